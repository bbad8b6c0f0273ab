"""The Halmere insurance group (ISO 27001 in one company, ISO 9001 in another) and Brezal, an integrator that answers in
Spanish: from workbook to report, with the labels by hand, the findings of their stories, the classes of their systems."""

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
from aims_graph.reports.write import write_report

DAY = date(2026, 11, 29)
HALMERE, BREZAL = "halmere-insurance", "brezal-integracion"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def folder(name: str) -> Path:
    """The folder of a shipped firm."""
    return root() / "examples" / name


def rows(name: str) -> list[dict[str, str]]:
    """The labels of a firm."""
    with (folder(name) / "expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def labels(name: str) -> list[object]:
    """The labels as parameters."""
    return [pytest.param(row, id=f"{row['item_statement']}@{row['unit']}") for row in rows(name)]


def assessed(knowledge: Knowledge, name: str, day: date = DAY, engine: Engine = "fast") -> Run:
    """The assessment of a firm from its workbook, by what it says it holds."""
    handed = api.read_organisation(folder(name) / f"{name}.xlsx", knowledge)
    return api.assess(knowledge, handed, targets=["iso42001", "aiact"], as_of=day, engine=engine, judge=False)


@pytest.fixture(scope="module")
def halmere(knowledge: Knowledge) -> Run:
    """The group on the day of its labels."""
    return assessed(knowledge, HALMERE)


@pytest.fixture(scope="module")
def brezal(knowledge: Knowledge) -> Run:
    """The integrator on the day of its labels."""
    return assessed(knowledge, BREZAL)


def item_of(result: AssessmentResult, statement: str, unit: str) -> Item | None:
    """The item of a statement for a unit, None where there is none."""
    found = [item for item in result.items if (item.statement, item.unit) == (statement, unit)]
    assert len(found) <= 1
    return found[0] if found else None


def holds(result: AssessmentResult, label: dict[str, str]) -> None:
    """Assert that an item is as it was labelled; what a label leaves empty it does not speak of."""
    item = item_of(result, label["item_statement"], label["unit"])
    if label["state"] == "no_item":
        assert item is None, label["reason"]
        return
    assert item is not None, label["reason"]
    assert item.state == label["state"], label["reason"]
    if label["action"]:
        assert (item.action or "none") == label["action"], label["reason"]
    for key, got in (("basis", item.basis), ("reuse_standing", item.reuse_standing)):
        if label[key]:
            assert got == label[key], label["reason"]
    if label["cause"]:
        assert label["cause"] in item.causes, label["reason"]
    if label.get("inheritance"):
        assert sorted(item.inheritance) == label["inheritance"].split(";"), label["reason"]


@pytest.mark.parametrize("label", labels(HALMERE))
def test_label_of_halmere(halmere: Run, label: dict[str, str]) -> None:
    holds(halmere.result, label)


@pytest.mark.parametrize("label", labels(BREZAL))
def test_label_of_brezal(brezal: Run, label: dict[str, str]) -> None:
    holds(brezal.result, label)


@pytest.mark.parametrize(("name", "least"), [(HALMERE, 60), (BREZAL, 40)])
def test_enough_is_labelled_each_with_its_reason(name: str, least: int) -> None:
    assert len(rows(name)) >= least
    assert all(row["reason"] for row in rows(name))
    assert all(bool(row["first_label"]) <= bool(row["second_look"]) for row in rows(name))


@pytest.mark.parametrize("name", [HALMERE, BREZAL])
def test_the_workbook_is_what_its_answers_give(tmp_path: Path, name: str) -> None:
    spec = importlib.util.spec_from_file_location("fill", root() / "examples" / "fill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.fill(folder(name), tmp_path / f"{name}.xlsx")
    assert (tmp_path / f"{name}.xlsx").read_bytes() == (folder(name) / f"{name}.xlsx").read_bytes()


def findings(run: Run) -> set[tuple[str, str]]:
    """What the records show to be open: code, and the last part of the record's identifier."""
    view = GraphView(run.store)
    found = set()
    for quad in run.store.quads_for_pattern(None, _TYPE, NamedNode(aims("RecordFinding"))):
        iri = quad.subject.value  # type: ignore[union-attr]
        for row in view.all(iri, "ofRecord") or [""]:
            found.add(((view.one(iri, "findingCode") or "").removeprefix(aims("")), row.rsplit("/", 1)[-1]))
    return found


@pytest.mark.parametrize(
    "expected",
    [
        ("committee-gap", "own-g1"),
        ("decision-without-grounds", "use-claims-triage"),
        ("release-not-separate", "release-motor-tariff-model-5"),
        ("result-failed", "tariff-by-region-motor-tariff-model-5"),
        ("impact-assessed-late", "release-motor-tariff-model-5"),
        ("impact-not-assessed", "use-claims-triage"),
        ("impact-none-in-use", "assist-chat"),
        ("release-not-verified", "use-claims-triage"),
        ("performance-not-measured", "loss-ratio-against-the-tariff"),
        ("performance-over-limit", "photographs-misread"),
        ("several-accountable", "accept-residual-ai-risk"),
        ("oversight-competence-not-shown", "watch-the-tariff"),
        ("oversight-not-assigned", "claims-triage"),
        ("residual-not-accepted", "m-01"),
        ("supply-without-information", "kestrel-damage-reader"),
        ("data-without-provenance", "motor-contracts-2018-2025"),
    ],
    ids=lambda expected: expected[0],
)
def test_the_records_of_halmere_tell_its_story(halmere: Run, expected: tuple[str, str]) -> None:
    assert expected in findings(halmere)


def test_the_records_of_life_are_in_order(halmere: Run) -> None:
    """Whatever is open on a release is open in Motor: Life assessed, validated and decided beforehand."""
    released = {row for code, row in findings(halmere) if code.startswith(("release-", "impact-", "bias-", "result-"))}
    assert released
    assert not any("underwriting" in row for row in released)


def test_nothing_is_asked_of_the_system_that_the_scope_leaves_out(brezal: Run) -> None:
    """The translator is out, signed and dated, and no duty of the Act is in force for it."""
    assert not [code for code, record in findings(brezal) if record == "traductor"]
    assert not [case for case in brezal.result.record_cases if case.unit == "system/traductor"]


@pytest.mark.parametrize(
    "expected",
    [
        ("result-failed", "validacion-del-modelo-1-3"),
        ("impact-not-renewed", "pdm-lerin"),
        ("development-data-not-met", "vibracion-lerin-2026"),
        ("activity-without-row", ""),
    ],
    ids=lambda expected: expected[0],
)
def test_the_records_of_brezal_tell_its_story(brezal: Run, expected: tuple[str, str]) -> None:
    assert expected in findings(brezal)


def test_life_is_high_risk_from_the_day_of_the_law_as_amended_and_motor_is_not(halmere: Run) -> None:
    fria = item_of(halmere.result, "aiact:27.1_1", "system/life-pricing")
    assert fria is not None
    assert fria.legal is not None
    assert not fria.legal.in_force
    assert fria.legal.binds_from == "2027-12-02"
    for system in ("motor-pricing", "claims-triage"):
        high = [i for i in halmere.result.items if i.unit == f"system/{system}" and i.statement.startswith("aiact:9.")]
        assert not high


def test_a_subsidiary_leaves_with_its_systems(knowledge: Knowledge, halmere: Run) -> None:
    gone = {"entity/assist", "system/assist-chat"}
    assert gone <= {item.unit for item in halmere.result.items}
    after = assessed(knowledge, HALMERE, date(2026, 12, 31)).result
    assert not gone & {item.unit for item in after.items}
    assert {"entity/life", "entity/motor", "entity/group"} <= {item.unit for item in after.items}


def test_waves_wait_for_their_day_and_an_unsigned_one_does_not(knowledge: Knowledge, brezal: Run) -> None:
    def counted(run: Run) -> set[str]:
        return {i.unit for i in run.result.items if i.counted and i.state != "not_applicable" and "pdm" in i.unit}

    assert counted(brezal) == {"system/pdm-lerin", "system/pdm-bejar"}
    assert counted(assessed(knowledge, BREZAL, date(2027, 6, 1))) - counted(brezal) == {
        "system/pdm-tudela",
        "system/pdm-soria",
    }
    unsigned = item_of(brezal.result, "iso42001:A.5.4_1", "system/pdm-bejar")
    assert unsigned is not None
    assert "scope_change_unsigned" in unsigned.observations


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", [HALMERE, BREZAL])
def test_the_report_renders_in_both_languages(
    knowledge: Knowledge, halmere: Run, brezal: Run, tmp_path: Path, name: str, lang: str
) -> None:
    run = halmere if name == HALMERE else brezal
    (path,) = write_report(run.result, tmp_path, formats=["html"], lang=lang)
    text = path.read_text(encoding="utf-8")
    assert run.result.organisation in text
    assert ">None<" not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", [HALMERE, BREZAL])
def test_both_engines_give_the_same_items(knowledge: Knowledge, name: str) -> None:
    assessed(knowledge, name, engine="both")
