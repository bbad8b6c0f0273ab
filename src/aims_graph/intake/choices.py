"""What the workbook offers in its drop-downs, from the knowledge."""

from __future__ import annotations

from aims_graph.intake.workbook_model import Choices
from aims_graph.knowledge.knowledge import Knowledge

_WITH_SOA = ("iso42001", "iso27001")
_OFFERED = tuple(f"{prefix}:" for prefix in (*_WITH_SOA, "iso9001"))
"""What a document may answer. Nothing of ISO 9001:2026 yet: its statements are provisional."""
_LABELLED = ("Code", "Implementation", "Basis", "Cause", "Observation", "ArtefactType")


def choices(knowledge: Knowledge, lang: str) -> Choices:
    """Return the ids, titles, statements and words that the workbook in ``lang`` offers."""
    catalogue = knowledge.catalogue
    provisions = catalogue.provisions

    def name(curie: str) -> str:
        return provisions[curie].name(lang)

    statements = [
        (statement.curie, statement.text.get(lang) or statement.text["en"])
        for statement in catalogue.statements.values()
        if statement.curie.startswith(_OFFERED)
    ]
    requirements = [(curie, name(curie)) for curie in catalogue.statements_of if curie.startswith(_OFFERED)]
    offered = {curie for curie, _ in statements} | {curie for curie, _ in requirements}
    return Choices(
        controls={prefix: [(curie, name(curie)) for curie in catalogue.controls(prefix)] for prefix in _WITH_SOA},
        statements=statements,
        artefact_types=catalogue.artefact_types,
        requirements=requirements,
        facts=tuple(knowledge.act.facts.values()),
        others=tuple(curie for curie in (*provisions, *catalogue.statements) if curie not in offered),
        labels={code: catalogue.label(code) for group in _LABELLED for code in catalogue.members(group)},
    )
