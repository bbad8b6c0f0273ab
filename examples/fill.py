"""Fill the intake workbook of an example from its readable source: `python examples/fill.py examples/NAME`.

`firm.toml` has one table a page of the workbook, with the keys of its columns, and the words that a person would
type or choose. It is typed into the empty workbook, read as any workbook is, and written back: so the workbook that
is shipped is what the program itself makes of the answers, byte for byte.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from aims_graph import api
from aims_graph.intake.choices import choices
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_write import write_template

_COMPLETE = "#complete"


def fill(folder: Path, target: Path) -> None:
    """Write the workbook of the example in ``folder`` to ``target``. Raises what reading a workbook raises."""
    said = tomllib.loads((folder / "firm.toml").read_text(encoding="utf-8"))
    lang = said.pop("lang")
    offered = choices(api.load_knowledge(None), lang)
    with tempfile.TemporaryDirectory() as made:
        typed = Path(made) / target.name
        write_template(typed, lang=lang, choices=offered)
        book = load_workbook(typed)
        days = said.pop("complete", {})
        for sheet in book.worksheets:
            _type_in(sheet, said, days)
        if said:
            raise SystemExit(f"{folder / 'firm.toml'}: no page of the workbook is called {', '.join(sorted(said))}")
        book.save(typed)
        read = read_workbook(typed, choices=offered)
        for problem in read.problems:
            sys.stderr.write(f"{problem.sentence()}\n")
        write_template(target, lang=lang, choices=offered, organisation=read.organisation)


def _type_in(sheet: Worksheet, said: dict[str, Any], days: dict[str, Any]) -> None:
    marks = {
        str(cell.value).split(".", 2)[2]: cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("aims") and cell.value.count(".") >= 2
    }
    page = str(sheet["A1"].value or "").split(".")[1] if str(sheet["A1"].value or "").startswith("aims") else None
    for key, cell in marks.items():
        if key.startswith(_COMPLETE) and (day := days.get(key.removeprefix(f"{_COMPLETE}."))):
            sheet.cell(cell.row, 2).value = day
    answers = said.pop(page, None) if page else None
    if isinstance(answers, dict):
        for key, value in answers.items():
            sheet.cell(marks[key].row, 3).value = value
        return
    named = (
        {str(sheet.cell(row, marks["control"].column).value): row for row in range(1, sheet.max_row + 1)}
        if "control" in marks
        else {}
    )
    blank = marks["#head"].row + 2 if "#head" in marks else 0
    if named:
        blank = max(row for name, row in named.items() if name != "None") + 1
    for answer in answers or ():
        row = named.get(answer.get("control", ""))
        if row is None:
            row, blank = blank, blank + 1
        for key, value in answer.items():
            if key not in marks:
                raise SystemExit(f"{sheet.title}: there is no column {key}; there are {', '.join(sorted(marks))}")
            sheet.cell(row, marks[key].column).value = value


if __name__ == "__main__":
    for name in sys.argv[1:]:
        fill(Path(name), Path(name) / f"{Path(name).name}.xlsx")
