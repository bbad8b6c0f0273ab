"""Drawing the pages of the workbook: the form of the organisation, and the lists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.numbers import plain_number
from aims_graph.intake.workbook_dropdowns import FIRST_DAY, LAST_ROW, head_row, validate, validate_day
from aims_graph.intake.workbook_guide import draw_guide
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_model import MARK, Column, Lang, Page, text
from aims_graph.intake.workbook_record_rows import CellValue
from aims_graph.intake.workbook_rows import Cells, Filled
from aims_graph.intake.workbook_style import NAVY, Style, head_height, height

MAX_TEXT: Final = 32_767
"""The characters that a cell holds."""

_EXACT_DIGITS: Final = 15
"""What a spreadsheet keeps of a number."""

_BLANK_ROWS: Final = 25
_MARK_WIDTH: Final = 11
_ARROW: Final = 3
"""What the arrow of the filter takes of a heading."""

_PREFILLED: Final = ("control", "title")

_MARK_HEAD: Final = text("Mark|Marca")
_MARK_HELP: Final = text(
    "For your own marks; not read. A row marked EXAMPLE is never read."
    "|Para sus propias marcas; no se lee. Una fila marcada EJEMPLO nunca se lee."
)
_EXAMPLE: Final = text("EXAMPLE|EJEMPLO")
_FORM_HEADS: Final = (
    text("Field|Campo"),
    text("Your answer|Su respuesta"),
    text("EXAMPLE|EJEMPLO"),
    text("Explanation|Explicación"),
)
_PAGE: Final = text("Page|Página")
_CONFIDENTIAL: Final = text("Confidential|Confidencial")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every page is drawn with."""

    book: xlsxwriter.Workbook
    style: Style
    lists: Lists
    lang: Lang

    def put(self, sheet: Worksheet, row: int, column: int, value: CellValue, style: str) -> None:
        """Write one value: a date as a date, a number as a number, a text as a text, whatever it begins with.

        Raises ``InputError`` for a text that no cell can hold.
        """
        if isinstance(value, date):
            if value >= FIRST_DAY:
                sheet.write_datetime(row, column, value, self.style[style])
                return
            value = value.isoformat()
        if isinstance(value, int | Decimal):
            if len(plain_number(Decimal(value)).strip("-").replace(".", "")) <= _EXACT_DIGITS:
                sheet.write_number(row, column, float(value), self.style[style])
                return
            value = plain_number(Decimal(value))
        if len(value.encode("utf-16-le")) // 2 > MAX_TEXT:
            message = say("A text of {count} characters is too long for a cell of the workbook.", count=len(value))
            place = {"sheet": sheet.get_name(), "row": row + 1, "column": column + 1}
            raise InputError(
                Problem("text_too_long", message, expected=say("at most {count} characters", count=MAX_TEXT), **place)
            )
        if value:
            sheet.write_string(row, column, value, self.style[style])
        else:
            sheet.write_blank(row, column, None, self.style[style])


