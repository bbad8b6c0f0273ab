"""``authority-pack`` on the command line: the files, the nearest system, the Act as target, the law as published."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.cli import main

ORG = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/aims-graph/org/o> a aims:Organisation ; rdfs:label "Office" .
<https://w3id.org/aims-graph/org/o/system/screener> a aims:AISystem ; rdfs:label "Screener" .
"""
DAY = ["--as-of", "2028-03-01"]


def declared(fact: str) -> str:
    return (
        f"<https://w3id.org/aims-graph/org/o/declaration/{fact}> a aims:FactDeclaration ; aims:factValue true ; "
        f"aims:aboutUnit <https://w3id.org/aims-graph/org/o/system/screener> ; aims:fact aims:fact-{fact} ; "
        'aims:declaredBy "A. Ferrer" ; aims:declaredOn "2026-11-20"^^xsd:date .\n'
    )


@pytest.fixture(scope="module")
def org(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("org") / "org.ttl"
    path.write_text(ORG + "".join(map(declared, ("aiSystem", "recruitment", "roleProvider"))), encoding="utf-8")
    return path


def test_the_files_are_named_on_stdout_and_nothing_held_is_no_error(
    org: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["authority-pack", str(org), "screener", *DAY, "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.split()] == [
        "authority-pack.html",
        "authority-pack-internal.html",
        "authority-pack.xlsx",
        "authority-pack.json",
    ]
    assert "duties as of 2028-03-01" in said.err


def test_an_unknown_system_is_told_the_nearest_and_nothing_is_written(
    org: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["authority-pack", str(org), "screner", *DAY, "-o", str(tmp_path / "out")]) == 3
    assert "system/screener" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_act_has_to_be_a_target(org: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["authority-pack", str(org), "screener", *DAY, "--target", "iso42001", "-o", str(tmp_path / "out")]
    assert main(asked) == 2
    assert "aiact" in capsys.readouterr().err


def test_the_law_as_published_has_its_banner_in_spanish(org: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ["authority-pack", str(org), "screener", *DAY, "--law", "original", "--lang", "es", "--format", "html"]
    assert main([*asked, "-o", str(out)]) == 0
    for name in ("authority-pack.html", "authority-pack-internal.html"):
        assert "No sirve para planificar" in (out / name).read_text(encoding="utf8")
