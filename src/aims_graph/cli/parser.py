"""The verbs and their options (design: the command line)."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Run = Callable[[argparse.Namespace], int]

_DESCRIPTION = """\
From a firm's own files to what it can reuse, must extend and must make new for ISO/IEC 42001, with the reason
behind every answer. A mapping proposes, evidence decides."""

_LONGEST = 86_400.0
_LAST_PORT = 65_535

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
        _demo, _template, _import, _assess, _report, _why, _what_if, _scope, _classify, _authority_pack, _show, _map, _explain, _confirm, _reject,
        _amend, _calendar, _query, _check, _lint, _export, _serve,
    ):  # fmt: skip
        add(verbs)
    return parser


def _version() -> str:
    from importlib.metadata import version

    return f"aims-graph {version('aims-graph')}"


def _lazily(module: str, name: str) -> Run:
    """Import the verb's module only when it runs, so that the command starts light."""

    def run(arguments: argparse.Namespace) -> int:
        import importlib

        verb: Run = getattr(importlib.import_module(f"aims_graph.cli.{module}"), name)
        return verb(arguments)

    return run


def _verb(verbs: Any, name: str, run: Run, text: str, **settings: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=text, description=text[0].upper() + text[1:] + ".", **settings
    )
    parser.set_defaults(run=run)
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of what is printed (default en)")
    overlay = os.environ.get("AIMS_KNOWLEDGE")
    parser.add_argument(
        "--knowledge",
        type=Path,
        metavar="DIR",
        default=Path(overlay) if overlay else None,
        help="a folder of your own knowledge on top of ours (default: AIMS_KNOWLEDGE)",
    )
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= _LONGEST:
        raise argparse.ArgumentTypeError(f"{text} is no time to wait: more than 0 and at most {_LONGEST:g} seconds")
    return seconds


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: 0 (any free one) to {_LAST_PORT}")
    return port


def _formats(parser: argparse.ArgumentParser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help=f"default {names[0]}")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file instead of stdout")


def _question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("org", metavar="ORG", type=Path, help="a workbook (.xlsx), Turtle, TriG or JSON-LD file")
    parser.add_argument(
        "--held",
        metavar="SYSTEM[,…]",
        help="management systems held, such as iso27001; `none` for a start from nothing (default: what ORG says)",
    )
    parser.add_argument("--target", metavar="FRAMEWORK[,…]", default="iso42001", help="default iso42001")
    _part(parser)
    _when(parser)


