"""``map --coverage`` and ``map --false-friends``: how two editions stand to one another, both directions."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.cli.looking_up import within
from aims_graph.cli.out import as_csv, as_json, emit, words, wrap
from aims_graph.cli.show_words import WORDS
from aims_graph.knowledge.covering import pair_coverage
from aims_graph.knowledge.knowledge import Knowledge

End = tuple[str, str | None]
"""The slug of an edition, and an id in it where one is named."""


def coverage_table(knowledge: Knowledge, source: End, target: End, arguments: argparse.Namespace) -> int:
    """Print statements by state of mapping from A to B and from B to A, seen from either side.

    Raises ``UsageError`` where an id or another format is asked for, ``InputError`` where nobody has mapped the two.
    """
    if source[1] or target[1]:
        raise UsageError("--coverage counts whole editions: name two frameworks, such as iso27001 iso42001")
    lines = pair_coverage(knowledge, [(source[0], target[0]), (target[0], source[0])])
    if not lines:
        raise nobody_has_mapped(knowledge, source[0], target[0])
    if _form(arguments) == "json":
        emit(as_json([asdict(line) for line in lines]), arguments.output)
        return 0
    said = WORDS[arguments.lang]
    if _form(arguments) == "csv":
        cells = [[line.source, line.target, line.side, line.total, *line.states.values()] for line in lines]
        emit(as_csv(cells, ["from", "to", "side", "all", *lines[0].states]), arguments.output)
        return 0
    out = []
    for line in lines:
        seen = said[f"coverage-{line.side}"].format(source=line.source_title, target=line.target_title, n=line.total)
        labels = ((words(knowledge.catalogue.label(state), arguments.lang), n) for state, n in line.states.items())
        out += [
            f"{line.source_title} → {line.target_title}, {seen}",
            *(f"  {n:>5}  {label}" for label, n in labels),
            "",
        ]
    emit("\n".join([*out, said["coverage-note"]]), arguments.output)
    return 0


def false_friends_table(knowledge: Knowledge, source: End, target: End, arguments: argparse.Namespace) -> int:
    """Print what has a like name or number in A and B and means something else, whichever set says so.

    Raises ``UsageError`` for another format, ``InputError`` where nobody has mapped the two.
    """
    catalogue, lang = knowledge.catalogue, arguments.lang
    groups = [g for g in knowledge.mapping_sets if {g.source, g.target} == {source[0], target[0]}]
    if not groups:
        raise nobody_has_mapped(knowledge, source[0], target[0])
    found: list[dict[str, str]] = []
    for group in groups:
        for row in group.rows:
            ends = (row.subject_id, row.object_id)
            here, there = ends if group.source == source[0] else ends[::-1]
            inside = within(knowledge, here, source[1], False) and within(knowledge, there, target[1], False)
            if row.relation == "noRelationship" and inside:
                titles = [words(catalogue.titles(end), lang) for end in (here, there)]
                found.append(
                    {
                        "record_id": row.record_id,
                        "source": here,
                        "source_title": titles[0],
                        "target": there,
                        "target_title": titles[1],
                        "reason": words(row.rationales, lang),
                    }
                )
    form = _form(arguments)
    if form == "json":
        emit(as_json(found), arguments.output)
    elif form == "csv":
        heads = ["record_id", "source", "source_title", "target", "target_title", "reason"]
        emit(as_csv([[row[head] for head in heads] for row in found], heads), arguments.output)
    else:
        out = (
            f"{row['source']} {row['source_title']} ≠ {row['target']} {row['target_title']}\n{wrap(row['reason'], 2)}"
            for row in found
        )
        emit("\n".join(out) or WORDS[lang]["friends-none"], arguments.output)
    return 0


def _form(arguments: argparse.Namespace) -> str:
    form = str(arguments.format or "table")
    if form not in ("table", "csv", "json"):
        raise UsageError(f"this table is written as table, csv or json, not as {form}")
    return form


def nobody_has_mapped(knowledge: Knowledge, source: str, target: str) -> InputError:
    """Return the error for a pair of editions without a mapping set, with the pairs that have one."""
    return InputError(
        Problem(
            "no-mapping-set",
            "nobody has mapped these two yet.",
            found=f"{source} to {target}",
            expected=", ".join(f"{g.source} to {g.target}" for g in knowledge.mapping_sets),
        )
    )
