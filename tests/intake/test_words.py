"""Cells, ids, statuses, days: what one cell says."""

from __future__ import annotations

import doctest
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aims_graph.intake import cells, control_ids, days, statuses
from aims_graph.intake.cells import clean, fold, is_blank, is_placeholder, slug, unique, value
from aims_graph.intake.control_ids import KnownIds, Number, former_edition, read_id_cell, successors
from aims_graph.intake.days import month_first, names_no_day, read_day
from aims_graph.intake.iso27001_former import CONTROLS_2005, SUCCESSORS_2013
from aims_graph.intake.statuses import StatusScale, read_applicable, read_document_status, scale_of


@pytest.mark.parametrize("module", [cells, control_ids, days, statuses])
def test_docstring_examples(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


# ── cells ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["", "-", "–", " — ", "n/a", "N/A", "**-**", "s/o"])
def test_blanks(text: str) -> None:
    assert is_blank(text)
    assert value(text) is None


@pytest.mark.parametrize(
    "text", ["[TODO]", "[TODO]%", "{{ owner.name }}", "[[ netbox ]]", "TBD", "to-do: ask", "____", "<date>"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Access control", "Access controls at [[ netbox.site ]] location", "Total", "to do lists kept"]
)
def test_no_placeholders(text: str) -> None:
    assert value(text) == text


@given(st.text())
def test_fold_and_clean_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_slugs_are_parts_of_iris(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slug(text)) <= 80


def test_unique() -> None:
    assert unique("a", {"a", "a-2"}) == "a-3"


# ── ids ──────────────────────────────────────────────────────────────────────


def read(text: str) -> tuple[list[str], list[tuple[str, str]], str] | None:
    cell = read_id_cell(text)
    if cell is None:
        return None
    return [n.local for n in cell.numbers], [(a.local, b.local) for a, b in cell.ranges], cell.words


FORMS = [
    "A.5.1", "5.1", "A 5.1", "A5.1", "A-5.1", "A.5.01", "**A.5.1**", "`A.5.1`", "A.5.1 ", "A.5.1.", "5,1", "Annex A 5.1", "a.5.1",
    "ISO 27001:2022 A.5.1", "ISO/IEC 27001:2022 Annex A 5.1", "iso27001:A.5.1", "Control 5.1", "Maßnahme A.5.1", "(A.5.1)", "A. 5. 1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_forms_of_one_id(text: str) -> None:
    assert read(text) == (["A.5.1"], [], "")


@pytest.mark.parametrize(
    ("text", "numbers", "ranges", "words"),
    [
        ("A.5.24-28", [], [("A.5.24", "A.5.28")], ""),
        ("A.5.24 – A.5.28", [], [("A.5.24", "A.5.28")], ""),
        ("5.19 à 5.22", [], [("A.5.19", "A.5.22")], ""),
        ("A.5.24 bis 28", [], [("A.5.24", "A.5.28")], ""),
        ("A.5.37-A.6.2", [], [("A.5.37", "A.6.2")], ""),
        ("A.5.24, A.5.25; A.5.26", ["A.5.24", "A.5.25", "A.5.26"], [], ""),
        ("A.5.24 / A.5.25", ["A.5.24", "A.5.25"], [], ""),
        ("A.5.1\nA.5.2", ["A.5.1", "A.5.2"], [], ""),
        ("A.5.24-26, A.6.8", ["A.6.8"], [("A.5.24", "A.5.26")], ""),
        ("A.5.1 Policies for information security", ["A.5.1"], [], "Policies for information security"),
        ("5.1 - 24 hour service", ["A.5.1"], [], "24 hour service"),
        ("A.5.7: Threats, see 5.19", ["A.5.7"], [], "Threats, see 5.19"),
        ("A.6.2.4", ["A.6.2.4"], [], ""),
    ],
)
def test_several_ids_and_titles(text: str, numbers: list[str], ranges: list[tuple[str, str]], words: str) -> None:
    assert read(text) == (numbers, ranges, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[TODO]",
        "v1.0",
        "93",
        "100%",
        "5.1%",
        "2026-01-15",
        "15.01.2026",
        "POL-5.1",
        "R1",
        "A.5",
        "192.168.1.1",
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert read(text) is None


def test_former_editions(ids: KnownIds) -> None:
    assert len(SUCCESSORS_2013) == 114
    assert len(CONTROLS_2005) == 133
    known = set(ids.order["iso27001"])
    inherited = {heir for heirs in SUCCESSORS_2013.values() for heir in heirs}
    assert inherited <= known
    new = {
        "A.5.7",
        "A.5.23",
        "A.5.30",
        "A.7.4",
        "A.8.9",
        "A.8.10",
        "A.8.11",
        "A.8.12",
        "A.8.16",
        "A.8.23",
        "A.8.28",
    }
    assert known - inherited == new, "the eleven controls that 2022 added have no predecessor"
    assert former_edition(Number("A", (9, 4, 5))) == "2013"
    assert former_edition(Number("A", (10, 10, 1))) == "2005"
    assert former_edition(Number("A", (5, 1))) is None
    assert successors(Number("A", (18, 2, 3))) == ("A.5.36", "A.8.8")


# ── applicability and status ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Yes",
        "Y",
        "Ja",
        "Oui",
        "Sí",
        "Sì",
        "Sim",
        "x",
        "✓",
        "TRUE",
        "1",
        "Applicable",
        "Included",
        "Yes (partially)",
        "**Yes**",
    ],
)
def test_applies(text: str) -> None:
    assert read_applicable(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "No",
        "N",
        "Nein",
        "Non (exclue)",
        "Não",
        "FALSE",
        "0",
        "N/A",
        "Not applicable",
        "Excluded",
        "No - none here",
        "✗",
        "ausgeschlossen",
    ],
)
def test_does_not_apply(text: str) -> None:
    assert read_applicable(text) is False


@pytest.mark.parametrize("text", ["", "-", "[TODO]", "perhaps", "see Nord branch"])
def test_applicability_unknown(text: str) -> None:
    assert read_applicable(text) is None


STATUSES = {
    "Implemented": [
        "Implemented", "fully implemented", "Umgesetzt", "Mise en œuvre", "Implantado", "Implementato", "Concluído", "100%", "Level 4",
        "3 - Defined", "optimised", "✓", "In place", "Yes",
    ],
    "Partial": [
        "Partially implemented", "Implemented partially", "In Progress", "Teilweise umgesetzt", "Partielle", "En curso", "Parzialmente attuato",
        "Parcialmente implementada", "60 %", "70% implemented", "Level 2", "Initial", "not yet fully implemented", "noch nicht vollständig umgesetzt",
        "Email in place, endpoint planned",
    ],
    "Planned": ["Planned", "Geplant", "À mettre en œuvre", "Planificado", "Da implementare", "Planejado", "To be implemented", "Planned Q3 2026"],
    "Not": ["Not implemented", "Nicht umgesetzt", "Non mise en œuvre", "No implantado", "Non attuato", "Não implementado", "0%", "Level 0", "Not started"],
    "Excluded": ["N/A", "Not applicable", "Exclue", "Nicht anwendbar", "No aplica", "Excluded (no development)"],
    "Unknown": ["", "-", "[TODO]", "{{ status }}", "Not assessed", "unbekannt", "à évaluer"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [(text, expected) for expected, texts in STATUSES.items() for text in texts]
)
def test_status_words(text: str, expected: str) -> None:
    assert scale_of([text]).read(text) == expected


def test_words_that_are_not_understood() -> None:
    assert StatusScale().read("lorem ipsum") is None


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        (["0", "1", "1"], "1", "Implemented"),
        (["0", "0.5", "1"], "1", "Implemented"),
        (["0", "0.5", "1"], "0.5", "Partial"),
        (["1", "3", "5"], "1", "Partial"),
        (["1", "3", "5"], "3", "Implemented"),
        (["0", "40", "100"], "40", "Partial"),
        (["0", "40", "100"], "100", "Implemented"),
        (["Defined", "Managed"], "Defined", "Implemented"),
        (["Limited", "Defined", "Managed"], "Defined", "Partial"),
        (["Limited", "Defined", "Managed"], "Managed", "Implemented"),
    ],
)
def test_numbers_and_levels_are_read_by_their_column(column: list[str], cell: str, expected: str) -> None:
    assert scale_of(column).read(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published", "Approved"), ("Veröffentlicht", "Approved"), ("Live", "Approved"), ("In Kraft", "Approved"), ("Vigente", "Approved"),
        ("Draft", "Draft"), ("Entwurf", "Draft"), ("Not yet approved", "Draft"), ("Published, under review", "Approved"),
        ("Ersetzt", "Superseded"), ("Obsolete", "Withdrawn"), ("Archivado", "Withdrawn"), ("", "NotStated"), ("[TODO]", "NotStated"),
        ("who knows", "NotStated"),
    ],
)  # fmt: skip
def test_document_status(text: str, expected: str) -> None:
    assert read_document_status(text) == expected


