"""What the board has to decide, drawn from what the result holds; each decision names the items behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.lines import Sorter
from aims_graph.reports.wording import Wording

MOST: Final = 10
"""More decisions than these are no agenda."""
NAMED: Final = 6
"""Statements named under a decision; the workbook has them all."""

Test = Callable[[Item], bool]


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the board has to decide. ``statements``: those behind it, each once; ``waiting``: how many other
    open items come after them."""

    name: str
    text: str
    items: tuple[Item, ...]
    statements: tuple[str, ...]
    waiting: int

    @property
    def named(self) -> tuple[str, ...]:
        """Return the statements that a page names."""
        return self.statements[:NAMED]

    @property
    def more(self) -> int:
        """Return how many more there are."""
        return len(self.statements) - len(self.named)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the items behind it, as the command line takes them."""
        return tuple(item.id for item in self.items)


def _any_of(*statements: str) -> Test:
    wanted = frozenset(f"iso42001:{statement}" for statement in statements)
    return lambda item: item.statement in wanted


def _excluded(item: Item) -> bool:
    said = (*item.observations, *item.causes)
    return "exclusion_implausible" in said or "exclusion_not_justified" in said


def _disputed(item: Item) -> bool:
    return any(row.review == "disputed" and not row.outranked for row in item.rows)


def _contradicted(item: Item) -> bool:
    return "sources_contradict" in item.causes


def _to_build_once(item: Item) -> bool:
    return "base_absent" in item.observations


def _undeclared(item: Item) -> bool:
    return item.unit == "system/none-declared"


DECISIONS: Final[tuple[tuple[str, Test], ...]] = (
    ("inventory", _undeclared),
    ("scope", _any_of("4.3_1", "4.3_3", "4.3_4")),
    ("criteria", _any_of("6.1.1_7", "6.1.1_8")),
    ("approval", _any_of("6.1.3_12", "6.1.3_13")),
    ("roles", _any_of("5.3_1", "5.3_3", "5.3_4")),
    ("policy", _any_of("5.2_1", "6.2_1")),
    ("exclusions", _excluded),
    ("disputed", _disputed),
    ("contradiction", _contradicted),
    ("cycle", _any_of("9.2.1_1", "9.2.2_5", "9.3.1_1")),
    ("resources", _any_of("5.1_3", "7.1_1")),
    ("once", _to_build_once),
)
"""Name of each decision and the open items that put it before the board, the most pressing first."""


def decisions(result: AssessmentResult, wording: Wording) -> tuple[Decision, ...]:
    """Return the decisions that open items call for, at most :data:`MOST`."""
    said = (item for item in result.items if item.counted and (item.action or _excluded(item)))
    opened = sorted(said, key=Sorter(result))
    found = (_decision(name, test, opened, wording) for name, test in DECISIONS)
    return tuple(decision for decision in found if decision is not None)[:MOST]


def _decision(name: str, test: Test, opened: Sequence[Item], wording: Wording) -> Decision | None:
    items = tuple(item for item in opened if test(item))
    if not items:
        return None
    behind = tuple(dict.fromkeys(item.statement for item in items))
    waiting = {item.id for item in opened if set(item.after) & set(behind)} - {item.id for item in items}
    return Decision(name, wording.t(f"decision.{name}"), items, behind, len(waiting))
