"""The lines of an SoA as they stand: what their cells say by role, what was left out, what was wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from aims_graph.base.errors import Problem
from aims_graph.intake.cells import plain, says_nothing
from aims_graph.intake.columns import Block
from aims_graph.intake.control_ids import IdCell, Number
from aims_graph.intake.frameworks import Listed
from aims_graph.intake.statuses import StatusScale
from aims_graph.intake.tables import Table


@dataclass(slots=True)
class RawRow:
    """A line that speaks of controls: its ids, and the texts of its cells by role."""

    cell: IdCell
    title: str
    row: int
    bare: str
    """The id cell as written."""
    last: int
    """The last row that belongs to it."""
    clause_section: bool = False
    standard: str | None = None
    """The standard that a column of standards names for the row: a prefix, or another name."""
    texts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, *roles: str) -> str | None:
        """Return the texts of the roles, each once, one under another; None where they say nothing."""
        found = dict.fromkeys(plain(t) for role in roles for t in self.texts.get(role, ()) if not says_nothing(t))
        return "\n".join(found) or None

    def first(self, role: str) -> str:
        """Return the first text of a role as written, empty where there is none."""
        return next(iter(self.texts.get(role, ())), "")

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers of the id cell, ends of ranges included."""
        return self.cell.numbers + tuple(number for ends in self.cell.ranges for number in ends)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A line whose id is of no standard: a control of the firm's own."""

    identifier: str
    row: int
    texts: dict[str, list[str]]


@dataclass(slots=True)
class Listing:
    """The lines of one block, with what was left out and what was wrong."""

    block: Block
    table: Table
    file: str
    rows: list[RawRow] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    scales: dict[str, StatusScale] = field(default_factory=dict)
    own: list[OwnRow] = field(default_factory=list)

    def listed(self) -> list[Listed]:
        """Return every id with its title and row, for telling the standard."""
        return [Listed(n, raw.title, raw.row, self.file, self.table.sheet) for raw in self.rows for n in raw.numbers]

    def has(self, *roles: str) -> bool:
        """Tell whether the block has a column of one of these roles."""
        return any(self.block.of(role) or (role == "status" and self.block.of("status_mark")) for role in roles)

    def warn(
        self, code: str, message: str, row: int | None = None, role: str | None = None, **details: str | None
    ) -> None:
        """Note a warning at a row, in the column of a role."""
        self.problems.append(
            Problem(code, message, "warning", self.file, self.table.sheet, row, self._heading(role), **details)
        )

    def fail(
        self, code: str, message: str, row: int | None = None, role: str | None = None, **details: str | None
    ) -> None:
        """Note an error at a row, in the column of a role."""
        self.problems.append(
            Problem(code, message, "error", self.file, self.table.sheet, row, self._heading(role), **details)
        )

    def _heading(self, role: str | None) -> str | int | None:
        return next((c.heading or c.number for c in self.block.columns if role and c.role == role), None)
