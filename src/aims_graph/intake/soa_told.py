"""What is told of the tables of a file: what each was taken for, or why it is no statement of applicability."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold
from aims_graph.intake.columns import Block
from aims_graph.intake.control_ids import edition_name
from aims_graph.intake.recognition import TableTaken
from aims_graph.intake.soa_listing import Listing
from aims_graph.intake.tables import Document, Table, first_headings, saw_columns

SOA: Final = "statement of applicability"
_INVENTORY: Final = re.compile(
    r"\b(?:ai systems?|system (?:id|name)|use case|ki system|model name|systeme d ia|sistema de ia)\b"
)
_REGISTER: Final = re.compile(
    r"\b(?:doc(?:ument)?|dok|dokument\w*|retention|aufbewahrung\w*|conservation|version|next review)\b"
)


def only_clauses(group: Sequence[Listing]) -> Problem:
    item = next(item for listing in group for item in listing.listed())
    message = "The list is of clauses; a statement of applicability is of the controls of Annex A."
    return Problem(
        "no_known_control", message, file=item.file, sheet=item.sheet, row=item.row, found=item.number.clause
    )


def nothing_known(prefix: str, group: Sequence[Listing]) -> Problem:
    item = next(item for listing in group for item in listing.listed())
    message = say("None of the ids is a control of {edition}.", edition=edition_name(prefix))
    return Problem("no_known_control", message, file=item.file, sheet=item.sheet, row=item.row, found=item.number.local)


def no_soa(document: Document) -> Problem:
    named = first_headings(document)
    folded = fold(named)
    looks = ""
    if _INVENTORY.search(folded):
        looks = " It looks like an inventory of AI systems: import it as an inventory."
    elif _REGISTER.search(folded):
        looks = " It looks like a list of documents or records: hand it in as a register."
    message = say(
        "This is no statement of applicability: no column holds control ids such as A.5.1.{saw}{looks}{hidden}",
        saw=saw_columns(document, named), looks=looks,
        hidden="".join(f" Note: {note}." for note in document.notes if "is hidden" in note),
    )  # fmt: skip
    return Problem("no_soa", message, file=document.file, expected="a table with one row a control")


def says_nothing(document: Document, others: bool = False) -> Problem:
    message = "The file lists controls, but no column says whether they apply, why, or how far."
    if others:
        message = "The rows are not controls but something that names them, such as risks, findings or actions."
    return Problem(
        "no_soa", message, file=document.file, expected="a column such as Applicable, Status or Justification"
    )


# ── what was taken for what ──────────────────────────────────────────────────


def not_read(document: Document, table: Table, block: Block, why: str) -> TableTaken:
    first = block.heading_row or (block.rows[0].number if block.rows else 1)
    return TableTaken(document.file, table.sheet, table.section, first, None, why, block.columns)


def listing_taken(listing: Listing, read: bool, kept: bool) -> TableTaken:
    block = listing.block
    why = f"headings in row {block.heading_row}" if block.heading_row else "no heading row; columns told by their cells"
    if not read:
        clauses = all(raw.clause_section for raw in listing.rows)
        other = (
            "it lists clauses, which no statement of applicability decides"
            if clauses
            else "its ids are of another standard"
        )
        why = other if not kept else "it lists controls, but says nothing of them"
    first = block.heading_row or (listing.rows[0].row if listing.rows else 1)
    left = Counter(listing.left_out)
    table = listing.table
    return TableTaken(
        file=listing.file,
        sheet=table.sheet,
        section=table.section,
        first_row=first,
        kind=SOA if read else None,
        why=why,
        columns=block.columns,
        rows_read=len(listing.rows),
        left_out=tuple(sorted(left.items())),
    )


def place(document: Document) -> Callable[[TableTaken], tuple[int, int]]:
    order = {table.sheet: number for number, table in enumerate(document.tables)}
    return lambda taken: (order.get(taken.sheet, 0), taken.first_row)
