"""The workbook: every item once, nothing but text and numbers, the numbers of the result."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.content import build
from aims_graph.reports.xlsx import render_xlsx

NAMES = {
    "en": [
        "Summary",
        "Decisions",
        "Map",
        "Items",
        "Extend by document",
        "Open items",
        "Draft SoA 42001",
        "Changes in the ISMS",
        "Documented information",
        "Evidence",
        "Artefacts",
        "Method",
    ],
    "es": [
        "Resumen",
        "Decisiones",
        "Mapa",
        "Elementos",
        "Ampliar por documento",
        "Elementos abiertos",
        "Borrador SoA 42001",
        "Cambios en el SGSI",
        "Información documentada",
        "Evidencias",
        "Artefactos",
        "Método",
    ],
}


def book(result: AssessmentResult, lang: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(build(result, lang))))


def table(sheet: Any) -> Iterator[dict[str, Any]]:
    """The rows of a sheet below its headings, by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if sum(cell is not None for cell in row) > 2)
    for row in rows[start + 1 :]:
        yield dict(zip(rows[start], row, strict=True))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_sheets_are_named_in_the_language(rich: AssessmentResult, lang: str) -> None:
    assert book(rich, lang).sheetnames == NAMES[lang]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_item_is_there_once(rich: AssessmentResult, lang: str) -> None:
    found = [next(iter(row.values())) for row in table(book(rich, lang)[NAMES[lang][3]])]
    assert sorted(found) == sorted(item.id for item in rich.items)


def test_nothing_handed_in_becomes_a_formula_or_a_link(rich: AssessmentResult) -> None:
    made = book(rich)
    cells = [cell for sheet in made for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []
    titles = [row["Title"] for row in table(made["Artefacts"])]
    assert '=cmd|"/c calc"!A1' in titles


def test_the_items_can_be_filtered_and_keep_their_heading(rich: AssessmentResult) -> None:
    sheet = book(rich)["Items"]
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.freeze_panes == "B2"


def test_the_numbers_are_those_of_the_result(rich: AssessmentResult) -> None:
    numbers = {count.id: count.value for count in rich.counts}
    rows = list(table(book(rich)["Summary"]))
    by_label = {row["Number"]: row for row in rows}
    assert by_label["Extend"]["Items"] == numbers["items-by-action/extend"]
    assert by_label["Extend"]["Requirements"] == numbers["requirements-by-action/extend"]
    assert (
        by_label["A document is tied to it: named by the SoA, addressed, or handed in itself"]["Items"]
        == numbers["reuse-by-standing/reuseJoined"]
    )
    assert by_label["gap"]["Items"] in (
        numbers["items-by-state/not_evidenced"],
        numbers["documented-information-by-state/not_evidenced"],
    )
    total = sum(value for name, value in numbers.items() if name.startswith("items-by-state/"))
    assert by_label["All"]["Items"] == total


def test_counting_the_rows_of_the_items_gives_the_same_numbers(rich: AssessmentResult) -> None:
    numbers = {count.id: count.value for count in rich.counts}
    rows = [row for row in table(book(rich)["Items"]) if row["Counted"] == "yes"]
    extend = sum(1 for row in rows if row["Action"] == "extend")
    assert extend == numbers["items-by-action/extend"]
    assert sum(1 for row in rows if row["State"] == "gap") == numbers["items-by-state/not_evidenced"]


def test_open_items_stand_in_working_order(rich: AssessmentResult) -> None:
    orders = [row["Order"] for row in table(book(rich)["Open items"])]
    numbered = [order for order in orders if order is not None]
    assert numbered == sorted(item.order for item in rich.items if item.order)
    assert len(orders) == sum(1 for item in rich.items if item.action)


def test_the_draft_carries_its_banner(rich: AssessmentResult) -> None:
    assert book(rich)["Draft SoA 42001"]["A1"].value == "Proposal pending 6.1.3"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_forbidden_word_is_in_a_cell(rich: AssessmentResult, lang: str) -> None:
    made = book(rich, lang)
    text = " ".join(str(cell) for sheet in made for line in sheet.iter_rows(values_only=True) for cell in line)
    for word in ("violation", "compliant", "certified to 42001"):
        assert word not in text.lower()


def test_the_same_result_gives_the_same_workbook(rich: AssessmentResult) -> None:
    assert render_xlsx(build(rich, "en")) == render_xlsx(build(rich, "en"))


@pytest.mark.parametrize(("lang", "noun"), [("en", "statement"), ("es", "enunciado")])
def test_ids_stay_in_the_column_of_ids_and_are_words_elsewhere(rich: AssessmentResult, lang: str, noun: str) -> None:
    sheet = book(rich, lang).worksheets[3]
    rows = {next(iter(row.values())): row for row in table(sheet)}
    _, *cells = rows["iso42001:10.2_46@entity/main"].values()
    assert f"10.2 · {noun} 46" in cells
    assert not any(re.search(r"\d_\d", str(cell)) for cell in cells)


def test_days_are_days_and_not_texts(rich: AssessmentResult) -> None:
    kept = replace(rich.artefacts["artefact/0"], next_review="2026-02-01", valid_until="1899-12-31")
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(build(replace(rich, artefacts={"artefact/0": kept}), "en"))))
    values = [cell.value for row in book["Artefacts"].iter_rows() for cell in row]
    assert datetime(2026, 2, 1) in values
    assert "1899-12-31" in values, "a day that spreadsheets cannot hold stays as it is written"
