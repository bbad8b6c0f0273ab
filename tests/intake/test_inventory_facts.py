"""What an inventory says of the AI Act is taken as declared, with the list as its source, and never as a class."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aims_graph.cli import main
from aims_graph.intake.inventory import import_inventory
from aims_graph.intake.inventory_facts import fits_role, fits_use
from aims_graph.intake.organisation import Source

LIST = """System ID;System name;Purpose;Owner;AI Act risk class;Annex III;Role;Profiling
AI-1;Ranker;Ranks applicants;HR;High-risk;Annex III 4(a);Deployer;Yes
AI-2;Bot;Answers customers;Ops;Limited;None;Provider and deployer;No
AI-3;Score;Scores;Fin;High;5;User;maybe
AI-4;Other;Sorts;Fin;;;;
"""


def test_uses_roles_and_answers_are_facts_of_their_row(written: Callable[..., Path]) -> None:
    result = import_inventory([written(LIST, "ai.csv")], org_label="Firm")
    said = {(d.unit, d.fact, d.value) for d in result.organisation.declarations}
    assert said == {
        ("system/ai-1", "fact-recruitment", True), ("system/ai-1", "fact-roleDeployer", True),
        ("system/ai-1", "fact-profiling", True), ("system/ai-2", "fact-noAnnexIIIUse", True),
        ("system/ai-2", "fact-roleProvider", True), ("system/ai-2", "fact-roleDeployer", True),
        ("system/ai-2", "fact-profiling", False),
    }  # fmt: skip
    first = result.organisation.declarations[0]
    assert (first.declared_by, first.source) == ("ai.csv", Source("ai.csv", None, 2))


def test_a_class_and_what_declares_nothing_stay_the_words_of_the_firm(written: Callable[..., Path]) -> None:
    result = import_inventory([written(LIST, "ai.csv")], org_label="Firm")
    stated = {system.slug: system.risk_stated for system in result.organisation.systems}
    assert (stated["ai-1"], stated["ai-2"], stated["ai-4"]) == ("High-risk", "Limited", None)
    assert stated["ai-3"] == "High; use of Annex III: 5; role under the AI Act: User; profiling: maybe"
    assert [(p.code, p.row, p.found) for p in result.problems] == [
        ("declares_nothing", 4, "5"), ("declares_nothing", 4, "User"), ("declares_nothing", 4, "maybe")
    ]  # fmt: skip
    assert any("7 facts of the AI Act are declared by this list" in line for line in result.recognition.not_told)


@pytest.mark.parametrize("text", ["4(a)", "III.4.a", "Anhang III Nr. 4 a", "Anexo III, punto 5(b); 4 a)", "2", "Ninguno",
                                  "recruitment or selection", "contratación o selección", "5 (b)"])  # fmt: skip
def test_uses_as_firms_write_them(text: str) -> None:
    assert fits_use(text)


@pytest.mark.parametrize("text", ["High", "4", "yes", "2026-01-15", "Employment", "9(a)"])
def test_what_names_no_point_is_no_use(text: str) -> None:
    assert not fits_use(text)


@pytest.mark.parametrize(("text", "fits"), [
    ("Provider / Deployer", True), ("Anbieter und Betreiber", True), ("Proveedor y responsable del despliegue", True),
    ("Head of HR", False), ("CISO", False), ("", False),
])  # fmt: skip
def test_roles_as_firms_write_them(text: str, fits: bool) -> None:
    assert fits_role(text) is fits


def test_an_inventory_in_spanish(written: Callable[..., Path]) -> None:
    text = (
        "Id;Sistema de IA;Finalidad;Anexo III;Papel en el RIA;Interactúa con personas\n"
        "S1;Chat;Responde;Ninguno;Responsable del despliegue;Sí\nS2;Criba;Puntúa;4.a);Proveedor;No\n"
    )
    declared = import_inventory([written(text, "ia.csv")], org_label="Firma").organisation.declarations
    assert {(d.unit, d.fact, d.value) for d in declared} == {
        ("system/s1", "fact-noAnnexIIIUse", True), ("system/s1", "fact-roleDeployer", True),
        ("system/s1", "fact-interactsWithPersons", True), ("system/s2", "fact-recruitment", True),
        ("system/s2", "fact-roleProvider", True), ("system/s2", "fact-interactsWithPersons", False),
    }  # fmt: skip


def test_a_system_of_one_name_under_two_ids_is_asked_for(
    tmp_path: Path, written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    org = tmp_path / "org.ttl"
    assert main(["import", "inventory", str(written(LIST, "ai.csv")), "-o", str(org)]) == 0
    before = org.read_bytes()
    again = written("System ID;AI system;Purpose\nZ-9;ranker;Ranks\n", "more.csv")
    assert main(["import", "inventory", str(again), "--into", str(org)]) == 3
    said = capsys.readouterr().err
    assert "stored under another id" in said
    assert "Nearest valid value: ai-1" in said
    assert org.read_bytes() == before


def test_a_system_that_an_soa_names_is_the_one_of_the_inventory_added_later(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    soa = "Control;Applicable;Justification;Status;AI systems\nA.6.2.4;Yes;Risk R1;Planned;Ranker\nA.2.2;Yes;Risk;Planned;\n"
    org = tmp_path / "org.ttl"
    command = ["import", "soa", str(written(soa, "soa.csv")), "--framework", "iso42001", "-o", str(org)]
    assert main(command) == 0
    assert main(["import", "inventory", str(written(LIST, "ai.csv")), "--into", str(org)]) == 0
    text = org.read_text(encoding="utf-8")
    assert text.count('rdfs:label "Ranker"') == 1
    assert "Ranks applicants" in text
    assert "org:org\\/system\\/ai-1 " not in text
    assert "aims:aboutUnit org:org\\/system\\/ranker" in text
