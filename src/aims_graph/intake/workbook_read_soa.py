"""Reading the statements of applicability."""

from __future__ import annotations

from datetime import date
from typing import cast

from aims_graph.base.errors import say
from aims_graph.base.terms import EDITIONS
from aims_graph.intake.approval import split_approval
from aims_graph.intake.cells import slug
from aims_graph.intake.control_ids import former_edition, read_id_cell, successors
from aims_graph.intake.organisation import Implementation, Organisation, Reference, SoAEntry
from aims_graph.intake.workbook_book import FoundPage
from aims_graph.intake.workbook_fields import Fields, Reading, is_key, nearest_id
from aims_graph.intake.workbook_lists import nearest
from aims_graph.intake.workbook_model import Page
from aims_graph.intake.workbook_rows import APPROVAL, SAID
from aims_graph.intake.workbook_soa_rows import soa_key
from aims_graph.intake.workbook_text import Names, own_prefix, split_parts


def read_soa(reading: Reading, organisation: Organisation, page: Page) -> list[SoAEntry]:
    """Return the rows of an SoA page that say something about their control."""
    found = reading.book.pages.get(page.key)
    return _SoA(reading, organisation, found).entries() if found else []


class _SoA:
    def __init__(self, reading: Reading, organisation: Organisation, found: FoundPage) -> None:
        self._reading = reading
        self._own = own_prefix(organisation.slug)
        self._found = found
        self._prefix = found.page.soa or ""
        controls = [reading.choices.control_titles(prefix) for prefix in reading.choices.controls]
        self._controls = {curie: title for titles in controls for curie, title in titles.items()}
        self._artefacts = Names(reading.named["artefact"])
        self._systems = Names(reading.named["system"])

    def entries(self) -> list[SoAEntry]:
        """Return the rows; a control that stands twice for everything, or twice for one system, is an error."""
        entries: list[SoAEntry] = []
        taken: set[tuple[str, str]] = set()
        for row in self._found.rows:
            fields = Fields(self._reading, self._found, row)
            if not any(fields.text(key) for key in (*SAID, *APPROVAL, "approved")):
                continue
            entry = self._entry(fields)
            keys = {(entry.control, system) for system in entry.systems or ("",)}
            if keys & taken:
                message = (
                    "This control stands in the statement of applicability twice for the same AI system."
                    if entry.systems
                    else "This control stands in the statement of applicability twice; only rows for other AI "
                    "systems may."
                )
                fields.error("control", "duplicate", message, fields.text("control"))
            if not fields.failed:
                entries.append(entry)
                taken |= keys
        return entries

    def _entry(self, fields: Fields) -> SoAEntry:
        own = bool(fields.flag("own"))
        control = self._own_control(fields) if own else self._control(fields)
        applicable, implementation = self._status(fields)
        systems = self._for_systems(fields)
        approved_by, approved_on = _approval(fields)
        more = APPROVAL if self._prefix == "iso42001" else ()
        keys = (*SAID, *more, "title") if own else (*SAID, *more)
        key = soa_key(self._found.page.key, control, systems)
        return SoAEntry(
            control=control,
            applicable=applicable,
            implementation=implementation,
            status_stated=fields.text("status_stated"),
            justification=fields.text("justification"),
            description=fields.text("description"),
            references=self._references(fields, key),
            source=fields.source("soa", key, fields.cells(keys)),
            edition=None if control.startswith(f"{self._prefix}:") else EDITIONS[self._prefix],
            title=fields.text("title") if own else None,
            systems=systems,
            grounds=tuple(dict.fromkeys(split_parts(fields.text("grounds") or ""))),
            owner=fields.text("owner"),
            approved_by=approved_by,
            approved_on=approved_on,
        )

    def _for_systems(self, fields: Fields) -> tuple[str, ...]:
        """Return the AI systems that the row is for; one that no row of its page names is an error."""
        found = []
        for part in self._systems.parts(fields.text("systems") or ""):
            key = self._systems.find(part)
            if key is not None:
                fields.failed = fields.failed or f"system/{key}" in self._reading.left_out
                found.append(key)
                continue
            message = "No row of its page names this AI system."
            if self._systems.several(part):
                message = "Several rows are called so: use the short id."
            fields.error("systems", "unknown_unit", message, part, None, nearest(part, self._systems.words()))
        return tuple(sorted(dict.fromkeys(found)))

    def _control(self, fields: Fields) -> str:
        """Return the CURIE of the control: ``A.5.1`` and ``5.1`` are of this page's standard."""
        text = fields.required("control")
        local = text if text[:1].upper() == "A" else f"A.{text}"
        for curie in (
            text,
            f"{self._prefix}:{text}",
            f"{self._prefix}:{local}",
            f"{self._prefix}:{local.upper()}",
        ):
            if curie in self._controls:
                return curie
        if text:
            self._unknown(fields, text, f"{self._prefix}:{local}")
        return text

    def _unknown(self, fields: Fields, text: str, curie: str) -> None:
        """Note a control that the page's standard does not have; the former edition is called by its name."""
        cell = read_id_cell(text)
        number = cell.first if cell and self._prefix == "iso27001" else None
        former = former_edition(number) if number else None
        start = f"{self._prefix}:"
        if number and former:
            message: str = say("This is a control of ISO/IEC 27001:{year}, not of the 2022 edition.", year=former)
            near = ", ".join(successors(number)).replace(start, "") or None
        else:
            message = "There is no control with this id; a control of your own needs “Yes” in the column for it."
            known = {control: "" for control in self._controls if control.startswith(start)}
            near = (nearest_id(text if ":" in text else curie, known) or "").removeprefix(start) or None
        fields.error("control", "unknown_id", message, text, "a control id such as A.5.1", near)

    def _own_control(self, fields: Fields) -> str:
        text = fields.required("control")
        if text in self._controls or f"{self._prefix}:{text}" in self._controls:
            message = "This is a control of the standard, not one of your own."
            fields.error("control", "unknown_id", message, text, "an id of your own, such as OWN-1")
        local = text.removeprefix(self._own)
        return self._own + (local if is_key(local) else slug(local))

    def _status(self, fields: Fields) -> tuple[bool | None, Implementation]:
        """Return applicability and implementation. What does not apply counts as excluded."""
        applicable = fields.flag("applicable")
        said = fields.code("status")
        implementation = said or ("Excluded" if applicable is False else "Unknown")
        if applicable is False and said == "Unknown":
            implementation = "Excluded"
        elif applicable is False and said not in (None, "Excluded"):
            message = "The control does not apply, yet it has a status; it was read as excluded."
            fields.warn("status", "contradiction", message, fields.text("status"))
            implementation = "Excluded"
        if applicable and said == "Excluded":
            message = "The control is said to apply and to be excluded; both were kept."
            fields.warn("status", "contradiction", message, fields.text("status"))
        return applicable, cast(Implementation, implementation)

    # ── The documents that a row names ───────────────────────────────────────

    def _references(self, fields: Fields, key: str) -> tuple[Reference, ...]:
        kept = self._kept(key)
        found: list[tuple[int, Reference]] = []
        for joined, column in ((True, "references"), (False, "unresolved")):
            text = fields.text(column) or ""
            for part in self._artefacts.parts(text) if joined else split_parts(text):
                at = next((n for n, one in enumerate(kept) if one and one[0] == part and one[3] is joined), None)
                text, type_id = part, None if joined else self._reading.types.in_text(part)
                if at is not None:
                    _, other, remembered, _ = kept[at] or ("", None, None, False)
                    text, type_id = str(other or part), remembered if isinstance(remembered, str) else None
                    kept[at] = None
                slug_ = self._artefact(fields, part) if joined else None
                found.append((len(kept) if at is None else at, Reference(text, slug_, type_id)))
        return tuple(reference for _, reference in sorted(found, key=lambda pair: pair[0]))

    def _artefact(self, fields: Fields, name: str) -> str | None:
        """Return the key of the artefact; None where its own row has an error, which was told there."""
        key = self._artefacts.find(name)
        if key is None:
            message = "No row of the Artefacts page has this id or title."
            expected = "an id or title from that page; a document not listed there goes into the next column"
            if self._artefacts.several(name):
                message, expected = (
                    "Several rows of the Artefacts page are called so.",
                    "the document id or the key",
                )
            fields.error(
                "references",
                "unknown_artefact",
                message,
                name,
                expected,
                nearest(name, self._artefacts.words()),
            )
        return None if key is None or f"artefact/{key}" in self._reading.left_out else key

    def _kept(self, key: str) -> list[list[object] | None]:
        """Return the references as written: words shown, words of the source, type, joined or not."""
        entries = self._reading.memory.get("soa", key).get("references")
        if not isinstance(entries, list):
            return []
        return [list(one) for one in entries if isinstance(one, list) and len(one) == 4]


def _approval(fields: Fields) -> tuple[str | None, date | None]:
    """Return who approved the row and when; the older column with both is read where the newer ones are empty."""
    by, on, both = fields.text("approved_by"), fields.day("approved_on"), fields.text("approved")
    return split_approval(both) if both and by is None and on is None else (by, on)
