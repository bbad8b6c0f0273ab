"""The decision table: total, in step with its page and its outcomes, and what the rules do in every cell."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple

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
    "inBearing": "bearing",
}
Run = Callable[[Iterable[Triple], str], dict[str, dict[str, set[str]]]]


@pytest.fixture(scope="module")
def table(knowledge: Knowledge) -> DecisionTable:
    return read_decision_table(knowledge.folder / "ontology" / "decision")


def link(subject: NamedNode, name: str, code: str) -> Triple:
    """A triple with a code, or with true or false."""
    if code in ("true", "false"):
        from pyoxigraph import Literal

        return Triple(subject, NamedNode(aims(name)), Literal(code == "true"))
    return Triple(subject, NamedNode(aims(name)), NamedNode(code if ":" in code else aims(code)))


def node(kind: str, number: int) -> NamedNode:
    return NamedNode(f"{ORG}o/{kind}/{number}")


@pytest.fixture(params=["fast", "reference"])
def run(request: pytest.FixtureRequest, knowledge: Knowledge) -> Run:
    """Run the strata with these numbers; give what they add: node → property → codes."""

    def files(numbers: str) -> list[Path]:
        wanted = ("00", *numbers.split())
        return [path for path in knowledge.rule_files() if path.name[:2] in wanted]

    def both(start: Iterable[Triple], numbers: str) -> dict[str, dict[str, set[str]]]:
        facts = [Triple(FOCUS, RDF_TYPE, NamedNode(aims("Assessment"))), *start]
        if request.param == "fast":
            store = fast.derive(facts, read_strata(files(numbers)), FOCUS.value)
            found = {Triple(quad.subject, quad.predicate, quad.object) for quad in store}
        else:
            found = set(reference.derive(facts, files(numbers)))
        added: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for triple in found - set(facts):
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, NamedNode)
            added[triple.subject.value][triple.predicate.value.removeprefix(aims(""))].add(
                triple.object.value.removeprefix(aims(""))
            )
        return added

    return both


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
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(AimsGraphError, match=message):
        read_decision_table(tmp_path)


def test_a_table_that_is_not_total_says_so(table: DecisionTable) -> None:
    part = Table("state", table.state.inputs, table.state.rows[:-1])
    with pytest.raises(AimsGraphError, match="no row for applies, evidenceNone, false, false"):
        part.row({"applicability": "applies", "evidence": "evidenceNone", "deficiency": "false", "known_absent": "false"})


# ── the rules, in every cell ──


def test_the_rules_weigh_evidence_by_the_table(table: DecisionTable, run: Run) -> None:
    expected, facts = {}, [link(node("statement", n), "evidenceNeed", need) for n, need in enumerate(INPUTS["need"])]
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
    assert run(facts, "85") == expected


def test_the_rules_decide_by_the_table(table: DecisionTable, run: Run) -> None:
    expected, facts = {}, []
    names = tuple(ITEM_INPUTS.values())
    for number, values in enumerate(itertools.product(*(INPUTS[name] for name in names))):
        item, cell = node("item", number), dict(zip(names, values, strict=True))
        facts.append(link(item, "assessment", FOCUS.value))
        facts += [link(item, fact, cell[name]) for fact, name in ITEM_INPUTS.items()]
        state, action = table.decide(cell)
        expected[item.value] = {"state": {state}, **({"action": {action}} if action else {})}
    assert len(expected) == 1152
    assert run(facts, "90 92") == expected


def cells_of_bearing() -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """Reach, reuse, review, derived, and every set of statuses that a base can have."""
    sets = [c for size in range(1, len(STATUSES) + 1) for c in itertools.combinations(STATUSES, size)]
    yield from itertools.product(INPUTS["reach"], INPUTS["reuse"], INPUTS["review"], INPUTS["derived"], sets)


def test_the_rules_weigh_rows_by_the_table(table: DecisionTable, run: Run) -> None:
    expected, facts = {}, []
    for number, (reach, reuse, review, derived, statuses) in enumerate(cells_of_bearing()):
        item, use, row = node("item", number), node("use", number), node("row", number)
        facts += [
            link(item, "assessment", FOCUS.value),
            link(use, "ofItem", item.value),
            link(use, "mapping", row.value),
            link(use, "reach", reach),
            link(row, "reuse", reuse),
            link(row, "reviewStatus", review),
            *(link(use, "baseStatus", status) for status in statuses),
        ]
        if derived == "true":
            facts.append(Triple(row, RDF_TYPE, NamedNode(aims("DerivedMapping"))))
        expected[use.value] = table.bearing_of(reach, reuse, review, derived == "true", statuses)
    added = run(facts, "70")
    best = {use: min(found["bearing"], key=INPUTS["bearing"].index) for use, found in added.items()}
    assert best == expected
