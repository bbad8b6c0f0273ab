"""The figures of agreement that decision 0007 and the heads of mapping files state follow from the readings kept."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from aims_graph.knowledge.knowledge import Knowledge, MappingSet

CHECKOUT = Path(__file__).parents[2]
SAMPLE = CHECKOUT / "benchmarks" / "statements-second-sample.csv"
PAIRS = CHECKOUT / "benchmarks" / "mappings-iso9001-second-reading.csv"
TO_THE_ACT = CHECKOUT / "benchmarks" / "mappings-iso27001-aiact-second-reading.csv"
FROM_42001 = CHECKOUT / "benchmarks" / "mappings-iso42001-aiact-second-reading.csv"
DECISION = CHECKOUT / "docs" / "decisions" / "0007-readings.md"
SAID = {
    "documented": "documented information",
    "evidence": "evidence",
    "unit": "unit",
    "blocks": "what it blocks",
}


def readings(kept: Path = SAMPLE) -> list[dict[str, str]]:
    """The rows: a statement, or a pair of ends, with both answers to each question."""
    with kept.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def raw_and_kappa(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    """Raw agreement and Cohen's kappa of two readings of the same things."""
    raw = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    one, other = Counter(first), Counter(second)
    chance = sum(one[answer] * other[answer] for answer in one) / len(first) ** 2
    return raw, (raw - chance) / (1 - chance)


def test_the_sample_is_of_statements_that_exist_each_read_once(knowledge: Knowledge) -> None:
    ids = [row["statement"] for row in readings()]
    assert len(ids) == len(set(ids)) == 115
    assert set(ids) <= set(knowledge.catalogue.statements)


@pytest.mark.parametrize("question", SAID)
def test_the_decision_states_the_agreement_measured(question: str) -> None:
    rows = readings()
    raw, kappa = raw_and_kappa([r[f"{question}_first"] for r in rows], [r[f"{question}_second"] for r in rows])
    assert f"{SAID[question]} {raw:.2f} / {kappa:.2f}" in DECISION.read_text(encoding="utf8")


def test_kappa_is_nought_by_chance_and_one_in_full_agreement() -> None:
    assert raw_and_kappa("aabb", "abab") == (0.5, 0.0)
    assert raw_and_kappa("aabb", "aabb") == (1.0, 1.0)


def of_pairs(rows: Sequence[dict[str, str]], question: str) -> tuple[str, str]:
    """Raw agreement and kappa on the relation or the reuse, as the head of a mapping file writes them."""
    raw, kappa = raw_and_kappa([r[f"first_{question}"] for r in rows], [r[f"second_{question}"] for r in rows])
    return f"{raw:.2f}", f"{kappa:.2f}"


@pytest.mark.parametrize(("prefix", "edition"), [("iso42001", "iso42001-2023"), ("iso27001", "iso27001-2022")])
def test_the_head_of_a_mapping_file_states_the_agreement_measured(
    knowledge: Knowledge, prefix: str, edition: str
) -> None:
    (group,) = [g for g in knowledge.mapping_sets if (g.source, g.target) == ("iso9001-2015", edition)]
    said = group.agreement
    pairs = [r for r in readings(PAIRS) if prefix in (r["source"].partition(":")[0], r["target"].partition(":")[0])]
    rows = [r for r in pairs if r["pair"] == "row"]
    apart = sum(r["pair"] == "decoy apart" for r in pairs)
    assert said["pairs_read_twice"] == (
        f"{len(pairs)}, of which {len(pairs) - len(rows)} decoys ({apart} of them read in a list of their own)"
    )
    assert (said["relation_raw"], said["relation_kappa"]) == of_pairs(pairs, "relation")
    assert (said["reuse_raw"], said["reuse_kappa"]) == of_pairs(pairs, "reuse")
    alone = (*of_pairs(rows, "relation"), *of_pairs(rows, "reuse"))
    assert said["without_decoys"] == ("{} pairs; relation {}, kappa {}; reuse {}, kappa {}".format(len(rows), *alone))
    differing = [r for r in pairs if any(r[f"first_{q}"] != r[f"second_{q}"] for q in ("relation", "reuse"))]
    disputed = sum(row.review_status == "disputed" for row in group.rows)
    assert said["differing"] == f"{len(differing)}, of which {len(differing) - disputed} resolved, {disputed} disputed"


