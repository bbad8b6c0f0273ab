"""The type of an artefact, read from its title or its stated type by the phrases firms use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from aims_graph.intake.cells import fold
from aims_graph.knowledge.types import ArtefactType

_ENDINGS: Final = frozenset({"", "s", "es", "e", "en", "n", "er", "x", "i"})
_COMPOUND: Final = 6
"""A phrase of so many letters or more is also found in compounds: richtlinie in Sicherheitsrichtlinie."""
_TOGETHER: Final = 12
"""A phrase of so many letters or more is found however its words are written together or apart."""


class TypeFinder:
    """Finds types by their phrases: no case, no accents, hyphens as blanks; the longest phrase wins."""

    def __init__(self, types: Sequence[ArtefactType]) -> None:
        self._types = {kind.id: kind for kind in types}
        phrases: dict[str, str] = {}
        for kind in types:
            for found in kind.phrases.values():
                for phrase in found:
                    key = fold(phrase)
                    if key and (key not in phrases or (kind.specific and not self._types[phrases[key]].specific)):
                        phrases[key] = kind.id
        longest_first = sorted(
            phrases.items(), key=lambda item: (-len(item[0]), not self._types[item[1]].specific, item)
        )
        self._phrases = tuple((phrase, phrase.replace(" ", ""), kind) for phrase, kind in longest_first)

    def in_text(self, text: str) -> str | None:
        """Return the id of the type that ``text`` names by its longest phrase, None where it names none."""
        folded = _words(text)
        together = folded.replace(" ", "")
        edges = _edges(folded)
        for phrase, body, kind in self._phrases:
            if body in together and (_stands(phrase, folded) or _stands_together(body, together, edges)):
                return kind
        return None

    def of_artefact(self, title: str, stated: str | None) -> tuple[str, Literal["Title", "Statement"] | None]:
        """Return the most specific type known, and whether the title or the stated type gave it.

        What the title names specifically goes first; then the stated type; then a general word in the title.
        """
        by_title = self.in_text(title)
        by_statement = self.in_text(stated) if stated else None
        if by_title and self._types[by_title].specific:
            return by_title, "Title"
        if by_statement:
            return by_statement, "Statement"
        return (by_title, "Title") if by_title else ("Document", None)

    def has(self, kind: str) -> bool:
        """Tell whether the type exists."""
        return kind in self._types

    def list_class(self, kind: str | None) -> str | None:
        """Return the list that would contain an artefact of the type, None where the type is not known."""
        return self._types[kind].list_class if kind in self._types else None

    def label(self, kind: str) -> str:
        """Return the English label of a type."""
        return self._types[kind].label_en if kind in self._types else kind


def _words(text: str) -> str:
    """Return a title or file name as folded words: camel case and underscores apart, the ending dropped."""
    text = re.sub(r"\.(?:md|docx?|xlsx?|pdf|pptx?|txt|csv|html?|odt|ods)\b", " ", text, flags=re.IGNORECASE)
    text = text.rpartition("/")[2] if re.search(r"\w/\w", text) and " " not in text.strip() else text
    text = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])", " ", text)
    return fold(text)


def _stands(phrase: str, text: str) -> bool:
    """Tell whether the phrase stands in the text as whole words, with the usual endings; a long one also as
    the first or last part of a word."""
    start = text.find(phrase)
    while start >= 0:
        left = start == 0 or text[start - 1] == " "
        right = text[start + len(phrase) :].partition(" ")[0] in _ENDINGS
        if (left and right) or (len(phrase) >= _COMPOUND and (left or right)):
            return True
        start = text.find(phrase, start + 1)
    return False


def _stands_together(body: str, together: str, edges: frozenset[int]) -> bool:
    """Tell whether a long phrase stands in the text between edges of words, whatever blanks are in it."""
    start = together.find(body) if len(body) >= _TOGETHER else -1
    while start >= 0:
        end = start + len(body)
        if start in edges and any(
            end + len(ending) in edges and together.startswith(ending, end) for ending in _ENDINGS
        ):
            return True
        start = together.find(body, start + 1)
    return False


def _edges(text: str) -> frozenset[int]:
    """Return where words begin and end, counted without blanks."""
    edges = {0}
    place = 0
    for word in text.split():
        place += len(word)
        edges.add(place)
    return frozenset(edges)
