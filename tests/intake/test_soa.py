"""Statements of applicability in layouts that people invent, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.inventory import import_inventory, with_inventory
from aims_graph.intake.organisation import SoAEntry

Entries = Callable[..., dict[str, SoAEntry]]
Imported = Callable[..., ImportResult]
HEAD = "Control ID;Title;Applicable;Justification;Status;Reference\n"


def said(entry: SoAEntry) -> tuple[bool | None, str]:
    return entry.applicable, entry.implementation


def codes(result: ImportResult) -> set[str]:
    return {problem.code for problem in result.problems} - {"controls_missing", "no_register"}


def refused(imported: Imported, soa: str | Path, **options: Any) -> list[Problem]:
    with pytest.raises(InputError) as error:
        imported(soa, **options)
    return [problem for problem in error.value.problems if problem.severity == "error"]


def workbook(path: Path, *sheets: tuple[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


# ── ids ──────────────────────────────────────────────────────────────────────


def test_ranges_lists_and_titles_in_the_id_cell(entries: Entries) -> None:
    found = entries(
        "Control;Applicable;Justification;Status\n"
        "A.5.24-26;Yes;r;Implemented\nA.5.1, A.5.2;Yes;r;Planned\nA.6.3 Awareness;Yes;r;Partial\n"
    )
    assert list(found) == ["A.5.1", "A.5.2", "A.5.24", "A.5.25", "A.5.26", "A.6.3"]
    assert {local: entry.implementation for local, entry in found.items()}["A.5.25"] == "Implemented"
    assert found["A.5.26"].source is not None
    assert found["A.5.26"].source.row == 2


def test_zeros_that_a_spreadsheet_dropped(tmp_path: Path, imported: Imported) -> None:
    rows: list[list[Any]] = [["No.", "Name", "Applicable", "Reason", "Status"]]
    rows += [[float(f"5.{n}"), f"Control {n}", "Yes", "r", "Implemented"] for n in range(1, 31)]
    result = imported(workbook(tmp_path / "f.xlsx", ("SoA", rows)), framework="iso27001")
    assert [e.control for e in result.organisation.soa] == [f"iso27001:A.5.{n}" for n in range(1, 31)]
    lost = [p.row for p in result.problems if p.code == "id_lost_zero"]
    assert lost == [11, 21, 31]


def test_a_lost_zero_is_told_by_the_title_too(imported: Imported) -> None:
    result = imported(HEAD + "5.1;Acceptable use of information and other associated assets;Yes;r;Implemented;\n")
    assert [e.control for e in result.organisation.soa] == ["iso27001:A.5.10"]
    assert "id_lost_zero" in codes(result)


def test_unknown_id_names_the_nearest(imported: Imported) -> None:
    (problem,) = refused(imported, HEAD + "A.5.1;;Yes;r;Planned;\nA.5.38;;Yes;r;Planned;\n")
    assert (problem.code, problem.row, problem.column) == ("unknown_control", 3, "Control ID")
    assert (problem.found, problem.nearest) == ("A.5.38", "A.5.37")


def test_accept_valid_leaves_wrong_rows_out(imported: Imported) -> None:
    result = imported(HEAD + "A.5.1;;Yes;r;Planned;\nA.5.38;;Yes;r;Planned;\n", accept_valid=True)
    assert [e.control for e in result.organisation.soa] == ["iso27001:A.5.1"]
    assert [p.code for p in result.problems if p.severity == "error"] == ["unknown_control"]


def test_nothing_valid_is_refused_even_with_accept_valid(imported: Imported) -> None:
    assert refused(imported, HEAD + "A.5.38;;Yes;r;Planned;\n", accept_valid=True)


def test_an_id_that_became_a_date(tmp_path: Path, imported: Imported) -> None:
    from datetime import date

    rows = [["Control", "Applicable", "Justification"], ["A.5.2", "Yes", "r"], [date(2026, 1, 5), "Yes", "r"]]
    (problem,) = refused(imported, workbook(tmp_path / "d.xlsx", ("SoA", rows)), framework="iso27001")
    assert (problem.code, problem.row, problem.nearest) == ("id_became_date", 3, "A.5.1")


def test_own_controls_are_left_out_with_a_warning(imported: Imported) -> None:
    result = imported(HEAD + "A.5.1;;Yes;r;Planned;\nORG-01;Our own;Yes;r;Planned;\n")
    assert len(result.organisation.soa) == 1
    assert [(p.code, p.found) for p in result.problems if p.code == "own_control"] == [("own_control", "ORG-01")]


def test_own_controls_stand_in_an_soa_of_42001(imported: Imported) -> None:
    rows = "A.2.2;;Yes;r;Planned;\nOWN-01;Model cards;Yes;R-01;Implemented;\nOWN 02;Kill switch;No;r;;\n"
    result = imported(HEAD + rows, framework="iso42001")
    _, cards, switch = result.organisation.soa
    assert (cards.control, cards.title, cards.edition) == (
        "org:muster-gmbh/control/own-01", "Model cards", "iso42001-2023"
    )  # fmt: skip
    assert (switch.control, said(switch)) == ("org:muster-gmbh/control/own-02", (False, "Excluded"))
    assert codes(result) == set()


MORE = "Control;Applicable;Justification;Status;Related risks;{system};{by};{on};Owner\n"


@pytest.mark.parametrize(
    ("system", "by", "on"),
    [
        ("AI systems", "Approved by", "Approved on"),
        ("Sistemas de IA", "Aprobado por", "Fecha de aprobación"),
        ("KI-System", "Genehmigt von", "Genehmigt am"),
        ("Système d'IA", "Approuvé par", "Approuvé le"),
    ],
)
def test_a_42001_soa_speaks_system_by_system(imported: Imported, system: str, by: str, on: str) -> None:
    rows = (
        "A.6.2.4;Yes;Drift;Planned;R-01, R-02;Recommender;CEO;2026-10-02;CTO\n"
        "A.6.2.4;No;Bought as a service;;;Chatbot;;;\nA.6.2.6;Yes;Drift;Planned;;All;;;\n"
    )
    result = imported(MORE.format(system=system, by=by, on=on) + rows, framework="iso42001")
    recommender, chatbot, every = result.organisation.soa
    assert (chatbot.systems, chatbot.applicable, chatbot.grounds) == (("chatbot",), False, ())
    assert (recommender.systems, recommender.grounds) == (("recommender",), ("R-01", "R-02"))
    assert (recommender.approved_by, str(recommender.approved_on), recommender.owner) == ("CEO", "2026-10-02", "CTO")
    assert every.systems == ()
    assert [(s.slug, s.label) for s in result.organisation.systems] == [
        ("recommender", "Recommender"), ("chatbot", "Chatbot")
    ]  # fmt: skip
    assert codes(result) == {"system_named_by_soa"}


def test_two_rows_for_one_system_contradict(imported: Imported) -> None:
    head = MORE.format(system="AI systems", by="Approved by", on="Approved on")
    rows = "A.6.2.4;Yes;Drift;Planned;;Chatbot;;;\nA.6.2.4;No;Bought;;;Chatbot;;;\n"
    assert refused(imported, head + rows, framework="iso42001")[0].code == "contradicting_rows"


def test_one_cell_may_hold_who_approved_and_when(imported: Imported) -> None:
    rows = "Control;Applicable;Justification;Approval\nA.2.2;Yes;R-1;CEO, 2026-10-02\nA.3.2;Yes;R-1;CEO\n"
    policy, roles = imported(rows, framework="iso42001").organisation.soa
    assert (policy.approved_by, str(policy.approved_on)) == ("CEO", "2026-10-02")
    assert (roles.approved_by, roles.approved_on) == ("CEO", None)


def test_a_system_that_an_inventory_lists_is_taken_up_once(imported: Imported, written: Callable[..., Path]) -> None:
    head = MORE.format(system="AI systems", by="Approved by", on="Approved on")
    result = imported(head + "A.6.2.4;Yes;Drift;Planned;;Chatbot; ; ; \nA.6.2.4;Yes;Drift;Planned;;Ranker;;;\n",
                      framework="iso42001")  # fmt: skip
    inventory = written("System ID;System name;Purpose\nAI-7;Chatbot;Answers\n", "systems.csv")
    joined = with_inventory(result, import_inventory([inventory], org_label="Muster GmbH")).organisation
    assert [(s.slug, s.label) for s in joined.systems] == [("ranker", "Ranker"), ("ai-7", "Chatbot")]
    assert [entry.systems for entry in joined.soa] == [("ai-7",), ("ranker",)]


def test_title_of_another_control_is_a_warning(imported: Imported) -> None:
    result = imported(HEAD + "A.5.1;Access control;Yes;r;Planned;\nA.5.2;Funktionen;Ja;r;Planned;\n")
    (problem,) = [p for p in result.problems if p.code == "title_contradicts_id"]
    assert (problem.row, problem.nearest) == (2, "A.5.15")


# ── clauses beside controls ──────────────────────────────────────────────────


def test_bare_numbers_are_controls_unless_the_title_says_clause(imported: Imported) -> None:
    result = imported(
        HEAD
        + "5.1;Leadership and commitment;Yes;r;Implemented;\n6.1.2;Information security risk assessment;Yes;r;Planned;\n"
        "5.1;Policies for information security;Yes;r;Planned;\n5.2;;Yes;r;Partial;\n"
    )
    assert {e.control: e.implementation for e in result.organisation.soa} == {
        "iso27001:A.5.1": "Planned", "iso27001:A.5.2": "Partial"
    }  # fmt: skip
    assert dict(result.recognition.tables[0].left_out) == {"clause of the management system, not of Annex A": 2}


def test_a_section_may_say_clause(entries: Entries) -> None:
    text = (
        "# SoA\n## Clauses 4-10\n| No | Name | Applicable | Status |\n|--|--|--|--|\n| 5.1 | Führung | Ja | Umgesetzt |\n"
        "| 5.2 | Politik | Ja | Umgesetzt |\n## Annex A controls\n| No | Name | Applicable | Status |\n|--|--|--|--|\n"
        "| 5.1 | Richtlinien | Ja | Geplant |\n| 5.9 | Inventar | Ja | Geplant |\n"
    )
    found = entries(text, name="soa.md")
    assert {local: e.implementation for local, e in found.items()} == {"A.5.1": "Planned", "A.5.9": "Planned"}


def test_a_heading_that_says_clause_over_controls_is_not_believed(entries: Entries) -> None:
    text = "## Clause 6.1.3 d\n| No | Applicable | Status |\n|--|--|--|\n| 5.1 | Yes | Planned |\n| 5.9 | Yes | Planned |\n| 8.34 | No | N/A |\n"
    assert list(entries(text, name="soa.md")) == ["A.5.1", "A.5.9", "A.8.34"]


def test_a_list_of_clauses_is_no_soa(imported: Imported) -> None:
    rows = "5.1;Leadership and commitment;Yes;r;Done;\n5.2;Policy;Yes;r;Done;\n9.2;Internal audit;Yes;r;Done;\n"
    assert refused(imported, HEAD + rows, framework="iso27001")[0].code == "no_soa"


# ── columns ──────────────────────────────────────────────────────────────────


def test_content_beats_the_heading(entries: Entries) -> None:
    found = entries("Control,Ref,Included,Reason,State\nPolicies,A.5.1,Y,law,In place\nRoles,A.5.2,N,none,N/A\n")
    assert said(found["A.5.1"]) == (True, "Implemented")
    assert said(found["A.5.2"]) == (False, "Excluded")


def test_title_rows_two_heading_rows_and_marked_reasons(tmp_path: Path, imported: Imported) -> None:
    rows = [
        ["Statement of Applicability"],
        [],
        ["Legend: LR legal requirement"],
        ["ISO 27001 Control", "", "Selected", "Reasons for selection", "", "", "Implementation status"],
        ["Ref", "Title", "", "LR", "CO", "BR/BP", ""],
        ["A.5", "Organizational controls"],
        ["A.5.1", "Policies for information security", "Yes", "x", "", "x", "Implemented"],
        ["A.5.2", "Information security roles and responsibilities", "Yes", "", "", "", "Planned"],
    ]
    result = imported(workbook(tmp_path / "t.xlsx", ("SoA", rows)))
    first, second = result.organisation.soa
    assert (first.implementation, first.justification) == ("Implemented", "LR; BR/BP")
    assert (second.implementation, second.justification) == ("Planned", None)
    assert [p.row for p in result.problems if p.code == "justification_missing"] == [8]


def test_two_justification_columns(entries: Entries) -> None:
    found = entries(
        "Control;Applicable;Justification for inclusion;Justification for exclusion;Status\n"
        "A.5.1;Yes;law;;Implemented\nA.5.2;No;;no staff;\n"
    )
    assert (found["A.5.1"].justification, found["A.5.2"].justification) == ("law", "no staff")


def test_excluded_column_and_no_applicable_column(entries: Entries) -> None:
    found = entries("Control;Excluded;Justification\nA.5.1;No;law\nA.5.2;Yes;none\n")
    assert (found["A.5.1"].applicable, found["A.5.2"].applicable) == (True, False)
    found = entries("Control;Justification;Status\nA.5.1;law;Implemented\nA.5.2;none;Not applicable\nA.5.3;x;[TODO]\n")
    assert [said(e) for e in found.values()] == [
        (True, "Implemented"),
        (False, "Excluded"),
        (None, "Unknown"),
    ]


def test_maturity_alone_gives_a_status(entries: Entries) -> None:
    found = entries("Maßnahme;Anwendbar;Begründung;Reifegrad\nA.5.1;Ja;r;4\nA.5.2;Ja;r;1\nA.5.3;Ja;r;0\n")
    assert [e.implementation for e in found.values()] == ["Implemented", "Partial", "Not"]
    assert found["A.5.1"].status_stated == "4"


def test_named_columns(entries: Entries, imported: Imported) -> None:
    text = "Was;Wo;Wie weit\nA.5.1;Ja;fertig\nA.5.2;Nein;\n"
    found = entries(text, columns={"control": "Was", "applicable": "2", "status": "C"})
    assert [said(e) for e in found.values()] == [(True, "Implemented"), (False, "Excluded")]
    with pytest.raises(UsageError, match="no column role 'colour'"):
        imported(text, columns={"colour": "Was"})
    with pytest.raises(UsageError, match=r"no column 'Wann'.*Was, Wo, Wie weit"):
        imported(text, columns={"status": "Wann"})


def test_a_named_column_that_is_not_there_is_told_even_where_another_is_recognised(imported: Imported) -> None:
    text = "Control;Applicable;Status\nA.5.1;Yes;Implemented\nA.5.2;No;\n"
    with pytest.raises(UsageError, match=r"no column 'Ref' for the control; the columns are Control, Applicable"):
        imported(text, columns={"control": "Ref"})


def test_no_heading_row_at_all(imported: Imported) -> None:
    rows = "".join(f"A.5.{n},Title {n},Yes,Implemented\n" for n in range(1, 9))
    result = imported(rows)
    assert {said(e) for e in result.organisation.soa} == {(True, "Implemented")}
    assert "no heading row" in result.recognition.tables[0].why


def test_the_column_of_the_current_edition_is_taken(entries: Entries) -> None:
    found = entries("2013 control;2022 control;Applicable;Status\nA.5.1.1;A.5.1;Yes;Done\nA.6.1.1;A.5.2;Yes;Done\n")
    assert list(found) == ["A.5.1", "A.5.2"]


def test_second_table_appended(entries: Entries) -> None:
    found = entries(
        HEAD + "A.5.1;;Yes;r;Planned;\n;;;;;\nStatus;Control ID;Justification;Applicable;;\nPartial;A.5.2;q;Yes;;\n"
    )
    assert [(e.implementation, e.justification) for e in found.values()] == [
        ("Planned", "r"),
        ("Partial", "q"),
    ]
