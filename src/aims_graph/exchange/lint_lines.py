"""Entries with their ends resolved: what the rules of lint look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from aims_graph.base.terms import EDITIONS
from aims_graph.exchange.crosswalk import Crosswalk, Entry
from aims_graph.exchange.ids import Ids, Resolved, Status
from aims_graph.exchange.names import named
from aims_graph.knowledge.catalogue import Catalogue

_ENOUGH: Final = 0.6
_LETTERED: Final = ("iso27001", "iso42001")
_HEADINGS: Final = frozenset(
    {"ControlGroup", "ControlObjective", "Chapter", "Section", "Annex", "Guidance", "RiskSource",
     "OrganisationalObjective", "Definition"}
)  # fmt: skip
_BEFORE_REQUIREMENTS: Final = frozenset({"1", "2", "3"})


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, and what its ends mean."""

    file: str
    entry: Entry
    source: Resolved
    target: Resolved

    @property
    def row(self) -> int:
        """The row of the entry."""
        return self.entry.row

    def ends(self) -> Iterator[tuple[str, Resolved, str, str]]:
        """Yield both ends: side, what it means, the id and the title as written."""
        yield "source", self.source, self.entry.source, self.entry.source_title
        yield "target", self.target, self.entry.target, self.entry.target_title


class Lines:
    """The lines of one file, with what the catalogue says of their ends."""

    def __init__(self, crosswalk: Crosswalk, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.ids = Ids(catalogue, crosswalk.prefixes)
        self.crosswalk = _with_sets(crosswalk, self.ids)
        self.ids.bare_is_control.update(_bare(self.crosswalk, self.ids))
        resolve = self.ids.resolve
        self.lines: tuple[Line, ...] = tuple(
            Line(
                crosswalk.file, entry, resolve(entry.source, entry.source_set), resolve(entry.target, entry.target_set)
            )
            for entry in self.crosswalk.entries
        )
        self._assessable: dict[str, str | None] = {}

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.crosswalk.file

    @cached_property
    def _with_statements(self) -> frozenset[str]:
        provisions = self.catalogue.provisions
        return frozenset(provisions[curie].edition for curie in self.catalogue.statements_of)

    def heading(self, curie: str) -> str | None:
        """Return the kind of a provision that asks nothing itself; None where it asks something."""
        if curie not in self._assessable:
            self._assessable[curie] = self._heading(curie)
        return self._assessable[curie]

    def _heading(self, curie: str) -> str | None:
        provision = self.catalogue.provisions.get(curie)
        if provision is None or self.catalogue.statements_of.get(curie):
            return None
        if provision.kind in _HEADINGS:
            return provision.kind
        if provision.kind != "Clause":
            return None
        number = curie.partition(":")[2]
        if number.partition(".")[0] in _BEFORE_REQUIREMENTS or provision.edition in self._with_statements:
            return provision.kind
        return provision.kind if self.catalogue.children.get(curie) else None


def _with_sets(crosswalk: Crosswalk, ids: Ids) -> Crosswalk:
    """Tell of which framework the ids of a bare table are, where what stands in it leaves no doubt."""
    if crosswalk.form not in ("csv", "xlsx"):
        return crosswalk
    entries: Sequence[Entry] = crosswalk.entries
    for side in ("source", "target"):
        sets = {getattr(entry, f"{side}_set") for entry in entries}
        unnamed = {of for of in sets if not of or not named(of)}
        texts = {getattr(entry, side) for entry in entries if getattr(entry, f"{side}_set") in unnamed}
        best = _best([text for text in texts if text and ids.resolve(text).status is Status.FOREIGN], ids)
        if best:
            entries = [_of(e, side, best) if getattr(e, f"{side}_set") in unnamed else e for e in entries]
    return replace(crosswalk, entries=tuple(entries))


def _of(entry: Entry, side: str, of_set: str) -> Entry:
    return replace(entry, source_set=of_set) if side == "source" else replace(entry, target_set=of_set)


def _best(texts: Sequence[str], ids: Ids) -> str | None:
    lettered = [text for text in texts if text[:1] in "Aa" and text[1:2] in (".", " ", "-")]
    if not texts or len(lettered) < _ENOUGH * len(texts):
        return None
    known = Counter({p: sum(ids.resolve(t, EDITIONS[p]).status is Status.KNOWN for t in texts) for p in _LETTERED})
    (first, most), (_, second) = known.most_common(2)
    return EDITIONS[first] if most >= _ENOUGH * len(texts) and most > second else None


def _bare(crosswalk: Crosswalk, ids: Ids) -> dict[str, bool]:
    """Framework as written → whether its bare numbers are controls, where the list as a whole tells."""
    clauses: Counter[str] = Counter()
    controls: Counter[str] = Counter()
    told = {of for e in crosswalk.entries for of in (e.source_set, e.target_set) if of}
    told = {of for of in told if named(of)}
    sides = {(e.source, e.source_set) for e in crosswalk.entries if e.source_set in told}
    sides |= {(e.target, e.target_set) for e in crosswalk.entries if e.target_set in told}
    for text, of_set in sides:
        if text[:1] in ("A", "a") and ids.resolve(text, of_set).status is Status.KNOWN:
            clauses[of_set] += 1  # who writes the letter where it stands means a clause where it does not
            continue
        clause, control = ids.could_be_control(text, of_set)
        clauses[of_set] += clause and not control
        controls[of_set] += control and not clause
    ids.forget()
    return {of: controls[of] > 0 for of in {*clauses, *controls} if (clauses[of] > 0) != (controls[of] > 0)}
