"""What the standards give for the duties of the AI Act: complete, careful, and a list of what stays open."""

from __future__ import annotations

from collections import defaultdict

import pytest
from pyoxigraph import QuerySolution, QuerySolutions

from aims_graph.base.terms import BASE, compact
from aims_graph.knowledge.duties import Duties
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.queries import find_query
from aims_graph.knowledge.sssom import NOTHING, SUFFIX, read_agreement, write_rows

SOURCES = {"iso42001-2023": "iso42001:4", "iso27001-2022": "iso27001:4", "iso9001-2015": "iso9001:4"}
WITHOUT_BASIS = (
    "5.1.",
    "16.f",
    "16.l",
    "22.1",
    "27.3",
    "43.",
    "47.1_1",
    "47.2",
    "48.",
    "49.",
    "71.",
    "73.2",
    "73.3",
    "73.4",
)
"""What no management system gives: conformity assessment, marking, declaration, registration, periods."""
RETAINED = {"iso9001-2015": ("18.1.", "47.")}
"""Where a schedule of retention made for the source takes one more line, if only to be confirmed."""
FALSE_FRIENDS = {
    ("6.1.4_1", "27.1_1"), ("6.1.4_1", "26.9_1"), ("8.2_2", "43.4_1"), ("8.4_2", "3.23"), ("8.2_2", "111.2"),
    ("10.2_1", "73.1_1"), ("A.8.3_1", "73.1_1"), ("A.8.4_1", "3.49"), ("6.1.2_4", "3.2"), ("4.1_4", "3.4"),
    ("4.1_4", "3.3"), ("A.6.2.8_2", "19.1_1"), ("A.6.2.8_2", "26.6_1"), ("9.2.1_3", "16.f_1"), ("6.1.3_8", "11.1_1"),
    ("4.4_1", "40.1"),
}  # fmt: skip


@pytest.fixture(params=SOURCES)
def group(request: pytest.FixtureRequest, knowledge: Knowledge) -> MappingSet:
    return next(one for one in knowledge.mapping_sets if (one.source, one.target) == (request.param, "aiact"))


def binding(knowledge: Knowledge) -> set[str]:
    return {duty.statement.curie for duty in Duties(knowledge.catalogue).all if duty.binds}


def left_open(knowledge: Knowledge, source: str, lang: str = "en") -> list[QuerySolution]:
    query = find_query("left-open", knowledge.query_files())
    found = knowledge.store.query(query.filled({"source": source, "target": "aiact:9"}, lang))
    assert isinstance(found, QuerySolutions)
    return list(found)


def test_every_binding_duty_has_a_row_or_the_word_that_nothing_was_found(
    group: MappingSet, knowledge: Knowledge
) -> None:
    found = {row.object_id for row in group.rows if not row.searched and row.relation != "noRelationship"}
    searched = {row.object_id for row in group.rows if row.subject_id == NOTHING}
    assert found | searched == binding(knowledge)
    assert not found & searched


def test_every_requirement_of_the_source_serves_something_or_is_said_to_serve_nothing(
    group: MappingSet, knowledge: Knowledge
) -> None:
    statements = knowledge.catalogue.statements
    ends = {row.subject_id for row in group.rows if row.relation != "noRelationship"}
    spoken = {statements[end].requirement if end in statements else end for end in ends}
    asking = {
        end for end in knowledge.catalogue.statements_of if knowledge.catalogue.provisions[end].edition == group.source
    }
    assert asking <= spoken


def test_nothing_from_a_standard_covers_a_duty_or_serves_it_as_it_is(group: MappingSet) -> None:
    assert {row.relation for row in group.rows} <= {"subsetOf", "intersectsWith", "noRelationship"}
    assert {row.reuse for row in group.rows} <= {"extend", "none"}


def test_what_no_management_system_gives_is_said_with_what_to_do_besides(group: MappingSet) -> None:
    searched = {row.object_id.removeprefix("aiact:"): row for row in group.rows if row.subject_id == NOTHING}
    for start in WITHOUT_BASIS:
        if start in RETAINED.get(group.source, ()):
            continue
        assert any(duty.startswith(start) for duty in searched), start
        assert not any(row.object_id.startswith("aiact:" + start) for row in group.rows if row.reuse == "extend"), start
    for row in searched.values():
        assert "do this besides: " in row.rationale, row.record_id
        assert "además" in row.rationale_es, row.record_id


def test_nearly_every_row_was_read_twice_and_the_file_is_canonical(group: MappingSet, knowledge: Knowledge) -> None:
    path = knowledge.folder / "mappings" / f"{group.source}--aiact{SUFFIX}"
    agreement = read_agreement(path)
    assert float(agreement["relation_kappa"]) <= 1
    assert sum(row.review_status == "unreviewed" for row in group.rows) < len(group.rows) / 10
    version = "0.1.0"
    assert path.read_text() == write_rows(group.rows, group.source, "aiact", version=version, agreement=agreement)


