"""The verbs that look things up in the knowledge: show, map, explain, calendar, query, check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aims_graph.cli.options import add_fail_on, add_formats, add_verb, lazily, seconds


def add_show(verbs: Any) -> None:
    """Add the verb ``show``."""
    parser = add_verb(verbs, "show", lazily("looking_up", "show"), "show a provision, statement or mapping row")
    parser.add_argument("id", metavar="ID", help="such as iso42001:A.6.2.4, iso42001:9.2.2_1, aiact:9.2.a")
    add_formats(parser, "text", "json")


def add_map(verbs: Any) -> None:
    """Add the verb ``map``."""
    parser = add_verb(verbs, "map", lazily("looking_up", "mappings"), "list the mapping rows from A to B")
    parser.add_argument("source", metavar="A", help="a framework (iso27001) or an id of it (iso27001:9.2)")
    parser.add_argument("target", metavar="B", help="a framework (iso42001) or an id of it (iso42001:9.2.2)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--inferred", action="store_true", help="also what follows from all rows together")
    what.add_argument(
        "--coverage", action="store_true", help="statements by state of mapping, both directions (table, csv, json)"
    )
    what.add_argument(
        "--false-friends", action="store_true", help="like name or number, other meaning (table, csv, json)"
    )
    add_formats(parser, "table", "csv", "json", "sssom", "oscal", "ciso-assistant", "ttl", "jsonld")


def add_explain(verbs: Any) -> None:
    """Add the verb ``explain``."""
    parser = add_verb(
        verbs,
        "explain",
        lazily("explaining", "explain"),
        "say what is known between two ids, and why; or what one row carries",
    )
    parser.add_argument(
        "source",
        metavar="A",
        nargs="?",
        help="an id, such as iso27001:A.5.24, or a framework as a whole; alone: the id of a mapping row",
    )
    parser.add_argument("target", metavar="B", nargs="?", help="another id, such as iso42001:A.8.4_1")
    parser.add_argument("--shortest", action="store_true", help="by the fewest rows, not by the surest (extra plan)")
    parser.add_argument("--hubs", action="store_true", help="the ids on which most hangs (extra plan)")
    add_formats(parser, "text", "json", "ttl")


def add_calendar(verbs: Any) -> None:
    """Add the verb ``calendar``."""
    parser = add_verb(verbs, "calendar", lazily("law", "calendar"), "what of the EU AI Act binds whom from when")
    parser.add_argument("--role", metavar="ROLE", help="one addressee, such as provider or deployer")
    parser.add_argument("--category", metavar="CATEGORY", help="one category of system, such as highRiskAnnexIII")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day it is seen from (default: today)")
    parser.add_argument("--law", choices=("current", "original"), default="current", help="state of the law")
    parser.add_argument("--diff", action="store_true", help="what changed between the law as published and as amended")
    parser.add_argument("--all", action="store_true", help="also what authorities do and what is only allowed")
    add_formats(parser, "table", "csv", "json")


def add_query(verbs: Any) -> None:
    """Add the verb ``query``."""
    parser = add_verb(verbs, "query", lazily("looking_up", "query"), "run a named query, a file, or standard input (-)")
    parser.add_argument("query", metavar="NAME|FILE|-", nargs="?")
    parser.add_argument("--list", action="store_true", help="list the named queries")
    parser.add_argument(
        "--data", metavar="ORG", type=Path, help="add an organisation's data, or an assessment as Turtle"
    )
    parser.add_argument("--param", metavar="NAME=ID", action="append", default=[])
    parser.add_argument("--timeout", metavar="SECONDS", type=seconds, default=60.0, help="default 60")
    add_formats(parser, "table", "csv", "json", "ttl")


def add_check(verbs: Any) -> None:
    """Add the verb ``check``."""
    parser = add_verb(
        verbs, "check", lazily("looking_up", "check"), "check the quality of the knowledge and print its numbers"
    )
    add_formats(parser, "table", "json")
    add_fail_on(parser)
