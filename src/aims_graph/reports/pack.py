"""The authority pack of one AI system: what to hand over on a reasoned request (AI Act, Articles 21 and 26(12)).

Two parts, kept apart: what goes to the authority once somebody has released it, and what the firm has to settle
before. Neither says that anything conforms.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.classification import Classification, UnitClassification
from aims_graph.assess.classify_lines import classification_lines, question_lines
from aims_graph.assess.result import AddressUse, AssessmentResult, Item, Unit
from aims_graph.base.errors import InputError, Problem
from aims_graph.knowledge.annexes import AnnexList
from aims_graph.reports.law import STANDINGS, DutyLine, duty_line, standing
from aims_graph.reports.tables import ArtefactRow, artefact_rows
from aims_graph.reports.wording import Phrase, Wording, local, natural

_ON_REQUEST: Final = frozenset(("condition-authorityRequest", "condition-authorityAction"))
_BASES: Final = ("aiact:21.1", "aiact:21.2", "aiact:22.3.c", "aiact:22.3.d", "aiact:23.6", "aiact:23.7", "aiact:24.5",
                 "aiact:24.6", "aiact:26.12")  # fmt: skip
"""Provisions by which somebody hands over or cooperates on request."""
_SEEN: Final = frozenset(("inspected", "sampled"))
_LOGS: Final = "condition-logsUnderControl"
_LOG_TYPES: Final = frozenset(("AutomaticLogs", "EventLogSpecification"))
FULL: Final = "in_scope"
"""The standing of a system whose duties a pack lists; ``open``: as far as the facts go."""


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A document assigned to a duty: how that is known, who looked and when, and what is known against it."""

    artefact: str
    name: Phrase
    how: Phrase
    seen: bool
    by: Phrase | None
    on: str
    against: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PackDuty:
    """A duty with its documents. ``line``: what is asked, since when; ``looked_for``: types that would show it."""

    line: DutyLine
    unit: Phrase
    documents: tuple[PackDocument, ...]
    candidates: tuple[Phrase, ...]
    looked_for: tuple[Phrase, ...]
    causes: tuple[Phrase, ...]

    @property
    def handed(self) -> tuple[PackDocument, ...]:
        """The documents that nothing is known against."""
        return tuple(document for document in self.documents if not document.against)


@dataclass(frozen=True, slots=True)
class PackGroup:
    """Duties of one standing that bind from one day."""

    standing: str
    heading: str
    duties: tuple[PackDuty, ...]


