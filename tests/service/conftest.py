"""The service in this process, spoken to over ASGI, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from aims_graph.graph.guard import Limits
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

PROBLEM = "application/problem+json"


class Client:
    """Calls an app and waits for its answer. An exception in the app is raised here."""

    def __init__(self, app: FastAPI, *, raises: bool = True) -> None:
        self.app = app
        self._opened = start_blocking_portal()
        self._portal = self._opened.__enter__()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=raises)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://service.example")

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        return self._portal.call(partial(self._client.request, method, url, **options))

    def get(self, url: str, **options: Any) -> httpx.Response:
        return self.request("GET", url, **options)

    def post(self, url: str, **options: Any) -> httpx.Response:
        return self.request("POST", url, **options)

    def close(self) -> None:
        self._portal.call(self._client.aclose)
        self._opened.__exit__(None, None, None)
        self.app.state.context.guard.close()


@pytest.fixture(scope="session")
def client(knowledge: Knowledge) -> Iterator[Client]:
    """The service over the shipped knowledge, with little patience for queries."""
    client = Client(create_app(knowledge, version="1.2.3", settings=Settings(limits=Limits(seconds=5))))
    yield client
    client.close()


def problem(response: httpx.Response, status: int, slug: str) -> dict[str, Any]:
    """Return the problem that ``response`` tells, once its form is proved."""
    assert response.headers["content-type"] == PROBLEM
    found: dict[str, Any] = response.json()
    assert (response.status_code, found["status"]) == (status, status), found
    assert found["type"] == f"https://w3id.org/aims-graph/problem/{slug}"
    assert set(found) <= {"type", "title", "status", "detail", "instance", "nearest", "errors"}
    assert found["title"]
    assert found["detail"]
    assert found["instance"].startswith("/")
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    return found
