"""Handles on worker processes: start, ask with a time-out, stop."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any, Final

from aims_graph.base.errors import AimsGraphError
from aims_graph.graph.worker import read_frame, write_frame

_BOOT: Final = "import json,sys; sys.path[:]=json.loads(sys.argv[1]); from aims_graph.graph.worker import main; main()"
START_SECONDS: Final = 120.0
"""How long a worker may take to read the graph before it counts as lost."""


class WorkerLostError(Exception):
    """The process ended while it worked: stack, memory, or killed from outside."""


class WorkerTimeoutError(Exception):
    """The process was killed because the time was up."""


class Worker:
    """One process that holds a copy of the graph and answers one request at a time."""

    def __init__(self, data: bytes, memory: int | None) -> None:
        try:
            # -I: neither the current folder nor the environment decides what the process imports.
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self.ask({"memory": memory}, START_SECONDS, data)
        except (OSError, WorkerLostError, WorkerTimeoutError) as error:
            raise AimsGraphError("the process that runs queries could not be started") from error

    def ask(self, request: Mapping[str, Any], seconds: float | None, body: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """Return the answer to ``request``.

        Raises ``WorkerTimeoutError`` after ``seconds`` and ``WorkerLostError`` where the process ended;
        either way, and on any other exception, the process is gone.
        """
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        alarm = threading.Timer(seconds, give_up) if seconds is not None else None
        if alarm:
            alarm.daemon = True
            alarm.start()
        try:
            write_frame(process.stdin, request, body)
            answer = read_frame(process.stdout)
        except BaseException as error:
            self.stop()
            if late.is_set():
                raise WorkerTimeoutError from error
            if isinstance(error, EOFError | OSError | ValueError):
                raise WorkerLostError from error
            raise
        finally:
            if alarm:
                alarm.cancel()
                alarm.join()
        if late.is_set():  # the answer came with the alarm: it is whole, the process is not
            self.stop()
        return answer

    @property
    def alive(self) -> bool:
        """False once the process was stopped or ended."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process and leave nothing of it behind."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
