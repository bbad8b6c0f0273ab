"""Between our mapping rows and the entries of a crosswalk: what a reader made, as rows again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.base.errors import InputError, Problem
from aims_graph.exchange.crosswalk import Crosswalk, Entry
from aims_graph.exchange.ids import Ids, Status
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.sssom import AGREEMENT, COLUMNS, Row

ENDS: Final = ("subject_id", "predicate_id", "object_id")
SLOTS: Final = tuple(name for name in COLUMNS if name not in ENDS)
"""What a row states beside its ends and its relation."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out: rows of one ordered pair of editions, and what a format wants to know about them.

    ``unassessed``: the statements of the target, within the question, that no row speaks of: nobody has looked.
    ``asked``: all of them, in reading order. ``title``: the official title of an id.
    """

    group: MappingSet
    rows: tuple[Row, ...]
    asked: tuple[str, ...]
    unassessed: tuple[str, ...]
    title: Callable[[str], str]
    requirement: Callable[[str], str | None]
    edition_title: Callable[[str], str]
    version: str
    digest: str
    derived: tuple[Row, ...] = ()
    """What follows from all rows, as rows: candidates, for the formats that can say so."""


def outgoing(
    knowledge: Knowledge, group: MappingSet, rows: tuple[Row, ...], asked: tuple[str, ...], version: str
) -> Outgoing:
    """Return ``rows`` of ``group`` as they go out; ``asked`` are the statements of the target in the question."""
    catalogue = knowledge.catalogue
    spoken = {row.object_id for row in group.rows}
    spoken |= {below for end in spoken for below in catalogue.statements_of.get(end, ())}

    def requirement(curie: str) -> str | None:
        statement = catalogue.statements.get(curie)
        return statement.requirement if statement else None

    return Outgoing(
        group=group,
        rows=rows,
        asked=asked,
        unassessed=tuple(curie for curie in asked if curie not in spoken),
        title=lambda curie: catalogue.titles(curie).get("en", ""),
        requirement=requirement,
        edition_title=knowledge.edition_title,
        version=version,
        digest=knowledge.digest,
    )


def asked_of(knowledge: Knowledge, slug: str) -> tuple[str, ...]:
    """Return every statement of the edition ``slug``, in reading order."""
    provisions = knowledge.catalogue.provisions
    statements = knowledge.catalogue.statements.values()
    return tuple(s.curie for s in statements if provisions[s.requirement].edition == slug)


def slots_of(row: Row) -> dict[str, str]:
    """Return what ``row`` states beside its ends and relation, without what is empty."""
    return {name: value for name in SLOTS if (value := getattr(row, name))}


def as_mapping_set(crosswalk: Crosswalk, ids: Ids, source: str, target: str) -> MappingSet:
    """Return the entries of a crosswalk between two editions of ours (slugs) as a mapping set.

    Raises ``InputError`` with every entry that is no row: an id unknown, a relation not understood.
    """
    problems: list[Problem] = []
    rows: list[Row] = []
    for entry in crosswalk.entries:
        ends = [
            _end(text, of, ids) for text, of in ((entry.source, entry.source_set), (entry.target, entry.target_set))
        ]
        if None in ends or entry.relation is None:
            problems.append(_fault(crosswalk.file, entry, ends))
            continue
        rows.append(_row(entry, str(ends[0]), str(ends[1])))
    if problems:
        raise InputError(problems)
    return MappingSet(source, target, tuple(rows), agreement_of(crosswalk.metadata))


def agreement_of(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return the figures of two readings among the metadata of a set."""
    return {name.removeprefix(AGREEMENT): value for name, value in metadata.items() if name.startswith(AGREEMENT)}


def _end(text: str, of_set: str, ids: Ids) -> str | None:
    resolved = ids.resolve(text, of_set)
    return resolved.key if resolved.status in (Status.KNOWN, Status.NOTHING) else None


def _row(entry: Entry, source: str, target: str) -> Row:
    values = {name: entry.slots.get(name, "") for name in SLOTS}
    return Row(subject_id=source, object_id=target, predicate_id=f"aims:{entry.relation}", **values)


def _fault(file: str, entry: Entry, ends: list[str | None]) -> Problem:
    if None in ends:
        found = entry.source if ends[0] is None else entry.target
        return Problem("unknown-id", "this id is none of our editions.", file=file, row=entry.row, found=found)
    return Problem("unknown-relation", "the relation is not understood.", file=file, row=entry.row, found=entry.word)
