"""What is known between two ids, why, and what would decide it; and what one row carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from aims_graph.algebra import Contradiction, Kind, Proof
from aims_graph.knowledge.inference import Derived, edition_of

if TYPE_CHECKING:
    from aims_graph.knowledge.inference import Inference
    from aims_graph.knowledge.knowledge import Knowledge
    from aims_graph.knowledge.sssom import Row


class Known(StrEnum):
    """What an explanation has found."""

    SAME = "same"
    """One and the same id."""
    ASSERTED = "asserted"
    """A row says so."""
    STRUCTURE = "structure"
    """It follows from what stands in what, within one edition."""
    DERIVED = "derived"
    """It follows from rows; never more than a candidate."""
    CONTRADICTION = "contradiction"
    """The rows show two things that cannot both hold."""
    NOTHING_FOUND = "nothing_found"
    """Nothing follows; somebody searched and found nothing."""
    UNKNOWN = "unknown"
    """Nothing follows, and nobody has looked."""


@dataclass(frozen=True, slots=True)
class Decider:
    """A row that would decide the question: between these ends, of one of these relations (any, where empty)."""

    source: str
    target: str
    relations: tuple[str, ...]
    gives: str | None
    """What would then follow; None where it follows whatever the row says."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known from ``source`` to ``target``."""

    source: str
    target: str
    known: Known
    relation: str | None
    proof: Proof | None
    rows: tuple[str, ...]
    """Record ids of the rows that somebody wrote on just these two ends, either way round."""
    searched: tuple[str, ...]
    """Record ids of the rows by which somebody searched one end's edition for the other and found nothing."""
    deciders: tuple[Decider, ...]
    against: tuple[Contradiction, ...]
    not_inside: tuple[Proof, ...]
    """Where no relation is known: proofs that one end is not inside the other."""


def explain(knowledge: Knowledge, source: str, target: str) -> Explanation:
    """Return what is known between two ids of the catalogue, which the caller has resolved."""
    inference = knowledge.inference
    closure = inference.closure
    relation = closure.predicate(source, target)
    against = () if closure.relation(source, target) else _against(inference, source, target)
    proof = None if source == target or against else closure.explain(source, target)
    searched = () if relation or against or source == target else tuple(_searched(knowledge, source, target))
    open_ = relation is None and not against
    return Explanation(
        source=source,
        target=target,
        known=_known(source == target, bool(against), proof, bool(searched)),
        relation=relation,
        proof=proof,
        rows=tuple(_own_rows(inference, source, target)),
        searched=searched,
        deciders=tuple(_deciders(inference, source, target)) if open_ else (),
        against=against,
        not_inside=tuple(_not_inside(inference, source, target)) if open_ else (),
    )


def _known(same: bool, against: bool, proof: Proof | None, searched: bool) -> Known:
    if same:
        return Known.SAME
    if against:
        return Known.CONTRADICTION
    if proof is None:
        return Known.NOTHING_FOUND if searched else Known.UNKNOWN
    if proof.asserted:
        return Known.ASSERTED
    return Known.DERIVED if proof.evidence else Known.STRUCTURE


def _own_rows(inference: Inference, source: str, target: str) -> Iterator[str]:
    ends = {inference.same(source), inference.same(target)}
    for record, row in inference.rows.items():
        if {inference.same(row.subject_id), inference.same(row.object_id)} == ends:
            yield record


def _against(inference: Inference, source: str, target: str) -> tuple[Contradiction, ...]:
    """Return why two ids contradict each other: both proofs from end to end."""
    closure = inference.closure
    for kind, other in ((Kind.OVERLAPS, Kind.DISJOINT), (Kind.INSIDE, Kind.NOT_INSIDE)):
        for first, second in ((source, target), (target, source)):
            one, two = closure.prove(kind, first, second), closure.prove(other, first, second)
            if one and two:
                return (Contradiction(first, second, (one, two)),)
    return ()


def _not_inside(inference: Inference, source: str, target: str) -> Iterator[Proof]:
    for first, second in ((source, target), (target, source)):
        proof = inference.closure.prove(Kind.NOT_INSIDE, first, second)
        if proof:
            yield proof


