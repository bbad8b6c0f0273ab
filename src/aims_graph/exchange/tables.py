"""Tables as text: the separator found, rows one by one, quotes read as they are meant."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aims_graph.exchange.safely import refused

SEPARATORS: Final = (",", ";", "\t", "|")


def separator_of(line: str) -> str:
    """Return the separator that parts ``line`` into most cells, quotes respected; a comma where none does."""
    return max(SEPARATORS, key=lambda separator: _cells(line, separator)) if line.strip() else ","


def _cells(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return line.count(separator) + 1


def records(path: Path, lines: Iterator[str], separator: str, skipped: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line in which a record ends, and its cells. Blank records are left out.

    Raises ``InputError`` where a quote is never closed, so that the rest of the file would be one cell.
    """
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused("not-a-table", f"the table cannot be read: {error}.", path, row=reader.line_num + skipped,
                          expected="cells of at most 131072 characters, every quote closed") from error  # fmt: skip
        if any(cell and not cell.isspace() for cell in cells):
            yield reader.line_num + skipped, cells


def tab_records(path: Path, lines: Iterator[str], skipped: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a table parted by tabs. A quote is one only where it encloses a whole cell."""
    number = skipped
    for line in lines:
        number += 1
        bare = line.rstrip("\r\n")
        if '"' not in bare:
            cells = bare.split("\t")
        else:
            cells = bare.split("\t")
            opened = next((place for place, cell in enumerate(cells) if _opens(cell)), None)
            if opened is not None and not _quoted(cells[opened]) and len(cells[opened:]) == 1:
                bare, number = _rest(path, bare, lines, number)
                cells = _parted(path, bare, number)
            elif any(_quoted(cell) for cell in cells):
                cells = [cell[1:-1].replace('""', '"') if _quoted(cell) else cell for cell in cells]
        if any(cell and not cell.isspace() for cell in cells):
            yield number, cells


def _parted(path: Path, record: str, number: int) -> list[str]:
    """Return the cells of a record over several lines. Raises ``InputError`` where its quotes do not enclose a cell."""
    try:
        return next(csv.reader([record], delimiter="\t"))
    except csv.Error as error:
        raise refused("not-a-table", f"the table cannot be read: {error}.", path, row=number,
                      expected="quotes that enclose a whole cell") from error  # fmt: skip


def _opens(cell: str) -> bool:
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _quoted(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")


def _rest(path: Path, start: str, lines: Iterator[str], number: int) -> tuple[str, int]:
    """Return a record whose last cell runs over several lines, and the number of its last line."""
    text = start
    for line in lines:
        number += 1
        text += "\n" + line.rstrip("\r\n")
        if line.count('"') % 2 == 1:
            return text, number
        if len(text) > 100_000:
            break
    raise refused("not-a-table", "a quote is opened and never closed.", path, row=number)
