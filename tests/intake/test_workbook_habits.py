"""What people do to a form in a spreadsheet program: each habit is read right, or told with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.intake.test_workbook_records import CHOICES, Desk

from aims_graph.intake.organisation import Artefact, Organisation
from aims_graph.intake.workbook_model import Lang
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_write import write_template

LANGS: tuple[Lang, ...] = ("en", "es")


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Lang], Desk]:
    return lambda lang: Desk(tmp_path / "firm.xlsx", lang)


def _codes(at: Desk) -> list[str]:
    return sorted(problem.code for problem in at.read().problems)


@pytest.mark.parametrize(
    "written",
    ["31/12/2026", "31-dic-2026", "31-12-26", "31.12.2026", "31 de diciembre de 2026", " 2026-12-31  ", "46387",
     datetime(2026, 12, 31, 9, 30), 46387],
)  # fmt: skip
@pytest.mark.parametrize("lang", LANGS)
def test_a_day_in_the_style_of_the_firm(desk: Callable[[Lang], Desk], lang: Lang, written: object) -> None:
    at = desk(lang)
    at.add("decisions", decision="Release", decided_on=written)
    (row,) = at.rows()
    assert row.values["decided_on"] == (date(2026, 12, 31),)


def test_a_day_that_could_be_two_is_one_in_spanish_and_asked_for_in_english(desk: Callable[[Lang], Desk]) -> None:
    at = desk("es")
    at.add("decisions", decision="Versión", decided_on="05/06/2026")
    assert at.rows()[0].values["decided_on"] == (date(2026, 6, 5),)
    at = desk("en")
    at.add("decisions", decision="Release", decided_on="05/06/2026")
    assert [(p.code, p.nearest) for p in at.refused()] == [("unreadable_date", "2026-06-05 / 2026-05-06")]
    at.add("decisions", 1, decision="Another", decided_on="05/31/2026")
    assert [row.values["decided_on"] for row in at.rows()] == [(date(2026, 5, 6),), (date(2026, 5, 31),)]


@pytest.mark.parametrize("written", [0.05, "5 %", "5%", "5,0 %"])
def test_a_percentage_is_what_a_spreadsheet_makes_of_it(desk: Callable[[Lang], Desk], written: object) -> None:
    at = desk("es")
    at.add("evaluations", what="Sesgo", threshold=written)
    assert at.rows()[0].values["threshold"] == (Decimal("0.05"),)


@pytest.mark.parametrize(("written", "said"), [
    ("Sí", True), ("sí ", True), ("X", True), ("x", True), ("✓", True), ("✔️", True), ("VERDADERO", True), (True, True),
    (1, True), ("No", False), ("✗", False), ("n", False), (0, False),
])  # fmt: skip
@pytest.mark.parametrize("lang", LANGS)
def test_a_tick_is_a_yes(desk: Callable[[Lang], Desk], lang: Lang, written: object, said: bool) -> None:
    at = desk(lang)
    at.add("training", who="All", attended=written)
    assert at.rows()[0].values["attended"] == (said,)


@pytest.mark.parametrize("between", ["; ", ";", "\n", " ;\n", ", "])
def test_several_names_and_ids_in_a_cell(desk: Callable[[Lang], Desk], between: str) -> None:
    at = desk("en")
    at.add("questionnaire", question="Q", evidence=between.join(("REC-1", "minutes")))
    at.add("own", rule="R", related=between.join(("aiact:9", "iso42001:6.1.4_1")))
    at.add("systems", 1, label="Scoring", iso_role=between.join(("AI provider", "AI customer")))
    organisation = at.read().organisation
    said = {row.page: row.values for row in organisation.rows}
    assert said["questionnaire"]["evidence"] == ("artefact/rec-1", "artefact/rec-2")
    assert said["own"]["related"] == ("aiact:9", "iso42001:6.1.4_1")
    assert len(organisation.systems[1].values["iso_role"]) == 2


def test_a_second_id_behind_a_blank_is_not_lost(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("artefacts", addresses="iso42001:6.1.4_1 aiact:9.2")
    at.add("artefacts", 1, addresses="iso42001:6.1.4  Impact, on persons")
    found = [address.addresses for address in at.read().organisation.addresses]
    assert found == ["iso42001:6.1.4_1", "aiact:9.2", "iso42001:6.1.4"]


def test_a_name_with_a_comma_stays_whole(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("artefacts", 2, identifier="REC-3", title="REC-1, Minutes")
    at.add("questionnaire", question="Q", evidence="REC-1, Minutes")
    assert at.rows()[0].values["evidence"] == ("artefact/rec-3",)


def test_merged_cells_speak_for_all_their_rows(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    for row in range(3):
        at.add("questionnaire", row, customer="Customer A" if row == 0 else None, question=f"Q{row}")
    sheet = at.sheet("questionnaire")
    first = next(line[0].row for line in sheet if line[0].value == "aims2.questionnaire.#head") + 2
    sheet.merge_cells(start_row=first, end_row=first + 2, start_column=3, end_column=3)
    assert [row.values["customer"] for row in at.rows()] == [("Customer A",)] * 3


def test_rows_out_of_sight_are_read_and_told(desk: Callable[[Lang], Desk]) -> None:
    at = desk("es")
    at.add("risks", risk="One")
    at.add("risks", 1, risk="Two")
    sheet = at.sheet("risks")
    number = next(line[0].row for line in sheet if line[0].value == "aims2.risks.#head") + 3
    sheet.row_dimensions[number].hidden = True
    result = at.read()
    assert [row.label for row in result.organisation.rows] == ["One", "Two"]
    assert [(p.code, p.sheet, p.found) for p in result.problems] == [("hidden_rows", sheet.title, f"rows {number}")]


def test_a_page_out_of_sight_is_read_and_told(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("risks", risk="One")
    at.sheet("risks").sheet_state = "hidden"
    result = at.read()
    assert [row.label for row in result.organisation.rows] == ["One"]
    assert [(p.code, p.sheet) for p in result.problems] == [("hidden_page", at.sheet("risks").title)]


def test_an_example_that_somebody_typed_over_is_told(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("risks", -1, risk="Our own risk")
    (told,) = at.read().problems
    assert (told.code, told.sheet, told.found) == ("example_changed", at.sheet("risks").title, "Our own risk")


@pytest.mark.parametrize("lang", LANGS)
def test_notes_of_their_own_stay_theirs_and_are_told(desk: Callable[[Lang], Desk], lang: Lang) -> None:
    at = desk(lang)
    at.add("risks", risk="One")
    sheet = at.sheet("risks")
    head = next(line[0].row for line in sheet if line[0].value == "aims2.risks.#head")
    sheet.cell(head, 30, "Notas internas")
    sheet.cell(head + 2, 30, "llamar a Ana")
    form = at.sheet("organisation")
    form.insert_rows(8)
    form.cell(8, 3, "B-12345678")
    told = {problem.code: problem for problem in at.read().problems}
    assert sorted(told) == ["column_not_read", "row_not_read"]
    assert told["column_not_read"].column == "Notas internas"
    assert (told["row_not_read"].row, told["row_not_read"].found) == (8, "B-12345678")


def test_columns_moved_without_their_hidden_cell_are_refused(desk: Callable[[Lang], Desk]) -> None:
    """Whole columns may change places; visible cells alone would be read as something else."""
    at = desk("en")
    at.add("risks", risk="Bias", owner="Ana")
    sheet = at.sheet("risks")
    columns = {str(cell.value).rpartition(".")[2]: cell.column for cell in sheet[1] if cell.value}
    one, two = columns["risk"], columns["owner"]
    for row in range(2, sheet.max_row + 1):
        a, b = sheet.cell(row, one).value, sheet.cell(row, two).value
        if type(sheet.cell(row, one)).__name__ == type(sheet.cell(row, two)).__name__ == "Cell":
            sheet.cell(row, one).value, sheet.cell(row, two).value = b, a
    assert {problem.code for problem in at.refused()} == {"heading_moved"}
    marks = sheet.cell(1, one).value, sheet.cell(1, two).value
    sheet.cell(1, two).value, sheet.cell(1, one).value = marks
    (row_read,) = at.rows()
    assert (row_read.label, row_read.values["owner"]) == ("Bias", ("Ana",))


def test_formulas_and_errors_are_told_by_cell(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("risks", risk="One", owner='="A"&"na"', treatment="#REF!")
    sheet = at.sheet("risks")
    columns = {str(cell.value).rpartition(".")[2]: cell for cell in sheet[1] if cell.value}
    number = next(line[0].row for line in sheet if line[0].value == "aims2.risks.#head") + 2
    sheet.cell(number, columns["treatment"].column).data_type = "e"
    told = {problem.code: problem for problem in at.read().problems}
    assert sorted(told) == ["cell_in_error", "formula_without_result"]
    assert told["cell_in_error"].found == f"{columns['treatment'].column_letter}{number}"
    assert told["formula_without_result"].found == f"{columns['owner'].column_letter}{number}"


def test_pages_of_two_firms_are_not_one_workbook(tmp_path: Path) -> None:
    books = []
    for slug in ("acme", "zeta-works"):
        path = tmp_path / f"{slug}.xlsx"
        firm = Organisation(slug, slug.title(), artefacts=[Artefact("p", f"Policy of {slug}", "Document")])
        write_template(path, lang="en", choices=CHOICES, organisation=firm)
        books.append(path)
    mine, theirs = (openpyxl.load_workbook(path) for path in books)
    for row in theirs["Artefacts"].iter_rows():
        for cell in row:
            if type(cell).__name__ == "Cell" and cell.value is not None:
                mine["Artefacts"].cell(cell.row, cell.column).value = cell.value
    mine.save(tmp_path / "mixed.xlsx")
    with pytest.raises(Exception, match=r"different organisations.*acme.*zeta-works"):
        read_workbook(tmp_path / "mixed.xlsx", choices=CHOICES)
