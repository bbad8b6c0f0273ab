"""Rows with more fields than headings: an unquoted separator tore a text apart. Mend it where sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.intake.cells import fold
from aims_graph.intake.columns import Block, Probe
from aims_graph.intake.tables import Row

_PROSE: Final = (
    "description",
    "justification",
    "justification_exclusion",
    "justification_inclusion",
    "remarks",
    "title",
    "distribution",
)
"""Roles whose texts hold commas, the likeliest first."""

_CHECKED: Final = (
    "control",
    "applicable",
    "excluded",
    "status",
    "effective_from",
    "last_review",
    "next_review",
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A row made whole: the column (heading) that took the extra fields, and whether no other fits."""

    row: Row
    heading: str
    certain: bool


def is_ragged(row: Row, block: Block) -> bool:
    """Tell whether the row has more texts than the block has headings."""
    return bool(row.fields and block.heading_row is not None and len(row.cells) > block.width)


def is_short(row: Row, block: Block) -> bool:
    """Tell whether the row was written with fewer fields than the block has headings."""
    return bool(row.fields and block.heading_row is not None and row.fields < block.width)


def repair(row: Row, block: Block, probes: Mapping[str, Probe], separator: str) -> Repair | None:
    """Return the row with its extra fields put back where they belong, or None where no reading fits the
    columns.

    Every way to join neighbouring fields is tried. A reading must leave the id, applicability, status and
    dates in their columns; among those, fields that began with a blank are better joined to the left,
    columns prefer the values they have in other rows, and prose takes commas before anything else does.
    """
    extra = len(row.cells) - block.width
    seen = _values(block)
    readings = []
    for start in range(block.width):
        cells = (
            *row.cells[:start],
            separator.join(row.cells[start : start + extra + 1]),
            *row.cells[start + extra + 1 :],
        )
        spaced = sum(1 for column in range(start + 1, start + extra + 1) if column in row.spaced)
        score = _score(cells, block, probes, seen)
        if score is not None:
            readings.append((score + spaced / extra, start, cells))
    if not readings:
        return None
    readings.sort(key=lambda reading: (-reading[0], reading[1]))
    best, start, cells = readings[0]
    certain = len(readings) == 1 or best - readings[1][0] >= 0.5
    heading = next((column.heading for column in block.columns if column.number == start + 1), "")
    return Repair(Row(row.number, cells, fields=row.fields), heading, certain)


def _values(block: Block) -> dict[int, frozenset[str]]:
    """Return for each column the values of the rows that are as wide as the heading."""
    rows = [row for row in block.rows if len(row.cells) <= block.width]
    return {column: frozenset(fold(row.cell(column)) for row in rows) for column in range(block.width)}


def _score(
    cells: Sequence[str], block: Block, probes: Mapping[str, Probe], seen: Mapping[int, frozenset[str]]
) -> float | None:
    total = 0.0
    for column in block.columns:
        text = cells[column.number - 1] if column.number <= len(cells) else ""
        if column.role in _CHECKED and text and probes[column.role]([text]) < 1:
            return None
        if column.role in _PROSE:
            total += 0.6 + (0.1 * (len(_PROSE) - _PROSE.index(column.role)) / len(_PROSE) if "," in text else 0.0)
        elif not text or fold(text) in seen[column.number - 1]:
            total += 1.0
    return total
