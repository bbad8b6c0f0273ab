"""What to do next about an item, naming the documents and controls it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item, RowUse
from aims_graph.reports.reasons import (
    absent_bases,
    artefacts_addressing,
    artefacts_joined,
    artefacts_named,
    artefacts_offered,
    basis_rows,
    standing_rows,
    unlisted,
)
from aims_graph.reports.records import shown_against
from aims_graph.reports.wording import Phrase, Wording


def next_step(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    """Return what to do next about an item, naming the documents it is about."""
    if item.action is None:
        return Phrase(wording.t("next.none"))
    shown = shown_against(item, result, wording)
    if shown:
        # What the records show is more than its cause in a word: a failed test is no fault of the test plan.
        return Phrase(shown, own=True)
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
    told = [wording.words(remedy.text) for remedy in item.remedies if remedy.code in item.causes]
    if told:
        return Phrase(" ".join(dict.fromkeys(phrase.text for phrase in told)), own=True)
    known = tuple(use.artefact for use in item.addresses if use.causes) or artefacts_addressing(item)
    causes = ", ".join(phrase.text for phrase in wording.labels(item.causes))
    if not known:
        return Phrase(wording.t("next.repair_unnamed", causes=causes))
    return Phrase(wording.t("next.repair", documents=wording.documents(known), causes=causes), own=True)


def _base(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    step = _from_base(item, result, wording)
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


def _from_base(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    held = artefacts_joined(item)
    if held:
        return Phrase(wording.t(f"next.{item.action}_joined", documents=wording.documents(held)), own=True)
    rows = standing_rows(item)
    named, bases, missing = artefacts_named(item), _sources(rows, wording), unlisted(rows, result)
    find = wording.t("next.find_first", documents=", ".join(missing)) if missing else ""
    if named:
        step = wording.t(f"next.{item.action}_named", documents=wording.documents(named))
        return Phrase(f"{find} {step}".strip(), own=True)
    if missing:
        return Phrase(f"{find} {wording.t(f'next.{item.action}_found')}", own=True)
    key = f"next.{item.action}_presumed" if bases else f"next.{item.action}_bare"
    return Phrase(wording.t(key, bases=bases))


def _sources(rows: Iterable[RowUse], wording: Wording) -> str:
    return ", ".join(dict.fromkeys(wording.reference(row.source) for row in rows))


def _candidate(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    offered = artefacts_offered(item)
    if not offered:
        rows = basis_rows(item)
        bases = _sources(rows, wording) or "–"
        missing = unlisted(rows, result)
        if missing:
            return Phrase(wording.t("next.candidate_unlisted", bases=bases, documents=", ".join(missing)), own=True)
        return Phrase(wording.t("next.candidate_unnamed", bases=bases))
    return Phrase(wording.t("next.candidate", documents=wording.documents(offered)), own=True)


def _create(item: Item, result: AssessmentResult, wording: Wording) -> Phrase:
    key = f"next.create_{'open' if item.state == 'unassessed' else 'gap'}"
    excluded, awaited = absent_bases(item, result)
    if "base_absent" not in item.observations or not (excluded or awaited):
        return Phrase(wording.t(key))
    said = [wording.t(f"{key}_once", controls=_sources(awaited, wording)) if awaited else wording.t(key)]
    if excluded:
        said.append(wording.t("next.excluded", controls=_sources(excluded, wording)))
    return Phrase(" ".join(said))


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
