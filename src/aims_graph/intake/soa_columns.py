"""How the columns of a statement of applicability are told, by headings and by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aims_graph.intake.cells import fold, plain
from aims_graph.intake.columns import Profile, share_of
from aims_graph.intake.control_ids import KnownIds, former_edition, read_id_cell
from aims_graph.intake.frameworks import PREFIXES
from aims_graph.intake.heading_words import EXACT_ONLY, SOA_HEADINGS
from aims_graph.intake.status_words import IMPLEMENTATION
from aims_graph.intake.statuses import is_tick, read_applicable, read_excluded, scale_of

DECLARING: Final = (
    "applicable",
    "excluded",
    "status",
    "status_mark",
    "maturity",
    "justification",
    "justification_exclusion",
    "justification_inclusion",
)
"""A table is read as an SoA where at least one of these columns stands beside the ids."""


_STATES: Final = tuple(
    word
    for kind, words in IMPLEMENTATION.items()
    if kind not in ("Excluded", "Unknown")
    for word in words
    if len(word) > 3
)
"""Headings of columns of which one is ticked in each row: Implemented, Partially implemented, Planned …"""


_WITHIN: Final = frozenset(map(fold, (heading for headings in SOA_HEADINGS.values() for heading in headings)))
"""Headings of other roles, which may stand inside a longer heading though they are words of a status too."""


def soa_profile(ids: KnownIds) -> Profile:
    """Return how the columns of an SoA are recognised."""

    def control(texts: Sequence[str]) -> float:
        return sum(_likeness(text, ids) for text in texts) / len(texts) if texts else 0.0

    def status(texts: Sequence[str]) -> float:
        scale = scale_of(texts)
        return share_of(lambda text: len(text) <= 60 and scale.read(text) is not None)(texts)

    yes_no = share_of(lambda text: len(text) <= 40 and read_applicable(text) is not None)
    excluded = share_of(lambda text: len(text) <= 40 and read_excluded(text) is not None)
    return Profile(
        headings={**SOA_HEADINGS, "status_mark": _STATES},
        keys=frozenset({"control", "title"}),
        probes={
            "control": control, "applicable": yes_no, "excluded": excluded, "status_mark": share_of(is_tick), "status": status, "maturity":
            status, "mark": share_of(lambda text: len(plain(text)) <= 3 or read_applicable(text) is not None),
        },
        several=frozenset({"mark", "status_mark", "reference", "evidence", "remarks", "other", "section", "risk",
        "grounds", "measure", "date", "approver"}), strict=frozenset({"control", "mark", "status_mark"}),
        doubts={"title": "control", "section": "control", "reference": "control", "description": "status",
        "justification": "mark"}, by_cells=frozenset({"control"}), split=frozenset({"applicable", "status"}), rivalled=frozenset({"applicable", "excluded", "status", "maturity"}),
        loose=frozenset({"status_mark"}), alone=(frozenset(map(fold, _STATES)) - _WITHIN) | frozenset(map(fold, EXACT_ONLY)),
    )  # fmt: skip


def _likeness(text: str, ids: KnownIds) -> float:
    """Return how much a cell looks like a control id: 1 for one of today, less for a former one, a clause."""
    cell = read_id_cell(text)
    if not cell or not cell.first or len(cell.words) > 160:
        return 0.0
    number = cell.first
    if any(ids.is_control(prefix, number) for prefix in PREFIXES):
        return 1.0
    if former_edition(number) or (number.annex == "A" and 2 <= number.parts[0] <= 18):
        return 0.9
    return 0.8 if any(ids.clause_title(prefix, number) for prefix in PREFIXES) else 0.0