def test_what_reaches_a_duty_by_way_of_42001_is_not_said_to_find_nothing(knowledge: Knowledge) -> None:
    """Equal to a statement of 42001 that serves a duty: the pair's own file does not say that nothing was found."""
    groups = {(one.source, one.target): one.rows for one in knowledge.mapping_sets}
    serving = defaultdict(set)
    for row in groups["iso42001-2023", "aiact"]:
        if row.reuse == "extend":
            serving[row.subject_id].add(row.object_id)
    for source in ("iso27001-2022", "iso9001-2015"):
        equal = [
            row for row in groups[source, "iso42001-2023"] if row.relation == "equalTo" and row.object_id in serving
        ]
        reached = {duty for row in equal for duty in serving[row.object_id]}
        assert not reached & {row.object_id for row in groups[source, "aiact"] if row.searched}


def test_false_friends_are_spelled_out(knowledge: Knowledge) -> None:
    told = {
        (row.subject_id.removeprefix("iso42001:"), row.object_id.removeprefix("aiact:"))
        for row in knowledge.rows.values()
        if row.relation == "noRelationship" and row.object_id.startswith("aiact:")
    }
    assert told >= FALSE_FRIENDS


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_list_of_what_is_left_open_names_each_duty_of_today_once_a_base(lang: str, knowledge: Knowledge) -> None:
    lines = left_open(knowledge, "iso42001:4", lang)
    duties = {duty.statement.curie for duty in Duties(knowledge.catalogue).all if duty.binds and "current" in duty.laws}
    assert {compact(line["duty"].value) for line in lines} == duties
    pairs = [(line["duty"], line["base"]) for line in lines]
    assert len(pairs) == len(set(pairs))
    for line in lines:
        assert all(line[name] for name in ("addressee", "category", "todo")), line["duty"]
        assert {line["text"].language, line["todo"].language} == {lang}
    words = {"en": {"nothing found", "partly: extend"}, "es": {"nada hallado", "en parte: ampliar"}}
    assert {line["coverage"].value for line in lines} == words[lang]


def test_the_list_says_where_nobody_has_looked_and_leaves_authorities_out(knowledge: Knowledge) -> None:
    lines = left_open(knowledge, "iso9001-2026:4")
    assert {line["coverage"].value for line in lines} == {"nobody has looked"}
    by_coverage = defaultdict(set)
    for line in left_open(knowledge, "iso42001:4"):
        by_coverage[line["coverage"].value].add(line["duty"].value.removeprefix(BASE + "aiact/"))
    assert {"43.2_2", "47.1_1", "49.1_1", "16.l_1", "73.2_1", "27.3_1", "53.1.c_1"} <= by_coverage["nothing found"]
    assert {"9.1_1", "10.2_1", "13.2_1", "17.1.m_1", "26.1_1", "72.1_1"} <= by_coverage["partly: extend"]
    assert not any(duty.startswith(("70.", "57.", "43.2_1")) for duties in by_coverage.values() for duty in duties)


@pytest.mark.parametrize("source", SOURCES.values())
def test_nothing_that_binds_is_left_unsearched(source: str, knowledge: Knowledge) -> None:
    query = find_query("not-searched", knowledge.query_files())
    found = knowledge.store.query(query.filled({"source": source, "target": "aiact:9"}))
    assert isinstance(found, QuerySolutions)
    assert [line["statement"].value for line in found] == []


KEPT_TEN_YEARS = ("16.d_1", "18.1.a_1", "18.1.b_1", "18.1.c_1", "18.1.d_1", "18.1.e_1", "47.1_2")


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_provider_keeps_ten_years_has_the_retention_schedule_as_base(source: str, knowledge: Knowledge) -> None:
    """Retention is controlled by 7.5.3; the period is the Act's, and the delta says so (decision 0016)."""
    (group,) = [one for one in knowledge.mapping_sets if (one.source, one.target) == (source, "aiact")]
    for duty in KEPT_TEN_YEARS:
        (row,) = [row for row in group.rows if row.object_id == f"aiact:{duty}" and ":7.5.3" in row.subject_id]
        claim = (row.relation, row.rationale_kind, row.reuse, row.review_status)
        assert claim == ("intersectsWith", "functional", "extend", "reviewed"), row.record_id
        assert "ten years" in row.deltas["en"], row.record_id
        assert "diez años" in row.deltas["es"], row.record_id


@pytest.mark.parametrize("source", SOURCES)
def test_what_others_keep_for_a_provider_is_disputed_from_every_standard(source: str, knowledge: Knowledge) -> None:
    """Copies that the Act alone gives to representatives and importers: the same schedule, the same doubt."""
    (group,) = [one for one in knowledge.mapping_sets if (one.source, one.target) == (source, "aiact")]
    for duty in ("22.3.b_1", "23.5_1", "23.5_2", "54.3.b_1"):
        assert {row.review_status for row in group.rows if row.object_id == f"aiact:{duty}"} == {"disputed"}, duty


def test_lists_of_required_documents_overlap_and_none_holds_another(knowledge: Knowledge) -> None:
    """Each standard asks for documents that the others do not, by its controls if not by its clauses."""
    rows = [row for row in knowledge.rows.values() if row.subject_id.endswith(":7.5.1_1") and not row.searched]
    between = [row for row in rows if row.object_id.endswith(":7.5.1_1")]
    assert len(between) == 4
    assert {row.relation for row in between} == {"intersectsWith"}
