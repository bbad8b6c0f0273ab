"""The scope of the management system as a result tells it: statement, entries, and how each unit stands on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.question import Handed, Question
from aims_graph.assess.scope_changes import Departure, what_leaves
from aims_graph.assess.scope_sites import SiteScope, Titles, read_sites, site_of, sites_named

IN: Final = "in"
OUT: Final = "out"
PLANNED: Final = "planned"
LEFT: Final = "left"
JOINS: Final = "joins"


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One entry of the scope as written down. ``counts_from``: the later of its signature and the day it names; None
    where it is not signed or not dated. ``standing``: in_force, overruled (a later entry is in force), coming, unsigned,
    or unknown_unit (it names no unit of the assessment). ``site``: the site it is about. ``says_no_reason``: its reason
    is none, such as “N/A”."""

    id: str
    label: str
    units: tuple[str, ...]
    decision: str | None
    standing: str
    reason: str | None = None
    boundary: str | None = None
    wave: int | None = None
    signed_by: str | None = None
    signed_on: str | None = None
    effective_from: str | None = None
    counts_from: str | None = None
    document: str | None = None
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    site: str | None = None
    says_no_reason: bool = False


@dataclass(frozen=True, slots=True)
class UnitScope:
    """How the scope holds a unit on the day. ``standing``: in, out, planned, left (the group), joins (it later).

    ``since``: the day from which it stands so, or will. ``entries``: ids of what says so; ``unsigned``: of changes that
    do not count. ``under_act``: categories of the AI Act that it is in, where the Act is a target."""

    unit: str
    label: str
    kind: str
    standing: str
    entity: str | None = None
    entries: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    since: str | None = None
    wave: int | None = None
    under_act: tuple[str, ...] = ()
    controlled_by: str | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A legal entity that is still in the group and leaves it on ``day``; with it goes what ``goes`` says."""

    day: str
    goes: Departure


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of the management system. ``statement`` is in the words of the organisation. ``sites``: those that
    certificates name. ``leaving``: legal entities that leave the group after the day, first who leaves first."""

    statement: str | None = None
    document: str | None = None
    entries: tuple[ScopeLine, ...] = ()
    units: tuple[UnitScope, ...] = ()
    sites: tuple[SiteScope, ...] = ()
    leaving: tuple[Leaving, ...] = ()


def read_scope(view: GraphView, handed: Handed, question: Question, titles: Titles) -> Scope:
    """Return the scope that a derived graph holds, entries in the order of their files, units as handed in."""
    reader = _Reader(view, handed, question, titles)
    statement = view.one(handed.iri, "aimsScope")
    return Scope(
        statement=statement,
        document=reader.local(view.one(handed.iri, "scopeDocument")),
        entries=tuple(sorted(reader.entries(), key=lambda line: (line.file or "", line.row or 0, line.id))),
        units=tuple(reader.unit(iri, kind) for iri, kind in handed.units),
        sites=read_sites(view, titles, statement, question.as_of.isoformat()),
        leaving=tuple(reader.leaving()),
    )


class _Reader:
    def __init__(self, view: GraphView, handed: Handed, question: Question, titles: Titles) -> None:
        self._view = view
        self._root = handed.iri + "/"
        self._own = handed
        self._in_scope = set(view.all(question.iri, "inScope"))
        self._covered = set(view.all(question.iri, "mayCover"))
        self._day = question.as_of.isoformat()
        self._sites = tuple(sites_named(view, titles))

    def local(self, iri: str | None) -> str | None:
        return iri.removeprefix(self._root) if iri is not None else None

    def _locals(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(iri.removeprefix(self._root) for iri in iris)

    def entries(self) -> Iterable[ScopeLine]:
        view = self._view
        for iri in view.of_type("ScopeEntry"):
            yield ScopeLine(
                id=iri.removeprefix(self._root),
                label=view.one(iri, RDFS + "label") or iri.removeprefix(self._root),
                units=self._locals(view.all(iri, "unit")),
                decision=view.code(iri, "scopeDecision"),
                standing=self._standing(iri),
                reason=view.one(iri, "justification"),
                boundary=view.one(iri, "boundary"),
                wave=view.number(iri, "wave"),
                signed_by=view.one(iri, "signedBy"),
                signed_on=view.one(iri, "signedOn"),
                effective_from=view.one(iri, "effectiveFrom"),
                counts_from=view.one(iri, "scopeFrom"),
                document=self.local(view.one(iri, "recordedIn")),
                file=view.one(iri, "sourceFile"),
                sheet=view.one(iri, "sourceSheet"),
                row=view.number(iri, "sourceRow"),
                site=site_of(view, iri, self._sites),
                says_no_reason=view.truth(iri, "saysNoReason") is True,
            )

    def _standing(self, iri: str) -> str:
        view = self._view
        decided = view.all(iri, "scopesUnit")
        if view.truth(iri, "scopeUnsigned"):
            return "unsigned"
        if not view.truth(iri, "scopeInForce"):
            return "coming"
        if not decided:
            return "in_force" if site_of(view, iri, self._sites) else "unknown_unit"
        return "in_force" if any(iri in view.all(unit, "scopeLatest") for unit in decided) else "overruled"

    def leaving(self) -> Iterable[Leaving]:
        """Return the entities of the group that leave it later, by day."""
        entities = [iri for iri, kind in self._own.units if kind == "unitEntity" and iri in self._in_scope]
        days = sorted((day, iri) for iri in entities for day in self._view.all(iri, "leftOn")[:1] if day > self._day)
        for day, iri in days:
            yield Leaving(day, what_leaves(self._own, iri))

    def unit(self, iri: str, kind: str) -> UnitScope:
        view = self._view
        standing, entries, since = self._stands(iri)
        return UnitScope(
            unit=iri.removeprefix(self._root),
            label=view.one(iri, RDFS + "label") or view.one(iri, DCTERMS + "title") or iri.rpartition("/")[2],
            kind="entity" if kind == "unitEntity" else "system",
            standing=standing,
            entity=self.local(view.one(iri, "ofEntity")),
            entries=self._locals(entries),
            unsigned=self._locals(view.all(iri, "scopeDoubt")),
            since=since,
            wave=view.number(iri, "unitWave"),
            under_act=tuple(code.removeprefix("category-") for code in view.codes(iri, "unitCategory")),
            controlled_by=self.local(view.one(iri, "controlledBy")),
        )

    def _stands(self, iri: str) -> tuple[str, list[str], str | None]:
        view = self._view
        if iri in self._covered and iri not in self._in_scope:
            return self._outside_group(iri)
        for standing, name in ((OUT, "scopedOut"), (PLANNED, "planned"), (IN, "scopedIn")):
            found = view.all(iri, name)
            if found:
                return (
                    standing,
                    found,
                    min(filter(None, (view.one(entry, "scopeFrom") for entry in found)), default=None),
                )
        return IN, [], None

    def _outside_group(self, iri: str) -> tuple[str, list[str], str | None]:
        """Say when the unit left, or when it will join; an AI system goes with its entities."""
        owners = self._view.all(iri, "ofEntity") or [iri]
        left = [day for owner in owners for day in self._view.all(owner, "leftOn") if day <= self._day]
        if left:
            return LEFT, [], max(left)
        return JOINS, [], min((day for owner in owners for day in self._view.all(owner, "joinedOn")), default=None)
