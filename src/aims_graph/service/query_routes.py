"""``/queries``: the questions that the graph answers by name."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from aims_graph.base.errors import AimsGraphError, InputError, UsageError
from aims_graph.base.terms import compact
from aims_graph.knowledge.queries import LANGUAGES, NamedQuery, find_query, read_query
from aims_graph.service import models
from aims_graph.service.catalogue_routes import PLAIN
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.formats import content, wanted
from aims_graph.service.problems import ProblemError, documented, of_input, of_query
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["queries"],
    dependencies=[Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
_PLAIN_JSON: Final = "application/json"
_FREE_PARAMETERS: Final[dict[str, Any]] = {
    "parameters": [
        {
            "name": "parameters",
            "in": "query",
            "style": "form",
            "explode": True,
            "description": "The parameters of the query, each an id such as `target=iso42001:9.2.2`.",
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
        },
        {
            "name": "lang",
            "in": "query",
            "description": "The language of the texts; English stands where a text lacks it.",
            "schema": {"type": "string", "enum": list(LANGUAGES), "default": "en"},
        },
    ]
}
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer: plain rows as application/json, or what the Accept header asks for.",
        "content": content(_PLAIN_JSON),
    }
}


@router.get("/queries", dependencies=[*PLAIN, Depends(wants_json)])
def list_queries(context: Ctx) -> models.NamedQueries:
    """List the named queries with their text and parameters."""
    items = [context.views.query(read_query(path)) for path in context.knowledge.query_files().values()]
    return models.NamedQueries(items=items, total=len(items))


@router.get(
    "/queries/{name}",
    response_model=models.QueryRows,
    responses={
        **_ANSWERS,
        **documented("unknown-id", "query-timeout", "busy", "bad-parameter", "answer-too-large"),
    },
    openapi_extra=_FREE_PARAMETERS,
)
async def run_named_query(
    context: Ctx, request: Request, name: Annotated[str, Path(examples=["what-answers"])]
) -> Response:
    """Answer a named query. Ids in plain rows are CURIEs; the SPARQL formats give full IRIs."""
    query = _find(context, name)
    given = dict(request.query_params)
    lang = given.pop("lang", "en")
    try:
        text = query.filled(given, lang)
    except UsageError as error:
        raise ProblemError("bad-parameter", f"Not taken: {error}.") from error
    except InputError as error:
        raise of_input("bad-parameter", error) from error
    wants = wanted(request, first=_PLAIN_JSON)
    try:
        answer = await run_in_threadpool(context.guard.run, text, results=wants.results, graph=wants.graph)
    except AimsGraphError as error:
        raise of_query(error) from error
    if wants.result_type == _PLAIN_JSON and answer.kind == "solutions":
        return Response(_rows(query, given, answer.data), media_type=_PLAIN_JSON)
    return wants.response(answer)


def _find(context: Context, name: str) -> NamedQuery:
    try:
        return find_query(name, context.knowledge.query_files())
    except InputError as error:
        nearest = error.problems[0].nearest
        raise ProblemError("unknown-id", f"There is no named query {name[:100]!r}.", nearest=nearest) from error


def _rows(query: NamedQuery, given: dict[str, str], data: bytes) -> str:
    found = json.loads(data)
    columns = found["head"]["vars"]
    rows = [{name: _cell(row.get(name)) for name in columns} for row in found["results"]["bindings"]]
    return models.QueryRows(
        name=query.name,
        title=dict(query.title),
        parameters=given,
        columns=columns,
        rows=rows,
        total=len(rows),
    ).model_dump_json()


def _cell(term: dict[str, str] | None) -> str | None:
    if term is None:
        return None
    return compact(term["value"]) if term["type"] == "uri" else term["value"]
