"""Who approved a row and when, from one cell or two."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from aims_graph.intake.days import read_day

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}")
_LINK: Final = re.compile(r"[\s,]+(?:on|el|am|le|il|em|op)$", re.IGNORECASE)


def split_approval(text: str) -> tuple[str | None, date | None]:
    """Return the name and the day that one cell holds.

    >>> split_approval("CEO, 2026-10-02")
    ('CEO', datetime.date(2026, 10, 2))
    >>> split_approval("AI committee")
    ('AI committee', None)
    """
    found = _DAY.search(text)
    day = read_day(found[0]) if found else None
    name = f"{text[: found.start()]} {text[found.end() :]}" if found and day else text
    return _LINK.sub("", name.strip(" ,;()-–—\n")).strip(" ,;") or None, day