# ── days ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    ["2026-01-15", "2026/01/15", "15.01.2026", "15.1.26", "15/01/2026", "15-01-2026", "15 January 2026", "15. Januar 2026", "Jan 15, 2026",
     "15 de enero de 2026", "15 janvier 2026", "15 gennaio 2026", "15 de janeiro de 2026", "15th Jan 2026", "2026-01-15 00:00:00"],
)  # fmt: skip
def test_days_in_any_usual_form(text: str) -> None:
    assert read_day(text) == date(2026, 1, 15)


@pytest.mark.parametrize(
    "text", ["30.02.2026", "2026-13-01", "Q1 2026", "January 2026", "5/6/2026", "soon", "46037", ""]
)
def test_no_certain_day(text: str) -> None:
    assert read_day(text) is None


def test_a_column_decides_which_number_is_the_month() -> None:
    assert month_first(["05/06/2026", "05/13/2026"]) is True
    assert month_first(["05/06/2026", "13/05/2026"]) is False
    assert month_first(["05/06/2026"]) is None
    assert read_day("05/06/2026", month_comes_first=True) == date(2026, 5, 6)


@pytest.mark.parametrize("text", ["Continuous", "Fortlaufend", "En continu", "Annual", "-", "n/a", "Live"])
def test_words_that_name_no_day(text: str) -> None:
    assert names_no_day(text)
    assert not names_no_day("2026-01-15")


