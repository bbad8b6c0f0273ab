"""Pages of the intake workbook on how the management system works: kept for later, not read yet."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import column, later_page

OBJECTIVES: Final = later_page(
    "objectives", "Objectives and measures|Objetivos y mediciones",
    "AI objectives, how they are measured, and the latest value."
    "|Objetivos de IA, cómo se miden y el último valor.",
    column("objective", 46, "Objective|Objetivo", "What is to be reached.|Qué se quiere alcanzar.",
           "No seller category under-ranked by more than 5 %|Ninguna categoría relegada más del 5 %",
           required=True),
    column("measure", 36, "Measure|Medición", "What is measured, and how.|Qué se mide y cómo.",
           "Exposure gap by category|Brecha de exposición por categoría"),
    column("target", 16, "Target|Meta", "The value to reach.|El valor por alcanzar.", "5 %"),
    column("value", 16, "Latest value|Último valor", "What was measured last.|Lo último que se midió.",
           "9 %"),
    column("measured_on", 13, "Measured on|Medido el", "Which day.|Qué día.", "2026-10-31", "day"),
    column("due", 13, "Due|Plazo", "By when.|Para cuándo.", "2027-03-31", "day"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.", "Head of Product"
           "|Dirección de Producto"),
)  # fmt: skip

LEGAL: Final = later_page(
    "legal", "Legal register|Registro legal",
    "Laws, contracts and codes that bind the organisation where it uses AI."
    "|Leyes, contratos y códigos que obligan a la organización en su uso de la IA.",
    column("title", 46, "Law, contract or code|Ley, contrato o código", "With its number.|Con su número.",
           "Regulation (EU) 2024/1689|Reglamento (UE) 2024/1689", required=True),
    column("kind", 20, "Kind|Clase", "What it is.|Qué es.", "Law|Ley", "choice", "legal"),
    column("what", 46, "What it asks|Qué exige", "In a sentence.|En una frase.", "Transparency towards users"
           "|Transparencia con los usuarios"),
    column("system", 28, "AI system|Sistema de IA", "What it touches; left empty: all."
           "|A qué afecta; vacío: todos.", "", "names", "systems"),
    column("owner", 22, "Owner|Responsable", "Who follows it.|Quién la sigue.", "Legal counsel"
           "|Asesoría jurídica"),
    column("reviewed_on", 13, "Reviewed on|Revisado el", "The day of the last review."
           "|El día de la última revisión.", "2026-09-15", "day"),
)  # fmt: skip

INTERESTED: Final = later_page(
    "interested", "Interested parties|Partes interesadas",
    "Who has a stake in how the organisation uses AI, what they need, and which needs it has taken on."
    "|Quién tiene interés en cómo la organización usa la IA, qué necesita y qué necesidades se han asumido.",
    column("party", 34, "Interested party|Parte interesada", "A person, group or body."
           "|Una persona, un grupo o un organismo.", "Enterprise customers|Clientes empresariales",
           required=True),
    column("needs", 54, "Needs and expectations|Necesidades y expectativas", "What they ask for.|Qué piden.",
           "To know why a product ranks low|Saber por qué un producto sale abajo"),
    column("taken_on", 14, "Taken on|Asumida", "Does the management system answer it?"
           "|¿Responde a ella el sistema de gestión?", "Yes|Sí", "choice", "yesno"),
    column("how", 40, "How it is answered|Cómo se responde", "Where the answer is found."
           "|Dónde está la respuesta.", "Dispute procedure PRO-016|Procedimiento de reclamación PRO-016"),
)  # fmt: skip

ROLES: Final = later_page(
    "roles", "Roles (RACI)",
    "Who is responsible, accountable, consulted and informed. One accountable person for each row."
    "|Quién ejecuta (R), quién rinde cuentas (A), a quién se consulta (C) y a quién se informa (I). Una "
    "sola A por fila.",
    column("activity", 44, "Activity|Actividad", "What is to be done.|Qué hay que hacer.",
           "Approve a model release|Aprobar una versión de modelo", required=True),
    column("responsible", 26, "Responsible (R)|Ejecuta (R)", "Who does it; several with ';'."
           "|Quién lo hace; varios con «;».", "Lead data scientist|Responsable de ciencia de datos"),
    column("accountable", 26, "Accountable (A)|Rinde cuentas (A)", "One person.|Una sola persona.",
           "Head of Product|Dirección de Producto"),
    column("consulted", 26, "Consulted (C)|Consultado (C)", "Several with ';'.|Varios con «;».", "CISO; DPO"),
    column("informed", 26, "Informed (I)|Informado (I)", "Several with ';'.|Varios con «;».", "AI committee"
           "|Comité de IA"),
    column("competence", 34, "Competence shown by|Competencia demostrada por", "Document or record."
           "|Documento o registro.", "REC-030"),
)  # fmt: skip

DECISIONS: Final = later_page(
    "decisions", "Decisions|Decisiones",
    "Decisions on models and systems: who took them, when, on what grounds."
    "|Decisiones sobre modelos y sistemas: quién las tomó, cuándo y con qué fundamento.",
    column("decision", 46, "Decision|Decisión", "What was decided.|Qué se decidió.",
           "Release ranking model 4.2|Publicar el modelo de ordenación 4.2", required=True),
    column("kind", 22, "Kind|Clase", "What it is about.|De qué trata.", "Model release|Versión de modelo",
           "choice", "decision"),
    column("system", 28, "AI system|Sistema de IA", "Which one.|Cuál.", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("decided_on", 13, "Decided on|Decidido el", "Which day.|Qué día.", "2026-08-28", "day"),
    column("decided_by", 26, "Decided by|Decidido por", "Who took it.|Quién la tomó.", "AI committee"
           "|Comité de IA"),
    column("grounds", 46, "Grounds|Fundamento", "Records it rests on.|Registros en que se apoya.",
           "Bias evaluation REC-022|Evaluación de sesgo REC-022"),
)  # fmt: skip

INCIDENTS: Final = later_page(
    "incidents", "Incidents|Incidentes",
    "AI incidents and complaints. An incident is not yet a serious incident under the AI Act."
    "|Incidentes y reclamaciones de IA. Un incidente no es todavía un incidente grave según el Reglamento "
    "de IA.",
    column("identifier", 12, "Incident id|Id. de incidente", "Your own number.|Su propia referencia.",
           "INC-003"),
    column("what", 50, "What happened|Qué ocurrió", "In a sentence or two.|En una o dos frases.",
           "Scores not updated for 14 hours|Puntuaciones sin actualizar durante 14 horas", required=True),
    column("system", 28, "AI system|Sistema de IA", "Which one.|Cuál.", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("on", 13, "On|Fecha", "The day it was noticed.|El día en que se advirtió.", "2026-09-12", "day"),
    column("severity", 14, "Severity|Gravedad", "By your own scale.|Según su propia escala.", "Medium|Medio",
           "choice", "level"),
    column("serious", 16, "Serious, Art. 3(49)|Grave, art. 3.49", "Was that assessed, and is it one?"
           "|¿Se evaluó y lo es?", "No", "choice", "yesno"),
    column("state", 14, "State|Estado", "Where it stands.|En qué situación está.", "Closed|Cerrado",
           "choice", "state"),
    column("lesson", 40, "What was changed|Qué se cambió", "Correction and cause.|Corrección y causa.",
           "Alarm on stale scores|Alarma por puntuaciones antiguas"),
)  # fmt: skip

TRAINING: Final = later_page(
    "training", "Training|Formación",
    "Who was trained in what, and how it was shown to have worked."
    "|Quién recibió qué formación y cómo se comprobó que sirvió.",
    column("who", 34, "Person or group|Persona o grupo", "A name or a function.|Un nombre o una función.",
           "AI committee|Comité de IA", required=True),
    column("what", 44, "Training|Formación", "Its subject.|Su materia.", "AI literacy, half a day"
           "|Alfabetización en IA, media jornada"),
    column("on", 13, "On|Fecha", "Which day.|Qué día.", "2026-06-10", "day"),
    column("attended", 14, "Completed|Completada", "Was it finished?|¿Se terminó?", "Yes|Sí", "choice",
           "attended"),
    column("shown", 34, "Shown by|Se comprobó con", "Test, exercise, observation."
           "|Examen, ejercicio, observación.", "Test passed|Examen superado"),
    column("record", 28, "Record|Registro", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-031", "names", "artefacts"),
)  # fmt: skip

MEETINGS: Final = later_page(
    "meetings", "Meetings|Reuniones",
    "Meetings of the AI committee and management reviews, with what they decided."
    "|Reuniones del comité de IA y revisiones por la dirección, con lo que decidieron.",
    column("body", 34, "Body|Órgano", "Who met.|Quién se reunió.", "AI committee|Comité de IA",
           required=True),
    column("on", 13, "On|Fecha", "Which day.|Qué día.", "2026-10-06", "day"),
    column("present", 36, "Present|Asistentes", "Several with ';'.|Varios con «;».",
           "CEO; CISO; Head of Product|CEO; CISO; Dirección de Producto"),
    column("inputs", 40, "Inputs|Entradas", "What was on the table.|Qué se examinó.", "Objectives; incidents"
           "|Objetivos; incidentes"),
    column("results", 44, "Results|Resultados", "Decisions and actions.|Decisiones y acciones.",
           "Bias evaluation twice a year|Evaluación de sesgo dos veces al año"),
    column("minutes", 28, "Minutes|Acta", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-040", "names", "artefacts"),
)  # fmt: skip

AUDITS: Final = later_page(
    "audits", "Audits and findings|Auditorías y hallazgos",
    "Audits done, with one row for each finding. Whoever wrote the system cannot audit it."
    "|Auditorías hechas, con una fila por hallazgo. Quien redactó el sistema no puede auditarlo.",
    column("audit", 34, "Audit|Auditoría", "Its number or subject.|Su número u objeto.",
           "Internal audit 2026-2|Auditoría interna 2026-2", required=True),
    column("auditor", 26, "Auditor", "Who audited.|Quién auditó.", "B. Soler"),
    column("from", 13, "From|Desde", "First day.|Primer día.", "2026-09-21", "day"),
    column("to", 13, "To|Hasta", "Last day.|Último día.", "2026-09-23", "day"),
    column("kind", 28, "Finding|Hallazgo", "Its grade.|Su grado.", "Minor nonconformity"
           "|No conformidad menor", "choice", "finding"),
    column("requirement", 20, "Requirement|Requisito", "The id it was raised against."
           "|El id. contra el que se levantó.", "iso27001:9.2.2"),
    column("what", 48, "What was found|Qué se halló", "With the evidence.|Con la evidencia.",
           "No audit criteria for two areas|Sin criterios de auditoría en dos áreas"),
    column("state", 14, "State|Estado", "Where it stands.|En qué situación está.", "Open|Abierto", "choice",
           "state"),
)  # fmt: skip

OWN: Final = later_page(
    "own", "Own requirements|Requisitos propios",
    "Rules that the organisation has set itself, such as intervals. Audits check these too."
    "|Reglas que la organización se ha dado, como los intervalos. Las auditorías también las comprueban.",
    column("identifier", 14, "Id|Id.", "Your own number.|Su propia referencia.", "OWN-04"),
    column("rule", 56, "Rule|Regla", "One testable thing.|Una sola cosa comprobable.",
           "Bias is evaluated before each release|El sesgo se evalúa antes de cada versión",
           required=True),
    column("source", 28, "Stands in|Figura en", "Its document on the Artefacts page."
           "|Su documento en la página Artefactos.", "PRO-014", "names", "artefacts"),
    column("related", 28, "Related to|Relacionada con", "Ids of requirements; several with ';'."
           "|Ids. de requisitos; varios con «;».", "iso42001:A.7.4"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de ella.", "Head of Product"
           "|Dirección de Producto"),
)  # fmt: skip

QUESTIONNAIRE: Final = later_page(
    "questionnaire", "Questionnaire|Cuestionario",
    "Questions from customers and the answers given, each with who released it."
    "|Preguntas de clientes y respuestas dadas, cada una con quién la autorizó.",
    column("customer", 28, "Customer|Cliente", "Who asks.|Quién pregunta.", "Customer A|Cliente A"),
    column("question", 54, "Question|Pregunta", "As asked.|Tal como se hizo.", "Do you test your AI for bias?"
           "|¿Comprueban si su IA tiene sesgos?", required=True),
    column("answer", 54, "Answer|Respuesta", "As given or proposed.|Tal como se dio o se propone.",
           "Yes, before each release|Sí, antes de cada versión"),
    column("evidence", 28, "Evidence|Evidencia", "Ids or titles from the Artefacts page."
           "|Ids. o títulos de la página Artefactos.", "REC-022", "names", "artefacts"),
    column("released_by", 22, "Released by|Autorizada por", "A named person.|Una persona con nombre.",
           "CISO"),
    column("released_on", 13, "Released on|Autorizada el", "Which day.|Qué día.", "2026-10-20", "day"),
)  # fmt: skip
