"""The words by which firms head the columns of AI inventories and say how far a system is: en, de, fr, es.

Data, compared folded (no case, accents, punctuation). Add a heading or a word here when a real file uses one
that is not yet listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# fmt: off
INVENTORY_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "system_id": (
            "register number", "ai register no", "Codice", "ID modello", "Numero", "ID do sistema",
            "Systeem-ID", "Nummer systeem", "Volgnummer",
            "system id", "ai system id", "ai id", "id", "use case id", "model id", "asset id", "identifier",
            "inventory id", "inventory number", "registration number", "application id", "unique id", "no", "nr",
            "number", "ref", "reference", "System-ID", "KI-ID", "KI-System-ID", "Anwendungsfall-ID", "Modell-ID",
            "Nummer", "Kennung", "Inventarnummer", "Lfd Nr", "Identifiant", "Identifiant du système", "ID système",
            "Code", "N°", "Numéro", "Référence", "ID del sistema", "ID sistema", "ID del caso de uso",
            "Identificador", "Código", "Número", "Nº", "Referencia",
        ),
        "name": (
            "name of system", "Nom du SIA", "SIA", "name of algorithm", "name of tool", "ai feature", "agent", "ai agent", "bot",
            "service name", "Systembezeichnung", "KI-Werkzeug", "KI-Tool", "KI-Dienst",
            "Bezeichnung des KI-Systems", "Name der KI-Anwendung", "Sistema di IA", "Nome del sistema",
            "Nome sistema", "Strumento di IA", "Strumento", "Applicazione", "Applicazione di IA", "Modello",
            "Nome modello", "Denominazione", "Nome", "Nome do sistema", "Ferramenta", "Ferramenta de IA",
            "Aplicação", "Aplicação de IA", "AI-systeem", "Naam systeem", "Naam AI-systeem", "Naam algoritme",
            "Algoritme", "Systeem", "Toepassing", "AI-toepassing", "AI-tool", "Naam",
            "Nombre de la herramienta", "Nom de l'outil", "Système d'intelligence artificielle",
            "system name", "ai system", "ai system name", "name of ai system", "name of the ai system", "system",
            "use case name", "use case title", "name of use case", "name", "title", "model", "model name", "ai model",
            "ai application", "application", "application name", "ai tool", "tool", "tool name", "ai solution",
            "solution", "solution name", "product", "product name", "project name", "algorithm", "algorithm name",
            "ai product", "ai use case", "ai use case name", "System", "Systemname", "Name des Systems",
            "Name des KI-Systems", "KI-System", "KI-Systeme", "KI-Anwendung", "Anwendung", "KI-Modell", "Modell",
            "Modellname", "KI-Lösung", "Bezeichnung", "Titel", "Name", "Système d'IA", "Système", "Nom du système",
            "Nom du système d'IA", "Nom", "Intitulé", "Titre", "Modèle", "Nom du modèle", "Application",
            "Application d'IA", "Outil", "Outil d'IA", "Désignation", "Sistema de IA", "Sistema",
            "Nombre del sistema", "Nombre del sistema de IA", "Nombre", "Título", "Modelo", "Nombre del modelo",
            "Aplicación", "Herramienta", "Herramienta de IA", "Denominación",
        ),
        "use_case": (
            "Caso d'uso", "Casi d'uso", "Usecase", "Gebruikstoepassing",
            "use case", "use cases", "ai use", "Anwendungsfall", "Anwendungsfälle", "Cas d'usage",
            "Cas d'utilisation", "Caso de uso", "Casos de uso",
        ),
        "purpose": (
            "what is it used for", "what it is used for", "used for", "goal", "goals", "goal and impact",
            "purpose of use", "purpose of the system", "purpose of processing", "system purpose",
            "model purpose", "ai purpose", "functionality", "Einsatzzweck", "Nutzungszweck",
            "Zweck des Systems", "Zielsetzung", "Aufgabe", "Finalità", "Scopo", "Obiettivo", "Funzione",
            "Descrizione", "Finalidade", "Propósito de uso", "Descrição", "Função", "Doel", "Doel en impact",
            "Doel van het systeem", "Omschrijving", "Beschrijving", "Functie", "Finalité du système",
            "Para qué se usa",
            "purpose", "intended purpose", "summary", "description", "system description", "business purpose",
            "purpose and benefits", "purpose and expected benefits", "intended purpose and expected benefits",
            "objective", "objectives", "function", "what it does", "use case summary", "use case description",
            "model description", "problem statement", "Zweck", "Zweckbestimmung", "Verwendungszweck", "Beschreibung",
            "Kurzbeschreibung", "Systembeschreibung", "Ziel", "Funktion", "Finalité", "But", "Objectif", "Objet",
            "Description", "Résumé", "Destination", "Finalidad", "Finalidad prevista", "Propósito", "Objetivo",
            "Descripción", "Resumen", "Función",
        ),
        "uses": (
            "Utenti", "Utilizzo", "Utilizadores", "Usuários", "Gebruikers", "Gebruik", "Betrokkenen",
            "Interessati",
            "uses", "use", "intended use", "intended uses", "intended users", "users", "user group",
            "affected persons", "people affected", "affected stakeholders", "impacted population", "deployment context",
            "context of use", "Nutzung", "Verwendung", "Einsatzbereich", "Einsatzgebiet", "Nutzer", "Nutzergruppe",
            "Betroffene", "Betroffene Personen", "Usage", "Usages", "Utilisation", "Utilisateurs",
            "Personnes concernées", "Contexte d'utilisation", "Uso", "Usos", "Uso previsto", "Usuarios",
            "Personas afectadas", "Contexto de uso",
        ),
        "owner": (
            "accountable owner", "Propriétaire métier", "responsible owner", "risk owner of the system", "owner name", "owner email",
            "model developer owner", "Fachlich verantwortlich", "Verantwortliche Stelle",
            "Systemverantwortung", "Responsable métier", "Responsable fonctionnel", "Responsable de negocio",
            "Responsabile", "Responsabile del sistema", "Referente", "Proprietario del modello", "Responsável",
            "Responsável pelo sistema", "Proprietário", "Eigenaar", "Systeemeigenaar", "Verantwoordelijke",
            "Contactpersoon", "Producteigenaar",
            "owner", "system owner", "ai system owner", "ai owner", "business owner", "product owner", "model owner",
            "technical owner", "process owner", "responsible", "responsible person", "accountable",
            "accountable person", "accountable executive", "contact", "contact person", "point of contact",
            "responsible official", "use case owner", "owner team", "Eigentümer", "Systemeigner", "Systemeigentümer",
            "Verantwortlich", "Verantwortlicher", "Verantwortliche Person", "Systemverantwortlicher",
            "Fachverantwortlicher", "Ansprechpartner", "Zuständig", "Produktverantwortlicher", "Propriétaire",
            "Propriétaire du système", "Responsable", "Responsable du système", "Pilote", "Contact", "Référent",
            "Propietario", "Propietario del sistema", "Responsable del sistema", "Persona responsable", "Contacto",
            "Persona de contacto",
        ),
        "department": (
            "Afdeling", "Organisatieonderdeel", "Reparto", "Ufficio", "Unità organizzativa", "Ente",
            "Departamento responsável", "Setor", "Unidade",
            "department", "agency", "office", "bureau", "bureau agency", "component", "sub agency", "division", "team",
            "business unit", "unit", "organisation", "organization", "organisational unit", "function area",
            "business area", "business function", "responsible department", "responsible agency", "owning department",
            "directorate", "ministry", "legal entity", "entity", "area", "Abteilung", "Bereich", "Fachbereich",
            "Geschäftsbereich", "Organisationseinheit", "Referat", "Behörde", "Ressort", "Dienststelle", "Gesellschaft",
            "Département", "Direction", "Service", "Unité", "Entité", "Équipe", "Organisme", "Ministère",
            "Departamento", "Área", "Dirección", "Unidad", "Unidad de negocio", "Entidad", "Equipo", "Organismo",
            "Organización", "Ministerio",
        ),
        "stage": (
            "current state", "Stato", "Stato di sviluppo", "Fase del ciclo di vita", "Ciclo di vita",
            "Fase do ciclo de vida", "Situação", "Levensfase", "Levenscyclusfase", "Statut actuel",
            "Estado actual",
            "stage", "development stage", "stage of development", "life cycle stage", "lifecycle stage", "life cycle",
            "lifecycle", "lifecycle phase", "life cycle phase", "stage of system development life cycle", "sdlc stage",
            "phase", "status", "system status", "deployment status", "current status", "operational status", "state",
            "maturity", "Phase", "Lebenszyklusphase", "Lebenszyklus", "Entwicklungsstand", "Entwicklungsphase",
            "Betriebsstatus", "Einsatzstatus", "Stadium", "Phase du cycle de vie", "Cycle de vie",
            "Stade de développement", "Stade", "Étape", "Statut", "État", "Fase", "Fase del ciclo de vida",
            "Ciclo de vida", "Etapa", "Etapa de desarrollo", "Fase de desarrollo", "Estado", "Situación",
        ),
        "techniques": (
            "type of algorithm", "Tipo di modello", "Tecnica", "Técnica de IA utilizada", "Techniek",
            "Type algoritme", "Soort algoritme",
            "techniques", "technique", "ai techniques", "ai technique", "technology", "technologies", "ai technology",
            "ai type", "type of ai", "model type", "algorithm type", "method", "methods", "approach", "ai methods",
            "system type", "ai category", "Technik", "Techniken", "KI-Technik", "KI-Techniken", "Technologie",
            "KI-Typ", "Art der KI", "Modelltyp", "Methode", "Verfahren", "KI-Verfahren", "Techniques d'IA",
            "Technologies", "Type d'IA", "Type de modèle", "Méthode", "Approche", "Técnicas", "Técnica",
            "Técnicas de IA", "Tecnología", "Tipo de IA", "Tipo de modelo", "Método", "Enfoque",
        ),
        "is_ai": (
            "is ai", "is it ai", "ai", "ai y n", "ai yes no", "ai system y n", "ai system yes no", "is it an ai system",
            "uses ai", "contains ai", "KI ja nein", "KI-System ja nein", "Ist KI", "Système d'IA oui non", "IA oui non",
            "Es IA", "Es un sistema de IA", "Usa IA", "IA sí no", "È IA", "IA sì no", "É IA", "AI ja nee",
        ),
        "risk_level": (
            "eu ai act risk class", "eu ai act risk", "ai act", "KI-VO Risikoklasse", "KI-Verordnung",
            "Livello di rischio", "Classe di rischio", "Rischio", "Nível de risco", "Risco", "Risiconiveau",
            "Risicoklasse", "Risico",
            "risk level", "risk", "risk class", "risk classification", "risk category", "risk rating", "risk tier",
            "ai act risk", "ai act risk class", "ai act classification", "eu ai act category", "ai act category",
            "eu ai act risk level", "inherent risk", "residual risk", "impact level", "impact type", "tier",
            "criticality", "rights impacting", "safety impacting", "Risiko", "Risikoklasse", "Risikostufe",
            "Risikokategorie", "Risikoklassifizierung", "Risikoeinstufung", "Kritikalität", "Risque",
            "Niveau de risque", "Classe de risque", "Catégorie de risque", "Classification du risque", "Criticité",
            "Riesgo", "Nivel de riesgo", "Clase de riesgo", "Categoría de riesgo", "Clasificación del riesgo",
            "Criticidad",
        ),
        "in_use_since": (
            "in use since", "in production since", "deployment date", "date deployed", "deployed on", "go live",
            "go live date", "date implemented", "implementation date", "date of deployment", "production date",
            "launch date", "operational since", "start of operation", "Im Einsatz seit", "In Betrieb seit",
            "Inbetriebnahme", "Datum der Inbetriebnahme", "Produktiv seit", "Einführungsdatum", "En service depuis",
            "Date de mise en service", "Mise en service", "En production depuis", "Date de déploiement",
            "En uso desde", "En producción desde", "Fecha de puesta en servicio", "Puesta en servicio",
            "Fecha de despliegue",
        ),
        "last_assessed": (
            "last assessment", "last assessment date", "assessment date", "last assessed", "date assessed",
            "last review", "last review date", "last reviewed", "review date", "last risk assessment",
            "last audit date", "Letzte Bewertung", "Letzte Prüfung", "Letzte Überprüfung", "Bewertet am", "Prüfdatum",
            "Dernière évaluation", "Date de dernière évaluation", "Date d'évaluation", "Dernière revue",
            "Última evaluación", "Fecha de la última evaluación", "Fecha de evaluación", "Última revisión",
        ),
        "next_assessment": (
            "next assessment", "next assessment date", "assessment due", "next review", "next review date",
            "review due", "Nächste Bewertung", "Nächste Prüfung", "Nächste Überprüfung", "Prochaine évaluation",
            "Prochaine revue", "Date de prochaine évaluation", "Próxima evaluación", "Próxima revisión",
            "Fecha de la próxima evaluación",
        ),
        "retired_on": (
            "retired on", "retirement date", "date retired", "decommissioned on", "decommissioning date", "end date",
            "end of life", "Stillgelegt am", "Außerbetriebnahme", "Abgeschaltet am", "Date de retrait", "Retiré le",
            "Fecha de retirada", "Retirado el", "Fecha de baja",
        ),
        "other": (
            "fornitore", "fornecedor", "leverancier", "legend",
            "source code", "code link", "repository", "url", "link", "department code", "agency code",
            "component code", "version", "vendor", "supplier", "provider", "notes", "comments", "remarks",
            "training data", "data", "data sources", "personal data", "Quellcode", "Anbieter", "Lieferant", "Version",
            "Bemerkungen", "Anmerkungen", "Daten", "Code source", "Fournisseur", "Remarques", "Données",
            "Código fuente", "Proveedor",
            "Versión", "Observaciones", "Notas", "Datos",
        ),
    }
)
"""Role of a column of an AI inventory → headings. ``use_case`` is the name where no other column is."""

STAGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "idea": (
            "pianificato", "pianificata", "in pianificazione", "previsto", "prevista", "planejado",
            "planejada", "planeado", "planeada", "em planejamento", "gepland", "in voorbereiding", "idee",
            "conceptfase", "en projet",
            "idea", "ideation", "concept", "initiation", "inception", "planned", "planning", "proposed", "proposal",
            "in planning", "pre development", "investigating", "under consideration", "exploration", "exploratory",
            "Idee", "Konzept", "Konzeption", "geplant", "Planung", "in Planung", "vorgeschlagen", "idée",
            "prévu", "planifié", "en projet", "à l'étude", "concepto", "planificado", "planificación",
            "en planificación", "propuesto", "en estudio",
        ),
        "development": (
            "sviluppo", "in sviluppo", "em desenvolvimento", "desenvolvimento", "in ontwikkeling",
            "ontwikkeling",
            "development", "in development", "under development", "design", "design and development", "prototype",
            "prototyping", "development and acquisition", "acquisition and or development", "acquisition", "training",
            "building", "build", "proof of concept", "poc", "research and development", "r d",
            "Entwicklung", "in Entwicklung", "Entwurf und Entwicklung", "Design und Entwicklung", "Prototyp",
            "Machbarkeitsstudie", "conception", "développement", "en développement", "en cours de développement",
            "conception et développement", "preuve de concept", "desarrollo", "en desarrollo", "diseño",
            "diseño y desarrollo", "prototipo", "prueba de concepto",
        ),
        "verification": (
            "pilota", "in pilota", "fase pilota", "in prova", "in test", "in collaudo", "em teste",
            "em testes", "projeto piloto", "pilotfase", "proef", "testfase", "in de testfase",
            "verification", "validation", "verification and validation", "testing", "in testing", "test", "tested",
            "successfully tested", "in test", "in validation", "under validation", "user acceptance testing", "uat",
            "evaluation", "pilot", "piloting", "in pilot", "pilot phase", "beta", "Verifizierung", "Validierung",
            "Verifikation", "Verifizierung und Validierung", "Testphase", "im Test", "in Erprobung", "Erprobung",
            "Pilot", "Pilotphase", "Pilotbetrieb", "vérification", "vérification et validation", "en test", "pilote",
            "phase pilote", "verificación", "validación", "verificación y validación", "en pruebas", "pruebas",
            "piloto", "fase piloto",
        ),
        "deployment": (
            "in implementazione", "em implantação", "implantação", "in implementatie", "uitrol",
            "messa in servizio",
            "deployment", "deploying", "being deployed", "in deployment", "implementation", "implementing", "roll out",
            "rollout", "rolling out", "implementation and assessment", "release", "Bereitstellung", "Einführung",
            "in Einführung", "Ausrollung", "Inbetriebnahme", "déploiement", "en déploiement",
            "en cours de déploiement", "mise en service", "mise en oeuvre", "despliegue", "en despliegue",
            "implantación", "en implantación", "puesta en servicio",
        ),
        "operation": (
            "in produzione", "in esercizio", "operativa", "attivo", "in uso", "em produção", "em uso",
            "em operação", "ativo", "in productie", "in gebruik", "actief", "operationeel",
            "operation", "operations", "in operation", "operational", "operation and maintenance",
            "operations and maintenance", "operation and management", "operation and monitoring", "production",
            "in production", "productive", "live", "in use", "active", "in service", "in mission", "deployed",
            "maintenance", "monitoring", "running", "Betrieb", "in Betrieb", "im Betrieb", "Betrieb und Wartung",
            "Betrieb und Überwachung", "im Einsatz", "produktiv", "in Produktion", "aktiv", "in Nutzung",
            "exploitation", "en exploitation", "en service", "en production", "en usage", "opérationnel", "actif",
            "déployé", "operación", "en operación", "en producción", "en uso", "en servicio", "en explotación",
            "operativo", "activo", "desplegado",
        ),
        "retired": (
            "dismesso", "ritirato", "in dismissione", "desativado", "aposentado", "descontinuada",
            "buiten gebruik", "uitgefaseerd", "gestopt", "stopgezet",
            "retired", "retirement", "decommissioned", "decommissioning", "disposal", "disposed", "withdrawn",
            "discontinued", "phased out", "end of life", "sunset", "terminated", "no longer in use", "inactive",
            "stillgelegt", "außer Betrieb", "abgeschaltet", "ausgemustert", "eingestellt", "Stilllegung", "retiré",
            "retrait", "mis hors service", "hors service", "abandonné", "désactivé", "arrêté", "retirado", "retirada",
            "fuera de servicio", "dado de baja", "descontinuado", "inactivo",
        ),
    }
)
"""Life-cycle stage of ISO/IEC 42001 systems as this project codes it → the usual words for it."""

SAYS_AI: Final = re.compile(
    r"\b(?:ai|ki|ia|artificial|kunstlich\w*|artificielle|machine learning|maschinelles|apprentissage|aprendizaje|"
    r"neural\w*|neuronal\w*|algorith?m\w*|algoritmo\w*|llm|gpt|chatbot|deep learning|nlp|"
    r"model\w*|modele\w*|predict\w*)\b"
)
"""Folded words that say, or all but say, that a list is about AI."""

NAMES_SYSTEMS: Final = re.compile(
    r"\b(?:ai|ki|ia|sia|systems?|systeme|systemname|sistemas?|sistemi|systeem|algoritmes?|toepassing|agents?|use cases?|anwendungsfall|cas d (?:usage|utilisation)|"
    r"casos? de uso|models?|modell\w*|modeles?|modelos?|algorithms?|tools?|applications?|anwendung)\b"
)
"""Folded words in the heading of a name or id column that say it names systems."""

OTHER_LISTS: Final = (
    (
        re.compile(
            r"\b(?:doc|dok|documents?|dokument\w*|documentos?|records?|retention|aufbewahrung\w*|conservation|"
            r"conservacion|lenkung)\b"
        ),
        "a list of documents or records: import it as a register",
    ),
    (
        re.compile(r"\b(?:risk id|risk no|risk owner|likelihood|risiko id|probabilidad|vraisemblance)\b"),
        "a list of risks",
    ),
    (
        re.compile(r"\b(?:findings?|nonconformity|incident|feststellung|constat|hallazgo)\b"),
        "a list of findings or incidents",
    ),
    (re.compile(r"\b(?:questions?|answers?|frage|antwort|pregunta|respuesta|reponse)\b"), "a questionnaire: import it as questionnaire"),
    (re.compile(r"\b(?:assets?|hardware|serial number|hostname|activos?|actifs?)\b"), "a list of assets"),
    (re.compile(r"\b(?:e ?mail|job title|employee|mitarbeiter|empleado|salarie)\b"), "a list of people"),
)
"""Folded words of headings → what else the file may be."""

NO_SYSTEM: Final = re.compile(r"(?:total|sum|summe|gesamt|somme|suma|notes?|source|quelle|legend[ae]?|anmerkung)\b.*")
"""Folded text of a row that names no system."""
