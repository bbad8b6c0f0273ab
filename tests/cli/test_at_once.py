"""Two people at once on the same files: both are heard, and nothing is written half."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from aims_graph.assess.candidates import decisions_in
from aims_graph.base.terms import BASE
from aims_graph.cli import main
from aims_graph.graph.store import read_triples
from aims_graph.knowledge.overlay import read_overlay

EXAMPLES = Path(__file__).parents[2] / "examples"
WHO = ["--who", "Ana Ruiz", "--why", "Read.", "--when", "2026-11-24"]


def at_once(*calls: list[str]) -> list[int]:
    codes = [70] * len(calls)

    def call(number: int) -> None:
        codes[number] = main([str(part) for part in calls[number]])

    threads = [threading.Thread(target=call, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


def stored(folder: Path) -> Path:
    example = EXAMPLES / "halden-freight-software"
    org = folder / "org.ttl"
    assert (
        main(["import", "soa", str(example / "soa.csv"), "--register", str(example / "documents.csv"), "-o", str(org)])
        == 0
    )
    return org


@pytest.mark.slow
def test_two_decisions_on_one_organisation_are_both_kept(tmp_path: Path) -> None:
    org = stored(tmp_path)
    items = ["iso42001:A.5.2_1", "iso42001:9.2.2_1", "iso42001:6.1.4_1"]
    calls = [["confirm", str(org), item, "--artefact", "HF-PRO-07", *WHO] for item in items]
    assert at_once(*calls) == [0, 0, 0]
    kept = decisions_in(read_triples(tmp_path / "org.decisions.ttl"), f"{BASE}org/org")
    assert {decision.statement for decision in kept} == set(items)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["org.decisions.ttl", "org.ttl"]


@pytest.mark.slow
def test_two_lists_added_to_one_organisation_are_both_there(tmp_path: Path) -> None:
    org = stored(tmp_path)
    quality = EXAMPLES / "mecanizados-arga" / "documentos.csv"
    inventory = tmp_path / "systems.csv"
    inventory.write_text(
        "System,Purpose,Owner\nParcel planner,Plans the routes of lorries,Ana\nChat,Answers customers,Leo\n"
    )
    codes = at_once(
        ["import", "register", str(quality), "--framework", "iso9001", "--into", str(org)],
        ["import", "inventory", str(inventory), "--into", str(org)],
    )
    assert codes == [0, 0]
    text = org.read_text(encoding="utf-8")
    assert "Parcel planner" in text
    assert "iso9001-2015" in text
    assert "HF-PRO-07" in text


def test_two_decisions_on_rows_are_both_kept(tmp_path: Path) -> None:
    rows = ["iso27001.9.2.2_1--iso42001.9.2.2_1", "iso27001.9.2.2_2--iso42001.9.2.2_2"]
    calls = [["confirm", f"mapping:{row}", *WHO, "--knowledge", str(tmp_path / "own")] for row in rows]
    assert at_once(*calls) == [0, 0]
    overlay = read_overlay(tmp_path / "own")
    assert {decision.record_id for decision in overlay.decisions} == {f"mapping:{row}" for row in rows}
