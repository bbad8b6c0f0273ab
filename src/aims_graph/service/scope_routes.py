"""``/scope``: what the management system of an organisation sent covers, why, and what each signed entry changes."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from pyoxigraph import RdfFormat
from starlette.responses import Response

from aims_graph import api
from aims_graph.assess.question import Handed, Law
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.scope_effects import scope_effects, scope_json
from aims_graph.base.errors import InputError, UsageError
from aims_graph.graph.store import parse_triples
from aims_graph.service.bodies import organisation_body, read_organisation
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.days import Day
from aims_graph.service.problems import ProblemError, documented, of_input
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["scope"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
_MOST_UNITS: Final = 50
_MOST_EFFECTS: Final = 10
_BODY: Final = organisation_body(
    "One organisation with its legal entities, AI systems, management systems and entries of the scope."
)
_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The scope as `scope --format json` gives it.",
        "content": {
            "application/json": {"schema": {"type": "object", "required": ["entries", "units", "sites", "leaving"]}}
        },
    }
}


@router.post(
    "/scope",
    openapi_extra=_BODY,
    responses={**_ANSWER, **documented("bad-request", "too-large", "too-slow", "unsupported-media-type", "busy")},
    response_class=Response,
)
async def scope(
    context: Ctx,
    request: Request,
    as_of: Annotated[Day, Query(description="The day asked about.", examples=["2026-12-03"])],
    held: Annotated[str, Query(description="Systems held, with commas; empty: as the organisation says.")] = "",
    target: Annotated[str, Query(description="Targets, with commas.")] = "iso42001",
    law: Annotated[Law, Query(description="State of the law.")] = "current",
    effect: Annotated[bool, Query(description="Also what each signed entry changes.")] = False,
) -> Response:
    """Say how each unit of the organisation in the body stands in the scope. Nothing of it is kept."""
    body, form = await read_organisation(request, context.settings)
    asked = {"targets": _names(target) or [], "held": _names(held), "law": law}
    text = await context.heavy.run(partial(_told, context, body, form, as_of, asked, effect))
    return Response(text, media_type="application/json", headers={"Cache-Control": "no-store"})


def _names(text: str) -> list[str] | None:
    return [name for part in text.split(",") if (name := part.strip())] or None


def _told(context: Context, body: bytes, form: RdfFormat, day: date, asked: dict[str, Any], effect: bool) -> str:
    def assessed(given: Handed, on: date) -> AssessmentResult:
        return api.assess(context.knowledge, given, as_of=on, judge=False, **asked).result

    try:
        handed = api.take(parse_triples(body, form, "body"), context.knowledge, "body")
        if len(handed.units) > _MOST_UNITS:
            raise ProblemError("too-large", f"At most {_MOST_UNITS} entities and systems are read at once.")
        result = assessed(handed, day)
        if effect and len(result.scope.entries) > _MOST_EFFECTS:
            raise ProblemError("too-large", f"Effects are told of at most {_MOST_EFFECTS} entries; ask without effect.")
        effects = scope_effects(handed, result, day, assessed) if effect else None
    except InputError as error:
        raise of_input("bad-request", error) from error
    except UsageError as error:
        raise ProblemError("bad-parameter", str(error).replace("--held ", "held=")) from error
    return json.dumps(scope_json(result, effects), ensure_ascii=False)
