"""The check of our own knowledge: what is shipped is clean, and a planted fault of every kind is found."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from aims_graph.engine.quality import QualityReport, check_knowledge
from aims_graph.engine.quality_search import cycles
from aims_graph.knowledge.files import FOLDERS
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import SUFFIX, Row, read_rows, text_hash, write_rows

FORWARD = ("iso27001-2022", "iso42001-2023")

STATEMENTS = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix iso42001: <https://w3id.org/aims-graph/iso42001-2023/> .
iso42001:9.2.2_91 a aims:Statement ; aims:statementOf iso42001:9.2.2 ; aims:position 91 ;
    aims:text "A planted thing is done."@en, "Se hace algo plantado."@es ; aims:modality aims:shall ;
    aims:unitKind aims:unitEntity ; aims:evidenceNeed aims:evidenceBoth ; aims:blocks aims:blocksNone ;
    aims:standing aims:settled ; aims:documentedInformation false ; aims:fittingType aims:InternalAuditProgramme ;
    aims:after iso42001:9.2.2_92 .
iso42001:9.2.2_92 a aims:Statement ; aims:statementOf iso42001:9.2.2 ; aims:position 92 ;
    aims:text "A planted  thing is DONE."@en, "Se hace otra cosa plantada."@es ; aims:modality aims:shall ;
    aims:unitKind aims:unitEntity ; aims:evidenceNeed aims:evidenceBoth ; aims:blocks aims:blocksNone ;
    aims:standing aims:settled ; aims:documentedInformation false ; aims:fittingType aims:InternalAuditProgramme ;
    aims:after iso42001:9.2.2_91 .
iso42001:9.2.2_93 a aims:Statement ; aims:statementOf iso42001:9.2.2 ; aims:position 93 ;
    aims:text "Another planted thing is done."@en ; aims:modality aims:shall ;
    aims:unitKind aims:unitEntity ; aims:evidenceNeed aims:evidenceBoth ; aims:blocks aims:blocksNone ;
    aims:standing aims:settled ; aims:documentedInformation false ; aims:fittingType aims:InternalAuditProgramm ;
    aims:after iso42001:9.2.2_1x ; aims:colour "red" .
"""


def _planted_rows(shipped: list[Row]) -> tuple[list[Row], list[Row]]:
    """The forward rows with faults in them, and reverse rows; each fault on a row of its own."""
    by_id = {row.record_id: row for row in shipped}
    good = next(row for row in shipped if row.relation == "equalTo" and row.review_status == "reviewed")
    searched = next(row for row in shipped if row.searched)
    others = [row for row in shipped if row.relation == "intersectsWith" and not row.searched]

    def planted(name: str, row: Row, **changes: str) -> Row:
        reason = f"A rationale planted for the fault {name}, like no other."
        return replace(
            row,
            record_id=f"mapping:planted.{name}",
            **{"rationale": reason, "rationale_es": f"Motivo: {reason}", **changes},
        )

    rows = [
        planted("beside", good, object_id=searched.object_id, object_hash=searched.object_hash),
        planted("nowhere", others[0], subject_id="iso27001:A.5.99", subject_hash=""),
        planted("stale", others[1], object_id=others[2].object_id, object_hash=text_hash("an older text")),
        planted("unhashed", others[3], object_id=others[2].object_id, object_hash=""),
        planted("nobody", others[4], object_id=others[2].object_id, object_hash=others[2].object_hash,
                review_status="disputed", reviewer_id="", reviewer_agreement=""),
        planted("agreed", others[5], object_id=others[2].object_id, object_hash=others[2].object_hash,
                review_status="disputed", reviewer_id="x:y", reviewer_agreement="1"),
        planted("unread", others[6], object_id=others[2].object_id, object_hash=others[2].object_hash,
                review_status="unreviewed", reviewer_id="x:y", reviewer_agreement=""),
        planted("pair", good),
        planted("reason", others[7], object_id=others[2].object_id, object_hash=others[2].object_hash,
                rationale=good.rationale),
        planted("language", others[8], object_id=others[2].object_id, object_hash=others[2].object_hash, delta_es=""),
        planted("english", others[11], object_id=others[2].object_id, object_hash=others[2].object_hash,
                rationale_es="", comment="A note in English only.", comment_es=""),
        planted("twice", others[9], object_id=others[2].object_id, object_hash=others[2].object_hash),
        planted("twice", others[10], object_id=others[2].object_id, object_hash=others[2].object_hash,
                rationale="Another reason planted for the record that is there twice."),
    ]  # fmt: skip
    back = planted(
        "disjoint", good, subject_id=good.object_id, object_id=good.subject_id, predicate_id="aims:noRelationship",
        reuse="none", delta_en="", delta_es="", object="", subject_hash=good.object_hash, object_hash=good.subject_hash,
    )  # fmt: skip
    return [*by_id.values(), *rows], [back]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> QualityReport:
    """The report on a copy of the knowledge with a fault of every kind in it."""
    folder = tmp_path_factory.mktemp("planted")
    for name in FOLDERS:
        shutil.copytree(knowledge.folder / name, folder / name)
    (folder / "ontology" / "planted.ttl").write_text(STATEMENTS, encoding="utf-8")
    file = folder / "mappings" / f"{'--'.join(FORWARD)}{SUFFIX}"
    forward, back = _planted_rows(read_rows(file))
    file.write_text(write_rows(forward, *FORWARD, version="0", agreement={"raw": "0.5"}), encoding="utf-8")
    reverse = folder / "mappings" / f"{'--'.join(reversed(FORWARD))}{SUFFIX}"
    reverse.write_text(write_rows(back, *reversed(FORWARD), version="0", agreement={}), encoding="utf-8")
    rule = folder / "shapes" / "rules" / "10-scope.ttl"
    text = rule.read_text(encoding="utf-8")
    assert "aims:countsItems ?counted ." in text
    rule.write_text(
        text.replace("aims:countsItems ?counted .", "aims:countsItems ?counted . FILTER(NOW() > 0)", 1),
        encoding="utf-8",
    )
    return check_knowledge(Knowledge(folder))


