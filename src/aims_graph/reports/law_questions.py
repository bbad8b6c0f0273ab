"""What nobody has declared of a unit under a law, as a checklist: each question once."""

from __future__ import annotations

from dataclasses import dataclass

from aims_graph.assess.classification import Classification, Question, UnitClassification
from aims_graph.reports.citing import cited
from aims_graph.reports.wording import Phrase, Wording


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions of a unit. ``group``: the one answer that may settle them all, where there is one."""

    group: Phrase | None
    questions: tuple[tuple[str, Phrase], ...]
    """The provision a question comes from, as it is cited, and its text."""


def asked(unit: UnitClassification, classification: Classification, wording: Wording) -> tuple[Asked, ...]:
    """Return the facts that nobody has declared of ``unit``: first what one answer may settle, then the others."""
    groups: dict[str | None, list[Question]] = {}
    for question in unit.questions:
        groups.setdefault(question.group, []).append(question)
    shared = {code: many for code, many in groups.items() if code is not None and len(many) > 1}
    single = [question for code, many in groups.items() if code not in shared for question in many]
    labels = classification.labels
    found = [
        Asked(wording.words(labels.get(code or "", {"en": code or ""})), _told(many, wording))
        for code, many in shared.items()
    ]
    return (*found, *((Asked(None, _told(single, wording)),) if single else ()))


def _told(questions: list[Question], wording: Wording) -> tuple[tuple[str, Phrase], ...]:
    return tuple((cited(question.provision, wording), wording.words(question.text)) for question in questions)
