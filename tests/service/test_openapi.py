"""The description of the API: complete, true, and a base for requests that nobody would make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aims_graph.graph.guard import Limits
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

from .conftest import PROBLEM, Client

REALISTIC = {
    "id": ["iso42001:A.6.2.4", "aiact:9.2.a", "iso42001:9.2.2_1", "iso42001", "iso42001:9.9"],
    "record_id": ["iso27001.9.2.2_1--iso42001.9.2.2_1", "iso27001.A.5.1_1--iso42001.A.2.2_1", "x--y"],
    "name": ["what-answers", "disputed", "nope"],
    "path": ["iso42001-2023/9.2.2", "ontology", "aiact", "mapping/x", "framework/aiact"],
    "ending": ["ttl", "nt", "zip"],
    "query": [
        "ASK {}",
        "SELECT * { ?s a aims:Framework }",
        "DESCRIBE iso42001:4.1",
        "DROP ALL",
        "ASK { SERVICE <x> {} }",
    ],
    "framework": ["iso42001", "iso4200"],
    "kind": ["Control", "aims:Article", "control"],
    "q": ["audit", "ÉVALUATION", "a b c"],
    "source": ["iso27001:A.5.24", "iso27001:A.5.1_1", "iso27001"],
    "target": ["iso42001:9.2.2", "iso42001:A.2.2_1", "iso42001-2023"],
    "edition": ["iso42001", "aiact"],
    "derived_from": ["iso27001.9.2.2_1--iso42001.9.2.2_1", "x--y"],
}
ACCEPTS = ["*/*", "application/json", "text/turtle", "text/csv;q=0.3,*/*;q=0", "image/png", ",;q=,/", "text/*;q=2"]


@pytest.fixture(scope="module")
def api(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(api: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_reference_leads_somewhere(api: dict[str, Any]) -> None:
    text = json.dumps(api)
    for name in set(text.split('"#/components/schemas/')[1:]):
        assert name.partition('"')[0] in api["components"]["schemas"]
    assert "HTTPValidationError" not in text


def test_every_operation_is_described_with_its_problems(api: dict[str, Any]) -> None:
    seen = set()
    for path, _, operation in operations(api):
        assert operation["description"], path
        assert operation["tags"]
        assert operation["operationId"] not in seen
        seen.add(operation["operationId"])
        responses = operation["responses"]
        assert responses.keys() & {"200", "303"}
        assert responses.get("303") or responses["200"]["content"]
        for status, response in responses.items():
            assert (PROBLEM in response.get("content", {})) is (int(status) >= 400), (path, status)
        for parameter in operation.get("parameters", []):
            words = parameter.get("description") or parameter["schema"].get("examples") or "enum" in str(parameter)
            assert words, (path, parameter["name"])
    assert len(seen) >= 25


def test_every_model_has_words(api: dict[str, Any]) -> None:
    for name, schema in api["components"]["schemas"].items():
        assert schema.get("description"), name


def test_the_schema_of_problems_is_that_of_the_standard(api: dict[str, Any]) -> None:
    assert set(api["components"]["schemas"]["Problem"]["required"]) == {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/nope", "/api", "/api/v2", "/api/v1/nope", "/health/", "/x//", "/%00"]
)
def test_there_is_nothing_else(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, PROBLEM)


@pytest.fixture(scope="module")
def tough(knowledge: Knowledge) -> Iterator[Client]:
    limits = Limits(seconds=1, answer_bytes=200_000)
    client = Client(create_app(knowledge, version="1", settings=Settings(limits=limits)))
    yield client
    client.close()


weird = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["", "\x00", "%", "%00", "../..", "null", "-1", "1e999", "9" * 400, "a" * 5000, "\u202e", "☃", "';--", "{{target}}"]
)
header = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)


@st.composite
def request(draw: st.DrawFn, api: dict[str, Any]) -> tuple[str, str, dict[str, Any], str]:
    path, method, operation = draw(st.sampled_from(list(operations(api))))
    query: list[tuple[str, str]] = []
    address = path
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        value = draw(weird | st.sampled_from(REALISTIC.get(name, ["1", "true"])) | _by_schema(parameter["schema"]))
        if parameter["in"] == "path":
            address = address.replace(f"{{{name}}}", quote(value, safe=""))
        elif draw(st.booleans()):
            query += [(name, value)] * draw(st.sampled_from([1, 1, 1, 2]))
    if draw(st.integers(0, 9)) == 0:
        query.append((draw(weird), draw(weird)))
    headers = {"Accept": draw(st.sampled_from(ACCEPTS) | header)}
    options: dict[str, Any] = {"headers": headers}
    if method == "post":
        headers["Content-Type"] = draw(
            st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded", "text/plain"]) | header
        )
        text = draw(st.sampled_from(REALISTIC["query"]) | weird)
        options["content"] = draw(st.sampled_from([text.encode(), urlencode({"query": text}).encode(), b"\xff\xfe"]))
    return method, address + ("?" + urlencode(query) if query else ""), options, path


def _by_schema(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    schemas = schema.get("anyOf", [schema])
    values = [value for one in schemas for value in one.get("enum", [])] + schema.get("examples", [])
    return st.sampled_from([str(value) for value in values]) if values else st.integers().map(str)


@given(data=st.data())
@settings(
    max_examples=400, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_no_request_is_our_fault(tough: Client, api: dict[str, Any], data: st.DataObject) -> None:
    method, address, options, path = data.draw(request(api))
    response = tough.request(method.upper(), address, **options)
    status = str(response.status_code)
    assert status != "500"
    described = api["paths"][path][method]["responses"]
    media_type = response.headers.get("content-type", "").partition(";")[0]
    if response.status_code >= 400:
        assert media_type == PROBLEM
        assert status in described or status == "404", (status, path)
        _conforms(api, response.json(), {"$ref": "#/components/schemas/Problem"})
    elif response.status_code == 200 and "content" in described["200"]:
        schema = described["200"]["content"][media_type].get("schema", {})
        if media_type == "application/json":
            _conforms(api, response.json(), schema)


def _conforms(api: dict[str, Any], value: Any, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator({**schema, "components": api["components"]}).validate(value)
