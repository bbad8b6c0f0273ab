"""The intake workbook after people have worked in it: what is read, and what is told, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError, Problem
from aims_graph.intake.organisation import Artefact, Complete, Organisation, Source
from aims_graph.intake.workbook_model import Choices
from aims_graph.intake.workbook_read import WorkbookResult, is_workbook, read_workbook
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.act import FactTerm
from aims_graph.knowledge.types import ArtefactType

CHOICES = Choices(
    controls={
        "iso27001": [("A.5.1", "Policies"), ("A.5.2", "Roles"), ("A.8.1", "Devices")],
        "iso42001": [("A.2.2", "AI policy"), ("A.6.2.4", "Verification")],
    },
    statements=[("iso42001:6.1.4_1", "Asked")],
    artefact_types=[
        ArtefactType(name, en, es, None, True, "documents", True, False, {"en": (en.lower(),)})
        for name, en, es in (("AIPolicy", "AI policy", "Política de IA"), ("Policy", "Policy", "Política"))
    ],
    requirements=[("iso42001:6.1.4", "Impact"), ("iso9001:8.3.1", "General"), ("iso9001:7.1.5.2", "Traceability")],
    facts=[
        FactTerm("fact-fraudDetection", {}, {"en": "Is it used to detect fraud?", "es": "¿Detecta fraudes?"},
                 "aiact:III.5.b", ("unitSystem",), (), ()),
        FactTerm("fact-employer", {}, {"en": "Is it an employer?", "es": "¿Es empleador?"}, "aiact:26.7",
                 ("unitEntity",), (), ()),
    ],
)  # fmt: skip


class Hand:
    """Somebody who works in the workbook with a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, page: str) -> Any:
        return next(s for s in self.book if str(s["A1"].value).startswith(f"aims2.{page}."))

    def column(self, page: str, key: str) -> int:
        return next(cell.column for cell in self.sheet(page)[1] if cell.value == f"aims2.{page}.{key}")

    def first_row(self, page: str) -> int:
        return next(row[0].row for row in self.sheet(page) if row[0].value == f"aims2.{page}.#head") + 2

    def add(self, page: str, row: int = 0, **cells: object) -> int:
        """Fill in the row ``row`` below the example; return its number."""
        number = self.first_row(page) + row
        for key, value in cells.items():
            self.sheet(page).cell(number, self.column(page, key), value)
        return number

    def answer(self, key: str, value: object) -> None:
        sheet = self.sheet("organisation")
        row = next(row[0].row for row in sheet if row[0].value == f"aims2.organisation.{key}")
        sheet.cell(row, 3).value = value

    def read(self, accept_valid: bool = False) -> WorkbookResult:
        self.book.save(self.path)
        return read_workbook(self.path, choices=CHOICES, accept_valid=accept_valid)

    def refused(self) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            self.read()
        return caught.value.problems


@pytest.fixture(scope="module", params=["en", "es"])
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / f"{request.param}.xlsx"
    write_template(path, lang=request.param, choices=CHOICES)
    return path


@pytest.fixture
def hand(template: Path, tmp_path: Path) -> Hand:
    path = tmp_path / "firm.xlsx"
    path.write_bytes(template.read_bytes())
    made = Hand(path)
    made.answer("label", "Ácme S.L.")
    return made


def test_only_the_organisation_is_required(hand: Hand) -> None:
    for sheet in list(hand.book):
        if not str(sheet["A1"].value).startswith("aims2.organisation"):
            del hand.book[sheet.title]
    result = hand.read()
    assert result.organisation == Organisation("acme-s-l", "Ácme S.L.")
    assert result.problems == ()


def test_the_template_as_it_is_gives_nothing_but_the_name(hand: Hand) -> None:
    """Example rows, control titles and headings are not data."""
    result = hand.read()
    assert result.organisation == Organisation("acme-s-l", "Ácme S.L.")
    assert result.problems == ()


