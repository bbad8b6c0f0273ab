"""A firm that holds two management systems: each brings its own list, and each list serves its own system."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode, main

pytestmark = pytest.mark.usefixtures("one_knowledge")
EXAMPLES = Path(__file__).parents[2] / "examples"
SECURITY = EXAMPLES / "halden-freight-software"
QUALITY = EXAMPLES / "mecanizados-arga"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    org = tmp_path_factory.mktemp("both") / "firm.ttl"
    soa = ["import", "soa", str(SECURITY / "soa.csv"), "--register", str(SECURITY / "documents.csv")]
    assert main([*soa, "--framework", "iso27001", "-o", str(org)]) == 0
    quality = ["import", "register", str(QUALITY / "documentos.csv"), "--framework", "iso9001"]
    assert main([*quality, "--into", str(org)]) == 0
    return org


def _result(org: Path, capsys: pytest.CaptureFixture[str], *held: str) -> dict:
    capsys.readouterr()
    options = ["--held", *held] if held else []
    assert main(["assess", str(org), *options, "--as-of", "2026-11-29", "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def _behind(item: dict, source: str) -> set[str]:
    """Return the documents, joined or named, behind the rows of an item from one standard."""
    return {
        name.removeprefix("artefact/")[:3]
        for row in item["rows"]
        if row["source"].startswith(source)
        for name in (*row["joined"], *row["named"])
    }


def test_documents_stand_only_for_the_system_that_lists_them(both, capsys):
    result = _result(both, capsys)
    assert [held["edition"] for held in result["held"]] == ["iso27001-2022", "iso9001-2015"]
    for item in result["items"]:
        assert _behind(item, "iso27001:") <= {"hf-", "doc", "sta"}, item["id"]
        assert _behind(item, "iso9001:") <= {"ma-", "doc"}, item["id"]
    audit = next(item for item in result["items"] if item["statement"] == "iso42001:9.2.2_2")
    assert audit["action"] == "extend"
    assert _behind(audit, "iso27001:") == {"hf-"}
    assert _behind(audit, "iso9001:") == {"ma-"}


def test_a_system_not_asked_about_brings_nothing(both, capsys):
    for item in _result(both, capsys, "iso9001")["items"]:
        assert all(row["source"].startswith("iso9001:") for row in item["rows"]), item["id"]
    start = _result(both, capsys, "none")
    assert not [item for item in start["items"] if item["action"] in ("reuse", "extend")]


def test_a_document_of_both_lists_serves_both_systems(tmp_path, capsys):
    org, shared = tmp_path / "firm.ttl", tmp_path / "shared.csv"
    soa = ["import", "soa", str(SECURITY / "soa.csv"), "--register", str(SECURITY / "documents.csv")]
    assert main([*soa, "-o", str(org)]) == 0
    shared.write_text(
        "Document id;Title;Type;Owner\nHF-PLN-04;Internal Audit Programme 2026;Programme;CISO\n"
        "QM-1;Quality manual;Manual;Quality\n",
        encoding="utf-8",
    )
    assert main(["import", "register", str(shared), "--framework", "iso9001", "--into", str(org)]) == 0
    audit = next(i for i in _result(org, capsys)["items"] if i["statement"] == "iso42001:9.2.2_2")
    named = {row["source"].split(":")[0]: row["named"] for row in audit["rows"]}
    assert "artefact/hf-pln-04" in named["iso27001"]
    assert named["iso9001"] == ["artefact/hf-pln-04"]


def test_another_title_for_the_same_id_is_told_and_nothing_stored(tmp_path, capsys):
    org, other = tmp_path / "firm.ttl", tmp_path / "other.csv"
    soa = ["import", "soa", str(SECURITY / "soa.csv"), "--register", str(SECURITY / "documents.csv")]
    assert main([*soa, "-o", str(org)]) == 0
    before = org.read_bytes()
    other.write_text(
        "Document id;Title;Type\nHF-PLN-04;Canteen menu;Plan\nQM-1;Quality manual;Manual\n", encoding="utf-8"
    )
    argv = ["import", "register", str(other), "--framework", "iso9001", "--into", str(org)]
    assert main(argv) == ExitCode.BAD_INPUT
    assert "with another title" in capsys.readouterr().err
    assert org.read_bytes() == before


def test_an_soa_joins_documents_stored_before(tmp_path, capsys):
    org = tmp_path / "firm.ttl"
    listed = ["import", "register", str(SECURITY / "documents.csv"), "--framework", "iso27001"]
    assert main([*listed, "-o", str(org)]) == 0
    assert main(["import", "soa", str(SECURITY / "soa.csv"), "--into", str(org)]) == 0
    once = tmp_path / "once.ttl"
    argv = ["import", "soa", str(SECURITY / "soa.csv"), "--register", str(SECURITY / "documents.csv")]
    assert main([*argv, "--org", "firm", "-o", str(once)]) == 0
    states = [
        [(item["id"], item["state"], item["action"], item["reuse_standing"]) for item in _result(path, capsys)["items"]]
        for path in (org, once)
    ]
    assert states[0] == states[1]
