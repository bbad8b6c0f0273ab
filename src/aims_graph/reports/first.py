"""What to do first, and why: what is known to have gone wrong, the gravest first, each thing once.

Everything here is known against the firm by its own lists or by somebody who read a document; nothing is presumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from aims_graph.assess.record_result import RecordCase, RecordFinding
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.scope_words import open_points
from aims_graph.reports.citing import cited
from aims_graph.reports.records import measured, place_name, record_references
from aims_graph.reports.wording import Phrase, Wording, local

MOST: Final = 8
"""More than these are no first page."""
NAMED: Final = 4
"""Things named on one line; the section on controls in operation has them all."""

GRAVITY: Final = (
    # People may be hurt by what is in use, or an authority is waiting.
    "death-not-notified", "serious-not-notified", "widespread-not-notified", "result-failed", "result-over-limit",
    "result-under-limit", "performance-over-limit", "performance-under-limit", "continuity-failed",
    "impact-not-assessed", "fria-not-done", "release-not-verified", "bias-evaluated-late", "bias-not-evaluated",
    "incident-without-seriousness", "oversight-not-assigned", "impact-assessed-late", "impact-not-renewed",
    # What the management system rests on does not hold.
    "expired", "not_approved", "superseded", "result_adverse", "soa-necessary-excluded", "soa-exclusion-unreasoned",
    "exclusion_implausible", "residual-not-accepted", "finding-overdue", "committee-overdue",
    "management-review-overdue", "management-review-never", "internal-audit-overdue", "internal-audit-never",
    "continuity-test-never", "continuity-not-tested", "performance-not-measured", "supply-without-contract",
    "training-out-of-date", "oversight-competence-not-shown", "scope_change_unsigned", "several-accountable",
    "content_deficient", "statement_not_addressed", "supply-without-information",
)  # fmt: skip
"""Codes of findings, causes and observations, the gravest first; what is not named comes after, in its own order.

The order is our reading of what an auditor would want seen first; it changes no state and no count."""
_DOCUMENT_FAULTS: Final = frozenset(
    {"expired", "not_approved", "superseded", "result_adverse", "content_deficient", "statement_not_addressed"}
)
_EXCLUSIONS: Final = frozenset({"soa-necessary-excluded", "soa-exclusion-unreasoned"})
_ASKED: Final = frozenset({"incident-without-seriousness"})
"""Questions that cannot wait for the next list."""


@dataclass(frozen=True, slots=True)
class First:
    """Something to do first. ``about``: what it is about, each once; ``more``: how many are not named; ``place``: the
    requirements it bears on."""

    code: str
    about: tuple[Phrase, ...]
    text: Phrase
    place: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Firsts:
    """What to do first, and how much else is known to be open beside it."""

    lines: tuple[First, ...]
    more: int


def first_things(result: AssessmentResult, wording: Wording) -> Firsts:
    """Return what is known to have gone wrong, the gravest first, at most :data:`MOST` lines."""
    found: dict[tuple[str, str], First] = {}
    for one in (*_records(result, wording), *_documents(result, wording), *_paths(result, wording)):
        known = found.get((one.code, one.text.text))
        found[one.code, one.text.text] = _with(known, one) if known else one
    rank = {code: place for place, code in enumerate(GRAVITY)}
    ordered = sorted(found.values(), key=lambda one: rank.get(one.code, len(rank)))
    return Firsts(tuple(_shortened(one) for one in ordered[:MOST]), max(0, len(ordered) - MOST))


def _with(known: First, other: First) -> First:
    return replace(
        known,
        about=tuple(dict.fromkeys((*known.about, *other.about))),
        place=tuple(dict.fromkeys((*known.place, *other.place))),
    )


def _shortened(one: First) -> First:
    return replace(one, about=one.about[:NAMED], more=max(0, len(one.about) - NAMED))


def _records(result: AssessmentResult, wording: Wording) -> Iterator[First]:
    """Yield the gravest finding of each case that is open: a case with two faults is one thing to see to."""
    rank = {code: place for place, code in enumerate(GRAVITY)}
    found: dict[str, RecordFinding] = {}
    for finding in result.record_findings:
        if finding.own_rule or not (finding.effect == "effectDeficiency" or finding.code in _ASKED):
            continue
        known = found.get(finding.case)
        if known is None or rank.get(finding.code, len(rank)) < rank.get(known.code, len(rank)):
            found[finding.case] = finding
    for case in result.record_cases:
        if case.id in found:
            finding = found[case.id]
            text = wording.words(finding.sentence)
            yield First(finding.code, (_about(case, result, wording),), text, _places([finding], result, wording))


def _about(case: RecordCase, result: AssessmentResult, wording: Wording) -> Phrase:
    name = place_name(case.about, result, wording)
    unit = next((unit.label for unit in result.units if unit.id == case.unit), "")
    beside = [part for part in (unit if unit not in name else "", measured(case, wording)) if part]
    return Phrase(f"{name} ({'; '.join(beside)})" if beside else name, own=True)


def _places(findings: Iterable[RecordFinding], result: AssessmentResult, wording: Wording) -> tuple[str, ...]:
    said = record_references(findings, result, wording)
    return tuple(dict.fromkeys(one.partition(" · ")[0] for one in said))


def _documents(result: AssessmentResult, wording: Wording) -> Iterator[First]:
    """Yield what is known against a document that is said to answer something, once a document and fault."""
    for item in result.items:
        for remedy in item.remedies:
            faulty = remedy.artefact and remedy.code in _DOCUMENT_FAULTS and remedy.code in item.causes
            if faulty and not (remedy.ground or "").startswith("groundSoa") and item.counted:
                text = replace(wording.words(remedy.text), own=True)
                yield First(remedy.code, (), text, (_place(item.requirement, result, wording),))


def _place(requirement: str, result: AssessmentResult, wording: Wording) -> str:
    if requirement.startswith("aiact:"):
        return f"{wording.t('framework.aiact')} {cited(requirement, wording)}"
    return wording.reference(requirement) if len(result.targets) > 1 else local(requirement)


def _paths(result: AssessmentResult, wording: Wording) -> Iterator[First]:
    """Yield exclusions that do not hold, one line a control, and changes of scope that nobody signed."""
    rank = {code: place for place, code in enumerate(GRAVITY)}
    path = result.soa
    worst: dict[str, tuple[int, First]] = {}
    for flag in path.flags if path else ():
        if flag.question or flag.control is None or flag.entry is None:
            continue
        code = flag.code if flag.code in _EXCLUSIONS else "exclusion_implausible" if "while" in flag.code else ""
        if code and (flag.control not in worst or rank[code] < worst[flag.control][0]):
            named = wording.control(flag.control)
            worst[flag.control] = (rank[code], First(code, (named,), wording.words(flag.text), ()))
    yield from (one for _, one in worst.values())
    if any(unit.unsigned for unit in result.scope.units):
        for line in open_points(result, wording.lang):
            yield First("scope_change_unsigned", (), Phrase(line, own=True), ())
