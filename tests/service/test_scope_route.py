"""The scope over REST: as the command line tells it, nothing kept, every fault told."""

from __future__ import annotations

import pytest

from .conftest import Client, problem

ORG = "https://w3id.org/aims-graph/org/o"
TURTLE = f"""
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" .
<{ORG}/entity/main> a aims:LegalEntity ; rdfs:label "Main" .
<{ORG}/system/a> a aims:AISystem ; rdfs:label "A" .
<{ORG}/system/b> a aims:AISystem ; rdfs:label "B" .
<{ORG}/scope/out> a aims:ScopeEntry ; rdfs:label "B is sold" ; aims:unit <{ORG}/system/b> ;
    aims:scopeDecision aims:scopeOut ; aims:justification "Sold in June" ; aims:signedBy "CEO" ;
    aims:signedOn "2026-10-01"^^xsd:date .
"""
ADDRESS = "/api/v1/scope?as_of=2026-11-29&held=none"


def send(client: Client, text: str = TURTLE, address: str = ADDRESS, media_type: str = "text/turtle"):
    return client.post(address, content=text.encode(), headers={"Content-Type": media_type})


def test_how_each_unit_stands_is_told_and_nothing_is_kept(client: Client) -> None:
    response = send(client)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    found = response.json()
    assert {unit["unit"]: unit["standing"] for unit in found["units"]} == {
        "entity/main": "in", "system/a": "in", "system/b": "out",
    }  # fmt: skip
    assert found["entries"][0]["reason"] == "Sold in June"
    assert "effects" not in found
    asked = client.get("/sparql", params={"query": f"ASK {{ <{ORG}/system/b> ?p ?o }}"})
    assert asked.json()["boolean"] is False


def test_the_effect_of_an_entry_is_told_where_it_is_asked_for(client: Client) -> None:
    (effect,) = send(client, address=ADDRESS + "&effect=true").json()["effects"]
    assert effect["entry"] == "scope/out"
    assert {item["unit"] for item in effect["difference"]["changed"]} == {"system/b"}


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        (ADDRESS + "&target=iso42002", 400, "bad-request"),
        (ADDRESS.replace("&held=none", ""), 422, "bad-parameter"),
        (ADDRESS.replace("as_of=2026-11-29", "as_of=2026-02-30"), 422, "bad-parameter"),
    ],
)
def test_a_wrong_question_is_told(client: Client, address: str, status: int, kind: str) -> None:
    problem(send(client, address=address), status, kind)


def test_another_form_is_not_read(client: Client) -> None:
    problem(send(client, media_type="text/csv"), 415, "unsupported-media-type")
