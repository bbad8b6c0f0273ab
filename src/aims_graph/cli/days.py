"""The day asked about: a face reads the clock, once; everything below it gets the day."""

from __future__ import annotations

from datetime import date

from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem


def day_asked(text: str | None) -> date:
    """Return the day that ``--as-of`` names, today without one. Raises ``InputError`` where it is no real day."""
    if text is None:
        return date.today()
    day = parse_day(text)
    if day is None:
        raise InputError(Problem("as-of", "--as-of is not a day.", found=text, expected="a real day as YYYY-MM-DD"))
    return day
