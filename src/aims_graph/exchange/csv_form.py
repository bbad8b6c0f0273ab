"""Crosswalks as CSV: ours with every column, anybody's with two columns of ids and perhaps a relation."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem
from aims_graph.exchange.columns import Columns, find_columns, with_title
from aims_graph.exchange.crosswalk import NOTHING, Crosswalk, Entry, Note, Written
from aims_graph.exchange.relations import relation_of
from aims_graph.exchange.rows import Outgoing
from aims_graph.exchange.safely import lines_of, refused
from aims_graph.exchange.tables import records, separator_of, tab_records
from aims_graph.knowledge.sssom import COLUMNS

_TITLES: Final = ("subject_title", "object_title")
_FORMULA: Final = re.compile(r"^'*[=+\-@\t\r]")
_TAMED: Final = re.compile(r"^''*[=+\-@\t\r]")
_PART: Final = re.compile(r"\s*[;|\n]\s*|\s*,\s+|\s*,(?=[A-Za-z])")
_RANGE: Final = re.compile(
    r"(?P<group>(?:[A-D]\.)?(?P<major>\d{1,2}\.))(?P<first>\d{1,2})\s*(?:-|–|—|\bto\b)\s*"
    r"(?:(?:[A-D]\.)?(?P=major))?(?P<last>\d{1,2})",
    re.IGNORECASE,
)
_LONGEST: Final = 60
_SAMPLE: Final = 200
_ABOVE: Final = 15
"""Rows of titles and notes above a table, at most."""


def write_csv(out: Outgoing) -> Written:
    """Return the rows as CSV, every column, with the titles of the ends beside them.

    A cell that a spreadsheet would run as a formula is led by an apostrophe, which reading takes away again.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, *_TITLES])
    for row in out.rows:
        titles = (out.title(row.subject_id), out.title(row.object_id))
        writer.writerow([_tame(cell) for cell in (*(getattr(row, name) for name in COLUMNS), *titles)])
    figures = len(out.group.agreement)
    notes = [Note("csv-agreement", figures)] if figures else []
    notes += [Note("unassessed-left-out", len(out.unassessed))] if out.unassessed else []
    return Written(text.getvalue(), tuple(notes))


def _tame(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def _wild(cell: str) -> str:
    cell = cell.strip(" ")
    return cell[1:] if _TAMED.match(cell) else cell


def read_csv(path: Path, source: str = "", target: str = "") -> Crosswalk:
    """Return what a CSV in any layout holds. ``source``, ``target``: what framework its columns are of, if told.

    Raises ``InputError`` where no two columns of ids are found, or beyond the limits of reading.
    """
    lines = lines_of(path)
    first = list(islice(lines, 5))
    separator = separator_of(first[0]) if first else ","
    everything = chain(first, lines)
    table = tab_records(path, everything) if separator == "\t" else records(path, everything, separator)
    sample = list(islice(table, _SAMPLE))
    if not sample:
        raise refused("empty", "the file holds no rows.", path)
    found = below_titles(sample)
    if found is None:
        raise no_ids(path, sample[0][1])
    above, columns = found
    rows = chain(sample[above + columns.headed :], table)
    entries, problems = entries_of(path, rows, columns, (source, target))
    return Crosswalk(path.name, "csv", entries, problems=problems, metadata={"columns": " ".join(columns.names)})


def below_titles(sample: Sequence[tuple[int, list[str]]]) -> tuple[int, Columns] | None:
    """Return how many rows of titles and notes stand above the table, and its columns; None where there is no table."""
    found = [
        (above, columns)
        for above in range(min(len(sample), _ABOVE))
        if (columns := find_columns([cells for _, cells in sample[above:]])) is not None
    ]
    told = (each for each in found if each[1].well_headed)
    return next(told, None) or next(iter(found), None)


def no_ids(path: Path, first: Sequence[str]) -> InputError:
    """Return the error that tells a table without two columns of ids."""
    return refused(
        "no-ids", "no two columns of ids are found.", path, found=", ".join(filter(None, first))[:200],
        expected="a column for each side, such as source and target, with ids in its cells",
    )  # fmt: skip


def entries_of(
    path: Path, rows: Iterable[tuple[int, list[str]]], columns: Columns, told: tuple[str, str], place: str = ""
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return what the rows below the heading say, and what is wrong with their form; ``place`` names their sheet."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    sets = _sets(path, columns, told)
    words: dict[str, str | None] = {}
    for number, cells in rows:
        if len(cells) > len(columns.names) and any(cell.strip() for cell in cells[len(columns.names) :]):
            problems.append(Problem("ragged-row", "the row has more cells than the head.", "warning", path.name,
                                    row=number, found=str(len(cells)), expected=str(len(columns.names))))  # fmt: skip
        values = {role: _wild(cells[place]) for role, place in columns.places.items() if place < len(cells)}
        word = values.get("relation", "")
        if word not in words:
            words[word] = relation_of(word)
        slots = {name: _wild(cells[place]) for name, place in columns.slots.items() if place < len(cells)}
        slots = {name: value for name, value in slots.items() if value}
        of = (values.get("source_set") or sets[0], values.get("target_set") or sets[1])
        (left, left_title), (right, right_title) = (with_title(values.get(side, "")) for side in ("source", "target"))
        titles = (values.get("source_title") or left_title, values.get("target_title") or right_title)
        for one in _parts(left):
            for other in _parts(right):
                entries.append(Entry(number, one, words[word], other, word, *titles, *of, slots, place))
    return tuple(entries), tuple(problems)


def _sets(path: Path, columns: Columns, told: tuple[str, str]) -> tuple[str, str]:
    """What framework each column is of: as told, as its heading says, or as the name of the file says."""
    stem = path.name.partition(".")[0]
    from_name = re.split(r"--|__|[\s_\-]to[\s_\-]|_vs_|→", stem)
    pair = (from_name[0], from_name[1]) if len(from_name) == 2 else ("", "")
    heads = (columns.head("source"), columns.head("target"))
    return (told[0] or heads[0] or pair[0], told[1] or heads[1] or pair[1])


def _parts(cell: str) -> list[str]:
    """The ids of a cell that lists several, or a range of them; one, perhaps empty, otherwise."""
    span = _RANGE.fullmatch(cell.strip())
    if span and int(span["first"]) < int(span["last"]):
        return [f"{span['group']}{number}" for number in range(int(span["first"]), int(span["last"]) + 1)]
    if cell == NOTHING or not any(sign in cell for sign in ";|\n,"):
        return [cell]
    parts = [part for part in _PART.split(cell) if part]
    if len(parts) < 2 or any(len(part) >= _LONGEST for part in parts):
        return [cell]
    return [one for part in parts for one in _parts(part)]
