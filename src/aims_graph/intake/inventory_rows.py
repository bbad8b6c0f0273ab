"""The rows of an inventory of AI systems, one system each: names, doubles, stages, days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold, plain, slug, unique, value
from aims_graph.intake.columns import Block
from aims_graph.intake.days import month_first, names_no_day, read_day, read_serial
from aims_graph.intake.heading_words import ROLE_NAMES
from aims_graph.intake.inventory_facts import row_facts
from aims_graph.intake.inventory_words import NO_SYSTEM
from aims_graph.intake.organisation import AISystem, FactDeclaration, Source
from aims_graph.intake.stages import read_stage
from aims_graph.intake.statuses import read_applicable
from aims_graph.intake.tables import Row, Table

DAYS: Final = ("in_use_since", "last_assessed", "next_assessment", "retired_on")
REPEATED: Final = "a system already read"
_RESERVED: Final = "none-declared"
"""The slug of the unit that stands for systems yet to be declared."""


def name_column(block: Block) -> int | None:
    """Return the column (from 0) that names the systems: one headed so, else the use cases."""
    named = block.one("name")
    return named if named is not None else block.one("use_case")


class InventoryReader:
    """Takes the systems of the blocks of one or more files. ``problems``: what was told on the way."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, ...], AISystem] = {}
        self._alike: dict[tuple[str, ...], AISystem] = {}
        self._systems: list[AISystem] = []
        self._facts: dict[tuple[str, ...], dict[str, bool]] = {}
        self.problems: list[Problem] = []

    def read(self, file: str, table: Table, block: Block) -> tuple[int, tuple[tuple[str, int], ...]]:
        """Take the rows of a block; return how many gave a system, and why others were left out."""
        months = _months(block)
        left: Counter[str] = Counter()
        count = 0
        for row in block.rows:
            place = Source(file, table.sheet, row.number)
            reason = _no_system(row, block)
            if reason:
                left[reason] += 1
            elif row.filled:
                count += self._take(row, block, place, months, left)
        return count, tuple(sorted(left.items()))

    def systems(self) -> list[AISystem]:
        """Return the systems read, each with a slug of its own: from its id, else name, else name and owner."""
        names = Counter(slug(system.label) for system in self._systems if not system.identifier)
        taken, named = {_RESERVED}, []
        for system in self._systems:
            text = system.identifier or system.label
            if not system.identifier and names[slug(text)] > 1:
                text = f"{text} {system.owner or system.department or ''}"
            key = unique(slug(text, slug(system.label, "system")), taken)
            taken.add(key)
            named.append(replace(system, slug=key))
        return named

    def declarations(self) -> list[FactDeclaration]:
        """Return the facts of the AI Act that the rows declare, each with its row: the list is who says so."""
        made = []
        for system, facts in zip(self.systems(), self._facts.values(), strict=True):
            said_by = system.source.file if system.source else None
            made += [
                FactDeclaration(f"system/{system.slug}", f"fact-{fact}", facts[fact], said_by, None, system.source)
                for fact in sorted(facts)
            ]
        return made

    def _take(
        self, row: Row, block: Block, place: Source, months: Mapping[str, bool | None], left: Counter[str]
    ) -> int:
        name, identifier = value(row.cell(name_column(block))), value(row.cell(block.one("system_id")))
        if name is None and identifier is None:
            self._warn("system_without_name", "The row names no AI system; it was left out.", place)
            left["without a name"] += 1
            return 0
        if name is None:
            self._warn("system_without_name", "The system has no name; it is called by its id.", place, identifier)
        is_ai = row.cell(block.one("is_ai"))
        if is_ai and read_applicable(is_ai) is False:
            message = "The row says that this is no AI system; it was kept, somebody has to decide."
            self._warn("said_to_be_no_ai", message, place, plain(is_ai))
        stage = value(row.cell(block.one("stage")))
        code = read_stage(stage) if stage else None
        days = {role: self._day(role, row, block, place, months[role]) for role in DAYS}
        system = AISystem(
            "", name or identifier or "", _joined(row, block, "purpose"), value(row.cell(block.one("owner"))),
            code or stage, place, identifier, _joined(row, block, "department", ", "), stage if code else None,
            _joined(row, block, "techniques"), _uses(row, block), _joined(row, block, "risk_level", "; "),
        )  # fmt: skip
        dated = replace(
            system,
            in_use_since=days["in_use_since"],
            last_assessed=days["last_assessed"],
            next_assessment=days["next_assessment"],
            retired_on=days["retired_on"],
        )
        facts, unread = row_facts(row, block)
        for role, words in unread:
            message = say(
                "What stands under {what!r} declares no fact; it was kept beside the level of risk.",
                what=ROLE_NAMES[role],
            )
            self._warn("declares_nothing", message, place, words)
        stated = [dated.risk_stated, *(f"{ROLE_NAMES[role]}: {words}" for role, words in unread)]
        return self._keep(replace(dated, risk_stated="; ".join(filter(None, stated)) or None), facts, left)

    def _day(self, role: str, row: Row, block: Block, place: Source, months: bool | None) -> date | None:
        cell = row.cell(block.one(role))
        if not cell or names_no_day(cell):
            return None
        day = read_day(cell, months)
        if day is None and (day := read_serial(cell)):
            message = say(
                "A number stands for a day, as spreadsheets count days; it was read as {day}.", day=day.isoformat()
            )
            self._warn("day_as_number", message, place, plain(cell))
        elif day is None:
            message = say("The cell under {what!r} names no certain day; it was left empty.", what=ROLE_NAMES[role])
            self._warn("not_a_day", message, place, plain(cell), "a day such as 2026-01-15")
        return day

    def _keep(self, system: AISystem, facts: dict[str, bool], left: Counter[str]) -> int:
        """Keep a system, once; return 1 where it was kept."""
        alike = ("name", fold(system.label), fold(system.owner or system.department or ""))
        key = ("id", fold(system.identifier)) if system.identifier else alike
        known = self._by_key.get(key)
        if known is None:
            other = self._alike.setdefault(alike, system)
            if other is not system:
                how = "under two ids" if system.identifier and other.identifier else "with an id and without"
                message = say(
                    "{name!r} stands {where} {how}; both were kept.",
                    name=system.label,
                    where=_where(other, system),
                    how=how,
                )
                self._warn("same_name", message, system.source, system.identifier)
            self._by_key[key] = system
            self._facts[key] = facts
            self._systems.append(system)
            return 1
        same = replace(system, source=known.source) == known and facts == self._facts[key]
        name = system.identifier or system.label
        how = "the same content; it was read once" if same else "different content"
        hint = "" if same or system.identifier else "; two systems, or two uses of one, want ids of their own"
        message = say(
            "{name} stands {where} with {how}{hint}.", name=name, where=_where(known, system), how=how, hint=hint
        )
        left[REPEATED] += 1
        if same:
            self._warn("repeated_system", message, system.source)
        else:
            source = system.source or Source("")
            self.problems.append(
                Problem("contradicting_systems", message, "error", source.file, source.sheet, source.row,
                        found=system.label, expected=known.label)
            )  # fmt: skip
        return 0

    def _warn(
        self, code: str, message: str, place: Source | None, found: str | None = None, expected: str | None = None
    ) -> None:
        at = place or Source("")
        self.problems.append(
            Problem(code, message, "warning", at.file, at.sheet, at.row, found=found, expected=expected)
        )


