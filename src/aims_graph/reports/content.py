"""Everything a report says, once, for every format: the page and the workbook read the same values."""

from __future__ import annotations

from dataclasses import dataclass

from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.coverage import Coverage, coverage
from aims_graph.reports.documents import Document, documents
from aims_graph.reports.figures import ACTIONS, STATES, Figures, figures
from aims_graph.reports.lists import Listing, OpenBlock, listings, open_blocks
from aims_graph.reports.message import board_message
from aims_graph.reports.soa import DraftRow, draft_soa
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
    message: tuple[str, str, str]
    figures: Figures
    map: tuple[MapGroup, ...]
    map_total: MapGroup
    lists: tuple[Listing, ...]
    documents: tuple[Document, ...]
    open: tuple[OpenBlock, ...]
    soa: tuple[DraftRow, ...]
    documented: tuple[Documented, ...]
    coverage: Coverage
    artefacts: tuple[ArtefactRow, ...]
    evidence: tuple[Evidence, ...]
    terms: dict[str, tuple[Term, ...]]


def build(result: AssessmentResult, lang: str) -> Content:
    """Return what a report on ``result`` says. Raises :class:`UsageError` for a language it lacks."""
    wording = Wording(lang, result)
    groups = clause_map(result, wording)
    return Content(
        result=result,
        wording=wording,
        target=", ".join(result.target_titles.get(target, target) for target in result.targets),
        held=", ".join(system.title for system in result.held) or wording.t("cover.none_held"),
        message=board_message(result, wording),
        figures=figures(result, wording),
        map=groups,
        map_total=MapGroup(
            wording.t("map.total"), None, tuple(row for group in groups for row in group.rows)
        ),
        lists=listings(result, wording),
        documents=documents(result, wording),
        open=open_blocks(result, wording),
        soa=draft_soa(result, wording),
        documented=documented_information(result, wording),
        coverage=coverage(result, wording),
        artefacts=artefact_rows(result, wording),
        evidence=evidence_index(result, wording),
        terms=_terms(wording),
    )


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
