"""Days. A day is a ``datetime.date``; no clock is read here."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(text: str) -> date | None:
    """Return the day that ``text`` names as ``YYYY-MM-DD``, or None where it is not a real calendar day."""
    text = text.strip()
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def months_after(day: date, months: int) -> date | None:
    """Return the same day ``months`` later, the last of the month where there is none; None beyond the calendar."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))
