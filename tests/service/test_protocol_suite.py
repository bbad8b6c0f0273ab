"""The W3C test suite of the SPARQL 1.1 Protocol, run against the endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib.collection import Collection
from rdflib.namespace import RDF

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import create_app

from .conftest import Client, problem

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/"

QUERIES = [
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post", "query_dataset_named_graphs_get", "query_dataset_full",
    "query_multiple_dataset", "query_get", "query_content_type_select", "query_content_type_ask",
    "query_content_type_describe", "query_content_type_construct", "query_post_direct", "bad_query_method",
    "bad_multiple_queries", "bad_query_wrong_media_type", "bad_query_missing_form_type",
    "bad_query_missing_direct_type", "bad_query_non_utf8", "bad_query_syntax", "bad_update_get",
    "bad_multiple_updates", "bad_update_wrong_media_type", "bad_update_missing_form_type", "bad_update_non_utf8",
    "bad_update_syntax", "bad_update_dataset_conflict",
]  # fmt: skip
REFUSED = [
    "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs",
    "update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri",
]  # fmt: skip
"""The allowed failures, all of one kind: the endpoint is read-only, so each update is refused with 403."""

TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


@pytest.fixture(scope="module")
def manifest(shared: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(shared / "conformance/sparql11/protocol/manifest.ttl", format="turtle")


@pytest.fixture(scope="module")
def endpoint(shared: Path) -> Iterator[Client]:
    """An endpoint that holds the graphs the suite takes from the web; data0.rdf is named by it and says nothing."""
    knowledge = Knowledge.load()
    folder = shared / "conformance/sparql11/protocol"
    for number in (1, 2, 3):
        graph = NamedNode(f"{DATA}data{number}.rdf")
        triples = parse(path=str(folder / f"data{number}.nt"), format=RdfFormat.N_TRIPLES)
        knowledge.store.extend(Quad(*quad.triple, graph) for quad in triples)
    knowledge.store.add_graph(NamedNode(f"{DATA}data0.rdf"))
    client = Client(create_app(knowledge, version="1"))
    yield client
    client.close()


def requests(manifest: rdflib.Graph, name: str) -> list[tuple[Any, rdflib.term.Node]]:
    test = next(test for test in manifest.subjects(RDF.type, MF.ProtocolTest) if str(test).endswith(f"#{name}"))
    connection = manifest.value(test, MF.action)
    return list(Collection(manifest, manifest.value(connection, HT.requests)))  # type: ignore[arg-type]


def send(manifest: rdflib.Graph, endpoint: Client, request: Any) -> Any:
    path = str(manifest.value(request, HT.absolutePath))
    headers, content = {}, b""
    listed = manifest.value(request, HT.headers)
    if listed is not None:
        for header in Collection(manifest, listed):
            name = str(manifest.value(header, HT.fieldName))
            headers[name] = str(manifest.value(header, HT.fieldValue))
    body = manifest.value(request, HT.body)
    if body is not None:
        encoding = str(manifest.value(body, CNT.characterEncoding))
        content = str(manifest.value(body, CNT.chars)).encode(encoding)
    method = str(manifest.value(request, HT.methodName))
    return endpoint.request(method, path, headers=headers, content=content)


def test_the_lists_above_are_the_whole_suite(manifest: rdflib.Graph) -> None:
    names = {str(test).partition("#")[2] for test in manifest.subjects(RDF.type, MF.ProtocolTest)}
    assert names == {*QUERIES, *REFUSED}
    assert len(names) == 34


@pytest.mark.parametrize("name", QUERIES)
def test_protocol(manifest: rdflib.Graph, endpoint: Client, name: str) -> None:
    for request in requests(manifest, name):
        response = send(manifest, endpoint, request)
        expected = manifest.value(request, HT.resp)
        classes = {str(status)[-3] for status in manifest.objects(expected, MF.expectedStatus)}
        assert str(response.status_code)[0] in classes, response.text
        form = manifest.value(expected, MF.expectedFormat)
        if form is not None:
            assert response.headers["content-type"].partition(";")[0] in TYPES[str(form)]
        boolean = manifest.value(expected, MF.expectedBoolean)
        if boolean is not None:
            assert response.json()["boolean"] is boolean.toPython()


@pytest.mark.parametrize("name", REFUSED)
def test_updates_are_refused(manifest: rdflib.Graph, endpoint: Client, name: str) -> None:
    problem(send(manifest, endpoint, requests(manifest, name)[0]), 403, "read-only")
