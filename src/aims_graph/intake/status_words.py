"""The words by which SoAs state applicability and implementation, and registers a document's status.

Data, compared folded (no case, accents, punctuation); the longest phrase wins. Languages: en, de, fr, es,
it, pt, nl.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.intake.organisation import DocumentStatus, Implementation

YES: Final = (
    "yes", "y", "true", "applicable", "included", "in scope", "selected", "relevant", "applies", "required",
    "mandatory", "apply", "adopt", "adopted", "x", "✓", "✔", "☑", "☒", "applied", "include", "ja", "j", "anwendbar", "zutreffend",
    "einbezogen", "wahr", "relevant", "trifft zu", "oui", "o", "vrai", "retenue", "retenu", "incluse",
    "inclus", "sí", "s", "verdadero", "aplicable", "aplica", "incluido", "incluida", "seleccionado", "sì",
    "vero", "applicabile", "incluso", "inclusa", "si", "sim", "verdadeiro", "aplicável", "incluído",
    "incluída", "1", "partially", "partly", "partially applicable", "teilweise anwendbar", "teilweise",
    "partiellement", "parcialmente", "parzialmente", "a", "appl", "van toepassing", "toepasselijk",
    "opgenomen", "gedeeltelijk van toepassing", "waar", "inscope", "not excluded", "nicht ausgeschlossen", "seleccionada",
    "selezionata", "sélectionnée", "procede", "retenido",
)  # fmt: skip
NO: Final = (
    "no", "n", "false", "not applicable", "excluded", "exclude", "out of scope", "not included",
    "not selected", "not relevant", "does not apply", "na", "n a", "not required", "nein",
    "nicht anwendbar", "ausgeschlossen", "falsch", "nicht relevant", "entfällt", "trifft nicht zu",
    "nicht zutreffend", "non", "faux", "non applicable", "exclue", "exclu", "non retenue", "non retenu",
    "hors périmètre", "falso", "no aplicable", "no aplica", "excluido", "excluida", "fuera de alcance",
    "non applicabile", "escluso", "esclusa", "fuori ambito", "não", "nao", "não aplicável", "não se aplica",
    "excluído", "excluída", "fora do escopo", "0", "✗", "✘", "☐", "❌", "nee", "niet van toepassing",
    "uitgesloten", "buiten scope", "onwaar", "not selected", "not in scope", "no procede", "sans objet", "nvt", "n v t",
    "out", "descoped", "not needed", "not necessary", "nicht erforderlich", "non nécessaire", "no necesario",
)  # fmt: skip

IMPLEMENTATION: Final[Mapping[Implementation, tuple[str, ...]]] = MappingProxyType(
    {
        "Excluded": (
            "not applicable", "n a", "na", "excluded", "out of scope", "not relevant", "exclusion",
            "does not apply", "nicht anwendbar", "ausgeschlossen", "entfällt", "nicht relevant",
            "nicht zutreffend", "ausschluss", "non applicable", "exclue", "exclu", "sans objet",
            "hors périmètre", "exclusion", "no aplicable", "no aplica", "excluido", "excluida",
            "fuera de alcance", "non applicabile", "escluso", "esclusa", "fuori ambito", "não aplicável",
            "não se aplica", "excluído", "excluída", "fora do escopo", "fora de âmbito", "niet van toepassing",
            "nvt", "n v t", "uitgesloten", "no procede", "not in scope", "not required", "s o",
        ),
        "Implemented": (
            "FI", "implemented", "fully implemented", "yes", "done", "complete", "completed", "in place",
            "operational", "operating", "effective", "live", "closed", "established", "achieved",
            "compliant", "fully compliant", "conforms", "active", "finished", "in operation",
            "implemented and effective", "implemented and operating", "full", "fully", "met", "satisfied",
            "umgesetzt", "vollständig umgesetzt", "implementiert", "vollständig implementiert", "erledigt",
            "erfüllt", "vorhanden", "ja", "abgeschlossen", "wirksam", "eingeführt", "etabliert",
            "in betrieb", "fertig", "vollständig", "wirksam umgesetzt", "konform", "mise en œuvre",
            "mis en œuvre", "mises en œuvre", "implémentée", "implémenté", "en place", "réalisée",
            "réalisé", "appliquée", "appliqué", "effective", "effectif", "conforme", "terminée", "terminé",
            "oui", "opérationnel", "opérationnelle", "complète", "implementado", "implementada",
            "implantado", "implantada", "completado", "completada", "completo", "realizado", "realizada",
            "totalmente implementado", "totalmente implantado", "cumple", "efectivo", "operativo",
            "operativa", "sí", "en vigor", "finalizado", "attuato", "attuata", "implementato",
            "implementata", "completato", "completata", "realizzato", "realizzata", "in essere", "sì",
            "completamente attuato", "completamente implementato", "operativo", "adottato", "adottata",
            "in atto", "totalmente implementada", "concluído", "concluída", "realizado", "em vigor", "sim",
            "implementado e eficaz", "em funcionamento", "y", "j", "true", "wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar", "implemented fully", "geïmplementeerd",
            "volledig geïmplementeerd", "ingevoerd", "ingericht", "aanwezig", "gerealiseerd", "operationeel", "voldoet",
            "volledig", "gereed", "afgerond", "applied", "adopted", "fulfilled", "meets", "conforming", "eficaz", "aplicado",
            "aplicada", "aplicado y eficaz", "applicato", "applicata", "umgesetzt und wirksam", "wirksam", "gelebt",
        ),
        "Partial": (
            "PI", "partial", "partially", "partly", "partially implemented", "partly implemented",
            "implemented partially", "in progress", "ongoing", "on going", "work in progress", "wip",
            "under implementation", "being implemented", "in implementation", "started", "not fully",
            "not fully implemented", "not yet fully implemented", "mostly implemented",
            "largely implemented", "partially compliant", "underway", "in part", "incomplete", "under way",
            "not complete", "not completed", "implementation ongoing", "implementation in progress",
            "teilweise", "teilweise umgesetzt", "teilweise implementiert", "teilweise erfüllt",
            "in umsetzung", "in arbeit", "in bearbeitung", "laufend", "begonnen", "unvollständig",
            "noch nicht vollständig umgesetzt", "nicht vollständig umgesetzt", "weitgehend umgesetzt",
            "überwiegend umgesetzt", "im aufbau", "zum teil", "teils", "angefangen", "umsetzung läuft",
            "partielle", "partiel", "partiellement", "partielles", "partiellement mise en œuvre",
            "partiellement mis en œuvre", "en cours", "partiellement implémenté",
            "partiellement implémentée", "en cours de mise en œuvre", "incomplète", "incomplet",
            "commencée", "en cours de déploiement", "en cours d'implémentation", "parcial", "parcialmente",
            "parcialmente implementado", "parcialmente implantado", "parcialmente implementada",
            "parcialmente implantada", "en curso", "en proceso", "en progreso", "en implementación",
            "en implantación", "iniciado", "en marcha", "en desarrollo", "incompleto",
            "implementado parcialmente", "implantado parcialmente", "parziale", "parzialmente",
            "parzialmente attuato", "parzialmente implementato", "parzialmente attuata", "in corso",
            "in corso di attuazione", "in corso di implementazione", "in fase di attuazione", "avviato",
            "incompleta", "in lavorazione", "em andamento", "em curso", "em implementação", "em progresso",
            "parcialmente implementados", "iniciada", "em execução", "gedeeltelijk", "gedeeltelijk geïmplementeerd",
            "deels", "deels geïmplementeerd", "grotendeels geïmplementeerd", "in uitvoering", "in behandeling", "bezig",
            "loopt", "onderhanden", "in parte", "en partie", "en parte", "em parte", "in teilen", "teilw", "teilw umgesetzt",
            "größtenteils", "größtenteils umgesetzt", "grossteils umgesetzt", "mostly", "largely", "substantially implemented",
            "partiellement appliquée", "partiellement appliqué", "attuato in parte", "en gran parte", "in gran parte",
            "yes partially", "partial implementation", "minor gaps", "deels ingevoerd",
        ),
        "Planned": (
            "planned", "to be implemented", "scheduled", "to do", "planned for", "implementation planned",
            "future", "proposed", "on roadmap", "roadmap", "to implement", "pending", "backlog", "intended",
            "approved for implementation", "planning", "geplant", "umzusetzen", "vorgesehen",
            "umsetzung geplant", "in planung", "ausstehend", "beabsichtigt", "eingeplant",
            "à mettre en œuvre", "planifiée", "planifié", "prévue", "prévu", "à faire", "à implémenter",
            "programmée", "à réaliser", "planificado", "planificada", "previsto", "prevista",
            "por implementar", "por implantar", "a implementar", "a implantar", "pendiente de implementar",
            "pendiente de implantar", "pendiente", "programado", "programada", "planeado", "planeada",
            "pianificato", "pianificata", "da implementare", "da attuare", "programmato", "programmata",
            "in programma", "da realizzare", "planejado", "planejada", "por implementar", "pendente",
            "planeamento", "agendado", "gepland", "nog te implementeren", "te implementeren", "ingepland",
            "voorgenomen", "a ser implementado", "previsto para", "prevista para", "in pianificazione", "en planificación",
            "à planifier", "nog uit te voeren",
        ),
        "Not": (
            "NI", "not implemented", "not yet implemented", "no", "none", "not started", "missing", "absent",
            "not in place", "open", "gap", "not compliant", "non compliant", "not done", "not existing",
            "nonexistent", "non existent", "not planned", "not met", "not yet", "nicht umgesetzt",
            "noch nicht umgesetzt", "nicht implementiert", "noch nicht implementiert", "nein", "offen",
            "fehlt", "nicht begonnen", "noch nicht begonnen", "nicht vorhanden", "nicht erfüllt", "fehlend",
            "nicht gestartet", "keine umsetzung", "non mise en œuvre", "non mis en œuvre",
            "non implémentée", "non implémenté", "pas mise en œuvre", "pas mis en œuvre",
            "pas encore mise en œuvre", "pas encore mis en œuvre", "non", "absente", "inexistante",
            "inexistant", "non commencée", "non commencé", "non démarrée", "non démarré", "pas commencé",
            "non conforme", "non réalisée", "non réalisé", "manquante", "no implementado",
            "no implementada", "no implantado", "no implantada", "aún no implementado", "aún no implantado",
            "no iniciado", "no iniciada", "sin iniciar", "sin implementar", "sin implantar", "no existe",
            "inexistente", "no cumple", "no realizado", "ausente", "non attuato", "non attuata",
            "non implementato", "non implementata", "non ancora attuato", "non ancora implementato",
            "non avviato", "non iniziato", "non presente", "assente", "mancante", "inesistente",
            "non realizzato", "não implementado", "não implementada", "ainda não implementado",
            "ainda não implementada", "não iniciado", "não iniciada", "não", "não existe", "não realizado",
            "em falta", "faltante", "n", "false", "falsch", "faux", "falso", "onwaar", "niet geïmplementeerd", "nog niet geïmplementeerd", "nee", "ontbreekt",
            "niet aanwezig", "niet gestart", "afwezig", "niet ingevoerd", "not applied", "not adopted",
        ),
        "Unknown": (
            "unknown", "not assessed", "to be assessed", "to be determined", "not known", "under review",
            "unclear", "to be confirmed", "not rated", "unbekannt", "nicht bewertet", "zu prüfen", "unklar",
            "in prüfung", "noch offen", "zu bewerten", "inconnu", "inconnue", "à évaluer", "non évalué",
            "non évaluée", "à déterminer", "à définir", "à vérifier", "desconocido", "desconocida",
            "sin evaluar", "no evaluado", "por evaluar", "por determinar", "por definir", "sconosciuto",
            "non valutato", "da valutare", "da definire", "da verificare", "desconhecido", "não avaliado",
            "por avaliar", "a avaliar", "a definir", "onbekend", "niet beoordeeld", "te beoordelen", "nog te bepalen",
        ),
    }
)  # fmt: skip
"""Implementation → phrases."""

MATURITY: Final[Mapping[str, int]] = MappingProxyType(
    {
        "initial": 1, "ad hoc": 1, "performed": 1, "initial ad hoc": 1, "managed": 2, "repeatable": 2,
        "repeatable but intuitive": 2, "defined": 3, "established": 3, "defined process": 3,
        "quantitatively managed": 4, "measured": 4, "predictable": 4, "managed and measurable": 4,
        "optimizing": 5, "optimising": 5, "optimized": 5, "optimised": 5, "innovating": 5, "incomplete": 0,
        "non existent": 0, "nonexistent": 0, "initialer prozess": 1, "wiederholbar": 2, "gesteuert": 2,
        "definiert": 3, "quantitativ gesteuert": 4, "gemessen": 4, "optimierend": 5, "optimiert": 5,
        "initiale": 1, "géré": 2, "gérée": 2, "reproductible": 2, "défini": 3, "définie": 3,
        "quantitativement géré": 4, "maîtrisé": 4, "mesuré": 4, "optimisé": 5, "optimisée": 5, "inicial": 1,
        "gestionado": 2, "repetible": 2, "definido": 3, "gestionado cuantitativamente": 4, "medido": 4,
        "optimizado": 5, "iniziale": 1, "gestito": 2, "ripetibile": 2, "definito": 3, "misurato": 4,
        "ottimizzato": 5, "repetível": 2, "gerenciado": 2, "gerido": 2, "otimizado": 5,
    }
)  # fmt: skip
"""Names of capability levels (CMMI, COBIT, ISO/IEC 33020) → level 0 to 5."""

LIMITED: Final = frozenset({"limited", "nonexistent"})
"""Words of the other common scale (nonexistent, initial, limited, defined, managed, optimized): in it
``defined`` means designed but not yet in force, and ``managed`` in operation."""

DOCUMENT_STATUS: Final[Mapping[DocumentStatus, tuple[str, ...]]] = MappingProxyType(
    {
        "Approved": (
            "approved", "published", "released", "effective", "in force", "active", "final", "live",
            "issued", "current", "valid", "in use", "signed", "signed off", "baseline", "finalised",
            "finalized", "authorised", "authorized", "veröffentlicht", "genehmigt", "freigegeben",
            "in kraft", "gültig", "aktiv", "verabschiedet", "final", "aktuell", "publié", "publiée",
            "approuvé", "approuvée", "en vigueur", "validé", "validée", "diffusé", "actif", "applicable",
            "signé", "publicado", "publicada", "aprobado", "aprobada", "vigente", "en vigor", "activo",
            "válido", "emitido", "firmado", "pubblicato", "pubblicata", "approvato", "approvata",
            "in vigore", "vigente", "attivo", "emesso", "valido", "firmato", "aprovado", "aprovada",
            "em vigor", "ativo", "válido", "vigente", "goedgekeurd", "vastgesteld", "gepubliceerd", "van kracht",
            "actueel", "geldig", "definitief", "actief",
        ),
        "Draft": (
            "draft", "in draft", "in review", "under review", "in preparation", "in progress",
            "work in progress", "pending approval", "awaiting approval", "not approved", "unapproved",
            "proposed", "planned", "for review", "in development", "not yet approved", "entwurf",
            "in prüfung", "in arbeit", "in bearbeitung", "zur freigabe", "nicht freigegeben",
            "in erstellung", "in überprüfung", "brouillon", "projet", "en cours de rédaction", "en revue",
            "en révision", "en cours", "à approuver", "en validation", "borrador", "en revisión",
            "en elaboración", "pendiente de aprobación", "en curso", "en proceso", "bozza", "in revisione",
            "in approvazione", "in lavorazione", "da approvare", "rascunho", "em revisão", "em elaboração",
            "minuta", "concept", "in concept", "in bewerking", "ter goedkeuring", "in ontwikkeling",
        ),
        "Superseded": (
            "superseded", "replaced", "ersetzt", "abgelöst", "remplacé", "remplacée", "sustituido",
            "sustituida", "reemplazado", "sostituito", "sostituita", "superato", "substituído",
            "substituída", "vervangen",
        ),
        "Withdrawn": (
            "withdrawn", "obsolete", "retired", "archived", "cancelled", "canceled", "expired", "revoked",
            "inactive", "discontinued", "zurückgezogen", "veraltet", "archiviert", "ungültig",
            "außer kraft", "aufgehoben", "inaktiv", "abgelaufen", "retiré", "retirée", "obsolète",
            "archivé", "archivée", "annulé", "abrogé", "périmé", "retirado", "retirada", "obsoleto",
            "obsoleta", "archivado", "anulado", "derogado", "caducado", "ritirato", "ritirata",
            "archiviato", "annullato", "revocato", "scaduto", "arquivado", "revogado", "cancelado", "ingetrokken", "vervallen",
            "verlopen", "gearchiveerd", "niet meer geldig", "verouderd",
        ),
    }
)  # fmt: skip
"""Status of a document → phrases."""

NOT_A_DAY: Final = frozenset(
    {
        "continuous", "continuously", "ongoing", "on going", "rolling", "permanent", "permanently", "live",
        "as needed", "as required", "ad hoc", "on change", "never", "unlimited", "indefinite",
        "until revoked", "not applicable", "n a", "annual", "annually", "yearly", "quarterly", "monthly",
        "weekly", "daily", "fortlaufend", "laufend", "kontinuierlich", "dauerhaft", "unbefristet",
        "bei bedarf", "anlassbezogen", "jährlich", "quartalsweise", "monatlich", "continu", "en continu",
        "permanente", "au besoin", "si nécessaire", "annuel", "annuelle", "trimestriel", "mensuel",
        "illimité", "continuo", "continua", "en continuo", "según necesidad", "anual", "trimestral",
        "mensual", "indefinido", "al bisogno", "annuale", "trimestrale", "mensile", "illimitato",
        "contínuo", "contínua", "mensal", "permanentemente", "aktuell", "current", "aktuelle", "in kraft",
        "open", "offen", "a demande", "doorlopend", "jaarlijks", "maandelijks", "indien nodig",
        "onbeperkt", "biannual", "biennial", "semi annual", "half yearly", "halbjährlich", "semestral", "semestriel",
        "semestrale", "bienal", "bisannuel", "bei änderung", "on demand", "event driven", "not scheduled", "to be defined",
        "to be determined",
    }
)  # fmt: skip
"""Words in date and version columns that say how often or that it is living: neither a day nor a version."""
