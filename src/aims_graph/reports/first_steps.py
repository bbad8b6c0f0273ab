"""Where to begin, on one page: the requirements behind what potentially blocks stage 1, in working order.

The working order itself has a line a statement; a firm that starts from nothing has hundreds. This has a line a
requirement, with who acts, how much it takes, and which documents would show it.
"""

from __future__ import annotations

from dataclasses import dataclass

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.documents import efforts
from aims_graph.reports.figures import BLOCKING
from aims_graph.reports.lines import ranges
from aims_graph.reports.wording import Phrase, Wording, local


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A requirement to work on. ``orders``: its places in the working order; ``types``: what would show it."""

    orders: str
    requirement: str
    title: Phrase
    owners: tuple[Phrase, ...]
    efforts: tuple[str, ...]
    types: tuple[Phrase, ...]


def first_steps(result: AssessmentResult, wording: Wording) -> tuple[FirstStep, ...]:
    """Return the first phase by requirement, each where its first open statement stands in the working order.

    The phase ends with the last item that potentially blocks stage 1; empty where none does.
    """
    ordered = sorted((item for item in result.items if item.order), key=lambda item: item.order)
    last = max((place for place, item in enumerate(ordered, start=1) if item.blocks == BLOCKING[0]), default=0)
    groups: dict[str, list[Item]] = {}
    for item in ordered[:last]:
        groups.setdefault(item.requirement, []).append(item)
    return tuple(_step(requirement, items, wording) for requirement, items in groups.items())


def _step(requirement: str, items: list[Item], wording: Wording) -> FirstStep:
    written = (code for item in items if item.documented_information for code in item.fitting_types)
    return FirstStep(
        orders=ranges(item.order for item in items),
        requirement=local(requirement),
        title=wording.title(requirement, items[0].requirement_title),
        owners=wording.labels(dict.fromkeys(item.owner_role for item in items if item.owner_role)),
        efforts=efforts(items, wording),
        types=wording.labels(dict.fromkeys(written)),
    )
