"""``/derived``, ``/explanations``, ``/mappings/{id}/carries``: what follows from all rows together."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from aims_graph.base.terms import DERIVED, EDITIONS, MAPPING
from aims_graph.knowledge.explaining import explain
from aims_graph.knowledge.inference import edition_of
from aims_graph.service import models, models_inferred
from aims_graph.service.catalogue_routes import PLAIN, UNKNOWN, Paged, known_edition, linked
from aims_graph.service.context import Ctx, single_parameters, wants_json
from aims_graph.service.mapping_routes import known_end
from aims_graph.service.paging import cut
from aims_graph.service.problems import ProblemError, documented
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["inferred"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)


class DerivedFilters(Paged):
    """Which derived rows to list."""

    source_edition: str | None = Field(None, max_length=100, examples=["iso27001-2022"])
    target_edition: str | None = Field(None, max_length=100, examples=["iso42001-2023"])
    source: str | None = Field(None, max_length=300, description="The source, or what it stands in.")
    target: str | None = Field(None, max_length=300, description="The target, or what it stands in.")
    relation: models.Relation | None = None
    derived_from: str | None = Field(None, max_length=300, description="A mapping row among those it stands on.")


class Ends(BaseModel):
    """The two ids to explain."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(max_length=300, examples=["iso27001:A.5.1_1"])
    target: str = Field(max_length=300, examples=["iso42001:A.2.2_1"])


@router.get("/derived", responses=documented("bad-cursor"))
def list_derived(
    context: Ctx, response: Response, wanted: Annotated[DerivedFilters, Query()]
) -> models_inferred.DerivedRows:
    """List what follows from mapping rows and can cover: equal, superset, subset. Each is a candidate, no more."""
    editions = (
        known_edition(context, "source_edition", wanted.source_edition),
        known_edition(context, "target_edition", wanted.target_edition),
    )
    source, target = known_end(context, "source", wanted.source), known_end(context, "target", wanted.target)
    row = wanted.derived_from.removeprefix("mapping:").removeprefix(MAPPING) if wanted.derived_from else None
    if row is not None and row not in context.knowledge.rows:
        detail = f"derived_from: there is no mapping row {row[:200]!r}."
        raise ProblemError("bad-parameter", detail, nearest=context.index.nearest(row))
    found = [
        derived
        for derived in context.knowledge.inference.derived
        if editions[0] in (None, EDITIONS[edition_of(derived.source)])
        and editions[1] in (None, EDITIONS[edition_of(derived.target)])
        and (source is None or source in context.index.over(derived.source))
        and (target is None or target in context.index.over(derived.target))
        and wanted.relation in (None, derived.relation)
        and (row is None or row in derived.evidence)
    ]
    state = (context.knowledge.digest, "derived", *map(str, (*editions, source, target, wanted.filters())))
    page = cut(found, wanted.cursor, wanted.limit, of=state)
    address = wanted.next_address("derived", page.cursor)
    linked(response, address)
    return models_inferred.DerivedRows(
        items=[context.views.derived(row) for row in page.entries], total=page.total, next=address
    )


@router.get("/derived/{record_id:path}", dependencies=PLAIN, responses=UNKNOWN)
def show_derived(
    context: Ctx, record_id: Annotated[str, Path(examples=["iso27001.A.5.1_1--iso42001.A.2.2_1"])]
) -> models_inferred.Derived:
    """Show a derived row with both its ends and the rows it stands on."""
    record = record_id.removeprefix("derived:").removeprefix(DERIVED)
    derived = context.knowledge.inference.by_record.get(record)
    if derived is None:
        raise ProblemError("unknown-id", f"There is no derived row {record[:200]!r}.")
    return context.views.derived(derived)


@router.get("/explanations")
def show_explanation(context: Ctx, ends: Annotated[Ends, Query()]) -> models_inferred.Explanation:
    """Say what is known between two ids, and why; else who has looked, and what would decide it."""
    source, target = known_end(context, "source", ends.source), known_end(context, "target", ends.target)
    assert source is not None
    assert target is not None
    return context.views.explanation(explain(context.knowledge, source, target))


@router.get("/mappings/{record_id}/carries", dependencies=PLAIN, responses=UNKNOWN)
def show_carried(
    context: Ctx, record_id: Annotated[str, Path(examples=["iso27001.5.2_6--iso42001.A.2.2_1"])]
) -> models_inferred.Carried:
    """Show everything that falls if a mapping row is rejected."""
    record = record_id.removeprefix("mapping:")
    if record not in context.knowledge.rows:
        detail = f"There is no mapping row {record[:200]!r}."
        raise ProblemError("unknown-id", detail, nearest=context.index.nearest(record))
    return context.views.carried(context.index.carried(record))
