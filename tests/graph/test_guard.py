"""The guarded run of a query: whole answers, limits that hold, and a process that may die without harm."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from aims_graph.base.errors import InputError, UsageError
from aims_graph.graph.guard import (
    LOCAL,
    AnswerTooLargeError,
    BusyError,
    Guard,
    Limits,
    NoFormatError,
    QueryTimeoutError,
    QueryTooHeavyError,
    run_query,
)
from aims_graph.graph.query_text import QueryRefusedError
from aims_graph.graph.worker import GRAPHS, RESULTS

HEAVY = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STRLEN(CONCAT(?c, ?f, ?i, ?l)) < 0) }"
EVERYTHING = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
GRAPH = "http://example.org/graph"


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    predicate = NamedNode("http://example.org/p")
    store.extend(Quad(NamedNode(f"http://example.org/{n}"), predicate, Literal(f"text {n}")) for n in range(400))
    store.add(Quad(NamedNode("http://example.org/1"), predicate, Literal("named"), NamedNode(GRAPH)))
    return store


@pytest.fixture(scope="module")
def guard(store: Store) -> Iterator[Guard]:
    with Guard(store, Limits(seconds=20)) as guard:
        yield guard


def test_a_select_gives_its_solutions(guard: Guard) -> None:
    answer = guard.run("SELECT ?s { ?s ?p 'text 7' }")
    assert (answer.kind, answer.media_type) == ("solutions", "application/sparql-results+json")
    assert json.loads(answer.data)["results"]["bindings"] == [{"s": {"type": "uri", "value": "http://example.org/7"}}]


def test_an_ask_gives_a_boolean(guard: Guard) -> None:
    assert json.loads(guard.run("ASK { ?s ?p 'text 7' }").data)["boolean"] is True


@pytest.mark.parametrize("name", RESULTS)
def test_solutions_are_written_in_each_format(guard: Guard, name: str) -> None:
    answer = guard.run("SELECT ?s { ?s ?p 'text 7' }", results=name)  # type: ignore[arg-type]
    assert answer.format == name
    assert b"http://example.org/7" in answer.data


@pytest.mark.parametrize("name", GRAPHS)
def test_graphs_are_written_in_each_format(guard: Guard, store: Store, name: str) -> None:
    answer = guard.run(EVERYTHING, graph=name)  # type: ignore[arg-type]
    expected = {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert {quad.triple for quad in parse(answer.data, format=GRAPHS[name])} == expected


def test_a_graph_is_a_set_and_always_the_same_bytes(guard: Guard) -> None:
    text = "CONSTRUCT { <http://example.org/x> <http://example.org/y> 1 . ?s ?p ?o } { ?s ?p ?o }"
    first = guard.run(text, graph="ntriples").data
    assert first.count(b"example.org/x") == 1
    assert first == guard.run(text, graph="ntriples").data


def test_describe_gives_a_graph(guard: Guard) -> None:
    assert guard.run("DESCRIBE <http://example.org/3>").kind == "graph"


def test_relative_iris_resolve_against_the_base_and_our_prefixes_are_known(guard: Guard) -> None:
    text = "SELECT (STR(<iso42001-2023/4.1>) = STR(iso42001:4.1) AS ?same) {}"
    assert b"true" in guard.run(text, results="csv").data


@pytest.mark.parametrize(
    "text", ["ASK {", "SELECT ?x", "ASK {} ; DROP ALL", "SELECT * { ?s ?p ?o } }", "ASK { ex:a ?b ?c }"]
)
def test_what_does_not_parse_is_refused_with_its_place(guard: Guard, text: str) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        guard.run(text)
    problem = refused.value.problems[0]
    assert problem.code == "query-syntax"
    assert problem.row == 1
    assert isinstance(problem.column, int)


def test_a_function_that_is_not_there_is_refused(guard: Guard) -> None:
    with pytest.raises(QueryRefusedError, match="custom function"):
        guard.run("SELECT (<http://example.org/f>(1) AS ?x) {}")


def test_a_format_that_cannot_write_the_kind_is_named(guard: Guard) -> None:
    with pytest.raises(NoFormatError) as missing:
        guard.run("ASK {}", results=None)
    assert missing.value.kind == "boolean"
    with pytest.raises(NoFormatError):
        guard.run(EVERYTHING, graph=None)


# ── graphs ──


def test_from_names_a_graph_of_the_store(guard: Guard) -> None:
    assert b"named" in guard.run(f"SELECT ?o FROM <{GRAPH}> {{ ?s ?p ?o }}", results="csv").data


def test_a_graph_that_is_not_there_is_refused_and_nothing_is_fetched(guard: Guard) -> None:
    with Listener() as (port, calls):
        for clause in (f"FROM <http://127.0.0.1:{port}/x>", f"FROM NAMED <http://127.0.0.1:{port}/x>"):
            with pytest.raises(QueryRefusedError, match="no such graph"):
                guard.run(f"ASK {clause} {{ ?s ?p ?o }}")
        with pytest.raises(QueryRefusedError, match="no such graph"):
            guard.run("ASK {}", default_graphs=[f"http://127.0.0.1:{port}/x"])
    assert calls == []


def test_graphs_named_by_the_protocol_replace_those_of_the_text(guard: Guard) -> None:
    text = "SELECT ?o FROM <http://example.org/nowhere> { ?s ?p ?o }"
    assert guard.run(text, results="csv", default_graphs=[GRAPH]).data == b"o\r\nnamed\r\n"
    only_named = "ASK { ?s ?p ?o }"
    assert json.loads(guard.run(only_named, named_graphs=[GRAPH]).data)["boolean"] is False


# ── no way out ──


class Listener:
    """A port on this machine that notes who connects."""

    def __enter__(self) -> tuple[int, list[object]]:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self._calls: list[object] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        return self._socket.getsockname()[1], self._calls

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, address = self._socket.accept()
            except TimeoutError:
                continue
            self._calls.append(address)
            connection.close()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


def test_the_listener_of_these_tests_hears_an_unguarded_call() -> None:
    with Listener() as (port, calls):
        with pytest.raises((OSError, RuntimeError)):
            bool(Store().query(f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{}} }}"))
        time.sleep(0.1)
    assert calls


@pytest.mark.skipif(sys.platform == "win32", reason="there the checks on the text stand alone")
def test_the_process_itself_can_open_no_connection(guard: Guard) -> None:
    """The text check is not the only wall: a SERVICE that slipped through it would still reach nothing."""
    request = {
        "results": "json", "graph": "turtle", "base": "http://b/", "seconds": 5, "answer_bytes": None,
        "default_graphs": [], "named_graphs": [],
    }  # fmt: skip
    with Listener() as (port, calls):
        text = f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{}} }}"
        head, _ = guard._ask({**request, "query": text})
        time.sleep(0.1)
    assert head["error"] == "query-failed"
    assert calls == []


# ── limits ──


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_runs(store: Store) -> None:
    with Guard(store, Limits(seconds=1)) as guard:
        started = time.monotonic()
        with pytest.raises(QueryTimeoutError, match="within 1 seconds"):
            guard.run(HEAVY)
        assert time.monotonic() - started < 8
        assert guard.run("ASK {}").kind == "boolean"


def test_an_answer_is_whole_or_an_error(store: Store) -> None:
    with Guard(store, Limits(answer_bytes=1000)) as guard:
        for text in ("SELECT * { ?s ?p ?o }", EVERYTHING):
            with pytest.raises(AnswerTooLargeError, match="1000 bytes"):
                guard.run(text)
        assert guard.run("SELECT ?s { ?s ?p ?o } LIMIT 5", results="csv").data.count(b"\n") == 6


def test_local_use_gives_every_row(store: Store) -> None:
    assert run_query(store, "SELECT * { ?s ?p ?o . ?t ?q ?u }", LOCAL, results="csv").data.count(b"\n") == 160_001


@pytest.mark.parametrize("many", [2_000, 12_000])
def test_brackets_do_not_reach_the_parser(guard: Guard, many: int) -> None:
    with pytest.raises(QueryRefusedError, match="nested too deeply"):
        guard.run("ASK " + "{" * many + "}" * many)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a process to its memory")
def test_what_ends_the_process_is_told_and_the_next_query_runs(store: Store) -> None:
    hundred = " ".join(f"'{n}'" for n in range(100))
    rows = " ".join(f"VALUES ?v{n} {{ {hundred} }}" for n in range(4))
    with Guard(store, Limits(memory_bytes=256 * 1024 * 1024, seconds=60)) as guard:
        with pytest.raises(QueryTooHeavyError):
            guard.run(f"SELECT * {{ {rows} }} ORDER BY ?v0")
        assert guard.run("ASK {}").kind == "boolean"


def test_deep_recursion_without_brackets_does_not_end_the_service(store: Store) -> None:
    with Guard(store, Limits(seconds=1)) as guard:
        for text in (f"ASK {{ FILTER({'!' * 60_000}1) }}", f"ASK {{ FILTER(1{'||1' * 20_000}) }}"):
            with suppress(InputError):
                guard.run(text)
        assert guard.run("ASK {}").kind == "boolean"


# ── processes ──


def test_the_process_is_kept_warm(store: Store) -> None:
    with Guard(store) as guard:
        guard.run("ASK {}")
        first = _pids(guard)
        guard.run("ASK {}")
        assert _pids(guard) == first
        assert len(first) == 1


def _pids(guard: Guard) -> set[int]:
    return {worker._process.pid for worker in guard._workers}


def _running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_closing_leaves_no_process_behind(store: Store) -> None:
    guard = Guard(store, workers=2)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(guard.run, ["ASK { ?s ?p ?o . ?t ?q ?u FILTER(STRLEN(?o) > 99) }"] * 2))
    pids = _pids(guard)
    guard.close()
    assert pids
    assert not any(_running(pid) for pid in pids)
    with pytest.raises(UsageError, match="closed"):
        guard.run("ASK {}")


def test_closing_ends_a_query_at_work(store: Store) -> None:
    guard = Guard(store, Limits(seconds=60))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(guard.run, HEAVY)
        while not _pids(guard):
            time.sleep(0.01)
        time.sleep(0.2)
        guard.close()
        with pytest.raises(UsageError, match="closed"):
            running.result(10)


def test_a_process_killed_from_outside_is_replaced(store: Store) -> None:
    with Guard(store) as guard:
        guard.run("ASK {}")
        (pid,) = _pids(guard)
        os.kill(pid, signal.SIGTERM)
        time.sleep(0.2)
        assert guard.run("ASK {}").kind == "boolean"
        assert _pids(guard) != {pid}


def test_more_queries_than_allowed_are_told_to_wait(store: Store) -> None:
    with Guard(store, Limits(seconds=1.5), workers=1, waiting=1) as guard, ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(guard.run, HEAVY) for _ in range(4)]
        errors = [type(future.exception()) for future in futures]
    assert errors.count(BusyError) == 2
    assert errors.count(QueryTimeoutError) == 2


def test_many_threads_share_two_processes(store: Store) -> None:
    with Guard(store, workers=2, waiting=40) as guard, ThreadPoolExecutor(20) as pool:
        texts = [f"SELECT ?s {{ ?s ?p 'text {n}' }}" for n in range(40)]
        answers = list(pool.map(lambda text: guard.run(text, results="csv").data, texts))
        assert len(_pids(guard)) <= 2
    assert answers == [f"s\r\nhttp://example.org/{n}\r\n".encode() for n in range(40)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no parent to look at")
def test_a_process_whose_parent_was_killed_ends_even_at_work() -> None:
    code = f"""
