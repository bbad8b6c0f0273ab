"""ISO 9001: what the 2015 edition asks, what is known of 2026, and what quality management serves."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import NamedNode

from aims_graph.base.terms import aims
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.sssom import Row

STATEMENTS = {"4": 22, "5": 28, "6": 23, "7": 40, "8": 87, "9": 41, "10": 15}
TARGETS = {"iso42001-2023": ("iso42001", 260), "iso27001-2022": ("iso27001", 317)}
EXPRESSLY_DOCUMENTED = {
    "4.3", "4.4.2", "5.2.2", "6.2.1", "7.1.5.1", "7.1.5.2", "7.2", "7.5.1", "8.1", "8.2.3.2", "8.3.2", "8.3.3",
    "8.3.4", "8.3.5", "8.3.6", "8.4.1", "8.5.1", "8.5.2", "8.5.3", "8.5.6", "8.6", "8.7.2", "9.1.1", "9.2.2",
    "9.3.3", "10.2.2",
}  # fmt: skip
"""Clauses in which the standard expressly asks for documented information."""

FALSE_FRIENDS = {
    ("8.4.1_1", "iso42001:4.1_4"): "external provider is no provider of an AI system",
    ("6.1.1_1", "iso42001:6.1.2_1"): "9001 asks for no risk assessment process",
    ("6.1.2", "iso42001:6.1.2_1"): "the same number",
    ("8.3.3_2", "iso42001:6.1.4_2"): "consequences of failure are no impact",
    ("8.5.1_7", "iso42001:A.6.2.4_2"): "validation of a production process",
    ("7.1.5.1_1", "iso42001:A.6.2.6_2"): "measuring resources watch no model",
    ("8.5.3_1", "iso42001:A.7.3_1"): "customers' property is no data acquisition",
    ("8.5.2_3", "iso42001:A.6.2.8_2"): "traceability of lots is no event log",
    ("10.2.1_1", "iso27001:A.5.26_2"): "a nonconformity is no security incident",
}


def statements(catalogue: Catalogue, prefix: str) -> list[str]:
    return [curie for curie in catalogue.statements if curie.startswith(prefix + ":")]


def requirement(catalogue: Catalogue, end: str) -> str:
    found = catalogue.statements.get(end)
    return found.requirement if found else end


def mapping_set(knowledge: Knowledge, target: str) -> MappingSet:
    (found,) = [g for g in knowledge.mapping_sets if (g.source, g.target) == ("iso9001-2015", target)]
    return found


def rows_of(knowledge: Knowledge) -> list[Row]:
    return [row for target in TARGETS for row in mapping_set(knowledge, target).rows]


def test_each_clause_has_its_statements(knowledge: Knowledge) -> None:
    found = statements(knowledge.catalogue, "iso9001")
    assert Counter(curie.partition(":")[2].partition(".")[0] for curie in found) == STATEMENTS


def test_every_lowest_clause_asks_something(knowledge: Knowledge) -> None:
    """A clause without sub-clauses has statements, and only such a clause has."""
    catalogue = knowledge.catalogue
    mine = {c: p for c, p in catalogue.provisions.items() if c.startswith("iso9001:") and c[8:9].isdigit()}
    parents = {provision.parent for provision in mine.values()}
    asking = {requirement(catalogue, curie) for curie in statements(catalogue, "iso9001")}
    assert asking == set(mine) - parents
    assert len(asking) == 65


def test_statements_speak_both_languages_and_say_when_they_are_met(knowledge: Knowledge) -> None:
    for curie in statements(knowledge.catalogue, "iso9001"):
        statement = knowledge.catalogue.statements[curie]
        assert set(statement.text) == {"en", "es"}, curie
        assert all(text.endswith(".") and len(text) < 260 for text in statement.text.values()), curie
        assert not any(word in statement.text["en"] for word in (" shall ", " must be established")), curie


def test_documented_information_is_asked_where_the_standard_does(knowledge: Knowledge) -> None:
    asked = {
        requirement(knowledge.catalogue, curie).removeprefix("iso9001:")
        for curie in statements(knowledge.catalogue, "iso9001")
        if knowledge.catalogue.statements[curie].documented_information
    }
    assert asked == EXPRESSLY_DOCUMENTED


def test_every_note_of_a_statement_is_in_both_languages(knowledge: Knowledge) -> None:
    for prefix in ("iso9001", "iso9001-2026"):
        for curie in statements(knowledge.catalogue, prefix):
            assert set(knowledge.catalogue.statements[curie].note) in (set(), {"en", "es"}), curie


def test_quality_types_have_titles_in_four_languages(knowledge: Knowledge) -> None:
    types = {kind.id: kind for kind in knowledge.catalogue.artefact_types}
    for name in ("ProcessMap", "CalibrationRecord", "DesignPlan", "ProductReleaseRecord", "ComplaintRegister"):
        assert {"en", "de", "fr", "es"} <= set(types[name].phrases), name


def test_what_is_known_of_2026_stays_out_of_counts(knowledge: Knowledge) -> None:
    found = statements(knowledge.catalogue, "iso9001-2026")
    assert len(found) == 18
    assert {knowledge.catalogue.statements[curie].standing for curie in found} == {"unsettled"}


# ── successors ───────────────────────────────────────────────────────────────


def successions(knowledge: Knowledge) -> list[tuple[str, str, str]]:
    store = knowledge.store
    found = [q.subject for q in store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(aims("Succession")))]

    def end(node: NamedNode, name: str) -> str:
        (quad,) = store.quads_for_pattern(node, NamedNode(aims(name)), None)
        return str(quad.object.value).rpartition("/")[2].rpartition("#")[2]

    return [
        (end(n, "succeeds"), end(n, "successor"), end(n, "successionKind").removeprefix("succession")) for n in found
    ]


def test_every_requirement_of_2015_has_a_successor(knowledge: Knowledge) -> None:
    asking = {requirement(knowledge.catalogue, c)[8:] for c in statements(knowledge.catalogue, "iso9001")}
    told = successions(knowledge)
    assert {former for former, _, _ in told} == asking
    assert Counter(kind for _, _, kind in told) == {
        "Unchanged": 55, "Changed": 8, "Renumbered": 1, "Withdrawn": 1, "New": 1,
    }  # fmt: skip


def test_the_moves_are_those_reported(knowledge: Knowledge) -> None:
    moved = {(former, later, kind) for former, later, kind in successions(knowledge) if former != later}
    assert moved == {("10.3", "10.1", "Renumbered"), ("6.1.2", "6.1.3", "New")}
    changed = {former for former, _, kind in successions(knowledge) if kind == "Changed"}
    assert changed == {"4.1", "4.2", "5.1.1", "5.2.1", "6.1.1", "6.1.2", "6.3", "7.3"}


def test_no_mapping_row_claims_what_2026_says(knowledge: Knowledge) -> None:
    assert not any("iso9001-2026" in (group.source, group.target) for group in knowledge.mapping_sets)


# ── mapping sets ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("target", TARGETS)
def test_every_statement_of_the_target_was_looked_for(knowledge: Knowledge, target: str) -> None:
    prefix, count = TARGETS[target]
    catalogue = knowledge.catalogue
    rows = [row for row in mapping_set(knowledge, target).rows if row.relation != "noRelationship"]
    said = {row.object_id for row in rows}
    asked = statements(catalogue, prefix)
    assert len(asked) == count
    assert [c for c in asked if not {c, requirement(catalogue, c)} & said] == []


@pytest.mark.parametrize("target", TARGETS)
def test_every_requirement_of_9001_serves_something_or_nothing(knowledge: Knowledge, target: str) -> None:
    catalogue = knowledge.catalogue
    rows = [row for row in mapping_set(knowledge, target).rows if row.relation != "noRelationship"]
    serving = {requirement(catalogue, row.subject_id) for row in rows if not row.searched}
    idle = {row.subject_id for row in rows if row.searched and row.subject_id.startswith("iso9001:")}
    asking = {requirement(catalogue, curie) for curie in statements(catalogue, "iso9001")}
    assert serving | idle == asking
    assert not serving & idle


def test_rows_are_told_in_both_languages(knowledge: Knowledge) -> None:
    for row in rows_of(knowledge):
        assert set(row.rationales) == {"en", "es"}, row.record_id
        assert set(row.deltas) == ({"en", "es"} if row.reuse != "none" else set()), row.record_id
        assert set(row.notes) in (set(), {"en", "es"}), row.record_id


@pytest.mark.parametrize("clause", ["6.1.2", "6.1.3", "6.1.4", "8.2", "8.3", "8.4"])
def test_risk_and_impact_have_no_base_in_quality(knowledge: Knowledge, clause: str) -> None:
    """9001 6.1 asks for no risk assessment process; what it plans bears on the effect of treatment and on who is told."""
    for target in TARGETS:
        rows = [r for r in mapping_set(knowledge, target).rows if r.reuse != "none"]
        found = {r.object_id for r in rows if requirement(knowledge.catalogue, r.object_id).endswith(f":{clause}")}
        allowed = {"iso42001:6.1.3_16", "iso42001:6.1.3_17", "iso42001:6.1.4_10", "iso42001:8.3_3"}
        assert found <= allowed, target


@pytest.mark.parametrize(("source", "target"), FALSE_FRIENDS)
def test_false_friends(knowledge: Knowledge, source: str, target: str) -> None:
    (row,) = [r for r in rows_of(knowledge) if (r.subject_id, r.object_id) == (f"iso9001:{source}", target)]
    assert row.relation == "noRelationship", FALSE_FRIENDS[source, target]


def test_design_is_no_false_friend_of_the_life_cycle(knowledge: Knowledge) -> None:
    rows = [r for r in mapping_set(knowledge, "iso42001-2023").rows if r.reuse == "extend"]
    pairs = {(r.subject_id, r.object_id) for r in rows}
    assert ("iso9001:8.3.1_1", "iso42001:A.6.1.3_1") in pairs
    assert {o for s, o in pairs if s.startswith("iso9001:8.3.")} >= {"iso42001:A.6.2.2_1", "iso42001:A.6.2.4_1"}
    assert all("8.3 not to apply" in r.comment for r in rows if r.subject_id.startswith("iso9001:8.3."))


def test_the_head_says_what_the_agreement_is_worth(knowledge: Knowledge) -> None:
    for target in TARGETS:
        figures = mapping_set(knowledge, target).agreement
        assert "the second reader had not seen the first" in figures["what_it_is"]
        assert {"relation_raw", "relation_kappa", "reuse_raw", "reuse_kappa", "without_decoys"} <= set(figures)
