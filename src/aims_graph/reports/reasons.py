"""Why an item is where it is: the rows, documents and searches it leans on, in words, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AddressUse, AssessmentResult, Item, RowUse, SoAEntry
from aims_graph.assess.scope import OUT
from aims_graph.assess.scope_words import ground_text
from aims_graph.reports.wording import Phrase, Wording, clipped, joined, local, natural

BEARINGS: Final = (
    "bearingReuse",
    "bearingExtend",
    "bearingPartial",
    "bearingAbsent",
    "bearingWeak",
    "bearingSearched",
    "bearingNoSystem",
    "bearingUnmapped",
)
"""What a row brings, best first."""
STANDING: Final = BEARINGS[:3]
"""Rows with one of these lean on a base that stands, wholly or in part."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing an item leans on. ``lead`` names it, ``facts`` qualify it, ``why`` explains it.

    ``brief``: the facts without those that hold for most rows, for a page that says these once.
    """

    lead: str
    title: Phrase | None = None
    facts: tuple[Phrase, ...] = ()
    brief: tuple[Phrase, ...] = ()
    why: Phrase | None = None
    record: str | None = None

    @property
    def of_mapping(self) -> bool:
        """Return whether it is a row of a mapping, or a search that found none: something about texts."""
        return self.record is not None

    def __str__(self) -> str:
        head = f"{self.lead} {self.title}" if self.title else self.lead
        text = f"{head}: {joined(self.facts)}" if self.facts else head
        if self.record:
            text += f" [{self.record}]"
        return f"{text}. {self.why}" if self.why and self.why.text else text


def basis_rows(item: Item) -> tuple[RowUse, ...]:
    """Return the rows an item leans on, best first; outranked rows and false friends stay out."""
    rows = [row for row in item.rows if not row.outranked and row.relation != "noRelationship"]
    rank = {bearing: place for place, bearing in enumerate(BEARINGS)}
    return tuple(sorted(rows, key=lambda row: (rank.get(row.bearing, len(rank)), natural(row.source))))


def standing_rows(item: Item) -> tuple[RowUse, ...]:
    """Return the rows whose base stands: those a reuse or an extension rests on."""
    return tuple(row for row in basis_rows(item) if row.bearing in STANDING)


def artefacts_joined(item: Item) -> tuple[str, ...]:
    """Return the artefacts that the SoA or an address ties to the item's base, each once."""
    return _once(artefact for row in standing_rows(item) for artefact in row.joined)


def artefacts_named(item: Item) -> tuple[str, ...]:
    """Return the artefacts whose title fits the item's base, each once; somebody has to confirm them."""
    known = artefacts_joined(item)
    return _once(a for row in standing_rows(item) for a in row.named if a not in known)


def absent_bases(item: Item, result: AssessmentResult) -> tuple[tuple[RowUse, ...], tuple[RowUse, ...]]:
    """Return the rows whose base is not there: those that an SoA excludes, and those planned or not implemented.

    An exclusion is a decision against the control, a plan one for it: only the second is built once for both.
    """
    rows = [row for row in basis_rows(item) if row.base_status == "baseAbsent"]
    excluded = [row for row in rows if _excluded(result.entries.get(row.entry or ""))]
    return tuple(excluded), tuple(row for row in rows if row not in excluded)


def _excluded(entry: SoAEntry | None) -> bool:
    return entry is not None and (entry.implementation == "implementationExcluded" or entry.applicable is False)


def unlisted(rows: Iterable[RowUse], result: AssessmentResult) -> tuple[str, ...]:
    """Return the documents that an SoA names for the bases of ``rows`` and that no list handed in contains."""
    entries = (result.entries.get(row.entry or "") for row in rows)
    return _once(clipped(text) for entry in entries if entry is not None for text in entry.unresolved)


def artefacts_offered(item: Item) -> tuple[str, ...]:
    """Return the artefacts a person has to decide on: by type, by a coarse tie, or behind a weak row."""
    coarse = [use.artefact for use in item.addresses if use.kind == "coarse"]
    weak = [a for row in basis_rows(item) if row.bearing not in STANDING for a in (*row.joined, *row.named)]
    return _once([*item.candidates, *coarse, *weak])


def artefacts_addressing(item: Item) -> tuple[str, ...]:
    """Return the artefacts that are said to answer the item itself."""
    return _once(use.artefact for use in item.addresses)


def _once(artefacts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(artefacts))


