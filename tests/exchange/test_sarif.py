"""SARIF 2.1.0, as far as a reader of it insists."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from aims_graph.exchange.lint import lint_files
from aims_graph.exchange.lint_words import RULES
from aims_graph.exchange.sarif import to_sarif

_SPEC = importlib.util.spec_from_file_location("plants", Path(__file__).with_name("plants.py"))
plants = importlib.util.module_from_spec(_SPEC)
__import__("sys").modules["plants"] = plants
_SPEC.loader.exec_module(plants)


@pytest.fixture(params=plants.FORMATS)
def report(request, tmp_path, knowledge):
    """A file with many faults."""
    ending, write = plants.FORMATS[request.param]
    path = tmp_path / f"somebody's rows.{ending}"
    path.write_text(write([row for plant in plants.PLANTS.values() for row in plant()]), encoding="utf-8")
    return lint_files([path], knowledge.catalogue)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_result_has_its_rule_its_level_and_its_place(report, lang):
    log = json.loads(json.dumps(to_sarif(report, version="0.1.0", lang=lang)))
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "aims-graph"
    assert len(run["results"]) == len(report.findings)
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"] == RULES[rule["id"]].name[lang]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for location in result["locations"]:
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert " " not in uri
            assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1


def test_a_clean_file_has_no_results_but_a_run(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text(plants.as_csv(plants.SOUND), encoding="utf-8")
    (run,) = to_sarif(lint_files([path], knowledge.catalogue), version="0.1.0")["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
