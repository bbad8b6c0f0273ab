"""Everything a report says, once, for every format: the page and the workbook read the same values."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.changes import ChangeGroup, ChangeRow, change_groups
from aims_graph.reports.coverage import Coverage, coverage
from aims_graph.reports.decisions import Decision, decisions
from aims_graph.reports.documents import Document, documents
from aims_graph.reports.figures import ACTIONS, STATES, Figures, figures
from aims_graph.reports.first import Firsts, first_things
from aims_graph.reports.first_steps import FirstStep, first_steps
from aims_graph.reports.law import UnitDuties, apart, law_message, unit_duties
from aims_graph.reports.lists import GapCause, Listing, OpenBlock, gap_causes, listings, open_blocks
from aims_graph.reports.message import board_message, path_today
from aims_graph.reports.own_rules import OwnRow, own_rows
from aims_graph.reports.records import RecordTheme, record_themes
from aims_graph.reports.scope import ScopeSection, scope_section
from aims_graph.reports.shown import Shown, shown
from aims_graph.reports.soa import path_open, soa_banner, soa_intro, soa_title
from aims_graph.reports.soa_rows import DraftRow, draft_soa, has_neighbours
from aims_graph.reports.tables import (
    ArtefactRow,
    Documented,
    Evidence,
    MapGroup,
    artefact_rows,
    clause_map,
    documented_information,
    evidence_index,
)
from aims_graph.reports.wording import Phrase, Wording

SECTIONS = (
    "summary", "decisions", "scope", "law", "records", "map", "lists", "open", "soa", "changes", "documented", "looked",
    "method",
)  # fmt: skip
"""Every section in its order."""
ANNEXES = ("details", "later", "evidence", "met", "mapping", "numbers")
"""Every annex in its order: what is looked up and not read."""
_OF_STANDARDS = ("summary", "decisions", "map", "lists", "open", "soa", "changes", "documented", "details")
"""Sections that speak of requirements of a standard."""
CONFIDENCES = ("reviewed", "unreviewed", "disputed", "stale")
BASES = ("inspected", "sampled", "declared", "presumed")


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the vocabulary with its label and what it means."""

    code: str
    label: Phrase
    definition: Phrase


@dataclass(frozen=True, slots=True)
class Content:
    """What the report says, in its words."""

    result: AssessmentResult
    wording: Wording
    target: str
    held: str
    numbers: dict[str, str]
    """Section → its number; a section that this report lacks is not in it."""
    orders: dict[str, int]
    """Statement → the place in the working order by which its line there is found."""
    message: tuple[str, str, str]
    first: Firsts
    """What is known to have gone wrong, the gravest first."""
    path: str
    decisions: tuple[Decision, ...]
    figures: Figures
    map: tuple[MapGroup, ...]
    map_total: MapGroup
    lists: tuple[Listing, ...]
    gaps: tuple[GapCause, ...]
    documents: tuple[Document, ...]
    begin: tuple[FirstStep, ...]
    """The first phase by requirement."""
    open: tuple[OpenBlock, ...]
    soa: tuple[DraftRow, ...]
    soa_title: str
    soa_banner: str
    soa_intro: tuple[str, ...]
    soa_open: tuple[Phrase, ...]
    """What is open on the path from the risks to the approval, beside the rows."""
    neighbours: bool
    """Whether a system held has a statement of applicability of its own."""
    changes: tuple[ChangeGroup, ...]
    records: tuple[RecordTheme, ...]
    own: tuple[OwnRow, ...]
    """The rules that the firm has set itself."""
    scope: ScopeSection | None
    law: tuple[UnitDuties, ...]
    law_message: tuple[str, ...]
    documented: tuple[Documented, ...]
    coverage: Coverage
    artefacts: tuple[ArtefactRow, ...]
    evidence: tuple[Evidence, ...]
    shown: tuple[Shown, ...]
    terms: dict[str, tuple[Term, ...]]

    @property
    def stop(self) -> str:
        """What is said before everything else: which use Article 5 prohibits; empty where none is."""
        return self.law_message[0] if any(unit.prohibited for unit in self.law) else ""

    @property
    def planned(self) -> int:
        """Return how many items wait for a wave that has not begun: told by wave, in no list."""
        return sum(1 for item in self.result.items if item.planned)

    @property
    def conflicts(self) -> tuple[ChangeRow, ...]:
        """Return what two things asked in opposite directions leave to be settled."""
        return tuple(row for group in self.changes for row in group.rows if row.conflict)


