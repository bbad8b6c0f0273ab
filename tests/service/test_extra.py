"""The extra ``service`` stays one: the rest of the package runs without it."""

from __future__ import annotations

import ast
from pathlib import Path

import aims_graph

ROOT = Path(aims_graph.__file__).parent
EXTRA = {"fastapi", "starlette", "pydantic", "uvicorn", "anyio", "httpx"}


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def test_only_the_service_imports_its_libraries() -> None:
    allowed = {ROOT / "cli" / "serving.py"}  # imports them when the verb runs
    for path in ROOT.rglob("*.py"):
        if "service" not in path.relative_to(ROOT).parts and path not in allowed:
            assert not imported(path) & EXTRA, path


def test_the_service_imports_nothing_it_need_not() -> None:
    outside = {name for path in (ROOT / "service").rglob("*.py") for name in imported(path)} - {"aims_graph"}
    assert outside & {"rdflib", "pyshacl", "networkx", "owlready2", "xlsxwriter"} == set()
