"""The habits of other people's SPARQL clients: formats by parameter, marks before the query, preflights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

from .conftest import Client, problem

SELECT = "SELECT ?c { ?c a aims:Control } ORDER BY ?c LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?c a aims:Control } WHERE { ?c a aims:Control } LIMIT 2"
JENA = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, "
    "text/csv;q=0.5, application/json;q=0.2, application/xml;q=0.2, */*;q=0.1"
)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "parameters", "accept", "media_type"),
    [
        (SELECT, {"format": "csv"}, BROWSER, "text/csv"),
        (SELECT, {"output": "xml"}, "*/*", "application/sparql-results+xml"),
        (SELECT, {"format": "text/tab-separated-values"}, "application/json", "text/tab-separated-values"),
        (SELECT, {"format": "json", "output": "json", "results": "json"}, "application/sparql-results+xml",
         "application/sparql-results+json"),
        (SELECT, {"format": "turtle"}, "text/csv", "text/csv"),
        (SELECT, {"format": ""}, "text/csv", "text/csv"),
        (SELECT, {"format": "csv"}, "image/png", "text/csv"),
        (CONSTRUCT, {"format": "json"}, "*/*", "application/ld+json"),
        (CONSTRUCT, {"format": "n3"}, "*/*", "text/n3"),
        (CONSTRUCT, {"format": "rdf+xml"}, "text/turtle", "application/rdf+xml"),
        (CONSTRUCT, {"format": "csv"}, "text/turtle", "text/turtle"),
        (CONSTRUCT, {}, "application/n-quads, application/trig;q=0.5", "application/n-quads"),
        (SELECT, {}, JENA, "application/sparql-results+json"),
        (SELECT, {}, BROWSER, "application/xml"),
    ],
)  # fmt: skip
def test_the_format_is_what_the_client_names(
    client: Client, query: str, parameters: dict[str, str], accept: str, media_type: str
) -> None:
    """SPARQLWrapper sends all three parameters, most web forms one of them."""
    headers = {"Accept": accept}
    got = client.request("GET", "/sparql", params={"query": query, **parameters}, headers=headers)
    posted = client.post("/sparql", data={"query": query, **parameters}, headers=headers)
    assert got.status_code == 200
    assert got.headers["content-type"].partition(";")[0] == media_type
    assert posted.content == got.content


@pytest.mark.parametrize(
    "parameters",
    [{"format": "cvs"}, {"format": "csv", "output": "xml"}, {"output": "text/html"}, {"format": "\x00" * 3000}],
)
def test_a_format_that_is_none_is_told(client: Client, parameters: dict[str, str]) -> None:
    found = problem(client.post("/sparql", data={"query": SELECT, **parameters}), 400, "bad-request")
    assert len(found["detail"]) < 400
    assert parameters.get("format") != "cvs" or found["nearest"] == "csv"


def test_marks_and_comments_before_the_query_are_no_fault(client: Client) -> None:
    for text in ("\ufeffASK {}", "# a comment\n\n  ASK {} # more", "PREFIX x: <http://x/>\r\nBASE <http://y/>\nASK {}"):
        direct = client.post("/sparql", content=text.encode(), headers={"Content-Type": "application/sparql-query"})
        assert direct.json()["boolean"] is True
        assert client.post("/sparql", data={"query": text}).json()["boolean"] is True


@pytest.mark.parametrize("text", ["", "# nothing", "PREFIX x: <http://x/>", "\ufeff"])
def test_a_text_without_a_query_is_told(client: Client, text: str) -> None:
    assert "no query" in problem(client.post("/sparql", data={"query": text}), 400, "query-refused")["detail"]


def test_a_compressed_body_is_refused(client: Client) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    problem(client.post("/sparql", content=b"\x1f\x8b", headers=headers), 415, "unsupported-media-type")


@pytest.mark.parametrize("path", ["/sparql", "/api/v1/provisions", "/api/v1/classifications"])
def test_options_says_what_is_offered(client: Client, path: str) -> None:
    response = client.request("OPTIONS", path)
    assert (response.status_code, response.content) == (204, b"")
    assert "OPTIONS" in response.headers["allow"]
    assert ("GET" in response.headers["allow"]) is (path != "/api/v1/classifications")
    problem(client.request("OPTIONS", "/nope"), 404, "not-found")


@pytest.fixture(scope="module")
def shared_with(knowledge: Knowledge) -> Iterator[Client]:
    settings = Settings(origins=("https://yasgui.example",), requests=0)
    client = Client(create_app(knowledge, version="1", settings=settings))
    yield client
    client.close()


def test_a_preflight_is_answered_for_the_origins_named(client: Client, shared_with: Client) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, if-none-match"}
    response = shared_with.request("OPTIONS", "/sparql", headers={"Origin": "https://yasgui.example", **asked})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "https://yasgui.example"
    other = shared_with.request("OPTIONS", "/sparql", headers={"Origin": "https://other.example", **asked})
    assert "access-control-allow-origin" not in other.headers
    own = client.request("OPTIONS", "/sparql", headers={"Origin": "https://yasgui.example", **asked})
    assert "access-control-allow-origin" not in own.headers


def test_more_requests_than_can_be_answered_are_told_as_a_problem(shared_with: Client) -> None:
    response = shared_with.get("/health", headers={"Origin": "https://yasgui.example"})
    problem(response, 503, "busy")
    assert response.headers["access-control-allow-origin"] == "https://yasgui.example"


def test_more_work_than_can_be_done_is_told(knowledge: Knowledge) -> None:
    """Rules over fifty systems take seconds and memory; whoever sends them all at once keeps nobody else out."""
    client = Client(create_app(knowledge, version="1", settings=Settings(workers=0, waiting=0)))
    headers = {"Content-Type": "text/turtle"}
    response = client.post("/api/v1/classifications?as_of=2026-12-01", content=b"", headers=headers)
    problem(response, 503, "busy")
    assert client.get("/health").status_code == 200
    client.close()
