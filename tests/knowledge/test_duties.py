"""The duties of the AI Act: those of the checked list, with its actors and dates, and no others but for stated reasons."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.knowledge.conftest import Graph

BASE = "https://w3id.org/aims-graph/"
AIMS = BASE + "ontology#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LAWS = {"applies_original": "lawOriginal", "applies_as_amended": "lawCurrent"}
ACTORS = {
    "provider": "provider",
    "deployer": "deployer",
    "importer": "importer",
    "distributor": "distributor",
    "authorised representative": "authorisedRepresentative",
    "product manufacturer": "productManufacturer",
    "GPAI provider": "gpaiProvider",
    "GPAI systemic-risk provider": "gpaiSystemicProvider",
    "Commission": "commission",
    "Member State": "memberState",
    "notified body": "notifiedBody",
}
ROUTES = {
    "highRisk": {"annexI", "annexIII"},
    "highRiskAnnexI": {"annexI"},
    "highRiskAnnexIII": {"annexIII"},
    "annexIIIExempt": {"annexIII"},
}

EFFECT = "says who is a provider: an effect, held by the facts of aims:condition-becomesProvider"
CLASSIFIES = "says which systems are high-risk: an effect, held by the categories"
NO_STATEMENT = {
    **{(f"25.1.{point}", actor): EFFECT for point in "abc" for actor in ("distributor", "importer", "deployer")},
    ("6.1", "provider"): CLASSIFIES,
    ("6.2", "provider"): CLASSIFIES,
    (
        "54.4",
        "gpaiRepresentative",
    ): "what the mandate contains is in the hands of the provider that gives it, as in 22.3",
    (
        "25.3",
        "productManufacturer",
    ): "says when it is the provider: an effect, held by aims:fact-underManufacturersName",
}
"""Rows of the list without a statement, and why."""

NO_ROW = {
    ("14.2", "provider"): "the aim of oversight, which says what its measures are judged by; the list has no row",
    ("4.3", "board"): "the AI Board recommends; the list has no rows on the Board",
    ("4a.1", "deployer"): "the safeguards bind whoever makes use of the permission, by paragraph 2 deployers too",
    ("5.1", "importer"): "placing on the market is what an importer does, by Article 3(6)",
    ("54.4", "gpaiProvider"): "gives the mandate; the list names the representative",
    ("9.2", "provider"): "the iterative process as a whole; the list has rows on the points only",
    ("9.7", "provider"): "a permission to test in real-world conditions",
    ("11.3", "commission"): "a power to amend Annex IV",
    ("21.3", "memberState"): "confidentiality binds the authority; the list has rows on operators only here",
    ("22.3", "provider"): "what the mandate contains is in the hands of the provider that gives it",
    ("25.4", "thirdPartySupplier"): "the agreement binds both parties; the list says so in its note",
    ("43.1", "memberState"): "the market surveillance authority acts as notified body; the list says so in its note",
    ("54.3", "gpaiRepresentative"): "carries out the mandate, hands over a copy; the list has rows on the points only",
    ("73.5", "deployer"): "the deployer too, where it reports; the list says so in its note",
    ("49.4", "commission"): "access to the restricted sections of the database, third subparagraph",
    ("49.4", "memberState"): "access to the restricted sections of the database, third subparagraph",
    ("49.4", "deployer"): "point (c) is about the registration of deployers; the list says so in its note",
}
"""Statements without a row of the list, and why."""

OF_ANNEX_III = "the registration of Article 49(1) and (3), to which it refers, is of Annex III systems only"
OF_ANNEX_I_A = "the paragraph is about products of Annex I Section A"
REMOTE_BIOMETRIC = "the paragraph is about Annex III point 1(a)"
NARROWER = {
    "8.2": OF_ANNEX_I_A,
    "11.2": OF_ANNEX_I_A,
    "12.3": REMOTE_BIOMETRIC,
    "14.5": REMOTE_BIOMETRIC,
    "16.i": OF_ANNEX_III,
    "22.3.e": OF_ANNEX_III,
    "26.8": OF_ANNEX_III,
    "26.11": "the paragraph names systems referred to in Annex III",
    "43.1": "biometric systems are of Annex III point 1",
    "43.1.s2": "biometric systems are of Annex III point 1",
}
"""Provisions whose statements reach one route through Article 6 where the list dates both, and why."""

CORRESPONDING = (
    "as published, obligations corresponding to Article 6(1) apply a year later; the list has the general date"
)
OTHER_DATE = {
    **{(f"6.{n}", "lawOriginal"): "a power of the Commission, dated for both routes; the list has one" for n in (6, 7)},
    **{(p, "lawOriginal"): CORRESPONDING for p in ("72.1", "72.2", "72.3", "72.4")},
    **{(f"73.{n}", "lawOriginal"): CORRESPONDING for n in (1, 2, 3, 4, 5, 6, 10)},
    ("72.3", "lawCurrent"): "the list gives the time limit of the guidance, not the day from which the duty applies",
}
"""Provision and law where the date differs from that of the list, and why."""


@dataclass(frozen=True)
class Duty:
    """A statement of the Act, codes without their prefixes."""

    name: str
    provision: str
    laws: frozenset[str]
    actors: frozenset[str]
    categories: frozenset[str]
    application: str

    @property
    def path(self) -> tuple[str, ...]:
        """Article, paragraph, point: subparagraphs left out."""
        return tuple(part for part in self.provision.split(".") if not re.fullmatch(r"s\d", part))


def aims(name: str) -> ox.NamedNode:
    return ox.NamedNode(AIMS + name)


def codes(graph: Graph, subject: ox.NamedNode, name: str, prefix: str = "") -> frozenset[str]:
    return frozenset(v.removeprefix(AIMS).removeprefix(prefix) for v in graph.values(subject, aims(name)))


def duty(graph: Graph, local: str) -> dict[str, frozenset[str]]:
    """What ties a statement of the Act down, by property."""
    subject = ox.NamedNode(f"{BASE}aiact/{local}")
    names = ("condition", "derogation", "metOtherwise")
    return {name: codes(graph, subject, name, "condition-") for name in names}


@pytest.fixture(scope="module")
def duties(graph: Graph) -> list[Duty]:
    found = []
    for quad in graph.store.quads_for_pattern(None, aims("statementOf"), None):
        if quad.object.value.startswith(f"{BASE}aiact/"):
            subject = quad.subject
            (application,) = codes(graph, subject, "application", "application-")
            found.append(
                Duty(
                    subject.value.removeprefix(f"{BASE}aiact/"),
                    quad.object.value.removeprefix(f"{BASE}aiact/"),
                    codes(graph, subject, "inLaw"),
                    codes(graph, subject, "addressee", "actor-"),
                    codes(graph, subject, "systemCategory", "category-"),
                    application,
                )
            )
    return sorted(found, key=lambda d: d.name)


@dataclass(frozen=True)
class Row:
    """A row of the checked list: where, on whom, and in which law from when."""

    path: tuple[str, ...]
    actor: str
    dates: tuple[tuple[str, str], ...]

    def applies(self, law: str) -> bool:
        return not dict(self.dates)[law].startswith(("n/a", "deleted"))


@pytest.fixture(scope="module")
def listed(shared: Path) -> list[Row]:
    with (shared / "reference" / "aiact_obligations_ref.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        actor = ACTORS[row["actor"]]
        if row["article"] == "54" and actor == "authorisedRepresentative":
            actor = "gpaiRepresentative"
        dates = tuple((law, row[column]) for column, law in LAWS.items())
        path = tuple(part for part in (row["article"], row["paragraph"], row["point"]) if part)
        found.append(Row(path, actor, dates))
    return found


def row_of(rows: list[Row], path: tuple[str, ...], actor: str) -> tuple[str, ...] | None:
    """The path of the nearest row at or above a provision, for an actor."""
    above = [row.path for row in rows if row.actor == actor and row.path == path[: len(row.path)]]
    return max(above, key=len, default=None)


def test_every_row_of_the_list_has_its_statements_in_each_law(duties: list[Duty], listed: list[Row]) -> None:
    answered: Counter[tuple[tuple[str, ...], str, str]] = Counter()
    for d in duties:
        for actor in d.actors:
            if path := row_of(listed, d.path, actor):
                answered.update((path, actor, law) for law in d.laws)
    asked = Counter((r.path, r.actor, law) for r in listed for law in LAWS.values() if r.applies(law))
    missing = {(".".join(path), actor) for (path, actor, law), n in asked.items() if answered[path, actor, law] < n}
    assert missing == set(NO_STATEMENT)


def test_every_statement_has_a_row_of_the_list(duties: list[Duty], listed: list[Row]) -> None:
    articles = {row.path[0] for row in listed}
    beyond = {
        (".".join(d.path[:2]), actor)
        for d in duties
        for actor in d.actors
        if d.path[0] in articles and row_of(listed, d.path, actor) is None
    }
    assert beyond == set(NO_ROW)


def expected(cell: str) -> dict[str, set[str]]:
    """The dates of a cell of the list, by route through Article 6; ``any`` where it names none."""
    if by_route := re.match(r"Annex III: (\S+); Annex I: (\S+)$|(\S+) \(Art\.6\(1\) systems: (\S+)\)$", cell):
        first, second = (value for value in by_route.groups() if value)
        return {"annexIII": {first}, "annexI": {second}}
    dates = re.findall(r"\d{4}-\d\d-\d\d", cell)
    return {"any": {*dates[:1], *re.findall(r"replaced (\d{4}-\d\d-\d\d)", cell)}}


@pytest.fixture(scope="module")
def clock(graph: Graph) -> dict[tuple[str, str], dict[str, str]]:
    """Application and law → route → date."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for quad in graph.store.quads_for_pattern(None, TYPE, aims("ApplicationDate")):
        (application,) = codes(graph, quad.subject, "ofApplication", "application-")
        (law,) = codes(graph, quad.subject, "inLaw")
        (route,) = codes(graph, quad.subject, "route", "route-")
        (found[application, law][route],) = graph.values(quad.subject, aims("appliesFrom"))
    return found


