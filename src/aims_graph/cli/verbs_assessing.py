"""The verbs that answer for one organisation: assess, report, why, scope, what-if, classify, authority-pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aims_graph.cli.options import add_fail_on, add_formats, add_question, add_redact, add_verb, add_when, lazily


def add_assess(verbs: Any) -> None:
    """Add the verb ``assess``."""
    parser = add_verb(verbs, "assess", lazily("assessing", "assess"), "say what is open, why, and what it takes")
    add_question(parser)
    add_redact(parser)
    add_formats(parser, "table", "json", "csv", "ttl")
    add_fail_on(parser)


def add_report(verbs: Any) -> None:
    """Add the verb ``report``."""
    parser = add_verb(verbs, "report", lazily("assessing", "report"), "write the integration report")
    add_question(parser)
    add_redact(parser)
    parser.add_argument("--format", default="html,xlsx,json", metavar="html,xlsx,json", help="which files to write")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    add_fail_on(parser)


def add_why(verbs: Any) -> None:
    """Add the verb ``why``."""
    parser = add_verb(verbs, "why", lazily("assessing", "why"), "open one item down to the rows it leans on")
    add_question(parser)
    add_redact(parser)
    parser.add_argument("item", metavar="ITEM", help="statement[@unit], such as iso42001:9.2.2_1")
    add_formats(parser, "text", "json")


def add_scope(verbs: Any) -> None:
    """Add the verb ``scope``."""
    parser = add_verb(
        verbs, "scope", lazily("scoping", "scope"), "say what the management system covers, why, and who signed it"
    )
    add_question(parser)
    parser.add_argument(
        "--effect", action="store_true", help="also what each signed entry changes: items, effort, days"
    )
    add_formats(parser, "text", "json")


def add_what_if(verbs: Any) -> None:
    """Add the verb ``what-if``."""
    parser = add_verb(
        verbs, "what-if", lazily("supposing", "what_if"), "show what follows from a change, before it happens"
    )
    add_question(parser)
    for name, metavar, text in (
        ("expire", "ARTEFACT@DAY", "it is valid until that day"),
        ("withdraw", "ARTEFACT", "it is withdrawn"),
        ("supersede", "OLD=NEW", "one artefact takes the place of another"),
        ("redesign", "SYSTEM@DAY", "an AI system changes significantly in design"),
        ("retire", "SYSTEM@DAY", "an AI system is retired"),
        ("exclude", "CONTROL|UNIT[@DAY]", "a control of the target is excluded, or the scope leaves a unit out"),
        ("include", "UNIT[=wave/N][@DAY]", "the scope brings a unit in, or all units of a wave: wave/N[@DAY]"),
        ("leave", "ENTITY@DAY", "an entity leaves the group"),
        ("add", "FACT=yes|no@UNIT", "a fact of the AI Act is declared of a unit"),
        ("confirm", "ROW", "a mapping row is confirmed"),
        ("reject", "ROW", "a mapping row is rejected"),
    ):
        parser.add_argument(f"--{name}", metavar=metavar, action="append", default=[], help=text)
    parser.add_argument("--then", metavar="YYYY-MM-DD", help="the day it is seen from afterwards (default: --as-of)")
    parser.add_argument(
        "--then-law", choices=("current", "original"), help="state of the law afterwards (default: --law)"
    )
    add_formats(parser, "table", "json", "csv", "html")


def add_classify(verbs: Any) -> None:
    """Add the verb ``classify``."""
    parser = add_verb(
        verbs, "classify", lazily("classifying", "classify"), "say what each AI system is under the EU AI Act, and why"
    )
    parser.add_argument("org", metavar="ORG", type=Path, help="a workbook (.xlsx), Turtle, TriG or JSON-LD file")
    parser.add_argument("--system", metavar="SYSTEM", help="one unit, such as system/recommender (default: every one)")
    add_when(parser)
    add_formats(parser, "text", "json", "csv")


def add_authority_pack(verbs: Any) -> None:
    """Add the verb ``authority-pack``."""
    run = lazily("packing", "authority_pack")
    parser = add_verb(verbs, "authority-pack", run, "write what to hand to an authority about one AI system (AI Act)")
    add_question(parser)
    add_redact(parser)
    parser.set_defaults(target="aiact")
    parser.add_argument("system", metavar="SYSTEM", help="an AI system of ORG, such as system/recommender")
    parser.add_argument("--format", default="html,xlsx,json", metavar="html,xlsx,json", help="which files to write")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
