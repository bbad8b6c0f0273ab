"""Pages of the intake workbook on how the management system works."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import column, record_page

OBJECTIVES: Final = record_page(
    "objectives", "objective", "Objective", "Objectives and measures|Objetivos y mediciones",
    "AI objectives, how they are measured, and the latest value."
    "|Objetivos de IA, cómo se miden y el último valor.",
    column("objective", 46, "Objective|Objetivo", "What is to be reached.|Qué se quiere alcanzar.",
           "No seller category under-ranked by more than 5 %|Ninguna categoría relegada más del 5 %",
           required=True, prop="label"),
    column("kind", 24, "Kind|Clase", "An objective, or a limit to keep in operation.|Un objetivo, o un límite que debe respetarse en la operación.", "Objective|Objetivo", "choice", "objective", prop="objectiveKind"),
    column("system", 28, "AI system|Sistema de IA", "What it touches; left empty: all.|A qué afecta; vacío: todos.", "Product recommender|Recomendador de productos", "names", "systems", prop="unit"),
    column("measure", 36, "Measure|Medición", "What is measured, and how.|Qué se mide y cómo.",
           "Exposure gap by category|Brecha de exposición por categoría", prop="measure"),
    column("target", 16, "Target|Meta", "The value to reach.|El valor por alcanzar.", "5 %", prop="targetText"),
    column("value", 16, "Latest value|Último valor", "What was measured last.|Lo último que se midió.",
           "9 %", prop="valueText"),
    column("direction", 14, "Keep it|Mantenerlo", "At most or at least the limit.|Como máximo o como mínimo el límite.", "At most|Como máximo", "choice", "direction", prop="direction"),
    column("limit", 12, "Limit|Límite", "The number alone, without unit.|Solo el número, sin unidad.", "5", "decimal", prop="threshold"),
    column("number", 12, "Measured|Medido", "The number alone, without unit.|Solo el número, sin unidad.", "9", "decimal", prop="measuredValue"),
    column("measured_on", 13, "Measured on|Medido el", "Which day.|Qué día.", "2026-10-31", "day", prop="measuredOn"),
    column("interval_months", 12, "Every … months|Cada … meses", "How often it is measured, in months.|Cada cuánto se mide, en meses.", "3", "integer", prop="plannedInterval"),
    column("due", 13, "Due|Plazo", "By when.|Para cuándo.", "2027-03-31", "day", prop="due"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.", "Head of Product"
           "|Dirección de Producto", prop="owner"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-015", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip

LEGAL: Final = record_page(
    "legal", "obligation", "Obligation", "Legal register|Registro legal",
    "Laws, contracts and codes that bind the organisation where it uses AI."
    "|Leyes, contratos y códigos que obligan a la organización en su uso de la IA.",
    column("title", 46, "Law, contract or code|Ley, contrato o código", "With its number.|Con su número.",
           "Regulation (EU) 2024/1689|Reglamento (UE) 2024/1689", required=True, prop="label"),
    column("kind", 20, "Kind|Clase", "What it is.|Qué es.", "Law|Ley", "choice", "legal", prop="obligationKind"),
    column("what", 46, "What it asks|Qué exige", "In a sentence.|En una frase.", "Transparency towards users"
           "|Transparencia con los usuarios", prop="description"),
    column("system", 28, "AI system|Sistema de IA", "What it touches; left empty: all."
           "|A qué afecta; vacío: todos.", "", "names", "systems", prop="unit"),
    column("entity", 24, "Entity|Entidad", "The legal entity it is about, where there are several.|La entidad jurídica de la que trata, si hay varias.", "", "names", "entities", prop="unit"),
    column("owner", 22, "Owner|Responsable", "Who follows it.|Quién la sigue.", "Legal counsel"
           "|Asesoría jurídica", prop="owner"),
    column("reviewed_on", 13, "Reviewed on|Revisado el", "The day of the last review."
           "|El día de la última revisión.", "2026-09-15", "day", prop="lastReview"),
    column("interval_months", 12, "Every … months|Cada … meses", "How often you review it, in months.|Cada cuánto se revisa, en meses.", "12", "integer", prop="plannedInterval"),
)  # fmt: skip

INTERESTED: Final = record_page(
    "interested", "party", "InterestedParty", "Interested parties|Partes interesadas",
    "Who has a stake in how the organisation uses AI, what they need, and which needs it has taken on."
    "|Quién tiene interés en cómo la organización usa la IA, qué necesita y qué necesidades se han asumido.",
    column("party", 34, "Interested party|Parte interesada", "A person, group or body."
           "|Una persona, un grupo o un organismo.", "Enterprise customers|Clientes empresariales",
           required=True, prop="label"),
    column("needs", 54, "Needs and expectations|Necesidades y expectativas", "What they ask for.|Qué piden.",
           "To know why a product ranks low|Saber por qué un producto sale abajo", prop="needs"),
    column("taken_on", 14, "Taken on|Asumida", "Does the management system answer it?"
           "|¿Responde a ella el sistema de gestión?", "Yes|Sí", "choice", "yesno", prop="takenOn"),
    column("how", 40, "How it is answered|Cómo se responde", "Where the answer is found."
           "|Dónde está la respuesta.", "Dispute procedure PRO-016|Procedimiento de reclamación PRO-016", prop="answeredBy"),
)  # fmt: skip

ROLES: Final = record_page(
    "roles", "role", "RoleAssignment", "Roles (RACI)",
    "Who is responsible, accountable, consulted and informed. One accountable person for each row."
    "|Quién ejecuta (R), quién rinde cuentas (A), a quién se consulta (C) y a quién se informa (I). Una "
    "sola A por fila.",
    column("activity", 44, "Activity|Actividad", "What is to be done.|Qué hay que hacer.",
           "Approve a model release|Aprobar una versión de modelo", required=True, prop="label"),
    column("kind", 22, "Kind|Clase", "What the activity is about.|De qué trata la actividad.", "Model release|Versión de modelo", "choice", "activity", prop="activityKind"),
    column("system", 28, "AI system|Sistema de IA", "What it touches; left empty: all.|A qué afecta; vacío: todos.", "Product recommender|Recomendador de productos", "names", "systems", prop="unit"),
    column("entity", 24, "Entity|Entidad", "The legal entity it is about, where there are several.|La entidad jurídica de la que trata, si hay varias.", "", "names", "entities", prop="unit"),
    column("responsible", 26, "Responsible (R)|Ejecuta (R)", "Who does it; several with ';'."
           "|Quién lo hace; varios con «;».", "Lead data scientist|Responsable de ciencia de datos", "texts", prop="responsible"),
    column("accountable", 26, "Accountable (A)|Rinde cuentas (A)", "One person.|Una sola persona.",
           "Head of Product|Dirección de Producto", "texts", prop="accountable"),
    column("consulted", 26, "Consulted (C)|Consultado (C)", "Several with ';'.|Varios con «;».", "CISO; DPO", "texts", prop="consulted"),
    column("informed", 26, "Informed (I)|Informado (I)", "Several with ';'.|Varios con «;».", "AI committee"
           "|Comité de IA", "texts", prop="informed"),
    column("competence", 34, "Competence shown by|Competencia demostrada por", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-030", "names", "artefacts", prop="competenceShown"),
)  # fmt: skip

DECISIONS: Final = record_page(
    "decisions", "decision", "Decision", "Decisions|Decisiones",
    "Decisions on models and systems: who took them, when, on what grounds."
    "|Decisiones sobre modelos y sistemas: quién las tomó, cuándo y con qué fundamento.",
    column("decision", 46, "Decision|Decisión", "What was decided.|Qué se decidió.",
           "Release ranking model 4.2|Publicar el modelo de ordenación 4.2", required=True, prop="label"),
    column("kind", 22, "Kind|Clase", "What it is about.|De qué trata.", "Model release|Versión de modelo",
           "choice", "decision", prop="decisionKind"),
    column("system", 28, "AI system|Sistema de IA", "Which one.|Cuál.", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("model", 30, "Model|Modelo", "Its name on the page Models and suppliers.|Su nombre en la página Modelos y proveedores.", "Ranking model 4.2|Modelo de ordenación 4.2", "names", "models", prop="model"),
    column("version", 12, "Version|Versión", "The version decided on.|La versión sobre la que se decide.", "4.2", prop="modelVersion"),
    column("decided_on", 13, "Decided on|Decidido el", "Which day.|Qué día.", "2026-08-28", "day", prop="decidedOn"),
    column("effective_on", 13, "In effect on|Con efecto el", "The day of the release or deployment.|El día de la puesta en servicio o del despliegue.", "2026-09-01", "day", prop="effectiveOn"),
    column("decided_by", 26, "Decided by|Decidido por", "Who took it.|Quién la tomó.", "AI committee"
           "|Comité de IA", prop="decidedBy"),
    column("grounds", 46, "Grounds|Fundamento", "Records it rests on.|Registros en que se apoya.",
           "Bias evaluation REC-022|Evaluación de sesgo REC-022", prop="grounds"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-020", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip

INCIDENTS: Final = record_page(
    "incidents", "incident", "Incident", "Incidents|Incidentes",
    "AI incidents and complaints. An incident is not yet a serious incident under the AI Act."
    "|Incidentes y reclamaciones de IA. Un incidente no es todavía un incidente grave según el Reglamento "
    "de IA.",
    column("identifier", 12, "Incident id|Id. de incidente", "Your own number.|Su propia referencia.",
           "INC-003", prop="identifier"),
    column("what", 50, "What happened|Qué ocurrió", "In a sentence or two.|En una o dos frases.",
           "Scores not updated for 14 hours|Puntuaciones sin actualizar durante 14 horas", required=True, prop="label"),
    column("system", 28, "AI system|Sistema de IA", "Which one.|Cuál.", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("on", 13, "On|Fecha", "The day it was noticed.|El día en que se advirtió.", "2026-09-12", "day", prop="occurredOn"),
    column("aware_on", 13, "Known as serious on|Conocido como grave el", "Only for a serious incident: the day you became aware.|Solo si es grave: el día en que se tuvo conocimiento.", "", "day", prop="awareOn"),
    column("severity", 14, "Severity|Gravedad", "By your own scale.|Según su propia escala.", "Medium|Medio",
           "choice", "level", prop="incidentSeverity"),
    column("serious", 16, "Serious, Art. 3(49)|Grave, art. 3.49", "Was that assessed, and is it one?"
           "|¿Se evaluó y lo es?", "No", "choice", "yesno", prop="seriousIncident"),
    column("serious_kind", 26, "Which harm|Qué daño", "Only for a serious incident.|Solo si es grave.", "", "choice", "serious", prop="seriousKind"),
    column("notified_on", 13, "Reported on|Notificado el", "The day the authority was told.|El día en que se notificó a la autoridad.", "", "day", prop="notifiedOn"),
    column("state", 14, "State|Estado", "Where it stands.|En qué situación está.", "Closed|Cerrado",
           "choice", "state", prop="caseState"),
    column("closed_on", 13, "Closed on|Cerrado el", "Which day.|Qué día.", "2026-09-15", "day", prop="closedOn"),
    column("lesson", 40, "What was changed|Qué se cambió", "Correction and cause.|Corrección y causa.",
           "Alarm on stale scores|Alarma por puntuaciones antiguas", prop="correction"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-025", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip
