"""The reference: the strata, and the shapes, under pySHACL on rdflib memory.

pySHACL and rdflib are imported when called, not when this module is: most commands do not need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat, Triple, parse, serialize

from aims_graph.engine.strata import read_strata

if TYPE_CHECKING:
    from rdflib import Graph

SETTINGS: Final[dict[str, Any]] = {"advanced": True, "inference": "none"}
"""How pySHACL is called, always; recorded in results."""


@dataclass(frozen=True, slots=True)
class ShapeResult:
    """What a shape said: the node, the shape, the severity's local name, the message code, the value if any."""

    node: str
    shape: str
    severity: str
    message: str
    value: str = ""


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Return ``triples`` as an rdflib graph."""
    from rdflib import Graph

    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert data is not None
    return Graph().parse(data=data, format="nt")


def derive(facts: Iterable[Triple], rule_files: Sequence[Path]) -> list[Triple]:
    """Return ``facts`` and everything the rules derive, by pySHACL, one call a stratum in their order."""
    from pyshacl import shacl_rules

    strata = read_strata(rule_files)
    named = {stratum.name for stratum in strata}
    common = [path for path in rule_files if path.stem not in named]
    files = {path.stem: path for path in rule_files}
    data = to_rdflib(facts)
    for stratum in strata:
        if all(_stands(data, iri) for iri in stratum.starts_from):
            shacl_rules(data, shacl_graph=_shapes([*common, files[stratum.name]]), inplace=True, **SETTINGS)
    text = data.serialize(format="nt")
    return [Triple(quad.subject, quad.predicate, quad.object) for quad in parse(text, format=RdfFormat.N_TRIPLES)]


def _stands(graph: Graph, iri: str) -> bool:
    """Return whether a triple has ``iri`` as its predicate or as its class."""
    from rdflib import RDF, URIRef

    return (None, URIRef(iri), None) in graph or (None, RDF.type, URIRef(iri)) in graph


def judge(triples: Iterable[Triple], shape_files: Sequence[Path]) -> list[ShapeResult]:
    """Return what the shapes in ``shape_files`` say of ``triples``, sorted by node and shape."""
    from pyshacl import validate

    _, report, _ = validate(to_rdflib(triples), shacl_graph=_shapes(shape_files), **SETTINGS)
    return sorted(_results(report), key=lambda result: (result.node, result.shape, result.message, result.value))


def _shapes(files: Sequence[Path]) -> Graph:
    from rdflib import Graph

    shapes = Graph()
    for path in files:
        shapes.parse(str(path), format="turtle")
    return shapes


def _results(report: Any) -> list[ShapeResult]:
    from rdflib import RDF, SH, URIRef

    def text(node: Any, predicate: Any) -> str:
        values = sorted(str(value) for value in report.objects(node, predicate))
        return values[0] if values else ""

    def shape_of(node: Any) -> str:
        source = report.value(node, SH.sourceShape)
        return str(source) if isinstance(source, URIRef) else ""

    return [
        ShapeResult(
            node=text(node, SH.focusNode),
            shape=shape_of(node),
            severity=text(node, SH.resultSeverity).rpartition("#")[2],
            message=text(node, SH.resultMessage),
            value=text(node, SH.value),
        )
        for node in report.subjects(RDF.type, SH.ValidationResult)
    ]
