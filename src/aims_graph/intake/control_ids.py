"""Control ids as people write them: ``A.5.1``, ``5.1``, ``A 5.01``, ``**A.5.1**``, ``A.5.24-28``.

Reading is by form alone; whether a number is a control of a standard is asked of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aims_graph.base.terms import EDITIONS
from aims_graph.intake.cells import plain
from aims_graph.intake.iso27001_former import CONTROLS_2005, SUCCESSORS_2013


class Catalogue(Protocol):
    """What the importers ask of the knowledge: which ids exist, and what they are called."""

    def controls(self, prefix: str) -> Sequence[str]:
        """Return the controls of an edition, in order, as CURIEs or local ids."""

    def title(self, curie: str) -> str | None:
        """Return the official English title of a provision, None where there is no such provision."""

    def nearest(self, curie: str) -> str | None:
        """Return the existing id closest to one that does not exist."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. ``annex`` is its letter, or an empty text for a bare ``5.1``."""

    annex: str
    parts: tuple[int, ...]

    @property
    def local(self) -> str:
        """The number as a control of Annex A unless another letter stands before it: ``A.5.1``."""
        return f"{self.annex or 'A'}." + ".".join(map(str, self.parts))

    @property
    def clause(self) -> str:
        """The number as a clause: ``5.1``."""
        return ".".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class IdCell:
    """What an id cell holds: numbers, ranges (first, last), and the words after them."""

    numbers: tuple[Number, ...]
    ranges: tuple[tuple[Number, Number], ...] = ()
    words: str = ""

    @property
    def several(self) -> bool:
        """Whether the cell speaks of more than one number."""
        return len(self.numbers) + 2 * len(self.ranges) > 1

    @property
    def first(self) -> Number | None:
        """The first number in the cell."""
        return self.numbers[0] if self.numbers else self.ranges[0][0] if self.ranges else None


_NUMBER = (
    r"(?:(?<![A-Za-z])(?P<annex>[A-Da-d])\s?[.\-_]?\s?)?"
    r"(?P<num>\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})(?![\d%])"
)
_STANDARD = r"(?:ISO\s*/?\s*(?:IEC)?\s*)?(?:2700[12]|42001)(?:\s*[:\-]\s*(?:20\d\d))?"
_OTHER_SIGN = re.compile(r"(?<![A-Za-z])([A-Da-d])[\s.\-_,]?(\d{1,2})((?:[-_,]\d{1,2}){1,2})(?!\s*[.\-_,]?\d)")
_AT_END = re.compile(
    rf"[(\[]\s*(?:{_STANDARD}[\s:,;–-]*)?(?:annex\s*)?(?P<id>[A-D][\s.\-_]?\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\s*[)\]]\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Za-z][A-Za-z0-9]{0,11}[\s:_/#.-]{1,2}(?=A[\s.\-_]?\d{1,2}\.\d)")
_SIGNS = re.compile(r"^[\s(\[{'\"“„«#§>*•·+-]+")
_WORD = (
    r"(?:annex|annexe|anhang|anexo|allegato|appendix|controls?|kontrollen?|kontrolle|contr[oô]les?|mesures?|ma(?:ß|ss)nahmen?"
    r"|controll[io]|controles?|control[oe]s?|medidas?|no|nr|n°|nº|id|cid|ctl|ctrl|ref|maatregel|beheersmaatregel|bijlage)\.?"
)
_PREFIX = re.compile(
    rf"^\s*(?:{_STANDARD}[\s:,;–-]*)?(?:{_WORD}[\s:]+(?=[A-Da-d]?[\s.\-]*\d|annex|A\b))*", re.IGNORECASE
)
_LOOKALIKES = re.compile(r"^[АΑ](?=[\s.\-_]?\d)")
"""A Cyrillic or Greek letter before a number: the same picture as an A."""
_WIDE = {ord(wide): plain_ for wide, plain_ in zip("０１２３４５６７８９．․ＡＢＣＤ", "0123456789..ABCD", strict=True)}
_FIRST = re.compile(_NUMBER + r"\.?")
_TO = re.compile(r"\s*(?:-|–|—|\.\.+|…|\b(?:to|through|bis|à|au|hasta|a|al|até)\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;/&+\n|]|\b(?:and|und|et|y|e|ed)\b)\s*", re.IGNORECASE)
_SHORT = re.compile(r"(?P<short>\d{1,2})(?![\d.%])")
_LONGEST = 400
"""A cell with more characters is prose: no id is looked for at its end."""
_DECIMAL_COMMA = re.compile(r"\d{1,2},\d{1,2}")


def read_id_cell(text: str) -> IdCell | None:
    """Return the ids at the start of the cell and the words after them, or None where it starts with no id.

    Numbers later in the words ("covers 24/7, see 5.19") are words.

    >>> read_id_cell("Roles (A.5.2)").words, read_id_cell("A-5-1").numbers[0].local
    ('Roles', 'A.5.1')
    >>> read_id_cell("A.5.24-28").ranges[0][1].local, read_id_cell("5.01 Policies").numbers[0].local
    ('A.5.28', 'A.5.1')
    """
    whole = plain(text)
    rest = _start(whole)
    numbers: list[Number] = []
    ranges: list[tuple[Number, Number]] = []
    match = _FIRST.match(rest)
    if not match:
        return _read_at_end(whole)
    while match:
        number = _number(match)
        rest = rest[match.end() :]
        end, rest = _range_end(number, rest)
        if end:
            ranges.append((number, end))
        else:
            numbers.append(number)
        separator = _AND.match(rest) or re.match(r"\s+(?=[A-D]\.\d)", rest)
        match = _FIRST.match(rest[separator.end() :]) if separator else None
        if separator and match:
            rest = rest[separator.end() :]
    if rest and rest[0].isalnum() and not rest[0].isspace():
        return None
    return IdCell(tuple(numbers), tuple(ranges), rest.strip(" \n\t-–—:.|)(]["))


