"""The report as a workbook: one sheet a question, filterable, ready to print.

Text is always written as text, so that nothing handed in becomes a formula or a link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import accumulate
from math import ceil
from typing import Any, Final

import xlsxwriter

from aims_graph.assess.result import AssessmentResult
from aims_graph.base.dates import parse_day
from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Cell, Sheet, Style
from aims_graph.reports.sheets import sheets
from aims_graph.reports.wording import Wording, printable

_LONGEST: Final = 32_767
"""Characters a cell can hold; Excel refuses a file with more."""
_ACCENT: Final = "#1B5A70"
_LINE: Final = "#DCE2E6"
_WASH: Final = "#F4F7F8"
_BANNER: Final = 110
"""Characters that a line above a table may be wide before it goes on below."""
_PAGE: Final = 230
"""Characters across a landscape page that can still be read."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_EARLIEST: Final = date(1900, 3, 1)
"""Before this day spreadsheets count days differently."""
_NARROW: Final = 1.12
"""Characters of Arial that fit where a column is one wide."""
_LINE_HEIGHT: Final = 12
_TALLEST: Final = 409
"""Points a row can be high in Excel."""
_NEVER: Final = datetime(2000, 1, 1)
"""Stands where the day of the assessment cannot be read: a workbook has to say when it was made."""


def render_xlsx(content: Content) -> bytes:
    """Return the workbook. The same content gives the same bytes: it is dated by the day it speaks of."""
    wording = content.wording
    return render_book(sheets(content), content.result, wording, wording.t("report.title"))


def render_book(pages: Iterable[Sheet], result: AssessmentResult, wording: Wording, title: str) -> bytes:
    """Return a workbook of ``pages`` about ``result``, dated by the day it speaks of."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    day = parse_day(result.as_of)
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": f"{title}: {printable(result.organisation)}"[:250],
                "comments": wording.t("report.confidential"),
                "created": datetime(day.year, day.month, day.day) if day else _NEVER,
            }
        )
        formats = _formats(book)
        for sheet in pages:
            _write(book, sheet, formats)
            _print_set_up(book.get_worksheet_by_name(sheet.name), sheet, result, wording)
    return buffer.getvalue()


def _formats(book: Any) -> dict[Style, Any]:
    base = {"font_name": "Arial", "font_size": 9, "valign": "top", "text_wrap": True}
    line = {"bottom": 1, "bottom_color": _LINE}
    return {
        "text": book.add_format({**base, **line}),
        "number": book.add_format({**base, **line, "align": "right", "indent": 1, "num_format": "0"}),
        "day": book.add_format({**base, **line, "align": "left", "num_format": "yyyy-mm-dd"}),
        "strong": book.add_format({**base, **line, "bold": True, "bg_color": _WASH}),
        "head": book.add_format(
            {**base, "bold": True, "font_color": "white", "bg_color": _ACCENT, "valign": "vcenter"}
        ),
        "title": book.add_format(
            {"font_name": "Arial", "font_size": 14, "bold": True, "font_color": _ACCENT, "valign": "vcenter"}
        ),
        "banner": book.add_format({**base, "font_color": "#62707A"}),
    }


def _write(book: Any, sheet: Sheet, formats: dict[Style, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    row = 0
    for line, style in sheet.banner:
        _banner(page, row, line, formats[style], sheet)
        row += 1
    head = row + 1 if row else 0
    for place, column in enumerate(sheet.columns):
        _text(page, head, place, column.head, formats["head"])
    page.set_row(head, _height([column.head for column in sheet.columns], sheet) + 4)
    for offset, cells in enumerate(sheet.rows, start=1):
        page.set_row(head + offset, _height(cells, sheet))
        for place, cell in enumerate(cells):
            _cell(page, head + offset, place, cell, formats, sheet.strong(cells))
    if sheet.columns:
        page.freeze_panes(head + 1, sheet.frozen)
        if sheet.filtered and sheet.rows:
            page.autofilter(head, 0, head + len(sheet.rows), len(sheet.columns) - 1)
        page.repeat_rows(head)


def _height(cells: Sequence[Cell], sheet: Sheet) -> int:
    """Return a row height that shows the longest cell: no program fits wrapped text reliably by itself."""
    most = 1
    for cell, column in zip(cells, sheet.columns, strict=False):
        lines = str(cell).split("\n")
        most = max(most, sum(max(1, ceil(len(line) / (column.width * _NARROW))) for line in lines))
    return min(_TALLEST, most * _LINE_HEIGHT + 4)


def _banner(page: Any, row: int, line: str, style: Any, sheet: Sheet) -> None:
    """Write a line above the table over the first columns, as high as its words need: Excel does not fit
    merged cells by itself."""
    sums = list(accumulate(column.width for column in sheet.columns))
    last = next((place for place, total in enumerate(sums) if total >= _BANNER), len(sums) - 1)
    if last:
        page.merge_range(row, 0, row, last, "", style)
    page.set_row(row, max(1, -(-len(line) // sums[last])) * (22 if style.font_size > 9 else 13))
    _text(page, row, 0, line, style)


def _cell(page: Any, row: int, column: int, cell: Cell, formats: dict[Style, Any], strong: bool) -> None:
    if isinstance(cell, int):
        page.write_number(row, column, cell, formats["number"])
    elif (day := _day(cell)) is not None:
        page.write_datetime(row, column, day, formats["day"])
    else:
        _text(page, row, column, cell, formats["strong" if strong else "text"])


def _day(text: str) -> date | None:
    """Return the day that a cell holds and nothing else: a spreadsheet sorts and filters days, not their text."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and day >= _EARLIEST else None


def _text(page: Any, row: int, column: int, text: str, style: Any) -> None:
    if not text:
        page.write_blank(row, column, None, style)
        return
    shown = printable(text)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    page.write_string(row, column, shown, style)


def _print_set_up(page: Any, sheet: Sheet, result: AssessmentResult, wording: Wording) -> None:
    t = wording.t
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(max(1, round(sum(column.width for column in sheet.columns) / _PAGE)), 0)
    if sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    # In a header & starts a command, and Excel takes 255 characters in all.
    organisation = " ".join(printable(result.organisation).split())[:60].replace("&", "&&")
    page.set_header(f"&L&8{organisation} · {sheet.name}&R&8{t('report.confidential')}")
    page.set_footer(f"&R&8{t('sheet.page')}")
    page.hide_gridlines(2)
