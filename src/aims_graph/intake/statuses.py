"""What a cell says about applicability and implementation: words, marks, percentages, maturity levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeVar

from aims_graph.intake.cells import fold, is_blank, is_placeholder, plain
from aims_graph.intake.organisation import DocumentStatus, Implementation
from aims_graph.intake.status_words import DOCUMENT_STATUS, IMPLEMENTATION, LIMITED, MATURITY, NO, YES

Numbers = Literal["none", "binary", "fraction", "maturity", "percent"]
Key = TypeVar("Key", bound=str)

_NUMBER = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*(%?)\s*")
_LEVEL = re.compile(
    r"^(?:(?:maturity|capability|level|ml|stufe|reifegrad|niveau|nivel|livello)\W*)?([0-5])\b(?!\s*%|[.,]\d)"
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_MARKS = {
    "✓": True,
    "✔": True,
    "✔️": True,
    "☑": True,
    "☒": True,
    "✅": True,
    "✗": False,
    "✘": False,
    "❌": False,
    "☐": False,
    "✖": False,
}


def _inverted(words: Mapping[Key, Sequence[str]]) -> Mapping[str, Key]:
    """Return folded phrase → key, the longest phrases first."""
    pairs = {fold(phrase): key for key, phrases in words.items() for phrase in phrases if fold(phrase)}
    return MappingProxyType(dict(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


_IMPLEMENTATION: Final = _inverted(IMPLEMENTATION)
_DOCUMENT_STATUS: Final = _inverted(DOCUMENT_STATUS)
_YES_NO: Final = MappingProxyType({word: answer == "yes" for word, answer in _inverted({"yes": YES, "no": NO}).items()})
_LEVELS: Final = MappingProxyType({fold(word): level for word, level in MATURITY.items()})


def read_applicable(text: str) -> bool | None:
    """Return True or False where the cell says whether a control applies, else None.

    >>> read_applicable("Ja"), read_applicable("Non (exclue)"), read_applicable("[TODO]")
    (True, False, None)
    """
    stripped = plain(text)
    if stripped in _MARKS:
        return _MARKS[stripped]
    if stripped.casefold() in {"n/a", "na", "n.a."}:
        return False
    if is_blank(text) or is_placeholder(text):
        return None
    folded = fold(stripped)
    words = _YES_NO
    if folded in words:
        return words[folded]
    first = re.split(r"\s*[(\[,;:/–—-]\s*", stripped, maxsplit=1)[0]
    if fold(first) in words:
        return words[fold(first)]
    found = {words[phrase] for phrase in _phrases_in(folded, words) if len(phrase) > 3}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class StatusScale:
    """How one status column is to be read: what its numbers mean, and which maturity words it uses."""

    numbers: Numbers = "none"
    limited: bool = False

    def read(self, text: str) -> Implementation | None:
        """Return the implementation that the cell declares; ``Unknown`` for a blank or placeholder;
        None where the words are not understood."""
        if fold(text) in {"n a", "na"}:
            return "Excluded"
        if is_blank(text) or is_placeholder(text):
            return "Unknown"
        stripped = plain(text)
        if stripped in _MARKS:
            return "Implemented" if _MARKS[stripped] else "Not"
        number = _NUMBER.fullmatch(stripped)
        if number:
            return self._number(float(number.group(1).replace(",", ".")), percent=bool(number.group(2)))
        return self._words(stripped)

    def _number(self, number: float, percent: bool) -> Implementation | None:
        if percent or self.numbers == "percent":
            return _share(number / 100) if number <= 100 else None
        if self.numbers in ("fraction", "binary"):
            return _share(number) if number <= 1 else None
        return _level(number) if number <= 5 else None

    def _words(self, text: str) -> Implementation | None:
        folded = fold(text)
        if folded in _IMPLEMENTATION:
            return _IMPLEMENTATION[folded]
        maturity = self._maturity(folded)
        if maturity is not None:
            return maturity
        percent = _PERCENT.search(text)
        if percent:
            return _share(float(percent.group(1).replace(",", ".")) / 100)
        found = {_IMPLEMENTATION[phrase] for phrase in _phrases_in(folded, _IMPLEMENTATION) if len(phrase) > 3}
        if not found:
            return None
        if len(found) == 1:
            return found.pop()
        if "Partial" in found or {"Implemented", "Planned"} <= found or {"Implemented", "Not"} <= found:
            return "Partial"
        return next(kind for kind in ("Excluded", "Planned", "Not", "Implemented", "Unknown") if kind in found)

    def _maturity(self, folded: str) -> Implementation | None:
        level = _LEVEL.match(folded)
        if level:
            return _level(int(level.group(1)))
        words = folded.removeprefix("level ").removeprefix("stufe ")
        if words == "limited":
            return "Partial"
        if words not in _LEVELS:
            return None
        if self.limited:
            return {"defined": "Partial", "managed": "Implemented"}.get(words) or _level(_LEVELS[words])  # type: ignore[return-value]
        return _level(_LEVELS[words])


def scale_of(texts: Iterable[str]) -> StatusScale:
    """Return how a status column is to be read, from all its cells.

    >>> scale_of(["0", "3", "5"]).read("3"), scale_of(["0.2", "1"]).read("1"), scale_of(["9"]).read("9")
    ('Implemented', 'Implemented', 'Partial')
    """
    said = [plain(text) for text in texts]
    matches = [_NUMBER.fullmatch(text) for text in said]
    numbers = [float(match.group(1).replace(",", ".")) for match in matches if match and not match.group(2)]
    limited = any(fold(text) in LIMITED for text in said)
    kind: Numbers = "none"
    if numbers:
        top = max(numbers)
        if top > 5:
            kind = "percent"
        elif top <= 1:
            kind = "fraction" if any(0 < number < 1 for number in numbers) else "binary"
        else:
            kind = "maturity"
    return StatusScale(kind, limited)


def read_document_status(text: str) -> DocumentStatus:
    """Return the status of a document that a register states; ``NotStated`` where it is not understood."""
    if is_blank(text) or is_placeholder(text):
        return "NotStated"
    folded = fold(text)
    words = _DOCUMENT_STATUS
    if folded in words:
        return words[folded]
    found = {words[phrase]: folded.index(phrase) for phrase in _phrases_in(folded, words)}
    for status in ("Withdrawn", "Superseded"):
        if status in found:
            return status
    return min(found, key=lambda status: found[status], default="NotStated")


def _share(share: float) -> Implementation:
    return "Not" if share <= 0 else "Implemented" if share >= 1 else "Partial"


def _level(level: float) -> Implementation:
    """Level 0 is nothing, 1 and 2 are not yet a defined practice of the organisation, 3 and above are."""
    return "Not" if level <= 0 else "Partial" if level < 3 else "Implemented"


def _phrases_in(folded: str, phrases: Mapping[str, object]) -> list[str]:
    """Return the phrases that stand in ``folded`` as whole words, not overlapping; the longest come first."""
    rest = f" {folded} "
    found = []
    for phrase in phrases:
        if f" {phrase} " in rest:
            found.append(phrase)
            rest = rest.replace(f" {phrase} ", " | ")
    return found
