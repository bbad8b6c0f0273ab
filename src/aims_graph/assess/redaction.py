"""Names of people taken out of what an organisation handed in, before anything is derived or written from it.

Which properties hold names, and which words make a role, is knowledge (``ontology/personal.ttl``). A name becomes
``Person 3`` everywhere, also where a free text or an IRI repeats it; a free text may name somebody whom no other
property names, so the properties with free text are told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.assess.question import RDF_TYPE, RDFS_LABEL, Handed, sort_out
from aims_graph.base.terms import AIMS, PREFIXES, aims
from aims_graph.intake.cells import fold, slug
from aims_graph.knowledge.knowledge import Knowledge

_SEPARATOR: Final = re.compile(r"(\s*[;/\n&()|,:]\s*|\s+[-–—]\s+|\s+(?:and|y|und|et)\s+)")
_PERSON: Final = {"en": "Person {}", "es": "Persona {}"}
_TITLED: Final = (PREFIXES["dcterms"] + "title", PREFIXES["rdfs"] + "label")
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was handed in without the names. ``names``: how many there were; ``texts``: labels of the properties with
    free text in it, which may name others."""

    handed: Handed
    names: int
    texts: tuple[str, ...]


def redact(handed: Handed, knowledge: Knowledge, *, roles: bool = False, lang: str = "en") -> Redacted:
    """Return ``handed`` with a pseudonym for each person; with ``roles`` for each role too.

    The same file gives the same pseudonyms: their order is that of a digest of the names, which tells nothing.
    """
    marks = _Marks.read(knowledge)
    labelled = {
        t.subject.value
        for t in handed.triples
        if t.predicate == RDF_TYPE and isinstance(t.object, NamedNode) and t.object.value in marks.names
        if isinstance(t.subject, NamedNode)
    }
    found = {
        part
        for t in handed.triples
        if isinstance(t.object, Literal) and _names_people(t, marks, labelled)
        for part in _parts(t.object.value)
        if roles or not marks.is_role(part)
    }
    people = _pseudonyms(found, handed.triples, _PERSON[lang])
    writer = _Writer(handed.iri, people)
    triples = [writer.triple(t, _names_people(t, marks, labelled)) for t in handed.triples]
    used = {t.predicate.value for t in handed.triples if isinstance(t.object, Literal)}
    texts = sorted(marks.texts[iri][lang] for iri in used & set(marks.texts))
    return Redacted(sort_out(triples, "redacted"), len(people), tuple(texts))


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of the ontology."""

    names: frozenset[str]
    texts: Mapping[str, Mapping[str, str]]
    words: frozenset[str]

    @classmethod
    def read(cls, knowledge: Knowledge) -> _Marks:
        store, catalogue = knowledge.store, knowledge.catalogue

        def marked(name: str) -> list[str]:
            quads = store.quads_for_pattern(None, NamedNode(aims(name)), None)
            return [q.subject.value for q in quads if isinstance(q.subject, NamedNode)]

        texts = {iri: catalogue.label(iri.removeprefix(AIMS)) for iri in marked("holdsText")}
        texts |= {iri: {"en": "titles and names", "es": "títulos y nombres"} for iri in _TITLED}
        quads = store.quads_for_pattern(None, NamedNode(aims("roleWord")), None)
        words = {q.object.value for q in quads if isinstance(q.object, Literal)}
        return cls(frozenset(marked("holdsNames")), texts, frozenset(words))

    def is_role(self, text: str) -> bool:
        """Tell whether every word of ``text`` is a role word."""
        words = fold(text).split()
        return bool(words) and all(word in self.words or word.isdigit() for word in words)


def _names_people(triple: Triple, marks: _Marks, labelled: set[str]) -> bool:
    if triple.predicate == RDFS_LABEL:
        return isinstance(triple.subject, NamedNode) and triple.subject.value in labelled
    return triple.predicate.value in marks.names


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text)[::2] if len(part.strip()) >= _SHORTEST]


def _pseudonyms(names: Iterable[str], triples: Sequence[Triple], form: str) -> dict[str, str]:
    """Return a pseudonym for each name that nothing handed in is called by; names that differ in case only share one."""
    taken = {fold(t.object.value) for t in triples if isinstance(t.object, Literal)}
    keys = sorted({fold(name) for name in names}, key=lambda key: hashlib.sha256(key.encode()).hexdigest())
    given: dict[str, str] = {}
    number = 0
    for key in keys:
        number += 1
        while fold(form.format(number)) in taken:
            number += 1
        given[key] = form.format(number)
    return {name: given[fold(name)] for name in names}


class _Writer:
    """Writes triples with pseudonyms instead of names."""

    def __init__(self, organisation: str, people: Mapping[str, str]) -> None:
        self._root = organisation + "/"
        self._people = {name.casefold(): pseudonym for name, pseudonym in people.items()}
        self._text = _any_of(people)
        slugs = {slug(name): slug(pseudonym) for name, pseudonym in people.items() if fold(name)}
        self._slugs = slugs
        listed = "|".join(map(re.escape, sorted(slugs, key=len, reverse=True)))
        self._iri = re.compile(rf"(?<=[/-])(?:{listed})(?=[/-]|$)") if slugs else None

    def triple(self, triple: Triple, names: bool) -> Triple:
        """Return ``triple`` redacted; ``names``: its value names people."""
        subject = self._node(triple.subject) if isinstance(triple.subject, NamedNode) else triple.subject
        value = triple.object
        if isinstance(value, NamedNode):
            value = self._node(value)
        elif isinstance(value, Literal):
            value = self._literal(value, names)
        return Triple(subject, triple.predicate, value)

    def _node(self, node: NamedNode) -> NamedNode:
        if self._iri is None or not node.value.startswith(self._root):
            return node
        rest = self._iri.sub(lambda match: self._slugs[match[0]], node.value[len(self._root) - 1 :])
        return NamedNode(self._root[:-1] + rest)

    def _pseudonym(self, match: re.Match[str]) -> str:
        return self._people.get(match[0].casefold(), "…")

    def _literal(self, literal: Literal, names: bool) -> Literal:
        if literal.datatype.value not in (PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"):
            return literal
        text = literal.value
        if names:
            pieces = _SEPARATOR.split(text)
            pieces[::2] = [self._people.get(piece.strip().casefold(), piece) for piece in pieces[::2]]
            text = "".join(pieces)
        if self._text is not None:
            text = self._text.sub(self._pseudonym, text)
        return Literal(text, language=literal.language) if literal.language else Literal(text)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(names, key=len, reverse=True)
    if not listed:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
