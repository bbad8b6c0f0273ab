"""Pages of the intake workbook on scope, models, data, risks, impacts."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import column, record_page

SCOPE: Final = record_page(
    "scope", "scope", "ScopeEntry", "Scope and changes|Alcance y cambios",
    "What is inside and outside the scope of the AI management system, why, and who signed each change."
    "|Qué queda dentro y fuera del alcance del sistema de gestión de IA, por qué y quién firmó cada cambio.",
    column("subject", 40, "What|Qué", "An entity, AI system, site or process."
           "|Una entidad, un sistema de IA, una sede o un proceso.", "Product recommender"
           "|Recomendador de productos", required=True, prop="label"),
    column("system", 28, "AI system|Sistema de IA", "Where the row is about one on its page.|Si la fila trata de uno de su página.", "Product recommender|Recomendador de productos", "names", "systems", prop="unit"),
    column("entity", 24, "Entity|Entidad", "Where the row is about one on its page.|Si la fila trata de una de su página.", "", "names", "entities", prop="unit"),
    column("in_out", 18, "In or out|Dentro o fuera", "In the scope or outside it."
           "|Dentro o fuera del alcance.", "In scope|Dentro del alcance", "choice", "in_out", prop="scopeDecision"),
    column("reason", 50, "Reason|Motivo", "Why it is in or out.|Por qué está dentro o fuera.",
           "In use with five customers|En uso con cinco clientes", prop="justification"),
    column("boundary", 30, "Boundary with the ISMS|Frontera con el SGSI",
           "What it shares with the security management system."
           "|Qué comparte con el sistema de gestión de seguridad.", "Suppliers|Proveedores", prop="boundary"),
    column("wave", 10, "Wave|Fase", "Where the scope grows in steps.|Si el alcance crece por fases.", "1", "integer", prop="wave"),
    column("signed_by", 22, "Signed by|Firmado por", "Who approved it.|Quién lo aprobó.", "CEO", prop="signedBy"),
    column("signed_on", 13, "Signed on|Firmado el", "Which day.|Qué día.", "2026-10-02", "day", prop="signedOn"),
    column("from", 13, "In effect from|Con efecto desde", "The first day it holds.|El primer día en que rige.", "2026-10-05", "day", prop="effectiveFrom"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-001", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip

MODELS: Final = record_page(
    "models", "model", "Model", "Models and suppliers|Modelos y proveedores",
    "Models, services and components that the AI systems build on, and who supplies them."
    "|Modelos, servicios y componentes en que se apoyan los sistemas de IA, y quién los suministra.",
    column("name", 34, "Model or service|Modelo o servicio", "Its name and version.|Su nombre y versión.",
           "Ranking model 4.2|Modelo de ordenación 4.2", required=True, prop="label"),
    column("version", 12, "Version|Versión", "As its maker counts.|Según la numeración de quien lo hace.", "4.2", prop="modelVersion"),
    column("kind", 20, "Kind|Clase", "What it is.|Qué es.", "Model|Modelo", "choice", "supply", prop="supplyKind"),
    column("system", 28, "Used in|Usado en", "The AI systems that use it; several with ';'."
           "|Los sistemas de IA que lo usan; varios con «;».", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("supplier", 28, "Supplier|Proveedor", "Whose it is; own work is named too."
           "|De quién es; se indica también si es propio.", "Own work|Propio", prop="supplier"),
    column("gpai", 14, "General purpose|Uso general", "Is it a general-purpose AI model?"
           "|¿Es un modelo de IA de uso general?", "No", "choice", "yesno", prop="generalPurpose"),
    column("contract", 28, "Contract|Contrato", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "", "names", "artefacts", prop="contract"),
    column("information", 28, "Information from the supplier|Información del proveedor", "Documentation received, as its id or title on the Artefacts page.|Documentación recibida: su id. o título en la página Artefactos.", "", "names", "artefacts", prop="suppliedInformation"),
    column("released", 13, "Released on|Publicado el", "The day this version went live."
           "|El día en que se puso en servicio esta versión.", "2026-09-01", "day", prop="releasedOn"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.",
           "Lead data scientist|Responsable de ciencia de datos", prop="owner"),
    column("reviewed_on", 13, "Last review|Última revisión", "The day the supplier or model was last reviewed.|El día en que se revisó por última vez el proveedor o el modelo.", "2026-09-20", "day", prop="lastReview"),
)  # fmt: skip

DATA_SETS: Final = record_page(
    "datasets", "dataset", "DataSet", "Data sets|Conjuntos de datos",
    "Data used to train, validate, test and run AI systems, with where it comes from."
    "|Datos para entrenar, validar, probar y explotar los sistemas de IA, con su procedencia.",
    column("name", 34, "Data set|Conjunto de datos", "Its name and version.|Su nombre y versión.",
           "Orders 2022–2025|Pedidos 2022–2025", required=True, prop="label"),
    column("system", 28, "Used in|Usado en", "The AI systems that use it; several with ';'."
           "|Los sistemas de IA que lo usan; varios con «;».", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("use", 24, "Use|Uso", "Training, validation, test or operation."
           "|Entrenamiento, validación, prueba u operación.", "Training of models|Entrenamiento", "several", "data_use", prop="dataUse"),
    column("provenance", 40, "Provenance|Procedencia", "Where it comes from, and by what right."
           "|De dónde procede y con qué derecho.", "Own sales records|Registros de ventas propios", prop="provenance"),
    column("personal", 14, "Personal data|Datos personales", "Does it hold personal data?"
           "|¿Contiene datos personales?", "Yes|Sí", "choice", "yesno", prop="personalData"),
    column("quality", 40, "Quality criteria|Criterios de calidad", "What it has to meet.|Qué debe cumplir.",
           "Under 1 % missing|Menos del 1 % sin dato", prop="qualityCriteria"),
    column("quality_met", 12, "Met|Cumplidos", "Does it meet them?|¿Los cumple?", "Yes|Sí", "choice", "yesno", prop="qualityMet"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page.|Su id. o título en la página Artefactos.", "REC-012", "names", "artefacts", prop="recordedIn"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.", "Head of Data"
           "|Dirección de Datos", prop="owner"),
)  # fmt: skip

RISKS: Final = record_page(
    "risks", "risk", "Risk", "Risks and criteria|Riesgos y criterios",
    "AI risks with their level, treatment and the controls found necessary (ISO/IEC 42001, 6.1.2 and 6.1.3)."
    "|Riesgos de IA con su nivel, tratamiento y los controles considerados necesarios (ISO/IEC 42001, "
    "6.1.2 y 6.1.3).",
    column("identifier", 12, "Risk id|Id. de riesgo", "Your own number.|Su propia referencia.", "R-07", prop="identifier"),
    column("risk", 48, "Risk|Riesgo", "What may happen, to whom, from what."
           "|Qué puede ocurrir, a quién y por qué causa.", "Small sellers are ranked lower without reason"
           "|Se relega a vendedores pequeños sin motivo", required=True, prop="label"),
    column("system", 28, "AI system|Sistema de IA", "Where it arises.|Dónde surge.", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("likelihood", 14, "Likelihood|Probabilidad", "By your own criteria.|Según sus propios criterios.",
           "Medium|Medio", "choice", "level", prop="likelihood"),
    column("consequence", 14, "Consequence|Consecuencia", "By your own criteria."
           "|Según sus propios criterios.", "High|Alto", "choice", "level", prop="consequence"),
    column("criteria", 34, "Criteria used|Criterios usados", "The document that sets them, and its version."
           "|El documento que los fija y su versión.", "PRO-009 2.0", prop="criteria"),
    column("assessed_on", 13, "Assessed on|Apreciado el", "The day of the last assessment.|El día de la última apreciación.", "2026-09-10", "day", prop="assessedOn"),
    column("treatment", 14, "Treatment|Tratamiento", "What is done with it.|Qué se hace con él.", "Reduce"
           "|Reducir", "choice", "treatment", prop="treatment"),
    column("controls", 30, "Necessary controls|Controles necesarios", "Control ids; several with ';'."
           "|Ids. de controles; varios con «;».", "iso42001:A.5.4; iso42001:A.7.4", "ids", "soa42001", prop="necessaryControl"),
    column("residual", 14, "Residual level|Nivel residual", "The level after treatment.|El nivel tras el tratamiento.", "Low|Bajo", "choice", "level", prop="residualLevel"),
    column("owner", 22, "Risk owner|Dueño del riesgo", "Who decides on it.|Quién decide sobre él.",
           "Head of Product|Dirección de Producto", prop="owner"),
    column("accepted_by", 22, "Residual risk accepted by|Riesgo residual aceptado por", "Who accepted it.|Quién lo aceptó.", "CEO", prop="acceptedBy"),
    column("accepted_on", 13, "Residual risk accepted on|Riesgo residual aceptado el", "Which day.|Qué día.",
           "2026-10-02", "day", prop="acceptedOn"),
)  # fmt: skip

IMPACTS: Final = record_page(
    "impacts", "impact", "ImpactAssessment", "Impact assessments|Evaluaciones de impacto",
    "Assessments of impact on people and society. An AI impact assessment, a DPIA and a fundamental rights "
    "impact "
    "assessment are three different things."
    "|Evaluaciones del impacto en las personas y la sociedad. La evaluación de "
    "impacto de IA, la EIPD y la de derechos fundamentales son tres cosas distintas.",
    column("kind", 30, "Kind|Clase", "Which of the three.|Cuál de las tres.", "AI impact assessment"
           "|Evaluación de impacto de IA", "choice", "assessment", required=True, prop="assessmentKind"),
    column("system", 28, "AI system|Sistema de IA", "What it assesses.|Qué evalúa.", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-021", "names", "artefacts", prop="recordedIn"),
    column("done_on", 13, "Done on|Hecha el", "Which day.|Qué día.", "2026-08-20", "day", prop="doneOn"),
    column("before", 22, "Before which step|Antes de qué paso",
           "The release, deployment or change it came before."
           "|La versión, el despliegue o el cambio al que precedió.", "Release 4.2|Versión 4.2", prop="before"),
    column("release", 30, "For which release or deployment|Para qué versión o despliegue", "The decision it was made for, as on the Decisions page.|La decisión para la que se hizo, tal como figura en la página Decisiones.", "Release ranking model 4.2|Publicar el modelo de ordenación 4.2", "names", "decisions", prop="forRelease"),
    column("affected", 36, "People affected|Personas afectadas", "Individuals and groups."
           "|Personas y grupos.", "Small sellers|Vendedores pequeños", "texts", prop="affected"),
    column("result", 44, "Result|Resultado", "What was found.|Qué se halló.", "Ranking gap of 9 % to correct"
           "|Brecha del 9 % en la ordenación por corregir", prop="result"),
    column("outcome", 20, "Outcome|Desenlace", "How it ended.|Cómo terminó.", "Passed with conditions|Superada con condiciones", "choice", "outcome", prop="outcome"),
    column("approved_by", 22, "Approved by|Aprobada por", "Who approved it.|Quién la aprobó.", "AI committee"
           "|Comité de IA", prop="approver"),
    titled=("kind", "system"),
)  # fmt: skip

EVALUATIONS: Final = record_page(
    "evaluations", "evaluation", "Evaluation", "Evaluations and tests|Evaluaciones y pruebas",
    "Bias evaluations, verification, validation and tests of AI systems: one row for each, with its criteria, the "
    "numbers and the outcome."
    "|Evaluaciones de sesgo, verificaciones, validaciones y pruebas de los sistemas de IA: una fila por cada una, con "
    "sus criterios, las cifras y el desenlace.",
    column("what", 44, "What was evaluated|Qué se evaluó", "In a few words.|En pocas palabras.",
           "Exposure by seller category, model 4.2|Exposición por categoría de vendedor, modelo 4.2", required=True,
           prop="label"),
    column("kind", 22, "Kind|Clase", "What sort of evaluation.|Qué clase de evaluación.",
           "Bias evaluation|Evaluación de sesgo", "choice", "evaluation", prop="evaluationKind"),
    column("system", 28, "AI system|Sistema de IA", "Which one.|Cuál.", "Product recommender"
           "|Recomendador de productos", "names", "systems", prop="unit"),
    column("release", 30, "For which release or deployment|Para qué versión o despliegue", "The decision it was made for, as on the Decisions page.|La decisión para la que se hizo, tal como figura en la página Decisiones.", "Release ranking model 4.2|Publicar el modelo de ordenación 4.2", "names", "decisions", prop="forRelease"),
    column("done_on", 13, "Done on|Hecha el", "Which day.|Qué día.", "2026-08-24", "day", prop="doneOn"),
    column("by", 22, "Done by|Hecha por", "Who did it.|Quién la hizo.", "Data science|Ciencia de datos",
           prop="performedBy"),
    column("groups", 34, "Groups or categories|Grupos o categorías", "Those looked at; several with ';'."
           "|Los examinados; varios con «;».", "Small sellers; new sellers|Vendedores pequeños; vendedores nuevos",
           "texts", prop="affected"),
    column("criteria", 40, "Criteria|Criterios", "When it counts as passed.|Cuándo se da por superada.",
           "Exposure gap of at most 5 %|Brecha de exposición del 5 % como máximo", prop="criteria"),
    column("threshold", 12, "Limit|Límite", "The number alone, without unit.|Solo el número, sin unidad.", "5",
           "decimal", prop="threshold"),
    column("direction", 14, "Keep it|Mantenerlo", "At most or at least the limit.|Como máximo o como mínimo el límite.", "At most|Como máximo", "choice", "direction", prop="direction"),
    column("value", 12, "Measured|Medido", "The number alone, without unit.|Solo el número, sin unidad.", "9",
           "decimal", prop="measuredValue"),
    column("outcome", 20, "Outcome|Desenlace", "How it ended.|Cómo terminó.", "Passed with conditions|Superada con condiciones", "choice", "outcome", prop="outcome"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-022", "names", "artefacts", prop="recordedIn"),
)  # fmt: skip