def dates_of(d: Duty, law: str, clock: dict[tuple[str, str], dict[str, str]]) -> dict[str, str]:
    """Route → date of a duty, for the routes that its categories admit."""
    dates = clock[d.application, law]
    routes = set().union(*(ROUTES.get(category, {"any", *dates}) for category in d.categories))
    return {route: dates.get(route, dates.get("any", "")) for route in routes & {*dates, *ROUTES["highRisk"]}}


def test_the_dates_are_those_of_the_list(
    duties: list[Duty], listed: list[Row], clock: dict[tuple[str, str], dict[str, str]]
) -> None:
    rows = {(row.path, row.actor): dict(row.dates) for row in listed}
    narrower, other = set(), set()
    for d in duties:
        for actor, law in ((a, law) for a in d.actors for law in d.laws):
            path = row_of(listed, d.path, actor)
            if path is None:
                continue
            cell = expected(rows[path, actor][law])
            ours = dates_of(d, law, clock)
            assert ours, (d.name, law)
            if "annexI" in cell and not set(cell) <= set(ours):
                narrower.add(d.provision)
            if any(date not in cell.get(route, cell.get("any", ())) for route, date in ours.items()):
                other.add((d.provision, law))
    assert narrower == set(NARROWER)
    assert other == set(OTHER_DATE)


