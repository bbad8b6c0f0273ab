"""The figures that decision 0007 states for the second sample of statements follow from the two readings kept."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from aims_graph.knowledge.knowledge import Knowledge

CHECKOUT = Path(__file__).parents[2]
SAMPLE = CHECKOUT / "benchmarks" / "statements-second-sample.csv"
DECISION = CHECKOUT / "docs" / "decisions" / "0007-readings.md"
SAID = {
    "documented": "documented information",
    "evidence": "evidence",
    "unit": "unit",
    "blocks": "what it blocks",
}


def readings() -> list[dict[str, str]]:
    """The rows: a statement with both answers to each question."""
    with SAMPLE.open(encoding="utf8", newline="") as file:
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
