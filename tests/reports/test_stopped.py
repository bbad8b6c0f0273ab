"""What hangs on a use that Article 5 prohibits leaves the counts of the standards too, and the report says so first."""

from __future__ import annotations

from datetime import date

import pytest
from tests.classification.conftest import organisation

from aims_graph import api
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.sheets import sheets

DAY = date(2026, 11, 29)
HIRING = {"true": ["aiSystem", "recruitment", "roleProvider", "profiling"]}
MOOD = {
    "true": ["aiSystem", "emotionInferenceWorkEducation", "roleDeployer"],
    "false": ["medicalOrSafetyReasons"],
}
TARGETS = ["iso42001", "aiact"]


def run(knowledge, systems, targets=TARGETS, as_of=DAY):
    return api.assess(knowledge, organisation(systems), as_of=as_of, targets=targets, held=["none"], judge=False).result


@pytest.fixture(scope="module")
def result(knowledge):
    return run(knowledge, {"hiring": HIRING, "mood": MOOD})


def of(result, unit):
    return [item for item in result.items if item.unit == unit and item.legal is None]


def test_items_of_a_standard_for_a_prohibited_use_are_shown_and_counted_nowhere(result):
    stopped = of(result, "system/mood")
    assert stopped
    assert all(item.stopped and not item.counted and not item.unsettled and item.order == 0 for item in stopped)
    assert all(any("stop this use" in remedy.text["en"] for remedy in item.remedies) for item in stopped)


def test_those_of_other_systems_and_of_the_entity_count(result):
    for unit in ("system/hiring", "entity/main"):
        assert of(result, unit)
        assert not any(item.stopped for item in of(result, unit))
        assert any(item.counted for item in of(result, unit))


def test_the_numbers_are_those_without_the_prohibited_use(knowledge, result):
    def of_standards(found):
        return {count.id: count.value for count in found.counts if not count.id.startswith("duties")}

    alone = run(knowledge, {"hiring": HIRING}, targets=["iso42001"])
    both = run(knowledge, {"hiring": HIRING, "mood": MOOD}, targets=["iso42001"])
    law_only = run(knowledge, {"hiring": HIRING}, targets=TARGETS)
    assert of_standards(result) == of_standards(law_only)
    assert sum(of_standards(both).values()) > sum(
        of_standards(alone).values()
    )  # nobody has screened for Article 5 there


def test_a_requirement_asked_only_of_a_prohibited_use_keeps_its_state_and_gives_no_number(knowledge):
    found = run(knowledge, {"mood": MOOD})
    only = {item.requirement for item in of(found, "system/mood")} - {i.requirement for i in of(found, "entity/main")}
    rolled = [requirement for requirement in found.requirements if requirement.id in only]
    assert rolled
    assert all(r.state and r.total == r.settled == 0 and not r.states and not r.actions for r in rolled)


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 12, 2)])
def test_a_prohibition_that_is_to_come_stops_nothing_yet(knowledge, day):
    image = {
        "true": ["aiSystem", "intimateDepictions", "depictionIntendedOrUnguarded", "roleProvider"],
        "false": ["noAddedExposure"],
    }
    found = run(knowledge, {"image": image}, as_of=day)
    assert all(item.stopped is (day >= date(2026, 12, 2)) for item in of(found, "system/image"))


def test_a_hit_without_a_role_is_told_too(knowledge):
    found = run(knowledge, {"mood": {**MOOD, "true": MOOD["true"][:2]}}, targets=["aiact"])
    assert [note.code for note in found.notes].count("prohibited_practice") == 1
    assert build(found, "en").law[0].prohibited


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_says_it_before_everything_else(result, lang):
    content = build(result, lang)
    assert content.stop
    assert "mood" in content.stop
    page = render_html(content)
    summary = page[page.index('id="s-summary"') :]
    assert summary.index(content.stop) < summary.index(content.message[0][:40])
    banner = [text for text, style in sheets(content)[0].banner if style == "banner"]
    assert banner.index(content.stop) < banner.index(content.message[0])
    assert banner.count(content.stop) == 1
    assert content.open[-1].title == content.wording.t("open.stopped")
    assert all(line.item.stopped for line in content.open[-1].lines)


def test_a_report_without_such_a_use_says_nothing_of_it(knowledge):
    content = build(run(knowledge, {"hiring": HIRING}), "en")
    assert content.stop == ""
    assert content.wording.t("open.stopped") not in render_html(content)
