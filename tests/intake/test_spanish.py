"""What the importers tell is told in Spanish under ``--lang es``: no sentence is without its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import aims_graph.intake
from aims_graph.base.errors import Problem, in_words, say
from aims_graph.cli import main
from aims_graph.intake.problems_es import SPANISH

FOLDER = Path(aims_graph.intake.__file__).parent
TELLING = {"Problem", "error", "warn", "fail", "_warn", "_tell", "unreadable", "say"}
NAMES = {"message", "expected", "hint", "looks", "template"}
OF_DATA = {"checking.py", "checking_rows.py", "checking_table.py", "rdf_read.py", "rdf_view.py"}
"""What is told of Turtle written by hand names terms of the vocabulary, in English."""


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def _told(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            named = [word.value for word in node.keywords if word.arg in NAMES]
            for argument in [*node.args, *named] if name in TELLING else ():
                assert not (isinstance(argument, ast.JoinedStr) and " " in ast.unparse(argument)), ast.unparse(argument)
                yield from _texts(argument) if isinstance(argument, ast.Constant | ast.IfExp) else ()
        elif isinstance(node, ast.Assign):
            targets = {word.id for target in node.targets for word in ast.walk(target) if isinstance(word, ast.Name)}
            if targets & NAMES and not isinstance(node.value, ast.Call):
                yield from _texts(node.value)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_every_sentence_has_its_spanish(path: Path) -> None:
    if path.name in OF_DATA:
        return
    missing = [text for text in _told(path) if " " in text.strip() and len(text) > 8 and text not in SPANISH]
    assert missing == []


def test_a_translation_has_the_values_of_its_sentence() -> None:
    for english, spanish in SPANISH.items():
        assert sorted(re.findall(r"\{\w+", english)) == sorted(re.findall(r"\{\w+", spanish)), english


def test_a_sentence_within_a_sentence_is_told_in_the_language_too() -> None:
    problem = Problem(
        "x", say("{name} stands {where} with {how}{hint}.", name="R", where=say("in rows {one} and {two}", one=1, two=2),
                 how="different content", hint=""),
        "error", "ia.csv", "Hoja1", 3, "Nombre", expected=say("one of: {values}", values="Sí, No"), nearest="Sí",
    )  # fmt: skip
    assert problem.sentence(SPANISH) == (
        "ia.csv, hoja Hoja1, fila 3, columna Nombre: R figura en las filas 1 y 2 con contenido distinto. "
        "Se esperaba: uno de: Sí, No. Valor válido más próximo: Sí."
    )
    assert problem.sentence().startswith("ia.csv, sheet Hoja1, row 3, column Nombre: R stands in rows 1 and 2 with")
    assert in_words("unknown words", SPANISH) == "unknown words"


def test_an_import_in_spanish(written: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = written("Control;Aplicable;Estado\nA.5.1;sí;hecho\nA.5.99;sí;hecho\n", "soa.csv")
    command = ["import", "soa", str(wrong), "--framework", "iso27001", "-o", str(tmp_path / "o.ttl"), "--lang", "es"]
    assert main(command) == 3
    said = capsys.readouterr().err
    assert (
        "soa.csv, fila 3, columna Control: A.5.99 no es un control de ISO/IEC 27001:2022. Encontrado: 'A.5.99'." in said
    )
    assert main([*command, "--accept-valid", "--dry-run"]) == 0
    out = capsys.readouterr()
    assert "1 filas de la declaración de aplicabilidad" in out.out
    assert "aviso: soa.csv: " in out.err
