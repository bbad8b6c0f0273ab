"""The catalogue is whole: the provisions of every edition counted, placed, dated, without a phantom."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from tests.knowledge.conftest import Graph

BASE = "https://w3id.org/aims-graph/"
AIMS = BASE + "ontology#"
DCTERMS = "http://purl.org/dc/terms/"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
TITLE = ox.NamedNode(DCTERMS + "title")
PART_OF = ox.NamedNode(DCTERMS + "isPartOf")
IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
EDITIONS = ("iso42001-2023", "iso27001-2022", "iso9001-2015", "iso9001-2026", "aiact")

COUNTS = {
    "iso42001-2023": {
        "Clause": 43,
        "Control": 38,
        "ControlGroup": 11,
        "ControlObjective": 10,
        "Guidance": 66,
        "OrganisationalObjective": 11,
        "RiskSource": 7,
        "Annex": 4,
    },
    "iso27001-2022": {"Clause": 41, "Control": 93, "ControlGroup": 4, "Annex": 1},
    "iso9001-2015": {"Clause": 91, "Annex": 2},
    "iso9001-2026": {"Clause": 91, "Annex": 1},
    "aiact": {
        "Chapter": 13,
        "Section": 23,
        "Article": 119,
        "Paragraph": 553,
        "Subparagraph": 1,
        "Point": 679,
        "Definition": 70,
        "Annex": 14,
    },
}
AI_ACT_BY_LAW = {
    "lawOriginal": {
        "Chapter": 13,
        "Section": 23,
        "Article": 113,
        "Paragraph": 500,
        "Subparagraph": 1,
        "Point": 610,
        "Definition": 68,
        "Annex": 13,
    },
    "lawCurrent": {
        "Chapter": 13,
        "Section": 23,
        "Article": 119,
        "Paragraph": 552,
        "Subparagraph": 1,
        "Point": 670,
        "Definition": 70,
        "Annex": 14,
    },
}
VERSIONS = {
    ("lawCurrent", "changeInserted"): 130,
    ("lawCurrent", "changeReplaced"): 38,
    ("lawCurrent", "changeAmended"): 14,
    ("lawCurrent", ""): 41,  # the date of application moved, the text of the whole did not change
    ("lawOriginal", "changeDeleted"): 10,
    ("lawOriginal", ""): 92,
}
CLAUSES = {"4", "5", "6", "7", "8", "9", "10"}
TOP = {**dict.fromkeys(EDITIONS, CLAUSES), "aiact": set[str]()}
PHANTOMS = (
    "iso42001-2023/8.5",
    "iso42001-2023/8.6",
    "iso42001-2023/A.6.1.4",
    "iso42001-2023/A.6.3.2",
    "iso27001-2022/A.9.1",
    "iso27001-2022/Amd1:2024",
    "iso9001-2026/10.3",
    "aiact/43.1.s1",
    "aiact/4a.3",
)


def aims(name: str) -> ox.NamedNode:
    return ox.NamedNode(AIMS + name)


def iri(local: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + local)


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_provision_has_one_kind_and_each_kind_its_number(graph: Graph, edition: str) -> None:
    counted: Counter[str] = Counter()
    for subject in graph.provisions(edition):
        (kind,) = graph.kinds(subject)
        counted[kind] += 1
    assert dict(counted) == COUNTS[edition]


@pytest.mark.parametrize("law", ["lawOriginal", "lawCurrent"])
def test_each_state_of_the_ai_act_has_its_own_counts(graph: Graph, law: str) -> None:
    held = {q.subject for q in graph.store.quads_for_pattern(None, aims("inLaw"), aims(law))}
    counted = Counter(next(iter(graph.kinds(s))) for s in graph.provisions("aiact") if s in held)
    assert dict(counted) == AI_ACT_BY_LAW[law]


def test_six_articles_were_inserted_in_2026_and_none_deleted(graph: Graph) -> None:
    articles = [s for s in graph.provisions("aiact") if graph.kinds(s) == {"Article"}]
    held = {s.value.rsplit("/", 1)[1]: graph.values(s, aims("inLaw")) for s in articles}
    inserted = {number for number, laws in held.items() if laws == [AIMS + "lawCurrent"]}
    assert inserted == {"4a", "60a", "75a", "75b", "75c", "75d"}
    assert all(AIMS + "lawCurrent" in laws for laws in held.values())


@pytest.mark.parametrize(("theme", "controls"), [("A.5", 37), ("A.6", 8), ("A.7", 14), ("A.8", 34)])
def test_each_theme_of_iso_27001_has_its_controls(graph: Graph, theme: str, controls: int) -> None:
    parent = iri(f"iso27001-2022/{theme}")
    below = [q.subject for q in graph.store.quads_for_pattern(None, PART_OF, parent)]
    assert sum(graph.kinds(s) == {"Control"} for s in below) == controls


def test_eleven_controls_of_iso_27001_are_new_in_2022(graph: Graph) -> None:
    new = [s for s in graph.provisions("iso27001-2022") if "New in 2022." in graph.values(s, aims("note"))]
    assert sum(graph.kinds(s) == {"Control"} for s in new) == 11


def test_every_control_of_iso_42001_points_to_its_guidance(graph: Graph) -> None:
    pointers = [(q.subject, q.object) for q in graph.store.quads_for_pattern(None, aims("guidance"), None)]
    assert Counter(control.value.rsplit("/", 1)[1] for control, _ in pointers) == Counter(
        graph.ids("iso42001-2023", "Control")
    )
    for control, guidance in pointers:
        assert guidance.value == control.value.replace("/A.", "/B.")
        assert graph.values(guidance, aims("text")) == []


@pytest.mark.parametrize("local", PHANTOMS)
def test_no_phantom_identifier(graph: Graph, local: str) -> None:
    subject = iri(local)
    assert not list(graph.store.quads_for_pattern(subject, None, None))
    assert not list(graph.store.quads_for_pattern(None, None, subject))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_identifier_of_a_provision_is_the_end_of_its_iri(graph: Graph, edition: str) -> None:
    for subject in graph.provisions(edition):
        local = subject.value.removeprefix(f"{BASE}{edition}/")
        assert graph.values(subject, IDENTIFIER) == [local]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_provision_but_the_top_ones_has_one_parent(graph: Graph, edition: str) -> None:
    known = set(graph.provisions(edition))
    for subject in known:
        parents = list(graph.store.quads_for_pattern(subject, PART_OF, None))
        local = subject.value.removeprefix(f"{BASE}{edition}/")
        if graph.kinds(subject) <= {"Chapter", "Annex"} or local in TOP[edition]:
            assert not parents, subject
        else:
            assert len(parents) == 1, subject
            assert parents[0].object in known, subject


@pytest.mark.parametrize("edition", EDITIONS)
def test_sort_keys_are_unique_and_a_part_follows_its_whole(graph: Graph, edition: str) -> None:
    keys = {s: graph.values(s, aims("sortKey")) for s in graph.provisions(edition)}
    assert all(len(found) == 1 for found in keys.values())
    assert len({found[0] for found in keys.values()}) == len(keys)
    for subject in keys:
        for parent in graph.store.quads_for_pattern(subject, PART_OF, None):
            assert int(keys[subject][0]) > int(keys[parent.object][0]), subject


def test_only_the_2026_edition_of_iso_9001_is_provisional(graph: Graph) -> None:
    """Its provisions, its statements, and what is said of how the 2015 edition became it."""
    marked = {q.subject for q in graph.store.quads_for_pattern(None, aims("provisional"), None)}
    statements = {
        q.subject
        for q in graph.store.quads_for_pattern(None, aims("statementOf"), None)
        if q.subject.value.startswith(BASE + "iso9001-2026/")
    }
    successions = {q.subject for q in graph.store.quads_for_pattern(None, TYPE, aims("Succession"))}
    assert marked == {*graph.provisions("iso9001-2026"), iri("iso9001-2026"), *statements, *successions}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_title_has_our_translation(graph: Graph, edition: str) -> None:
    own, title = aims("ownTitle"), TITLE
    for subject in graph.provisions(edition):
        owned = sorted(str(q.object.language) for q in graph.store.quads_for_pattern(subject, own, None))
        official = [q.object.language for q in graph.store.quads_for_pattern(subject, title, None)]
        assert official in ([], ["en"]), subject
        if official:
            assert owned == ["es"], subject
        else:
            assert owned in ([], ["en", "es"]), subject
        if not official and not owned:
            assert graph.kinds(subject) <= {"Paragraph", "Subparagraph", "Point"}, subject


def test_versions_by_law_and_change(graph: Graph) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for quad in graph.store.quads_for_pattern(None, TYPE, aims("Version")):
        (law,) = graph.values(quad.subject, aims("inLaw"))
        change = graph.values(quad.subject, aims("change")) or [AIMS]
        counted[law.removeprefix(AIMS), change[0].removeprefix(AIMS)] += 1
    assert dict(counted) == VERSIONS


def test_every_version_is_of_a_provision_that_its_law_holds_and_says_from_when(graph: Graph) -> None:
    known = set(graph.provisions("aiact"))
    for quad in graph.store.quads_for_pattern(None, TYPE, aims("Version")):
        version = quad.subject
        (whole,) = [q.object for q in graph.store.quads_for_pattern(version, aims("versionOf"), None)]
        (law,) = graph.values(version, aims("inLaw"))
        local = whole.value.removeprefix(f"{BASE}aiact/")
        assert whole in known
        assert version.value == f"{BASE}aiact/version/{law.removeprefix(AIMS + 'law').lower()}/{local}"
        assert law in graph.values(whole, aims("inLaw"))
        dates = graph.values(version, aims("appliesFrom")) + graph.values(version, aims("appliesFromNote"))
        assert dates, version


def test_every_article_says_from_when_it_applies_in_each_law_that_holds_it(graph: Graph) -> None:
    for article in (s for s in graph.provisions("aiact") if graph.kinds(s) == {"Article"}):
        versions = [q.subject for q in graph.store.quads_for_pattern(None, aims("versionOf"), article)]
        dated = {law for v in versions for law in graph.values(v, aims("inLaw"))}
        if not graph.values(article, aims("appliesFrom")):
            assert dated == set(graph.values(article, aims("inLaw"))), article


@pytest.mark.parametrize(
    ("version", "date"),
    [
        ("original/4", "2025-02-02"),
        ("current/4", "2026-07-27"),
        ("current/4a", "2026-07-27"),
        ("current/5.1.ba", "2026-12-02"),
        ("current/5.1b", "2026-12-02"),
        ("original/27", "2026-08-02"),
        ("current/27", "2027-12-02"),
        ("current/43.3", "2026-08-02"),
        ("current/50.2", "2026-08-02"),
        ("current/99.6a", "2026-07-27"),
        ("original/102", "2026-08-02"),
        ("current/102", "2026-07-27"),
    ],
)
def test_dates_of_application_read_in_the_law(graph: Graph, version: str, date: str) -> None:
    assert graph.values(iri(f"aiact/version/{version}"), aims("appliesFrom")) == [date]


@pytest.mark.parametrize(
    ("version", "note"),
    [
        ("original/9", "2026-08-02; systems under Article 6(1): 2027-08-02"),
        ("current/9", "Annex III systems: 2027-12-02; Annex I systems: 2028-08-02"),
        ("current/25.2.a", "Annex III systems: 2027-12-02; Annex I systems: 2028-08-02"),
        (
            "current/50.2",
            "Generative systems placed on the market before 2026-08-02: 2026-12-02, under Article 111(4)",
        ),
    ],
)
def test_dates_by_route_are_said_in_words(graph: Graph, version: str, note: str) -> None:
    said = graph.store.quads_for_pattern(iri(f"aiact/version/{version}"), aims("appliesFromNote"), None)
    assert [quad.object.value for quad in said if quad.object.language == "en"] == [note]


@pytest.mark.parametrize(
    ("article", "date"),
    [
        ("5", "2025-02-02"),
        ("49", "2026-08-02"),
        ("50", "2026-08-02"),
        ("53", "2025-08-02"),
        ("6.5", "2026-08-02"),
    ],
)
def test_dates_that_did_not_move_stand_on_the_provision(graph: Graph, article: str, date: str) -> None:
    assert graph.values(iri(f"aiact/{article}"), aims("appliesFrom")) == [date]


@pytest.mark.parametrize("local", ["10.5", "10.5.f", "I.A.1", "VIII.B.7", "VIII.B.9"])
def test_what_was_deleted_stays_in_the_original_law_only(graph: Graph, local: str) -> None:
    assert graph.values(iri(f"aiact/{local}"), aims("inLaw")) == [AIMS + "lawOriginal"]


@pytest.mark.parametrize(
    "local", ["4.1", "4a.1.f", "5.1a.a.ii", "6.1c", "25.2.a", "75.1e", "113.c.ii", "I.B.21", "XIV.3.d"]
)
def test_what_was_inserted_is_in_the_current_law_only(graph: Graph, local: str) -> None:
    assert graph.values(iri(f"aiact/{local}"), aims("inLaw")) == [AIMS + "lawCurrent"]


@pytest.mark.parametrize(
    "local",
    [
        "9.2.a",
        "5.1.c.i",
        "16.a",
        "3.23",
        "3.61.a.iii",
        "43.1.a",
        "43.1.s2.d",
        "III.4.a",
        "VII.3.1.f",
        "X.7.b",
        "XI.1.2.e",
        "XIII.g",
    ],
)
def test_addresses_of_the_ai_act(graph: Graph, local: str) -> None:
    assert len(graph.values(iri(f"aiact/{local}"), aims("inLaw"))) == 2


def test_statements_are_numbered_without_holes_and_a_single_one_says_it_all(graph: Graph) -> None:
    of, requirement = aims("statementOf"), aims("Requirement")
    asked = {q.object for q in graph.store.quads_for_pattern(None, of, None)}
    assert asked == {q.subject for q in graph.store.quads_for_pattern(None, TYPE, requirement)}
    for provision in asked:
        found = [q.subject for q in graph.store.quads_for_pattern(None, of, provision)]
        numbers = sorted(int(graph.values(s, aims("position"))[0]) for s in found)
        assert numbers == list(range(1, len(found) + 1)), provision
        assert {s.value for s in found} == {f"{provision.value}_{n}" for n in numbers}
        if len(found) == 1:
            assert graph.values(provision, aims("statementsExhaustive")) == ["true"], provision
    for quad in graph.store.quads_for_pattern(None, aims("after"), None):
        assert list(graph.store.quads_for_pattern(quad.object, TYPE, aims("Statement"))), quad


@pytest.mark.parametrize("edition", ["iso42001-2023", "iso27001-2022"])
def test_a_second_reader_agrees_that_the_statements_say_it_all_or_a_note_says_what_they_may_lack(
    graph: Graph, edition: str
) -> None:
    asked = [
        q.subject
        for q in graph.store.quads_for_pattern(None, TYPE, aims("Requirement"))
        if q.subject.value.startswith(f"{BASE}{edition}/")
    ]
    assert len(asked) == {"iso42001-2023": 70, "iso27001-2022": 123}[edition]
    for requirement in asked:
        agreed = graph.values(requirement, aims("statementsExhaustive")) == ["true"]
        assert agreed or graph.values(requirement, aims("note")), requirement


@pytest.mark.parametrize(("edition", "least"), [("iso42001-2023", 245), ("iso27001-2022", 278)])
def test_every_note_is_in_both_languages_and_names_the_same_numbers(graph: Graph, edition: str, least: int) -> None:
    notes: dict[str, dict[str, list[str]]] = {}
    for quad in graph.store.quads_for_pattern(None, aims("note"), None):
        if quad.subject.value.startswith(BASE + edition):
            notes.setdefault(quad.subject.value, {}).setdefault(quad.object.language, []).append(quad.object.value)
    assert len(notes) >= least
    for subject, said in notes.items():
        assert {language: len(texts) for language, texts in said.items()} == {"en": 1, "es": 1}, subject
        english, spanish = (Counter(re.findall(r"\d+(?:\.\d+)*", said[lang][0])) for lang in ("en", "es"))
        assert english == spanish, subject


def test_every_objective_and_risk_source_of_annex_c_is_tied_to_themes_that_statements_have(graph: Graph) -> None:
    offered = {*graph.ids("iso42001-2023", "OrganisationalObjective"), *graph.ids("iso42001-2023", "RiskSource")}
    assert len(offered) == 18
    for local in offered:
        subject = iri(f"iso42001-2023/{local}")
        themes = [q.object for q in graph.store.quads_for_pattern(subject, aims("theme"), None)]
        assert themes, local
        assert graph.values(subject, aims("text")) == [], local
        for theme in themes:
            gathered = [q.subject for q in graph.store.quads_for_pattern(None, aims("theme"), theme)]
            assert any(graph.values(s, aims("statementOf")) for s in gathered), (local, theme)


def test_every_term_of_the_vocabulary_that_is_used_is_defined(graph: Graph) -> None:
    defined = {q.subject.value for q in graph.store.quads_for_pattern(None, TYPE, None)}
    used = {
        term.value
        for quad in graph.store
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(AIMS)
    }
    assert used - defined == set()
