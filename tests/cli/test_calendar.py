"""The verb ``calendar``."""

from __future__ import annotations

import csv
import io
import json

import pytest

from aims_graph.cli import main


def test_a_deployer_reads_what_binds_it(capsys):
    assert main(["calendar", "--role", "deployer", "--as-of", "2026-11-29"]) == 0
    out = capsys.readouterr().out
    assert "2026-12-02" in out
    assert "in 3 days" in out
    assert "NOT FOR PLANNING" not in out


def test_the_original_law_carries_a_banner(capsys):
    assert main(["calendar", "--law", "original", "--lang", "es"]) == 0
    assert capsys.readouterr().out.startswith("NO SIRVE PARA PLANIFICAR")


@pytest.mark.parametrize(
    ("day", "law", "told"),
    [("2026-07-26", "current", True), ("2026-07-27", "current", False), ("2025-02-02", "original", False)],
)
def test_a_day_before_the_amendment_is_told(capsys, day, law, told):
    assert main(["calendar", "--as-of", day, "--law", law]) == 0
    assert ("ask for that day with --law original" in capsys.readouterr().out) is told


def test_role_by_label_in_either_language(capsys):
    assert main(["calendar", "--role", "responsable del despliegue", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows
    assert all("deployer" in row["addressee"].split() for row in rows)


def test_an_unknown_role_is_refused_with_the_nearest(capsys):
    assert main(["calendar", "--role", "provder"]) == 3
    assert "provider" in capsys.readouterr().err


@pytest.mark.parametrize("law", ["current", "original"])
def test_json_says_whether_it_is_for_planning(capsys, law):
    assert main(["calendar", "--law", law, "--format", "json", "--as-of", "2026-11-29"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["for_planning"] is (law == "current")
    assert found["duties"]
    assert found["standards"]
    assert all(entry["in_force"] is (entry["effective_from"] <= "2026-11-29") for entry in found["duties"])


def test_the_difference_between_the_two_laws(capsys):
    assert main(["calendar", "--diff", "--role", "deployer"]) == 0
    assert "aiact:4.1" in capsys.readouterr().out
