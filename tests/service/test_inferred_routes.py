"""What follows from all rows, over HTTP."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from aims_graph.base.terms import AIMS, BASE, DERIVED
from aims_graph.knowledge.explaining import carried_by
from aims_graph.knowledge.inferred import INFERRED
from aims_graph.knowledge.knowledge import Knowledge

from .conftest import Client, problem

API = "/api/v1"


def explained(client: Client, source: str, target: str) -> dict[str, Any]:
    response = client.get(f"{API}/explanations?source={source}&target={target}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    assert "confidence" not in json.dumps(found)
    return found


def every(client: Client, filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    address: str | None = f"{API}/derived?{filters}"
    while address:
        body = client.get(address).json()
        found += body["items"]
        address = body["next"]
    assert len(found) == body["total"]
    return found


def test_derived_rows_are_listed_apart_from_mappings(client: Client, knowledge: Knowledge) -> None:
    found = every(client, "limit=200")
    assert [row["id"] for row in found] == [row.record_id for row in knowledge.inference.derived]
    for row in found[::9]:
        assert row["derived_from"]
        assert not {"reuse", "delta", "confidence"} & set(row)
        assert client.get(row["href"]).json() == row
        for record in row["derived_from"]:
            assert client.get(f"{API}/mappings/{record}").status_code == 200
    listed = client.get(f"{API}/mappings?limit=200").text
    assert "/derived/" not in listed


def test_derived_rows_are_filtered(client: Client, knowledge: Knowledge) -> None:
    rows = knowledge.inference.derived
    for name, value, wanted in (
        ("relation", "equalTo", [row for row in rows if row.relation == "equalTo"]),
        ("source", "iso27001:A.5.1", [row for row in rows if row.source.startswith("iso27001:A.5.1_") or row.source == "iso27001:A.5.1"]),
        ("target_edition", "iso42001", [row for row in rows if row.target.startswith("iso42001:")]),
        ("derived_from", rows[0].evidence[0], [row for row in rows if rows[0].evidence[0] in row.evidence]),
    ):  # fmt: skip
        found = every(client, f"limit=200&{name}={value}")
        assert {row["id"] for row in found} == {row.record_id for row in wanted}
        assert 0 < len(found) < len(rows)


def test_what_a_chain_shows_is_told_in_both_languages(client: Client, knowledge: Knowledge) -> None:
    row = next(row for row in knowledge.inference.derived if len(row.evidence) > 1)
    found = explained(client, row.source, row.target)
    assert found["known"] == "derived"
    assert found["relation"]["id"] == f"aims:{row.relation}"
    assert found["proof"]["evidence"] == list(row.evidence)
    assert found["told"]["en"][-1].startswith("Stands as its weakest row")
    assert any(line.startswith("Por tanto, ") for line in found["told"]["es"])


def test_who_looked_is_told_where_nothing_follows(client: Client) -> None:
    found = explained(client, "iso27001:A.8.7", "iso42001:6.1.4")
    assert (found["known"], found["relation"], found["proof"]) == ("nothing_found", None, None)
    assert "iso27001.NoTermFound--iso42001.6.1.4_1" in found["searched"]
    assert found["deciders"][0]["relations"] == []


def test_what_a_row_carries(client: Client, knowledge: Knowledge) -> None:
    turned = [row for row in knowledge.inference.derived if row.justification == "MappingInversion"]
    row = next(row for row in turned if row in carried_by(knowledge, row.evidence[0]).derived)
    found = client.get(f"{API}/mappings/{row.evidence[0]}/carries").json()
    assert row.record_id in found["derived"]
    assert {row.source, row.target} in [{fall["source"], fall["target"]} for fall in found["falls"]]
    problem(client.get(f"{API}/mappings/iso27001.9.2.2_1--iso42001.9.2.2_99/carries"), 404, "unknown-id")


@pytest.mark.parametrize("query", ["source=iso27001:A.5.1_1", "source=iso27001:A.5.1_1&target=iso42001:A.99"])
def test_ends_that_are_missing_or_unknown_are_refused(client: Client, query: str) -> None:
    problem(client.get(f"{API}/explanations?{query}"), 422, "bad-parameter")


def test_an_unknown_derived_row(client: Client) -> None:
    problem(client.get(f"{API}/derived/x--y"), 404, "unknown-id")
    problem(client.get(f"{API}/derived?derived_from=x--y"), 422, "bad-parameter")


def test_sparql_finds_derived_rows_in_their_own_graph_only(client: Client, knowledge: Knowledge) -> None:
    def count(pattern: str) -> int:
        text = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
        found = client.get("/sparql", params={"query": text}, headers={"Accept": "application/sparql-results+json"})
        return int(found.json()["results"]["bindings"][0]["n"]["value"])

    assert count("?row a aims:DerivedMapping") == 0
    assert count(f"GRAPH <{INFERRED}> {{ ?row a aims:DerivedMapping }}") == len(knowledge.inference.derived)
    assert count("?row a aims:Mapping") == len(knowledge.rows)


def test_a_derived_row_can_be_dereferenced(client: Client, knowledge: Knowledge) -> None:
    row = knowledge.inference.derived[0]
    path = (DERIVED + row.record_id).removeprefix(BASE)
    data = client.get(f"/data/{path}.nt").text
    assert f"<{AIMS}DerivedMapping>" in data
    found = client.get(f"/id/{path}", headers={"Accept": "application/json"})
    assert (found.status_code, found.headers["location"]) == (303, f"{API}/derived/{row.record_id}")
    ends = client.get(f"/data/iso42001-2023/{row.target.partition(':')[2]}.nt").text
    assert "/derived/" not in ends, "what somebody wrote is described without what was derived"


def test_what_a_row_carries_is_worked_out_once_for_all_who_ask(client: Client) -> None:
    index = client.app.state.context.index
    record = "iso27001.5.2_6--iso42001.A.2.2_1"
    with ThreadPoolExecutor(4) as askers:
        found = list(askers.map(index.carried, [record] * 4))
    assert all(one is found[0] for one in found)
    assert client.get(f"{API}/mappings/{record}/carries").json()["weakened"]
