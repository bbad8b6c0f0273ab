"""The last pages of the workbook: the ids to look up, and the hidden lists behind the drop-downs."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_memory import Memory
from aims_graph.intake.workbook_model import MARK, Choices, text
from aims_graph.intake.workbook_sheets import Drawing, print_setup
from aims_graph.intake.workbook_style import height

IDS: Final = text("Identifiers|Identificadores")
MEMORY_MARK: Final = f"{MARK}.memory"
_MEMORY_COLUMN: Final = 6
_PURPOSE: Final = text(
    "The ids to use in the column “Answers” of the Artefacts page. Filter by words; nothing on this page "
    "is read. "
    "Statements are in our own words, not the wording of the standard."
    "|Los ids. que se usan en la columna «Responde a» de la página Artefactos. Filtre por palabras; nada "
    "de esta página se lee. Los enunciados están en nuestras palabras, no en las de la norma; los títulos en "
    "español son traducción nuestra."
)
_HEADS: Final = (text("Id|Id."), text("Kind|Clase"), text("What it asks|Qué pide"))
_STATEMENT: Final = text("Statement|Enunciado")
_REQUIREMENT: Final = text("Requirement|Requisito")
_OFFERED_LENGTH: Final = 110


def write_ids(drawing: Drawing, choices: Choices, memory: Memory) -> None:
    """Add the page of ids; the memory lies in its hidden columns, where sorting cannot harm it."""
    sheet = drawing.book.add_worksheet(IDS.of(drawing.lang))
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#C9D1DA")
    sheet.write_string(0, 0, f"{MARK}.ids")
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(0, 0, 2, None, {"hidden": True})
    for column, width in ((1, 22), (2, 14), (3, 110)):
        sheet.set_column(column, column, width, drawing.style["beyond"])
    sheet.set_column(4, 16_383, None, None, {"hidden": True})
    sheet.set_row(1, 28)
    sheet.write_string(1, 1, IDS.of(drawing.lang), drawing.style["title"])
    sheet.set_row(2, height(_PURPOSE.of(drawing.lang), 146))
    sheet.merge_range(2, 1, 2, 3, _PURPOSE.of(drawing.lang), drawing.style["purpose"])
    head = 3
    for column, label in enumerate(_HEADS, start=1):
        sheet.write_string(head, column, label.of(drawing.lang), drawing.style["head"])
    known = choices.offered_ids()
    statements = {curie for curie, _ in choices.statements}
    for row, (curie, words) in enumerate(known.items(), start=head + 1):
        kind = _STATEMENT if curie in statements else _REQUIREMENT
        for column, value in enumerate((curie, kind.of(drawing.lang), words), start=1):
            drawing.put(sheet, row, column, value, "cell" if curie in statements else "prefilled")
        sheet.set_row(row, height(words, 110))
    sheet.autofilter(head, 1, head + max(1, len(known)), 3)
    sheet.freeze_panes(head + 1, 2)
    print_setup(sheet, head, 150, drawing.lang)
    for row, chunks in enumerate(memory.rows(), start=head + 1):
        for column, chunk in enumerate((MEMORY_MARK, *chunks), start=_MEMORY_COLUMN):
            sheet.write_string(row, column, chunk)


def write_lists(drawing: Drawing, choices: Choices) -> None:
    """Add the hidden page with the values of the drop-downs, each list under a defined name."""
    name = "Listas" if drawing.lang == "es" else "Lists"
    sheet = drawing.book.add_worksheet(name)
    sheet.write_string(0, 0, f"{MARK}.lists")
    lists = {key: drawing.lists.words(key, drawing.lang) for key in drawing.lists.names()}
    lists["answers"] = [_offered(curie, words) for curie, words in choices.offered_ids().items()]
    for column, (key, words) in enumerate(lists.items(), start=1):
        sheet.write_string(0, column, key)
        for row, word in enumerate(words or [""], start=1):
            sheet.write_string(row, column, word)
        letter = xlsx_column(column)
        drawing.book.define_name(f"aims_{key}", f"={name}!${letter}$2:${letter}${max(1, len(words)) + 1}")
    sheet.hide()


def xlsx_column(index: int) -> str:
    """Return the letters of the column ``index``, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _offered(curie: str, words: str) -> str:
    """Return an id with its words; ';' is kept out because it separates the values of a cell."""
    flat = " ".join(words.replace(";", ",").split())
    flat = flat if len(flat) <= _OFFERED_LENGTH else flat[: _OFFERED_LENGTH - 1] + "…"
    return f"{curie}  {flat}".strip()
