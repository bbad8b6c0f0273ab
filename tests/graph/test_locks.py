"""One at a time on the files of a folder, and nothing left behind where the one is killed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError
from aims_graph.graph.locks import locked

pytest.importorskip("fcntl", reason="no locks of this kind here")
HOLD = "import sys,time; from pathlib import Path; from aims_graph.graph.locks import locked\nwith locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"


def test_each_sees_what_the_one_before_wrote(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_text("0")

    def add() -> None:
        with locked(file):
            before = int(file.read_text())
            time.sleep(0.01)
            file.write_text(str(before + 1))

    threads = [threading.Thread(target=add) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() == "12"
    assert list(tmp_path.iterdir()) == [file]


def test_who_is_killed_holds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "org.ttl"  # not there yet: the folder above is taken
    with subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(InputError, match="somebody else"), locked(file, seconds=0.1):
            pass
        other.kill()
    with locked(file, seconds=5):
        pass
