"""The decision table: total, in step with its page and its outcomes, and what the rules do in every cell."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.errors import AimsGraphError
from aims_graph.base.terms import ORG, PREFIXES, aims
from aims_graph.engine import fast, reference
from aims_graph.engine.decision import INPUTS, NAMES, DecisionTable, Table, read_decision_table, to_markdown
from aims_graph.engine.strata import read_strata
from aims_graph.knowledge.knowledge import Knowledge

PAGE = Path(__file__).resolve().parents[2] / "docs" / "decision-table.md"
FOCUS = NamedNode(ORG + "o/assessment/a")
RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
STATUSES = ("baseEvidenced", "baseClaimed", "basePresumed", "basePartial", "baseAbsent", "baseNotListed")
ITEM_INPUTS = {
    "inApplicability": "applicability",
    "inAddress": "address",
    "inEvidence": "evidence",
    "inDeficiency": "deficiency",
    "inKnownAbsent": "known_absent",
    "inRecordsAgainst": "records_against",
    "inBearing": "bearing",
}
Added = dict[str, dict[str, set[str]]]
"""Node → property → codes."""


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> DecisionTable:
    return read_decision_table(knowledge.folder / "ontology" / "decision")


def link(subject: NamedNode, name: str, code: str) -> Triple:
    """A triple with a code, or with true or false."""
    if code in ("true", "false"):
        return Triple(subject, NamedNode(aims(name)), Literal(code == "true"))
    return Triple(subject, NamedNode(aims(name)), NamedNode(code if ":" in code else aims(code)))


def node(kind: str, number: int) -> NamedNode:
    return NamedNode(f"{ORG}o/{kind}/{number}")


def run(engine: str, knowledge: Knowledge, start: Iterable[Triple], numbers: str) -> Added:
    """Run the strata with these numbers; give what they add."""
    wanted = ("00", *numbers.split())
    files = [path for path in knowledge.rule_files() if path.name[:2] in wanted]
    facts = {Triple(FOCUS, RDF_TYPE, NamedNode(aims("Assessment"))), *start}
    if engine == "fast":
        store = fast.derive(facts, read_strata(files), FOCUS.value)
        found = {Triple(quad.subject, quad.predicate, quad.object) for quad in store}
    else:
        found = set(reference.derive(facts, files))
    added: Added = defaultdict(lambda: defaultdict(set))
    for triple in found - facts:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode)
        codes = added[triple.subject.value][triple.predicate.value.removeprefix(aims(""))]
        codes.add(triple.object.value.removeprefix(aims("")))
    return added


# ── the table itself ──


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_a_row_and_every_row_a_cell(name: str, table: DecisionTable) -> None:
    part: Table = getattr(table, name)
    used = {id(part.row(cell)) for cell in part.cells()}
    assert used == {id(row) for row in part.rows}


def test_the_inputs_take_every_code_of_the_vocabulary(knowledge: Knowledge) -> None:
    classes = {"applicability": "Applicability", "address": "AddressKind", "design": "EvidenceLevel",
               "evidence": "Evidence", "bearing": "Bearing", "reach": "Reach", "state": "State"}  # fmt: skip
    for name, class_name in classes.items():
        assert set(INPUTS[name]) == set(knowledge.catalogue.members(class_name)), name
    assert set(STATUSES) == set(knowledge.catalogue.members("BaseStatus"))


def test_the_outcomes_are_the_pairs_that_occur(table: DecisionTable, knowledge: Knowledge) -> None:
    outcomes = knowledge.catalogue.outcomes
    assert table.outcomes() == set(outcomes)
    assert len(outcomes) == len(knowledge.catalogue.members("Outcome"))
    for (state, _), outcome in outcomes.items():
        assert set(outcome.sentence) == {"en", "es"}
        allowed = {"not_evidenced": {"Violation"}, "unassessed": {"Info"}, "claimed": {"Info"}}
        assert outcome.severity in allowed.get(state, {None})


def test_the_page_is_the_one_that_the_table_writes(table: DecisionTable, knowledge: Knowledge) -> None:
    assert PAGE.read_text(encoding="utf-8") == to_markdown(table, knowledge.catalogue), (
        "run: python -m aims_graph.engine.decision docs/decision-table.md"
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("addressExact", "addressNear", r"evidence.csv, row 3, address: no such value: 'addressNear'"),
        ("need", "needs", r"evidence.csv: no such input: needs"),
    ],
)
def test_a_table_with_an_unknown_name_is_refused(
    before: str, after: str, message: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    for path in (knowledge.folder / "ontology" / "decision").iterdir():
        text = path.read_text(encoding="utf-8").replace(before, after)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(AimsGraphError, match=message):
        read_decision_table(tmp_path)


def test_a_table_that_is_not_total_says_so(table: DecisionTable) -> None:
    part = Table("state", table.state.inputs, table.state.rows[:-1])
    cell = dict(zip(part.inputs, ("applies", "false", "evidenceNone", "false", "false"), strict=True))
    with pytest.raises(AimsGraphError, match="no row for applies, false, evidenceNone, false, false"):
        part.row(cell)


# ── the rules, in every cell ──


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_the_rules_weigh_evidence_by_the_table(engine: str, table: DecisionTable, knowledge: Knowledge) -> None:
    expected: dict[str, dict[str, set[str]]] = {}
    facts = [link(node("statement", n), "evidenceNeed", need) for n, need in enumerate(INPUTS["need"])]
    for number, cell in enumerate(table.evidence.cells()):
        item = node("item", number)
        statement = node("statement", INPUTS["need"].index(cell["need"]))
        facts += [
            link(item, "assessment", FOCUS.value),
            link(item, "statement", statement.value),
            link(item, "inAddress", cell["address"]),
            link(item, "inDesign", cell["design"]),
            link(item, "inOperating", cell["operating"]),
        ]
        expected[item.value] = {"inEvidence": {table.evidence_of(**cell)}}
    assert run(engine, knowledge, facts, "85") == expected


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_the_rules_decide_by_the_table(engine: str, table: DecisionTable, knowledge: Knowledge) -> None:
    expected, facts = {}, []
    names = tuple(ITEM_INPUTS.values())
    for number, values in enumerate(itertools.product(*(INPUTS[name] for name in names))):
        item, cell = node("item", number), dict(zip(names, values, strict=True))
        facts.append(link(item, "assessment", FOCUS.value))
        facts += [link(item, fact, cell[name]) for fact, name in ITEM_INPUTS.items()]
        state, action = table.decide(cell)
        expected[item.value] = {"state": {state}, **({"action": {action}} if action else {})}
    assert len(expected) == 2304
    assert run(engine, knowledge, facts, "90 92") == expected


def sets_of(statuses: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every set of statuses that a base can have, none left out."""
    sizes = range(1, len(statuses) + 1)
    return [chosen for size in sizes for chosen in itertools.combinations(statuses, size)]


