"""Lumbre Commerce (holds ISO 27001) and Posada Digital (holds nothing), from workbook to report: labels by hand, the
findings of their stories by code and record, and a report in both languages."""

from __future__ import annotations

import csv
import importlib.util
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from aims_graph import api
from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.run import Engine, Run
from aims_graph.base.terms import aims
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.write import write_report

DAY = date(2026, 11, 23)
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def folder(name: str) -> Path:
    """The folder of a shipped firm."""
    return root() / "examples" / name


def labels(name: str) -> list[object]:
    """The labels of a firm as parameters."""
    with (folder(name) / "expected.csv").open(encoding="utf-8") as file:
        return [pytest.param(row, id=f"{row['item_statement']}@{row['unit']}") for row in csv.DictReader(file)]


def assessed(knowledge: Knowledge, name: str, held: list[str] | None, engine: Engine = "fast") -> Run:
    """The assessment of a firm from its workbook."""
    handed = api.read_organisation(folder(name) / f"{name}.xlsx", knowledge)
    return api.assess(knowledge, handed, as_of=DAY, held=held, engine=engine, judge=False)


def holds(result: AssessmentResult, label: dict[str, str]) -> None:
    """Assert that an item is as it was labelled; what a label leaves empty it does not speak of."""
    (item,) = [i for i in result.items if (i.statement, i.unit) == (label["item_statement"], label["unit"])]
    assert item.state == label["state"], label["reason"]
    if label["action"]:
        assert (item.action or "none") == label["action"], label["reason"]
    for key, got in (("basis", item.basis), ("reuse_standing", item.reuse_standing)):
        if label[key]:
            assert got == label[key], label["reason"]
    if label["cause"]:
        assert label["cause"] in item.causes, label["reason"]


def findings(run: Run) -> set[tuple[str, str, str]]:
    """What the records show: code, effect, and the last part of the record's identifier (empty where it has none)."""
    view = GraphView(run.store)
    found = set()
    for quad in run.store.quads_for_pattern(None, _TYPE, NamedNode(aims("RecordFinding"))):
        iri = quad.subject.value  # type: ignore[union-attr]
        for row in view.all(iri, "ofRecord") or [""]:
            code, effect = view.one(iri, "findingCode") or "", view.code(iri, "effect") or ""
            found.add((code.removeprefix(aims("")), effect, row.rsplit("/", 1)[-1]))
    return found


def outcome(items: tuple[Item, ...]) -> list[tuple[object, ...]]:
    """What two engines have to agree on."""
    return sorted((i.statement, i.unit, i.state, i.action or "", i.basis or "", sorted(i.causes)) for i in items)


