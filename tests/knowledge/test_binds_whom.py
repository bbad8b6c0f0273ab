"""What binds whom on which day, as amended: expected by hand from the list of duties, the dates and the amendments in the
reference (Articles 111 and 113 in both versions), before the calendar was looked at."""

from __future__ import annotations

import pytest

from aims_graph.knowledge.calendar import entries

DAYS = ("2025-02-02", "2025-08-02", "2026-08-02", "2026-11-29", "2026-12-02", "2027-08-02", "2027-12-02", "2028-08-02",
        "2030-08-02", "2030-12-31")  # fmt: skip

# Role → day → articles that bind it from that day at the latest, whatever the system; 4 and 4a are the texts of 27 July 2026.
SYSTEM = {"2026-08-02": {"4", "4a", "50"}}
BINDS = {
    "provider": {
        "2025-02-02": {"5"},
        "2026-08-02": {"4", "4a", "50", "60", "61"},
        "2027-12-02": {"6", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "25",
                       "43", "47", "48", "49", "71", "72", "73"},
    },
    "deployer": {
        "2025-02-02": {"5"},
        "2026-08-02": {"4", "4a", "50"},
        "2027-12-02": {"26", "27", "49", "71", "86"},
    },
    "importer": {"2025-02-02": {"5"}, "2027-12-02": {"23"}},
    "distributor": {"2025-02-02": {"5"}, "2027-12-02": {"24"}},
    "authorisedRepresentative": {"2025-08-02": {"54"}, "2027-12-02": {"22", "49", "71"}},
    "gpaiProvider": {"2025-08-02": {"53", "54", "55"}},
}  # fmt: skip


def article(entry) -> str:
    return entry.duty.statement.requirement.removeprefix("aiact:").partition(".")[0]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("role", BINDS)
def test_articles_that_bind_a_role_on_a_day(knowledge, role, day):
    expected = {one for since, articles in BINDS[role].items() if since <= day for one in articles}
    found = {article(e) for e in entries(knowledge.duties, actor=f"actor-{role}") if e.effective_from <= day}
    assert found == expected
