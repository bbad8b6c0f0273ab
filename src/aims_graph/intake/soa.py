"""Statements of applicability of ISO/IEC 27001 and 42001 in anybody's layout (6.1.3 of both)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.intake.cells import fold
from aims_graph.intake.control_ids import KnownIds
from aims_graph.intake.frameworks import PREFIXES, Listed, Verdict, refusal, verdict
from aims_graph.intake.headings import Recogniser
from aims_graph.intake.organisation import SoAEntry
from aims_graph.intake.recognition import TableTaken
from aims_graph.intake.soa_columns import DECLARING, soa_profile
from aims_graph.intake.soa_entries import Reader
from aims_graph.intake.soa_listing import Listing
from aims_graph.intake.soa_rows import read_listing
from aims_graph.intake.soa_titles import with_ids
from aims_graph.intake.soa_told import listing_taken, no_soa, not_read, nothing_known, only_clauses, place, says_nothing
from aims_graph.intake.tables import Document

_OF_OTHERS: Final = re.compile(
    r"(?:(?:id|no|nr|ref) )?(?:risk|risiko|risque|riesgo|rischio|risco|risico|finding|feststellung|constat|hallazgo|rilievo|constatacao"
    r"|bevinding|non ?conformit|nichtkonformitat|abweichung|incident|vorfall|action|aktion|accion|azione|actie|task|aufgabe"
    r"|ticket|issue|audit)"
)
"""How the heading of a column begins whose rows are not controls."""
_CALLED: Final = re.compile(
    r"\b(?:soa|statement of applicability|anwendbarkeitserklarung|erklarung zur anwendbarkeit|declaration d applicabilite"
    r"|declaracion de aplicabilidad|dichiarazione di applicabilita|declaracao de aplicabilidade"
    r"|verklaring van toepasselijkheid)\b"
)
"""How the name of a sheet says that it is a statement of applicability."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The texts of the reference and evidence cells of one control."""

    control: str
    cells: tuple[str, ...]
    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SoARead:
    """What an SoA said: its standard, its entries, what was told on the way.

    References are not joined yet; ``systems`` of an entry are names as written; a control of the firm's own is
    ``own:id`` until the organisation has a name.
    """

    prefix: str
    why: str
    entries: tuple[SoAEntry, ...]
    cited: tuple[Cited, ...]
    problems: tuple[Problem, ...]
    tables: tuple[TableTaken, ...]


def read_soa(
    document: Document, ids: KnownIds, framework: str | None = None, columns: Mapping[str, str] | None = None
) -> SoARead:
    """Return the entries of the SoA in ``document``.

    Raises ``UsageError`` for an unknown framework or column role, ``InputError`` where the file is no SoA,
    is of another standard or edition than ``framework``, or where its standard cannot be told. Wrong rows are
    returned as problems of severity error, and have no entry.
    """
    if framework is not None and framework not in PREFIXES:
        raise UsageError(f"A statement of applicability is of iso27001 or iso42001, not of {framework!r}.")
    listings, unread = _listings(document, ids, columns)
    if not listings and columns is None:
        named = with_ids(document, ids, framework)
        if named is not None:
            document = named
            listings, unread = _listings(document, ids, columns)
    if not listings:
        raise InputError([no_soa(document), *document.problems])
    _only_named(listings, framework)
    prefix, why, kept, problems = _of_one_standard(listings, ids, framework, _about(document))
    declaring = _declaring(_called_soa(kept, prefix, ids))
    if not declaring:
        others = any(_lists_others(listing) for listing in kept)
        raise InputError([says_nothing(document, others), *problems])
    reader = Reader(prefix, ids)
    tables = []
    for listing in listings:
        if listing in declaring:
            reader.read(listing)
        tables.append(listing_taken(listing, listing in declaring, listing in kept))
    entries, cited, found = reader.result()
    if not entries:
        errors = [problem for problem in found if problem.severity == "error"]
        raise InputError(errors or [says_nothing(document)])
    cells = tuple(Cited(control, texts, systems) for (control, systems), texts in cited.items())
    everything = (*document.problems, *problems, *found)
    return SoARead(prefix, why, entries, cells, everything, tuple(sorted((*tables, *unread), key=place(document))))


def _listings(
    document: Document, ids: KnownIds, columns: Mapping[str, str] | None
) -> tuple[list[Listing], list[TableTaken]]:
    """Return the lists of controls in the document, and the tables that are none."""
    profile = soa_profile(ids)
    recogniser = Recogniser(profile, columns)
    listings: list[Listing] = []
    unread: list[TableTaken] = []
    blocks = [(table, block) for table in document.tables for block in recogniser.blocks(table)]
    recogniser.check_told([block for _, block in blocks], document)
    for table, block in blocks:
        if block.one("control") is None:
            unread.append(not_read(document, table, block, "no column holds control ids"))
            continue
        listing = read_listing(block, table, document.file, profile, ids)
        if listing.rows:
            listings.append(listing)
        else:
            unread.append(not_read(document, table, block, "no row holds a control id"))
    return listings, unread


