"""The draft statement of applicability of ISO/IEC 42001: a proposal pending 6.1.3, never a decision.

Clause 6.1.3 decides which controls are necessary, and why. What is known before it is written beside each
control; the reason stays to be filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item, Requirement, SoAEntry
from aims_graph.reports.figures import ACTIONS
from aims_graph.reports.reasons import artefacts_joined, artefacts_named, basis_rows
from aims_graph.reports.wording import Phrase, Wording, local

STANDARD: Final = "iso42001"

_NEIGHBOUR: Final[Mapping[str, str]] = {
    "implementationExcluded": "soa.neighbour_excluded",
    "implementationPlanned": "soa.neighbour_planned",
    "implementationNot": "soa.neighbour_not",
}
"""What a neighbour that is not there means here: an exclusion says no, a plan says not yet."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A control of Annex A, as far as it can be proposed before 6.1.3."""

    control: str
    title: Phrase
    applicability: Phrase
    known: tuple[Phrase, ...]
    scope: tuple[Phrase, ...]
    state_code: str
    state: Phrase
    action: Phrase | None
    settled: str
    sources: tuple[Phrase, ...]
    neighbours: tuple[Phrase, ...]


def draft_soa(result: AssessmentResult, wording: Wording) -> tuple[DraftRow, ...]:
    """Return a row for each control of ISO/IEC 42001 Annex A; none where it is no target."""
    controls = [r for r in result.requirements if r.kind == "Control" and r.id.startswith(f"{STANDARD}:")]
    return tuple(_row(control, result, wording) for control in controls)


def has_neighbours(result: AssessmentResult) -> bool:
    """Return whether a system held has a statement of applicability that could stand beside this one."""
    return any(system.asks_for_soa for system in result.held)


def soa_intro(result: AssessmentResult, wording: Wording) -> tuple[str, ...]:
    """Return what the draft says of itself; on another statement of applicability only where one may exist."""
    said = wording.series("soa.intro")
    return said if has_neighbours(result) else (*said[:-1], wording.t("soa.intro_alone"))


def _row(control: Requirement, result: AssessmentResult, wording: Wording) -> DraftRow:
    items = [item for item in result.items if item.requirement == control.id]
    own = (result.entries.get(item.target_entry or "") for item in items)
    entry = next((found for found in own if found is not None), None)
    actions = [item for item in items if item.action and item.counted]
    heaviest = max(actions, key=lambda item: ACTIONS.index(item.action or ""), default=None)
    units = dict.fromkeys(item.unit for item in items if not item.unit.startswith("entity/"))
    return DraftRow(
        control=local(control.id),
        title=wording.title(control.id),
        applicability=_applicability(entry, wording),
        known=_known(items, entry, wording),
        scope=tuple(wording.unit(unit) for unit in units),
        state_code=control.state,
        state=wording.label(control.state),
        action=wording.action(heaviest) if heaviest else None,
        settled=wording.t("n_of_m", n=control.settled, m=control.total),
        sources=_sources(items, entry, has_neighbours(result), wording),
        neighbours=_neighbours(items, result, wording),
    )


def _applicability(entry: SoAEntry | None, wording: Wording) -> Phrase:
    if entry is None or entry.applicable is None:
        return Phrase(wording.t("soa.proposed"))
    return Phrase(wording.t("soa.declared_in" if entry.applicable else "soa.declared_out"))


def _known(items: list[Item], entry: SoAEntry | None, wording: Wording) -> tuple[Phrase, ...]:
    known: list[Phrase] = []
    if entry is not None and entry.justification:
        known.append(Phrase(wording.t("soa.justified", text=entry.justification), own=True))
    said = dict.fromkeys(code for item in items for code in (*item.observations, *item.causes))
    known += [wording.label(code) for code in said if code.startswith("exclusion_")]
    return tuple(known)


def _sources(items: list[Item], entry: SoAEntry | None, neighbours: bool, wording: Wording) -> tuple[Phrase, ...]:
    sources: list[Phrase] = []
    if entry is not None:
        place = wording.place(entry) or wording.t("reason.no_place")
        status = wording.label(entry.implementation).text
        sources.append(Phrase(wording.t("soa.own_row", status=status, place=place), own=True))
    bases = dict.fromkeys(item.basis for item in items if item.basis)
    sources += [Phrase(wording.t("soa.basis", basis=wording.label(basis).text)) for basis in bases]
    named = dict.fromkeys(a for item in items for a in (*artefacts_joined(item), *artefacts_named(item)))
    if named:
        sources.append(Phrase(wording.documents(named), own=True))
    return tuple(sources) or (Phrase(wording.t("soa.no_source" if neighbours else "soa.no_source_alone")),)


def _neighbours(items: list[Item], result: AssessmentResult, wording: Wording) -> tuple[Phrase, ...]:
    found: dict[str, Phrase] = {}
    for item in items:
        for row in basis_rows(item):
            entry = result.entries.get(row.entry or "")
            if entry is not None and entry.id not in found:
                status = wording.label(entry.implementation).text
                place = wording.place(entry) or wording.t("reason.no_place")
                key = _NEIGHBOUR.get(_standing(entry), "soa.neighbour")
                text = wording.t(key, control=local(entry.control), status=status, place=place)
                found[entry.id] = Phrase(text, own=True)
    return tuple(found.values())


def _standing(entry: SoAEntry) -> str:
    return "implementationExcluded" if entry.applicable is False else entry.implementation
