"""Reading the pages about the firm: organisation, legal entities, management systems, AI systems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.base.terms import EDITIONS
from aims_graph.intake.cells import fold, slug, unique
from aims_graph.intake.organisation import AISystem, Entity, FactDeclaration, HeldSystem, Organisation
from aims_graph.intake.workbook_book import FoundRow
from aims_graph.intake.workbook_fields import Fields, Reading, nearest_id
from aims_graph.intake.workbook_lists import nearest
from aims_graph.intake.workbook_model import Page
from aims_graph.intake.workbook_pages import page as page_of
from aims_graph.intake.workbook_read_facts import NO_MODEL, system_facts
from aims_graph.intake.workbook_read_values import ValueReader
from aims_graph.intake.workbook_rows import SYSTEM
from aims_graph.intake.workbook_systems import with_more
from aims_graph.intake.workbook_text import Names, split_parts


def read_organisation(reading: Reading) -> Organisation | None:
    """Return the organisation without its lists; None where it has no name that can be read.

    Raises ``InputError`` where the page is missing, the one page that must be there.
    """
    found = reading.book.pages.get("organisation")
    if found is None:
        message = "The page Organisation is missing, the only one that must be filled in."
        raise InputError([*reading.problems, Problem("page_missing", message, file=reading.book.file)])
    by_key = {key: row for row in found.rows for key in row.cells}
    fields = {key: Fields(reading, found, by_key.get(key, _empty(found.rows))) for key in found.headings}
    for column in found.page.columns:
        fields.setdefault(column.key, Fields(reading, found, FoundRow(1, {})))
    label, short = fields["label"].required("label"), fields["slug"].key("slug")
    if fields["label"].failed or fields["slug"].failed:
        return None
    size = fields["size"].open_code("size")
    if size and reading.lists.code("size", size) is None:
        fields["size"].warn("size", "unknown_value", "This is none of the values of the list; kept as written.", size)
    return Organisation(slug=short or slug(label), label=label, sector=fields["sector"].text("sector"), size_class=size)


def read_values(reading: Reading, organisation: Organisation, values: ValueReader) -> None:
    """Add what further fields of the page of the organisation say, once all that they may name is known."""
    found = reading.book.pages["organisation"]
    by_key = {key: row for row in found.rows for key in row.cells}
    empty = _empty(found.rows)
    organisation.values = values.values(found.page, lambda key: Fields(reading, found, by_key.get(key, empty)))


def _empty(rows: list[FoundRow]) -> FoundRow:
    return FoundRow(rows[0].number if rows else 1, {})


def read_entities(reading: Reading, values: ValueReader) -> list[Entity]:
    """Return the legal entities."""
    page = page_of("entities")
    entities = []
    for key, fields in _named(reading, page, "entity"):
        entity = Entity(key, fields.required("label"), values.values(page, _same(fields)))
        if fields.failed:
            reading.left_out.add(f"entity/{key}")
        else:
            entities.append(entity)
    return entities


def _same(fields: Fields) -> Callable[[str], Fields]:
    return lambda _: fields


def read_systems(reading: Reading, values: ValueReader) -> tuple[list[AISystem], list[FactDeclaration]]:
    """Return the AI systems, and the facts that their columns declare."""
    systems: list[AISystem] = []
    facts: list[FactDeclaration] = []
    for key, fields in _named(reading, page_of("systems"), "system"):
        unchanged = reading.memory.unchanged("system", key, fields.cells(SYSTEM))
        system = replace(_system(reading, key, fields), values=values.values(page_of("systems"), _same(fields)))
        declared = system_facts(fields, f"system/{key}", unchanged=unchanged)
        if fields.failed:
            reading.left_out.add(f"system/{key}")
        else:
            systems.append(system)
            facts += declared
    return systems, facts


def _system(reading: Reading, key: str, fields: Fields) -> AISystem:
    cells = fields.cells(SYSTEM)
    model = fields.text("gpai")
    system = AISystem(
        slug=key,
        label=fields.required("label"),
        purpose=fields.text("purpose"),
        owner=fields.text("owner"),
        stage=fields.open_code("stage"),
        in_use_since=fields.day("since"),
        retired_on=fields.day("retired_on"),
        placed_on_market=fields.day("placed"),
        redesigned=fields.days("redesigned"),
        exemption_documented=fields.day("exempted"),
        entity=_entity(reading, fields),
        gpai_model=None if model is None or fold(model) in NO_MODEL else model,
        source=fields.source("system", key, cells),
    )
    more = reading.memory.get("system", key).get("more")
    return with_more(system, more, unchanged=reading.memory.unchanged("system", key, cells))


def _entity(reading: Reading, fields: Fields) -> str | None:
    text = fields.text("entity")
    if text is None:
        return None
    names = Names(reading.named["entity"])
    key = names.find_cell(text)
    if key is None:
        near = nearest(text, names.words())
        fields.error(
            "entity", "unknown_name", "No row of the page Entities has this name.", text, "a name of that page", near
        )
    return key


def read_held(reading: Reading, values: ValueReader) -> list[HeldSystem]:
    """Return the management systems the firm says it runs."""
    held: dict[str, HeldSystem] = {}
    found = reading.book.pages.get("held")
    for fields in [Fields(reading, found, row) for row in found.rows] if found else []:
        fields.required("edition")
        edition = fields.code("edition")
        if edition in held:
            fields.error("edition", "duplicate", "This management system is listed twice.", edition)
        system = HeldSystem(
            edition=edition or "",
            certificate_seen=bool(fields.flag("seen")),
            certificate_body=fields.text("body"),
            valid_until=fields.day("valid_until"),
            scope=fields.text("scope"),
            left_out=_left_out(reading, fields, edition),
            values=values.values(page_of("held"), _same(fields)),
        )
        if not fields.failed:
            held[system.edition] = system
    return list(held.values())


def _left_out(reading: Reading, fields: Fields, edition: str | None) -> tuple[str, ...]:
    """Return the requirements that the scope of the system leaves out; only ISO 9001 lets a scope do so."""
    parts = split_parts(fields.text("left_out") or "")
    prefix = next((name for name, slug_of in EDITIONS.items() if slug_of == edition), "")
    if parts and edition and not edition.startswith("iso9001"):
        message = (
            "Clauses of this standard cannot be left out; controls are excluded in its statement of applicability."
        )
        fields.error("left_out", "not_left_out", message, parts[0], "nothing, unless the standard is ISO 9001")
        return ()
    for curie in parts:
        below = any(known == curie or known.startswith(f"{curie}.") for known in reading.known)
        if not (curie.startswith(f"{prefix}:") and below):
            message = "There is no requirement with this id in the standard of the row."
            near = nearest_id(curie, {k: words for k, words in reading.known.items() if k.startswith(f"{prefix}:")})
            fields.error("left_out", "unknown_id", message, curie, say("an id such as {id}", id=f"{prefix}:8.3"), near)
    return tuple(dict.fromkeys(parts))


def _named(reading: Reading, page: Page, kind: str) -> list[tuple[str, Fields]]:
    """Return key and cells of each row that has a name; keys are given, or made from the name."""
    found = reading.book.pages.get(page.key)
    rows = [Fields(reading, found, row) for row in found.rows] if found else []
    taken = {key for fields in rows if (key := fields.text("slug"))}
    seen: set[str] = set()
    good = []
    for fields in rows:
        label, key = fields.required("label"), fields.key("slug")
        if key and key in seen:
            fields.error("slug", "duplicate", "Two rows have this short id.", key, "another one")
        if key is None:
            key = unique(slug(label), taken)
            taken.add(key)
        seen.add(key)
        reading.named[kind].append((key, [label]))
        if fields.failed:
            reading.left_out.add(f"{kind}/{key}")
        else:
            good.append((key, fields))
    return good
