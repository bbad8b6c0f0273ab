"""Running queries that nobody vouches for: read-only, alone, within limits (SPARQL 1.1 Query).

The text is read first (:mod:`.query_text`): only SELECT, ASK, CONSTRUCT and DESCRIBE, no SERVICE, no deep
nesting. Then a process of its own runs it (:mod:`.worker`) over a copy of the graph; killed when the time is
up and started again for the next query. An answer is whole or an error: nothing is ever cut.

>>> from pyoxigraph import Store
>>> run_query(Store(), "ASK { ?anything ?at ?all }").data
b'{"head":{},"boolean":false}'
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Literal

from pyoxigraph import RdfFormat, Store

from aims_graph.base.errors import AimsGraphError, InputError, Problem, UsageError
from aims_graph.base.terms import BASE
from aims_graph.graph.query_text import QueryRefusedError, read_query_text
from aims_graph.graph.workers import Worker, WorkerLostError, WorkerTimeoutError

ResultFormat = Literal["json", "xml", "csv", "tsv"]
GraphFormat = Literal["turtle", "ntriples", "jsonld", "rdfxml"]

MEDIA_TYPES: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""Format → media type of an answer."""

_PLACE: Final = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take. ``None`` is no limit."""

    text: int | None = 64 * 1024
    """Characters of the query."""
    depth: int = 100
    """Brackets within brackets."""
    seconds: float | None = 10.0
    answer_bytes: int | None = 8 * 1024 * 1024
    memory_bytes: int | None = 1024 * 1024 * 1024


LOCAL: Final = Limits(text=None, seconds=None, answer_bytes=None, memory_bytes=None)
"""For a person's own queries on their own machine."""


class QueryTimeoutError(InputError):
    """The query took longer than it may, and was stopped."""


class QueryTooHeavyError(InputError):
    """The query ended its process: it is nested too deeply, or needs more memory than it may have."""


class AnswerTooLargeError(InputError):
    """The answer is larger than it may be; nothing of it is given."""


