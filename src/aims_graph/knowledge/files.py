"""Where the knowledge lies: in the wheel, or in the checkout, from one copy; and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aims_graph.base.errors import AimsGraphError

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


def digest(folders: Sequence[Path]) -> str:
    """Return the SHA-256 over the sorted file names and bytes of all ``folders``, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for folder in folders:
        for path in knowledge_files(folder):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
