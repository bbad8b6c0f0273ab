"""``lint`` and ``export``, and the formats of ``map``: crosswalks in and out."""

from __future__ import annotations

import argparse
from pathlib import Path

from aims_graph import api
from aims_graph.base.errors import UsageError
from aims_graph.base.terms import EDITIONS
from aims_graph.cli.out import as_json, emit, note, table
from aims_graph.exchange.crosswalk import Written
from aims_graph.exchange.lint import LintReport, lint_files
from aims_graph.exchange.lint_words import note_sentence, word
from aims_graph.knowledge.knowledge import Knowledge

_SHOWN = 200
"""How many findings a table shows."""


def lint(arguments: argparse.Namespace) -> int:
    """Say what is wrong with somebody's crosswalk."""
    catalogue = api.load_knowledge(arguments.knowledge).catalogue
    report = lint_files(
        arguments.files,
        catalogue,
        metadata=arguments.metadata,
        source=_framework(arguments.source),
        target=_framework(arguments.target),
    )
    emit(_shown(report, arguments.format, arguments.lang), arguments.output)
    fails = {"error": ("error",), "violation": ("error",), "warning": ("error", "warning")}
    return int(any(report.count(severity) for severity in fails.get(arguments.fail_on or "", ())))


def _framework(name: str | None) -> str:
    return api.edition(name) if name else ""


def _shown(report: LintReport, form: str, lang: str) -> str:
    if form == "json":
        return as_json(report.to_json(lang))
    if form == "sarif":
        from aims_graph.exchange.sarif import to_sarif

        return as_json(to_sarif(report, version=api.version(), lang=lang))
    counts = {name: report.count(name) for name in ("error", "warning", "info")}
    lines = [word("counts", lang).format(rows=report.rows, findings=len(report.findings), **counts)]
    shown = report.findings[:_SHOWN]
    if shown:
        heads = [word(name, lang) for name in ("severity", "rule", "place", "what")]
        cells = [[word(f.severity, lang), f.rule, f.where(lang), f.full(lang)] for f in shown]
        lines = [table(cells, heads, whole=True), "", *lines]
    if len(report.findings) > _SHOWN:
        lines.append(word("more", lang).format(n=len(report.findings) - _SHOWN))
    return "\n".join(lines)


def export(arguments: argparse.Namespace) -> int:
    """Write an edition for another tool, its ids and official titles; or an organisation as Turtle."""
    knowledge = api.load_knowledge(arguments.knowledge)
    if arguments.what == "organisation":
        return _export_organisation(arguments, knowledge)
    slug = api.edition(arguments.framework)
    prefix = next(prefix for prefix, known in EDITIONS.items() if known == slug)
    if arguments.what == "oscal-catalog":
        from aims_graph.exchange.oscal_catalog import write_oscal_catalog

        emit(write_oscal_catalog(knowledge, prefix, api.version()), arguments.output)
    elif arguments.what == "ciso-framework":
        from aims_graph.exchange.ciso_framework import write_ciso_framework

        emit(write_ciso_framework(knowledge, prefix), arguments.output)
    else:
        raise UsageError(f"there is no export called {arguments.what}")
    return 0


def _export_organisation(arguments: argparse.Namespace, knowledge: Knowledge) -> int:
    from aims_graph.cli.redacting import as_asked
    from aims_graph.graph.store import turtle

    handed = as_asked(api.read_organisation(Path(arguments.framework), knowledge), knowledge, arguments)
    emit(turtle(handed.triples).decode(), arguments.output)
    return 0


def told(written: Written, lang: str) -> str:
    """Return the text of what was written, and say on stderr what its format could not hold."""
    for left in written.notes:
        note(note_sentence(left.code, left.count, lang))
    return written.text
