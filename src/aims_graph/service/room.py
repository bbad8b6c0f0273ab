"""What the service does with more requests than it can answer at a time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from aims_graph.service.problems import ProblemError, respond


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