def test_a_row_filled_in_by_hand_in_either_language(hand: Hand) -> None:
    hand.add("held", edition="ISO 27001:2022", seen="sí", valid_until=datetime(2028, 5, 31))
    hand.add("systems", label="Recommender", stage="En operación")
    row = hand.add("artefacts", identifier="POL-1", title="AI policy", status="approved", owner=7)
    hand.add("artefacts", addresses="iso42001:6.1.4_1  Asked; iso42001:6.1.4", systems="recommender")
    hand.add("artefacts", design="Inspeccionado", inspected_by="A. F.", inspected_on="23.11.2026")
    hand.add("artefacts", deficiency="not approved; Caducado")
    hand.add("soa27001", applicable="no", justification="No need")
    hand.add("soa27001", 1, status="Planificado", references="pol-1; ai POLICY", unresolved="RACI policy")
    org = hand.read().organisation
    sheet = hand.sheet("artefacts").title
    assert [(held.edition, held.certificate_seen, held.valid_until) for held in org.held] == [
        ("iso27001-2022", True, date(2028, 5, 31))
    ]
    assert (org.systems[0].slug, org.systems[0].stage) == ("recommender", "operation")
    artefact = org.artefacts[0]
    assert (artefact.slug, artefact.type_id, artefact.type_basis) == ("pol-1", "AIPolicy", "Title")
    assert (artefact.status, artefact.owner, artefact.source) == (
        "Approved",
        "7",
        Source("firm.xlsx", sheet, row),
    )
    assert [(a.addresses, a.unit, a.design, a.deficiencies) for a in org.addresses] == [
        (curie, "system/recommender", "inspected", ("not_approved", "expired"))
        for curie in ("iso42001:6.1.4_1", "iso42001:6.1.4")
    ]
    assert org.addresses[0].inspected_on == date(2026, 11, 23)
    first, second = org.soa
    assert (first.control, first.applicable, first.implementation) == ("iso27001:A.5.1", False, "Excluded")
    assert (second.control, second.applicable, second.implementation) == ("iso27001:A.5.2", None, "Planned")
    assert [(r.text, r.artefact, r.type_id) for r in second.references] == [
        ("pol-1", "pol-1", None), ("ai POLICY", "pol-1", None), ("RACI policy", None, "Policy")
    ]  # fmt: skip


def test_pages_and_columns_may_be_renamed_moved_and_sorted(hand: Hand) -> None:
    hand.add("artefacts", title="B", owner="second")
    hand.add("artefacts", 1, title="A", owner="first")
    sheet = hand.sheet("artefacts")
    sheet.title = "Unsere Dokumente"
    hand.book.move_sheet(sheet, offset=-5)
    title, owner = hand.column("artefacts", "title"), hand.column("artefacts", "owner")
    head = hand.first_row("artefacts") - 2
    for number in (1, *range(head, head + 9)):
        one, other = sheet.cell(number, title), sheet.cell(number, owner)
        one.value, other.value = other.value, one.value
    sheet.cell(head, owner).value = "Verantwortlich"
    result = hand.read()
    assert [(a.title, a.owner) for a in result.organisation.artefacts] == [("B", "second"), ("A", "first")]


def test_rows_of_one_document_are_one_artefact(hand: Hand) -> None:
    hand.add("artefacts", identifier="P-1", title="Plan", addresses="iso42001:6.1.4", design="Declared")
    hand.add("artefacts", 1, identifier="p-1", owner="X", addresses="iso42001:6.1.4_1", operating="Declared")
    hand.add("artefacts", 2, title="plan", addresses="iso42001:6.1.4_1", operating="Sampled")
    result = hand.read()
    assert [artefact.slug for artefact in result.organisation.artefacts] == ["p-1"]
    assert [(a.addresses, a.design, a.operating) for a in result.organisation.addresses] == [
        ("iso42001:6.1.4", "declared", None),
        ("iso42001:6.1.4_1", None, "declared"),
        ("iso42001:6.1.4_1", None, "sampled"),
    ]
    assert len({address.slug for address in result.organisation.addresses}) == 3
    assert [problem.code for problem in result.problems] == ["contradiction", "inspection_unsigned"]


