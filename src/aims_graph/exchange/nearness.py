"""The nearest id that exists: in the same group by number, else by letters. Bounded, since files repeat faults."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Final

_MOST: Final = 300
"""How many ids are compared letter by letter before only their groups are looked at."""


class Nearness:
    """Finds the nearest of ``known`` CURIEs."""

    def __init__(self, known: Sequence[str]) -> None:
        self._groups: dict[str, list[str]] = {}
        self._pools: dict[str, list[str]] = {}
        for curie in known:
            self._groups.setdefault(_group(curie.lower()), []).append(curie)
            self._pools.setdefault(curie.partition(":")[0].lower(), []).append(curie)
        self._compared = 0

    def of(self, curie: str) -> str | None:
        """Return the known CURIE nearest to one that does not exist, None where none is near."""
        folded = curie.lower()
        last = _last(folded)
        near = [known for known in self._groups.get(_group(folded), ()) if _last(known.lower()) is not None]
        if near and last is not None:
            return min(near, key=lambda known: (abs((_last(known.lower()) or 0) - last), known))
        self._compared += 1
        pool = self._pools.get(folded.partition(":")[0], ())
        if self._compared > _MOST or not pool:
            return None
        found = difflib.get_close_matches(curie, pool, n=1, cutoff=0.6)
        return found[0] if found else None


def _group(curie: str) -> str:
    cut = max(curie.rfind("."), curie.rfind("_"))
    return curie[: cut + 1]


def _last(curie: str) -> int | None:
    tail = curie[len(_group(curie)) :]
    return int(tail) if tail.isdigit() else None
