"""``/id/…``: our IRIs made dereferenceable (303, Cool URIs for the Semantic Web), and what they lead to."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from pyoxigraph import RdfFormat, serialize
from starlette.responses import HTMLResponse, Response

from aims_graph.base.terms import BASE
from aims_graph.graph.store import turtle
from aims_graph.service.context import Context, Ctx
from aims_graph.service.description import RDF_TYPES
from aims_graph.service.negotiate import choose
from aims_graph.service.pages import page_of
from aims_graph.service.problems import ProblemError, documented
from aims_graph.service.resources import api_address, description, prefixes_in

router = APIRouter(tags=["identifiers"], responses=documented("unknown-id", "fault"))
_HTML: Final = "text/html"
_JSON: Final = "application/json"
_ENDINGS: Final = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_ENDING_OF: Final = {media_type: ending for ending, media_type in _ENDINGS.items()}
IriPath = Annotated[
    str,
    Path(description="What follows https://w3id.org/aims-graph/ in the IRI.", examples=["iso42001-2023/9.2.2"]),
]
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def _unknown(context: Context, path: str) -> ProblemError:
    return ProblemError(
        "unknown-id",
        f"Nothing is known of {(BASE + path)[:300]}.",
        nearest=context.index.nearest(BASE + path),
    )


@router.get("/id/{path:path}", status_code=303, response_class=Response, responses=documented("not-acceptable"))
def dereference(context: Ctx, request: Request, path: IriPath) -> Response:
    """Lead to what describes the IRI `https://w3id.org/aims-graph/{path}`, by media type."""
    api = api_address(context, path)
    if api is None and not description(context, path):
        raise _unknown(context, path)
    offers = [*([_JSON, _HTML] if api else []), *RDF_TYPES]
    media_type = choose(request.headers.get("accept"), offers)
    if media_type is None:
        raise ProblemError("not-acceptable", f"This is offered as {', '.join(offers)}.")
    where = quote(path, safe=_SAFE)
    if media_type == _HTML:
        address = f"/page/{where}"
    elif media_type == _JSON:
        address = api or ""
    else:
        address = f"/data/{where}.{_ENDING_OF[media_type]}"
    return Response(status_code=303, headers={"Location": request.scope.get("root_path", "") + address})


@router.get(
    "/data/{path:path}.{ending}",
    response_class=Response,
    responses={200: {"content": {media_type: {} for media_type in RDF_TYPES}}},
)
def data(context: Ctx, path: IriPath, ending: Annotated[str, Path(examples=["ttl"])]) -> Response:
    """Give what the graph says of the IRI, as Turtle (`ttl`), `nt`, `jsonld` or `rdf`."""
    media_type = _ENDINGS.get(ending)
    triples = description(context, path) if media_type else []
    if media_type is None or not triples:
        raise _unknown(context, path if media_type else f"{path}.{ending}")
    form = RDF_TYPES[media_type]
    if form is RdfFormat.TURTLE:
        content = turtle(triples, prefixes_in(triples))
    else:
        content = serialize(sorted(set(triples), key=str), format=form) or b""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return Response(content, headers={"Content-Type": media_type + charset})


@router.get("/page/{path:path}", response_class=HTMLResponse)
def page(context: Ctx, path: IriPath) -> Response:
    """Show the IRI as a page for people."""
    content = page_of(context, path)
    if content is None:
        raise _unknown(context, path)
    return content
