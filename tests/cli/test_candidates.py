"""``confirm``, ``reject``, ``amend`` on an artefact for an item, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.files import root

pytestmark = pytest.mark.usefixtures("one_knowledge")
EXAMPLE = root() / "examples" / "halden-freight-software"
ITEM = "iso42001:A.5.2_1"
WHO = ["--who", "Ana Ruiz", "--why", "Read with the owner.", "--when", "2026-11-24"]
DOC = ["--artefact", "HF-PRO-07"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The shipped organisation, stored once."""
    path = tmp_path_factory.mktemp("stored") / "org.ttl"
    read = ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv"), "-o", str(path)]
    assert main(read) == 0
    return path.read_bytes()


@pytest.fixture
def org(tmp_path: Path, stored: bytes) -> Path:
    """A copy of it to decide on."""
    path = tmp_path / "org.ttl"
    path.write_bytes(stored)
    return path


def run(capsys, *argv: object) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def state(capsys, org: Path, item: str = ITEM) -> tuple[str, str | None]:
    code, out, _ = run(capsys, "why", org, item, "--format", "json", "--as-of", "2026-11-24")
    assert code == 0
    found = json.loads(out)
    return found["state"], found["action"]


def test_confirm_then_amend_then_reject(capsys, org):
    code, out, _ = run(capsys, "confirm", org, ITEM, *DOC, *WHO)
    assert code == 0
    assert "org.decisions.ttl" in out
    assert "is now tied to it (declared)" in out
    assert state(capsys, org) == ("claimed", "confirm")
    seen = ["--design", "inspected", "--operating", "sampled", "--by", "Leo Paz", "--on", "2026-11-20", "--period", "2026-01-01..2026-06-30"]  # fmt: skip
    assert run(capsys, "amend", org, ITEM, *DOC, *WHO, *seen)[0] == 0
    assert state(capsys, org) == ("evidenced", None)
    code, out, _ = run(capsys, "reject", org, ITEM, *DOC, *WHO, "--lang", "es")
    assert code == 0
    assert "deja de estar vinculado" in out
    assert state(capsys, org) == ("unassessed", "create")
    _, out, _ = run(capsys, "why", org, ITEM)
    assert "rejected · Ana Ruiz, 2026-11-24: Read with the owner." in out


def test_amend_moves_an_artefact_to_another_item(capsys, org):
    run(capsys, "confirm", org, ITEM, *DOC, *WHO)
    code, _, _ = run(capsys, "amend", org, ITEM, *DOC, *WHO, "--to", "iso42001:6.1.4_1")
    assert code == 0
    assert state(capsys, org) == ("unassessed", "create")
    assert state(capsys, org, "iso42001:6.1.4_1") == ("claimed", "confirm")


@pytest.mark.parametrize(
    ("verb", "more", "code", "said"),
    [
        ("confirm", [ITEM, "--artefact", "HF-PRO-70", *WHO], ExitCode.BAD_INPUT, "Nearest valid value"),
        ("confirm", ["iso42001:A.5.2_9", *DOC, *WHO], ExitCode.BAD_INPUT, "no such item"),
        ("confirm", ["iso4200:A.5.2_1", *DOC, *WHO], ExitCode.BAD_INPUT, "Nearest valid value: iso42001"),
        ("reject", ["iso42001:9.1_1", *DOC, *WHO], ExitCode.BAD_INPUT, "nothing to reject"),
        ("amend", [ITEM, *DOC, *WHO, "--design", "inspected"], ExitCode.BAD_INPUT, "confirm it instead"),
        ("confirm", [ITEM, *WHO], ExitCode.USAGE, "--artefact"),
        ("confirm", [ITEM, *DOC, *WHO, "--reuse", "as_is"], ExitCode.USAGE, "--reuse says nothing"),
        ("confirm", [ITEM, *DOC, *WHO, "--design", "inspected", "--period", "2026-06-01..2026-01-01"], ExitCode.BAD_INPUT, "ends before"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_told_and_nothing_is_stored(capsys, org, verb, more, code, said):
    found, _, err = run(capsys, verb, org, *more)
    assert found == code
    assert said in err
    assert not org.with_name("org.decisions.ttl").exists()


def test_decisions_of_another_organisation_are_refused(capsys, org):
    run(capsys, "confirm", org, ITEM, *DOC, *WHO)
    beside = org.with_name("org.decisions.ttl")
    beside.write_text(beside.read_text("utf-8").replace("org:org", "org:other"), encoding="utf-8")
    code, _, err = run(capsys, "assess", org)
    assert code == ExitCode.BAD_INPUT
    assert "about something else" in err
