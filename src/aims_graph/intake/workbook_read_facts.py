"""Reading facts of the AI Act: the columns of the AI systems page, and the page of facts."""

from __future__ import annotations

import difflib
from typing import Final

from aims_graph.intake.cells import fold
from aims_graph.intake.organisation import FactDeclaration, Organisation, Source
from aims_graph.intake.workbook_fields import Fields, Reading
from aims_graph.intake.workbook_memory import digest, unpack_source
from aims_graph.intake.workbook_rows import MAIN_ENTITY
from aims_graph.intake.workbook_text import Names

_YES_NO: Final = (
    ("is_ai", "aiSystem"), ("art5", "noProhibitedPractice"), ("profiling", "profiling"),
    ("interacts", "interactsWithPersons"), ("generates", "generatesContent"),
)  # fmt: skip
"""Columns of the AI systems page that answer one fact."""

_ROLES: Final = (
    "roleProvider", "roleDeployer", "roleImporter", "roleDistributor", "roleProductManufacturer",
    "roleAuthorisedRepresentative",
)  # fmt: skip
_CELLS: Final = ("system", "entity", "fact", "value", "by", "on")
_UNITS: Final = (("system", "unitSystem"), ("entity", "unitEntity"))
NO_MODEL: Final = frozenset(fold(word) for word in ("None", "Ninguno", "Ninguna", "No", "-"))
"""What a cell says that names no model."""


def system_facts(fields: Fields, unit: str, *, unchanged: bool) -> list[FactDeclaration]:
    """Return what the columns of a row of the AI systems page declare of ``unit``.

    A row that was written from an organisation and not changed since says nothing new of its model.
    """
    values: dict[str, bool] = {}
    for column, fact in _YES_NO:
        flag = fields.flag(column)
        if flag is not None:
            values[fact] = flag
    values |= _listed(fields, "annex1", "noAnnexIProduct") | _listed(fields, "annex3", "noAnnexIIIUse")
    roles = fields.codes("act_role")
    values |= dict.fromkeys(_ROLES, False) if roles == ("none",) else dict.fromkeys(set(roles) - {"none"}, True)
    model = fields.text("gpai")
    if model and not unchanged:
        values["buildsOnGpai"] = fold(model) not in NO_MODEL
    by, on = fields.text("said_by"), fields.day("said_on")
    return [FactDeclaration(unit, f"fact-{fact}", values[fact], by, on, fields.here()) for fact in sorted(values)]


def _listed(fields: Fields, column: str, none: str) -> dict[str, bool]:
    """Return the facts of a list whose values are facts; ``none`` is the fact that denies them all."""
    codes = fields.codes(column)
    facts = {code: True for code in codes if code not in ("none", "unknown") and not code.startswith("area")}
    if "none" in codes and len(codes) > 1:
        fields.error(column, "contradiction", "None cannot stand beside another value.", fields.text(column))
    elif codes == ("none",):
        facts[none] = True
    areas = [code.removeprefix("area") for code in codes if code.startswith("area")]
    if areas:
        message = "The area alone declares nothing: name the point, such as 4(a)."
        fields.warn(column, "point_missing", message, fields.text(column))
    return facts


def read_facts(reading: Reading, organisation: Organisation) -> list[FactDeclaration]:
    """Return the declarations of the page of facts."""
    found = reading.book.pages.get("facts")
    entities = reading.named["entity"] or [(MAIN_ENTITY, [organisation.label])]
    names = {"entity": Names(entities), "system": Names(reading.named["system"])}
    used: dict[str, int] = {}
    declarations = []
    for fields in [Fields(reading, found, row) for row in found.rows] if found else []:
        unit = _unit(reading, fields, names)
        fields.required("fact")
        fact, value = fields.code("fact"), fields.flag("value")
        fields.required("value")
        on = fields.day("on")
        if unit and fact and not fields.failed:
            _check_kind(reading, fields, unit, fact)
        if unit and fact and value is not None and not fields.failed:
            source = _source(reading, fields, f"{unit}|{fact}", used)
            declarations.append(FactDeclaration(unit, fact, value, fields.text("by"), on, source))
    return declarations


def _unit(reading: Reading, fields: Fields, names: dict[str, Names]) -> str | None:
    units = []
    for column, _ in _UNITS:
        text = fields.text(column)
        if text is None:
            continue
        key = names[column].find_cell(text)
        if key is None:
            fields.error(
                column, "unknown_name", "No row of that page has this name.", text, *_near(names[column], text)
            )
        else:
            fields.failed = fields.failed or f"{column}/{key}" in reading.left_out
            units.append(f"{column}/{key}")
    if len(units) > 1:
        message = "A fact is about one unit: leave the system or the entity empty."
        fields.error("entity", "two_units", message, fields.text("entity"))
    if not units and not fields.failed:
        main = [key for key, _ in reading.named["entity"]] or [MAIN_ENTITY]
        if len(main) > 1:
            fields.error("entity", "missing_value", "There are several legal entities: say which.")
            return None
        return f"entity/{main[0]}"
    return units[0] if units else None


def _near(names: Names, text: str) -> tuple[str, str | None]:
    words = names.words()
    close = difflib.get_close_matches(text, words, n=1, cutoff=0.5)
    return "a name of that page", close[0] if close else None


def _check_kind(reading: Reading, fields: Fields, unit: str, fact: str) -> None:
    term = next((term for term in reading.choices.facts if term.code == fact), None)
    kind = dict(_UNITS)[unit.partition("/")[0]]
    if term is not None and kind not in term.units:
        if "unitSystem" in term.units:
            column, message, expected = "system", "This question is about an AI system.", "an AI system of its page"
        else:
            column, message, expected = "entity", "This question is about a legal entity.", "a legal entity of its page"
        fields.error(column, "wrong_unit", message, unit, expected)


def _source(reading: Reading, fields: Fields, key: str, used: dict[str, int]) -> Source | None:
    """Return where the declaration comes from: as remembered while its row is unchanged, else this workbook."""
    entries = reading.memory.get("fact", key).get("entries")
    place = used.get(key, 0)
    used[key] = place + 1
    if isinstance(entries, list) and place < len(entries):
        entry = entries[place]
        if isinstance(entry, list) and len(entry) == 2 and entry[0] == digest(fields.cells(_CELLS)):
            return unpack_source(entry[1])
    return fields.here()
