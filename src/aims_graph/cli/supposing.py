"""``what-if``: what would follow from a change, before it happens."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from aims_graph import api
from aims_graph.assess.supposals import Change, contradiction
from aims_graph.assess.what_if import KINDS, WhatIf
from aims_graph.cli.assessing import waves_asked
from aims_graph.cli.days import day_asked
from aims_graph.cli.differing import difference_lines, difference_rows
from aims_graph.cli.out import as_csv, as_json, emit, names, note, words
from aims_graph.knowledge.deciding import Decisions, Verdict
from aims_graph.knowledge.knowledge import Knowledge

_HEADS = {"en": ("Supposed", "seen from"), "es": ("Se supone", "visto desde")}
_ROWS = ("confirm", "reject")


def what_if(arguments: argparse.Namespace) -> int:
    """Print what differs between the organisation as it is and with the changes made. Stores nothing."""
    found = _found(arguments)
    if arguments.format == "json":
        emit(as_json({"supposed": list(found.supposed), **found.difference.to_json()}), arguments.output)
    elif arguments.format == "csv":
        heads, rows = difference_rows(found.difference, arguments.lang)
        emit(as_csv(rows, heads), arguments.output)
    elif arguments.format == "html":
        from aims_graph.reports.what_if_page import render_what_if

        emit(render_what_if(found, arguments.lang), arguments.output)
    else:
        supposed, seen = _HEADS[arguments.lang]
        sides = found.difference.before, found.difference.after
        said = "; ".join(words(text, arguments.lang) for text in found.supposed) or "–"
        head = f"{supposed}: {said} ({seen} {sides[0].as_of} → {sides[1].as_of})"
        emit("\n".join([head, "", *difference_lines(found.difference, arguments.lang)]).rstrip(), arguments.output)
    return 0


def _found(arguments: argparse.Namespace) -> WhatIf:
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = api.read_organisation(arguments.org, knowledge)
    day = day_asked(arguments.as_of)
    then = day_asked(arguments.then) if arguments.then else day
    changes = [Change(kind, about) for kind in KINDS for about in getattr(arguments, kind)]
    decided = [Change(verb, row) for verb in _ROWS for row in getattr(arguments, verb)]
    found = api.what_if(
        knowledge,
        handed,
        changes,
        as_of=day,
        then=then,
        targets=names(arguments.target) or ["iso42001"],
        held=names(arguments.held),
        law=arguments.law,
        then_law=arguments.then_law,
        engine=arguments.engine,
        decided=_decided(knowledge, arguments, day),
        units=names(arguments.unit) or (),
        entities=names(arguments.entity) or (),
        waves=waves_asked(arguments.wave),
    )
    for change in changes:
        if change.day > then.isoformat():
            note(f"{change.about}: nothing of it shows before {change.day}; say --then {change.day} or a later day")
    return replace(found, supposed=(*found.supposed, *(change.words() for change in decided)))


def _decided(knowledge: Knowledge, arguments: argparse.Namespace, day: date) -> Knowledge:
    """Return the knowledge with rows confirmed and rejected as ``confirm`` and ``reject`` would, in a copy."""
    both = sorted({_record(row) for row in arguments.confirm} & {_record(row) for row in arguments.reject})
    if both:
        raise contradiction(f"--confirm {both[0]}", f"--reject {both[0]}")
    if not (arguments.confirm or arguments.reject):
        return knowledge
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        if arguments.knowledge is not None:
            shutil.copytree(arguments.knowledge, own)
        verdict = Verdict("what-if", day.isoformat(), "supposed")
        for row in arguments.confirm:
            Decisions(own, version=api.version()).confirm(row, verdict)
        for row in arguments.reject:
            Decisions(own, version=api.version()).reject(row, verdict)
        known = api.load_knowledge(own)
        _ = known.digest, known.store  # read while the copy is there
        return known


def _record(row: str) -> str:
    return row.strip().removeprefix("mapping:")