EVERY = sets_of(STATUSES)
FEW = [*sets_of(STATUSES[2:]), *sets_of(STATUSES[:2])]
"""One set for each combination that the table tells apart, and each way to stand."""


@pytest.mark.parametrize(
    ("engine", "sets"),
    [("fast", EVERY), ("reference", FEW), pytest.param("reference", EVERY, marks=pytest.mark.slow)],
    ids=["fast", "reference", "reference, every set"],
)
def test_the_rules_weigh_rows_by_the_table(
    engine: str, sets: list[tuple[str, ...]], table: DecisionTable, knowledge: Knowledge
) -> None:
    expected: dict[str, str] = {}
    facts: list[Triple] = []
    names = ("reach", "reuse", "review", "derived")
    for number, (*cell, statuses) in enumerate(itertools.product(*(INPUTS[name] for name in names), sets)):
        reach, reuse, review, derived = cell
        use, row = node("use", number), node("row", number)
        facts += [
            link(use, "mapping", row.value),
            link(use, "reach", reach),
            link(row, "reuseClaim", reuse),
            link(row, "reviewStatus", review),
            *(link(use, "baseStatus", status) for status in statuses),
        ]
        if derived == "true":
            facts.append(Triple(row, RDF_TYPE, NamedNode(aims("DerivedMapping"))))
        expected[use.value] = table.bearing_of(reach, reuse, review, derived == "true", statuses)
    bearings = {use: found["bearing"] for use, found in run(engine, knowledge, facts, "70").items()}
    assert {use: min(found, key=INPUTS["bearing"].index) for use, found in bearings.items()} == expected
