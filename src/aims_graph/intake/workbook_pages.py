"""All pages of the intake workbook, in their order (design: intake workbook)."""

from __future__ import annotations

from typing import Final

from aims_graph.intake.workbook_model import Page
from aims_graph.intake.workbook_pages_ai import DATA_SETS, EVALUATIONS, IMPACTS, MODELS, RISKS, SCOPE
from aims_graph.intake.workbook_pages_evidence import ARTEFACTS, SOA_27001, SOA_42001
from aims_graph.intake.workbook_pages_firm import ENTITIES, FACTS, HELD, ORGANISATION, SYSTEMS
from aims_graph.intake.workbook_pages_people import AUDITS, INTERVIEWS, MEETINGS, OWN, QUESTIONNAIRE, TRAINING
from aims_graph.intake.workbook_pages_work import DECISIONS, INCIDENTS, INTERESTED, LEGAL, OBJECTIVES, ROLES

PAGES: Final = (
    ORGANISATION, ENTITIES, HELD, SCOPE, SYSTEMS, FACTS, MODELS, DATA_SETS, ARTEFACTS, SOA_27001, SOA_42001, RISKS,
    IMPACTS, EVALUATIONS, OBJECTIVES, LEGAL, INTERESTED, ROLES, DECISIONS, INCIDENTS, TRAINING, MEETINGS, AUDITS,
    OWN, INTERVIEWS, QUESTIONNAIRE,
)  # fmt: skip
"""All pages, in the order of the workbook."""


def page(key: str) -> Page:
    """Return the page ``key``. Raises ``KeyError`` where there is none."""
    for candidate in PAGES:
        if candidate.key == key:
            return candidate
    raise KeyError(key)


RECORDS: Final = tuple(page for page in PAGES if page.row_class)
"""The pages whose rows record what was done or is held."""


def list_class(key: str) -> str:
    """Return the class of list that the workbook calls ``key``; documents, records, systems have names of their own."""
    return key if key in ("documents", "records", "systems") else f"list-{key}"
