"""Proofs as sentences, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.algebra.facts import Fact, Ground, Kind
from aims_graph.algebra.proof import EQUAL, Proof, Step

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "inside": "whatever {a} asks, {b} asks too",
            "equal": "{a} and {b} ask the same",
            "overlaps": "{a} and {b} have something in common",
            "disjoint": "{a} and {b} have nothing in common",
            "not_inside": "{a} asks something that {b} does not",
            "row": "{said} (row {row})",
            "part": "{a} is one of the statements of {b}",
            "only_part": "{a} is the only statement of {b}, so both ask the same",
            "only_part_turned": "{b} is the only statement of {a}, so both ask the same",
            "whole_inside": "{a} asks what its statements ask and no more, and {b} asks each of them",
            "whole_disjoint": "{a} asks what its statements ask and no more, and {b} has nothing in common with any of them",
            "same": "{a} is {b}",
            "shared": "{x} asks something, and both {a} and {b} ask it",
            "so": "so {said}",
        },
        "es": {
            "inside": "todo lo que pide {a} lo pide también {b}",
            "equal": "{a} y {b} piden lo mismo",
            "overlaps": "{a} y {b} tienen algo en común",
            "disjoint": "{a} y {b} no tienen nada en común",
            "not_inside": "{a} pide algo que {b} no pide",
            "row": "{said} (fila {row})",
            "part": "{a} es uno de los enunciados de {b}",
            "only_part": "{a} es el único enunciado de {b}, luego ambos piden lo mismo",
            "only_part_turned": "{b} es el único enunciado de {a}, luego ambos piden lo mismo",
            "whole_inside": "{a} pide lo que piden sus enunciados y nada más, y {b} pide cada uno de ellos",
            "whole_disjoint": "{a} pide lo que piden sus enunciados y nada más, y {b} no tiene nada en común con ninguno",
            "same": "{a} es {b}",
            "shared": "{x} pide algo, y tanto {a} como {b} lo piden",
            "so": "por tanto, {said}",
        },
    }
)


_Y_BEFORE_I: Final = re.compile(r"\by (?=[iIíÍ][^aeou])")
"""Spanish: "y" becomes "e" before the sound of i, as in "e ISO"; no English word stands alone as y."""


def sentences(
    proof: Proof, lang: str = "en", *, name: Callable[[str], str] = str, equal: Collection[str] = ()
) -> list[str]:
    """Return ``proof`` as sentences in reading order; the last one says what it shows.

    ``name`` gives the words for an id. ``equal`` are the record ids of the rows that say "equal", so that they
    are quoted as such where only one direction is needed. Raises ``KeyError`` for a language without words.
    """
    teller = _Teller(_WORDS[lang], name, equal)
    told = list(dict.fromkeys(teller.told(proof)))
    conclusion = teller.claim(proof)
    if not told:
        return [_sentence(teller.say("same", proof.first, proof.second))]
    if proof.asserted and len(told) == 1:
        return [_sentence(told[0])]
    return [_sentence(text) for text in told] + [_sentence(teller.words["so"].format(said=conclusion))]


def _sentence(text: str) -> str:
    # An id keeps its case: "iso27001:…" is not a word to begin with a capital.
    text = _Y_BEFORE_I.sub("e ", text)
    first = text.split(" ", 1)[0]
    return (text if ":" in first else text[:1].upper() + text[1:]) + "."


class _Teller:
    def __init__(self, words: Mapping[str, str], name: Callable[[str], str], equal: Collection[str]) -> None:
        self.words, self.name, self.equal = words, name, equal

    def say(self, key: str, first: str, second: str) -> str:
        return self.words[key].format(a=self.name(first), b=self.name(second))

    def claim(self, proof: Proof) -> str:
        """Return what the proof shows."""
        return self.say("equal" if proof.shows == EQUAL else str(proof.shows), proof.first, proof.second)

    def told(self, proof: Proof) -> Iterator[str]:
        """Yield the steps, without what they show."""
        if proof.parts:
            yield from self._told_parts(proof)
            return
        for step in (*proof.left, *((proof.middle,) if proof.middle else ()), *proof.right):
            yield from self._step(step)
        if proof.shows is Kind.OVERLAPS and proof.middle is None and proof.left and proof.right:
            shared = self.name(proof.left[0].fact.first)
            yield self.words["shared"].format(x=shared, a=self.name(proof.first), b=self.name(proof.second))

    def _told_parts(self, proof: Proof) -> Iterator[str]:
        one, other = proof.parts
        both_ways = all(step.fact.ground in (Ground.ROW, Ground.ONLY_PART) for step in proof.steps)
        if proof.shows == EQUAL and both_ways and set(one.evidence) == set(other.evidence):
            yield from self.told(one)
            return
        for part in proof.parts:
            yield from self.told(part)
            if len(part.steps) > 1:
                yield self.words["so"].format(said=self.claim(part))

    def _step(self, step: Step) -> Iterator[str]:
        fact = step.fact
        if fact.ground is Ground.WHOLE:
            for part in step.parts:
                yield from self.told(part)
            yield self.say(f"whole_{fact.kind}", fact.first, fact.second)
        elif fact.ground is Ground.PART:
            yield self.say("part", fact.first, fact.second)
        elif fact.ground is Ground.ONLY_PART:
            yield self.say("only_part_turned" if fact.first == fact.evidence else "only_part", fact.first, fact.second)
        else:
            yield self._row(fact)

    def _row(self, fact: Fact) -> str:
        key = "equal" if fact.kind is Kind.INSIDE and fact.evidence in self.equal else str(fact.kind)
        return self.words["row"].format(said=self.say(key, fact.first, fact.second), row=fact.evidence)
