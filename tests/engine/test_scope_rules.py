"""Scope and groups over generated organisations: both engines agree, and adding an entity changes nobody else's items."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from aims_graph.base.terms import AIMS, BASE

SEVERAL = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
pytestmark = pytest.mark.usefixtures("parsed_once")
ROOT = BASE + "org/o"
DAYS = st.sampled_from(("2026-01-31", "2026-11-22", "2026-11-23", "2027-03-01")).map("'{}'^^xsd:date".format)


@st.composite
def scope_entry(draw: Any) -> str:
    told = [f"aims:unit <{ROOT}/{draw(st.sampled_from(('entity/main', 'entity/sub', 'system/s', 'system/t')))}>"]
    told.append(f"aims:scopeDecision aims:{draw(st.sampled_from(('scopeIn', 'scopeOut')))}")
    for name, values in (
        ("signedBy", st.just("'CEO'")), ("signedOn", DAYS), ("effectiveFrom", DAYS),
        ("justification", st.just("'sold'")), ("wave", st.just("2")),
    ):  # fmt: skip
        if draw(st.booleans()):
            told.append(f"aims:{name} {draw(values)}")
    return "a aims:ScopeEntry ; " + " ; ".join(told)


@st.composite
def group(draw: Any, small: Any) -> Any:
    """A world with two entities, of which the second may be controlled by the first, and what they wrote down."""
    world = draw(small.worlds())
    lines = [f"<{ROOT}/entity/{name}> a aims:LegalEntity ." for name in ("main", "sub")]
    lines += [f"<{ROOT}/system/{s}> a aims:AISystem ." for s in ("s", "t")]
    lines.append(f"<{ROOT}/system/t> aims:ofEntity <{ROOT}/entity/sub> .")
    if draw(st.booleans()):
        lines.append(f"<{ROOT}/entity/sub> aims:controlledBy <{ROOT}/entity/main> .")
    for name in ("leftOn", "joinedOn"):
        if draw(st.integers(0, 4)) == 0:
            lines.append(f"<{ROOT}/entity/sub> aims:{name} {draw(DAYS)} .")
    entries = draw(st.lists(scope_entry(), max_size=4))
    lines += [f"<{ROOT}/scope/{n}> {text} ." for n, text in enumerate(entries)]
    for number in draw(st.sets(st.integers(0, 3), max_size=3)):
        record = f"<{ROOT}/artefact/record-{number}>"
        lines.append(
            f"{record} a aims:Artefact ; aims:artefactType aims:Record ; aims:adopts <{ROOT}/artefact/{number}> ; aims:unit <{ROOT}/entity/sub> ."
        )
        lines.append(f"{record} aims:documentStatus aims:{draw(st.sampled_from(('statusApproved', 'statusDraft')))} .")
        if draw(st.booleans()):
            lines.append(f"{record} aims:effectiveFrom {draw(DAYS)} .")
    if draw(st.booleans()):
        lines.append(f"<{ROOT}/held/iso27001-2022> aims:unit <{ROOT}/entity/main> .")
    return replace(world, turtle="\n".join([world.turtle, *lines]))


def of_others(triples: set[Triple], unit: str) -> set[Triple]:
    """Everything on items and row uses that are not of ``unit``."""
    items = {
        t.subject.value: t.object.value
        for t in triples
        if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode) and t.predicate.value == AIMS + "unit"
        if "/assessment/" in t.subject.value
    }
    return {t for t in triples if isinstance(t.subject, NamedNode) and items.get(t.subject.value, unit) != unit}


@settings(SEVERAL, max_examples=6)
@given(data=st.data())
def test_both_engines_agree_on_scope_and_groups(data: st.DataObject, small: Any) -> None:
    assert small.differing(data.draw(group(small))) == set()


@settings(SEVERAL, max_examples=25)
@given(data=st.data())
def test_adding_an_entity_never_changes_the_items_of_another(data: st.DataObject, small: Any) -> None:
    world = data.draw(group(small))
    more = f"<{ROOT}/entity/new> a aims:LegalEntity ." + data.draw(
        st.sampled_from(("", f" <{ROOT}/entity/new> aims:controlledBy <{ROOT}/entity/main> ."))
    )
    before = small.fast(small.facts(world), world)
    wider = replace(world, turtle=f"{world.turtle}\n{more}")
    after = small.fast(small.facts(wider), wider)
    if any(t.object == NamedNode(AIMS + "scope_empty") for t in before):
        return  # the scope left nothing: the new entity is what it leaves, and the clauses move there
    unit = f"{ROOT}/entity/new"
    assert of_others(after, unit) == of_others(before, unit)
    assert len(of_others(before, unit)) > 100


@settings(SEVERAL, max_examples=25)
@given(data=st.data())
def test_a_second_pass_over_scope_and_groups_adds_nothing(data: st.DataObject, small: Any) -> None:
    world = data.draw(group(small))
    once = small.fast(small.facts(world), world)
    assert small.fast(list(once), world) == once


@settings(SEVERAL, max_examples=25)
@given(data=st.data())
def test_every_item_of_a_group_has_one_value_of_each_input(data: st.DataObject, small: Any) -> None:
    world = data.draw(group(small))
    found: dict[tuple[str, str], set[str]] = {}
    items = set()
    for triple in small.fast(small.facts(world), world):
        if triple.predicate.value == AIMS + "statement":
            items.add(triple.subject.value)
        for name in ("inApplicability", "inAddress", "inEvidence", "inBearing", "state", "counted"):
            if triple.predicate.value == AIMS + name:
                found.setdefault((triple.subject.value, name), set()).add(triple.object.value)
    assert items
    for item in items:
        for name in ("inApplicability", "inAddress", "inEvidence", "inBearing", "state", "counted"):
            assert len(found.get((item, name), ())) == 1, (item, name)
