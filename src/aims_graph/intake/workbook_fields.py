"""Reading the cells of one row of the intake workbook: what they say, or a problem with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from aims_graph.base.dates import parse_day
from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import is_blank, slug
from aims_graph.intake.days import read_day, read_serial
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.numbers import nearest_number, read_number
from aims_graph.intake.organisation import Source
from aims_graph.intake.workbook_book import FoundBook, FoundPage, FoundRow
from aims_graph.intake.workbook_lists import Lists, nearest
from aims_graph.intake.workbook_memory import Memory, unpack_source
from aims_graph.intake.workbook_model import Choices, Lang
from aims_graph.intake.workbook_text import split_parts

_SLUG_CHARACTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def is_key(text: object) -> bool:
    """Tell whether ``text`` can stand as a part of an identifier."""
    return isinstance(text, str) and bool(text.strip(".")) and set(text) <= _SLUG_CHARACTERS


@dataclass(slots=True)
class Reading:
    """What reading one workbook needs and gathers."""

    book: FoundBook
    choices: Choices
    lists: Lists
    known: Mapping[str, str]
    """Every CURIE that an artefact may answer."""
    types: TypeFinder
    problems: list[Problem] = field(default_factory=list)
    named: dict[str, list[tuple[str, list[str | None]]]] = field(default_factory=lambda: defaultdict(list))
    """Kind → key and names of every row of its page, good or not."""
    left_out: set[str] = field(default_factory=set)
    """``artefact/slug``, ``system/slug``: rows with an error, which nothing may refer to."""
    others: frozenset[str] = frozenset()
    """Further CURIEs that a row may name."""

    @property
    def memory(self) -> Memory:
        """What the workbook remembers of its rows."""
        return self.book.memory


class Fields:
    """The cells of one row. ``failed`` tells that an error was found: such a row gives nothing."""

    def __init__(self, reading: Reading, page: FoundPage, row: FoundRow) -> None:
        self._reading = reading
        self._page = page
        self.row = row
        self.failed = False

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self._page.lang

    def cells(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the texts of the columns ``keys``."""
        return {key: self.row.cells.get(key, "") for key in keys}

    def text(self, key: str) -> str | None:
        """Return the text of a cell, None where it is empty."""
        return self.row.cells.get(key) or None

    def required(self, key: str) -> str:
        """Return the text of a cell that must not be empty."""
        text = self.text(key)
        if text is None:
            self.error(key, "missing_value", "This row needs a value here.")
        return text or ""

    def day(self, key: str) -> date | None:
        """Return the day of a cell; one that is not in the calendar or not certain is an error."""
        text = self.text(key)
        return None if text is None or is_blank(text) else self._day(key, text)

    def _day(self, key: str, text: str) -> date | None:
        """Return the day that ``text`` names: as a spreadsheet keeps it or in the firm's own style.

        Whether 05/06/2026 begins with its day, other cells of the column decide, else the language: in Spanish
        it does, in English nobody knows.
        """
        day = parse_day(text) or read_day(text) or read_day(text, self._page.month_first(key)) or read_serial(text)
        if day is None:
            expected = "a day of the calendar, such as 2026-11-23"
            either = [other for order in (False, True) if (other := read_day(text, order))]
            near = " / ".join(other.isoformat() for other in either) or None
            self.error(key, "unreadable_date", "This is not a date that can be read.", text, expected, near)
        return day

    def days(self, key: str) -> tuple[date, ...]:
        """Return the days of a cell with several, in their order; one that cannot be read is an error."""
        found: set[date] = set()
        for part in split_parts(self.text(key) or ""):
            day = None if is_blank(part) else self._day(key, part)
            if day is not None:
                found.add(day)
        return tuple(sorted(found))

    def period(self, first: str, last: str) -> tuple[date | None, date | None]:
        """Return two days in their order."""
        start, end = self.day(first), self.day(last)
        if start and end and end < start:
            message = "The period ends before it begins."
            self.error(
                last, "unreadable_date", message, end.isoformat(), say("a day from {day} on", day=start.isoformat())
            )
        return start, end

    def code(self, key: str) -> str | None:
        """Return the code of a drop-down cell; other words are an error."""
        text = self.text(key)
        return None if text is None or is_blank(text) else self._code(key, text)

    def codes(self, key: str) -> tuple[str, ...]:
        """Return the codes of a cell with several values."""
        parts: list[str] = []
        for part in split_parts(self.text(key) or ""):
            pieces = [piece.strip() for piece in part.split(",")]
            torn = len(pieces) > 1 and self._known(key, part) is None and all(self._known(key, one) for one in pieces)
            parts += pieces if torn else [part]
        found = [self._code(key, part) for part in parts if not is_blank(part)]
        return tuple(dict.fromkeys(code for code in found if code))

    def number(self, key: str, *, whole: bool) -> Decimal | int | None:
        """Return the number of a cell; a comma stands for the point in Spanish, a unit beside it is an error."""
        text = self.text(key)
        if text is None or is_blank(text):
            return None
        found = read_number(text, comma=self._page.lang == "es")
        if found is not None and (not whole or found == found.to_integral_value()) and (not whole or found >= 0):
            return int(found) if whole else found
        expected = "a whole number, such as 12" if whole else "a number alone, without unit, such as 0.05"
        near = nearest_number(text, whole=whole)
        self.error(key, "unreadable_number", "This is not a number that can be read.", text, expected, near)
        return None

    def flag(self, key: str) -> bool | None:
        """Return yes or no."""
        code = self.code(key)
        return None if code is None else code == "yes"

    def open_code(self, key: str) -> str | None:
        """Return the code of a cell whose list takes other words too; those are kept as written."""
        text = self.text(key)
        return None if text is None else self._known(key, text) or text

    def key(self, key: str) -> str | None:
        """Return a short id; what cannot stand in an identifier is an error."""
        text = self.text(key)
        if text is None:
            return None
        if not is_key(text):
            expected = "letters, digits, '.', '_' and '-'"
            self.error(key, "unreadable_id", "This cannot stand in an identifier.", text, expected, slug(text))
            return None
        return text

    def error(
        self,
        key: str,
        code: str,
        message: str,
        found: str | None = None,
        expected: str | None = None,
        near: str | None = None,
    ) -> None:
        """Note an error: the row gives nothing.

        In a workbook of the first form, what that form kept without reading is told and left out instead.
        """
        problem = self._problem(key, code, message, found, expected, near)
        if self._kept_unread(key):
            self.failed = self.failed or code == "missing_value"
            self._reading.problems.append(_as_warning(problem))
            return
        self.failed = True
        self._reading.problems.append(problem)

    def _kept_unread(self, key: str) -> bool:
        page = self._page.page
        column = next((column for column in page.columns if column.key == key), None)
        return self._page.version == "1" and column is not None and column.prop is not None

    def warn(self, key: str, code: str, message: str, found: str | None = None) -> None:
        """Note what is read, but odd."""
        problem = self._problem(key, code, message, found, None, None)
        self._reading.problems.append(_as_warning(problem))

    def source(self, kind: str, key: str, cells: Mapping[str, str]) -> Source | None:
        """Return where the row comes from: as remembered while it is unchanged, else this workbook."""
        memory = self._reading.memory
        if memory.unchanged(kind, key, cells):
            return unpack_source(memory.get(kind, key).get("source"))
        return self.here()

    def here(self) -> Source:
        """Return the place of the row in this workbook."""
        return Source(self._reading.book.file, self._page.sheet, self.row.number)

    def _list(self, key: str) -> str:
        name = self._page.page.column(key).values
        assert name is not None
        return name

    def _known(self, key: str, text: str) -> str | None:
        return self._reading.lists.code(self._list(key), text)

    def _code(self, key: str, text: str) -> str | None:
        lists, name, lang = self._reading.lists, self._list(key), self._page.lang
        code = lists.code(name, text)
        if code is None:
            message = "This is none of the values of the list."
            near = lists.nearest(name, text, lang)
            self.error(key, "unknown_value", message, text, lists.offered(name, lang), near)
        return code

    def _problem(
        self, key: str, code: str, message: str, found: str | None, expected: str | None, near: str | None
    ) -> Problem:
        heading = self._page.headings.get(key)
        return Problem(
            code,
            message,
            file=self._reading.book.file,
            sheet=self._page.sheet,
            row=self.row.number,
            column=heading,
            found=found,
            expected=expected,
            nearest=near,
        )


def _as_warning(problem: Problem) -> Problem:
    return Problem(
        problem.code,
        problem.message,
        "warning",
        file=problem.file,
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        found=problem.found,
        expected=problem.expected,
        nearest=problem.nearest,
    )


def nearest_id(found: str, known: Mapping[str, str]) -> str | None:
    """Return the known id nearest to ``found``: the same number under a known prefix, else the most alike."""
    prefix, _, local = found.rpartition(":")
    same_number = [curie for curie in known if curie.partition(":")[2] == local.strip()]
    if same_number:
        return same_number[0]
    alike = [curie for curie in known if curie.startswith(f"{prefix.strip()}:")]
    return nearest(found, alike or list(known))
