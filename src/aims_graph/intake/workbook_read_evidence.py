"""Reading the Artefacts page: documents and records, and what each answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, cast

from aims_graph.base.errors import say
from aims_graph.intake.cells import slug, unique
from aims_graph.intake.organisation import Artefact, DocumentStatus, Organisation
from aims_graph.intake.workbook_fields import Fields, Reading
from aims_graph.intake.workbook_pages import page as page_of
from aims_graph.intake.workbook_read_answers import Answers
from aims_graph.intake.workbook_read_values import ValueReader
from aims_graph.intake.workbook_rows import DOCUMENT
from aims_graph.intake.workbook_text import same


@dataclass(slots=True)
class Group:
    """The rows that speak of one document: the first describes it, all may say what it answers."""

    slug: str
    title: str
    identifier: str | None
    rows: list[Fields] = field(default_factory=list)

    def fits(self, title: str | None, identifier: str | None) -> bool:
        """Tell whether a row with this title and id, as far as given, speaks of the same document."""
        fits_title = title is None or same(title) == same(self.title)
        return fits_title and (identifier is None or same(identifier) == same(self.identifier or ""))


def name_artefacts(reading: Reading) -> list[Group]:
    """Return the documents of the page, by the rows that speak of each; from now on others may name them."""
    groups = _groups(reading)
    reading.named["artefact"] += [(group.slug, [group.identifier, group.title]) for group in groups]
    return groups


def read_artefacts(reading: Reading, organisation: Organisation, groups: list[Group], values: ValueReader) -> None:
    """Add the artefacts, and what they answer, to ``organisation``."""
    answers = Answers(reading, organisation)
    for group in groups:
        artefact = _artefact(reading, group, values)
        if group.rows[0].failed:
            reading.left_out.add(f"artefact/{group.slug}")
            continue
        _contradictions(group)
        adopts = bool(artefact.values.get("adopts"))
        adopted_for: dict[str, None] = {}
        for fields in group.rows:
            units = answers.units(fields)
            organisation.addresses += answers.of_row(fields, group.slug, units)
            if adopts and not fields.text("addresses"):
                adopted_for |= dict.fromkeys(unit for unit in units if unit)
        organisation.artefacts.append(replace(artefact, units=tuple(adopted_for)))


def _groups(reading: Reading) -> list[Group]:
    found = reading.book.pages.get("artefacts")
    rows = [Fields(reading, found, row) for row in found.rows] if found else []
    taken = {key for fields in rows if (key := fields.text("slug"))}
    groups: list[Group] = []
    by_key: dict[str, Group] = {}
    for fields in rows:
        title, identifier, key = fields.text("title"), fields.text("identifier"), fields.key("slug")
        group = _group_of(groups, by_key, title, identifier, key)
        if key and group is None and key in by_key:
            message = "This key belongs to another row; the row was read as a new document."
            fields.warn("slug", "key_repeated", message, key)
            key = None
        if group is None:
            title = fields.required("title")
            if key is None:
                key = unique(slug(identifier or title), taken)
                taken.add(key)
            group = by_key[key] = Group(key, title, identifier)
            groups.append(group)
        group.rows.append(fields)
    return groups


def _group_of(
    groups: list[Group],
    by_key: dict[str, Group],
    title: str | None,
    identifier: str | None,
    key: str | None,
) -> Group | None:
    """Return the document that a row speaks of, None where it is a new one (or its key fits another)."""
    if key:
        group = by_key.get(key)
        return group if group and group.fits(title, identifier) else None
    if title is None and identifier is None:
        return None
    fitting = [group for group in groups if group.fits(title, identifier)]
    exact = [group for group in fitting if (group.identifier is None) == (identifier is None)]
    return fitting[0] if len(fitting) == 1 else exact[0] if len(exact) == 1 else None


def _artefact(reading: Reading, group: Group, values: ValueReader) -> Artefact:
    fields = group.rows[0]
    status = fields.code("status") or "NotStated"
    type_id, basis = _type(reading, group, fields)
    return Artefact(
        slug=group.slug,
        title=group.title,
        type_id=type_id,
        type_basis=basis,
        identifier=group.identifier,
        type_stated=fields.text("type_stated"),
        status=cast(DocumentStatus, status),
        owner=fields.text("owner"),
        approver=fields.text("approver"),
        version=fields.text("version"),
        effective_from=fields.day("effective_from"),
        last_review=fields.day("last_review"),
        next_review=fields.day("next_review"),
        valid_until=fields.day("valid_until"),
        held=fields.code("held"),
        source=fields.source("artefact", group.slug, fields.cells(DOCUMENT)),
        values=values.values(page_of("artefacts"), lambda _: fields),
    )


def _type(reading: Reading, group: Group, fields: Fields) -> tuple[str, Literal["Title", "Statement"] | None]:
    """Return the type chosen, or the one that the title names; a type written by us keeps its basis."""
    chosen = fields.code("type")
    if chosen is None:
        return reading.types.of_artefact(group.title, fields.text("type_stated"))
    remembered = reading.memory.get("artefact", group.slug)
    basis = remembered.get("basis") if remembered.get("type") == chosen else "Statement"
    if basis not in ("Title", "Statement"):
        return chosen, None
    return chosen, "Title" if basis == "Title" else "Statement"


def _contradictions(group: Group) -> None:
    """Warn where a further row of a document describes it otherwise than its first row."""
    first = group.rows[0]
    for fields in group.rows[1:]:
        for key in DOCUMENT[2:]:
            found = fields.text(key)
            if found and found != first.text(key):
                message = say(
                    "Row {number} describes the same document otherwise; that row was taken.", number=first.row.number
                )
                fields.warn(key, "contradiction", message, found)
