"""The duties of a law that bind the units, by the day they bind from: a scale of its own, apart from certification."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from aims_graph.assess.classification import Classification, UnitClassification
from aims_graph.assess.classify_lines import classification_why
from aims_graph.assess.result import AssessmentResult, Item, Legal
from aims_graph.reports.citing import cited, cited_in
from aims_graph.reports.law_questions import Asked, asked
from aims_graph.reports.wording import Phrase, Wording, joined, local, natural

STANDINGS = ("dutyInForce", "dutyComing", "dutyConditional")


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty of one unit. ``adds``: what a system held leaves to be added; ``limit``: the time limit of the act.

    ``stop``: a prohibition that the facts declared meet, which no document closes.
    """

    item: Item
    stop: bool
    article: str
    text: Phrase
    state: Phrase
    action: Phrase
    owner: Phrase | None
    asked_if: tuple[Phrase, ...]
    not_if: tuple[Phrase, ...]
    otherwise: tuple[Phrase, ...]
    limit: Phrase | None
    adds: tuple[Phrase, ...]
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """The duties of a unit that bind from one day, or that depend on a fact nobody has declared."""

    standing: str
    heading: str
    reading: tuple[Phrase, ...]
    lines: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class UnitDuties:
    """A unit: what it is under the Act and why, its duties, and what is to be asked so that nothing is missing."""

    unit: Phrase
    headline: str
    why: tuple[str, ...]
    prohibited: bool
    groups: tuple[DutyGroup, ...]
    asked: tuple[Asked, ...]
    reports: tuple[tuple[str, str], ...]
    """The serious incidents whose report is still to be made: their names, and the last day, earliest first."""
    alike: Phrase | None = None
    """The unit above of which the very same is to be asked: the questions stand there."""

    @property
    def questions(self) -> int:
        """How many facts nobody has declared yet."""
        return sum(len(group.questions) for group in self.asked)

    def count(self, standing: str) -> int:
        """Return how many duties of ``standing`` count; what a prohibition stops does not."""
        return sum(len(group.lines) for group in self.groups if group.standing == standing and not self.prohibited)


def apart(result: AssessmentResult) -> AssessmentResult:
    """Return ``result`` without duties of a law: what the sections on certification read."""
    items = tuple(item for item in result.items if item.legal is None)
    kept = {item.requirement for item in items}
    return replace(result, items=items, requirements=tuple(r for r in result.requirements if r.id in kept))


def unit_duties(result: AssessmentResult, wording: Wording) -> tuple[UnitDuties, ...]:
    """Return the units that have a class or duties under the Act: a prohibited practice first, then as handed in."""
    found = []
    for unit in result.units:
        items = [item for item in result.items if item.legal is not None and item.unit == unit.id]
        whole = result.classification
        known = next((found for found in whole.units if found.unit == unit.id), None) if whole else None
        if not items and not known:
            continue
        lines = classification_why(whole, wording.lang, unit.id) if whole else []
        found.append(
            UnitDuties(
                unit=wording.unit(unit.id),
                headline=_headline(known, whole, lines, wording),
                why=tuple(cited_in(line, wording) for line in lines[1:]),
                prohibited=known.standing == "prohibited" if known else any(item.stopped for item in items),
                groups=_groups(items, wording),
                asked=asked(known, whole, wording) if known and whole else (),
                reports=_reports(known),
            )
        )
    return _asked_once(sorted(found, key=lambda unit: not unit.prohibited))


def _asked_once(found: Iterable[UnitDuties]) -> tuple[UnitDuties, ...]:
    """Return ``found`` with each unit pointing to the one above it that is asked the same."""
    first: dict[tuple[Asked, ...], Phrase] = {}
    told = []
    for unit in found:
        told.append(replace(unit, alike=first.get(unit.asked)) if unit.asked else unit)
        first.setdefault(unit.asked, unit.unit)
    return tuple(told)


