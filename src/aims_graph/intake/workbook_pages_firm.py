"""Pages of the intake workbook about the firm: organisation, entities, management systems, AI systems."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import COMPLETE, Page, column, text

ORGANISATION: Final = Page(
    "organisation",
    text("Organisation|Organización"),
    text(
        "The only page that must be filled in. Fill in the others as far as you know; an empty cell means "
        "“not known”, never “no”.|La única página obligatoria. Rellene las demás hasta donde sepa; una celda "
        "vacía significa «no se sabe», nunca «no»."
    ),
    (
        column("label", 46, "Name of the organisation|Nombre de la organización",
               "As it should stand in reports.|Tal como debe figurar en los informes.",
               "Lumbre Commerce S.L.", required=True),
        column("slug", 46, "Short id|Id. corto",
               "Letters, digits, '.', '_' and '-'. Left empty, it is made from the name."
               "|Letras, cifras, «.», «_» y «-». Si se deja vacío, se forma a partir del nombre.", "lumbre"),
        column("sector", 46, "Sector", "What the organisation does, in a few words."
               "|A qué se dedica la organización, en pocas palabras.", "B2B e-commerce software"
               "|Software de comercio electrónico B2B"),
        column("size", 46, "Size|Tamaño", "By people employed. Effort estimates depend on it."
               "|Por personas empleadas. De ello dependen las estimaciones de esfuerzo.",
               "Medium: 50 to 249 people|Mediana: de 50 a 249 personas", "open", "size"),
        column("filled_by", 46, "Filled in by|Rellenado por", "Who answers for this workbook, and since when."
               "|Quién responde de este libro y desde cuándo.", "A. Ferrer, 2026-11-23", prop="filledBy"),
        column("aims_scope", 46, "Scope of the AI management system|Alcance del sistema de gestión de IA", "The scope statement, as it is or as it is proposed.|La declaración de alcance, tal como está o se propone.", "Development and operation of AI for product ranking|Desarrollo y explotación de IA para ordenar productos", prop="aimsScope"),
        column("scope_document", 46, "Document of the scope|Documento del alcance", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "POL-020", "names", "artefacts", prop="scopeDocument"),
    ),
    form=True,
)  # fmt: skip

ENTITIES: Final = Page(
    "entities",
    text("Entities|Entidades"),
    text(
        "The legal entities of the organisation. Left empty, the organisation itself is taken as the only "
        "one."
        "|Las entidades jurídicas de la organización. Si se deja vacía, se toma la propia organización "
        "como única."
    ),
    (
        column("label", 40, "Legal entity|Entidad jurídica", "Its legal name.|Su razón social.",
               "Lumbre Commerce S.L.", required=True),
        column("slug", 20, "Short id|Id. corto", "Left empty, it is made from the name."
               "|Si se deja vacío, se forma a partir del nombre.", "lumbre"),
        column("country", 18, "Country|País", "Where it is established.|Dónde está establecida.", "Spain"
               "|España", prop="country"),
        column("parent", 26, "Controlled by|Controlada por", "The entity that controls it, if any."
               "|La entidad que la controla, si la hay.", kind="names", values="entities", prop="controlledBy"),
        column("activity", 40, "Activity|Actividad", "What it does for the group.|Qué hace para el grupo.",
               "Runs the platform|Explota la plataforma", prop="activity"),
        column("joined_on", 13, "Joined on|Incorporada el", "The day it joined the group, if it did.|El día en que se incorporó al grupo, si lo hizo.", "", "day", prop="joinedOn"),
        column("left_on", 13, "Left on|Separada el", "The day it left the group.|El día en que dejó el grupo.", "", "day", prop="leftOn"),
        column("main", 12, "Main entity|Entidad principal", "Yes for the one that stands for the organisation.|Sí para la que representa a la organización.", "Yes|Sí", "choice", "yesno", prop="mainEntity"),
    ),
    complete=(("entities", COMPLETE),),
    kind="entity",
)  # fmt: skip

HELD: Final = Page(
    "held",
    text("Management systems|Sistemas de gestión"),
    text(
        "The management systems that the organisation runs today, certified or not. Not the one it wants to "
        "build.|Los sistemas de gestión que la organización tiene hoy, certificados o no. No el que quiere "
        "crear."
    ),
    (
        column("edition", 24, "Standard|Norma", "The standard and its edition.|La norma y su edición.",
               "ISO/IEC 27001:2022", "choice", "edition", required=True),
        column("seen", 16, "Certificate seen|Certificado visto",
               "Yes only where whoever fills this in has held the certificate in hand. Left empty: no."
               "|Sí solo si quien rellena esto ha tenido el certificado en la mano. Vacío: no.", "Yes|Sí",
               "choice", "yesno"),
        column("body", 30, "Certification body|Organismo de certificación", "As on the certificate."
               "|Tal como figura en el certificado.", "Example Cert Ltd"),
        column("valid_until", 14, "Valid until|Válido hasta", "The last day of validity."
               "|El último día de validez.", "2028-05-31", "day"),
        column("scope", 50, "Scope|Alcance", "The scope statement of the certificate."
               "|El alcance que figura en el certificado.", "Development and operation of the platform"
               "|Desarrollo y explotación de la plataforma"),
        column("left_out", 26, "Left out of the scope|Excluido del alcance",
               "ISO 9001 only: requirements such as iso9001:8.3 that the documented scope holds not to apply; several with ';'. Nothing is "
               "then built on them."
               "|Solo ISO 9001: requisitos, como iso9001:8.3, que el alcance documentado considera no aplicables; varios con «;». Nada se "
               "apoya entonces en ellos."),
        column("accreditation", 24, "Accreditation|Acreditación", "Who accredited the body."
               "|Quién acreditó al organismo.", "ENAC", prop="accreditation"),
        column("sites", 26, "Sites|Sedes", "The sites it covers.|Las sedes que cubre.", "Madrid", "texts", prop="site"),
        column("soa_version", 16, "SoA version|Versión de la SoA", "The version the certificate names."
               "|La versión que cita el certificado.", "3.1", prop="soaVersion"),
        column("entities", 26, "For legal entity|Para la entidad", "The entities that the certificate covers; left empty: all. Several with ';'.|Las entidades que cubre el certificado; vacío: todas. Varias con «;».", "", "names", "entities", prop="unit"),
        column("issued_on", 13, "Issued on|Emitido el", "The day of the certificate.|El día del certificado.", "2025-06-01", "day", prop="issuedOn"),
        column("status", 16, "State|Estado", "How the certificate stands.|En qué estado está el certificado.", "Valid|Válido", "choice", "certificate", prop="certificateState"),
    ),
    complete=(("held", COMPLETE),),
    kind="held",
)  # fmt: skip

_SYSTEM = "The system|El sistema"
_LAW = "Its place under the AI Act|Su encaje en el Reglamento de IA"

SYSTEMS: Final = Page(
    "systems",
    text("AI systems|Sistemas de IA"),
    text(
        "One row for each AI system in one intended use. An empty cell means that nobody has said it."
        "|Una fila por cada sistema de IA en un uso previsto. Una celda vacía significa que nadie lo ha indicado."
    ),
    (
        column("label", 32, "AI system|Sistema de IA",
               "The name people use, with the use where it has several."
               "|El nombre que se usa, con el uso previsto si tiene varios.", "Product recommender"
               "|Recomendador de productos", required=True, group=_SYSTEM),
        column("slug", 16, "Short id|Id. corto", "Left empty, it is made from the name."
               "|Si se deja vacío, se forma a partir del nombre.", "recommender", group=_SYSTEM),
        column("purpose", 46, "Purpose and use|Finalidad y uso", "What it is used for, by whom, on whom."
               "|Para qué se usa, quién lo usa y sobre quién.",
               "Orders the catalogue for each business customer"
               "|Ordena el catálogo para cada cliente empresarial", group=_SYSTEM),
        column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.",
               "Head of Product|Dirección de Producto", group=_SYSTEM),
        column("stage", 24, "Life-cycle stage|Fase del ciclo de vida",
               "Where it stands today; other words are kept as written."
               "|En qué fase está hoy; otras palabras se guardan tal cual.", "In operation|En operación",
               "open", "stage", group=_SYSTEM),
        column("since", 14, "In production since|En producción desde", "The first day of use."
               "|El primer día de uso.", "2025-03-01", "day", group=_SYSTEM),
        column("redesigned", 24, "Design changes|Cambios de diseño",
               "Dates of significant changes in design; several with ';'."
               "|Fechas de los cambios de diseño significativos; varias con «;».", "2026-09-01", group=_SYSTEM),
        column("retired_on", 14, "Out of use since|Retirado desde", "The day it was taken out of use, if it was."
               "|El día en que se retiró, en su caso.", kind="day", group=_SYSTEM),
        column("decommission_record", 28, "Record of retirement|Registro de retirada", "Its id or title on the Artefacts page, where the system was taken out of service.|Su id. o título en la página Artefactos, si el sistema se retiró del servicio.", "", "names", "artefacts", group=_SYSTEM, prop="decommissionedBy"),
        column("is_ai", 14, "Is it an AI system?|¿Es un sistema de IA?", "Under Art. 3(1) of the AI Act."
               "|Según el art. 3, punto 1, del Reglamento de IA.", "Yes|Sí", "choice", "yesno", group=_LAW),
        column("art5", 16, "Screened: nothing of Art. 5|Revisado: nada del art. 5",
               "Yes only where somebody went through every prohibited practice of Art. 5."
               "|Sí solo si alguien ha repasado todas las prácticas prohibidas del art. 5.", "Yes|Sí", "choice",
               "yesno", group=_LAW),
        column("annex1", 24, "Annex I law|Legislación del anexo I",
               "The product law that covers it or the product it is part of; several with ';'; None where "
               "somebody checked.|La legislación de producto que lo cubre, o que cubre el producto del que forma "
               "parte; varias con «;»; Ninguna si alguien lo ha comprobado.", "None|Ninguna", "several", "annex1",
               group=_LAW),
        column("annex3", 28, "Annex III use|Uso del anexo III",
               "The point of Annex III; several with ';'; None where somebody checked every point."
               "|El punto del anexo III; varios con «;»; Ninguno si alguien ha comprobado todos los puntos.",
               "None|Ninguno", "several", "annex3", group=_LAW),
        column("act_role", 24, "Role, AI Act|Papel, Reglamento de IA",
               "The entity's role under the AI Act; several with ';'."
               "|El papel de la entidad según el Reglamento; varios con «;».", "Provider|Proveedor",
               "several", "act_role", group=_LAW),
        column("iso_role", 24, "Role, ISO 42001 4.1|Papel, ISO 42001 4.1",
               "The role under ISO/IEC 42001, 4.1: another set of roles."
               "|El papel según ISO/IEC 42001, 4.1: otro conjunto de papeles.", "AI producer|Productor de IA",
               "several", "iso_role", group=_LAW, prop="isoRole"),
        column("profiling", 12, "Profiling|Perfilado", "Does it profile natural persons?"
               "|¿Elabora perfiles de personas físicas?", "No", "choice", "yesno", group=_LAW),
        column("interacts", 12, "Interacts|Interactúa", "Does it interact with people directly?"
               "|¿Interactúa directamente con personas?", "No", "choice", "yesno", group=_LAW),
        column("generates", 12, "Generates|Genera", "Does it generate text, image, audio or video?"
               "|¿Genera texto, imagen, audio o vídeo?", "No", "choice", "yesno", group=_LAW),
        column("gpai", 26, "GPAI model, supplier|Modelo GPAI, proveedor",
               "The general-purpose model it calls, and whose it is; None where it calls none."
               "|El modelo de uso general al que llama y de quién es; Ninguno si no llama a ninguno.",
               "None|Ninguno", group=_LAW),
        column("placed", 14, "On the Union market since|En el mercado de la Unión desde",
               "The day the first unit of this type and model was placed on the market, if it was."
               "|El día en que se introdujo en el mercado la primera unidad de este tipo y modelo, si se introdujo.",
               kind="day", group=_LAW),
        column("exempted", 14, "Art. 6(4) assessment of|Evaluación del art. 6, ap. 4, de",
               "The day the provider documented that a use of Annex III poses no significant risk."
               "|El día en que el proveedor documentó que un uso del anexo III no plantea un riesgo importante.",
               kind="day", group=_LAW),
        column("entity", 24, "Entity|Entidad", "Its legal entity, where there are several."
               "|Su entidad jurídica, si hay varias.", kind="names", values="entities", group=_LAW),
        column("said_by", 22, "Declared by|Declarado por", "Who stands for the answers in this part."
               "|Quién responde de lo indicado en esta parte.", "A. Ferrer", group=_LAW),
        column("said_on", 13, "Declared on|Declarado el", "Which day.|Qué día.", "2026-11-20", "day", group=_LAW),
    ),
    complete=(("systems", COMPLETE),),
    kind="system",
)  # fmt: skip

FACTS: Final = Page(
    "facts",
    text("Facts for the AI Act|Hechos para el Reglamento de IA"),
    text(
        "One row for each fact that somebody declares about an AI system or a legal entity. Whatever the AI "
        "systems page does not ask. A fact that is not declared stays open, never “no”."
        "|Una fila por cada hecho que alguien declara sobre un sistema de IA o una entidad jurídica: lo que la "
        "página de sistemas de IA no pregunta. Un hecho no declarado queda pendiente, nunca «no»."
    ),
    (
        column("system", 28, "AI system|Sistema de IA", "The system it is about; empty where it is about an entity."
               "|El sistema del que trata; vacío si trata de una entidad.", "Product recommender"
               "|Recomendador de productos", "names", "systems"),
        column("entity", 28, "Entity|Entidad",
               "The legal entity it is about; with both left empty, the organisation itself."
               "|La entidad jurídica de la que trata; si ambas quedan vacías, la propia organización.", "", "names",
               "entities"),
        column("fact", 70, "Question|Pregunta", "Choose it from the list.|Elíjala de la lista.", kind="choice",
               values="facts", required=True),
        column("value", 10, "Answer|Respuesta", "Yes or no.|Sí o no.", "No", "choice", "yesno", required=True),
        column("by", 24, "Declared by|Declarado por", "Who stands for it.|Quién responde de ello.", "A. Ferrer"),
        column("on", 13, "Declared on|Declarado el", "Which day.|Qué día.", "2026-11-20", "day"),
    ),
    complete=(("facts", COMPLETE),),
)  # fmt: skip