def build(result: AssessmentResult, lang: str) -> Content:
    """Return what a report on ``result`` says. Raises :class:`UsageError` for a language it lacks."""
    whole, result = result, apart(result)
    wording = Wording(lang, whole)
    groups = clause_map(result, wording)
    decided, changed = decisions(result, wording), change_groups(result, wording)
    duties, themes = unit_duties(whole, wording), record_themes(whole, wording)
    scope, first = scope_section(whole, wording), first_things(whole, wording)
    blocks, looked = open_blocks(result, wording), coverage(whole, wording)
    there = {name: bool(result.items) for name in _OF_STANDARDS}
    there |= {
        "decisions": bool(decided or changed) and bool(result.items),
        "changes": bool(changed),
        "law": bool(duties),
        "records": bool(themes or whole.own_items),
        "scope": scope is not None,
        "later": len(blocks) > 1,
        "met": any(theme.met for theme in themes),
        "mapping": bool(looked.pairs or looked.false_friends),
    }
    numbers = _numbers(there)
    return Content(
        result=whole,
        wording=wording,
        target=", ".join(wording.framework(target) for target in result.targets),
        held=", ".join(system.title for system in result.held) or wording.t("cover.none_held"),
        numbers=numbers,
        orders=_orders(result),
        message=board_message(result, wording, known=bool(first.lines)),
        first=first,
        path=path_today(result, wording),
        decisions=decided,
        figures=figures(result, wording),
        map=groups,
        map_total=MapGroup(wording.t("map.total"), None, tuple(row for group in groups for row in group.rows)),
        lists=listings(result, wording, numbers.get("details", "")),
        gaps=gap_causes(result, wording),
        documents=documents(result, wording),
        begin=first_steps(result, wording),
        open=blocks,
        soa=draft_soa(result, wording),
        soa_title=soa_title(result, wording),
        soa_banner=soa_banner(result, wording),
        soa_intro=soa_intro(result, wording),
        soa_open=path_open(result, wording),
        neighbours=has_neighbours(result),
        changes=changed,
        records=themes,
        own=own_rows(whole, wording),
        scope=scope,
        law=duties,
        law_message=law_message(duties, wording),
        documented=documented_information(result, wording),
        coverage=looked,
        artefacts=artefact_rows(whole, wording),
        evidence=evidence_index(whole, wording),
        shown=shown(whole, wording),
        terms=_terms(wording),
    )


def _numbers(optional: dict[str, bool]) -> dict[str, str]:
    body = [name for name in SECTIONS if optional.get(name, True)]
    annexes = [name for name in ANNEXES if optional.get(name, True)]
    numbers = {name: str(place) for place, name in enumerate(body, start=1)}
    return numbers | dict(zip(annexes, ascii_uppercase, strict=False))


def _orders(result: AssessmentResult) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in result.items:
        if item.order:
            found[item.statement] = min(item.order, found.get(item.statement, item.order))
    return found


def _terms(wording: Wording) -> dict[str, tuple[Term, ...]]:
    groups = {"states": STATES, "actions": ACTIONS, "bases": BASES}
    terms = {
        name: tuple(Term(code, wording.label(code), wording.definition(code) or Phrase("")) for code in codes)
        for name, codes in groups.items()
    }
    # What a review word means to a reader is ours to say: the vocabulary gives the word alone.
    terms["confidences"] = tuple(
        Term(code, wording.label(code), Phrase(wording.t(f"confidence.{code}"))) for code in CONFIDENCES
    )
    return terms
