"""Each item shape with a case that passes and one that fails, and the table of states and actions."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from pyoxigraph import Triple

from aims_graph import api
from aims_graph.assess.question import sort_out
from aims_graph.base.terms import compact
from aims_graph.engine.reference import ShapeResult
from aims_graph.knowledge.knowledge import Knowledge

CASES = "https://w3id.org/aims-graph/org/t/"
SHAPE = "https://w3id.org/aims-graph/ontology#shape-"
SEVERITIES = {"gap-blocks-stage-1", "gap-blocks-stage-2", "gap-to-improve", "not-yet-known", "claimed-only"}

NEW = "aims:state aims:unassessed ; aims:action aims:create"
GAP = "aims:state aims:not_evidenced ; aims:action aims:create"
REUSED = "aims:state aims:unassessed ; aims:action aims:reuse ; aims:reuseStanding aims:reusePresumed"
ROW = "c:use a aims:RowUse ; aims:ofItem c:item ; aims:bearing"

GUARDS = [
    # shape, what passes, what fails: properties of the item, then other nodes after " . "
    ("item-has-one-state", NEW, "aims:counted true"),
    ("item-has-one-state", NEW, "aims:state aims:fine"),
    ("item-has-at-most-one-action", NEW, f"{NEW}, aims:candidate"),
    ("open-item-has-an-action", NEW, "aims:state aims:unassessed"),
    (
        "settled-item-has-no-action",
        "aims:state aims:evidenced ; aims:basis aims:sampled",
        "aims:state aims:evidenced ; aims:basis aims:sampled ; aims:action aims:create",
    ),
    (
        "claimed-takes-confirm",
        "aims:state aims:claimed ; aims:basis aims:declared ; aims:action aims:confirm",
        "aims:state aims:claimed ; aims:basis aims:declared ; aims:action aims:candidate",
    ),
    ("unassessed-takes-no-confirm-or-repair", NEW, "aims:state aims:unassessed ; aims:action aims:repair"),
    (
        "gap-takes-no-confirm",
        "aims:state aims:not_evidenced ; aims:cause aims:expired ; aims:action aims:repair",
        "aims:state aims:not_evidenced ; aims:cause aims:expired ; aims:action aims:confirm",
    ),
    ("gap-has-a-cause", f"{GAP} ; aims:cause aims:no_artefact", GAP),
    ("only-gaps-have-causes", f"{GAP} ; aims:cause aims:no_artefact", f"{NEW} ; aims:cause aims:no_artefact"),
    (
        "unassessed-has-nothing-against-it",
        f"{NEW} ; aims:inDeficiency false ; aims:inKnownAbsent false",
        f"{NEW} ; aims:inDeficiency false ; aims:inKnownAbsent true",
    ),
    (
        "item-has-at-most-one-basis",
        f"{GAP} ; aims:cause aims:no_artefact ; aims:basis aims:declared",
        f"{GAP} ; aims:cause aims:no_artefact ; aims:basis aims:declared, aims:presumed",
    ),
    (
        "evidenced-was-seen",
        "aims:state aims:evidenced ; aims:basis aims:inspected",
        "aims:state aims:evidenced ; aims:basis aims:declared",
    ),
    (
        "claimed-was-declared",
        "aims:state aims:claimed ; aims:basis aims:declared ; aims:action aims:confirm",
        "aims:state aims:claimed ; aims:action aims:confirm",
    ),
    ("reuse-stands-on-a-row", f"{REUSED} . {ROW} aims:bearingReuse", f"{REUSED} . {ROW} aims:bearingWeak"),
    (
        "reuse-stands-on-a-row",
        f"{REUSED} . {ROW} aims:bearingExtend",
        f"{REUSED} . {ROW} aims:bearingExtend ; aims:outranked true",
    ),
    (
        "reuse-says-what-stands-behind-it",
        f"{REUSED} . {ROW} aims:bearingReuse",
        f"aims:state aims:unassessed ; aims:action aims:reuse . {ROW} aims:bearingReuse",
    ),
    (
        "only-reuse-has-a-standing",
        f"{REUSED} . {ROW} aims:bearingReuse",
        f"{NEW} ; aims:reuseStanding aims:reuseNamed",
    ),
    (
        "base-absent-is-created",
        f"{NEW} ; aims:observation aims:base_absent",
        "aims:state aims:unassessed ; aims:action aims:candidate ; aims:observation aims:base_absent",
    ),
]  # fmt: skip

SEEN = "aims:state aims:evidenced ; aims:basis aims:inspected"
ABSENT = f"{GAP} ; aims:cause aims:no_artefact"
CLAIMED = "aims:state aims:claimed ; aims:basis aims:declared ; aims:action aims:confirm"
LEVELS = [
    # shape, severity, what passes, what fails, what the statement blocks
    ("no-gap-blocks-stage-1", "Violation", SEEN, ABSENT, "blocksStage1"),
    ("no-gap-blocks-stage-2", "Violation", SEEN, ABSENT, "blocksStage2"),
    ("no-gap-elsewhere", "Warning", SEEN, ABSENT, "blocksNone"),
    ("nothing-is-unknown", "Info", SEEN, NEW, "blocksStage1"),
    ("nothing-is-only-claimed", "Info", SEEN, CLAIMED, "blocksStage1"),
]

STATES = ("not_applicable", "evidenced", "claimed", "unassessed", "not_evidenced")
ACTIONS = ("confirm", "repair", "reuse", "extend", "candidate", "create", "unmapped", None)
PAIR_CODES = {
    "fault-open-without-action",
    "fault-settled-with-action",
    "fault-action-of-claimed",
    "fault-action-of-unassessed",
    "fault-action-of-gap",
}


def _cases() -> dict[str, str]:
    cases = {}
    for number, (_, good, bad) in enumerate(GUARDS):
        cases[f"guard-{number}-good"] = f"c:item a aims:Item ; {good} ."
        cases[f"guard-{number}-bad"] = f"c:item a aims:Item ; {bad} ."
    for number, (_, _, good, bad, blocks) in enumerate(LEVELS):
        statement = f"aims:statement c:s . c:s a aims:Statement ; aims:blocks aims:{blocks} ."
        cases[f"level-{number}-good"] = f"c:item a aims:Item ; {good} ; {statement}"
        cases[f"level-{number}-bad"] = f"c:item a aims:Item ; {bad} ; {statement}"
    for state, action in itertools.product(STATES, ACTIONS):
        told = f" ; aims:action aims:{action}" if action else ""
        cases[f"pair-{state}-{action}"] = f"c:item a aims:Item ; aims:state aims:{state}{told} ."
    return cases


@pytest.fixture(scope="module")
def results(judged: Callable[..., list[ShapeResult]]) -> list[ShapeResult]:
    return judged("items.ttl", _cases())


def _of(results: list[ShapeResult], case: str) -> list[ShapeResult]:
    return [result for result in results if result.node.startswith(f"{CASES}{case}/")]


@pytest.mark.parametrize("number", range(len(GUARDS)), ids=[f"{n}-{case[0]}" for n, case in enumerate(GUARDS)])
def test_guard(results: list[ShapeResult], number: int) -> None:
    """The case that fails fires its shape and no other guard; the one that passes fires none."""
    good = {r.shape for r in _of(results, f"guard-{number}-good") if r.message not in SEVERITIES}
    bad = [r for r in _of(results, f"guard-{number}-bad") if r.message not in SEVERITIES]
    assert good == set()
    assert {r.shape.removeprefix(SHAPE) for r in bad} == {GUARDS[number][0]}
    assert {r.severity for r in bad} == {"Violation"}
    assert all(r.message.startswith("fault-") for r in bad)


@pytest.mark.parametrize("number", range(len(LEVELS)), ids=[case[0] for case in LEVELS])
def test_severity(results: list[ShapeResult], number: int) -> None:
    """Each kind of open item has one result, of its severity."""
    shape, severity, *_ = LEVELS[number]
    assert _of(results, f"level-{number}-good") == []
    (found,) = _of(results, f"level-{number}-bad")
    assert (found.shape, found.severity) == (SHAPE + shape, severity)
    assert found.message in SEVERITIES


def test_the_pairs_allowed_are_the_outcomes(results: list[ShapeResult], knowledge: Knowledge) -> None:
    """The shapes allow exactly the pairs of state and action that the decision table has a sentence for."""
    allowed = {
        (state, action)
        for state, action in itertools.product(STATES, ACTIONS)
        if not PAIR_CODES & {r.message for r in _of(results, f"pair-{state}-{action}")}
    }
    assert allowed == set(knowledge.catalogue.outcomes)


def _firm(knowledge: Knowledge) -> str:
    """A firm with two systems, a complete list, and an address of every basis; some with a deficiency."""
    texts = [
        '@prefix c: <https://w3id.org/aims-graph/org/firm> . c: a aims:Organisation ; rdfs:label "T" .',
        "@prefix f: <https://w3id.org/aims-graph/org/firm/> .",
        'f:policy a aims:Artefact ; dcterms:title "Policy" ; aims:artefactType aims:AIPolicy .',
        "f:held a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> .",
        'f:s1 a aims:AISystem ; rdfs:label "One" . f:s2 a aims:AISystem ; rdfs:label "Two" .',
        "f:list a aims:CompletenessDeclaration ; aims:listClass aims:documents .",
        'f:list aims:completeAsOf "2026-11-01"^^xsd:date .',
    ]
    asked = [s for s in knowledge.catalogue.statements.values() if s.curie.startswith("iso42001:")]
    for number, statement in enumerate([s for s in asked if s.blocks == "blocksNone"] + asked[:6]):
        basis = ("declared", "inspected", "sampled")[number % 3]
        against = "" if number % 2 else "; aims:deficiency aims:content_deficient"
        texts.append(
            f"f:a{number} a aims:Address ; aims:artefact f:policy ; aims:addresses {statement.curie} ; "
            f"aims:designBasis aims:{basis} ; aims:operatingBasis aims:{basis} {against} ."
        )
    return "\n".join(texts)


def test_severity_is_that_of_the_items(knowledge: Knowledge, read_turtle: Callable[[str], list[Triple]]) -> None:
    """On a whole assessment: no guard fires, and every item has the severity that its result states."""
    handed = sort_out(read_turtle(_firm(knowledge)), "firm.ttl")
    result = api.assess(knowledge, handed, as_of=date(2026, 11, 23)).result
    said = {judgement.node: judgement.severity for judgement in result.judgements}
    assert [j for j in result.judgements if j.code.startswith("fault-")] == []
    assert len(said) == len(result.judgements)
    assert {item.severity for item in result.items} == {None, "Info", "Warning", "Violation"}
    assert said == {compact(item.iri): item.severity for item in result.items if item.severity}
