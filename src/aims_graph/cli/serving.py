"""``serve``: the service on this machine."""

from __future__ import annotations

import argparse
import re
import socket
from typing import Final

from aims_graph import api
from aims_graph.base.errors import UsageError
from aims_graph.cli.out import note

_CONNECTIONS: Final = 500
"""Connections that are kept; the service itself limits the requests that it answers at a time."""
_ORIGIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@\[\]:]+)(?::\d{1,5})?")


def serve(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Needs the extra ``service``."""
    try:
        import uvicorn

        from aims_graph.service import Settings, create_app
        from aims_graph.service.patience import Patient
    except ImportError as error:
        raise UsageError(
            f"the service needs packages that are not installed ({error.name}); "
            "install them with: pip install 'aims-graph[service]'"
        ) from error
    settings = Settings(origins=tuple(_origin(text) for text in arguments.allow_origin))
    app = create_app(api.load_knowledge(arguments.knowledge), version=api.version(), settings=settings)
    with listening(arguments.host, arguments.port) as place:
        host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        note(f"serving on http://{host}:{place.getsockname()[1]} (stop with Ctrl-C)")
        config = uvicorn.Config(
            app, http=Patient, ws="none", log_level="warning", server_header=False, limit_concurrency=_CONNECTIONS
        )
        uvicorn.Server(config).run(sockets=[place])
    return 0


def _origin(text: str) -> str:
    """Return a web origin as browsers send it. Raises ``UsageError`` where it is none."""
    if text == "*" or _ORIGIN.fullmatch(text):
        return text if text == "*" else text.casefold()
    raise UsageError(f"{text!r} is no web origin; expected scheme and host such as https://yasgui.org, or *")


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens there. Raises ``UsageError`` where it cannot: in use, forbidden, no such host."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"cannot serve on {host}, port {port}: {reason}; name another with --host or --port"
        ) from error
