"""``map --coverage`` and ``map --false-friends``: both directions, three forms, two languages."""

from __future__ import annotations

import csv
import io
import json

import pytest

from aims_graph.cli import main


def run(capsys, *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_coverage_gives_both_directions_and_no_percentage(capsys):
    code, out, _ = run(capsys, "map", "iso27001", "iso42001", "--coverage", "--lang", "es")
    assert code == 0
    assert "ISO/IEC 27001:2022 → ISO/IEC 42001:2023" in out
    assert "ISO/IEC 42001:2023 → ISO/IEC 27001:2022" in out
    assert "buscado, sin hallar nada" in out
    assert "%" not in out


def test_coverage_is_the_same_in_csv_and_json(capsys):
    rows = list(
        csv.DictReader(io.StringIO(run(capsys, "map", "iso9001", "iso42001", "--coverage", "--format", "csv")[1]))
    )
    lines = json.loads(run(capsys, "map", "iso9001", "iso42001", "--coverage", "--format", "json")[1])
    assert [int(row["mappedExtend"]) for row in rows] == [line["states"]["mappedExtend"] for line in lines]
    assert all(int(row["all"]) == sum(line["states"].values()) for row, line in zip(rows, lines, strict=True))


@pytest.mark.parametrize("pair", [("iso27001", "iso42001"), ("iso42001", "iso9001"), ("iso27001", "iso9001")])
def test_false_friends_stand_the_way_they_were_asked(capsys, pair):
    code, out, _ = run(capsys, "map", *pair, "--false-friends", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found
    assert all(row["source"].startswith(pair[0]) and row["target"].startswith(pair[1]) for row in found)
    assert all(row["reason"] for row in found)


def test_false_friends_of_one_id_in_spanish(capsys):
    _, out, _ = run(capsys, "map", "iso27001:A.5.2", "iso42001", "--false-friends", "--lang", "es")
    assert out.startswith("iso27001:A.5.2")
    assert "[en]" not in out


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (["iso42001", "iso9001-2026", "--coverage"], 3, "nobody has mapped"),
        (["iso27001:9", "iso42001", "--coverage"], 2, "two frameworks"),
        (["iso27001", "iso42001", "--coverage", "--format", "sssom"], 2, "sssom"),
    ],
)
def test_what_cannot_be_compared_is_said(capsys, argv, code, says):
    got, _, err = run(capsys, "map", *argv)
    assert got == code
    assert says in err
