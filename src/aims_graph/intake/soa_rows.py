"""The rows of an SoA as they stand: which lines speak of controls, and what each cell says."""

from __future__ import annotations

import re
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold, is_placeholder, plain, says_nothing
from aims_graph.intake.columns import Block, Profile
from aims_graph.intake.control_ids import KnownIds, Number, former_edition, read_id_cell
from aims_graph.intake.days import read_day
from aims_graph.intake.frameworks import PREFIXES, similarity
from aims_graph.intake.heading_words import ROLE_NAMES
from aims_graph.intake.ragged import is_ragged, is_short, repair
from aims_graph.intake.soa_listing import Listing, OwnRow, RawRow
from aims_graph.intake.standards_named import standards_of
from aims_graph.intake.statuses import is_tick, read_applicable, scale_of
from aims_graph.intake.tables import Row, Table

_TEXTS: Final = (
    "justification",
    "justification_inclusion",
    "justification_exclusion",
    "basis",
    "description",
    "reference",
    "evidence",
)
_BESIDE: Final = ("risk", "grounds", "systems", "owner", "approver", "approved_on")
"""What an SoA of ISO/IEC 42001 may say of a row besides."""
_SAYING: Final = ("applicable", "excluded", "status", "maturity")
_GROUP = re.compile(
    r"^(?:annex\w*\s+|anhang\s+|anexo\s+)?(A(?=[.\s\d]))?[.\s]*(\d{1,2})\.?(?:x\b|\.x\b)?(?=\s|:|-|–|$)\s*[:–-]?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE_WORDS = re.compile(
    r"\b(?:clauses?|klauseln?|kapitel|normkapitel|hauptkapitel|abschnitte?|chapitres?|clausulas?|capitulos?|clausol[ae]|punti|apartados?)\b"
)
_ANNEX_WORDS = re.compile(
    r"\b(?:annex\w*|anhang|anexo|allegato|controls?|kontrollen|massnahmen|mesures|controles|controlli|a \d+"
    r"|applicability|anwendbarkeit|applicabilite|aplicabilidad|applicabilita|aplicabilidade)\b"
)


def read_listing(block: Block, table: Table, file: str, profile: Profile, ids: KnownIds) -> Listing:
    """Return the lines of a block that has a column of control ids."""
    listing = Listing(block, table, file)
    for role in ("status", "maturity"):
        column = block.one(role)
        if column is not None:
            listing.scales[role] = scale_of(row.cell(column) for row in block.rows)
    _tell_columns(listing)
    standards = standards_of(block)
    clause_section = _says_clause(table.section.rpartition(" / ")[2] or table.sheet or "")
    torn = sum(1 for row in block.rows if is_ragged(row, block))
    for row in block.rows:
        if torn <= len(block.rows) / 2:
            whole = _whole(row, listing, profile)
            if whole is None:
                continue
            row = whole
        section = _section(row, block, ids)
        if section is not None:
            clause_section = _says_clause(section) or _is_clause_heading(section, ids)
            listing.left_out["heading of a group"] += 1
            continue
        _take(row, listing, clause_section, standards.get(row.number))
    _doubt_clauses(listing, ids)
    return listing


def _tell_columns(listing: Listing) -> None:
    """Tell which column was taken where two might have been, and which hidden columns were read."""
    block, sheet = listing.block, listing.table.sheet
    for rival in block.rivals:
        used, left = (column.heading or f"column {column.number}" for column in (rival.used, rival.left))
        hidden = " (a hidden column)" if rival.left.number - 1 in block.hidden else ""
        message = say(
            "Two columns may be the {what}: {used!r} was taken, {left!r}{hidden} was not.",
            what=ROLE_NAMES[rival.role], used=used, left=left, hidden=hidden,
        )  # fmt: skip
        code = "hidden_column" if hidden else "columns_compete"
        expected = say("the column named, as in {example}", example=f"{rival.role}={left}")
        listing.problems.append(
            Problem(code, message, "warning", listing.file, sheet, block.heading_row, left, expected=expected)
        )
    for column in block.columns:
        if column.number - 1 in block.hidden and column.role not in (None, "other", "owner", "remarks", "section"):
            message = say(
                "The column is hidden in the spreadsheet; it was read as the {what}.",
                what=ROLE_NAMES[column.role or ""],
            )
            listing.problems.append(
                Problem("hidden_column", message, "warning", listing.file, sheet, block.heading_row, column.heading)
            )


