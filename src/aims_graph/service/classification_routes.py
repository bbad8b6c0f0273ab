"""``/facts`` and ``/classifications``: what the class of a system under the EU AI Act turns on, and the class."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from pyoxigraph import RdfFormat
from starlette.responses import Response

from aims_graph import api
from aims_graph.assess.question import Law
from aims_graph.base.errors import InputError
from aims_graph.graph.store import parse_triples
from aims_graph.service import models
from aims_graph.service.bodies import organisation_body, read_organisation
from aims_graph.service.catalogue_routes import PLAIN
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.days import Day
from aims_graph.service.problems import ProblemError, documented, of_input
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["classification"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
_MOST_UNITS: Final = 50
_BODY: Final = organisation_body("One organisation with its AI systems and the facts declared of them.")
_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The class of every unit with its reasons, as `classify --format json` gives it.",
        "content": {"application/json": {"schema": {"type": "object", "required": ["schema", "units", "law"]}}},
    }
}


@router.get("/facts", dependencies=PLAIN)
def list_facts(context: Ctx) -> models.Facts:
    """List the facts on which the class of a system turns: question, provision, and what they are about."""
    kinds = {"unitEntity": "entity", "unitSystem": "system"}
    items = [
        models.Fact(
            id=f"aims:{fact.code}",
            label=dict(fact.label),
            question=dict(fact.question),
            provision=fact.provision,
            about=[kinds[unit] for unit in fact.units],
            denies=[f"aims:{code}" for code in fact.denies],
        )
        for fact in context.knowledge.act.facts.values()
    ]
    return models.Facts(items=items, total=len(items))


@router.post(
    "/classifications",
    openapi_extra=_BODY,
    responses={**_ANSWER, **documented("bad-request", "too-large", "too-slow", "unsupported-media-type", "busy")},
    response_class=Response,
)
async def classify(
    context: Ctx,
    request: Request,
    as_of: Annotated[Day, Query(description="The day asked about.", examples=["2026-12-03"])],
    law: Annotated[Law, Query(description="State of the law.")] = "current",
) -> Response:
    """Classify the systems of the organisation in the body. Nothing of it is kept."""
    body, form = await read_organisation(request, context.settings)
    text = await context.heavy.run(partial(_classified, context, body, form, as_of, law))
    return Response(text, media_type="application/json", headers={"Cache-Control": "no-store"})


def _classified(context: Context, body: bytes, form: RdfFormat, day: date, law: Law) -> str:
    try:
        handed = api.take(parse_triples(body, form, "body"), context.knowledge, "body")
    except InputError as error:
        raise of_input("bad-request", error) from error
    if len(handed.units) > _MOST_UNITS:
        raise ProblemError("too-large", f"At most {_MOST_UNITS} entities and systems are classified at once.")
    return api.classify(context.knowledge, handed, as_of=day, law=law).dumps()
