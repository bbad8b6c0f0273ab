"""Controls in operation and what to do first: said once, in words, what is open apart from what is met."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.assess.record_result import RecordCase, RecordFinding, RecordPlace
from aims_graph.assess.result import AssessmentResult, Item, Remedy, Unit
from aims_graph.assess.soa_path import SoAFlag, SoAPath
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.first import GRAVITY, MOST
from aims_graph.reports.html import render_html
from aims_graph.reports.records import record_themes
from aims_graph.reports.wording import Wording
from aims_graph.reports.xlsx import render_xlsx

MakeResult = Callable[..., AssessmentResult]
MakeItem = Callable[..., Item]
ROOT = Path(__file__).parents[2]
UNITS = (Unit("entity/main", "Muster GmbH", "entity"), Unit("system/chat", "Chat", "system"))


def place(name: str, row: int, **changes: Any) -> RecordPlace:
    made = RecordPlace(f"decision/{row}", name, None, "muster.xlsx", "Decisions", row)
    return replace(made, **changes)


def case(name: str, kind: str, verdict: str, **changes: Any) -> RecordCase:
    theme = changes.pop("theme", "control-release")
    return RecordCase(name, kind, theme, verdict, changes.pop("about", place(name, 8)), **changes)


def finding(code: str, of: str, **changes: Any) -> RecordFinding:
    made = RecordFinding(
        id=f"{of}--{code}",
        code=code,
        shape=f"aims:shape-record-{code}",
        case=of,
        effect="effectDeficiency",
        sentence={"en": f"What {code} asks.", "es": f"Lo que pide {code}."},
        cause="not_operated",
        bears_on=("iso42001:A.6.2.4_1", "aiact:9.8_1"),
    )
    return replace(made, **changes)


def part(result: AssessmentResult, name: str, lang: str = "en") -> str:
    text = render_html(build(result, lang))
    start = text.index(f'id="s-{name}"')
    return text[start : text.index("</section>", start)]


@pytest.fixture
def told(make_result: MakeResult, make_item: MakeItem) -> Callable[..., AssessmentResult]:
    """Make a result with these cases and findings."""

    def make(cases: Sequence[RecordCase], findings: Sequence[RecordFinding], **changes: Any) -> AssessmentResult:
        items = changes.pop("items", [make_item(1, "iso42001:A.6.2.4", "unassessed", "create", unit="system/chat")])
        return make_result(items, units=UNITS, record_cases=tuple(cases), record_findings=tuple(findings), **changes)

    return make


@pytest.mark.parametrize(
    ("lang", "measured", "bears"),
    [("en", "measured 6.5, limit 4", "A.6.2.4 · statement 1"), ("es", "medido 6,5, límite 4", "A.6.2.4 · enunciado 1")],
)
def test_an_open_case_says_what_was_judged_what_to_do_and_what_it_bears_on(
    told: Callable[..., AssessmentResult], lang: str, measured: str, bears: str
) -> None:
    one = case("Wrong answers", "AtMostCase", "failed", unit="system/chat", days={"limit": "4", "value": "6.5"})
    result = told([one], [finding("performance-over-limit", "Wrong answers")])
    shown = part(result, "records", lang)
    for said in ("Wrong answers", "Chat", measured, bears, "muster.xlsx, Decisions"):
        assert said in shown
    assert "A.6.2.4_1" not in shown
    assert "9.8" not in shown, "a law that is no target is not named"
    assert 'id="s-met"' not in render_html(build(result, lang))


def test_what_is_met_stands_in_an_annex_and_not_among_what_is_open(told: Callable[..., AssessmentResult]) -> None:
    cases = [
        case("Release 4.2", "DecisionCase", "met", days={"on": "2026-09-01"}),
        case("Release 4.3", "DecisionCase", "failed", days={"on": "2026-10-05"}),
    ]
    result = told(cases, [finding("decision-without-grounds", "Release 4.3")])
    opened, met = part(result, "records"), part(result, "met")
    assert "Release 4.3" in opened
    assert "Release 4.2" not in opened
    assert "Release 4.2" in met
    assert "Release 4.3" not in met
    assert "in effect from 5 October 2026" in opened
    assert "open item: 1 · met: 1" in opened
    nothing = told([cases[0]], [])
    assert "Nothing is open" in part(nothing, "records")


def test_a_gap_between_two_days_reads_as_one(told: Callable[..., AssessmentResult]) -> None:
    days = {
        "last_on": "2026-08-28", "next_due_on": "2026-09-28",
        "gap_from": "2026-07-10", "gap_due_on": "2026-08-10", "gap_to": "2026-08-28",
    }  # fmt: skip
    met = place("AI committee", 10, day="2026-08-28")
    one = case("Monthly", "CommitteeIntervalCase", "failed", days=days, against=(met, met))
    result = told([one], [finding("committee-gap", "Monthly"), finding("committee-overdue", "Monthly")])
    (row,) = record_themes(result, Wording("en", result))[0].rows
    assert row.days == (
        "last on 28 August 2026; next due on 28 September 2026; "
        "nothing between 10 July 2026 and 28 August 2026, due by 10 August 2026"
    )
    assert row.rests_on == ("AI committee, 28 August 2026 (Decisions, row 10)",)


def test_a_value_within_its_limit_rests_on_nothing_that_followed(told: Callable[..., AssessmentResult]) -> None:
    later = place("Release 4.3", 9)
    within = case("Stale", "AtMostCase", "met", days={"limit": "1", "value": "0.4"}, met_by=(later,))
    beyond = case("Wrong", "AtMostCase", "met", days={"limit": "1", "value": "4"}, met_by=(later,))
    least = case("Found", "AtLeastCase", "met", days={"limit": "90", "value": "95"}, met_by=(later,))
    result = told([within, beyond, least], [])
    rows = {row.about: row.rests_on for row in record_themes(result, Wording("en", result))[0].rows}
    assert {name: bool(rests) for name, rests in rows.items()} == {"Stale": False, "Wrong": True, "Found": False}


def test_the_sheet_has_every_case_with_its_shapes(told: Callable[..., AssessmentResult]) -> None:
    cases = [case("Release 4.2", "DecisionCase", "met"), case("Release 4.3", "DecisionCase", "failed")]
    result = told(cases, [finding("decision-without-grounds", "Release 4.3")])
    for lang, name in (("en", "Controls in operation"), ("es", "Controles en operación")):
        book = openpyxl.load_workbook(io.BytesIO(render_xlsx(build(result, lang))))
        rows = [row for row in book[name].iter_rows(values_only=True) if "Release" in str(row[3])]
        assert len(rows) == 2
        assert "shape-record-decision-without-grounds" in str(rows[0])


def test_every_kind_of_case_has_a_word_and_a_theme(knowledge: Knowledge) -> None:
    """A class that rules make cases of and the vocabulary does not know would be shown by its bare name."""
    rules = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "shapes/rules").glob("1*.ttl"))
    made = set(re.findall(r"CONSTRUCT \{ \?case a aims:RecordCase((?: , aims:\w+)+)", rules))
    kinds = {name for group in made for name in re.findall(r"aims:(\w+)", group)}
    assert len(kinds) > 30
    for kind in kinds:
        assert set(knowledge.catalogue.label(kind)) >= {"en", "es"}, kind


# ── what to do first ──


@pytest.mark.parametrize("lang", ["en", "es"])
def test_first_comes_what_may_hurt_people_then_the_rest_each_once(
    told: Callable[..., AssessmentResult], lang: str
) -> None:
    cases = [
        case("Roles", "RoleCase", "failed"),
        case("Wrong answers", "AtMostCase", "failed", unit="system/chat", days={"limit": "4", "value": "6.5"}),
        case("Put into service", "ImpactCase", "failed", unit="system/chat"),
        case("Second use", "ImpactCase", "failed", unit="system/chat"),
        case("Own rule", "OwnIntervalCase", "failed"),
    ]
    findings = [
        finding("several-accountable", "Roles"),
        finding("performance-over-limit", "Wrong answers"),
        finding("impact-not-assessed", "Put into service"),
        finding("impact-not-assessed", "Second use"),
        finding("own-rule-overdue", "Own rule", own_rule=True, bears_on=()),
    ]
    result = told(cases, findings)
    lines = build(result, lang).first.lines
    assert [line.code for line in lines] == ["performance-over-limit", "impact-not-assessed", "several-accountable"]
    assert [len(line.about) for line in lines] == [1, 2, 1]
    assert ("6.5" if lang == "en" else "6,5") in lines[0].about[0].text
    shown = part(result, "summary", lang)
    assert shown.index("performance-over-limit") < shown.index("impact-not-assessed")
    assert "own-rule-overdue" not in shown


def test_a_case_with_two_faults_is_one_thing_to_see_to(told: Callable[..., AssessmentResult]) -> None:
    one = case("INC-5", "IncidentCase", "failed")
    codes = ("incident-without-severity", "incident-without-seriousness")
    lines = build(told([one], [finding(code, "INC-5") for code in codes]), "en").first.lines
    assert [line.code for line in lines] == ["incident-without-seriousness"]


def test_a_first_page_holds_no_more_than_a_page(told: Callable[..., AssessmentResult]) -> None:
    codes = [code for code in GRAVITY if "-" in code][: MOST + 3]
    cases = [case(code, "DecisionCase", "failed") for code in codes]
    first = build(told(cases, [finding(code, code) for code in codes]), "en").first
    assert (len(first.lines), first.more) == (MOST, 3)


def test_questions_and_what_the_soa_merely_says_are_not_first(
    told: Callable[..., AssessmentResult], make_item: MakeItem
) -> None:
    asked = finding("data-without-provenance", "Data", effect="effectQuestion")
    expired = Remedy("expired", {"en": "Legal: renew C-1.", "es": "Legal: renueve C-1."}, "artefact/c-1")
    said = Remedy("not_operated", {"en": "Put A.5.2 into practice."}, None, "groundSoaDenial")
    items = [
        make_item(n, "iso42001:A.5.2", "not_evidenced", "repair", causes=("expired", "not_operated"), remedies=(expired, said))
        for n in (1, 2)
    ]  # fmt: skip
    lines = build(told([case("Data", "DataCase", "asked")], [asked], items=items), "en").first.lines
    assert [(line.code, line.text.text, line.place) for line in lines] == [("expired", "Legal: renew C-1.", ("A.5.2",))]


def test_an_exclusion_that_contradicts_is_told_once_by_its_gravest_fault(
    told: Callable[..., AssessmentResult], make_item: MakeItem
) -> None:
    flags = tuple(
        SoAFlag(code, {"en": f"{code} said.", "es": f"{code} dicho."}, "iso42001:A.5.2", (), "soa/1", None, question)
        for code, question in (
            ("whileUsing", False), ("soa-exclusion-unreasoned", False), ("soa-reason-untraced", False),
            ("own-control-without-owner", True),
        )
    )  # fmt: skip
    items = [make_item(1, "iso42001:A.5.2", "unassessed", "create")]
    result = told([], [], items=items, soa=SoAPath(True, False, (), {}, flags))
    lines = build(result, "en").first.lines
    assert [line.text.text for line in lines] == ["soa-exclusion-unreasoned said."]
    assert "begin with what stands below" in build(result, "en").message[2]


def test_where_nothing_is_known_to_have_gone_wrong_the_page_does_not_say_so(rich: AssessmentResult) -> None:
    content = build(rich, "en")
    assert content.first.lines == ()
    assert "What to do first" not in part(rich, "summary")
    assert "begin with ISO 42001" in content.message[2]
