"""The closure: everything that follows from the facts, by reachability, with a proof for each.

Sets are non-empty. inside is transitive; what is inside two has put something in common into both; what has
something in common keeps it upwards; what is disjoint stays so downwards; what overlaps one thing and another
that is disjoint from it is not inside it. Nothing else follows between two ids (tested against path
consistency). A whole made of parts is inside, or disjoint from, whatever all its parts are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from aims_graph.algebra.facts import Fact, Ground, Kind, Whole
from aims_graph.algebra.graph import Graph
from aims_graph.algebra.joint import joint_steps
from aims_graph.algebra.proof import EQUAL, Contradiction, Proof, Step
from aims_graph.algebra.reach import bits
from aims_graph.algebra.relations import ANY, Basic, predicate_of
from aims_graph.algebra.search import Search


class Closure:
    """What follows from ``facts`` and ``wholes``. The order in which they come changes nothing, nor do repeats."""

    def __init__(self, facts: Iterable[Fact], wholes: Iterable[Whole] = ()) -> None:
        self.facts: tuple[Fact, ...] = tuple(sorted(set(facts)))
        self.wholes: tuple[Whole, ...] = tuple(sorted(set(wholes)))
        steps = [Step(fact) for fact in self.facts]
        graph = Graph(steps, self.wholes)
        while more := joint_steps(graph, self.wholes):
            steps = [*steps, *more]
            graph = Graph(steps, self.wholes)
        self._graph = graph
        self._search = Search(graph)

    # ── what holds ──

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every id that a fact or whole speaks of, sorted."""
        return self._graph.nodes

    def relation(self, first: str, second: str) -> Basic:
        """Return which basic relations remain possible; none (0) where what is known contradicts itself.

        Of an id that nothing is said of, only that it asks something is known.
        """
        if first == second:
            return Basic.EQUAL
        a, b = self._graph.index.get(first), self._graph.index.get(second)
        return ANY if a is None or b is None else self._graph.between(a, b)

    def predicate(self, first: str, second: str) -> str | None:
        """Return the predicate that says most of what is known, such as ``subsetOf``; None where it is unknown."""
        return predicate_of(self.relation(first, second))

    def holds(self, kind: Kind, first: str, second: str) -> bool:
        """Return whether a fact of ``kind`` follows from ``first`` to ``second``."""
        a, b = self._graph.index.get(first), self._graph.index.get(second)
        if a is None or b is None:
            return first == second and kind in (Kind.INSIDE, Kind.OVERLAPS)
        return bool(self._graph.following(kind, a) >> b & 1)

    def following(self, kind: Kind, first: str) -> Iterator[str]:
        """Yield every id to which a fact of ``kind`` follows from ``first``, sorted; ``first`` too where it does."""
        a = self._graph.index.get(first)
        if a is not None:
            yield from (self._graph.nodes[b] for b in bits(self._graph.following(kind, a)))

    def related(self, first: str) -> Iterator[tuple[str, str]]:
        """Yield every other id of which something is known beside ``first``, with the predicate, sorted by id."""
        a = self._graph.index.get(first)
        if a is None:
            return
        known = self._graph.following(Kind.OVERLAPS, a) | self._graph.following(Kind.DISJOINT, a)
        for b in bits(known & ~(1 << a)):
            predicate = predicate_of(self._graph.between(a, b))
            if predicate:
                yield self._graph.nodes[b], predicate

    # ── why ──

    def prove(self, kind: Kind, first: str, second: str) -> Proof | None:
        """Return the surest proof that a fact of ``kind`` follows, the shortest of equals; None where it does not."""
        if first == second and kind in (Kind.INSIDE, Kind.OVERLAPS):
            return Proof(kind, first, second)
        a, b = self._graph.index.get(first), self._graph.index.get(second)
        if a is None or b is None or not self._graph.following(kind, a) >> b & 1:
            return None
        return self._search.prove(kind, a, b)

    def prove_equal(self, first: str, second: str) -> Proof | None:
        """Return the surest proof that both are inside each other; None where that does not follow."""
        a, b = self._graph.index.get(first), self._graph.index.get(second)
        if a is None or b is None or first == second:
            one = Proof(Kind.INSIDE, first, second)
            return Proof(EQUAL, first, second, parts=(one, one)) if first == second else None
        return self._search.prove_equal(a, b) if self._graph.reach.equals(a) >> b & 1 else None

    def explain(self, first: str, second: str) -> Proof | None:
        """Return the proof of :meth:`predicate`; None where that is None. What is not inside is proved on request."""
        predicate = self.predicate(first, second)
        if predicate == "equalTo":
            return self.prove_equal(first, second)
        if predicate == "supersetOf":
            return self.prove(Kind.INSIDE, second, first)
        kinds = {"subsetOf": Kind.INSIDE, "noRelationship": Kind.DISJOINT, "intersectsWith": Kind.OVERLAPS}
        return self.prove(kinds[predicate], first, second) if predicate else None

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return every asserted fact that what else is known denies, with both proofs.

        Whatever pair of ids contradicts itself does so because of one of these.
        """
        found: dict[tuple[str, str], Contradiction] = {}
        for step in sorted(self._graph.steps, key=lambda step: step.fact.ground is Ground.WHOLE):
            against = self._against(step.fact)
            if against is None or (against.first, against.second) in found:
                continue
            rows = set(against.evidence)
            told = step.fact.ground is Ground.WHOLE and any(set(other.evidence) <= rows for other in found.values())
            if not told:
                found[against.first, against.second] = against
        return tuple(found[ends] for ends in sorted(found))

    def _against(self, fact: Fact) -> Contradiction | None:
        denied = {Kind.DISJOINT: Kind.OVERLAPS, Kind.NOT_INSIDE: Kind.INSIDE}.get(fact.kind)
        if denied is None:
            return None
        first, second = fact.first, fact.second
        if fact.kind is Kind.DISJOINT and second < first:
            first, second = second, first
        against, said = self.prove(denied, first, second), self.prove(fact.kind, first, second)
        return Contradiction(first, second, (against, said)) if against and said else None

    # ── what hangs on a row ──

    def without(self, evidence: Iterable[str]) -> Closure:
        """Return the closure of the same facts without those whose evidence is named."""
        gone = frozenset(evidence)
        return Closure((fact for fact in self.facts if fact.evidence not in gone), self.wholes)

    def lost(self, smaller: Closure) -> Iterator[tuple[str, str, str, str | None]]:
        """Yield every pair of which ``smaller`` knows less: both ids, the predicate here, the predicate there.

        Each unordered pair comes once, the lesser id first.
        """
        for first in self.nodes:
            there = dict(smaller.related(first))
            for second, predicate in self.related(first):
                if first < second and there.get(second) != predicate:
                    yield first, second, predicate, there.get(second)

    def by_evidence(self) -> dict[str, tuple[Fact, ...]]:
        """Return the asserted facts by their evidence."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.evidence].append(fact)
        return {evidence: tuple(facts) for evidence, facts in found.items()}