@pytest.mark.parametrize(
    "text",
    ["A-5-1", "[A.5.1]", "CID 5.1", "#5.1", "A.5,1", "A,5,1", "a_5_1", "ISO27001-A.5.1", "CTRL-A.5.1", "Org A.5.1", "• A.5.1", "> A.5.1", "5.1)", "Policies (A.5.1)"],
)  # fmt: skip
def test_more_forms_of_an_id(text: str) -> None:
    cell = read_id_cell(text)
    assert cell is not None
    assert [number.local for number in cell.numbers] == ["A.5.1"]


@pytest.mark.parametrize(
    "text", ["POL-5-1", "Version 5.1", "v5.1", "Section A", "A-1", "TISAX 1.1.1", "see (5.1)", "POL 5.1"]
)
def test_no_ids(text: str) -> None:
    assert read_id_cell(text) is None


@pytest.mark.parametrize(
    "text", ["every 12 months", "alle 2 Jahre", "2 años", "tous les ans", "cada 6 meses", "elk jaar", "Biennial"]
)
def test_how_often_is_no_day(text: str) -> None:
    assert names_no_day(text)
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["15.01.2025 14:00", "2025-01-15T12:00:00Z", "15/01/2025 9:30 AM", "15 January 2025, 10:00"]
)
def test_the_time_of_a_day_is_dropped(text: str) -> None:
    assert read_day(text) == date(2025, 1, 15)
