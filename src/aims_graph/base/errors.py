"""The errors of aims-graph, each with the exit code that the command line gives it.

AimsGraphError            70  a fault of ours
├── UsageError             2  the command was called wrongly
├── InputError             3  something handed in is wrong: files, ids, dates
└── ContradictionError     4  the knowledge contradicts itself
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was handed in, with its place.

    ``row`` and ``column`` count from 1, as a person counts in a spreadsheet; ``column`` may be the heading.
    An ``error`` stops the import; a ``warning`` is stored and told.
    """

    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | int | None = None
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None

    def place(self) -> str:
        """Return where the problem is, as far as it is known: ``soa.csv, row 7, column Status``."""
        parts = [self.file, f"sheet {self.sheet}" if self.sheet else None]
        parts += [f"row {self.row}" if self.row else None, f"column {self.column}" if self.column else None]
        return ", ".join(part for part in parts if part)

    def sentence(self) -> str:
        """Return one line that a person can act on: place, what is wrong, found, expected, nearest."""
        place = self.place()
        text = f"{place}: {self.message}" if place else self.message
        if self.found is not None:
            text += f" Found: {_short(self.found)!r}."
        if self.expected is not None:
            text += f" Expected: {self.expected}."
        if self.nearest is not None:
            text += f" Nearest valid value: {self.nearest}."
        return text


def _short(text: str, limit: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


class AimsGraphError(Exception):
    """A fault of ours, and the root of every error this package raises."""

    exit_code = 70


class UsageError(AimsGraphError):
    """The command or function was called in a way that it does not offer."""

    exit_code = 2


class InputError(AimsGraphError):
    """Something handed in cannot be used; ``problems`` says what and where. Nothing was stored."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem] | Problem) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(problem.sentence() for problem in self.problems))


class ContradictionError(AimsGraphError):
    """The knowledge, with its overlay, claims two things that cannot both hold."""

    exit_code = 4
