"""Organisations made of declared facts, and what they are classified as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph import api
from aims_graph.assess.classification import Classification
from aims_graph.assess.question import Handed, sort_out
from aims_graph.base.terms import AIMS

ORG = "https://w3id.org/aims-graph/org/o"
HEAD = f"""
@prefix aims: <{AIMS}> .
@prefix o: <{ORG}/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{ORG}> a aims:Organisation ; rdfs:label "O" .
"""
_DAYS = {"since": "inUseSince", "placed": "placedOnMarketOn", "documented": "assessmentDocumentedOn"}

Facts = Mapping[str, Any]


def organisation(systems: Mapping[str, Facts], entities: Mapping[str, Facts] | None = None) -> Handed:
    """Return an organisation: ``true``, ``false`` and days of its systems and entities.

    A system belongs to the entity of its name where there is one, and else to all.
    """
    text = [HEAD]
    for name, facts in systems.items():
        text.append(f'<{ORG}/system/{name}> a aims:AISystem ; rdfs:label "{name}" .')
        text += _unit(f"system/{name}", facts)
    for name, facts in (entities or {"main": {}}).items():
        text.append(f'<{ORG}/entity/{name}> a aims:LegalEntity ; rdfs:label "{name}" .')
        text += _unit(f"entity/{name}", facts)
        if name in systems:
            text.append(f"<{ORG}/system/{name}> aims:ofEntity <{ORG}/entity/{name}> .")
    quads = parse("\n".join(text).encode(), format=RdfFormat.TURTLE)
    return sort_out([Triple(quad.subject, quad.predicate, quad.object) for quad in quads], "test")


def _unit(unit: str, facts: Facts) -> Iterable[str]:
    for value in ("true", "false"):
        for fact in facts.get(value, ()):
            node = f"<{ORG}/declaration/{unit.replace('/', '.')}.{fact}.{value}>"
            yield (
                f"{node} a aims:FactDeclaration ; aims:aboutUnit <{ORG}/{unit}> ; aims:fact aims:fact-{fact} ; "
                f'aims:factValue {value} ; aims:declaredBy "A. Ferrer" ; aims:declaredOn "2026-11-20"^^xsd:date .'
            )
    for key, name in _DAYS.items():
        if key in facts:
            yield f'<{ORG}/{unit}> aims:{name} "{facts[key].isoformat()}"^^xsd:date .'
    for day in facts.get("redesigned", ()):
        yield f'<{ORG}/{unit}> aims:redesignedOn "{day.isoformat()}"^^xsd:date .'


@pytest.fixture(scope="session")
def classified(knowledge) -> Callable[..., Classification]:
    """Return a function that classifies systems made of facts."""

    def run(
        systems: Mapping[str, Facts],
        entities: Mapping[str, Facts] | None = None,
        *,
        as_of: date = date(2026, 12, 3),
        law: api.Law = "current",
        engine: api.Engine = "fast",
    ) -> Classification:
        return api.classify(knowledge, organisation(systems, entities), as_of=as_of, law=law, engine=engine)

    return run
