"""What JSON-LD may be before an engine reads it: shallow, and with few contexts.

Measured: the engine takes time with the square of the depth and ends the whole process at some thousand
levels; every ``@context`` copies all terms of the one around it.
"""

from __future__ import annotations

import json
import re
from typing import Final

from aims_graph.base.errors import InputError, Problem

MAX_DEPTH: Final = 64
"""How deep brackets may nest."""
MAX_CONTEXTS: Final = 100
"""How many times ``@context`` may stand in one file."""

_TOKEN: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
_LONGEST_KEYWORD: Final = 2 + 6 * len("@context")


def check_jsonld(data: bytes, name: str) -> None:
    """Raise ``InputError`` where the JSON of ``data`` nests deeper, or holds more contexts, than a file needs."""
    depth = contexts = 0
    for match in _TOKEN.finditer(data):
        token = match[0]
        if token in b"[{":
            depth += 1
        elif token in b"]}":
            depth -= 1
        else:
            contexts += _is_context(token)
        if depth > MAX_DEPTH:
            place = data.count(b"\n", 0, match.start()) + 1
            raise InputError(
                Problem("too-deep", "the JSON nests too deep.", file=name, row=place,
                        expected=f"at most {MAX_DEPTH} levels")
            )  # fmt: skip
        if contexts > MAX_CONTEXTS:
            raise InputError(
                Problem("too-many-contexts", "the JSON-LD holds too many contexts.", file=name,
                        expected=f"at most {MAX_CONTEXTS} times @context; one at the top is enough")
            )  # fmt: skip


def _is_context(token: bytes) -> bool:
    if b"\\" not in token:
        return token == b'"@context"'
    try:
        return len(token) <= _LONGEST_KEYWORD and json.loads(token) == "@context"
    except ValueError:  # not JSON: whoever reads it says so
        return False
