"""Document registers and retention plans in anybody's layout (27001 7.5.3; records kept and for how long)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.cells import fold, plain, says_nothing, slug, unique, value
from aims_graph.intake.columns import Block, Profile, share_of
from aims_graph.intake.days import month_first, names_no_day, read_day, read_serial
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.heading_words import REGISTER_HEADINGS, ROLE_NAMES
from aims_graph.intake.headings import TOLD, Recogniser
from aims_graph.intake.organisation import Artefact, Source
from aims_graph.intake.recognition import TableTaken
from aims_graph.intake.status_words import NOT_A_DAY
from aims_graph.intake.statuses import read_document_status
from aims_graph.intake.tables import Document, Row, Table, first_headings, saw_columns

DAYS = ("effective_from", "last_review", "next_review", "valid_until")
REGISTER = "document register"
RETENTION = "retention plan"

_DOC_ID = re.compile(r"[A-ZÄÖÜ]{1,10}(?:[-_./ ]?[A-ZÄÖÜ0-9]{1,8}){0,4}[-_./ ]?\d{1,6}[A-Za-z]?|\d{2,6}")
_BESIDE_TITLE = ("identifier", "type", "owner", "approver", "version", "status", *DAYS, "retention")


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """What one register file said: its kind, its artefacts, what was told on the way."""

    file: str
    kind: str
    artefacts: tuple[Artefact, ...]
    problems: tuple[Problem, ...]
    tables: tuple[TableTaken, ...]


def register_profile() -> Profile:
    """Return how the columns of a register are recognised."""
    day = share_of(
        lambda text: read_day(text) is not None or names_no_day(text) or bool(re.fullmatch(r"[\d./ -]{6,12}", text))
    )
    return Profile(
        headings=REGISTER_HEADINGS,
        keys=frozenset({"identifier", "title", "category"}),
        probes={
            "identifier": share_of(lambda text: bool(_DOC_ID.fullmatch(plain(text)))),
            **dict.fromkeys(DAYS, day),
            "status": share_of(lambda text: read_document_status(text) != "NotStated"),
        },
        several=frozenset({"other"}),
        strict=frozenset(),
        doubts={"title": "identifier", "type": "status"},
        by_cells=frozenset({"identifier"}),
    )


def read_register(
    document: Document,
    types: TypeFinder,
    held: str | None = None,
    taken: Iterable[str] = (),
    columns: Mapping[str, str] | None = None,
) -> RegisterRead:
    """Return the artefacts that a register or retention plan lists.

    ``held``: slug of the edition whose management system holds the list; ``taken``: slugs already in use.
    Raises ``InputError`` where the file lists no documents. Two rows with one id and different content are
    an error.
    """
    recogniser = Recogniser(register_profile(), columns)
    reader = _Reader(document.file, types, held, set(taken))
    tables = []
    blocks = [(table, block) for table in document.tables for block in recogniser.blocks(table)]
    recogniser.check_told([block for _, block in blocks], document)
    for table, block in blocks:
        kind = _kind(block, recogniser)
        count = reader.read(block, table, kind) if kind else 0
        first = block.heading_row or (block.rows[0].number if block.rows else 1)
        why = f"headings in row {block.heading_row}" if count else "it lists no documents or records"
        tables.append(
            TableTaken(
                document.file,
                table.sheet,
                table.section,
                first,
                kind if count else None,
                why,
                block.columns,
                count,
            )
        )
    if not reader.artefacts:
        raise InputError([_no_register(document), *document.problems])
    kind = RETENTION if all(t.kind in (RETENTION, None) for t in tables) else REGISTER
    problems = (*document.problems, *reader.problems)
    return RegisterRead(document.file, kind, tuple(reader.artefacts), problems, tuple(tables))


def _kind(block: Block, recogniser: Recogniser) -> str | None:
    named = block.one("title") is not None or block.one("category") is not None
    if block.heading_row is None or not named:
        return None
    if block.one("retention") is not None and block.one("version") is None and block.one("next_review") is None:
        return RETENTION
    beside = {column.role for column in block.columns} & set(_BESIDE_TITLE)
    if beside == {"identifier"}:  # codes of something; that they are of documents the heading has to say
        ids = [column for column in block.columns if column.role == "identifier"]
        said = any(column.why == TOLD or "identifier" in recogniser.roles_of(column.heading) for column in ids)
        return REGISTER if said else None
    return REGISTER if beside else None


def _no_register(document: Document) -> Problem:
    named = first_headings(document)
    message = say(
        "This is no document register: no table lists documents with ids, types, owners or dates.{saw}{hidden}",
        saw=saw_columns(document, named) if named else "",
        hidden="".join(f" Note: {note}." for note in document.notes if "is hidden" in note),
    )  # fmt: skip
    return Problem("no_register", message, file=document.file, expected="a table with one row a document")


class _Reader:
    def __init__(self, file: str, types: TypeFinder, held: str | None, taken: set[str]) -> None:
        self._file = file
        self._types = types
        self._held = held
        self._taken = taken
        self._by_key: dict[str, Artefact] = {}
        self.artefacts: list[Artefact] = []
        self.problems: list[Problem] = []

    def read(self, block: Block, table: Table, kind: str) -> int:
        """Take the rows of a block; return how many gave an artefact."""
        month = {role: month_first(row.cell(block.one(role)) for row in block.rows) for role in DAYS}
        decided = {answer for answer in month.values() if answer is not None}
        months = {
            role: answer if answer is not None or len(decided) != 1 else next(iter(decided))
            for role, answer in month.items()
        }
        count = 0
        for row in block.rows:
            artefact = self._artefact(row, block, table, kind, months)
            if artefact is not None:
                count += self._keep(artefact)
        return count

    def _artefact(
        self, row: Row, block: Block, table: Table, kind: str, months: Mapping[str, bool | None]
    ) -> Artefact | None:
        text = {role: value(row.cell(block.one(role))) for role in REGISTER_HEADINGS}
        text["identifier"] = _with_prefix(text["identifier"], text["id_prefix"])
        title = text["title"] or text["category"]
        if title is None or (len(row.filled) == 1 and text["identifier"] is None):
            if text["identifier"] and len(row.filled) > 1:
                self._warn(
                    "document_without_title",
                    "The document has no title; the row was left out.",
                    table,
                    row,
                    text["identifier"],
                )
            return None
        stated = text["type"]
        type_id, basis = self._types.of_artefact(title, stated)
        if kind == RETENTION:  # a retention plan names kinds of records; whether one was ever made it does not say
            type_id, basis = ("Record", "Statement") if self._types.has("Record") else ("Document", None)
        days = {} if kind == RETENTION else {role: self._day(role, row, block, table, months[role]) for role in DAYS}
        name = unique(slug(text["identifier"] or title, f"row-{row.number}"), self._taken)
        return Artefact(
            slug=name, title=title, type_id=type_id, type_basis=basis, identifier=text["identifier"],
            type_stated=stated, status=read_document_status(text["status"] or ""), owner=text["owner"],
            approver=text["approver"], version=_version(text["version"]), held=self._held,
            source=Source(self._file, table.sheet, row.number), **days,  # type: ignore[arg-type]
        )  # fmt: skip

    def _day(self, role: str, row: Row, block: Block, table: Table, months: bool | None) -> date | None:
        cell = row.cell(block.one(role))
        if not cell or names_no_day(cell):
            return None
        day = read_day(cell, months)
        if day is None and (day := read_serial(cell)):
            message = say(
                "A number stands for a day, as spreadsheets count days; it was read as {day}.", day=day.isoformat()
            )
            self._warn("day_as_number", message, table, row, plain(cell))
        elif day is None:
            message = say("The cell under {what!r} names no certain day; it was left empty.", what=ROLE_NAMES[role])
            self._warn("not_a_day", message, table, row, plain(cell), "a day such as 2026-01-15")
        return day

    def _keep(self, artefact: Artefact) -> int:
        """Keep an artefact, once; return 1 where it was kept."""
        key = fold(artefact.identifier) if artefact.identifier else f"title {fold(artefact.title)}"
        known = self._by_key.get(key)
        if known is None:
            self._by_key[key] = artefact
            self.artefacts.append(artefact)
            self._taken.add(artefact.slug)
            return 1
        same = replace(artefact, slug=known.slug, source=known.source) == known
        row, before = (a.source.row if a.source else None for a in (artefact, known))
        name = artefact.identifier or artefact.title
        how = "the same content; it was read once" if same else "different content"
        message = say(
            "{name} stands in rows {before} and {row} with {how}.", name=name, before=before, row=row, how=how
        )
        place = (self._file, artefact.source.sheet if artefact.source else None, row)
        if same:
            self.problems.append(Problem("repeated_document", message, "warning", *place))
        else:
            found, expected = artefact.title, known.title
            self.problems.append(
                Problem("contradicting_documents", message, "error", *place, found=found, expected=expected)
            )
        return 0

    def _warn(self, code: str, message: str, table: Table, row: Row, found: str, expected: str | None = None) -> None:
        self.problems.append(
            Problem(code, message, "warning", self._file, table.sheet, row.number, found=found, expected=expected)
        )


def _with_prefix(identifier: str | None, prefix: str | None) -> str | None:
    """Return an id whose letters stand in a column of their own as one: POL and 001 are POL-001."""
    return f"{prefix}-{identifier}" if identifier and prefix and identifier[0].isdigit() else identifier


def _version(text: str | None) -> str | None:
    """Return a version, or None where the word only says that the document is a living one."""
    return None if text is None or fold(text) in NOT_A_DAY or says_nothing(text) else text
