"""The command line, as a user types it: what is printed, what is written, and the exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.files import root

EXAMPLE = root() / "examples" / "halden-freight-software"


@pytest.fixture(scope="module")
def org(tmp_path_factory) -> Path:
    """The shipped organisation, imported by the command line."""
    path = tmp_path_factory.mktemp("org") / "halden.ttl"
    code = main(
        ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv"), "-o", str(path)]
    )
    assert code == ExitCode.FINE
    return path


def run(capsys, *argv: str) -> tuple[int, str, str]:
    """Run a verb; return exit code, stdout, stderr."""
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_import_says_what_it_recognised(capsys, tmp_path):
    target = tmp_path / "o.ttl"
    code, out, err = run(
        capsys, "import", "soa", EXAMPLE / "soa.csv", "--register", EXAMPLE / "documents.csv", "-o", target
    )
    assert code == 0
    assert "93 SoA rows" in out
    assert "'Annex A ref': control id" in err
    assert "unresolved" in err
    assert target.exists()


def test_a_dry_run_stores_nothing(capsys, tmp_path):
    code, out, _ = run(capsys, "import", "soa", EXAMPLE / "soa.csv", "-o", tmp_path / "o.ttl", "--dry-run")
    assert code == 0
    assert "nothing stored" in out
    assert list(tmp_path.iterdir()) == []


def test_the_filled_workbook_gives_the_same_answers(capsys, org, tmp_path):
    book = tmp_path / "halden.xlsx"
    argv = ["import", "soa", EXAMPLE / "soa.csv", "--register", EXAMPLE / "documents.csv", "-o", book]
    assert run(capsys, *argv)[0] == 0
    from_book = run(capsys, "assess", book, "--as-of", "2026-11-23", "--format", "csv")
    from_turtle = run(capsys, "assess", org, "--as-of", "2026-11-23", "--format", "csv")
    assert from_book[0] == 0
    assert from_book[1] == from_turtle[1]


def test_assess_as_csv_has_one_row_an_item(capsys, org):
    code, out, _ = run(capsys, "assess", org, "--as-of", "2026-11-23", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len({row["item"] for row in rows}) == len(rows) > 200
    by_statement = {row["item"].partition("@")[0]: row for row in rows}
    assert by_statement["iso42001:9.2.2_1"]["action"] == "extend"
    assert "audit universe" in by_statement["iso42001:9.2.2_1"]["delta"]


def test_assess_as_turtle_can_be_queried_and_assessed_again(capsys, org, tmp_path):
    target = tmp_path / "run.ttl"
    assert run(capsys, "assess", org, "--as-of", "2026-11-23", "--format", "ttl", "-o", target)[0] == 0
    first = run(capsys, "assess", org, "--as-of", "2026-11-23", "--format", "csv")[1]
    again = run(capsys, "assess", target, "--as-of", "2026-11-23", "--format", "csv")[1]
    assert first == again


def test_greenfield_reuses_nothing(capsys, org):
    code, out, _ = run(capsys, "assess", org, "--held", "none", "--as-of", "2026-11-23", "--format", "csv")
    actions = {row["action"] for row in csv.DictReader(io.StringIO(out))}
    assert code == 0
    assert actions == {"create", "candidate"}


def test_report_writes_what_was_asked_for(capsys, org, tmp_path):
    code, out, _ = run(capsys, "report", org, "-o", tmp_path / "r", "--as-of", "2026-11-23", "--format", "json,html")
    assert code == 0
    assert {path.suffix for path in (tmp_path / "r").iterdir()} == {".json", ".html"}
    data = json.loads(next((tmp_path / "r").glob("*.json")).read_text(encoding="utf-8"))
    assert data["schema_version"] == "2.5"
    assert str(tmp_path / "r") in out


def test_why_opens_an_item_down_to_its_rows(capsys, org):
    code, out, _ = run(capsys, "why", org, "iso42001:8.1_7", "--as-of", "2026-11-23")
    assert code == 0
    for part in ("iso27001:A.5.19", "HF-PRO-06", "soa.csv", "review overdue", "Decided from"):
        assert part in out


def test_why_of_what_is_no_item_names_the_nearest(capsys, org):
    code, _, err = run(capsys, "why", org, "iso42001:9.2.2_99", "--as-of", "2026-11-23")
    assert code == ExitCode.BAD_INPUT
    assert "iso42001:9.2.2" in err


def test_spanish_output(capsys, org):
    code, out, _ = run(capsys, "why", org, "iso42001:9.2.2_1", "--lang", "es", "--as-of", "2026-11-23")
    assert code == 0
    assert "Estado: aún no se sabe · Acción: ampliar" in out
    assert "auditoría" in out


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (["show", "iso42001:8.5"], 3, "iso42001:"),
        (["show", "iso42001:A.6.1.4"], 3, "iso42001:A.6.1"),
        (["show", "nonsense"], 3, "nonsense"),
        (["map", "iso27001", "iso99"], 3, "iso"),
        (["assess", "absent.ttl"], 3, "absent.ttl"),
        (["report", "absent.ttl", "-o", "x"], 3, "absent.ttl"),
        (["import", "soa", "absent.csv", "-o", "x.ttl"], 3, "absent.csv"),
        (["template", "x.doc"], 2, ".xlsx"),
        (["query"], 2, "query --list"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_calls_end_with_a_sentence(capsys, tmp_path, monkeypatch, argv, code, says):
    monkeypatch.chdir(tmp_path)
    got, _, err = run(capsys, *argv)
    assert got == code
    assert says in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "2026-11-23T00:00:00Z", ""])
def test_a_day_that_is_none_is_refused(capsys, org, day):
    code, _, err = run(capsys, "assess", org, "--as-of", day)
    assert code == ExitCode.BAD_INPUT
    assert "YYYY-MM-DD" in err


def test_fail_on_is_about_gaps_not_about_the_unknown(capsys, org):
    assert run(capsys, "assess", org, "--as-of", "2026-11-23", "--fail-on", "warning")[0] == 0


def test_a_target_without_statements_is_refused(capsys, org, monkeypatch):
    read = Catalogue.__dict__["statements"].func
    others = property(lambda self: {c: s for c, s in read(self).items() if not c.startswith("iso9001-2026:")})
    monkeypatch.setattr(Catalogue, "statements", others)
    code, _, err = run(capsys, "assess", org, "--target", "iso9001-2026", "--as-of", "2026-11-23")
    assert code == ExitCode.BAD_INPUT
    assert "iso9001-2026" in err


def test_show_prints_a_provision_with_its_statements_and_rows(capsys):
    code, out, _ = run(capsys, "show", "iso42001:9.2.2")
    assert code == 0
    assert "iso42001:9.2.2_1" in out
    assert "iso27001:9.2.2_1 equalTo iso42001:9.2.2_1" in out


def test_show_says_the_themes_of_a_risk_source_and_the_guidance_of_a_control(capsys):
    code, out, _ = run(capsys, "show", "iso42001:C.3.1")
    assert code == 0
    assert "themes: monitoring, risk management, verification and validation" in out
    _, out, _ = run(capsys, "show", "iso42001:C.3.1", "--lang", "es")
    assert "temas: seguimiento, gestión de riesgos, verificación y validación" in out
    _, out, _ = run(capsys, "show", "iso42001:A.6.2.6")
    assert "guidance: iso42001:B.6.2.6" in out
    _, out, _ = run(capsys, "show", "iso42001:B.6.2.6")
    assert "guidance for: iso42001:A.6.2.6" in out


def test_map_between_ids_and_as_sssom(capsys):
    code, out, _ = run(capsys, "map", "iso27001:9.2", "iso42001:9.2.2", "--format", "sssom")
    lines = [line for line in out.splitlines() if not line.startswith("#")]
    assert code == 0
    assert lines[0].startswith("record_id\t")
    assert all("iso42001:9.2.2" in line for line in lines[1:])
    assert len(lines) > 5


def test_demo_says_where_the_report_is(capsys, tmp_path):
    code, out, _ = run(capsys, "demo", "-o", tmp_path / "d")
    assert code == 0
    assert "integration-report.html" in out
    assert (tmp_path / "d" / "integration-report.html").exists()


@pytest.mark.parametrize("asked", ["iso42001:A.5.2_1", "iso42001:A.5.2", "iso27001.A.5.31--iso42001.A.8.5_1"])
def test_show_in_spanish_has_no_english_words(capsys, asked):
    code, out, _ = run(capsys, "show", asked, "--lang", "es")
    assert code == 0
    prose = " ".join(line for line in out.splitlines() if not line.endswith("[en]") or "note" in line.lower())
    for word in (" the ", " of ", "asked", "effort", "comes after", "note:", "reuse:", "mapped", "extend", "delta"):
        assert word not in prose


def test_the_table_of_map_is_in_the_language_asked_for(capsys):
    _, out, _ = run(capsys, "map", "iso27001:9.2", "iso42001:9.2.2", "--lang", "es")
    assert "origen" in out
    assert "igual a" in out
    assert "equalTo" not in out
    _, out, _ = run(capsys, "map", "iso27001:9.2", "iso42001:9.2.2", "--format", "csv")
    assert "equalTo" in out


def test_why_in_spanish_says_its_inputs_and_titles_in_spanish(capsys, org):
    _, out, _ = run(capsys, "why", org, "iso42001:9.2.2_1", "--lang", "es", "--as-of", "2026-11-23")
    assert "Programa de auditoría interna" in out
    assert "Internal audit" not in out.replace("Internal audit procedure", "")
    for word in ("applicability", "bearing", "known_absent", "= false", "[en]"):
        assert word not in out
