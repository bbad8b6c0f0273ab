"""One at a time: reading a file, deciding and writing it again, where two people do so at once."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem

try:
    import fcntl
except ImportError:  # Windows: a file is still written whole, but the later of two writers does not see the earlier one
    fcntl = None  # type: ignore[assignment]

_TAKEN: Final = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK)


@contextmanager
def locked(path: Path, seconds: float = 300.0) -> Iterator[None]:
    """Keep whoever takes the same lock from what lies beside ``path`` until the block ends.

    The lock is on the folder itself, so nothing is left behind, also where the process is killed; where the file
    system knows no locks there is none. Raises ``InputError`` where somebody else holds it for ``seconds``.
    """
    if fcntl is None:
        yield
        return
    folder = next((each for each in Path(os.path.realpath(path)).parents if each.is_dir()), Path("/"))
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # a folder that may not be listed: reading and writing say so themselves
        yield
        return
    try:
        _take(handle, path, time.monotonic() + seconds)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                return
            if time.monotonic() > until:
                message = "somebody else has been writing here all the time; nothing was stored. Try again."
                raise InputError(Problem("locked", message, file=path.name)) from error
            time.sleep(0.05)
        else:
            return
