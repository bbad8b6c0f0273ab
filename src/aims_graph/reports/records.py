"""Controls in operation: what the firm's own records show, by theme – open, to be asked, worth a look, met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.record_result import RecordCase, RecordFinding, RecordPlace
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.citing import cited
from aims_graph.reports.wording import Phrase, Wording, natural

VERDICTS: Final = ("failed", "asked", "observed", "met")
_TAKES_EFFECT: Final = frozenset({"DecisionCase", "SegregationCase"})
"""Cases whose day is that on which a decision took effect."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One case with what was said of it. ``said`` is empty where it is met; ``rests_on``: rows that met it, or that
    show that it is not."""

    verdict: str
    kind: Phrase
    about: str
    place: str
    unit: str
    days: str
    rests_on: tuple[str, ...]
    said: tuple[Phrase, ...]
    bears_on: tuple[str, ...]
    own_rule: bool
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordTheme:
    """The cases of one theme, what is open first."""

    code: str
    name: Phrase
    rows: tuple[RecordRow, ...]

    def number(self, verdict: str) -> int:
        """Return how many cases have this verdict."""
        return sum(1 for row in self.rows if row.verdict == verdict)

    @property
    def open(self) -> tuple[RecordRow, ...]:
        """Return the cases that somebody has to do something about, or answer for."""
        return tuple(row for row in self.rows if row.verdict != "met")

    @property
    def met(self) -> tuple[RecordRow, ...]:
        """Return the cases that the records meet."""
        return tuple(row for row in self.rows if row.verdict == "met")


def record_themes(result: AssessmentResult, wording: Wording) -> tuple[RecordTheme, ...]:
    """Return what the records show, by theme; nothing where the firm handed in no record that is judged."""
    found: dict[str, list[RecordFinding]] = {}
    for finding in result.record_findings:
        found.setdefault(finding.case, []).append(finding)
    themes: dict[str, list[RecordRow]] = {}
    for case in result.record_cases:
        row = _row(case, found.get(case.id, []), result, wording)
        themes.setdefault(case.theme, []).append(row)
    return tuple(
        RecordTheme(code, wording.label(code), tuple(sorted(rows, key=lambda row: VERDICTS.index(row.verdict))))
        for code, rows in themes.items()
    )


def record_references(findings: Iterable[RecordFinding], result: AssessmentResult, wording: Wording) -> tuple[str, ...]:
    """Return what findings bear on, as people cite it; a duty of a law that is no target, or that binds nobody here, is
    not named."""
    asked = {item.statement for item in result.items}
    statements = sorted({said for finding in findings for said in finding.bears_on if said in asked}, key=natural)
    standards = wording.several(one for one in statements if not one.startswith("aiact:"))
    several = len({one.partition(":")[0] for one in asked}) > 1
    prefix = f"{wording.t('framework.iso42001')} " if several else ""
    duties = dict.fromkeys(
        f"{wording.t('framework.aiact')} {cited(one.rpartition('_')[0], wording)}"
        for one in statements
        if one.startswith("aiact:")
    )
    return (*(f"{prefix}{one}" for one in standards), *duties)


def _row(case: RecordCase, findings: list[RecordFinding], result: AssessmentResult, wording: Wording) -> RecordRow:
    unit = next((unit.label for unit in result.units if unit.id == case.unit), "")
    about = place_name(case.about, result, wording)
    shown = (*case.met_by, *case.late_by, *case.against) if findings or not _within(case) else ()
    # a row that shows itself need not be named twice
    rests_on = tuple(place for place in shown if place.id != case.about.id)
    return RecordRow(
        verdict=case.verdict,
        kind=wording.label(case.kind),
        about=about,
        place=stood(case.about, wording),
        unit=unit if unit != about else "",
        days=_days(case, wording),
        rests_on=tuple(dict.fromkeys(named_place(place, result, wording) for place in rests_on)),
        said=tuple(wording.words(finding.sentence) for finding in findings),
        bears_on=record_references(findings, result, wording),
        own_rule=bool(findings) and all(finding.own_rule for finding in findings),
        shapes=tuple(finding.shape.removeprefix("aims:") for finding in findings),
    )


def _within(case: RecordCase) -> bool:
    """Return whether a measured value keeps its limit by itself: what followed it is then no ground."""
    days = case.days
    if case.verdict != "met" or "value" not in days or "limit" not in days:
        return False
    value, limit = float(days["value"]), float(days["limit"])
    return value >= limit if "AtLeast" in case.kind else value <= limit


def _days(case: RecordCase, wording: Wording) -> str:
    """Return the days and numbers that were compared, in words."""
    days = {name: wording.number(wording.day(value)) for name, value in case.days.items()}
    first = "effect" if case.kind in _TAKES_EFFECT else "on"
    said = [wording.t(f"records.day.{first}", on=days["on"])] if "on" in days else []
    said += [
        wording.t(f"records.day.{name}", **{name: days[name]})
        for name in ("assessed_on", "needed_by", "due_on", "last_on", "next_due_on", "persons", "criteria")
        if name in days
    ]
    said += _gap(days, wording)
    return "; ".join(part for part in (*said, measured(case, wording)) if part)


def measured(case: RecordCase, wording: Wording) -> str:
    """Return what was measured and its limit, where the case has both."""
    value, limit = case.days.get("value"), case.days.get("limit")
    return (
        wording.t("records.day.measured", value=wording.number(value), limit=wording.number(limit))
        if value and limit
        else ""
    )


def _gap(days: Mapping[str, str], wording: Wording) -> list[str]:
    if not {"gap_from", "gap_due_on", "gap_to"} <= set(days):
        return []
    return [wording.t("records.day.gap", begin=days["gap_from"], end=days["gap_to"], due=days["gap_due_on"])]


def shown_against(item: Item, result: AssessmentResult, wording: Wording) -> str:
    """Return what the firm's own records show against ``item`` and ask of its owner; what is asked alike, once."""
    cases = {case.id: case for case in result.record_cases}
    told: dict[str, list[str]] = {}
    for finding in result.record_findings:
        if finding.id in item.record_findings and finding.case in cases:
            named = told.setdefault(wording.words(finding.sentence).text, [])
            named.append(place_name(cases[finding.case].about, result, wording))
    return " ".join(f"{'; '.join(dict.fromkeys(named))}: {sentence}" for sentence, named in told.items())


def place_name(place: RecordPlace, result: AssessmentResult, wording: Wording) -> str:
    """Return what a row, artefact, unit or code is called."""
    return wording.label(place.id).text if place.id in result.labels else place.label


def stood(place: RecordPlace, wording: Wording) -> str:
    """Return where a row or artefact stood: file, sheet, row."""
    parts = [part for part in (place.file, place.sheet) if part]
    if place.row:
        parts.append(wording.t("records.row", row=place.row))
    return ", ".join(parts)


def named_place(place: RecordPlace, result: AssessmentResult, wording: Wording) -> str:
    """Return a row with its day and its page: the file is that of the case."""
    name, day = place_name(place, result, wording), wording.day(place.day)
    row = wording.t("records.row", row=place.row) if place.row else ""
    where = ", ".join(part for part in (place.sheet, row) if part)
    told = ", ".join(part for part in (name, day) if part)
    return f"{told} ({where})" if where else told
