"""What differs between two assessments: items, counts, effort, days of duties, and why, as frozen values.

The two may differ in anything: the day, the law, the organisation's data, the knowledge. Items are matched by their id
(``statement@unit``). Nothing is judged here: what stands in neither list below is the same on both sides.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from aims_graph.assess.difference_reasons import Reason as Reason
from aims_graph.assess.difference_reasons import leans, reasons
from aims_graph.assess.result import AssessmentResult, Count, Item
from aims_graph.assess.texts import Words

SCHEMA: Final = "https://w3id.org/aims-graph/schema/difference"
SCHEMA_VERSION: Final = "1.1"
"""1.1: findings on records and on the path to the statement of applicability; the entry of the scope among reasons."""

EFFORTS: Final = ("effortS", "effortM", "effortL")


@dataclass(frozen=True, slots=True)
class Side:
    """What one side asked, and of what knowledge."""

    as_of: str
    law: str
    targets: tuple[str, ...]
    held: tuple[str, ...]
    knowledge_digest: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands on one side."""

    state: str
    action: str | None
    severity: str | None
    basis: str | None
    effort: str | None
    binds_from: str | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that differs. ``before`` is None where it is new, ``after`` where it is gone."""

    item: str
    statement: str
    requirement: str
    requirement_title: str
    unit: str
    text: Words
    counted: bool
    before: Standing | None
    after: Standing | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement whose roll-up differs: its worst state, None where it has no items on that side."""

    requirement: str
    title: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class CountChange:
    """A count that differs; 0 where a side does not have it."""

    id: str
    label: Words
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class EffortChange:
    """How many statements that are open and counted take this class of effort; told for every class."""

    effort: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class DutyMove:
    """A duty on both sides whose day moved."""

    item: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ArtefactChange:
    """An artefact whose deficiencies or observations differ, or that is on one side only (``there``, ``here`` False)."""

    artefact: str
    title: str
    here: bool
    there: bool
    deficiencies_before: tuple[str, ...]
    deficiencies_after: tuple[str, ...]
    observations_before: tuple[str, ...]
    observations_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding on the firm's records, or on the path to the statement of applicability, that comes, goes or weighs
    otherwise. ``before``, ``after``: its effect (effectDeficiency, effectQuestion, effectObservation), None where it is
    not there. ``about``: the row it is about, by name."""

    id: str
    about: str
    text: Words
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between the assessment ``before`` and the one ``after``.

    ``changed``: items on both sides whose standing differs; ``touched``: whose standing is the same but that lean on
    something else. ``labels``: the words of every code in it.
    """

    organisation: str
    before: Side
    after: Side
    changed: tuple[ItemChange, ...]
    touched: tuple[ItemChange, ...]
    gone: tuple[ItemChange, ...]
    new: tuple[ItemChange, ...]
    requirements: tuple[RequirementChange, ...]
    counts: tuple[CountChange, ...]
    efforts: tuple[EffortChange, ...]
    duties: tuple[DutyMove, ...]
    artefacts: tuple[ArtefactChange, ...]
    findings: tuple[FindingChange, ...]
    units_gone: tuple[str, ...]
    units_new: tuple[str, ...]
    labels: Mapping[str, Words]
    names: Mapping[str, str]
    """What artefacts, rows of an SoA and units are called, by id."""

    @property
    def empty(self) -> bool:
        """True where nothing that was found differs, whatever was asked."""
        return not (
            any(
                (
                    self.changed,
                    self.touched,
                    self.gone,
                    self.new,
                    self.requirements,
                    self.counts,
                    self.artefacts,
                    self.findings,
                )
            )
            or self.units_gone
            or self.units_new
            or any(effort.before != effort.after for effort in self.efforts)
        )

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form: ``schema`` and ``schema_version`` first, then the fields by name."""
        return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **asdict(self)}

    def dumps(self) -> str:
        """Return the JSON text, indented."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1)


def difference(before: AssessmentResult, after: AssessmentResult) -> Difference:
    """Return what differs between two assessments, in the order of the later one, what is gone in its own."""
    here, there = ({item.id: item for item in result.items} for result in (before, after))
    both = [(here[id_], item) for id_, item in there.items() if id_ in here]
    differing = [_change(one, other) for one, other in both if leans(one) != leans(other) or _moved(one, other)]
    units = [{unit.id: unit.label for unit in result.units} for result in (before, after)]
    changes = {
        "changed": tuple(change for change in differing if change.before != change.after),
        "touched": tuple(change for change in differing if change.before == change.after),
        "gone": tuple(_change(item, None) for id_, item in here.items() if id_ not in there),
        "new": tuple(_change(None, item) for id_, item in there.items() if id_ not in here),
    }
    artefacts = tuple(_artefacts(before, after))
    return Difference(
        organisation=after.organisation,
        before=_side(before),
        after=_side(after),
        requirements=tuple(_requirements(before, after)),
        counts=tuple(_counts(before.counts, after.counts)),
        efforts=tuple(_efforts(before.items, after.items)),
        duties=tuple(_duties(both)),
        artefacts=artefacts,
        findings=tuple(_findings(before, after)),
        units_gone=tuple(unit for unit in units[0] if unit not in units[1]),
        units_new=tuple(unit for unit in units[1] if unit not in units[0]),
        labels={**before.labels, **after.labels},
        names=_names(before, after),
        **changes,
    )


