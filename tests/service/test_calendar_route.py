"""``/api/v1/calendar``."""

from __future__ import annotations

import pytest

from .conftest import problem


def test_pages_lead_through_the_whole_calendar(client):
    address, seen, total = "/api/v1/calendar?law=current&limit=100", 0, None
    while address:
        found = client.get(address).json()
        total = found["total"]
        seen += len(found["items"])
        address = found["next"]
    assert seen == total > 100


def test_a_day_says_what_is_in_force(client):
    found = client.get("/api/v1/calendar?role=provider&category=highRiskAnnexIII&as_of=2027-12-02").json()
    assert found["items"]
    assert {item["in_force"] for item in found["items"]} == {True}
    assert client.get("/api/v1/calendar?limit=1").json()["items"][0]["in_force"] is None


def test_an_unknown_role_is_a_problem(client):
    answer = client.get("/api/v1/calendar?role=provder")
    assert answer.status_code == 422
    assert answer.json()["nearest"] == "provider"


def test_codes_carry_their_labels_in_both_languages(client):
    item = client.get("/api/v1/calendar?role=deployer&limit=1").json()["items"][0]
    for code in (*item["addressees"], *item["categories"], item["route"]):
        assert set(item["labels"][code]) >= {"en", "es"}


@pytest.mark.parametrize(
    "day", ["0", "1764633600", "2026-12-03T00:00:00", "2026-02-30", "26-12-03", "\u0662026-12-03", ""]
)
def test_only_a_day_is_taken_as_a_day(client, day):
    faults = problem(client.get("/api/v1/calendar", params={"as_of": day}), 422, "bad-parameter")["errors"]
    assert [fault["where"] for fault in faults] == ["query.as_of"]
    body = {"content": b"", "headers": {"Content-Type": "text/turtle"}}
    problem(client.post("/api/v1/classifications", params={"as_of": day}, **body), 422, "bad-parameter")
