"""The lists of the report: every item once, in that of its action or state; and the gaps by their causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.scope import OUT, UnitScope
from aims_graph.assess.scope_words import ground_text
from aims_graph.reports.figures import BLOCKING
from aims_graph.reports.lines import Group, Line, Sorter, grouped, make_lines
from aims_graph.reports.reasons import Reason
from aims_graph.reports.wording import Phrase, Wording, local

LISTS: Final[tuple[tuple[str, Callable[[Item], bool]], ...]] = (
    ("reuse", lambda item: item.action == "reuse"),
    ("extend", lambda item: item.action == "extend"),
    ("candidate", lambda item: item.action == "candidate"),
    ("create", lambda item: item.action == "create"),
    ("repair", lambda item: item.action == "repair"),
    ("unmapped", lambda item: item.action == "unmapped"),
    ("not_applicable", lambda item: item.state == "not_applicable"),
    ("confirm", lambda item: item.action == "confirm"),
    ("evidenced", lambda item: item.state == "evidenced"),
)
"""Name and membership of each list, in the order of the report."""


_ANSWERED: Final = frozenset({"repair", "not_applicable", "confirm", "evidenced"})
"""Lists of items that something of the firm's own answers, or excludes."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A unit that the scope leaves out: why, and the statements that are therefore not asked of it."""

    unit: Phrase
    ground: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its items, gathered by requirement. ``sentences`` say what its items have in common;
    ``next_step`` is that of most of its lines, said once."""

    name: str
    number: str
    items: int
    unsettled: int
    stopped: int
    sentences: tuple[Phrase, ...]
    next_step: Phrase | None
    reason: Reason | None
    """Why most of its lines stand here, where that is the same one thing; said once."""
    groups: tuple[Group, ...]
    outside: tuple[Outside, ...]
    """What is out of scope, unit by unit: no line of ``groups`` is about it."""


@dataclass(frozen=True, slots=True)
class GapCause:
    """A cause of gaps: how many items have it, and of which requirements. An item may have several causes."""

    label: Phrase
    items: int
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenBlock:
    """A phase of the working order: what potentially blocks a stage, and what must come before it.

    ``stage``: the stage in words, which most of its lines block; empty outside the order.
    """

    title: str
    stage: str
    lines: tuple[Line, ...]


def listings(result: AssessmentResult, wording: Wording, number: str) -> tuple[Listing, ...]:
    """Return every list, the empty ones too; those with items are numbered below ``number``.

    Items of a wave that has not begun are in none: the section on scope tells them by wave, the workbook one by one.
    """
    ordered = sorted((item for item in result.items if not item.planned), key=Sorter(result))
    found: list[Listing] = []
    for name, member in LISTS:
        items = [item for item in ordered if member(item)]
        place = sum(1 for listing in found if listing.number) + 1
        found.append(_listing(name, f"{number}.{place}" if items else "", items, result, wording))
    return tuple(found)


def gap_causes(result: AssessmentResult, wording: Wording) -> tuple[GapCause, ...]:
    """Return the causes of the gaps that count, the most frequent first."""
    found: dict[str, list[Item]] = {}
    for item in sorted(result.items, key=Sorter(result)):
        if item.state == "not_evidenced" and item.counted:
            for cause in item.causes:
                found.setdefault(cause, []).append(item)
    most = sorted(found.items(), key=lambda entry: -len(entry[1]))
    return tuple(
        GapCause(wording.label(cause), len(items), tuple(dict.fromkeys(local(item.requirement) for item in items)))
        for cause, items in most
    )


def _listing(name: str, number: str, items: list[Item], result: AssessmentResult, wording: Wording) -> Listing:
    settled = [item for item in items if item.counted]
    left_out = _left_out(items, result)
    lines = make_lines([item for item in items if item.unit not in left_out], result, wording)
    reason = _usual([line.reasons[0] for line in lines if len(line.reasons) == 1], len(lines))
    return Listing(
        name=name,
        number=number,
        items=len(settled),
        unsettled=sum(1 for item in items if item.unsettled),
        stopped=sum(1 for item in items if item.stopped),
        sentences=_sentences(items, wording),
        next_step=_usual([line.next_step for line in lines]),
        reason=reason,
        groups=grouped(_told_once(lines, reason, answered=name in _ANSWERED), wording),
        outside=tuple(_outside(unit, items, result, wording) for unit in left_out.values()),
    )


_T = TypeVar("_T")


def _usual(values: Sequence[_T], of: int = 0) -> _T | None:
    """Return the value that more than half of ``values``, or of ``of`` lines, have; None where there is none."""
    found, times = next(iter(Counter(values).most_common(1)), (None, 0))
    return found if times > 1 and 2 * times > max(of, len(values)) else None


def _sentences(items: Sequence[Item], wording: Wording) -> tuple[Phrase, ...]:
    """Return what most items of a list have in common; a gap says its cause on its line."""
    states = Counter(item.state for item in items if item.sentence.get("en"))
    common = next(iter(states.most_common(1)), ("", 0))[0]
    return tuple(dict.fromkeys(wording.words(item.sentence) for item in items if item.state == common))


def _left_out(items: Sequence[Item], result: AssessmentResult) -> dict[str, UnitScope]:
    """Return the units of ``items`` that are not applicable because the scope leaves them out."""
    units = {item.unit for item in items if item.state == "not_applicable" and item.scope_entry}
    return {unit.unit: unit for unit in result.scope.units if unit.unit in units and unit.standing == OUT}


def _outside(unit: UnitScope, items: Sequence[Item], result: AssessmentResult, wording: Wording) -> Outside:
    asked = tuple(dict.fromkeys(item.statement for item in items if item.unit == unit.unit))
    return Outside(wording.unit(unit.unit), ground_text(unit, result, wording.lang), asked)


def _told_once(lines: tuple[Line, ...], common: Reason | None, *, answered: bool) -> tuple[Line, ...]:
    """Return ``lines`` with what a mapping row says of a statement told on the first of its lines only. ``common``: the
    reason that the list says once; ``answered``: something of the firm answers them, so that what a mapping offers is no
    reason where there is another."""
    told: set[tuple[str, str]] = set()
    found: list[Line] = []
    for line in lines:
        own = tuple(reason for reason in line.reasons if not reason.of_mapping)
        kept = own if answered and own else line.reasons
        fresh = tuple(
            replace(reason, why=None) if (line.statement, reason.record) in told and reason != common else reason
            for reason in kept
        )
        told |= {(line.statement, reason.record) for reason in kept if reason.record}
        found.append(replace(line, reasons=fresh))
    return tuple(found)


def open_blocks(result: AssessmentResult, wording: Wording) -> tuple[OpenBlock, ...]:
    """Return the open items in working order, in phases: each ends with the last item that potentially blocks
    its stage, so that what must come before stands before. What is not settled has no place and comes last, and after
    it what hangs on a use that is to be stopped.
    """
    items = sorted((item for item in result.items if item.order), key=lambda item: item.order)
    blocks: list[OpenBlock] = []
    for name in BLOCKING:
        last = max((place for place, item in enumerate(items, start=1) if item.blocks == name), default=0)
        phase, items = (items, []) if name == BLOCKING[-1] else (items[:last], items[last:])
        if phase:
            stage = wording.t(f"blocks.{name}")
            blocks.append(OpenBlock(wording.t(f"open.{name}"), stage, make_lines(phase, result, wording)))
    rest = [
        item for item in sorted(result.items, key=Sorter(result)) if item.action and not item.order and not item.planned
    ]
    for title, stopped in (("open.unsettled", False), ("open.stopped", True)):
        some = [item for item in rest if item.stopped is stopped]
        if some:
            blocks.append(OpenBlock(wording.t(title), "", make_lines(some, result, wording)))
    return tuple(blocks)
