"""Named queries over HTTP."""

from __future__ import annotations

import csv
import io

import pytest

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import read_query

from .conftest import Client, problem

ADDRESS = "/api/v1/queries"
EXAMPLES = {
    "page": "aims:list-risks",
    "row": "mapping:iso27001.9.2.2_1--iso42001.9.2.2_1",
    "target": "iso42001:9.2.2", "source": "iso27001:A.5.24", "statement": "iso42001:6.1.3_8",
    "framework": "iso42001:4", "theme": "aims:theme-bias", "actor": "aims:actor-deployer", "law": "aims:lawCurrent",
}  # fmt: skip


def test_every_named_query_is_listed_with_its_words(client: Client, knowledge: Knowledge) -> None:
    body = client.get(ADDRESS).json()
    assert [item["name"] for item in body["items"]] == list(knowledge.query_files())
    assert all(item["title"]["en"] and item["text"] for item in body["items"])


def test_every_named_query_answers(client: Client, knowledge: Knowledge) -> None:
    for name, path in knowledge.query_files().items():
        params = {param: EXAMPLES[param] for param in read_query(path).params}
        response = client.get(f"{ADDRESS}/{name}", params=params)
        assert response.status_code == 200, response.text
        body = response.json()
        assert (body["name"], body["parameters"]) == (name, params)
        assert all(list(row) == body["columns"] for row in body["rows"])


def test_plain_rows_have_curies_and_sparql_formats_have_iris(client: Client) -> None:
    address = f"{ADDRESS}/what-answers?target=iso42001:9.2.2"
    plain = client.get(address).json()
    table = client.get(address, headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == plain["total"] > 0
    assert plain["rows"][0]["statement"].startswith("iso42001:9.2.2_")
    assert rows[0]["statement"].startswith("https://w3id.org/aims-graph/iso42001-2023/9.2.2_")


@pytest.mark.parametrize(
    "query",
    ["", "?target=", "?target=x", "?target=iso42001:9.2.2&more=1", "?trget=iso42001:9.2.2",
     "?target=iso42001:9.2.2&target=iso42001:4.1", "?target=iso42001:1%3E%20%7D%20DROP%20ALL%20%23", "?target=%00"],
)  # fmt: skip
def test_parameters_are_ids_and_complete(client: Client, query: str) -> None:
    problem(client.get(f"{ADDRESS}/what-answers{query}"), 422, "bad-parameter")


def test_an_unknown_query_names_the_nearest(client: Client) -> None:
    assert problem(client.get(f"{ADDRESS}/what-answer"), 404, "unknown-id")["nearest"] == "what-answers"


def test_what_cannot_be_written_is_not_acceptable(client: Client) -> None:
    for accept in ("image/png", "text/turtle"):
        response = client.get(f"{ADDRESS}/what-answers?target=iso42001:9.2.2", headers={"Accept": accept})
        problem(response, 406, "not-acceptable")
