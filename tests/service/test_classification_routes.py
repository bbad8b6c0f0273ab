"""Facts and classifications over REST: nothing kept, every fault told."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from aims_graph.assess.schema import classification_schema

from .conftest import Client, problem

ORG = "https://w3id.org/aims-graph/org/o"
TURTLE = f"""
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" .
<{ORG}/system/s> a aims:AISystem ; rdfs:label "Screener" .
<{ORG}/declaration/1> a aims:FactDeclaration ; aims:aboutUnit <{ORG}/system/s> ; aims:fact aims:fact-aiSystem ;
    aims:factValue true ; aims:declaredBy "A" .
<{ORG}/declaration/2> a aims:FactDeclaration ; aims:aboutUnit <{ORG}/system/s> ; aims:fact aims:fact-recruitment ;
    aims:factValue true ; aims:declaredBy "A" .
"""
ADDRESS = "/api/v1/classifications?as_of=2026-12-03"


def send(client: Client, text: str = TURTLE, address: str = ADDRESS, media_type: str = "text/turtle"):
    return client.post(address, content=text.encode(), headers={"Content-Type": media_type})


def test_every_fact_is_listed_with_its_question(client: Client) -> None:
    found = client.get("/api/v1/facts").json()
    assert found["total"] == len(found["items"]) > 100
    fact = next(item for item in found["items"] if item["id"] == "aims:fact-recruitment")
    assert fact["provision"] == "aiact:III.4.a"
    assert set(fact["question"]) == {"en", "es"}


@pytest.mark.parametrize("law", ["current", "original"])
def test_an_organisation_is_classified_and_not_kept(client: Client, law: str) -> None:
    response = send(client, address=f"{ADDRESS}&law={law}")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    found = response.json()
    Draft202012Validator(classification_schema()).validate(found)
    (unit,) = [unit for unit in found["units"] if unit["unit"] == "system/s"]
    assert "category-highRiskAnnexIII" in {use["category"] for use in unit["categories"] if use["state"] == "met"}
    asked = client.get("/sparql", params={"query": f"ASK {{ <{ORG}/system/s> ?p ?o }}"})
    assert asked.json()["boolean"] is False


def test_jsonld_is_taken_too(client: Client) -> None:
    node = {"@id": ORG, "@type": "https://w3id.org/aims-graph/ontology#Organisation"}
    label = {"http://www.w3.org/2000/01/rdf-schema#label": "O"}
    assert send(client, json.dumps(node | label), media_type="application/ld+json").status_code == 200


def test_a_wrong_fact_is_told_with_the_nearest(client: Client) -> None:
    told = problem(send(client, TURTLE.replace("fact-recruitment", "fact-recruitmant")), 400, "bad-request")
    assert told["nearest"] == "aims:fact-recruitment"


@pytest.mark.parametrize("text", ["", "no turtle", TURTLE + TURTLE.replace("/org/o>", "/org/p>")])
def test_what_is_no_organisation_is_refused(client: Client, text: str) -> None:
    problem(send(client, text), 400, "bad-request")


def test_other_media_types_bodies_and_days_are_refused(client: Client) -> None:
    problem(send(client, media_type="text/plain"), 415, "unsupported-media-type")
    problem(send(client, "#" * 300_000), 413, "too-large")
    many = "".join(f'<{ORG}/system/x{n}> a aims:AISystem ; rdfs:label "x" .' for n in range(60))
    problem(send(client, TURTLE + many), 413, "too-large")
    problem(send(client, address="/api/v1/classifications?as_of=2026-02-30"), 422, "bad-parameter")
    problem(send(client, address="/api/v1/classifications"), 422, "bad-parameter")


def test_json_that_nests_without_end_is_refused(client: Client) -> None:
    """Some thousand levels ended the process of the service."""
    deep = '{"@graph":' * 20_000 + "{}" + "}" * 20_000
    told = problem(send(client, deep, media_type="application/ld+json"), 400, "bad-request")
    assert "nests too deep" in told["detail"]
