"""The table of fact combinations on which rules and OWL definitions must agree, in groups that vary few facts each.

Every trigger stands with and without each of its exceptions; products, exemption, scope and roles in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

Facts = dict[str, bool]
BASE = ("aiSystem", "unionNexus")
EXCEPTIONS = {
    "remoteBiometricIdentification": "verificationOnly", "creditScoring": "fraudDetection",
    "offendingRisk": "solelyOnProfiling", "migrationIdentification": "travelDocumentVerification",
    "votingInfluence": "outputNotSeenByVoters", "crimePredictionByProfiling": "supportsHumanAssessment",
    "emotionInferenceWorkEducation": "medicalOrSafetyReasons", "sensitiveBiometricDeduction": "datasetLabelling",
    "realTimeBiometric": "strictlyNecessaryObjective",
}  # fmt: skip
USES = (
    "remoteBiometricIdentification", "biometricCategorisationSensitive", "emotionRecognition",
    "criticalInfrastructure", "educationAccess", "learningOutcomes", "educationLevel", "testMonitoring",
    "recruitment", "workManagement", "publicBenefits", "creditScoring", "lifeHealthInsurance", "emergencyCalls",
    "victimRisk", "polygraphLawEnforcement", "evidenceReliability", "offendingRisk", "criminalProfiling",
    "polygraphMigration", "migrationRisk", "asylumExamination", "migrationIdentification", "judicialAssistance",
    "votingInfluence",
)  # fmt: skip
PRACTICES = (
    "crimePredictionByProfiling", "untargetedScraping", "emotionInferenceWorkEducation",
    "sensitiveBiometricDeduction", "realTimeBiometric",
)  # fmt: skip
HARM = (
    "manipulativeTechniques",
    "exploitsVulnerabilities",
    "significantHarmLikely",
    "socialScoring",
    "unjustifiedTreatment",
)
DEPICTIONS = (
    "intimateDepictions",
    "childAbuseMaterial",
    "depictionIntendedOrUnguarded",
    "noAddedExposure",
    "lawfulDefence",
)
TRANSPARENCY = (
    "interactsWithPersons", "generatesContent", "biometricCategorisation", "deepFake", "publicInterestText",
    "buildsOnGpai", "emotionRecognition",
)  # fmt: skip
LAWS = (
    "machinery", "toys", "recreationalCraft", "lifts", "explosiveAtmospheres", "radioEquipment", "pressureEquipment",
    "cableways", "protectiveEquipment", "gasAppliances", "medicalDevices", "inVitroDiagnostics", "aviationSecurity",
    "twoThreeWheelers", "agriculturalVehicles", "marineEquipment", "railSystems", "motorVehicles", "vehicleSafety",
    "civilAviation",
)  # fmt: skip
LIMBS = (
    "isProduct",
    "safetyFunction",
    "assistanceOnly",
    "failureEndangers",
    "thirdPartyAssessment",
    "nonSafetyAssessmentOnly",
)
CHANGES = ("placedUnderOwnName", "modifiedByOperator", "purposeChangedToHighRisk")
ROLES = (
    "roleDeployer",
    "roleImporter",
    "roleProductManufacturer",
    "underManufacturersName",
    "developedForOwnUse",
    "personalUse",
)


def groups() -> dict[str, list[Facts]]:
    """Return every combination by the name of its group."""
    return {name: _unique(made) for name, made in _made()}


def few() -> list[Facts]:
    """Return each trigger of Articles 5 and 6(2) alone, and with its exception: the quick run."""
    return _unique(_with_exceptions((*PRACTICES, *USES)))


def _made() -> Iterator[tuple[str, Iterable[Facts]]]:
    yield "alone and with exceptions", _with_exceptions((*PRACTICES, *USES))
    yield "harm and scoring", _every(HARM)
    yield "depictions", _every(DEPICTIONS)
    yield "transparency", _every((*TRANSPARENCY, "untargetedScraping"))
    for name in ("machinery", "lifts", "motorVehicles"):
        yield f"product under {name}", _every(LIMBS, f"law-{name}")
    yield "products of both sections", _every(LIMBS, "law-lifts", "law-motorVehicles")
    yield (
        "every law",
        (
            _true(f"law-{law}", "isProduct", "thirdPartyAssessment", *more)
            for law in LAWS
            for more in ((), ("nonSafetyAssessmentOnly",))
        ),
    )
    yield (
        "critical infrastructure",
        _every(("criticalInfrastructure", "assistanceOnly", "failureEndangers", "profiling")),
    )
    for use in ("recruitment", "creditScoring", "criticalInfrastructure"):
        yield f"exemption of {use}", _exemption(use)
    yield "scope", _scope()
    yield "roles, Annex III", _every((*CHANGES, *ROLES), "recruitment")
    yield "roles, Annex I", _every((*CHANGES, *ROLES), "law-lifts", "safetyFunction", "thirdPartyAssessment")
    yield "roles, not high-risk", _every((*CHANGES, *ROLES))
    pairs = list(combinations((*USES, *PRACTICES, *TRANSPARENCY[:6]), 2))
    for start in range(0, len(pairs), 105):
        yield f"pairs from {start}", (_true(*pair) for pair in pairs[start : start + 105])


def _true(*facts: str) -> Facts:
    return dict.fromkeys((*BASE, *facts), True)


def _every(facts: Iterable[str], *always: str) -> Iterator[Facts]:
    names = tuple(facts)
    for values in product((False, True), repeat=len(names)):
        yield _true(*always, *(name for name, value in zip(names, values, strict=True) if value))


def _with_exceptions(facts: Iterable[str]) -> Iterator[Facts]:
    for fact in facts:
        yield _true(fact)
        if fact in EXCEPTIONS:
            yield _true(fact, EXCEPTIONS[fact])


def _exemption(use: str) -> Iterator[Facts]:
    switches = (
        "profiling",
        "exemptionAssessed",
        "documentedBeforeMarket",
        "roleProvider",
        "supplierAssessmentReceived",
    )
    for condition in ("", "narrowTask", "improvesHumanResult", "detectsPatterns", "preparatoryTask"):
        yield from _every(switches, use, *([condition] if condition else []))


def _scope() -> Iterator[Facts]:
    switches = (
        "exclusiveMilitary", "thirdCountryAuthority", "researchOnly", "preMarket", "testedInRealWorld", "freeOpenSource",
    )  # fmt: skip
    for trigger in ("", "recruitment", "deepFake", "untargetedScraping"):
        more = [trigger] if trigger else []
        yield from _every(switches, *more)
        for base in product((False, True), repeat=2):
            yield {**_true(*more), **dict(zip(BASE, base, strict=True))}


def _unique(made: Iterable[Facts]) -> list[Facts]:
    return [dict(pairs) for pairs in dict.fromkeys(tuple(sorted(facts.items())) for facts in made)]
