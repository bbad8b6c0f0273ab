"""What every item keeps, whatever an organisation hands in: one state, one action, causes, and stable strata."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from aims_graph.base.terms import AIMS, expand
from aims_graph.engine.decision import DecisionTable, read_decision_table
from aims_graph.knowledge.knowledge import Knowledge

SEVERAL = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> DecisionTable:
    return read_decision_table(knowledge.folder / "ontology" / "decision")


def iri_of(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


@dataclass(frozen=True)
class Items:
    """Item → property → codes."""

    of: dict[str, dict[str, set[str]]]

    @classmethod
    def read(cls, triples: set[Triple]) -> Items:
        facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for triple in triples:
            if "/assessment/" in iri_of(triple.subject):
                facts[iri_of(triple.subject)][iri_of(triple.predicate).removeprefix(AIMS)].add(
                    triple.object.value.removeprefix(AIMS)  # type: ignore[union-attr]
                )
        return cls({iri: properties for iri, properties in facts.items() if "statement" in properties})


INPUTS = {
    "inApplicability": "applicability", "inAddress": "address", "inEvidence": "evidence",
    "inDeficiency": "deficiency", "inKnownAbsent": "known_absent", "inRecordsAgainst": "records_against",
    "inBearing": "bearing",
}  # fmt: skip


@settings(SEVERAL, max_examples=40)
@given(data=st.data())
def test_every_item_has_one_state_and_the_action_that_the_table_says(
    data: st.DataObject, small: Any, table: DecisionTable
) -> None:
    world = data.draw(small.worlds())
    items = Items.read(small.fast(small.facts(world), world))
    assert len(items.of) >= 9
    for iri, item in items.of.items():
        inputs = {name: item[fact] for fact, name in INPUTS.items()}
        assert {name: len(found) for name, found in inputs.items()} == dict.fromkeys(inputs, 1), iri
        state, action = table.decide({name: next(iter(found)) for name, found in inputs.items()})
        assert (item["state"], item["action"]) == ({state}, {action} if action else set()), iri
        assert (action is not None) == (state in ("claimed", "unassessed", "not_evidenced")), iri
        assert bool(item["cause"]) == (state == "not_evidenced"), iri
        assert len(item["basis"]) <= 1, iri
        assert len(item["reuseStanding"]) == (action in ("reuse", "extend")), iri


@settings(SEVERAL, max_examples=20)
@given(data=st.data())
def test_a_second_pass_adds_nothing(data: st.DataObject, small: Any) -> None:
    """Whatever a rule read, or found missing, still stands at the end: the strata are in the right order."""
    world = data.draw(small.worlds())
    once = small.fast(small.facts(world), world)
    assert small.fast(list(once), world) == once


@settings(SEVERAL, max_examples=20)
@given(data=st.data())
def test_searched_without_a_row_or_a_tie_is_create(data: st.DataObject, small: Any) -> None:
    world = data.draw(small.worlds())
    triples = small.fast(small.facts(world), world)
    searched = {"iso27001-2022": {expand("iso42001:6.1.4_1"), expand("iso42001:4.1_4")}}
    used = {iri_of(t.object) for t in triples if t.predicate == NamedNode(AIMS + "ofItem")}
    for iri, item in Items.read(triples).of.items():
        covered = all(item["statement"] <= searched.get(slug, set()) for slug in world.held)
        open_still = item["state"] & {"unassessed", "not_evidenced"} and item["inAddress"] == {"addressNone"}
        if covered and open_still and iri not in used:
            assert item["action"] == {"create"}, iri


@settings(SEVERAL, max_examples=20)
@given(data=st.data())
def test_without_a_system_held_nothing_is_reused(data: st.DataObject, small: Any) -> None:
    world = data.draw(small.worlds(held=()))
    for iri, item in Items.read(small.fast(small.facts(world), world)).of.items():
        assert not item["action"] & {"reuse", "extend", "unmapped"}, iri
        assert not item["basis"] & {"presumed"}, iri


@settings(SEVERAL, max_examples=20)
@given(data=st.data())
def test_only_an_exclusion_with_a_reason_is_not_applicable(data: st.DataObject, small: Any) -> None:
    world = data.draw(small.worlds())
    for iri, item in Items.read(small.fast(small.facts(world), world)).of.items():
        assert (item["state"] == {"not_applicable"}) == (item["inApplicability"] == {"excludedWithReason"}), iri
