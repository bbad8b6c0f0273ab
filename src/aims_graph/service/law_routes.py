"""``/calendar``: what of the EU AI Act binds whom from when."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from aims_graph.knowledge.calendar import Entry, entries
from aims_graph.knowledge.duties import Duties
from aims_graph.service.catalogue_routes import Paged, known, linked
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.days import Day
from aims_graph.service.paging import cut
from aims_graph.service.problems import documented
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["law"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)


class CalendarFilters(Paged):
    """What of the calendar to list."""

    role: str | None = Field(None, max_length=100, description="An addressee.", examples=["provider"])
    category: str | None = Field(None, max_length=100, description="A category.", examples=["highRiskAnnexIII"])
    law: Literal["current", "original"] = Field("current", description="State of the law.")
    as_of: Day | None = Field(None, description="With it, each entry says whether it is in force that day.")
    everything: bool = Field(False, description="Also duties of authorities, and what is only allowed.")


class CalendarEntry(BaseModel):
    """One duty from one day, for one route through Article 6."""

    duty: str
    provision: str
    text: dict[str, str]
    modality: str
    addressees: list[str]
    categories: list[str]
    conditions: list[str]
    derogations: list[str]
    met_otherwise: list[str]
    transitions: list[str]
    effective_from: str = Field(description="The day from which it bites; a reading where `reading` is not empty.")
    applies_from: str = Field(description="The day its provision formally applies from.")
    in_force: bool | None = Field(description="Whether it bites on `as_of`; null without one.")
    route: str
    legal_basis: dict[str, str]
    application: str
    reading: dict[str, str]
    time_limit: dict[str, str]
    labels: dict[str, dict[str, str]] = Field(description="Labels of the codes, by language.")


class Calendar(BaseModel):
    """A page of the calendar."""

    law: str
    for_planning: bool = Field(description="False for the law as first published.")
    items: list[CalendarEntry]
    total: int
    next: str | None


@router.get("/calendar", responses=documented("bad-cursor"))
def list_calendar(context: Ctx, response: Response, wanted: Annotated[CalendarFilters, Query()]) -> Calendar:
    """List what applies from when, by day. An effective day is a reading, and says so."""
    catalogue = context.knowledge.catalogue
    actors = [code.partition("-")[2] for code in catalogue.members("Actor")]
    categories = [code.partition("-")[2] for code in catalogue.members("SystemCategory")]
    role, category = known("role", wanted.role, actors), known("category", wanted.category, categories)
    duties = context.knowledge.duties
    found = entries(
        duties,
        law=wanted.law,
        actor=f"actor-{role}" if role else None,
        category=f"category-{category}" if category else None,
        binding_only=not wanted.everything,
    )
    state = (context.knowledge.digest, "calendar", str(sorted(wanted.filters().items())))
    page = cut(found, wanted.cursor, wanted.limit, of=state)
    address = wanted.next_address("calendar", page.cursor)
    linked(response, address)
    items = [_entry(context, entry, duties, wanted.as_of) for entry in page.entries]
    return Calendar(law=wanted.law, for_planning=wanted.law == "current", items=items, total=page.total, next=address)


def _entry(context: Context, entry: Entry, duties: Duties, day: Day | None) -> CalendarEntry:
    duty = entry.duty
    codes = (*duty.actors, *duty.categories, *duty.conditions, *duty.derogations, *duty.met_otherwise,
             *duty.transitions, entry.dated.route)  # fmt: skip
    labels = {code: dict(context.knowledge.catalogue.label(code)) for code in codes}
    return CalendarEntry.model_validate({**entry.to_json(duties, day), "labels": labels})
