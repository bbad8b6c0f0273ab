"""Every named query runs, says what it answers in both languages, and gives something."""

from __future__ import annotations

import pytest
from pyoxigraph import QuerySolutions, Store

from aims_graph.base.errors import InputError, UsageError
from aims_graph.knowledge.calendar import entries, standards
from aims_graph.knowledge.duties import Law
from aims_graph.knowledge.files import root
from aims_graph.knowledge.inferred import with_inferred
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import find_query, read_query

PARAMS = {
    "what-answers": {"target": "iso42001:9.2.2"},
    "what-uses": {"source": "iso27001:A.5.24"},
    "not-searched": {"source": "iso27001:4", "target": "iso42001:4"},
    "left-open": {"source": "iso42001:4", "target": "aiact:9"},
    "documented-information": {"framework": "iso42001:4"},
    "theme": {"theme": "aims:theme-bias"},
    "risk-source": {"source": "iso42001:C.3.3"},
    "what-hangs-on": {"row": "mapping:iso27001.9.2.2_1--iso42001.9.2.2_1"},
    "comes-before": {"statement": "iso42001:6.1.3_8"},
    "rows": {"page": "aims:list-risks"},
    "what-binds": {"actor": "aims:actor-deployer", "law": "aims:lawCurrent"},
}
EMPTY_IS_FINE = {"not-searched", "disputed", "joint-cover"}
NEEDS_DATA = {
    "soa-status", "unresolved-references", "edition-move", "soa-42001", "risk-to-control", "controls-without-reason",
    "scope", "inherited", "rows", "raci", "overloaded",
}  # fmt: skip
FILES = sorted((root() / "ontology" / "queries").glob("*.rq"))


def rows(store: Store, text: str) -> list[object]:
    """The solutions of a query."""
    found = store.query(text)
    assert isinstance(found, QuerySolutions)
    return list(found)


@pytest.fixture(scope="module")
def everything(knowledge: Knowledge) -> Store:
    """The graph as the faces query it: what was derived stands in a named graph."""
    return with_inferred(knowledge.store, knowledge.inference)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_runs_and_answers(path, everything: Store):
    named = read_query(path)
    assert {"en", "es"} <= set(named.title)
    found = rows(everything, named.filled(PARAMS.get(named.name, {})))
    if named.name not in EMPTY_IS_FINE | NEEDS_DATA:
        assert found


def test_at_least_ten_competency_queries():
    assert len(FILES) >= 10


def test_nobody_left_a_42001_statement_unsearched(knowledge: Knowledge):
    query = find_query("not-searched", knowledge.query_files())
    assert rows(knowledge.store, query.filled(PARAMS["not-searched"])) == []


def test_a_parameter_cannot_carry_query_text(knowledge: Knowledge):
    query = find_query("what-answers", knowledge.query_files())
    with pytest.raises(InputError, match="target"):
        query.filled({"target": "iso42001:9> } DROP ALL #"})


def test_missing_and_unknown_parameters_are_named(knowledge: Knowledge):
    query = find_query("what-answers", knowledge.query_files())
    with pytest.raises(UsageError, match="target"):
        query.filled({})
    with pytest.raises(UsageError, match="colour"):
        query.filled({"target": "iso42001:9.2", "colour": "aims:x"})


def test_an_unknown_query_is_told_the_nearest(knowledge: Knowledge):
    with pytest.raises(InputError, match="what-answers"):
        find_query("what-answer", knowledge.query_files())


def test_texts_of_a_query_come_in_the_language_asked_for(knowledge: Knowledge):
    query = find_query("what-answers", knowledge.query_files())
    for lang in ("en", "es"):
        found = rows(knowledge.store, query.filled(PARAMS["what-answers"], lang))
        assert {row["delta"].language for row in found if row["delta"]} == {lang}
    with pytest.raises(UsageError, match="en or es"):
        query.filled(PARAMS["what-answers"], "fr")


