"""Customers' questionnaires in their own layout become rows of the page Questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError
from aims_graph.cli import main
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import Artefact, Source
from aims_graph.intake.questionnaire import import_questionnaire
from aims_graph.knowledge.types import ArtefactType

POLICY = Artefact("pol-001", "AI policy", "AIPolicy", identifier="POL-001")
SPANISH = """Cuestionario de IA;;;;;
Cliente: Banco Norte;;;;;
Nº;Pregunta;Respuesta;Evidencias;Aprobada por;Fecha
1;¿Comprueban si su IA presenta sesgos?;Sí, antes de cada versión;POL-001, informe externo;CISO;20/06/2026
2;¿Utilizan datos del cliente para entrenar?;No;;;
3;¿Quién supervisa el sistema?;;;;
Sección B;;;;;
"""
GERMAN = """Frage Nr,Frage,Antwort,Nachweis,Kunde
1,Wie prüfen Sie KI-Systeme auf Verzerrungen?,Vor jeder Freigabe,POL-001,Nord AG
"""
ENGLISH = """Domain,Control question,Vendor response,Comments,Supporting evidence
Bias,Do you test for bias?,Yes,Each release,AI policy
Bias,Do you test for bias?,Yes,Each release,AI policy
,,Lost answer,,
"""


@pytest.fixture
def read(written: Callable[..., Path], types: Sequence[ArtefactType]) -> Callable[..., ImportResult]:
    def run(*texts: str, listed: Sequence[Artefact] = (POLICY,), **options: object) -> ImportResult:
        paths = [written(text, f"q{number}.csv") for number, text in enumerate(texts)]
        return import_questionnaire(paths, org_label="Firm", types=types, listed=listed, **options)  # type: ignore[arg-type]

    return run


def test_spanish_with_the_customer_above_the_table(read: Callable[..., ImportResult]) -> None:
    result = read(SPANISH)
    first, second, third = result.organisation.rows
    assert first.values == {
        "customer": ("Banco Norte",),
        "answer": ("Sí, antes de cada versión\n[informe externo]",),
        "evidence": ("artefact/pol-001",),
        "released_by": ("CISO",),
        "released_on": (date(2026, 6, 20),),
    }
    assert (first.slug, first.source) == ("banco-norte-1", Source("q0.csv", None, 4))
    assert second.values["answer"] == ("No",)
    assert dict(third.values) == {"customer": ("Banco Norte",)}
    assert [(p.code, p.row, p.found) for p in result.problems] == [("evidence_unresolved", 4, "informe externo")]
    assert "1 without an answer" in result.recognition.not_told[0]


def test_german_and_english_headings_repeats_and_answers_to_nothing(read: Callable[..., ImportResult]) -> None:
    result = read(GERMAN, ENGLISH, customer=None)
    german, english = result.organisation.rows
    assert (german.label, german.values["customer"]) == ("Wie prüfen Sie KI-Systeme auf Verzerrungen?", ("Nord AG",))
    assert english.values == {"answer": ("Yes\nEach release",), "evidence": ("artefact/pol-001",)}
    assert [(p.code, p.file, p.row) for p in result.problems] == [
        ("repeated_question", "q1.csv", 3), ("answer_without_question", "q1.csv", 4)
    ]  # fmt: skip


def test_without_documents_the_evidence_stays_and_the_way_out_is_named(read: Callable[..., ImportResult]) -> None:
    result = read(GERMAN, listed=())
    assert result.organisation.rows[0].values["answer"] == ("Vor jeder Freigabe\n[POL-001]",)
    assert any("--register" in line for line in result.recognition.not_told)


def test_a_numbered_list_of_questions_is_one_too(written: Callable[..., Path], types: Sequence[ArtefactType]) -> None:
    path = written("# AI questionnaire\n\n## A) Data\n1. What data are processed?\n2. Is there an opt-out?\n", "q.md")
    result = import_questionnaire([path], org_label="Firm", types=types, customer="Acme")
    assert [(row.slug, row.label) for row in result.organisation.rows] == [
        ("acme-what-data-are-processed", "What data are processed?"),
        ("acme-is-there-an-opt-out", "Is there an opt-out?"),
    ]


def test_what_is_no_questionnaire_is_refused(read: Callable[..., ImportResult]) -> None:
    with pytest.raises(InputError, match=r"no questionnaire(?s:.)*Doc ID, Title, Owner"):
        read("Doc ID,Title,Owner\nP-1,Policy,CISO\n")


def test_on_the_command_line_it_joins_what_was_stored(
    tmp_path: Path, written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    register = written("Document ID,Title,Owner,Version\nPOL-001,AI policy,CISO,1\n", "reg.csv")
    asked, more = written(GERMAN, "de.csv"), written(GERMAN.replace("1,Wie prüfen", "1,Warum prüfen"), "more.csv")
    org = tmp_path / "org.ttl"
    assert main(["import", "register", str(register), "-o", str(org)]) == 0
    assert main(["import", "questionnaire", str(asked), "--into", str(org)]) == 0
    stored = org.read_text(encoding="utf-8")
    assert "aims:evidence org:org\\/artefact\\/pol-001" in stored
    assert main(["import", "questionnaire", str(asked), "--into", str(org)]) == 3
    assert "has this question already" in capsys.readouterr().err
    assert main(["import", "questionnaire", str(more), "--into", str(org)]) == 0
    assert org.read_text(encoding="utf-8").count("a aims:Question") == 2
    assert main(["template", str(tmp_path / "org.xlsx"), "--from", str(org)]) == 0
    assert main(["import", "questionnaire", str(asked), "--inventory", str(register), "-o", str(org)]) == 2
