"""The media types of query answers, and which of them a request wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from starlette.responses import Response

from aims_graph.graph.guard import Answer, GraphFormat, ResultFormat
from aims_graph.service.negotiate import choose
from aims_graph.service.problems import ProblemError

RESULTS: Final[dict[str, ResultFormat]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS: Final[dict[str, GraphFormat]] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
}
"""Media type → format, the first one being given where the request does not care."""


def content(*without: str) -> dict[str, dict[str, Any]]:
    """Return the OpenAPI content of an answer in any of the media types, but for those named."""
    names = [name for name in dict.fromkeys([*RESULTS, *GRAPHS]) if name not in without]
    return {name: {"schema": {} if name.endswith("json") else {"type": "string"}} for name in names}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The media types a request wants for solutions and for graphs; None where it accepts none."""

    result_type: str | None
    graph_type: str | None

    @property
    def results(self) -> ResultFormat | None:
        """The format for solutions and booleans."""
        return RESULTS[self.result_type] if self.result_type else None

    @property
    def graph(self) -> GraphFormat | None:
        """The format for graphs."""
        return GRAPHS[self.graph_type] if self.graph_type else None

    def response(self, answer: Answer) -> Response:
        """Return the response that holds ``answer``, under the media type it was asked for."""
        media_type = self.graph_type if answer.kind == "graph" else self.result_type
        assert media_type is not None
        charset = "; charset=utf-8" if media_type.startswith("text/") else ""
        return Response(answer.data, headers={"Content-Type": media_type + charset})


def wanted(request: Request, *, first: str | None = None) -> Wanted:
    """Return what ``request`` accepts; ``first`` is what it gets where it does not care.

    Raises ``ProblemError`` where it accepts nothing that can hold an answer.
    """
    accept = request.headers.get("accept")
    results = sorted(RESULTS, key=lambda name: name != first)
    found = Wanted(choose(accept, results), choose(accept, list(GRAPHS)))
    if found.result_type is None and found.graph_type is None:
        offered = ", ".join(dict.fromkeys([*RESULTS, *GRAPHS]))
        raise ProblemError("not-acceptable", f"Answers are offered as {offered}.")
    return found
