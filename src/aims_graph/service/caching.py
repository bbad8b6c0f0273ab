"""Headers of every answer: strong ETag, revalidation, HEAD (RFC 9110; RFC 9111)."""

from __future__ import annotations

import hashlib
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OK: Final = 200
_NOT_OFFERED: Final = 405
_KEPT: Final = ("etag", "cache-control", "vary", "content-location", "date", "link")


class Revalidated:
    """Wraps the app. Answers of GET can be kept and asked for again by ETag; HEAD is GET without a body, OPTIONS says
    what is offered.

    The ETag begins with the digest of the knowledge and ends with that of the answer itself, so it is strong
    for each media type, and for queries whose answer is not the same twice.
    """

    def __init__(self, app: ASGIApp, digest: str) -> None:
        self._app = app
        self._digest = digest[:16]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]
        answer = _Answer()
        await self._app({**scope, "method": "GET"} if method == "HEAD" else scope, receive, answer.take)
        headers = MutableHeaders(raw=answer.start["headers"])
        headers["X-Content-Type-Options"] = "nosniff"
        headers.add_vary_header("Accept")
        status = answer.start["status"]
        body = bytes(answer.body)
        if method == "OPTIONS" and status == _NOT_OFFERED and "allow" in headers:
            status, body = 204, b""
            headers = MutableHeaders({"Allow": f"{headers['allow']}, OPTIONS", "Cache-Control": "no-store"})
        if method in ("GET", "HEAD") and status == _OK:
            headers.setdefault("Cache-Control", "public, no-cache")
            tag = self._tag(headers.get("content-type", ""), body)
            headers["ETag"] = tag
            if _matches(Headers(scope=scope).getlist("if-none-match"), tag):
                status, body = 304, b""
                kept = [(name, value) for name, value in headers.raw if name.decode().lower() in _KEPT]
                headers = MutableHeaders(raw=kept)
        await send({"type": "http.response.start", "status": status, "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})

    def _tag(self, media_type: str, body: bytes) -> str:
        content = hashlib.sha256(media_type.encode() + b"\0" + body).hexdigest()[:16]
        return f'"{self._digest}-{content}"'


class _Answer:
    """The answer of the app, held back until it is whole."""

    def __init__(self) -> None:
        self.start: Message = {"status": 500, "headers": []}
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = {**message, "headers": list(message["headers"])}
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


def _matches(fields: list[str], tag: str) -> bool:
    candidates = [part.strip().removeprefix("W/") for field in fields for part in field.split(",")]
    return tag in candidates or "*" in candidates