def _months(block: Block) -> dict[str, bool | None]:
    """Return for each column of days whether the month comes first; a column that decides speaks for all."""
    month = {role: month_first(row.cell(block.one(role)) for row in block.rows) for role in DAYS}
    decided = {answer for answer in month.values() if answer is not None}
    only = next(iter(decided)) if len(decided) == 1 else None
    return {role: only if answer is None else answer for role, answer in month.items()}


def _no_system(row: Row, block: Block) -> str | None:
    """Return why a row that holds something names no system, None where it may name one."""
    column = name_column(block)
    if column in row.carried:
        return "a further row of the system above (merged cells)"
    if row.filled and NO_SYSTEM.fullmatch(fold(row.cell(row.filled[0]))) and len(row.filled) <= 2:
        return "a total or note"
    if len(row.filled) == 1 and row.filled[0] not in (column, block.one("system_id")):
        return "a single cell, taken for a heading or note"
    return None


def _joined(row: Row, block: Block, role: str, separator: str = "\n") -> str | None:
    said = dict.fromkeys(text for column in block.of(role) if (text := value(row.cell(column))))
    return separator.join(said) or None


def _uses(row: Row, block: Block) -> str | None:
    uses = [_joined(row, block, "uses")]
    if name_column(block) != block.one("use_case"):
        uses.insert(0, _joined(row, block, "use_case"))
    return "\n".join(text for text in uses if text) or None


def _where(known: AISystem, system: AISystem) -> str:
    one, two = known.source or Source(""), system.source or Source("")
    if one.file != two.file:
        return say("in {one} and in {two}", one=one.file, two=two.file)
    return say("in rows {one} and {two}", one=one.row, two=two.row)
