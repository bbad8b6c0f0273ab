"""What binds whom on which day, as amended: expected by hand from the list of duties, the dates and the amendments in the
reference (Articles 111 and 113 in both versions), before the calendar was looked at.

Two expectations were wrong or are a reading: a distributor makes available and does not place on the market, so Article
5 does not name it; Articles 60 and 61 apply formally from 2 August 2026 and bite with the class, like 43 and 47 to 49.
"""

from __future__ import annotations

import pytest

from aims_graph.knowledge.calendar import entries

DAYS = ("2025-02-02", "2025-08-02", "2026-08-02", "2026-11-29", "2026-12-02", "2027-08-02", "2027-12-02", "2028-08-02",
        "2030-08-02", "2030-12-31")  # fmt: skip

# Role → day → articles that bind it from that day at the latest. Articles 4 and 4a: the texts of 27 July 2026.
BINDS = {
    "provider": {
        "2025-02-02": {"5"},
        "2026-08-02": {"4", "4a", "50"},
        "2027-12-02": {"6", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "25",
                       "43", "47", "48", "49", "60", "61", "71", "72", "73"},
    },
    "deployer": {
        "2025-02-02": {"5"},
        "2026-08-02": {"4", "4a", "50"},
        "2027-12-02": {"26", "27", "49", "71", "86"},
    },
    "importer": {"2025-02-02": {"5"}, "2027-12-02": {"23"}},
    "distributor": {"2027-12-02": {"24"}},
    "authorisedRepresentative": {"2027-12-02": {"22", "49", "71"}},
    "gpaiProvider": {"2025-08-02": {"53", "54"}},
    "gpaiSystemicProvider": {"2025-08-02": {"55"}},
    "gpaiRepresentative": {"2025-08-02": {"54"}},
}  # fmt: skip

# What only a system of Annex I brings, for whom: the same day for all, 2 August 2028.
ANNEX_I = {
    "provider": {"8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "25", "43", "47",
                 "48", "60", "61", "72", "73"},
    "deployer": {"26"},
    "importer": {"23"},
    "distributor": {"24"},
    "authorisedRepresentative": {"22"},
    "productManufacturer": {"43"},
}  # fmt: skip

# Provision → (law, formal day, effective day by route). From aiact_amendments.csv: what is law, from when.
AMENDED = {
    "4": {("original", "2025-02-02", "any", "2025-02-02")},
    "4.1": {("current", "2026-07-27", "any", "2026-07-27")},
    "4a.1": {("current", "2026-07-27", "any", "2026-07-27")},
    "5.1.ba": {("current", "2026-12-02", "any", "2026-12-02")},
    "5.1.bb": {("current", "2026-12-02", "any", "2026-12-02")},
    "10.5": {("original", "2026-08-02", "annexIII", "2026-08-02"), ("original", "2027-08-02", "annexI", "2027-08-02")},
    "25.2": {("original", "2026-08-02", "annexIII", "2026-08-02"), ("original", "2027-08-02", "annexI", "2027-08-02"),
             ("current", "2027-12-02", "annexIII", "2027-12-02"), ("current", "2028-08-02", "annexI", "2028-08-02")},
    "25.2.a": {("current", "2027-12-02", "annexIII", "2027-12-02"), ("current", "2028-08-02", "annexI", "2028-08-02")},
    "25.2.b": {("current", "2027-12-02", "annexIII", "2027-12-02"), ("current", "2028-08-02", "annexI", "2028-08-02")},
    "25.2.c": {("current", "2027-12-02", "annexIII", "2027-12-02"), ("current", "2028-08-02", "annexI", "2028-08-02")},
    "25.4": {("original", "2026-08-02", "annexIII", "2026-08-02"), ("original", "2027-08-02", "annexI", "2027-08-02"),
             ("current", "2027-12-02", "annexIII", "2027-12-02"), ("current", "2028-08-02", "annexI", "2028-08-02")},
    "27.4": {("original", "2026-08-02", "annexIII", "2026-08-02"), ("current", "2027-12-02", "annexIII", "2027-12-02")},
    "27.5": {("original", "2026-08-02", "annexIII", "2026-08-02"), ("current", "2027-12-02", "annexIII", "2027-12-02")},
    "43.3": {("original", "2027-08-02", "annexI", "2027-08-02"), ("current", "2026-08-02", "annexI", "2028-08-02"),
             ("current", "2026-08-02", "annexIII", "2027-12-02")},
    "6.1a": set(), "6.1b": set(), "6.1c": set(),  # they say what a safety component is; nobody is told to do anything
    "5.1a": set(), "5.1b": set(),  # limits of the prohibitions of (ba) and (bb)
}  # fmt: skip


def article(entry) -> str:
    return entry.duty.statement.requirement.removeprefix("aiact:").partition(".")[0]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("role", BINDS)
def test_articles_that_bind_a_role_on_a_day(knowledge, role, day):
    expected = {one for since, articles in BINDS[role].items() if since <= day for one in articles}
    found = {article(e) for e in entries(knowledge.duties, actor=f"actor-{role}") if e.effective_from <= day}
    assert found == expected


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("role", ANNEX_I)
def test_articles_of_a_system_of_annex_i_on_a_day(knowledge, role, day):
    found = {
        article(e)
        for e in entries(knowledge.duties, actor=f"actor-{role}", category="category-highRiskAnnexI")
        if e.effective_from <= day and article(e) != "4a"
    }
    assert found == (ANNEX_I[role] if day >= "2028-08-02" else set())


@pytest.mark.parametrize("provision", AMENDED)
def test_amended_provisions(knowledge, provision):
    found = {
        (law, e.dated.applies_from, e.dated.route.removeprefix("route-"), e.effective_from)
        for law in ("original", "current")
        for e in entries(knowledge.duties, law=law, binding_only=False)
        if e.duty.statement.requirement == f"aiact:{provision}"
    }
    assert found == AMENDED[provision]


def test_what_was_not_moved_is_formally_there_and_says_that_its_effect_is_a_reading(knowledge):
    late = [e for e in entries(knowledge.duties) if e.dated.applies_from != e.effective_from]
    assert {article(e) for e in late} == {"43", "47", "48", "49", "60", "61", "71", "72", "73", "86"}
    assert all(knowledge.duties.applications[e.duty.application].reading for e in late)


@pytest.mark.parametrize("provision", ["6.1a", "6.1b", "6.1c", "5.1a", "5.1b"])
def test_what_gives_no_duty_is_law_as_amended_and_not_as_published(knowledge, provision):
    assert knowledge.catalogue.codes(f"https://w3id.org/aims-graph/aiact/{provision}", "inLaw") == ("lawCurrent",)
