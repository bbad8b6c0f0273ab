"""The importers: files that a firm keeps → its organisation data, problems, recognition.

import_soa(soa, registers)    statement of applicability, with the registers its references point into
import_register(paths)        document registers and retention plans alone
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.base.terms import EDITIONS
from aims_graph.intake.cells import fold, slug
from aims_graph.intake.control_ids import Catalogue, KnownIds, edition_name
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.handed_in import across, lists_soa, lists_themselves, soa_artefact
from aims_graph.intake.organisation import (
    Artefact,
    Complete,
    Entity,
    HeldSystem,
    Organisation,
    SoAEntry,
)
from aims_graph.intake.recognition import Joined, Recognition, TableTaken
from aims_graph.intake.references import Joiner
from aims_graph.intake.register import RegisterRead, read_register
from aims_graph.intake.soa import SoARead, read_soa
from aims_graph.intake.soa_more import of_firm
from aims_graph.intake.tables import Document, read_document
from aims_graph.knowledge.types import ArtefactType

REMARKS: Final = frozenset(
    {
        "controls_missing", "no_justification_column", "justification_missing", "no_register", "placeholders_left",
        "completeness_contradicted",
    }
)  # fmt: skip
"""Problems that did not stop an import and that a reader of results has to know."""

_LEFT_OPEN: Final = re.compile(r"\[TODO[^\]]*\]|\{\{[^}]*\}\}|\bTBD\b")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An organisation as handed in, the problems that did not stop the import, and what was recognised."""

    organisation: Organisation
    problems: tuple[Problem, ...]
    recognition: Recognition


def import_soa(
    soa: Path,
    registers: Sequence[Path] = (),
    *,
    framework: str | None,
    org_label: str,
    types: Sequence[ArtefactType],
    ids: Catalogue,
    complete: Sequence[Complete] = (),
    columns: Mapping[str, str] | None = None,
    accept_valid: bool = False,
    register_columns: Mapping[str, str] | None = None,
    listed: Sequence[Artefact] = (),
) -> ImportResult:
    """Return the organisation that an SoA and its registers describe.

    The system of the SoA's standard is recorded as held, its certificate as not seen. ``framework`` is
    checked against the content and may be None where the content decides. ``columns`` names columns of the
    SoA that the headings leave open (role → heading, number or letter). ``listed``: documents stored before,
    which references join too, and which a register may list again.

    Raises ``UsageError`` for unknown options; ``InputError`` with all problems of all files where one of
    them is an error. With ``accept_valid`` wrong rows are left out instead; a file that cannot be used
    still raises.
    """
    finder = TypeFinder(types)
    known = KnownIds.of(ids)
    read, documents, failed = _read_soa(soa, known, framework, columns)
    held = EDITIONS[read.prefix if read else framework or "iso27001"]
    registered, failures = _read_registers(registers, finder, held, register_columns, listed)
    if read is None or failures:
        raise InputError([*failed, *failures, *(read.problems if read else ())])
    artefacts, repeats = _documents(registered, finder, held, listed)
    everything = [*artefacts, *listed]
    if not lists_soa(everything, read.prefix):
        artefacts.append(soa_artefact(documents, everything, finder, held))
    entries, joined = _join(read, [*artefacts, *listed], finder)
    problems = [*read.problems, *(p for register in registered for p in register.problems), *repeats]
    problems += _unresolved(joined, entries, read, bool(everything)) + _contradicted(complete, entries, finder)
    problems += _unfilled(documents)
    _stop_at_errors(problems, accept_valid)
    organisation = Organisation(slug(org_label, "organisation"), org_label, entities=[Entity("main", org_label)])
    entries, organisation.systems, named = of_firm(entries, organisation.slug)
    problems += named
    organisation.held = [HeldSystem(held)]
    organisation.artefacts = artefacts
    organisation.soa = entries
    organisation.complete = list(complete)
    organisation.remarks = [problem.sentence() for problem in problems if problem.code in REMARKS]
    tables = (*read.tables, *(table for register in registered for table in register.tables))
    notes = tuple(f"{documents.file}: {note}" for note in documents.notes)
    recognition = Recognition(tables, edition_name(read.prefix), read.why, notes, joined)
    return ImportResult(organisation, tuple(problems), recognition)