def reasons(item: Item, result: AssessmentResult, wording: Wording) -> tuple[Reason, ...]:
    """Return everything an item leans on; never empty for an open item."""
    outside = _out_of_scope(item, result, wording)
    if outside is not None:
        return (outside,)
    found: list[Reason] = []
    entry = result.entries.get(item.target_entry or "")
    if entry is not None:
        found.append(_own_entry(entry, wording))
    found += [_address(use, wording) for use in item.addresses]
    if item.candidates:
        named = Phrase(wording.documents(item.candidates), own=True)
        found.append(Reason(wording.t("reason.by_type"), facts=(named,), brief=(named,)))
    found += [_row(row, result, wording) for row in basis_rows(item)]
    for search in item.searched:
        lead = wording.t("reason.searched", framework=wording.edition(search.edition))
        found.append(Reason(lead, why=wording.words(search.reason), record=search.record_id))
    if not found and item.action is not None:
        key = "reason.unmapped" if item.action == "unmapped" or result.held else "reason.none_held"
        found.append(Reason(wording.t(key)))
    return tuple(found)


def _out_of_scope(item: Item, result: AssessmentResult, wording: Wording) -> Reason | None:
    """Return that the scope leaves the unit out, and why: what a mapping offers is then beside the point."""
    if item.state != "not_applicable" or not item.scope_entry:
        return None
    unit = next((one for one in result.scope.units if one.unit == item.unit and one.standing == OUT), None)
    if unit is None:
        return None
    return Reason(wording.t("reason.out_of_scope"), why=Phrase(ground_text(unit, result, wording.lang), own=True))


def _own_entry(entry: SoAEntry, wording: Wording) -> Reason:
    facts = [wording.label(entry.implementation)]
    if entry.applicable is not None:
        facts.insert(0, Phrase(wording.t("soa.applicable" if entry.applicable else "soa.excluded")))
    if wording.place(entry):
        facts.append(Phrase(wording.place(entry), own=True))
    why = Phrase(entry.justification, own=True) if entry.justification else None
    lead = wording.t("reason.own_soa", control=wording.reference(entry.control))
    return Reason(lead, facts=tuple(facts), brief=tuple(facts), why=why)


def _address(use: AddressUse, wording: Wording) -> Reason:
    kind = wording.t("reason.answers" if use.kind == "exact" else "reason.tied")
    facts = [wording.document(use.artefact)]
    for name, basis in (("design", use.design), ("operating", use.operating)):
        value = wording.label(basis).text if basis else wording.t("reason.unknown")
        facts.append(Phrase(wording.t(f"reason.{name}", basis=value)))
    if use.inspected_by:
        by = wording.t("reason.inspected", who=use.inspected_by, day=wording.day(use.inspected_on))
        facts.append(Phrase(by, own=True))
    said = (*facts, *wording.labels(use.causes))
    return Reason(kind, facts=said, brief=said)


def _row(row: RowUse, result: AssessmentResult, wording: Wording) -> Reason:
    known = tuple(
        Phrase(wording.t(key, documents=wording.documents(artefacts)), own=True)
        for key, artefacts in (("reason.joined", row.joined), ("reason.named", row.named))
        if artefacts
    )
    title = wording.words(row.source_title) if row.source_title else None
    return Reason(
        wording.reference(row.source),
        title,
        (*row_facts(row, result, wording), *known),
        (*row_facts(row, result, wording, brief=True), *known),
        wording.words(row.rationale),
        row.record_id,
    )


def row_facts(row: RowUse, result: AssessmentResult, wording: Wording, *, brief: bool = False) -> tuple[Phrase, ...]:
    """Return what qualifies a row: relation, review, status of its base, and where the SoA speaks of it.

    ``brief`` leaves out the review and the status that most rows have.
    """
    base = wording.t("reason.base", status=wording.label(row.base_status).text)
    told = wording.usual if brief else ("", "")
    facts = (
        wording.label(row.relation),
        *((wording.label(row.review),) if row.review != told[0] else ()),
        *((Phrase(base),) if row.base_status != told[1] else ()),
    )
    entry = result.entries.get(row.entry or "")
    if entry is None:
        return facts
    said = wording.t(
        "reason.entry",
        control=local(entry.control),
        status=wording.label(entry.implementation).text,
        place=wording.place(entry) or wording.t("reason.no_place"),
    )
    return (*facts, Phrase(said, own=True))
