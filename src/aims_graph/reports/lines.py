"""One line of a list: what is asked, for which units, why it stands where it does, and the next step.

The same statement with the same answer for several units makes one line, so that five AI systems do not
make five lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.reasons import (
    Reason,
    artefacts_addressing,
    artefacts_joined,
    artefacts_named,
    artefacts_offered,
    basis_rows,
    reasons,
    standing_rows,
)
from aims_graph.reports.wording import Phrase, Wording, local, natural

_SAID: Final = frozenset({"no_inventory", "base_absent"})
"""Observations that a line says by itself: in the name of its unit, or in its next step."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader needs of one statement, in the words of the report."""

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
    basis: Phrase | None
    next_step: Phrase
    owner: Phrase | None
    effort: Phrase | None
    blocks: str
    after: tuple[str, ...]
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
        remarks=wording.labels(code for code in item.observations if code not in _SAID),
        basis=wording.label(item.basis) if item.basis else None,
        next_step=next_step(item, result, wording),
        owner=wording.label(item.owner_role) if item.owner_role else None,
        effort=wording.label(item.effort) if item.effort else None,
        blocks=wording.blocks(item),
        after=tuple(local(statement) for statement in item.after),
        note=wording.words(item.note) if item.note else None,
    )


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


def next_step(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    """Return what to do next about an item, naming the documents it is about."""
    if item.action is None:
        return Phrase(wording.t("next.none"))
    return _STEPS[item.action](item, result, wording)


def _confirm(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    entry = result.entries.get(item.target_entry or "")
    known = artefacts_addressing(item) or (entry.artefacts if entry else ())
    if not known:
        return Phrase(wording.t("next.confirm_unnamed"))
    half = any(use.design is None or use.operating is None for use in item.addresses)
    key = "next.confirm_half" if half and item.evidence_need == "evidenceBoth" else "next.confirm"
    return Phrase(wording.t(key, documents=wording.documents(known)), own=True)


def _repair(item: Item, _: AssessmentResult, wording: Wording) -> Phrase:
    known = tuple(use.artefact for use in item.addresses if use.causes) or artefacts_addressing(item)
    causes = ", ".join(phrase.text for phrase in wording.labels(item.causes))
    if not known:
        return Phrase(wording.t("next.repair_unnamed", causes=causes))
    return Phrase(wording.t("next.repair", documents=wording.documents(known), causes=causes), own=True)


def _base(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    step = _from_base(item, wording)
    lacking = _not_in_place(item, result, wording)
    return replace(step, text=f"{lacking} {step.text}") if lacking else step


def _not_in_place(item: Item, result: AssessmentResult, wording: Wording) -> str:
    """Say which mapped controls the SoA says are only partly there, or not: they come first."""
    found = []
    for row in basis_rows(item):
        entry = result.entries.get(row.entry or "")
        if entry is not None and row.base_status in ("basePartial", "baseAbsent"):
            found.append(f"{wording.reference(row.source)} ({wording.label(entry.implementation).text})")
    return wording.t("next.finish_first", controls=", ".join(dict.fromkeys(found))) if found else ""


def _from_base(item: Item, wording: Wording) -> Phrase:
    held = artefacts_joined(item)
    if held:
        return Phrase(wording.t(f"next.{item.action}_joined", documents=wording.documents(held)), own=True)
    named = artefacts_named(item)
    if named:
        return Phrase(wording.t(f"next.{item.action}_named", documents=wording.documents(named)), own=True)
    bases = ", ".join(dict.fromkeys(wording.reference(row.source) for row in standing_rows(item)))
    key = f"next.{item.action}_presumed" if bases else f"next.{item.action}_bare"
    return Phrase(wording.t(key, bases=bases))


def _candidate(item: Item, _: AssessmentResult, wording: Wording) -> Phrase:
    offered = artefacts_offered(item)
    if not offered:
        bases = ", ".join(dict.fromkeys(wording.reference(row.source) for row in basis_rows(item)))
        return Phrase(wording.t("next.candidate_unnamed", bases=bases or "–"))
    return Phrase(wording.t("next.candidate", documents=wording.documents(offered)), own=True)


def _create(item: Item, _: AssessmentResult, wording: Wording) -> Phrase:
    once = "_once" if "base_absent" in item.observations else ""
    return Phrase(wording.t(f"next.create_{'open' if item.state == 'unassessed' else 'gap'}{once}"))


def _unmapped(_: Item, __: AssessmentResult, wording: Wording) -> Phrase:
    return Phrase(wording.t("next.unmapped"))


_Step = Callable[[Item, AssessmentResult, Wording], Phrase]
_STEPS: Final[Mapping[str, _Step]] = {
    "confirm": _confirm,
    "repair": _repair,
    "reuse": _base,
    "extend": _base,
    "candidate": _candidate,
    "create": _create,
    "unmapped": _unmapped,
}
