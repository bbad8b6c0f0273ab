"""Rows whose end has another text than the one they were written from."""

from __future__ import annotations

from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.sssom import Row, text_hash


def is_stale(row: Row, catalogue: Catalogue) -> bool:
    """True where the row says so itself, or an end has another text than the row remembers."""
    ends = ((row.subject_id, row.subject_hash), (row.object_id, row.object_hash))
    texts = ((text_of(end, catalogue), kept) for end, kept in ends)
    return row.review_status == "stale" or any(
        text is not None and kept and kept != text_hash(text) for text, kept in texts
    )


def text_of(end: str, catalogue: Catalogue) -> str | None:
    """Return what a row remembers of an end: the English text of a statement, the title of a provision."""
    statement = catalogue.statements.get(end)
    return statement.text.get("en") if statement else catalogue.title(end)


def review_of(row: Row, catalogue: Catalogue) -> str:
    """Return how the row stands with people today: disputed, stale, unreviewed or reviewed."""
    if row.review_status == "disputed":
        return "disputed"
    return "stale" if is_stale(row, catalogue) else row.review_status or "unreviewed"
