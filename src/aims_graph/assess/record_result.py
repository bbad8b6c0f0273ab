"""What the records show, as frozen values of the result: cases judged, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aims_graph.assess.texts import Words


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A row, artefact or unit that a case rests on, and where it stood."""

    id: str
    label: str
    day: str | None = None
    file: str | None = None
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class RecordCase:
    """One thing that the records have to show. ``verdict``: met, failed, asked or observed.

    ``days``: what was compared, by name: needed_by, on, due_on, last_on, next_due_on, gap_from, gap_due_on, gap_to; a
    measured case has limit and value there too, an evaluation its criteria, a committee the persons without training.
    """

    id: str
    kind: str
    theme: str
    verdict: str
    about: RecordPlace
    unit: str | None = None
    met_by: tuple[RecordPlace, ...] = ()
    late_by: tuple[RecordPlace, ...] = ()
    against: tuple[RecordPlace, ...] = ()
    """What a conflict, a lapsed interval or a gap rests on."""
    days: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """What a record shape found of a case.

    ``effect``: effectDeficiency, effectQuestion or effectObservation. ``sentence`` tells its owner what to do; of a
    question it is the question. ``own_rule``: true where it bears on nothing but a rule of the firm's own, which is
    never counted as an item.
    """

    id: str
    code: str
    shape: str
    case: str
    effect: str
    sentence: Words
    cause: str | None = None
    bears_on: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    """Lists declared complete that show an absence, each with its day."""
    own_rule: bool = False
