"""The media types of query answers, and which of them a request wants."""

from __future__ import annotations

import difflib
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
    "application/n-quads": "ntriples",
    "application/trig": "turtle",
    "text/n3": "turtle",
}
"""Media type → format, the first one being given where the request does not care."""


NAMED: Final[dict[str, tuple[str | None, str | None]]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, "text/turtle"),
    "ttl": (None, "text/turtle"),
    "n3": (None, "text/n3"),
    "ntriples": (None, "application/n-triples"),
    "nt": (None, "application/n-triples"),
    "json-ld": (None, "application/ld+json"),
    "jsonld": (None, "application/ld+json"),
    "rdf": (None, "application/rdf+xml"),
    "rdf+xml": (None, "application/rdf+xml"),
    "rdfxml": (None, "application/rdf+xml"),
}
"""What clients name in ``format=`` or ``output=`` → the media type for solutions, and for graphs."""


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


def wanted(request: Request, *, first: str | None = None, named: str | None = None) -> Wanted:
    """Return what ``request`` accepts; ``first`` is what it gets where it does not care.

    ``named`` is a format that it names beside the query: it goes before the Accept header for the kind of answer
    that it can hold. Raises ``ProblemError`` for a name that is none, and where nothing accepted can hold an answer.
    """
    accept = request.headers.get("accept")
    results = sorted(RESULTS, key=lambda name: name != first)
    result_type, graph_type = _named(named)
    found = Wanted(result_type or choose(accept, results), graph_type or choose(accept, list(GRAPHS)))
    if found.result_type is None and found.graph_type is None:
        offered = ", ".join(dict.fromkeys([*RESULTS, *GRAPHS]))
        raise ProblemError("not-acceptable", f"Answers are offered as {offered}.")
    return found


def _named(name: str | None) -> tuple[str | None, str | None]:
    if name is None:
        return None, None
    small = name.strip().lower()
    found = NAMED.get(small, (small if small in RESULTS else None, small if small in GRAPHS else None))
    if found == (None, None):
        offered = ", ".join(NAMED)
        near = next(iter(difflib.get_close_matches(small[:60], list(NAMED), n=1)), None)
        raise ProblemError("bad-request", f"There is no format {name[:60]!r}; it is one of {offered}.", nearest=near)
    return found
