"""Pages of the intake workbook on scope, models, data, risks, impacts: kept for later, not read yet."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import column, later_page

SCOPE: Final = later_page(
    "scope", "Scope and changes|Alcance y cambios",
    "What is inside and outside the scope of the AI management system, why, and who signed each change."
    "|Qué queda dentro y fuera del alcance del sistema de gestión de IA, por qué y quién firmó cada cambio.",
    column("subject", 40, "What|Qué", "An entity, AI system, site or process."
           "|Una entidad, un sistema de IA, una sede o un proceso.", "Product recommender"
           "|Recomendador de productos", required=True),
    column("in_out", 18, "In or out|Dentro o fuera", "In the scope or outside it."
           "|Dentro o fuera del alcance.", "In scope|Dentro del alcance", "choice", "in_out"),
    column("reason", 50, "Reason|Motivo", "Why it is in or out.|Por qué está dentro o fuera.",
           "In use with five customers|En uso con cinco clientes"),
    column("boundary", 30, "Boundary with the ISMS|Frontera con el SGSI",
           "What it shares with the security management system."
           "|Qué comparte con el sistema de gestión de seguridad.", "Suppliers|Proveedores"),
    column("wave", 10, "Wave|Fase", "Where the scope grows in steps.|Si el alcance crece por fases.", "1"),
    column("signed_by", 22, "Signed by|Firmado por", "Who approved it.|Quién lo aprobó.", "CEO"),
    column("signed_on", 13, "Signed on|Firmado el", "Which day.|Qué día.", "2026-10-02", "day"),
)  # fmt: skip

MODELS: Final = later_page(
    "models", "Models and suppliers|Modelos y proveedores",
    "Models, services and components that the AI systems build on, and who supplies them."
    "|Modelos, servicios y componentes en que se apoyan los sistemas de IA, y quién los suministra.",
    column("name", 34, "Model or service|Modelo o servicio", "Its name and version.|Su nombre y versión.",
           "Ranking model 4.2|Modelo de ordenación 4.2", required=True),
    column("kind", 20, "Kind|Clase", "What it is.|Qué es.", "Model|Modelo", "choice", "supply"),
    column("system", 28, "Used in|Usado en", "The AI systems that use it; several with ';'."
           "|Los sistemas de IA que lo usan; varios con «;».", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("supplier", 28, "Supplier|Proveedor", "Whose it is; own work is named too."
           "|De quién es; se indica también si es propio.", "Own work|Propio"),
    column("gpai", 14, "General purpose|Uso general", "Is it a general-purpose AI model?"
           "|¿Es un modelo de IA de uso general?", "No", "choice", "yesno"),
    column("contract", 28, "Contract|Contrato", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "", "names", "artefacts"),
    column("released", 13, "Released on|Publicado el", "The day this version went live."
           "|El día en que se puso en servicio esta versión.", "2026-09-01", "day"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.",
           "Lead data scientist|Responsable de ciencia de datos"),
)  # fmt: skip

DATA_SETS: Final = later_page(
    "datasets", "Data sets|Conjuntos de datos",
    "Data used to train, validate, test and run AI systems, with where it comes from."
    "|Datos para entrenar, validar, probar y explotar los sistemas de IA, con su procedencia.",
    column("name", 34, "Data set|Conjunto de datos", "Its name and version.|Su nombre y versión.",
           "Orders 2022–2025|Pedidos 2022–2025", required=True),
    column("system", 28, "Used in|Usado en", "The AI systems that use it; several with ';'."
           "|Los sistemas de IA que lo usan; varios con «;».", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("use", 24, "Use|Uso", "Training, validation, test or operation."
           "|Entrenamiento, validación, prueba u operación.", "Training|Entrenamiento"),
    column("provenance", 40, "Provenance|Procedencia", "Where it comes from, and by what right."
           "|De dónde procede y con qué derecho.", "Own sales records|Registros de ventas propios"),
    column("personal", 14, "Personal data|Datos personales", "Does it hold personal data?"
           "|¿Contiene datos personales?", "Yes|Sí", "choice", "yesno"),
    column("quality", 40, "Quality criteria|Criterios de calidad", "What it has to meet, and whether it does."
           "|Qué debe cumplir y si lo cumple.", "Under 1 % missing; met|Menos del 1 % sin dato; cumplido"),
    column("owner", 22, "Owner|Responsable", "Who answers for it.|Quién responde de él.", "Head of Data"
           "|Dirección de Datos"),
)  # fmt: skip

RISKS: Final = later_page(
    "risks", "Risks and criteria|Riesgos y criterios",
    "AI risks with their level, treatment and the controls found necessary (ISO/IEC 42001, 6.1.2 and 6.1.3)."
    "|Riesgos de IA con su nivel, tratamiento y los controles considerados necesarios (ISO/IEC 42001, "
    "6.1.2 y 6.1.3).",
    column("identifier", 12, "Risk id|Id. de riesgo", "Your own number.|Su propia referencia.", "R-07"),
    column("risk", 48, "Risk|Riesgo", "What may happen, to whom, from what."
           "|Qué puede ocurrir, a quién y por qué causa.", "Small sellers are ranked lower without reason"
           "|Se relega a vendedores pequeños sin motivo", required=True),
    column("system", 28, "AI system|Sistema de IA", "Where it arises.|Dónde surge.", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("likelihood", 14, "Likelihood|Probabilidad", "By your own criteria.|Según sus propios criterios.",
           "Medium|Medio", "choice", "level"),
    column("consequence", 14, "Consequence|Consecuencia", "By your own criteria."
           "|Según sus propios criterios.", "High|Alto", "choice", "level"),
    column("criteria", 34, "Criteria used|Criterios usados", "The document that sets them, and its version."
           "|El documento que los fija y su versión.", "PRO-009 2.0"),
    column("treatment", 14, "Treatment|Tratamiento", "What is done with it.|Qué se hace con él.", "Reduce"
           "|Reducir", "choice", "treatment"),
    column("controls", 30, "Necessary controls|Controles necesarios", "Control ids; several with ';'."
           "|Ids. de controles; varios con «;».", "iso42001:A.5.4; iso42001:A.7.4"),
    column("owner", 22, "Risk owner|Dueño del riesgo", "Who decides on it.|Quién decide sobre él.",
           "Head of Product|Dirección de Producto"),
    column("accepted_on", 13, "Residual risk accepted on|Riesgo residual aceptado el", "Which day.|Qué día.",
           "2026-10-02", "day"),
)  # fmt: skip

IMPACTS: Final = later_page(
    "impacts", "Impact assessments|Evaluaciones de impacto",
    "Assessments of impact on people and society. An AI impact assessment, a DPIA and a fundamental rights "
    "impact "
    "assessment are three different things."
    "|Evaluaciones del impacto en las personas y la sociedad. La evaluación de "
    "impacto de IA, la EIPD y la de derechos fundamentales son tres cosas distintas.",
    column("kind", 30, "Kind|Clase", "Which of the three.|Cuál de las tres.", "AI impact assessment"
           "|Evaluación de impacto de IA", "choice", "assessment", required=True),
    column("system", 28, "AI system|Sistema de IA", "What it assesses.|Qué evalúa.", "Product recommender"
           "|Recomendador de productos", "names", "systems"),
    column("document", 28, "Document|Documento", "Its id or title on the Artefacts page."
           "|Su id. o título en la página Artefactos.", "REC-021", "names", "artefacts"),
    column("done_on", 13, "Done on|Hecha el", "Which day.|Qué día.", "2026-08-20", "day"),
    column("before", 22, "Before which step|Antes de qué paso",
           "The release, deployment or change it came before."
           "|La versión, el despliegue o el cambio al que precedió.", "Release 4.2|Versión 4.2"),
    column("affected", 36, "People affected|Personas afectadas", "Individuals and groups."
           "|Personas y grupos.", "Small sellers|Vendedores pequeños"),
    column("result", 44, "Result|Resultado", "What was found.|Qué se halló.", "Ranking gap of 9 % to correct"
           "|Brecha del 9 % en la ordenación por corregir"),
    column("approved_by", 22, "Approved by|Aprobada por", "Who approved it.|Quién la aprobó.", "AI committee"
           "|Comité de IA"),
)  # fmt: skip
