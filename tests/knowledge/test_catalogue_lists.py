"""The catalogue agrees with the checked lists it was built from (skipped where they are not at hand)."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.knowledge.conftest import Graph

BASE = "https://w3id.org/aims-graph/"
AIMS = BASE + "ontology#"
DCTERMS = "http://purl.org/dc/terms/"
TITLE = ox.NamedNode(DCTERMS + "title")
PART_OF = ox.NamedNode(DCTERMS + "isPartOf")


def aims(name: str) -> ox.NamedNode:
    return ox.NamedNode(AIMS + name)


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


def test_articles_and_their_titles_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    retitled = {"75", "77"}  # the list has the original headings; the provision carries the current one
    listed = {r["number"]: r["title"] for r in rows(shared, "aiact.csv") if r["kind"].startswith("article")}
    assert graph.ids("aiact", "Article") == set(listed)
    for number, title in listed.items():
        subject = iri(f"aiact/version/original/{number}" if number in retitled else f"aiact/{number}")
        assert graph.values(subject, TITLE) == [title]


def held_by(graph: Graph, law: str, *wanted: str) -> set[str]:
    held = {q.subject.value for q in graph.store.quads_for_pattern(None, aims("inLaw"), aims(law))}
    return {p for p in graph.ids("aiact", *wanted) if f"{BASE}aiact/{p}" in held}


def points_of(row: dict[str, str]) -> set[str]:
    """The cell `s1: a b[i,ii]` as ids; only the second subparagraph of 43(1) repeats letters."""
    whole = row["article"] + ("" if row["paragraph"] == "unnumbered" else f".{row['paragraph']}")
    found: set[str] = set()
    for part in filter(None, row["points_by_subparagraph"].split(" | ")):
        label, body = part.split(": ", 1)
        under = f"{whole}.{label}" if (whole, label) == ("43.1", "s2") else whole
        for letter, nested in re.findall(r"(\w+)(?:\[([^\]]*)\])?", body):
            found.add(f"{under}.{letter}")
            found |= {f"{under}.{letter}.{inner}" for inner in nested.split(",") if inner}
    return found


ARTICLE = re.compile(r"\d")


@pytest.mark.parametrize(
    ("name", "law"),
    [("aiact_paragraphs.csv", "lawOriginal"), ("aiact_paragraphs_consolidated.csv", "lawCurrent")],
)
def test_paragraphs_and_points_are_those_of_the_list(graph: Graph, shared: Path, name: str, law: str) -> None:
    listed = list(rows(shared, name))
    articles = {r["article"] for r in listed}
    numbered = {f"{r['article']}.{r['paragraph']}" for r in listed if r["paragraph"] != "unnumbered"}
    points = set().union(*(points_of(r) for r in listed))
    if "3" in articles:
        points |= {"3.61.a.i", "3.61.a.ii", "3.61.a.iii"}  # in the text, left out of the list
    assert {p for p in held_by(graph, law, "Paragraph") if p.split(".")[0] in articles} == numbered
    found = {p for p in held_by(graph, law, "Point", "Definition") if ARTICLE.match(p)}
    assert {p for p in found if p.split(".")[0] in articles} == points


def test_definitions_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    for row in rows(shared, "aiact_definitions.csv"):
        subject = iri(f"aiact/3.{row['number']}")
        assert graph.values(subject, TITLE) == [row["term"]]


FINER = re.compile(r"X\.|VII\.3\.1\.[a-f]$|VII\.4\.2\.[a-c]$")


def annex_address(row: dict[str, str]) -> str:
    point, sub = row["point"], row["subpoint"]
    parts = [row["annex"], row["section"], *([sub] if sub.startswith(f"{point}.") else [point, sub])]
    return ".".join(p for p in parts if p)


def test_annex_points_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    listed = {annex_address(r): r["status_after_2026"] for r in rows(shared, "aiact_annexes.csv")}
    changed = [r["provision"] for r in rows(shared, "aiact_amendments.csv")]
    below = {p for p in changed if p.startswith("XIV.")}
    finer = {p for p in graph.ids("aiact", "Point") if FINER.match(p)}
    found = {p for p in graph.ids("aiact", "Annex", "Section", "Point") if re.match(r"[IVX]", p)}
    assert len(finer) == 16 + 9  # the list stops at the heading of Annex X and at 3.1 and 4.2 of Annex VII
    assert found == set(listed) | below | finer
    laws = {"unchanged": 2, "deleted": 1, "inserted": 1}
    for local, status in listed.items():
        assert len(graph.values(iri(f"aiact/{local}"), aims("inLaw"))) == laws[status], local


CHANGES = {
    "inserted": "changeInserted",
    "replaced": "changeReplaced",
    "deleted": "changeDeleted",
    "amended-words": "changeAmended",
}


def test_every_change_of_2026_stands_on_a_version(graph: Graph, shared: Path) -> None:
    known = graph.ids("aiact")
    for row in rows(shared, "aiact_amendments.csv"):
        local = row["provision"]
        whole = local if local in known else local.rsplit(".", 1)[0]
        assert whole in known, local
        law = "original" if row["kind"] == "deleted" and whole == local else "current"
        version = iri(f"aiact/version/{law}/{whole}")
        cited = f"{row['article_of_amending_act'].replace('Art.', 'Art. ')} of Regulation (EU) 2026/1744"
        assert graph.values(version, aims("changedBy")) == [cited], local
        if whole == local:
            assert graph.values(version, aims("change")) == [AIMS + CHANGES[row["kind"]]], local
            assert graph.values(version, aims("appliesFrom")) == [row["applies_from"]] or not re.fullmatch(
                r"[\d-]{10}", row["applies_from"]
            ), local
        else:
            assert graph.values(version, aims("note")), local
