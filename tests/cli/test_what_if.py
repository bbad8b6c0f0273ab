"""``what-if`` as a user types it, and that rejecting a row for real gives what it said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.files import root

EXAMPLE = root() / "examples" / "halden-freight-software"
ROW = "mapping:iso27001.9.2.2_1--iso42001.9.2.2_1"
DAY = ["--as-of", "2026-11-24"]


@pytest.fixture(scope="module")
def org(tmp_path_factory) -> Path:
    """The shipped organisation, stored."""
    path = tmp_path_factory.mktemp("org") / "org.ttl"
    assert (
        main(["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv"), "-o", str(path)])
        == 0
    )
    return path


def run(capsys, *argv: object) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_nothing_supposed_changes_nothing(capsys, org):
    before = org.read_bytes()
    assert "No cambia nada." in run(capsys, "what-if", org, *DAY, "--lang", "es")[1]
    assert org.read_bytes() == before
    assert [path.name for path in org.parent.iterdir()] == ["org.ttl"]


def test_a_row_rejected_for_real_gives_what_was_said(capsys, org, tmp_path):
    code, out, _ = run(capsys, "what-if", org, "--reject", ROW, *DAY, "--format", "json")
    assert code == 0
    said = {change["item"]: change for change in json.loads(out)["changed"]}
    assert said["iso42001:9.2.2_1@entity/main"]["reasons"]
    own = ["--knowledge", tmp_path / "own"]
    run(capsys, "reject", ROW, "--who", "Ana", "--why", "Tried.", *own)
    real = list(csv.DictReader(io.StringIO(run(capsys, "assess", org, *DAY, "--format", "csv", *own)[1])))
    for row in real:
        if row["item"] in said:
            after = said[row["item"]]["after"]
            assert (row["state"], row["action"]) == (after["state"], after["action"] or "")
    shipped = {
        row["item"]: row for row in csv.DictReader(io.StringIO(run(capsys, "assess", org, *DAY, "--format", "csv")[1]))
    }
    differ = {
        row["item"]
        for row in real
        if (row["state"], row["action"]) != (shipped[row["item"]]["state"], shipped[row["item"]]["action"])
    }
    assert differ <= set(said)


def test_csv_has_a_row_for_each_item_that_differs(capsys, org):
    _, out, _ = run(capsys, "what-if", org, "--withdraw", "HF-PRO-07", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["item"] for row in rows} == {"iso42001:6.1.4_1@entity/main", "iso42001:A.5.2_1@entity/main"}
    assert all(row["why"] == "DPIA Procedure is no longer offered by type" for row in rows)


def test_what_is_unknown_is_refused(capsys, org):
    code, _, err = run(capsys, "what-if", org, "--withdraw", "HF-PRO-7")
    assert code == ExitCode.BAD_INPUT
    assert "Nearest valid value: HF-PRO-07" in err or "nearest" in err.lower()
