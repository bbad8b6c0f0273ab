"""The process that runs queries: started by :mod:`.workers`, spoken to over its standard input and output.

Why a process of its own: an engine without time-out can only be stopped from outside, and a text that
overflows the stack or the memory ends the process it runs in. Before the first query it gives up what a query
never needs: no new file descriptor (so no connection and no file), a bounded memory, no core dump.
Its stack is large.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import struct
import sys
import threading
from collections.abc import Iterable, Mapping
from typing import IO, Any, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from aims_graph.base.terms import PREFIXES

try:
    import resource
except ImportError:  # Windows: the checks on the text stand alone
    resource = None  # type: ignore[assignment]

RESULTS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
STACK_BYTES: Final = 256 * 1024 * 1024
_FRAME: Final = struct.Struct(">QQ")
_CPU_SPARE_SECONDS: Final = 5


class _TooLargeError(Exception):
    """The answer is larger than the request allows."""


def write_frame(stream: IO[bytes], head: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one message: a head of JSON and a body of bytes."""
    text = json.dumps(head).encode()
    stream.write(_FRAME.pack(len(text), len(body)))
    stream.write(text)
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the next message. Raises ``EOFError`` where the other side is gone."""
    text_length, body_length = _FRAME.unpack(_exactly(stream, _FRAME.size))
    return json.loads(_exactly(stream, text_length)), _exactly(stream, body_length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def main() -> None:
    """Serve until the other side closes, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side decides when to stop
    parent = os.getppid()
    with contextlib.suppress(ValueError, RuntimeError):
        threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=_serve, args=(sys.stdin.buffer, sys.stdout.buffer), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(1)
        if os.getppid() != parent:
            break
    os._exit(0)  # a query may still run in the thread


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    with contextlib.suppress(EOFError, BrokenPipeError):
        setting, data = read_frame(requests)
        store = Store()
        store.bulk_load(data, format=RdfFormat.N_QUADS)
        del data
        status = _open_status()
        _give_up(setting["memory"])
        write_frame(answers, {"ready": len(store)})
        while True:
            request, _ = read_frame(requests)
            _limit_processor(request["seconds"])
            head, body = _answer(store, request)
            write_frame(answers, {**head, "peak": _peak(status)}, body)


def _give_up(memory: int | None) -> None:
    if resource is None:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    if memory is not None:
        with contextlib.suppress(ValueError, OSError):  # macOS does not offer it
            resource.setrlimit(resource.RLIMIT_AS, (memory + STACK_BYTES, memory + STACK_BYTES))


def _limit_processor(seconds: float | None) -> None:
    """Let the kernel end a query that outlives the process that asked for it."""
    if resource is None or seconds is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + _CPU_SPARE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _open_status() -> IO[bytes] | None:
    """Open what the kernel says of this process, while files may still be opened; None where it says nothing."""
    with contextlib.suppress(OSError):
        return open("/proc/self/status", "rb", buffering=0)  # noqa: PTH123  stays open as long as the process
    return None


def _peak(status: IO[bytes] | None) -> int:
    """Return the most memory this process has held, in bytes; 0 where the system does not say.

    What the kernel counts for this image is taken first: the other figure is inherited from whoever started it.
    """
    if status is not None:
        status.seek(0)
        for line in status.read().splitlines():
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _answer(store: Store, request: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    try:
        found = store.query(request["query"], **_dataset(request))
        if isinstance(found, QueryTriples):
            return _graph(found, request)
        return _solutions(found, request)
    except _TooLargeError:
        return {"error": "answer-too-large"}, b""
    except SyntaxError as error:
        return {"error": "query-syntax", "message": str(error)}, b""
    except (RuntimeError, ValueError, OSError) as error:
        return {"error": "query-failed", "message": str(error)}, b""
    except MemoryError:
        return {"error": "query-memory"}, b""


def _dataset(request: Mapping[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = {"base_iri": request["base"], "prefixes": dict(PREFIXES)}
    if request["default_graphs"] or request["named_graphs"]:
        settings["default_graph"] = [NamedNode(iri) for iri in request["default_graphs"]]
        settings["named_graphs"] = [NamedNode(iri) for iri in request["named_graphs"]]
    return settings


class _Bounded(io.BytesIO):
    """Bytes in memory up to a limit; ``None`` is no limit."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        if self._limit is not None and self.tell() + len(data) > self._limit:
            raise _TooLargeError
        return super().write(data)


def _solutions(found: QuerySolutions | QueryBoolean, request: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    kind = "boolean" if isinstance(found, QueryBoolean) else "solutions"
    name = request["results"]
    if name is None:
        return {"error": "no-format", "kind": kind}, b""
    out = _Bounded(request["answer_bytes"])
    found.serialize(out, RESULTS[name])
    return {"kind": kind, "format": name}, out.getvalue()


def _graph(found: Iterable[Triple], request: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    """A graph is a set: doubles are dropped, and the same triples give the same bytes."""
    name, limit, size = request["graph"], request["answer_bytes"], 0
    if name is None:
        return {"error": "no-format", "kind": "graph"}, b""
    triples: dict[Triple, str] = {}
    for triple in found:
        if triple not in triples:
            triples[triple] = str(triple)
            size += len(triples[triple])
            if limit is not None and size > limit:
                raise _TooLargeError
    form = GRAPHS[name]
    prefixes = None
    if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML):
        texts = triples.values()
        prefixes = {name: iri for name, iri in PREFIXES.items() if any(f"<{iri}" in text for text in texts)}
    out = _Bounded(limit)
    serialize(sorted(triples, key=triples.__getitem__), out, form, prefixes=prefixes)
    return {"kind": "graph", "format": name}, out.getvalue()