def _declaring(listings: Sequence[Listing]) -> list[Listing]:
    """Return the listings that declare something of their controls. Where one of them says what applies, a
    list of controls with a status alone (a treatment plan, an audit list) is none."""
    declaring = [listing for listing in listings if listing.has(*DECLARING) and not _lists_others(listing)]
    if any(listing.has("applicable", "excluded") for listing in declaring):
        reasons = (
            "applicable",
            "excluded",
            "justification",
            "justification_inclusion",
            "justification_exclusion",
        )
        return [listing for listing in declaring if listing.has(*reasons)]
    return declaring


def _called_soa(listings: Sequence[Listing], prefix: str, ids: KnownIds) -> Sequence[Listing]:
    """Return the listings of the sheets that are called a statement of applicability, where they say what applies and no
    other sheet lists a control that they lack; else all. A report or a plan lists the same controls beside them."""
    named = [listing for listing in listings if _CALLED.search(fold(listing.table.sheet or ""))]

    def controls(lists: Iterable[Listing]) -> set[str]:
        numbers = (number for listing in lists for raw in listing.rows for number in raw.numbers)
        return {number.local for number in numbers if ids.is_control(prefix, number)}

    rest = controls(listing for listing in listings if listing not in named)
    says = any(listing.has("applicable", "excluded") for listing in named)
    return named if says and rest <= controls(named) else listings


def _lists_others(listing: Listing) -> bool:
    """Tell whether the rows are risks, findings or actions that name controls: a column before the ids says so, and
    none says what applies or why."""
    if listing.has("applicable", "excluded", "justification", "justification_inclusion", "justification_exclusion"):
        return False
    ids = listing.block.one("control") or 0
    return any(_OF_OTHERS.match(fold(c.heading)) for c in listing.block.columns if c.number <= ids)


# ── which standard ───────────────────────────────────────────────────────────


def _only_named(listings: Sequence[Listing], framework: str | None) -> None:
    """Leave out the rows that a column names as of another standard than the one asked for, or of none we read.

    Raises ``InputError`` where rows of both standards stand in the file and none is asked for.
    """
    named = {raw.standard for listing in listings for raw in listing.rows} & set(PREFIXES)
    if framework is None and len(named) > 1:
        message = "The file lists controls of ISO/IEC 27001 and of ISO/IEC 42001, row by row."
        expected = "the framework named: iso27001 or iso42001"
        raise InputError(Problem("standard_unclear", message, file=listings[0].file, expected=expected))
    wanted = framework or next(iter(named), None)
    for listing in listings:
        for raw in listing.rows:
            if raw.standard is not None and raw.standard != wanted:
                listing.left_out[f"row of another standard ({raw.standard})"] += 1
        listing.rows = [raw for raw in listing.rows if raw.standard in (None, wanted)]


def _about(document: Document) -> str:
    above = (" ".join(row.cells) for table in document.tables for row in table.rows[:6])
    return "\n".join((document.prose, document.title or "", *(t.section for t in document.tables), *above))


def _of_one_standard(
    listings: Sequence[Listing], ids: KnownIds, framework: str | None, about: str
) -> tuple[str, str, list[Listing], list[Problem]]:
    """Return the standard, why, the listings of it, and warnings on sheets of another one."""
    sheets: dict[str | None, list[Listing]] = {}
    for listing in listings:
        sheets.setdefault(listing.table.sheet, []).append(listing)
    clauses = [group for group in sheets.values() if all(raw.clause_section for x in group for raw in x.rows)]
    verdicts = {
        sheet: verdict(_listed(group), ids, about)
        for sheet, group in sheets.items()
        if _listed(group) and (group not in clauses or len(clauses) == len(sheets))
    }
    prefix = framework or _only_standard(verdicts, listings)
    kept, problems, refusals = [], [], []
    for sheet, group in sheets.items():
        if sheet not in verdicts:
            continue
        refused = refusal(prefix, verdicts[sheet], _listed(group))
        if group in clauses:
            refusals.append(only_clauses(group))
        elif refused:
            refusals += refused
            problems.append(
                replace(refused[0], severity="warning", message=refused[0].message + " The sheet was left out.")
            )
        elif any(ids.is_control(prefix, item.number) for item in _listed(group)):
            kept += group
        else:
            refusals.append(nothing_known(prefix, group))
            problems.append(replace(refusals[-1], severity="warning"))
    if not kept:
        raise InputError(refusals)
    why = verdicts[kept[0].table.sheet].why
    return prefix, f"as asked; {why}" if framework else why, kept, problems


def _listed(group: Sequence[Listing]) -> list[Listed]:
    return [item for listing in group for item in listing.listed()]


def _only_standard(verdicts: Mapping[str | None, Verdict], listings: Sequence[Listing]) -> str:
    found = {verdict.standard for verdict in verdicts.values() if verdict.standard in PREFIXES}
    if len(found) == 1:
        return next(name for name in found if name)
    if not found and any(verdict.standard for verdict in verdicts.values()):
        return "iso27001"  # a former edition of it, which the refusal names
    message = "The file does not tell which standard it is of."
    file = listings[0].file
    raise InputError(
        Problem("standard_unclear", message, file=file, expected="the framework named: iso27001 or iso42001")
    )
