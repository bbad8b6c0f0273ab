"""Controls in operation: what the firm's own records show, by theme – met, open, to be asked, worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aims_graph.assess.record_result import RecordCase, RecordFinding, RecordPlace
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.citing import cited
from aims_graph.reports.wording import Phrase, Wording, natural, provision

VERDICTS: Final = ("failed", "asked", "observed", "met")
_DAYS: Final = ("criteria", "needed_by", "on", "due_on", "last_on", "next_due_on", "gap_from", "gap_due_on", "gap_to", "limit",
                "value", "assessed_on", "persons")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One case with what was said of it. ``said`` is empty where it is met."""

    verdict: str
    kind: Phrase
    about: str
    place: str
    unit: str
    days: str
    met_by: tuple[str, ...]
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

    def tally(self, wording: Wording) -> str:
        """Return how many cases have each verdict that occurs, in words."""
        counted = ((verdict, self.number(verdict)) for verdict in VERDICTS)
        return "; ".join(wording.t(f"records.n.{verdict}", n=n) for verdict, n in counted if n)

    def of(self, verdict: str) -> tuple[RecordRow, ...]:
        """Return the cases with this verdict."""
        return tuple(row for row in self.rows if row.verdict == verdict)


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


def _row(case: RecordCase, findings: list[RecordFinding], result: AssessmentResult, wording: Wording) -> RecordRow:
    # a duty of a law that is no target, or that binds nobody here, is not named
    asked = {item.statement for item in result.items}
    bears_on = dict.fromkeys(said for finding in findings for said in finding.bears_on if said in asked)
    unit = next((unit.label for unit in result.units if unit.id == case.unit), "")
    return RecordRow(
        verdict=case.verdict,
        kind=wording.label(case.kind),
        about=_name(case.about, result, wording),
        place=stood(case.about, wording),
        unit=unit,
        days="; ".join(
            f"{wording.t(f'records.day.{name}')} {wording.number(wording.day(case.days[name]))}"
            for name in _DAYS
            if name in case.days
        ),
        # a row that shows itself need not be named twice
        met_by=tuple(
            named_place(place, result, wording)
            for place in (*case.met_by, *case.late_by, *case.against)
            if place.id != case.about.id
        ),
        said=tuple(wording.words(finding.sentence) for finding in findings),
        bears_on=_places(sorted(bears_on, key=natural), wording),
        own_rule=bool(findings) and all(finding.own_rule for finding in findings),
        shapes=tuple(finding.shape.removeprefix("aims:") for finding in findings),
    )


def _places(statements: list[str], wording: Wording) -> tuple[str, ...]:
    """Return statements by requirement; those of the law as their provision is cited, which no number of a standard is."""
    of_law = [statement for statement in statements if statement.startswith("aiact:")]
    articles = dict.fromkeys(cited(provision(statement), wording) for statement in of_law)
    return (*wording.several(s for s in statements if s not in of_law), *articles)


def shown_against(item: Item, result: AssessmentResult, wording: Wording) -> str:
    """Return what the firm's own records show against ``item`` and ask of its owner; what is asked alike, once."""
    cases = {case.id: case for case in result.record_cases}
    told: dict[str, list[str]] = {}
    for finding in result.record_findings:
        if finding.id in item.record_findings and finding.case in cases:
            named = told.setdefault(wording.words(finding.sentence).text, [])
            named.append(_name(cases[finding.case].about, result, wording))
    return " ".join(f"{'; '.join(dict.fromkeys(named))}: {sentence}" for sentence, named in told.items())


def _name(place: RecordPlace, result: AssessmentResult, wording: Wording) -> str:
    return wording.label(place.id).text if place.id in result.labels else place.label


def stood(place: RecordPlace, wording: Wording) -> str:
    """Return where a row or artefact stood: file, sheet, row."""
    parts = [part for part in (place.file, place.sheet) if part]
    if place.row:
        parts.append(wording.t("records.row", row=place.row))
    return ", ".join(parts)


def named_place(place: RecordPlace, result: AssessmentResult, wording: Wording) -> str:
    """Return the name of a row or artefact with its day and where it stood."""
    where = stood(place, wording)
    parts = (_name(place, result, wording), _on(place, wording), f"({where})" if where else "")
    return " ".join(part for part in parts if part)


def _on(place: RecordPlace, wording: Wording) -> str:
    return f"· {wording.day(place.day)}" if place.day else ""
