"""The EU AI Act in the graph against the lists read from the official texts, from outside.

Compared: ids, titles, chapters and sections, points, days in both states of the law by article, by amended provision
and by rule, defined terms, annex points, what was changed, inserted, deleted. Where both differ, the place stands in
``DIFFERENCES`` with the reason, and a difference that is no more fails too. Skipped where the lists are not at hand.
Neither the lists nor the graph count points (1) to (6) of Article 108, which are changes of another act.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from aims_graph.knowledge.calendar import milestones
from aims_graph.knowledge.versions import cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.knowledge.conftest import Graph

    from aims_graph.knowledge.duties import Duties
    from aims_graph.knowledge.knowledge import Knowledge

BASE = "https://w3id.org/aims-graph/"
AIMS = BASE + "ontology#"
DCTERMS = "http://purl.org/dc/terms/"
TITLE = ox.NamedNode(DCTERMS + "title")
PART_OF = ox.NamedNode(DCTERMS + "isPartOf")
DAY = re.compile(r"\d{4}-\d\d-\d\d")

DIFFERENCES = {
    (
        "aiact.csv annexes",
        "XIV",
    ): "the list says the heading in its own words: it stands as ours, not as the official one",
    ("aiact_paragraphs.csv", "3.61.a.i"): "in the text of Article 3(61)(a), left out of the list",
    ("aiact_paragraphs.csv", "3.61.a.ii"): "in the text of Article 3(61)(a), left out of the list",
    ("aiact_paragraphs.csv", "3.61.a.iii"): "in the text of Article 3(61)(a), left out of the list",
    ("aiact_paragraphs_consolidated.csv", "3.61.a.i"): "in the text of Article 3(61)(a), left out of the list",
    ("aiact_paragraphs_consolidated.csv", "3.61.a.ii"): "in the text of Article 3(61)(a), left out of the list",
    ("aiact_paragraphs_consolidated.csv", "3.61.a.iii"): "in the text of Article 3(61)(a), left out of the list",
    (
        "aiact.csv",
        "75",
    ): "the list keeps the heading of 2024; the provision carries that of 2026, its original version the other",
    (
        "aiact.csv",
        "77",
    ): "the list keeps the heading of 2024; the provision carries that of 2026, its original version the other",
    (
        "aiact.csv dates",
        "4 current",
    ): "the list also gives the date of the chapter, which the replaced text no longer has",
    (
        "aiact.csv dates",
        "4a current",
    ): "the list also gives the date of the chapter, past when the article was inserted",
    ("aiact.csv dates", "5 current"): "2026-12-02 stands on the points and paragraphs inserted, not on the article",
    ("aiact.csv dates", "50 current"): "2026-12-02 is the end of a transition and stands on 50.2",
    ("aiact_dates.csv", "7 annexI original"): "the two lists differ; Article 7 amends Annex III and has no other route",
    ("aiact_dates.csv", "7 annexI current"): "the two lists differ; Article 7 amends Annex III and has no other route",
    (
        "aiact_dates.csv",
        "27 annexI original",
    ): "Article 27 is about systems under Article 6(2) only, as the note in the list says",
    (
        "aiact_dates.csv",
        "27 annexI current",
    ): "Article 27 is about systems under Article 6(2) only, as the note in the list says",
    (
        "aiact_dates.csv",
        "49 annexI original",
    ): "the two lists differ; Article 49 is about Annex III, point 2 apart, and has no other route",
    (
        "aiact_dates.csv",
        "4 any current",
    ): "the list gives the date of the chapter; the whole article was replaced on 2026-07-27",
    (
        "aiact_dates.csv",
        "97.2",
    ): "the start of a delegation asks nothing of anybody: it stands in the note of the provision",
}


def aims(name: str) -> ox.NamedNode:
    return ox.NamedNode(AIMS + name)


def iri(local: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + local)


def rows(shared: Path, name: str) -> Iterator[dict[str, str]]:
    with (shared / "reference" / name).open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def listed_differences(place: str) -> set[str]:
    return {what for where, what in DIFFERENCES if where == place}


def articles(shared: Path) -> dict[str, dict[str, str]]:
    return {r["number"]: r for r in rows(shared, "aiact.csv") if r["kind"].startswith("article")}


def test_articles_and_their_titles_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    listed = articles(shared)
    assert graph.ids("aiact", "Article") == set(listed)
    other = {n for n, row in listed.items() if graph.values(iri(f"aiact/{n}"), TITLE) != [row["title"]]}
    assert other == listed_differences("aiact.csv")
    for number in other:
        assert graph.values(iri(f"aiact/version/original/{number}"), TITLE) == [listed[number]["title"]]


def test_annexes_and_their_titles_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    listed = {r["number"]: r["title"] for r in rows(shared, "aiact.csv") if r["kind"].startswith("annex")}
    assert graph.ids("aiact", "Annex") == set(listed)
    other = {n for n, title in listed.items() if graph.values(iri(f"aiact/{n}"), TITLE) != [title]}
    assert other == listed_differences("aiact.csv annexes")
    for number in other:
        assert listed[number] in graph.values(iri(f"aiact/{number}"), aims("ownTitle"))


def test_articles_stand_in_their_chapter_and_section_with_its_title(graph: Graph, shared: Path) -> None:
    chapters, sections = set(), set()
    for number, row in articles(shared).items():
        chapter = f"chapter-{row['chapter']}"
        place = f"{chapter}.{row['section']}" if row["section"] else chapter
        assert graph.values(iri(f"aiact/{number}"), PART_OF) == [f"{BASE}aiact/{place}"], number
        (title,) = graph.values(iri(f"aiact/{chapter}"), TITLE)
        assert title.casefold() == row["chapter_title"].casefold()
        chapters.add(chapter)
        if row["section"]:
            assert graph.values(iri(f"aiact/{place}"), TITLE) == [row["section_title"]]
            assert graph.values(iri(f"aiact/{place}"), PART_OF) == [f"{BASE}aiact/{chapter}"]
            sections.add(place)
    assert graph.ids("aiact", "Chapter") == chapters
    assert {s for s in graph.ids("aiact", "Section") if s.startswith("chapter-")} == sections


def test_the_number_of_recitals_is_told(graph: Graph, shared: Path) -> None:
    (count,) = (r["number"] for r in rows(shared, "aiact.csv") if r["kind"] == "recital-count")
    assert any(f"{count} recitals" in note for note in graph.values(iri("aiact"), aims("note")))


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
    assert not points & listed_differences(name)
    points |= listed_differences(name)
    assert {p for p in held_by(graph, law, "Paragraph") if p.split(".")[0] in articles} == numbered
    found = {p for p in held_by(graph, law, "Point", "Definition") if ARTICLE.match(p)}
    assert {p for p in found if p.split(".")[0] in articles} == points


def test_definitions_are_those_of_the_list(graph: Graph, shared: Path) -> None:
    for row in rows(shared, "aiact_definitions.csv"):
        subject = iri(f"aiact/3.{row['number']}")
        assert graph.values(subject, TITLE) == [row["term"]]
        version = iri(f"aiact/version/current/3.{row['number']}")
        assert bool(graph.values(version, aims("change"))) == (row["changed_2026"] != "n"), row["number"]


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


def test_nothing_else_is_told_to_have_changed(graph: Graph, shared: Path) -> None:
    known = graph.ids("aiact")
    named = [r["provision"] for r in rows(shared, "aiact_amendments.csv")]
    listed = {p if p in known else p.rsplit(".", 1)[0] for p in named}
    told = {q.subject.value.rsplit("/", 1)[1] for q in graph.store.quads_for_pattern(None, aims("change"), None)}
    assert told == listed


def test_annex_iii_has_the_areas_and_uses_of_the_list(graph: Graph, shared: Path) -> None:
    listed = {r["id"].removeprefix("annex-") for r in rows(shared, "annexIII.csv")}
    listed = {p.replace("III.", "III.", 1) for p in listed}
    assert {p for p in graph.ids("aiact") if p.startswith("III.")} == listed
    for local in listed:
        assert len(graph.values(iri(f"aiact/{local}"), aims("inLaw"))) == 2, f"{local}: Annex III was not amended"
    parents = {p.rsplit(".", 1)[0] for p in listed if p.count(".") == 2}
    assert len([p for p in listed if p not in parents]) == 25


# ── Days ─────────────────────────────────────────────────────────────────────


def english(graph: Graph, subject: ox.NamedNode, name: str) -> list[str]:
    found = [q.object for q in graph.store.quads_for_pattern(subject, aims(name), None)]
    return [o.value for o in found if o.language in (None, "en")]


def when(graph: Graph, local: str, law: str) -> str:
    """The days of a provision in one state of the law: its own, else those of what it stands in."""
    state = law.removeprefix("law").lower()
    while local:
        for subject in (iri(f"aiact/version/{state}/{local}"), iri(f"aiact/{local}")):
            # A note gives the days by route, or says for which route its one day is.
            found = english(graph, subject, "appliesFromNote") + english(graph, subject, "appliesFrom")
            if found:
                return "; ".join(found)
        local = local.rpartition(".")[0]
    return ""


def by_route(text: str) -> dict[str, str]:
    """Days by route through Article 6, of what :func:`when` returns."""
    found = {}
    for part in text.split("; "):
        days = DAY.findall(part)
        if not days or "6(5)" in part:
            continue
        annex_i = re.search(r"Annex I systems|6\(1\)", part)
        found["annexI" if annex_i else "annexIII" if "Annex III systems" in part else "any"] = days[0]
    if "Annex III systems only" in text:
        found["annexIII"] = found.pop("any")
    return found


@pytest.mark.parametrize(("law", "column"), [("lawOriginal", "applies_original"), ("lawCurrent", "applies_as_amended")])
def test_articles_apply_from_the_days_of_the_list(graph: Graph, shared: Path, law: str, column: str) -> None:
    other = {
        f"{number} {law.removeprefix('law').lower()}"
        for number, row in articles(shared).items()
        if set(DAY.findall(row[column])) != set(DAY.findall(when(graph, number, law)))
        and number in held_by(graph, law, "Article")
    }
    expected = {
        what for what in listed_differences("aiact.csv dates") if what.endswith(law.removeprefix("law").lower())
    }
    assert other == expected


def provisions_of(group: str) -> list[str]:
    """The provisions that a row of the list is about: `Arts 28-39`, `Art. 50`, `78`, `5.1.ba; 5.1a`."""
    span = re.search(r"Arts (\d+)-(\d+)", group)
    if span:
        return [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
    single = re.search(r"\(Art\. (\d+)\)", group)
    if single:
        return [single[1]]
    span = re.fullmatch(r"(\d+)-(\d+)", group)
    if span:
        return [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
    return group.split("; ") if re.match(r"\d+[a-z]?(\.|;|$)", group) else []


APART = {"78": "Chapter IX", "101": "Chapter XII"}
"""Articles that their chapter's row leaves out."""


