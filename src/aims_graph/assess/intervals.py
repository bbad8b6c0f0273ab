"""The firm's own intervals as days: rules compare days and never add months (docs/rule-form.md).

A record is tested against the interval that the firm planned for it, a document against the interval of its review,
a period looked at against the longest interval that the firm set for what it is to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.dates import months_after, parse_day
from aims_graph.base.terms import AIMS, aims
from aims_graph.graph.literals import XSD

_DATE: Final = NamedNode(XSD + "date")
_KEPT: Final = ("effectiveFrom", "lastReview")
"""Days on an artefact itself that say when it was last made or looked through."""
_DONE: Final = ("doneOn", "decidedOn", "measuredOn", "occurredOn", "periodTo")
"""Days on the rows that an artefact holds, and on what was looked at of it."""
_READ: Final = frozenset(
    aims(name)
    for name in (*_KEPT, *_DONE, "plannedInterval", "recordedIn", "artefact", "addresses", "relatedTo", "periodFrom")
)

_Facts = Mapping[str, Mapping[str, Sequence[str]]]


def interval_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Return what follows from the firm's own intervals in what was handed in.

    On an artefact ``aims:lastDone``, and where it has an interval ``aims:dueAgain`` and ``aims:reviewAgain``; on an
    address ``aims:periodNeeded``, the day until which the period looked at would have to run.
    """
    facts = _facts(triples)
    days = [(node, name, day) for node, name, day in _of_artefacts(facts)]
    days += [(node, "periodNeeded", day) for node, day in _periods(facts)]
    return [
        Triple(NamedNode(node), NamedNode(aims(name)), Literal(day.isoformat(), datatype=_DATE))
        for node, name, day in sorted(days)
    ]


def _facts(triples: Iterable[Triple]) -> _Facts:
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if triple.predicate.value in _READ and isinstance(triple.subject, NamedNode):
            value = triple.object.value if isinstance(triple.object, NamedNode | Literal) else ""
            facts[triple.subject.value][triple.predicate.value.removeprefix(AIMS)].append(value)
    return facts


def _of_artefacts(facts: _Facts) -> Iterator[tuple[str, str, date]]:
    done: dict[str, set[date]] = defaultdict(set)
    reviewed: dict[str, set[date]] = defaultdict(set)
    for node, said in facts.items():
        days = {day for name in _DONE for day in _days(said, name)}
        for artefact in (*said.get("recordedIn", ()), *said.get("artefact", ())):
            done[artefact] |= days
        reviewed[node] |= {day for name in _KEPT for day in _days(said, name)}
    for node in sorted(set(done) | set(reviewed)):
        months = _interval(facts, node)
        known = done[node] | reviewed[node]
        if known:
            yield node, "lastDone", max(known)
        for name, days in (("dueAgain", known), ("reviewAgain", reviewed[node])):
            due = months_after(max(days), months) if days and months else None
            if due:
                yield node, name, due


def _periods(facts: _Facts) -> Iterator[tuple[str, date]]:
    rules: dict[str, list[int]] = defaultdict(list)
    for node, said in facts.items():
        for end in said.get("relatedTo", ()):
            rules[end].append(_interval(facts, node))
    for node, said in facts.items():
        begin = min(_days(said, "periodFrom"), default=None)
        if begin is None or not said.get("artefact"):
            continue
        months = [_interval(facts, artefact) for artefact in said["artefact"]]
        for end in said.get("addresses", ()):
            months += [*rules.get(end, ()), *rules.get(end.rpartition("_")[0], ())]
        needed = months_after(begin, max(months)) if any(months) else None
        if needed:
            yield node, needed - timedelta(days=1)


def _interval(facts: _Facts, node: str) -> int:
    said = [int(text) for text in facts.get(node, {}).get("plannedInterval", ())]
    return max((months for months in said if months > 0), default=0)


def _days(said: Mapping[str, Sequence[str]], name: str) -> set[date]:
    return {day for text in said.get(name, ()) if (day := parse_day(text)) is not None}
