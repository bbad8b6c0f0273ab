"""``/sparql``: the query operation of the SPARQL 1.1 Protocol, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from aims_graph.base.errors import AimsGraphError
from aims_graph.service.bodies import content_type, read_body
from aims_graph.service.context import Context, Ctx
from aims_graph.service.description import describe
from aims_graph.service.formats import NAMED, content, wanted
from aims_graph.service.problems import ProblemError, documented, of_query

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_EXAMPLE: Final = "SELECT ?control ?title { ?control a aims:Control ; dcterms:title ?title } LIMIT 10"
_FORMATS: Final = ("format", "output", "results")
"""Parameters by which clients name a format: no part of the protocol, and sent by most of them."""
_READ_ONLY: Final = "This address takes queries only; the graph is never changed here."

router = APIRouter(
    tags=["sparql"],
    responses={
        200: {
            "description": "The answer, in the media type asked for.",
            "content": content(),
        },
        **documented(
            "bad-request", "query-refused", "read-only", "not-acceptable", "too-large", "answer-too-large",
            "query-too-heavy", "busy", "query-timeout", "fault",
        ),
    },
)  # fmt: skip


def _parameter(name: str, description: str, example: str | None = None) -> dict[str, Any]:
    array = {"type": "array", "items": {"type": "string", "format": "uri"}}
    schema = {"type": "string"} if name == "query" else array
    found = {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
    return {**found, "example": example} if example else found


_PARAMETERS: Final = [
    _parameter("query", "A SELECT, ASK, CONSTRUCT or DESCRIBE query; none gives the description.", _EXAMPLE),
    _parameter("default-graph-uri", "A graph of this store that is read as default graph."),
    _parameter("named-graph-uri", "A graph of this store that can be named."),
    {
        "name": "format", "in": "query", "required": False, "schema": {"type": "string"}, "example": "csv",
        "description": "The format of the answer, before the Accept header; `output` and `results` are read alike. "
        f"One of {', '.join(NAMED)}, or a media type.",
    },
]  # fmt: skip
_BODY: Final = {
    "required": True,
    "content": {
        _QUERY: {"schema": {"type": "string"}, "example": _EXAMPLE},
        _FORM: {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {"query": {"type": "string", "example": _EXAMPLE}},
            }
        },
    },
}


@dataclass(frozen=True, slots=True)
class _Asked:
    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    form: str | None = None
    """The format named beside the query."""


@router.get("/sparql", openapi_extra={"parameters": _PARAMETERS}, response_class=Response)
@router.get("/sparql/", include_in_schema=False)
async def sparql_get(context: Ctx, request: Request) -> Response:
    """Answer the query in the address; without one, describe the service (SPARQL 1.1 Service Description)."""
    asked = _asked(request.query_params.multi_items())
    if asked.query is None and not asked.default_graphs and not asked.named_graphs:
        return describe(context, request)
    return await _answer(context, request, asked)


@router.post(
    "/sparql",
    openapi_extra={"parameters": _PARAMETERS[1:], "requestBody": _BODY},
    responses=documented("unsupported-media-type", "too-slow"),
    response_class=Response,
)
@router.post("/sparql/", include_in_schema=False)
async def sparql_post(context: Ctx, request: Request) -> Response:
    """Answer the query in the body, sent directly or as a form."""
    media_type, charset = content_type(request)
    body = await read_body(request, context.settings)
    pairs = request.query_params.multi_items()
    if media_type == _UPDATE:
        raise ProblemError("read-only", _READ_ONLY)
    if media_type == _FORM:
        pairs += _form(body)
    elif media_type == _QUERY:
        if charset not in ("utf-8", "utf8"):
            raise ProblemError("unsupported-media-type", "A query is sent in UTF-8.")
        pairs.append(("query", _text(body)))
    else:
        raise ProblemError("unsupported-media-type", f"A query is sent as {_QUERY} or {_FORM}.")
    return await _answer(context, request, _asked(pairs))


async def _answer(context: Context, request: Request, asked: _Asked) -> Response:
    if asked.query is None:
        raise ProblemError("bad-request", "The parameter `query` is missing.")
    wants = wanted(request, named=asked.form)
    try:
        answer = await run_in_threadpool(
            context.guard.run, asked.query, results=wants.results, graph=wants.graph,
            default_graphs=asked.default_graphs, named_graphs=asked.named_graphs,
        )  # fmt: skip
    except AimsGraphError as error:
        raise of_query(error) from error
    return wants.response(answer)


def _asked(pairs: list[tuple[str, str]]) -> _Asked:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    if any(key in ("update", "using-graph-uri", "using-named-graph-uri") for key, _ in pairs):
        raise ProblemError("read-only", _READ_ONLY)
    queries = values("query")
    if len(queries) > 1:
        raise ProblemError("bad-request", "There is more than one `query`; one at a time is answered.")
    forms = {value.strip().lower(): value for name in _FORMATS for value in values(name) if value.strip()}
    if len(forms) > 1:
        raise ProblemError("bad-request", f"More than one format is named: {', '.join(sorted(forms))[:200]}.")
    query = queries[0].removeprefix("\ufeff") if queries else None
    form = next(iter(forms.values()), None)
    return _Asked(query, values("default-graph-uri"), values("named-graph-uri"), form)


def _form(body: bytes) -> list[tuple[str, str]]:
    try:
        text = body.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise ProblemError("bad-request", "The form cannot be read as URL-encoded UTF-8.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError("bad-request", f"The query is not in UTF-8: byte {error.start} is wrong.") from error
