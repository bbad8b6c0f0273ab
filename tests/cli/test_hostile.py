"""The command line in bad company: streams that fail, odd places to write to, values that make no sense."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError, UsageError
from aims_graph.cli import ExitCode, main
from aims_graph.cli.serving import listening
from aims_graph.graph.store import write_atomic

AIMS = [sys.executable, "-m", "aims_graph.cli"]
SHOW = ["show", "iso42001:6.1.4"]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="devices and signals as POSIX has them")


def start(argv: list[str], shell: str = "", **settings: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; ``shell`` redirects its streams."""
    environment = {**os.environ, "AIMS_CACHE": "off", "PYTHONPATH": os.pathsep.join(sys.path), **settings}
    command = ["sh", "-c", f'exec "$@" {shell}', "sh", *AIMS, *argv]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in found.stderr
    assert "Exception ignored" not in found.stderr
    return found


# ── streams ──


@needs_posix
def test_a_full_disk_is_told_in_a_sentence():
    found = start(SHOW, "> /dev/full")
    assert found.returncode == ExitCode.BAD_INPUT
    assert found.stderr == "error: the output: cannot be read or written: No space left on device.\n"


@needs_posix
def test_streams_that_are_closed_are_no_fault():
    assert start(SHOW, ">&-").returncode == ExitCode.FINE
    assert start(["show", "nope:1"], "2>&-").returncode == ExitCode.BAD_INPUT
    assert start(["query", "-"], "<&-").returncode == ExitCode.BAD_INPUT


@needs_posix
def test_what_a_terminal_cannot_show_is_escaped():
    found = start(["query", "--list"], PYTHONIOENCODING="ascii")
    assert found.returncode == ExitCode.FINE
    assert "\\u2500" in found.stdout


@needs_posix
def test_a_reader_that_leaves_is_no_fault():
    with subprocess.Popen(
        [*AIMS, "map", "iso27001", "iso42001", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == ExitCode.FINE


@needs_posix
def test_stopped_by_hand_it_ends_quietly_and_leaves_nothing(tmp_path):
    """It waits for a query on standard input, so that the signal comes while it runs."""
    process = subprocess.Popen(
        [*AIMS, "query", "-", "-o", str(tmp_path / "out.txt")], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        # Started in the background the tests ignore the signal, and so would the command.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    for _ in range(200):
        if Path(f"/proc/{process.pid}/wchan").exists() and "pipe" in Path(f"/proc/{process.pid}/wchan").read_text():
            break
        time.sleep(0.05)
    else:
        time.sleep(2)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[1] == b"stopped\n"
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


# ── places to write to ──


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    target = tmp_path / "org.ttl"
    target.write_text("before")
    target.chmod(0o600)
    write_atomic(target, b"after")
    assert target.read_bytes() == b"after"
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


@needs_posix
def test_a_new_file_is_as_private_as_the_user_wants_it(tmp_path):
    before = os.umask(0o077)
    try:
        write_atomic(tmp_path / "org.ttl", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "org.ttl").stat().st_mode & 0o777 == 0o600


@needs_posix
def test_a_link_stays_a_link_and_a_device_stays_a_device(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "org.ttl"
    link.symlink_to("real/org.ttl")
    write_atomic(link, b"x")
    assert link.is_symlink()
    assert (tmp_path / "real" / "org.ttl").read_bytes() == b"x"
    null = tmp_path / "null"
    null.symlink_to("/dev/null")
    write_atomic(null, b"x")
    assert Path("/dev/null").is_char_device()
    assert null.is_symlink()


@pytest.mark.parametrize("name", ["", "folder", "missing/org.ttl", "file/org.ttl", "x" * 400, "nul\0"])
def test_a_place_that_cannot_be_written_is_told_and_left_clean(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError, match="cannot write"):
        write_atomic(tmp_path / name, b"x")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_text_that_has_no_utf8_is_written_with_escapes(tmp_path, capsys):
    query = tmp_path / "q.rq"
    query.write_text("ASK {}")
    assert main(["query", str(query), "--format", "json", "-o", str(tmp_path / "out")]) == ExitCode.FINE
    assert main(["show", "\udcff"]) == ExitCode.BAD_INPUT
    assert "\\udcff" in capsys.readouterr().err


# ── values ──


@pytest.mark.parametrize(
    "argv",
    [
        ["query", "x.rq", "--timeout", "inf"], ["query", "x.rq", "--timeout", "nan"], ["query", "x", "--timeout", "0"],
        ["query", "x.rq", "--timeout=-1"], ["query", "x.rq", "--timeout", "1e300"], ["query", "x", "--timeout", "x"],
        ["serve", "--port", "65536"], ["serve", "--port=-1"], ["serve", "--port", "x"],
    ],
)  # fmt: skip
def test_a_number_that_makes_no_sense_is_wrong_usage(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == ExitCode.USAGE
    assert argv[-1].rpartition("=")[2] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (
            ["query", "what-answers", "--param", "target=iso42001:4.1", "--param", "target=iso42001:4.2"],
            "more than once",
        ),
        (["query", "-", "--param", "a=iso42001:4.1"], "belongs to a named query"),
        (["explain", "iso42001:4.1_1"], "name a second id"),
        (["explain", "iso27001", "iso42001"], "is a framework"),
    ],
)
def test_what_would_be_dropped_in_silence_is_refused(argv, said, capsys):
    assert main(argv) == ExitCode.USAGE
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("held", ["", ",", "none,iso27001"])
def test_held_names_systems_or_none_alone(held, tmp_path, capsys):
    org = tmp_path / "org.ttl"
    org.write_text(
        "<https://w3id.org/aims-graph/org/o> a <https://w3id.org/aims-graph/ontology#Organisation> ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "O" .'
    )
    assert main(["assess", str(org), "--held", held]) == ExitCode.USAGE
    assert "`none` alone" in capsys.readouterr().err


@pytest.mark.parametrize(("who", "folder"), [("A", "file"), ("A", "file/below"), ("\udcff", "new")])
def test_a_decision_that_cannot_be_kept_is_told(who, folder, tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    row = "iso27001.9.2.2_1--iso42001.9.2.2_1"
    argv = ["confirm", row, "--who", who, "--why", "read", "--knowledge", str(tmp_path / folder)]
    assert main(argv) == ExitCode.BAD_INPUT
    assert capsys.readouterr().err.splitlines()[-1].startswith("error: ")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_query_as_csv_opens_safely(tmp_path, capsys):
    query = tmp_path / "q.rq"
    query.write_text("""SELECT ?a ?b ?c ?d { BIND("=cmd|' /C calc'!A0" AS ?a) BIND(-5 AS ?b) BIND("+1+1" AS ?c)
        BIND(\'x, "y"\' AS ?d) }""")
    assert main(["query", str(query), "--format", "csv"]) == ExitCode.FINE
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["a", "b", "c", "d"], ["'=cmd|' /C calc'!A0", "-5", "'+1+1", 'x, "y"']]


def test_an_id_is_read_without_the_spaces_around_it(capsys):
    assert main(["show", " iso42001:6.1.4 "]) == ExitCode.FINE
    assert "iso42001:6.1.4" in capsys.readouterr().out


def test_a_port_in_use_is_told():
    with listening("127.0.0.1", 0) as place, pytest.raises(UsageError, match="in use"):
        listening("127.0.0.1", place.getsockname()[1])
    with pytest.raises(UsageError, match="cannot serve on"):
        listening("no.such.host.invalid", 0)
