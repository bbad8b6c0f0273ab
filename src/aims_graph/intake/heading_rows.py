"""Heading rows as texts: two rows made one, words torn at the end of a line, which of two alike is meant."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from aims_graph.intake.cells import fold, plain
from aims_graph.intake.tables import Row

_ANSWERS: Final = frozenset("yes no y n ja nein j oui non o si s sim nao nee".split())  # noqa: SIM905
_FORMER: Final = re.compile(
    r"\b(?:target|desired|goal|old|previous|former|last year|prior|soll|ziel\w*|alt|bisher\w*|vorjahr|cible|vise[es]?"
    r"|ancien\w*|precedent\w*|objetivo|deseado|anterior|previo|obiettivo|precedente|atteso|desejado|doel|gewenst|vorig\w*)\b"
)
_COMPOUND_START: Final = re.compile(
    r"\b(?:dokument(?:en|s)?|document(?:en)?|richtlinien?|ki systems?|systems?)(?=[a-z]{4})"
)
_COMPOUND_END: Final = re.compile(
    r"\b([a-z]{4,}?)(status|datum|nummer|kennung|eigentumer|verantwortlicher|stand|eigner)\b"
)
_YEAR: Final = re.compile(r"\b(20[0-4]\d)\b")


def answers_only(row: Row) -> bool:
    """Tell whether the row holds nothing but answers, yes and no: the columns under one heading."""
    own = [fold(row.cells[column]) for column in row.filled if column not in row.carried]
    return len(own) >= 2 and len(set(own)) >= 2 and set(own) <= _ANSWERS


def joined(rows: Sequence[Row], phrases: Container[str]) -> Row:
    """Return the heading rows as one: the lower text, or the upper one where the lower row has none.

    Where the lower text is an answer, or both together are a known heading, both count: "Applicable: No". The
    upper text reaches to the right as far as its row is empty.
    """
    if len(rows) == 1:
        return rows[0]
    upper, lower = rows[0], rows[-1]
    over = ""
    cells = []
    for column in range(max(len(upper.cells), len(lower.cells))):
        own, below = upper.cell(column), lower.cell(column) if column not in lower.carried else ""
        over = own or over
        both = f"{over}: {below}"
        known = fold(below) in _ANSWERS or fold(both) in phrases
        cells.append(both if over and below and known else below or own)
    return Row(lower.number, tuple(cells))


def whole_words(heading: str, phrases: Container[str]) -> str:
    """Return a heading folded, with words torn by a hyphen at the end of a line made whole where that is known."""
    folded = fold(heading)
    if folded in phrases or "-\n" not in heading:
        return folded
    whole = fold(re.sub(r"(?<=\w)-\n(?=\w)", "", heading))
    return whole if whole in phrases or "-" not in plain(heading).replace("-\n", "") else folded


def compounds_opened(folded: str) -> str:
    """Return a folded heading with German and Dutch compounds opened: ``dokumentenkennung``, ``freigabestatus``."""
    opened = _COMPOUND_START.sub("", folded)
    return _COMPOUND_END.sub(r"\1 \2", opened)


def preference(headings: Sequence[str], hidden: frozenset[int]) -> list[float]:
    """Return for each column how gladly it is taken, 1 as a rule: less where it is hidden, or its heading speaks of
    a target, a former state, or a year before the last one named."""
    folded = [fold(heading) for heading in headings]
    years = [max(map(int, _YEAR.findall(text)), default=0) for text in folded]
    last = max(years, default=0)
    liked = []
    for column, text in enumerate(folded):
        factor = 0.5 if column in hidden else 1.0
        factor *= 0.7 if _FORMER.search(text) else 1.0
        liked.append(factor * (0.9 if 0 < years[column] < last else 1.0))
    return liked
