"""The drop-downs and date cells of the workbook, and where the rows of its pages stand."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from aims_graph.intake.workbook_model import Column, Lang, Page, text
from aims_graph.intake.workbook_pages import page as page_of

FIRST_DAY: Final = date(1900, 3, 1)
"""Before this day Excel counts a day that never was; earlier days are written as text."""

LAST_ROW: Final = 2_000
"""The drop-downs reach down to this row."""

_NAMED_BY: Final = {
    "entities": "label", "systems": "label", "artefacts": "title", "models": "name", "decisions": "decision",
}  # fmt: skip
_PICK: Final = text("Please choose a value from the list.|Elija un valor de la lista.")
_DAY: Final = text("Please enter a date, such as 2026-11-23.|Escriba una fecha, como 2026-11-23.")


def head_row(page: Page) -> int:
    """Return the row of the headings of a list page, counted from 0."""
    return 4 + len(page.complete) + any(item.group for item in page.columns)


def validate(lang: Lang, sheet: Worksheet, item: Column, first: int, last: int, column: int) -> None:
    """Offer the values of ``item`` in the rows ``first`` to ``last``; closed lists refuse other words."""
    if item.kind == "day":
        validate_day(lang, sheet, first, last, column)
        return
    source = _source(item, lang)
    if source is None:
        return
    options: dict[str, Any] = {"validate": "list", "source": source, "ignore_blank": True}
    if item.kind == "choice":
        options |= {
            "error_type": "stop",
            "error_title": "aims-graph",
            "error_message": _PICK.of(lang),
        }
    else:
        options["show_error"] = False
    sheet.data_validation(first, column, last, column, options)


def _source(item: Column, lang: Lang) -> str | None:
    if item.kind == "ids":
        return "=aims_answers"
    if item.kind == "names" and item.values:
        named = page_of(item.values)
        index = [other.key for other in named.columns].index(_NAMED_BY[named.key]) + 2
        letter = chr(65 + index)
        first = head_row(named) + 3
        return f"='{named.label.of(lang)}'!${letter}${first}:${letter}${LAST_ROW}"
    return f"=aims_{item.values}" if item.values else None


def validate_day(lang: Lang, sheet: Worksheet, first: int, last: int, column: int) -> None:
    """Accept nothing but dates in the rows ``first`` to ``last``."""
    options = {
        "validate": "date",
        "criteria": ">=",
        "value": FIRST_DAY,
        "ignore_blank": True,
        "error_type": "stop",
        "error_title": "aims-graph",
        "error_message": _DAY.of(lang),
    }
    sheet.data_validation(first, column, last, column, options)
