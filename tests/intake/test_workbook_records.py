"""The pages that record, filled in by hand: values of each kind, what is wrong with its cell, older workbooks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import aims
from aims_graph.intake.numbers import nearest_number, read_number
from aims_graph.intake.organisation import Organisation, Row
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.workbook_model import Choices, Lang
from aims_graph.intake.workbook_pages import PAGES, RECORDS
from aims_graph.intake.workbook_read import WorkbookResult, read_workbook
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.knowledge import Knowledge

CHOICES = Choices(
    controls={"iso42001": [("A.5.4", "Impact on persons"), ("A.7.4", "Quality of data")], "iso27001": []},
    statements=[("iso42001:6.1.4_1", "Asked")],
    artefact_types=(),
    requirements=[("iso42001:6.1.4", "Impact")],
    others=("aiact:9", "aiact:9.2"),
)


class Desk:
    """Somebody at work in the workbook, with the documents and units that rows may name."""

    def __init__(self, path: Path, lang: Lang) -> None:
        self.path = path
        write_template(path, lang=lang, choices=CHOICES)
        self.book = openpyxl.load_workbook(path)
        form = self.sheet("organisation")
        form.cell(next(row[0].row for row in form if row[0].value == "aims2.organisation.label"), 3, "Firm")
        self.add("systems", label="Recommender")
        self.add("artefacts", identifier="REC-1", title="Bias report")
        self.add("artefacts", 1, identifier="REC-2", title="Minutes")

    def sheet(self, page: str) -> Any:
        return next(s for s in self.book if str(s["A1"].value).startswith(f"aims2.{page}."))

    def add(self, page: str, row: int = 0, **cells: object) -> None:
        sheet = self.sheet(page)
        first = next(line[0].row for line in sheet if line[0].value == f"aims2.{page}.#head") + 2
        columns = {str(cell.value).rpartition(".")[2]: cell.column for cell in sheet[1] if cell.value}
        for key, value in cells.items():
            sheet.cell(first + row, columns[key.rstrip("_")], value)

    def read(self, *, accept_valid: bool = False) -> WorkbookResult:
        self.book.save(self.path)
        return read_workbook(self.path, choices=CHOICES, accept_valid=accept_valid)

    def rows(self) -> list[Row]:
        return self.read().organisation.rows

    def refused(self) -> list[Problem]:
        with pytest.raises(InputError) as caught:
            self.read()
        return [problem for problem in caught.value.problems if problem.severity == "error"]


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[Lang], Desk]:
    return lambda lang: Desk(tmp_path / "firm.xlsx", lang)


LANGS: tuple[Lang, ...] = ("en", "es")


@pytest.mark.parametrize("lang", LANGS)
def test_values_as_a_spreadsheet_hands_them_over(desk: Callable[[Lang], Desk], lang: Lang) -> None:
    """Days as serials of the program, numbers as floats, answers as TRUE, words in either language."""
    at = desk(lang)
    at.add("decisions", decision="Release 4.2", kind="Versión de modelo", decided_on=datetime(2026, 8, 28, 0, 0))
    at.add(
        "evaluations",
        what="Exposure",
        kind="bias evaluation",
        release="release 4.2",
        system="Recommender",
        threshold=0.05,
        value=1e-05,
        groups="small; new\nold",
        document="rec-1; Minutes",
        outcome="No superada",
    )
    at.add(
        "own",
        rule="Twice a year",
        interval_months=6.0,
        applies_to="Evaluaciones y pruebas",
        kind="Evaluación de sesgo",
        related="aiact:9.2; iso42001:A.7.4",
    )
    at.add("datasets", name="Orders", personal=True, quality_met="falso", use="Training; Prueba")
    at.add("audits", audit="Audit 1", requirement="Twice a year; iso42001:6.1.4  Impact", kind="No finding")
    rows = {row.page: row for row in at.rows()}
    assert rows["decisions"].values == {"kind": ("modelRelease",), "decided_on": (date(2026, 8, 28),)}
    assert rows["evaluations"].values == {
        "kind": ("biasEvaluation",), "system": ("system/recommender",), "release": ("decision/release-4-2",),
        "groups": ("small", "new", "old"), "threshold": (Decimal("0.05"),), "value": (Decimal("0.00001"),),
        "outcome": ("outcomeFailed",), "document": ("artefact/rec-1", "artefact/rec-2"),
    }  # fmt: skip
    assert rows["own"].values["interval_months"] == (6,)
    assert rows["own"].values["related"] == ("aiact:9.2", "iso42001:A.7.4")
    assert rows["datasets"].values == {
        "personal": (True,), "quality_met": (False,), "use": ("dataTraining", "dataTest")
    }  # fmt: skip
    assert rows["audits"].values["requirement"] == ("org:firm/rule/twice-a-year", "iso42001:6.1.4")


def test_a_page_without_a_name_column_names_its_rows_by_what_they_are(desk: Callable[[Lang], Desk]) -> None:
    at = desk("es")
    at.add("impacts", kind="EIPD", system="Recommender")
    (row,) = at.rows()
    assert (row.label, row.slug) == ("EIPD: Recommender", "eipd-recommender")


@pytest.mark.parametrize(
    ("page", "cells", "column", "code", "near"),
    [
        ("risks", {"risk": "R", "likelihood": "Hihg"}, "Likelihood", "unknown_value", "High"),
        ("risks", {"risk": "R", "system": "Recomender"}, "AI system", "unknown_name", "Recommender"),
        ("risks", {"risk": "R", "controls": "iso42001:A.5.44"}, "Necessary controls", "unknown_id", "iso42001:A.5.4"),
        ("risks", {"owner": "Ann"}, "Risk", "missing_value", None),
        ("risks", {"risk": "R", "accepted_on": "soon"}, "Residual risk accepted on", "unreadable_date", None),
        ("evaluations", {"what": "E", "document": "REC-11"}, "Document", "unknown_name", "REC-1"),
        ("evaluations", {"what": "E", "release": "Release 9"}, "For which release or deployment", "unknown_name", None),
        ("evaluations", {"what": "E", "value": "9 points"}, "Measured", "unreadable_number", "9"),
        ("evaluations", {"what": "E", "value": "1,234"}, "Measured", "unreadable_number", "1.234"),
        ("own", {"rule": "R", "interval_months": 6.5}, "Every … months", "unreadable_number", None),
        ("own", {"rule": "R", "interval_months": -6}, "Every … months", "unreadable_number", None),
        ("own", {"rule": "R", "related": "aiact:9.9"}, "Related to", "unknown_id", "aiact:9.2"),
        ("training", {"who": "W", "attended": "Partly"}, "Completed", "unknown_value", None),
        ("audits", {"audit": "A", "from_": date(2026, 9, 2), "to": date(2026, 9, 1)}, "To", "unreadable_date", None),
        ("entities", {"label": "E", "parent": "Holding"}, "Controlled by", "unknown_name", None),
        ("held", {"edition": "ISO/IEC 27001:2022", "status": "Valdi"}, "State", "unknown_value", "Valid"),
        ("systems", {"label": "S", "iso_role": "Producr"}, "Role, ISO 42001 4.1", "unknown_value", "AI producer"),
        ("artefacts", {"title": "T", "adopts": "REC-9"}, "Adopts", "unknown_name", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_cell(
    desk: Callable[[Lang], Desk], page: str, cells: dict[str, object], column: str, code: str, near: str | None
) -> None:
    at = desk("en")
    at.add(page, 0 if page not in ("systems", "artefacts") else 3, **cells)
    (problem,) = at.refused()
    assert (problem.code, problem.column) == (code, column)
    assert problem.sheet == next(one.label.en for one in PAGES if one.key == page)
    assert problem.row is not None
    if near:
        assert problem.nearest == near
    if code != "missing_value":
        assert problem.found
        assert problem.expected


def test_a_row_with_an_error_and_what_names_it_are_left_out_whole(desk: Callable[[Lang], Desk]) -> None:
    at = desk("en")
    at.add("models", name="M", released="soon")
    at.add("decisions", decision="Release", model="M")
    at.add("decisions", 1, decision="Other")
    at.add("evaluations", what="E", release="Release")
    at.add("evaluations", 1, what="F", release="Other")
    result = at.read(accept_valid=True)
    assert [(row.page, row.label) for row in result.organisation.rows] == [("evaluations", "F"), ("decisions", "Other")]
    assert [problem.column for problem in result.problems] == ["Released on"]


def test_rows_hidden_moved_and_empty_are_no_matter(desk: Callable[[Lang], Desk]) -> None:
    """A filter hides rows, a person moves columns and renames sheets, a program keeps empty rows at the end."""
    at = desk("en")
    at.add("risks", risk="One", likelihood="High")
    at.add("risks", 4, risk="Two", owner="Ann")
    sheet = at.sheet("risks")
    sheet.row_dimensions[sheet.max_row].hidden = True
    for row in (8, 9, 10):
        sheet.row_dimensions[row].hidden = True
    sheet.title = "Riesgos nuestros"
    at.book.move_sheet(sheet, -5)
    sheet.move_range(f"D1:D{sheet.max_row}", cols=30)
    sheet.cell(1500, 5, " ")
    assert [(row.label, dict(row.values)) for row in at.rows()] == [
        ("One", {"likelihood": ("levelHigh",)}), ("Two", {"owner": ("Ann",)})
    ]  # fmt: skip


def _first_form(path: Path) -> None:
    """Make of a workbook one as the first form was: its markers say 1."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("aims2."):
                    cell.value = "aims1." + cell.value.removeprefix("aims2.")
    book.save(path)