def test_a_changed_row_has_the_workbook_as_its_source(tmp_path: Path) -> None:
    source = Source("register.csv", None, 4)
    org = Organisation("a", "A", artefacts=[Artefact("x", "X", source=source), Artefact("y", "Y", source=source)])
    path = tmp_path / "a.xlsx"
    write_template(path, lang="en", choices=CHOICES, organisation=org)
    hand = Hand(path)
    row = hand.add("artefacts", 1, owner="Somebody")
    read = hand.read().organisation.artefacts
    assert [artefact.slug for artefact in read] == ["x", "y"]
    assert [artefact.source for artefact in read] == [source, Source("a.xlsx", "Artefacts", row)]


def test_a_copied_row_becomes_a_document_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    org = Organisation("a", "A", artefacts=[Artefact("x", "X", identifier="D-1")])
    write_template(path, lang="en", choices=CHOICES, organisation=org)
    hand = Hand(path)
    hand.add("artefacts", 1, identifier="D-2", title="Copied", slug="x")
    result = hand.read()
    assert [artefact.slug for artefact in result.organisation.artefacts] == ["x", "d-2"]
    assert [problem.code for problem in result.problems] == ["key_repeated"]


def test_lists_are_complete_only_where_somebody_says_so(hand: Hand) -> None:
    for page, key in (
        ("artefacts", "records"),
        ("systems", "systems"),
        ("entities", "entities"),
        ("risks", "risks"),
    ):
        sheet = hand.sheet(page)
        row = next(row[0].row for row in sheet if row[0].value == f"aims2.{page}.#complete.{key}")
        sheet.cell(row, 2, date(2026, 11, 23))
    result = hand.read()
    assert result.organisation.complete == [
        Complete("list-entities", date(2026, 11, 23)),
        Complete("systems", date(2026, 11, 23)),
        Complete("records", date(2026, 11, 23)),
        Complete("list-risks", date(2026, 11, 23)),
    ]
    assert result.problems == ()


def test_what_is_not_read_is_told(hand: Hand) -> None:
    hand.sheet("held").cell(hand.first_row("held"), 20, "my own column")
    hand.book.create_sheet("Scratch")["A1"] = "notes"
    problems = hand.read().problems
    assert sorted(problem.code for problem in problems) == ["column_not_read", "sheet_not_read"]
    assert {problem.severity for problem in problems} == {"warning"}


def _case(page: str, key: str, code: str, near: str | None, **cells: object) -> tuple[object, ...]:
    given = {"title": "T", **cells} if page == "artefacts" and key != "title" else cells
    return pytest.param(page, key, code, near, given, id=f"{page}-{'-'.join(map(str, cells.values()))}")


