"""The command line: ``aims-graph VERB``. Results on stdout, progress and problems on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from aims_graph.base.errors import AimsGraphError, InputError

__all__ = ["ExitCode", "main"]


class ExitCode(IntEnum):
    """What the command's exit code means. Gaps are results, not failures."""

    FINE = 0
    FAIL_ON = 1
    """``--fail-on`` found what it was told to fail on."""
    USAGE = 2
    BAD_INPUT = 3
    CONTRADICTION = 4
    OUR_FAULT = 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code (see :class:`ExitCode`). Never shows a traceback."""
    from aims_graph.cli.parser import parse

    arguments = parse(sys.argv[1:] if argv is None else list(argv))
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputError as error:
        for problem in error.problems:
            _say(f"{problem.severity}: {problem.sentence()}")
        return error.exit_code
    except AimsGraphError as error:
        _say(f"error: {error}")
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  the reader has gone; let the exit be quiet
        return ExitCode.FINE
    except KeyboardInterrupt:
        _say("stopped")
        return 130
    except Exception as error:
        if os.environ.get("AIMS_DEBUG"):
            raise
        _say(f"error: a fault of ours ({type(error).__name__}: {error}); set AIMS_DEBUG=1 to see where")
        return ExitCode.OUR_FAULT
    return code


def _say(text: str) -> None:
    print(text, file=sys.stderr)
