"""The duties of the worked scenarios: which articles come to whom, and from when (``duties.csv``, read against the law).

``articles``: those of a chosen list (4, 5, 8, 9, 16, 17, 23, 24, 26, 27, 43, 47, 50, 53, 55, 60, 72, 86) of which a duty
comes to the system or its entity, under a condition or not; ``binds_from``: the day of each that comes unconditionally.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from aims_graph import api
from aims_graph.assess.result import AssessmentResult, Item

from .conftest import organisation
from .test_scenarios import SCENARIOS, question_of, together

CORE = ["4", "5", "8", "9", "16", "17", "23", "24", "26", "27", "43", "47", "50", "53", "55", "60", "72", "86"]
EXPECTED = list(csv.DictReader((Path(__file__).parent / "duties.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def results(knowledge) -> dict[tuple[date, str], AssessmentResult]:
    """All scenarios of one day and state of the law, assessed together."""
    groups = defaultdict(list)
    for scenario in SCENARIOS:
        groups[question_of(scenario)].append(scenario)
    return {
        key: api.assess(
            knowledge,
            organisation(*together(group)),
            as_of=key[0],
            law=key[1],
            targets=["aiact"],
            held=["none"],
            judge=False,
        ).result
        for key, group in groups.items()
    }


def article(item: Item) -> str:
    """Return the number of the article of a duty."""
    return item.requirement.partition(":")[2].partition(".")[0]


@pytest.fixture(scope="module")
def duties(results) -> dict[str, list[Item]]:
    """The duties of each scenario, of its system and of its entity."""
    found = defaultdict(list)
    for result in results.values():
        for item in result.items:
            found[item.unit.partition("/")[2]].append(item)
    return found


def test_every_scenario_has_its_duties_worked_out():
    assert {row["scenario"] for row in EXPECTED} == {scenario["id"] for scenario in SCENARIOS}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["scenario"])
def test_the_articles_that_come(row, duties):
    found = {article(item) for item in duties[row["scenario"]]}
    assert [number for number in CORE if number in found] == row["articles"].split()


@pytest.mark.parametrize("row", [row for row in EXPECTED if row["binds_from"]], ids=lambda row: row["scenario"])
def test_the_days_from_which_they_bind(row, duties):
    days = defaultdict(set)
    for item in duties[row["scenario"]]:
        days[article(item)].add(item.legal.binds_from)
    for pair in row["binds_from"].split():
        number, _, day = pair.partition("@")
        assert day in days[number], (number, days[number])


def test_an_item_of_the_act_says_why_and_from_when(duties):
    items = duties["recruitment-provider-2026"]
    assert items
    for item in items:
        legal = item.legal
        assert legal is not None
        assert legal.by
        assert legal.source["en"]
        assert legal.source["es"]
        assert legal.in_force is (legal.binds_from <= "2026-12-03")
        assert ("not_yet_in_force" in item.observations) is not legal.in_force


def test_a_prohibited_practice_leaves_the_counts_and_the_entity_stays(duties):
    items = duties["emotion-at-work"]
    assert {item.statement for item in items if item.unit.startswith("system/")} == {"aiact:5.1.f_1"}
    assert not any(item.counted for item in items if item.unit.startswith("system/"))
    assert all(item.counted for item in items if item.unit.startswith("entity/"))


def test_a_regime_is_asked_only_when_entered(duties):
    assert not any(article(item) in ("60", "61", "4a") for item in duties["recruitment-provider-2026"])
    assert any(article(item) == "60" for item in duties["in-development-tested"])


def test_a_condition_that_nobody_told_is_said(duties):
    item = next(i for i in duties["recruitment-deployer-2026"] if i.statement == "aiact:26.7_1")
    assert item.legal.open_conditions == ("condition-employer",)
    assert "condition_open" in item.observations


def test_no_duty_of_the_original_law_alone_comes_under_the_current_one(results, knowledge):
    for (_, law), result in results.items():
        assert all(law in knowledge.duties.by_curie[item.statement].laws for item in result.items)


def test_what_is_not_in_force_never_weighs_as_a_violation(results):
    for result in results.values():
        assert not any(item.severity == "Violation" and not item.legal.in_force for item in result.items)
