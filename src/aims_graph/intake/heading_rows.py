"""Heading rows as texts: two rows made one, words torn at the end of a line, which of two alike is meant."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
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
_SHORT: Final = 40
_LEAST_BESIDE: Final = 3
"""Tables side by side have so many headings at least."""
_YEAR: Final = re.compile(r"\b(20[0-4]\d)\b")


def answers_only(row: Row) -> bool:
    """Tell whether the row holds nothing but answers, yes and no: the columns under one heading."""
    own = [fold(row.cells[column]) for column in row.filled if column not in row.carried]
    return len(own) >= 2 and len(set(own)) >= 2 and set(own) <= _ANSWERS


def splits(row: Row, below: Row) -> bool:
    """Tell whether the row below splits headings that reach over several columns: "Status" over Berlin and Vienna.

    Under the first cell of such a heading and under the empty ones to its right stand different short texts.
    """
    split = 0
    for column in row.filled:
        end = next((c for c in row.filled if c > column), max(len(row.cells), len(below.cells)))
        under = [below.cell(c) for c in range(column, end)]
        if len(under) > 1 and all(under) and len(set(under)) == len(under):
            split += 1
    return split > 0 and all(len(below.cells[column]) <= _SHORT for column in below.filled)


def same_heading(one: str, other: str) -> bool:
    """Tell whether two headings are one that was split, as "Applicable: Berlin" and "Applicable: Vienna" are.

    Where it was split into answers, the columns say contrary things of one row.
    """
    upper, lower = zip(*(heading.partition(": ")[::2] for heading in (one, other)), strict=True)
    return upper[0] == upper[1] and all(lower) and not {fold(text) for text in lower} & _ANSWERS


def joined(rows: Sequence[Row], phrases: Container[str]) -> Row:
    """Return the heading rows as one: the lower text, or the upper one where the lower row has none.

    Where the lower text is an answer or no heading of its own, or both together are a known heading, both count:
    "Applicable: No", "Status: Berlin". The upper text reaches to the right as far as its row is empty.
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
        spans = not own or (column + 1 < len(lower.cells) and not upper.cell(column + 1))
        strange = spans and fold(below) not in phrases
        cells.append(both if over and below and (known or strange) else below or own)
    return Row(lower.number, tuple(cells))


def side_by_side(heading: Row) -> list[range]:
    """Return the columns of each of the tables that stand side by side under one heading row, told by headings that
    repeat in the same order; one empty range, which is all columns, where there is one table."""
    folded = [fold(cell) for cell in heading.cells]
    filled = [column for column, text in enumerate(folded) if text]
    starts = [column for column in filled if folded[column] == folded[filled[0]]] if filled else []
    if len(starts) < 2:
        return [range(0)]
    parts = [range(start, end) for start, end in zip(starts, [*starts[1:], len(folded)], strict=True)]
    named = {tuple(text for column in part if (text := folded[column])) for part in parts}
    return parts if len(named) == 1 and len(next(iter(named))) >= _LEAST_BESIDE else [range(0)]


def only(row: Row, columns: range) -> Row:
    """Return the row with nothing but the text in ``columns``; the row itself where the range is empty."""
    if not columns:
        return row
    cells = tuple(cell if column in columns else "" for column, cell in enumerate(row.cells))
    return replace(row, cells=cells, carried=row.carried & frozenset(columns))


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
    years = [0 if _FORMER.search(text) else max(map(int, _YEAR.findall(text)), default=0) for text in folded]
    last = max(years, default=0)
    liked = []
    for column, text in enumerate(folded):
        factor = 0.5 if column in hidden else 1.0
        factor *= 0.7 if _FORMER.search(text) else 1.0
        liked.append(factor * (0.9 if 0 < years[column] < last else 1.0))
    return liked
