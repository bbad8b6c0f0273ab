"""``classify``: what each AI system is under the EU AI Act, and why."""

from __future__ import annotations

import argparse
import difflib
from dataclasses import replace

from aims_graph import api
from aims_graph.assess.classification import Classification
from aims_graph.assess.classify_lines import HEADS, classification_lines, classification_rows
from aims_graph.base.errors import InputError, Problem
from aims_graph.cli.days import day_asked
from aims_graph.cli.out import as_csv, emit, note


def classify(arguments: argparse.Namespace) -> int:
    """Print the class of every system, or of one, with the reasons."""
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = api.read_organisation(arguments.org, knowledge)
    day = day_asked(arguments.as_of)
    result = api.classify(knowledge, handed, as_of=day, law=arguments.law, engine=arguments.engine)
    if arguments.system is not None:
        result = _only(result, arguments.system)
    note(f"{result.organisation}: {len(result.units)} units as of {day.isoformat()}")
    if arguments.format == "json":
        emit(result.dumps(), arguments.output)
    elif arguments.format == "csv":
        emit(as_csv(classification_rows(result), HEADS), arguments.output)
    else:
        emit("\n".join(classification_lines(result, arguments.lang)), arguments.output)
    return 0


def _only(result: Classification, name: str) -> Classification:
    unit = result.unit(name)
    if unit is not None:
        return replace(result, units=(unit,))
    known = [unit.unit for unit in result.units]
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    raise InputError(
        Problem(
            "unknown-unit",
            "there is no such unit in this organisation.",
            found=name,
            expected=", ".join(known[:8]),
            nearest=nearest[0] if nearest else None,
        )
    )
