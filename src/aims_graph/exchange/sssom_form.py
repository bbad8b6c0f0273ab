"""SSSOM/TSV of anybody: any prefixes, columns in any order, metadata in the file or beside it (SSSOM 1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from aims_graph.base.errors import Problem
from aims_graph.base.terms import NO_TERM_FOUND, PREFIXES
from aims_graph.exchange.crosswalk import NOTHING, Crosswalk, Entry
from aims_graph.exchange.relations import relation_of
from aims_graph.exchange.safely import lines_of, refused, whole_text, yaml_tree
from aims_graph.exchange.tables import records, separator_of, tab_records

_NEEDED: Final = ("subject_id", "predicate_id", "object_id")
_APART: Final = frozenset({*_NEEDED, "subject_label", "object_label"})
_PROPAGATED: Final = (
    "mapping_justification", "mapping_date", "author_id", "reviewer_id", "subject_source", "object_source",
    "predicate_id", "confidence",
)  # fmt: skip
"""Slots that the metadata may state once for all rows."""

BUILT_IN: Final[Mapping[str, str]] = {
    **{name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "skos", "sssom")},
    "semapv": "https://w3id.org/semapv/vocab/",
}
"""Prefixes that a SSSOM file need not declare."""


def read_sssom(path: Path, metadata: Path | None = None) -> Crosswalk:
    """Return what a SSSOM/TSV file holds. ``metadata``: the YAML file with its metadata, where apart.

    Raises ``InputError`` where it is none, or beyond the limits of reading.
    """
    lines = lines_of(path)
    head: list[str] = []
    first = ""
    for line in lines:
        if not line.startswith("#"):
            first = line
            break
        head.append(line)
    outside = metadata or _beside(path)
    stated = _metadata(whole_text(outside), outside) if outside else {}
    inside = _metadata("".join(line[1:] for line in head), path) if head else {}
    stated = {**stated, **inside}
    separator = "\t" if "\t" in first else separator_of(first)
    rest = chain([first], lines)
    table = tab_records(path, rest, len(head)) if separator == "\t" else records(path, rest, separator, len(head))
    _, heads = next(table, (0, []))
    columns = [cell.strip() for cell in heads]
    missing = [name for name in _NEEDED if name not in columns and not stated.get(name)]
    if missing:
        raise refused("columns", "the SSSOM file lacks columns.", path, row=len(head) + 1, expected=", ".join(missing))
    entries, problems = _entries(path, table, columns, stated)
    curie_map = stated.get("curie_map")
    prefixes = {**BUILT_IN, **(curie_map if isinstance(curie_map, dict) else {})}
    return Crosswalk(
        file=path.name,
        form="sssom",
        entries=entries,
        prefixes={name: iri for name, iri in prefixes.items() if isinstance(iri, str)},
        metadata={name: value for name, value in stated.items() if isinstance(value, str)} | {"columns": " ".join(columns)},
        problems=problems,
    )  # fmt: skip


def _beside(path: Path) -> Path | None:
    """Return the file with the metadata that stands beside the table, as SSSOM names it."""
    stem = path.name.removesuffix(".gz").rpartition(".")[0]
    short = stem.removesuffix(".sssom")
    names = (
        f"{stem}.yml",
        f"{stem}.yaml",
        f"{short}.sssom.yml",
        f"{short}.yml",
        f"{short}-meta.yml",
        f"{short}_metadata.yml",
    )
    return next((found for name in names if (found := path.with_name(name)).is_file()), None)


def _metadata(text: str, path: Path) -> dict[str, Any]:
    tree = yaml_tree(text, path)
    if not isinstance(tree, dict):
        raise refused("metadata", "the metadata is not a list of slots.", path, expected="YAML such as `license: …`")
    return tree


def _entries(
    path: Path, table: Iterator[tuple[int, list[str]]], columns: list[str], stated: Mapping[str, Any]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    places = {name: place for place, name in enumerate(columns)}
    general = {name: value for name in _PROPAGATED if name not in places and isinstance(value := stated.get(name), str)}
    others = [(name, place) for name, place in places.items() if name not in _APART and name]
    why = next((name for name in ("rationale", "comment", "curation_rule_text") if name in places), "")
    entries: list[Entry] = []
    problems: list[Problem] = []
    width = len(columns)
    words: dict[str, str | None] = {}

    def cell(cells: list[str], name: str) -> str:
        place = places.get(name)
        return cells[place].strip() if place is not None else general.get(name, "")

    for number, cells in table:
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        elif len(cells) > width and any(extra.strip() for extra in cells[width:]):
            problems.append(Problem("ragged-row", "the row has more cells than the head.", "warning", path.name,
                                    row=number, found=str(len(cells)), expected=str(width)))  # fmt: skip
        slots = {name: value for name, place in others if (value := cells[place].strip())}
        if why and why != "rationale" and why in slots:
            slots["rationale"] = slots[why]
        word = cell(cells, "predicate_id")
        if word not in words:
            words[word] = relation_of(word)
        relation = words[word] if slots.get("predicate_modifier") != "Not" else None
        entries.append(
            Entry(
                row=number,
                source=_nothing(cell(cells, "subject_id")),
                relation=relation,
                target=_nothing(cell(cells, "object_id")),
                word=word if relation or slots.get("predicate_modifier") != "Not" else f"Not {word}",
                source_title=cell(cells, "subject_label"),
                target_title=cell(cells, "object_label"),
                source_set=slots.get("subject_source", general.get("subject_source", "")),
                target_set=slots.get("object_source", general.get("object_source", "")),
                slots={**general, **slots},
            )
        )
    return tuple(entries), tuple(problems)


def _nothing(text: str) -> str:
    return NOTHING if text == NO_TERM_FOUND else text
