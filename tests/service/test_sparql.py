"""The SPARQL endpoint: what it answers, in which form, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from aims_graph.graph.guard import Limits
from aims_graph.knowledge.inferred import INFERRED, inferred_triples
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

from .conftest import Client, problem

SELECT = "SELECT ?c { ?c a aims:Control } ORDER BY ?c LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?c a aims:Control } { ?c a aims:Control } LIMIT 3"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
SD = "http://www.w3.org/ns/sparql-service-description#"


def ask(client: Client, query: str, accept: str = "*/*") -> tuple[int, str, bytes]:
    response = client.get("/sparql?" + urlencode({"query": query}), headers={"Accept": accept})
    return response.status_code, response.headers["content-type"], response.content


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        ("*/*", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/json", "application/json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/xml", "text/xml; charset=utf-8", QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", QueryResultsFormat.TSV),
        ("text/turtle, text/csv;q=0.5", "text/csv; charset=utf-8", None),
    ],
)
def test_solutions_come_as_asked(client: Client, accept: str, media_type: str, form: QueryResultsFormat | None) -> None:
    status, found, content = ask(client, SELECT, accept)
    assert (status, found) == (200, media_type)
    if form is None:
        assert content.count(b"\r\n") == 4
    else:
        solutions = parse_query_results(content, format=form)
        assert isinstance(solutions, QuerySolutions)
        assert len(list(solutions)) == 3


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/sparql-results+json, application/json;q=0.1", "application/json", RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_as_asked(client: Client, accept: str, media_type: str, form: RdfFormat) -> None:
    status, found, content = ask(client, CONSTRUCT, accept)
    assert (status, found) == (200, media_type)
    assert len(list(parse(content, format=form))) == 3


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), ("ASK {}", "*/*;q=0")],
)
def test_what_cannot_hold_the_answer_is_not_acceptable(client: Client, query: str, accept: str) -> None:
    response = client.get("/sparql?" + urlencode({"query": query}), headers={"Accept": accept})
    problem(response, 406, "not-acceptable")


def test_post_takes_a_query_directly_and_as_form(client: Client) -> None:
    direct = client.post("/sparql", content=SELECT, headers={"Content-Type": "application/sparql-query; charset=UTF-8"})
    form = client.post("/sparql", data={"query": SELECT})
    assert direct.content == form.content == ask(client, SELECT)[2]
    assert "etag" not in direct.headers


@pytest.mark.parametrize(
    ("query", "slug", "status"),
    [
        ("SELECT * {", "query-refused", 400),
        ("", "query-refused", 400),
        ("ASK { SERVICE <http://127.0.0.1:1/> {} }", "query-refused", 400),
        ("ASK FROM <http://127.0.0.1:1/> {}", "query-refused", 400),
        ("ASK " + "{" * 500, "query-refused", 400),
        ("SELECT (<http://x/f>(1) AS ?y) {}", "query-refused", 400),
        ("\x00", "query-refused", 400),
        ("ASK {} # " + "x" * 70_000, "too-large", 413),
        ("INSERT DATA { <a> <b> <c> }", "read-only", 403),
        ("LOAD <http://127.0.0.1:1/>", "read-only", 403),
    ],
)
def test_what_is_refused_says_why(client: Client, query: str, slug: str, status: int) -> None:
    found = problem(client.post("/sparql", data={"query": query}), status, slug)
    assert "\n" not in found["detail"]
    assert len(found["detail"]) < 500


def test_the_place_of_a_fault_is_told(client: Client) -> None:
    found = problem(client.post("/sparql", data={"query": "ASK {\n  ?s ?p }"}), 400, "query-refused")
    assert found["errors"][0]["where"].startswith("row 2, column ")


@pytest.mark.parametrize(
    ("options", "slug", "status"),
    [
        ({"content": b"ASK {}"}, "unsupported-media-type", 415),
        ({"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, "unsupported-media-type", 415),
        ({"content": b"x", "headers": {"Content-Type": "application/sparql-query;charset=latin-1"}},
         "unsupported-media-type", 415),
        ({"content": b"\xff", "headers": QUERY}, "bad-request", 400),
        ({"content": b"query=%FF", "headers": FORM}, "bad-request", 400),
        ({"content": "query=é".encode(), "headers": FORM},
         "bad-request", 400),
        ({"content": b"a=1", "headers": FORM}, "bad-request", 400),
        ({"content": b"&".join([b"a=1"] * 500), "headers": FORM},
         "bad-request", 400),
        ({"content": b"x" * 300_000, "headers": QUERY}, "too-large", 413),
        ({"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, "read-only", 403),
        ({"data": {"update": "CLEAR ALL"}}, "read-only", 403),
        ({"data": {"query": ["ASK {}", "ASK {}"]}}, "bad-request", 400),
    ],
)  # fmt: skip
def test_bodies_that_are_no_query(client: Client, options: dict[str, object], slug: str, status: int) -> None:
    problem(client.post("/sparql", **options), status, slug)


@pytest.mark.parametrize("query", ["query=ASK{}&query=ASK{}", "default-graph-uri=http://x/", "named-graph-uri=x"])
def test_addresses_that_are_no_query(client: Client, query: str) -> None:
    problem(client.get(f"/sparql?{query}"), 400, "bad-request")


def test_other_methods_are_named(client: Client) -> None:
    for path in ("/sparql", "/sparql/"):
        response = client.request("PUT", path)
        problem(response, 405, "method-not-allowed")
        assert response.headers["allow"] == "GET, HEAD, POST"


@pytest.fixture(scope="module")
def hasty(knowledge: Knowledge) -> Iterator[Client]:
    settings = Settings(limits=Limits(seconds=0.5, answer_bytes=500), workers=1, waiting=0)
    client = Client(create_app(knowledge, version="1", settings=settings))
    yield client
    client.close()


def test_a_query_that_takes_too_long_is_unavailable(hasty: Client) -> None:
    heavy = "ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(CONCAT(STR(?c), STR(?f))) < 0) }"
    problem(hasty.post("/sparql", data={"query": heavy}), 503, "query-timeout")
    assert ask(hasty, "ASK {}")[0] == 200


def test_an_answer_that_is_too_large_is_no_answer(hasty: Client) -> None:
    problem(hasty.post("/sparql", data={"query": "SELECT * { ?s ?p ?o }"}), 422, "answer-too-large")


def test_too_many_at_once_are_told_when_to_come_back(hasty: Client) -> None:
    guard = hasty.app.state.context.guard
    with guard._places:
        response = hasty.post("/sparql", data={"query": "ASK {}"})
    problem(response, 503, "busy")
    assert response.headers["retry-after"] == "2"


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_without_a_query_the_service_is_described(client: Client, knowledge: Knowledge, accept: str) -> None:
    """SPARQL 1.1 Service Description: returns-rdf, has-endpoint-triple."""
    forms = {"application/rdf+xml": RdfFormat.RDF_XML, "application/ld+json": RdfFormat.JSON_LD}
    response = client.get("/sparql", headers={"Accept": accept})
    triples = [quad.triple for quad in parse(response.content, format=forms.get(accept, RdfFormat.TURTLE))]
    said = {triple.predicate.value.removeprefix(SD): triple.object for triple in triples}
    assert said["endpoint"].value == "http://service.example/sparql"
    assert said["supportedLanguage"].value == SD + "SPARQL11Query"
    sizes = {t.object.value for t in triples if t.predicate.value == "http://rdfs.org/ns/void#triples"}
    inferred = len(set(inferred_triples(knowledge.inference)))
    assert sizes == {str(len(knowledge.store)), str(inferred)}
    assert said["name"].value == INFERRED


def test_the_description_survives_any_host(client: Client) -> None:
    for host in ('<>"', "a b", "", "[::1"):
        assert client.get("/sparql", headers={"Host": host}).status_code == 200


def test_the_graph_is_the_whole_knowledge(client: Client, knowledge: Knowledge) -> None:
    content = ask(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[2]
    assert json.loads(content)["results"]["bindings"][0]["n"]["value"] == str(len(knowledge.store))