@pytest.mark.parametrize(
    ("law", "column"), [("original", "applies_from_original"), ("current", "applies_from_amended")]
)
def test_rules_of_dates_are_those_of_the_list(graph: Graph, shared: Path, law: str, column: str) -> None:
    other, compared = set(), 0
    for row in rows(shared, "aiact_dates.csv"):
        (day,) = DAY.findall(row[column])[:1] or [""]
        if row["type"] != "application" or not day:
            continue
        route = "annexI" if "6(1)" in row["condition"] else "annexIII" if "6(2)" in row["condition"] else "any"
        for local in provisions_of(row["provision_or_group"]):
            if local in APART and row["provision_or_group"].startswith(APART[local]):
                continue
            found = by_route(when(graph, local, "law" + law.capitalize()))
            compared += 1
            if found.get(route, found.get("any") if route != "annexI" or len(found) == 1 else None) != day:
                other.add(f"{local} {route} {law}")
    assert compared > 100
    assert other == {what for what in listed_differences("aiact_dates.csv") if what.endswith(f" {law}")}


def test_transitions_are_those_of_the_list(knowledge: Knowledge, shared: Path) -> None:
    duties: Duties = knowledge.duties
    told = {
        (t.provision.removeprefix("aiact:"), day.law, day.comply_by)
        for t in duties.transitions.values()
        for day in t.days
        if day.comply_by
    }
    listed = {
        (row["provision_or_group"].replace("50.2", "111.4"), law, DAY.findall(row[column])[0])
        for row in rows(shared, "aiact_dates.csv")
        for law, column in (("original", "applies_from_original"), ("current", "applies_from_amended"))
        if row["type"] == "transition" and "comply by" in row[column]
    }
    assert told == listed
    cut_offs = {
        (law, "route-annexI" if row["condition"].endswith("Annex I") else "route-annexIII", DAY.findall(row[column])[0])
        for row in rows(shared, "aiact_dates.csv")
        for law, column in (("original", "applies_from_original"), ("current", "applies_from_amended"))
        if row["type"] == "transition" and row[column].startswith("cut-off")
    }
    for law, route, day in cut_offs:
        found = {
            d.cut_off
            for d in duties.transitions["transition-111-2"].days
            if d.law == law and d.route in (route, "route-any")
        }
        assert found == {day}, (law, route)


