"""Both engines derive the same triples about small clean organisations, and every item keeps what the design says.

The organisations are generated over a slice of the knowledge, so that a run of pySHACL stays below a second; the
tests marked ``slow`` take the whole knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from aims_graph.assess.question import Question, question_triples, sort_out
from aims_graph.assess.run import assess
from aims_graph.base.terms import AIMS, BASE, PREFIXES, expand
from aims_graph.cli.example import import_example
from aims_graph.engine import fast, reference
from aims_graph.engine.decision import DecisionTable, read_decision_table
from aims_graph.engine.strata import Stratum, read_strata
from aims_graph.graph.literals import canonical
from aims_graph.knowledge.knowledge import Knowledge

ORGANISATION = BASE + "org/o"
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + f"@prefix o: <{ORGANISATION}/> .\n"
DAY = date(2026, 11, 23)
TARGET = NamedNode(AIMS + "target")
STATEMENTS = tuple(
    f"iso42001:{name}"
    for name in ("4.1_1", "4.1_4", "6.1.4_1", "9.2.2_1", "10.2_3", "A.2.2_1", "A.3.3_1", "A.3.3_2", "A.8.4_1")
)
"""Entity and system, design, operating and both, one statement and several, as is, extend and nothing found."""
REQUIREMENTS = ("iso42001:4.1", "iso42001:A.2.2", "iso42001:A.3.3", "iso42001:A.8.4")
BASES = ("iso27001:4.1_1", "iso27001:9.2.2_1", "iso27001:5.2_6", "iso27001:A.5.1", "iso27001:A.5.24", "iso27001:A.6.8")
CONTROLS = BASES[3:]
TYPES = ("AIPolicy", "DPIAProcedure", "ContextAnalysis", "InternalAuditProgramme", "IncidentManagementProcedure",
         "InformationSecurityPolicy", "SupplierContract", "Policy", "Document")  # fmt: skip
DAYS = ("2025-01-31", "2026-11-22", "2026-11-23", "2026-11-24", "2028-02-29")
SEVERAL = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


# ── organisations ──


def code(*names: str) -> st.SearchStrategy[str]:
    return st.sampled_from(names).map("aims:{}".format)


def perhaps(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A property with a value, or nothing."""
    return st.one_of(st.just(""), values.map(lambda value: f" ; aims:{name} {value}"))


def day() -> st.SearchStrategy[str]:
    return st.sampled_from(DAYS).map("'{}'^^xsd:date".format)


ARTEFACT = st.sampled_from([f"<{ORGANISATION}/artefact/{n}>" for n in range(4)])
BASIS = code("declared", "inspected", "sampled")
IMPLEMENTATION = code(
    "implementationImplemented", "implementationPartial", "implementationPlanned", "implementationNot",
    "implementationExcluded", "implementationUnknown",
)  # fmt: skip
CAUSE = code("content_deficient", "statement_not_addressed", "result_adverse")
UNIT = st.sampled_from([f"<{ORGANISATION}/entity/main>", f"<{ORGANISATION}/system/s>"])
STATUS = code("statusApproved", "statusDraft", "statusSuperseded", "statusWithdrawn", "statusNotStated")


@st.composite
def artefact(draw: Any) -> str:
    return (
        f"a aims:Artefact ; aims:artefactType {draw(code(*TYPES))} ; aims:documentStatus {draw(STATUS)}"
        + draw(perhaps("nextReview", day())) + draw(perhaps("validUntil", day()))
        + draw(perhaps("owner", st.just("'CISO'"))) + draw(perhaps("sourceRow", st.just("3")))
    )  # fmt: skip


@st.composite
def address(draw: Any) -> str:
    about = draw(st.sampled_from((*STATEMENTS, *REQUIREMENTS, *BASES)))
    return (
        f"a aims:Address ; aims:artefact {draw(ARTEFACT)} ; aims:addresses <{expand(about)}>"
        + draw(perhaps("unit", UNIT)) + draw(perhaps("designBasis", BASIS)) + draw(perhaps("operatingBasis", BASIS))
        + draw(perhaps("deficiency", CAUSE))
    )  # fmt: skip


