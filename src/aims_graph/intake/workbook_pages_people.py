"""Pages of the intake workbook on what people did: training, meetings, audits, own rules, interviews, questions."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import column, record_page

TRAINING: Final = record_page(
    "training", "training", "Training", "Training|Formación",
    "Who was trained in what, and how it was shown to have worked."
    "|Quién recibió qué formación y cómo se comprobó que sirvió.",
    column("who", 34, "Person or group|Persona o grupo", "A name or a function.|Un nombre o una función.",
           "AI committee|Comité de IA", required=True, prop="label"),
    column("what", 44, "Training|Formación", "Its subject.|Su materia.", "AI literacy, half a day"
           "|Alfabetización en IA, media jornada", prop="subject"),
    column("role", 22, "For which activity|Para qué actividad", "The activity it prepares for.|La actividad para la que prepara.", "Human oversight|Supervisión humana", "choice", "activity", prop="activityKind"),
    column("on", 13, "On|Fecha", "Which day.|Qué día.", "2026-06-10", "day", prop="doneOn"),
    column("valid_months", 12, "To repeat after … months|Repetir a los … meses", "Your own interval.|Su propio intervalo.", "24", "integer", prop="plannedInterval"),
    column("attended", 14, "Completed|Completada", "Was it finished?|¿Se terminó?", "Yes|Sí", "choice",
           "yesno", prop="completed"),
    column("shown", 34, "Shown by|Se comprobó con", "Test, exercise, observation."
           "|Examen, ejercicio, observación.", "Test passed|Examen superado", prop="shownBy"),
    column("record", 28, "Record|Registro", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-031", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip

MEETINGS: Final = record_page(
    "meetings", "meeting", "Meeting", "Meetings|Reuniones",
    "Meetings of the AI committee and management reviews, with what they decided."
    "|Reuniones del comité de IA y revisiones por la dirección, con lo que decidieron.",
    column("body", 34, "Body|Órgano", "Who met.|Quién se reunió.", "AI committee|Comité de IA",
           required=True, prop="label"),
    column("kind", 22, "Kind|Clase", "Which body met.|Qué órgano se reunió.", "AI committee|Comité de IA", "choice", "meeting", prop="meetingKind"),
    column("entity", 24, "Entity|Entidad", "The legal entity it is about, where there are several.|La entidad jurídica de la que trata, si hay varias.", "", "names", "entities", prop="unit"),
    column("on", 13, "On|Fecha", "Which day.|Qué día.", "2026-10-06", "day", prop="doneOn"),
    column("present", 36, "Present|Asistentes", "Several with ';'.|Varios con «;».",
           "CEO; CISO; Head of Product|CEO; CISO; Dirección de Producto",
           "texts", prop="present"),
    column("inputs", 40, "Inputs|Entradas", "What was on the table.|Qué se examinó.", "Objectives; incidents"
           "|Objetivos; incidentes", "texts", prop="inputs"),
    column("results", 44, "Results|Resultados", "Decisions and actions.|Decisiones y acciones.",
           "Bias evaluation twice a year|Evaluación de sesgo dos veces al año", "texts", prop="results"),
    column("minutes", 28, "Minutes|Acta", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-040", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip

AUDITS: Final = record_page(
    "audits", "finding", "AuditFinding", "Audits and findings|Auditorías y hallazgos",
    "Audits done, with one row for each finding. Whoever wrote the system cannot audit it."
    "|Auditorías hechas, con una fila por hallazgo. Quien redactó el sistema no puede auditarlo.",
    column("audit", 34, "Audit|Auditoría", "Its number or subject.|Su número u objeto.",
           "Internal audit 2026-2|Auditoría interna 2026-2", required=True, prop="label"),
    column("kind_of_audit", 22, "Kind of audit|Clase de auditoría", "Who audited whom.|Quién auditó a quién.", "Internal audit|Auditoría interna", "choice", "audit", prop="auditKind"),
    column("entity", 24, "Entity|Entidad", "The legal entity it is about, where there are several.|La entidad jurídica de la que trata, si hay varias.", "", "names", "entities", prop="unit"),
    column("auditor", 26, "Auditor", "Who audited.|Quién auditó.", "B. Soler", prop="auditor"),
    column("from", 13, "From|Desde", "First day.|Primer día.", "2026-09-21", "day", prop="periodFrom"),
    column("to", 13, "To|Hasta", "Last day.|Último día.", "2026-09-23", "day", prop="periodTo"),
    column("report", 28, "Report|Informe", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-041", "names", "artefacts", prop="recordedIn"),
    column("kind", 28, "Finding|Hallazgo", "Its grade.|Su grado.", "Minor nonconformity"
           "|No conformidad menor", "choice", "finding", prop="findingKind"),
    column("requirement", 20, "Requirement|Requisito", "The id it was raised against."
           "|El id. contra el que se levantó.", "iso27001:9.2.2", "ids", "own", prop="requirementRaised"),
    column("what", 48, "What was found|Qué se halló", "With the evidence.|Con la evidencia.",
           "No audit criteria for two areas|Sin criterios de auditoría en dos áreas", prop="description"),
    column("state", 14, "State|Estado", "Where it stands.|En qué situación está.", "Open|Abierto", "choice",
           "state", prop="caseState"),
    column("due", 13, "Due|Plazo", "By when you want it done.|Para cuándo se quiere tener hecho.", "2026-12-15", "day", prop="due"),
    column("closed_on", 13, "Closed on|Cerrado el", "Which day.|Qué día.", "", "day", prop="closedOn"),
    column("closed_by", 22, "Closed by|Cerrado por", "Who checked that it is done.|Quién comprobó que está hecho.", "", prop="closedBy"),
)  # fmt: skip

OWN: Final = record_page(
    "own", "rule", "OwnRequirement", "Own requirements|Requisitos propios",
    "Rules that the organisation has set itself, such as intervals. Audits check these too."
    "|Reglas que la organización se ha dado, como los intervalos. Las auditorías también las comprueban.",
    column("identifier", 14, "Id|Id.", "Your own number.|Su propia referencia.", "OWN-04", prop="identifier"),
    column("rule", 56, "Rule|Regla", "One testable thing.|Una sola cosa comprobable.",
           "Bias is evaluated before each release|El sesgo se evalúa antes de cada versión",
           required=True, prop="label"),
    column("applies_to", 24, "Tested on|Se comprueba en", "The page whose rows show whether it is kept.|La página cuyas filas muestran si se cumple.", "Evaluations and tests|Evaluaciones y pruebas", "choice", "row_class", prop="rowClass"),
    column("kind", 22, "Kind of row|Clase de fila", "Which rows of that page.|Qué filas de esa página.", "Bias evaluation|Evaluación de sesgo", "choice", "row_kind", prop="rowKind"),
    column("interval_months", 12, "Every … months|Cada … meses", "Where the rule sets an interval, in months.|Si la regla fija un intervalo, en meses.", "6", "integer", prop="plannedInterval"),
    column("system", 28, "AI system|Sistema de IA", "What it touches; left empty: all.|A qué afecta; vacío: todos.", "Product recommender|Recomendador de productos", "names", "systems", prop="unit"),
    column("source", 28, "Stands in|Figura en", "Its document on the Artefacts page."
           "|Su documento en la página Artefactos.", "PRO-014", "names", "artefacts", prop="recordedIn"),
    column("shown", 28, "Shown by|Lo muestra", "Ids or titles of the records, on the Artefacts page, that show that it is kept.|Ids. o títulos de los registros, en la página Artefactos, que muestran que se cumple.", "", "names", "artefacts", prop="evidence"),
    column("related", 28, "Related to|Relacionada con", "Ids of requirements; several with ';'."
           "|Ids. de requisitos; varios con «;».", "iso42001:A.7.4", "ids", prop="relatedTo"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de ella.", "Head of Product"
           "|Dirección de Producto", prop="owner"),
)  # fmt: skip

QUESTIONNAIRE: Final = record_page(
    "questionnaire", "question", "Question", "Questionnaire|Cuestionario",
    "Questions from customers and the answers given, each with who released it."
    "|Preguntas de clientes y respuestas dadas, cada una con quién la autorizó.",
    column("customer", 28, "Customer|Cliente", "Who asks.|Quién pregunta.", "Customer A|Cliente A", prop="customer"),
    column("question", 54, "Question|Pregunta", "As asked.|Tal como se hizo.", "Do you test your AI for bias?"
           "|¿Comprueban si su IA tiene sesgos?", required=True, prop="label"),
    column("answer", 54, "Answer|Respuesta", "As given or proposed.|Tal como se dio o se propone.",
           "Yes, before each release|Sí, antes de cada versión", prop="answer"),
    column("evidence", 28, "Evidence|Evidencia", "Ids or titles from the Artefacts page."
           "|Ids. o títulos de la página Artefactos.", "REC-022", "names", "artefacts", prop="evidence"),
    column("commitment", 34, "Commitment|Compromiso", "What the answer promises to the customer, if anything."
           "|Qué promete la respuesta al cliente, en su caso.", "A report each year|Un informe cada año",
           prop="commitment"),
    column("released_by", 22, "Released by|Autorizada por", "A named person.|Una persona con nombre.",
           "CISO", prop="releasedBy"),
    column("released_on", 13, "Released on|Autorizada el", "Which day.|Qué día.", "2026-10-20", "day", prop="releasedOn"),
)  # fmt: skip

INTERVIEWS: Final = record_page(
    "interviews", "interview", "Interview", "Interviews|Entrevistas",
    "What people said when asked: a lead for where to look, and evidence only together with what shows it."
    "|Lo que dijeron las personas entrevistadas: una pista de dónde mirar, y evidencia solo junto con lo que lo "
    "demuestra.",
    column("who", 28, "Person asked|Persona entrevistada", "A name.|Un nombre.", "L. Vidal", required=True,
           prop="label"),
    column("function", 28, "Function|Función", "What the person does.|A qué se dedica.",
           "Lead data scientist|Responsable de ciencia de datos", prop="role"),
    column("on", 13, "On|Fecha", "Which day.|Qué día.", "2026-11-12", "day", prop="doneOn"),
    column("by", 22, "Asked by|Entrevistada por", "Who asked.|Quién preguntó.", "A. Ferrer", prop="performedBy"),
    column("topics", 30, "About|Sobre", "Ids of statements or requirements, from the Identifiers page; several with ';'."
           "|Ids. de enunciados o requisitos, de la página Identificadores; varios con «;».", "iso42001:A.6.2.4",
           "ids", prop="addresses"),
    column("said", 56, "What was said|Qué se dijo", "In your own words.|Con sus palabras.",
           "Every model is tested by category before release|Cada modelo se prueba por categoría antes de publicarlo",
           prop="description"),
    column("document", 28, "Notes kept in|Notas en", "Their id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-043", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip
