"""The errors of aims-graph, each with the exit code that the command line gives it.

AimsGraphError            70  a fault of ours
├── UsageError             2  the command was called wrongly
├── InputError             3  something handed in is wrong: files, ids, dates
└── ContradictionError     4  the knowledge contradicts itself
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Words = Mapping[str, str]
"""English sentence or template → the same in another language."""

ENGLISH: Final[Words] = MappingProxyType({})


class Said(str):
    """An English sentence that knows its template and values, so that it can be said in another language."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]


def say(template: str, **values: object) -> Said:
    """Return ``template`` with its values filled in; a value may be such a sentence itself.

    >>> say("{n} rows were read.", n=3)
    '3 rows were read.'
    """
    text = Said(template.format(**values))
    text.template, text.values = template, values
    return text


def in_words(text: str, words: Words) -> str:
    """Return ``text`` in the language of ``words``; as it is where they do not hold it."""
    if not isinstance(text, Said):
        return words.get(text, text)
    values = {name: in_words(value, words) if isinstance(value, str) else value for name, value in text.values.items()}
    return words.get(text.template, text.template).format(**values)


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

    def place(self, words: Words = ENGLISH) -> str:
        """Return where the problem is, as far as it is known: ``soa.csv, row 7, column Status``."""
        parts: list[str | None] = [self.file]
        parts += [say("sheet {name}", name=self.sheet)] if self.sheet else []
        parts += [say("row {number}", number=self.row)] if self.row else []
        parts += [say("column {name}", name=self.column)] if self.column else []
        return ", ".join(in_words(part, words) for part in parts if part)

    def sentence(self, words: Words = ENGLISH) -> str:
        """Return one line that a person can act on: place, what is wrong, found, expected, nearest.

        It is English, or the language of ``words`` as far as they hold it.
        """
        place = self.place(words)
        message = in_words(self.message, words)
        parts = [f"{place}: {message}" if place else message]
        if self.found is not None:
            parts.append(in_words(say("Found: {found}.", found=repr(_short(in_words(self.found, words)))), words))
        if self.expected is not None:
            parts.append(in_words(say("Expected: {expected}.", expected=self.expected), words))
        if self.nearest is not None:
            parts.append(in_words(say("Nearest valid value: {nearest}.", nearest=self.nearest), words))
        return " ".join(parts)


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