def entry(slug: str, controls: tuple[str, ...]) -> st.SearchStrategy[str]:
    @st.composite
    def make(draw: Any) -> str:
        return (
            f"a aims:SoAEntry ; aims:soaOf <{ORGANISATION}/held/{slug}> ; "
            f"aims:control <{expand(draw(st.sampled_from(controls)))}> ; aims:implementation {draw(IMPLEMENTATION)}"
            + draw(perhaps("refersTo", ARTEFACT)) + draw(perhaps("justification", st.just("'no model is trained'")))
        )  # fmt: skip

    return make()


@st.composite
def row(draw: Any) -> str:
    """A mapping row of a kind that the shipped file may not have today."""
    target = draw(st.sampled_from((*STATEMENTS, *REQUIREMENTS)))
    return (
        f"a aims:Mapping ; aims:source <{expand(draw(st.sampled_from(BASES)))}> ; aims:target <{expand(target)}> ; "
        f"aims:sourceEdition <{BASE}{draw(st.sampled_from(('iso27001-2022', 'iso9001-2015')))}> ; "
        f"aims:reuseClaim {draw(code('reuseAsIs', 'reuseExtend', 'reuseNone'))} ; aims:searchedNothingFound false ; "
        f"aims:relation {draw(code('equalTo', 'subsetOf', 'supersetOf', 'intersectsWith'))} ; "
        f"aims:reviewStatus {draw(code('reviewed', 'unreviewed', 'disputed', 'stale'))}"
        + draw(st.sampled_from(("", " ; a aims:DerivedMapping")))
    )


@dataclass(frozen=True)
class World:
    """An organisation as Turtle, extra mapping rows, and the systems that the question takes as held."""

    turtle: str
    held: tuple[str, ...]

    def facts(self, core: tuple[Triple, ...]) -> list[Triple]:
        """What the rules start from; every literal canonical, as intake leaves it."""
        triples = []
        for quad in parse((HEADER + self.turtle).encode(), format=RdfFormat.TURTLE):
            value = quad.object if isinstance(quad.object, NamedNode) else canonical(quad.object)  # type: ignore[arg-type]
            assert value is not None
            triples.append(Triple(quad.subject, quad.predicate, value))
        handed = sort_out(triples, "o.ttl")
        return [*core, *handed.triples, *question_triples(self.question, handed)]

    @cached_property
    def question(self) -> Question:
        return Question(ORGANISATION, ("iso42001-2023",), self.held, DAY)


@st.composite
def worlds(draw: Any, held: tuple[str, ...] | None = None) -> World:
    nodes: list[tuple[str, list[str]]] = [
        ("artefact", [draw(artefact()) for _ in range(4)]),
        ("address", draw(st.lists(address(), min_size=2, max_size=8))),
        ("soa/iso27001-2022", draw(st.lists(entry("iso27001-2022", CONTROLS), max_size=5))),
        ("soa/iso42001-2023", draw(st.lists(entry("iso42001-2023", REQUIREMENTS[1:]), max_size=4))),
        ("row", draw(st.lists(row(), min_size=1, max_size=8))),
    ]
    lines = [f"<{ORGANISATION}> a aims:Organisation ; rdfs:label 'O' ."]
    lines += [f"<{ORGANISATION}/{kind}/{n}> {text} ." for kind, texts in nodes for n, text in enumerate(texts)]
    lines += [f"<{ORGANISATION}/row/{n}> aims:recordId 'extra-{n}' ." for n in range(len(nodes[-1][1]))]
    for slug in ("iso27001-2022", "iso42001-2023"):
        lines.append(f"<{ORGANISATION}/held/{slug}> a aims:ManagementSystem ; aims:edition <{BASE}{slug}> .")
    if draw(st.booleans()):
        lines.append(f"<{ORGANISATION}/system/s> a aims:AISystem .")
    for name in draw(st.sets(st.sampled_from(("documents", "records")))):
        until = draw(day())
        lines.append(
            f"o:c-{name} a aims:CompletenessDeclaration ; aims:listClass aims:{name} ; aims:completeAsOf {until} ."
        )
    if draw(st.booleans()):
        kind = draw(code(*TYPES))
        first = f"<{ORGANISATION}/soa/iso27001-2022/0>"
        lines.append(f"o:r a aims:UnresolvedReference ; aims:artefactType {kind} ; aims:inEntry {first} .")
    choices = ((), ("iso27001-2022",), ("iso27001-2022", "iso9001-2015"))
    return World("\n".join(lines), draw(st.sampled_from(choices)) if held is None else held)