def test_deadlines_of_authorities_are_those_of_the_list(knowledge: Knowledge, shared: Path) -> None:
    other = set()
    for law, column in (("original", "applies_from_original"), ("current", "applies_from_amended")):
        told = {(m.provision or "", m.on) for m in milestones(knowledge.catalogue, law=law)}
        for row in rows(shared, "aiact_dates.csv"):
            if row["type"] != "deadline" or not DAY.search(row[column]):
                continue
            for local in row["provision_or_group"].split("; "):
                standing = {day for provision, day in told if provision == f"aiact:{local}"}
                standing |= {day for provision, day in told if local.startswith("112.") and provision == "aiact:112.2"}
                standing |= {
                    day for provision, day in told if local.startswith("Reg. ") and provision == "aiact:I.B.21"
                }
                if not standing & set(DAY.findall(row[column])):
                    other.add(local)
    assert other == {what for what in listed_differences("aiact_dates.csv") if " " not in what}


# ── Texts of our own ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("predicate", [AIMS + "note", AIMS + "appliesFromNote", DCTERMS + "source"])
def test_what_is_told_of_a_provision_or_version_is_told_in_both_languages(graph: Graph, predicate: str) -> None:
    languages: dict[str, list[str]] = {}
    for quad in graph.store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        if quad.subject.value.startswith(f"{BASE}aiact"):
            languages.setdefault(quad.subject.value, []).append(quad.object.language)
    assert len(languages) > 50
    assert {subject for subject, found in languages.items() if sorted(found) != ["en", "es"]} == set()


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("Art. 1(9)(b) of Regulation (EU) 2026/1744", "art. 1, punto 9, letra b), del Reglamento (UE) 2026/1744"),
        ("Art. 1(32) of Regulation (EU) 2026/1744", "art. 1, punto 32, del Reglamento (UE) 2026/1744"),
        ("an act of another kind", "an act of another kind"),
    ],
)
def test_an_amending_act_is_cited_as_each_language_does(text: str, spanish: str) -> None:
    assert cited(text, "es") == spanish
    assert cited(text, "en") == text


def test_every_citation_of_the_amending_act_has_its_spanish_form(graph: Graph) -> None:
    for quad in graph.store.quads_for_pattern(None, aims("changedBy"), None):
        assert cited(quad.object.value, "es").endswith("del Reglamento (UE) 2026/1744")
