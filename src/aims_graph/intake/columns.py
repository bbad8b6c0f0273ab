"""What is known of columns: how a kind of list is recognised, and a block of rows with its columns' roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from aims_graph.intake.cells import fold
from aims_graph.intake.recognition import ColumnTaken
from aims_graph.intake.tables import Row

Probe = Callable[[Sequence[str]], float]
"""Takes the texts of a column that say something; returns the share of them that fits a role, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of list is recognised.

    ``keys``: roles of which a heading row names at least one. ``probes``: role → test of the cells.
    ``several``: roles that more than one column may have. ``doubts``: role → role whose cells speak against
    it.
    """

    headings: Mapping[str, tuple[str, ...]]
    keys: frozenset[str]
    probes: Mapping[str, Probe]
    several: frozenset[str]
    strict: frozenset[str]
    """Roles that a column only gets if its cells fit."""
    doubts: Mapping[str, str]
    """Role → another role; where the cells fit the other one, this one is unlikely."""
    split: frozenset[str] = frozenset()
    """Roles that several columns have where one heading is split over them, by site for example."""
    rivalled: frozenset[str] = frozenset()
    """Roles of which it is told where a second column might have had them."""
    loose: frozenset[str] = frozenset()
    """Roles whose headings are words that cells hold too: they make no heading row."""
    by_cells: frozenset[str] = frozenset()
    """Roles that a column may get by its cells alone, whatever its heading."""
    alone: frozenset[str] = frozenset()
    """Folded headings that are only recognised as the whole of a heading, never inside a longer one."""

    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Return folded heading → its roles."""
        found: dict[str, list[str]] = {}
        for role, headings in self.headings.items():
            for heading in headings:
                roles = found.setdefault(fold(heading), [])
                if role not in roles:
                    roles.append(role)
        return MappingProxyType({heading: tuple(roles) for heading, roles in found.items() if heading})


@dataclass(frozen=True, slots=True)
class Rival:
    """A column that was not used, and the one that has the role it might have had. Numbers from 1."""

    role: str
    used: ColumnTaken
    left: ColumnTaken


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one heading, with the columns' roles."""

    heading_row: int | None
    columns: tuple[ColumnTaken, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    """Rows before the heading: titles, notes."""
    rivals: tuple[Rival, ...] = ()
    hidden: frozenset[int] = frozenset()
    """Columns (from 0) that the spreadsheet hides."""

    def of(self, role: str) -> list[int]:
        """Return the columns (from 0) with that role."""
        return [column.number - 1 for column in self.columns if column.role == role]

    def one(self, role: str) -> int | None:
        """Return the first column (from 0) with that role, None where there is none."""
        return next(iter(self.of(role)), None)

    @property
    def width(self) -> int:
        """The number of columns under headings."""
        return max((column.number for column in self.columns if column.heading), default=0)


def share_of(test: Callable[[str], bool]) -> Probe:
    """Return the probe that gives the share of texts which pass a test."""

    def probe(texts: Sequence[str]) -> float:
        return sum(1 for text in texts if test(text)) / len(texts) if texts else 0.0

    return probe
