"""What the tests of the importers share: the shipped ids and types, and files written for one test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from aims_graph.intake.control_ids import KnownIds
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.imports import ImportResult, import_soa
from aims_graph.intake.organisation import SoAEntry
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.types import ArtefactType


@pytest.fixture(scope="session")
def ids(knowledge: Knowledge) -> KnownIds:
    """The controls and titles of the shipped knowledge."""
    return KnownIds.of(knowledge.catalogue)


@pytest.fixture(scope="session")
def types(knowledge: Knowledge) -> Sequence[ArtefactType]:
    """The artefact types of the shipped knowledge."""
    return tuple(knowledge.catalogue.artefact_types)


@pytest.fixture(scope="session")
def finder(types: Sequence[ArtefactType]) -> TypeFinder:
    """The finder over the shipped types."""
    return TypeFinder(types)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a text file for the test and returns its path."""

    def write(text: str, name: str = "soa.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def imported(
    knowledge: Knowledge, types: Sequence[ArtefactType], written: Callable[..., Path]
) -> Callable[..., ImportResult]:
    """Return a function that imports an SoA, given as a text or a path."""

    def run(soa: str | Path, registers: Sequence[Path] = (), name: str = "soa.csv", **options: Any) -> ImportResult:
        path = soa if isinstance(soa, Path) else written(soa, name)
        options = {"framework": None, "org_label": "Muster GmbH", **options}
        return import_soa(path, registers, types=types, ids=knowledge.catalogue, **options)

    return run


@pytest.fixture
def entries(imported: Callable[..., ImportResult]) -> Callable[..., dict[str, SoAEntry]]:
    """Return a function that imports an SoA and returns its entries by local control id."""

    def run(soa: str | Path, **options: Any) -> dict[str, SoAEntry]:
        return {entry.control.partition(":")[2]: entry for entry in imported(soa, **options).organisation.soa}

    return run
