"""Inventories of AI systems in anybody's layout → the AI systems of an organisation.

Whether each is an AI system, and of which class under the AI Act, is not decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.cells import fold, plain, slug, unique
from aims_graph.intake.columns import Block, Profile, share_of
from aims_graph.intake.control_ids import read_id_cell
from aims_graph.intake.days import names_no_day, read_day
from aims_graph.intake.heading_words import SOA_HEADINGS
from aims_graph.intake.headings import Recogniser
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.inventory_facts import FACT_HEADINGS, YES_NO, fits_role, fits_use
from aims_graph.intake.inventory_rows import DAYS, REPEATED, InventoryReader, name_column
from aims_graph.intake.inventory_words import INVENTORY_HEADINGS, NAMES_SYSTEMS, OTHER_LISTS, SAYS_AI, STAGES
from aims_graph.intake.organisation import AISystem, Artefact, Complete, Entity, Organisation, Source
from aims_graph.intake.recognition import Recognition, TableTaken
from aims_graph.intake.soa_more import listing_them
from aims_graph.intake.stages import read_stage
from aims_graph.intake.statuses import read_applicable
from aims_graph.intake.tables import Document, Table, first_headings, read_document, saw_columns

INVENTORY: Final = "inventory of AI systems"

_ABOUT: Final = ("purpose", "uses", "stage", "techniques", "risk_level")
"""Roles of which a list has one at least, unless a heading says that it names systems."""
_DECLARES: Final = frozenset(
    fold(heading) for role in ("applicable", "justification") for heading in SOA_HEADINGS[role]
)
_TELLING: Final = frozenset(
    "purpose finalite finalidad finalita finalidade zweckbestimmung einsatzzweck status statut stage lifecycle lebenszyklus".split()  # noqa: SIM905
)
"""Single words that say what a column is inside a longer heading too, where its cells fit."""
_ID = re.compile(r"(?=.*\d)[\w./:-]{1,30}")


def import_inventory(
    paths: Sequence[Path],
    *,
    org_label: str,
    columns: Mapping[str, str] | None = None,
    complete: Sequence[Complete] = (),
    accept_valid: bool = False,
) -> ImportResult:
    """Return the organisation with the AI systems that the inventories list.

    One row is one system in one intended use. Each has a slug made from its id, else its name. Two rows with
    one id (without ids: one name and owner) are read once where they say the same, and are an error where not.
    What the files leave open is said in ``recognition.not_told`` and kept as a remark. ``columns`` names columns
    that the headings leave open (role → heading, number or letter).

    Raises ``UsageError`` for an unknown column; ``InputError`` with all problems of all files where a file is no
    inventory (it is said what it looks like) or one problem is an error. With ``accept_valid`` wrong rows are
    left out instead; a file that cannot be used still raises.
    """
    reader = InventoryReader()
    tables: list[TableTaken] = []
    notes, problems, failures = [], list[Problem](), list[Problem]()
    for path in paths:
        try:
            document = read_document(path)
            tables += _read(document, reader, columns)
        except InputError as error:
            failures += error.problems
            continue
        problems += [*document.problems, *_not_about_ai(document)]
        notes += [f"{document.file}: {note}" for note in document.notes]
    problems += reader.problems
    if failures or (not accept_valid and any(problem.severity == "error" for problem in problems)):
        raise InputError([*failures, *sorted(problems, key=lambda problem: problem.severity != "error")])
    systems = reader.systems()
    declared = reader.declarations()
    told = _not_told(systems, [path.name for path in paths], len(declared))
    organisation = Organisation(
        slug(org_label, "organisation"), org_label, entities=[Entity("main", org_label)], systems=systems,
        declarations=declared, artefacts=_lists(paths), complete=list(complete),
        remarks=[*told, *(p.sentence() for p in problems if p.code == _NO_AI)],
    )  # fmt: skip
    return ImportResult(organisation, tuple(problems), Recognition(tuple(tables), notes=tuple(notes), not_told=told))


def with_inventory(result: ImportResult, inventory: ImportResult) -> ImportResult:
    """Return ``result`` with the systems of ``inventory`` in its organisation.

    The inventory is an artefact of the firm too, unless a register of ``result`` lists one already.
    """
    organisation, more = result.organisation, inventory.organisation
    listed = {artefact.type_id for artefact in organisation.artefacts}
    slugs = [artefact.slug for artefact in organisation.artefacts]
    for artefact in more.artefacts if _TYPE not in listed else ():
        slugs.append(unique(artefact.slug, slugs))
        organisation.artefacts.append(replace(artefact, slug=slugs[-1]))
    listing_them(organisation, more.systems)
    organisation.declarations += more.declarations
    organisation.remarks += more.remarks
    one, two = result.recognition, inventory.recognition
    recognition = replace(
        one, tables=(*one.tables, *two.tables), notes=(*one.notes, *two.notes), not_told=(*one.not_told, *two.not_told)
    )
    return ImportResult(organisation, (*result.problems, *inventory.problems), recognition)


# ── reading a file ───────────────────────────────────────────────────────────


def inventory_profile() -> Profile:
    """Return how the columns of an inventory are recognised."""
    day = share_of(
        lambda text: read_day(text) is not None or names_no_day(text) or bool(re.fullmatch(r"[\d./ -]{4,12}", text))
    )
    answer = share_of(lambda text: read_applicable(text) is not None)
    said = (*INVENTORY_HEADINGS.values(), *FACT_HEADINGS.values())
    single = (fold(heading) for headings in said for heading in headings)
    return Profile(
        headings={**INVENTORY_HEADINGS, **FACT_HEADINGS},
        keys=frozenset({"system_id", "name", "use_case"}),
        probes={"system_id": share_of(lambda text: bool(_ID.fullmatch(plain(text)))), "is_ai": answer, **dict.fromkeys(YES_NO, answer), "annex3": share_of(fits_use), "act_role": share_of(fits_role), "purpose": share_of(lambda text:
        len(text) >= 10), "stage": share_of(lambda text: read_stage(text) is not None), **dict.fromkeys(DAYS, day)},
        several=frozenset({"purpose", "uses", "department", "techniques", "risk_level", "other"}),
        strict=frozenset({"is_ai", "act_role", *YES_NO}),
        doubts={"name": "system_id"},
        alone=frozenset(heading for heading in single if " " not in heading) - _TELLING,
    )  # fmt: skip


def _read(document: Document, reader: InventoryReader, columns: Mapping[str, str] | None) -> list[TableTaken]:
    """Take the systems of a file; raise ``InputError`` where none of its tables lists any."""
    recogniser = Recogniser(inventory_profile(), columns)
    blocks = [(table, block) for table in document.tables for block in recogniser.blocks(table)]
    recogniser.check_told([block for _, block in blocks], document)
    taken, found = [], False
    for table, block in blocks:
        why = _why_not([block], bool(columns))
        count, left = reader.read(document.file, table, block) if why is None else (0, ())
        found = found or count > 0 or REPEATED in dict(left)
        kind, said = (INVENTORY, f"headings in row {block.heading_row}") if why is None else (None, f"it is {why}")
        first = block.heading_row or (block.rows[0].number if block.rows else 1)
        taken.append(
            TableTaken(document.file, table.sheet, table.section, first, kind, said, block.columns, count, left)
        )
    if not found:
        raise InputError([_no_inventory(document, [block for _, block in blocks]), *document.problems])
    return taken


def _why_not(blocks: Sequence[Block], told: bool) -> str | None:
    """Return what a table is instead of an inventory; None where it is one. ``told``: a person named columns."""
    if any(_lists_controls(block) for block in blocks):
        return _SOA
    headings = fold(" | ".join(column.heading for block in blocks for column in block.columns))
    named = [block for block in blocks if block.heading_row is not None and name_column(block) is not None]
    if named and (told or any(_names_systems(block) for block in named)):
        return None
    other = next((words for signs, words in OTHER_LISTS if signs.search(headings)), None)
    if other:
        return other
    return None if any(block.of(role) for block in named for role in _ABOUT) else _NONE


def _names_systems(block: Block) -> bool:
    roles = ("name", "use_case", "system_id")
    said = " | ".join(column.heading for column in block.columns if column.role in roles)
    return bool(NAMES_SYSTEMS.search(fold(said)))


def _lists_controls(block: Block) -> bool:
    """Tell whether a column holds ids such as A.5.1, or 5.1 where another says what applies and why."""
    first = [cell for row in block.rows[:1] for cell in row.cells]
    declared = any(fold(text) in _DECLARES for text in (*first, *(column.heading for column in block.columns)))
    for column in block.columns:
        cells = [text for row in block.rows if (text := row.cell(column.number - 1))]
        ids = [cell.first for text in cells if len(text) < 200 and (cell := read_id_cell(text)) and cell.first]
        sure = declared or sum(number.annex == "A" for number in ids) * 2 >= len(ids)
        if len(ids) >= 2 and len(ids) * 2 >= len(cells) and sure:
            return True
    return False


_SOA: Final = "a statement of applicability: import it as soa"
_NONE: Final = "no table with one AI system a row"
_NO_AI: Final = "not_said_to_be_ai"
_TYPE: Final = "AISystemInventory"


def _no_inventory(document: Document, blocks: Sequence[Block]) -> Problem:
    named = first_headings(document)
    saw = saw_columns(document, named)
    why = _why_not(blocks, told=False) or _NONE
    looks = "" if why == _NONE else say(" It looks like {what}.", what=why)
    hidden = "".join(f" Note: {note}." for note in document.notes if "is hidden" in note)
    message = say(
        "This is no inventory of AI systems: no table names systems with purpose, stage or techniques.{saw}{looks}{hidden}",
        saw=saw, looks=looks, hidden=hidden,
    )  # fmt: skip
    return Problem("no_inventory", message, file=document.file, expected="a table with one row an AI system")


# ── what is told of it ───────────────────────────────────────────────────────


def _not_about_ai(document: Document) -> list[Problem]:
    texts = [document.file, document.title or "", document.prose, *_texts(document.tables)]
    if any(SAYS_AI.search(fold(text)) for text in texts):
        return []
    message = "Nothing in the file says that these are AI systems; somebody has to say of each whether it is one."
    return [Problem(_NO_AI, message, "warning", document.file)]


def _texts(tables: Iterable[Table]) -> Iterable[str]:
    return (cell for table in tables for row in table.rows for cell in row.cells if cell)


def _not_told(systems: Sequence[AISystem], files: Sequence[str], facts: int) -> tuple[str, ...]:
    """Return what the inventories leave open, in numbers."""
    lacking = {
        "purpose": sum(system.purpose is None for system in systems),
        "life-cycle stage": sum(system.stage is None for system in systems),
        "owner": sum(system.owner is None for system in systems),
        "techniques": sum(system.techniques is None for system in systems),
        "risk level": sum(system.risk_stated is None for system in systems),
    }
    open_ = [f"{count} state no {what}" for what, count in lacking.items() if count]
    place = sum(system.owner is None and system.department is not None for system in systems)
    if place:
        at = next(i for i, text in enumerate(open_) if text.endswith("owner"))
        open_[at] += f" ({place} of them a department, which is no owner)"
    told = [f"{', '.join(files)}: of {len(systems)} AI systems, {', '.join(open_)}."] if open_ else []
    unknown = Counter(system.stage for system in systems if system.stage and system.stage not in STAGES)
    if unknown:
        words = ", ".join(f"{plain(text)[:60]!r}" for text, _ in unknown.most_common(5) if text)
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        told.append(
            f"{', '.join(files)}: {sum(unknown.values())} AI systems state a life-cycle stage in words that are not "
            f"certain; they were kept as written: {words}{more}."
        )
    if facts or any(system.risk_stated for system in systems):
        told.append(
            f"{', '.join(files)}: {facts} facts of the AI Act are declared by this list; a level or class of risk is kept "
            "as the firm's own word, and no class of the Act follows from it."
        )
    return tuple(told)


def _lists(paths: Sequence[Path]) -> list[Artefact]:
    """Return the inventories as the documents of the firm that they are."""
    made: list[Artefact] = []
    for path in paths:
        name = unique("ai-system-inventory", (artefact.slug for artefact in made))
        title = f"AI system inventory ({path.name})"
        made.append(Artefact(name, title, _TYPE, "Statement", source=Source(path.name)))
    return made
