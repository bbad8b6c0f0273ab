"""A sheet of the workbook as values: its columns, its rows, and the lines above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aims_graph.reports.wording import Phrase, Wording

Cell = str | int
Style = Literal["text", "number", "day", "strong", "head", "title", "banner"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading and its width in characters."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the table, the table's columns, and its rows."""

    name: str
    banner: tuple[tuple[str, Style], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 0
    filtered: bool = True
    headings: bool = False

    def strong(self, cells: Sequence[Cell]) -> bool:
        """Return whether a row is a heading of the rows below it."""
        return self.headings and len(cells) > 1 and cells[1] == ""


def columns(wording: Wording, *headed: tuple[str, int]) -> tuple[Column, ...]:
    """Return columns from the keys of their headings and their widths."""
    return tuple(Column(wording.t(key), width) for key, width in headed)


def plain(phrase: Phrase | str | None) -> str:
    """Return a phrase as plain text; nothing where there is none."""
    return "" if phrase is None else str(phrase)


def yes(value: bool, wording: Wording) -> str:
    """Return yes or no."""
    return wording.t("yes" if value else "no")
