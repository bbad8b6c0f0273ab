"""``assess``, ``report``, ``why``, ``demo``: the main job."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from aims_graph import api
from aims_graph.assess.item_findings import item_json
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.run import Run
from aims_graph.assess.why import why_lines
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.cli.days import day_asked
from aims_graph.cli.out import as_csv, as_json, emit, many_systems, names, note, table, words
from aims_graph.cli.redacting import as_asked

_SEVERITIES = {"violation": ("Violation",), "warning": ("Violation", "Warning")}


def _run(arguments: argparse.Namespace, *, judge: bool = True) -> Run:
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = as_asked(api.read_organisation(arguments.org, knowledge), knowledge, arguments)
    targets = names(arguments.target) or []
    if not targets:
        raise UsageError("--target names no framework; the default is iso42001")
    day = day_asked(arguments.as_of)
    many = many_systems(sum(kind == "unitSystem" for _, kind in handed.units))
    if many and not (arguments.unit or arguments.entity or arguments.wave):
        note(many)
    run = api.assess(
        knowledge,
        handed,
        as_of=day,
        targets=targets,
        held=names(arguments.held),
        law=arguments.law,
        engine=arguments.engine,
        judge=judge,
        units=names(arguments.unit) or (),
        entities=names(arguments.entity) or (),
        waves=waves_asked(arguments.wave),
    )
    note(f"{run.result.organisation}: {len(run.result.items)} items as of {day.isoformat()}")
    if not run.result.items:
        note(
            "nothing is asked yet: no facts put a system into a class of the AI Act; `classify` says which are missing"
        )
    return run


def waves_asked(text: str | None) -> list[int]:
    """Return the waves that ``--wave`` names. Raises ``UsageError`` where one is no number."""
    found = names(text) or []
    wrong = [wave for wave in found if not wave.isdecimal()]
    if wrong:
        raise UsageError(f"--wave takes numbers, such as 2; found {wrong[0]!r}")
    return [int(wave) for wave in found]


def _exit(arguments: argparse.Namespace, result: AssessmentResult) -> int:
    severities = _SEVERITIES.get(arguments.fail_on or "", ())
    return int(any(item.severity in severities for item in result.items if item.counted))


def assess(arguments: argparse.Namespace) -> int:
    """Print every item with its state and action, or write the graph."""
    run = _run(arguments)
    if arguments.format == "ttl":
        from aims_graph.assess.run import derived_triples
        from aims_graph.graph.store import turtle

        text = turtle(derived_triples(run)).decode()
    elif arguments.format == "json":
        text = run.result.dumps()
    else:
        heads, rows = item_rows(run.result, arguments.lang)
        text = as_csv(rows, heads) if arguments.format == "csv" else _items_table(run.result, arguments.lang)
    emit(text, arguments.output)
    return _exit(arguments, run.result)


def item_rows(result: AssessmentResult, lang: str) -> tuple[list[str], list[list[object]]]:
    """Return the heads and the rows of the table of items."""
    heads = [
        "item", "requirement", "title", "statement", "state", "action", "basis", "severity", "causes", "observations",
        "to_do", "reuse_standing", "blocks", "effort", "owner_role", "order", "rows", "delta",
    ]  # fmt: skip
    return heads, [_item_row(item, lang) for item in result.items]


def _item_row(item: Item, lang: str) -> list[object]:
    leading = [row for row in item.rows if not row.outranked]
    serves = item.action in ("reuse", "extend", "candidate")
    delta = " | ".join(words(row.delta, lang) for row in leading if row.delta and serves)
    return [
        item.id, item.requirement, item.requirement_title, words(item.text, lang), item.state, item.action, item.basis,
        item.severity, " ".join(item.causes), " ".join(item.observations),
        " | ".join(words(remedy.text, lang) for remedy in item.remedies), item.reuse_standing, item.blocks,
        item.effort, item.owner_role, item.order or None, " ".join(row.source for row in leading), delta,
    ]  # fmt: skip


def _items_table(result: AssessmentResult, lang: str) -> str:
    def label(code: str | None) -> str:
        return words(result.labels.get(code, {"en": code}), lang) if code else ""

    heads = ["item", "state", "action", "leans on", "statement"]
    if lang == "es":
        heads = ["elemento", "estado", "acción", "se apoya en", "enunciado"]
    rows = [
        [item.id, label(item.state), label(item.action), _leans_on(item), words(item.text, lang)]
        for item in result.items
    ]
    lines = [table(rows, heads), ""]
    lines += [f"{words(count.label, lang)}: {count.value}" for count in result.counts if count.value]
    return "\n".join(lines)


def _leans_on(item: Item) -> str:
    if item.addresses:
        return ", ".join(dict.fromkeys(use.artefact.removeprefix("artefact/") for use in item.addresses))
    if item.action == "candidate" and item.candidates:
        return ", ".join(candidate.removeprefix("artefact/") for candidate in item.candidates[:2])
    return ", ".join(row.source for row in item.rows[:2] if not row.outranked)


def report(arguments: argparse.Namespace) -> int:
    """Write the integration report in the formats asked for and say where it is."""
    from aims_graph.reports import write_report

    run = _run(arguments)
    formats = names(arguments.format) or []
    for path in write_report(run.result, arguments.output, formats=formats, lang=arguments.lang):
        print(path)
    return _exit(arguments, run.result)


def why(arguments: argparse.Namespace) -> int:
    """Print what one item leans on, down to rows of files, mapping rows and rules."""
    run = _run(arguments, judge=False)
    item = find_item(run.result, arguments.item)
    if arguments.format == "json":
        emit(as_json(item_json(run.result, item)), arguments.output)
    else:
        emit("\n".join(why_lines(run.result, item, arguments.lang)), arguments.output)
    return 0


def find_item(result: AssessmentResult, text: str) -> Item:
    """Return the item that ``text`` names. Raises ``InputError`` with the nearest item where there is none."""
    import difflib

    found = result.item(text)
    if found is not None:
        return found
    same = [item.id for item in result.items if item.statement == text]
    below = [item.id for item in result.items if item.requirement == text]
    known = [item.id for item in result.items] + [item.statement for item in result.items]
    nearest = difflib.get_close_matches(text, known, n=1, cutoff=0.5)
    message = "this names several items; say which." if same or below else "there is no such item in this assessment."
    raise InputError(
        Problem(
            "unknown-item",
            message,
            found=text,
            expected=", ".join((same or below)[:6]) or "statement[@unit]",
            nearest=None if same or below else (nearest[0] if nearest else None),
        )
    )


def demo(arguments: argparse.Namespace) -> int:
    """Run the main job on the shipped organisation: its own files in, the report out."""
    from aims_graph.cli.example import import_example
    from aims_graph.reports import write_report

    knowledge = api.load_knowledge(arguments.knowledge)
    handed = import_example(knowledge)
    run = api.assess(knowledge, handed, as_of=day_asked(arguments.as_of))
    paths: Sequence[Path] = write_report(
        run.result, arguments.output, formats=["html", "xlsx", "json"], lang=arguments.lang
    )
    for count in run.result.counts:
        if count.value and count.id.startswith(("items-by-action", "requirements-by-state")):
            print(f"{words(count.label, arguments.lang)}: {count.value}")
    print("the integration report is in " + ", ".join(str(path) for path in paths))
    return 0
