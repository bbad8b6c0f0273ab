"""Choosing a media type from an Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TYPE: Final = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)/([!#$%&'*+.^_`|~0-9A-Za-z-]+)")
_WEIGHT: Final = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


@dataclass(frozen=True, slots=True)
class _Range:
    main: str
    sub: str
    weight: float

    def fit(self, media_type: str) -> int:
        """How closely the range names ``media_type``: 0 is not at all."""
        main, _, sub = media_type.partition("/")
        if (self.main, self.sub) == (main, sub):
            return 3
        if (self.main, self.sub) == (main, "*"):
            return 2
        return int((self.main, self.sub) == ("*", "*"))


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that ``accept`` likes best, the first one on a tie, or None where it likes none.

    A header that is absent, or in which nothing can be read, likes everything.

    >>> choose("text/csv;q=0.5, application/xml", ["application/json", "text/csv", "application/xml"])
    'application/xml'
    >>> choose("image/png", ["application/json"]) is None
    True
    """
    ranges = [found for part in (accept or "").split(",") if (found := _range(part))]
    if not ranges:
        return offers[0] if offers else None
    best, most = None, 0.0
    for offer in offers:
        fit, weight = max(((r.fit(offer), r.weight) for r in ranges), key=lambda pair: pair[0])
        if fit and weight > most:
            best, most = offer, weight
    return best


def _range(part: str) -> _Range | None:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    match = _TYPE.fullmatch(name.lower())
    if not match or (match[1] == "*" and match[2] != "*"):
        return None
    weight = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            if not _WEIGHT.fullmatch(value.strip()):
                return None
            weight = float(value)
    return _Range(match[1], match[2], weight)
