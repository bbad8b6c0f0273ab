"""What AI changes in a system held, by area, with what the statement of applicability says of each control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AssessmentResult, SoAEntry
from aims_graph.knowledge.changes import SystemChange
from aims_graph.reports.wording import Phrase, Wording, local, natural

NOT_THERE: Final = (
    "implementationExcluded",
    "implementationNot",
    "implementationPlanned",
    "implementationPartial",
)
"""What an SoA can say of a control that a change leans on, and a reader has to know."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change. ``said``: what the statement of applicability says against a control it concerns."""

    id: str
    when: Phrase
    always: bool
    text: Phrase
    why: Phrase
    concerns: tuple[str, ...]
    titles: tuple[str, ...]
    said: tuple[Phrase, ...]
    owner: Phrase | None
    effort: Phrase | None
    conflict: bool

    @property
    def spans(self) -> tuple[str, ...]:
        """Return what it concerns, three or more neighbouring controls as a span: ``A.8.25–A.8.33``."""
        runs: list[list[str]] = []
        for name in self.concerns:
            if runs and _next(runs[-1][-1]) == name:
                runs[-1].append(name)
            else:
                runs.append([name])
        return tuple(part for run in runs for part in ((f"{run[0]}–{run[-1]}",) if len(run) > 2 else tuple(run)))


def _next(name: str) -> str:
    head, _, last = name.rpartition(".")
    return f"{head}.{int(last) + 1}" if name.startswith("A.") and last.isdecimal() else ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one area."""

    area: Phrase
    rows: tuple[ChangeRow, ...]


def change_groups(result: AssessmentResult, wording: Wording) -> tuple[ChangeGroup, ...]:
    """Return the changes of the systems held, by area; nothing where none is held that has any."""
    held = {system.edition for system in result.held}
    areas: dict[str, list[ChangeRow]] = {}
    for change in (change for change in result.system_changes if change.edition in held):
        areas.setdefault(change.area, []).append(_row(change, result, wording))
    return tuple(ChangeGroup(wording.label(area), tuple(rows)) for area, rows in areas.items())


def _row(change: SystemChange, result: AssessmentResult, wording: Wording) -> ChangeRow:
    concerned = {concern.provision for concern in change.concerns}
    entries = (entry for entry in result.entries.values() if entry.control in concerned and _missing(entry))
    against = sorted(entries, key=lambda entry: (natural(entry.control), entry.id))
    return ChangeRow(
        id=change.id,
        when=wording.label(change.when),
        always=change.when == "whenAny",
        text=wording.words(change.text),
        why=wording.words(change.why),
        concerns=tuple(wording.numbered(concern.id) for concern in change.concerns),
        titles=tuple(f"{wording.numbered(concern.id)} {wording.words(concern.title)}" for concern in change.concerns),
        said=tuple(_said(entry, wording) for entry in against),
        owner=wording.label(change.owner_role) if change.owner_role else None,
        effort=wording.label(change.effort) if change.effort else None,
        conflict=change.conflict,
    )


def _missing(entry: SoAEntry) -> bool:
    return entry.implementation in NOT_THERE or entry.applicable is False


def _said(entry: SoAEntry, wording: Wording) -> Phrase:
    status = entry.implementation if entry.implementation in NOT_THERE else NOT_THERE[0]
    place = wording.place(entry) or wording.t("reason.no_place")
    text = wording.t("changes.soa_row", control=local(entry.control), status=wording.label(status).text, place=place)
    return Phrase(text, own=True)
