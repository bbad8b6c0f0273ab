"""The verbs that take in what a firm already has: demo, template, import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aims_graph.cli.options import add_verb, lazily


def add_demo(verbs: Any) -> None:
    """Add the verb ``demo``."""
    parser = add_verb(verbs, "demo", lazily("assessing", "demo"), "run the main job on a shipped organisation")
    parser.add_argument("-o", "--output", type=Path, default=Path("demo-report"), metavar="DIR")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", default="2026-11-23", help="default 2026-11-23")


def add_template(verbs: Any) -> None:
    """Add the verb ``template``."""
    parser = add_verb(verbs, "template", lazily("intake", "template"), "write the intake workbook")
    parser.add_argument("output", metavar="FILE.xlsx", type=Path)
    parser.add_argument(
        "--from",
        dest="organisation",
        metavar="ORG",
        type=Path,
        help="fill it with an organisation stored before (.ttl, .jsonld, .trig), or with a workbook in the other language",
    )


def add_import(verbs: Any) -> None:
    """Add the verb ``import``."""
    parser = add_verb(
        verbs, "import", lazily("intake", "import_files"), "turn what you already have into organisation data"
    )
    parser.add_argument(
        "kind",
        choices=("soa", "register", "inventory", "questionnaire"),
        help="a statement of applicability, or document registers, inventories of AI systems or customers' "
        "questionnaires alone",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=".csv, .xlsx or Markdown, any layout")
    parser.add_argument(
        "--register",
        metavar="FILE",
        nargs="+",
        type=Path,
        default=[],
        action="extend",
        help="document registers or retention plans that the SoA refers to",
    )
    parser.add_argument(
        "--inventory",
        metavar="FILE",
        nargs="+",
        type=Path,
        default=[],
        action="extend",
        help="inventories of AI systems, joined with the SoA or registers in one ORG",
    )
    parser.add_argument(
        "--into",
        metavar="ORG.ttl",
        type=Path,
        help="add to an organisation stored before: a further register, SoA, inventory or questionnaire",
    )
    parser.add_argument("--framework", metavar="FRAMEWORK", help="iso27001 or iso42001 (default: what the file says)")
    parser.add_argument("--customer", metavar="NAME", help="who asks, where a questionnaire does not say it")
    parser.add_argument("--org", metavar="NAME", help="name of the organisation (default: the name of ORG)")
    parser.add_argument(
        "--complete",
        metavar="CLASS@DATE",
        action="append",
        default=[],
        help="a list is complete as of a day: documents@2026-11-23, records@…, systems@…, or a page such as risks@…",
    )
    parser.add_argument(
        "--column",
        metavar="WHAT=HEADING",
        action="append",
        default=[],
        help="name a column where it is not recognised: control, title, applicable, justification, "
        "status, description, reference; of an inventory: name, system_id, purpose, owner, stage, annex3, act_role; "
        "of a questionnaire: question, answer, evidence, customer",
    )
    parser.add_argument(
        "--accept-valid", action="store_true", help="store the rows that are right although others are not"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be read, store nothing")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="ORG.ttl",
        help="where to store it; ORG.xlsx writes the filled intake workbook instead",
    )