def _doubt_clauses(listing: Listing, ids: KnownIds) -> None:
    """Take back that a section is of clauses where most of its numbers are of controls only."""
    rows = [raw for raw in listing.rows if raw.clause_section]
    clauses = sum(1 for raw in rows if any(ids.clause_title(prefix, raw.numbers[0]) for prefix in PREFIXES))
    if clauses < 0.6 * len(rows):
        for raw in rows:
            raw.clause_section = False


def _whole(row: Row, listing: Listing, profile: Profile) -> Row | None:
    """Return the row with as many cells as headings, repaired where that can be; None where it cannot."""
    block = listing.block
    if is_short(row, block) and row.cell(block.one("control")) and len(row.filled) > 1:
        missing = block.width - row.fields
        message = say(
            "The row has {fields} fields under {headings} headings; the last {missing} are empty.",
            fields=row.fields, headings=block.width, missing=missing,
        )  # fmt: skip
        listing.warn("ragged_row", message, row.number)
        return row
    if not is_ragged(row, block):
        return row
    mended = repair(row, block, profile.probes, listing.table.separator)
    counted = {"fields": len(row.cells), "headings": block.width}
    if mended is None:
        message = say(
            "The row has {fields} fields under {headings} headings and fits the columns in no way; put texts with "
            "separators in quotation marks.",
            **counted,
        )
        listing.fail("ragged_row", message, row.number)
        return None
    sure = "" if mended.certain else " (other readings are possible; check it)"
    message = say(
        "The row has {fields} fields under {headings} headings; an unquoted separator in {heading!r} was read as part of "
        "its text{sure}.",
        heading=mended.heading, sure=sure, **counted,
    )  # fmt: skip
    listing.warn("ragged_row", message, row.number)
    return mended.row


def _section(row: Row, block: Block, ids: KnownIds) -> str | None:
    """Return the text of a row that heads a group of controls, None for other rows."""
    own = [column for column in row.filled if column not in row.carried]
    texts = list(dict.fromkeys(plain(row.cells[column]) for column in own))
    cell = row.cell(block.one("control"))
    if cell and any(not says_nothing(row.cell(c)) for role in _SAYING for c in block.of(role)):
        number = read_id_cell(cell)
        group = number and number.first and not number.several and _is_group(number.first, ids)
        return " ".join(texts) if group and number and number.first and number.first.annex else None
    if own and own[0] not in (0, block.one("control"), block.one("title")):
        return None
    if len(texts) == 1 and not read_id_cell(texts[0]):
        return texts[0]
    number = read_id_cell(cell) if cell else None
    if number and number.first:
        return " ".join(texts) if _is_group(number.first, ids) else None
    return " ".join(texts) if cell and _GROUP.match(plain(cell)) and len(texts) <= 4 else None


def _is_group(number: Number, ids: KnownIds) -> bool:
    """Tell whether the number is a heading in Annex A of one of the standards and a control of neither."""
    if not number.annex or any(ids.is_control(prefix, number) for prefix in PREFIXES) or former_edition(number):
        return False
    return any(ids.is_group(prefix, number) for prefix in PREFIXES)


def _says_clause(text: str) -> bool:
    folded = fold(text)
    return bool(_CLAUSE_WORDS.search(folded)) and not _ANNEX_WORDS.search(folded)


