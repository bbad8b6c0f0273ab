"""``/mappings``: rows between two editions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from aims_graph.base.terms import MAPPING
from aims_graph.service import models
from aims_graph.service.catalogue_routes import PLAIN, UNKNOWN, Paged, known_edition, linked
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.index import PlacedRow
from aims_graph.service.paging import cut
from aims_graph.service.problems import ProblemError, documented
from aims_graph.service.settings import API
from aims_graph.service.views import review_of

router = APIRouter(
    prefix=API,
    tags=["mappings"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)


class MappingFilters(Paged):
    """Which mapping rows to list."""

    source_edition: str | None = Field(None, max_length=100, examples=["iso27001-2022"])
    target_edition: str | None = Field(None, max_length=100, examples=["iso42001-2023"])
    source: str | None = Field(
        None, max_length=300, examples=["iso27001:A.5.24"], description="The source, or what it stands in."
    )
    target: str | None = Field(
        None, max_length=300, examples=["iso42001:9.2.2"], description="The target, or what it stands in."
    )
    exact: bool = Field(False, description="Only rows at `source` and `target` themselves, not below them.")
    relation: models.Relation | None = None
    nothing_found: bool | None = Field(None, description="Whether the row says that nothing was found.")
    reuse: models.Reuse | None = None
    review: models.Review | None = None


@router.get("/mappings", responses=documented("bad-cursor"))
def list_mappings(context: Ctx, response: Response, wanted: Annotated[MappingFilters, Query()]) -> models.Mappings:
    """List mapping rows, a page at a time. No row about an id means that nobody has looked."""
    editions = (
        known_edition(context, "source_edition", wanted.source_edition),
        known_edition(context, "target_edition", wanted.target_edition),
    )
    source, target = known_end(context, "source", wanted.source), known_end(context, "target", wanted.target)
    found = [
        placed
        for placed in context.index.rows
        if editions[0] in (None, placed.source_edition)
        and editions[1] in (None, placed.target_edition)
        and _ends_at(source, placed.row.subject_id, placed.over_source, wanted.exact)
        and _ends_at(target, placed.row.object_id, placed.over_target, wanted.exact)
        and _says(placed, wanted)
    ]
    state = (context.knowledge.digest, "mappings", *map(str, (*editions, source, target, wanted.filters())))
    page = cut(found, wanted.cursor, wanted.limit, of=state)
    address = wanted.next_address("mappings", page.cursor)
    linked(response, address)
    items = [context.views.mapping(placed) for placed in page.entries]
    return models.Mappings(items=items, total=page.total, next=address)


def known_end(context: Context, name: str, value: str | None) -> str | None:
    """Return the CURIE of an id. Refuse an id that does not exist: an empty list would read as "nobody has mapped it"."""
    if value is None:
        return None
    curie = context.knowledge.catalogue.resolve(value)
    if curie is None:
        nearest = context.index.nearest(value)
        raise ProblemError("bad-parameter", f"{name}: there is no {value[:200]!r}.", nearest=nearest)
    return curie


def _ends_at(wanted: str | None, end: str, over: frozenset[str], exact: bool) -> bool:
    return wanted is None or (end == wanted if exact else wanted in over)


def _says(placed: PlacedRow, wanted: MappingFilters) -> bool:
    row = placed.row
    return (
        (wanted.relation is None or (row.relation == wanted.relation and not row.searched))
        and wanted.nothing_found in (None, row.searched)
        and wanted.reuse in (None, row.reuse)
        and wanted.review in (None, review_of(placed))
    )


@router.get("/mappings/{record_id:path}", dependencies=PLAIN, responses=UNKNOWN)
def show_mapping(
    context: Ctx,
    record_id: Annotated[str, Path(examples=["iso27001.9.2.2_1--iso42001.9.2.2_1"])],
) -> models.Mapping:
    """Show a mapping row with both its ends, why it was made, and what must be added."""
    record = record_id.removeprefix("mapping:").removeprefix(MAPPING)
    placed = context.index.placed.get(record)
    if placed is None:
        detail = f"There is no mapping row {record[:200]!r}."
        raise ProblemError("unknown-id", detail, nearest=context.index.nearest(record))
    return context.views.mapping(placed)
