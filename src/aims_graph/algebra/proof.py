"""Proofs: at most two paths and the row between them, or two such proofs put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Final

from aims_graph.algebra.facts import Fact, Ground, Kind

EQUAL: Final = "equal"
"""What a proof of two insides, one each way, shows."""


@dataclass(frozen=True, slots=True)
class Step:
    """One fact in use. ``parts``: for a whole, the proof for each of its parts, in order."""

    fact: Fact
    parts: tuple[Proof, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Yield the asserted facts that the step stands on, in reading order."""
        if self.parts:
            for part in self.parts:
                yield from part.facts()
        else:
            yield self.fact


@dataclass(frozen=True, slots=True)
class Proof:
    """Why ``shows`` holds from ``first`` to ``second``.

    ``inside``: ``left`` leads from the first to the second; it is empty where both are one and the same.
    ``overlaps``: ``left`` leads from one side of ``middle`` up to the first, ``right`` from the other side up to
    the second; without ``middle`` both start at one id. ``disjoint``: ``left`` leads from the first up to one side
    of ``middle``, ``right`` from the second up to the other. ``not_inside``: ``left`` leads up to the first from
    one side of ``middle``, ``right`` from the second up to the other. ``parts``: two proofs that together show it:
    inside both ways for ``equal``; overlaps and disjoint for ``not_inside``.
    """

    shows: Kind | str
    first: str
    second: str
    left: tuple[Step, ...] = ()
    middle: Step | None = None
    right: tuple[Step, ...] = ()
    parts: tuple[Proof, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in reading order, those of ``parts`` included."""
        own = (*self.left, *((self.middle,) if self.middle else ()), *self.right)
        return own + tuple(step for part in self.parts for step in part.steps)

    def facts(self) -> Iterator[Fact]:
        """Yield the asserted facts that the proof stands on, in reading order."""
        for step in self.steps:
            yield from step.facts()

    @property
    def evidence(self) -> tuple[str, ...]:
        """The record ids of the rows it stands on, in reading order, each once; structure is not among them."""
        return tuple(dict.fromkeys(fact.evidence for fact in self.facts() if fact.ground is Ground.ROW))

    @property
    def confidence(self) -> float:
        """The product along the proof: never more than that of its weakest row.

        Two ends that the same rows make equal both ways lean on them once.
        """
        if self.shows == EQUAL and set(self.parts[0].evidence) == set(self.parts[1].evidence):
            return self.parts[0].confidence
        return prod((step.fact.confidence for step in self.steps), start=1.0)

    @property
    def asserted(self) -> bool:
        """True where one row says so itself: no step of another row or of structure is needed."""
        return len({(fact.evidence, fact.ground) for fact in self.facts()}) == 1 and bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two ids that are shown both to have something in common and to have nothing, or inside and not inside."""

    first: str
    second: str
    proofs: tuple[Proof, Proof]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The record ids of the rows that cannot all hold."""
        return tuple(dict.fromkeys(row for proof in self.proofs for row in proof.evidence))
