"""``scope``: how each unit stands in the scope of the management system, and what each change of it does.

A change in force is told against the same day without it; one to come, on its day against the day before.
"""

from __future__ import annotations

import argparse
from datetime import date

from aims_graph import api
from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.scope_effects import Effects, scope_effects, scope_json
from aims_graph.assess.scope_words import effect_lines, scope_lines
from aims_graph.cli.assessing import waves_asked
from aims_graph.cli.days import day_asked
from aims_graph.cli.out import as_json, emit, names
from aims_graph.knowledge.knowledge import Knowledge


def scope(arguments: argparse.Namespace) -> int:
    """Print the scope; with ``--effect`` also what each signed entry changes: items, effort, days of duties."""
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = api.read_organisation(arguments.org, knowledge)
    day = day_asked(arguments.as_of)

    def assessed(given: Handed, on: date) -> AssessmentResult:
        return api.assess(
            knowledge, given, as_of=on, targets=names(arguments.target) or [], held=names(arguments.held),
            law=arguments.law, engine=arguments.engine, judge=False, units=names(arguments.unit) or (),
            entities=names(arguments.entity) or (), waves=waves_asked(arguments.wave),
        ).result  # fmt: skip

    result = assessed(handed, day)
    effects = scope_effects(handed, result, day, assessed) if arguments.effect else None
    emit(_text(result, effects, arguments, knowledge), arguments.output)
    return 0


def _text(
    result: AssessmentResult, effects: Effects | None, arguments: argparse.Namespace, knowledge: Knowledge
) -> str:
    if arguments.format == "json":
        return as_json(scope_json(result, effects))
    lines = scope_lines(result, knowledge.catalogue, arguments.lang)
    for line, found in effects or ():
        lines += ["", *effect_lines(line, found, arguments.lang)]
    return "\n".join(lines)
