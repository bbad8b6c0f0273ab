"""The service: REST, SPARQL, dereferenceable IRIs and pages over the knowledge (design: the service)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse, Response

from aims_graph.graph.guard import Guard
from aims_graph.knowledge.inferred import with_inferred
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import (
    catalogue_routes,
    classification_routes,
    exchange_routes,
    identifier_routes,
    inferred_routes,
    law_routes,
    mapping_routes,
    models,
    problems,
    query_routes,
    scope_routes,
    sparql_routes,
    what_if_routes,
)
from aims_graph.service.caching import Revalidated
from aims_graph.service.context import Context, Ctx, wants_json
from aims_graph.service.index import Index
from aims_graph.service.pages import start_page
from aims_graph.service.room import Heavy, Room
from aims_graph.service.settings import API, Settings
from aims_graph.service.views import Views

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_ABOUT: Final = (
    "One graph of control frameworks (ISO/IEC 42001, ISO/IEC 27001, ISO 9001, the EU AI Act) and of the "
    "mappings between them, each row with its reason. Read-only. Every error is a problem as of RFC 9457. "
    "Answers carry a strong ETag; send it back as If-None-Match. Nothing here says that anybody conforms to "
    "anything."
)
_TAGS: Final = [
    {"name": "catalogue", "description": "Frameworks, provisions and what they ask."},
    {
        "name": "mappings",
        "description": "Rows between two editions: what can be reused and what must be added.",
    },
    {"name": "exchange", "description": "Whole mapping sets and lists of ids, in the formats of other tools."},
    {
        "name": "inferred",
        "description": "What follows from all rows together, with its proof. Candidates for a person, no more.",
    },
    {"name": "law", "description": "The EU AI Act in time: what binds whom from when."},
    {"name": "queries", "description": "Questions that the graph answers by name."},
    {
        "name": "classification",
        "description": "What systems are under the EU AI Act, from the facts sent along; nothing is kept.",
    },
    {
        "name": "scope",
        "description": "What the management system of an organisation covers. Nothing sent is kept.",
    },
    {
        "name": "what-if",
        "description": "What follows for the organisation sent along from a change, before it happens; nothing is kept.",
    },
    {"name": "sparql", "description": "SPARQL 1.1 queries, within limits of time, size and depth."},
    {"name": "identifiers", "description": "Our IRIs, made dereferenceable."},
    {"name": "service", "description": "Where to start, and whether it runs."},
]


def create_app(knowledge: Knowledge, *, version: str, settings: Settings | None = None) -> FastAPI:
    """Return the service over ``knowledge``.

    Processes that run queries start with the first query and end with the lifespan of the app.
    """
    settings = settings or Settings()
    index = Index(knowledge)
    graph = with_inferred(knowledge.store, knowledge.inference)
    _ = knowledge.inference.closure  # made now: several first callers would each make it
    heavy = Heavy(settings.workers, settings.waiting)
    guard = Guard(graph, settings.limits, workers=settings.workers, waiting=settings.waiting)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        guard.close()

    app = FastAPI(
        title="aims-graph", version=version, summary="What answers which requirement, and how do we know?",
        description=_ABOUT, openapi_tags=_TAGS, lifespan=lifespan, docs_url=None, redoc_url=None,
        license_info={"name": "Texts: CC BY 4.0", "url": LICENCE}, redirect_slashes=False,
        generate_unique_id_function=_operation_id,
    )  # fmt: skip
    app.state.context = Context(knowledge, version, settings, index, Views(index), guard, graph, heavy)
    problems.install(app)
    _add_routes(app)
    app.add_middleware(Revalidated, digest=knowledge.digest)
    app.add_middleware(Room, most=settings.requests)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(settings.origins), allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["If-None-Match"], expose_headers=["ETag", "Link", "Retry-After"],
        )  # fmt: skip
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _add_routes(app: FastAPI) -> None:
    for module in (
        catalogue_routes, inferred_routes, mapping_routes, exchange_routes, law_routes, classification_routes,
        what_if_routes, scope_routes, query_routes, sparql_routes, identifier_routes,
    ):  # fmt: skip
        app.include_router(module.router)

    @app.get("/", tags=["service"], response_class=HTMLResponse)
    def start(context: Ctx) -> Response:
        """Show a page that says what there is."""
        return start_page(context)

    @app.get(
        API,
        tags=["service"],
        dependencies=[Depends(wants_json)],
        responses=problems.documented("not-acceptable"),
    )
    def start_of_api(context: Ctx) -> models.Start:
        """Say what there is, under which version and state of the knowledge."""
        names = ("frameworks", "provisions", "mappings", "mapping-sets", "derived", "calendar", "queries")
        links = {name: f"{API}/{name}" for name in names}
        return models.Start(
            version=context.version,
            knowledge_digest=context.knowledge.digest,
            licence=LICENCE,
            links={**links, "sparql": "/sparql", "openapi": "/openapi.json"},
        )

    @app.get("/health", tags=["service"])
    def health(context: Ctx, response: Response) -> models.Health:
        """Say that the service answers."""
        response.headers["Cache-Control"] = "no-store"
        return models.Health(
            status="ok",
            version=context.version,
            knowledge_digest=context.knowledge.digest,
            triples=len(context.knowledge.store),
        )


def _openapi(app: FastAPI) -> dict[str, Any]:
    """Return the description of the API, with the shape of problems, made once."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=app.description,
            tags=app.openapi_tags, license_info=app.license_info, routes=app.routes,
        )  # fmt: skip
        reference = "#/components/schemas/{model}"
        problem = problems.Problem.model_json_schema(ref_template=reference)
        components = schema.setdefault("components", {}).setdefault("schemas", {})
        components.update(problem.pop("$defs", {}))
        components["Problem"] = problem
        _drop_default_errors(schema["paths"], components)
        app.openapi_schema = schema
    return app.openapi_schema


def _drop_default_errors(paths: dict[str, Any], components: dict[str, Any]) -> None:
    """Take out what the framework says of validation errors: ours are problems, and documented as such."""
    for operations in paths.values():
        for operation in operations.values():
            said = operation["responses"].get("422", {}).get("content", {})
            if "application/json" in said:
                del operation["responses"]["422"]
    for unused in ("HTTPValidationError", "ValidationError"):
        components.pop(unused, None)
