"""The shipped organisation, labelled by hand before the rules ran: each named statement has the state, action,
basis and reuse standing that an auditor gave it (``examples/halden-freight-software/expected.csv``)."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from aims_graph import api
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.cli.example import example_folder, import_example
from aims_graph.knowledge.files import root

FOLDER = root() / "examples" / "halden-freight-software"
LABELS = list(csv.DictReader((FOLDER / "expected.csv").read_text(encoding="utf-8").splitlines()))
NAMED = [
    "4.1",
    "5.2",
    "6.1.2",
    "6.1.4",
    "7.2",
    "7.5.3",
    "9.2.2",
    "9.3.2",
    "10.2",
    "A.2.2",
    "A.3.3",
    "A.5.2",
    "A.6.2.4",
    "A.6.2.8",
    "A.7.4",
    "A.8.4",
    "A.10.3",
]
"""The requirements that the first golden test has to speak of."""


@pytest.fixture(scope="module")
def result(knowledge) -> AssessmentResult:
    """The assessment of the shipped organisation."""
    return api.assess(knowledge, import_example(knowledge), as_of=date(2026, 11, 23), judge=False).result


def item_of(result: AssessmentResult, statement: str) -> Item:
    """The one item of a statement."""
    (item,) = [item for item in result.items if item.statement == statement]
    return item


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["item_statement"])
def test_label(result, label):
    item = item_of(result, label["item_statement"])
    assert (item.state, item.action, item.basis or "", item.reuse_standing or "") == (
        label["state"],
        label["action"],
        label["basis"],
        label["reuse_standing"],
    ), label["reason"]


def test_the_labels_speak_of_what_they_must():
    requirements = {label["item_statement"].partition(":")[2].rpartition("_")[0] for label in LABELS}
    assert set(NAMED) <= requirements
    assert len(LABELS) >= 30
    assert all(label["reason"] for label in LABELS)


def test_the_example_is_where_demo_looks(knowledge):
    assert example_folder(knowledge) == FOLDER


def test_what_the_files_say_is_said_beside_the_items(result):
    assert "base_partial" in item_of(result, "iso42001:A.4.3_1").observations
    assert "base_review_overdue" in item_of(result, "iso42001:8.1_7").observations
    assert "base_absent" in item_of(result, "iso42001:A.6.2.2_1").observations
    assert "no_inventory" in item_of(result, "iso42001:A.6.2.4_1").observations