def _part(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", metavar="UNIT[,…]", help="ask about these units only, such as system/ranker")
    parser.add_argument(
        "--entity", metavar="ENTITY[,…]", help="ask about these legal entities and their AI systems only"
    )
    parser.add_argument("--wave", metavar="N[,…]", help="ask about the units of these waves of the scope only")


def _when(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day asked about (default: today)")
    parser.add_argument("--law", choices=("current", "original"), default="current", help="state of the law")
    parser.add_argument(
        "--engine",
        choices=("fast", "reference", "both"),
        default="fast",
        help="fast: Oxigraph; reference: pySHACL (slower); both: run both and compare",
    )


def _redact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--redact", nargs="?", const="names", choices=("names", "all"), help="pseudonyms instead of "
                        "names of people, such as Person 1; all: instead of roles such as CISO too")  # fmt: skip


def _fail_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fail-on", choices=("violation", "warning"), help="exit 1 where something is this severe")


def _demo(verbs: Any) -> None:
    parser = _verb(verbs, "demo", _lazily("assessing", "demo"), "run the main job on a shipped organisation")
    parser.add_argument("-o", "--output", type=Path, default=Path("demo-report"), metavar="DIR")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", default="2026-11-23", help="default 2026-11-23")


def _template(verbs: Any) -> None:
    parser = _verb(verbs, "template", _lazily("intake", "template"), "write the intake workbook")
    parser.add_argument("output", metavar="FILE.xlsx", type=Path)
    parser.add_argument(
        "--from",
        dest="organisation",
        metavar="ORG",
        type=Path,
        help="fill it with an organisation stored before (.ttl, .jsonld, .trig), or with a workbook in the other language",
    )


def _import(verbs: Any) -> None:
    parser = _verb(
        verbs, "import", _lazily("intake", "import_files"), "turn what you already have into organisation data"
    )
    parser.add_argument(
        "kind",
        choices=("soa", "register", "inventory"),
        help="a statement of applicability, or document registers or inventories of AI systems alone",
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
        help="add to an organisation stored before: a further register, SoA or inventory",
    )
    parser.add_argument("--framework", metavar="FRAMEWORK", help="iso27001 or iso42001 (default: what the file says)")
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
        "status, description, reference; of an inventory: name, system_id, purpose, owner, stage",
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


def _assess(verbs: Any) -> None:
    parser = _verb(verbs, "assess", _lazily("assessing", "assess"), "say what is open, why, and what it takes")
    _question(parser)
    _redact(parser)
    _formats(parser, "table", "json", "csv", "ttl")
    _fail_on(parser)


def _report(verbs: Any) -> None:
    parser = _verb(verbs, "report", _lazily("assessing", "report"), "write the integration report")
    _question(parser)
    _redact(parser)
    parser.add_argument("--format", default="html,xlsx,json", metavar="html,xlsx,json", help="which files to write")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    _fail_on(parser)


def _why(verbs: Any) -> None:
    parser = _verb(verbs, "why", _lazily("assessing", "why"), "open one item down to the rows it leans on")
    _question(parser)
    _redact(parser)
    parser.add_argument("item", metavar="ITEM", help="statement[@unit], such as iso42001:9.2.2_1")
    _formats(parser, "text", "json")


def _scope(verbs: Any) -> None:
    parser = _verb(
        verbs, "scope", _lazily("scoping", "scope"), "say what the management system covers, why, and who signed it"
    )
    _question(parser)
    parser.add_argument(
        "--effect", action="store_true", help="also what each signed entry changes: items, effort, days"
    )
    _formats(parser, "text", "json")


def _what_if(verbs: Any) -> None:
    parser = _verb(
        verbs, "what-if", _lazily("supposing", "what_if"), "show what follows from a change, before it happens"
    )
    _question(parser)
    for name, metavar, text in (
        ("expire", "ARTEFACT@DAY", "it is valid until that day"),
        ("withdraw", "ARTEFACT", "it is withdrawn"),
        ("supersede", "OLD=NEW", "one artefact takes the place of another"),
        ("redesign", "SYSTEM@DAY", "an AI system changes significantly in design"),
        ("retire", "SYSTEM@DAY", "an AI system is retired"),
        ("exclude", "CONTROL|UNIT", "a control of the target is excluded, or a unit falls away"),
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
    _formats(parser, "table", "json", "csv")


def _classify(verbs: Any) -> None:
    parser = _verb(
        verbs, "classify", _lazily("classifying", "classify"), "say what each AI system is under the EU AI Act, and why"
    )
    parser.add_argument("org", metavar="ORG", type=Path, help="a workbook (.xlsx), Turtle, TriG or JSON-LD file")
    parser.add_argument("--system", metavar="SYSTEM", help="one unit, such as system/recommender (default: every one)")
    _when(parser)
    _formats(parser, "text", "json", "csv")


def _authority_pack(verbs: Any) -> None:
    run = _lazily("packing", "authority_pack")
    parser = _verb(verbs, "authority-pack", run, "write what to hand to an authority about one AI system (AI Act)")
    _question(parser)
    _redact(parser)
    parser.set_defaults(target="aiact")
    parser.add_argument("system", metavar="SYSTEM", help="an AI system of ORG, such as system/recommender")
    parser.add_argument("--format", default="html,xlsx,json", metavar="html,xlsx,json", help="which files to write")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")


def _show(verbs: Any) -> None:
    parser = _verb(verbs, "show", _lazily("looking_up", "show"), "show a provision, statement or mapping row")
    parser.add_argument("id", metavar="ID", help="such as iso42001:A.6.2.4, iso42001:9.2.2_1, aiact:9.2.a")
    _formats(parser, "text", "json")


def _map(verbs: Any) -> None:
    parser = _verb(verbs, "map", _lazily("looking_up", "mappings"), "list the mapping rows from A to B")
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
    _formats(parser, "table", "csv", "json", "sssom", "oscal", "ciso-assistant", "ttl", "jsonld")


def _explain(verbs: Any) -> None:
    parser = _verb(
        verbs,
        "explain",
        _lazily("explaining", "explain"),
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
    _formats(parser, "text", "json", "ttl")


def _calendar(verbs: Any) -> None:
    parser = _verb(verbs, "calendar", _lazily("law", "calendar"), "what of the EU AI Act binds whom from when")
    parser.add_argument("--role", metavar="ROLE", help="one addressee, such as provider or deployer")
    parser.add_argument("--category", metavar="CATEGORY", help="one category of system, such as highRiskAnnexIII")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day it is seen from (default: today)")
    parser.add_argument("--law", choices=("current", "original"), default="current", help="state of the law")
    parser.add_argument("--diff", action="store_true", help="what changed between the law as published and as amended")
    parser.add_argument("--all", action="store_true", help="also what authorities do and what is only allowed")
    _formats(parser, "table", "csv", "json")


def _decision(verbs: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser = _verb(verbs, name, _lazily("deciding", name), text)
    parser.add_argument(
        "what",
        metavar="ROW | ORG ITEM",
        nargs="+",
        help="the record id of a mapping row, or of a derived one (derived:…); or an organisation's file and an item "
        "of it (statement[@unit]), to decide on the artefact --artefact for it",
    )
    parser.add_argument("--artefact", metavar="DOC", help="a document of ORG by its number, title or id")
    parser.add_argument("--held", metavar="SYSTEM[,…]", help="management systems held (default: what ORG says)")
    parser.add_argument("--who", required=True, metavar="NAME", help="who decides")
    parser.add_argument("--why", required=True, metavar="TEXT", help="the reason")
    parser.add_argument("--when", metavar="YYYY-MM-DD", help="the day of the decision (default: today)")
    return parser


def _changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reuse", choices=("as_is", "extend", "none"), help="what the source's artefact can do")
    parser.add_argument("--delta-en", metavar="TEXT", help="what must be added, in English")
    parser.add_argument("--delta-es", metavar="TEXT", help="what must be added, in Spanish")


def _basis(parser: argparse.ArgumentParser) -> None:
    bases = ("declared", "sampled", "inspected")
    parser.add_argument("--design", choices=bases, help="how we know that the document says so (default: declared)")
    parser.add_argument("--operating", choices=bases, help="how we know that it is done so")
    parser.add_argument("--by", metavar="NAME", help="who inspected or sampled it (default: --who)")
    parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day it was inspected or sampled (default: --when)")
    parser.add_argument("--period", metavar="FROM..TO", help="the days that the sample covers")


def _confirm(verbs: Any) -> None:
    text = "take a mapping row, or a derived one, as right, or an artefact as the answer to an item"
    parser = _decision(verbs, "confirm", text)
    _changes(parser)
    _basis(parser)


def _reject(verbs: Any) -> None:
    _decision(verbs, "reject", "take a mapping row out, or a derived one, or an artefact offered for an item")


def _amend(verbs: Any) -> None:
    parser = _decision(verbs, "amend", "change what a mapping row says, or what an artefact confirmed for an item does")
    parser.add_argument("--to", metavar="ITEM", help="the item that the artefact answers instead")
    _basis(parser)
    relations = ("equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship")
    parser.add_argument("--relation", choices=relations, help="the relation")
    parser.add_argument("--object", choices=("same", "widened", "other"), help="what happens to the object managed")
    parser.add_argument("--rationale", metavar="TEXT", help="why the relation holds, in English")
    parser.add_argument("--rationale-es", metavar="TEXT", help="why the relation holds, in Spanish")
    _changes(parser)


def _query(verbs: Any) -> None:
    parser = _verb(verbs, "query", _lazily("looking_up", "query"), "run a named query, a file, or standard input (-)")
    parser.add_argument("query", metavar="NAME|FILE|-", nargs="?")
    parser.add_argument("--list", action="store_true", help="list the named queries")
    parser.add_argument(
        "--data", metavar="ORG", type=Path, help="add an organisation's data, or an assessment as Turtle"
    )
    parser.add_argument("--param", metavar="NAME=ID", action="append", default=[])
    parser.add_argument("--timeout", metavar="SECONDS", type=_seconds, default=60.0, help="default 60")
    _formats(parser, "table", "csv", "json", "ttl")


def _check(verbs: Any) -> None:
    parser = _verb(
        verbs, "check", _lazily("looking_up", "check"), "check the quality of the knowledge and print its numbers"
    )
    _formats(parser, "table", "json")
    _fail_on(parser)


def _lint(verbs: Any) -> None:
    parser = _verb(verbs, "lint", _lazily("exchanging", "lint"), "say what is wrong with anybody's crosswalk")
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="SSSOM (.tsv), CSV in any layout, OSCAL (.json), CISO Assistant (.yaml) or RDF (.ttl, .jsonld)",
    )
    parser.add_argument("--source", metavar="FRAMEWORK", help="what the first column of a CSV is of (default: found)")
    parser.add_argument("--target", metavar="FRAMEWORK", help="what the second column of a CSV is of (default: found)")
    parser.add_argument("--metadata", metavar="FILE.yml", type=Path, help="the metadata of a SSSOM table, where apart")
    _formats(parser, "table", "json", "sarif")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "violation"), help="exit 1 where something is this severe"
    )


def _export(verbs: Any) -> None:
    parser = _verb(
        verbs,
        "export",
        _lazily("exchanging", "export"),
        "write the ids of an edition, or an organisation, for another tool",
    )
    parser.add_argument("what", choices=("oscal-catalog", "ciso-framework", "organisation"), help="an OSCAL catalogue, a "
                        "framework library of CISO Assistant, or what an organisation handed in, as Turtle")  # fmt: skip
    parser.add_argument("framework", metavar="FRAMEWORK|ORG", help="such as iso42001; a workbook, Turtle, TriG or JSON-LD "
                        "file for organisation")  # fmt: skip
    _redact(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file instead of stdout")


def _serve(verbs: Any) -> None:
    parser = _verb(verbs, "serve", _lazily("serving", "serve"), "serve REST, SPARQL and pages on this machine")
    parser.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1")
    parser.add_argument("--port", type=_port, default=8042, help="default 8042")
    parser.add_argument(
        "--allow-origin", metavar="ORIGIN", action="append", default=[],
        help="a web origin whose pages may ask this service (CORS), such as https://yasgui.org; * for any; repeat it",
    )  # fmt: skip