class NoFormatError(UsageError):
    """The answer is of a kind for which no wanted format was named. ``kind``: solutions, boolean or graph."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"the answer is of the kind {kind}, and none of the formats asked for can write it")
        self.kind = kind


class BusyError(AimsGraphError):
    """As many queries as allowed are running and waiting; try again later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, written in ``format``."""

    kind: Literal["solutions", "boolean", "graph"]
    format: str
    data: bytes

    @property
    def media_type(self) -> str:
        """The media type of :attr:`data`."""
        return MEDIA_TYPES[self.format]


class Guard:
    """Runs queries over a copy of ``store`` as it is now, in at most ``workers`` processes, kept warm.

    At most ``waiting`` more queries wait for a process; the next one is told :class:`BusyError`. Use it as a
    context manager, or call :meth:`close`. Safe to use from several threads.
    """

    def __init__(
        self,
        store: Store,
        limits: Limits | None = None,
        *,
        workers: int = 1,
        waiting: int = 8,
        base: str = BASE,
    ) -> None:
        self.limits = limits or Limits()
        self.graphs = frozenset(graph.value for graph in store.named_graphs())
        self._base = base
        self._data = store.dump(format=RdfFormat.N_QUADS) or b""
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._places = threading.BoundedSemaphore(workers + waiting)
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop every process, also one that is at work. Later calls of :meth:`run` raise ``UsageError``."""
        with self._lock:
            self._closed = True
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.stop()

    def run(
        self,
        text: str,
        *,
        results: ResultFormat | None = "json",
        graph: GraphFormat | None = "turtle",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Return the answer to ``text``: solutions and booleans as ``results``, graphs as ``graph``.

        ``default_graphs`` and ``named_graphs`` take the place of FROM and FROM NAMED (SPARQL 1.1 Protocol,
        2.1.4). They name graphs of the store; nothing is fetched, and a graph that is not there is refused.

        Raises ``QueryRefusedError``, ``QueryTimeoutError``, ``QueryTooHeavyError``, ``AnswerTooLargeError``,
        ``NoFormatError``, ``BusyError``.
        """
        limits = self.limits
        reading = read_query_text(text, longest=limits.text, deepest=limits.depth, base=self._base)
        given = (*default_graphs, *named_graphs)
        self._refuse_unknown(given or reading.graphs)
        request = {
            "query": text, "results": results, "graph": graph, "base": self._base, "seconds": limits.seconds,
            "answer_bytes": limits.answer_bytes, "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }  # fmt: skip
        head, data = self._ask(request)
        if "error" in head:
            raise self._error(head)
        return Answer(head["kind"], head["format"], data)

    def _refuse_unknown(self, graphs: Sequence[str]) -> None:
        for iri in graphs:
            if iri not in self.graphs:
                here = ", ".join(sorted(self.graphs)[:5]) or "none: everything is in the default graph"
                raise QueryRefusedError(
                    Problem("unknown-graph", "there is no such graph here, and none is fetched.", found=iri,
                            expected=f"a named graph of this store ({here})")
                )  # fmt: skip

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if not self._places.acquire(blocking=False):
            raise BusyError("as many queries as allowed are running; try again in a few seconds")
        try:
            slot = self._wait()
            worker: Worker | None = None
            try:
                worker = slot if slot is not None and self._keep(slot) else self._start()
                return self._fresh(worker, worker.ask(request, self.limits.seconds))
            except WorkerTimeoutError as error:
                raise QueryTimeoutError(
                    Problem("query-timeout", "the query took too long and was stopped.",
                            expected=f"an answer within {self.limits.seconds:g} seconds")
                ) from error  # fmt: skip
            except WorkerLostError as error:
                self._refuse_closed()
                raise QueryTooHeavyError(
                    Problem("query-too-heavy", "the query was stopped: too deep, or too much memory.",
                            expected="a smaller query")
                ) from error  # fmt: skip
            finally:
                self._idle.put(worker if worker is not None and self._keep(worker) else None)
        finally:
            self._places.release()

    def _wait(self) -> Worker | None:
        """Return a process that is free, None for one to be started; wait no longer than two queries may take."""
        seconds = self.limits.seconds
        try:
            return self._idle.get(timeout=None if seconds is None else 2 * seconds)
        except queue.Empty as error:
            raise BusyError("the queries before this one take long; try again in a few seconds") from error

    def _start(self) -> Worker:
        self._refuse_closed()
        worker = Worker(self._data, self.limits.memory_bytes)
        with self._lock:
            if not self._closed:
                self._workers.add(worker)
                return worker
        worker.stop()
        self._refuse_closed()
        raise AssertionError("unreachable")

    def _refuse_closed(self) -> None:
        if self._closed:
            raise UsageError("this guard is closed; make a new one")

    def _keep(self, worker: Worker) -> bool:
        """Whether ``worker`` can take another query; what is left of one that cannot is cleared away."""
        with self._lock:
            if worker.alive and worker in self._workers:
                return True
            self._workers.discard(worker)
        worker.stop()
        return False

    def _fresh(self, worker: Worker, answer: tuple[dict[str, Any], bytes]) -> tuple[dict[str, Any], bytes]:
        """Let go of a process whose memory a query has swollen; the next query starts a slim one."""
        most = self.limits.memory_bytes
        if most is not None and answer[0].get("peak", 0) > most // 2:
            worker.stop()
        return answer

    def _error(self, head: dict[str, Any]) -> Exception:
        code, message = head["error"], _short(str(head.get("message", "")))
        match code:
            case "answer-too-large":
                return AnswerTooLargeError(
                    Problem(code, "the answer is too large, and nothing of it is given.",
                            expected=f"at most {self.limits.answer_bytes} bytes; add LIMIT or ask for less")
                )  # fmt: skip
            case "no-format":
                return NoFormatError(head["kind"])
            case "query-memory":
                return QueryTooHeavyError(Problem("query-too-heavy", "the query needs too much memory."))
        place = _PLACE.match(message)
        if not place:
            return QueryRefusedError(Problem(code, f"the query cannot be run: {message}."))
        row, column = int(place[1]), int(place[2])
        return QueryRefusedError(Problem(code, f"the query cannot be read: {place[3]}.", row=row, column=column))


def _short(message: str, most: int = 120) -> str:
    """Return the engine's message on one line, without the end of its lists of everything expected."""
    flat = " ".join(message.split())
    return flat if len(flat) <= most else flat[:most].rpartition(",")[0] + " …"


def run_query(
    store: Store,
    text: str,
    limits: Limits = LOCAL,
    *,
    results: ResultFormat = "json",
    graph: GraphFormat = "turtle",
) -> Answer:
    """Return the answer to one query over ``store``, in a process of its own. Raises as :meth:`Guard.run`."""
    with Guard(store, limits, waiting=0) as guard, suppress(NoFormatError):
        return guard.run(text, results=results, graph=graph)
    raise AssertionError("unreachable: a format is named for every kind")
