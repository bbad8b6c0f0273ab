"""The days that rules on records compare: made here, since rules do no arithmetic with dates (docs/rule-form.md).

A row's own day counts only up to the day asked about; what lies after it is a plan. The day on which something is
due again is a day plus the firm's own interval in months; the day by which a serious incident is reported is a day
plus the days that the knowledge gives for its kind (a reading, labelled there).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.dates import months_after, parse_day
from aims_graph.base.terms import AIMS, PREFIXES, aims

_TYPE: Final = PREFIXES["rdf"] + "type"
_DATE: Final = NamedNode(PREFIXES["xsd"] + "date")

DAY_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Evaluation": "doneOn", "ImpactAssessment": "doneOn", "Meeting": "doneOn", "Training": "doneOn",
        "Interview": "doneOn", "Audit": "periodTo", "Decision": "decidedOn", "Objective": "measuredOn",
        "Obligation": "lastReview", "Model": "releasedOn", "Incident": "occurredOn", "Risk": "assessedOn",
    }
)  # fmt: skip
"""Class of a row → the property that says on which day it happened."""

KIND_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Evaluation": "evaluationKind", "ImpactAssessment": "assessmentKind", "Meeting": "meetingKind",
        "Training": "activityKind", "Audit": "auditKind", "Decision": "decisionKind", "Objective": "objectiveKind",
        "Obligation": "obligationKind",
    }
)  # fmt: skip
"""Class of a row → the property that says of which kind it is."""

RELEASES: Final = ("modelRelease", "deployment")
_REPEATED: Final = ("Training", "Objective", "Obligation")
_STAGES: Final = ("stage-operation", "operation")
_RETIRED: Final = "retired"


@dataclass(frozen=True, slots=True)
class Notice:
    """How long a serious incident of a kind may wait for its report, and which statement says so."""

    days: int
    statement: str


@dataclass(frozen=True, slots=True)
class _Due:
    """The facts by subject, and the day asked about."""

    facts: Mapping[str, Mapping[str, list[str]]]
    as_of: date

    def values(self, node: str, name: str) -> list[str]:
        return self.facts[node].get(AIMS + name, [])

    def day(self, node: str, name: str) -> date | None:
        """Return the latest day of a property that is not after the day asked about."""
        days = [day for text in self.values(node, name) if (day := parse_day(text)) is not None]
        return max((day for day in days if day <= self.as_of), default=None)

    def months(self, node: str) -> int | None:
        found = self.values(node, "plannedInterval")
        return int(found[0]) if found and found[0].isdecimal() and int(found[0]) > 0 else None

    def of(self, name: str) -> list[str]:
        return sorted(node for node, facts in self.facts.items() if AIMS + name in facts.get(_TYPE, ()))


def due_triples(triples: Sequence[Triple], as_of: date, notices: Mapping[str, Notice]) -> list[Triple]:
    """Return the days that follow from the rows in ``triples``, as of ``as_of``.

    ``notices``: kind of serious incident (a code) → how long its report may take; the key ``""`` is for all others.
    """
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    found = _Due(facts, as_of)
    return [
        *_of_rows(found), *_of_releases(found), *_of_systems(found), *_of_incidents(found, notices),
        *_of_requirements(found), *_of_persons(found),
    ]  # fmt: skip


def _of_rows(found: _Due) -> Iterator[Triple]:
    for name, prop in DAY_OF.items():
        for row in found.of(name):
            day = found.day(row, prop)
            if day is None:
                continue
            yield _day(row, "rowDay", day)
            months = found.months(row)
            if months and name in _REPEATED:
                due = months_after(day, months)
                if due is not None:
                    yield _day(row, "rowDueOn", due)
    for name in ("Incident", "Decision"):
        for row in found.of(name):
            day = found.day(row, DAY_OF[name])
            if day is not None:
                yield _day(row, "reactionDay", day)


def _of_releases(found: _Due) -> Iterator[Triple]:
    """A release is a decision in effect, or a model released, on a day that is not after the day asked about."""
    for row in found.of("Decision"):
        if {AIMS + kind for kind in RELEASES} & set(found.values(row, "decisionKind")):
            stated = found.values(row, "effectiveOn")
            day = found.day(row, "effectiveOn") if stated else found.day(row, "decidedOn")
            if day is not None:
                yield _day(row, "releaseDay", day)
    for row in found.of("Model"):
        day = found.day(row, "releasedOn")
        if day is not None:
            yield _day(row, "releaseDay", day)


def _of_systems(found: _Due) -> Iterator[Triple]:
    for system in found.of("AISystem"):
        retired, since = found.day(system, "retiredOn"), found.day(system, "inUseSince")
        stages = set(found.values(system, "lifeCycleStage"))
        if retired is not None:
            yield _day(system, "retiredDay", retired)
        elif _RETIRED not in stages and (since is not None or stages & set(_STAGES)):
            yield Triple(NamedNode(system), NamedNode(aims("inOperation")), Literal(True))
            if since is not None:
                yield _day(system, "operatedFrom", since)
        for text in found.values(system, "redesignedOn"):
            day = parse_day(text)
            if day is not None and day <= found.as_of:
                yield _day(system, "redesignDay", day)


def _of_incidents(found: _Due, notices: Mapping[str, Notice]) -> Iterator[Triple]:
    systems = frozenset(found.of("AISystem"))
    for row in found.of("Incident"):
        if "true" not in found.values(row, "seriousIncident") or not _known(found, row):
            continue
        for system in sorted(systems.intersection(found.values(row, "unit"))):
            yield Triple(NamedNode(row), NamedNode(aims("showsFactOf")), NamedNode(system))
        aware = found.day(row, "awareOn")
        if aware is None:
            continue
        kinds = {kind.removeprefix(AIMS) for kind in found.values(row, "seriousKind")}
        named = [notices[kind] for kind in sorted(kinds) if kind in notices] or [notices[""]] if notices else []
        if named:
            notice = min(named, key=lambda one: one.days)
            yield _day(row, "rowDueOn", aware + timedelta(days=notice.days))
            yield Triple(NamedNode(row), NamedNode(aims("notifyUnder")), NamedNode(notice.statement))


def _known(found: _Due, row: str) -> bool:
    """Return whether nothing about an incident lies after the day asked about: else it is not known yet."""
    days = [parse_day(text) for name in ("occurredOn", "awareOn") for text in found.values(row, name)]
    return all(day is None or day <= found.as_of for day in days)


def _of_requirements(found: _Due) -> Iterator[Triple]:
    """Pair each own rule that has an interval with the rows it is tested on."""
    for rule in found.of("OwnRequirement"):
        months, pages = found.months(rule), found.values(rule, "rowClass")
        if not months or not pages:
            continue
        yield Triple(NamedNode(rule), NamedNode(aims("intervalTested")), Literal(True))
        rows = [row for page in pages for row in _tested(found, rule, page.removeprefix(AIMS))]
        for number, (row, day) in enumerate(rows, start=1):
            node = f"{rule}/occurrence/{number}"
            yield Triple(NamedNode(node), NamedNode(aims("ofRequirement")), NamedNode(rule))
            yield Triple(NamedNode(node), NamedNode(aims("ofRow")), NamedNode(row))
            yield _day(node, "onDay", day)
            due = months_after(day, months)
            if due is not None:
                yield _day(node, "nextDueOn", due)


def _tested(found: _Due, rule: str, page: str) -> Iterator[tuple[str, date]]:
    """Yield the rows of a class that a rule speaks of, of its kind and its unit, each with its day."""
    page = "Audit" if page == "AuditFinding" else page
    kinds, units = set(found.values(rule, "rowKind")), set(found.values(rule, "unit"))
    for row in found.of(page):
        of_kind = not kinds or bool(kinds & set(found.values(row, KIND_OF.get(page, ""))))
        stated = set(found.values(row, "unit"))
        of_unit = not units or not stated or bool(units & stated)
        done = not (page == "Training" and "false" in found.values(row, "completed"))
        day = found.day(row, DAY_OF[page]) if page in DAY_OF else None
        if of_kind and of_unit and done and day is not None:
            yield row, day


def _of_persons(found: _Due) -> Iterator[Triple]:
    """Count for how many rows of the assignment of roles each person is accountable: rules do not count."""
    rows: dict[str, set[str]] = defaultdict(set)
    for row in found.of("RoleAssignment"):
        for name in found.values(row, "accountable"):
            rows[name].add(row)
    for name, of_person in sorted(rows.items()):
        node = NamedNode(f"{min(of_person).rpartition('/')[0]}/accountable/{quote(name, safe='')}")
        yield Triple(node, NamedNode(_TYPE), NamedNode(aims("PersonLoad")))
        yield Triple(node, NamedNode(PREFIXES["rdfs"] + "label"), Literal(name))
        yield Triple(node, NamedNode(aims("accountableNumber")), Literal(len(of_person)))


def _day(node: str, name: str, day: date) -> Triple:
    return Triple(NamedNode(node), NamedNode(aims(name)), Literal(day.isoformat(), datatype=_DATE))
