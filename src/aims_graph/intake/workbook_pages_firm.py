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
               "|Quién responde de este libro y desde cuándo.", "A. Ferrer, 2026-11-23", read=False),
    ),
    read=True,
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
               "|España", read=False),
        column("parent", 26, "Controlled by|Controlada por", "The entity that controls it, if any."
               "|La entidad que la controla, si la hay.", read=False, kind="names", values="entities"),
        column("activity", 40, "Activity|Actividad", "What it does for the group.|Qué hace para el grupo.",
               "Runs the platform|Explota la plataforma", read=False),
    ),
    read=True,
    complete=(("entities", COMPLETE),),
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
               "ISO 9001 only: requirements that the documented scope holds not to apply; several with ;. Nothing is "
               "then built on them."
               "|Solo ISO 9001: requisitos que el alcance documentado considera no aplicables; varios con ;. Nada se "
               "apoya entonces en ellos.", "iso9001:8.3"),
        column("accreditation", 24, "Accreditation|Acreditación", "Who accredited the body."
               "|Quién acreditó al organismo.", "ENAC", read=False),
        column("sites", 26, "Sites|Sedes", "The sites it covers.|Las sedes que cubre.", "Madrid", read=False),
        column("soa_version", 16, "SoA version|Versión de la SoA", "The version the certificate names."
               "|La versión que cita el certificado.", "3.1", read=False),
    ),
    read=True,
    complete=(("held", COMPLETE),),
)  # fmt: skip

_SYSTEM = "The system|El sistema"
_LAW = "Its place under the AI Act|Su encaje en el Reglamento de IA"

SYSTEMS: Final = Page(
    "systems",
    text("AI systems|Sistemas de IA"),
    text(
        "One row for each AI system in one intended use. The columns with a grey heading are kept for a "
        "later "
        "version; not read yet."
        "|Una fila por cada sistema de IA en un uso previsto. Las columnas de cabecera gris se "
        "guardan para una versión posterior; todavía no se leen."
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
               "|El primer día de uso.", "2025-03-01", "day", read=False, group=_SYSTEM),
        column("redesigned", 24, "Design changes|Cambios de diseño", "Dates of significant changes in design."
               "|Fechas de los cambios de diseño significativos.", "2026-09-01", read=False, group=_SYSTEM),
        column("is_ai", 14, "Is it an AI system?|¿Es un sistema de IA?", "Under Art. 3(1) of the AI Act."
               "|Según el art. 3, punto 1, del Reglamento de IA.", "Yes|Sí", "choice", "yesno", read=False,
               group=_LAW),
        column("annex3", 24, "Annex III use|Uso del anexo III", "The point of Annex III that may fit."
               "|El punto del anexo III que puede corresponder.", "None|Ninguno", "choice", "annex3",
               read=False, group=_LAW),
        column("act_role", 24, "Role, AI Act|Papel, Reglamento de IA",
               "The entity's role under the AI Act; several with ';'."
               "|El papel de la entidad según el Reglamento; varios con «;».", "Provider|Proveedor",
               "several", "act_role", read=False, group=_LAW),
        column("iso_role", 24, "Role, ISO 42001 4.1|Papel, ISO 42001 4.1",
               "The role under ISO/IEC 42001, 4.1: another set of roles."
               "|El papel según ISO/IEC 42001, 4.1: otro conjunto de papeles.", "Producer|Productor",
               "several", "iso_role", read=False, group=_LAW),
        column("profiling", 12, "Profiling|Perfilado", "Does it profile natural persons?"
               "|¿Elabora perfiles de personas físicas?", "No", "choice", "yesno", read=False, group=_LAW),
        column("interacts", 12, "Interacts|Interactúa", "Does it interact with people directly?"
               "|¿Interactúa directamente con personas?", "No", "choice", "yesno", read=False, group=_LAW),
        column("generates", 12, "Generates|Genera", "Does it generate text, image, audio or video?"
               "|¿Genera texto, imagen, audio o vídeo?", "No", "choice", "yesno", read=False, group=_LAW),
        column("gpai", 26, "GPAI model, supplier|Modelo GPAI, proveedor",
               "The general-purpose model it calls, and whose it is."
               "|El modelo de uso general al que llama y de quién es.", read=False, group=_LAW),
    ),
    read=True,
    complete=(("systems", COMPLETE),),
)  # fmt: skip
