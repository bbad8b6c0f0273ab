"""What is asserted: facts of four kinds between two ids, each with its evidence, and wholes made of parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a fact says of the first end and the second."""

    INSIDE = "inside"
    """All of the first is in the second; the two may be equal."""
    OVERLAPS = "overlaps"
    """They have something in common."""
    DISJOINT = "disjoint"
    """They have nothing in common."""
    NOT_INSIDE = "not_inside"
    """Something of the first is not in the second."""


class Ground(StrEnum):
    """Why a fact stands."""

    ROW = "row"
    """A mapping row, whose id is the evidence."""
    PART = "part"
    """The first end is a statement of the second."""
    ONLY_PART = "only_part"
    """One end is the only statement of the other: they ask the same."""
    WHOLE = "whole"
    """The first end is the union of its parts, and each of them has been shown to be so."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """``kind`` holds from ``first`` to ``second``. ``evidence`` is a record id, or the id of the whole for structure."""

    evidence: str
    kind: Kind
    first: str
    second: str
    confidence: float = 1.0
    ground: Ground = Ground.ROW

    def __post_init__(self) -> None:
        if not 0 < self.confidence <= 1:
            raise ValueError(
                f"{self.evidence}: a confidence is above 0 and at most 1, found {self.confidence}; a claim that nobody "
                "holds is no fact"
            )


@dataclass(frozen=True, slots=True, order=True)
class Whole:
    """A whole that is the union of ``parts``, no more. That the parts are inside it is said by facts of their own."""

    whole: str
    parts: tuple[str, ...]


def facts_of(
    predicate: str, subject: str, target: str, evidence: str, confidence: float = 1.0, ground: Ground = Ground.ROW
) -> tuple[Fact, ...]:
    """Return what a row asserts, read loosely: inside for a subset, both ways for equal, and so on.

    No predicate asserts ``NOT_INSIDE``: "subset" leaves open that both are equal. Raises ``KeyError`` for an
    unknown predicate and ``ValueError`` for a confidence that is no confidence.
    """
    kinds = {
        "equalTo": ((Kind.INSIDE, False), (Kind.INSIDE, True)),
        "subsetOf": ((Kind.INSIDE, False),),
        "supersetOf": ((Kind.INSIDE, True),),
        "intersectsWith": ((Kind.OVERLAPS, False),),
        "noRelationship": ((Kind.DISJOINT, False),),
    }[predicate]
    return tuple(
        Fact(evidence, kind, *((target, subject) if turned else (subject, target)), confidence, ground)
        for kind, turned in kinds
    )


def structure_of(whole: str, parts: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return what holds between a requirement and its statements: each is inside it, the only one is equal to it."""
    if len(parts) == 1:
        return facts_of("equalTo", parts[0], whole, whole, ground=Ground.ONLY_PART)
    return tuple(Fact(whole, Kind.INSIDE, part, whole, ground=Ground.PART) for part in parts)
