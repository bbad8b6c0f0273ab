"""``/what-if``: what would follow for an organisation from a change, before it happens."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pyoxigraph import RdfFormat
from starlette.responses import Response

from aims_graph import api
from aims_graph.assess.question import Law
from aims_graph.assess.supposals import Change
from aims_graph.assess.what_if import KINDS
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.graph.store import parse_triples
from aims_graph.service.bodies import content_type, read_body
from aims_graph.service.context import Context, Ctx, no_parameters, wants_json
from aims_graph.service.days import Day
from aims_graph.service.problems import Fault, ProblemError, documented, of_input
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["what-if"],
    dependencies=[Depends(wants_json), Depends(no_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
_MOST_UNITS: Final = 20
_MOST_CHANGES: Final = 20
_Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
_Change = Annotated[str, StringConstraints(min_length=3, max_length=500)]


class WhatIfQuestion(BaseModel):
    """An organisation, and what is supposed of it."""

    model_config = ConfigDict(extra="forbid")

    organisation: str = Field(description="One organisation as Turtle, such as `export organisation` writes it.")
    changes: list[_Change] = Field(
        min_length=1, max_length=_MOST_CHANGES, examples=[["retire system/ranker@2027-01-01", "exclude iso42001:A.10.4"]],
        description=f"What is supposed, a kind and what it is about: {', '.join(KINDS)}, as `what-if --KIND` takes it.",
    )  # fmt: skip
    as_of: Day = Field(description="The day asked about.", examples=["2026-12-03"])
    then: Day | None = Field(None, description="The day it is seen from afterwards; the day asked about by default.")
    law: Law = Field("current", description="State of the law.")
    then_law: Law | None = Field(None, description="State of the law afterwards; the same by default.")
    targets: list[_Name] = Field(["iso42001"], min_length=1, max_length=5, examples=[["iso42001", "aiact"]])
    held: list[_Name] | None = Field(
        None, min_length=1, max_length=5, examples=[["iso27001"]],
        description="Management systems held; `none` alone for a start from nothing; by default what it says.",
    )  # fmt: skip


_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": WhatIfQuestion.model_json_schema()}},
    }
}
_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "What differs, with the reason of each item, as `what-if --format json` gives it.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["supposed", "schema", "schema_version", "changed", "touched", "new", "gone", "counts"],
                }
            }
        },
    }
}


@router.post(
    "/what-if",
    openapi_extra=_BODY,
    responses={**_ANSWER, **documented("bad-request", "too-large", "too-slow", "unsupported-media-type", "busy")},
    response_class=Response,
)
async def suppose(context: Ctx, request: Request) -> Response:
    """Assess the organisation in the body as it is and with the changes made, and tell what differs. Nothing is kept."""
    media_type, charset = content_type(request)
    if media_type != "application/json" or charset not in ("utf-8", "utf8"):
        raise ProblemError("unsupported-media-type", "The question is sent as application/json, in UTF-8.")
    body = await read_body(request, context.settings)
    text = await context.heavy.run(partial(_supposed, context, _question(body)))
    return Response(text, media_type="application/json", headers={"Cache-Control": "no-store"})


def _question(body: bytes) -> WhatIfQuestion:
    try:
        return WhatIfQuestion.model_validate_json(body)
    except ValidationError as error:
        faults = [
            Fault(where=".".join(map(str, ("body", *fault["loc"])))[:200], message=str(fault["msg"])[:500])
            for fault in error.errors()[:20]
        ]
        detail = "; ".join(f"{fault.where}: {fault.message}" for fault in faults)
        raise ProblemError("bad-request", detail, errors=faults) from error


def _supposed(context: Context, question: WhatIfQuestion) -> str:
    try:
        changes = [_change(text) for text in question.changes]
        triples = parse_triples(question.organisation.encode("utf-8", "replace"), RdfFormat.TURTLE, "organisation")
        handed = api.take(triples, context.knowledge, "organisation")
        if len(handed.units) > _MOST_UNITS:
            raise ProblemError("too-large", f"At most {_MOST_UNITS} entities and systems are assessed at once.")
        found = api.what_if(
            context.knowledge, handed, changes, as_of=question.as_of, then=question.then, targets=question.targets,
            held=question.held, law=question.law, then_law=question.then_law,
        )  # fmt: skip
    except InputError as error:
        raise of_input("bad-request", error) from error
    except UsageError as error:
        raise ProblemError("bad-request", str(error)) from error
    told = {"supposed": list(found.supposed), **found.difference.to_json()}
    return json.dumps(told, ensure_ascii=False)


def _change(text: str) -> Change:
    kind, space, about = text.strip().partition(" ")
    if not space or kind not in KINDS:
        raise InputError(
            Problem(
                "change", "this is no change.", found=text, expected=f"a kind ({', '.join(KINDS)}) and what it is about"
            )
        )
    return Change(kind, about.strip())