@pytest.fixture(scope="module")
def shipped(knowledge: Knowledge) -> QualityReport:
    return check_knowledge(knowledge)


def test_what_is_shipped_is_clean(shipped: QualityReport) -> None:
    assert [(f.code, f.subject, f.sentence) for f in shipped.findings] == []
    assert shipped.contradictions == 0


PLANTED = [
    ("statement-text", "iso42001:9.2.2_93"),
    ("statement-type", "iso42001:9.2.2_93"),
    ("after-dangling", "iso42001:9.2.2_93"),
    ("term-undefined", "aims:colour"),
    ("term-undefined", "aims:InternalAuditProgramm"),
    ("after-cycle", "iso42001:9.2.2_91"),
    ("text-repeated", "iso42001:9.2.2_92"),
    ("row-source", "mapping:planted.nowhere"),
    ("row-delta", "mapping:planted.language"),
    ("row-rationale", "mapping:planted.english"),
    ("row-note", "mapping:planted.english"),
    ("row-stale", "mapping:planted.stale"),
    ("row-without-hash", "mapping:planted.unhashed"),
    ("review-by-nobody", "mapping:planted.nobody"),
    ("review-agreement", "mapping:planted.agreed"),
    ("review-word", "mapping:planted.unread"),
    ("pair-repeated", "mapping:planted.pair"),
    ("rationale-repeated", "mapping:planted.reason"),
    ("record-id-repeated", "mapping:planted.twice"),
    ("relation-contradiction", "mapping:planted.disjoint"),
    ("rule-chance", "10-scope.ttl, one item a statement and unit"),
]


@pytest.mark.parametrize(("code", "subject"), PLANTED, ids=[f"{code} {subject}" for code, subject in PLANTED])
def test_a_planted_fault_is_found(planted: QualityReport, code: str, subject: str) -> None:
    assert (code, subject) in {(finding.code, finding.subject) for finding in planted.findings}


def test_a_row_beside_nothing_found_is_found(planted: QualityReport) -> None:
    """The row that says that nothing was found is the one that no longer holds."""
    found = [f for f in planted.findings if f.code == "row-beside-nothing-found"]
    assert len(found) == 1
    assert "NoTermFound" in found[0].subject


def test_a_finding_can_be_acted_on(planted: QualityReport) -> None:
    """A dangling id comes with the nearest one that exists; a cycle and a contradiction are told in full."""
    told = [finding for finding in planted.findings if not finding.subject.endswith("planted.twice")]
    said = {f.code: f.sentence for f in told if "planted" in f.subject or f.subject.startswith("iso42001:9.2.2_9")}
    assert said["row-source"].endswith("Found: iso27001:A.5.99. Nearest: iso27001:A.5.9.")
    assert "Nearest: iso42001:9.2.2_1" in said["after-dangling"]
    assert "9.2.2_91 after iso42001:9.2.2_92 after iso42001:9.2.2_91" in said["after-cycle"]
    assert "something in common" in said["relation-contradiction"] or "ask the same" in said["relation-contradiction"]
    assert "But: " in said["relation-contradiction"], "both proofs are told"
    assert "have nothing in common (row planted.disjoint)" in said["relation-contradiction"]
    assert planted.contradictions == 1