def test_both_readings_of_article_49_2_are_those_of_the_list(
    graph: Graph, duties: list[Duty], listed: list[Row], clock: dict[tuple[str, str], dict[str, str]]
) -> None:
    (cell,) = {dict(row.dates)["lawCurrent"].split(";")[0] for row in listed if row.path == ("49", "2")}
    assert "formally" in cell
    for d in (d for d in duties if d.provision == "49.2"):
        (other,) = codes(graph, aims(f"application-{d.application}"), "otherReading", "application-")
        assert clock[d.application, "lawCurrent"] == {"any": "2026-08-02"}
        assert clock[other, "lawCurrent"] == {"any": "2027-12-02"}


def test_a_statement_is_in_no_law_that_its_provision_is_not_in(graph: Graph, duties: list[Duty]) -> None:
    for d in duties:
        assert d.laws <= codes(graph, ox.NamedNode(f"{BASE}aiact/{d.provision}"), "inLaw"), d.name


def test_only_what_binds_an_operator_says_what_evidence_it_needs(graph: Graph, duties: list[Duty]) -> None:
    for d in duties:
        subject = ox.NamedNode(f"{BASE}aiact/{d.name}")
        binds = codes(graph, subject, "modality") <= {"shall", "prohibition"}
        operators = any(graph.values(aims(f"actor-{actor}"), aims("isOperator")) == ["true"] for actor in d.actors)
        assert bool(graph.values(subject, aims("evidenceNeed"))) == (binds and operators), d.name