def test_a_workbook_of_the_first_form_is_read_and_what_it_kept_unread_cannot_stop_it(
    desk: Callable[[Lang], Desk],
) -> None:
    """Good values of pages that were only kept are read now; others are told and left out, not refused."""
    at = desk("en")
    at.add("roles", activity="Approve a release", accountable="Ann", competence="a course last year")
    at.add("scope", subject="Recommender", wave="second")
    at.add("training", who="Committee", attended="Partly")
    at.add("risks", owner="Ann")
    at.add("systems", iso_role="Producer")
    at.book.save(at.path)
    _first_form(at.path)
    result = read_workbook(at.path, choices=CHOICES)
    assert [(row.page, dict(row.values)) for row in result.organisation.rows] == [
        ("scope", {}), ("roles", {"accountable": ("Ann",)}), ("training", {})
    ]  # fmt: skip
    assert result.organisation.systems[0].values == {"iso_role": ("isoRoleProducer",)}
    assert {problem.severity for problem in result.problems} == {"warning"}
    assert sorted(p.code for p in result.problems if p.code != "column_missing") == [
        "missing_value", "unknown_name", "unknown_value", "unreadable_number"
    ]  # fmt: skip


def test_an_edited_row_keeps_its_key_and_an_untouched_one_its_source(tmp_path: Path) -> None:
    """IRIs of rows do not change because somebody corrects a cell."""
    org = Organisation("firm", "Firm")
    org.rows = [
        Row("incidents", "inc-1", "Outage", {"severity": ("levelLow",)}),
        Row("incidents", "inc-2", "Outage", {"severity": ("levelHigh",)}),
        Row("incidents", "inc-3", "Leak"),
    ]
    path = tmp_path / "firm.xlsx"
    write_template(path, lang="en", choices=CHOICES, organisation=org)
    book = openpyxl.load_workbook(path)
    sheet = book["Incidents"]
    at = next(cell for row in sheet for cell in row if cell.value == "High")
    at.value = "Critical"
    book.save(path)
    rows = read_workbook(path, choices=CHOICES).organisation.rows
    assert [(row.slug, row.values.get("severity")) for row in rows] == [
        ("inc-1", ("levelLow",)), ("inc-2", ("levelCritical",)), ("inc-3", None)
    ]  # fmt: skip
    assert [row.source is None for row in rows] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "comma", "number"),
    [
        ("5", False, "5"), ("5.0", False, "5"), ("-0.05", False, "-0.05"), ("1e-05", False, "0.00001"),
        ("0,05", True, "0.05"), ("0,05", False, None), ("1.234", True, "1.234"), ("1.234,5", True, None),
        ("1,234", False, None), ("5 %", True, "0.05"), ("5 people", True, None), ("12345678901", False, None), ("NaN", False, None),
        ("٣", False, None), ("1e99", False, None), ("--5", False, None),
    ],
)  # fmt: skip
def test_numbers(text: str, comma: bool, number: str | None) -> None:
    found = read_number(text, comma=comma)
    assert found == (None if number is None else Decimal(number))
    assert number is None or str(format(found or Decimal(0), "f")) == number


