"""Workbooks that are damaged, hostile, or of another kind: one sentence, nothing stored, no half file left."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.intake.test_workbook_records import CHOICES, Desk

from aims_graph.base.errors import InputError
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_write import write_template


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    at = Desk(tmp_path / "firm.xlsx", "en")
    at.add("risks", risk="One")
    at.book.save(at.path)
    return at.path


def _rewritten(path: Path, change: Callable[[str, bytes], bytes | None], **more: bytes) -> Path:
    """The workbook with its parts changed (None: left out) and others added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = path.with_name("changed.xlsx")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            changed = change(name, part)
            if changed is not None:
                archive.writestr(name, changed)
        for name, part in more.items():
            archive.writestr(name, part)
    return out


def _refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_workbook(path, choices=CHOICES)
    return str(caught.value)


def test_fifty_thousand_rows_are_refused_by_page_and_in_time(filled: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="C{n}" t="inlineStr"><is><t>Risk {n}</t></is></c></row>' for n in range(100, 50_100)
    ).encode()
    sheet = next(i for i, s in enumerate(openpyxl.load_workbook(filled).sheetnames, 1) if s == "Risks and criteria")

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", rows + b"</sheetData>") if name.endswith(f"/sheet{sheet}.xml") else part

    path = _rewritten(filled, change)
    started = time.perf_counter()
    said = _refused(path)
    assert re.search(r"sheet Risks and criteria: The sheet has 50,\d+ rows and was not read; at most 10,000 are", said)
    assert time.perf_counter() - started < 30


def test_a_bomb_is_not_unpacked(filled: Path) -> None:
    path = _rewritten(filled, lambda _, part: part, **{"xl/worksheets/sheet99.xml": b"\0" * (129 * 1024 * 1024)})
    assert path.stat().st_size < 1_000_000
    assert "unpacks to more than 128 MiB" in _refused(path)


def test_a_password_or_an_old_format_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t\0e\0d" * 50)
    assert "is an old binary Excel file or is protected by a password. Save it as .xlsx without one." in _refused(path)


def test_macros_and_links_to_elsewhere_are_never_followed(filled: Path) -> None:
    """What the cells hold is read; the macro and the linked book are not opened."""
    more = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro",
        "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"><externalBook r:id="rId1" xmlns:r="y"/></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": b'<Relationships xmlns="x"><Relationship Id="rId1" '
        b'Target="http://127.0.0.1:9/secret.xlsx" TargetMode="External"/></Relationships>',
    }
    path = _rewritten(filled, lambda _, part: part, **more)
    macro = path.with_suffix(".xlsm")
    macro.write_bytes(path.read_bytes())
    for one in (path, macro):
        assert [row.label for row in read_workbook(one, choices=CHOICES).organisation.rows] == ["One"]


@pytest.mark.parametrize("spoil", ["cut", "sheet", "torn", "gone", "doctype"])
def test_a_damaged_workbook_is_refused_in_a_sentence(filled: Path, spoil: str) -> None:
    if spoil == "cut":
        filled.write_bytes(filled.read_bytes()[:5000])
        assert "The workbook is damaged" in _refused(filled)
        return

    def change(name: str, part: bytes) -> bytes | None:
        if name.endswith("/sheet2.xml"):
            return {"torn": part[: len(part) // 2], "gone": None, "sheet": b"\xff\xfe not xml", "doctype":
                    b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + part}[spoil]  # fmt: skip
        return part

    said = _refused(_rewritten(filled, change))
    assert len(said.splitlines()) < 4
    assert "changed.xlsx" in said


def test_a_full_sheet_of_stray_values_is_told(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    book["Risks and criteria"]["XFD1048576"] = "x"
    book.save(filled)
    assert re.search(r"sheet Risks and criteria: The sheet fills \d+ rows by 16384 columns", _refused(filled))


@pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX does")
def test_killed_while_writing_leaves_no_half_file(tmp_path: Path) -> None:
    """Killed at any moment: the file is not there, or it is the old one, or it is whole."""
    target = tmp_path / "org.xlsx"
    write_template(target, lang="en", choices=CHOICES)
    before = target.read_bytes()
    code = (
        "import sys; from pathlib import Path\n"
        "from aims_graph.intake.workbook_model import Choices\n"
        "from aims_graph.intake.workbook_write import write_template\n"
        "c = Choices(controls={}, statements=[], artefact_types=())\n"
        "print('ready', flush=True)\n"
        "while True: write_template(Path(sys.argv[1]), lang='es', choices=c)\n"
    )
    for wait in (0.01, 0.15, 0.4):
        with subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        assert target.read_bytes() == before or zipfile.ZipFile(io.BytesIO(target.read_bytes())).testzip() is None
        assert openpyxl.load_workbook(target).sheetnames
