"""The ISO editions agree with the checked lists they were built from (skipped where they are not at hand)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.knowledge.conftest import Graph

BASE = "https://w3id.org/aims-graph/"
DCTERMS = "http://purl.org/dc/terms/"
TITLE = ox.NamedNode(DCTERMS + "title")
PART_OF = ox.NamedNode(DCTERMS + "isPartOf")


def iri(local: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + local)


def rows(shared: Path, name: str) -> Iterator[dict[str, str]]:
    with (shared / "reference" / name).open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


ISO_LISTS = {
    "iso42001.csv": "iso42001-2023",
    "iso27001.csv": "iso27001-2022",
    "iso9001.csv": "iso9001-2015",
    "iso9001_2026.csv": "iso9001-2026",
}


@pytest.mark.parametrize("name", ISO_LISTS)
def test_iso_provisions_are_those_of_the_list(graph: Graph, shared: Path, name: str) -> None:
    edition = ISO_LISTS[name]
    listed = {r["id"]: r for r in rows(shared, name) if r["kind"] != "amendment"}
    assert graph.ids(edition) == set(listed)
    for local, row in listed.items():
        subject = iri(f"{edition}/{local}")
        parent = [f"{BASE}{edition}/{row['parent']}"] if row["parent"] else []
        assert graph.values(subject, TITLE) == ([row["title"]] if row["title"] else [])
        assert graph.values(subject, PART_OF) == parent
