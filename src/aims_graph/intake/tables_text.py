"""CSV in any separator and encoding, and the tables of a Markdown text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import clean, plain
from aims_graph.intake.tables import MAX_COLUMNS, Document, Row, Table, unreadable

_SEPARATORS = (",", ";", "\t", "|")
_DELIMITER_ROW = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_MARKUP = re.compile(r"\s*(<!doctype html|<html|<\?xml|<table)", re.IGNORECASE)


def read(file: str, data: bytes, markdown: bool) -> Document:
    """Return the tables of a text file. Raises ``InputError`` where it is no text."""
    text, encoding = decode(file, data)
    if _MARKUP.match(text):
        raise unreadable(file, "The file is HTML or XML. Open it in a spreadsheet and save it as .xlsx or .csv.")
    lines = text.split("\n")
    if markdown or _has_markdown_table(lines):
        return read_markdown(file, lines)
    return read_csv(file, text, encoding)


def decode(file: str, data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` with ``\\n`` line ends, and the encoding found: by its mark, by its
    pattern of zero bytes, as UTF-8, else as Windows-1252. Raises ``InputError`` for bytes that are no
    text."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(file, "The file is neither text nor a workbook; it may be damaged.") from error
    odd = sum(1 for ch in text if ord(ch) < 32 and ch not in "\t\r\n\f\v\x1a")
    if "\x00" in text or odd > max(2, len(text) // 500):
        raise unreadable(file, "The file is neither text nor a workbook; it may be damaged.")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding


def _encoding(data: bytes) -> str:
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return name
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        even = sum(1 for byte in sample[0::2] if byte == 0)
        return "utf-16-be" if even > len(sample) // 8 else "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


# ── CSV ──────────────────────────────────────────────────────────────────────


def read_csv(file: str, text: str, encoding: str) -> Document:
    """Return the one table of a CSV text; a row's number is its record, as a spreadsheet counts."""
    separator, text, shift = _declared_separator(text)
    separator = separator or _separator(text)
    records, whole = _records(file, text, separator)
    problems = [] if whole else [_open_quote(file)]
    rows = []
    for number, record in enumerate(records, start=1 + shift):
        cells = tuple(clean(field) for field in record[: MAX_COLUMNS + 1])
        while cells and not cells[-1]:
            cells = cells[:-1]
        spaced = frozenset(i for i, field in enumerate(record) if i and field[:1].isspace() and field.strip())
        if cells:
            rows.append(Row(number, cells, spaced, fields=len(record)))
    note = f"read as text in {encoding}, fields apart by {_name(separator)}"
    table = Table(tuple(rows), separator=separator + (" " if separator in ",;" else ""))
    return Document(file, (table,), notes=(note,), problems=tuple(problems))


def _declared_separator(text: str) -> tuple[str | None, str, int]:
    """Return the separator of an Excel ``sep=;`` line, the text after it, and how many rows it took."""
    match = re.match(r'"?sep=(.)"?\n', text)
    return (match.group(1), text[match.end() :], 1) if match else (None, text, 0)


def _separator(text: str) -> str:
    """Return the separator that splits most rows into the same number of fields, the larger number first."""

    def score(separator: str) -> tuple[float, int]:
        try:
            sample = list(csv.reader(io.StringIO(text[:200_000]), delimiter=separator))[:400]
        except csv.Error:  # a field longer than any cell of a spreadsheet; the records say so
            return (0.0, 0)
        widths = Counter(len(record) for record in sample if any(field.strip() for field in record))
        if not widths:
            return (0.0, 0)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            return (0.0, 1)
        width = max(wide, key=lambda width: (wide[width], width))
        return (wide[width] / sum(widths.values()) * min(width, 4), width)

    return max(_SEPARATORS, key=score)


def _records(file: str, text: str, separator: str) -> tuple[list[list[str]], bool]:
    """Return the records, and False where a quote never closes and quotes were read as plain marks."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)), True
    except csv.Error as error:
        unclosed = "end of data" in str(error)
    try:
        if unclosed:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
            return [[field.strip('"') for field in record] for record in reader], False
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), True
    except csv.Error as error:
        raise unreadable(file, say("The file cannot be read as a table: {reason}.", reason=str(error))) from error


def _open_quote(file: str) -> Problem:
    message = "A quotation mark is opened and never closed; quotation marks were read as plain characters."
    return Problem("open_quote", message, severity="warning", file=file)


def _name(separator: str) -> str:
    return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(separator, repr(separator))


# ── Markdown ─────────────────────────────────────────────────────────────────


def _has_markdown_table(lines: list[str]) -> bool:
    return any(
        "|" in line and "-" in line and _DELIMITER_ROW.match(line) and "|" in lines[i - 1]
        for i, line in enumerate(lines)
        if i
    )


def read_markdown(file: str, lines: list[str]) -> Document:
    """Return the tables of a Markdown text; a row's number is its line. Comments and code hold none."""
    tables: list[Table] = []
    prose: list[str] = []
    headings: dict[int, str] = {}
    visible = _without_comments(lines)
    index, fenced = 0, False
    while index < len(visible):
        line = visible[index]
        if _FENCE.match(line):
            fenced = not fenced
        heading = None if fenced else _HEADING.match(line)
        if heading:
            level = len(heading.group(1))
            headings = {n: text for n, text in headings.items() if n < level} | {level: plain(heading.group(2))}
        starts = not fenced and "|" in line and index + 1 < len(visible) and _DELIMITER_ROW.match(visible[index + 1])
        if starts and "-" in visible[index + 1]:
            end = index + 2
            while end < len(visible) and "|" in visible[end] and visible[end].strip():
                end += 1
            numbered = [(index, line)] + [(n, visible[n]) for n in range(index + 2, end)]
            section = " / ".join(headings[n] for n in sorted(headings))
            tables.append(Table(tuple(_markdown_row(n + 1, text) for n, text in numbered), None, section, " | "))
            index = end
            continue
        prose.append(plain(line))
        index += 1
    title = next((text for level, text in sorted(headings.items()) if level == 1), None)
    return Document(file, tuple(tables), "\n".join(prose), title, ("read as Markdown",))


def _without_comments(lines: list[str]) -> list[str]:
    """Return the lines with HTML comments blanked, so that line numbers stay."""

    def blank(match: re.Match[str]) -> str:
        return "\n" * match.group(0).count("\n")

    return re.sub(r"<!--.*?(?:-->|\Z)", blank, "\n".join(lines), flags=re.DOTALL).split("\n")


def _markdown_row(number: int, line: str) -> Row:
    text = line.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    fields = re.split(r"(?<!\\)\|", text, maxsplit=MAX_COLUMNS + 1)
    cells = [clean(field.replace("\\|", "|")) for field in fields]
    return Row(number, tuple(cells), fields=len(cells))
