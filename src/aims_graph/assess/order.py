"""The order in which open items are best worked on.

What comes before (``after`` of the statements) first; among what is free: duties of a law by the day they bind from,
then what blocks stage 1, then stage 2, then the rest, then small effort, then reading order. An item that others wait
for inherits their urgency.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aims_graph.assess.result import Item

_Urgency = tuple[int, str]
_BLOCKS: Mapping[str, int] = {"blocksStage1": 1, "blocksStage2": 2, "blocksNone": 3}
_EFFORT: Mapping[str | None, int] = {"effortS": 1, "effortM": 2, "effortL": 3}


def in_working_order(items: Sequence[Item]) -> list[Item]:
    """Return ``items`` in the order given, each open counted one with its place in the working order."""
    waiting = [place for place, item in enumerate(items) if item.action is not None and item.counted]
    before = _prerequisites(items, waiting)
    urgency = _inherited(items, waiting, before)
    places = _sorted(items, waiting, before, urgency)
    return [replace(item, order=places.get(place, 0)) for place, item in enumerate(items)]


def _prerequisites(items: Sequence[Item], waiting: Sequence[int]) -> dict[int, set[int]]:
    by_statement: dict[str, list[int]] = defaultdict(list)
    for place in waiting:
        by_statement[items[place].statement].append(place)
    return {
        place: {
            other
            for statement in items[place].after
            for other in by_statement.get(statement, [])
            if other != place and _same_unit(items[place], items[other])
        }
        for place in waiting
    }


def _same_unit(item: Item, other: Item) -> bool:
    """An AI system waits for its own items and for those of the entity, not for those of another system."""
    return item.unit == other.unit or other.unit.startswith("entity/") or item.unit.startswith("entity/")


def _urgency(item: Item) -> _Urgency:
    """A legal day goes before everything that is voluntary (practice: priority)."""
    return (0, item.legal.binds_from) if item.legal is not None else (_BLOCKS.get(item.blocks, 3), "")


def _inherited(items: Sequence[Item], waiting: Sequence[int], before: Mapping[int, set[int]]) -> dict[int, _Urgency]:
    urgency = {place: _urgency(items[place]) for place in waiting}
    stack = sorted(waiting, key=lambda place: urgency[place])
    for start in stack:
        todo = [start]
        while todo:
            place = todo.pop()
            for other in before[place]:
                if urgency[other] > urgency[start]:
                    urgency[other] = urgency[start]
                    todo.append(other)
    return urgency


def _sorted(
    items: Sequence[Item], waiting: Sequence[int], before: Mapping[int, set[int]], urgency: Mapping[int, _Urgency]
) -> dict[int, int]:
    def weight(place: int) -> tuple[_Urgency, int, int]:
        return (urgency[place], _EFFORT.get(items[place].effort, 2), place)

    after: dict[int, list[int]] = defaultdict(list)
    missing = {place: len(before[place]) for place in waiting}
    for place in waiting:
        for other in before[place]:
            after[other].append(place)
    ready = [weight(place) for place in waiting if not missing[place]]
    heapq.heapify(ready)
    order: dict[int, int] = {}
    while ready:
        *_, place = heapq.heappop(ready)
        order[place] = len(order) + 1
        for later in after[place]:
            missing[later] -= 1
            if not missing[later]:
                heapq.heappush(ready, weight(later))
    return order
