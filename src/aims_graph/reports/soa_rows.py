"""The rows of the statement of applicability of ISO/IEC 42001: a control for all AI systems or for some.

What the firm declared stands in columns of its own; what is only proposed stands apart from it and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item, Requirement, SoAEntry
from aims_graph.assess.soa_path import BOUND, Ground, SoAFlag
from aims_graph.reports.figures import ACTIONS
from aims_graph.reports.reasons import artefacts_joined, artefacts_named, basis_rows
from aims_graph.reports.wording import Phrase, Wording, local

STANDARD: Final = "iso42001"
EDITION: Final = "iso42001-2023"

_NEIGHBOUR: Final[Mapping[str, str]] = {
    "implementationExcluded": "soa.neighbour_excluded",
    "implementationPlanned": "soa.neighbour_planned",
    "implementationNot": "soa.neighbour_not",
}
"""What a neighbour that is not there means here: an exclusion says no, a plan says not yet."""


_DOINGS: Final = frozenset({"whileDeveloping", "whileUsing", "whileSupplied", "whileTraining", BOUND})
_UNREASONED: Final = frozenset({"soa-exclusion-unreasoned", "soa-necessary-excluded"})
"""Findings that say more than the label of a cause or observation."""
OF_THE_WHOLE: Final = frozenset({"soa-proposal", "soa-control-without-row"})
"""Findings that the banner and the list of controls without a row say already."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the statement: a control for all AI systems or for some. ``kind``: annex, carried, own.

    ``applicable``: what the firm declared; None where it is still to be decided. ``proposals`` are ours: where a reason
    may be found. ``documents``: what the row itself names.
    """

    control: str
    kind: str
    title: Phrase
    applicable: bool | None
    applicability: Phrase
    reason: tuple[Phrase, ...]
    grounds: tuple[Phrase, ...]
    cited: tuple[str, ...]
    proposals: tuple[Phrase, ...]
    scope: tuple[Phrase, ...]
    systems: tuple[Phrase, ...]
    declared: Phrase | None
    declared_known: bool
    state_code: str
    state: Phrase | None
    action: Phrase | None
    settled: str
    sources: tuple[Phrase, ...]
    documents: tuple[Phrase, ...]
    neighbours: tuple[Phrase, ...]
    owner: str
    approved_by: str
    approved_on: str
    approval: Phrase
    flags: tuple[Phrase, ...]


def draft_soa(result: AssessmentResult, wording: Wording) -> tuple[DraftRow, ...]:
    """Return the rows of ISO/IEC 42001 Annex A in its order, then controls of ISO/IEC 27001 and the firm's own that
    stand in its statement of applicability; none where it is no target."""
    controls = [r for r in result.requirements if r.kind == "Control" and r.id.startswith(f"{STANDARD}:")]
    if not controls:
        return ()
    rows = _Rows(result, wording)
    listed = {control.id for control in controls}
    more = [entry for entry in rows.entries if entry.control not in listed]
    return (*(row for control in controls for row in rows.of(control)), *(rows.beside(entry) for entry in more))


def has_neighbours(result: AssessmentResult) -> bool:
    """Return whether a system held has a statement of applicability that could stand beside this one."""
    return any(system.asks_for_soa and system.edition != EDITION for system in result.held)


def ground_name(ground: Ground) -> str:
    """Return a ground with its number, where it has one."""
    return f"{ground.identifier} {ground.label}" if ground.identifier else ground.label


def told(flag: SoAFlag, wording: Wording) -> str:
    """Return what a finding says, marked where it is a question to ask, and what it asks of whoever keeps the row."""
    text = wording.words(flag.text).text
    said = wording.t("soa.to_ask", text=text) if flag.question else text
    return f"{said} {wording.words(flag.remedy).text}" if flag.remedy else said


def _concerns(flag: SoAFlag, control: str, entry: SoAEntry | None) -> bool:
    """Return whether a finding is about a row: its own, or its control where it has none."""
    if flag.code in OF_THE_WHOLE:
        return False
    return flag.entry == entry.id if entry is not None else flag.entry is None and flag.control == control


class _Rows:
    def __init__(self, result: AssessmentResult, wording: Wording) -> None:
        self._result = result
        self._wording = wording
        self._grounds: Mapping[str, Ground] = result.soa.grounds if result.soa else {}
        self.entries = [entry for entry in result.entries.values() if _in_42001(entry)]

    def of(self, control: Requirement) -> Iterable[DraftRow]:
        """Yield the rows on a control: those that the firm declared, and a proposal for what they leave open."""
        items = [item for item in self._result.items if item.requirement == control.id and not _outside(item)]
        entries = sorted((e for e in self.entries if e.control == control.id), key=lambda entry: entry.systems)
        for entry in entries:
            mine = [item for item in items if _speaks(entry, entries, item.unit)]
            yield self._row(control, entry, mine)
        rest = [item for item in items if not any(_speaks(entry, entries, item.unit) for entry in entries)]
        if rest or not entries:
            yield self._row(control, None, rest)

    def beside(self, entry: SoAEntry) -> DraftRow:
        """Return the row of a control of another standard, or of the firm's own: no item hangs on it here."""
        own = entry.control.startswith("org:")
        known = self._result.labels.get(entry.control)
        carried = self._wording.words(known) if known else self._wording.english(entry.control_title)
        title = Phrase(entry.title or "", own=True) if own else carried
        shown = entry.control.rpartition("/")[2] if own else entry.control
        return self._made(shown, "own" if own else "carried", title, entry, [], None)

    def _row(self, control: Requirement, entry: SoAEntry | None, items: list[Item]) -> DraftRow:
        return self._made(local(control.id), "annex", self._wording.title(control.id), entry, items, control)

    def _made(
        self,
        shown: str,
        kind: str,
        title: Phrase,
        entry: SoAEntry | None,
        items: list[Item],
        control: Requirement | None,
    ) -> DraftRow:
        wording = self._wording
        open_items = [item for item in items if item.action and item.counted]
        heaviest = max(open_items, key=lambda item: ACTIONS.index(item.action or ""), default=None)
        units = {
            item.unit: item.wave if item.planned else None for item in items if not item.unit.startswith("entity/")
        }
        state = control.state if control is not None else ""
        settled = sum(1 for item in items if item.counted and item.state in ("evidenced", "not_applicable"))
        counted = sum(1 for item in items if item.counted)
        applicable = _applicable(entry)
        curie = control.id if control is not None else entry.control if entry is not None else ""
        return DraftRow(
            control=shown,
            kind=kind,
            title=title,
            applicable=applicable,
            applicability=_applicability(applicable, wording),
            reason=(Phrase(entry.justification, own=True),) if entry and entry.justification else (),
            grounds=tuple(self._ground(key) for key in self._reasons(entry, control, items)),
            cited=self._cited(entry),
            proposals=self._proposals(entry, control, items),
            scope=tuple(self._unit(unit, wave) for unit, wave in units.items()),
            systems=tuple(wording.unit(unit) for unit in entry.systems) if entry else (),
            declared=wording.label(entry.implementation) if entry else None,
            declared_known=entry is not None and entry.implementation != "implementationUnknown",
            state_code=state,
            state=wording.label(state) if state else None,
            action=wording.action(heaviest) if heaviest else None,
            settled=wording.t("n_of_m", n=settled, m=counted) if items else "",
            sources=_sources(items, entry, has_neighbours(self._result), wording),
            documents=self._documents(entry),
            neighbours=self._neighbours(items),
            owner=(entry.owner if entry else None) or "",
            approved_by=(entry.approved_by if entry else None) or "",
            approved_on=(entry.approved_on if entry else None) or "",
            approval=self._approval(entry),
            flags=self._flags(curie, entry, items),
        )

    def _unit(self, unit: str, wave: int | None) -> Phrase:
        name = self._wording.unit(unit)
        return name if wave is None else replace(name, text=self._wording.t("soa.in_wave", unit=name.text, wave=wave))

    def _approval(self, entry: SoAEntry | None) -> Phrase:
        wording = self._wording
        by, on = (entry.approved_by, entry.approved_on) if entry else (None, None)
        if not by and not on:
            return Phrase(wording.t("soa.unapproved"))
        key = "soa.approved" if by and on else "soa.approved_undated" if by else "soa.approved_unnamed"
        return Phrase(wording.t(key, by=by, day=wording.day(on)), own=True)

    # ── reasons ──

    def _reasons(self, entry: SoAEntry | None, control: Requirement | None, items: Sequence[Item]) -> tuple[str, ...]:
        """Return what stands behind a row: what it cites, and the risks that need its control for its units."""
        cited = entry.rests_on if entry else ()
        curie = control.id if control else entry.control if entry else ""
        units = {item.unit for item in items}
        whole = not items or any(unit.startswith("entity/") for unit in units)
        needing = (
            ground.id
            for ground in self._grounds.values()
            if curie in ground.needs and (whole or not ground.units or units & set(ground.units))
        )
        return tuple(dict.fromkeys((*cited, *needing)))

    def _ground(self, key: str) -> Phrase:
        ground = self._grounds.get(key)
        if ground is None:
            return Phrase(key, own=True)
        return Phrase(self._wording.t(f"soa.ground_{ground.kind}", name=ground_name(ground)), own=True)

    def _cited(self, entry: SoAEntry | None) -> tuple[str, ...]:
        """Return the ids that the row cites: what an import reads back."""
        if entry is None:
            return ()
        grounds = (self._grounds.get(key) for key in entry.rests_on)
        return (*(ground.identifier or ground.label for ground in grounds if ground), *entry.cites_unknown)

    def _proposals(
        self, entry: SoAEntry | None, control: Requirement | None, items: Sequence[Item]
    ) -> tuple[Phrase, ...]:
        """Return where a reason may be found while the row gives none: proposals, to be confirmed by 6.1.3.

        Impact assessments and obligations name no control, so that they may be the reason for any: the introduction
        names them once, and no row claims one.
        """
        wording, path = self._wording, self._result.soa
        if path is None or control is None or self._reasons(entry, control, items):
            return ()
        if entry is not None and entry.justification and not entry.says_no_reason:
            return ()
        found = [Phrase(wording.t("soa.fill"))]
        pointers = path.pointers.get(control.id, ())
        if pointers:
            found.append(Phrase(wording.t("soa.annex_c", ids=", ".join(map(local, pointers)))))
        return tuple(found)

    # ── what there is, and what to look at ──

    def _documents(self, entry: SoAEntry | None) -> tuple[Phrase, ...]:
        if entry is None:
            return ()
        named = [self._wording.document(artefact) for artefact in entry.artefacts]
        return (*named, *(Phrase(text, own=True) for text in entry.unresolved))

    def _flags(self, control: str, entry: SoAEntry | None, items: Sequence[Item]) -> tuple[Phrase, ...]:
        """Return what is to be looked at in a row: findings of its own, then causes and observations of its items."""
        wording, path = self._wording, self._result.soa
        mine = [flag for flag in path.flags if _concerns(flag, control, entry)] if path else []
        found = [Phrase(told(flag, wording), own=True) for flag in mine]
        codes = {flag.code for flag in mine}
        said = dict.fromkeys(code for item in items for code in (*item.causes, *item.observations))
        skipped = {"exclusion_not_justified"} if codes & _UNREASONED else set()
        skipped |= {"exclusion_implausible"} if any(code in _DOINGS for code in codes) else set()
        found += wording.labels(code for code in said if code.startswith("exclusion_") and code not in skipped)
        if entry is not None and entry.cites_unknown and "soa-ground-unknown" not in codes:
            found.append(Phrase(wording.t("soa.cites_unknown", ids=", ".join(entry.cites_unknown)), own=True))
        return tuple(dict.fromkeys(found))

    def _neighbours(self, items: Sequence[Item]) -> tuple[Phrase, ...]:
        wording = self._wording
        found: dict[str, Phrase] = {}
        for item in items:
            for row in basis_rows(item):
                entry = self._result.entries.get(row.entry or "")
                if entry is None or entry.id in found:
                    continue
                status = wording.label(entry.implementation).text
                place = wording.place(entry) or wording.t("reason.no_place")
                key = _NEIGHBOUR.get(_standing(entry), "soa.neighbour")
                text = wording.t(key, control=local(entry.control), status=status, place=place)
                named = [wording.document(artefact).text for artefact in entry.artefacts]
                if named and key == "soa.neighbour":
                    text = f"{text}: {', '.join(named)}"
                found[entry.id] = Phrase(text, own=True)
        return tuple(found.values())


