"""Tables of Word (.docx) and OpenDocument spreadsheets (.ods), from parts that were unpacked under a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from aims_graph.base.errors import say
from aims_graph.intake.cells import clean
from aims_graph.intake.tables import MAX_COLUMNS, MAX_ROWS, Document, Row, Table, unreadable

WORD: Final = "word/document.xml"
SHEETS: Final = "content.xml"
_SYMBOLS: Final = {
    "F0FE": "☒",
    "F052": "☒",
    "F078": "☒",
    "F0FD": "☒",
    "F0FC": "✓",
    "F0A8": "☐",
    "F06F": "☐",
    "F0A3": "☐",
}
"""Characters of Wingdings that people tick with."""
_REPEATED: Final = 100
"""So often a filled row or cell is taken where an .ods says that it repeats; a list does not repeat its rows."""


def read_word(file: str, parts: Mapping[str, bytes]) -> Document:
    """Return the tables of a Word document; what was deleted under track changes is left out."""
    body = next((each for each in fromstring(parts[WORD]) if _name(each) == "body"), None)
    tables: list[Table] = []
    prose: list[str] = []
    section, number = "", 0
    for element in _blocks(body) if body is not None else ():
        if _name(element) == "p":
            text = clean(_text(element))
            prose.append(text)
            section = text if text and _is_heading(element) else section
            continue
        rows, carried = [], dict[int, str]()
        for line in _children(element, "tr"):
            number += 1
            row = _word_row(line, number, carried)
            rows += [row] if row.cells else []
        _refuse_many(file, number)
        tables.append(Table(tuple(rows), section=section))
    notes = ("read as a Word document; rows are counted through all of its tables",)
    return Document(file, tuple(tables), "\n".join(filter(None, prose)), notes=notes)


def _blocks(body: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a body, also those inside content controls, in order."""
    for element in body:
        if _name(element) in ("p", "tbl"):
            yield element
        elif _name(element) in ("sdt", "sdtContent", "ins"):
            yield from _blocks(element)


def _word_row(line: Element, number: int, carried: dict[int, str]) -> Row:
    cells: list[str] = []
    joined = set()
    for cell in _children(line, "tc"):
        column = len(cells)
        span = int(_setting(cell, "gridSpan") or "1")
        merge = next((each for each in cell.iter() if _name(each) == "vMerge"), None)
        text = clean("\n".join(_text(each) for each in _blocks(cell) if _name(each) == "p"))
        if merge is not None and _value(merge) != "restart" and not text:
            text = carried.get(column, "")
            joined.add(column)
        carried[column] = text
        cells += [text, *[""] * (min(span, MAX_COLUMNS) - 1)]
    return _row(number, cells, joined)


def _row(number: int, cells: list[str], joined: set[int]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return Row(number, tuple(cells), carried=frozenset(column for column in joined if column < len(cells)))


def _children(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "table-header-rows", "table-row-group", "table-rows"):
            yield from _children(child, name)


def _text(element: Element) -> str:
    """Return the text of a paragraph, without that of what is drawn over it or deleted."""
    found = []
    for child in element:
        name = _name(child)
        if name in ("t", "instrText"):
            found.append(child.text or "" if name == "t" else "")
        elif name in ("tab", "br", "cr"):
            found.append(" " if name == "tab" else "\n")
        elif name == "sym":
            found.append(_SYMBOLS.get(_value(child, "char").upper(), ""))
        elif name not in ("del", "moveFrom", "pPr", "rPr", "drawing", "pict", "AlternateContent"):
            found.append(_text(child))
    return "".join(found)


def _is_heading(paragraph: Element) -> bool:
    style = _setting(paragraph, "pStyle").casefold()
    return style.startswith(
        ("heading", "title", "berschrift", "überschrift", "titre", "titulo", "título", "titolo", "kop")
    )


def _setting(element: Element, name: str) -> str:
    found = next((each for each in element.iter() if _name(each) == name), None)
    value = _value(found) if found is not None else ""
    return value if name == "pStyle" or value.isdecimal() else ""


def _value(element: Element, name: str = "val") -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _refuse_many(file: str, rows: int) -> None:
    if rows > MAX_ROWS:
        message = "The file has more than {most} rows. Hand in the list itself, or in parts."
        raise unreadable(file, say(message, most=f"{MAX_ROWS:,}"))


# ── OpenDocument ─────────────────────────────────────────────────────────────


def read_sheets(file: str, parts: Mapping[str, bytes]) -> Document:
    """Return the sheets of an OpenDocument spreadsheet, each cell as it is shown."""
    tables: list[Table] = []
    notes = ["read as an OpenDocument spreadsheet"]
    whole = list(fromstring(parts[SHEETS]).iter())
    hidden = {_value(style, "name") for style in whole if _name(style) == "style" and _hides(style)}
    for element in whole:
        if _name(element) != "table":
            continue
        name = _value(element, "name")
        if _value(element, "style-name") in hidden:
            notes.append(f"sheet {name} is hidden and was not read")
        else:
            tables.append(Table(tuple(_sheet_rows(file, element)), name))
    return Document(file, tuple(tables), notes=tuple(notes))


def _hides(style: Element) -> bool:
    return any(_name(each) == "table-properties" and _value(each, "display") == "false" for each in style)


def _sheet_rows(file: str, sheet: Element) -> Iterator[Row]:
    number = filled = 0
    below: dict[int, tuple[int, str]] = {}
    for line in _children(sheet, "table-row"):
        times = int(_value(line, "number-rows-repeated") or "1")
        row = _sheet_row(line, number + 1, below)
        for again in range(min(times, _REPEATED) if row.cells else 0):
            filled += 1
            _refuse_many(file, filled)
            yield Row(number + 1 + again, row.cells, carried=row.carried)
        number += times


def _sheet_row(line: Element, number: int, below: dict[int, tuple[int, str]]) -> Row:
    cells: list[str] = []
    joined = set()
    for cell in line:
        if _name(cell) not in ("table-cell", "covered-table-cell") or len(cells) > MAX_COLUMNS:
            continue
        column = len(cells)
        text = clean("\n".join("".join(each.itertext()) for each in cell if _name(each) == "p"))
        last, above = below.get(column, (0, ""))
        if _name(cell) == "covered-table-cell" and number <= last and not text:
            text = above
            joined.add(column)
        spanned = _value(cell, "number-rows-spanned")
        if spanned.isdecimal() and int(spanned) > 1:
            below[column] = (number + int(spanned) - 1, text)
        times = int(_value(cell, "number-columns-repeated") or "1")
        cells += [text] * (min(times, _REPEATED) if text else min(times, MAX_COLUMNS + 1))
    return _row(number, cells, joined)
