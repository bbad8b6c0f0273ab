"""Which units a question is about: all, or those that it names by id, by legal entity or by wave."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from aims_graph.assess.question import RDFS_LABEL, Handed
from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import aims
from aims_graph.intake.cells import fold


def chosen_units(
    handed: Handed, *, units: Sequence[str] = (), entities: Sequence[str] = (), waves: Sequence[int] = ()
) -> tuple[str, ...]:
    """Return the IRIs of the units asked about, as ``handed`` lists them; nothing where nothing was chosen.

    ``units``: ids such as ``system/ranker``, or the part behind the stroke, or the name, where one unit has it. ``entities``: legal
    entities with their AI systems. ``waves``: the units that entries of the scope put into a wave, an entity with its
    systems. Raises ``InputError`` where a unit, an entity or a wave is not there.
    """
    chosen: set[str] = set()
    for name in units:
        chosen.add(_unit(handed, name))
    for name in entities:
        chosen |= _with_systems(handed, {_unit(handed, name, kind="unitEntity")})
    for wave in waves:
        chosen |= _of_wave(handed, wave)
    return tuple(unit for unit, _ in handed.units if unit in chosen)


def _unit(handed: Handed, name: str, kind: str | None = None) -> str:
    local = {iri.removeprefix(handed.iri + "/"): iri for iri, own in handed.units if kind in (None, own)}
    cleaned = name.strip()
    labels = _labels(handed, set(local.values()))
    found = (
        [iri for unit, iri in local.items() if cleaned == unit]
        or [iri for unit, iri in local.items() if cleaned == unit.partition("/")[2]]
        or [iri for iri in local.values() if any(fold(cleaned) == fold(label) for label in labels[iri])]
    )
    if len(found) == 1:
        return found[0]
    said = {key.casefold(): unit for unit, iri in local.items() for key in (unit, unit.partition("/")[2], *labels[iri])}
    near = difflib.get_close_matches(cleaned.casefold(), said, n=1, cutoff=0.4)
    nearest = [said[near[0]]] if near else []
    raise InputError(
        Problem(
            "unknown-unit",
            "this names several units; say which." if found else "there is no such unit in what was handed in.",
            found=cleaned[:200],
            expected="one of " + ", ".join(sorted(local)[:8]),
            nearest=nearest[0] if nearest and not found else None,
        )
    )


def _labels(handed: Handed, units: set[str]) -> dict[str, list[str]]:
    """Return what each of ``units`` is called."""
    found: dict[str, list[str]] = {unit: [] for unit in units}
    for triple in handed.triples:
        if triple.predicate == RDFS_LABEL and isinstance(triple.subject, NamedNode) and triple.subject.value in found:
            found[triple.subject.value].append(getattr(triple.object, "value", ""))
    return found


def _of_wave(handed: Handed, wave: int) -> set[str]:
    entries: dict[str, set[str]] = defaultdict(set)
    waves: dict[str, str] = {}
    for triple in handed.triples:
        if not isinstance(triple.subject, NamedNode):
            continue
        if triple.predicate.value == aims("wave"):
            waves[triple.subject.value] = getattr(triple.object, "value", "")
        if triple.predicate.value == aims("unit") and isinstance(triple.object, NamedNode):
            entries[triple.subject.value].add(triple.object.value)
    named = {unit for entry, number in waves.items() if number == str(wave) for unit in entries[entry]}
    if not named:
        known = sorted({number for entry, number in waves.items() if entries[entry]}, key=int)
        raise InputError(
            Problem(
                "unknown-wave",
                "no entry of the scope puts a unit into this wave.",
                found=str(wave),
                expected="one of " + ", ".join(known) if known else "no waves are written down",
                nearest=min(known, key=lambda number: abs(int(number) - wave), default=None),
            )
        )
    systems = {unit for unit, kind in handed.units if kind == "unitSystem"}
    return (named & systems) | _with_systems(handed, named - systems)


def _with_systems(handed: Handed, entities: Iterable[str]) -> set[str]:
    """Return entities with the AI systems that are theirs alone or among others'; a system of nobody stays out."""
    wanted = set(entities)
    known = {unit for unit, _ in handed.units}
    systems = {
        triple.subject.value
        for triple in handed.triples
        if triple.predicate.value == aims("ofEntity")
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.object.value in wanted
    }
    return wanted | (systems & known)
