"""What a request brings in its body: its media type, and its bytes within a limit."""

from __future__ import annotations

from fastapi import Request

from aims_graph.service.problems import ProblemError


def content_type(request: Request) -> tuple[str, str]:
    """Return the media type of the body, without parameters, and its charset; both in small letters."""
    media_type, *parameters = request.headers.get("content-type", "").split(";")
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


async def read_body(request: Request, most: int) -> bytes:
    """Return the body. Raises ``ProblemError`` once it is larger than ``most`` bytes, and reads no further."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise ProblemError("too-large", f"The body is larger than {most} bytes.")
    return bytes(body)
