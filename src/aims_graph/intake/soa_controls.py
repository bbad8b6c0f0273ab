"""Which controls a line of an SoA speaks of: zeros restored, ranges unfolded, clauses and wrong ids told."""

from __future__ import annotations

from aims_graph.base.errors import say
from aims_graph.intake.cells import plain
from aims_graph.intake.control_ids import KnownIds, Number, edition_name, former_edition
from aims_graph.intake.frameworks import PREFIXES, Listed, former_problem, similarity
from aims_graph.intake.soa_listing import Listing, RawRow
from aims_graph.intake.standards_named import standard_named


class ControlFinder:
    """Finds the controls of the edition ``prefix`` in the lines of an SoA."""

    def __init__(self, prefix: str, ids: KnownIds) -> None:
        self._prefix = prefix
        self._ids = ids

    def controls(self, raw: RawRow, listing: Listing, previous: str | None) -> list[str]:
        """Return the controls that the line speaks of, as CURIEs; wrong ids become problems, clauses are left out.

        ``previous`` is the CURIE of the control before. Controls of ISO/IEC 27001 may stand in an SoA of 42001: those
        with a number of their own, and those that say so (``iso27001:A.5.2``).
        """
        if self._prefix == "iso42001" and standard_named(raw.bare) == "iso27001":
            return self._of_27001(raw, listing)
        if not raw.cell.several and self._is_clause(raw):
            listing.left_out["clause of the management system, not of Annex A"] += 1
            return []
        found: list[str] = []
        for number in raw.cell.numbers:
            if self._ids.is_control(self._prefix, number):
                found.append(self._curie(self._with_zero(number, raw, listing, previous)))
            elif self._ids.is_group(self._prefix, number):
                self._heading(number, raw, listing)
            elif self._prefix == "iso42001" and self._ids.is_control("iso27001", number):
                found.append(f"iso27001:{number.local}")
            else:
                self._wrong_id(number, raw, listing)
        for first, last in raw.cell.ranges:
            between = self._ids.between(self._prefix, first, last)
            if not between:
                self._wrong_id(last if self._ids.is_control(self._prefix, first) else first, raw, listing)
            found += map(self._curie, between)
        if len(found) == 1 and found[0].startswith(self._prefix):
            self._check_title(raw, found[0].partition(":")[2], listing)
        return list(dict.fromkeys(found))

    def _curie(self, local: str) -> str:
        return f"{self._prefix}:{local}"

    def _of_27001(self, raw: RawRow, listing: Listing) -> list[str]:
        """Return the controls of a line that says itself that they are of ISO/IEC 27001."""
        numbers = [number for number in raw.numbers if self._ids.is_control("iso27001", number)]
        for number in raw.numbers:
            if number not in numbers:
                message = say("{id} is no control of {edition}.", id=number.local, edition=edition_name("iso27001"))
                listing.fail("unknown_control", message, raw.row, "control", found=plain(raw.bare))
        return list(dict.fromkeys(f"iso27001:{number.local}" for number in numbers))

    def _is_clause(self, raw: RawRow) -> bool:
        """A bare number is a control unless only a clause has it, or its title or section says clause."""
        number = raw.numbers[0]
        clause = self._ids.clause_title(self._prefix, number)
        if clause is None:
            return False
        if not self._ids.is_control(self._prefix, number) or raw.clause_section:
            return True
        control = self._ids.control_title(self._prefix, number.local) or ""
        alike = similarity(raw.title, clause)
        return alike >= 0.8 and alike > similarity(raw.title, control)

    def _with_zero(self, number: Number, raw: RawRow, listing: Listing, previous: str | None) -> str:
        """Return the control, with the zero that spreadsheets drop: 5.1 after 5.9 is 5.10."""
        order = self._ids.order[self._prefix]
        previous = previous.partition(":")[2] if previous and previous.startswith(self._prefix) else None
        local = number.local
        longer = Number(number.annex, (*number.parts[:-1], number.parts[-1] * 10)).local
        if (
            number.annex
            or number.parts[-1] > 9
            or longer not in order
            or plain(raw.bare).replace(",", ".") != number.clause
        ):
            return local
        follows = previous is not None and order.index(previous) + 1 == order.index(longer)
        own, other = (similarity(raw.title, self._title(name)) for name in (local, longer))
        if follows or (other >= 0.9 and own < 0.6):
            message = say("The id lost its last zero, as spreadsheets do with numbers; it was read as {id}.", id=longer)
            listing.warn("id_lost_zero", message, raw.row, "control", found=plain(raw.bare))
            return longer
        return local

    def _heading(self, number: Number, raw: RawRow, listing: Listing) -> None:
        """Leave out a heading or objective of Annex A; tell it where the row speaks as of a control."""
        listing.left_out["heading of a group"] += 1
        if raw.text("applicable", "status", "maturity"):
            message = say("{id} is a heading of Annex A, not a control; the row was left out.", id=number.local)
            listing.warn("heading_not_control", message, raw.row, "control", found=plain(raw.bare))

    def _wrong_id(self, number: Number, raw: RawRow, listing: Listing) -> None:
        """Tell an id that is no control here: of a former edition, of the other standard, or of none."""
        other = next((p for p in PREFIXES if p != self._prefix and self._ids.is_control(p, number)), None)
        if self._prefix == "iso27001" and former_edition(number):
            listed = Listed(number, raw.title, raw.row, listing.file, listing.table.sheet)
            listing.problems.append(former_problem(listed))
        elif other:
            message = say(
                "{id} is a control of {other}, not of {edition}.",
                id=number.local, other=edition_name(other), edition=edition_name(self._prefix),
            )  # fmt: skip
            listing.fail("wrong_standard", message, raw.row, "control", found=plain(raw.bare))
        else:
            nearest = self._ids.nearest(self._prefix, number)
            message = say("{id} is no control of {edition}.", id=number.local, edition=edition_name(self._prefix))
            listing.fail("unknown_control", message, raw.row, "control", found=plain(raw.bare), nearest=nearest)

    def _check_title(self, raw: RawRow, local: str, listing: Listing) -> None:
        if not raw.title:
            return
        if similarity(raw.title, self._title(local), floor=0.6):
            return
        alike, other = max(
            (similarity(raw.title, self._title(other), floor=0.9), other) for other in self._ids.order[self._prefix]
        )
        if alike:
            message = say("The title is that of {other}, not of {id}; the id was taken.", other=other, id=local)
            listing.warn("title_contradicts_id", message, raw.row, "title", found=raw.title, nearest=other)

    def _title(self, local: str) -> str:
        return self._ids.control_title(self._prefix, local) or ""
