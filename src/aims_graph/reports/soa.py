"""The statement of applicability of ISO/IEC 42001: a proposal pending 6.1.3 until it is approved, never a decision of ours.

Clause 6.1.3 decides which controls are necessary, and why. What the firm declared stands in columns of its own, row by
row and AI system by AI system; what is only proposed stands apart from it and says so.
"""

from __future__ import annotations

from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.soa_path import SoAFlag
from aims_graph.reports.soa_rows import EDITION, OF_THE_WHOLE, ground_name, has_neighbours, told
from aims_graph.reports.wording import Phrase, Wording, local


def is_approved(result: AssessmentResult) -> bool:
    """Return whether the firm approved every row, and every control of Annex A has one."""
    return result.soa is not None and result.soa.approved


def soa_title(result: AssessmentResult, wording: Wording) -> str:
    """Return the title of the section: a draft until it is approved."""
    return wording.t("soa.title_approved" if is_approved(result) else "soa.title")


def soa_banner(result: AssessmentResult, wording: Wording) -> str:
    """Return what stands above the rows: who approved them last and when, or that they are a proposal."""
    if not is_approved(result):
        return wording.t("soa.banner")
    rows = [entry for entry in result.entries.values() if entry.edition == EDITION]
    last = max(entry.approved_on or "" for entry in rows)
    by = ", ".join(sorted({entry.approved_by or "" for entry in rows}))
    return wording.t("soa.banner_approved", by=by, day=wording.day(last))


def soa_intro(result: AssessmentResult, wording: Wording) -> tuple[str, ...]:
    """Return what the draft says of itself; on another statement of applicability only where one may exist."""
    said = wording.series("soa.intro")
    said = said if has_neighbours(result) else (*said[:-1], wording.t("soa.intro_alone"))
    path = result.soa
    open_grounds = [ground for ground in path.grounds.values() if ground.kind != "risk"] if path is not None else []
    if open_grounds and not is_approved(result):
        named = "; ".join(
            wording.t(f"soa.ground_{ground.kind}", name=ground_name(ground)) for ground in open_grounds[:8]
        )
        said = (*said, wording.t("soa.propose", ground=named))
    if path is not None and path.handed_in and path.not_considered:
        controls = ", ".join(map(local, path.not_considered))
        said = (*said, wording.t("soa.not_considered", n=len(path.not_considered), controls=controls))
    return said


def path_open(result: AssessmentResult, wording: Wording) -> tuple[Phrase, ...]:
    """Return what is open on the path from the risks to the approval, beside the rows: of risks, units and the plan."""
    path = result.soa
    if path is None:
        return ()
    said, accepted = [], _told_of_acceptance(result)
    for flag in path.flags:
        if flag.entry is not None or flag.code in OF_THE_WHOLE:
            continue
        if flag.code == "risk-not-accepted" and flag.ground in accepted:
            continue
        ground = path.grounds.get(flag.ground or "")
        name = ground_name(ground) if ground else _subject(flag, wording)
        where = f"{name}, {wording.control(flag.control)}" if flag.control else name
        said.append(Phrase(f"{where}: {told(flag, wording)}", own=True))
    return tuple(dict.fromkeys(said))


def _told_of_acceptance(result: AssessmentResult) -> set[str]:
    """Return the risks of which the section on controls in operation says that nobody accepted what remains."""
    cases = {finding.case for finding in result.record_findings if finding.code == "residual-not-accepted"}
    return {case.about.id for case in result.record_cases if case.id in cases}


def _subject(flag: SoAFlag, wording: Wording) -> str:
    named = flag.ground or ""
    return (wording.document(named) if named.startswith("artefact/") else wording.unit(named)).text
