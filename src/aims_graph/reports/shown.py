"""The evidence index in detail: each document or record said to answer something, how that is known, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass

from aims_graph.assess.result import AddressUse, AssessmentResult, Item
from aims_graph.reports.citing import cited
from aims_graph.reports.lines import Sorter, units_of
from aims_graph.reports.wording import Phrase, Wording, local


@dataclass(frozen=True, slots=True)
class Shown:
    """What an artefact is said to answer of one requirement. ``against``: what is known against it."""

    requirement: str
    title: Phrase
    statements: tuple[str, ...]
    units: tuple[Phrase, ...]
    document: Phrase
    design: Phrase | None
    operating: Phrase | None
    inspector: str
    day: str
    period: str
    against: tuple[Phrase, ...]


def shown(result: AssessmentResult, wording: Wording) -> tuple[Shown, ...]:
    """Return, by requirement, every tie that somebody stated; the statements that share all of it stand in one row."""
    found: dict[tuple[str, AddressUse], list[Item]] = {}
    for item in sorted(result.items, key=Sorter(result)):
        for use in item.addresses:
            found.setdefault((item.requirement, use), []).append(item)
    return tuple(_shown(requirement, use, items, result, wording) for (requirement, use), items in found.items())


def _shown(requirement: str, use: AddressUse, items: list[Item], result: AssessmentResult, wording: Wording) -> Shown:
    law = requirement.startswith("aiact:")
    return Shown(
        requirement=cited(requirement, wording) if law else local(requirement),
        title=wording.title(requirement, items[0].requirement_title),
        statements=tuple(dict.fromkeys(item.statement for item in items)),
        units=tuple(dict.fromkeys(units_of(items, result, wording))),
        document=wording.document(use.artefact),
        design=wording.label(use.design) if use.design else None,
        operating=wording.label(use.operating) if use.operating else None,
        inspector=use.inspected_by or "",
        day=use.inspected_on or "",
        period=_period(use, wording),
        against=wording.labels(use.causes),
    )


def _period(use: AddressUse, wording: Wording) -> str:
    if use.period_from and use.period_to:
        return wording.t("evidence.period", begin=use.period_from, end=use.period_to)
    return use.period_from or use.period_to or ""
