"""What a service may be told when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from aims_graph.graph.guard import Limits

API: Final = "/api/v1"
SPARQL_PATHS: Final = ("/sparql", "/sparql/")
PAGE_SIZE: Final = 25
LARGEST_PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of the service; the defaults are fit for one machine and anonymous callers."""

    limits: Limits = field(default_factory=Limits)
    """What one SPARQL query may take."""
    workers: int = 2
    """Processes that run queries; none is started before the first query."""
    waiting: int = 8
    """Queries that may wait for a process; further ones are answered 503 at once."""
    requests: int = 100
    """Requests that are answered at a time; further ones are answered 503 at once."""
    body_bytes: int = 256 * 1024
    """The largest body of a request."""
    body_seconds: float = 20.0
    """How long a client may take to send it."""
    origins: tuple[str, ...] = ()
    """Web origins whose scripts may read the answers (CORS); none by default."""
