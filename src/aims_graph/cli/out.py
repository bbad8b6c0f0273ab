"""Printing: plain tables that read well in a terminal and in a pipe, CSV, JSON, and files written whole."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aims_graph.graph.store import write_atomic


def note(text: str) -> None:
    """Say something about progress, on stderr."""
    print(text, file=sys.stderr)


MANY_SYSTEMS = 50
"""More AI systems than this in one assessment want a scope first."""


def many_systems(count: int) -> str | None:
    """Return the advice to scope where an assessment would hold very many AI systems, else None."""
    if count <= MANY_SYSTEMS:
        return None
    return (
        f"warning: {count} AI systems at once: what is asked of a system is asked of each, so this takes minutes and "
        "gives a list nobody works through. Decide the scope first: keep in the file the systems that the management "
        "system is to cover, or one of each kind, and assess the others in files of their own."
    )


def emit(text: str, target: Path | None) -> None:
    """Write ``text`` to the file ``target``, whole, or to stdout."""
    if target is not None:
        # A lone surrogate has no UTF-8; as an escape it can at least be seen.
        write_atomic(target, (text if text.endswith("\n") else text + "\n").encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def table(rows: Iterable[Sequence[object]], heads: Sequence[str], *, whole: bool = False) -> str:
    """Return a plain table as wide as the terminal: the widest column is cut to what room there is. ``whole``: the last
    column is never cut, its text runs on in further lines."""
    cells = [[" ".join(str("" if cell is None else cell).split()) for cell in row] for row in rows]
    widths = [max([len(head), *(len(row[place]) for row in cells)]) for place, head in enumerate(heads)]
    room = shutil.get_terminal_size((160, 24)).columns - 2 * (len(heads) - 1)
    while sum(widths) > room and max(widths) > 16:
        widest = widths.index(max(widths))
        widths[widest] = max(16, widths[widest] - (sum(widths) - room))
    lines: list[Sequence[str]] = [heads, ["─" * width for width in widths], *cells]
    if whole:
        lines = [part for line in lines for part in _run_on(line, widths[-1])]
        widths[-1] = max(len(line[-1]) for line in lines)
    return "\n".join(
        "  ".join(_cut(cell, width).ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _run_on(line: Sequence[str], width: int) -> list[Sequence[str]]:
    """Return a line as several, its last cell wrapped; an id is never broken."""
    parts = textwrap.wrap(line[-1], width, break_long_words=False, break_on_hyphens=False) or [""]
    return [[*(line[:-1] if place == 0 else [""] * (len(line) - 1)), part] for place, part in enumerate(parts)]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def as_csv(rows: Iterable[Sequence[object]], heads: Sequence[str]) -> str:
    """Return CSV text. A cell that a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_tame(cell) for cell in row] for row in rows)
    return out.getvalue()


def tamed_csv(text: str) -> str:
    """Return CSV text with its cells as :func:`as_csv` writes them; numbers stay numbers."""
    out = io.StringIO()
    rows = csv.reader(io.StringIO(text, newline=""))
    csv.writer(out, lineterminator="\n").writerows([c if _is_number(c) else _tame(c) for c in row] for row in rows)
    return out.getvalue()


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def _tame(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def as_json(value: Any) -> str:
    """Return JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def words(texts: Mapping[str, str], lang: str) -> str:
    """Return the text in ``lang``; the English one, marked, where there is none."""
    if lang in texts:
        return texts[lang]
    english = texts.get("en", "")
    return f"{english} [en]" if english and lang != "en" else english


def wrap(text: str, indent: int = 0) -> str:
    """Return ``text`` wrapped to the terminal, indented."""
    width = min(shutil.get_terminal_size((110, 24)).columns, 110)
    pad = " " * indent
    return textwrap.fill(
        " ".join(text.split()), width=max(width, indent + 20), initial_indent=pad, subsequent_indent=pad
    )


def names(text: str | None) -> list[str] | None:
    """Return the names of a list with commas; None where nothing was given."""
    return None if text is None else [name for name in (part.strip() for part in text.split(",")) if name]
