"""Decisions on rows: kept in the overlay with who, when and why; what hung on a row follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.base.errors import InputError, UsageError
from aims_graph.base.terms import MAPPING, aims, expand
from aims_graph.engine.quality_decided import decided
from aims_graph.knowledge.deciding import Decisions, Verdict
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.stale import is_stale

ROW = "iso27001.9.2.2_1--iso42001.9.2.2_1"
ANA = Verdict("Ana Ruiz", "2026-11-24", "Read against our audit programme.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def decisions(folder: Path) -> Decisions:
    return Decisions(folder, version="1")


@pytest.fixture(scope="module")
def chained(knowledge: Knowledge) -> Derived:
    """A derived row over which nobody has written a row of the same ends."""
    return next(row for row in knowledge.inference.derived if len(row.evidence) == 2 and row.record_id not in knowledge.rows)  # fmt: skip


def test_confirming_adds_a_reader_and_changes_nothing_else(folder: Path, knowledge: Knowledge) -> None:
    row = decisions(folder).confirm(f"mapping:{ROW}", ANA)
    before, now = knowledge.rows[ROW], Knowledge.load(folder).rows[ROW]
    assert row == now
    assert now.reviewer_id.split("|")[-1] == "Ana Ruiz"
    assert (now.relation, now.reuse, now.rationale, now.delta_en) == (before.relation, before.reuse, before.rationale, before.delta_en)  # fmt: skip
    assert len(Knowledge.load(folder).rows) == len(knowledge.rows)
    (found,) = decided(Knowledge.load(folder))
    assert (found.code, found.sentence) == ("confirmed", "By Ana Ruiz on 2026-11-24: Read against our audit programme.")


def test_rejecting_takes_the_row_out_and_what_hung_on_it(folder: Path, knowledge: Knowledge) -> None:
    turned = next(row for row in knowledge.inference.derived if row.justification == "MappingInversion")
    assert decisions(folder).reject(turned.evidence[0], ANA) == f"mapping:{turned.evidence[0]}"
    after = Knowledge.load(folder)
    assert turned.evidence[0] not in after.rows
    assert turned not in after.inference.derived
    assert after.digest != knowledge.digest
    assert [finding.code for finding in decided(after)] == ["rejected"]


def test_a_rejection_can_be_taken_back(folder: Path) -> None:
    decisions(folder).reject(ROW, ANA)
    assert ROW not in Knowledge.load(folder).rows
    decisions(folder).confirm(ROW, ANA)
    assert ROW in Knowledge.load(folder).rows


def test_amending_is_the_word_of_who_amends(folder: Path) -> None:
    changes = {"relation": "intersectsWith", "reuse": "extend", "delta_en": "Add the AI audit criteria."}
    decisions(folder).amend(ROW, ANA, changes)
    now = Knowledge.load(folder).rows[ROW]
    assert (now.relation, now.author_id, now.mapping_date) == ("intersectsWith", "Ana Ruiz", "2026-11-24")
    assert (now.review_status, now.reviewer_id) == ("unreviewed", "")
    assert now.delta_en == "Add the AI audit criteria."


def test_a_derived_row_that_is_confirmed_stands_on_its_own(folder: Path, chained: Derived) -> None:
    decisions(folder).confirm(f"derived:{chained.record_id}", ANA, changes={"reuse": "extend", "delta_en": "Add AI."})
    after = Knowledge.load(folder)
    row = after.rows[chained.record_id]
    assert (row.subject_id, row.relation, row.object_id) == (chained.source, chained.relation, chained.target)
    assert (row.mapping_justification, row.rationale) == ("semapv:ManualMappingCuration", ANA.why)
    assert chained.record_id not in after.inference.by_record, "what somebody wrote is not derived"
    without = after.inference.closure.without(chained.evidence)
    assert without.predicate(chained.source, chained.target) == chained.relation


def test_a_derived_row_that_is_rejected_is_not_offered_again(folder: Path, chained: Derived) -> None:
    decisions(folder).reject(f"derived:{chained.record_id}", ANA)
    after = Knowledge.load(folder)
    assert chained.record_id not in after.inference.by_record
    assert {finding.code for finding in decided(after)} == {"rejected", "rejected-follows"}


def test_a_changed_text_makes_the_decision_stale(folder: Path) -> None:
    decisions(folder).confirm(ROW, ANA)
    decisions(folder).reject("iso27001.9.2.2_2--iso42001.9.2.2_2", ANA)
    (folder / "ontology").mkdir()
    lines = [f'<{expand(f"iso42001:9.2.2_{n}")}> <{aims("text")}> "Something else is asked."@en .' for n in (1, 2)]
    (folder / "ontology" / "own.ttl").write_text("\n".join(lines), encoding="utf-8")
    after = Knowledge.load(folder)
    assert is_stale(after.rows[ROW], after.catalogue)
    status = f"ASK {{ <{MAPPING}{ROW}> <{aims('reviewStatus')}> <{aims('stale')}> }}"
    assert after.store.query(status)
    assert not after.store.query(status.replace("#stale", "#reviewed"))
    stale = [finding for finding in decided(after) if finding.code == "decision-stale"]
    assert ["iso42001:9.2.2_2" in finding.sentence for finding in stale] == [True]
    assert any(row.weakest == "stale" for row in after.inference.derived if ROW in row.evidence)


@pytest.mark.parametrize("given", ["mapping:iso27001.9.2.2_1--iso42001.9.2.2_99", "derived:x--y", "iso42001:9.2.2_1"])
def test_an_unknown_id_is_refused_and_nothing_is_stored(folder: Path, given: str) -> None:
    for act in ("confirm", "reject"):
        with pytest.raises(InputError, match="no such mapping row"):
            getattr(decisions(folder), act)(given, ANA)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reuse": "none"}, "this reuse cannot go with"),
        ({"relation": "noRelationship"}, "this reuse cannot go with"),
        ({"relation": "sameAs"}, "unknown relation"),
        ({"delta_en": "", "delta_es": ""}, "needs to say what to add"),
    ],
)
def test_a_row_that_would_not_be_valid_is_refused(folder: Path, changes: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        decisions(folder).amend(ROW, ANA, changes)
    assert not folder.exists()


def test_what_is_no_change_is_wrong_usage(folder: Path, knowledge: Knowledge, chained: Derived) -> None:
    for changes in ({}, {"relation": knowledge.rows[ROW].relation}, {"subject_id": "iso27001:4.1"}):
        with pytest.raises(UsageError):
            decisions(folder).amend(ROW, ANA, changes)
    with pytest.raises(UsageError, match="derived"):
        decisions(folder).amend(f"derived:{chained.record_id}", ANA, {"reuse": "extend"})
    with pytest.raises(UsageError, match="amend it"):
        decisions(folder).confirm(ROW, ANA, changes={"reuse": "as_is"})


@pytest.mark.parametrize("missing", ["who", "when", "why"])
def test_who_when_and_why_are_needed(missing: str) -> None:
    with pytest.raises(UsageError, match=missing):
        Verdict(**{"who": "Ana", "when": "2026-11-24", "why": "Read.", missing: " "})
