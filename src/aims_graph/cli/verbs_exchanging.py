"""The verbs for other tools: lint, export, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aims_graph.cli.options import add_formats, add_redact, add_verb, lazily, port_number


def add_lint(verbs: Any) -> None:
    """Add the verb ``lint``."""
    parser = add_verb(verbs, "lint", lazily("exchanging", "lint"), "say what is wrong with anybody's crosswalk")
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
    add_formats(parser, "table", "json", "sarif")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "violation"), help="exit 1 where something is this severe"
    )


def add_export(verbs: Any) -> None:
    """Add the verb ``export``."""
    parser = add_verb(
        verbs,
        "export",
        lazily("exchanging", "export"),
        "write the ids of an edition, or an organisation, for another tool",
    )
    parser.add_argument("what", choices=("oscal-catalog", "ciso-framework", "organisation"), help="an OSCAL catalogue, a "
                        "framework library of CISO Assistant, or what an organisation handed in, as Turtle")  # fmt: skip
    parser.add_argument("framework", metavar="FRAMEWORK|ORG", help="such as iso42001; a workbook, Turtle, TriG or JSON-LD "
                        "file for organisation")  # fmt: skip
    add_redact(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file instead of stdout")


def add_serve(verbs: Any) -> None:
    """Add the verb ``serve``."""
    parser = add_verb(verbs, "serve", lazily("serving", "serve"), "serve REST, SPARQL and pages on this machine")
    parser.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1")
    parser.add_argument("--port", type=port_number, default=8042, help="default 8042")
    parser.add_argument(
        "--allow-origin", metavar="ORIGIN", action="append", default=[],
        help="a web origin whose pages may ask this service (CORS), such as https://yasgui.org; * for any; repeat it",
    )  # fmt: skip
