"""The tables of the report: the map by clause, documented information, artefacts, the evidence index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AssessmentResult, Item, Requirement
from aims_graph.reports.citing import cited
from aims_graph.reports.figures import ACTIONS, STATES
from aims_graph.reports.lines import Line, Sorter, make_lines
from aims_graph.reports.reasons import (
    artefacts_addressing,
    artefacts_joined,
    artefacts_named,
    artefacts_offered,
)
from aims_graph.reports.wording import Phrase, Wording, local

_HEADING: Final = re.compile(r"(?:[A-Z]\.)?\d+|[IVX]+")


@dataclass(frozen=True, slots=True)
class MapRow:
    """A requirement against states and actions: how many items, how many settled, the worst state."""

    requirement: str
    title: Phrase
    state: str
    worst: Phrase
    settled: int
    total: int
    states: tuple[int, ...]
    actions: tuple[int, ...]
    unsettled: int


@dataclass(frozen=True, slots=True)
class MapGroup:
    """The rows of one clause or control group, with its heading and sums."""

    heading: str
    title: Phrase | None
    rows: tuple[MapRow, ...]

    @property
    def settled(self) -> int:
        """Return how many items of the group are evidenced or not applicable."""
        return sum(row.settled for row in self.rows)

    @property
    def total(self) -> int:
        """Return how many items of the group count."""
        return sum(row.total for row in self.rows)

    @property
    def states(self) -> tuple[int, ...]:
        """Return the items of the group by state."""
        return tuple(sum(row.states[place] for row in self.rows) for place in range(len(STATES)))

    @property
    def actions(self) -> tuple[int, ...]:
        """Return the open items of the group by action."""
        return tuple(sum(row.actions[place] for row in self.rows) for place in range(len(ACTIONS)))


def clause_map(result: AssessmentResult, wording: Wording) -> tuple[MapGroup, ...]:
    """Return every requirement that items hang on, gathered by clause or control group."""
    asked: dict[str, list[Item]] = {}
    for item in result.items:
        asked.setdefault(item.requirement, []).append(item)
    groups: dict[str, list[MapRow]] = {}
    for requirement in result.requirements:
        if requirement.id in asked:
            row = _map_row(requirement, asked[requirement.id], wording)
            groups.setdefault(heading(requirement.id), []).append(row)
    titles = {requirement.id for requirement in result.requirements}
    return tuple(
        MapGroup(
            _named(key, len(result.targets) > 1, wording),
            wording.title(key) if key in titles else None,
            tuple(rows),
        )
        for key, rows in groups.items()
    )


def heading(requirement: str) -> str:
    """Return the clause or control group of a requirement: ``iso42001:A.6.2.4`` → ``iso42001:A.6``."""
    prefix, _, rest = requirement.partition(":")
    match = _HEADING.match(rest)
    return f"{prefix}:{match[0]}" if match else requirement


def _named(key: str, several: bool, wording: Wording) -> str:
    prefix, _, rest = key.partition(":")
    kind = "article" if prefix == "aiact" else "group" if rest[:1].isalpha() else "clause"
    if not several:
        return wording.t(f"map.{kind}", number=rest)
    return wording.t(f"map.{kind}_of", framework=wording.reference(f"{prefix}:").strip(), number=rest)


def _map_row(requirement: Requirement, items: list[Item], wording: Wording) -> MapRow:
    return MapRow(
        requirement=local(requirement.id),
        title=wording.title(requirement.id),
        state=requirement.state,
        worst=wording.label(requirement.state),
        settled=requirement.settled,
        total=requirement.total,
        states=tuple(requirement.states.get(state, 0) for state in STATES),
        actions=tuple(requirement.actions.get(action, 0) for action in ACTIONS),
        unsettled=sum(1 for item in items if item.unsettled),
    )


@dataclass(frozen=True, slots=True)
class Documented:
    """Documented information that a framework expressly requires, and what there is."""

    line: Line
    title: Phrase
    existing: tuple[Phrase, ...]
    types: tuple[Phrase, ...]


def documented_information(result: AssessmentResult, wording: Wording) -> tuple[Documented, ...]:
    """Return the statements that expressly require documented information, each once a likeness of units."""
    wanted = (item for item in result.items if item.documented_information and not item.planned)
    items = sorted(wanted, key=Sorter(result))
    return tuple(_documented(line, result, wording) for line in make_lines(items, result, wording))


def _documented(line: Line, result: AssessmentResult, wording: Wording) -> Documented:
    item = line.item
    title = wording.title(item.requirement, item.requirement_title)
    existing = (*_soa_rows(item, result, wording), *found(item, wording))
    return Documented(line, title, existing, wording.labels(item.fitting_types))


def _soa_rows(item: Item, result: AssessmentResult, wording: Wording) -> tuple[Phrase, ...]:
    """Return the statement of applicability that was handed in, where what is asked of it is what must be documented."""
    if not item.statement.startswith("iso42001:6.1.3_") or "StatementOfApplicability" not in item.fitting_types:
        return ()
    rows = sum(1 for entry in result.entries.values() if entry.edition == "iso42001-2023")
    return (Phrase(wording.t("documented.soa", rows=wording.n("soa_row", rows))),) if rows else ()


def found(item: Item, wording: Wording) -> tuple[Phrase, ...]:
    """Return what exists for an item, each artefact once, gathered by how sure its tie is."""
    return _told(_ties(item), wording)


_TIES: Final = ("addressing", "joined", "named", "offered")
"""How an artefact can be tied to an item, the surest first."""


def _ties(item: Item) -> dict[str, str]:
    """Return the artefacts of an item with the surest of their ties."""
    known = (artefacts_addressing(item), artefacts_joined(item), artefacts_named(item), artefacts_offered(item))
    ties: dict[str, str] = {}
    for tie, artefacts in zip(_TIES, known, strict=True):
        for artefact in artefacts:
            ties.setdefault(artefact, tie)
    return ties


def _told(ties: Mapping[str, str], wording: Wording) -> tuple[Phrase, ...]:
    """Return a phrase for each kind of tie, with the artefacts it holds for."""
    return tuple(
        Phrase(wording.t(f"tie.{tie}", documents=wording.documents(known)), own=True)
        for tie in _TIES
        if (known := [artefact for artefact, its in ties.items() if its == tie])
    )


@dataclass(frozen=True, slots=True)
class ArtefactRow:
    """An artefact handed in, and the requirements it bears on. ``key``: its place in the result."""

    key: str
    type: Phrase
    status: Phrase | None
    owner: str
    version: str
    next_review: str
    valid_until: str
    said: tuple[Phrase, ...]
    place: str
    requirements: tuple[str, ...]


def artefact_rows(result: AssessmentResult, wording: Wording) -> tuple[ArtefactRow, ...]:
    """Return every artefact of the result, with the requirements whose items lean on it or could."""
    leaning: dict[str, dict[str, None]] = {}
    for item in sorted(result.items, key=Sorter(result)):
        ties = (artefacts_addressing, artefacts_joined, artefacts_named, artefacts_offered)
        for artefact in (artefact for tie in ties for artefact in tie(item)):
            leaning.setdefault(artefact, {}).setdefault(item.requirement)
    return tuple(
        ArtefactRow(
            key=key,
            type=wording.label(artefact.type),
            status=wording.label(artefact.status) if artefact.status else None,
            owner=artefact.owner or "",
            version=artefact.version or "",
            next_review=artefact.next_review or "",
            valid_until=artefact.valid_until or "",
            said=wording.labels((*artefact.deficiencies, *artefact.observations)),
            place=wording.place(artefact),
            requirements=tuple(local(requirement) for requirement in leaning.get(key, ())),
        )
        for key, artefact in result.artefacts.items()
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known to exist for a requirement."""

    requirement: str
    title: Phrase
    artefacts: tuple[Phrase, ...]


def evidence_index(result: AssessmentResult, wording: Wording) -> tuple[Evidence, ...]:
    """Return, by clause, the artefacts joined, named by title or offered; requirements with none stay in."""
    rows: dict[str, dict[str, str]] = {}
    for item in sorted(result.items, key=Sorter(result)):
        kept = rows.setdefault(item.requirement, {})
        for artefact, tie in _ties(item).items():
            kept[artefact] = min(tie, kept.get(artefact, tie), key=_TIES.index)
    return tuple(Evidence(_place(key, wording), wording.title(key), _told(kept, wording)) for key, kept in rows.items())


def _place(requirement: str, wording: Wording) -> str:
    """Return a clause or control by its number, a provision of the law as it is cited: 9.2 and Art. 9(2) are two things."""
    return cited(requirement, wording) if requirement.startswith("aiact:") else local(requirement)
