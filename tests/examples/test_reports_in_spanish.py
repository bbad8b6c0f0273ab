"""The Spanish reports of Posada (holds nothing) and Brezal (waves): what a director and a quality manager read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from aims_graph import api
from aims_graph.assess.result import AssessmentResult
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import Content, build
from aims_graph.reports.html import render_html

DAYS = {"posada-digital": date(2026, 11, 23), "brezal-integracion": date(2026, 11, 29)}


def _result(knowledge: Knowledge, name: str) -> AssessmentResult:
    handed = api.read_organisation(root() / "examples" / name / f"{name}.xlsx", knowledge)
    held = ["none"] if name == "posada-digital" else None
    return api.assess(knowledge, handed, targets=["iso42001"], held=held, as_of=DAYS[name], judge=False).result


@pytest.fixture(scope="module")
def posada(knowledge: Knowledge) -> Content:
    return build(_result(knowledge, "posada-digital"), "es")


@pytest.fixture(scope="module")
def brezal(knowledge: Knowledge) -> Content:
    return build(_result(knowledge, "brezal-integracion"), "es")


def test_later_waves_are_told_by_wave_and_never_as_not_settled(brezal: Content) -> None:
    planned = {item.id for item in brezal.result.items if item.planned}
    listed = [line for block in brezal.open for line in block.lines]
    listed += [line for found in brezal.lists for group in found.groups for line in group.lines]
    assert planned
    assert not planned & {item.id for line in listed for item in line.items}
    assert sum(found.unsettled for found in brezal.lists) == brezal.figures.unsettled == 1


def test_what_is_out_of_scope_is_said_once_with_its_ground(brezal: Content) -> None:
    (found,) = [found for found in brezal.lists if found.name == "not_applicable"]
    (outside,) = found.outside
    assert not found.groups
    assert len(outside.statements) == found.items
    assert "Uso interno ocasional" in outside.ground


def test_the_next_step_of_a_failed_test_is_not_to_mend_the_test_plan(brezal: Content) -> None:
    lines = {line.item.id: line for found in brezal.lists for group in found.groups for line in group.lines}
    failed = lines["iso42001:A.6.2.4_2@system/pdm-lerin"].next_step.text
    assert failed.startswith("Validación del modelo 1.3: La liberación siguió adelante")
    assert "BZ-VAL-01" not in failed
    data = lines["iso42001:A.7.4_2@system/pdm-lerin"].next_step.text
    assert data.startswith("Vibración Lerín 2026: Este conjunto incumple")


def test_a_reason_that_all_lines_share_is_said_once(posada: Content) -> None:
    page = render_html(posada)
    assert page.count("No hay ningún sistema de gestión implantado.") == 1


@pytest.mark.parametrize("name", sorted(DAYS))
def test_no_code_of_ours_stands_in_the_page(name: str, request: pytest.FixtureRequest) -> None:
    content = request.getfixturevalue(name.partition("-")[0])
    page = re.sub(r"<style>.*?</style>|<pre.*?</pre>|<[^>]*>", " ", render_html(content), flags=re.S)
    page = page.replace("iso42001:9.2.2_1", "")
    assert re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*Case\b", page) == []
    assert re.findall(r"\b(?:[A-Z]\.)?\d+(?:\.\d+)+_\d+\b", page) == []
