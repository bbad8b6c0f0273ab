"""What an inventory says of an AI system and the workbook has no column for, kept in its memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from aims_graph.base.dates import parse_day
from aims_graph.intake.organisation import AISystem
from aims_graph.intake.workbook_memory import Json

_TEXTS: Final = ("identifier", "department", "stage_stated", "techniques", "uses", "risk_stated")
_DAYS: Final = ("last_assessed", "next_assessment")


def pack_more(system: AISystem) -> Json:
    """Return the fields without a column, by name."""
    texts: dict[str, Json] = {name: text for name in _TEXTS if (text := getattr(system, name))}
    return texts | {name: day.isoformat() for name in _DAYS if (day := getattr(system, name))}


def with_more(system: AISystem, packed: Json, *, unchanged: bool) -> AISystem:
    """Return ``system`` with the fields that ``pack_more`` packed.

    Where a person changed the row, the words of its stage are left behind: the stage may be another now.
    """
    if not isinstance(packed, dict):
        return system
    texts = {name: text for name in _TEXTS if isinstance(text := packed.get(name), str)}
    days = {name: parse_day(text) for name in _DAYS if isinstance(text := packed.get(name), str)}
    if system.retired_on is None and isinstance(text := packed.get("retired_on"), str):
        days["retired_on"] = parse_day(text)  # a workbook from before the day had a column
    if not unchanged:
        texts.pop("stage_stated", None)
    return replace(system, **texts, **days)  # type: ignore[arg-type]
