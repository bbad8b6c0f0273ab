"""From statements of applicability to the rows of their pages."""

from __future__ import annotations

from collections.abc import Sequence

from aims_graph.base.terms import EDITIONS
from aims_graph.intake.organisation import Organisation, SoAEntry
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_memory import Json, Memory, digest, pack_source
from aims_graph.intake.workbook_model import Choices, Lang, Page
from aims_graph.intake.workbook_pages import PAGES
from aims_graph.intake.workbook_record_rows import CellValue, no_place
from aims_graph.intake.workbook_text import Names, artefact_names, join_parts, own_prefix

Cells = dict[str, CellValue]


class SoARows:
    """Writes the pages of the SoAs, and notes in ``memory`` what their cells cannot say.

    Raises ``InputError`` for what no page can hold.
    """

    def __init__(self, organisation: Organisation, choices: Choices, lists: Lists, lang: Lang, memory: Memory) -> None:
        self._org = organisation
        self._choices = choices
        self._lists = lists
        self._lang: Lang = lang
        self._memory = memory
        self._systems = Names((system.slug, [system.label]) for system in organisation.systems)
        self._artefacts = artefact_names(organisation.artefacts)

    def rows(self) -> dict[str, list[Cells]]:
        """Return the rows of each page that lists controls."""
        rows = {page.key: self._soa_rows(page) for page in PAGES if page.soa}
        self._check_soa_editions()
        return rows

    def _word(self, name: str, code: str | None) -> str:
        return self._lists.word(name, code, self._lang) if code else ""

    def _system(self, slug: str) -> str:
        name = self._systems.name(slug)
        if name is None:
            raise no_place(f"an AI system of an SoA row, {slug!r}", "a listed AI system")
        return join_parts([name])

    def _soa_rows(self, page: Page) -> list[Cells]:
        assert page.soa is not None
        titles = self._choices.control_titles(page.soa)
        entries = [entry for entry in self._org.soa if _soa_edition(entry) == EDITIONS[page.soa]]
        listed: dict[str, list[SoAEntry]] = {}
        for entry in entries:
            listed.setdefault(entry.control, []).append(entry)
        every = {c: title for prefix in self._choices.controls for c, title in self._titles(prefix)}
        rows: list[Cells] = []
        for control in dict.fromkeys([*titles, *listed]):
            shown = self._control_shown(control, page.soa)
            for answered in listed.get(control, [None]):
                cells: Cells = {"control": shown, "title": every.get(control, "")}
                rows.append(cells | (self._entry_cells(answered, page) if answered else {}))
        return rows

    def _titles(self, prefix: str) -> list[tuple[str, str]]:
        return list(self._choices.control_titles(prefix).items())

    def _control_shown(self, control: str, prefix: str) -> str:
        for start in (f"{prefix}:", own_prefix(self._org.slug)):
            if control.startswith(start):
                return control.removeprefix(start)
        return control

    def _entry_cells(self, entry: SoAEntry, page: Page) -> Cells:
        own = entry.control.startswith("org:")
        applicable = None if entry.applicable is None else "yes" if entry.applicable else "no"
        cells: Cells = {
            "own": self._word("yesno", "yes") if own else "",
            "applicable": self._word("yesno", applicable),
            "status": self._word("implementation", entry.implementation),
            "justification": entry.justification or "",
            "description": entry.description or "",
            "status_stated": entry.status_stated or "",
        }
        joined: list[str] = []
        unresolved: list[str] = []
        remembered: list[Json] = []
        for reference in entry.references:
            shown = reference.text
            if reference.artefact is not None and self._artefacts.find(shown) != reference.artefact:
                shown = self._artefacts.name(reference.artefact) or ""
                if not shown:
                    raise no_place(f"a reference to the artefact {reference.artefact!r}", "a listed artefact")
            (unresolved if reference.artefact is None else joined).append(shown)
            kept = None if shown == reference.text else reference.text
            remembered.append([shown, kept, reference.type_id, reference.artefact is not None])
        cells |= {"references": join_parts(joined), "unresolved": join_parts(unresolved)}
        if own:
            cells["title"] = entry.title or ""
        cells |= self._approval_cells(entry, page)
        memory = {"digest": digest(cells), "source": pack_source(entry.source), "references": remembered}
        self._memory.put("soa", soa_key(page.key, entry.control, entry.systems), memory)
        return cells

    def _approval_cells(self, entry: SoAEntry, page: Page) -> Cells:
        """Return for which systems the row is, what it rests on, who answers for it and who approved it."""
        units = [self._system(slug) for slug in entry.systems]
        cells: Cells = {"systems": "; ".join(str(unit) for unit in units), "grounds": join_parts(entry.grounds)}
        cells |= {"owner": entry.owner or "", "approved_by": entry.approved_by or ""}
        cells |= {"approved_on": entry.approved_on or ""}
        if page.soa == "iso42001":
            return cells
        if any(cells.values()):
            raise no_place(f"AI systems, grounds or approval of {entry.control}", "a row of an SoA of ISO/IEC 42001")
        return {}

    def _check_soa_editions(self) -> None:
        held = [EDITIONS[page.soa] for page in PAGES if page.soa]
        for entry in self._org.soa:
            if _soa_edition(entry) not in held:
                raise no_place(f"an SoA row of {entry.control}", " or ".join(held))


def soa_key(page: str, control: str, systems: Sequence[str]) -> str:
    """Return the key under which the workbook remembers a row of a statement of applicability."""
    return "|".join((page, control, *systems))


def _soa_edition(entry: SoAEntry) -> str | None:
    return entry.edition or EDITIONS.get(entry.control.partition(":")[0])
