"""The calendar of the AI Act: days, routes, readings; stale claims are in test_stale_claims.py."""

from __future__ import annotations

import csv
import re

import pytest

from aims_graph.knowledge.calendar import AMENDED, differences, entries, milestones
from aims_graph.knowledge.duties import Duties


@pytest.fixture(scope="module")
def duties(knowledge):
    return Duties(knowledge.catalogue)


def days(duties, provision, law="current", **filters):
    """The effective days of a provision, by route."""
    return {
        (entry.dated.route.removeprefix("route-"), entry.effective_from)
        for entry in entries(duties, law=law, **filters)
        if entry.duty.statement.requirement == f"aiact:{provision}"
    }


@pytest.mark.parametrize(
    ("provision", "law", "expected"),
    [
        ("4", "original", {("any", "2025-02-02")}),
        ("4.1", "current", {("any", "2026-07-27")}),
        ("5.1.f", "current", {("any", "2025-02-02")}),
        ("5.1.ba", "current", {("any", "2026-12-02")}),
        ("5.1.ba", "original", set()),
        ("9.1", "original", {("annexIII", "2026-08-02"), ("annexI", "2027-08-02")}),
        ("9.1", "current", {("annexIII", "2027-12-02"), ("annexI", "2028-08-02")}),
        ("11.2", "current", {("annexI", "2028-08-02")}),
        ("50.1", "current", {("any", "2026-08-02")}),
        ("53.1.c", "current", {("any", "2025-08-02")}),
        ("73.1", "current", {("annexIII", "2027-12-02"), ("annexI", "2028-08-02")}),
    ],
)
def test_days_by_route(duties, provision, law, expected):
    assert days(duties, provision, law) == expected


def test_what_is_not_moved_bites_only_with_the_route_and_says_so(duties):
    found = [entry for entry in entries(duties) if entry.duty.statement.curie == "aiact:72.1_1"]
    assert {entry.dated.applies_from for entry in found} == {"2026-08-02"}
    assert {entry.effective_from for entry in found} == {"2027-12-02", "2028-08-02"}
    assert all(duties.applications[entry.duty.application].reading for entry in found)


def test_a_narrower_category_keeps_to_its_route(duties):
    found = entries(duties, category="category-highRiskAnnexIII")
    assert found
    assert {entry.dated.route for entry in found} <= {"route-annexIII", "route-any"}
    assert any("category-highRisk" in entry.duty.categories for entry in found)


def test_only_shall_and_prohibition_on_operators_bind(duties):
    for duty in duties.all:
        if duty.statement.modality == "may" or set(duty.actors) <= {"actor-commission", "actor-memberState"}:
            assert not duty.binds, duty.statement.curie
    assert not any(entry.duty.statement.modality == "may" for entry in entries(duties))
    assert any(entry.duty.statement.modality == "may" for entry in entries(duties, binding_only=False))


def test_differences_name_what_moved_and_what_is_new(duties):
    found = {change.provision: change for change in differences(duties)}
    assert found["aiact:9.1"].kind == "moved"
    assert found["aiact:4a.1"].kind == "inserted"
    assert found["aiact:10.5"].kind == "deleted"
    assert found["aiact:10.1"].kind == "replaced"
    assert "aiact:5.1.a" not in found
    assert "aiact:50.1" not in found


def test_111_4_ends_the_grace_of_50_2(duties):
    assert "transition-111-4" in duties.by_curie["aiact:50.2_1"].transitions
    (day,) = duties.transitions["transition-111-4"].days
    assert (day.law, day.cut_off, day.comply_by) == ("current", "2026-08-02", "2026-12-02")


def test_milestones_follow_the_state_of_the_law(knowledge):
    current = {m.id: m.on for m in milestones(knowledge.catalogue)}
    original = {m.id: m.on for m in milestones(knowledge.catalogue, "original")}
    assert current["milestone-sandboxes"] == "2027-08-02"
    assert original["milestone-sandboxes-original"] == "2026-08-02"
    assert "milestone-omnibus-in-force" not in original
    assert current["milestone-omnibus-in-force"] == AMENDED.isoformat()


def test_the_deadlines_of_authorities_are_those_of_the_list(knowledge, shared):
    """Row by row; left out are the start of the powers to delegate (97.2), which is no deadline."""
    with (shared / "reference" / "aiact_dates.csv").open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == "deadline"]
    columns = {"current": "applies_from_amended", "original": "applies_from_original"}
    missing = set()
    for law, column in columns.items():
        known = {(m.provision, m.on) for m in milestones(knowledge.catalogue, law)}
        for row in rows:
            first = row["provision_or_group"].split(";")[0]
            place = None if first.startswith("Reg.") else f"aiact:{first}"
            for day in re.findall(r"\d{4}-\d\d-\d\d", row[column]):
                if (place, day) not in known:
                    missing.add((first, law))
    assert missing == {("97.2", "current"), ("97.2", "original")}
    assert len(rows) > 10
