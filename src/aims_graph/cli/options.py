"""Options that several verbs share, and how a verb is added."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[[argparse.Namespace], int]

_LONGEST = 86_400.0
_LAST_PORT = 65_535


def lazily(module: str, name: str) -> Run:
    """Import the verb's module only when it runs, so that the command starts light."""

    def run(arguments: argparse.Namespace) -> int:
        import importlib

        verb: Run = getattr(importlib.import_module(f"aims_graph.cli.{module}"), name)
        return verb(arguments)

    return run


def add_verb(verbs: Any, name: str, run: Run, text: str, **settings: Any) -> argparse.ArgumentParser:
    """Add a verb with the options that every verb has."""
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


def seconds(text: str) -> float:
    """Return a time to wait."""
    seconds = float(text)
    if not 0 < seconds <= _LONGEST:
        raise argparse.ArgumentTypeError(f"{text} is no time to wait: more than 0 and at most {_LONGEST:g} seconds")
    return seconds


def port_number(text: str) -> int:
    """Return a port."""
    port = int(text)
    if not 0 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port: 0 (any free one) to {_LAST_PORT}")
    return port


def add_formats(parser: argparse.ArgumentParser, *names: str) -> None:
    """Add ``--format``, the first name by default, and ``--output``."""
    parser.add_argument("--format", choices=names, default=names[0], help=f"default {names[0]}")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file instead of stdout")


def add_question(parser: argparse.ArgumentParser) -> None:
    """Add what an assessment asks about."""
    parser.add_argument("org", metavar="ORG", type=Path, help="a workbook (.xlsx), Turtle, TriG or JSON-LD file")
    parser.add_argument(
        "--held",
        metavar="SYSTEM[,…]",
        help="management systems held, such as iso27001; `none` for a start from nothing (default: what ORG says)",
    )
    parser.add_argument("--target", metavar="FRAMEWORK[,…]", default="iso42001", help="default iso42001")
    add_part(parser)
    add_when(parser)


def add_part(parser: argparse.ArgumentParser) -> None:
    """Add the options that ask about part of the units."""
    parser.add_argument("--unit", metavar="UNIT[,…]", help="ask about these units only, such as system/ranker")
    parser.add_argument(
        "--entity", metavar="ENTITY[,…]", help="ask about these legal entities and their AI systems only"
    )
    parser.add_argument("--wave", metavar="N[,…]", help="ask about the units of these waves of the scope only")


def add_when(parser: argparse.ArgumentParser) -> None:
    """Add the day, the state of the law and the engine."""
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day asked about (default: today)")
    parser.add_argument("--law", choices=("current", "original"), default="current", help="state of the law")
    parser.add_argument(
        "--engine",
        choices=("fast", "reference", "both"),
        default="fast",
        help="fast: Oxigraph; reference: pySHACL (slower); both: run both and compare",
    )


def add_redact(parser: argparse.ArgumentParser) -> None:
    """Add ``--redact``."""
    parser.add_argument("--redact", nargs="?", const="names", choices=("names", "all"), help="pseudonyms instead of "
                        "names of people, such as Person 1; all: instead of roles such as CISO too")  # fmt: skip


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """Add ``--fail-on``."""
    parser.add_argument("--fail-on", choices=("violation", "warning"), help="exit 1 where something is this severe")
