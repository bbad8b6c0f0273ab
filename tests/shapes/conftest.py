"""Judging small Turtle snippets by our shapes: all cases of a file in one graph, told apart by their IRIs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, Triple, parse

from aims_graph.base.terms import PREFIXES
from aims_graph.engine.reference import ShapeResult, judge

ROOT = Path(__file__).resolve().parents[2]
CASES = "https://w3id.org/aims-graph/org/t/"
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def triples_of(text: str) -> list[Triple]:
    """Return the triples of a Turtle text that may use all our prefixes."""
    return [Triple(q.subject, q.predicate, q.object) for q in parse(HEAD + text, format=RdfFormat.TURTLE)]


@pytest.fixture(scope="session")
def read_turtle() -> Callable[[str], list[Triple]]:
    """Return the function that reads a Turtle text with our prefixes known."""
    return triples_of


@pytest.fixture(scope="session")
def judged() -> Callable[..., list[ShapeResult]]:
    """Return a function that judges Turtle texts by case name, ``c:`` standing for the nodes of the case."""

    def run(file: str, cases: Mapping[str, str], beside: Iterable[Triple] = ()) -> list[ShapeResult]:
        texts = (f"@prefix c: <{CASES}{name}/> .\n{text}\n" for name, text in cases.items())
        return judge([*beside, *triples_of("".join(texts))], [ROOT / "shapes" / file])

    return run


@pytest.fixture(scope="session")
def vocabulary() -> list[Triple]:
    """The vocabulary and its codes, those of the AI Act included."""
    store = Store()
    for name in ("aims.ttl", "codes.ttl", "aiact/codes.ttl", "aiact/dates.ttl"):
        store.load(path=str(ROOT / "ontology" / name), format=RdfFormat.TURTLE)
    return [Triple(quad.subject, quad.predicate, quad.object) for quad in store]
