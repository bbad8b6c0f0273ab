"""What the cells of the workbook cannot say, kept beside them so that an unchanged row reads back as it was.

Each entry holds the original source of a row, the key of an address and the like, with a digest of the cells
it belongs to. Once a person changes a row, the workbook is its source: the digest no longer fits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from aims_graph.intake.cells import clean
from aims_graph.intake.organisation import Source

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
_CHUNK = 30_000
"""A cell holds 32,767 characters at most."""


def digest(cells: Mapping[str, object]) -> str:
    """Return a short digest of the cells that say something, whatever their order."""
    said = sorted((key, clean(str(value))) for key, value in cells.items())
    text = json.dumps([pair for pair in said if pair[1]])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pack_source(source: Source | None) -> Json:
    """Return ``source`` for an entry."""
    return [source.file, source.sheet, source.row] if source else None


def unpack_source(packed: Json) -> Source | None:
    """Return the source that ``pack_source`` packed; None for anything else."""
    if not isinstance(packed, list) or len(packed) != 3:
        return None
    file, sheet, row = packed
    if not isinstance(file, str):
        return None
    return Source(file, sheet if isinstance(sheet, str) else None, row if isinstance(row, int) else None)


class Memory:
    """Entries by kind and key."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], dict[str, Json]] = {}

    def put(self, kind: str, key: str, entry: Mapping[str, Json]) -> None:
        """Keep ``entry``, in place of an earlier one of the same key."""
        self._entries[kind, key] = dict(entry)

    def get(self, kind: str, key: str) -> dict[str, Json]:
        """Return the entry, empty where there is none."""
        return self._entries.get((kind, key), {})

    def of_kind(self, kind: str, key: str | None = None) -> list[tuple[str, dict[str, Json]]]:
        """Return key and entry of every entry of ``kind``, or of the one with ``key``."""
        if key is not None:
            return [(key, self._entries[kind, key])] if (kind, key) in self._entries else []
        return [(name, entry) for (other, name), entry in self._entries.items() if other == kind]

    def unchanged(self, kind: str, key: str, cells: Mapping[str, object]) -> bool:
        """Tell whether the row still says what it said when it was written."""
        return self.get(kind, key).get("digest") == digest(cells)

    def rows(self) -> list[list[str]]:
        """Return the entries as rows of short text cells."""
        packed = []
        for (kind, key), entry in self._entries.items():
            body = json.dumps([kind, key, entry], ensure_ascii=True, separators=(",", ":"))
            packed.append([body[at : at + _CHUNK] for at in range(0, len(body), _CHUNK)])
        return packed

    @classmethod
    def read(cls, rows: Iterable[Sequence[str]]) -> Memory:
        """Return the entries of ``rows``. A row that somebody damaged is forgotten: the cells count."""
        memory = cls()
        for row in rows:
            try:
                kind, key, entry = json.loads("".join(row))
            except (ValueError, TypeError, RecursionError):
                continue
            if isinstance(kind, str) and isinstance(key, str) and isinstance(entry, dict):
                memory.put(kind, key, entry)
        return memory
