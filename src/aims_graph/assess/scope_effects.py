"""What each signed entry of the scope does to items, effort and days: for the command line and the service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from aims_graph.assess.difference import Difference, difference
from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.scope import ScopeLine
from aims_graph.assess.scope_changes import without_entry

Effects = Sequence[tuple[ScopeLine, Difference]]


def scope_effects(
    handed: Handed, result: AssessmentResult, day: date, assessed: Callable[[Handed, date], AssessmentResult]
) -> Effects:
    """Return what each entry that counts changes, in the order of the entries.

    An entry in force is told against the same day without it; one to come, on its day against the day before, so that
    it says nothing of what comes earlier. An entry that is
    unsigned, overruled or about no unit changes nothing and is left out, and so is one about a site. ``assessed`` asks
    the question of ``result`` of another organisation or day.
    """
    found: list[tuple[ScopeLine, Difference]] = []
    for line in result.scope.entries:
        if line.counts_from is None or line.site is not None or line.standing in ("unknown_unit", "overruled"):
            continue
        if line.standing == "coming":
            begins = date.fromisoformat(line.counts_from)
            eve = assessed(handed, begins - timedelta(days=1))
            found.append((line, difference(eve, assessed(handed, begins))))
        else:
            found.append((line, difference(assessed(without_entry(handed, line.id), day), result)))
    return found


def scope_json(result: AssessmentResult, effects: Effects | None = None) -> dict[str, Any]:
    """Return the scope of a result as JSON; with ``effects`` what each entry changes, under ``effects``."""
    told = [{"entry": line.id, "difference": found.to_json()} for line, found in effects or ()]
    return {**asdict(result.scope), **({} if effects is None else {"effects": told})}