@pytest.mark.parametrize("template", ["en"], indirect=True)
@pytest.mark.parametrize(
    ("page", "key", "code", "near", "cells"),
    [
        _case("soa27001", "control", "unknown_id", "A.5.2", control="A.5.22", status="Planned"),
        _case("soa27001", "control", "unknown_id", "A.8.4", control="A.9.4.5", status="Planned"),
        _case("soa27001", "control", "duplicate", None, control="5.2", status="Planned"),
        _case("soa42001", "references", "unknown_artefact", None, references="POL-9", status="Planned"),
        _case("artefacts", "addresses", "unknown_id", "iso42001:6.1.4", addresses="iso42001:6.1.5"),
        _case("artefacts", "addresses", "unknown_id", "iso42001:6.1.4", addresses="6.1.4"),
        _case("artefacts", "systems", "unknown_unit", None, addresses="iso42001:6.1.4", systems="None"),
        _case("artefacts", "last_review", "unreadable_date", None, last_review="2026-02-30"),
        _case("artefacts", "last_review", "unreadable_date", "2026-04-03 / 2026-03-04", last_review="03/04/2026"),
        _case(
            "artefacts",
            "period_to",
            "unreadable_date",
            None,
            period_from="2026-02-01",
            period_to="2026-01-01",
        ),
        _case("artefacts", "status", "unknown_value", "Approved", status="Aproved"),
        _case("artefacts", "design", "unknown_value", None, design="seen"),
        _case("artefacts", "deficiency", "unknown_value", "Expired", deficiency="Expired; Expird"),
        _case("artefacts", "type", "unknown_value", "AI policy", type="AI polcy"),
        _case("artefacts", "title", "missing_value", None, owner="Nobody"),
        _case("held", "edition", "unknown_value", "ISO/IEC 27001:2022", edition="ISO/IEC 27001:2013"),
        _case("held", "left_out", "not_left_out", None, edition="ISO/IEC 27001:2022", left_out="iso27001:6.1.2"),
        _case("held", "left_out", "unknown_id", "iso9001:8.3.1", edition="ISO 9001:2015", left_out="iso9001:8.31"),
        _case("systems", "slug", "unreadable_id", "a-b", label="S", slug="a b"),
    ],
)
def test_an_error_has_its_place_and_stores_nothing(
    hand: Hand, page: str, key: str, code: str, near: str | None, cells: dict[str, object]
) -> None:
    if code == "duplicate":
        hand.add(page, 1, status="Planned")
    row = hand.add(page, 2 if code == "duplicate" else 0, **cells)
    sheet = hand.sheet(page)
    heading = sheet.cell(hand.first_row(page) - 2, hand.column(page, key)).value.rstrip(" *")
    problems = [problem for problem in hand.refused() if problem.severity == "error"]
    assert [(p.code, p.file, p.sheet, p.row, p.column, p.nearest) for p in problems] == [
        (code, "firm.xlsx", sheet.title, row, heading, near)
    ]


def test_a_scope_of_iso_9001_may_leave_clauses_out(hand: Hand) -> None:
    hand.add("held", edition="ISO 9001:2015", left_out="iso9001:8.3; iso9001:7.1.5.2")
    (held,) = hand.read().organisation.held
    assert held.left_out == ("iso9001:8.3", "iso9001:7.1.5.2")


def test_all_problems_are_told_together_and_good_rows_can_be_kept(hand: Hand) -> None:
    hand.add("artefacts", identifier="BAD", title="Bad", last_review="31.02.2026")
    hand.add("artefacts", 1, title="Good", addresses="iso42001:9.9", design="Declared")
    hand.add("soa27001", status="Planned", references="bad; Good")
    hand.add("soa27001", 1, status="perhaps")
    assert [problem.code for problem in hand.refused()][:3] == [
        "unreadable_date",
        "unknown_id",
        "unknown_value",
    ]
    org = hand.read(accept_valid=True).organisation
    assert ([artefact.title for artefact in org.artefacts], org.addresses) == (["Good"], [])
    assert [(entry.control, [r.artefact for r in entry.references]) for entry in org.soa] == [
        ("iso27001:A.5.1", [None, "good"])
    ]


def test_own_controls_and_controls_of_the_other_standard(hand: Hand) -> None:
    last = len(CHOICES.controls["iso42001"])
    hand.add("soa42001", last, control="OWN 1", title="Model cards", own="Yes", status="Implemented")
    hand.add("soa42001", last + 1, control="iso27001:A.5.1", status="Implemented")
    soa = hand.read().organisation.soa
    assert [(entry.control, entry.edition, entry.title) for entry in soa] == [
        ("org:acme-s-l/control/own-1", "iso42001-2023", "Model cards"),
        ("iso27001:A.5.1", "iso42001-2023", None),
    ]


