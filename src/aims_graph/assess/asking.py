"""Which units a question is about: all, or those that it names by id, by legal entity or by wave."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from aims_graph.assess.question import Handed
from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import aims


def chosen_units(
    handed: Handed, *, units: Sequence[str] = (), entities: Sequence[str] = (), waves: Sequence[int] = ()
) -> tuple[str, ...]:
    """Return the IRIs of the units asked about, as ``handed`` lists them; nothing where nothing was chosen.

    ``units``: ids such as ``system/ranker``, or the part behind the stroke where one unit has it. ``entities``: legal
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
    found = [iri for unit, iri in local.items() if cleaned == unit] or [
        iri for unit, iri in local.items() if cleaned == unit.partition("/")[2]
    ]
    if len(found) == 1:
        return found[0]
    known = [*local, *(unit.partition("/")[2] for unit in local)]
    nearest = difflib.get_close_matches(cleaned, known, n=1, cutoff=0.4)
    raise InputError(
        Problem(
            "unknown-unit",
            "this names several units; say which." if found else "there is no such unit in what was handed in.",
            found=cleaned[:200],
            expected="one of " + ", ".join(sorted(local)[:8]),
            nearest=nearest[0] if nearest and not found else None,
        )
    )


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
        raise InputError(
            Problem(
                "unknown-wave",
                "no entry of the scope puts a unit into this wave.",
                found=str(wave),
                expected="one of " + ", ".join(sorted(set(waves.values()))) if waves else "no waves are written down",
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
