"""The pages of the intake workbook as they stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aims_graph.base.errors import Problem
from aims_graph.intake.days import month_first
from aims_graph.intake.workbook_memory import Memory
from aims_graph.intake.workbook_model import VERSION, Lang, Page


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of a page: its number in the sheet, and column key → text for the cells that say something."""

    number: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class FoundPage:
    """A page as found in a file."""

    page: Page
    sheet: str
    lang: Lang = "en"
    version: str = VERSION
    headings: dict[str, str] = field(default_factory=dict)
    """Column key → heading as it stands in the file."""
    rows: list[FoundRow] = field(default_factory=list)
    complete: list[tuple[str, FoundRow]] = field(default_factory=list)
    """Class of list → the row that says since when it is complete; the day under the key ``day``."""
    _months: dict[str, bool | None] = field(default_factory=dict)

    def month_first(self, key: str) -> bool | None:
        """Tell whether a column writes the month first (05/13/2026): its cells decide, else Spanish does not."""
        if key not in self._months:
            said = month_first(row.cells.get(key, "") for row in self.rows)
            self._months[key] = False if said is None and self.lang == "es" else said
        return self._months[key]


@dataclass(slots=True)
class FoundBook:
    """The pages found, what the workbook remembers of its rows, what was wrong with its form."""

    file: str
    pages: dict[str, FoundPage] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    problems: list[Problem] = field(default_factory=list)

    def rows(self, key: str) -> list[FoundRow]:
        """Return the rows of a page, none where it is missing."""
        return self.pages[key].rows if key in self.pages else []
