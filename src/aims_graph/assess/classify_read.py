"""Reading a classification from a derived graph."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Store

from aims_graph.assess.classification import Classification
from aims_graph.assess.classify_units import UnitReader
from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.question import Handed, Question
from aims_graph.knowledge.knowledge import Knowledge

ACT: Final = "aiact"

_LABELLED: Final = (
    "Actor",
    "SystemCategory",
    "Fact",
    "Trigger",
    "Transition",
    "TransitionEffect",
    "Route",
    "Condition",
    "IncidentStanding",
)
_KINDS: Final = (
    "seriousDeath",
    "seriousHealth",
    "seriousInfrastructure",
    "seriousRights",
    "seriousProperty",
    "seriousWidespread",
)


def read_classification(
    knowledge: Knowledge, store: Store, handed: Handed, question: Question, *, version: str, engine: str
) -> Classification:
    """Return the classification that an assessment's derived graph holds."""
    reader = UnitReader(knowledge, GraphView(store), handed.iri, question)
    catalogue = knowledge.catalogue
    codes = sorted({*_KINDS, *(code for name in _LABELLED for code in catalogue.members(name))})
    return Classification(
        iri=question.iri,
        key=question.key,
        organisation=handed.label,
        as_of=question.as_of.isoformat(),
        law=question.law,
        engine=engine,
        version=version,
        knowledge_digest=knowledge.digest,
        units=tuple(reader.unit(iri, kind) for iri, kind in handed.units),
        labels={code: catalogue.label(code) for code in codes},
    )
