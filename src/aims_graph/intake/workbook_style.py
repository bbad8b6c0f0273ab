"""How the workbook looks: one place for colours, borders and formats."""

from __future__ import annotations

import math
import textwrap
from typing import Any, Final

import xlsxwriter

NAVY: Final = "#1F3A5F"
BAND: Final = "#E6ECF2"
LINE: Final = "#C9D1DA"
PREFILLED: Final = "#F5F7F9"
INPUT: Final = "#FFFBEC"
MUTED: Final = "#6B7785"
LINK: Final = "#1F5F99"

_BASE: Final[dict[str, Any]] = {
    "font_name": "Calibri",
    "font_size": 10,
    "valign": "top",
    "align": "left",
    "num_format": "@",
}
_CELL: Final[dict[str, Any]] = {"text_wrap": True, "indent": 1, "border": 1, "border_color": LINE}
_DAY: Final[dict[str, Any]] = {"num_format": "yyyy-mm-dd"}
_NUMBER: Final[dict[str, Any]] = {"num_format": "General"}
_HEAD: Final[dict[str, Any]] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "valign": "vcenter",
    "text_wrap": True,
    "indent": 1,
    "border": 1,
    "border_color": "#FFFFFF",
}

_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"},
    "purpose": {"text_wrap": True, "font_color": "#3C4650"},
    "field": {**_CELL, "bold": True, "font_color": NAVY},
    "label": {"bold": True, "font_color": NAVY, "valign": "vcenter", "indent": 1},
    "group": {
        "bold": True,
        "font_color": NAVY,
        "bg_color": BAND,
        "border": 1,
        "border_color": "#FFFFFF",
        "indent": 1,
    },
    "head_mark": {**_HEAD, "bg_color": BAND, "font_color": NAVY},
    "head": {**_HEAD, "bg_color": NAVY},
    "cell": _CELL,
    "cell_day": {**_CELL, **_DAY},
    "cell_number": {**_CELL, **_NUMBER},
    "prefilled": {**_CELL, "bg_color": PREFILLED},
    "key": {**_CELL, "font_color": MUTED, "font_size": 8},
    "example": {**_CELL, "italic": True, "font_color": MUTED, "bg_color": "#FBFBF8"},
    "example_day": {**_CELL, **_DAY, "italic": True, "font_color": MUTED, "bg_color": "#FBFBF8"},
    "example_number": {**_CELL, **_NUMBER, "italic": True, "font_color": MUTED, "bg_color": "#FBFBF8"},
    "input": {**_CELL, "bg_color": INPUT},
    "input_day": {**_CELL, **_DAY, "bg_color": INPUT},
    "beyond": {"text_wrap": True},
    "beyond_day": {"text_wrap": True, **_DAY},
    "beyond_number": {"text_wrap": True, **_NUMBER},
    "link": {**_CELL, "font_color": LINK, "underline": 1},
}


class Style:
    """The formats of one workbook, by name."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._formats = {name: book.add_format({**_BASE, **extra}) for name, extra in _FORMATS.items()}

    def __getitem__(self, name: str) -> Any:
        return self._formats[name]


def head_height(words: str, width: float) -> float:
    """Return the height of a heading in bold, which breaks between its words in a column ``width`` wide."""
    return 6 + 13.5 * len(textwrap.wrap(words, max(5, int(width)), break_long_words=False))


def height(words: str, width: float) -> float:
    """Return the height of a row that shows ``words`` in a column ``width`` wide, up to a dozen lines."""
    # A line of words breaks early now and then; a line that just fits does not break.
    room = max(4, width - 1)
    fits = [1 if len(line) <= 1.25 * room else math.ceil(len(line) / (1.1 * room)) for line in words.split("\n")]
    return 4 + 13 * min(12, sum(fits))
