"""Reading what an artefact answers: ids, units, and how that is known."""

from __future__ import annotations

from typing import cast

from aims_graph.intake.cells import slug, unique
from aims_graph.intake.organisation import Address, Basis, Organisation, Source
from aims_graph.intake.workbook_fields import Fields, Reading, is_key, nearest_id
from aims_graph.intake.workbook_lists import nearest
from aims_graph.intake.workbook_memory import Json, digest, unpack_source
from aims_graph.intake.workbook_rows import EVIDENCE, MAIN_ENTITY
from aims_graph.intake.workbook_text import Names, ids_in, split_parts

_UNITS = (("entities", "entity"), ("systems", "system"))


class Answers:
    """Turns rows of the Artefacts page into addresses. One object for the whole page: keys stay unique."""

    def __init__(self, reading: Reading, organisation: Organisation) -> None:
        self._reading = reading
        entities = reading.named["entity"] or [(MAIN_ENTITY, [organisation.label])]
        self._units = {"entity": Names(entities), "system": Names(reading.named["system"])}
        self._used: set[str] = set()
        self._kept = {str(entry[0]) for _, entries in self._all_kept() for entry in entries}

    def of_row(self, fields: Fields, artefact: str, units: list[str | None]) -> list[Address]:
        """Return an address for each id of the row and each of ``units``; none where a cell of its evidence is wrong."""
        design, operating = fields.code("design"), fields.code("operating")
        inspected_on = fields.day("inspected_on")
        period_from, period_to = fields.period("period_from", "period_to")
        deficiencies = fields.codes("deficiency")
        ids = self._ids(fields)
        _check(fields, ids, bool({design, operating} & {"inspected", "sampled"}))
        if fields.failed:
            return []
        addresses = []
        for curie, unit in ((curie, unit) for curie in ids for unit in units):
            name, source = self._identity(fields, artefact, curie, unit)
            addresses.append(
                Address(
                    slug=name,
                    artefact=artefact,
                    addresses=curie,
                    unit=unit,
                    design=cast("Basis | None", design),
                    operating=cast("Basis | None", operating),
                    inspected_by=fields.text("inspected_by"),
                    inspected_on=inspected_on,
                    period_from=period_from,
                    period_to=period_to,
                    deficiencies=deficiencies,
                    source=source,
                    sample=fields.text("sample"),
                )
            )
        return addresses

    def _ids(self, fields: Fields) -> list[str]:
        """Return the ids of the cell; the words that the drop-down puts behind an id are set aside."""
        ids = []
        for part in split_parts(fields.text("addresses") or ""):
            curie, *further = ids_in(part, self._reading.known)
            if curie in self._reading.known:
                ids += [curie, *further]
            else:
                message = "There is no statement or requirement with this id."
                near = nearest_id(curie, self._reading.known)
                fields.error("addresses", "unknown_id", message, curie, "an id such as iso42001:6.1.4", near)
        return list(dict.fromkeys(ids))

    def units(self, fields: Fields) -> list[str | None]:
        """Return the units as ``entity/key`` and ``system/key``; None alone where the row names none."""
        units: list[str | None] = []
        for column, kind in _UNITS:
            names = self._units[kind]
            for part in names.parts(fields.text(column) or ""):
                key = names.find(part)
                if key is not None:
                    fields.failed = fields.failed or f"{kind}/{key}" in self._reading.left_out
                    units.append(f"{kind}/{key}")
                    continue
                if names.several(part):
                    message = "Several rows are called so: use the short id."
                elif kind == "entity":
                    message = "No row of its page names this legal entity."
                else:
                    message = "No row of its page names this AI system."
                fields.error(column, "unknown_unit", message, part, None, nearest(part, names.words()))
        return list(dict.fromkeys(units)) or [None]

    def _identity(self, fields: Fields, artefact: str, curie: str, unit: str | None) -> tuple[str, Source | None]:
        """Return the key and source of an address: as remembered, or made for it."""
        seal = digest(fields.cells(EVIDENCE))
        kept = [entry for entry in self._entries(f"{artefact}|{curie}|{unit or ''}") if entry[0] not in self._used]
        unchanged = [entry for entry in kept if entry[1] == seal]
        if unchanged:
            name, source = str(unchanged[0][0]), unpack_source(unchanged[0][2])
        elif kept:
            name, source = str(kept[0][0]), fields.here()
        else:
            words = slug(f"{artefact} {curie} {(unit or '').partition('/')[2]}")
            name, source = unique(words, self._used | self._kept), fields.here()
        self._used.add(name)
        return name, source

    def _entries(self, key: str) -> list[list[Json]]:
        return next((entries for kept, entries in self._all_kept(key) if kept == key), [])

    def _all_kept(self, key: str | None = None) -> list[tuple[str, list[list[Json]]]]:
        """Return key and entries (key of the address, seal, source) of what is remembered."""
        found = []
        for kept, entry in self._reading.memory.of_kind("address", key):
            entries = entry.get("entries")
            if isinstance(entries, list):
                good = [list(one) for one in entries if isinstance(one, list) and len(one) == 3 and is_key(one[0])]
                found.append((kept, good))
        return found


def _check(fields: Fields, ids: list[str], inspected: bool) -> None:
    """Warn of evidence for nothing, and of an inspection that nobody signs."""
    said = next((key for key in EVIDENCE if fields.text(key)), None)
    if said and not fields.text("addresses"):
        message = "The row does not say what the document answers; this was not read."
        fields.warn(said, "evidence_for_nothing", message, fields.text(said))
    elif ids and inspected and not (fields.text("inspected_by") and fields.text("inspected_on")):
        fields.warn("inspected_by", "inspection_unsigned", "Inspected or sampled, but not by whom and on which day.")