def _outside(item: Item) -> bool:
    """Return whether the scope leaves out the unit of an item: its statement of applicability has no row for it."""
    return item.state == "not_applicable" and item.scope_entry is not None


def _in_42001(entry: SoAEntry) -> bool:
    return (entry.edition or "") == EDITION or (entry.edition is None and entry.control.startswith(f"{STANDARD}:"))


def _speaks(entry: SoAEntry, entries: Sequence[SoAEntry], unit: str) -> bool:
    """Return whether a row speaks for a unit: the row for its AI system, else the one that names none."""
    if entry.systems:
        return unit in entry.systems
    return not any(unit in other.systems for other in entries)


def _applicable(entry: SoAEntry | None) -> bool | None:
    if entry is None:
        return None
    return False if entry.implementation == "implementationExcluded" else entry.applicable


def _applicability(applicable: bool | None, wording: Wording) -> Phrase:
    if applicable is None:
        return Phrase(wording.t("soa.proposed"))
    return Phrase(wording.t("soa.declared_in" if applicable else "soa.declared_out"))


def _sources(items: list[Item], entry: SoAEntry | None, neighbours: bool, wording: Wording) -> tuple[Phrase, ...]:
    sources: list[Phrase] = []
    if entry is not None:
        place = wording.place(entry) or wording.t("reason.no_place")
        status = wording.label(entry.implementation).text
        sources.append(Phrase(wording.t("soa.own_row", status=status, place=place), own=True))
    bases = dict.fromkeys(item.basis for item in items if item.basis and item.state != "not_applicable")
    sources += [Phrase(wording.t("soa.basis", basis=wording.label(basis).text)) for basis in bases]
    named = dict.fromkeys(a for item in items for a in (*artefacts_joined(item), *artefacts_named(item)))
    if named:
        sources.append(Phrase(wording.documents(named), own=True))
    return tuple(sources) or (Phrase(wording.t("soa.no_source" if neighbours else "soa.no_source_alone")),)


def _standing(entry: SoAEntry) -> str:
    return "implementationExcluded" if entry.applicable is False else entry.implementation
