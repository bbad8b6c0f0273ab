"""What follows from a change before it happens: the same organisation with the change made, assessed by the same engine.

Changes are made on what was handed in, exactly as the firm would write them into its file; decisions on mapping rows
come with the knowledge that holds them. Nothing is stored.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.assess.difference import Difference
from aims_graph.assess.question import Handed, sort_out
from aims_graph.assess.scope_changes import with_scope_change
from aims_graph.assess.supposals import Change, Supposals
from aims_graph.assess.texts import Words
from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import BASE, aims, compact, expand
from aims_graph.graph.literals import XSD
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue

_TYPE: Final = NamedNode(RDF_TYPE)
_NAMES: Final = tuple(
    NamedNode(iri)
    for iri in (
        "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/identifier",
        "http://www.w3.org/2000/01/rdf-schema#label",
    )
)  # fmt: skip
_REASON: Final = "Supposed to be decided for a reason that the firm has yet to write."
_UNITS: Final = ("AISystem", "LegalEntity")
_CALLED: Final = {"Artefact": "artefact", "AISystem": "AI system", "LegalEntity": "entity"}
ON_A_DAY: Final = frozenset({"expire", "redesign", "retire", "leave"})
MAY_NAME_A_DAY: Final = frozenset({"include", "exclude"})
_LONGEST_NUMBER: Final = 4
KINDS: Final = (
    "expire", "withdraw", "supersede", "redesign", "retire", "exclude", "include", "leave", "add",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was supposed, in words, and what differs if it comes true."""

    supposed: tuple[Words, ...]
    difference: Difference


def supposing(
    handed: Handed, changes: Iterable[Change], catalogue: Catalogue, targets: Collection[str], day: date
) -> Handed:
    """Return what is handed in once every change is made.

    ``targets``: the editions that a control may be excluded from; ``day``: the day asked about, before which nothing can
    be supposed to happen. Raises ``InputError`` for an unknown id, with the nearest one, for a day that is none or has
    passed, and for two changes that cannot both come true.
    """
    made = _Made(handed, catalogue, targets, day)
    for change in dict.fromkeys(changes):
        made.handed = made.made(change)
    made.supposals.settle()
    return made.handed


