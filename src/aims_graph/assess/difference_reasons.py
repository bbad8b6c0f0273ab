"""Why an item differs between two assessments: what it leans on, on one side and on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import Item


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that an item leans on and that differs.

    ``kind``: address, address_cause, candidate, row, row_base, row_bearing, row_joined, searched, entry, scope, cause,
    observation, binds, in_force, condition, derogation, transition, category, or input (one of the decision's inputs,
    told where nothing nearer differs). ``subject``: what it is about (an artefact, a row, an edition, an input).
    ``before``, ``after``: the code or day on each side, None where it is absent there.
    """

    kind: str
    subject: str
    before: str | None
    after: str | None


_Leans = dict[tuple[str, str], str]
"""What an item leans on: kind and subject to the code it has."""


def leans(item: Item) -> _Leans:
    """Return what an item leans on."""
    found: _Leans = {("input", name): code for name, code in item.inputs.items() if code}
    for kind, subject, code in (*_evidence(item), *_mapping(item), *_law(item)):
        found[kind, subject] = code
    return found


_Lean = Iterator[tuple[str, str, str]]


def _evidence(item: Item) -> _Lean:
    for use in item.addresses:
        known = ", ".join(filter(None, (use.design, use.operating))) or "addressed"
        yield "address", use.artefact, known if use.kind == "exact" else "addressCoarse"
        for cause in use.causes:
            yield "address_cause", f"{use.artefact} {cause}", cause
    for artefact in item.candidates:
        yield "candidate", artefact, "candidate"
    for cause in item.causes:
        yield "cause", cause, cause
    for observation in item.observations:
        yield "observation", observation, observation
    if item.target_entry:
        yield "entry", item.target_entry, "entry"
    if item.scope_entry:
        yield "scope", item.scope_entry, "planned_wave" if item.planned else "scopeOut"


def _mapping(item: Item) -> _Lean:
    for row in item.rows:
        yield "row", row.record_id, "outranked" if row.outranked else row.relation
        yield "row_base", row.record_id, row.base_status
        yield "row_bearing", row.record_id, row.bearing
        for artefact in (*row.joined, *row.named):
            yield "row_joined", f"{row.record_id} {artefact}", "joined" if artefact in row.joined else "named"
    for searched in item.searched:
        yield "searched", searched.edition, searched.record_id


def _law(item: Item) -> _Lean:
    if item.legal is None:
        return
    yield "binds", "binds_from", item.legal.binds_from
    yield "in_force", "in_force", "in_force" if item.legal.in_force else "coming"
    for kind, codes in (
        ("condition", item.legal.open_conditions),
        ("derogation", item.legal.open_derogations),
        ("transition", item.legal.transitions),
        ("category", item.legal.by),
    ):
        for code in codes:
            yield kind, code, code


_FOLLOW: Final = frozenset({"input", "observation"})
"""Kinds that are told only where nothing else differs: they follow from the others."""


def reasons(before: Item, after: Item) -> tuple[Reason, ...]:
    """Return what an item leans on that differs; what only follows from it is left out where there is more."""
    one, other = leans(before), leans(after)
    keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
    rows = {
        subject for kind, subject in keys if kind == "row" and ((kind, subject) in one) != ((kind, subject) in other)
    }
    keys = [(kind, subject) for kind, subject in keys if kind == "row" or subject.partition(" ")[0] not in rows]
    first = [key for key in keys if key[0] not in _FOLLOW]
    return tuple(Reason(*key, one.get(key), other.get(key)) for key in (first or keys))
