"""The drop-down lists of the pages that record: codes of the vocabulary (`ontology/records.ttl`) with our words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.intake.workbook_model import Codes
from aims_graph.intake.workbook_model import codes as _codes


def _of(*lists: Codes) -> Codes:
    """Return one list of the values of several."""
    return Codes(MappingProxyType({code: words for one in lists for code, words in one.words.items()}), "")


def _former(now: Codes, **words: str) -> Codes:
    """Return ``now``, read also by the words that earlier workbooks had for its codes."""
    return Codes(now.words, now.prefix, tuple(_codes("", **words).words.items()))


_MEETING: Final = _codes(
    "", aiCommittee="AI committee|Comité de IA", managementReview="Management review|Revisión por la dirección",
    other="Other|Otra",
)  # fmt: skip
_AUDIT: Final = _codes(
    "", internalAudit="Internal audit|Auditoría interna",
    certificationAudit="Certification audit|Auditoría de certificación",
    supplierAudit="Audit of a supplier|Auditoría de proveedor", simulatedAudit="Simulated audit|Auditoría simulada",
)  # fmt: skip
_EVALUATION: Final = _codes(
    "", biasEvaluation="Bias evaluation|Evaluación de sesgo", verification="Verification|Verificación",
    validation="Validation|Validación", performanceTest="Performance test|Prueba de rendimiento",
    robustnessTest="Robustness test|Prueba de robustez", continuityTest="Continuity test|Prueba de continuidad",
    oversightTest="Human oversight test|Prueba de supervisión humana",
)  # fmt: skip
_ASSESSMENT: Final = _codes(
    "", aiImpactAssessment="AI impact assessment|Evaluación de impacto de IA", dpia="DPIA|EIPD",
    fria="Fundamental rights (Art. 27)|Derechos fundamentales (art. 27)",
)  # fmt: skip
_ACTIVITY: Final = _codes(
    "", oversight="Human oversight|Supervisión humana", modelRelease="Model release|Versión de modelo",
    riskAcceptance="Risk acceptance|Aceptación de riesgo", incidentHandling="Incident handling|Gestión de incidentes",
    internalAudit="Internal audit|Auditoría interna", dataGovernance="Data governance|Gobierno de datos",
    supplierManagement="Supplier management|Gestión de proveedores", other="Other|Otra",
)  # fmt: skip
_DECISION: Final = _codes(
    "", modelRelease="Model release|Versión de modelo", deployment="Deployment|Despliegue",
    systemModification="Change|Cambio", riskAcceptance="Risk acceptance|Aceptación de riesgo",
    decommissioning="Retirement|Retirada", scopeChange="Change of scope|Cambio de alcance",
    exception="Exception|Excepción", other="Other|Otra",
)  # fmt: skip

RECORD_LISTS: Final[Mapping[str, Codes]] = MappingProxyType(
    {
        "certificate": _codes(
            "", certificateValid="Valid|Válido", certificateSuspended="Suspended|Suspendido",
            certificateWithdrawn="Withdrawn|Retirado", certificateExpired="Expired|Caducado",
        ),
        "iso_role": _former(
            _codes(
                "", isoRoleProvider="AI provider|Proveedor de IA", isoRoleProducer="AI producer|Productor de IA",
                isoRoleCustomer="AI customer|Cliente de IA", isoRolePartner="AI partner|Socio de IA",
                isoRoleSubject="AI subject|Sujeto de la IA",
                isoRoleAuthority="Relevant authority|Autoridad pertinente",
            ),
            isoRoleProvider="Provider|Proveedor", isoRoleProducer="Producer|Productor",
            isoRoleCustomer="Customer|Cliente", isoRolePartner="Partner|Socio", isoRoleSubject="Subject|Sujeto",
        ),
        "in_out": _codes("", scopeIn="In scope|Dentro del alcance", scopeOut="Out of scope|Fuera del alcance"),
        "level": _codes(
            "", levelLow="Low|Bajo", levelMedium="Medium|Medio", levelHigh="High|Alto",
            levelCritical="Critical|Crítico",
        ),
        "treatment": _codes(
            "", treatmentReduce="Reduce|Reducir", treatmentAccept="Accept|Aceptar", treatmentShare="Share|Compartir",
            treatmentAvoid="Avoid|Evitar",
        ),
        "state": _codes(
            "", caseOpen="Open|Abierto", caseInProgress="In progress|En curso", caseClosed="Closed|Cerrado"
        ),
        "supply": _codes(
            "", supplyModel="Model|Modelo", supplyService="Service (API)|Servicio (API)",
            supplyComponent="Component|Componente", supplyData="Data|Datos", other="Other|Otro",
        ),
        "data_use": _former(
            _codes(
                "", dataTraining="Training of models|Entrenamiento", dataValidation="Validation of models|Validación",
                dataTest="Test of models|Prueba", dataOperation="Operation|Operación",
            ),
            dataTraining="Training", dataValidation="Validation", dataTest="Test",
        ),
        "finding": _codes(
            "", findingMajor="Major nonconformity|No conformidad mayor",
            findingMinor="Minor nonconformity|No conformidad menor", findingObservation="Observation|Observación",
            findingOpportunity="Opportunity for improvement|Oportunidad de mejora",
            findingNone="No finding|Sin hallazgos",
        ),
        "legal": _codes(
            "", obligationLaw="Law|Ley", obligationContract="Contract|Contrato",
            obligationVoluntary="Code or voluntary|Código o voluntario",
        ),
        "outcome": _codes(
            "", outcomePassed="Passed|Superada", outcomeConditions="Passed with conditions|Superada con condiciones",
            outcomeFailed="Failed|No superada",
        ),
        "direction": _codes("", atMost="At most|Como máximo", atLeast="At least|Como mínimo"),
        "objective": _codes(
            "", objective="Objective|Objetivo", performanceThreshold="Performance threshold|Umbral de rendimiento"
        ),
        "serious": _codes(
            "", seriousDeath="Death|Fallecimiento", seriousHealth="Serious harm to health|Perjuicio grave para la salud",
            seriousInfrastructure="Critical infrastructure|Infraestructura crítica",
            seriousRights="Fundamental rights|Derechos fundamentales",
            seriousProperty="Property or environment|Bienes o medio ambiente",
            seriousWidespread="Widespread infringement|Infracción generalizada",
        ),
        "evaluation": _EVALUATION,
        "assessment": _ASSESSMENT,
        "activity": _ACTIVITY,
        "decision": _DECISION,
        "meeting": _MEETING,
        "audit": _AUDIT,
        "row_class": _codes(
            Decision="Decisions|Decisiones", Evaluation="Evaluations and tests|Evaluaciones y pruebas",
            ImpactAssessment="Impact assessments|Evaluaciones de impacto", Risk="Risks|Riesgos",
            Objective="Objectives and measures|Objetivos y mediciones", Training="Training|Formación",
            Meeting="Meetings|Reuniones", AuditFinding="Audits and findings|Auditorías y hallazgos",
            Incident="Incidents|Incidentes", Model="Models and suppliers|Modelos y proveedores",
            DataSet="Data sets|Conjuntos de datos", Obligation="Legal register|Registro legal",
        ),
        "row_kind": _of(_MEETING, _EVALUATION, _ASSESSMENT, _DECISION, _AUDIT, _ACTIVITY),
    }
)  # fmt: skip
"""List name → codes. The knowledge's labels go first where they are known."""
