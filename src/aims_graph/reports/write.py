"""Writing a report into a folder: rendered whole first, then each file put in place in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from aims_graph.assess.result import AssessmentResult
from aims_graph.base.errors import UsageError
from aims_graph.reports.content import Content, build
from aims_graph.reports.html import render_html
from aims_graph.reports.xlsx import render_xlsx


def _html(content: Content) -> bytes:
    return render_html(content).encode("utf-8")


def _json(content: Content) -> bytes:
    # A lone surrogate has no UTF-8; as an escape it is still the same JSON string.
    return (content.result.dumps() + "\n").encode("utf-8", "backslashreplace")


FORMATS: Final[Mapping[str, tuple[str, Callable[[Content], bytes]]]] = {
    "html": ("integration-report.html", _html),
    "xlsx": ("integration-report.xlsx", render_xlsx),
    "json": ("assessment.json", _json),
}
"""Format → name of its file, and what renders it."""


def write_report(result: AssessmentResult, folder: Path, *, formats: Sequence[str], lang: str) -> list[Path]:
    """Write the integration report on ``result`` into ``folder`` and return the files, in the order asked.

    Everything is rendered before anything is written, and each file replaces its predecessor in one step: a
    failure leaves no half file. Raises :class:`UsageError` for an unknown format or language, and where the
    folder cannot be written to.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        asked = f"the format {unknown[0]!r}" if unknown else "no format"
        raise UsageError(f"A report cannot be written in {asked}; expected some of: {', '.join(FORMATS)}.")
    content = build(result, lang)
    rendered = [(folder / FORMATS[name][0], FORMATS[name][1](content)) for name in wanted]
    put_files(folder, rendered)
    return [path for path, _ in rendered]


def put_files(folder: Path, rendered: Sequence[tuple[Path, bytes]]) -> None:
    """Write files into ``folder``, made where it is missing: all of them, or none.

    Raises :class:`UsageError` where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _put(rendered)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The report cannot be written to {folder}: {reason}.") from error


def _put(rendered: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file beside its place, then rename them all; leave nothing of it where one fails."""
    waiting = [(path.with_name(f".{path.name}.part"), path) for path, _ in rendered]
    try:
        for (beside, _), (_, data) in zip(waiting, rendered, strict=True):
            beside.write_bytes(data)
        for beside, path in waiting:
            beside.replace(path)
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)