def _start(text: str) -> str:
    """Return the text from its first number on: without signs, the name of a standard, a word such as control."""
    rest = _SIGNS.sub("", text)
    if not rest.isascii():
        rest = _LOOKALIKES.sub("A", rest.translate(_WIDE))
    if _DECIMAL_COMMA.fullmatch(rest):
        return rest.replace(",", ".")
    prefix = _PREFIX.match(rest)
    rest = rest[prefix.end() :] if prefix else rest
    rest = _LABEL.sub("", _SIGNS.sub("", rest))
    other = _OTHER_SIGN.match(rest)  # A-5-1, A.5,1
    if other:
        rest = f"{other[1]}.{other[2]}" + re.sub(r"[-_,]", ".", other[3]) + rest[other.end() :]
    return rest


def _read_at_end(text: str) -> IdCell | None:
    """Return the id that stands in brackets at the end: ``Policies for information security (A.5.1)``."""
    found = _AT_END.search(text) if len(text) <= _LONGEST else None
    match = _FIRST.match(found["id"]) if found else None
    return IdCell((_number(match),), (), text[: found.start()].strip()) if found and match else None


def _number(match: re.Match[str]) -> Number:
    parts = tuple(int(part) for part in re.split(r"\s?\.\s?", match.group("num")))
    return Number((match.group("annex") or "").upper(), parts)


def _range_end(start: Number, rest: str) -> tuple[Number | None, str]:
    """Return the end of a range that starts with ``start``, in full or by its last number, and the rest."""
    link = _TO.match(rest)
    if not link:
        return None, rest
    after = rest[link.end() :]
    full = _FIRST.match(after)
    if full:
        end = Number(start.annex, _number(full).parts)
        return (end, after[full.end() :]) if len(end.parts) == len(start.parts) else (None, rest)
    short = _SHORT.match(after)
    if not short or int(short.group("short")) <= start.parts[-1]:
        return None, rest
    following = after[short.end() :]
    if following.strip() and following[:1].isspace() and following.strip()[0].islower():
        return None, rest  # "5.1 - 24 hour service" is a title
    return Number(start.annex, (*start.parts[:-1], int(short.group("short")))), following


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids of the standards whose SoAs can be read, and of the editions that can be told and refused."""

    catalogue: Catalogue
    order: dict[str, tuple[str, ...]]
    """Prefix → controls as local ids, in order."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> KnownIds:
        """Take the controls of ISO/IEC 27001 and 42001 from the catalogue."""
        prefixes = ("iso27001", "iso42001")
        return cls(catalogue, {p: tuple(c.removeprefix(f"{p}:") for c in catalogue.controls(p)) for p in prefixes})

    def is_control(self, prefix: str, number: Number) -> bool:
        """Tell whether ``number`` is a control of the edition that ``prefix`` stands for."""
        return number.local in self.order[prefix] and number.annex in ("", "A")

    def control_title(self, prefix: str, local: str) -> str | None:
        """Return the official title of a control."""
        return self.catalogue.title(f"{prefix}:{local}")

    def clause_title(self, prefix: str, number: Number) -> str | None:
        """Return the title of the clause of that number; None where there is none or a letter precedes it."""
        return None if number.annex else self.catalogue.title(f"{prefix}:{number.clause}")

    def is_group(self, prefix: str, number: Number) -> bool:
        """Tell whether the number is a heading or objective of Annex A: in the standard, and no control."""
        return not self.is_control(prefix, number) and self.catalogue.title(f"{prefix}:{number.local}") is not None

    def between(self, prefix: str, first: Number, last: Number) -> tuple[str, ...]:
        """Return the controls from ``first`` to ``last``, both included; empty where one is unknown."""
        order = self.order[prefix]
        if first.local not in order or last.local not in order:
            return ()
        return order[order.index(first.local) : order.index(last.local) + 1]

    def nearest(self, prefix: str, number: Number) -> str | None:
        """Return the known control closest to a number that is none, in its own group if there is one."""
        group = [local for local in self.order[prefix] if local.rpartition(".")[0] == number.local.rpartition(".")[0]]
        if group and len(number.parts) > 1:
            return min(group, key=lambda local: abs(int(local.rpartition(".")[2]) - number.parts[-1]))
        found = self.catalogue.nearest(f"{prefix}:{number.local}")
        return found.removeprefix(f"{prefix}:") if found else None


def former_edition(number: Number) -> str | None:
    """Return the year of the former 27001 edition whose Annex A has this number, None where neither has."""
    if len(number.parts) == 3 and number.annex in ("", "A"):
        if number.local in SUCCESSORS_2013:
            return "2013"
        if number.local in CONTROLS_2005:
            return "2005"
    return None


def successors(number: Number) -> tuple[str, ...]:
    """Return the controls of 2022 that took over a control of 2013; empty where that is not certain."""
    return SUCCESSORS_2013.get(number.local, ())


def edition_name(prefix: str) -> str:
    """Return how people call an edition.

    >>> edition_name("iso27001")
    'ISO/IEC 27001:2022'
    """
    number, _, year = EDITIONS[prefix].removeprefix("iso").partition("-")
    return f"ISO/IEC {number}:{year}"