def print_setup(sheet: Worksheet, head: int, width: float, lang: Lang = "en") -> None:
    """Set ``sheet`` up for paper: A4 landscape, heading rows on every page, a footer."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(max(1, math.ceil((width - 40) / 220)), 0)
    sheet.repeat_rows(head)
    footer = f"&L&8{_CONFIDENTIAL.of(lang)}&C&8&A&R&8{_PAGE.of(lang)} &P / &N"
    sheet.set_footer(footer)


def draw_form(drawing: Drawing, sheet: Worksheet, page: Page, filled: Filled) -> None:
    """Draw the page of the organisation: a form, and below it how to use the workbook."""
    lang = drawing.lang
    _frame(drawing, sheet, page, filled)
    for column, width in ((1, 30), (2, 48), (3, 40), (4, 62)):
        sheet.set_column(column, column, width, drawing.style["plain"])
    sheet.merge_range(2, 1, 2, 4, page.purpose.of(lang), drawing.style["purpose"])
    head = 4
    sheet.set_row(head, 20)
    for column, label in enumerate(_FORM_HEADS, start=1):
        sheet.write_string(head, column, label.of(lang), drawing.style["head"])
    given = filled.rows.get(page.key, [{}])[0]
    for row, item in enumerate(page.columns, start=head + 1):
        sheet.write_string(row, 0, f"{MARK}.{page.key}.{item.key}")
        shown = ((item.help.of(lang), 62.0), (_head_text(item, lang), 26.0), (item.example.of(lang), 40.0),
                 (str(given.get(item.key, "")), 48.0))  # fmt: skip
        sheet.set_row(row, max(height(words, width) for words, width in shown))
        drawing.put(sheet, row, 1, _head_text(item, lang), "field")
        drawing.put(sheet, row, 2, given.get(item.key, ""), "input")
        drawing.put(sheet, row, 3, item.example.of(lang), "example")
        drawing.put(sheet, row, 4, item.help.of(lang), "cell")
        validate(lang, sheet, item, row, row, 2)
    draw_guide(drawing.style, sheet, head + len(page.columns) + 2, lang)
    print_setup(sheet, head, 180, lang)
    sheet.fit_to_pages(1, 1)


def draw_list(drawing: Drawing, sheet: Worksheet, page: Page, filled: Filled) -> None:
    """Draw a list page: title, purpose, completeness, headings, one example, the rows."""
    lang = drawing.lang
    _frame(drawing, sheet, page, filled)
    _columns(drawing, sheet, page)
    _top(drawing, sheet, page, filled)
    head = head_row(page)
    rows = filled.rows.get(page.key, [])
    _headings(drawing, sheet, page, head)
    _example(drawing, sheet, page, head + 1)
    for number in range(len(rows) + _BLANK_ROWS):
        _row(drawing, sheet, page, head + 2 + number, rows[number] if number < len(rows) else {})
    last = max(LAST_ROW, head + 2 + len(rows) + _BLANK_ROWS)
    for column, item in enumerate(page.columns, start=2):
        validate(lang, sheet, item, head + 2, last, column)
    sheet.autofilter(head, 1, head + 1 + len(rows) + _BLANK_ROWS, len(page.columns) + 1)
    sheet.freeze_panes(head + 1, _frozen(page))
    print_setup(sheet, head, _MARK_WIDTH + sum(item.width for item in page.columns), lang)
    sheet.repeat_columns(1, _frozen(page) - 1)


def _row(drawing: Drawing, sheet: Worksheet, page: Page, row: int, cells: Cells) -> None:
    if cells:
        # LibreOffice does not fit the height of rows when it opens a file; Excel does.
        sheet.set_row(row, max(height(str(cells.get(item.key, "")), item.width) for item in page.columns))
    sheet.write_blank(row, 1, None, drawing.style["cell"])
    for column, item in enumerate(page.columns, start=2):
        drawing.put(sheet, row, column, cells.get(item.key, ""), _style(page, item, cells))


def _frame(drawing: Drawing, sheet: Worksheet, page: Page, filled: Filled) -> None:
    """Hide the row and column of markers, and write the title."""
    sheet.hide_gridlines(2)
    sheet.set_tab_color(NAVY)
    sheet.write_string(0, 0, f"{MARK}.{page.key}.#{drawing.lang}")
    firm = filled.rows["organisation"][0]["slug"]
    if firm:
        sheet.write_string(1, 0, f"{MARK}.{page.key}.#of.{firm}")
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(0, 0, 2, None, {"hidden": True})
    sheet.set_row(1, 30)
    sheet.write_string(1, 1, page.label.of(drawing.lang), drawing.style["title"])


def _columns(drawing: Drawing, sheet: Worksheet, page: Page) -> None:
    sheet.set_column(1, 1, _MARK_WIDTH, drawing.style["beyond"])
    sheet.write_string(0, 1, f"{MARK}.{page.key}.#mark")
    for column, item in enumerate(page.columns, start=2):
        sheet.write_string(0, column, f"{MARK}.{page.key}.{item.key}")
        style = _kind_style(item, "beyond")
        sheet.set_column(column, column, item.width, drawing.style[style])


def _top(drawing: Drawing, sheet: Worksheet, page: Page, filled: Filled) -> None:
    lang = drawing.lang
    reach, wide = _reach(page, 130)
    sheet.set_row(2, height(page.purpose.of(lang), wide))
    sheet.merge_range(2, 1, 2, reach, page.purpose.of(lang), drawing.style["purpose"])
    row = 3
    for key, label in page.complete:
        sheet.write_string(row, 0, f"{MARK}.{page.key}.#complete.{key}")
        sheet.set_row(row, 18)
        drawing.put(sheet, row, 1, filled.complete.get(key, ""), "input_day")
        sheet.write_string(row, 2, label.of(lang), drawing.style["label"])
        validate_day(lang, sheet, row, row, 1)
        row += 1
    sheet.set_row(row, 6)


def _reach(page: Page, width: int) -> tuple[int, float]:
    """Return the column up to which the page is at least ``width`` wide, and how wide it is there."""
    total = float(_MARK_WIDTH)
    for column, item in enumerate(page.columns, start=2):
        total += item.width
        if total >= width or column == len(page.columns) + 1:
            return column, total
    return 2, total


def _headings(drawing: Drawing, sheet: Worksheet, page: Page, head: int) -> None:
    lang = drawing.lang
    sheet.write_string(head, 0, f"{MARK}.{page.key}.#head")
    labels = [head_height(_head_text(item, lang), item.width - _ARROW) for item in page.columns]
    sheet.set_row(head, max(32, *labels))
    _groups(drawing, sheet, page, head - 1)
    sheet.write_string(head, 1, _MARK_HEAD.of(lang), drawing.style["head_mark"])
    _note(sheet, head, 1, _MARK_HELP.of(lang))
    for column, item in enumerate(page.columns, start=2):
        sheet.write_string(head, column, _head_text(item, lang), drawing.style["head"])
        _note(sheet, head, column, item.help.of(lang))


def _groups(drawing: Drawing, sheet: Worksheet, page: Page, row: int) -> None:
    start = 0
    columns = page.columns
    for end in range(1, len(columns) + 1):
        if end < len(columns) and columns[end].group == columns[start].group:
            continue
        group = columns[start].group
        if group:
            words, style = group.of(drawing.lang), drawing.style["group"]
            if end - start > 1:
                sheet.merge_range(row, start + 2, row, end + 1, words, style)
            else:
                sheet.write_string(row, start + 2, words, style)
        start = end


def _example(drawing: Drawing, sheet: Worksheet, page: Page, row: int) -> None:
    sheet.set_row(row, max(height(item.example.of(drawing.lang), item.width) for item in page.columns))
    drawing.put(sheet, row, 1, _EXAMPLE.of(drawing.lang), "example")
    for column, item in enumerate(page.columns, start=2):
        words = item.example.of(drawing.lang)
        drawing.put(sheet, row, column, _example_value(item, words), _kind_style(item, "example"))


def _style(page: Page, item: Column, cells: Cells) -> str:
    if item.kind in ("day", "integer", "decimal"):
        return _kind_style(item, "cell")
    if item.key == "slug" and page.key == "artefacts":
        return "key"
    return "prefilled" if page.soa and item.key in _PREFILLED and cells.get(item.key) else "cell"


def _kind_style(item: Column, base: str) -> str:
    """Return the style for the kind of value: days and numbers have their own, so that typing gives one."""
    kind = "day" if item.kind == "day" else "number" if item.kind in ("integer", "decimal") else ""
    return f"{base}_{kind}" if kind else base


def _example_value(item: Column, words: str) -> CellValue:
    if not words or item.kind not in ("day", "integer", "decimal"):
        return words
    return date.fromisoformat(words) if item.kind == "day" else Decimal(words)


def _head_text(item: Column, lang: Lang) -> str:
    return item.label.of(lang) + (" *" if item.required else "")


def _note(sheet: Worksheet, row: int, column: int, words: str) -> None:
    height = 20 + 15 * math.ceil(len(words) / 34)
    options = {"author": "aims-graph", "width": 220, "height": height, "color": "#FFFFF0", "font_size": 9}
    sheet.write_comment(row, column, words, options)


def _frozen(page: Page) -> int:
    """Return the first column that scrolls: what names a row stays in sight."""
    return 4 if page.columns[1].key == "title" else 3
