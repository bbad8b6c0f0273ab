"""What was looked at and what was not: systems held, units, files, notes, and what did not join."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aims_graph.assess.result import AssessmentResult, HeldSystem
from aims_graph.assess.scope import IN
from aims_graph.assess.scope_words import standing_text
from aims_graph.knowledge.covering import PairCoverage
from aims_graph.reports.wording import Phrase, Wording, natural


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A management system taken as held."""

    title: str
    certificate: Phrase
    soa: str
    source: str
    scope: Phrase
    """As the organisation states it, with what it leaves out; else that nobody has stated it."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference in a statement of applicability that no list handed in contains."""

    control: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file handed in, with how many of its rows the result leans on."""

    name: str
    artefacts: int
    entries: int


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """The same name or number with another meaning."""

    source: str
    source_title: Phrase
    target: str
    target_title: Phrase
    rationale: Phrase


@dataclass(frozen=True, slots=True)
class PairLine:
    """Statements of one side of a mapping set, by state of mapping in the order of the states."""

    pair: str
    side: str
    values: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything the section on what was looked at says."""

    held: tuple[HeldRow, ...]
    units: tuple[Phrase, ...]
    notes: tuple[Phrase, ...]
    limits: tuple[str, ...]
    unresolved: tuple[Unresolved, ...]
    files: tuple[FileRow, ...]
    false_friends: tuple[FalseFriend, ...]
    pairs: tuple[PairLine, ...]
    mapping_states: tuple[tuple[Phrase, Phrase], ...]
    """Label and meaning of each state of mapping, in their order."""


def coverage(result: AssessmentResult, wording: Wording) -> Coverage:
    """Return what was looked at and what was not."""
    return Coverage(
        held=tuple(_held(system, wording) for system in result.held),
        units=tuple(_unit(unit.id, result, wording) for unit in result.units),
        notes=tuple(wording.words(note.text) for note in result.notes),
        limits=_limits(result, wording),
        unresolved=_unresolved(result, wording),
        files=_files(result),
        false_friends=_false_friends(result, wording),
        pairs=tuple(_pair(line, wording) for line in result.mapping_coverage),
        mapping_states=tuple(
            (wording.label(code), wording.definition(code) or Phrase("")) for code in _mapping_states(result)
        ),
    )


def _unit(unit_id: str, result: AssessmentResult, wording: Wording) -> Phrase:
    """Return a unit by name; one that is out of scope, or comes in later, says so."""
    name = wording.unit(unit_id)
    found = next((unit for unit in result.scope.units if unit.unit == unit_id and unit.standing != IN), None)
    return replace(name, text=f"{name.text} ({standing_text(found, wording.lang)})") if found else name


def _held(system: HeldSystem, wording: Wording) -> HeldRow:
    without = "cover.no_soa" if system.asks_for_soa else "cover.soa_unknown_to_it"
    soa = wording.n("soa_row", system.soa_rows) if system.soa_rows else wording.t(without)
    source = wording.t("cover.by_organisation" if system.declared_by_organisation else "cover.by_question")
    return HeldRow(system.title, _certificate(system, wording), soa, source, _scope(system, wording))


def _scope(system: HeldSystem, wording: Wording) -> Phrase:
    said = [system.scope] if system.scope else []
    if system.left_out:
        said.append(
            wording.t("cover.left_out", places=", ".join(wording.reference(place) for place in system.left_out))
        )
    return Phrase("; ".join(said), own=True) if said else Phrase(wording.t("cover.no_scope"))


def _certificate(system: HeldSystem, wording: Wording) -> Phrase:
    key = f"certificate.{system.certificate}"
    said = [wording.t(key) if wording.has(key) else str(wording.label(system.certificate))]
    said += [system.certificate_body] if system.certificate_body else []
    said += [wording.t("cover.valid_until", day=wording.day(system.valid_until))] if system.valid_until else []
    return Phrase("; ".join(said), own=bool(system.certificate_body))


def _limits(result: AssessmentResult, wording: Wording) -> tuple[str, ...]:
    limits = []
    if result.held and not (result.scope.statement or result.scope.entries):
        limits = [wording.t("limit.scope"), wording.t("limit.boundary")]
    elif result.held:
        limits = [wording.t("limit.scope_read")]
    limits.append(wording.t("limit.content"))
    if not any(target.startswith("aiact") for target in result.targets):
        limits.append(wording.t("limit.no_law"))
    return tuple(limits)


def _unresolved(result: AssessmentResult, wording: Wording) -> tuple[Unresolved, ...]:
    rows = [
        Unresolved(entry.control, text, wording.place(entry))
        for entry in sorted(result.entries.values(), key=lambda entry: (natural(entry.control), entry.id))
        for text in entry.unresolved
    ]
    return tuple(rows)


def _files(result: AssessmentResult) -> tuple[FileRow, ...]:
    artefacts = [artefact.file for artefact in result.artefacts.values() if artefact.file]
    entries = [entry.file for entry in result.entries.values() if entry.file]
    names = sorted({*artefacts, *entries})
    return tuple(FileRow(name, artefacts.count(name), entries.count(name)) for name in names)


def _false_friends(result: AssessmentResult, wording: Wording) -> tuple[FalseFriend, ...]:
    ordered = sorted(result.false_friends, key=lambda friend: (natural(friend.target), natural(friend.source)))
    return tuple(
        FalseFriend(
            wording.reference(friend.source),
            wording.words(friend.source_title),
            wording.reference(friend.target),
            wording.words(friend.target_title),
            wording.words(friend.rationale),
        )
        for friend in ordered
    )


def _pair(line: PairCoverage, wording: Wording) -> PairLine:
    seen = wording.t(f"pairs.{line.side}", source=line.source_title, target=line.target_title)
    pair = wording.t("pairs.pair", source=line.source_title, target=line.target_title)
    return PairLine(pair, seen, tuple(line.states.values()), line.total)


def _mapping_states(result: AssessmentResult) -> tuple[str, ...]:
    return tuple(result.mapping_coverage[0].states) if result.mapping_coverage else ()
