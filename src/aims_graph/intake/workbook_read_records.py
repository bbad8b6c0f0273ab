"""Reading the pages that record what was done or is held: one reading for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.intake.cells import slug, unique
from aims_graph.intake.numbers import plain_number, read_number
from aims_graph.intake.organisation import Organisation, Row, Source
from aims_graph.intake.workbook_book import FoundPage
from aims_graph.intake.workbook_fields import Fields, Reading, is_key
from aims_graph.intake.workbook_memory import Json, digest, unpack_source
from aims_graph.intake.workbook_model import Page
from aims_graph.intake.workbook_pages import RECORDS
from aims_graph.intake.workbook_read_values import ValueReader

_NAMED_BY_OTHERS: Final = ("models", "decisions", "own")
"""Pages whose rows others name: read first, so that nothing refers to a row that is left out."""


@dataclass(slots=True)
class _Found:
    """A row with the key and source it has, and the name it had when it was written, if it is unchanged."""

    fields: Fields
    slug: str
    source: Source | None
    label: str | None


def read_records(reading: Reading, organisation: Organisation) -> None:
    """Add the rows of every page that records to ``organisation``."""
    found = {page.key: _identified(reading, page) for page in RECORDS}
    values = ValueReader(reading, organisation)
    pages = sorted(RECORDS, key=lambda page: page.key not in _NAMED_BY_OTHERS)
    rows = {page.key: [_row(reading, page, one, values) for one in found[page.key]] for page in pages}
    for page in RECORDS:
        organisation.rows += [row for row in rows[page.key] if row is not None]


def _row(reading: Reading, page: Page, found: _Found, values: ValueReader) -> Row | None:
    fields = found.fields
    for column in page.columns:
        if column.required:
            fields.required(column.key)
    said = values.values(page, lambda _: fields)
    if fields.failed:
        reading.left_out.add(f"{page.kind}/{found.slug}")
        return None
    return Row(page.key, found.slug, found.label or _label(page, fields), said, found.source)


def _label(page: Page, fields: Fields) -> str:
    """Return the name of a row: what its cell says, or the words of several cells."""
    names = page.titled or (page.name.key,)
    return ": ".join(text for name in names if (text := fields.text(name)))


def _identified(reading: Reading, page: Page) -> list[_Found]:
    """Return the rows of a page with the keys that they had, or new ones that are nobody's."""
    found = reading.book.pages.get(page.key)
    if found is None:
        return []
    kept = {key: _entries(entry) for key, entry in reading.memory.of_kind("row") if key.startswith(f"{page.key}|")}
    taken = {str(entry[0]) for entries in kept.values() for entry in entries}
    rows = [Fields(reading, found, row) for row in found.rows]
    seals = [digest(_cells(page, found, fields)) for fields in rows]
    identified: list[_Found | None] = [None] * len(rows)
    # A row that nobody changed keeps what it is; only then do changed rows take what is left under their name.
    for unchanged in (True, False):
        for at, (fields, seal) in enumerate(zip(rows, seals, strict=True)):
            entries = kept.get(f"{page.key}|{fields.text(page.name.key) or ''}", [])
            entry = next((one for one in entries if one[1] == seal or not unchanged), None)
            if identified[at] is None and entry is not None:
                entries.remove(entry)
                source = unpack_source(entry[2]) if unchanged else fields.here()
                label = str(entry[3]) if unchanged and entry[3] else None
                identified[at] = _Found(fields, str(entry[0]), source, label)
    made = [one or _Found(rows[at], _new_key(page, rows[at], taken), rows[at].here(), None)
            for at, one in enumerate(identified)]  # fmt: skip
    for one in made:
        reading.named[page.kind].append((one.slug, _names(page, one.fields)))
    return made


def _names(page: Page, fields: Fields) -> list[str | None]:
    """Return the words by which others name the row: its id, its name."""
    identifier = fields.text("identifier") if any(c.key == "identifier" for c in page.columns) else None
    return [identifier, _label(page, fields) or None]


def _new_key(page: Page, fields: Fields, taken: set[str]) -> str:
    words = next((name for name in _names(page, fields) if name), page.kind)
    key = unique(slug(words, page.kind), taken)
    taken.add(key)
    return key


def _cells(page: Page, found: FoundPage, fields: Fields) -> dict[str, str]:
    """Return the cells of the row as they were written: numbers as digits, however a spreadsheet shows them."""
    cells = fields.cells([column.key for column in page.columns])
    for column in page.columns:
        if column.kind in ("integer", "decimal") and cells[column.key]:
            number = read_number(cells[column.key], comma=found.lang == "es")
            cells[column.key] = cells[column.key] if number is None else plain_number(number)
    return cells


def _entries(entry: Mapping[str, Json]) -> list[list[Json]]:
    """Return key, seal, source and name of each row remembered under one name."""
    entries = entry.get("entries")
    if not isinstance(entries, list):
        return []
    return [list(one) for one in entries if isinstance(one, list) and len(one) == 4 and is_key(one[0])]
