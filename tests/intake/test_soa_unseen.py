"""Statements of applicability as firms keep them: layouts, marks and languages that nobody told the importer of.

Each file says the same of fourteen controls, so what comes back is compared with what is known to be in it.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from aims_graph.base.errors import InputError
from aims_graph.intake.control_ids import KnownIds
from aims_graph.intake.imports import ImportResult

CONTROLS = "5.1 5.2 5.7 5.10 5.23 6.1 6.7 7.4 7.10 8.1 8.10 8.11 8.28 8.30".split()  # noqa: SIM905
EXCLUDED, PARTIAL, PLANNED = {"7.4", "8.30"}, {"5.7", "8.11"}, {"8.10"}
WORDS = {
    "en": ("Implemented", "Partially implemented", "Planned", "N/A"),
    "de": ("umgesetzt", "teilweise umgesetzt", "geplant", "entfällt"),
    "fr": ("Mis en œuvre", "En cours", "Planifié", "Non applicable"),
    "es": ("Implantado", "Parcial", "Planificado", "No aplica"),
    "it": ("Attuato", "Parziale", "Pianificato", "Non applicabile"),
    "pt": ("Implementado", "Parcialmente implementado", "Planeado", "Não se aplica"),
    "nl": ("ingevoerd", "deels", "gepland", "n.v.t."),
}
Rows = list[list[Any]]


def state(number: str) -> str:
    if number in EXCLUDED:
        return "Excluded"
    return "Partial" if number in PARTIAL else "Planned" if number in PLANNED else "Implemented"


def said(number: str, words: Sequence[Any] = WORDS["en"]) -> Any:
    return words[("Implemented", "Partial", "Planned", "Excluded").index(state(number))]


def why(number: str) -> str:
    return f"Keine Räume {number}" if number in EXCLUDED else f"Vertrag und Risiko R{number}"


def yes(number: str, yes: Any = "Yes", no: Any = "No") -> Any:
    return no if number in EXCLUDED else yes


def lines(make: Callable[[str], Sequence[Any]], *headings: Any) -> Rows:
    return [list(headings), *(list(make(number)) for number in CONTROLS)]


def usual(number: str) -> list[Any]:
    return [f"A.{number}", yes(number), why(number), said(number)]


USUAL = ("Control", "Applicable", "Justification", "Status")
TRUTH = {f"A.{number}": (number not in EXCLUDED, state(number), why(number)) for number in CONTROLS}
NO_REASON = {key: (applies, status, None) for key, (applies, status, _) in TRUTH.items()}
NOT_PLANNED = {key: (a, "Not" if s == "Planned" else s, w) for key, (a, s, w) in TRUTH.items()}
"""A number or a letter does not tell planned from not implemented."""


def saved(folder: Path, rows: Rows, *, separator: str = ";", encoding: str = "utf-8", ends: str = "\r\n") -> Path:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separator, lineterminator=ends).writerows(rows)
    path = folder / "soa.csv"
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


def book(folder: Path, *sheets: Rows, merged: Sequence[str] = (), names: Sequence[str] = (), hidden: int = -1) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(names[number] if names else f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        if number == hidden:
            sheet.sheet_state = "hidden"
    path = folder / "soa.xlsx"
    made.save(path)
    return path


TEXTS: dict[str, tuple[Rows, dict[str, Any]]] = {
    "German, cp1252, a title above, totals and a legend below": (
        [
            ["Erklärung zur Anwendbarkeit – Muster & Söhne"],
            ["Stand: 12.03.2026", "", "Version 5.1"],
            [],
            *lines(
                lambda n: [n, yes(n, "j", "n"), why(n), said(n, WORDS["de"])],
                "Nr.",
                "anwendbar? (j/n)",
                "Begründung für Aufnahme / Ausschluss",
                "Umsetzungsgrad",
            ),
            [],
            ["Summe anwendbar", "12"],
            ["Legende: j = ja, n = nein"],
        ],
        {"encoding": "cp1252"},
    ),
    "French, UTF-16, tabs": (
        lines(
            lambda n: [n, yes(n, "Oui", "Non"), why(n), said(n, WORDS["fr"])],
            "Réf.",
            "Retenue ?",
            "Justification",
            "État de mise en œuvre",
        ),
        {"encoding": "utf-16", "separator": "\t"},
    ),
    "Spanish in capitals": (
        lines(
            lambda n: [n, yes(n, "SI", "NO"), why(n), said(n, WORDS["es"])],
            "CONTROL",
            "¿SE APLICA?",
            "JUSTIFICACIÓN DE LA APLICACIÓN / NO APLICACIÓN",
            "ESTADO",
        ),
        {"encoding": "cp1252"},
    ),
    "Italian": (
        lines(
            lambda n: [n, yes(n, "SÌ", "NO"), why(n), said(n, WORDS["it"])],
            "Controllo",
            "Applicabile",
            "Motivazione",
            "Stato di attuazione",
        ),
        {},
    ),
    "Portuguese, broken headings": (
        lines(
            lambda n: [n, yes(n, "S", "N"), why(n), said(n, WORDS["pt"])],
            "Controlo\n(Anexo A)",
            "Aplicável\n(S/N)",
            "Justificação da\ninclusão/exclusão",
            "Estado de\nimplemen-\ntação",
        ),
        {},
    ),
    "Dutch": (
        lines(
            lambda n: [n, yes(n, "ja", "nee"), why(n), said(n, WORDS["nl"])],
            "Nr",
            "Van toepassing (ja/nee)",
            "Reden in-/uitsluiting",
            "Status",
        ),
        {"separator": ","},
    ),
    "lines that end as on an old Mac": (lines(usual, *USUAL), {"ends": "\r"}),
    "UTF-16 without a mark": (lines(usual, *USUAL), {"encoding": "utf-16-be"}),
    "letters of other alphabets": (
        lines(lambda n: [{"5.1": "А.5.1", "5.7": "A．５．７"}.get(n, n), *usual(n)[1:]], *USUAL),
        {},
    ),
    "signs of footnotes": (lines(lambda n: [n, yes(n, "Yes*", "No¹"), why(n), f"{said(n)}²"], *USUAL), {}),
    "boxes of which one is ticked": (
        lines(lambda n: [n, yes(n, "☒ Yes ☐ No", "☐ Yes ☒ No"), why(n), said(n)], *USUAL),
        {},
    ),
    "status in the cell of applicability": (
        lines(
            lambda n: [
                n,
                said(n, ("Ja, umgesetzt", "Ja - teilweise umgesetzt", "Ja (geplant Q4)", "Nein")),
                why(n),
            ],
            "Nr.",
            "Anwendbar",
            "Begründung",
        ),
        {},
    ),
    "two columns of applicability": (
        lines(
            lambda n: [n, yes(n, "✓", ""), yes(n, "", "✓"), yes(n, why(n), ""), yes(n, "", why(n)), said(n)],
            "Control",
            "Included",
            "Excluded",
            "Reason for inclusion",
            "Reason for exclusion",
            "Status",
        ),
        {},
    ),
    "questions for headings": (
        lines(
            lambda n: [n, yes(n, "Y", "N"), yes(n, "", why(n)), yes(n, why(n), ""), said(n)],
            "Control",
            "Applicable? Y/N",
            "If no, why?",
            "If yes, why?",
            "Implemented?",
        ),
        {},
    ),
    "asked the other way round": (
        lines(lambda n: [n, yes(n, "no", "yes"), why(n), said(n)], "Control", "Not applicable", "Reason", "Status"),
        {},
    ),
    "decisions and abbreviations": (
        lines(
            lambda n: [n, yes(n, "Apply", "Exclude"), why(n), said(n)],
            "Control",
            "Decision",
            "Reasoning",
            "Impl.",
        ),
        {},
    ),
    "states of several years and a target": (
        lines(
            lambda n: [*usual(n)[:3], yes(n, "Planned", "N/A"), said(n), yes(n, "Implemented", "N/A")],
            *USUAL[:3],
            "Status Q1 2025",
            "Status Q1 2026",
            "Target status 2027",
        ),
        {},
    ),
    "dates behind the status": (
        lines(
            lambda n: [*usual(n)[:3], said(n, ("Done 2025-03-01", "In progress - due 30.06.2026", "Planned Q4", "—"))],
            *USUAL,
        ),
        {},
    ),
    "rows of other standards": (
        [
            *lines(lambda n: ["ISO 27001", *usual(n)], "Standard", *USUAL),
            ["ISO 9001", "8.3", "No", "we design nothing", "N/A"],
            ["ISO 27701", "A.7.2.1", "Yes", "privacy", "Implemented"],
        ],
        {},
    ),
    "headings again on each page, rows out of order": (
        [list(USUAL), *(usual(n) for n in CONTROLS[7:]), ["Page 2"], list(USUAL), *(usual(n) for n in CONTROLS[:7])],
        {},
    ),
}


def stacked(merged_second: bool) -> Rows:
    """A heading over two rows: applicability as two ticked columns, the status as four."""
    place = {"Planned": 0, "Partial": 1, "Implemented": 2, "Excluded": 3}
    ticks = {n: ["x" if place[state(n)] == column else None for column in range(4)] for n in CONTROLS}
    below = [
        "Nummer",
        "Titel",
        "Ja",
        "Nein",
        None if merged_second else "",
        "geplant",
        "in Arbeit",
        "umgesetzt",
        "n. a.",
    ]
    return [
        ["SoA", None, None, None, None, None, "Freigabe:", "GF"],
        ["Control", None, "Anwendbar", None, "Begründung", "Umsetzungsstatus", None, None, None],
        below,
        *([f"A.{n}", "Titel", yes(n, "x", None), yes(n, None, "x"), why(n), *ticks[n]] for n in CONTROLS),
    ]


def beside() -> Rows:
    half = len(CONTROLS) // 2
    pairs = zip(CONTROLS[:half], CONTROLS[half:], strict=True)
    return [[*USUAL, None, *USUAL], *([*usual(one), None, *usual(other)] for one, other in pairs)]


BOOKS: dict[str, Callable[[Path], Path]] = {
    "headings over two rows": lambda folder: book(folder, stacked(True), merged=["A2:B2", "C2:D2", "E2:E3", "F2:I2"]),
    "two tables side by side": lambda folder: book(folder, beside()),
    "a hidden sheet of last year": lambda folder: book(
        folder,
        lines(lambda n: [n, "Yes", "old", "Planned"], *USUAL),
        lines(usual, *USUAL),
        names=["2024", "2026"],
        hidden=0,
    ),
    "one sheet a theme": lambda folder: book(
        folder, *([list(USUAL), *(usual(n) for n in CONTROLS if n[0] == theme)] for theme in "5678"), names=list("OPYT")
    ),
    "a plan and a log beside it": lambda folder: book(
        folder,
        [["Date", "Control", "Change", "By"], ["2025-01-01", "A.5.1", "from no to yes", "X"]],
        [["Risk ID", "Control", "Treatment", "Status"], ["R1", "A.5.1", "do it", "Planned"]],
        lines(usual, *USUAL),
        names=["Log", "Plan", "SoA"],
    ),
}
"""How the usual content is laid out in a workbook."""


def compare(result: ImportResult, truth: dict[str, tuple[bool | None, str, str | None]]) -> None:
    read = {
        entry.control.partition(":")[2]: (entry.applicable, entry.implementation, entry.justification)
        for entry in result.organisation.soa
    }
    if all(reason is None for _, _, reason in truth.values()):
        read = {key: (applies, status, None) for key, (applies, status, _) in read.items()}
    assert read == truth


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_reads_as_it_is_meant(imported: Callable[..., ImportResult], tmp_path: Path, name: str) -> None:
    rows, options = TEXTS[name]
    compare(imported(saved(tmp_path, rows, **options), framework="iso27001"), TRUTH)


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_reads_as_it_is_meant(imported: Callable[..., ImportResult], tmp_path: Path, name: str) -> None:
    compare(imported(BOOKS[name](tmp_path), framework="iso27001"), TRUTH)


def test_the_template_that_ticks_its_reasons(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    """The best known free template has no column of applicability: a reason ticked includes, a remark excludes."""
    rows = [
        ["LR: legal requirements, CO: contractual obligations, BR/BP: business requirements, RRA: risk assessment"],
        ["ISO/IEC 27001:2022 Annex A controls", None, "Current controls", "Remarks (with justification for exclusions)",
         "Selected controls and reasons for selection", None, None, None, "Remarks (overview of implementation)"],
        ["Clause", "Title", None, None, "LR", "CO", "BR/BP", "RRA", None],
        *([n, "Title", yes(n, "in place", None), yes(n, "see 5.1" if n == "5.2" else None, why(n)), None,
           yes(n, "x", None), yes(n, "x", None), None, yes(n, "as described", None)] for n in CONTROLS),
    ]  # fmt: skip
    result = imported(book(tmp_path, rows, merged=["A2:B2", "E2:H2"]), framework="iso27001")
    assert {entry.control[9:] for entry in result.organisation.soa if entry.applicable is False} == {
        f"A.{number}" for number in EXCLUDED
    }
    assert sum(entry.applicable is True for entry in result.organisation.soa) == 12
    assert {entry.justification for entry in result.organisation.soa if entry.applicable} == {"CO; BR/BP"}


def test_columns_by_site_are_joined_and_told(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    """What applies at one site applies; what is done at one and planned at another is partly done."""
    rows = [
        ["Control", "Applicable", None, None, "Justification", "Status", None, None],
        [None, "Berlin", "Wien", "Zürich", None, "Berlin", "Wien", "Zürich"],
        *([f"A.{n}", yes(n), "No" if n == "5.1" else yes(n), yes(n), why(n),
           said(n), "Planned" if n == "5.2" else said(n), said(n)] for n in CONTROLS),
    ]  # fmt: skip
    result = imported(book(tmp_path, rows, merged=["B1:D1", "F1:H1"]), framework="iso27001")
    compare(result, {**TRUTH, "A.5.2": (True, "Partial", why("5.2"))})
    told = [(problem.row, problem.found) for problem in result.problems if problem.code == "columns_differ"]
    assert told == [(3, "Yes, No, Yes"), (4, "Implemented, Planned, Implemented")]


def test_a_choice_left_open_is_no_answer(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    left = {"5.1": "Yes/No", "5.2": "TBD", "5.7": "☐ Yes ☐ No", "5.10": "maybe"}
    result = imported(saved(tmp_path, lines(lambda n: [n, left.get(n, yes(n)), why(n), said(n)], *USUAL)))
    open_ = {entry.control[11:] for entry in result.organisation.soa if entry.applicable is None}
    assert open_ == set(left)
    told = {p.row for p in result.problems if p.code in ("applicability_not_understood", "applicability_not_said")}
    assert told == {2, 3, 4, 5}


def test_colours_say_nothing_and_that_is_told(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    path = book(tmp_path, lines(lambda n: [n, None, why(n)], *USUAL[:3]))
    made = openpyxl.load_workbook(path)
    for row, number in enumerate(CONTROLS, 2):
        made.worksheets[0].cell(row, 2).fill = PatternFill("solid", fgColor=yes(number, "00FF00", "FF0000"))
    made.save(path)
    result = imported(path, framework="iso27001")
    assert {entry.applicable for entry in result.organisation.soa} == {None}
    assert "column_says_nothing" in {problem.code for problem in result.problems}


def test_nothing_says_what_applies(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    rows = lines(lambda n: [n, f"reason {n}"], "Control", "Justification")
    result = imported(saved(tmp_path, rows), framework="iso27001")
    assert {entry.applicable for entry in result.organisation.soa} == {None}
    assert "applicability_not_said" in {problem.code for problem in result.problems}


def test_traffic_lights_are_not_guessed(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    rows = lines(lambda n: [*usual(n)[:3], said(n, ("grün", "gelb", "rot", "grau"))], *USUAL[:3], "Ampel")
    result = imported(saved(tmp_path, rows), framework="iso27001")
    assert {entry.implementation for entry in result.organisation.soa if entry.applicable} == {"Unknown"}
    assert "status_not_understood" in {problem.code for problem in result.problems}


def test_numbers_of_a_spreadsheet(imported: Callable[..., ImportResult], ids: KnownIds, tmp_path: Path) -> None:
    """5.10 became 5.1, applicability is 1 or 0, the degree a share of one."""
    numbers = [local[2:] for local in ids.order["iso27001"] if local.startswith(("A.5.", "A.8."))]
    rows: Rows = [
        ["Annex A", "Applicable (1/0)", "Reason", "Implementation %"],
        *([float(n), yes(n, 1, 0), why(n), said(n, (1, 0.5, 0, None))] for n in numbers),
    ]
    result = imported(book(tmp_path, rows), framework="iso27001")
    compare(
        result,
        {f"A.{n}": (n not in EXCLUDED, "Not" if state(n) == "Planned" else state(n), why(n)) for n in numbers},
    )
    assert sum(problem.code == "id_lost_zero" for problem in result.problems) == 6


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([*lines(usual, *USUAL), ["A.5.1", "No", "changed our mind", "N/A"]], "contradicting_rows"),
        ([*lines(usual, *USUAL), ["A.9.2.3", "Yes", "old", "Implemented"]], "wrong_edition"),
        ([*lines(usual, *USUAL), ["A.5.38", "Yes", "no such", "Implemented"]], "unknown_control"),
        ([["Control", *CONTROLS], ["Applicable", *map(yes, CONTROLS)]], "no_soa"),
        ([["Control", "Applicable"], *([datetime.date(2026, int(n[2:]), 5), "Yes"] for n in CONTROLS[:4])], "no_soa"),
    ],
)
def test_what_cannot_be_told_is_refused(
    imported: Callable[..., ImportResult], tmp_path: Path, rows: Rows, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        imported(saved(tmp_path, rows), framework="iso27001")
    assert code in {problem.code for problem in caught.value.problems}


def test_a_sheet_of_clauses_is_left_out_as_one(
    imported: Callable[..., ImportResult], ids: KnownIds, tmp_path: Path
) -> None:
    clauses = ["4.1", "4.2", "5.1", "5.2", "5.3", "6.1.2", "7.4", "8.1", "9.2", "10.1"]
    sheet = [
        ["Clause", "Requirement", "Status"],
        *([n, ids.catalogue.title(f"iso27001:{n}"), "Implemented"] for n in clauses),
    ]
    result = imported(book(tmp_path, sheet, lines(usual, *USUAL), names=["Clauses 4-10", "Annex A"]))
    compare(result, TRUTH)
    assert "wrong_standard" not in {problem.code for problem in result.problems}
    assert "it lists clauses" in result.recognition.tables[0].why


def test_the_other_standard_in_any_form_of_ids(
    imported: Callable[..., ImportResult], ids: KnownIds, tmp_path: Path
) -> None:
    order = ids.order["iso42001"]
    forms = ("{}", "A.{}", "A {}", "A{}", "Annex A.{}")
    rows = [
        ["Control", "Title", "Applicable", "Justification", "Status"],
        *([forms[n % 5].format(local[2:]), ids.control_title("iso42001", local), "Yes", f"R{n}", "Planned"]
          for n, local in enumerate(order)),
    ]  # fmt: skip
    path = saved(tmp_path, rows)
    compare(imported(path, framework="iso42001"), {local: (True, "Planned", f"R{n}") for n, local in enumerate(order)})
    with pytest.raises(InputError) as caught:
        imported(path, framework="iso27001")
    assert caught.value.problems[0].code == "wrong_standard"
