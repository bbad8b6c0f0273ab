"""What was derived once, kept on disk: never needed, rebuilt where it is missing or not whole.

``AIMS_CACHE`` names the folder (``AIMS_CACHE=off`` keeps nothing); without it the user's own cache folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from aims_graph.base.errors import InputError
from aims_graph.graph.store import write_atomic


def cache_folder() -> Path | None:
    """Return the folder to keep things in, which may not exist yet; None where nothing is to be kept."""
    named = os.environ.get("AIMS_CACHE")
    if named is not None:
        return None if named.strip().lower() in ("", "off", "none") else Path(named)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(variable):
            return Path(os.environ[variable]) / "aims-graph"
    try:
        return Path.home() / ".cache" / "aims-graph"
    except RuntimeError:
        return None


def load(folder: Path | None, name: str) -> Any | None:
    """Return what was stored under ``name``; None where there is nothing, or it is not whole."""
    if folder is None:
        return None
    try:
        head, _, body = (folder / name).read_bytes().partition(b"\n")
        return json.loads(body) if hashlib.sha256(body).hexdigest().encode() == head else None
    except (OSError, ValueError):
        return None


def store(folder: Path | None, name: str, value: Any) -> bool:
    """Keep ``value`` (plain JSON) under ``name``, whole or not at all; return whether it was kept."""
    if folder is None:
        return False
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / name, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    except (OSError, InputError):
        return False
    return True
