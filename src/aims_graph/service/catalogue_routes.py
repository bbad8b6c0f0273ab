"""``/frameworks``, ``/provisions``, ``/statements``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from aims_graph.service import models
from aims_graph.service.context import Context, Ctx, no_parameters, single_parameters, wants_json
from aims_graph.service.index import folded
from aims_graph.service.paging import cut
from aims_graph.service.problems import ProblemError, documented
from aims_graph.service.settings import API, LARGEST_PAGE, PAGE_SIZE

router = APIRouter(
    prefix=API,
    tags=["catalogue"],
    dependencies=[Depends(wants_json), Depends(single_parameters)],
    responses=documented("not-acceptable", "bad-parameter", "fault"),
)
PLAIN = [Depends(no_parameters)]
UNKNOWN = documented("unknown-id")


class Paged(BaseModel):
    """Parameters of every list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="Entries on a page.")
    cursor: str | None = Field(None, max_length=64, description="From `next` of the page before.")

    def filters(self) -> dict[str, str]:
        """Return the filters given, as text, in a fixed order."""
        given = self.model_dump(exclude={"limit", "cursor"}, exclude_defaults=True, mode="json")
        return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in given.items()}

    def next_address(self, path: str, cursor: str | None) -> str | None:
        """Return the address of the next page of the list at ``path``."""
        if cursor is None:
            return None
        return f"{API}/{path}?" + urlencode({**self.filters(), "limit": self.limit, "cursor": cursor})


class ProvisionFilters(Paged):
    """Which provisions to list."""

    framework: str | None = Field(None, max_length=100, description="Id of a framework.", examples=["iso42001"])
    edition: str | None = Field(None, max_length=100, description="Id or prefix of an edition.", examples=["aiact"])
    kind: str | None = Field(None, max_length=100, description="Kind of provision.", examples=["Control"])
    q: str | None = Field(
        None, min_length=1, max_length=200, examples=["audit"],
        description="Words that all stand in the id, a title or a statement; case and accents do not count.",
    )  # fmt: skip


def known(name: str, value: str | None, valid: Iterable[str]) -> str | None:
    """Return the one of ``valid`` that ``value`` is, whatever its case; refuse what is none of them."""
    if value is None:
        return None
    names = {entry.lower(): entry for entry in valid}
    found = names.get(value.strip().lower())
    if found is None:
        nearest = difflib.get_close_matches(value.lower(), list(names), n=1, cutoff=0.4)
        detail = f"{name}: there is no {value[:100]!r}; expected one of {', '.join(names.values())}."
        raise ProblemError("bad-parameter", detail, nearest=names[nearest[0]] if nearest else None)
    return found


def known_edition(context: Context, name: str, value: str | None) -> str | None:
    """Return the slug of the edition that ``value`` is the id or prefix of."""
    slug = context.index.edition(value) if value else None
    return slug or known(name, value, context.index.editions)


def linked(response: Response, address: str | None) -> None:
    """Say in the header too where the next page is (RFC 8288)."""
    if address:
        response.headers["Link"] = f'<{address}>; rel="next"'


@router.get("/frameworks", dependencies=PLAIN)
def list_frameworks(context: Ctx) -> models.Frameworks:
    """List the frameworks with their editions, and what has been mapped between them."""
    items = [context.views.framework(name) for name in context.index.frameworks]
    return models.Frameworks(items=items, total=len(items))


@router.get("/frameworks/{id}", dependencies=PLAIN, responses=UNKNOWN)
def show_framework(context: Ctx, id: Annotated[str, Path(examples=["iso42001"])]) -> models.Framework:
    """Show one framework."""
    if id not in context.index.frameworks:
        edition = context.index.edition(id)
        close = difflib.get_close_matches(id[:100], context.index.frameworks, n=1, cutoff=0.4)
        nearest = context.index.framework_of(edition) if edition else (close[0] if close else None)
        raise ProblemError("unknown-id", f"There is no framework {id[:100]!r}.", nearest=nearest)
    return context.views.framework(id)


@router.get("/provisions", responses=documented("bad-cursor"))
def list_provisions(
    context: Ctx, response: Response, wanted: Annotated[ProvisionFilters, Query()]
) -> models.Provisions:
    """List provisions in reading order of their edition, a page at a time."""
    framework = known("framework", wanted.framework, context.index.frameworks)
    edition = known_edition(context, "edition", wanted.edition)
    kind = known("kind", wanted.kind.removeprefix("aims:") if wanted.kind else None, context.index.kinds)
    words = folded(wanted.q).split() if wanted.q else []
    provisions = context.knowledge.catalogue.provisions
    found = [
        provisions[curie]
        for curie, text in context.index.search
        if (kind is None or provisions[curie].kind == kind)
        and (edition is None or provisions[curie].edition == edition)
        and (framework is None or context.index.framework_of(provisions[curie].edition) == framework)
        and all(word in text for word in words)
    ]
    state = (context.knowledge.digest, "provisions", *map(str, (framework, edition, kind, words)))
    page = cut(found, wanted.cursor, wanted.limit, of=state)
    address = wanted.next_address("provisions", page.cursor)
    linked(response, address)
    items = [context.views.brief(provision) for provision in page.entries]
    return models.Provisions(items=items, total=page.total, next=address)


@router.get("/provisions/{id:path}", dependencies=PLAIN, responses=UNKNOWN)
def show_provision(
    context: Ctx,
    id: Annotated[str, Path(description="CURIE or IRI.", examples=["iso42001:A.6.2.4", "aiact:9.2.a"])],
) -> models.Provision:
    """Show a provision: labels, parent, children, statements, versions, and how many rows map it."""
    catalogue = context.knowledge.catalogue
    curie = catalogue.resolve(id)
    if curie not in catalogue.provisions:
        nearest = catalogue.statements[curie].requirement if curie else context.index.nearest(id)
        raise ProblemError("unknown-id", f"There is no provision {id[:200]!r}.", nearest=nearest)
    return context.views.provision(catalogue.provisions[curie])


@router.get("/statements/{id:path}", dependencies=PLAIN, responses=UNKNOWN)
def show_statement(
    context: Ctx, id: Annotated[str, Path(description="CURIE or IRI.", examples=["iso42001:9.2.2_1"])]
) -> models.Statement:
    """Show a statement with everything that is said of it."""
    catalogue = context.knowledge.catalogue
    curie = catalogue.resolve(id)
    if curie not in catalogue.statements:
        below = catalogue.statements_of.get(curie or "", [])
        nearest = below[0] if below else context.index.nearest(id)
        raise ProblemError("unknown-id", f"There is no statement {id[:200]!r}.", nearest=nearest)
    return context.views.statement(catalogue.statements[curie])
