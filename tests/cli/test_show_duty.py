"""``show`` of a duty of the EU AI Act."""

from __future__ import annotations

import json

import pytest

from aims_graph.cli import main


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["show", *arguments]) == 0
    return capsys.readouterr().out


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_duty_says_whom_it_binds_under_what_conditions_and_from_when(capsys):
    out = flat(shown(capsys, "aiact:26.7_1"))
    assert "binds: deployer · high-risk AI system" in out
    assert "only if: employer and workers subject to it at the workplace" in out
    assert "time limit: before putting the system into service" in out
    assert "applies from: 2027-12-02 · law as amended · Article 6(2), Annex III" in out
    assert "there before 2027-12-02, comply by 2030-08-02" in out
    assert "improvement" not in out
    assert "blocks" not in out


def test_a_duty_says_its_readings_exceptions_and_other_ways_in_spanish(capsys):
    out = flat(shown(capsys, "aiact:49.2_1", "--lang", "es"))
    assert "obliga a: proveedor" in out
    assert "puede cumplirse mediante: registro a cargo del representante" in out
    assert "surte efecto desde el 2027-12-02 (una lectura)" in out
    assert "lectura: Quedan abiertas dos lecturas" in out
    assert "no si:" in shown(capsys, "aiact:50.1_1", "--lang", "es")


@pytest.mark.parametrize(("lang", "words"), [("en", "no item comes of it"), ("es", "no da ningún elemento")])
def test_what_permits_says_that_no_item_comes_of_it(capsys, lang, words):
    out = shown(capsys, "aiact:9.10_1", "--lang", lang)
    assert words in out
    assert "effort" not in out
    assert "esfuerzo" not in out


def test_a_duty_as_json(capsys):
    plain = json.loads(shown(capsys, "aiact:50.2_1", "--format", "json"))
    assert plain["blocks"] is None
    assert plain["duty"]["addressees"] == ["actor-provider"]
    assert plain["duty"]["derogations"] == ["condition-assistiveEditing", "condition-lawEnforcementAuthorised"]
    assert plain["duty"]["transitions"] == ["transition-111-4"]
    assert {date["applies_from"] for date in plain["duty"]["dates"]} == {"2026-08-02"}


def test_a_statement_of_a_standard_is_no_duty_and_says_what_it_blocks(capsys):
    assert "binds:" not in shown(capsys, "iso42001:9.2.2_1")
    assert "duty" not in json.loads(shown(capsys, "iso42001:9.2.2_1", "--format", "json"))
