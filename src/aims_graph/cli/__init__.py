"""The command line: ``aims-graph VERB``. Results on stdout, progress and problems on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from aims_graph.base.errors import ENGLISH, AimsGraphError, InputError, Words, in_words

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
    _prepare_streams()
    words: Words = ENGLISH
    try:
        from aims_graph.cli.parser import parse

        arguments = parse(sys.argv[1:] if argv is None else list(argv))
        words = words_of(arguments.lang)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputError as error:
        for problem in error.problems:
            _say(f"{in_words(problem.severity, words)}: {problem.sentence(words)}")
        return error.exit_code
    except AimsGraphError as error:
        _say(f"error: {error}")
        return error.exit_code
    except BrokenPipeError:
        _let_go_of_stdout()
        return ExitCode.FINE
    except KeyboardInterrupt:
        _say("stopped")
        return 130
    except OSError as error:  # of the machine, not of ours: a disk that is full, a folder that is a file
        _let_go_of_stdout()
        place = f"{error.filename}" if error.filename is not None else "the output"
        _say(f"error: {place}: cannot be read or written: {error.strerror or error}.")
        return ExitCode.BAD_INPUT
    except Exception as error:
        if os.environ.get("AIMS_DEBUG"):
            raise
        _say(f"error: a fault of ours ({type(error).__name__}: {error}); set AIMS_DEBUG=1 to see where")
        return ExitCode.OUR_FAULT
    return code


def words_of(lang: str) -> Words:
    """Return the words in which problems are told in ``lang``."""
    if lang != "es":
        return ENGLISH
    from aims_graph.intake.problems_es import SPANISH

    return SPANISH


def _prepare_streams() -> None:
    """Let no output fail for its encoding: what a terminal cannot show is escaped. A closed stream swallows."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  lives with the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """The reader has gone, or the disk is full: let the interpreter's own last flush be quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens on stderr either
        print(text, file=sys.stderr, flush=True)
