"""Where the knowledge lies: in the wheel, or in the checkout, from one copy; and its digest."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aims_graph.base.errors import AimsGraphError, InputError, Problem

FOLDERS: Final = ("ontology", "shapes", "mappings")
DECISIONS: Final = ("rejected.tsv", "decisions.tsv")
"""Files of an overlay, beside the folders, in which people's decisions stand."""


def root() -> Path:
    """Return the folder that holds ``ontology/``, ``shapes/`` and ``mappings/``.

    Raises ``AimsGraphError`` where the installation carries none: the package was not built whole.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_knowledge", package.parent.parent):
        if all((folder / name).is_dir() for name in FOLDERS):
            return folder
    raise AimsGraphError("the knowledge folders are missing from this installation; install the package again")


def knowledge_files(folder: Path) -> list[Path]:
    """Return the files that are knowledge below ``folder``, sorted by their path."""
    found = [
        path
        for name in FOLDERS
        for path in (folder / name).rglob("*")
        if path.is_file() and path.suffix in {".ttl", ".tsv", ".rq", ".csv"}
    ]
    found += [folder / name for name in DECISIONS if (folder / name).is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def text_of(path: Path) -> str:
    """Return the text of a file of knowledge. Raises ``InputError`` where it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}."
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start + 1} is wrong."
    raise InputError(Problem("unreadable", message, file=path.name, expected="a text file in UTF-8"))


def table_of(path: Path, lines: Sequence[str], *, quoted: bool = True) -> csv.DictReader[str]:
    """Return a reader of the lines of a TSV file, in which a cell may stand in quotes. Raises ``InputError`` where a cell is longer than is read at all."""
    longest = csv.field_size_limit()
    for number, line in enumerate(lines, 1):
        if len(line) > longest:
            raise InputError(
                Problem("line-too-long", "the line is too long for a row.", file=path.name, row=number,
                        expected=f"at most {longest} characters")
            )  # fmt: skip
    if quoted:
        return csv.DictReader(lines, delimiter="\t")
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def digest(folders: Sequence[Path]) -> str:
    """Return the SHA-256 over the sorted file names and bytes of all ``folders``, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for folder in folders:
        for path in knowledge_files(folder):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
