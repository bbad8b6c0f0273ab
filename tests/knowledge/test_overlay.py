"""The overlay: one's own knowledge on top of ours, replaced by key, rejected with who and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.base.errors import InputError
from aims_graph.knowledge.files import digest, root
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import COLUMNS

SET = "iso27001-2022--iso42001-2023.sssom.tsv"
OWN = {
    "record_id": "mapping:own.1",
    "subject_id": "iso27001:A.5.8",
    "predicate_id": "aims:intersectsWith",
    "object_id": "iso42001:A.6.2.4_1",
    "mapping_justification": "semapv:ManualMappingCuration",
    "rationale": "Our project gate already asks for a test report.",
    "reuse": "extend",
    "delta_en": "Add the verification report of the model to the gate.",
}


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """An overlay folder with nothing in it."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "mappings").mkdir()
    return tmp_path


def write_row(folder: Path, **cells: str) -> None:
    """Write a mapping file of one row."""
    row = {**OWN, **cells}
    lines = ["\t".join(COLUMNS), "\t".join(row.get(name, "") for name in COLUMNS)]
    (folder / "mappings" / SET).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_an_empty_overlay_changes_nothing(overlay, knowledge):
    assert set(Knowledge.load(overlay).rows) == set(knowledge.rows)


def test_a_row_is_added(overlay, knowledge):
    write_row(overlay)
    assert set(Knowledge.load(overlay).rows) - set(knowledge.rows) == {"own.1"}


def test_a_row_is_replaced_by_its_record_id(overlay, knowledge):
    ours = next(row for row in knowledge.rows.values() if row.object_id == "iso42001:9.2.2_1")
    write_row(overlay, record_id=ours.record_id, subject_id=ours.subject_id, object_id=ours.object_id)
    changed = Knowledge.load(overlay)
    assert len(changed.rows) == len(knowledge.rows)
    assert changed.rows[ours.record_id.removeprefix("mapping:")].rationale == OWN["rationale"]


def test_a_row_is_rejected_with_who_when_and_why(overlay, knowledge):
    (overlay / "rejected.tsv").write_text(
        "record_id\twho\twhen\twhy\nmapping:iso27001.9.2.2_1--iso42001.9.2.2_1\tA. Ferrer\t2026-11-20\tno programme kept\n",
        encoding="utf-8",
    )
    changed = Knowledge.load(overlay)
    assert len(changed.rows) == len(knowledge.rows) - 1
    assert changed.overlay is not None
    assert changed.overlay.rejections[0].why == "no programme kept"


def test_a_rejection_without_a_reason_is_refused(overlay):
    (overlay / "rejected.tsv").write_text("record_id\twho\twhen\twhy\nx\tA\t2026-11-20\t\n", encoding="utf-8")
    with pytest.raises(InputError, match="who, when and why"):
        Knowledge.load(overlay)


def test_a_text_of_ones_own_replaces_ours_in_that_language_only(overlay, knowledge):
    (overlay / "ontology" / "own.ttl").write_text(
        "@prefix aims: <https://w3id.org/aims-graph/ontology#> .\n"
        '<https://w3id.org/aims-graph/iso42001-2023/9.2.2_1> aims:text "Our wording."@en .\n',
        encoding="utf-8",
    )
    text = Knowledge.load(overlay).catalogue.statements["iso42001:9.2.2_1"].text
    assert text["en"] == "Our wording."
    assert text["es"] == knowledge.catalogue.statements["iso42001:9.2.2_1"].text["es"]


def test_every_fault_of_an_overlay_is_told_at_once(overlay):
    (overlay / "ontology" / "broken.ttl").write_text("@prefix : <x> . :a :b", encoding="utf-8")
    write_row(overlay, predicate_id="aims:subsetOf", reuse="as_is")
    with pytest.raises(InputError) as caught:
        Knowledge.load(overlay)
    assert len(caught.value.problems) == 2


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        Knowledge.load(tmp_path / "absent")


def test_the_digest_follows_every_byte_and_name(overlay, tmp_path):
    before = digest([root(), overlay])
    write_row(overlay)
    after = digest([root(), overlay])
    assert before != after
    assert before == digest([root(), tmp_path / "nothing"])
    assert len(after) == 64


def test_a_mapping_file_of_before_there_was_spanish_is_still_read(overlay, knowledge):
    old = [name for name in COLUMNS if name not in ("rationale_es", "comment_es")]
    lines = ["\t".join(old), "\t".join(OWN.get(name, "") for name in old)]
    (overlay / "mappings" / SET).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert Knowledge.load(overlay).rows["own.1"].rationales == {"en": OWN["rationale"]}


def test_a_row_carries_its_texts_in_both_languages(overlay):
    write_row(
        overlay, rationale_es="Nuestra puerta de proyecto ya pide un informe.", comment="Ours.", comment_es="Nuestro."
    )
    changed = Knowledge.load(overlay)
    row = changed.rows["own.1"]
    assert row.rationales == {"en": OWN["rationale"], "es": "Nuestra puerta de proyecto ya pide un informe."}
    said = {
        (quad.predicate.value.rpartition("#")[2], quad.object.language, quad.object.value)
        for quad in changed.store
        if quad.subject.value.endswith("/mapping/own.1") and getattr(quad.object, "language", None)
    }
    assert {("note", "en", "Ours."), ("note", "es", "Nuestro."), ("rationale", "es", row.rationale_es)} <= said


@pytest.mark.parametrize("name", ["ontology/own.ttl", f"mappings/{SET}", "rejected.tsv", "decisions.tsv"])
def test_a_file_that_is_no_text_is_told_by_its_name(overlay: Path, name: str) -> None:
    (overlay / name).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=f"{Path(name).name}.*UTF-8"):
        Knowledge.load(overlay)


@pytest.mark.parametrize("name", ["ontology/own.ttl", f"mappings/{SET}", "rejected.tsv", "decisions.tsv"])
def test_a_folder_where_a_file_should_be_is_told(overlay: Path, name: str) -> None:
    (overlay / name).mkdir()
    with pytest.raises(InputError, match=f"{Path(name).name}.*cannot be read"):
        Knowledge.load(overlay)


@pytest.mark.parametrize("name", [f"mappings/{SET}", "rejected.tsv", "decisions.tsv"])
def test_a_cell_without_end_is_told_with_its_line(overlay: Path, name: str) -> None:
    (overlay / name).write_text("record_id\twho\n" + "x" * 200_000 + "\n")
    with pytest.raises(InputError, match=f"{Path(name).name}, row 2.*too long"):
        Knowledge.load(overlay)
