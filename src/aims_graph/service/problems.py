"""Problem details: the one shape of every error (RFC 9457, ``application/problem+json``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from aims_graph.base.errors import InputError
from aims_graph.base.terms import BASE
from aims_graph.graph import guard
from aims_graph.graph.query_text import QueryRefusedError
from aims_graph.service.settings import SPARQL_PATHS

MEDIA_TYPE: Final = "application/problem+json"
TYPE_BASE: Final = BASE + "problem/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status and its title, which never changes from case to case."""

    status: int
    title: str


KINDS: Final[Mapping[str, Kind]] = {
    "bad-request": Kind(400, "The request is not one that this address takes"),
    "bad-cursor": Kind(400, "The cursor does not belong to this list"),
    "query-refused": Kind(400, "The query is not run"),
    "read-only": Kind(403, "The graph is read-only"),
    "not-found": Kind(404, "There is nothing at this address"),
    "unknown-id": Kind(404, "There is nothing of this id"),
    "method-not-allowed": Kind(405, "The method is not offered here"),
    "not-acceptable": Kind(406, "None of the accepted media types is offered"),
    "too-slow": Kind(408, "The request did not come to its end in time"),
    "too-large": Kind(413, "The request is too large"),
    "unsupported-media-type": Kind(415, "The media type of the request is not taken here"),
    "bad-parameter": Kind(422, "A parameter has a value that is not taken"),
    "answer-too-large": Kind(422, "The answer is larger than it may be"),
    "query-too-heavy": Kind(422, "The query needs more than it may have"),
    "fault": Kind(500, "A fault of ours"),
    "busy": Kind(503, "As many queries as allowed are running"),
    "query-timeout": Kind(503, "The query took too long and was stopped"),
}
"""Slug → kind. The type of a problem is this slug below ``https://w3id.org/aims-graph/problem/``."""


class Fault(BaseModel):
    """One thing wrong, with its place."""

    model_config = ConfigDict(extra="forbid")

    where: str = Field(description="The parameter, or the place in the query.", examples=["query.limit"])
    message: str = Field(examples=["Input should be less than or equal to 200"])


class Problem(BaseModel):
    """A problem as RFC 9457 has it, with the nearest valid value where there is one."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(examples=[TYPE_BASE + "unknown-id"])
    title: str = Field(examples=[KINDS["unknown-id"].title])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str = Field(examples=["There is no provision iso42001:A.6.2.99."])
    instance: str = Field(description="The path asked for.", examples=["/api/v1/provisions/iso42001:A.6.2.99"])
    nearest: str | None = Field(
        None, description="The valid id most like the one given.", examples=["iso42001:A.6.2.8"]
    )
    errors: list[Fault] | None = Field(None, description="Everything wrong, where it is more than one sentence.")


class ProblemError(Exception):
    """Raised by routes; answered as a problem."""

    def __init__(
        self, slug: str, detail: str, *, nearest: str | None = None, errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.slug = slug
        self.detail = detail
        self.nearest = nearest
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def respond(request: Request, error: ProblemError) -> Response:
    """Return the response that tells ``error``."""
    kind = KINDS[error.slug]
    body = Problem(
        type=TYPE_BASE + error.slug,
        title=kind.title,
        status=kind.status,
        detail=error.detail,
        instance=quote(request.url.path, safe="/:@!$&'()*+,;=~-._", errors="replace"),
        nearest=error.nearest,
        errors=list(error.errors) or None,
    )
    text = json.dumps(body.model_dump(exclude_none=True), ensure_ascii=False)
    headers = {"Cache-Control": "no-store", **error.headers}
    return Response(text.encode("utf-8", "replace"), kind.status, headers, media_type=MEDIA_TYPE)


def documented(*slugs: str) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI responses of a route that can answer with these kinds."""
    found: dict[int | str, dict[str, Any]] = {}
    for slug in slugs:
        kind = KINDS[slug]
        before = found.get(kind.status)
        title = f"{before['description']}, or: {kind.title}" if before else kind.title
        schema = {"$ref": "#/components/schemas/Problem"}
        example = {
            "type": TYPE_BASE + slug,
            "title": kind.title,
            "status": kind.status,
            "detail": kind.title + ".",
        }
        found[kind.status] = {
            "description": title,
            "content": {MEDIA_TYPE: {"schema": schema, "example": {**example, "instance": "/"}}},
        }
    return found


def of_query(error: Exception) -> ProblemError:
    """Return the problem that an error of the guard is."""
    match error:
        case guard.BusyError():
            return ProblemError("busy", str(error), headers={"Retry-After": "2"})
        case guard.NoFormatError(kind=kind):
            return ProblemError("not-acceptable", f"The answer is of the kind {kind}, which none of them can hold.")
        case guard.QueryTimeoutError():
            slug = "query-timeout"
        case guard.QueryTooHeavyError():
            slug = "query-too-heavy"
        case guard.AnswerTooLargeError():
            slug = "answer-too-large"
        case QueryRefusedError(problems=(problem, *_)):
            slug = {"query-too-long": "too-large", "query-update": "read-only"}.get(problem.code, "query-refused")
        case _:
            raise error
    assert isinstance(error, InputError)
    return of_input(slug, error)


def of_input(slug: str, error: InputError) -> ProblemError:
    """Return the problem of kind ``slug`` that tells every fault of ``error``."""
    placed = [problem for problem in error.problems if problem.place()]
    faults = [Fault(where=problem.place(), message=problem.message) for problem in placed]
    return ProblemError(slug, str(error), nearest=error.problems[0].nearest, errors=faults)


def install(app: FastAPI) -> None:
    """Let ``app`` answer every error as a problem, also those of the framework."""
    app.add_exception_handler(ProblemError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_framework)
    app.add_exception_handler(Exception, _of_fault)


def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return respond(request, error)


def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        Fault(where=".".join(str(part) for part in fault["loc"])[:200], message=str(fault["msg"])[:500])
        for fault in error.errors()[:20]
    ]
    detail = "; ".join(f"{fault.where}: {fault.message}" for fault in faults)
    return respond(request, ProblemError("bad-parameter", detail, errors=faults))


def _of_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slug = {404: "not-found", 405: "method-not-allowed", 406: "not-acceptable", 413: "too-large"}.get(
        error.status_code, "bad-request" if error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "fault"
    )
    details = {
        "not-found": "There is nothing at this address; what there is stands at /openapi.json.",
        "method-not-allowed": f"{request.method} is not offered here.",
    }
    stated = dict(error.headers or {}).get("Allow", "")
    headers = {"Allow": ", ".join(_offered(request.url.path, stated))} if slug == "method-not-allowed" else {}
    return respond(request, ProblemError(slug, details.get(slug, str(error.detail)), headers=headers))


def _offered(path: str, stated: str) -> list[str]:
    """The methods taken at ``path``; the framework states those of one route only, and HEAD is ours."""
    methods = {name.strip() for name in stated.split(",") if name.strip()}
    if path in SPARQL_PATHS:
        methods |= {"GET", "POST"}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


def _of_fault(request: Request, error: Exception) -> Response:
    detail = "Something went wrong that is our fault, not yours. The log of the service says what."
    return respond(request, ProblemError("fault", detail))