@dataclass(frozen=True, slots=True)
class PackPoint:
    """A point of an annex. ``assigned``: documents of a fitting type that some duty of the system already has;
    ``by_type``: others on file that fit by their type alone, to be confirmed."""

    curie: str
    title: Phrase
    assigned: tuple[Phrase, ...]
    by_type: tuple[Phrase, ...]
    types: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PackAnnex:
    """A list that a duty of the system asks for."""

    curie: str
    title: Phrase
    points: tuple[PackPoint, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What an authority pack says, in its words. ``standing``: in_scope, open, outside or prohibited."""

    result: AssessmentResult
    wording: Wording
    unit: Unit
    name: Phrase
    entities: tuple[Phrase, ...]
    standing: str
    reasons: tuple[str, ...]
    roles: tuple[Phrase, ...]
    told: tuple[tuple[str, Phrase], ...]
    bases: tuple[PackDuty, ...]
    groups: tuple[PackGroup, ...]
    logs: str
    log_documents: tuple[Phrase, ...]
    annexes: tuple[PackAnnex, ...]
    index: tuple[ArtefactRow, ...]
    undecided: tuple[str, ...]
    """The classification with what is open in it: internal."""
    questions: tuple[str, ...]

    def duties(self) -> tuple[PackDuty, ...]:
        """Return every duty listed, in its order."""
        return tuple(duty for group in self.groups for duty in group.duties)

    def only_stated(self) -> tuple[PackDuty, ...]:
        """Return the duties whose documents nobody is known to have inspected."""
        return tuple(d for d in self.duties() if d.handed and not any(document.seen for document in d.handed))

    def without_document(self) -> tuple[PackDuty, ...]:
        """Return the duties that bind or will bind and to which no document is assigned that could be handed over."""
        done = ("evidenced", "not_applicable")
        return tuple(duty for duty in self.duties() if not duty.handed and duty.line.item.state not in done)

    def figures(self) -> tuple[tuple[str, int], ...]:
        """Return how the duties in force stand: all, with evidence that somebody inspected, stated only, open."""
        asked = [duty for group in self.groups if group.standing == "dutyInForce" for duty in group.duties]
        states = [duty.line.item.state for duty in asked]
        counted = {"all": len(states), "evidenced": states.count("evidenced"), "stated": states.count("claimed")}
        counted["open"] = counted["all"] - counted["evidenced"] - counted["stated"] - states.count("not_applicable")
        return tuple(counted.items())


def find_system(result: AssessmentResult, name: str) -> Unit:
    """Return the AI system that ``name`` means: its id, its id without ``system/``, or its name.

    Raises ``InputError`` with the nearest system where there is none, or where a legal entity is named.
    """
    systems = [unit for unit in result.units if unit.kind == "system"]
    found = [unit for unit in systems if name in (unit.id, unit.id.partition("/")[2], unit.label)]
    if len(found) == 1:
        return found[0]
    known = {key: unit.id for unit in systems for key in (unit.id, unit.id.partition("/")[2], unit.label)}
    nearest = difflib.get_close_matches(name, list(known), n=1, cutoff=0.4)
    entity = any(name == unit.id for unit in result.units if unit.kind == "entity")
    message = "a pack is about one AI system, and this is a legal entity." if entity else "there is no such AI system."
    if not systems:
        message = "this organisation has declared no AI system, so there is none to make a pack of."
    raise InputError(
        Problem(
            "unknown-system",
            message,
            found=name,
            expected=", ".join(unit.id for unit in systems[:8]) or "an inventory of AI systems",
            nearest=known[nearest[0]] if nearest else None,
        )
    )


def build_pack(result: AssessmentResult, unit: Unit, lists: Sequence[AnnexList], lang: str) -> Pack:
    """Return the pack of ``unit``. ``lists``: what the annexes list, from the knowledge.

    Of a system outside the Act, or one whose facts meet a prohibition, it says so and lists nothing. Raises
    :class:`UsageError` for a language it lacks and ``ValueError`` where the Act was no target of ``result``.
    """
    wording = Wording(lang, result)
    classified = result.classification.unit(unit.id) if result.classification else None
    if result.classification is None or classified is None:
        raise ValueError("an authority pack reads the classification of its system")
    lists_duties = classified.standing in (FULL, "open")
    entities = _entities(result, unit) if lists_duties else ()
    items = _items(result, (unit, *entities)) if lists_duties else []
    duties = [_duty(item, wording) for item in items]
    assigned = {document.artefact for duty in duties for document in duty.documents}
    annexes = tuple(_annexes(result, wording, lists, {item.requirement for item in items}, assigned))
    return Pack(
        result=result,
        wording=wording,
        unit=unit,
        name=Phrase(unit.label, own=True),
        entities=tuple(Phrase(entity.label, own=True) for entity in _entities(result, unit)),
        standing=classified.standing,
        reasons=_reasons(result.classification, lang, unit, ask=False),
        roles=wording.labels(role.actor for role in classified.roles),
        told=tuple(_told(unit, wording)),
        bases=tuple(duty for duty in duties if _is_basis(duty.line.item)),
        groups=_groups([duty for duty in duties if not _is_basis(duty.line.item)], wording),
        logs=_logs(classified),
        log_documents=tuple(
            wording.document(found.id)
            for found in result.artefacts.values()
            if found.type in _LOG_TYPES and found.id in assigned
        ),
        annexes=annexes,
        index=tuple(row for row in artefact_rows(result, wording) if row.key in assigned),
        undecided=_reasons(result.classification, lang, unit, ask=True),
        questions=tuple(line.strip() for line in question_lines(result.classification, lang, classified)[1:]),
    )


def _reasons(classification: Classification, lang: str, unit: Unit, *, ask: bool) -> tuple[str, ...]:
    lines = classification_lines(classification, lang, unit.id, ask=ask)
    return tuple(lines[lines.index("") + 2 :])


def _entities(result: AssessmentResult, unit: Unit) -> tuple[Unit, ...]:
    """Return the legal entity that the system belongs to; all of them where nobody said which."""
    entities = tuple(other for other in result.units if other.kind == "entity")
    return tuple(entity for entity in entities if entity.id == unit.entity) or entities


def _items(result: AssessmentResult, units: Sequence[Unit]) -> list[Item]:
    wanted = {unit.id for unit in units}
    return [item for item in result.items if item.legal is not None and item.unit in wanted]


def _is_basis(item: Item) -> bool:
    assert item.legal is not None
    return item.requirement in _BASES or bool(_ON_REQUEST & set(item.legal.open_conditions))


def _duty(item: Item, wording: Wording) -> PackDuty:
    return PackDuty(
        line=duty_line(item, wording),
        unit=wording.unit(item.unit),
        documents=tuple(_document(use, wording) for use in item.addresses),
        candidates=tuple(wording.document(artefact) for artefact in item.candidates),
        looked_for=wording.labels(item.fitting_types),
        causes=wording.labels(item.causes),
    )


def _document(use: AddressUse, wording: Wording) -> PackDocument:
    bases = list(dict.fromkeys(basis for basis in (use.design, use.operating) if basis))
    how = ", ".join(str(wording.label(basis)) for basis in bases) or wording.t("pack.assigned_only")
    return PackDocument(
        artefact=use.artefact,
        name=wording.document(use.artefact),
        how=Phrase(how if use.kind == "exact" else f"{how} ({wording.t('pack.coarse')})"),
        seen=use.kind == "exact" and bool(_SEEN & set(bases)),
        by=Phrase(use.inspected_by, own=True) if use.inspected_by else None,
        on=wording.day(use.inspected_on),
        against=wording.labels(use.causes),
    )


def _groups(duties: Iterable[PackDuty], wording: Wording) -> tuple[PackGroup, ...]:
    placed: dict[tuple[int, str], list[PackDuty]] = {}
    for duty in duties:
        legal = duty.line.item.legal
        assert legal is not None
        code = standing(legal)
        day = "" if code == "dutyConditional" else legal.binds_from
        placed.setdefault((STANDINGS.index(code), day), []).append(duty)
    return tuple(
        PackGroup(
            STANDINGS[place],
            wording.t(f"law.heading.{STANDINGS[place]}", day=wording.day(day)),
            tuple(sorted(placed[place, day], key=lambda duty: natural(local(duty.line.item.statement)))),
        )
        for place, day in sorted(placed)
    )


def _told(unit: Unit, wording: Wording) -> Iterable[tuple[str, Phrase]]:
    for name, text in unit.told.items():
        parts = "; ".join(wording.day(part) for part in text.split("; "))
        yield wording.t(f"pack.told.{name}"), Phrase(parts, own=True)


def _logs(classified: UnitClassification) -> str:
    if _LOGS in classified.conditions_met:
        return "yes"
    return "no" if _LOGS in classified.conditions_failed else "open"


def _annexes(
    result: AssessmentResult, wording: Wording, lists: Sequence[AnnexList], asked: set[str], assigned: set[str]
) -> Iterable[PackAnnex]:
    law = "lawCurrent" if result.law == "current" else "lawOriginal"
    by_type: dict[str, list[str]] = {}
    for artefact in result.artefacts.values():
        by_type.setdefault(artefact.type, []).append(artefact.id)
    for found in lists:
        if found.asked_by not in asked:
            continue
        points = []
        for point in found.points:
            if law not in point.laws:
                continue
            fitting = [artefact for code in point.types for artefact in by_type.get(code, ())]
            points.append(
                PackPoint(
                    curie=local(point.curie),
                    title=wording.words(point.title),
                    assigned=tuple(wording.document(artefact) for artefact in fitting if artefact in assigned),
                    by_type=tuple(wording.document(artefact) for artefact in fitting if artefact not in assigned),
                    types=wording.labels(point.types),
                )
            )
        yield PackAnnex(local(found.curie), wording.words(found.title), tuple(points))
