"""What the importers took each table and column for, and why: told to the person who handed the file in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aims_graph.base.errors import ENGLISH, Problem, Words, in_words, say
from aims_graph.intake.heading_words import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class ColumnTaken:
    """A column: its number from 1, its heading, the role it was given (None: not used), and why."""

    number: int
    heading: str
    role: str | None
    why: str


@dataclass(frozen=True, slots=True)
class TableTaken:
    """A table: what it was taken for (None: not read), how many rows gave something, what was left out."""

    file: str
    sheet: str | None
    section: str
    first_row: int
    kind: str | None
    why: str
    columns: tuple[ColumnTaken, ...] = ()
    rows_read: int = 0
    left_out: tuple[tuple[str, int], ...] = ()

    def lines(self) -> list[str]:
        """Return the table's part of the report."""
        place = f"{self.file}, " + (f"sheet {self.sheet}, " if self.sheet else "") + f"from row {self.first_row}"
        if self.kind is None:
            return [f"{place}: not read; {self.why}"]
        lines = [f"{place}: {self.kind}; {self.rows_read} rows read; {self.why}"]
        for column in self.columns:
            taken = ROLE_NAMES.get(column.role, column.role) if column.role else "not used"
            lines.append(f"  column {column.number} {column.heading or '(no heading)'!r}: {taken} ({column.why})")
        lines += [f"  left out: {count} × {reason}" for reason, count in self.left_out]
        return lines


@dataclass(frozen=True, slots=True)
class Joined:
    """A reference as written, the control it stands at, and the artefact it joined (its title) or None."""

    control: str
    text: str
    artefact: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """The whole report of an import."""

    tables: tuple[TableTaken, ...]
    framework: str | None = None
    framework_why: str = ""
    notes: tuple[str, ...] = ()
    references: tuple[Joined, ...] = ()
    not_told: tuple[str, ...] = ()
    """What the files left open, said last."""

    @property
    def joined(self) -> tuple[Joined, ...]:
        """The references that joined an artefact."""
        return tuple(reference for reference in self.references if reference.artefact is not None)

    @property
    def unresolved(self) -> tuple[Joined, ...]:
        """The references that joined nothing."""
        return tuple(reference for reference in self.references if reference.artefact is None)

    def lines(self) -> list[str]:
        """Return the report as lines for a terminal."""
        lines = [f"standard: {self.framework} ({self.framework_why})"] if self.framework else []
        lines += list(self.notes)
        above: TableTaken | None = None
        for table in self.tables:
            own = table.lines()
            if (
                above
                and table.kind
                and [(c.heading, c.role) for c in table.columns] == [(c.heading, c.role) for c in above.columns]
            ):
                own = [
                    own[0] + "; columns as above",
                    *(line for line in own if line.startswith("  left out")),
                ]
            lines += own
            above = table if table.kind else above
        if self.references:
            lines.append(f"references: {len(self.joined)} joined, {len(self.unresolved)} unresolved")
            lines += [f"  {how}: {count}" for how, count in sorted(Counter(r.how for r in self.joined).items())]
            texts = Counter(reference.text for reference in self.unresolved)
            lines += [f"  unresolved: {text}" + (f" ({n} times)" if n > 1 else "") for text, n in texts.items()]
        return [*lines, *self.not_told]


def told(problems: Iterable[Problem], at_most: int = 5, words: Words = ENGLISH) -> list[str]:
    """Return the problems as sentences, errors first; of many warnings of one kind a few and a count."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    seen: Counter[tuple[str | None, str]] = Counter()
    lines = []
    for problem in ordered:
        key = (problem.file, problem.code)
        seen[key] += 1
        if problem.severity == "error" or seen[key] <= at_most:
            lines.append(f"{in_words(problem.severity, words)}: {problem.sentence(words)}")
    for (file, code), count in seen.items():
        warnings = sum(1 for p in ordered if (p.file, p.code) == (file, code) and p.severity == "warning")
        if count == warnings > at_most:
            more = in_words(say("{n} more of the kind {code}", n=count - at_most, code=code), words)
            lines.append(f"{in_words('warning', words)}: {file or in_words('input', words)}: {more}")
    return lines
