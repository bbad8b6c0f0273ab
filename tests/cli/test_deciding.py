"""``confirm``, ``reject``, ``amend`` as a user types them."""

from __future__ import annotations

import pytest

from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.explaining import carried_by
from aims_graph.knowledge.knowledge import Knowledge

ROW = "mapping:iso27001.9.2.2_1--iso42001.9.2.2_1"
WHO = ["--who", "Ana Ruiz", "--why", "Read against our programme.", "--when", "2026-11-24"]


def run(capsys, *argv: str) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_a_row_is_rejected_and_what_falls_is_told(capsys, tmp_path, knowledge: Knowledge):
    turned = next(
        row for row in knowledge.inference.derived
        if row.justification == "MappingInversion" and row in carried_by(knowledge, row.evidence[0]).derived
    )  # fmt: skip
    code, out, err = run(capsys, "reject", turned.evidence[0], *WHO, "--knowledge", tmp_path / "own")
    assert code == 0
    assert "is made" in err
    assert f"mapping:{turned.evidence[0]} rejected" in out
    assert turned.source in out
    assert (
        run(capsys, "show", f"mapping:{turned.evidence[0]}", "--knowledge", tmp_path / "own")[0] == ExitCode.BAD_INPUT
    )


def test_a_row_is_amended_and_shown_so(capsys, tmp_path):
    own = ["--knowledge", tmp_path / "own"]
    change = ["--relation", "intersectsWith", "--delta-en", "Add the AI audit criteria."]
    assert run(capsys, "amend", ROW, *WHO, *change, *own)[0] == 0
    _, out, _ = run(capsys, "show", ROW, *own)
    assert "intersectsWith" in out
    assert "Ana Ruiz, 2026-11-24" in out


def test_a_row_is_confirmed_in_spanish(capsys, tmp_path):
    code, out, _ = run(capsys, "confirm", ROW, *WHO, "--lang", "es", "--knowledge", tmp_path / "own")
    assert code == 0
    assert "confirmada en" in out


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["confirm", ROW, "--who", "Ana", "--knowledge", "own"], ExitCode.USAGE),
        (["reject", ROW, "--who", "Ana", "--why", " ", "--knowledge", "own"], ExitCode.USAGE),
        (["amend", ROW, *WHO, "--knowledge", "own"], ExitCode.USAGE),
        (["confirm", ROW, *WHO], ExitCode.USAGE),
        (["confirm", "mapping:x--y", *WHO, "--knowledge", "own"], ExitCode.BAD_INPUT),
        (
            ["confirm", ROW, "--who", "A", "--why", "B", "--when", "2026-02-30", "--knowledge", "own"],
            ExitCode.BAD_INPUT,
        ),
        (["amend", ROW, *WHO, "--reuse", "none", "--knowledge", "own"], ExitCode.BAD_INPUT),
    ],
)
def test_what_is_not_said_or_unknown_stores_nothing(capsys, tmp_path, monkeypatch, argv, expected):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIMS_KNOWLEDGE", raising=False)
    try:
        code = run(capsys, *argv)[0]
    except SystemExit as stopped:
        code = stopped.code
    assert code == expected
    assert not (tmp_path / "own").exists()
