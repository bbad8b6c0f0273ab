"""The description of the endpoint in RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.responses import Response

from aims_graph.base.terms import PREFIXES
from aims_graph.graph.literals import XSD
from aims_graph.knowledge.inferred import INFERRED
from aims_graph.service.context import Context
from aims_graph.service.negotiate import choose
from aims_graph.service.problems import ProblemError

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
RDF_TYPES: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""Media type → how RDF is written."""


def describe(context: Context, request: Request) -> Response:
    """Return the description of the endpoint that ``request`` came to."""
    media_type = choose(request.headers.get("accept"), list(RDF_TYPES))
    if media_type is None:
        raise ProblemError("not-acceptable", f"The description is offered as {', '.join(RDF_TYPES)}.")
    triples = _triples(
        _address(request), len(context.knowledge.store), len(context.graph) - len(context.knowledge.store)
    )
    form = RDF_TYPES[media_type]
    named = {"sd": SD, "void": VOID} if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(serialize(triples, format=form, prefixes=named), headers={"Content-Type": media_type + charset})


def _address(request: Request) -> NamedNode:
    path = request.scope.get("root_path", "") + "/sparql"
    try:
        return NamedNode(f"{request.url.scheme}://{request.url.netloc}{path}")
    except ValueError:  # whatever was sent as Host
        return NamedNode(f"http://localhost{path}")


def _triples(endpoint: NamedNode, size: int, inferred: int) -> list[Triple]:
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    named, derived = BlankNode("named"), BlankNode("derived")

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    def count(number: int) -> Literal:
        return Literal(str(number), datatype=NamedNode(XSD + "integer"))

    return [
        Triple(service, _TYPE, sd("Service")),
        Triple(service, sd("endpoint"), endpoint),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULTS),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(dataset, _TYPE, sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), graph),
        Triple(graph, _TYPE, sd("Graph")),
        Triple(graph, NamedNode(VOID + "triples"), count(size)),
        Triple(dataset, sd("namedGraph"), named),
        Triple(named, _TYPE, sd("NamedGraph")),
        Triple(named, sd("name"), NamedNode(INFERRED)),
        Triple(named, sd("graph"), derived),
        Triple(derived, _TYPE, sd("Graph")),
        Triple(derived, NamedNode(VOID + "triples"), count(inferred)),
    ]
