"""What a quality management system gives for the duties of the AI Act, and what it does not."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import QuerySolutions

from aims_graph.base.terms import BASE
from aims_graph.knowledge.duties import Duties
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.queries import find_query
from aims_graph.knowledge.sssom import NOTHING, SUFFIX, Row, read_agreement, write_rows
from aims_graph.knowledge.stale import review_of

SOURCE, TARGET = "iso9001-2015", "aiact"

WITHOUT_BASE = (
    "5.", "9.1", "9.2", "9.4", "9.5", "9.9", "10.", "12.", "14.", "15.", "16.b", "16.e", "16.f", "16.g", "16.h",
    "16.i", "16.l", "17.1.f", "17.1.g", "17.1.i", "19.", "21.", "22.1", "27.2", "27.3", "43.", "48.", "49.", "50.",
    "55.", "61.", "71.", "73.1", "73.2", "73.3", "73.4", "86.", "4a.",
)  # fmt: skip
"""Duties for which no document made for ISO 9001 serves: risk to persons, data, oversight, conformity assessment."""

POINTS_SERVED = {
    "17.1.a": "8.3.6", "17.1.b": "8.3.4", "17.1.c": "8.6", "17.1.d": "8.3.2", "17.1.e": "8.3.3", "17.1.h": "8.5.5",
    "17.1.j": "7.4", "17.1.k": "7.5.3.2", "17.1.l": "7.1.1", "17.1.m": "5.3",
}  # fmt: skip
"""Article 17(1), point by point: one clause of ISO 9001 whose document is to be extended for it."""

FALSE_FRIENDS = {
    ("4.4.1_1", "40.1"): "a certificate gives no presumption of conformity",
    ("9.2.1_3", "43.2_2"): "internal audit is no internal control",
    ("10.2.1_1", "3.49"): "a nonconformity is no serious incident",
    ("10.2.1_1", "73.1_1"): "closing a nonconformity reports nothing to an authority",
    ("8.5.1_7", "17.1.d_1"): "validation of a production process is none of an AI system",
    ("8.3.4_4", "3.30"): "design validation uses no validation data",
    ("8.5.3_1", "10.2.b_1"): "customers' property says nothing of the origin of personal data",
    ("8.6_2", "16.f_1"): "release is no conformity assessment",
    ("8.6_2", "16.h_1"): "release gives no CE marking",
    ("8.6_3", "47.1_1"): "a certificate that goes with a delivery is no EU declaration",
    ("8.4.1_1", "3.3"): "an external provider is no provider",
    ("6.1.1_1", "9.1_1"): "risks to the quality system are no risks to persons",
    ("5.1.1_4", "17.1.g_1"): "risk-based thinking is no risk management system",
    ("8.5.6_1", "3.23"): "a change in production is no substantial modification",
    ("8.3.6_1", "111.2"): "a design change is not the significant one",
    ("8.5.2_3", "12.1_1"): "traceability of lots is no logging of events",
    ("8.5.1_8", "14.1_1"): "preventing human error is no human oversight",
}


@pytest.fixture(scope="module")
def group(knowledge: Knowledge) -> MappingSet:
    (found,) = [one for one in knowledge.mapping_sets if (one.source, one.target) == (SOURCE, TARGET)]
    return found


@pytest.fixture(scope="module")
def serving(group: MappingSet) -> list[Row]:
    """The rows that offer a document."""
    return [row for row in group.rows if row.reuse != "none"]


def duty(row: Row) -> str:
    return row.object_id.removeprefix("aiact:")


def test_every_binding_duty_has_a_row_or_the_word_that_nothing_was_found(
    group: MappingSet, serving: list[Row], knowledge: Knowledge
) -> None:
    found = {row.object_id for row in serving}
    searched = {row.object_id for row in group.rows if row.subject_id == NOTHING}
    assert found | searched == {one.statement.curie for one in Duties(knowledge.catalogue).all if one.binds}
    assert not found & searched


def test_every_requirement_of_9001_serves_something_or_nothing(
    group: MappingSet, serving: list[Row], knowledge: Knowledge
) -> None:
    catalogue = knowledge.catalogue
    used = {catalogue.statements[row.subject_id].requirement for row in serving}
    idle = {row.subject_id for row in group.rows if row.object_id == NOTHING}
    asking = {one for one in catalogue.statements_of if catalogue.provisions[one].edition == SOURCE}
    assert used | idle == asking
    assert not used & idle


def test_nothing_from_9001_covers_a_duty_or_serves_it_as_it_is(serving: list[Row]) -> None:
    assert {row.relation for row in serving} <= {"subsetOf", "intersectsWith"}
    assert {row.reuse for row in serving} == {"extend"}
    assert all(0.6 <= float(row.confidence) < 0.8 for row in serving)


def test_what_others_keep_for_a_provider_is_only_a_candidate(serving: list[Row]) -> None:
    """Representatives and importers keep copies that the Act alone gives them: a schedule may take the line."""
    for point in ("22.3.b_1", "23.5_1", "23.5_2", "54.3.b_1", "27.1.a_1"):
        assert {row.review_status for row in serving if duty(row) == point} == {"disputed"}, point


def test_rows_speak_both_languages(group: MappingSet) -> None:
    for row in group.rows:
        assert set(row.rationales) == {"en", "es"}, row.record_id
        assert set(row.deltas) == ({"en", "es"} if row.reuse == "extend" else set()), row.record_id
        assert set(row.notes) in (set(), {"en", "es"}), row.record_id


def test_where_nothing_was_found_it_is_said_what_to_do_besides(group: MappingSet) -> None:
    for row in group.rows:
        if row.subject_id == NOTHING:
            assert "do this besides: " in row.rationale, row.record_id
            assert "además, hay que " in row.rationale_es, row.record_id


@pytest.mark.parametrize("start", WITHOUT_BASE)
def test_no_quality_document_is_offered_where_none_serves(start: str, group: MappingSet, serving: list[Row]) -> None:
    kept_back = [row for row in group.rows if row.subject_id == NOTHING and duty(row).startswith(start)]
    assert kept_back
    assert [row.record_id for row in serving if duty(row).startswith(start)] == []


@pytest.mark.parametrize(("point", "clause"), POINTS_SERVED.items())
def test_article_17_point_by_point(point: str, clause: str, serving: list[Row], knowledge: Knowledge) -> None:
    bases = {knowledge.catalogue.statements[row.subject_id].requirement for row in serving if duty(row) == f"{point}_1"}
    assert f"iso9001:{clause}" in bases


@pytest.mark.parametrize(("source", "target"), FALSE_FRIENDS)
def test_false_friends(source: str, target: str, group: MappingSet) -> None:
    rows = [row for row in group.rows if (row.subject_id, duty(row)) == (f"iso9001:{source}", target)]
    assert [row.relation for row in rows] == ["noRelationship"], FALSE_FRIENDS[source, target]


def test_a_firm_that_left_design_out_is_told_so(serving: list[Row]) -> None:
    rows = [row for row in serving if row.subject_id.startswith("iso9001:8.3.")]
    assert rows
    assert all("8.3 not to apply" in row.comment for row in rows)


def test_what_is_kept_for_authorities_says_how_long(serving: list[Row]) -> None:
    rows = [row for row in serving if duty(row).startswith(("16.d", "18.1.", "22.3.b", "23.5_1", "47.1_2", "54.3.b"))]
    assert len(rows) == 10
    assert all("ten years" in row.deltas["en"] and "diez años" in row.deltas["es"] for row in rows)


def test_the_set_is_canonical_read_twice_and_not_stale(group: MappingSet, knowledge: Knowledge) -> None:
    path = knowledge.folder / "mappings" / f"{SOURCE}--{TARGET}{SUFFIX}"
    agreement = read_agreement(path)
    assert "upper bound" in agreement["what_it_is"]
    assert path.read_text() == write_rows(group.rows, SOURCE, TARGET, version="0.1.0", agreement=agreement)
    assert {review_of(row, knowledge.catalogue) for row in group.rows} <= {"reviewed", "disputed"}
    disputed = [row for row in group.rows if row.review_status == "disputed"]
    told = re.findall(r"(\d+) disputed", agreement["third_reading"] + agreement["independent_reading"])
    assert sum(map(int, told)) == len(disputed)
    for row in group.rows:
        assert row.reviewer_agreement in ("0" if row in disputed else "1", "0.5"), row.record_id


def test_the_coverage_query_knows_the_set(group: MappingSet, serving: list[Row], knowledge: Knowledge) -> None:
    query = find_query("coverage", knowledge.query_files())
    found = knowledge.store.query(query.filled({}))
    assert isinstance(found, QuerySolutions)
    lines = [line for line in found if (line["from"].value, line["to"].value) == (BASE + SOURCE, BASE + TARGET)]
    asked = {
        line["state"].value.rpartition("#")[2]: int(line["statements"].value)
        for line in lines
        if line["side"].value == "asked"
    }
    duties = {
        duty.statement.curie for duty in knowledge.duties.all if duty.statement.modality in ("shall", "prohibition")
    }
    assert 0 < sum(asked.values()) <= len(duties)
    assert len(asked) >= 2
    assert any(count == len({row.object_id for row in serving}) for count in asked.values())


def test_false_friends_query_tells_them_in_spanish(group: MappingSet, knowledge: Knowledge) -> None:
    query = find_query("false-friends", knowledge.query_files())
    found = knowledge.store.query(query.filled({}, "es"))
    assert isinstance(found, QuerySolutions)
    mine = {row.rationale_es for row in group.rows if row.relation == "noRelationship"}
    assert mine <= {line["reason"].value for line in found}