# ── running ──


@pytest.fixture(scope="module")
def core(knowledge: Knowledge) -> tuple[Triple, ...]:
    """The reasoning core with its codes and types, but of provisions and mapping rows only the slice."""
    kept = {expand(curie) for curie in (*STATEMENTS, *BASES)}
    kept |= {iri.rpartition("_")[0] for iri in kept if "_" in iri}
    kept |= {_iri(t.subject) for t in knowledge.reasoning_core if _iri(t.object) in kept and t.predicate == TARGET}
    return tuple(t for t in knowledge.reasoning_core if _iri(t.subject).startswith(AIMS) or _iri(t.subject) in kept)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


@pytest.fixture(scope="module")
def strata(knowledge: Knowledge) -> list[Stratum]:
    return read_strata(knowledge.rule_files())


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> DecisionTable:
    return read_decision_table(knowledge.folder / "ontology" / "decision")


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """Have rdflib parse each rule once a module, not once a run: it takes longer than a small run itself."""
    from rdflib.plugins.sparql import processor

    parse_query, translate, known = processor.parseQuery, processor.translateQuery, {}

    def translated(text: str, *_: object) -> object:
        if text not in known:
            known[text] = translate(parse_query(text))
        return known[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", lambda text: text)
        patch.setattr(processor, "translateQuery", translated)
        yield


def quick(facts: list[Triple], strata: list[Stratum], world: World) -> set[Triple]:
    store = fast.derive(facts, strata, world.question.iri)
    return {Triple(quad.subject, quad.predicate, quad.object) for quad in store}


@settings(SEVERAL, max_examples=8)
@given(world=worlds())
@pytest.mark.usefixtures("parsed_once")
def test_both_engines_derive_the_same(
    world: World, core: tuple[Triple, ...], strata: list[Stratum], knowledge: Knowledge
) -> None:
    facts = world.facts(core)
    assert quick(facts, strata, world) ^ set(reference.derive(facts, knowledge.rule_files())) == set()


@pytest.mark.slow
@settings(SEVERAL, max_examples=150)
@given(world=worlds())
@pytest.mark.usefixtures("parsed_once")
def test_both_engines_derive_the_same_of_many_more(
    world: World, core: tuple[Triple, ...], strata: list[Stratum], knowledge: Knowledge
) -> None:
    facts = world.facts(core)
    assert quick(facts, strata, world) ^ set(reference.derive(facts, knowledge.rule_files())) == set()


@pytest.mark.slow
@settings(SEVERAL, max_examples=2)
@given(world=worlds())
@pytest.mark.usefixtures("parsed_once")
def test_both_engines_derive_the_same_over_the_whole_knowledge(
    world: World, strata: list[Stratum], knowledge: Knowledge
) -> None:
    facts = world.facts(knowledge.reasoning_core)
    assert quick(facts, strata, world) ^ set(reference.derive(facts, knowledge.rule_files())) == set()


@pytest.mark.slow
@pytest.mark.usefixtures("parsed_once")
def test_both_engines_derive_the_same_of_the_shipped_organisation(knowledge: Knowledge) -> None:
    handed = import_example(knowledge)
    run = assess(
        knowledge, handed, Question(handed.iri, ("iso42001-2023",), handed.held, DAY), version="0", engine="both"
    )
    assert len(run.result.items) > 200


# ── what every item keeps ──


@dataclass(frozen=True)
class Items:
    """Item → property → codes."""

    of: dict[str, dict[str, set[str]]]

    @classmethod
    def read(cls, triples: set[Triple]) -> Items:
        facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for triple in triples:
            if "/assessment/" in _iri(triple.subject):
                facts[_iri(triple.subject)][_iri(triple.predicate).removeprefix(AIMS)].add(
                    triple.object.value.removeprefix(AIMS)  # type: ignore[union-attr]
                )
        return cls({iri: properties for iri, properties in facts.items() if "statement" in properties})


INPUTS = {
    "inApplicability": "applicability", "inAddress": "address", "inEvidence": "evidence",
    "inDeficiency": "deficiency", "inKnownAbsent": "known_absent", "inBearing": "bearing",
}  # fmt: skip


@settings(SEVERAL, max_examples=60)
@given(world=worlds())
def test_every_item_has_one_state_and_the_action_that_the_table_says(
    world: World, core: tuple[Triple, ...], strata: list[Stratum], table: DecisionTable
) -> None:
    items = Items.read(quick(world.facts(core), strata, world))
    assert len(items.of) >= 9
    for iri, item in items.of.items():
        inputs = {name: item[fact] for fact, name in INPUTS.items()}
        assert {name: len(found) for name, found in inputs.items()} == dict.fromkeys(inputs, 1), iri
        state, action = table.decide({name: next(iter(found)) for name, found in inputs.items()})
        assert (item["state"], item["action"]) == ({state}, {action} if action else set()), iri
        assert (action is not None) == (state in ("claimed", "unassessed", "not_evidenced")), iri
        assert bool(item["cause"]) == (state == "not_evidenced"), iri
        assert len(item["basis"]) <= 1, iri
        assert len(item["reuseStanding"]) == (action in ("reuse", "extend")), iri


@settings(SEVERAL, max_examples=30)
@given(world=worlds())
def test_a_second_pass_adds_nothing(world: World, core: tuple[Triple, ...], strata: list[Stratum]) -> None:
    """Whatever a rule read, or found missing, still stands at the end: the strata are in the right order."""
    once = quick(world.facts(core), strata, world)
    assert quick(list(once), strata, world) == once


@settings(SEVERAL, max_examples=30)
@given(world=worlds())
def test_searched_without_a_row_or_a_tie_is_create(
    world: World, core: tuple[Triple, ...], strata: list[Stratum]
) -> None:
    triples = quick(world.facts(core), strata, world)
    searched = {"iso27001-2022": {expand("iso42001:6.1.4_1"), expand("iso42001:4.1_4")}}
    used = {_iri(t.object) for t in triples if t.predicate == NamedNode(AIMS + "ofItem")}
    for iri, item in Items.read(triples).of.items():
        covered = all(item["statement"] <= searched.get(slug, set()) for slug in world.held)
        open_still = item["state"] & {"unassessed", "not_evidenced"} and item["inAddress"] == {"addressNone"}
        if covered and open_still and iri not in used:
            assert item["action"] == {"create"}, iri


@settings(SEVERAL, max_examples=30)
@given(world=worlds(held=()))
def test_without_a_system_held_nothing_is_reused(world: World, core: tuple[Triple, ...], strata: list[Stratum]) -> None:
    for iri, item in Items.read(quick(world.facts(core), strata, world)).of.items():
        assert not item["action"] & {"reuse", "extend", "unmapped"}, iri
        assert not item["basis"] & {"presumed"}, iri


@settings(SEVERAL, max_examples=30)
@given(world=worlds())
def test_only_an_exclusion_with_a_reason_is_not_applicable(
    world: World, core: tuple[Triple, ...], strata: list[Stratum]
) -> None:
    for iri, item in Items.read(quick(world.facts(core), strata, world)).of.items():
        assert (item["state"] == {"not_applicable"}) == (item["inApplicability"] == {"excludedWithReason"}), iri
