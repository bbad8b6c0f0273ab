"""What every route is given, and what every route of the API checks first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from pyoxigraph import Store

from aims_graph.graph.guard import Guard
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service.index import Index
from aims_graph.service.negotiate import choose
from aims_graph.service.problems import Fault, ProblemError
from aims_graph.service.room import Heavy
from aims_graph.service.settings import Settings
from aims_graph.service.views import Views


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of one service."""

    knowledge: Knowledge
    version: str
    settings: Settings
    index: Index
    views: Views
    guard: Guard
    graph: Store
    """The knowledge, with what was derived in a named graph."""
    heavy: Heavy
    """Where rules run over what was sent along."""


def context_of(request: Request) -> Context:
    """Return the parts of the service that ``request`` came to."""
    context = request.app.state.context
    assert isinstance(context, Context)
    return context


Ctx = Annotated[Context, Depends(context_of)]


def wants_json(request: Request) -> None:
    """Refuse a request that accepts no JSON, where there is nothing else."""
    if choose(request.headers.get("accept"), ["application/json"]) is None:
        raise ProblemError("not-acceptable", "Only application/json is offered here.")


def single_parameters(request: Request) -> None:
    """Refuse a parameter given twice: one of its values would be dropped in silence."""
    names = [name for name, _ in request.query_params.multi_items()]
    doubled = sorted({name[:100] for name in names if names.count(name) > 1}) if len(names) < 100 else ["many"]
    if doubled:
        faults = [Fault(where=f"query.{name}", message="given more than once") for name in doubled]
        raise ProblemError("bad-parameter", f"Given more than once: {', '.join(doubled)}.", errors=faults)


def no_parameters(request: Request) -> None:
    """Refuse parameters where none is taken: a filter that does nothing would mislead."""
    if request.query_params:
        names = ", ".join(sorted({name[:100] for name in request.query_params})[:10])
        raise ProblemError("bad-parameter", f"No parameters are taken here; given: {names}.")
