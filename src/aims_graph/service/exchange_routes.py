"""``/mapping-sets`` and ``/editions``: whole sets and catalogues for other tools, by media type or ``?format=``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from aims_graph.exchange.ciso_framework import write_ciso_framework
from aims_graph.exchange.formats import ENDINGS, MEDIA_TYPES, WRITERS
from aims_graph.exchange.oscal_catalog import write_oscal_catalog
from aims_graph.exchange.rows import asked_of, outgoing
from aims_graph.service import models
from aims_graph.service.catalogue_routes import PLAIN
from aims_graph.service.context import Context, Ctx, single_parameters, wants_json
from aims_graph.service.negotiate import choose
from aims_graph.service.problems import ProblemError, documented
from aims_graph.service.settings import API

router = APIRouter(
    prefix=API,
    tags=["exchange"],
    dependencies=[Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
_FORMATS: Final = {media_type: form for form, media_type in MEDIA_TYPES.items()}
_BODIES: Final = {name: {"schema": {} if "json" in name else {"type": "string"}} for name in _FORMATS}


class Form(StrEnum):
    """A format of mapping sets."""

    SSSOM = "sssom"
    CSV = "csv"
    OSCAL = "oscal"
    CISO_ASSISTANT = "ciso-assistant"
    TTL = "ttl"
    JSONLD = "jsonld"


class Listing(StrEnum):
    """An edition as another tool lists what can be referred to."""

    OSCAL_CATALOG = "oscal-catalog"
    CISO_FRAMEWORK = "ciso-framework"


EditionName = Annotated[str, Path(max_length=100, description="Id or prefix of an edition.", examples=["iso42001"])]


@router.get("/mapping-sets", dependencies=[*PLAIN, Depends(wants_json)])
def list_mapping_sets(context: Ctx) -> models.MappingSets:
    """List the mapping sets, with the formats each is given in."""
    sets = [
        models.MappingSet(
            source_edition=group.source,
            target_edition=group.target,
            rows=len(group.rows),
            agreement=dict(group.agreement),
            formats=dict(MEDIA_TYPES),
            href=f"{API}/mapping-sets/{group.source}/{group.target}",
        )
        for group in context.knowledge.mapping_sets
    ]
    return models.MappingSets(items=sets)


@router.get(
    "/mapping-sets/{source}/{target}",
    response_class=Response,
    responses={200: {"content": _BODIES, "description": "The whole set."}, **documented("unknown-id")},
)
def show_mapping_set(
    context: Ctx,
    request: Request,
    source: EditionName,
    target: EditionName,
    format: Annotated[Form | None, Query(description="The format, whatever the request accepts.")] = None,
) -> Response:
    """Give all rows from one edition to another, as SSSOM, CSV, OSCAL, CISO Assistant, Turtle or JSON-LD."""
    unknown = sorted(set(request.query_params) - {"format"})
    if unknown:
        raise ProblemError("bad-parameter", f"Only format is taken here; given: {', '.join(unknown)[:200]}.")
    pair = (_edition(context, source), _edition(context, target))
    group = next((found for found in context.knowledge.mapping_sets if (found.source, found.target) == pair), None)
    if group is None:
        raise ProblemError("unknown-id", f"Nobody has mapped {pair[0]} to {pair[1]} yet.")
    offers = ["text/tab-separated-values", *(name for name in _FORMATS if name != "text/tab-separated-values")]
    media_type = MEDIA_TYPES[format] if format else choose(request.headers.get("accept"), offers)
    if media_type is None:
        raise ProblemError("not-acceptable", f"A set is offered as {', '.join(offers)}.")
    form = _FORMATS[media_type]
    out = outgoing(context.knowledge, group, group.rows, asked_of(context.knowledge, group.target), context.version)
    return _file(WRITERS[form](out).text, media_type, f"{group.source}--{group.target}{ENDINGS[form]}")


@router.get(
    "/editions/{edition}/{listing}",
    dependencies=PLAIN,
    response_class=Response,
    responses={
        200: {
            "content": {"application/oscal+json": {}, "application/yaml": {}},
            "description": "The ids and official titles of the edition.",
        },
        **documented("unknown-id"),
    },
)
def show_edition_listing(
    context: Ctx,
    edition: EditionName,
    listing: Annotated[Listing, Path(description="An OSCAL catalogue, or a framework of CISO Assistant.")],
) -> Response:
    """Give the ids and official titles of an edition, so that references in mapping sets resolve."""
    slug = _edition(context, edition)
    prefix = context.index.editions[slug].prefix
    if listing is Listing.OSCAL_CATALOG:
        text = write_oscal_catalog(context.knowledge, prefix, context.version)
        return _file(text, "application/oscal+json", f"{slug}.oscal-catalog.json")
    return _file(write_ciso_framework(context.knowledge, prefix), "application/yaml", f"{slug}.yaml")


def _edition(context: Context, name: str) -> str:
    slug = context.index.edition(name)
    if slug is None:
        raise ProblemError("unknown-id", f"There is no edition {name[:100]!r}.")
    return slug


def _file(text: str, media_type: str, name: str) -> Response:
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(
        text.encode(),
        headers={"Content-Type": media_type + charset, "Content-Disposition": f'inline; filename="{name}"'},
    )
