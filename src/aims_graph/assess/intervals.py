"""The firm's own intervals as days: rules compare days and never add months (docs/rule-form.md).

A record is tested against the interval that the firm planned for it, a document against the interval of its review,
a period looked at against the longest interval that the firm set for what it is to show. A rule of the firm that names
the page and kind of the rows it speaks of is about artefacts that hold such rows, and no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.assess.records_due import KIND_OF
from aims_graph.base.dates import months_after, parse_day
from aims_graph.base.terms import AIMS, PREFIXES, aims
from aims_graph.graph.literals import XSD

_DATE: Final = NamedNode(XSD + "date")
_KEPT: Final = ("effectiveFrom", "lastReview")
"""Days on an artefact itself that say when it was last made or looked through."""
_DONE: Final = ("doneOn", "decidedOn", "measuredOn", "occurredOn", "periodTo")
"""Days on the rows that an artefact holds, and on what was looked at of it."""
_TYPE: Final = PREFIXES["rdf"] + "type"
_READ: Final = frozenset(
    (
        _TYPE,
        *(aims(name) for name in (*_KEPT, *_DONE, *KIND_OF.values())),
        *(aims(name) for name in ("plannedInterval", "recordedIn", "artefact", "addresses", "relatedTo", "periodFrom")),
        *(aims(name) for name in ("rowClass", "rowKind", "unit")),
    )
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
    rules: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, list[str]] = defaultdict(list)
    for node, said in facts.items():
        for end in said.get("relatedTo", ()):
            rules[end].append(node)
        for artefact in said.get("recordedIn", ()):
            rows[artefact].append(node)
    for node, said in facts.items():
        begin = min(_days(said, "periodFrom"), default=None)
        if begin is None or not said.get("artefact"):
            continue
        months = [_interval(facts, artefact) for artefact in said["artefact"]]
        held = [row for artefact in said["artefact"] for row in rows[artefact]]
        for end in said.get("addresses", ()):
            for rule in (*rules.get(end, ()), *rules.get(end.rpartition("_")[0], ())):
                if _speaks_of(facts, rule, said, held):
                    months.append(_interval(facts, rule))
        needed = months_after(begin, max(months)) if any(months) else None
        if needed:
            yield node, needed - timedelta(days=1)


def _speaks_of(facts: _Facts, rule: str, address: Mapping[str, Sequence[str]], held: Sequence[str]) -> bool:
    """Return whether a rule of the firm is about an address whose artefacts hold the rows ``held``."""
    said = facts[rule]
    units, own = set(said.get("unit", ())), set(address.get("unit", ()))
    if units and own and not units & own:
        return False
    pages = {page.removeprefix(AIMS) for page in said.get("rowClass", ())}
    kinds = set(said.get("rowKind", ()))
    # a finding is a row of its audit, and the audit has the kind
    pages |= {"Audit"} if "AuditFinding" in pages else set()
    if not pages:
        return True
    return any(
        page in pages and (not kinds or bool(kinds & set(facts[row].get(KIND_OF.get(page, ""), ()))))
        for row in held
        for page in (name.removeprefix(AIMS) for name in facts[row].get(_TYPE, ()))
    )


def _interval(facts: _Facts, node: str) -> int:
    said = [int(text) for text in facts.get(node, {}).get("plannedInterval", ())]
    return max((months for months in said if months > 0), default=0)


def _days(said: Mapping[str, Sequence[str]], name: str) -> set[date]:
    return {day for text in said.get(name, ()) if (day := parse_day(text)) is not None}
