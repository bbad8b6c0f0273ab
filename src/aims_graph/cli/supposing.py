"""``what-if``: what would follow from a change, before it happens."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import date
from pathlib import Path

from aims_graph import api
from aims_graph.assess.difference import difference
from aims_graph.assess.question import Handed, Law
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.what_if import KINDS, Change, WhatIf, supposing
from aims_graph.cli.days import day_asked
from aims_graph.cli.differing import difference_lines, difference_rows
from aims_graph.cli.out import as_csv, as_json, emit, names, note
from aims_graph.knowledge.deciding import Decisions, Verdict
from aims_graph.knowledge.knowledge import Knowledge

_HEADS = {"en": ("Supposed", "seen from"), "es": ("Se supone", "visto desde")}


def what_if(arguments: argparse.Namespace) -> int:
    """Print what differs between the organisation as it is and with the changes made. Stores nothing."""
    found = _found(arguments)
    if arguments.format == "json":
        emit(as_json({"supposed": list(found.supposed), **found.difference.to_json()}), arguments.output)
    elif arguments.format == "csv":
        heads, rows = difference_rows(found.difference, arguments.lang)
        emit(as_csv(rows, heads), arguments.output)
    else:
        supposed, seen = _HEADS[arguments.lang]
        sides = found.difference.before, found.difference.after
        head = f"{supposed}: {'; '.join(found.supposed) or '–'} ({seen} {sides[0].as_of} → {sides[1].as_of})"
        emit("\n".join([head, "", *difference_lines(found.difference, arguments.lang)]).rstrip(), arguments.output)
    return 0


def _found(arguments: argparse.Namespace) -> WhatIf:
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = api.read_organisation(arguments.org, knowledge)
    day = day_asked(arguments.as_of)
    then = day_asked(arguments.then) if arguments.then else day
    changes = [Change(kind, about) for kind in KINDS for about in getattr(arguments, kind)]
    targets = names(arguments.target) or ["iso42001"]
    held = names(arguments.held)
    if held is None:
        held = [slug for slug in handed.held if slug not in map(api.edition, targets)] or None
    changed = supposing(handed, changes, knowledge.catalogue, api.edition(targets[0]))

    def run(known: Knowledge, data: Handed, as_of: date, law: Law) -> AssessmentResult:
        return api.assess(known, data, as_of=as_of, targets=targets, held=held, law=law, engine=arguments.engine).result

    before = run(knowledge, handed, day, arguments.law)
    after = run(_decided(knowledge, arguments, day), changed, then, arguments.then_law or arguments.law)
    note(f"{after.organisation}: {len(before.items)} items before, {len(after.items)} after")
    said = [f"{change.kind} {change.about}" for change in changes]
    said += [f"{verb} {row}" for verb in ("confirm", "reject") for row in getattr(arguments, verb)]
    said += [f"as of {then.isoformat()}"] if then != day else []
    said += [f"law {arguments.then_law}"] if arguments.then_law else []
    return WhatIf(tuple(said), difference(before, after))


def _decided(knowledge: Knowledge, arguments: argparse.Namespace, day: date) -> Knowledge:
    """Return the knowledge with rows confirmed and rejected as ``confirm`` and ``reject`` would, in a copy."""
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
