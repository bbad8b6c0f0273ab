"""Pages of the intake workbook that hold evidence: artefacts with what they answer, and the two SoAs."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import COMPLETE, Column, Page, column, text

_DOCUMENT = "The document or record|El documento o registro"
_DATES = "Its dates|Sus fechas"
_ANSWERS = "What it answers, and how that is known|A qué responde y cómo se sabe"
_PROGRAM = "For the program|Para el programa"

ARTEFACTS: Final = Page(
    "artefacts",
    text("Artefacts|Artefactos"),
    text(
        "Policies, procedures, plans, registers, records, reports and contracts. Where one document "
        "answers several "
        "things in different ways, repeat its id and title on a further row and fill in only what it "
        "answers there."
        "|Políticas, procedimientos, planes, registros, informes y contratos. Si un documento responde a "
        "varias cosas "
        "de distinto modo, repita su id. y su título en otra fila y rellene solo a qué responde ahí."
    ),
    (
        column("identifier", 14, "Document id|Id. de documento", "Your own number.|Su propia referencia.",
               "PRO-014", group=_DOCUMENT),
        column("title", 40, "Title|Título", "As on the cover.|Tal como figura en la portada.",
               "AI system impact assessment procedure"
               "|Procedimiento de evaluación de impacto de los sistemas de IA", required=True,
               group=_DOCUMENT),
        column("type", 28, "Type|Tipo", "The most specific type that fits."
               "|El tipo más específico que corresponda.", "Procedure|Procedimiento", "choice", "types",
               group=_DOCUMENT),
        column("status", 16, "Status|Estado", "Left empty: not stated.|Vacío: no indicado.", "Approved"
               "|Aprobado", "choice", "status", group=_DOCUMENT),
        column("owner", 20, "Owner|Responsable", "Who keeps it.|Quién lo mantiene.", "CISO", group=_DOCUMENT),
        column("approver", 20, "Approved by|Aprobado por", "Who approved it.|Quién lo aprobó.", "CEO",
               group=_DOCUMENT),
        column("version", 10, "Version|Versión", "As stated.|Tal como figura.", "1.2", group=_DOCUMENT),
        column("adopts", 26, "Adopts|Adopta", "The group document that this record adopts for its own entity: id or title.|El documento del grupo que este registro adopta para su entidad: id. o título.", "", "names", "artefacts", group=_DOCUMENT, prop="adopts"),
        column("supersedes", 26, "Takes the place of|Sustituye a", "The earlier document: id or title.|El documento anterior: id. o título.", "", "names", "artefacts", group=_DOCUMENT, prop="supersedes"),
        column("contains_personal", 12, "Personal data|Datos personales", "Does it hold personal data?|¿Contiene datos personales?", "No", "choice", "yesno", group=_DOCUMENT, prop="personalData"),
        column("held", 20, "Management system|Sistema de gestión", "The system whose list holds it."
               "|El sistema en cuya lista figura.", "ISO/IEC 27001:2022", "choice", "edition",
               group=_DOCUMENT),
        column("effective_from", 13, "In force from|En vigor desde", "The day it took effect."
               "|El día en que entró en vigor.", "2026-01-15", "day", group=_DATES),
        column("last_review", 13, "Last review|Última revisión", "The day of the last review."
               "|El día de la última revisión.", "2026-01-15", "day", group=_DATES),
        column("next_review", 13, "Next review|Próxima revisión", "The day the next review is due."
               "|El día en que toca la próxima revisión.", "2027-01-15", "day", group=_DATES),
        column("valid_until", 13, "Valid until|Válido hasta",
               "Only for what runs out: certificates, contracts, licences."
               "|Solo para lo que caduca: certificados, contratos, licencias.", "", "day", group=_DATES),
        column("interval_months", 12, "Every … months|Cada … meses", "Your own interval for such records, in months.|Su propio intervalo para estos registros, en meses.", "", "integer", group=_DATES, prop="plannedInterval"),
        column("addresses", 34, "Answers|Responde a",
               "Ids of statements or requirements, from the Identifiers page; several with ';'."
               "|Ids. de enunciados o requisitos, de la página Identificadores; varios con «;».",
               "iso42001:6.1.4; iso42001:8.4", "ids", group=_ANSWERS),
        column("entities", 24, "For legal entity|Para la entidad",
               "Left empty: the main legal entity. Several with ';'."
               "|Vacío: la entidad principal. Varias con «;».", "", "names", "entities", group=_ANSWERS),
        column("systems", 24, "For AI system|Para el sistema de IA",
               "Where it speaks of one system only. Several with ';'."
               "|Si trata de un solo sistema. Varios con «;».", "Product recommender"
               "|Recomendador de productos", "names", "systems", group=_ANSWERS),
        column("design", 15, "Document: basis|Documento: base", "How it is known that the document says so."
               "|Cómo se sabe que el documento lo dice.", "Inspected|Inspeccionado", "choice", "basis",
               group=_ANSWERS),
        column("operating", 15, "Practice: basis|Práctica: base",
               "How it is known that it is done. Left empty: not known."
               "|Cómo se sabe que se hace. Vacío: no se sabe.", "Declared|Declarado", "choice", "basis",
               group=_ANSWERS),
        column("inspected_by", 20, "Inspected by|Inspeccionado por", "Who looked.|Quién lo miró.",
               "A. Ferrer", group=_ANSWERS),
        column("inspected_on", 13, "Inspected on|Inspeccionado el", "Which day.|Qué día.", "2026-11-03",
               "day", group=_ANSWERS),
        column("period_from", 13, "Period from|Periodo desde", "First day that the records looked at cover."
               "|Primer día que cubren los registros examinados.", "2026-01-01", "day", group=_ANSWERS),
        column("period_to", 13, "Period to|Periodo hasta", "Last day that the records looked at cover."
               "|Último día que cubren los registros examinados.", "2026-10-31", "day", group=_ANSWERS),
        column("sample", 24, "Sample|Muestra", "What the sample consisted of.|En qué consistió la muestra.", "12 of 87 releases|12 de 87 versiones", group=_ANSWERS),
        column("deficiency", 26, "Deficiency|Deficiencia",
               "What is known against it; several with ';'. Left empty: nothing is known."
               "|Lo que se sabe en contra; varias con «;». Vacío: no se sabe nada.", "", "several",
               "deficiency", group=_ANSWERS),
        column("type_stated", 20, "Type in your list|Tipo en su lista", "The word of your own register."
               "|La palabra de su propio registro.", "Procedure|Procedimiento", group=_PROGRAM),
        column("slug", 20, "Key|Clave", "Filled in by the program. Leave it as it is; empty on new rows."
               "|La rellena el programa. Déjela como está; vacía en las filas nuevas.", "", group=_PROGRAM),
    ),
    kind="artefact",
    complete=(
        ("documents", text("The documents on this page are complete as of the day on the left."
                           "|Los documentos de esta página están completos a la fecha de la izquierda.")),
        ("records", text("The records on this page are complete as of the day on the left."
                         "|Los registros de esta página están completos a la fecha de la izquierda.")),
    ),
)  # fmt: skip

_CONTROL = "The control|El control"
_STATEMENT = "What the statement of applicability says|Lo que dice la declaración de aplicabilidad"


def _soa_columns(control: str, title: str) -> tuple[Column, ...]:
    return (
        column("control", 12, "Control", "Its id. Own controls go below the last row."
               "|Su id. Los controles propios van debajo de la última fila.", control, required=True,
               group=_CONTROL),
        column("title", 38, "Title|Título", "For your information; read for own controls only."
               "|A título informativo; solo se lee en los controles propios.",
               title, group=_CONTROL),
        column("own", 10, "Own control|Control propio", "Yes for a control of your own, not in the standard."
               "|Sí para un control propio, que no está en la norma.", "No", "choice", "yesno",
               group=_CONTROL),
        column("applicable", 12, "Applicable|Aplicable", "Yes or No; left empty: not known."
               "|Sí o No; vacío: no se sabe.", "Yes|Sí", "choice", "yesno", group=_STATEMENT),
        column("status", 20, "Implementation|Implantación",
               "How far it is in place. A control that does not apply counts as excluded."
               "|Hasta dónde está implantado. Un control no aplicable cuenta como excluido.", "Implemented"
               "|Implantado", "choice", "implementation", group=_STATEMENT),
        column("justification", 44, "Reason|Justificación",
               "Why it applies or not: risk, impact assessment, law. “N/A” is no reason."
               "|Por qué se aplica o no: riesgo, evaluación de impacto, ley. «N/A» no es motivo.",
               "Risk R-07: unclear rules for staff|Riesgo R-07: reglas poco claras para el personal",
               group=_STATEMENT),
        column("description", 50, "How it is done|Cómo se hace", "In a sentence or two."
               "|En una o dos frases.", "Policy approved and sent to all staff"
               "|Política aprobada y enviada a toda la plantilla", group=_STATEMENT),
        column("references", 30, "Artefacts|Artefactos",
               "Ids or titles from the Artefacts page; several with ';'."
               "|Ids. o títulos de la página Artefactos; varios con «;».", "POL-001; REC-004", "names",
               "artefacts", group=_STATEMENT),
        column("unresolved", 30, "Other documents named|Otros documentos citados",
               "Documents that are not on the Artefacts page; several with ';'."
               "|Documentos que no están en la página Artefactos; varios con «;».", "RACI matrix"
               "|Matriz RACI", group=_STATEMENT),
        column("status_stated", 20, "Status in your SoA|Estado en su SoA", "The word of your own SoA."
               "|La palabra de su propia declaración.", "Done|Hecho", group=_PROGRAM),
    )  # fmt: skip


SOA_27001: Final = Page(
    "soa27001",
    text("SoA 27001|SoA 27001"),
    text(
        "The statement of applicability of the ISO/IEC 27001:2022 system. A row without an answer counts "
        "as not listed."
        "|La declaración de aplicabilidad del sistema ISO/IEC 27001:2022. Una fila sin respuesta cuenta "
        "como no listada. Los títulos en español son traducción nuestra."
    ),
    _soa_columns("A.5.1", "Policies for information security|Políticas de seguridad de la información"),
    soa="iso27001",
    complete=(("soa27001", COMPLETE),),
)

SOA_42001: Final = Page(
    "soa42001",
    text("SoA 42001|SoA 42001"),
    text(
        "The statement of applicability of the ISO/IEC 42001:2023 system: a proposal until risks are "
        "treated (6.1.3) and it is approved. Own controls and ISO/IEC 27001 controls (as iso27001:A.5.24) "
        "may stand in it."
        "|La declaración de aplicabilidad del sistema ISO/IEC 42001:2023: una propuesta hasta tratar los "
        "riesgos (6.1.3) y aprobarla. Caben controles propios y controles de ISO/IEC 27001 (como "
        "iso27001:A.5.24). Los títulos en español son traducción nuestra."
    ),
    (
        *_soa_columns("A.2.2", "AI policy|Política de IA"),
        column("systems", 24, "AI systems|Sistemas de IA",
               "The systems the row is for; several with ';'. Left empty: all that no other row of the control "
               "names."
               "|Los sistemas a los que se refiere la fila; varios con «;». Vacío: todos los que no nombre otra "
               "fila del control.", "", "names", "systems", group=_STATEMENT),
        column("grounds", 26, "Rests on|Se apoya en",
               "Ids or titles of risks, impact assessments, laws or contracts; several with ';'."
               "|Ids. o títulos de riesgos, evaluaciones de impacto, leyes o contratos; varios con «;».",
               "R-07; REC-021", group=_STATEMENT),
        column("owner", 20, "Control owner|Responsable del control", "Who answers for it.|Quién responde de él.",
               "Head of Product|Dirección de Producto", group=_STATEMENT),
        column("approved_by", 20, "Approved by|Aprobado por", "Who approved the row.|Quién aprobó la fila.",
               "CEO", group=_STATEMENT),
        column("approved_on", 13, "Approved on|Aprobado el", "Which day.|Qué día.", "2026-10-02", "day",
               group=_STATEMENT),
        column("approved", 22, "Approved by, on (one cell)|Aprobado por, el (una celda)",
               "Older form of the two columns before it; read where they are empty."
               "|Forma anterior de las dos columnas precedentes; se lee si están vacías.", "",
               group=_PROGRAM),
    ),
    soa="iso42001",
    complete=(("soa42001", COMPLETE),),
)  # fmt: skip
