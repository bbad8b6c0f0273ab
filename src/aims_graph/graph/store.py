"""Reading and writing RDF files: Turtle, TriG, JSON-LD, N-Triples. Nothing here reaches the network."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import PREFIXES
from aims_graph.graph.json_limits import check_jsonld
from aims_graph.graph.literals import ADMITTED, canonical

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""File name ending → RDF format."""

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file of RDF that is read, in bytes."""


def load_files(paths: Iterable[Path]) -> Store:
    """Return a store whose default graph holds every triple of the Turtle files at ``paths``."""
    store = Store()
    for path in paths:
        _load(store, path)
    return store


def _load(store: Store, path: Path) -> None:
    try:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        raise InputError(Problem("unreadable", f"not readable as Turtle: {error}", file=path.name)) from error


def read_triples(path: Path) -> list[Triple]:
    """Return the triples of the RDF file at ``path``, all graphs flattened, literals canonical.

    Raises ``InputError`` where the file is missing, too large, of an unknown ending or not well formed, and
    with one problem for each literal that rules may not see (see :mod:`aims_graph.graph.literals`).
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(
            Problem(
                "unknown-format",
                "not a file of organisation data.",
                file=path.name,
                found=path.suffix or "no ending",
                expected="one of " + ", ".join(FORMATS),
            )
        )
    return parse_triples(_read_bytes(path), form, path.name)


def parse_triples(data: bytes, form: RdfFormat, name: str) -> list[Triple]:
    """Return the triples of ``data``, as :func:`read_triples` does; ``name`` is what problems call it.

    Raises ``InputError`` where it is not well formed, nests too deep or holds a literal that rules may not see.
    """
    if form == RdfFormat.JSON_LD:
        check_jsonld(data, name)
    try:
        quads = list(parse(data, format=form, base_iri="https://w3id.org/aims-graph/org/"))
    except (SyntaxError, ValueError) as error:
        raise InputError(Problem("unreadable", f"not readable as {form.name}: {error}.", file=name)) from error
    triples, problems = [], []
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if isinstance(value, Literal):
            clean = canonical(value)
            if clean is None:
                problems.append(_refused(name, subject, predicate, value))
                continue
            value = clean
        triples.append(Triple(subject, predicate, value))
    if problems:
        raise InputError(problems)
    return triples


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                Problem("too-large", "the file is too large.", file=path.name, expected=f"at most {MAX_BYTES} bytes")
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            Problem("unreadable", f"the file cannot be read: {error.strerror}.", file=path.name)
        ) from error


def _refused(name: str, subject: object, predicate: NamedNode, value: Literal) -> Problem:
    where = subject.value if isinstance(subject, NamedNode | BlankNode) else str(subject)
    return Problem(
        "value-refused",
        f"the value of {predicate.value} on {where} is of a form the rules do not take.",
        file=name,
        found=f"{value.value} ({value.datatype.value})",
        expected=ADMITTED,
    )


def turtle(triples: Iterable[Triple], prefixes: Sequence[str] | None = None) -> bytes:
    """Return ``triples`` as Turtle, sorted, with our prefixes: the same triples give the same bytes."""
    known = {name: iri for name, iri in PREFIXES.items() if prefixes is None or name in prefixes}
    ordered = sorted(set(triples), key=_sort_key)
    out = serialize(ordered, format=RdfFormat.TURTLE, prefixes=known)
    assert out is not None
    return out


def _sort_key(triple: Triple) -> tuple[str, bool, str, str]:
    is_type = triple.predicate.value.endswith("#type")
    return (str(triple.subject), not is_type, triple.predicate.value, str(triple.object))


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` whole or not at all; a link stays a link, and a device or pipe is written to.

    Raises ``InputError`` where the place cannot be written.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.write(data)
            return
        target = Path(os.path.realpath(path))
        temporary = target.with_name(f".{target.name[:60]}.{secrets.token_hex(8)}")
        with temporary.open("xb") as stream:
            _fill(stream, data, temporary, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(Problem("unwritable", f"cannot write there: {reason}.", file=str(path))) from error


def _fill(stream: IO[bytes], data: bytes, temporary: Path, target: Path) -> None:
    """Write the file beside its place, then put it there; stopped or failed, nothing half-written stays."""
    try:
        stream.write(data)
        stream.close()
        if target.is_file():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
