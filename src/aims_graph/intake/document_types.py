"""The type of an artefact, read from its title or its stated type by the phrases firms use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from aims_graph.intake.cells import fold
from aims_graph.knowledge.types import ArtefactType

_ENDINGS = r"(?:s|es|e|en|n|er|x|i)?"
_COMPOUND = 6
"""A phrase of so many letters or more is also found in compounds: richtlinie in Sicherheitsrichtlinie."""


class TypeFinder:
    """Finds types by their phrases: no case, no accents, hyphens as blanks; the longest phrase wins."""

    def __init__(self, types: Sequence[ArtefactType]) -> None:
        self._types = {kind.id: kind for kind in types}
        phrases: dict[str, str] = {}
        for kind in types:
            for found in kind.phrases.values():
                for phrase in found:
                    key = fold(phrase)
                    if key and (
                        key not in phrases or (kind.specific and not self._types[phrases[key]].specific)
                    ):
                        phrases[key] = kind.id
        longest_first = sorted(
            phrases.items(), key=lambda item: (-len(item[0]), not self._types[item[1]].specific, item)
        )
        self._patterns = [(_pattern(phrase), kind) for phrase, kind in longest_first]

    def in_text(self, text: str) -> str | None:
        """Return the id of the type that ``text`` names by its longest phrase, None where it names none."""
        folded = _words(text)
        return next((kind for pattern, kind in self._patterns if pattern.search(folded)), None)

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


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return a pattern for the phrase as whole words, with the usual plural endings, or within a compound."""
    body = (
        re.escape(phrase).replace(r"\ ", " ?")
        if len(phrase.replace(" ", "")) >= 2 * _COMPOUND
        else re.escape(phrase)
    )
    if len(phrase) >= _COMPOUND:
        return re.compile(rf"{body}{_ENDINGS}\b|\b{body}")
    return re.compile(rf"\b{body}{_ENDINGS}\b")
