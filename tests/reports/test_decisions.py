"""What the board decides, what AI changes in the ISMS, the path to a certificate: only where there is cause."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest

from aims_graph.assess.result import AssessmentResult, Item, SoAEntry
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.decisions import DECISIONS, MOST
from aims_graph.reports.html import anchor, render_html
from aims_graph.reports.xlsx import render_xlsx

MakeResult = Callable[..., AssessmentResult]
MakeItem = Callable[..., Item]
TITLES = {"en": "What AI changes in your ISMS", "es": "Qué cambia la IA en su SGSI"}
SHEETS = {"en": "Changes in the ISMS", "es": "Cambios en el SGSI"}


def part(result: AssessmentResult, name: str, lang: str = "en") -> str:
    text = render_html(build(result, lang))
    start = text.index(f'id="s-{name}"')
    return text[start : text.index("</section>", start)]


def named(make_item: MakeItem, statement: str, **changes: object) -> Item:
    made = make_item(1, "iso42001:4.1", "unassessed", "create", **changes)
    unit = made.unit
    return replace(made, id=f"{statement}@{unit}", statement=statement, requirement=statement.rpartition("_")[0])


def test_every_statement_that_a_decision_waits_for_exists(make_item: MakeItem, knowledge: Knowledge) -> None:
    known = [named(make_item, statement) for statement in knowledge.catalogue.statements]
    found = {name: [item.statement for item in known if test(item)] for name, test in DECISIONS}
    for name in ("scope", "criteria", "approval", "roles", "policy", "cycle", "resources"):
        assert len(found[name]) >= 2, name


def test_a_decision_names_the_open_items_behind_it_and_what_waits(make_result: MakeResult, make_item: MakeItem) -> None:
    items = [
        named(make_item, "iso42001:4.3_1"),
        replace(named(make_item, "iso42001:4.3_3"), state="evidenced", action=None),
        replace(named(make_item, "iso42001:5.2_2"), after=("iso42001:4.3_1",)),
    ]
    (decision,) = build(make_result(items), "en").decisions
    assert decision.name == "scope"
    assert decision.ids == ("iso42001:4.3_1@entity/main",)
    assert decision.waiting == 1
    shown = part(make_result(items), "decisions")
    assert 'title="iso42001:4.3_1"' in shown
    assert 'title="iso42001:4.3_3"' not in shown
    assert "1 other open item comes after." in shown


def test_nothing_open_asks_for_no_decision(make_result: MakeResult, make_item: MakeItem) -> None:
    items = [replace(named(make_item, "iso42001:4.3_1"), state="evidenced", action=None)]
    result = make_result(items, held=(), system_changes=())
    content = build(result, "en")
    assert (content.decisions, content.conflicts) == ((), ())
    assert 'id="s-decisions"' not in render_html(content)
    assert content.numbers["map"] == "2"


def test_there_are_never_more_than_an_agenda_holds(make_result: MakeResult, make_item: MakeItem) -> None:
    wanted = ("4.3_1", "6.1.1_7", "6.1.3_12", "5.3_1", "5.2_1", "9.2.1_1", "7.1_1")
    items = [named(make_item, f"iso42001:{statement}") for statement in wanted]
    items.append(named(make_item, "iso42001:4.1_3", unit="system/none-declared"))
    base = make_item(60, "iso42001:10.2", "unassessed", "extend")
    items.append(replace(base, rows=tuple(replace(row, review="disputed") for row in base.rows)))
    items.append(make_item(61, "iso42001:10.2", "not_evidenced", "create", causes=("sources_contradict",)))
    items.append(make_item(62, "iso42001:10.2", "unassessed", "create", observations=("base_absent",)))
    items.append(make_item(63, "iso42001:A.5.2", "not_evidenced", "create", causes=("exclusion_not_justified",)))
    found = [decision.name for decision in build(make_result(items), "es").decisions]
    assert found == [name for name, _ in DECISIONS][:MOST]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_ai_changes_is_shown_with_condition_reason_and_place(rich: AssessmentResult, lang: str) -> None:
    shown = part(rich, "changes", lang)
    assert TITLES[lang] in shown
    labels = rich.labels
    for change in rich.system_changes:
        row = shown[shown.index(f'id="{anchor(change.id)}"') :].partition("</tr>")[0]
        assert change.text[lang].split(".")[0][:60].replace('"', "&#34;") in row
        assert (labels[change.when][lang].replace("'", "&#39;") in row) == (change.when != "whenAny")
    found = openpyxl.load_workbook(io.BytesIO(render_xlsx(build(rich, lang))))[SHEETS[lang]]
    ids = [row[-1] for row in found.iter_rows(values_only=True)]
    assert [change.id for change in rich.system_changes] == [one for one in ids if str(one).startswith("change-")]


def test_a_control_that_the_soa_lacks_is_said_beside_the_change(rich: AssessmentResult) -> None:
    lacking = SoAEntry(
        "soa/27001/A.8.30", "iso27001:A.8.30", "Outsourced development", "implementationExcluded", False,
        file="soa.csv", row=7,
    )  # fmt: skip
    there = replace(lacking, id="soa/27001/A.8.29", control="iso27001:A.8.29", applicable=True)
    entries = {
        lacking.id: lacking,
        there.id: replace(there, implementation="implementationImplemented"),
    }
    rows = [row for group in build(replace(rich, entries=entries), "en").changes for row in group.rows]
    said = {row.id: [phrase.text for phrase in row.said] for row in rows if row.said}
    assert said == {"change-17-excluded-development-controls": ["A.8.30 excluded (soa.csv, row 7)"]}
    assert "A.8.30 excluded (soa.csv, row 7)" in part(replace(rich, entries=entries), "changes")


def test_neighbouring_controls_are_named_as_a_span(rich: AssessmentResult) -> None:
    rows = {row.id: row for group in build(rich, "en").changes for row in group.rows}
    assert rows["change-17-excluded-development-controls"].spans == ("6.1.3 · statement 8", "A.8.25–A.8.33")
    assert rows["change-01-models-as-assets"].spans == ("A.5.9", "A.8.13")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_where_no_such_system_is_held_nothing_changes(rich: AssessmentResult, lang: str) -> None:
    content = build(replace(rich, held=(), system_changes=()), lang)
    text = render_html(content)
    assert 'id="s-changes"' not in text
    assert TITLES[lang] not in text
    assert SHEETS[lang] not in openpyxl.load_workbook(io.BytesIO(render_xlsx(content))).sheetnames
    assert list(content.numbers.values()) == [*(str(n) for n in range(1, 10)), *"ABCDE"]


def test_conflicts_are_put_to_the_board(rich: AssessmentResult) -> None:
    shown = part(rich, "decisions")
    conflicts = [change for change in rich.system_changes if change.conflict]
    assert conflicts
    for change in conflicts:
        assert f'href="#{anchor(change.id)}"' in shown


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_path_keeps_stage_2_apart_from_week_8_and_forecasts_nothing(rich: AssessmentResult, lang: str) -> None:
    shown = part(rich, "method", lang)
    assert re.search("week 8|semana 8", shown)
    assert build(rich, lang).path in shown
    assert not re.search(r"\b20\d\d\b", build(rich, lang).path)
    assert build(replace(rich, targets=("aiact",)), lang).path == ""
