"""The decision table as data (design: decision table), read from ``ontology/decision/``.

Rules decide when an assessment runs; this reader documents them, and tests hold them against it. Four tables,
each read top down, the first row that holds: what evidence amounts to, what a mapping row brings to an item,
the state of an item, its action. ``python -m aims_graph.engine.decision FILE`` writes the page of the docs.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from aims_graph.base.errors import AimsGraphError
from aims_graph.knowledge.catalogue import Catalogue

ANY: Final = "*"
_BOTH: Final = ("true", "false")

INPUTS: Final = MappingProxyType(
    {
        "applicability": ("applies", "excludedWithReason", "excludedWithoutReason"),
        "address": ("addressExact", "addressCoarse", "addressType", "addressNone"),
        "need": ("evidenceDesign", "evidenceOperating", "evidenceBoth"),
        "design": ("levelSeen", "levelDeclared", "levelUnknown"),
        "operating": ("levelSeen", "levelDeclared", "levelUnknown"),
        "evidence": ("evidenceFull", "evidenceClaimed", "evidenceNone"),
        "deficiency": _BOTH,
        "known_absent": _BOTH,
        "records_against": _BOTH,
        "bearing": (
            "bearingReuse", "bearingExtend", "bearingPartial", "bearingAbsent", "bearingWeak",
            "bearingSearched", "bearingNoSystem", "bearingUnmapped",
        ),
        "reach": ("reachStatement", "reachWhole", "reachPart"),
        "reuse": ("reuseAsIs", "reuseExtend"),
        "review": ("reviewed", "unreviewed", "disputed", "stale"),
        "derived": _BOTH,
        "partial": _BOTH,
        "absent": _BOTH,
        "stands": _BOTH,
        "state": ("not_applicable", "evidenced", "claimed", "not_evidenced", "unassessed"),
    }
)  # fmt: skip
"""Input → its values, all of them: codes of the vocabulary, or true and false."""

NAMES: Final = ("evidence", "bearing", "state", "action")
_TITLES: Final = MappingProxyType(
    {
        "evidence": "What evidence amounts to",
        "bearing": "What a mapping row brings to an item",
        "state": "The state of an item",
        "action": "The action of an item",
    }
)
_LEADS: Final = MappingProxyType(
    {
        "evidence": "Over the valid exact addresses of an item. `need` is what its statement needs.",
        "bearing": "For each row of a system held whose reuse gives something. `stands`: the base is "
        "evidenced, claimed or presumed. An item takes the best of its rows, in the order of bearings below; a "
        "requirement row gives way to a statement row of the same edition; without any row it is searched, "
        "without a system, or unmapped.",
        "state": "For each item: one statement for one unit.",
        "action": "For each item, once its state is known.",
    }
)
STANDING: Final = frozenset(("baseEvidenced", "baseClaimed", "basePresumed"))
"""The statuses of a base that stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what each input must be (None: anything), what follows, and why."""

    conditions: tuple[frozenset[str] | None, ...]
    outcome: str
    because: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is that of its outcome, its inputs in order, its rows in order."""

    name: str
    inputs: tuple[str, ...]
    rows: tuple[Row, ...]

    def row(self, cell: Mapping[str, str]) -> Row:
        """Return the first row that holds for ``cell``, a value for each input.

        Raises ``AimsGraphError`` where no row does: the table is not total.
        """
        values = [cell[name] for name in self.inputs]
        for row in self.rows:
            pairs = zip(row.conditions, values, strict=True)
            if all(wanted is None or value in wanted for wanted, value in pairs):
                return row
        raise AimsGraphError(f"the table {self.name} has no row for {', '.join(values)}")

    def cells(self) -> Iterator[dict[str, str]]:
        """Yield every cell: every combination of the values of the inputs."""
        for values in itertools.product(*(INPUTS[name] for name in self.inputs)):
            yield dict(zip(self.inputs, values, strict=True))


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The four tables."""

    evidence: Table
    bearing: Table
    state: Table
    action: Table

    def decide(self, inputs: Mapping[str, str]) -> tuple[str, str | None]:
        """Return the state and the action of an item with these ``inputs``.

        ``inputs``: applicability, address, evidence, deficiency, known_absent, records_against, bearing.
        """
        state = self.state.row(inputs).outcome
        return state, self.action.row({**inputs, "state": state}).outcome or None

    def evidence_of(self, address: str, need: str, design: str, operating: str) -> str:
        """Return what the valid exact addresses of an item amount to, given what its statement needs."""
        cell = {"address": address, "need": need, "design": design, "operating": operating}
        return self.evidence.row(cell).outcome

    def bearing_of(self, reach: str, reuse: str, review: str, derived: bool, statuses: Iterable[str]) -> str:
        """Return what a mapping row in use brings to its item, given all that is known of its base."""
        known = set(statuses)
        cell = {
            "reach": reach,
            "reuse": reuse,
            "review": review,
            "derived": _truth(derived),
            "partial": _truth("basePartial" in known),
            "absent": _truth("baseAbsent" in known),
            "stands": _truth(bool(known & STANDING)),
        }
        return self.bearing.row(cell).outcome

    def outcomes(self) -> set[tuple[str, str | None]]:
        """Return every pair of state and action that some cell gives."""
        names = (
            "applicability", "address", "evidence", "deficiency", "known_absent", "records_against", "bearing",
        )  # fmt: skip
        cells = itertools.product(*(INPUTS[name] for name in names))
        return {self.decide(dict(zip(names, cell, strict=True))) for cell in cells}


def read_decision_table(folder: Path) -> DecisionTable:
    """Return the tables in ``folder``, which is ``ontology/decision`` of the knowledge.

    Raises ``AimsGraphError`` where a table is missing, or has a column or a value that is not known.
    """
    return DecisionTable(*(_read(folder / f"{name}.csv") for name in NAMES))


def _read(path: Path) -> Table:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.DictReader(stream))
    except OSError as error:
        raise AimsGraphError(f"{path.name}: the table cannot be read: {error.strerror}") from error
    inputs = tuple(name for name in (lines[0] if lines else ()) if name not in (path.stem, "because"))
    unknown = [name for name in inputs if name not in INPUTS]
    if unknown or not inputs:
        raise AimsGraphError(f"{path.name}: no such input: {', '.join(unknown) or 'none at all'}")
    rows = tuple(
        Row(
            tuple(_condition(path, place, name, line[name] or "") for name in inputs),
            line[path.stem] or "",
            line["because"] or "",
        )
        for place, line in enumerate(lines, start=2)
    )
    return Table(path.stem, inputs, rows)


def _condition(path: Path, place: int, name: str, text: str) -> frozenset[str] | None:
    if text == ANY:
        return None
    values = frozenset(text.split("|"))
    unknown = sorted(values - set(INPUTS[name]))
    if unknown:
        expected = ", ".join(INPUTS[name])
        found = f"no such value: {unknown[0]!r}; expected {expected}"
        raise AimsGraphError(f"{path.name}, row {place}, {name}: {found}")
    return values


def _truth(value: bool) -> str:
    return "true" if value else "false"


def to_markdown(table: DecisionTable, catalogue: Catalogue) -> str:
    """Return the page ``docs/decision-table.md``: the tables, their values in words, and the outcomes."""
    parts = [
        "# The decision table\n\n"
        "Written by `python -m aims_graph.engine.decision docs/decision-table.md` from "
        "`ontology/decision/*.csv`, `ontology/codes.ttl` and `ontology/outcomes.ttl`; a test keeps it in step. "
        "The rules in `shapes/rules/` (strata 70, 85, 90, 92) are run against every cell, under both engines. "
        "Each table is read top down: the first row that holds; `*` is anything.\n"
    ]
    for part in (table.evidence, table.bearing, table.state, table.action):
        cells = sum(1 for _ in part.cells())
        parts.append(f"\n## {_TITLES[part.name]}\n\n{_LEADS[part.name]} {cells} cells.\n\n")
        parts.append(_markdown((*part.inputs, part.name, "because"), _rows_in_words(part)))
    parts += [_values_in_words(catalogue), _outcomes_in_words(catalogue)]
    return "".join(parts)


def _rows_in_words(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        wanted = zip(table.inputs, row.conditions, strict=True)
        yield (*itertools.starmap(_either, wanted), f"**{row.outcome or 'none'}**", row.because)


def _either(name: str, wanted: frozenset[str] | None) -> str:
    return ANY if wanted is None else " or ".join(value for value in INPUTS[name] if value in wanted)


def _values_in_words(catalogue: Catalogue) -> str:
    rows, told = [], set()
    for name, values in INPUTS.items():
        for value in values:
            if values != _BOTH and value not in told:
                told.add(value)
                meaning = catalogue.definition(value).get("en", "")
                rows.append((name, f"`{value}`", catalogue.label(value)["en"], meaning))
    return "\n## The values\n\n" + _markdown(("input", "value", "label", "meaning"), rows)


def _outcomes_in_words(catalogue: Catalogue) -> str:
    outcomes = catalogue.outcomes
    rows = [
        (
            state,
            action or "none",
            outcomes[state, action].severity or "none",
            outcomes[state, action].sentence["en"],
            outcomes[state, action].sentence["es"],
        )
        for state in INPUTS["state"]
        for action in (None, *catalogue.members("Action"))
        if (state, action) in outcomes
    ]
    lead = "Every pair that some cell gives, the highest severity it can have, and what a client reads.\n\n"
    heads = ("state", "action", "severity", "English", "Spanish")
    return "\n## The outcomes\n\n" + lead + _markdown(heads, rows)


def _markdown(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    import sys

    from aims_graph.knowledge.knowledge import Knowledge

    shipped = Knowledge.load()
    page = to_markdown(read_decision_table(shipped.folder / "ontology" / "decision"), shipped.catalogue)
    Path(sys.argv[1]).write_text(page, encoding="utf-8")
