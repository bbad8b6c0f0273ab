"""Reading the columns that the generic reading knows: each by its kind, whatever its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from aims_graph.base.errors import say
from aims_graph.intake.organisation import Organisation, Value
from aims_graph.intake.workbook_fields import Fields, Reading, nearest_id
from aims_graph.intake.workbook_lists import nearest
from aims_graph.intake.workbook_model import Column, Page
from aims_graph.intake.workbook_pages import page as page_of
from aims_graph.intake.workbook_rows import MAIN_ENTITY
from aims_graph.intake.workbook_text import Names, ids_in, own_controls, own_prefix, split_parts

_BESIDE_IDS: Final = {
    "soa42001": "an id such as iso42001:6.1.4, or one of your own, from the SoA page",
    "own": "an id such as iso42001:6.1.4, or one of the page Own requirements",
}

_MOST_SOUGHT: Final = 200
"""For so many words the nearest valid one is sought: some seconds at most, whatever the file."""


class ValueReader:
    """Reads the cells of rows, once what they may name is known."""

    def __init__(self, reading: Reading, organisation: Organisation) -> None:
        self._reading = reading
        self._organisation = organisation
        self._names: dict[str, Names] = {}
        self._found: dict[tuple[str | None, str], str | None] = {}

    def values(self, page: Page, fields_of: Callable[[str], Fields]) -> dict[str, tuple[Value, ...]]:
        """Return column → values for the cells that say something; what is wrong is noted with its cell."""
        found = {column.key: self._read(column, fields_of(column.key)) for column in page.told}
        said = {key: values for key, values in found.items() if values}
        start, end = (next((c.key for c in page.told if c.prop == name), None) for name in ("periodFrom", "periodTo"))
        if start and end:
            fields_of(end).period(start, end)
        return said

    def _read(self, column: Column, fields: Fields) -> tuple[Value, ...]:
        key = column.key
        match column.kind:
            case "texts":
                return tuple(dict.fromkeys(split_parts(fields.text(key) or "")))
            case "day":
                return _one(fields.day(key))
            case "integer" | "decimal":
                return _one(fields.number(key, whole=column.kind == "integer"))
            case "choice":
                return _one(fields.flag(key) if column.values == "yesno" else fields.code(key))
            case "several":
                return fields.codes(key)
            case "names":
                return self._named(column, fields)
            case "ids":
                return self._ids(column, fields)
            case _:
                return _one(fields.text(key))

    def _named(self, column: Column, fields: Fields) -> tuple[str, ...]:
        page = page_of(column.values or "")
        names = self._names_of(page)
        found = []
        for part in names.parts(fields.text(column.key) or ""):
            slug = names.find(part)
            if slug is None:
                self._unknown(page, names, column, fields, part)
                continue
            fields.failed = fields.failed or f"{page.kind}/{slug}" in self._reading.left_out
            found.append(f"{page.kind}/{slug}")
        return tuple(dict.fromkeys(found))

    def _unknown(self, page: Page, names: Names, column: Column, fields: Fields, part: str) -> None:
        label = page.label.of(fields.lang)
        if names.several(part):
            message, expected = (
                say("Several rows of the page {page} are called so.", page=label),
                "the id or short id of one of them",
            )
        else:
            message, expected = (
                say("No row of the page {page} has this name.", page=label),
                "a name or id from that page",
            )
        near = None if names.several(part) else self._sought(page.key, part, lambda: nearest(part, names.words()))
        fields.error(column.key, "unknown_name", message, part, expected, near)

    def _names_of(self, page: Page) -> Names:
        if page.key not in self._names:
            rows = self._reading.named[page.kind]
            if page.key == "entities" and not rows:
                rows = [(MAIN_ENTITY, [self._organisation.label])]
            self._names[page.key] = Names(rows)
        return self._names[page.key]

    def _ids(self, column: Column, fields: Fields) -> tuple[str, ...]:
        """Return the ids of the cell; the words that a drop-down puts behind an id are set aside."""
        found = []
        known = self._reading.known.keys() | self._reading.others
        for part in split_parts(fields.text(column.key) or ""):
            curie, *further = ids_in(part, known)
            if curie in known:
                found += [curie, *further]
            elif own := self._own(column, part):
                found.append(own)
            else:
                message = "There is no provision, statement or control with this id."
                expected = _BESIDE_IDS.get(column.values or "", "an id such as iso42001:6.1.4")
                near = self._sought(column.values, curie, partial(self._nearest, curie, column))
                fields.error(column.key, "unknown_id", message, curie, expected, near)
        return tuple(dict.fromkeys(found))

    def _sought(self, where: str | None, word: str, search: Callable[[], str | None]) -> str | None:
        """Return what ``search`` finds: once for a word, and not for ever where a file is wrong throughout."""
        key = (where, word)
        if key not in self._found and len(self._found) < _MOST_SOUGHT:
            self._found[key] = search()
        return self._found.get(key)

    def _nearest(self, curie: str, column: Column) -> str | None:
        own = nearest(curie, self._own_names(column.values).words()) if column.values else None
        pool = self._reading.others if curie.startswith(("aiact:", "iso9001-2026:")) else self._reading.known
        return own or nearest_id(curie, dict.fromkeys(pool, ""))

    def _own(self, column: Column, part: str) -> str | None:
        """Return the CURIE of a control or requirement of the firm's own, where the column may name one."""
        slug = self._own_names(column.values).find(part) if column.values else None
        if slug is None:
            return None
        if column.values == "own":
            return f"org:{self._organisation.slug}/rule/{slug}"
        return own_prefix(self._organisation.slug) + slug

    def _own_names(self, values: str | None) -> Names:
        if values == "own":
            return self._names_of(page_of("own"))
        if "control" not in self._names:
            self._names["control"] = own_controls(self._organisation.slug, self._organisation.soa)
        return self._names["control"]


def _one(value: Value | None) -> tuple[Value, ...]:
    return () if value is None else (value,)
