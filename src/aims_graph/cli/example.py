"""The shipped organisation that ``demo`` runs on: its own files, imported as anybody's are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from aims_graph.assess.question import Handed, sort_out
from aims_graph.base.errors import AimsGraphError
from aims_graph.intake.imports import import_soa
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge

LABEL: Final = "Halden Freight Software"
FOLDER: Final = "halden-freight-software"


def example_folder(knowledge: Knowledge) -> Path:
    """Return the folder of the shipped organisation. Raises ``AimsGraphError`` where the installation lacks it."""
    folder = knowledge.folder / "examples" / FOLDER
    if not folder.is_dir():
        raise AimsGraphError("the shipped example is missing from this installation; install the package again")
    return folder


def import_example(knowledge: Knowledge) -> Handed:
    """Return what the shipped organisation hands in."""
    folder = example_folder(knowledge)
    result = import_soa(
        folder / "soa.csv", [folder / "documents.csv"], framework="iso27001", org_label=LABEL,
        types=knowledge.catalogue.artefact_types, ids=knowledge.catalogue,
    )  # fmt: skip
    return sort_out(to_triples(result.organisation), "soa.csv")
