"""``authority-pack``: what to hand to an authority about one AI system on a reasoned request."""

from __future__ import annotations

import argparse

from aims_graph import api
from aims_graph.base.errors import UsageError
from aims_graph.cli.days import day_asked
from aims_graph.cli.out import names, note
from aims_graph.cli.redacting import as_asked


def authority_pack(arguments: argparse.Namespace) -> int:
    """Write the pack of one system in the formats asked for and say where it is."""
    from aims_graph.knowledge.annexes import annex_lists
    from aims_graph.reports.pack import build_pack, find_system
    from aims_graph.reports.pack_write import write_pack

    targets = names(arguments.target) or []
    if "aiact" not in targets:
        raise UsageError(
            "an authority pack is about duties of the AI Act; --target has to name aiact, which is the default"
        )
    knowledge = api.load_knowledge(arguments.knowledge)
    handed = as_asked(api.read_organisation(arguments.org, knowledge), knowledge, arguments)
    day = day_asked(arguments.as_of)
    held = names(arguments.held)
    if held is None and not handed.held:
        held = [api.NONE_HELD]  # a pack leans on documents, not on what a system held lets presume
    run = api.assess(
        knowledge,
        handed,
        as_of=day,
        targets=targets,
        held=held,
        law=arguments.law,
        engine=arguments.engine,
        judge=False,
    )
    unit = find_system(run.result, arguments.system)
    pack = build_pack(run.result, unit, annex_lists(knowledge.catalogue), arguments.lang)
    note(f"{run.result.organisation}, {unit.id}: {len(pack.duties())} duties as of {day.isoformat()}")
    for path in write_pack(pack, arguments.output, names(arguments.format) or []):
        print(path)
    return 0
