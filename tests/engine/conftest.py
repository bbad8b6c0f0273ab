"""Small strata and small graphs to run them on, under both engines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
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