class _Made:
    def __init__(self, handed: Handed, catalogue: Catalogue, targets: Collection[str], day: date) -> None:
        self.handed, self.catalogue, self.targets, self.day = handed, catalogue, targets, day
        self.root = handed.iri
        self.supposals = Supposals(handed.iri)

    def made(self, change: Change) -> Handed:
        if change.kind not in KINDS:
            raise _unknown("kind of change", change.kind, KINDS, "one of " + ", ".join(KINDS))
        about, day = self._dated(change)
        make: Callable[[str, str], Sequence[Triple]] = getattr(self, f"_{change.kind}")
        self.supposals.change = change
        return sort_out(make(about, day), change.about)

    def _dated(self, change: Change) -> tuple[str, str]:
        """Return what a change is about and its day, which is empty where it needs none and names none."""
        if change.kind not in ON_A_DAY | MAY_NAME_A_DAY:
            return change.about, ""
        about, at, text = change.about.rpartition("@")
        if not at and change.kind in MAY_NAME_A_DAY:
            return change.about, ""
        day = parse_day(text)
        if not at or not about or day is None:
            said = "needs a day." if change.kind in ON_A_DAY else "names no day."
            raise InputError(Problem("day", f"--{change.kind} {said}", found=change.about, expected="NAME@YYYY-MM-DD"))
        if day < self.day:
            raise InputError(
                Problem(
                    "past",
                    f"--{change.kind}: this day has passed. What has happened is no supposal: it belongs into the "
                    "organisation's file, or the question is asked of an earlier day (--as-of).",
                    found=change.about,
                    expected=f"{self.day.isoformat()} or a later day",
                )
            )
        return about, text

    # ── artefacts ──

    def _expire(self, about: str, day: str) -> list[Triple]:
        artefact = self._find("Artefact", about)
        self.supposals.take("expiry", artefact, day)
        return self._set(artefact, "validUntil", _day(day))

    def _withdraw(self, about: str, _: str) -> list[Triple]:
        artefact = self._find("Artefact", about)
        self.supposals.take("standing", artefact, "withdrawn")
        return self._set(artefact, "documentStatus", NamedNode(aims("statusWithdrawn")))

    def _supersede(self, about: str, _: str) -> list[Triple]:
        old, equals, new = about.partition("=")
        if not equals:
            raise InputError(Problem("supersede", "--supersede needs two artefacts.", found=about, expected="OLD=NEW"))
        before, after = self._find("Artefact", old), self._find("Artefact", new)
        self.supposals.take("standing", before, f"superseded by {after}")
        self.supposals.take("standing", after, "in force")
        changed = self._set(before, "documentStatus", NamedNode(aims("statusSuperseded")))
        return [*changed, Triple(NamedNode(after), NamedNode(aims("supersedes")), NamedNode(before))]

    # ── systems, entities, scope ──

    def _redesign(self, about: str, day: str) -> list[Triple]:
        system = self._find("AISystem", about)
        self.supposals.take("redesign", system, day)
        return [*self.handed.triples, Triple(NamedNode(system), NamedNode(aims("redesignedOn")), _day(day))]

    def _retire(self, about: str, day: str) -> list[Triple]:
        system = self._find("AISystem", about)
        self.supposals.take("retirement", system, day)
        self.handed = replace(self.handed, triples=tuple(self._set(system, "retiredOn", _day(day))))
        return self._set(system, "lifeCycleStage", Literal("retired"))

    def _leave(self, about: str, day: str) -> list[Triple]:
        entity = self._find("LegalEntity", about)
        self.supposals.take("scope", entity, "leaves the group")
        self.supposals.take("departure", entity, day)
        return self._set(entity, "leftOn", _day(day))

    def _include(self, about: str, day: str) -> Sequence[Triple]:
        name, equals, wave = about.partition("=")
        if not equals and about.startswith("wave/"):
            return self._wave(about, day)
        number = _wave_number(wave) if equals else None
        return self._scoped(self._find(_UNITS, name), include=True, day=day, wave=number)

    def _wave(self, about: str, day: str) -> Sequence[Triple]:
        """Bring in every unit that an entry of the scope puts into a wave."""
        number = _wave_number(about)
        waves = {
            _iri(t.subject): t.object.value
            for t in self.handed.triples
            if t.predicate.value == aims("wave") and isinstance(t.object, Literal)
        }
        entries = {entry for entry, wave in waves.items() if wave == str(number)}
        units = {
            _iri(t.object)
            for t in self.handed.triples
            if t.predicate.value == aims("unit") and _iri(t.subject) in entries
        }
        if not units:
            known = sorted({f"wave/{wave}" for wave in waves.values()})
            raise _unknown("wave", about, known, ", ".join(known) or "a unit: the scope has no waves")
        for unit in sorted(units):
            self.handed = replace(self.handed, triples=tuple(self._scoped(unit, include=True, day=day, wave=number)))
        return self.handed.triples

    def _exclude(self, about: str, day: str) -> Sequence[Triple]:
        if about.startswith(("system/", "entity/")) or not self._is_id(about):
            return self._scoped(self._find(_UNITS, about), include=False, day=day)
        provision = self.catalogue.provisions.get(about)
        if provision is None or provision.kind != "Control" or provision.edition not in self.targets:
            controls = [
                c for c, p in self.catalogue.provisions.items() if p.kind == "Control" and p.edition in self.targets
            ]
            editions = " or ".join(self.targets)
            raise _unknown("control", about, controls, f"a control of {editions}; clauses are never excluded")
        if day:
            raise InputError(
                Problem("day", "a row of a statement of applicability has no day of its own.", found=f"{about}@{day}",
                        expected=about)
            )  # fmt: skip
        return self._excluded(expand(about), provision.edition)

    def _scoped(self, unit: str, *, include: bool, day: str, wave: int | None = None) -> Sequence[Triple]:
        """Have one more entry of the scope, signed on the day asked about, take ``unit`` in or out."""
        self.supposals.take("scope", unit, f"{'in' if include else 'out'} {day}".strip())
        starts = parse_day(day) if day else None
        return with_scope_change(
            self.handed, unit, include=include, day=self.day, reason=_REASON, wave=wave, starts=starts
        ).triples

    def _excluded(self, control: str, edition: str) -> list[Triple]:
        """The row of the target's own SoA says excluded, with a reason; it is made, with its SoA, where there is none."""
        held = f"{self.root}/held/{edition}"
        rows = {
            _iri(t.subject)
            for t in self.handed.triples
            if t.predicate.value == aims("control") and _iri(t.object) == control
        }
        mine = {
            _iri(t.subject)
            for t in self.handed.triples
            if t.predicate.value == aims("soaOf") and _iri(t.object) == held
        }
        row = next(iter(sorted(rows & mine)), f"{self.root}/soa/{edition}/{control.rpartition('/')[2]}")
        for name, value in (("applicable", Literal(False)), ("justification", Literal(_REASON))):
            self.handed = replace(self.handed, triples=tuple(self._set(row, name, value)))
        changed = self._set(row, "implementation", NamedNode(aims("implementationExcluded")))
        if row in rows & mine:
            return changed
        made = [
            (row, RDF_TYPE, aims("SoAEntry")), (row, aims("soaOf"), held), (row, aims("control"), control),
            (held, RDF_TYPE, aims("ManagementSystem")), (held, aims("edition"), BASE + edition),
        ]  # fmt: skip
        return [*changed, *(Triple(NamedNode(s), NamedNode(p), NamedNode(o)) for s, p, o in made)]

    # ── facts of the Act ──

    def _add(self, about: str, _: str) -> list[Triple]:
        said, at, unit = about.rpartition("@")
        fact, equals, value = said.partition("=")
        if not (at and equals and value in ("yes", "no")):
            raise InputError(Problem("fact", "--add needs a fact, yes or no, and a unit.", found=about,
                                     expected="FACT=yes@UNIT, such as recruitment=yes@system/ranker"))  # fmt: skip
        facts = {code.removeprefix("fact-"): code for code in self.catalogue.members("Fact")}
        name = fact.removeprefix("fact-")
        if name not in facts:
            raise _unknown("fact", fact, facts, "a fact of the AI Act, such as recruitment")
        node, iri = self._find(_UNITS, unit), aims(facts[name])
        self.supposals.take(f"fact {name}", node, value)
        old = {
            _iri(t.subject) for t in self.handed.triples if t.predicate.value == aims("fact") and _iri(t.object) == iri
        }
        old &= {
            _iri(t.subject)
            for t in self.handed.triples
            if t.predicate.value == aims("aboutUnit") and _iri(t.object) == node
        }
        kept = [t for t in self.handed.triples if _iri(t.subject) not in old]
        local = node.removeprefix(self.root + "/").replace("/", ".")
        subject = NamedNode(f"{self.root}/declaration/{local}.{name}")
        links = ((RDF_TYPE, aims("FactDeclaration")), (aims("aboutUnit"), node), (aims("fact"), iri))
        kept += [Triple(subject, NamedNode(p), NamedNode(o)) for p, o in links]
        return [*kept, Triple(subject, NamedNode(aims("factValue")), Literal(value == "yes"))]

    # ── finding and setting ──

    def _is_id(self, about: str) -> bool:
        try:
            return ":" in about and compact(expand(about)) == about
        except ValueError:  # no prefix of ours
            return False

    def _set(self, subject: str, name: str, value: NamedNode | Literal) -> list[Triple]:
        predicate = NamedNode(aims(name))
        kept = [t for t in self.handed.triples if not (_iri(t.subject) == subject and t.predicate == predicate)]
        return [*kept, Triple(NamedNode(subject), predicate, value)]

    def _find(self, kinds: str | Sequence[str], given: str) -> str:
        """Return the IRI of the node that ``given`` names by local id, number or title. Raises ``InputError``."""
        classes = {NamedNode(aims(name)) for name in ((kinds,) if isinstance(kinds, str) else kinds)}
        nodes = {_iri(t.subject) for t in self.handed.triples if t.predicate == _TYPE and t.object in classes}
        called: dict[str, set[str]] = {}
        for node in nodes:
            local = node.removeprefix(self.root + "/")
            for name in (local, local.partition("/")[2]):
                called.setdefault(name.casefold(), set()).add(node)
        for t in self.handed.triples:
            if t.predicate in _NAMES and _iri(t.subject) in nodes and isinstance(t.object, Literal):
                called.setdefault(t.object.value.casefold(), set()).add(_iri(t.subject))
        found = called.get(" ".join(given.split()).casefold(), set())
        if len(found) != 1:
            what = _CALLED[kinds] if isinstance(kinds, str) else "unit"
            raise _unknown(
                what,
                given,
                {name for name in called if name},
                ", ".join(sorted(node.removeprefix(self.root + "/") for node in found or nodes)[:8]),
            )
        return next(iter(found))


def _wave_number(text: str) -> int:
    number = text.removeprefix("wave/")
    if not text.startswith("wave/") or not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
        raise InputError(Problem("wave", "this is no wave.", found=text, expected="wave/N, such as wave/2"))
    return int(number)


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + "date"))


def _unknown(what: str, given: str, known: Iterable[str], expected: str) -> InputError:
    nearest = difflib.get_close_matches(given.casefold(), sorted({name.casefold() for name in known}), n=1, cutoff=0.4)
    exact = next((name for name in known if nearest and name.casefold() == nearest[0]), None)
    return InputError(
        Problem(f"unknown-{what.replace(' ', '-')}", f"there is no such {what}, or more than one is called so.",
                found=given, expected=expected or "one that ORG names; it names none", nearest=exact)
    )  # fmt: skip