def test_conditions_are_made_of_facts_that_have_a_question_in_both_languages(graph: Graph, duties: list[Duty]) -> None:
    used = {c for d in duties for found in duty(graph, d.name).values() for c in found}
    for condition in used:
        subject = aims(f"condition-{condition}")
        facts = graph.values(subject, aims("metBy")) + graph.values(subject, aims("metByNot"))
        assert facts, condition
        for fact in facts:
            asked = graph.store.quads_for_pattern(ox.NamedNode(fact), aims("question"), None)
            assert sorted(str(q.object.language) for q in asked) == ["en", "es"], fact


def test_the_grace_for_older_systems_is_said_on_every_high_risk_duty(graph: Graph, duties: list[Duty]) -> None:
    chapter = re.compile(r"(8|9|1\d|2[0-7]|43|47|48|49)\b")
    for d in duties:
        subject = ox.NamedNode(f"{BASE}aiact/{d.name}")
        operators = {a for a in d.actors if graph.values(aims(f"actor-{a}"), aims("isOperator")) == ["true"]}
        high_risk = d.categories & (set(ROUTES) - {"annexIIIExempt"})
        if not (chapter.match(d.provision) and operators and high_risk) or "may" in codes(graph, subject, "modality"):
            continue
        if d.provision == "49.4.d":  # systems under test are not on the market yet
            continue
        named = codes(graph, subject, "transition", "transition-")
        wanted = {"111-2", "111-2-public"} if operators & {"provider", "deployer"} else {"111-2"}
        assert named == wanted | {"111-1"}, d.name


