"""What a cell says about applicability and implementation: words, marks, percentages, maturity levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeVar

from aims_graph.intake.cells import fold, is_blank, is_placeholder, plain
from aims_graph.intake.organisation import DocumentStatus, Implementation
from aims_graph.intake.phrases import phrases_in
from aims_graph.intake.status_words import DOCUMENT_STATUS, IMPLEMENTATION, LIMITED, MATURITY, NO, YES

Numbers = Literal["none", "binary", "fraction", "maturity", "percent"]
Key = TypeVar("Key", bound=str)

_NUMBER = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*(%?)\s*")
_LEVEL = re.compile(
    r"^(?:(?:maturity|capability|cmmi?|level|ml|l|stufe|reifegrad|niveau|nivel|livello|nivel de madurez)\W*)?([0-5])\b(?!\s*%|[.,]\d)"
)
_NOT_APPLICABLE: Final = frozenset({"n a", "na", "nvt", "n v t", "s o"})
_EXCLUDED_YES: Final = frozenset("yes y true x ja j wahr oui o vrai si s verdadero vero sim verdadeiro waar 1".split())  # noqa: SIM905
_EXCLUDED_NO: Final = frozenset("no n false nein falsch non faux falso nao nee onwaar 0".split())  # noqa: SIM905
_NOT_SO: Final = re.compile(
    r"(?:not yet|noch nicht|pas encore|aun no|todavia no|non ancora|ainda nao|nog niet|not|nicht|niet)\b"
)
_FOOTNOTE: Final = re.compile(r"(?<=\w)\s?[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]{1,3}$")
_BOX: Final = re.compile(r"(\[[xX✓✔ ]?\]|\([xX✓✔ ]?\)|[☒☑🗹✓✔✅☐□⬜◯○●■❌✗✘])\s*([^\W\d_][^\[\](☒☑🗹✓✔✅☐□⬜◯○●■❌✗✘]*)")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_MARKS = MappingProxyType(
    dict.fromkeys(
        ("✓", "✔", "✔️", "☑", "☑️", "☒", "✅", "●", "⬤", "•", "■", "◉", "🗹", "[x]", "[X]", "(x)", "[✓]", "[✔]", "√", "þ"),
        True,
    )
    | dict.fromkeys(("✗", "✘", "❌", "☐", "✖", "✖️", "○", "◯", "□", "⬜", "[]", "[ ]", "( )", "()", "🞎", "✕"), False)
)


def _inverted(words: Mapping[Key, Sequence[str]]) -> Mapping[str, Key]:
    """Return folded phrase → key, the longest phrases first."""
    pairs = {fold(phrase): key for key, phrases in words.items() for phrase in phrases if fold(phrase)}
    return MappingProxyType(dict(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


_IMPLEMENTATION: Final = _inverted(IMPLEMENTATION)
_DOCUMENT_STATUS: Final = _inverted(DOCUMENT_STATUS)
_YES_NO: Final = MappingProxyType({word: answer == "yes" for word, answer in _inverted({"yes": YES, "no": NO}).items()})
_LEVELS: Final = MappingProxyType({fold(word): level for word, level in MATURITY.items()})


def _said(text: str) -> str:
    """Return what a cell says, without signs of footnotes; of a choice of boxes, the words of the one that is ticked.

    An empty text where none or several of the boxes are ticked.
    """
    stripped = plain(text)
    boxes = _BOX.findall(stripped)
    if len(boxes) > 1:
        ticked = [words.strip(" /|,;\n") for mark, words in boxes if is_tick(mark)]
        return ticked[0] if len(ticked) == 1 else ""
    return _FOOTNOTE.sub("", stripped)


def says_not_applicable(text: str) -> bool:
    """Tell whether the cell is an n/a: no justification, and yet an answer."""
    return fold(plain(text)) in _NOT_APPLICABLE


def is_tick(text: str) -> bool:
    """Tell whether the cell is a tick: an x, a check mark, a full circle."""
    stripped = plain(text)
    return stripped in ("x", "X") or _MARKS.get(stripped, False)


def read_applicable(text: str) -> bool | None:
    """Return True or False where the cell says whether a control applies, else None.

    >>> read_applicable("Ja"), read_applicable("Non (exclue)"), read_applicable("[TODO]")
    (True, False, None)
    """
    stripped = _said(text)
    if stripped in _MARKS:
        return _MARKS[stripped]
    if fold(stripped) in _NOT_APPLICABLE:
        return False
    if is_blank(stripped) or is_placeholder(stripped):
        return None
    folded = fold(stripped)
    words = _YES_NO
    if folded in words:
        return words[folded]
    if {True, False} <= {words.get(fold(part)) for part in re.split(r"[/|]", stripped)}:
        return None  # "Yes/No": the choice was left open
    first = re.split(r"\s*[(\[,;:/–—-]\s*", stripped, maxsplit=1)[0]
    if fold(first) in words:
        return words[fold(first)]
    found = {words[each.phrase] is not each.denied for each in phrases_in(stripped, words, shortest=4)}
    return found.pop() if len(found) == 1 else None


def read_excluded(text: str) -> bool | None:
    """Return True or False where a cell in a column of exclusions says whether the control is excluded.

    >>> read_excluded("Yes"), read_excluded("Not excluded"), read_excluded("Not applicable")
    (True, False, True)
    """
    folded = fold(plain(text))
    if folded in _NOT_APPLICABLE:
        return None
    if folded in _EXCLUDED_YES or folded in _EXCLUDED_NO:
        return folded in _EXCLUDED_YES
    if plain(text) in _MARKS:
        return _MARKS[plain(text)]
    first = fold(re.split(r"\s*[(\[,;:/–—-]\s*", plain(text), maxsplit=1)[0])
    if first in _EXCLUDED_YES or first in _EXCLUDED_NO:
        return first in _EXCLUDED_YES
    applicable = read_applicable(text)
    return None if applicable is None else not applicable


def status_beside(text: str) -> Implementation:
    """Return the status that an answer on applicability goes on to state; ``Unknown`` where it states none.

    >>> status_beside("Yes - partially implemented"), status_beside("Yes (see note 2)"), status_beside("Yes")
    ('Partial', 'Unknown', 'Unknown')
    """
    first, *rest = re.split(r"\s*[(\[,;:/–—-]\s*", _said(text), maxsplit=1)
    if not rest or _YES_NO.get(fold(first)) is not True:
        return "Unknown"
    found = StatusScale().read(rest[0].strip(" )]"))
    return "Unknown" if found in (None, "Excluded") else found


@dataclass(frozen=True, slots=True)
class StatusScale:
    """How one status column is to be read: what its numbers mean, and which maturity words it uses."""

    numbers: Numbers = "none"
    limited: bool = False
    ticked: bool = False
    """The column says yes with an x and never no: x is a tick."""

    def read(self, text: str) -> Implementation | None:
        """Return the implementation that the cell declares; ``Unknown`` for a blank or placeholder;
        None where the words are not understood."""
        if fold(text) in _NOT_APPLICABLE:
            return "Excluded"
        if is_blank(text) or is_placeholder(text):
            return "Unknown"
        stripped = _said(text)
        if stripped in _MARKS:
            return "Implemented" if _MARKS[stripped] else "Not"
        if stripped in ("x", "X") and self.ticked:
            return "Implemented"
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
        found = _kinds(text)
        if not found:
            return _first_word(text)
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


def _kinds(text: str) -> set[Implementation]:
    """Return what the phrases of a text say, those that are denied turned round."""
    kinds: set[Implementation] = set()
    for each in phrases_in(text, _IMPLEMENTATION, shortest=4):
        kind = _IMPLEMENTATION[each.phrase]
        if not each.denied:
            kinds.add(kind)
        elif kind in ("Implemented", "Partial", "Planned"):
            kinds.add("Partial" if each.whole else "Not")
    return kinds


def _first_word(text: str) -> Implementation | None:
    """Return what a text says that begins with yes, no or not yet and goes on in words that say no more."""
    first = fold(re.split(r"\s*[(\[,;:/.–—-]\s*", text, maxsplit=1)[0])
    if first in _IMPLEMENTATION:
        return _IMPLEMENTATION[first]
    return "Not" if _NOT_SO.fullmatch(first) else None


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
    marks = {text for text in said if len(text) <= 2} - {"", "-", "–", "—"}
    return StatusScale(kind, limited, ticked=bool(marks) and marks <= {"x", "X"})


def read_document_status(text: str) -> DocumentStatus:
    """Return the status of a document that a register states; ``NotStated`` where it is not understood."""
    if is_blank(text) or is_placeholder(text):
        return "NotStated"
    folded = fold(text)
    words = _DOCUMENT_STATUS
    if folded in words:
        return words[folded]
    found: dict[DocumentStatus, int] = {}
    for each in phrases_in(text, words):
        status = "Draft" if each.denied and words[each.phrase] == "Approved" else words[each.phrase]
        if not each.denied or status == "Draft":
            found.setdefault(status, folded.find(each.phrase))
    for status in ("Withdrawn", "Superseded"):
        if status in found:
            return status
    return min(found, key=lambda status: found[status], default="NotStated")


def _share(share: float) -> Implementation:
    return "Not" if share <= 0 else "Implemented" if share >= 1 else "Partial"


def _level(level: float) -> Implementation:
    """Level 0 is nothing, 1 and 2 are not yet a defined practice of the organisation, 3 and above are."""
    return "Not" if level <= 0 else "Partial" if level < 3 else "Implemented"
