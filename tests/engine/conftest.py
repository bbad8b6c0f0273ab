"""Small strata and small graphs to run them on, under both engines; and small organisations, generated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from pyshacl import shacl_rules

from aims_graph.assess.question import Question, question_triples, sort_out
from aims_graph.base.terms import AIMS, BASE, expand
from aims_graph.base.terms import PREFIXES as TERMS
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
from aims_graph.graph.literals import canonical
from aims_graph.knowledge.knowledge import Knowledge

FOCUS = "https://w3id.org/aims-graph/org/o/assessment/a"
PREFIXES = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix o: <https://w3id.org/aims-graph/org/o/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
A = f"<{FOCUS}> a aims:Assessment ; aims:asOf '2026-11-23'^^xsd:date .\n"

Found = set[str]


def stratum(order: int, *constructs: str) -> str:
    """Return a stratum of the good form around the queries."""
    rules = " ;\n".join(
        f'sh:rule [ a sh:SPARQLRule ; rdfs:label "rule {place}"@en ;\n'
        f"  sh:prefixes <https://w3id.org/aims-graph/ontology> ;\n  sh:construct '''{construct}''' ]"
        for place, construct in enumerate(constructs, start=1)
    )
    return f"aims:s{order} a sh:NodeShape ; sh:targetClass aims:Assessment ; sh:order {order} ;\n{rules} ."


@dataclass(frozen=True)
class Bench:
    """Writes strata to files and runs them."""

    folder: Path
    prefixes: Path

    def files(self, *strata: str) -> list[Path]:
        """Return the file of prefixes and one file for each text, in the order given."""
        paths = [self.prefixes]
        for place, text in enumerate(strata):
            path = self.folder / f"{place:02d}.ttl"
            path.write_text(PREFIXES + text, encoding="utf-8")
            paths.append(path)
        return paths

    def triples(self, data: str) -> list[Triple]:
        """Return the triples of ``data`` about the assessment."""
        quads = parse((PREFIXES + A + data).encode(), format=RdfFormat.TURTLE)
        return [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]

    def fast(self, files: Sequence[Path], data: str) -> Found:
        """Return what the strata add under Oxigraph, as short texts."""
        start = self.triples(data)
        store = fast.derive(start, read_strata(files), FOCUS)
        return {_short(Triple(q.subject, q.predicate, q.object)) for q in store} - set(map(_short, start))

    def reference(self, files: Sequence[Path], data: str) -> Found:
        """Return what the strata add under pySHACL, as short texts."""
        start = self.triples(data)
        return set(map(_short, reference.derive(start, files))) - set(map(_short, start))

    def at_once(self, files: Sequence[Path], data: str) -> Found:
        """Return what pySHACL adds when it is handed every stratum in one call."""
        start = self.triples(data)
        graph = reference.to_rdflib(start)
        shacl_rules(graph, shacl_graph=reference._shapes(files), inplace=True, **reference.SETTINGS)
        text = graph.serialize(format="nt")
        found = [Triple(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.N_TRIPLES)]
        return set(map(_short, found)) - set(map(_short, start))

    def repeated(self, files: Sequence[Path], data: str) -> Found:
        """Return what pySHACL adds when told to repeat the rules of each shape until nothing is added."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reference, "SETTINGS", {**reference.SETTINGS, "iterate_rules": True})
            return self.reference(files, data)


def _short(triple: Triple) -> str:
    text = f"{triple.subject} {triple.predicate} {triple.object}".replace(FOCUS, "this")
    for long in ("https://w3id.org/aims-graph/org/o/", "https://w3id.org/aims-graph/ontology#"):
        text = text.replace(long, "")
    return text.replace("http://www.w3.org/2001/XMLSchema#", "xsd:")


@pytest.fixture(scope="session")
def rule_prefixes(knowledge: Knowledge) -> Path:
    """The shipped file that declares the prefixes of rules."""
    return knowledge.folder / "shapes" / "rules" / "00-prefixes.ttl"


@pytest.fixture
def bench(tmp_path: Path, rule_prefixes: Path) -> Bench:
    """Strata in a folder of their own."""
    return Bench(tmp_path, rule_prefixes)


@pytest.fixture(scope="session")
def one_stratum() -> Callable[..., str]:
    """The function that writes a stratum of the good form around queries."""
    return stratum


# ── organisations over a slice of the knowledge, so that a run of pySHACL stays below a second ──

ORGANISATION = BASE + "org/o"
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in TERMS.items()) + f"@prefix o: <{ORGANISATION}/> .\n"
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


# ── running them ──


@dataclass(frozen=True, repr=False)
class Small:
    """Runs generated organisations over the slice, or over the whole knowledge."""

    knowledge: Knowledge

    @staticmethod
    def worlds(held: tuple[str, ...] | None = None) -> st.SearchStrategy[World]:
        """Organisations; ``held``: the systems they hold, where that matters."""
        return worlds(held)

    @cached_property
    def core(self) -> tuple[Triple, ...]:
        """The reasoning core with its codes and types, but of provisions and mapping rows only the slice."""
        whole = self.knowledge.reasoning_core
        kept = {expand(curie) for curie in (*STATEMENTS, *BASES)}
        kept |= {iri.rpartition("_")[0] for iri in kept if "_" in iri}
        kept |= {_iri(t.subject) for t in whole if t.predicate.value == AIMS + "target" and _iri(t.object) in kept}
        return tuple(t for t in whole if _iri(t.subject).startswith(AIMS) or _iri(t.subject) in kept)

    def facts(self, world: World, *, whole: bool = False) -> list[Triple]:
        """Return what the rules start from."""
        return world.facts(self.knowledge.reasoning_core if whole else self.core)

    def fast(self, facts: Sequence[Triple], world: World) -> set[Triple]:
        """Return what Oxigraph ends with."""
        store = fast.derive(facts, read_strata(self.knowledge.rule_files()), world.question.iri)
        return {Triple(quad.subject, quad.predicate, quad.object) for quad in store}

    def differing(self, world: World, *, whole: bool = False) -> set[Triple]:
        """Return the triples that only one engine ends with."""
        facts = self.facts(world, whole=whole)
        return self.fast(facts, world) ^ set(reference.derive(facts, self.knowledge.rule_files()))


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


@pytest.fixture(scope="session")
def small(knowledge: Knowledge) -> Small:
    """Generated organisations, and the means to run them."""
    return Small(knowledge)


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """Have rdflib parse each rule once a module, not once a run: it takes longer than a small run itself."""
    from rdflib.plugins.sparql import processor

    parse_query, translate = processor.parseQuery, processor.translateQuery
    known: dict[str, object] = {}

    def translated(text: str, *_: object) -> object:
        if text not in known:
            known[text] = translate(parse_query(text))
        return known[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", lambda text: text)
        patch.setattr(processor, "translateQuery", translated)
        yield
