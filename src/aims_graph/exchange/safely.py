"""Reading what a stranger hands in: text, JSON and YAML within limits, refused with a sentence.

No alias, no tag, no depth that a crosswalk has no use for; a table is read line by line.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from aims_graph.base.errors import InputError, Problem, UsageError

MAX_LINE: Final = 1024 * 1024
"""The longest line of a table, in bytes."""
MAX_WHOLE: Final = 256 * 1024 * 1024
"""The largest file that has to be read as a whole (JSON, YAML, RDF), in bytes."""
MAX_DEPTH: Final = 60
"""How deep JSON and YAML may nest."""

_PACKED: Final = ((b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"))


def refused(code: str, message: str, path: Path, *, row: int | None = None, **more: Any) -> InputError:
    """Return the error that refuses the file at ``path``."""
    return InputError(Problem(code, message, file=path.name, row=row, **more))


def start_of(path: Path, size: int = 65536) -> bytes:
    """Return the first bytes of the file. Raises ``InputError`` where it cannot be read or is packed."""
    try:
        with path.open("rb") as stream:
            head = stream.read(size)
    except OSError as error:
        raise refused("unreadable", f"the file cannot be read: {error.strerror}.", path) from error
    for mark, name in _PACKED:
        if head.startswith(mark):
            raise refused("packed", "packed files are not opened.", path, found=name, expected="the file in it")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("encoding", "the file is not UTF-8.", path, found="UTF-16", expected="UTF-8")
    return head


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, with their line ends, without ever holding more than one.

    Raises ``InputError`` at the first line that is too long, not UTF-8, or holds a NUL.
    """
    start_of(path, 8)
    with path.open("rb") as stream:
        for number in _counting():
            line = stream.readline(MAX_LINE + 1)
            if not line:
                return
            if len(line) > MAX_LINE:
                raise refused("line-too-long", "the line is too long for a row.", path, row=number,
                              expected=f"at most {MAX_LINE} bytes")  # fmt: skip
            if b"\0" in line:
                raise refused("nul", "the line holds a NUL, so this is no text.", path, row=number)
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise refused("encoding", "the line is not UTF-8.", path, row=number,
                              found=f"byte 0x{line[error.start]:02x} at place {error.start + 1}",
                              expected="UTF-8; save the file again in that encoding") from error  # fmt: skip
            yield text.removeprefix("\ufeff") if number == 1 else text


def _counting() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def whole_text(path: Path) -> str:
    """Return the text of a file that has to be read as a whole. Raises ``InputError`` beyond the limits."""
    start_of(path, 8)
    size = path.stat().st_size
    if size > MAX_WHOLE:
        raise refused("too-large", "the file is too large to be read as a whole.", path, found=f"{size} bytes",
                      expected=f"at most {MAX_WHOLE} bytes, or the rows as a table")  # fmt: skip
    data = path.read_bytes()
    if b"\0" in data:
        raise refused("nul", "the file holds a NUL, so this is no text.", path, row=data[: data.index(0)].count(10) + 1)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused("encoding", "the file is not UTF-8.", path, row=data[: error.start].count(10) + 1,
                      found=f"byte 0x{data[error.start]:02x}", expected="UTF-8") from error  # fmt: skip


def json_tree(path: Path) -> Any:
    """Return the JSON of a file, numbers as they are written. Raises ``InputError`` where it is none."""
    text = whole_text(path)
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise refused("not-json", f"not readable as JSON: {error.msg}.", path, row=error.lineno) from error
    except RecursionError as error:
        raise refused("too-deep", "the JSON nests too deep.", path, expected=f"at most {MAX_DEPTH} levels") from error


class Node(dict[str, Any]):
    """A YAML mapping, with the line it starts in."""

    line: int = 0


def yaml_tree(text: str, path: Path) -> Any:
    """Return a YAML text as mappings, lists and texts: every scalar is the text that stands there.

    So ``5.10`` never becomes 5.1, and no tag is followed. Raises ``InputError`` for aliases, depth, a second
    document, or what is no YAML; ``UsageError`` where the library for YAML is not installed.
    """
    try:
        import yaml
    except ImportError as error:
        raise UsageError("reading YAML needs PyYAML: pip install 'aims-graph[exchange]'") from error
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _tree(yaml, yaml.parse(text, Loader=loader), path)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise refused("not-yaml", f"not readable as YAML: {getattr(error, 'problem', None) or error}.", path,
                      row=mark.line + 1 if mark else None) from error  # fmt: skip


_MISSING: Final = object()
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})


def _tree(yaml: Any, events: Iterator[Any], path: Path) -> Any:
    root: list[Any] = []
    stack: list[Any] = [root]
    keys: list[Any] = [_MISSING]
    documents = 0
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value: Any = "" if event.implicit[0] and event.value in _EMPTY else event.value
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            value = Node() if kind is yaml.MappingStartEvent else []
            if kind is yaml.MappingStartEvent:
                value.line = event.start_mark.line + 1
            if len(stack) > MAX_DEPTH:
                raise refused("too-deep", "the YAML nests too deep.", path, row=event.start_mark.line + 1,
                              expected=f"at most {MAX_DEPTH} levels")  # fmt: skip
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            keys.pop()
            continue
        elif kind is yaml.AliasEvent:
            raise refused("alias", "YAML aliases are not followed.", path, row=event.start_mark.line + 1,
                          found=f"*{event.anchor}", expected="the value written out")  # fmt: skip
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise refused("documents", "the file holds more than one YAML document.", path)
            continue
        _place(stack[-1], keys, value)
        if not isinstance(value, str):
            stack.append(value)
            keys.append(_MISSING)
    return root[0] if root else None


def _place(parent: Any, keys: list[Any], value: Any) -> None:
    if isinstance(parent, list):
        parent.append(value)
    elif keys[-1] is _MISSING:
        keys[-1] = value if isinstance(value, str) else "?"
    else:
        parent[keys[-1]] = value
        keys[-1] = _MISSING
