"""Classifying the systems of an organisation under the EU AI Act: runs the strata, reads what they found."""

from __future__ import annotations

from typing import Final

from aims_graph.assess.classification import Classification
from aims_graph.assess.classify_read import read_classification
from aims_graph.assess.question import Handed, Question
from aims_graph.assess.run import Engine, derive_with, facts
from aims_graph.knowledge.knowledge import Knowledge

LAST: Final = 10.0
"""Strata below this order classify; the others make items."""


def classify(
    knowledge: Knowledge, handed: Handed, question: Question, *, version: str, engine: Engine = "fast"
) -> Classification:
    """Return the class of every unit of ``handed``, with reasons.

    ``engine`` both runs the strata under both engines and raises ``AimsGraphError`` where they differ.
    """
    store = derive_with(facts(knowledge, handed, question), knowledge.rule_files(), question.iri, engine, below=LAST)
    return read_classification(knowledge, store, handed, question, version=version, engine=engine)