def test_a_control_may_have_a_row_for_each_ai_system(hand: Hand) -> None:
    hand.add("systems", label="Recommender", slug="rec")
    hand.add("systems", 1, label="Chatbot", slug="bot")
    last = len(CHOICES.controls["iso42001"])
    hand.add("soa42001", status="Implemented", grounds="R-07; REC-021", owner="CTO")
    hand.add("soa42001", last, control="A.2.2", applicable="No", systems="Chatbot", justification="Bought in")
    hand.add("soa42001", last + 1, control="A.2.2", status="Planned", systems="Recommender", approved_by="CEO",
             approved_on="2026-10-02")  # fmt: skip
    general, chatbot, recommender = hand.read().organisation.soa
    assert (general.systems, general.grounds, general.owner) == ((), ("R-07", "REC-021"), "CTO")
    assert (chatbot.systems, chatbot.applicable, chatbot.implementation) == (("bot",), False, "Excluded")
    assert (recommender.systems, recommender.approved_by) == (("rec",), "CEO")
    assert recommender.approved_on == date(2026, 10, 2)


def test_a_control_stands_once_for_a_system(hand: Hand) -> None:
    hand.add("systems", label="Recommender", slug="rec")
    last = len(CHOICES.controls["iso42001"])
    hand.add("soa42001", last, control="A.2.2", status="Planned", systems="Recommender")
    hand.add("soa42001", last + 1, control="A.2.2", status="Implemented", systems="rec")
    hand.add("soa42001", last + 2, control="A.2.2", status="Implemented", systems="Recomender")
    assert [problem.code for problem in hand.refused()] == ["duplicate", "unknown_unit"]


@pytest.mark.parametrize(
    ("text", "by", "on"),
    [
        ("CEO, 2026-10-02", "CEO", date(2026, 10, 2)),
        ("2.10.2026 Dirección", "Dirección", date(2026, 10, 2)),
        ("CISO on 2026-10-02", "CISO", date(2026, 10, 2)),
        ("AI committee", "AI committee", None),
    ],
)
def test_the_older_column_of_approval_is_still_read(hand: Hand, text: str, by: str, on: date | None) -> None:
    hand.add("soa42001", status="Planned", approved=text)
    (entry,) = hand.read().organisation.soa
    assert (entry.approved_by, entry.approved_on) == (by, on)


def test_the_newer_columns_of_approval_go_first(hand: Hand) -> None:
    hand.add("soa42001", status="Planned", approved="CISO, 2026-01-01", approved_by="CEO")
    (entry,) = hand.read().organisation.soa
    assert (entry.approved_by, entry.approved_on) == ("CEO", None)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda hand: hand.answer("label", None), "missing_value"),
        (lambda hand: hand.book.remove(hand.sheet("organisation")), "page_missing"),
        (lambda hand: hand.sheet("artefacts").delete_rows(1), "page_lost"),
        (lambda hand: hand.book.copy_worksheet(hand.sheet("artefacts")), "page_twice"),
        (lambda hand: hand.sheet("organisation").cell(1, 1, "aims3.organisation.#en"), "newer_workbook"),
    ],
)
def test_a_spoilt_workbook_is_refused(hand: Hand, spoil: Callable[[Hand], object], code: str) -> None:
    hand.add("artefacts", title="Something")
    spoil(hand)
    assert code in [problem.code for problem in hand.refused()]


