"""Random networks of facts, with and without a family of sets of which they are true."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import strategies as st

from aims_graph.algebra import Fact, Kind

NAMES = "abcdefghij"
CONFIDENCES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0)


def true_of(kind: Kind, first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether a fact is true of two sets."""
    return {
        Kind.INSIDE: first <= second,
        Kind.OVERLAPS: bool(first & second),
        Kind.DISJOINT: not first & second,
        Kind.NOT_INSIDE: not first <= second,
    }[kind]


class Networks:
    """Makes networks; handed to tests as a fixture."""

    names = NAMES
    true_of = staticmethod(true_of)

    @staticmethod
    def random(random: Random, size: int, count: int) -> list[Fact]:
        """Any facts at all; they may contradict each other. Insides are as many as the rest together."""
        kinds = [Kind.INSIDE, Kind.INSIDE, Kind.INSIDE, Kind.OVERLAPS, Kind.DISJOINT, Kind.NOT_INSIDE]
        return [
            Fact(f"r{number}", random.choice(kinds), *random.sample(NAMES[:size], 2), random.choice(CONFIDENCES))
            for number in range(count)
        ]

    @staticmethod
    def facts(size: int = 6, most: int = 9) -> st.SearchStrategy[list[Fact]]:
        """The same, to be shrunk."""
        name = st.sampled_from(NAMES[:size])
        one = st.tuples(st.sampled_from(list(Kind)), name, name, st.sampled_from(CONFIDENCES))
        return st.lists(one.filter(lambda made: made[1] != made[2]), max_size=most).map(
            lambda made: [Fact(f"r{n}", *parts) for n, parts in enumerate(made)]
        )

    @staticmethod
    def families(size: int = 6) -> st.SearchStrategy[dict[str, frozenset[int]]]:
        """Non-empty sets by name."""
        some = st.frozensets(st.integers(0, 4), min_size=1)
        return st.lists(some, min_size=2, max_size=size).map(lambda sets: dict(zip(NAMES, sets, strict=False)))

    @classmethod
    def true_facts(cls) -> st.SearchStrategy[tuple[dict[str, frozenset[int]], list[Fact]]]:
        """A family of sets with facts that are true of it."""

        @st.composite
        def made(draw: st.DrawFn) -> tuple[dict[str, frozenset[int]], list[Fact]]:
            sets = draw(cls.families())
            every = [
                Fact(f"{kind}-{a}-{b}", kind, a, b, draw(st.sampled_from(CONFIDENCES)))
                for a in sets
                for b in sets
                if a != b
                for kind in Kind
                if true_of(kind, sets[a], sets[b])
            ]
            return sets, draw(st.lists(st.sampled_from(every), max_size=12, unique=True)) if every else []

        return made()


@pytest.fixture(scope="session")
def networks() -> type[Networks]:
    return Networks
