"""``scope``, and ``--unit``, ``--entity``, ``--wave`` on the verbs that assess, as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode, main

ORG = "https://w3id.org/aims-graph/org/o"
TURTLE = f"""
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" ; aims:aimsScope "AI in the mill" .
<{ORG}/entity/main> a aims:LegalEntity ; rdfs:label "Orbe Holding" ; aims:mainEntity true .
<{ORG}/entity/mill> a aims:LegalEntity ; rdfs:label "Orbe Mill" ; aims:controlledBy <{ORG}/entity/main> ;
    aims:leftOn "2027-06-30"^^xsd:date .
<{ORG}/system/a> a aims:AISystem ; rdfs:label "Sorter" ; aims:ofEntity <{ORG}/entity/main> .
<{ORG}/system/b> a aims:AISystem ; rdfs:label "Grader" ; aims:ofEntity <{ORG}/entity/mill> .
<{ORG}/system/c> a aims:AISystem ; rdfs:label "Chat" ; aims:ofEntity <{ORG}/entity/main> .
<{ORG}/scope/chat> a aims:ScopeEntry ; rdfs:label "Chat is sold" ; aims:unit <{ORG}/system/c> ;
    aims:scopeDecision aims:scopeOut ; aims:justification "Sold in June" ; aims:signedBy "CEO" ;
    aims:signedOn "2026-10-01"^^xsd:date .
<{ORG}/scope/grader> a aims:ScopeEntry ; rdfs:label "Second wave" ; aims:unit <{ORG}/system/b> ;
    aims:scopeDecision aims:scopeIn ; aims:wave 2 ; aims:signedBy "CEO" ; aims:signedOn "2026-10-01"^^xsd:date ;
    aims:effectiveFrom "2027-03-01"^^xsd:date .
"""
ASKED = ["--held", "none", "--as-of", "2026-11-29"]


@pytest.fixture
def org(tmp_path: Path) -> Path:
    """A group of two entities with three AI systems: one out, one in a later wave."""
    path = tmp_path / "org.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def run(capsys, *argv: object) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_the_scope_says_how_each_unit_stands_why_and_who_leaves(org, capsys):
    code, out, _ = run(capsys, "scope", org, *ASKED)
    assert code == 0
    assert "Scope of the AI management system: AI in the mill" in out
    assert (
        "system/c  Chat: out of scope, from 2026-10-01. Chat is sold: Sold in June; signed by CEO on 2026-10-01" in out
    )
    assert "Wave 2, from 2027-03-01: Grader" in out
    assert "Orbe Mill leaves the group on 2027-06-30. AI systems that go with it: Grader." in out
    assert "What “" not in out


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("What “Chat is sold” changes on 2026-11-29:", "What “Second wave” changes on 2027-03-01:", "effort: unchanged")),
        ("es", ("Qué cambia «Chat is sold» el 2026-11-29:", "Qué cambia «Second wave» el 2027-03-01:", "esfuerzo: sin cambios")),
    ],
)  # fmt: skip
def test_the_effect_of_each_signed_entry_is_told(org, capsys, lang, words):
    code, out, _ = run(capsys, "scope", org, *ASKED, "--effect", "--lang", lang)
    assert code == 0
    for text in words:
        assert text in out


def test_json_holds_the_same(org, capsys):
    code, out, _ = run(capsys, "scope", org, *ASKED, "--effect", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert {unit["unit"]: unit["standing"] for unit in found["units"]}["system/b"] == "planned"
    assert [effect["entry"] for effect in found["effects"]] == ["scope/chat", "scope/grader"]
    assert all(effect["difference"]["efforts"] for effect in found["effects"])
    assert found["leaving"][0]["goes"]["systems"] == ["system/b"]


@pytest.mark.parametrize(
    ("asked", "units"),
    [
        (["--unit", "system/a"], {"system/a"}),
        (["--unit", "Sorter"], {"system/a"}),
        (["--entity", "mill"], {"entity/mill", "system/b"}),
        (["--entity", "orbe mill"], {"entity/mill", "system/b"}),
        (["--wave", "2"], {"system/b"}),
    ],
)
def test_part_of_the_units_is_assessed(org, capsys, asked, units):
    code, out, _ = run(capsys, "assess", org, *ASKED, *asked, "--format", "csv")
    assert code == 0
    assert {row["item"].partition("@")[2] for row in csv.DictReader(io.StringIO(out))} == units


def test_a_report_is_about_the_units_asked_about(org, capsys, tmp_path):
    code, _, _ = run(capsys, "report", org, *ASKED, "--entity", "mill", "-o", tmp_path / "r", "--format", "json")
    assert code == 0
    (path,) = (tmp_path / "r").glob("*.json")
    assert {item["unit"] for item in json.loads(path.read_text(encoding="utf-8"))["items"]} == {
        "entity/mill",
        "system/b",
    }


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        (["--unit", "Sortr"], "system/a"),
        (["--entity", "mil"], "entity/mill"),
        (["--wave", "3"], "2"),
    ],
)
@pytest.mark.parametrize("verb", ["assess", "scope"])
def test_a_wrong_part_is_refused_with_the_nearest(org, capsys, verb, asked, nearest):
    code, out, err = run(capsys, verb, org, *ASKED, *asked)
    assert code == ExitCode.BAD_INPUT
    assert out == ""
    assert asked[1] in err
    assert nearest in err


def test_a_wave_that_is_no_number_is_wrong_usage(org, capsys):
    code, _, err = run(capsys, "assess", org, *ASKED, "--wave", "two")
    assert code in (ExitCode.USAGE, ExitCode.BAD_INPUT)
    assert "two" in err
