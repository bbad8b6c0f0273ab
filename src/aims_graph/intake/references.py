"""Join what SoA rows refer to with the documents of registers: by id, title, or words that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from aims_graph.intake.cells import fold, is_blank, is_placeholder, plain
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.organisation import Artefact, Reference

BY_ID: Final = "by document id"
BY_TITLE: Final = "by title"
BY_WORDS: Final = "by the words of the title"
NOTHING: Final = "joined nothing"

_FILLERS: Final = frozenset(
    """
    a an the of for to on in and or with zu zum zur der die das des dem den und fur von im am le la les
    l de du d et au aux en pour sur el los las del y e o para por il lo gli i di dei della delle dello
    per con da do dos das no na os as um uma our see siehe voir ver
    """.split()  # noqa: SIM905
)
_KINDS: Final = frozenset(
    """
    policy policies procedure procedures plan standard guideline guidelines document richtlinie
    leitlinie verfahren anweisung konzept politique politica procedimiento procedura norma procedimento
    documento template v1 v2 final
    """.split()  # noqa: SIM905
)
_PARTS = re.compile(r"\s*(?:;|\n|•|\|)\s*")
_COMMAS = re.compile(r"\s*,\s*|\s+(?:\+|&|and|und|et|y|e|sowie)\s+", re.IGNORECASE)
_CODE = re.compile(r"`([^`]+)`")
_PLACE = re.compile(
    r"(?:sections?|sect\.?|chapters?|chap\.?|clauses?|pages?|pp?\.|kapitel|kap\.?|abschnitte?|seite|s\.|ziffer|§+|art\.?|apartado|secci[oó]n|capitolo|sezione)"
    r"\s*[\d.,\s–-]+[a-z]?|v(?:ersion)?\.?\s*\d+(?:\.\d+)*|\d+(?:\.\d+)*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.(?:md|docx?|xlsx?|pdf|pptx?|txt|csv|html?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A reference and how it joined its artefact, or that it joined nothing."""

    reference: Reference
    how: str


class Joiner:
    """Joins references with the artefacts of the registers handed in."""

    def __init__(self, artefacts: Sequence[Artefact], types: TypeFinder) -> None:
        self._types = types
        self._by_id: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        self._words: list[tuple[frozenset[str], str]] = []
        for artefact in artefacts:
            if artefact.identifier:
                self._by_id.setdefault(_key(artefact.identifier), []).append(artefact.slug)
            self._by_title.setdefault(_key(artefact.title), []).append(artefact.slug)
            self._words.append((_significant(artefact.title), artefact.slug))
        telling = (key for key in self._by_id if any(ch.isdigit() for ch in key) and len(key) > 2)
        self._ids = [(_whole(key), key) for key in sorted(telling, key=lambda key: (-len(key), key))]

    def read(self, cells: Iterable[str]) -> tuple[Match, ...]:
        """Return the references in the cells, each once, in order."""
        found: dict[tuple[str, str], Match] = {}
        for cell in cells:
            for match in self._cell(cell):
                reference = match.reference
                found.setdefault((reference.artefact or "", "" if reference.artefact else fold(reference.text)), match)
        return tuple(found.values())

    def _cell(self, cell: str) -> list[Match]:
        codes = _CODE.findall(cell)
        pieces = codes if codes else _PARTS.split(plain(cell))
        return [match for piece in pieces for match in self._piece(plain(piece))]

    def _piece(self, piece: str) -> list[Match]:
        if not _says(piece):
            return []
        whole = self._join(piece)
        if whole.reference.artefact:
            return [whole]
        parts = [part for part in _COMMAS.split(piece) if _says(part) and not _PLACE.fullmatch(part.strip())]
        named = self._ids_in(piece)
        if named:
            return self._around(named, parts)
        matches = [self._join(part) for part in parts]
        if len(parts) > 1 and ("," in piece or any(match.reference.artefact for match in matches)):
            return matches
        return [whole]

    def _around(self, named: list[Match], parts: list[str]) -> list[Match]:
        """Return the documents named by id and those beside them; words of their titles are no others."""
        titles = {slug: words for words, slug in self._words}
        own = frozenset().union(*(titles[match.reference.artefact or ""] for match in named))
        found: list[Match] = []
        for part in parts:
            match = self._join(part)
            if match.reference.artefact:
                found.append(match)
            else:
                found += self._ids_in(part) or ([] if _significant(part) <= own else [match])
        return found

    def _ids_in(self, piece: str) -> list[Match]:
        """Return the documents whose ids stand in the text, such as ``see POL-001, section 4``."""
        rest, found = _key(piece), []
        for pattern, key in self._ids:
            if len(self._by_id[key]) == 1 and pattern.search(rest):
                position = pattern.search(rest).start()  # type: ignore[union-attr]
                found.append((position, Match(Reference(piece, self._by_id[key][0]), BY_ID)))
                rest = pattern.sub(lambda match: " " * len(match.group(0)), rest)
        return [match for _, match in sorted(found, key=lambda pair: pair[0])]

    def _join(self, text: str) -> Match:
        key = _key(text)
        for known, how in ((self._by_id, BY_ID), (self._by_title, BY_TITLE)):
            if len(known.get(key, ())) == 1:
                return Match(Reference(text, known[key][0]), how)
        slug = self._by_words(text)
        if slug:
            return Match(Reference(text, slug), BY_WORDS)
        return Match(Reference(text, None, self._types.in_text(text)), NOTHING)

    def _by_words(self, text: str) -> str | None:
        """Return the one artefact whose title has the same words, in any order, or the same but for the
        word that names its kind, or the same but for slips of the pen. Two candidates are none."""
        words = _significant(text)
        if not words:
            return None
        for alike in (frozenset.__eq__, _same_but_kind, _slips):
            slugs = {slug for title, slug in self._words if alike(words, title)}
            if len(slugs) == 1:
                return slugs.pop()
            if slugs:
                return None
        return None


def _says(text: str) -> bool:
    return not is_blank(text) and not is_placeholder(text)


def _whole(key: str) -> re.Pattern[str]:
    """Return a pattern for a folded id that stands alone in folded text, its blanks optional."""
    return re.compile(r"(?<!\w)" + " ?".join(map(re.escape, key.split())) + r"(?!\w)")


def _key(text: str) -> str:
    return fold(_ENDING.sub("", text.strip()))


def _significant(text: str) -> frozenset[str]:
    words = [word for word in _key(text).split() if word not in _FILLERS]
    while len(words) > 1 and re.fullmatch(r"\d{3,5}", words[0]):
        words = words[1:]
    return frozenset(words)


def _same_but_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two titles differ only in that one of them names the kind of document."""
    if (one & _KINDS and other & _KINDS) or len(one - _KINDS) < 2:
        return False
    return one - _KINDS == other - _KINDS


def _slips(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two titles have the same words but for one that is nearly the same and long."""
    left, right = sorted(one - other), sorted(other - one)
    if len(left) != 1 or len(right) != 1 or len(one) < 2 or min(len(left[0]), len(right[0])) < 5:
        return False
    if any(ch.isdigit() for ch in left[0] + right[0]):
        return False
    return SequenceMatcher(None, left[0], right[0], autojunk=False).ratio() >= 0.88
