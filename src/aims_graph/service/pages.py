"""Pages for people: what stands at an IRI, and where to start. They load nothing from elsewhere."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from aims_graph.base.terms import BASE, DERIVED, compact
from aims_graph.knowledge.queries import read_query
from aims_graph.service.context import Context
from aims_graph.service.index import PlacedRow
from aims_graph.service.problems import KINDS
from aims_graph.service.resources import api_address

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"


def _render(template: str, **values: Any) -> Response:
    environment = Environment(
        loader=PackageLoader("aims_graph.service"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["page"] = lambda iri: "/page/" + quote(iri.removeprefix(BASE), safe="/:")
    text = environment.get_template(template).render(**values)
    return Response(text, media_type="text/html", headers={"Content-Security-Policy": _POLICY})


def start_page(context: Context) -> Response:
    """Return the page at the root: what there is, with examples that work."""
    return _render(
        "start.html.j2",
        version=context.version,
        digest=context.knowledge.digest,
        frameworks=[context.views.framework(name) for name in context.index.frameworks],
        sets=context.knowledge.mapping_sets,
        queries=[context.views.query(read_query(path)) for path in context.knowledge.query_files().values()],
        problems=KINDS,
    )


def page_of(context: Context, path: str) -> Response | None:
    """Return the page of the resource at ``path`` below the base, or None where there is none."""
    api = api_address(context, path)
    if api is None:
        return None
    curie = compact(BASE + path)
    shared = {"api": api, "path": quote(path, safe="/:"), "version": context.version}
    catalogue = context.knowledge.catalogue
    if curie in catalogue.provisions:
        provision = context.views.provision(catalogue.provisions[curie])
        return _render("provision.html.j2", it=provision, rows=_rows(context, curie), **shared)
    if curie in catalogue.statements:
        statement = context.views.statement(catalogue.statements[curie])
        return _render("statement.html.j2", it=statement, rows=_rows(context, curie), **shared)
    if curie.startswith("mapping:"):
        placed = context.index.placed[curie.removeprefix("mapping:")]
        return _render("mapping.html.j2", it=context.views.mapping(placed), **shared)
    record = (BASE + path).removeprefix(DERIVED)
    if record in context.knowledge.inference.by_record and (BASE + path).startswith(DERIVED):
        derived = context.views.derived(context.knowledge.inference.by_record[record])
        return _render("derived.html.j2", it=derived, **shared)
    framework = context.views.framework(api.rpartition("/")[2])
    return _render("framework.html.j2", it=framework, **shared)


def _rows(context: Context, curie: str) -> list[Any]:
    found: list[PlacedRow] = [
        *context.index.rows_over_target.get(curie, []),
        *context.index.rows_over_source.get(curie, []),
    ]
    return [context.views.mapping(placed) for placed in found]