@pytest.mark.parametrize(
    ("statement", "condition", "derogation", "other"),
    [
        ("16.e_1", "logsUnderControl", "", "financialInstitution"),
        ("17.1_1", "", "", "financialInstitution"),
        ("17.1.g_1", "", "", ""),
        ("17.1.h_1", "", "", ""),
        ("17.1.i_1", "", "", ""),
        ("17.1.j_1", "", "", "financialInstitution"),
        ("18.1.c_1", "notifiedBodyInvolved", "", ""),
        ("18.3_1", "financialInstitution", "", ""),
        ("19.1_1", "logsUnderControl", "", "financialInstitution"),
        ("20.1_1", "nonConformityKnown", "", ""),
        ("20.2_2", "riskKnown", "", ""),
        ("22.1_1", "establishedOutsideUnion", "", ""),
        ("25.2_1", "newProviderTookOver", "excludedFromHighRiskUse", ""),
        ("25.4_2", "usesThirdPartyComponents", "componentFreeOpenSource", ""),
        ("26.4_1", "inputDataUnderControl", "", ""),
        ("26.5_1", "", "", "financialInstitution"),
        ("26.5_4", "riskKnown", "", ""),
        ("26.6_1", "logsUnderControl", "", "financialInstitution"),
        ("26.7_1", "employer workersSubject", "", ""),
        ("11.1_5", "simplifiedDocumentation", "", ""),
        ("14.5_1", "remoteBiometricIdentification", "twoPersonCheckDisproportionate", ""),
        ("5.3_4", "lawEnforcement realTimeBiometric authorisationRejected", "", ""),
        ("50.1_1", "", "obviousToPersons lawEnforcementNotPublic", ""),
        ("50.5_5", "", "humanReviewedText lawEnforcementAuthorised", ""),
        ("53.4_1", "", "followsCodeOrStandard", ""),
        ("54.5_2", "gpaiProviderInBreach", "gpaiFreeOpenSource", ""),
        ("60.4.i_1", "testedInRealWorld", "consentPreventsTest", ""),
        ("60.4.i_2", "testedInRealWorld consentPreventsTest", "", ""),
        ("71.2_1", "notCriticalInfrastructure", "", "registeredByRepresentative sensitiveArea"),
        ("71.2_2", "", "", "registeredByRepresentative sensitiveArea"),
        ("86.1_1", "legalEffectOnPersons notCriticalInfrastructure", "explanationElsewhere", ""),
        ("73.1_1", "seriousIncident", "", "equivalentReporting medicalDevice"),
        ("73.4_1", "seriousIncident incidentDeath", "equivalentReporting medicalDevice", ""),
        ("26.8_1", "publicAuthority notCriticalInfrastructure", "", ""),
        ("26.9_1", "personalData", "", ""),
        ("26.10_1", "postRemoteBiometric", "initialSuspectIdentification", ""),
        ("26.11_1", "decidesOnPersons", "", "lawEnforcement"),
        ("27.1_1", "friaDeployer notCriticalInfrastructure", "", ""),
        ("27.3_1", "friaDeployer notCriticalInfrastructure", "friaNotificationExempt", ""),
        ("43.1_2", "biometrics standardsFullyApplied", "annexI-A-product", ""),
        ("43.1.s2_1", "biometrics standardsNotFullyApplied", "", ""),
        ("43.2_2", "notBiometrics", "annexI-A-product", ""),
        ("43.4_1", "substantiallyModified", "changePredetermined", ""),
        ("47.3_1", "otherHarmonisationLaw", "", ""),
        ("48.4_1", "notifiedBodyInvolved", "", ""),
        ("49.1_1", "notCriticalInfrastructure", "", "registeredByRepresentative sensitiveArea"),
        ("49.3_1", "publicAuthority notCriticalInfrastructure", "", "sensitiveArea"),
        ("49.5_1", "criticalInfrastructure", "", ""),
    ],
)
def test_conditions_read_in_the_law(graph: Graph, statement: str, condition: str, derogation: str, other: str) -> None:
    wanted = {"condition": condition, "derogation": derogation, "metOtherwise": other}
    assert duty(graph, statement) == {name: frozenset(words.split()) for name, words in wanted.items()}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("16.d_1", "10 years"),
        ("19.1_1", "six months"),
        ("26.6_1", "six months"),
        ("23.5_1", "10 years"),
        ("26.10_1", "48 hours"),
        ("43.3_7", "28 January 2028"),
        ("47.1_2", "10 years"),
    ],
)
def test_time_limits_read_in_the_law(graph: Graph, statement: str, words: str) -> None:
    limits = graph.store.quads_for_pattern(ox.NamedNode(f"{BASE}aiact/{statement}"), aims("deadlineText"), None)
    assert [words in q.object.value for q in limits if q.object.language == "en"] == [True]
