"""The overlay: knowledge of one's own on top of the shipped one (``--knowledge DIR``).

A folder of the same form: ``ontology/**/*.ttl`` adds triples, and a statement text there replaces ours in the
same language; ``mappings/*.sssom.tsv`` adds rows, or replaces ours by ``record_id``; ``rejected.tsv``
(columns ``record_id``, ``who``, ``when``, ``why``) takes rows out; ``decisions.tsv`` says who confirmed or amended
which row, when and why. Every replacement, rejection and decision is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import aims
from aims_graph.knowledge.files import table_of, text_of
from aims_graph.knowledge.sssom import SUFFIX, Row, editions_of, read_rows

REJECTED: Final = "rejected.tsv"
DECIDED: Final = "decisions.tsv"
T = TypeVar("T")
Pair = tuple[str, str]
"""Slugs of the source and target edition."""

_TEXT: Final = NamedNode(aims("text"))


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that somebody took out, with who, when and why, and which texts its ends had then."""

    record_id: str
    who: str
    when: str
    why: str
    subject_hash: str = ""
    object_hash: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A row that somebody confirmed or amended (``decision``), with who, when and why."""

    record_id: str
    decision: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay folder holds."""

    folder: Path
    quads: tuple[Quad, ...]
    sets: tuple[tuple[str, str, tuple[Row, ...]], ...]
    rejections: tuple[Rejection, ...]
    decisions: tuple[Decision, ...] = ()

    def apply_graph(self, store: Store) -> None:
        """Add the triples; a statement text replaces ours in the same language."""
        for quad in self.quads:
            if quad.predicate == _TEXT and isinstance(quad.object, Literal):
                for old in list(store.quads_for_pattern(quad.subject, _TEXT, None, DefaultGraph())):
                    if isinstance(old.object, Literal) and old.object.language == quad.object.language:
                        store.remove(old)
            store.add(Quad(quad.subject, quad.predicate, quad.object))

    def apply_rows(self, shipped: Mapping[Pair, Sequence[Row]]) -> dict[Pair, tuple[Row, ...]]:
        """Return the rows by pair of editions, with rows added, replaced by record id, or rejected."""
        out_of_use = {rejection.record_id for rejection in self.rejections}
        sets = {pair: {row.record_id: row for row in rows} for pair, rows in shipped.items()}
        for source, target, rows in self.sets:
            sets.setdefault((source, target), {}).update({row.record_id: row for row in rows})
        return {pair: tuple(row for key, row in rows.items() if key not in out_of_use) for pair, rows in sets.items()}


def read_overlay(folder: Path) -> Overlay:
    """Return the overlay in ``folder``. Raises ``InputError`` with every fault of it."""
    if not folder.is_dir():
        raise InputError(Problem("no-overlay", "there is no such folder of knowledge.", file=str(folder)))
    problems: list[Problem] = []

    def attempt(read: Callable[[Path], list[T]], path: Path) -> list[T]:
        try:
            return read(path)
        except InputError as error:
            problems.extend(error.problems)
            return []

    quads = [quad for path in sorted((folder / "ontology").rglob("*.ttl")) for quad in attempt(_quads, path)]
    sets = [
        (*editions_of(path), tuple(attempt(read_rows, path)))
        for path in sorted((folder / "mappings").glob("*" + SUFFIX))
    ]
    rejections = attempt(read_rejections, folder / REJECTED)
    decisions = attempt(read_decisions, folder / DECIDED)
    if problems:
        raise InputError(problems)
    return Overlay(folder, tuple(quads), tuple(sets), tuple(rejections), tuple(decisions))


def _quads(path: Path) -> list[Quad]:
    try:
        return list(parse(path=str(path), format=RdfFormat.TURTLE))
    except OSError as error:
        raise InputError(
            Problem("unreadable", f"the file cannot be read: {error.strerror or error}.", file=path.name)
        ) from error
    except (SyntaxError, ValueError) as error:
        raise InputError(Problem("unreadable", f"not readable as Turtle: {error}.", file=path.name)) from error


def read_rejections(path: Path) -> list[Rejection]:
    """Return the rejections in the file at ``path``, none where there is no such file. Raises ``InputError``."""
    rows = _table(path, ("record_id", "who", "when", "why"))
    return [
        Rejection(
            row["record_id"], row["who"], row["when"], row["why"], row.get("subject_hash") or "", row.get("object_hash") or "",
        )
        for row in rows
    ]  # fmt: skip


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions in the file at ``path``, none where there is no such file. Raises ``InputError``."""
    names = ("record_id", "decision", "who", "when", "why")
    return [Decision(*(row[name] for name in names)) for row in _table(path, names)]


def _table(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    if not path.exists():
        return []
    rows = list(table_of(path, text_of(path).splitlines()))
    said = f"{', '.join(needed[:-1])} and {needed[-1]}"
    what = "a rejection" if path.name == REJECTED else "a decision"
    problems = [
        Problem(
            "rejection" if path.name == REJECTED else "decision", f"{what} needs {said}.", file=path.name, row=number
        )
        for number, row in enumerate(rows, 2)
        if not all((row.get(name) or "").strip() for name in needed)
    ]
    if problems:
        raise InputError(problems)
    return rows
