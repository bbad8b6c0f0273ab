"""The service as a server on this machine, and other people's clients against it."""

from __future__ import annotations

import importlib.util
import os
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import rdflib
import uvicorn
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app
from aims_graph.service.patience import Patient


class Hasty(Patient):
    head_seconds = 3.0


@pytest.fixture(scope="module")
def address(knowledge: Knowledge) -> Iterator[str]:
    """A server on a free port of the loopback; when it stops, the processes it started are gone."""
    app = create_app(knowledge, version="1", settings=Settings(body_seconds=1.0))
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http=Hasty, ws="none", log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    workers = [worker._process.pid for worker in app.state.context.guard._workers]
    server.should_exit = True
    thread.join(20)
    listening.close()
    assert workers
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_it_answers(address: str) -> None:
    assert httpx.get(f"{address}/health").json()["status"] == "ok"
    assert httpx.get(f"{address}/id/iso42001-2023/9.2.2", follow_redirects=True).json()["id"] == "iso42001:9.2.2"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_sparql_client_of_rdflib_reads_it(address: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql", method=method))
    rows = list(graph.query("SELECT ?c { ?c a aims:Control } ORDER BY ?c LIMIT 3"))
    assert len(rows) == 3
    assert graph.query("ASK {}").askAnswer is True
    built = graph.query("CONSTRUCT { ?c a aims:Control } { ?c a aims:Control } LIMIT 4").graph
    assert built is not None
    assert len(built) == 4


def test_rdflib_reads_an_iri(address: str) -> None:
    graph = rdflib.Graph().parse(f"{address}/id/aiact/9")
    assert (rdflib.URIRef("https://w3id.org/aims-graph/aiact/9"), None, None) in graph


def test_raw_bytes_of_an_address_are_no_fault(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    for target in (
        b"/id/%FF%FE",
        b"/api/v1/provisions/%00",
        b"/../../etc/passwd",
        b"/sparql?query=%FF",
        b"//x/",
        b"/%",
    ):
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            status = connection.recv(4096).split(b" ")[1]
        assert status.startswith(b"4"), target


@pytest.mark.skipif(importlib.util.find_spec("resource") is None, reason="no limits of the system here")
def test_many_clients_at_once_are_all_answered(address: str) -> None:
    found: list[int] = []

    def call(number: int) -> None:
        path = "/sparql?query=ASK%7B%7D" if number % 2 else "/api/v1/provisions?limit=5"
        found.append(httpx.get(address + path, timeout=60).status_code)

    threads = [threading.Thread(target=call, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 40
    assert set(found) <= {200, 503}
    assert found.count(200) >= 25


def opened(address: str, text: bytes) -> socket.socket:
    host, port = address.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)), timeout=15)
    connection.sendall(text)
    return connection


@pytest.mark.parametrize("text", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_a_client_that_sends_no_request_is_hung_up_on(address: str, text: bytes) -> None:
    with opened(address, text) as connection:
        assert connection.recv(100) == b""
    assert httpx.get(f"{address}/health").status_code == 200


def test_a_client_in_the_middle_of_its_second_request_is_hung_up_on(address: str) -> None:
    with opened(address, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n") as connection:
        assert b"200 OK" in connection.recv(65_536)
        connection.sendall(b"GET /health HT")
        while connection.recv(65_536):
            pass


def test_a_body_that_does_not_come_is_answered(address: str) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 50\r\n\r\nASK"
    )
    with opened(address, head) as connection:
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"problem/too-slow" in answer


def test_a_body_that_is_broken_off_is_no_fault(address: str, caplog: pytest.LogCaptureFixture) -> None:
    head = b"POST /api/v1/classifications?as_of=2026-12-01 HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\n"
    for _ in range(5):
        opened(address, head + b"Content-Length: 5000\r\n\r\n<a> <b").close()
    assert httpx.get(f"{address}/health").status_code == 200
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
