"""Find the heading rows of a table and what each column stands for: by heading, by cells, or as told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from aims_graph.base.errors import UsageError
from aims_graph.intake.cells import fold, plain, says_nothing
from aims_graph.intake.columns import Block, Profile, Rival
from aims_graph.intake.heading_rows import (
    answers_only,
    compounds_opened,
    joined,
    only,
    preference,
    same_heading,
    side_by_side,
    splits,
    whole_words,
)
from aims_graph.intake.recognition import ColumnTaken
from aims_graph.intake.tables import Document, Row, Table, first_headings, width

TOLD: Final = "named by you"
"""Why a column has its role where a person said so."""
_MIN_SCORE: Final = 0.3
_RIVAL: Final = 0.3
"""A column that fits a role this well, measured by the one that has it, is told of."""
_ONLY_ALONE: Final = frozenset(
    [
        "name",
        "nome",
        "nombre",
        "code",
        "codigo",
        "codice",
        "item",
        "data",
        "base",
        "level",
        "title",
        "type",
        "date",
    ]
)
"""Headings too general to be recognised inside a longer one: a system name is no document name."""


class Recogniser:
    """Recognises tables of one profile. ``columns``: role → heading, number from 1 or letter, as told."""

    def __init__(self, profile: Profile, columns: Mapping[str, str] | None = None) -> None:
        unknown = sorted(set(columns or ()) - set(profile.headings))
        if unknown:
            known = ", ".join(role for role in profile.headings if role != "other")
            raise UsageError(f"There is no column role {unknown[0]!r}; the roles are {known}.")
        self._profile = profile
        self._phrases = profile.phrases()
        alone = _ONLY_ALONE | profile.alone
        within = (phrase for phrase in self._phrases if len(phrase) > 3 and phrase not in alone)
        self._long = tuple(sorted(within, key=lambda phrase: (-len(phrase), phrase)))
        self._told = dict(columns or {})
        self._headings_told = frozenset(fold(name) for name in self._told.values() if not _position(name))

    def blocks(self, table: Table) -> list[Block]:
        """Return the blocks of the table: one under each heading row, or one without where none is found."""
        starts = self._heading_rows(table.rows)
        if not starts:
            return [self._block(None, table.rows, (), table.hidden)] if table.rows else []
        found = []
        for position, (first, last) in enumerate(starts):
            end = starts[position + 1][0] if position + 1 < len(starts) else len(table.rows)
            above = table.rows[:first] if position == 0 else ()
            heading = joined(table.rows[first : last + 1], self._phrases)
            for part in side_by_side(heading):
                rows = [cut for row in table.rows[last + 1 : end] if (cut := only(row, part)).filled or not part]
                found.append(self._block(only(heading, part), rows, above, table.hidden))
        return found

    def roles_of(self, heading: str) -> dict[str, float]:
        """Return the roles a heading may stand for, with how well it fits: 1 for the very words."""
        folded = whole_words(heading, self._phrases)
        if folded in self._phrases:
            return dict.fromkeys(self._phrases[folded], 1.0)
        return self._roles_within(folded) or self._roles_within(compounds_opened(folded))

    def _roles_within(self, folded: str) -> dict[str, float]:
        """Return the roles of the known headings that stand in a longer one."""
        found: dict[str, float] = {}
        if folded in self._phrases:
            return dict.fromkeys(self._phrases[folded], 0.9)
        padded = f" {folded} "
        for phrase in self._long:
            if f" {phrase} " in padded:
                fit = 0.45 + 0.45 * len(phrase) / len(folded)
                for role in self._phrases[phrase]:
                    found.setdefault(role, fit)
        return found

    def check_told(self, blocks: Sequence[Block], document: Document) -> None:
        """Raise ``UsageError`` where a column that the user named stands in no block."""
        for role, name in self._told.items():
            # A role found by other means would hide that the name the user gave is wrong.
            if not any((column.role, column.why) == (role, TOLD) for block in blocks for column in block.columns):
                headings = dict.fromkeys(c.heading for block in blocks for c in block.columns if c.heading)
                named = ", ".join(headings) or first_headings(document)
                raise UsageError(f"There is no column {name!r} for the {role}; the columns are {named}.")

    # ── heading rows ─────────────────────────────────────────────────────────

    def _heading_rows(self, rows: Sequence[Row]) -> list[tuple[int, int]]:
        """Return the heading rows as (first, last) positions; two where the second completes the first."""
        starts: list[tuple[int, int]] = []
        position = 0
        while position < len(rows):
            if self._is_heading(rows[position], first=not starts):
                last = position
                if position + 1 < len(rows) and self._completes(*rows[position : position + 3]):
                    last += 1
                starts.append((position, last))
                position = last
            position += 1
        return starts

    def _is_heading(self, row: Row, first: bool) -> bool:
        """Tell whether a row is a heading row; a later one must leave less doubt than the first."""
        own = [row.cells[column] for column in row.filled if column not in row.carried]
        if len(own) < 2:
            return False
        if self._named(row):
            return True
        if any(len(cell) > 300 or self._is_data(cell) for cell in own):
            return False
        fits = [roles for cell in own if len(cell) <= 300 and (roles := self._certain_roles(plain(cell)))]
        score = sum(max(roles.values()) for roles in fits)
        share = len(fits) / len(own)
        keyed = any(role in self._profile.keys for roles in fits for role in roles)
        if first:
            return keyed and score >= 1.4 and (share >= 0.5 or (share >= 0.4 and score >= 2) or score >= 4)
        return keyed and score >= 2.2 and share >= 0.7

    def _certain_roles(self, heading: str) -> dict[str, float]:
        return {role: fit for role, fit in self.roles_of(heading).items() if role not in self._profile.loose}

    def _is_data(self, cell: str) -> bool:
        return any(self._profile.probes[key]([cell]) >= 0.5 for key in self._profile.keys & set(self._profile.probes))

    def _holds_data(self, row: Row) -> bool:
        return any(self._is_data(row.cells[column]) for column in row.filled)

    def _named(self, row: Row) -> bool:
        """Tell whether the row holds all the headings that the user named."""
        return bool(self._headings_told) and self._headings_told <= {fold(cell) for cell in row.cells}

    def _completes(self, row: Row, below: Row, after: Row | None = None) -> bool:
        """Tell whether the row below is a second heading row: it names what the first one lacks."""
        if answers_only(below):
            return True
        if after is not None and splits(row, below) and self._holds_data(after) and not self._holds_data(below):
            return True
        if not below.filled or not self._is_mostly_headings(below):
            return False
        return any(not row.cell(column) or column in below.carried or below.carried for column in below.filled)

    def _is_mostly_headings(self, row: Row) -> bool:
        cells = [plain(row.cells[column]) for column in row.filled if column not in row.carried]
        fits = [self._certain_roles(cell) for cell in cells]
        return (
            bool(cells)
            and sum(1 for roles in fits if roles and max(roles.values()) > 0.8) >= 0.6 * len(cells)
            and not any(self._is_data(cell) for cell in cells)
        )

    # ── columns ──────────────────────────────────────────────────────────────

    def _block(
        self, heading: Row | None, rows: Sequence[Row], above: Sequence[Row], hidden: frozenset[int] = frozenset()
    ) -> Block:
        count = max(len(heading.cells) if heading else 0, width(rows))
        headings = [plain(heading.cell(column)) if heading else "" for column in range(count)]
        texts = [[row.cell(c) for row in rows if row.cell(c) and not says_nothing(row.cell(c))] for c in range(count)]
        taken = self._told_columns(headings)
        offers = []
        liked = preference(headings, hidden)
        for column in range(count):
            for role, fit in self._offers(headings[column], texts[column]).items():
                offers.append((fit * liked[column], role in self._profile.strict, -column, role))
        used = {role: (column, 9.0) for column, (role, _) in taken.items()}
        lost: list[tuple[str, int, int]] = []
        for fit, _, negative, role in sorted(offers, reverse=True):
            column = -negative
            if fit < _MIN_SCORE or column in taken:
                continue
            if (
                role not in used
                or role in self._profile.several
                or self._same(role, used[role][0], column, headings, liked)
            ):
                taken[column] = (role, self._why(role, headings[column], texts[column]))
                used.setdefault(role, (column, fit))
            elif role in self._profile.rivalled and texts[column] and fit >= _RIVAL * used[role][1]:
                lost.append((role, used[role][0], column))
        columns = {
            column: ColumnTaken(column + 1, headings[column], *taken.get(column, (None, _unused(headings[column]))))
            for column in range(count)
            if headings[column] or texts[column]
        }
        rivals = tuple(Rival(role, columns[one], columns[two]) for role, one, two in lost if two not in taken)
        number = heading.number if heading else None
        return Block(number, tuple(columns.values()), tuple(rows), tuple(above), rivals, hidden)

    def _same(self, role: str, one: int, other: int, headings: Sequence[str], liked: Sequence[float]) -> bool:
        """Tell whether two columns stand under one heading, split by site, entity or the like, with equal right."""
        alike = role in self._profile.split and liked[one] == liked[other]
        return alike and same_heading(headings[one], headings[other])

    def _told_columns(self, headings: Sequence[str]) -> dict[int, tuple[str, str]]:
        taken: dict[int, tuple[str, str]] = {}
        folded = [fold(heading) for heading in headings]
        for role, name in self._told.items():
            column = folded.index(fold(name)) if fold(name) in folded else (_position(name) or 0) - 1
            if 0 <= column < len(headings):
                taken[column] = (role, TOLD)
        return taken

    def _offers(self, heading: str, texts: Sequence[str]) -> dict[str, float]:
        """Return role → how well the column fits it, heading and cells together."""
        offers = self.roles_of(heading) if heading else {}
        found = {role: fit * self._cells_fit(role, texts) for role, fit in offers.items()}
        for role in sorted(self._profile.by_cells) if not heading or "other" not in offers else ():
            share = self._profile.probes[role](texts) if len(texts) > 1 else 0.0
            if share >= 0.6 and (
                role in self._profile.strict or (max(offers.values(), default=0.0) < 0.9 and _are_codes(texts))
            ):
                found[role] = max(found.get(role, 0.0), 0.6 * share)
        if not heading:
            for role in ("applicable", "status"):
                probe = self._profile.probes.get(role)
                if probe and len(texts) > 2 and probe(texts) >= 0.9:
                    found[role] = 0.5
        return found

    def _cells_fit(self, role: str, texts: Sequence[str]) -> float:
        other = self._profile.doubts.get(role)
        doubt = 0.35 if other and texts and self._profile.probes[other](texts) > 0.6 else 1.0
        probe = self._profile.probes.get(role)
        if probe is None:
            return doubt
        if not texts:
            return 0.2 if role in self._profile.strict else 0.8
        share = probe(texts)
        if role in self._profile.strict and share < 0.3:
            return 0.0
        if share < 0.3 and role in self._profile.rivalled and _few_short(texts):
            return 0.6 * doubt  # a scale of the firm's own: better taken and told than passed over in silence
        return doubt * (0.5 + share if share >= 0.3 else 0.35)

    def _why(self, role: str, heading: str, texts: Sequence[str]) -> str:
        probe = self._profile.probes.get(role)
        said = f"heading {heading!r}" if heading else "no heading"
        if probe is None or not texts:
            return said
        return f"{said}, {round(probe(texts) * len(texts))} of {len(texts)} cells fit"


def _are_codes(texts: Sequence[str]) -> bool:
    """Tell whether the texts are codes with letters, each of its own: document ids, not kinds or numbers."""
    return len(set(texts)) >= 0.9 * len(texts) and all(re.search(r"[^\W\d_]", text) for text in texts)


def _few_short(texts: Sequence[str]) -> bool:
    return len(set(texts)) <= 8 and len(set(texts)) * 3 <= len(texts) and all(len(text) <= 30 for text in texts)


def _unused(heading: str) -> str:
    return "heading not known" if heading else "no heading"


def _position(name: str) -> int | None:
    """Return the column from 1 that ``3`` or ``C`` names, None for a heading."""
    if re.fullmatch(r"[1-9]\d{0,3}", name):
        return int(name)
    if re.fullmatch(r"[A-Z]{1,2}", name):
        number = 0
        for letter in name:
            number = number * 26 + ord(letter) - 64
        return number
    return None