def filled(name: str, target: Path) -> bytes:
    """The workbook that the firm's readable answers give."""
    spec = importlib.util.spec_from_file_location("fill", root() / "examples" / "fill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.fill(folder(name), target)
    return target.read_bytes()


LUMBRE, POSADA = "lumbre-commerce", "posada-digital"
HELD: dict[str, list[str] | None] = {LUMBRE: None, POSADA: ["none"]}


@pytest.fixture(scope="module")
def lumbre(knowledge: Knowledge) -> Run:
    """The assessment of Lumbre Commerce by what it says it holds."""
    return assessed(knowledge, LUMBRE, HELD[LUMBRE])


@pytest.fixture(scope="module")
def posada(knowledge: Knowledge) -> Run:
    """The assessment of Posada Digital, from nothing."""
    return assessed(knowledge, POSADA, HELD[POSADA])


@pytest.mark.parametrize("label", labels(LUMBRE))
def test_label_of_lumbre(lumbre: Run, label: dict[str, str]) -> None:
    holds(lumbre.result, label)


@pytest.mark.parametrize("label", labels(POSADA))
def test_label_of_posada(posada: Run, label: dict[str, str]) -> None:
    holds(posada.result, label)


@pytest.mark.parametrize(("name", "least"), [(LUMBRE, 60), (POSADA, 40)])
def test_enough_is_labelled_each_with_its_reason(name: str, least: int) -> None:
    with (folder(name) / "expected.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= least
    assert all(row["reason"] for row in rows)
    assert all(bool(row["first_label"]) <= bool(row["second_look"]) for row in rows)


@pytest.mark.parametrize("name", [LUMBRE, POSADA])
def test_the_workbook_is_what_its_answers_give(tmp_path: Path, name: str) -> None:
    assert filled(name, tmp_path / f"{name}.xlsx") == (folder(name) / f"{name}.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("code", "record"),
    [
        ("bias-evaluated-late", "release-ranking-model-4-3"),
        ("release-not-verified", "release-ranking-model-4-3"),
        ("result-not-acted-on", "exposure-by-seller-category-ranking-model-4-3"),
        ("decision-without-grounds", "release-ranking-model-4-3"),
        ("impact-not-renewed", "recommender"),
        ("impact-outdated", "release-ranking-model-4-3"),
        ("impact-none-in-use", "code-helper"),
        ("risk-not-reassessed", "recommender"),
        ("management-review-none", ""),
        ("impact-not-assessed", "put-the-support-assistant-into-service"),
        ("release-not-verified", "put-the-support-assistant-into-service"),
        ("committee-overdue", "own-01"),
        ("continuity-test-never", "own-03"),
        ("incident-without-severity", "inc-005"),
        ("oversight-competence-not-shown", "take-over-a-conversation-of-the-assistant"),
        ("training-out-of-date", "duty-analyst-m-roig"),
        ("performance-not-measured", "share-of-scores-older-than-one-hour"),
        ("performance-over-limit", "answers-of-the-assistant-that-a-person-had-to-correct"),
        ("residual-not-accepted", "r-03"),
        ("several-accountable", "accept-residual-ai-risk"),
        ("finding-overdue", "internal-audit-2026-1"),
    ],
)
def test_the_story_of_lumbre_is_found(lumbre: Run, code: str, record: str) -> None:
    assert (code, "effectDeficiency", record) in findings(lumbre)


def test_what_was_done_in_order_is_left_alone(lumbre: Run) -> None:
    """Release 4.2 and its records, the closed incident and the trained scientist give no finding."""
    records = {record for _, _, record in findings(lumbre)}
    assert not records & {"release-ranking-model-4-2", "inc-003", "lead-data-scientist", "r-01", "r-02"}


def test_own_work_has_no_supplier(lumbre: Run) -> None:
    assert {r for code, _, r in findings(lumbre) if code == "supply-without-contract"} == {"lexa-code"}


def test_where_no_list_is_complete_records_only_ask(posada: Run) -> None:
    assert {effect for _, effect, _ in findings(posada)} <= {"effectQuestion", "effectObservation"}
    assert ("supply-without-information", "effectQuestion", "lexa-large") in findings(posada)


def test_a_start_from_nothing_is_unassessed_and_new(posada: Run) -> None:
    """Nothing is denied that nobody denied: gaps come from what the firm itself showed to be wanting."""
    items = posada.result.items
    assert {i.action for i in items if i.state == "unassessed"} == {"create", "candidate"}
    assert {(i.statement, i.causes) for i in items if i.state == "not_evidenced"} == {
        ("iso42001:5.2_1", ("not_approved",)),
        ("iso42001:5.2_4", ("not_approved",)),
        ("iso42001:A.2.2_1", ("not_approved",)),
        ("iso42001:A.10.2_1", ("content_deficient",)),
    }


@pytest.mark.parametrize("name", [LUMBRE, POSADA])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_is_written(lumbre: Run, posada: Run, tmp_path: Path, name: str, lang: str) -> None:
    result = (lumbre if name == LUMBRE else posada).result
    written = write_report(result, tmp_path, formats=["html", "xlsx", "json"], lang=lang)
    assert len(written) == 3
    page = next(path for path in written if path.suffix == ".html").read_text(encoding="utf-8")
    assert result.organisation in page
    assert "list-" not in "".join(note.text[lang] for note in result.notes)


@pytest.mark.slow
@pytest.mark.parametrize("name", [LUMBRE, POSADA])
def test_both_engines_give_the_same(knowledge: Knowledge, lumbre: Run, posada: Run, name: str) -> None:
    first = lumbre if name == LUMBRE else posada
    second = assessed(knowledge, name, HELD[name], engine="reference")
    assert outcome(first.result.items) == outcome(second.result.items)
    assert findings(first) == findings(second)


def test_what_is_left_of_a_risk_is_told_once(lumbre: Run) -> None:
    """The record shapes and the path of 6.1.3 both see that nobody accepted it; the report says it in one place."""
    page = render_html(build(lumbre.result, "en"))
    assert page.count("accepted what remains") == 1