def _side(result: AssessmentResult) -> Side:
    held = tuple(system.edition for system in result.held)
    return Side(result.as_of, result.law, result.targets, held, result.knowledge_digest)


def _moved(one: Item, other: Item) -> bool:
    return _standing(one) != _standing(other)


def _standing(item: Item) -> Standing:
    binds = item.legal.binds_from if item.legal is not None else None
    return Standing(item.state, item.action, item.severity, item.basis, item.effort, binds)


def _change(before: Item | None, after: Item | None) -> ItemChange:
    item = after or before
    assert item is not None
    return ItemChange(
        item=item.id,
        statement=item.statement,
        requirement=item.requirement,
        requirement_title=item.requirement_title,
        unit=item.unit,
        text=item.text,
        counted=item.counted,
        before=_standing(before) if before is not None else None,
        after=_standing(after) if after is not None else None,
        reasons=reasons(before, after) if before is not None and after is not None else (),
    )


def _requirements(before: AssessmentResult, after: AssessmentResult) -> Iterator[RequirementChange]:
    here, there = ({each.id: each for each in result.requirements} for result in (before, after))
    for id_ in dict.fromkeys([*there, *here]):
        one, other = here.get(id_), there.get(id_)
        states = one.state if one else None, other.state if other else None
        known = other or one
        if states[0] != states[1] and known is not None:
            yield RequirementChange(id_, known.title, *states)


def _counts(before: Iterable[Count], after: Iterable[Count]) -> Iterator[CountChange]:
    here, there = ({count.id: count for count in counts} for counts in (before, after))
    for id_ in dict.fromkeys([*here, *there]):
        values = [side[id_].value if id_ in side else 0 for side in (here, there)]
        if values[0] != values[1]:
            yield CountChange(id_, (there.get(id_) or here[id_]).label, *values)


def _efforts(before: Iterable[Item], after: Iterable[Item]) -> list[EffortChange]:
    """Return statements by effort: what several units have to do with one document is done once."""
    sizes = [_sizes(items) for items in (before, after)]
    return [EffortChange(effort, sizes[0][effort], sizes[1][effort]) for effort in EFFORTS]


def _sizes(items: Iterable[Item]) -> Counter[str]:
    largest: dict[str, str] = {}
    for item in items:
        if item.effort and item.action and item.counted:
            largest[item.statement] = max(largest.get(item.statement, EFFORTS[0]), item.effort, key=EFFORTS.index)
    return Counter(largest.values())


def _duties(both: Iterable[tuple[Item, Item]]) -> Iterator[DutyMove]:
    for one, other in both:
        if one.legal is not None and other.legal is not None and one.legal.binds_from != other.legal.binds_from:
            yield DutyMove(other.id, one.legal.binds_from, other.legal.binds_from)


def _artefacts(before: AssessmentResult, after: AssessmentResult) -> Iterator[ArtefactChange]:
    for id_ in dict.fromkeys([*after.artefacts, *before.artefacts]):
        one, other = before.artefacts.get(id_), after.artefacts.get(id_)
        known = other or one
        assert known is not None
        causes = (one.deficiencies if one else (), other.deficiencies if other else ())
        told = (one.observations if one else (), other.observations if other else ())
        if not (one and other) or causes[0] != causes[1] or told[0] != told[1]:
            yield ArtefactChange(id_, known.title, one is not None, other is not None, *causes, *told)


def _findings(before: AssessmentResult, after: AssessmentResult) -> Iterator[FindingChange]:
    here, there = _found(before), _found(after)
    for id_ in dict.fromkeys([*there, *here]):
        effects = [side[id_][2] if id_ in side else None for side in (here, there)]
        if effects[0] != effects[1]:
            about, text, _ = there.get(id_) or here[id_]
            yield FindingChange(id_, about, text, *effects)


def _found(result: AssessmentResult) -> dict[str, tuple[str, Words, str]]:
    """Return the findings of an assessment: id to what it is about, its sentence and its effect."""
    about = {case.id: case.about.label for case in result.record_cases}
    found = {one.id: (about.get(one.case, ""), one.sentence, one.effect) for one in result.record_findings}
    path = result.soa
    for flag in path.flags if path is not None else ():
        ground = path.grounds.get(flag.ground or "") if path is not None else None
        effect = "effectQuestion" if flag.question else "effectDeficiency" if flag.bears_on else "effectObservation"
        found[flag.id] = (ground.label if ground else flag.control or "", flag.text, effect)
    return found


def _names(before: AssessmentResult, after: AssessmentResult) -> dict[str, str]:
    names: dict[str, str] = {}
    for result in (before, after):
        names |= {id_: artefact.title for id_, artefact in result.artefacts.items()}
        names |= {id_: f"{entry.control} {entry.control_title}".strip() for id_, entry in result.entries.items()}
        names |= {unit.id: unit.label for unit in result.units}
    return names
