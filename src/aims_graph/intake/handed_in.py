"""The files handed in are documents of the firm themselves: SoA and register are artefacts, listed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold, slug, unique
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.organisation import Artefact, Source
from aims_graph.intake.register import RETENTION, RegisterRead
from aims_graph.intake.tables import Document

_OF_ITSELF: Final = {
    "iso27001": re.compile(r"\b(?:42001|aims|9001)\b"),
    "iso42001": re.compile(r"\b(?:27001|isms|9001)\b"),
}
"""Words in the title of a listed SoA that say it is the SoA of another management system."""


def across(artefacts: Sequence[Artefact]) -> tuple[list[Artefact], list[Problem]]:
    """Return each document once, where several registers list it under one id."""
    kept: list[Artefact] = []
    first: dict[str, Artefact] = {}
    problems = []
    for artefact in artefacts:
        key = fold(artefact.identifier or "")
        known = first.get(key) if key else None
        if (
            known is None
            or known.source is None
            or artefact.source is None
            or known.source.file == artefact.source.file
        ):
            first.setdefault(key, artefact)
            kept.append(artefact)
            continue
        same = fold(known.title) == fold(artefact.title)
        template = (
            "{id} is listed in {file} too; it was read once."
            if same
            else "{id} is listed in {file} too, with another title."
        )
        message = say(template, id=artefact.identifier, file=known.source.file)
        problems.append(
            Problem(
                "repeated_document" if same else "contradicting_documents", message, "warning" if same else
                "error", artefact.source.file, artefact.source.sheet, artefact.source.row,
                found=artefact.title, expected=known.title,
            )
        )  # fmt: skip
    return kept, problems


def lists_themselves(
    registered: Sequence[RegisterRead], artefacts: Sequence[Artefact], types: TypeFinder, held: str | None
) -> list[Artefact]:
    """Return the registers handed in as artefacts, but for those that a register already lists."""
    made: list[Artefact] = []
    listed = {artefact.type_id for artefact in artefacts}
    for register in registered:
        kind = "RetentionSchedule" if register.kind == RETENTION else "DocumentRegister"
        if kind not in listed:
            made.append(_own(register.file, kind, [*artefacts, *made], types, held, None))
    return made


def lists_soa(artefacts: Sequence[Artefact], prefix: str) -> bool:
    soas = [artefact for artefact in artefacts if artefact.type_id == "StatementOfApplicability"]
    return any(not _OF_ITSELF[prefix].search(fold(artefact.title)) for artefact in soas)


def soa_artefact(document: Document, artefacts: Sequence[Artefact], types: TypeFinder, held: str) -> Artefact:
    return _own(document.file, "StatementOfApplicability", artefacts, types, held, document.title)


def _own(
    file: str,
    kind: str,
    artefacts: Sequence[Artefact],
    types: TypeFinder,
    held: str | None,
    title: str | None,
) -> Artefact:
    label = types.label(kind)
    name = unique(slug(label), (artefact.slug for artefact in artefacts))
    type_id = kind if types.has(kind) else "Document"
    return Artefact(name, title or f"{label} ({file})", type_id, "Statement", held=held, source=Source(file))
