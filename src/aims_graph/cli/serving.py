"""``serve``: the service on this machine."""

from __future__ import annotations

import argparse

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
    note(f"serving on http://{arguments.host}:{arguments.port} (stop with Ctrl-C)")
    uvicorn.run(
        app,
        host=arguments.host,
        port=arguments.port,
        log_level="warning",
        server_header=False,
        limit_concurrency=100,
    )
    return 0
