"""Both engines derive the same triples about small clean organisations; ``slow``: also over the whole knowledge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from aims_graph.assess.question import Question
from aims_graph.assess.run import assess
from aims_graph.cli.example import import_example
from aims_graph.knowledge.knowledge import Knowledge

SEVERAL = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
pytestmark = pytest.mark.usefixtures("parsed_once")


@settings(SEVERAL, max_examples=8)
@given(data=st.data())
def test_both_engines_derive_the_same(data: st.DataObject, small: Any) -> None:
    assert small.differing(data.draw(small.worlds())) == set()


@pytest.mark.slow
@settings(SEVERAL, max_examples=150)
@given(data=st.data())
def test_both_engines_derive_the_same_of_many_more(data: st.DataObject, small: Any) -> None:
    assert small.differing(data.draw(small.worlds())) == set()


@pytest.mark.slow
@settings(SEVERAL, max_examples=3, phases=[Phase.generate])
@given(data=st.data())
def test_both_engines_derive_the_same_over_the_whole_knowledge(data: st.DataObject, small: Any) -> None:
    assert small.differing(data.draw(small.worlds()), whole=True) == set()


@pytest.mark.slow
def test_both_engines_derive_the_same_of_the_shipped_organisation(knowledge: Knowledge) -> None:
    handed = import_example(knowledge)
    question = Question(handed.iri, ("iso42001-2023",), handed.held, date(2026, 11, 23))
    run = assess(knowledge, handed, question, version="0", engine="both")
    assert len(run.result.items) > 200