def test_numbers_say_how_many_duties_bind_an_operator(shipped: QualityReport) -> None:
    """Of the Act some statements bind authorities, some nobody, and some stand in one state of the law only."""
    numbers = {name.removeprefix("aiact: "): value for name, value in shipped.numbers.items() if "aiact: " in name}
    bound = numbers["statements that bind an operator"]
    published, amended = (numbers[f"statements that bind an operator, as {word}"] for word in ("published", "amended"))
    assert isinstance(published, int)
    assert isinstance(amended, int)
    assert 0 < max(published, amended) < int(bound) < int(numbers["statements"])
    assert int(bound) <= published + amended
    assert not any("operator" in name for name in shipped.numbers if not name.startswith("aiact: "))


def test_numbers_say_how_far_it_was_mapped(shipped: QualityReport, knowledge: Knowledge) -> None:
    numbers = shipped.numbers
    pair = " to ".join(FORWARD)
    rows = next(group.rows for group in knowledge.mapping_sets if (group.source, group.target) == FORWARD)
    relations = ("equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship")
    searched = numbers[f"{pair}: rows that say: searched, nothing found"]
    assert numbers[f"{pair}: rows"] == len(rows)
    assert sum(numbers[f"{pair}: rows {name}"] for name in relations) + searched == len(rows)
    assert numbers[f"{pair}: rows stale"] == 0
    asked = [curie for curie in knowledge.catalogue.statements if curie.startswith("iso42001:")]
    assert numbers["iso42001-2023: statements"] == len(asked)
    assert numbers[f"{pair}: target statements nobody has looked for"] == f"0 of {len(asked)}"
    covered, _, asking = str(numbers["iso42001-2023: requirements with statements"]).partition(" of ")
    assert covered == asking


def test_sets_from_two_systems_may_both_find_nothing(knowledge: Knowledge, shipped: QualityReport) -> None:
    """One statement of 42001 for which neither 27001 nor 9001 has anything is no repeated pair."""
    searched = [{r.object_id for r in g.rows if r.searched} for g in knowledge.mapping_sets if g.target == FORWARD[1]]
    assert len(searched) > 1
    assert set.intersection(*searched)
    assert "pair-repeated" not in {finding.code for finding in shipped.findings}


def test_the_quality_set_is_complete_from_both_sides(shipped: QualityReport) -> None:
    pair = "iso9001-2015 to iso42001-2023"
    assert shipped.numbers[f"{pair}: target statements nobody has looked for"] == "0 of 260"
    assert shipped.numbers[f"{pair}: source requirements without a row of their own"] == "0 of 65"


def test_the_readings_are_printed(planted: QualityReport) -> None:
    assert planted.numbers[f"{' to '.join(FORWARD)}: agreement of two readings, raw"] == "0.5"


def test_the_report_is_json(shipped: QualityReport, planted: QualityReport) -> None:
    assert json.loads(json.dumps(shipped.to_json()))["contradictions"] == 0
    told = json.loads(json.dumps(planted.to_json()))["findings"]
    assert set(told[0]) == {"severity", "subject", "code", "sentence"}
    ranks = ["Violation", "Warning", "Info"]
    assert [f["severity"] for f in told] == sorted((f["severity"] for f in told), key=ranks.index)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"c": ["b"], "b": ["a"], "a": ["c"]}, [("a", "c", "b")]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": ["a"]}, [("a", "b", "d"), ("b", "c")]),
        ({"a": ["gone"]}, []),
    ],
    ids=["chain", "itself", "two", "three", "diamond", "two cycles", "dangling"],
)
def test_cycles(after: dict[str, list[str]], expected: list[tuple[str, ...]]) -> None:
    assert cycles(after) == expected


def test_a_long_chain_does_not_overflow() -> None:
    """Five thousand statements in a row are no cycle, and closing the row makes one."""
    chain: dict[str, list[str]] = {f"s{number:04}": [f"s{number + 1:04}"] for number in range(5000)}
    assert cycles(chain) == []
    (found,) = cycles({**chain, "s5000": ["s0000"]})
    assert len(found) == 5001
