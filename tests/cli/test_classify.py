"""``classify``: text, JSON and CSV, one system, the law as published, and facts from a workbook."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from aims_graph.cli import main

ORG = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix o: <https://w3id.org/aims-graph/org/o/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/aims-graph/org/o> a aims:Organisation ; rdfs:label "Office" .
<https://w3id.org/aims-graph/org/o/system/screener> a aims:AISystem ; rdfs:label "Screener" .
"""
DAY = ["--as-of", "2026-12-03"]


def declaration(fact: str, value: str = "true") -> str:
    return (
        f"<https://w3id.org/aims-graph/org/o/declaration/{fact}> a aims:FactDeclaration ; "
        f"aims:aboutUnit <https://w3id.org/aims-graph/org/o/system/screener> ; aims:fact aims:fact-{fact} ; "
        f'aims:factValue {value} ; aims:declaredBy "A. Ferrer" ; aims:declaredOn "2026-11-20"^^xsd:date .\n'
    )


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.ttl"
    path.write_text(ORG + "".join(map(declaration, ("aiSystem", "recruitment", "roleDeployer"))), encoding="utf-8")
    return path


def test_the_class_is_told_with_reason_person_day_provision_and_date(org, capsys):
    assert main(["classify", str(org), *DAY]) == 0
    said = capsys.readouterr().out
    for words in (
        "high-risk by Article 6(2) and Annex III (aiact:6.2)",
        "yes: recruitment or selection (aiact:III.4.a) — A. Ferrer, 2026-11-20",
        "applies from 2027-12-02",
        "Role: deployer (aiact:3.4)",
        "fact-placedUnderOwnName",
    ):
        assert words in said


def test_in_spanish_and_under_the_law_as_published_with_its_banner(org, capsys):
    assert main(["classify", str(org), *DAY, "--lang", "es", "--law", "original", "--system", "screener"]) == 0
    said = capsys.readouterr().out
    assert "TEXTO ORIGINAL" in said
    assert "alto riesgo por el artículo 6, apartado 2, y el anexo III" in said
    assert "se aplica desde el 2026-08-02" in said
    assert "entity/" not in said


def test_json_and_csv_say_the_same(org, capsys):
    assert main(["classify", str(org), *DAY, "--format", "json"]) == 0
    (unit,) = [u for u in json.loads(capsys.readouterr().out)["units"] if u["unit"] == "system/screener"]
    met = {use["category"] for use in unit["categories"] if use["state"] == "met"}
    assert met == {"category-aiSystem", "category-highRiskAnnexIII"}
    assert main(["classify", str(org), *DAY, "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert met == {row["category"] for row in rows if row["unit"] == "system/screener" and row["state"] == "met"}


def test_an_unknown_system_is_refused_with_the_nearest(org, capsys):
    assert main(["classify", str(org), *DAY, "--system", "system/screner"]) == 3
    assert "system/screener" in capsys.readouterr().err


def test_an_unknown_fact_is_refused_with_the_nearest(org, capsys):
    org.write_text(
        org.read_text(encoding="utf-8").replace("fact-recruitment ;", "fact-recruitmant ;"), encoding="utf-8"
    )
    assert main(["classify", str(org), *DAY]) == 3
    assert "fact-recruitment" in capsys.readouterr().err


def test_facts_from_the_workbook_reach_the_class(tmp_path, capsys):
    path = tmp_path / "firm.xlsx"
    assert main(["template", str(path)]) == 0
    book = openpyxl.load_workbook(path)

    def fill(page: str, **cells: str) -> None:
        sheet = next(s for s in book if str(s["A1"].value).startswith(f"aims2.{page}."))
        row = next(cells[0].row for cells in sheet if cells[0].value == f"aims2.{page}.#head") + 2
        for key, value in cells.items():
            column = next(cell.column for cell in sheet[1] if cell.value == f"aims2.{page}.{key}")
            sheet.cell(row, column, value)

    form = next(s for s in book if str(s["A1"].value).startswith("aims2.organisation."))
    form.cell(next(row[0].row for row in form if row[0].value == "aims2.organisation.label"), 3, "Firm")
    fill("systems", label="Pricing", is_ai="yes", annex3="5(c) life and health insurance of natural persons")
    fill("facts", system="Pricing", fact="fact-developedForOwnUse", value="yes", by="A. Ferrer")
    book.save(path)
    assert main(["classify", str(path), *DAY]) == 0
    said = capsys.readouterr().out
    assert "aiact:III.5.c" in said
    assert "Role: provider" in said
    assert "Role: deployer" in said
    assert f"{path.name} AI systems" in said
