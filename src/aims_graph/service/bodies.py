"""What a request brings in its body: its media type, and its bytes within a limit."""

from __future__ import annotations

from typing import Any, Final

import anyio
from fastapi import Request
from pyoxigraph import RdfFormat
from starlette.requests import ClientDisconnect

from aims_graph.service.problems import ProblemError
from aims_graph.service.settings import Settings

FORMS: Final = {"text/turtle": RdfFormat.TURTLE, "application/ld+json": RdfFormat.JSON_LD}
"""The forms in which an organisation is sent."""


def organisation_body(description: str) -> dict[str, Any]:
    """Return what OpenAPI says of a body that is one organisation."""
    content = {media_type: {"schema": {"type": "string"}} for media_type in FORMS}
    return {"requestBody": {"required": True, "description": description, "content": content}}


async def read_organisation(request: Request, settings: Settings) -> tuple[bytes, RdfFormat]:
    """Return the bytes of an organisation and their form. Raises ``ProblemError`` as :func:`read_body` does, and where it
    is sent in another form."""
    media_type, charset = content_type(request)
    if media_type not in FORMS or charset not in ("utf-8", "utf8"):
        raise ProblemError("unsupported-media-type", f"An organisation is sent as {' or '.join(FORMS)}, in UTF-8.")
    return await read_body(request, settings), FORMS[media_type]


def content_type(request: Request) -> tuple[str, str]:
    """Return the media type of the body, without parameters, and its charset; both in small letters."""
    media_type, *parameters = request.headers.get("content-type", "").split(";")
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


async def read_body(request: Request, settings: Settings) -> bytes:
    """Return the body.

    Raises ``ProblemError`` once it is larger than it may be, and reads no further; where it is compressed; where it
    does not come in time.
    """
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise ProblemError("unsupported-media-type", f"Bodies are taken as they are, not as {encoding[:40]!r}.")
    body = bytearray()
    try:
        with anyio.fail_after(settings.body_seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > settings.body_bytes:
                    raise ProblemError("too-large", f"The body is larger than {settings.body_bytes} bytes.")
    except TimeoutError as error:
        detail = f"The body did not come within {settings.body_seconds:g} seconds."
        raise ProblemError("too-slow", detail, headers={"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise ProblemError("bad-request", "The body was not sent to its end.") from error
    return bytes(body)
