"""One line of a list: what is asked, for which units, why it stands where it does, and the next step.

The same statement with the same answer for several units makes one line, so that five AI systems do not
make five lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.reasons import Reason, absent_bases, reasons, standing_rows
from aims_graph.reports.steps import next_step
from aims_graph.reports.wording import Phrase, Wording, natural

_SAID: Final = frozenset({"no_inventory", "base_absent"})
"""Observations that a line says by itself: in the name of its unit, or in its next step."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader needs of one statement, in the words of the report. ``absent``: how its base, not there, is met."""

    items: tuple[Item, ...]
    statement: str
    units: tuple[Phrase, ...]
    orders: str
    text: Phrase
    deltas: tuple[Phrase, ...]
    reasons: tuple[Reason, ...]
    state: Phrase
    action: Phrase
    causes: tuple[Phrase, ...]
    observations: tuple[Phrase, ...]
    remarks: tuple[Phrase, ...]
    remedies: tuple[Phrase, ...]
    basis: Phrase | None
    next_step: Phrase
    owner: Phrase | None
    effort: Phrase | None
    blocks: str
    after: tuple[str, ...]
    absent: str
    note: Phrase | None

    @property
    def item(self) -> Item:
        """Return the first item of the line: the others differ by unit only."""
        return self.items[0]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one requirement or control."""

    id: str
    title: Phrase
    lines: tuple[Line, ...]

    @property
    def clusters(self) -> tuple[tuple[Line, ...], ...]:
        """Return the lines, neighbours that take the same addition and the same next step together."""
        found: list[list[Line]] = []
        for line in self.lines:
            if found and line.deltas and _shared(line) == _shared(found[-1][0]):
                found[-1].append(line)
            else:
                found.append([line])
        return tuple(tuple(members) for members in found)


def _shared(line: Line) -> tuple[object, ...]:
    return (
        line.deltas,
        line.next_step,
        line.units,
        line.owner,
        line.effort,
        line.causes,
        line.remarks,
        line.remedies,
        line.item.counted,
        tuple(reason.brief for reason in line.reasons),
    )


class Sorter:
    """The reading order of items: that of the requirements of the result, then statement, then unit."""

    def __init__(self, result: AssessmentResult) -> None:
        self._places = {requirement.id: place for place, requirement in enumerate(result.requirements)}

    def __call__(self, item: Item) -> tuple[object, ...]:
        place = self._places.get(item.requirement, len(self._places))
        return (place, natural(item.statement), item.unit)


def make_lines(items: Iterable[Item], result: AssessmentResult, wording: Wording) -> tuple[Line, ...]:
    """Return ``items`` as lines, in the order given; items that differ by unit only share one."""
    merged: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        merged.setdefault(_likeness(item), []).append(item)
    return tuple(_line(tuple(members), result, wording) for members in merged.values())


def grouped(lines: Iterable[Line], wording: Wording) -> tuple[Group, ...]:
    """Return ``lines`` gathered by requirement, in the order given."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.item.requirement, []).append(line)
    return tuple(
        Group(requirement, wording.title(requirement, members[0].item.requirement_title), tuple(members))
        for requirement, members in found.items()
    )


def _likeness(item: Item) -> tuple[object, ...]:
    rows = tuple((row.record_id, row.entry, row.joined, row.named) for row in item.rows)
    return (
        item.statement,
        item.state,
        item.action,
        item.basis,
        item.causes,
        item.observations,
        tuple(tuple(sorted(remedy.text.items())) for remedy in item.remedies),
        item.reuse_standing,
        item.counted,
        item.effort,
        rows,
        item.addresses,
        item.candidates,
        item.target_entry,
    )


def _line(items: tuple[Item, ...], result: AssessmentResult, wording: Wording) -> Line:
    item = items[0]
    step = next_step(item, result, wording)
    return Line(
        items=items,
        statement=item.statement,
        units=units_of(items, result, wording),
        orders=ranges(member.order for member in items if member.order),
        text=wording.words(item.text),
        deltas=deltas(item, wording),
        reasons=reasons(item, result, wording),
        state=wording.label(item.state),
        action=wording.action(item),
        causes=wording.labels(item.causes),
        observations=wording.labels(item.observations),
        remarks=_remarks(item, wording),
        remedies=tuple(said for said in remedies(item, item.causes, wording) if said.text not in step.text),
        basis=wording.label(item.basis) if item.basis else None,
        next_step=step,
        owner=wording.label(item.owner_role) if item.owner_role else None,
        effort=wording.label(item.effort) if item.effort else None,
        blocks=wording.blocks(item),
        after=wording.several(item.after),
        absent=_absent(item, result),
        note=wording.words(item.note) if item.note else None,
    )


def remedies(item: Item, codes: Iterable[str], wording: Wording) -> tuple[Phrase, ...]:
    """Return what the causes or observations ``codes`` of ``item`` ask of their owners, each sentence once."""
    wanted = set(codes)
    found = (wording.words(remedy.text) for remedy in item.remedies if remedy.code in wanted)
    return tuple(dict.fromkeys(replace(phrase, own=True) for phrase in found))


def _remarks(item: Item, wording: Wording) -> tuple[Phrase, ...]:
    """Return what is observed beside the item: what it asks of its owner, its name where it asks nothing."""
    settled = item.action in (None, "confirm")
    names: list[Phrase] = []
    asked: list[Phrase] = []
    for code in item.observations:
        # What is wrong with a base matters to whoever builds on it; here something of its own answers the item.
        if code in _SAID or (settled and code.startswith("base_")):
            continue
        told = remedies(item, (code,), wording)
        asked += told
        names += () if told else wording.labels((code,))
    return tuple(dict.fromkeys((*names, *asked)))


def _absent(item: Item, result: AssessmentResult) -> str:
    """Return how an item stands whose base is not there: ``once`` for both, or ``excluded`` by the SoA."""
    if "base_absent" not in item.observations:
        return ""
    excluded, awaited = absent_bases(item, result)
    return "excluded" if excluded and not awaited else "once"


def units_of(items: Iterable[Item], result: AssessmentResult, wording: Wording) -> tuple[Phrase, ...]:
    """Return the units to name beside a line: none where there is only the one legal entity to speak of."""
    entities = [unit for unit in result.units if unit.kind == "entity"]
    silent = entities[0].id if len(entities) == 1 else None
    return tuple(wording.unit(item.unit) for item in items if item.unit != silent)


def deltas(item: Item, wording: Wording) -> tuple[Phrase, ...]:
    """Return what must be added to what exists, each once, from the rows that stand."""
    if item.action not in ("reuse", "extend"):
        return ()
    found = (wording.words(row.delta) for row in standing_rows(item) if row.delta.get("en"))
    return tuple(dict.fromkeys(found))


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers in the shortest form: ``3, 5–8``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in runs)
