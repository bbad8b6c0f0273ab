"""The duties of a law that bind the units, by the day they bind from: a scale of its own, apart from certification."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from aims_graph.assess.classify_lines import classification_lines
from aims_graph.assess.result import AssessmentResult, Item, Legal
from aims_graph.reports.wording import Phrase, Wording, local, natural

STANDINGS = ("dutyInForce", "dutyComing", "dutyConditional")


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty of one unit. ``adds``: what a system held leaves to be added; ``limit``: the time limit of the act."""

    item: Item
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
    """A unit: what it is under the Act and why, and its duties."""

    unit: Phrase
    headline: str
    why: tuple[str, ...]
    prohibited: bool
    groups: tuple[DutyGroup, ...]


def apart(result: AssessmentResult) -> AssessmentResult:
    """Return ``result`` without duties of a law: what the sections on certification read."""
    items = tuple(item for item in result.items if item.legal is None)
    kept = {item.requirement for item in items}
    return replace(result, items=items, requirements=tuple(r for r in result.requirements if r.id in kept))


def unit_duties(result: AssessmentResult, wording: Wording) -> tuple[UnitDuties, ...]:
    """Return the units that have a class or duties under the Act, in the order they were handed in."""
    found = []
    for unit in result.units:
        items = [item for item in result.items if item.legal is not None and item.unit == unit.id]
        lines = _classification(result, wording.lang, unit.id)
        if not items and not lines:
            continue
        found.append(
            UnitDuties(
                unit=wording.unit(unit.id),
                headline=lines[1].strip() if len(lines) > 1 else "",
                why=tuple(lines[2:]),
                prohibited=any("prohibited_practice" in item.observations for item in items),
                groups=_groups(items, wording),
            )
        )
    return tuple(found)


def _classification(result: AssessmentResult, lang: str, unit: str) -> list[str]:
    if result.classification is None:
        return []
    lines = classification_lines(result.classification, lang, unit)
    return lines[lines.index("") + 1 :] if "" in lines else []


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
        article=wording.t("law.article", number=local(item.requirement)),
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
