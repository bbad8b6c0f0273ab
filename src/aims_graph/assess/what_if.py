"""What follows from a change before it happens: the same organisation with the change made, assessed by the same engine.

Changes are made on what was handed in, exactly as the firm would write them into its file; decisions on mapping rows
come with the knowledge that holds them. Nothing is stored.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.assess.difference import Difference
from aims_graph.assess.question import Handed, sort_out
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
_REASON: Final = "Supposed to be excluded for a reason that the firm has yet to write."
ON_A_DAY: Final = frozenset({"expire", "redesign", "retire", "leave"})
KINDS: Final = ("expire", "withdraw", "supersede", "redesign", "retire", "exclude", "leave", "add")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its ``kind`` (one of :data:`KINDS`) and what it is about, as a user writes it.

    ``expire ARTEFACT@DAY``, ``withdraw ARTEFACT``, ``supersede A=B``, ``redesign SYSTEM@DAY``, ``retire SYSTEM@DAY``,
    ``exclude CONTROL`` or ``exclude UNIT``, ``leave ENTITY@DAY``, ``add FACT=yes@UNIT``.
    """

    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What was supposed, and what differs if it comes true."""

    supposed: tuple[str, ...]
    difference: Difference


def supposing(handed: Handed, changes: Iterable[Change], catalogue: Catalogue, target: str) -> Handed:
    """Return what is handed in once every change is made, in order; ``target``: the edition a control is excluded from.

    Raises ``InputError`` for an unknown id, with the nearest one, or a day that is none.
    """
    for change in changes:
        handed = _Made(handed, catalogue, target).made(change)
    return handed


class _Made:
    def __init__(self, handed: Handed, catalogue: Catalogue, target: str) -> None:
        self.handed, self.catalogue, self.target = handed, catalogue, target
        self.root = handed.iri

    def made(self, change: Change) -> Handed:
        about, day = change.about, ""
        if change.kind in ON_A_DAY:
            about, at, day = change.about.rpartition("@")
            if not at or parse_day(day) is None:
                raise InputError(
                    Problem("day", f"--{change.kind} needs a day.", found=change.about, expected="NAME@YYYY-MM-DD")
                )
        make: Callable[[str, str], list[Triple]] = getattr(self, f"_{change.kind}")
        return sort_out(make(about, day), change.about)

    # ── artefacts ──

    def _expire(self, about: str, day: str) -> list[Triple]:
        return self._set(self._find("Artefact", about), "validUntil", _day(day))

    def _withdraw(self, about: str, _: str) -> list[Triple]:
        return self._set(self._find("Artefact", about), "documentStatus", NamedNode(aims("statusWithdrawn")))

    def _supersede(self, about: str, _: str) -> list[Triple]:
        old, equals, new = about.partition("=")
        if not equals:
            raise InputError(Problem("supersede", "--supersede needs two artefacts.", found=about, expected="OLD=NEW"))
        before, after = self._find("Artefact", old), self._find("Artefact", new)
        changed = self._set(before, "documentStatus", NamedNode(aims("statusSuperseded")))
        return [*changed, Triple(NamedNode(after), NamedNode(aims("supersedes")), NamedNode(before))]

    # ── systems, entities, scope ──

    def _redesign(self, about: str, day: str) -> list[Triple]:
        system = NamedNode(self._find("AISystem", about))
        return [*self.handed.triples, Triple(system, NamedNode(aims("redesignedOn")), _day(day))]

    def _retire(self, about: str, day: str) -> list[Triple]:
        system = self._find("AISystem", about)
        self.handed = replace(self.handed, triples=tuple(self._set(system, "retiredOn", _day(day))))
        return self._set(system, "lifeCycleStage", Literal("retired"))

    def _leave(self, about: str, day: str) -> list[Triple]:
        return self._set(self._find("LegalEntity", about), "leftOn", _day(day))

    def _exclude(self, about: str, _: str) -> list[Triple]:
        if about.startswith(("system/", "entity/")) or not self._is_id(about):
            unit = self._find(("AISystem", "LegalEntity"), about)
            return [t for t in self.handed.triples if unit not in (_iri(t.subject), _iri(t.object))]
        provision = self.catalogue.provisions.get(about)
        if provision is None or provision.kind != "Control" or provision.edition != self.target:
            controls = [
                c for c, p in self.catalogue.provisions.items() if p.kind == "Control" and p.edition == self.target
            ]
            raise _unknown("control", about, controls, f"a control of {self.target}; clauses are never excluded")
        return self._excluded(expand(about))

    def _excluded(self, control: str) -> list[Triple]:
        """The row of the target's own SoA says excluded, with a reason; it is made, with its SoA, where there is none."""
        held = f"{self.root}/held/{self.target}"
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
        row = next(iter(sorted(rows & mine)), f"{self.root}/soa/{self.target}/{control.rpartition('/')[2]}")
        for name, value in (("applicable", Literal(False)), ("justification", Literal(_REASON))):
            self.handed = replace(self.handed, triples=tuple(self._set(row, name, value)))
        changed = self._set(row, "implementation", NamedNode(aims("implementationExcluded")))
        if row in rows & mine:
            return changed
        made = [
            (row, RDF_TYPE, aims("SoAEntry")), (row, aims("soaOf"), held), (row, aims("control"), control),
            (held, RDF_TYPE, aims("ManagementSystem")), (held, aims("edition"), BASE + self.target),
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
        node, iri = self._find(("AISystem", "LegalEntity"), unit), aims(facts[name])
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
        return compact(expand(about)) == about if ":" in about else False

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
            what = (
                "unit"
                if not isinstance(kinds, str)
                else {"Artefact": "artefact", "AISystem": "AI system"}.get(kinds, "entity")
            )
            raise _unknown(
                what,
                given,
                called,
                ", ".join(sorted(node.removeprefix(self.root + "/") for node in found or nodes)[:8]),
            )
        return next(iter(found))


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + "date"))


def _unknown(what: str, given: str, known: Iterable[str], expected: str) -> InputError:
    nearest = difflib.get_close_matches(given.casefold(), sorted({name.casefold() for name in known}), n=1, cutoff=0.4)
    exact = next((name for name in known if nearest and name.casefold() == nearest[0]), None)
    return InputError(
        Problem(f"unknown-{what.replace(' ', '-')}", f"there is no such {what}, or more than one is called so.",
                found=given, expected=expected or f"an {what}; there is none", nearest=exact)
    )  # fmt: skip
