"""The formats of crosswalks by name: which one a file is in, reading it, writing rows in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from aims_graph.exchange.ciso_assistant import read_ciso_assistant, write_ciso_assistant
from aims_graph.exchange.crosswalk import Crosswalk, Written
from aims_graph.exchange.csv_form import read_csv, write_csv
from aims_graph.exchange.excel_form import read_excel
from aims_graph.exchange.oscal_mapping import ROOT, read_oscal, write_oscal
from aims_graph.exchange.rdf_form import read_rdf, write_jsonld, write_turtle
from aims_graph.exchange.rows import Outgoing
from aims_graph.exchange.safely import json_tree, refused, start_of, whole_text, yaml_tree
from aims_graph.exchange.sssom_form import read_sssom
from aims_graph.knowledge.sssom import write_rows


def write_sssom(out: Outgoing) -> Written:
    """Return the rows as SSSOM/TSV in our canonical form."""
    group = out.group
    return Written(write_rows(out.rows, group.source, group.target, version=out.version, agreement=group.agreement))


WRITERS: Final[Mapping[str, Callable[[Outgoing], Written]]] = {
    "csv": write_csv,
    "sssom": write_sssom,
    "oscal": write_oscal,
    "ciso-assistant": write_ciso_assistant,
    "ttl": write_turtle,
    "jsonld": write_jsonld,
}
"""Format → how rows are written in it."""

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "sssom": "text/tab-separated-values",
    "oscal": "application/oscal+json",
    "ciso-assistant": "application/yaml",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
}
"""Format → media type."""

ENDINGS: Final[Mapping[str, str]] = {
    "csv": ".csv",
    "sssom": ".sssom.tsv",
    "oscal": ".oscal-mapping.json",
    "ciso-assistant": ".yaml",
    "ttl": ".ttl",
    "jsonld": ".jsonld",
}
"""Format → how the name of a file in it ends."""

_RDF: Final = (".ttl", ".nt", ".jsonld", ".trig")
_YAML: Final = (".yaml", ".yml")
_EXCEL: Final = (".xlsx", ".xlsm")
_TABLES: Final = (".csv", ".tsv", ".txt", ".tab")
EXPECTED: Final = "SSSOM (.tsv), CSV, Excel (.xlsx), OSCAL (.json), CISO Assistant (.yaml) or RDF (.ttl, .jsonld, .nt)"


def read_crosswalk(path: Path, *, metadata: Path | None = None, source: str = "", target: str = "") -> Crosswalk:
    """Return what the crosswalk at ``path`` states, whatever its format.

    ``metadata`` is the file with the metadata of a SSSOM table; ``source`` and ``target`` say what framework the
    two columns of a CSV or of a sheet are of. Raises ``InputError`` where it is no crosswalk, or one that cannot be read safely.
    """
    ending = path.suffix.lower()
    if ending in _EXCEL:
        return read_excel(path, source, target)
    head = start_of(path)
    if ending in _RDF:
        return read_rdf(path)
    if ending in (".json", *_YAML):
        return _read_tree(path, ending)
    if ending in _TABLES or not ending:
        return read_sssom(path, metadata) if metadata or _is_sssom(head) else read_csv(path, source, target)
    raise refused("unknown-format", "this is no format of crosswalks.", path, found=ending, expected=EXPECTED)


def _read_tree(path: Path, ending: str) -> Crosswalk:
    tree = json_tree(path) if ending == ".json" else yaml_tree(whole_text(path), path)
    if isinstance(tree, dict) and ROOT in tree:
        return read_oscal(path, tree)
    if isinstance(tree, dict) and "objects" in tree:
        return read_ciso_assistant(path, tree)
    raise refused("no-crosswalk", "this is neither an OSCAL mapping collection nor a CISO Assistant library.", path,
                  expected=f"{ROOT}, or objects with a requirement_mapping_set")  # fmt: skip


def _is_sssom(head: bytes) -> bool:
    lines = head.removeprefix(b"\xef\xbb\xbf").splitlines()
    first = next((line for line in lines if not line.startswith(b"#")), b"")
    return all(name in first for name in (b"subject_id", b"object_id")) and (
        b"\t" in first or (bool(lines) and lines[0].startswith(b"#"))
    )