def _headline(unit: UnitClassification | None, whole: Classification | None, lines: list[str], wording: Wording) -> str:
    """Return the classes of a system in scope, by name; else what the classification says of it."""
    if unit is None or whole is None or not lines:
        return ""
    classes = [use.category for use in unit.categories if use.state == "met" and use.category != "category-aiSystem"]
    if unit.standing != "in_scope" or unit.kind == "entity" or not classes:
        return cited_in(lines[0], wording)
    said = cited_in(joined(wording.words(whole.labels.get(code, {"en": code})) for code in classes), wording)
    return said[:1].upper() + said[1:]


def _reports(unit: UnitClassification | None) -> tuple[tuple[str, str], ...]:
    found = [
        (incident.due, incident.identifier or incident.label)
        for incident in (unit.incidents if unit else ())
        if incident.due and not incident.notified_on
    ]
    return tuple((name, day) for day, name in sorted(found))


def law_message(duties: tuple[UnitDuties, ...], wording: Wording) -> tuple[str, ...]:
    """Return what the law section comes to, for whoever reads only the summary; nothing where there is no law."""
    if not duties:
        return ()
    stopped = [unit for unit in duties if unit.prohibited]
    said = [wording.t("law.message.stop", units=", ".join(str(unit.unit) for unit in stopped))] if stopped else []
    said += [
        wording.t("law.message.incident", incident=name, unit=unit.unit, day=wording.day(day))
        for unit in duties
        for name, day in unit.reports
    ]
    now, coming, depends = (sum(unit.count(standing) for unit in duties) for standing in STANDINGS)
    said.append(wording.t("law.message.count", now=now, coming=coming, depends=depends))
    days = [g.lines[0].item.legal for u in duties for g in u.groups if g.standing == "dutyComing" and not u.prohibited]
    if days:
        said.append(wording.t("law.message.next", day=wording.day(min(legal.binds_from for legal in days if legal))))
    missing = sum(unit.questions for unit in duties)
    if missing:
        said.append(wording.t("law.message.asked", facts=wording.n("fact_open", missing)))
    return tuple(said)


def standing(legal: Legal) -> str:
    """Return the code that says whether a duty binds its unit on the day asked about."""
    return "dutyConditional" if legal.open_conditions else "dutyInForce" if legal.in_force else "dutyComing"


def _groups(items: list[Item], wording: Wording) -> tuple[DutyGroup, ...]:
    def key(item: Item) -> tuple[int, str]:
        assert item.legal is not None
        code = standing(item.legal)
        return (STANDINGS.index(code), "" if code == "dutyConditional" else item.legal.binds_from)

    groups = []
    ordered = sorted(items, key=lambda item: (*key(item), natural(local(item.statement))))
    for (place, day), members in groupby(ordered, key=key):
        same = list(members)
        code = STANDINGS[place]
        readings = {
            wording.words(i.legal.reading).text: wording.words(i.legal.reading)
            for i in same
            if i.legal and i.legal.reading
        }
        groups.append(
            DutyGroup(
                code,
                wording.t(f"law.heading.{code}", day=wording.day(day)),
                tuple(readings[text] for text in sorted(readings)),
                tuple(duty_line(item, wording) for item in same),
            )
        )
    return tuple(groups)


def duty_line(item: Item, wording: Wording) -> DutyLine:
    """Return a duty of a unit in words. ``item`` is one of a law."""
    legal = item.legal
    assert legal is not None
    deltas = {
        wording.words(row.delta).text: wording.words(row.delta) for row in item.rows if row.delta and not row.outranked
    }
    return DutyLine(
        item=item,
        stop=item.stopped,
        article=cited(item.requirement, wording),
        text=wording.words(item.text),
        state=wording.label(item.state),
        action=wording.action(item),
        owner=wording.label(item.owner_role) if item.owner_role else None,
        asked_if=wording.labels(legal.open_conditions),
        not_if=wording.labels(legal.open_derogations),
        otherwise=wording.labels(legal.met_otherwise),
        limit=wording.words(legal.time_limit) if legal.time_limit else None,
        adds=tuple(deltas.values()),
        note=wording.words(item.note) if item.note else None,
    )
