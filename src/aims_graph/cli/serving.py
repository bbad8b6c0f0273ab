"""``serve``: the service on this machine."""

from __future__ import annotations

import argparse
import socket

from aims_graph import api
from aims_graph.base.errors import UsageError
from aims_graph.cli.out import note


def serve(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Needs the extra ``service``."""
    try:
        import uvicorn

        from aims_graph.service import create_app
    except ImportError as error:
        raise UsageError(
            f"the service needs packages that are not installed ({error.name}); "
            "install them with: pip install 'aims-graph[service]'"
        ) from error
    app = create_app(api.load_knowledge(arguments.knowledge), version=api.version())
    with listening(arguments.host, arguments.port) as place:
        host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        note(f"serving on http://{host}:{place.getsockname()[1]} (stop with Ctrl-C)")
        config = uvicorn.Config(app, log_level="warning", server_header=False, limit_concurrency=100)
        uvicorn.Server(config).run(sockets=[place])
    return 0


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
