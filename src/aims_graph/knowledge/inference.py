"""What follows from all mapping rows together: the closure, and the pairs that can cover as derived rows.

A derived row carries a relation and its proof, nothing else: reuse and delta are never composed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from aims_graph.algebra import PREDICATES, VERSION, Closure, Fact, Ground, Kind, Proof, Whole, facts_of
from aims_graph.algebra.facts import structure_of
from aims_graph.base.terms import EDITIONS
from aims_graph.knowledge import cache
from aims_graph.knowledge.stale import review_of

if TYPE_CHECKING:
    from aims_graph.knowledge.knowledge import Knowledge
    from aims_graph.knowledge.sssom import Row

COVERS: Final = ("equalTo", "supersetOf", "subsetOf")
"""The relations that are materialised: the source holds all of the target, or all it asks is asked there.
What merely has something in common is found on request (:meth:`Inference.between`)."""

_FORM: Final = "2"
"""Raised whenever what is cached changes its form or its choice."""

_WORST_FIRST: Final = ("disputed", "stale", "unreviewed", "reviewed")


@dataclass(frozen=True, slots=True)
class Derived:
    """A relation that follows from rows. ``justification``: ``MappingChaining`` or ``MappingInversion``."""

    record_id: str
    source: str
    target: str
    relation: str
    justification: str
    evidence: tuple[str, ...]
    """Record ids of the rows it stands on, in the order of the proof."""
    confidence: float | None
    """The product along the surest proof; None where a row of it states none."""
    weakest: str
    """The weakest standing among the rows: disputed, stale, unreviewed or reviewed."""

    @property
    def review(self) -> str:
        """How the derived row itself stands: nobody has reviewed it, and it is no better than its weakest row."""
        return _itself(self.weakest)


@dataclass(frozen=True, slots=True)
class JointCover:
    """Every statement of a requirement is covered from one edition, and the requirement asks no more than them."""

    requirement: str
    edition: str
    parts: tuple[tuple[str, str], ...]
    """Each statement with the end that covers it, in order."""
    evidence: tuple[str, ...]
    confidence: float | None
    weakest: str

    @property
    def review(self) -> str:
        """How the cover itself stands: nobody has reviewed it, and it is no better than its weakest row."""
        return _itself(self.weakest)


class Inference:
    """What follows from the rows of ``knowledge``. Found when first asked for; materialised rows come from the cache."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._catalogue = knowledge.catalogue

    # ── the closure ──

    @cached_property
    def closure(self) -> Closure:
        """The closure over every row and the structure of every edition. Rows that found nothing stay out."""
        return Closure(self._facts(), self._wholes())

    def _facts(self) -> Iterator[Fact]:
        for record, row in self.rows.items():
            yield from facts_of(row.relation, row.subject_id, row.object_id, record, _weight(row))
        for requirement, statements in self._catalogue.statements_of.items():
            yield from structure_of(requirement, tuple(statements))

    def _wholes(self) -> Iterator[Whole]:
        for requirement, statements in self._catalogue.statements_of.items():
            if len(statements) > 1 and requirement in self._catalogue.exhaustive:
                yield Whole(requirement, tuple(statements))

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows that take part, by record id: those that relate two ends and that somebody holds at all."""
        return {
            record: row
            for record, row in self._knowledge.rows.items()
            if not row.searched and (_confidence(row) is None or _confidence(row) != 0)
        }

    @cached_property
    def equal_rows(self) -> frozenset[str]:
        """Record ids of the rows that say "equal"."""
        return frozenset(record for record, row in self.rows.items() if row.relation == "equalTo")

    # ── derived rows ──

    @cached_property
    def derived(self) -> tuple[Derived, ...]:
        """Every derived row between ends of different editions that can cover, sorted by target and source."""
        folder, name = cache.cache_folder(), f"derived-{VERSION}-{_FORM}-{self._key}.json"
        kept = _thawed(cache.load(folder, name))
        if kept is None:
            kept = tuple(self._materialised())
            cache.store(folder, name, [asdict(row) for row in kept])
        return kept

    @cached_property
    def by_record(self) -> dict[str, Derived]:
        """Every derived row by its record id."""
        return {row.record_id: row for row in self.derived}

    def _materialised(self) -> Iterator[Derived]:
        found = (
            self.derived_row(source, target, relation)
            for source in self.closure.nodes
            if self.canonical(source)
            for target, relation in self.closure.related(source)
            if relation in COVERS and self.canonical(target) and edition_of(source) != edition_of(target)
        )
        order = {curie: place for place, curie in enumerate((*self._catalogue.provisions, *self._catalogue.statements))}
        kept = [row for row in found if row is not None and f"derived:{row.record_id}" not in self._refused]
        yield from sorted(kept, key=lambda row: (order[row.target], order[row.source]))

    @property
    def _key(self) -> str:
        """The digest, and the rejections in force: the same folder may be read with and without them."""
        refused = hashlib.sha256("\n".join(sorted(self._refused)).encode()).hexdigest()[:12]
        return f"{self._knowledge.digest}-{refused}" if self._refused else self._knowledge.digest

    @cached_property
    def _refused(self) -> frozenset[str]:
        """Record ids, with prefix, that somebody rejected: a derived row among them is not offered again."""
        overlay = self._knowledge.overlay
        return frozenset(rejection.record_id for rejection in overlay.rejections) if overlay else frozenset()

    def canonical(self, end: str) -> bool:
        """True for a statement and for a known requirement that is not the same as its only statement."""
        if end in self._catalogue.statements:
            return True
        return end in self._catalogue.provisions and len(self._catalogue.statements_of.get(end, ())) != 1

    def same(self, end: str) -> str:
        """Return the canonical end for ``end``: the only statement of a requirement stands for it."""
        statements = self._catalogue.statements_of.get(end, ())
        return statements[0] if len(statements) == 1 else end

    def derived_row(self, source: str, target: str, relation: str) -> Derived | None:
        """Return the derived row; None where a row says as much, or it only lifts another one to a requirement."""
        if self._asserted(source, target, relation):
            return None
        proof = self.closure.explain(source, target)
        if proof is None or _lifted(proof):
            return None
        return Derived(
            record_id=f"{source.replace(':', '.')}--{target.replace(':', '.')}",
            source=source,
            target=target,
            relation=relation,
            justification=self._justification(proof, source, target),
            evidence=proof.evidence,
            confidence=self.confidence(proof),
            weakest=self.review(proof.evidence),
        )

    def _asserted(self, source: str, target: str, relation: str) -> bool:
        """True where a row from ``source`` to ``target`` says the same or more."""
        said = [row.relation for row in self._by_ends.get((source, target), ())]
        return any(not PREDICATES[name] & ~PREDICATES[relation] for name in said)

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows.values():
            found.setdefault((self.same(row.subject_id), self.same(row.object_id)), []).append(row)
        return found

    def _justification(self, proof: Proof, source: str, target: str) -> str:
        if len(proof.evidence) == 1:
            row = self.rows[proof.evidence[0]]
            if (self.same(row.subject_id), self.same(row.object_id)) == (target, source):
                return "MappingInversion"
        return "MappingChaining"

    def confidence(self, proof: Proof) -> float | None:
        """Return the product along ``proof``; None where a row of it states no confidence."""
        stated = (_confidence(self.rows[record]) for record in proof.evidence)
        return None if any(one is None for one in stated) else round(proof.confidence, 6)

    def review(self, evidence: Iterable[str]) -> str:
        """Return the weakest standing among the rows named."""
        words = {review_of(self.rows[record], self._catalogue) for record in evidence}
        return next((word for word in _WORST_FIRST if word in words), "reviewed")

    def between(self, sources: Iterable[str], targets: Iterable[str]) -> Iterator[Derived]:
        """Yield every derived row from one of ``sources`` to one of ``targets``, of any relation, sorted."""
        wanted = frozenset(targets)
        for source in sorted(set(sources)):
            for target, relation in self.closure.related(source):
                if target in wanted:
                    row = self.derived_row(source, target, relation)
                    if row is not None:
                        yield row

    # ── joint cover ──

    @cached_property
    def joint_covers(self) -> tuple[JointCover, ...]:
        """Every requirement that is covered from one edition by its statements together, sorted."""
        found = (self._joint_cover(whole, edition) for whole in self._wholes() for edition in EDITIONS)
        return tuple(sorted((cover for cover in found if cover), key=lambda c: (c.requirement, c.edition)))

    def _joint_cover(self, whole: Whole, edition: str) -> JointCover | None:
        if edition_of(whole.whole) == edition:
            return None
        parts, proofs = [], []
        for statement in whole.parts:
            best = max(self._coverings(statement, edition), key=lambda found: (found[0], found[1]), default=None)
            if best is None:
                return None
            parts.append((statement, best[2].second if best[2].first == statement else best[2].first))
            proofs.append(best[2])
        evidence = tuple(dict.fromkeys(record for proof in proofs for record in proof.evidence))
        stated = [self.confidence(proof) for proof in proofs]
        sure = None if None in stated else round(_product(stated), 6)
        return JointCover(whole.whole, edition, tuple(parts), evidence, sure, self.review(evidence))

    def _coverings(self, statement: str, edition: str) -> Iterator[tuple[float, str, Proof]]:
        for other, relation in self.closure.related(statement):
            if relation in ("equalTo", "subsetOf") and edition_of(other) == edition and self.canonical(other):
                proof = self.closure.explain(statement, other)
                if proof is not None:
                    yield proof.confidence, other, proof


def _itself(weakest: str) -> str:
    return "unreviewed" if weakest == "reviewed" else weakest


def edition_of(end: str) -> str:
    """Return the prefix of the edition that an id belongs to."""
    return end.partition(":")[0]


def _lifted(proof: Proof) -> bool:
    """True where the proof enters or leaves by "is a statement of": another pair, nearer to the row, says the news."""
    if proof.parts:
        return any(_lifted(part) for part in proof.parts)
    nearest = {Kind.INSIDE: (0, -1), Kind.OVERLAPS: (-1,), Kind.DISJOINT: (0,)}[Kind(proof.shows)]
    steps = [path[place] for path in (proof.left, proof.right) if path for place in nearest]
    return any(step.fact.ground is Ground.PART for step in steps)


def _confidence(row: Row) -> float | None:
    try:
        stated = float(row.confidence)
    except ValueError:
        return None
    return stated if 0 <= stated <= 1 else None


def _weight(row: Row) -> float:
    stated = _confidence(row)
    return 1.0 if stated is None else stated


def _product(stated: Iterable[float | None]) -> float:
    product = 1.0
    for one in stated:
        product *= one if one is not None else 1.0
    return product


def _thawed(kept: Any) -> tuple[Derived, ...] | None:
    try:
        return tuple(Derived(**{**row, "evidence": tuple(row["evidence"])}) for row in kept)
    except (TypeError, KeyError):
        return None
