"""The verbs by which a person decides: confirm, reject, amend."""

from __future__ import annotations

import argparse
from typing import Any

from aims_graph.cli.options import add_verb, lazily


def _decision(verbs: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser = add_verb(verbs, name, lazily("deciding", name), text)
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


def add_confirm(verbs: Any) -> None:
    """Add the verb ``confirm``."""
    text = "take a mapping row, or a derived one, as right, or an artefact as the answer to an item"
    parser = _decision(verbs, "confirm", text)
    _changes(parser)
    _basis(parser)


def add_reject(verbs: Any) -> None:
    """Add the verb ``reject``."""
    _decision(verbs, "reject", "take a mapping row out, or a derived one, or an artefact offered for an item")


def add_amend(verbs: Any) -> None:
    """Add the verb ``amend``."""
    parser = _decision(verbs, "amend", "change what a mapping row says, or what an artefact confirmed for an item does")
    parser.add_argument("--to", metavar="ITEM", help="the item that the artefact answers instead")
    _basis(parser)
    relations = ("equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship")
    parser.add_argument("--relation", choices=relations, help="the relation")
    parser.add_argument("--object", choices=("same", "widened", "other"), help="what happens to the object managed")
    parser.add_argument("--rationale", metavar="TEXT", help="why the relation holds, in English")
    parser.add_argument("--rationale-es", metavar="TEXT", help="why the relation holds, in Spanish")
    _changes(parser)