import threading, time
from pyoxigraph import Literal, NamedNode, Quad, Store
from aims_graph.graph.guard import LOCAL, Guard
store = Store()
store.extend(Quad(NamedNode(f"http://e/{{n}}"), NamedNode("http://e/p"), Literal(str(n))) for n in range(400))
guard = Guard(store, LOCAL)
threading.Thread(target=guard.run, args=({HEAVY!r},), daemon=True).start()
while not guard._workers: time.sleep(0.01)
time.sleep(0.3)
print(*[worker._process.pid for worker in guard._workers], flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    for _ in range(60):
        if not _running(pid):
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the process outlived its parent")


def test_run_query_stands_alone(store: Store) -> None:
    assert run_query(store, "ASK {}").data == b'{"head":{},"boolean":true}'
    assert parse(run_query(store, EVERYTHING).data, format=RdfFormat.TURTLE)


def test_a_large_process_keeps_its_helper_warm() -> None:
    """What a process has held is its own: a server that has grown does not start a new process for each query."""
    script = (
        "from pyoxigraph import Store\n"
        "from dataclasses import replace\n"
        "from aims_graph.graph.guard import Guard, LOCAL\n"
        "ballast = bytearray(700 * 2**20)\n"
        "for place in range(0, len(ballast), 4096): ballast[place] = 1\n"
        "guard = Guard(Store(), replace(LOCAL, memory_bytes=2**30))\n"
        "guard.run('ASK {}'); first = {w._process.pid for w in guard._workers}\n"
        "guard.run('ASK {}'); second = {w._process.pid for w in guard._workers}\n"
        "print(len(first), first == second); guard.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "1 True\n"


def test_a_query_does_not_wait_longer_than_two_may_take() -> None:
    with Guard(Store(), Limits(seconds=0.2), workers=1, waiting=1) as guard:
        taken = guard._idle.get()
        with pytest.raises(BusyError, match="take long"):
            guard.run("ASK {}")
        guard._idle.put(taken)
        guard.limits = Limits(seconds=10)
        assert guard.run("ASK {}").data
