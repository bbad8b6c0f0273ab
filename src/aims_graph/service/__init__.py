"""The service: the faces for other tools, over HTTP. Needs the extra ``service``."""

from aims_graph.service.app import create_app
from aims_graph.service.settings import Settings

__all__ = ["Settings", "create_app"]
