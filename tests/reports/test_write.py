"""Writing: the files asked for, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from aims_graph.assess.result import AssessmentResult
from aims_graph.base.errors import UsageError
from aims_graph.reports import write_report
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html

ALL = ["html", "xlsx", "json"]


def _loaded(kind: Any, value: Any) -> Any:
    """Build a value of the type ``kind`` out of parsed JSON."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: _loaded(hints[f.name], value[f.name]) for f in fields(kind)})
    if origin is tuple:
        return tuple(_loaded(inner[0], one) for one in value)
    if isinstance(origin, type) and issubclass(dict, origin):
        return {key: _loaded(inner[1], one) for key, one in value.items()}
    return value


def test_the_files_come_back_in_the_order_asked(rich: AssessmentResult, tmp_path: Path) -> None:
    made = write_report(rich, tmp_path / "a" / "b", formats=["json", "html", "json", "xlsx"], lang="en")
    assert [path.name for path in made] == [
        "assessment.json",
        "integration-report.html",
        "integration-report.xlsx",
    ]
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted(path.name for path in made)


def test_the_json_is_the_result(rich: AssessmentResult, tmp_path: Path) -> None:
    (path,) = write_report(rich, tmp_path, formats=["json"], lang="es")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(rich.dumps())


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_json_holds_all_that_the_page_says(rich: AssessmentResult, lang: str) -> None:
    assert render_html(build(_loaded(AssessmentResult, json.loads(rich.dumps())), lang)) == render_html(
        build(rich, lang)
    )


def test_what_utf8_cannot_hold_does_not_stop_the_json(rich: AssessmentResult, tmp_path: Path) -> None:
    odd = replace(rich, organisation="half \ud800 pair")
    for path in write_report(odd, tmp_path, formats=ALL, lang="en"):
        assert path.stat().st_size > 0
    assert json.loads((tmp_path / "assessment.json").read_text(encoding="utf-8"))["organisation"] == odd.organisation


def test_writing_again_replaces(rich: AssessmentResult, tmp_path: Path) -> None:
    first = write_report(rich, tmp_path, formats=ALL, lang="en")
    before = [path.read_bytes() for path in first]
    assert [path.read_bytes() for path in write_report(rich, tmp_path, formats=ALL, lang="en")] == before


@pytest.mark.parametrize("formats", [["html", "pdf"], [], ["HTML"]])
def test_an_unknown_format_names_the_known_ones(rich: AssessmentResult, tmp_path: Path, formats: list[str]) -> None:
    with pytest.raises(UsageError, match="html, xlsx, json"):
        write_report(rich, tmp_path / "out", formats=formats, lang="en")
    assert not (tmp_path / "out").exists()


def test_an_unknown_language_names_the_known_ones(rich: AssessmentResult, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="en, es"):
        write_report(rich, tmp_path / "out", formats=ALL, lang="de")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_said_in_a_sentence(rich: AssessmentResult, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(UsageError, match="cannot be written to"):
        write_report(rich, taken, formats=["html"], lang="en")
    assert taken.read_text() == "mine"


def test_a_failed_write_leaves_nothing_half(
    rich: AssessmentResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assessment.json").write_text("old")
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "xlsx" in self.name:
            real(self, data[:10])
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left"):
        write_report(rich, tmp_path, formats=["json", "html", "xlsx"], lang="en")
    assert [path.name for path in tmp_path.iterdir()] == ["assessment.json"]
    assert (tmp_path / "assessment.json").read_text() == "old"
