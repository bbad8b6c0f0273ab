"""Pages of a list, by a cursor that belongs to one list of one state of the knowledge."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from aims_graph.service.problems import ProblemError

T = TypeVar("T")
_CURSOR: Final = re.compile(r"([0-9a-f]{12})-([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some entries of a list of ``total``; ``cursor`` leads to the next ones, None at the end."""

    entries: Sequence[T]
    total: int
    cursor: str | None


def cut(entries: Sequence[T], cursor: str | None, size: int, *, of: Sequence[str]) -> Page[T]:
    """Return the page of ``entries`` at ``cursor``. ``of`` says what the list is: knowledge, list, filters.

    Raises ``ProblemError`` where the cursor was given out for another list or another state of the knowledge:
    its place would mean other entries, and some would be missed in silence.
    """
    state = hashlib.sha256("\0".join(of).encode("utf-8", "replace")).hexdigest()[:12]
    start = _start(cursor, state, len(entries)) if cursor is not None else 0
    end = start + size
    return Page(entries[start:end], len(entries), f"{state}-{end}" if end < len(entries) else None)


def _start(cursor: str, state: str, total: int) -> int:
    match = _CURSOR.fullmatch(cursor)
    if not match:
        raise ProblemError("bad-cursor", "This is no cursor; leave it out to start at the beginning.")
    if match[1] != state or int(match[2]) >= total:
        raise ProblemError(
            "bad-cursor",
            "The cursor was given out for another list, other filters or another state of the knowledge; "
            "leave it out to start at the beginning.",
        )
    return int(match[2])
