"""The rules that the firm has set itself: whether each is kept, by unit, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aims_graph.assess.own_rules import OwnItem
from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.records import named_place, stood
from aims_graph.reports.wording import Phrase, Wording

ORDER: Final = ("not_evidenced", "unassessed", "claimed", "evidenced")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One rule for one unit. ``said``: what to do; ``rests_on``: rows and artefacts that show it, each with its place."""

    state: str
    outcome: Phrase
    rule: str
    place: str
    unit: str
    interval: str
    document: str
    owner: str
    said: tuple[Phrase, ...]
    rests_on: tuple[str, ...]
    related: tuple[str, ...]


def own_rows(result: AssessmentResult, wording: Wording) -> tuple[OwnRow, ...]:
    """Return the rules of the firm's own, those not kept first."""
    rows = [_row(item, result, wording) for item in result.own_items]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.state)))


def _row(item: OwnItem, result: AssessmentResult, wording: Wording) -> OwnRow:
    found = {finding.id: finding for finding in result.record_findings}
    said = dict.fromkeys(wording.words(found[one].sentence) for one in item.findings if one in found)
    document = result.artefacts.get(item.document or "")
    months = item.interval_months
    return OwnRow(
        state=item.state,
        outcome=wording.label(f"own-{item.state}"),
        rule=f"{item.identifier} {item.rule.label}" if item.identifier else item.rule.label,
        place=stood(item.rule, wording),
        unit=next((unit.label for unit in result.units if unit.id == item.unit), item.unit),
        interval=wording.t("own.interval.one" if months == 1 else "own.interval", months=months) if months else "",
        document=document.title if document else "",
        owner=item.owner or "",
        said=tuple(said) or (wording.words(item.sentence),),
        rests_on=tuple(named_place(place, result, wording) for place in item.shown_by),
        related=tuple(wording.reference(one) for one in item.related),
    )
