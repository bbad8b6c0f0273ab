"""What the report says before any format: documents once, reasons, order, message, numbers by requirement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from aims_graph.assess.result import AssessmentResult
from aims_graph.base.terms import AIMS, aims
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.lines import ranges
from aims_graph.reports.tables import heading
from aims_graph.reports.wording import Wording, natural

MakeResult = Callable[..., AssessmentResult]


def test_a_document_stands_once_with_all_it_has_to_take(rich: AssessmentResult) -> None:
    documents = build(rich, "en").documents
    named = [(d.standing, d.artefact.id if d.artefact else d.base) for d in documents]
    assert len(named) == len(set(named))
    assert named[0] == ("reuseJoined", "artefact/0")
    assert [d.standing for d in documents] == sorted((d.standing for d in documents), key=_rank)
    first = documents[0]
    assert [addition.delta.text for addition in first.additions] == ["Add part 2."]
    assert "row 2" in first.facts[-1].text


def _rank(standing: str) -> int:
    return ("reuseJoined", "reuseNamed", "reusePresumed").index(standing)


def test_every_extension_is_under_some_document(rich: AssessmentResult) -> None:
    taken = {s for d in build(rich, "en").documents for a in d.additions for s, _ in a.statements}
    assert taken == {item.statement for item in rich.items if item.action == "extend"}


def test_the_same_delta_is_written_once_a_document(make_result: MakeResult, one: Callable[..., Any]) -> None:
    items = [one(n, "iso42001:9.2.2", "unassessed", "extend", rows=(one.row(8),)) for n in (1, 2)]
    (document,) = build(make_result(items), "en").documents
    (addition,) = document.additions
    assert [statement for statement, _ in addition.statements] == ["iso42001:9.2.2_1", "iso42001:9.2.2_2"]


@pytest.fixture
def one() -> Any:
    """The maker of items of the conftest, with its maker of rows."""
    import importlib.util
    from pathlib import Path

    spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("conftest.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.item.row = module.row
    return module.item
