"""Writing the intake workbook (design: intake workbook): empty, or filled from an organisation."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter

from aims_graph.graph.store import write_atomic
from aims_graph.intake.organisation import Organisation
from aims_graph.intake.workbook_ids import write_ids, write_lists
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_model import VERSION, Choices, Lang
from aims_graph.intake.workbook_pages import PAGES
from aims_graph.intake.workbook_rows import Filled, RowMaker
from aims_graph.intake.workbook_sheets import Drawing, draw_form, draw_list
from aims_graph.intake.workbook_style import Style

PROPERTY: Final = "aims-graph-workbook"
"""Custom document property that says which form of the workbook a file has."""

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_template(path: Path, *, lang: Lang, choices: Choices, organisation: Organisation | None = None) -> None:
    """Write the intake workbook to ``path``, in one step: the old file stays until the new one is whole.

    With ``organisation`` its pages are filled, and ``read_workbook`` gives the same organisation back, with
    addresses ordered by artefact. No cell holds a formula, whatever a text begins with. The same arguments
    give the same bytes.

    Raises ``InputError`` where the organisation holds something that no page has a place for (a text of more
    than 32,767 characters, an SoA of another standard, an address of an artefact that is not listed), and
    where ``path`` cannot be written.
    """
    filled = RowMaker(organisation or Organisation("", ""), choices, lang).fill()
    write_atomic(path, _bytes(lang, choices, filled))


def _bytes(lang: Lang, choices: Choices, filled: Filled) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = "Libro de datos de aims-graph" if lang == "es" else "aims-graph intake workbook"
    # XlsxWriter would stamp the moment of writing, and the same data would give other bytes each time.
    book.set_properties({"title": title, "author": "aims-graph", "created": datetime(1980, 1, 1)})
    book.set_custom_property(PROPERTY, f"{VERSION}.{lang}", "text")
    drawing = Drawing(book, Style(book), Lists(choices), lang)
    for page in PAGES:
        sheet = book.add_worksheet(page.label.of(lang))
        if page.form:
            draw_form(drawing, sheet, page, filled)
        else:
            draw_list(drawing, sheet, page, filled)
    write_ids(drawing, choices, filled.memory)
    write_lists(drawing, choices)
    book.close()
    return buffer.getvalue()
