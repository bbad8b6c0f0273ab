"""The numbers of the summary: the counts of the result, by item and by requirement side by side.

Every number keeps its definition and its query. By requirement, each requirement counts once, where its worst
item is: both columns add up, and five AI systems do not inflate the second.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.result import AssessmentResult, Count, Item
from aims_graph.base.terms import AIMS
from aims_graph.reports.wording import Phrase, Wording

STATES: Final = ("not_applicable", "evidenced", "claimed", "unassessed", "not_evidenced")
"""The published order of roll-up, worst last."""
ACTIONS: Final = ("confirm", "repair", "reuse", "extend", "candidate", "create", "unmapped")
"""The published order of actions, the heaviest last."""
STANDINGS: Final = ("reuseJoined", "reuseNamed", "reusePresumed")
"""What stands behind a reuse, the weakest last."""
BLOCKING: Final = ("blocksStage1", "blocksStage2", "blocksNone")

STATE_LINES: Final = ("evidenced", "claimed", "not_evidenced", "unassessed", "not_applicable")
ACTION_LINES: Final = ("reuse", "extend", "create", "candidate", "unmapped", "confirm", "repair")

_REQUIREMENTS_BY_STANDING: Final = f"""PREFIX aims: <{AIMS}>
SELECT ?code (COUNT(DISTINCT ?requirement) AS ?n) WHERE {{
  {{ SELECT ?requirement (MAX(?place) AS ?weakest) WHERE {{
      ?item a aims:Item ; aims:counted true ; aims:requirement ?requirement ;
        aims:reuseStanding/aims:order ?place .
      FILTER NOT EXISTS {{ ?item aims:bindsFrom ?day }}
    }} GROUP BY ?requirement }}
  ?code a aims:ReuseStanding ; aims:order ?weakest .
}} GROUP BY ?code"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and the query that gives it."""

    id: str
    value: int
    label: Phrase
    definition: Phrase
    query: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of the summary: the same thing by item and by requirement. A number nobody counted is None."""

    code: str
    label: Phrase
    items: Figure | None
    requirements: Figure | None


@dataclass(frozen=True, slots=True)
class Family:
    """The numbers that one query gives, with the definition they share."""

    definition: Phrase
    figures: tuple[Figure, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the summary, line by line."""

    total: FigureLine
    states: tuple[FigureLine, ...]
    actions: tuple[FigureLine, ...]
    standings: tuple[FigureLine, ...]
    blocking: tuple[FigureLine, ...]
    documented: tuple[FigureLine, ...]
    unsettled: int
    stopped: int

    @property
    def families(self) -> tuple[Family, ...]:
        """Return every number, gathered by the query that gives it."""
        found: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.all:
            found.setdefault((figure.id.partition("/")[0], figure.query), []).append(figure)
        return tuple(Family(members[0].definition, tuple(members), query) for (_, query), members in found.items())

    @property
    def all(self) -> tuple[Figure, ...]:
        """Return every number, in the order of the summary."""
        families = (self.actions, self.standings, (self.total,), self.states, self.blocking, self.documented)
        lines = [line for family in families for line in family]
        return tuple(figure for line in lines for figure in (line.items, line.requirements) if figure is not None)


def figures(result: AssessmentResult, wording: Wording) -> Figures:
    """Return the numbers of ``result``, with their words."""
    found = {count.id: count for count in (*_by_standing(result, wording), *result.counts)}

    def lines(codes: Sequence[str], items: str, requirements: str = "") -> tuple[FigureLine, ...]:
        return tuple(
            FigureLine(
                code,
                _named(code, wording),
                _figure(found.get(f"{items}/{code}"), wording),
                _figure(found.get(f"{requirements}/{code}"), wording),
            )
            for code in codes
        )

    states = lines(STATE_LINES, "items-by-state", "requirements-by-state")
    return Figures(
        total=_total(states, wording),
        states=states,
        actions=lines(ACTION_LINES, "items-by-action", "requirements-by-action"),
        standings=lines(STANDINGS, "reuse-by-standing", "requirements-by-standing"),
        blocking=lines(BLOCKING, "open-by-blocking"),
        documented=lines(STATE_LINES, "documented-information-by-state"),
        unsettled=sum(1 for item in result.items if item.unsettled),
        stopped=sum(1 for item in result.items if item.stopped),
    )


def _named(code: str, wording: Wording) -> Phrase:
    key = f"figure.{code}"
    return Phrase(wording.t(key)) if wording.has(key) else wording.label(code)


def _figure(count: Count | None, wording: Wording) -> Figure | None:
    if count is None:
        return None
    query = "\n".join(line for line in count.query.splitlines() if not line.startswith("#")).strip()
    return Figure(count.id, count.value, wording.words(count.label), wording.words(count.definition), query)


def _total(states: Sequence[FigureLine], wording: Wording) -> FigureLine:
    label = Phrase(wording.t("figure.all"))

    def sum_of(name: str, parts: list[Figure | None]) -> Figure | None:
        known = [part for part in parts if part is not None]
        if not known:
            return None
        definition = Phrase(wording.t(f"define.{name}"))
        return Figure(f"{name}/all", sum(part.value for part in known), label, definition, known[0].query)

    items = sum_of("items", [line.items for line in states])
    return FigureLine("all", label, items, sum_of("requirements", [line.requirements for line in states]))


def _by_standing(result: AssessmentResult, wording: Wording) -> list[Count]:
    """Return the requirements by the weakest thing behind their reuse: the result counts items only."""
    members: dict[str, list[Item]] = defaultdict(list)
    for item in result.items:
        if item.counted and item.reuse_standing is not None:
            members[item.requirement].append(item)
    weakest = Counter(
        max((item.reuse_standing or "" for item in group), key=STANDINGS.index) for group in members.values()
    )
    definition = {wording.lang: wording.t("define.standing")}
    return [
        Count(
            id=f"requirements-by-standing/{code}",
            value=weakest[code],
            label={wording.lang: wording.t("define.standing_label", label=wording.label(code).text)},
            definition=definition,
            query=_REQUIREMENTS_BY_STANDING,
        )
        for code in STANDINGS
    ]
