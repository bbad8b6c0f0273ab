"""What the service does with more requests than it can answer at a time, or more work than it can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from aims_graph.service.problems import ProblemError, respond

T = TypeVar("T")


class Heavy:
    """Work that takes a processor for seconds: ``at_once`` of it at a time, ``waiting`` more wait, others are told."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._most = at_once + waiting
        self._here = 0
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, done in a thread. Raises ``ProblemError`` where too much of it waits."""
        if self._here >= self._most:
            raise ProblemError("busy", "As much work as can be is being done.", headers={"Retry-After": "5"})
        self._limiter = self._limiter or anyio.CapacityLimiter(self._at_once)
        self._here += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._here -= 1


class Room:
    """Wraps the app: at most ``most`` requests are answered at a time, further ones are told when to come back."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._here = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._here >= self._most:
            error = ProblemError("busy", "As many requests as can be are being answered.", headers={"Retry-After": "2"})
            await respond(Request(scope), error)(scope, receive, send)
            return
        self._here += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._here -= 1
