"""The figures of the third sample of rows to the Act follow from the readings kept, and the rows have the object read last."""

from __future__ import annotations

import csv
import random
from collections import Counter

from aims_graph.knowledge.knowledge import Knowledge

from .test_readings import CHECKOUT, FROM_42001, raw_and_kappa, readings

SAMPLE = CHECKOUT / "benchmarks" / "mappings-to-the-act-third-sample.csv"
DECISION = CHECKOUT / "docs" / "decisions" / "0030-law-second-round.md"
SETS = ("iso42001-2023--aiact", "iso27001-2022--aiact")


def rows_of(name: str) -> list[dict[str, str]]:
    path = CHECKOUT / "mappings" / f"{name}.sssom.tsv"
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t")
    return [row for row in rows if "NoTermFound" not in row["subject_id"] + row["object_id"]]


def figures(pairs: list[tuple[str, str]]) -> str:
    return "{:.2f} / {:.2f}".format(*raw_and_kappa([a for a, _ in pairs], [b for _, b in pairs]))


def test_the_decision_states_the_agreement_measured() -> None:
    text, rows = DECISION.read_text(encoding="utf8"), readings(SAMPLE)
    assert len(rows) == 40
    for name in ("relation", "reuse"):
        assert f"{name} {figures([(row[f'first_{name}'], row[f'second_{name}']) for row in rows])}" in text
    found = [row for row in rows if row["first_object"] and row["second_object"]]
    assert (
        f"the {len(found)} rows that both found gave {figures([(r['first_object'], r['second_object']) for r in found])}"
        in text
    )
    again = [(row["second_object"], row["object_again"]) for row in rows if row["object_again"]]
    assert f"The {len(again)} of them in the sample were thus judged twice by one reader: {figures(again)}" in text


def test_the_sample_is_the_one_that_its_seed_draws() -> None:
    every = sorted((row["record_id"], row["subject_id"], row["object_id"]) for name in SETS for row in rows_of(name))
    drawn = {(subject, target) for _, subject, target in random.Random(30).sample(every, 40)}
    assert len(every) == 262
    assert drawn == {(row["source"], row["target"]) for row in readings(SAMPLE)}


def test_the_rows_from_42001_have_the_object_read_last(knowledge: Knowledge) -> None:
    now = {(r["subject_id"], r["object_id"]): r["object"] for r in rows_of(SETS[0]) if r["reuse"] != "none"}
    counts = Counter(now.values())
    text = DECISION.read_text(encoding="utf8")
    assert f"{counts['same']} *same*, {counts['widened']} *widened*, {counts['other']} *other*" in text
    for row in readings(SAMPLE):
        if row["object_again"]:
            assert now[row["source"], row["target"]] == row["object_again"]
    pairs = [
        (row["second_object"], now[row["source"], row["target"]])
        for row in readings(FROM_42001)
        if row["pair"] == "row"
        and row["first_object"]
        and row["second_object"]
        and (row["source"], row["target"]) in now
    ]
    assert f"{len(pairs)} rows now give {figures(pairs)}" in text
    words = knowledge.catalogue.definition("objectChange")
    assert all(value in words[lang] for lang in ("en", "es") for value in ("same", "widened", "other"))
