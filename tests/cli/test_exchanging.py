"""``lint``, ``export`` and the formats of ``map`` from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aims_graph.cli import main
from aims_graph.exchange.formats import ENDINGS, WRITERS

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings"
OURS = MAPPINGS / "iso27001-2022--iso42001-2023.sssom.tsv"
BAD = "source,relation,target,why\niso27001:A.5.99,equal,iso42001:A.2.2,both speak of policies\n"
THIN = "source,relation,target,why\niso27001:A.5.1,subset,iso42001:A.2.2,policies\n"


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def file(tmp_path):
    def write(text, name="x.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_our_own_set_is_clean(capsys):
    code, out, _ = run(capsys, "lint", OURS, "--fail-on", "warning")
    assert code == 0
    assert "0 errors, 0 warnings" in out


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (BAD, None, 0),
        (BAD, "error", 1),
        (BAD, "violation", 1),
        (BAD, "warning", 1),
        (THIN, "error", 0),
        (THIN, "warning", 1),
    ],
)
def test_what_it_is_told_to_fail_on(text, fail_on, code, file, capsys):
    assert run(capsys, "lint", file(text), *(["--fail-on", fail_on] if fail_on else []))[0] == code


def test_a_narrow_terminal_cuts_no_sentence(file, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    out = run(capsys, "lint", file(BAD))[1]
    assert "iso27001:A.5.37" in out
    assert "…" not in out


def test_each_finding_says_its_rule_its_place_and_the_nearest(file, capsys):
    out = run(capsys, "lint", file(BAD))[1]
    for word in ("error", "dangling-id", "x.csv, row 2", "A.5.99", "iso27001:A.5.37"):
        assert word in out
    assert "fila 2" in run(capsys, "lint", file(BAD), "--lang", "es")[1]


def test_json_and_sarif(file, tmp_path, capsys):
    found = json.loads(run(capsys, "lint", file(BAD), "--format", "json")[1])
    assert found["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert found["findings"][0] == {
        "rule": "dangling-id", "severity": "error", "file": "x.csv", "row": 2, "found": "iso27001:A.5.99",
        "message": "There is no iso27001:A.5.99 in ISO/IEC 27001:2022.", "nearest": "iso27001:A.5.37",
    }  # fmt: skip
    target = tmp_path / "x.sarif"
    run(capsys, "lint", file(BAD), "--format", "sarif", "-o", target)
    assert json.loads(target.read_text())["runs"][0]["results"][0]["ruleId"] == "dangling-id"


def test_a_long_list_says_what_it_leaves_out(file, capsys):
    rows = "".join(f"iso27001:A.5.{n},equal,iso42001:A.2.2,both speak of policies\n" for n in range(100, 350))
    out = run(capsys, "lint", file("source,relation,target,why\n" + rows))[1]
    assert "51 more" in out


def test_the_columns_can_be_told(file, capsys):
    path = file("from,relation,to,why\nA.5.99,equal,A.2.2,both speak of policies\n")
    assert "dangling-id" in run(capsys, "lint", path, "--source", "iso27001", "--target", "iso42001")[1]
    assert run(capsys, "lint", path, "--source", "iso2700")[0] == 3


@pytest.mark.parametrize("form", WRITERS)
def test_map_writes_every_format_and_lint_reads_it(form, tmp_path, capsys):
    path = tmp_path / f"x{ENDINGS[form]}"
    assert run(capsys, "map", "iso27001:9.2", "iso42001:9.2.2", "--format", form, "-o", path)[0] == 0
    code, out, _ = run(capsys, "lint", path, "--fail-on", "warning")
    assert code == 0, out


def test_what_a_format_cannot_hold_is_said(capsys):
    assert "gap summary" in run(capsys, "map", "iso27001", "iso42001", "--format", "oscal")[2]
    assert "anotación" in run(capsys, "map", "iso27001", "iso42001", "--format", "ciso-assistant", "--lang", "es")[2]
    assert "CSV" in run(capsys, "map", "iso27001", "iso42001", "--format", "csv")[2]
    assert run(capsys, "map", "iso27001", "iso42001", "--format", "sssom")[2] == ""


@pytest.mark.parametrize("what", ["oscal-catalog", "ciso-framework"])
def test_editions_for_other_tools(what, capsys):
    code, out, _ = run(capsys, "export", what, "iso42001")
    assert code == 0
    assert "A.6.2.4" in out
    code, _, err = run(capsys, "export", what, "iso4201")
    assert (code, "iso42001" in err) == (3, True)


def test_without_pyyaml_it_says_what_to_install(file):
    hidden = "import sys; sys.modules['yaml'] = None; from aims_graph.cli import main; sys.exit(main(sys.argv[1:]))"
    path = file("a: 1\n", "x.yaml")
    for arguments in (["lint", str(path)], ["map", "iso27001", "iso42001", "--format", "ciso-assistant"]):
        done = subprocess.run([sys.executable, "-c", hidden, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "aims-graph[exchange]" in done.stderr
    csv = subprocess.run(
        [sys.executable, "-c", hidden, "lint", str(file(BAD))], capture_output=True, text=True, check=False
    )
    assert csv.returncode == 0