def test_a_row_without_spanish_stays_in_a_spanish_answer_in_english(knowledge: Knowledge):
    """A query never loses a row because a text lacks the language."""
    text = find_query("what-answers", knowledge.query_files()).filled(PARAMS["what-answers"], "es")
    english_only = Store()
    english_only.bulk_extend(quad for quad in knowledge.store if not _is_spanish_delta(quad))
    found = rows(english_only, text)
    assert len(found) == len(rows(knowledge.store, text))
    assert {row["delta"].language for row in found if row["delta"]} == {"en"}


def _is_spanish_delta(quad) -> bool:
    return quad.predicate.value.endswith("#delta") and quad.object.language == "es"


def test_a_theme_gathers_the_risk_sources_beside_the_statements(knowledge: Knowledge):
    query = find_query("theme", knowledge.query_files())
    found = rows(knowledge.store, query.filled({"theme": "aims:theme-humanOversight"}))
    kinds = {row["kind"].value for row in found}
    assert kinds == {"statement", "risk source", "AI-related objective"}
    assert [row["subject"].value.rpartition("/")[2] for row in found if row["kind"].value == "risk source"] == ["C.3.3"]
    lines = rows(knowledge.store, find_query("themes", knowledge.query_files()).filled({}))
    counted = [row for row in lines if row["theme"].value.endswith("#theme-humanOversight")]
    assert {"iso42001-2023", "aiact"} <= {row["edition"].value.rpartition("/")[2] for row in counted}
    assert sum(int(row["statements"].value) + int(row["pointers"].value) for row in counted) == len(found)


def test_a_risk_source_leads_to_controls_that_share_its_themes_with_their_guidance(knowledge: Knowledge):
    query = find_query("risk-source", knowledge.query_files())
    found = rows(knowledge.store, query.filled({"source": "iso42001:C.3.3"}))
    controls = {row["control"].value.rpartition("/")[2]: row["guidance"] for row in found}
    assert "A.9.2" in controls
    assert controls["A.9.2"].value.endswith("/B.9.2")
    assert "A.7.5" not in controls


@pytest.mark.parametrize("law", ["current", "original"])
@pytest.mark.parametrize("actor", ["actor-provider", "actor-deployer", "actor-gpaiProvider", "actor-importer"])
def test_what_binds_says_what_the_calendar_says(knowledge: Knowledge, actor: str, law: Law):
    """The same duties, routes and days, formal and effective, by two ways."""
    query = find_query("what-binds", knowledge.query_files())
    params = {"actor": f"aims:{actor}", "law": f"aims:law{law.capitalize()}"}
    found = {
        (
            row["duty"].value.rpartition("/")[2],
            row["route"].value.rpartition("#")[2],
            row["formally"].value,
            row["from"].value,
        )
        for row in rows(knowledge.store, query.filled(params))
    }
    told = {
        (
            entry.duty.statement.curie.partition(":")[2],
            entry.dated.route,
            entry.dated.applies_from,
            entry.effective_from,
        )
        for entry in entries(knowledge.duties, law=law, actor=actor)
    }
    assert told
    assert found == told


def test_law_dates_has_every_rule_in_each_state_and_the_two_readings(knowledge: Knowledge):
    found = rows(knowledge.store, find_query("law-dates", knowledge.query_files()).filled({}))
    told = {
        (row["application"].value.rpartition("#")[2], row["law"].value.rpartition("#")[2], row["from"].value)
        for row in found
    }
    dated = {
        (code, f"law{date.law.capitalize()}", date.applies_from)
        for code, application in knowledge.duties.applications.items()
        for date in application.dates
    }
    assert told == dated
    assert any(row["otherReading"] for row in found)


def test_no_standard_is_cited_in_the_state_of_standards(knowledge: Knowledge):
    found = rows(knowledge.store, find_query("standards-state", knowledge.query_files()).filled({}))
    assert {row["identifier"].value for row in found} == {s.identifier for s in standards(knowledge.catalogue)}
    assert {row["cited"].value for row in found} == {"false"}