def test_a_list_of_ones_own_is_no_intake_workbook(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Control", "Status"])
    book.save(path)
    assert not is_workbook(path)
    with pytest.raises(InputError, match="not an aims-graph intake workbook"):
        read_workbook(path, choices=CHOICES, accept_valid=True)


def _declared(result: WorkbookResult) -> dict[tuple[str, str], bool]:
    return {(fact.unit, fact.fact.removeprefix("fact-")): fact.value for fact in result.organisation.declarations}


def test_the_columns_of_a_system_declare_facts(hand: Hand) -> None:
    hand.add("systems", label="Screener", is_ai="yes", art5="sí", annex1="None", annex3="4(a) recruitment or selection",
             act_role="Deployer; Proveedor", profiling="no", interacts="no", gpai="Model M by Maker",
             since="2025-03-01", redesigned="2026-09-01; 01.03.2028", placed="2025-02-01", said_by="A. F.",
             said_on="2026-11-20")  # fmt: skip
    row = hand.add("systems", 1, label="Sorter", annex3="Ninguno", act_role="None", gpai="None")
    result = hand.read()
    screener, sorter = result.organisation.systems
    assert (screener.in_use_since, screener.placed_on_market) == (date(2025, 3, 1), date(2025, 2, 1))
    assert screener.redesigned == (date(2026, 9, 1), date(2028, 3, 1))
    assert (screener.gpai_model, sorter.gpai_model) == ("Model M by Maker", None)
    said = _declared(result)
    assert {fact: value for (unit, fact), value in said.items() if unit == "system/screener"} == {
        "aiSystem": True, "noProhibitedPractice": True, "noAnnexIProduct": True, "recruitment": True,
        "roleDeployer": True, "roleProvider": True, "profiling": False, "interactsWithPersons": False,
        "buildsOnGpai": True,
    }  # fmt: skip
    assert said["system/sorter", "noAnnexIIIUse"] is True
    assert said["system/sorter", "buildsOnGpai"] is False
    assert said["system/sorter", "roleProvider"] is False
    first = result.organisation.declarations[0]
    assert (first.declared_by, first.declared_on) == ("A. F.", date(2026, 11, 20))
    assert {d.source.row for d in result.organisation.declarations if d.source and d.unit == "system/sorter"} == {row}


def test_the_page_of_facts_in_either_language(hand: Hand) -> None:
    hand.add("systems", label="Screener")
    hand.add(
        "facts", system="screener", fact="III.5.b: Is it used to detect fraud?", value="Sí", by="A. F.", on="2026-11-20"
    )
    hand.add("facts", 1, fact="26.7: ¿Es empleador?", value="no")
    hand.add("facts", 2, system="Screener", fact="fact-fraudDetection", value="yes")
    result = hand.read()
    assert _declared(result) == {("system/screener", "fraudDetection"): True, ("entity/main", "employer"): False}
    assert result.problems == ()


@pytest.mark.parametrize("template", ["en"], indirect=True)
@pytest.mark.parametrize(
    ("cells", "code", "near"),
    [
        (
            {"fact": "III.5.b: Is it used to detect frauds?", "system": "Screener"},
            "unknown_value",
            "III.5.b: Is it used to detect fraud?",
        ),
        ({"fact": "fact-fraudDetection"}, "wrong_unit", None),
        ({"fact": "fact-employer", "system": "Screener"}, "wrong_unit", None),
        ({"fact": "fact-fraudDetection", "system": "Screner"}, "unknown_name", "Screener"),
        ({"fact": "fact-fraudDetection", "system": "Screener", "entity": "Firm"}, "two_units", None),
        ({"fact": "fact-fraudDetection", "system": "Screener", "on": "2026-02-30"}, "unreadable_date", None),
        ({"fact": "fact-fraudDetection", "system": "Screener", "value": ""}, "missing_value", None),
        ({"fact": "fact-fraudDetection", "system": "Screener", "value": "perhaps"}, "unknown_value", None),
    ],
    ids=lambda value: value if isinstance(value, str) and "_" in value else None,
)
def test_a_fact_that_cannot_stand_is_told_with_its_place(
    hand: Hand, cells: dict[str, str], code: str, near: str | None
) -> None:
    hand.add("systems", label="Screener")
    hand.add("entities", label="Firm")
    row = hand.add("facts", **{"value": "yes", **cells})
    (problem,) = hand.refused()
    assert (problem.code, problem.nearest, problem.row, problem.file) == (code, near, row, "firm.xlsx")


@pytest.mark.parametrize("template", ["en"], indirect=True)
def test_an_area_without_its_point_declares_nothing_and_says_so(hand: Hand) -> None:
    hand.add("systems", label="Screener", annex3="4 Employment")
    result = hand.read()
    assert [problem.code for problem in result.problems] == ["point_missing"]
    assert result.organisation.declarations == []


@pytest.mark.parametrize("template", ["en"], indirect=True)
def test_none_beside_a_use_is_refused(hand: Hand) -> None:
    hand.add("systems", label="Screener", annex3="None; 4(a) recruitment or selection")
    assert [problem.code for problem in hand.refused()] == ["contradiction"]