def test_the_nearest_number_is_the_one_that_stands_there() -> None:
    assert [nearest_number(text, whole=False) for text in ("5 %", "about 0,3", "1 to 2", "none")] == [
        "5", "0.3", None, None
    ]  # fmt: skip
    assert nearest_number("6.5", whole=True) is None


def test_audits_are_gathered_by_their_title() -> None:
    org = Organisation("firm", "Firm")
    org.rows = [
        Row("audits", "one", "Audit 1", {"auditor": ("B. Soler",), "kind": ("findingMinor",)}),
        Row("audits", "two", "Audit 1", {"auditor": ("B. Soler",), "kind": ("findingMajor",)}),
        Row("audits", "three", "audit-1", {"kind": ("findingNone",)}),
    ]
    triples = {str(t) for t in to_triples(org)}
    of = sorted(t.rpartition("/")[2].rstrip(">") for t in triples if "#ofAudit>" in t)
    assert of == ["audit-1", "audit-1", "audit-1-2"]
    assert not any("/audit/" in t.split(" ")[0] and "#findingKind>" in t for t in triples)


def test_every_word_of_the_pages_is_in_the_vocabulary(knowledge: Knowledge) -> None:
    """Property, class, code: each has its words in both languages, and says what its values may be."""
    catalogue = knowledge.catalogue
    from aims_graph.intake.checking_rows import Vocabulary
    from aims_graph.intake.workbook_lists import LISTS

    vocabulary = Vocabulary(catalogue)
    known = catalogue.typed()
    for page in PAGES:
        assert page.row_class is None or aims(page.row_class) in vocabulary.rows
        for key, _ in page.complete if page in RECORDS else ():
            assert catalogue.codes_of(f"list-{key}", "listOf") == (page.row_class,)
        for column in page.told:
            name = column.prop or ""
            if name == "identifier":
                continue
            assert aims(name) in known, name
            if (
                column.kind in ("choice", "several")
                and column.values != "yesno"
                and name not in ("rowClass", "rowKind")
            ):
                codes = {aims(code) for code in LISTS[column.values or ""].words}
                assert codes == vocabulary.codes[aims(name)], name
    for code in catalogue.members("Code"):
        if catalogue.codes_of(code, "valueOf"):
            assert set(catalogue.label(code)) == {"en", "es"} == set(catalogue.definition(code)), code
