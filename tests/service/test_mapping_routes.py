"""Mapping rows over HTTP."""

from __future__ import annotations

import pytest

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import NOTHING, Row

from .conftest import Client, problem

ADDRESS = "/api/v1/mappings"


def every(client: Client, filters: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    address: str | None = f"{ADDRESS}?{filters}&limit=200"
    while address:
        body = client.get(address).json()
        found += body["items"]
        address = body["next"]
    assert len(found) == body["total"]
    return found


def ids(rows: list[Row]) -> set[str]:
    return {row.record_id.removeprefix("mapping:") for row in rows}


def test_every_row_is_listed_with_both_ends(client: Client, knowledge: Knowledge) -> None:
    found = every(client, "")
    assert {row["id"] for row in found} == set(knowledge.rows)
    row = next(row for row in found if row["id"] == "iso27001.9.2.2_1--iso42001.9.2.2_1")
    assert row["source"]["label"]["en"].startswith("An internal audit programme")  # type: ignore[index]
    assert row["target"]["requirement"]["label"]["en"] == "Internal audit programme"  # type: ignore[index]
    assert row["relation"]["id"] == "aims:equalTo"  # type: ignore[index]
    assert row["rationale"]
    assert set(row["delta"]) == {"en", "es"}  # type: ignore[call-overload]


def test_confidence_is_a_word_not_a_number(client: Client) -> None:
    for row in every(client, ""):
        assert "confidence" not in row
        assert row["review"] in ("reviewed", "unreviewed", "disputed")


@pytest.mark.parametrize("name", ["relation", "reuse", "review", "nothing_found"])
def test_the_values_of_a_filter_divide_the_rows(client: Client, knowledge: Knowledge, name: str) -> None:
    values = {
        "relation": ["equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship"],
        "reuse": ["as_is", "extend", "none"],
        "review": ["reviewed", "unreviewed", "disputed"],
        "nothing_found": ["true", "false"],
    }
    totals = [client.get(f"{ADDRESS}?{name}={value}").json()["total"] for value in values[name]]
    searched = sum(row.searched for row in knowledge.rows.values()) if name == "relation" else 0
    assert sum(totals) + searched == len(knowledge.rows)
    assert max(totals) < len(knowledge.rows)


def test_where_nothing_was_found_there_is_no_relation(client: Client) -> None:
    rows = every(client, "nothing_found=true")
    assert rows
    assert all(row["relation"] is None and None in (row["source"], row["target"]) for row in rows)
    assert all(row["relation"] is not None for row in every(client, "relation=intersectsWith"))


def test_an_id_gathers_the_rows_below_it(client: Client, knowledge: Knowledge) -> None:
    below = [row for row in knowledge.rows.values() if f"{row.object_id}_".startswith("iso42001:9.2.2_")]
    assert {row["id"] for row in every(client, "target=iso42001:9.2.2")} == ids(below)
    for curie in ("iso42001:9.2.2_1", "iso42001:9.2.2"):
        exact = [row for row in knowledge.rows.values() if row.object_id == curie]
        assert {row["id"] for row in every(client, f"target={curie}&exact=true")} == ids(exact)
    clause = [
        row for row in knowledge.rows.values()
        if row.object_id != NOTHING and (row.object_id.removeprefix("iso42001:") + ".").startswith("9.")
    ]  # fmt: skip
    assert {row["id"] for row in every(client, "target=iso42001:9")} == ids(clause)


def test_the_counts_of_a_provision_are_those_of_the_list_they_lead_to(client: Client) -> None:
    for curie in ("iso42001:9.2.2", "iso42001:A.6.2.4", "iso42001:4.1", "iso27001:A.5.24"):
        counts = client.get(f"/api/v1/provisions/{curie}").json()["mappings"]
        for side in ("as_source", "as_target"):
            stated = counts[side]
            listed = client.get(stated["href"]).json()["total"]
            assert stated["related"] + stated["unrelated"] + stated["nothing_found"] == listed


def test_editions_are_filters(client: Client, knowledge: Knowledge) -> None:
    sizes = {(group.source, group.target): len(group.rows) for group in knowledge.mapping_sets}
    editions = set(client.app.state.context.index.editions)
    for source in editions:
        for target in editions:
            found = client.get(f"{ADDRESS}?source_edition={source}&target_edition={target}&limit=1").json()
            assert found["total"] == sizes.get((source, target), 0)
    assert client.get(f"{ADDRESS}?source_edition=iso27001").json()["total"] == sum(
        size for (source, _), size in sizes.items() if source == "iso27001-2022"
    )


@pytest.mark.parametrize(
    ("filters", "nearest"),
    [
        ("target=iso42001:9.2.9", True),
        ("source=iso27001:A.5.99", True),
        ("source=nonsense", False),
        ("source_edition=iso2701", True),
        ("relation=equal", False),
        ("reuse=some", False),
        ("exact=perhaps", False),
    ],
)
def test_a_wrong_filter_is_refused_rather_than_answered_with_nothing(
    client: Client, filters: str, nearest: bool
) -> None:
    assert ("nearest" in problem(client.get(f"{ADDRESS}?{filters}"), 422, "bad-parameter")) is nearest


def test_a_row_by_its_record_id(client: Client) -> None:
    record = "iso27001.9.2.2_1--iso42001.9.2.2_1"
    body = client.get(f"{ADDRESS}/{record}").json()
    assert body["id"] == record
    assert client.get(f"{ADDRESS}/mapping:{record}").json() == body
    found = problem(client.get(f"{ADDRESS}/{record}9"), 404, "unknown-id")
    assert client.get(f"{ADDRESS}/{found['nearest']}").status_code == 200
