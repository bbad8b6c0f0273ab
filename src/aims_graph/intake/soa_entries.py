"""From the lines of an SoA to one entry a control, with what contradicts, lacks or repeats itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from aims_graph.base.errors import Problem, say
from aims_graph.base.terms import EDITIONS
from aims_graph.intake.applicability import read_applicability, tell_what_is_silent
from aims_graph.intake.cells import plain, says_nothing, value
from aims_graph.intake.control_ids import IdCell, KnownIds, edition_name
from aims_graph.intake.organisation import Implementation, SoAEntry, Source
from aims_graph.intake.soa_controls import ControlFinder
from aims_graph.intake.soa_listing import Listing, OwnRow, RawRow
from aims_graph.intake.soa_more import systems_named, with_more
from aims_graph.intake.statuses import StatusScale, status_beside

_STATUS_EXPECTED = "implemented, partial, planned, not implemented, excluded, a percentage or a maturity level 0-5"

Key: TypeAlias = tuple[str, tuple[str, ...]]
"""A control, and the AI systems that a line on it names: an SoA of 42001 may speak of a control system by system."""


@dataclass(slots=True)
class _Said:
    """What one line says of a control, before it is joined with other lines on the same control."""

    applicable: bool | None
    implementation: Implementation
    raw: RawRow
    listing: Listing


class Reader:
    """Collects the entries of one SoA of the edition ``prefix``."""

    def __init__(self, prefix: str, ids: KnownIds) -> None:
        self._prefix = prefix
        self._ids = ids
        self._finder = ControlFinder(prefix, ids)
        self._said: dict[Key, list[_Said]] = {}
        self._listings: list[Listing] = []

    def read(self, listing: Listing) -> None:
        """Take the lines of a listing."""
        self._listings.append(listing)
        previous: str | None = None
        unsaid, count = [], 0
        for raw in listing.rows:
            controls = self._finder.controls(raw, listing, previous)
            if not controls:
                continue
            previous = controls[-1]
            applicable, implementation = self._declared(raw, listing)
            count += 1
            unsaid += [raw] if applicable is None and says_nothing(raw.first("applicable")) else []
            self._take(controls, _Said(applicable, implementation, raw, listing))
        for own in listing.own:
            self._own(own, listing)
        tell_what_is_silent(listing, unsaid, count)

    def _take(self, controls: Iterable[str], said: _Said) -> None:
        systems = systems_named(said.raw.texts.get("systems", ())) if self._prefix == "iso42001" else ()
        for control in controls:
            self._said.setdefault((control, systems), []).append(said)

    def _own(self, own: OwnRow, listing: Listing) -> None:
        """Take a control of the firm's own into an SoA of ISO/IEC 42001; leave it out of one of 27001, and tell it."""
        if self._prefix == "iso42001":
            raw = RawRow(IdCell(()), "", own.row, own.identifier, own.row, texts=own.texts)
            applicable, implementation = self._declared(raw, listing)
            self._take([f"own:{own.identifier}"], _Said(applicable, implementation, raw, listing))
            return
        message = "The id is of no control of a standard; it was taken for a control of your own and left out."
        found = own.identifier or None
        listing.warn("own_control", message, own.row, "control", found=found, expected="an id such as A.5.1")
        listing.left_out["control of your own"] += 1

    def result(self) -> tuple[tuple[SoAEntry, ...], dict[Key, tuple[str, ...]], tuple[Problem, ...]]:
        """Return the entries, the reference cells by control and AI systems, and all problems.

        The controls of the standard go first, in its order; then those of another standard, then the firm's own.
        """
        order = {f"{self._prefix}:{local}": place for place, local in enumerate(self._ids.order[self._prefix])}
        entries, cited = [], {}
        for key in sorted(self._said, key=lambda key: (order.get(key[0], len(order)), key[0].startswith("own:"))):
            lines = self._said[key]
            if self._agree(key[0].partition(":")[2], lines):
                entries.append(self._entry(key, lines))
                cells = dict.fromkeys(
                    t for line in lines for role in ("reference", "evidence") for t in line.raw.texts.get(role, ())
                )
                cited[key] = tuple(cells)
        self._check_columns()
        problems = [problem for listing in self._listings for problem in listing.problems]
        return tuple(entries), cited, tuple(problems + self._missing())

    # ── applicability and status ─────────────────────────────────────────────

    def _declared(self, raw: RawRow, listing: Listing) -> tuple[bool | None, Implementation]:
        status = self._status(raw, listing)
        applicable = read_applicability(raw, listing, status)
        if applicable is False:
            if status in ("Implemented", "Partial"):
                message = "The control is excluded and yet said to be implemented; it was read as excluded."
                listing.warn(
                    "excluded_but_implemented",
                    message,
                    raw.row,
                    "status",
                    found=raw.first("status") or raw.first("maturity"),
                )
            return False, "Excluded"
        if status == "Excluded":
            message = "The control is said to apply, but its status to be not applicable; read as unknown."
            listing.warn("applicable_but_excluded", message, raw.row, "status", found=raw.first("status"))
            return applicable, "Unknown"
        return applicable, status

    @staticmethod
    def _status(raw: RawRow, listing: Listing) -> Implementation:
        for role in ("status", "maturity"):
            text = raw.first(role)
            if not text:
                continue
            scale = listing.scales.get(role, StatusScale())
            status = scale.read(text)
            several = {scale.read(each) for each in raw.texts[role] if not says_nothing(each)} - {None, "Excluded"}
            if len(several) > 1:
                begun = several & {"Implemented", "Partial"}
                message = (
                    "The columns under one heading state different statuses; the row was read as partly implemented."
                    if begun
                    else "The columns under one heading state different statuses; the row was read as planned."
                )
                found = ", ".join(plain(each) for each in raw.texts[role])
                listing.warn("columns_differ", message, raw.row, role, found=found)
                return "Partial" if begun else "Planned"
            if status is None:
                listing.warn(
                    "status_not_understood",
                    "The status is not understood.",
                    raw.row,
                    role,
                    found=plain(text),
                    expected=_STATUS_EXPECTED,
                )
            elif status != "Unknown" or not listing.has("maturity"):
                return status
        return "Unknown" if listing.has("status", "maturity") else status_beside(raw.first("applicable"))

    # ── one entry a control ──────────────────────────────────────────────────

    def _agree(self, local: str, lines: list[_Said]) -> bool:
        """Tell whether several lines on a control agree; note what they do instead."""
        if len(lines) == 1:
            return True
        first = lines[0]
        for line in lines[1:]:
            differs = (
                {first.applicable, line.applicable} == {True, False}
                or len({s.implementation for s in (first, line)} - {"Unknown"}) > 1
                or len({s.raw.text("justification") for s in (first, line)} - {None}) > 1
            )
            if differs:
                message = say("{id} stands in {rows} with different content.", id=local, rows=_rows(first, line))
                line.listing.fail(
                    "contradicting_rows",
                    message,
                    line.raw.row,
                    found=_summary(line),
                    expected=_summary(first),
                )
                return False
            if line.applicable is not None and line.listing.has("status", "applicable"):
                message = say(
                    "{id} stands in {rows} with the same content; they were joined.", id=local, rows=_rows(first, line)
                )
                line.listing.warn("repeated_row", message, line.raw.row)
        return True

    def _entry(self, key: Key, lines: list[_Said]) -> SoAEntry:
        first = lines[0]
        control, systems = key
        applicable = next((line.applicable for line in lines if line.applicable is not None), None)
        known = [line.implementation for line in lines if line.implementation != "Unknown"]
        justification = _joined(self._justification(line, applicable) for line in lines)
        if justification is None:
            self._without_reason(control.partition(":")[2], first, applicable)
        entry = SoAEntry(
            control=control,
            applicable=applicable,
            implementation=known[0] if known else "Unknown",
            status_stated=_joined(
                plain(line.raw.first("status") or line.raw.first("maturity")) or None for line in lines
            ),
            justification=justification,
            description=_joined(line.raw.text("description") for line in lines),
            source=Source(first.listing.file, first.listing.table.sheet, first.raw.row),
            systems=systems,
        )
        if self._prefix != "iso42001":
            return entry
        return with_more(entry, [(line.raw, line.listing) for line in lines], EDITIONS[self._prefix])

    @staticmethod
    def _justification(line: _Said, applicable: bool | None) -> str | None:
        own, other = "justification_inclusion", "justification_exclusion"
        if applicable is False:
            own, other = other, own
        found = line.raw.text("justification", own)
        if found is None and applicable is not False:
            found = "; ".join(line.raw.texts.get("mark", ())) or None
        if found is None and not line.listing.has(own):
            found = line.raw.text(other)
        if found is None and applicable is not False:
            found = line.raw.text("basis")
        return found

    def _without_reason(self, local: str, line: _Said, applicable: bool | None) -> None:
        if applicable is None:
            return
        roles = (
            ("justification", "justification_inclusion", "basis", "mark")
            if applicable
            else ("justification", "justification_exclusion")
        )
        if line.listing.has(*roles):
            line.listing.warn(
                "justification_missing",
                say("{id} is applicable without a justification (6.1.3).", id=local)
                if applicable
                else say("{id} is excluded without a justification (6.1.3).", id=local),
                line.raw.row,
                "justification",
            )

    def _check_columns(self) -> None:
        reasons = ("justification", "justification_inclusion", "basis", "mark")
        if self._listings and not any(listing.has(*reasons) for listing in self._listings):
            message = "No column gives the reason why controls are included (6.1.3 asks for it)."
            self._listings[0].warn("no_justification_column", message)

    def _missing(self) -> list[Problem]:
        order = self._ids.order[self._prefix]
        said = {control for control, _ in self._said}
        missing = [local for local in order if f"{self._prefix}:{local}" not in said]
        if not missing:
            return []
        edition = edition_name(self._prefix)
        names = ", ".join(missing)
        message = say(
            "{count} of the {all} controls of {edition} are not in the file: {names}.",
            count=len(missing), all=len(order), edition=edition, names=names,
        )  # fmt: skip
        return [Problem("controls_missing", message, "warning", self._listings[0].file)]


def _joined(texts: Iterable[str | None]) -> str | None:
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None


def _rows(one: _Said, other: _Said) -> str:
    sheets = [line.listing.table.sheet for line in (one, other)]
    if sheets[0] == sheets[1]:
        return f"rows {one.raw.row} and {other.raw.row}"
    return f"row {one.raw.row} of sheet {sheets[0]} and row {other.raw.row} of sheet {sheets[1]}"


def _summary(line: _Said) -> str:
    applies = {True: "applicable", False: "excluded", None: "applicability not said"}[line.applicable]
    stated = value(line.raw.first("status")) or line.implementation
    return f"{applies}, {stated}, {line.raw.text('justification') or 'no justification'}"