@pytest.mark.parametrize("edition", ["iso42001-2023", "iso27001-2022"])
def test_a_row_says_whether_both_readings_agreed(knowledge: Knowledge, edition: str) -> None:
    """1 where they agreed, 0.5 where a difference was resolved, 0 where the row is disputed (decision 0007)."""
    (group,) = [g for g in knowledge.mapping_sets if (g.source, g.target) == ("iso9001-2015", edition)]
    read = {(r["source"], r["target"]): r for r in readings(PAIRS) if r["pair"] == "row"}
    for row in group.rows:
        if row.searched:
            continue
        pair = read[row.subject_id, row.object_id]
        agreed = all(pair[f"first_{q}"] == pair[f"second_{q}"] for q in ("relation", "reuse"))
        expected = "1" if agreed else "0" if row.review_status == "disputed" else "0.5"
        assert row.reviewer_agreement == expected, row.record_id
        assert agreed or "reading" in row.comment, row.record_id


@pytest.fixture(scope="module")
def from_27001(knowledge: Knowledge) -> MappingSet:
    return next(g for g in knowledge.mapping_sets if (g.source, g.target) == ("iso27001-2022", "aiact"))


def without_disjoint(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with "disjoint" read as "nothing serves": texts alone cannot tell them apart (decision 0015)."""
    return [{key: "nothing" if cell == "noRelationship" else cell for key, cell in row.items()} for row in rows]


def test_the_head_of_the_set_from_27001_to_the_act_states_the_agreement_measured(from_27001: MappingSet) -> None:
    said, pairs = from_27001.agreement, without_disjoint(readings(TO_THE_ACT))
    kinds = Counter(row["pair"] for row in pairs)
    assert said["pairs_read_twice"] == (
        f"{len(pairs)}, of which {kinds['search'] + kinds['idle']} searches shown with the nearest pair by words "
        f"and {kinds['decoy']} decoys from neighbouring duties"
    )
    assert (said["relation_raw"], said["relation_kappa"]) == of_pairs(pairs, "relation")
    assert (said["reuse_raw"], said["reuse_kappa"]) == of_pairs(pairs, "reuse")
    rows = [row for row in pairs if row["pair"] == "row"]
    alone = (*of_pairs(rows, "relation"), *of_pairs(rows, "reuse"))
    assert said["without_decoys"] == "{} pairs; relation {}, kappa {}; reuse {}, kappa {}".format(len(rows), *alone)
    found = [row for row in pairs if row["first_object"] and row["second_object"]]
    assert said["object"] == "{} pairs that both found; raw {}, kappa {}".format(len(found), *of_pairs(found, "object"))
    differing = sum(any(row[f"first_{q}"] != row[f"second_{q}"] for q in ("relation", "reuse")) for row in pairs)
    disputed = sum(row.review_status == "disputed" for row in from_27001.rows)
    assert said["differing"] == f"{differing} pairs; rows disputed after both readings: {disputed}"


def test_each_row_from_27001_to_the_act_was_read_by_another_than_its_author(from_27001: MappingSet) -> None:
    """1 where both agreed on relation and reuse; else the row says what the other reading was (decision 0007)."""
    agreed = {
        (row["source"], row["target"])
        for row in without_disjoint(readings(TO_THE_ACT))
        if row["pair"] == "row" and all(row[f"first_{q}"] == row[f"second_{q}"] for q in ("relation", "reuse"))
    }
    for row in from_27001.rows:
        if row.review_status == "disputed":
            assert row.reviewer_agreement == "0", row.record_id
        elif not row.searched:
            assert row.reviewer_agreement == ("1" if (row.subject_id, row.object_id) in agreed else "0.5"), (
                row.record_id
            )
        if row.reviewer_agreement != "1":
            assert "reading" in row.comment, row.record_id
            assert "lectura" in row.comment_es.lower(), row.record_id
    assert {row.review_status for row in from_27001.rows} == {"reviewed", "disputed"}


@pytest.fixture(scope="module")
def from_42001(knowledge: Knowledge) -> MappingSet:
    return next(g for g in knowledge.mapping_sets if (g.source, g.target) == ("iso42001-2023", "aiact"))


def test_the_head_of_the_set_from_42001_to_the_act_states_the_agreement_measured(from_42001: MappingSet) -> None:
    said, everything = from_42001.agreement, without_disjoint(readings(FROM_42001))
    pairs = [row for row in everything if row["pair"] != "served"]
    kinds = Counter(row["pair"] for row in pairs)
    assert said["pairs_read_twice"] == (
        f"{len(pairs)}, of which {kinds['search'] + kinds['idle']} searches "
        f"and {kinds['decoy']} decoys from neighbouring duties"
    )
    assert (said["relation_raw"], said["relation_kappa"]) == of_pairs(pairs, "relation")
    assert (said["reuse_raw"], said["reuse_kappa"]) == of_pairs(pairs, "reuse")
    rows = [row for row in pairs if row["pair"] == "row"]
    alone = (*of_pairs(rows, "relation"), *of_pairs(rows, "reuse"))
    assert said["without_decoys"] == "{} pairs; relation {}, kappa {}; reuse {}, kappa {}".format(len(rows), *alone)
    found = [row for row in pairs if row["first_object"] and row["second_object"]]
    assert said["object"] == "{} pairs that both found; raw {}, kappa {}".format(len(found), *of_pairs(found, "object"))
    differing = sum(any(row[f"first_{q}"] != row[f"second_{q}"] for q in ("relation", "reuse")) for row in pairs)
    disputed = sum(row.review_status == "disputed" for row in from_42001.rows)
    assert said["differing"] == f"{differing} pairs; rows disputed after both readings: {disputed}"


def test_the_search_of_the_second_reader_from_42001_is_stated_as_measured(from_42001: MappingSet) -> None:
    """Each duty was searched for before any pair was seen; "served" is a duty that the first reading has a row to."""
    kept = readings(FROM_42001)
    duties = [row for row in kept if row["pair"] in ("search", "served")]
    assert len({row["target"] for row in duties}) == len(duties)
    first = {(row["source"], row["target"]) for row in kept if row["pair"] == "row"}
    both = [row for row in duties if "nothing" not in (row["first_relation"], row["second_relation"])]
    shared = sum((row["source"], row["target"]) in first for row in both)
    assert from_42001.agreement["search"] == (
        "found or nothing for {} duties without sight of any pair; raw {}, kappa {}; "
        "a base shared in {} of {} duties that both found"
    ).format(len(duties), *of_pairs(duties, "relation"), shared, len(both))


def test_each_row_from_42001_to_the_act_was_read_by_another_than_its_author(from_42001: MappingSet) -> None:
    """1 where both agreed on relation and reuse; else the row says what the other reading was (decision 0007)."""
    agreed = {
        (row["source"], row["target"])
        for row in without_disjoint(readings(FROM_42001))
        if row["pair"] in ("row", "search", "idle")
        and all(row[f"first_{q}"] == row[f"second_{q}"] for q in ("relation", "reuse"))
    }
    assert {row.review_status for row in from_42001.rows} == {"reviewed", "disputed"}
    for row in from_42001.rows:
        whole = (row.subject_id, row.object_id) in agreed
        expected = "0" if row.review_status == "disputed" else "1" if whole else "0.5"
        assert row.reviewer_agreement == expected, row.record_id
        if expected != "1":
            assert "reading" in row.comment, row.record_id
            assert "lectura" in row.comment_es.lower(), row.record_id
