"""A crosswalk as any file states it: entries with their ends as written, their relation, and what else is said.

Readers make one of every format; :mod:`aims_graph.exchange.rows` turns it into our rows; lint looks at it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from aims_graph.base.errors import Problem

EQUAL: Final = "equalTo"
SUBSET: Final = "subsetOf"
SUPERSET: Final = "supersetOf"
OVERLAP: Final = "intersectsWith"
NONE: Final = "noRelationship"

INVERSE: Final[Mapping[str, str]] = MappingProxyType(
    {EQUAL: EQUAL, SUBSET: SUPERSET, SUPERSET: SUBSET, OVERLAP: OVERLAP, NONE: NONE}
)
"""Relation → the same relation read from the other end."""

NOTHING: Final = "sssom:NoTermFound"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``source`` and ``target`` are as written; an empty text is an end that is missing.

    ``relation`` is None where the word (``word``) is not understood, or where a joint row says nothing of the
    single pair. ``row`` counts from 1 as a person would: the line of a table, or the place in a list, which
    ``place`` then names. ``source_set`` and ``target_set`` say what framework the ids are of, in the file's words.
    ``slots`` are the other things said, by the names of our columns where they are the same.
    """

    row: int
    source: str
    relation: str | None
    target: str
    word: str = ""
    source_title: str = ""
    target_title: str = ""
    source_set: str = ""
    target_set: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    @property
    def rationale(self) -> str:
        """Why the row says what it says, in the words of its author."""
        return self.slots.get("rationale", "")

    @property
    def searched(self) -> bool:
        """True where the row says that somebody searched and found nothing."""
        return NOTHING in (self.source, self.target)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What one file holds.

    ``listed`` are ids, each with the framework it is of, that the file says have no counterpart, and ``unassessed``
    those that nobody looked at, where it says so apart from its entries.
    """

    file: str
    form: str
    entries: tuple[Entry, ...]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()
    unassessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a writer could not put where the format has a place for it, and where it went instead."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """A text in some format, and what the reader of that format should be told about it."""

    text: str
    notes: tuple[Note, ...] = ()
