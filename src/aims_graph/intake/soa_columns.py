"""How the columns of a statement of applicability are told, by headings and by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aims_graph.intake.cells import plain
from aims_graph.intake.columns import Profile, share_of
from aims_graph.intake.control_ids import KnownIds, former_edition, read_id_cell
from aims_graph.intake.frameworks import PREFIXES
from aims_graph.intake.heading_words import SOA_HEADINGS
from aims_graph.intake.statuses import read_applicable, scale_of

DECLARING: Final = (
    "applicable",
    "excluded",
    "status",
    "maturity",
    "justification",
    "justification_exclusion",
    "justification_inclusion",
)
"""A table is read as an SoA where at least one of these columns stands beside the ids."""


def soa_profile(ids: KnownIds) -> Profile:
    """Return how the columns of an SoA are recognised."""

    def control(texts: Sequence[str]) -> float:
        return sum(_likeness(text, ids) for text in texts) / len(texts) if texts else 0.0

    def status(texts: Sequence[str]) -> float:
        scale = scale_of(texts)
        return share_of(lambda text: len(text) <= 60 and scale.read(text) is not None)(texts)

    yes_no = share_of(lambda text: len(text) <= 40 and read_applicable(text) is not None)
    return Profile(
        headings=SOA_HEADINGS,
        keys=frozenset({"control", "title"}),
        probes={
            "control": control, "applicable": yes_no, "excluded": yes_no, "status": status, "maturity":
            status, "mark": share_of(lambda text: len(plain(text)) <= 3 or read_applicable(text) is not None),
        },
        several=frozenset({"mark", "reference", "evidence", "remarks", "other", "section", "risk",
        "measure", "date", "approver"}), strict=frozenset({"control", "mark"}),
        doubts={"title": "control", "section": "control", "reference": "control", "description": "status",
        "justification": "mark"},
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