def _searched(knowledge: Knowledge, source: str, target: str) -> Iterator[str]:
    """Yield the rows that say: one end's edition was searched for the other end, and gave nothing."""
    for group in knowledge.mapping_sets:
        for row in group.rows:
            if row.searched and _speaks_of(knowledge, row, (source, target), (group.source, group.target)):
                yield row.record_id.removeprefix("mapping:")


def _speaks_of(knowledge: Knowledge, row: Row, ends: tuple[str, str], editions: tuple[str, str]) -> bool:
    """A search in one direction is told for both: whoever asks wants to know who has looked."""
    catalogue = knowledge.catalogue

    def slug(end: str) -> str:
        statement = catalogue.statements.get(end)
        return catalogue.provisions[statement.requirement if statement else end].edition

    for here, there in (ends, ends[::-1]):
        around = {here, *(catalogue.statements_of.get(here, ()))}
        if here in catalogue.statements:
            around.add(catalogue.statements[here].requirement)
        if (row.object_id in around and editions == (slug(there), slug(here))) or (
            row.subject_id in around and editions == (slug(here), slug(there))
        ):
            return True
    return False


def _deciders(inference: Inference, source: str, target: str) -> Iterator[Decider]:
    """Yield the rows that would decide it, the row between the two themselves first."""
    closure = inference.closure
    like = {end: _equal_to(inference, end) for end in (source, target)}
    yield Decider(inference.same(source), inference.same(target), (), None)
    for one in like[source]:
        for other in like[target]:
            if (one, other) != (inference.same(source), inference.same(target)) and edition_of(one) != edition_of(
                other
            ):
                yield Decider(one, other, (), None)
    for above in closure.following(Kind.INSIDE, source):
        if above not in like[source] and _worth_it(inference, above, target):
            yield Decider(above, inference.same(target), ("equalTo", "subsetOf"), "subsetOf")
    for above in closure.following(Kind.INSIDE, target):
        if above not in like[target] and _worth_it(inference, above, source):
            yield Decider(inference.same(source), above, ("equalTo", "supersetOf"), "supersetOf")


def _equal_to(inference: Inference, end: str) -> list[str]:
    found = [
        other
        for other in inference.closure.following(Kind.INSIDE, end)
        if inference.closure.holds(Kind.INSIDE, other, end) and inference.canonical(other)
    ]
    return found or [inference.same(end)]


def _worth_it(inference: Inference, one: str, other: str) -> bool:
    return inference.canonical(one) and edition_of(one) != edition_of(other)


# ── what one row carries ──


@dataclass(frozen=True, slots=True)
class Falls:
    """A relation that is no longer known without the row; ``left``: what is known then."""

    source: str
    target: str
    relation: str
    left: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """What hangs on one row: everything that falls if it is rejected."""

    record_id: str
    falls: tuple[Falls, ...]
    """Between canonical ends; the pair of the row itself is among them where no other row shows it."""
    derived: tuple[Derived, ...]
    """Materialised rows that fall."""
    weakened: tuple[str, ...]
    """Record ids of materialised rows that stand on it and would stand on other, less sure rows."""


def carried_by(knowledge: Knowledge, record: str) -> Carried:
    """Return what hangs on the row with this record id, without prefix; nothing on one that found nothing.

    Raises ``KeyError`` for an unknown id.
    """
    inference = knowledge.inference
    if record not in inference.rows:
        return Carried(knowledge.rows[record].record_id.removeprefix("mapping:"), (), (), ())
    smaller = inference.closure.without([record])
    falls = [
        Falls(first, second, relation, left)
        for first, second, relation, left in inference.closure.lost(smaller)
        if inference.canonical(first) and inference.canonical(second)
    ]
    standing = [row for row in inference.derived if record in row.evidence]
    gone = [row for row in standing if smaller.predicate(row.source, row.target) != row.relation]
    return Carried(record, tuple(falls), tuple(gone), tuple(row.record_id for row in standing if row not in gone))


def ends_of(proof: Proof) -> tuple[str, ...]:
    """Return every id that the proof speaks of, in reading order, its own ends first."""
    named = [proof.first, proof.second]
    for fact in proof.facts():
        named += [fact.first, fact.second]
    return tuple(dict.fromkeys(named))
