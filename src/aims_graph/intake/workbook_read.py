"""Reading the intake workbook (design: intake workbook) into an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.base.terms import EDITIONS
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.organisation import Complete, Organisation
from aims_graph.intake.workbook_book import FoundPage
from aims_graph.intake.workbook_fields import Fields, Reading
from aims_graph.intake.workbook_found import find_pages, is_workbook
from aims_graph.intake.workbook_lists import EDITIONS as EDITION_NAMES
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_model import Choices
from aims_graph.intake.workbook_pages import PAGES, list_class
from aims_graph.intake.workbook_read_evidence import name_artefacts, read_artefacts
from aims_graph.intake.workbook_read_facts import read_facts
from aims_graph.intake.workbook_read_firm import (
    read_entities,
    read_held,
    read_organisation,
    read_systems,
    read_values,
)
from aims_graph.intake.workbook_read_records import read_records
from aims_graph.intake.workbook_read_soa import read_soa
from aims_graph.intake.workbook_read_values import ValueReader

__all__ = ["WorkbookResult", "is_workbook", "read_workbook"]


@dataclass(frozen=True, slots=True)
class WorkbookResult:
    """What was read, and what there is to tell about it."""

    organisation: Organisation
    problems: tuple[Problem, ...]


def read_workbook(path: Path, *, choices: Choices, accept_valid: bool = False) -> WorkbookResult:
    """Return the organisation that the intake workbook ``path`` describes, in whichever language it was made.

    Pages and columns are known by hidden markers: they may be renamed, translated and moved. With
    ``accept_valid`` rows with an error are left out whole (what an artefact answers may be left out while the
    artefact itself is good), and everything else is returned with the problems.

    Raises ``InputError`` with all problems together where there is an error, and always where the file is no
    intake workbook or its organisation has no name.
    """
    book = find_pages(path)
    reading = Reading(
        book=book,
        choices=choices,
        lists=Lists(choices),
        known=choices.known_ids(),
        types=TypeFinder(choices.artefact_types),
        problems=book.problems,
        others=frozenset(choices.others),
    )
    organisation = read_organisation(reading)
    # Where the name is wrong the other pages are still read, so that all problems are told at once.
    filled = organisation or Organisation("unnamed", "unnamed")
    _read_lists(reading, filled)
    problems = tuple(reading.problems)
    errors = any(problem.severity == "error" for problem in problems)
    if organisation is None or (errors and not accept_valid):
        raise InputError(problems)
    return WorkbookResult(organisation, problems)


def _read_lists(reading: Reading, organisation: Organisation) -> None:
    documents = name_artefacts(reading)
    values = ValueReader(reading, organisation)
    organisation.entities += read_entities(reading, values)
    systems, told = read_systems(reading, values)
    organisation.systems += systems
    facts = read_facts(reading, organisation)
    said = {(fact.unit, fact.fact, fact.value) for fact in facts}
    organisation.declarations += [fact for fact in told if (fact.unit, fact.fact, fact.value) not in said] + facts
    organisation.held += read_held(reading, values)
    read_artefacts(reading, organisation, documents, values)
    for page in PAGES:
        if page.soa:
            organisation.soa += read_soa(reading, organisation, page)
    read_records(reading, organisation)
    read_values(reading, organisation, values)
    for found in reading.book.pages.values():
        organisation.complete += _complete(reading, found)
    _tell_not_held(reading, organisation)


def _complete(reading: Reading, found: FoundPage) -> list[Complete]:
    """Return since when the page says that its lists are complete."""
    complete = []
    for key, row in found.complete:
        day = Fields(reading, found, row).day("day") if row.cells else None
        if day and key in dict(found.page.complete):
            complete.append(Complete(list_class(key), day))
    return complete


def _tell_not_held(reading: Reading, organisation: Organisation) -> None:
    """Warn of an ISO/IEC 27001 SoA without its management system: nothing would be reused from it."""
    edition = EDITIONS["iso27001"]
    listed: Sequence[str] = [held.edition for held in organisation.held]
    found = reading.book.pages.get("soa27001")
    if found and edition not in listed and any(entry.control.startswith("iso27001:") for entry in organisation.soa):
        message = say(
            "The page Management systems does not list {edition}, whose SoA is filled in.",
            edition=EDITION_NAMES[edition],
        )
        reading.problems.append(_warning(reading, found, "not_held", message))


def _warning(reading: Reading, found: FoundPage, code: str, message: str, row: int | None = None) -> Problem:
    return Problem(code, message, "warning", file=reading.book.file, sheet=found.sheet, row=row)