def _unfilled(document: Document) -> list[Problem]:
    """Return a warning where placeholders are left in the file: a template that nobody filled in proves little."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    left = sum(len(_LEFT_OPEN.findall(text)) for text in (*cells, document.prose))
    if left < 3:
        return []
    message = say(
        "The file still holds {count} placeholders such as [TODO] or {{{{ … }}}}: it looks like a template in use.",
        count=left,
    )
    return [Problem("placeholders_left", message, "warning", document.file)]


def import_register(
    paths: Sequence[Path],
    *,
    org_label: str,
    types: Sequence[ArtefactType],
    framework: str | None = None,
    complete: Sequence[Complete] = (),
    columns: Mapping[str, str] | None = None,
    accept_valid: bool = False,
    listed: Sequence[Artefact] = (),
) -> ImportResult:
    """Return the organisation's artefacts that document registers and retention plans list.

    ``framework``: the management system that holds the lists, if one is meant; it is then recorded as held.
    ``listed``: documents stored before; one that is listed again comes back under its slug, held by both systems.
    Raises as :func:`import_soa`.
    """
    finder = TypeFinder(types)
    held = EDITIONS[framework] if framework else None
    registered, failures = _read_registers(paths, finder, held, columns, listed)
    if failures:
        raise InputError(failures)
    artefacts, repeats = _documents(registered, finder, held, listed)
    problems = [*(p for register in registered for p in register.problems), *repeats]
    _stop_at_errors(problems, accept_valid)
    organisation = Organisation(slug(org_label, "organisation"), org_label, entities=[Entity("main", org_label)])
    organisation.held = [HeldSystem(held)] if held else []
    organisation.artefacts = artefacts
    organisation.complete = list(complete)
    return ImportResult(organisation, tuple(problems), Recognition(_tables(registered)))


# ── reading ──────────────────────────────────────────────────────────────────


def _read_soa(
    path: Path, ids: KnownIds, framework: str | None, columns: Mapping[str, str] | None
) -> tuple[SoARead | None, Document, list[Problem]]:
    document = Document(path.name, ())
    try:
        document = read_document(path)
        return read_soa(document, ids, framework, columns), document, []
    except InputError as error:
        return None, document, list(error.problems)


def _read_registers(
    paths: Sequence[Path],
    types: TypeFinder,
    held: str | None,
    columns: Mapping[str, str] | None,
    listed: Sequence[Artefact],
) -> tuple[list[RegisterRead], list[Problem]]:
    registered: list[RegisterRead] = []
    failures: list[Problem] = []
    taken = {artefact.slug for artefact in listed}
    for path in paths:
        try:
            register = read_register(read_document(path), types, held, taken, columns)
        except InputError as error:
            failures += error.problems
            continue
        taken |= {artefact.slug for artefact in register.artefacts}
        registered.append(register)
    return registered, failures


def _documents(
    registered: Sequence[RegisterRead], types: TypeFinder, held: str | None, listed: Sequence[Artefact]
) -> tuple[list[Artefact], list[Problem]]:
    """Return what the registers list, each document once, and the registers themselves.

    What was ``listed`` before comes back under its own slug, as held by the system of this list too.
    """
    read = [artefact for register in registered for artefact in register.artefacts]
    kept, repeats = across([*listed, *read])
    before = {artefact.slug for artefact in listed}
    artefacts = [artefact for artefact in kept if artefact.slug not in before]
    again = {fold(artefact.identifier or "") for artefact in read if artefact not in artefacts} - {""}
    artefacts += lists_themselves(registered, [*artefacts, *listed], types, held)
    artefacts += [replace(artefact, held=held) for artefact in listed if fold(artefact.identifier or "") in again]
    return artefacts, repeats


def _tables(registered: Sequence[RegisterRead]) -> tuple[TableTaken, ...]:
    return tuple(table for register in registered for table in register.tables)


def _stop_at_errors(problems: Sequence[Problem], accept_valid: bool) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors and not accept_valid:
        raise InputError([*errors, *(problem for problem in problems if problem.severity != "error")])


# ── references ───────────────────────────────────────────────────────────────


def _join(read: SoARead, artefacts: Sequence[Artefact], types: TypeFinder) -> tuple[list[SoAEntry], tuple[Joined, ...]]:
    joiner = Joiner(artefacts, types)
    titles = {artefact.slug: artefact.title for artefact in artefacts}
    cited = {(item.control, item.systems): item.cells for item in read.cited}
    entries, joined = [], []
    for entry in read.entries:
        matches = joiner.read(cited.get((entry.control, entry.systems), ()))
        entries.append(replace(entry, references=tuple(match.reference for match in matches)))
        local = entry.control.partition(":")[2]
        joined += [Joined(local, m.reference.text, titles.get(m.reference.artefact or ""), m.how) for m in matches]
    return entries, tuple(joined)


def _unresolved(joined: Sequence[Joined], entries: Sequence[SoAEntry], read: SoARead, registers: bool) -> list[Problem]:
    """Return one warning for each text that joined nothing, or a single one without any register."""
    loose: dict[str, list[str]] = {}
    for reference in joined:
        if reference.artefact is None:
            loose.setdefault(reference.text, []).append(reference.control)
    source = {entry.control.partition(":")[2]: entry.source for entry in entries}
    file = next((s.file for s in source.values() if s), None)
    if loose and not registers:
        message = say("The SoA names {count} documents; no register was handed in to join them with.", count=len(loose))
        return [Problem("no_register", message, "warning", file)]
    problems = []
    for text, controls in loose.items():
        place = source[controls[0]]
        where = ", ".join(dict.fromkeys(controls))
        message = say("The reference at {where} joins no document of the registers.", where=where)
        sheet, row = (place.sheet, place.row) if place else (None, None)
        problems.append(Problem("reference_unresolved", message, "warning", file, sheet, row, found=text))
    return problems


def _contradicted(complete: Sequence[Complete], entries: Sequence[SoAEntry], types: TypeFinder) -> list[Problem]:
    """Return a warning for each list declared complete that lacks something the SoA refers to."""
    problems = []
    for declared in complete:
        lacking = sorted(
            {
                reference.text
                for entry in entries
                for reference in entry.references
                if reference.artefact is None and types.list_class(reference.type_id) in (declared.list_class, None)
            }
        )
        if lacking and declared.list_class in ("documents", "records"):
            message = say(
                "The list of {list} is declared complete as of {day}, yet the SoA refers to what it lacks: {names}.",
                list=declared.list_class, day=declared.as_of.isoformat(), names=", ".join(lacking),
            )  # fmt: skip
            problems.append(Problem("completeness_contradicted", message, "warning"))
    return problems
