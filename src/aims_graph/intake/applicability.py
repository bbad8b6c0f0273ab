"""Whether a line of an SoA says that its control applies: by its own cell, by the status, by the reason given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aims_graph.base.errors import say
from aims_graph.intake.cells import fold, plain, says_nothing
from aims_graph.intake.organisation import Implementation
from aims_graph.intake.soa_listing import Listing, RawRow
from aims_graph.intake.status_words import IMPLEMENTATION
from aims_graph.intake.statuses import read_applicable, read_excluded, says_not_applicable

_NOT_NEEDED: Final = tuple(
    phrase for words in IMPLEMENTATION["Excluded"] if len(phrase := fold(words)) > 5 and phrase != "exclusion"
)
"""Words a justification begins with where it says that the control does not apply."""


def read_applicability(raw: RawRow, listing: Listing, status: Implementation) -> bool | None:
    """Return whether the control applies; None where the line does not say.

    A cell of its own decides. Without one, what the status and the columns of reasons say is taken; contrary
    and unreadable cells are told.
    """
    stated = _stated(raw, listing)
    reason = _by_reasons(raw, listing)
    if stated is not None:
        if reason is not None and reason is not stated:
            _contrary(raw, listing, stated)
        return stated
    if status == "Excluded" or _excludes(listing):
        return False
    if reason is not None and (reason is False or not listing.has("applicable")):
        return reason
    return True if status != "Unknown" and not listing.has("applicable") else None


def _stated(raw: RawRow, listing: Listing) -> bool | None:
    """Return what the cells of applicability and exclusion say, the first that says something."""
    answers: dict[str, bool] = {}
    readers: tuple[tuple[str, Callable[[str], bool | None], bool], ...] = (
        ("applicable", read_applicable, True), ("excluded", read_excluded, False),
    )  # fmt: skip
    for role, read, yes in readers:
        text = raw.first(role)
        said = [answer for each in raw.texts.get(role, ()) if (answer := read(each)) is not None]
        if said:
            answers[role] = (True in said) is yes if role == "applicable" else said[0] is yes
            _tell_split(raw, listing, role, len(set(said)) > 1)
        elif text and not says_nothing(text):
            message = "The cell does not say whether the control applies."
            listing.warn(
                "applicability_not_understood", message, raw.row, role, found=plain(text), expected="yes or no"
            )
    if len(set(answers.values())) > 1:
        message = "The control is said to apply and to be excluded in one row; it was left open."
        listing.warn("applicability_contradicts", message, raw.row, "excluded", found=plain(raw.first("excluded")))
        return None
    return next(iter(answers.values()), None)


def _tell_split(raw: RawRow, listing: Listing, role: str, differ: bool) -> None:
    """Tell a row that applies in one of the columns of a split heading and not in another: what applies somewhere applies."""
    if differ and role == "applicable":
        message = (
            "The control applies in some of the columns under one heading and not in all; it was read as applicable."
        )
        found = ", ".join(plain(text) for text in raw.texts[role])
        listing.warn("columns_differ", message, raw.row, role, found=found)


def _by_reasons(raw: RawRow, listing: Listing) -> bool | None:
    """Return what the reasons given say: a reason to exclude, a reason to include, words such as "not applicable".

    A reason that is ticked ("legal", "risk") includes, whatever the remarks beside it say.
    """
    if raw.texts.get("mark"):
        return True
    excluding, including = raw.text("justification_exclusion"), raw.text("justification_inclusion")
    if excluding and fold(excluding) in _NOT_NEEDED:
        excluding = None  # "not applicable" below a heading on exclusions: no exclusion, or one; it does not tell
    if excluding and including:
        return None
    if excluding:
        return None if read_applicable(excluding) is True else False
    if including:
        return not _declines(including)
    general = raw.text("justification")
    return False if general and _declines(general) and not listing.has("applicable", "excluded") else None


def _declines(text: str) -> bool:
    folded = fold(text)
    return any(folded == phrase or folded.startswith(phrase + " ") for phrase in _NOT_NEEDED)


def _contrary(raw: RawRow, listing: Listing, stated: bool) -> None:
    role = "justification_exclusion" if stated else "justification_inclusion"
    if not raw.text(role) or not listing.has("justification_exclusion"):
        return
    message = (
        "The control applies, yet the row gives a reason for an exclusion; the cell on applicability was taken."
        if stated
        else "The control is excluded, yet the row gives a reason for an inclusion; the cell on applicability was taken."
    )
    listing.warn("justification_contradicts", message, raw.row, role, found=raw.first(role))


def _excludes(listing: Listing) -> bool:
    """A table that gives reasons for exclusion and nothing else lists the excluded controls."""
    return listing.has("justification_exclusion") and not listing.has(
        "applicable", "excluded", "status", "maturity", "justification", "justification_inclusion", "mark", "basis"
    )


def tell_what_is_silent(listing: Listing, unsaid: list[RawRow], controls: int) -> None:
    """Tell the columns that say nothing in any row, and the rows that leave open whether their control applies."""
    for role in ("applicable", "status"):
        cells = [text for raw in listing.rows for text in raw.texts.get(role, ())]
        silent = all(says_nothing(text) and not says_not_applicable(text) for text in cells)
        if listing.rows and listing.has(role) and silent:
            message = "The column says nothing in any row; colours and comments are not read, write the words."
            listing.warn("column_says_nothing", message, listing.block.heading_row, role)
    if controls and not listing.has("applicable", "excluded") and len(unsaid) == controls:
        message = "No column and no status says which of the controls apply; all were left open."
        listing.warn("applicability_not_said", message, expected="a column such as Applicable, with yes or no")
    if unsaid and len(unsaid) < controls and listing.has("applicable"):
        rows = ", ".join(str(raw.row) for raw in unsaid[:10]) + (" …" if len(unsaid) > 10 else "")
        message = say(
            "{count} rows do not say whether their control applies; they were left open: {rows}.",
            count=len(unsaid), rows=rows,
        )  # fmt: skip
        listing.warn("applicability_not_said", message, unsaid[0].row, "applicable", expected="yes or no")
