"""What answers the rules that a firm has set itself, as facts that rules start from: rows within their interval, and
records that a rule names. Rules before the items are decided read addresses, so none of them may write any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.dates import parse_day
from aims_graph.base.terms import PREFIXES, aims

_TYPE: Final = PREFIXES["rdf"] + "type"

_Facts = Mapping[str, Mapping[str, Sequence[str]]]


def own_triples(triples: Iterable[Triple], as_of: date) -> list[Triple]:
    """Return addresses of the firm's own rules, as of ``as_of``, from what was handed in and the days that follow from it.

    A row within its interval is declared to show its rule, for the unit that both name; a record that a rule names shows
    it as the record was seen, else by the firm's word. A rule stands in a document already: it needs operation.
    """
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    rules = sorted(node for node, said in facts.items() if aims("OwnRequirement") in said.get(_TYPE, ()))
    found = [said for rule in rules for said in _of_rule(facts, rule)]
    found += [said for node in sorted(facts) for said in _of_occurrence(facts, node, as_of)]
    return [Triple(NamedNode(node), NamedNode(name), NamedNode(value)) for node, name, value in dict.fromkeys(found)]


def _of_rule(facts: _Facts, rule: str) -> Iterator[tuple[str, str, str]]:
    yield rule, aims("evidenceNeed"), aims("evidenceOperating")
    yield rule, aims("onlyStatementOf"), rule
    for unit in facts[rule].get(aims("unit"), ()):
        yield rule, aims("askedOf"), unit
    bases: dict[str, set[str]] = defaultdict(set)
    for said in facts.values():
        if aims("Address") in said.get(_TYPE, ()):
            for artefact in said.get(aims("artefact"), ()):
                bases[artefact].update(said.get(aims("operatingBasis"), ()))
    for artefact in facts[rule].get(aims("evidence"), ()):
        shown = f"{rule}/shown/{artefact.partition('/org/')[2].partition('/')[2]}"
        for basis in sorted(bases[artefact]) or [aims("declared")]:
            yield from _address(shown, rule, basis)
        yield shown, aims("ofRow"), artefact


def _of_occurrence(facts: _Facts, node: str, as_of: date) -> Iterator[tuple[str, str, str]]:
    said = facts[node]
    rules, on, until = (said.get(aims(name), ()) for name in ("ofRequirement", "onDay", "nextDueOn"))
    first, last = (parse_day(days[0]) if days else None for days in (on, until))
    if not rules or first is None or last is None or not first <= as_of <= last:
        return
    yield from _address(node, rules[0], aims("declared"))
    for row in said.get(aims("ofRow"), ()):
        for unit in set(facts[row].get(aims("unit"), ())) & set(facts[rules[0]].get(aims("unit"), ())):
            yield node, aims("unit"), unit


def _address(node: str, rule: str, basis: str) -> Iterator[tuple[str, str, str]]:
    yield node, _TYPE, aims("Address")
    yield node, aims("addresses"), rule
    yield node, aims("operatingBasis"), basis
