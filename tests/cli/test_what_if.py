"""``what-if`` as a user types it, and that rejecting a row for real gives what it said."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from aims_graph import api
from aims_graph.cli import ExitCode, main
from aims_graph.cli.example import import_example
from aims_graph.graph.store import turtle
from aims_graph.knowledge.knowledge import Knowledge

pytestmark = pytest.mark.usefixtures("one_knowledge")
ROW = "mapping:iso27001.9.2.2_1--iso42001.9.2.2_1"
DAY = ["--as-of", "2026-11-24"]


@pytest.fixture(scope="module")
def org(tmp_path_factory, knowledge: Knowledge) -> Path:
    """The shipped organisation, stored."""
    path = tmp_path_factory.mktemp("org") / "org.ttl"
    path.write_bytes(turtle(import_example(knowledge).triples))
    return path


def run(capsys, *argv: object) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def items(org: Path, knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    """State and action of every item as ``assess`` gives them."""
    handed = api.read_organisation(org, knowledge)
    found = api.assess(knowledge, handed, as_of=date(2026, 11, 24), judge=False).result
    return {item.id: (item.state, item.action or "") for item in found.items}


def test_a_row_rejected_for_real_gives_what_was_said(capsys, org, tmp_path, knowledge):
    before = org.read_bytes()
    code, out, _ = run(capsys, "what-if", org, "--reject", ROW, *DAY, "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["supposed"][0]["es"] == f"se rechaza la fila de correspondencia {ROW}"
    said = {change["item"]: change for change in found["changed"]}
    assert said["iso42001:9.2.2_1@entity/main"]["reasons"]
    assert org.read_bytes() == before
    assert [path.name for path in org.parent.iterdir()] == ["org.ttl"]
    own = tmp_path / "own"
    run(capsys, "reject", ROW, "--who", "Ana", "--why", "Tried.", "--knowledge", own)
    real, shipped = items(org, api.load_knowledge(own)), items(org, knowledge)
    changed = {item for item in real if real[item] != shipped[item]}
    assert changed == {item for item, change in said.items() if _stood(change, "before") != _stood(change, "after")}
    assert {item: _stood(said[item], "after") for item in changed} == {item: real[item] for item in changed}
    assert {item: _stood(said[item], "before") for item in changed} == {item: shipped[item] for item in changed}


def _stood(change, side: str) -> tuple[str, str]:
    return change[side]["state"], change[side]["action"] or ""


def test_csv_has_a_row_for_each_item_that_differs(capsys, org):
    _, out, _ = run(capsys, "what-if", org, "--withdraw", "HF-PRO-07", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["item"] for row in rows} == {"iso42001:6.1.4_1@entity/main", "iso42001:A.5.2_1@entity/main"}
    assert all(row["why"] == "DPIA Procedure is no longer offered by type" for row in rows)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--withdraw", "HF-PRO-7"], "Nearest valid value: hf-pro-07"),
        (["--retire", "system/ranker@2027-01-01"], "there is no such AI system"),
        (["--reject", "mapping:none--such"], "none--such"),
        (["--confirm", ROW, "--reject", ROW.removeprefix("mapping:")], "two supposals contradict each other"),
        (["--expire", "HF-PRO-07@2026-11-23"], "this day has passed"),
        (["--withdraw", "HF-PRO-07", "--then", "2026-11-01"], "before the day asked about"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(capsys, org, tmp_path, more, sentence):
    target = tmp_path / "out.html"
    code, out, err = run(capsys, "what-if", org, *DAY, *more, "--format", "html", "-o", target)
    assert code == ExitCode.BAD_INPUT
    assert not out
    assert sentence.lower() in err.lower()
    assert not target.exists()
    assert [path.name for path in org.parent.iterdir()] == ["org.ttl"]
