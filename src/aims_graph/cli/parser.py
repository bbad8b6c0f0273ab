"""The command line: the verbs, in the order of the help (design: the command line). Their options stand in ``verbs_*.py``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from aims_graph.cli.verbs_assessing import (
    add_assess,
    add_authority_pack,
    add_classify,
    add_report,
    add_scope,
    add_what_if,
    add_why,
)
from aims_graph.cli.verbs_deciding import add_amend, add_confirm, add_reject
from aims_graph.cli.verbs_exchanging import add_export, add_lint, add_serve
from aims_graph.cli.verbs_intake import add_demo, add_import, add_template
from aims_graph.cli.verbs_knowledge import add_calendar, add_check, add_explain, add_map, add_query, add_show

_DESCRIPTION = """\
From a firm's own files to what it can reuse, must extend and must make new for ISO/IEC 42001, with the reason
behind every answer. A mapping proposes, evidence decides."""

_EXITS = """\
exit codes: 0 fine (gaps are results, not failures) · 1 what --fail-on was told to fail on · 2 wrong usage ·
3 bad input · 4 a contradiction in the knowledge · 70 a fault of ours"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; ``run`` is the function of the verb. Exits with 2 on wrong usage."""
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aims-graph", description=_DESCRIPTION, epilog=_EXITS, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--version", action="version", version=_version())
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for add in (
        add_demo, add_template, add_import, add_assess, add_report, add_why, add_what_if, add_scope, add_classify, add_authority_pack, add_show, add_map, add_explain, add_confirm, add_reject,
        add_amend, add_calendar, add_query, add_check, add_lint, add_export, add_serve,
    ):  # fmt: skip
        add(verbs)
    return parser


def _version() -> str:
    from importlib.metadata import version

    return f"aims-graph {version('aims-graph')}"
