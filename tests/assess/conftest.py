"""Organisations written in Turtle, and what an assessment says of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph import api
from aims_graph.assess.question import sort_out
from aims_graph.assess.result import AssessmentResult
from aims_graph.base.terms import AIMS

ORG = "https://w3id.org/aims-graph/org/o"
HEAD = f"""
@prefix aims: <{AIMS}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix o: <{ORG}/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" .
"""

Assess = Callable[..., AssessmentResult]


@pytest.fixture(scope="session")
def assessed(knowledge) -> Assess:
    """Return a function that assesses an organisation written in Turtle."""

    def run(turtle: str, *, as_of: date = date(2026, 11, 23), **asked: object) -> AssessmentResult:
        quads = parse((HEAD + turtle).encode(), format=RdfFormat.TURTLE)
        handed = sort_out([Triple(q.subject, q.predicate, q.object) for q in quads], "test")
        asked.setdefault("held", ["none"])
        return api.assess(knowledge, handed, as_of=as_of, judge=False, **asked).result

    return run
