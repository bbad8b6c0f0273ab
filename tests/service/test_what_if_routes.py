"""``/what-if`` over REST: what differs, nothing kept, every fault told."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from aims_graph.assess.schema import difference_schema
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

from .conftest import Client, problem

ORG = "https://w3id.org/aims-graph/org/supposed"
TURTLE = f"""
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" .
<{ORG}/system/s> a aims:AISystem ; rdfs:label "Screener" .
"""
ADDRESS = "/api/v1/what-if"


def question(**more: Any) -> dict[str, Any]:
    return {"organisation": TURTLE, "changes": ["exclude Screener"], "as_of": "2026-12-03", "held": ["none"]} | more


def test_what_differs_is_told_and_nothing_kept(client: Client) -> None:
    response = client.post(ADDRESS, json=question())
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    found = response.json()
    assert found.pop("supposed") == [{"en": "Screener is excluded", "es": "Screener se excluye"}]
    Draft202012Validator(difference_schema()).validate(found)
    assert found["changed"]
    assert {change["unit"] for change in found["changed"]} == {"system/s"}
    assert {change["after"]["state"] for change in found["changed"]} == {"not_applicable"}
    asked = client.get("/sparql", params={"query": f"ASK {{ <{ORG}/system/s> ?p ?o }}"})
    assert asked.json()["boolean"] is False


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"changes": ["exclude Screner"]}, "screener"),
        ({"changes": ["explode Screener"]}, "a kind (expire"),
        ({"changes": ["retire Screener@2026-12-02"]}, "this day has passed"),
        ({"changes": ["include Screener", "exclude system/s"]}, "contradict"),
        ({"changes": []}, "body.changes"),
        ({"changes": ["exclude Screener"] * 21}, "body.changes"),
        ({"as_of": "2026-02-30"}, "body.as_of"),
        ({"as_of": 20261203}, "body.as_of"),
        ({"then": "2026-12-01"}, "before the day asked about"),
        ({"targets": ["iso9999"]}, "iso9999"),
        ({"held": None}, "does not say which management system"),
        ({"organisation": "no turtle"}, "organisation"),
        ({"law": "future"}, "body.law"),
        ({"more": 1}, "body.more"),
    ],
)
def test_what_cannot_be_asked_is_told(client: Client, more: dict[str, Any], sentence: str) -> None:
    told = problem(client.post(ADDRESS, json=question(**more)), 400, "bad-request")
    assert sentence.lower() in str(told).lower()


def test_bodies_have_limits(client: Client) -> None:
    problem(client.post(ADDRESS, content=b"{}", headers={"Content-Type": "text/turtle"}), 415, "unsupported-media-type")
    problem(client.post(ADDRESS, content=b"{", headers={"Content-Type": "application/json"}), 400, "bad-request")
    problem(client.post(ADDRESS, json=question(organisation="#" * 300_000)), 413, "too-large")
    many = "".join(f'<{ORG}/system/x{n}> a aims:AISystem ; rdfs:label "x" .' for n in range(30))
    problem(client.post(ADDRESS, json=question(organisation=TURTLE + many)), 413, "too-large")
    problem(client.post(f"{ADDRESS}?as_of=2026-12-03", json=question()), 422, "bad-parameter")


def test_no_more_run_at_once_than_allowed(knowledge: Knowledge) -> None:
    client = Client(create_app(knowledge, version="1", settings=Settings(workers=0, waiting=0)))
    response = client.post(ADDRESS, json=question())
    problem(response, 503, "busy")
    assert response.headers["retry-after"] == "5"
    client.close()


def test_the_description_of_the_api_has_the_question(client: Client) -> None:
    found = client.get("/openapi.json").json()["paths"][ADDRESS]["post"]
    schema = found["requestBody"]["content"]["application/json"]["schema"]
    assert set(schema["required"]) == {"organisation", "changes", "as_of"}
    assert {"200", "400", "413", "415", "503"} <= set(found["responses"])
