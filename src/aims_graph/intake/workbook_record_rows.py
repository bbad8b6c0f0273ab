"""From the rows that an organisation keeps, and what further columns say, to the cells of the workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.numbers import plain_number
from aims_graph.intake.organisation import Organisation, Row, Value, Values
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_memory import Json, Memory, digest, pack_source
from aims_graph.intake.workbook_model import Choices, Column, Lang, Page
from aims_graph.intake.workbook_pages import PAGES, RECORDS
from aims_graph.intake.workbook_text import Names, join_parts, own_controls

CellValue = str | date | int | Decimal
_PAGES_BY_KEY = {page.key: page for page in PAGES}


class ValueCells:
    """Writes what the generic reading knows. Raises ``InputError`` for what no page can hold."""

    def __init__(self, organisation: Organisation, choices: Choices, lang: Lang, named: dict[str, Names]) -> None:
        self._org = organisation
        self._known = choices.known_ids().keys() | set(choices.others)
        self._lists = Lists(choices)
        self._lang: Lang = lang
        self._names = dict(named)
        for page in RECORDS:
            rows = [row for row in organisation.rows if row.page == page.key]
            self._names[page.kind] = Names((row.slug, _row_names(row)) for row in rows)
        self._names["control"] = own_controls(organisation.slug, organisation.soa)

    def rows(self, memory: Memory) -> dict[str, list[dict[str, CellValue]]]:
        """Return the rows of every page that records, and note in ``memory`` what their cells cannot say."""
        written: dict[str, list[dict[str, CellValue]]] = {page.key: [] for page in RECORDS}
        kept: dict[str, list[Json]] = {}
        for row in self._org.rows:
            page = _PAGES_BY_KEY.get(row.page)
            if page is None or page.row_class is None:
                raise no_place(f"the page {row.page!r}", ", ".join(written))
            cells = self.cells(page, row.values)
            if not page.titled:
                cells[page.name.key] = row.label
            seal = digest({key: _digits(value) for key, value in cells.items()})
            name = _digits(cells.get(page.name.key, ""))
            kept.setdefault(f"{page.key}|{name}", []).append([row.slug, seal, pack_source(row.source), row.label])
            written[page.key].append(cells)
        for key, entries in kept.items():
            memory.put("row", key, {"entries": entries})
        return written

    def cells(self, page: Page, values: Values) -> dict[str, CellValue]:
        """Return the cells of the columns of ``page`` that ``values`` speak of."""
        columns = {column.key: column for column in page.told}
        strange = [key for key in values if key not in columns]
        if strange:
            raise no_place(f"the column {strange[0]!r} on the page {page.label.en}", ", ".join(columns))
        return {key: self._cell(columns[key], said) for key, said in values.items() if said}

    def _cell(self, column: Column, said: tuple[Value, ...]) -> CellValue:
        first = said[0]
        if column.kind in ("day", "integer", "decimal") and not isinstance(first, bool | str):
            return first
        if column.kind == "texts":
            return join_parts(str(value) for value in said)
        if column.kind == "names":
            return join_parts(self._name(str(value)) for value in said)
        if column.kind == "ids":
            return join_parts(self._id(str(value)) for value in said)
        words = [self._words(column, value) for value in said]
        return join_parts(words) if column.kind == "several" else words[0]

    def _words(self, column: Column, value: Value) -> str:
        if column.values is None:
            return str(value)
        code = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
        return self._lists.word(column.values, code, self._lang)

    def _name(self, reference: str) -> str:
        kind, _, slug = reference.partition("/")
        name = self._names[kind].name(slug) if kind in self._names else None
        if name is None:
            raise no_place(f"a reference to {reference!r}", "a row of the page it names")
        return name

    def _id(self, curie: str) -> str:
        for start, kind in ((f"org:{self._org.slug}/control/", "control"), (f"org:{self._org.slug}/rule/", "rule")):
            if curie.startswith(start):
                name = self._name(f"{kind}/{curie.removeprefix(start)}")
                # A row called like an id of a standard would be read as that id.
                return f"key:{curie.removeprefix(start)}" if name.split()[0] in self._known else name
        return curie


def _row_names(row: Row) -> list[str | None]:
    identifier = row.values.get("identifier", (None,))[0]
    return [None if identifier is None else str(identifier), row.label]


def _digits(value: CellValue) -> str:
    return plain_number(value) if isinstance(value, Decimal) else str(value)


def no_place(what: str, expected: str) -> InputError:
    """Return the error for what no page can hold."""
    message = say("The workbook has no place for {what}.", what=what)
    return InputError(Problem("no_place_in_workbook", message, expected=expected))
