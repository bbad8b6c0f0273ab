"""The choices of the workbook, taken from the knowledge."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_lists import LISTS
from aims_graph.intake.workbook_model import Choices, Lang
from aims_graph.knowledge.catalogue import Catalogue

_SOA: Final = ("iso27001", "iso42001")


def choices_of(catalogue: Catalogue, lang: Lang) -> Choices:
    """Return what the knowledge offers, in ``lang`` where it has the words, else in English."""
    provisions = catalogue.provisions
    codes = [
        codes.prefix + code for codes in LISTS.values() if codes.prefix is not None for code in codes.words
    ]
    labels = {code: catalogue.label(code) for code in codes}
    return Choices(
        controls={
            prefix: [(curie, provisions[curie].name(lang)) for curie in catalogue.controls(prefix)]
            for prefix in _SOA
        },
        statements=[
            (curie, statement.text.get(lang) or statement.text.get("en", ""))
            for curie, statement in catalogue.statements.items()
        ],
        artefact_types=catalogue.artefact_types,
        requirements=[(curie, provision.name(lang)) for curie, provision in provisions.items()],
        labels={code: words for code, words in labels.items() if words != {"en": code}},
    )
