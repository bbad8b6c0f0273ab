"""What differs between two results made by hand: every kind of change, and nothing where nothing differs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from aims_graph.assess.difference import Difference, Reason, difference
from aims_graph.assess.difference_words import label_of, reasons_of
from aims_graph.assess.result import (
    AddressUse,
    Artefact,
    AssessmentResult,
    Count,
    Item,
    Legal,
    Requirement,
    RowUse,
    Searched,
    Unit,
)

ROW = RowUse(
    record_id="m1", source="iso27001:9.2.2_1", source_title={}, source_text={}, relation="equalTo", reuse="extend",
    object="other", review="reviewed", reach="reachStatement", base_status="base_presumed", bearing="bearing_extend",
    rationale={}, delta={},
)  # fmt: skip
DUTY = Legal(
    modality="shall", addressees=("provider",), by=("highRiskAnnexIII",), binds_from="2027-12-02", in_force=False,
    applies_from=("2027-12-02",), source={}, reading={},
)  # fmt: skip


def item(statement: str, state: str = "unassessed", action: str | None = "create", **more: Any) -> Item:
    """An item of the main entity, open unless told otherwise."""
    return Item(
        id=f"{statement}@entity/main", iri="", statement=statement, requirement=statement.partition("_")[0],
        requirement_title="", unit="entity/main", text={}, state=state, action=action, basis=None,
        severity="Info" if action else None, sentence={}, effort=more.pop("effort", "effortS" if action else None), **more,
    )  # fmt: skip


def result(*items: Item, **more: Any) -> AssessmentResult:
    """An assessment with these items."""
    empty: dict[str, Any] = {
        "iri": "", "key": "", "organisation": "Arga", "as_of": "2026-11-23", "law": "current", "targets": ("iso42001-2023",),
        "target_titles": {}, "held": (), "engine": "fast", "version": "", "knowledge_digest": "d", "units": (Unit("entity/main", "Arga", "entity"),),
        "items": items, "requirements": (), "artefacts": {}, "entries": {}, "counts": (), "notes": (), "false_friends": (), "mapping_coverage": (),
        "system_changes": (), "judgements": (), "classification": None, "soa": None, "labels": {}, "definitions": {},
    }  # fmt: skip
    return AssessmentResult(**(empty | more))


def only(found: Difference) -> tuple[Reason, ...]:
    """The reasons of the one item that differs."""
    (change,) = (*found.changed, *found.touched)
    return change.reasons


def test_a_result_does_not_differ_from_itself():
    one = result(item("s_1", rows=(ROW,), legal=DUTY), item("s_2", "evidenced", None))
    found = difference(one, one)
    assert found.empty
    assert not found.duties
    assert [effort.before - effort.after for effort in found.efforts] == [0, 0, 0]


def test_items_are_changed_gone_or_new():
    found = difference(result(item("a_1"), item("b_1")), result(item("b_1", "claimed", "confirm"), item("c_1")))
    assert [change.statement for change in found.gone] == ["a_1"]
    assert [change.statement for change in found.new] == ["c_1"]
    (changed,) = found.changed
    assert changed.before is not None
    assert changed.after is not None
    assert (changed.before.state, changed.before.action) == ("unassessed", "create")
    assert (changed.after.state, changed.after.action) == ("claimed", "confirm")
    assert not found.empty


def test_the_other_way_round_is_the_mirror():
    one, other = result(item("a_1"), item("b_1")), result(item("b_1", "claimed", "confirm", candidates=("artefact/x",)))
    there, back = difference(one, other), difference(other, one)
    assert [change.statement for change in there.gone] == [change.statement for change in back.new]
    assert [(change.before, change.after) for change in there.changed] == [
        (change.after, change.before) for change in back.changed
    ]
    assert [(r.before, r.after) for r in only(there)] == [(r.after, r.before) for r in only(back)]


def test_an_item_that_only_leans_on_something_else_is_touched():
    found = difference(result(item("a_1")), result(item("a_1", candidates=("artefact/dpia",))))
    assert not found.changed
    assert only(found) == (Reason("candidate", "artefact/dpia", None, "candidate"),)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"addresses": (AddressUse("artefact/x", "coarse"),)}, {"addresses": (AddressUse("artefact/x", "exact", "inspected"),)},
         [Reason("address", "artefact/x", "addressCoarse", "inspected")]),
        ({"addresses": (AddressUse("artefact/x", "exact", "declared"),)},
         {"addresses": (AddressUse("artefact/x", "exact", "declared", causes=("expired",)),)},
         [Reason("address_cause", "artefact/x expired", None, "expired")]),
        ({"rows": (ROW,)}, {}, [Reason("row", "m1", "equalTo", None)]),
        ({"rows": (ROW,)}, {"rows": (replace(ROW, base_status="base_absent"),)},
         [Reason("row_base", "m1", "base_presumed", "base_absent")]),
        ({"rows": (ROW,)}, {"rows": (replace(ROW, joined=("artefact/x",)),)},
         [Reason("row_joined", "m1 artefact/x", None, "joined")]),
        ({}, {"searched": (Searched("iso27001-2022", "m9", {}),)}, [Reason("searched", "iso27001-2022", None, "m9")]),
        ({"legal": DUTY}, {"legal": replace(DUTY, open_conditions=("conditionX",))},
         [Reason("condition", "conditionX", None, "conditionX")]),
        ({"inputs": {"address": "addressNone"}}, {"inputs": {"address": "addressExact"}},
         [Reason("input", "address", "addressNone", "addressExact")]),
        ({"inputs": {"address": "addressNone"}}, {"inputs": {"address": "addressExact"}, "causes": ("expired",)},
         [Reason("cause", "expired", None, "expired")]),
    ],
)  # fmt: skip
def test_why_an_item_differs(before: dict[str, Any], after: dict[str, Any], expected: list[Reason]):
    assert list(only(difference(result(item("a_1", **before)), result(item("a_1", **after))))) == expected


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_reason_is_a_sentence_in_both_languages(lang: str):
    full = item(
        "a_1", rows=(replace(ROW, joined=("artefact/x",)),), addresses=(AddressUse("artefact/x", "exact", "declared", causes=("expired",)),),
        candidates=("artefact/y",), causes=("expired",), observations=("no_owner",), target_entry="soa/x",
        searched=(Searched("iso27001-2022", "m9", {}),), inputs={"address": "addressExact"},
        legal=replace(DUTY, open_conditions=("c",), open_derogations=("d",), transitions=("t",)),
    )  # fmt: skip
    turned = replace(
        full, rows=(replace(ROW, base_status="b", bearing="c", outranked=True, named=("artefact/x",)),), addresses=(AddressUse("artefact/x", "coarse"),),
        searched=(Searched("iso27001-2022", "m8", {}),), legal=replace(DUTY, binds_from="2028-08-02", in_force=True),
    )  # fmt: skip
    bare = item("a_1")
    for one, other in ((bare, full), (full, bare), (full, turned), (bare, replace(bare, inputs={"address": "x"}))):
        found = difference(result(one), result(other))
        for change in (*found.changed, *found.touched):
            for sentence in reasons_of(change, found, lang):
                assert sentence
                assert "{" not in sentence
                assert "  " not in sentence
    assert label_of("true", found, lang) in ("yes", "sí")


def test_names_stand_for_ids_in_sentences():
    artefacts = {"artefact/x": Artefact("artefact/x", "AI policy", "Policy")}
    found = difference(
        result(item("a_1"), artefacts=artefacts), result(item("a_1", candidates=("artefact/x",)), artefacts=artefacts)
    )
    assert reasons_of(found.touched[0], found) == ["AI policy is now offered by type"]


def test_counts_effort_and_requirements():
    one = result(
        item("a_1", effort="effortL"), item("b_1"),
        counts=(Count("open", 2, {"en": "open"}, {}, ""), Count("same", 1, {}, {}, "")),
        requirements=(Requirement("a", "A", {}, "Clause", None, "unassessed", 1, 0),),
    )  # fmt: skip
    other = result(
        item("a_1", "evidenced", None), item("b_1", effort="effortM"),
        counts=(Count("open", 1, {"en": "open"}, {}, ""), Count("same", 1, {}, {}, "")),
        requirements=(Requirement("a", "A", {}, "Clause", None, "evidenced", 1, 1),),
    )  # fmt: skip
    found = difference(one, other)
    assert [(count.id, count.before, count.after) for count in found.counts] == [("open", 2, 1)]
    assert [(effort.effort, effort.before, effort.after) for effort in found.efforts] == [
        ("effortS", 1, 0), ("effortM", 0, 1), ("effortL", 1, 0)]  # fmt: skip
    assert [(each.requirement, each.before, each.after) for each in found.requirements] == [
        ("a", "unassessed", "evidenced")
    ]


def test_one_document_for_two_units_is_one_effort_and_what_is_not_counted_is_none():
    twice = [item("a_1"), replace(item("a_1"), id="a_1@system/x", unit="system/x")]
    found = difference(result(), result(*twice, item("b_1", counted=False)))
    assert [effort.after for effort in found.efforts] == [1, 0, 0]


def test_a_duty_whose_day_moves():
    found = difference(
        result(item("a_1", legal=DUTY)), result(item("a_1", legal=replace(DUTY, binds_from="2026-12-02")))
    )
    (move,) = found.duties
    assert (move.item, move.before, move.after) == ("a_1@entity/main", "2027-12-02", "2026-12-02")
    assert found.changed


def test_artefacts_and_units_that_differ():
    policy = Artefact("artefact/x", "AI policy", "Policy")
    found = difference(
        result(artefacts={"artefact/x": policy, "artefact/y": replace(policy, id="artefact/y")}),
        result(artefacts={"artefact/x": replace(policy, deficiencies=("expired",))}, units=(Unit("system/r", "R", "system"),)),
    )  # fmt: skip
    assert [(each.artefact, each.here, each.there, each.deficiencies_after) for each in found.artefacts] == [
        ("artefact/x", True, True, ("expired",)), ("artefact/y", True, False, ())]  # fmt: skip
    assert (found.units_gone, found.units_new) == (("entity/main",), ("system/r",))


def test_the_json_form_is_json_and_says_its_version():
    found = json.loads(difference(result(item("a_1")), result(item("b_1"))).dumps())
    assert found["schema_version"] == "1.1"
    assert found["gone"][0]["after"] is None