def _is_clause_heading(text: str, ids: KnownIds) -> bool:
    match = _GROUP.match(plain(text))
    if not match or match.group(1):
        return False
    titles = (ids.catalogue.title(f"{prefix}:{int(match.group(2))}") for prefix in PREFIXES)
    return any(title and similarity(title, match.group(3)) >= 0.8 for title in titles)


def _take(row: Row, listing: Listing, clause_section: bool, standard: str | None) -> None:
    """Add a row as a line of its own, join it to the line above, or leave it out."""
    block = listing.block
    column = block.one("control")
    text = row.cell(column)
    texts = _texts(row, listing)
    if column in row.carried or (not text and not texts.get("title")):
        follows = listing.rows and row.number == listing.rows[-1].last + 1
        if follows and texts and (text or not any(texts.get(role) for role in _SAYING)):
            _join(listing.rows[-1], row.number, texts)
            listing.left_out["line joined to the control above"] += 1
            return
    cell = read_id_cell(text)
    if cell is None:
        _leave_out(row, text, texts, listing)
        return
    title = next((t for t in texts.get("title", ()) if not says_nothing(t)), "") or cell.words
    clause = clause_section or any(_says_clause(t) for t in texts.get("section", ()))
    listing.rows.append(RawRow(cell, plain(title), row.number, text, row.number, clause, standard, texts))


def _leave_out(row: Row, text: str, texts: dict[str, list[str]], listing: Listing) -> None:
    """Leave out a row that names no control, and tell it where the row nevertheless says something of one."""
    saying = any(not says_nothing(t) for role in _SAYING for t in texts.get(role, ()))
    found = plain(text) or None
    if is_placeholder(text):
        listing.left_out["placeholder instead of a control id"] += 1
    elif saying and _as_day(text):
        message = "The id is a date: a spreadsheet took an id such as 5.1 for a day. Format the column as text."
        listing.fail("id_became_date", message, row.number, "control", found=text, nearest=_as_day(text))
    elif saying and any(ch.isdigit() for ch in text):
        listing.own.append(OwnRow(plain(text), row.number, texts))
    else:
        if saying and len(row.filled) > 2:
            message = "The row says something of a control but holds no control id; it was left out."
            listing.warn("row_without_id", message, row.number, "control", found=found)
        listing.left_out["no control id"] += 1


def _as_day(text: str) -> str | None:
    """Return the id that a spreadsheet may have taken for the day in the cell, None where it holds no day."""
    day = read_day(text) or read_day(f"{text} 2000")
    return f"A.{day.day}.{day.month}" if day else None


def _texts(row: Row, listing: Listing) -> dict[str, list[str]]:
    """Return the texts of a row by role. What a merged cell carries down counts, but for a row whose id is
    itself carried: there it was said in the row above."""
    again = row.carried if listing.block.one("control") in row.carried else frozenset()
    texts: dict[str, list[str]] = {}
    for role in (*_TEXTS, *_SAYING, *_BESIDE, "title", "section"):
        for column in listing.block.of(role):
            if row.cell(column) and column not in again:
                texts.setdefault(role, []).append(row.cell(column))
    for column in listing.block.of("mark"):
        if read_applicable(row.cell(column)):
            heading = next(c.heading for c in listing.block.columns if c.number == column + 1)
            texts.setdefault("mark", []).append(heading)
    ticked = [c.heading for c in listing.block.columns if c.role == "status_mark" and is_tick(row.cell(c.number - 1))]
    if len(ticked) == 1 and "status" not in texts:
        texts["status"] = ticked
    elif len(ticked) > 1:
        listing.warn(
            "status_contradicts", "More than one status is ticked; none was taken.", row.number, "status_mark",
            found=", ".join(ticked),
        )  # fmt: skip
    return texts


def _join(raw: RawRow, row: int, texts: dict[str, list[str]]) -> None:
    raw.last = row
    for role, found in texts.items():
        known = raw.texts.setdefault(role, [])
        known.extend(text for text in found if text not in known)
