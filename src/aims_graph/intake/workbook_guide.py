"""How to use the workbook, in the workbook: a few rules and the list of its pages."""

from __future__ import annotations

from typing import Final

from xlsxwriter.worksheet import Worksheet

from aims_graph.intake.workbook_model import Lang, text
from aims_graph.intake.workbook_pages import PAGES
from aims_graph.intake.workbook_style import Style, height

_TITLE: Final = text("How to fill it in|Cómo rellenarlo")
_RULES: Final = (
    text(
        "Write what is so today. An empty cell means “not known”; nothing is read into it."
        "|Escriba lo que hay hoy. Una celda vacía significa «no se sabe»; de ella no se deduce nada."
    ),
    text(
        "“Complete as of”: only where you give a day does a missing row count as missing."
        "|«Completa a fecha de»: solo si indica un día, lo que no figure se considera inexistente."
    ),
    text(
        "“Inspected” and “sampled” are for what a named person has looked at, with the day. All else is "
        "“declared”."
        "|«Inspeccionado» y «muestreado» son para lo que una persona con nombre ha visto, con la fecha. Lo "
        "demás es "
        "«declarado»."
    ),
    text(
        "Several values in one cell: separate them with ';'. Dates as 2026-11-23."
        "|Varios valores en una celda: sepárelos con «;». Fechas como 2026-11-23."
    ),
    text(
        "Rows marked EXAMPLE are never read. Point at a heading to see what belongs in its column."
        "|Las filas marcadas EJEMPLO nunca se leen. Pase el cursor por una cabecera para ver qué va en su "
        "columna."
    ),
    text(
        "Headings and page names may be changed, whole columns moved and rows sorted. Leave the hidden first row "
        "and "
        "first column in place."
        "|Puede cambiar cabeceras y nombres de página, mover columnas enteras y ordenar filas. Deje en "
        "su sitio la primera fila y la primera columna, que están ocultas."
    ),
)
_PAGES_TITLE: Final = text("Pages of this workbook|Páginas de este libro")
_NEEDED: Final = text("Must be filled in.|Obligatoria.")
_FREE: Final = text("As far as known.|Hasta donde se sepa.")


def draw_guide(style: Style, sheet: Worksheet, row: int, lang: Lang) -> None:
    """Write the guide from ``row`` on."""
    sheet.merge_range(row, 1, row, 4, _TITLE.of(lang), style["group"])
    for rule in _RULES:
        row += 1
        sheet.set_row(row, 17)
        sheet.merge_range(row, 1, row, 4, rule.of(lang), style["cell"])
    row += 2
    sheet.merge_range(row, 1, row, 4, _PAGES_TITLE.of(lang), style["group"])
    for page in PAGES:
        row += 1
        sheet.set_row(row, height(page.purpose.of(lang), 88))
        name = page.label.of(lang)
        sheet.write_url(row, 1, f"internal:'{name}'!B2", style["link"], name)
        sheet.merge_range(row, 2, row, 3, page.purpose.of(lang), style["cell"])
        sheet.write_string(row, 4, (_NEEDED if page.form else _FREE).of(lang), style["cell"])
