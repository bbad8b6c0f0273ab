"""What an SoA of ISO/IEC 42001 says besides: AI systems, what a reason rests on, owner, approval, own controls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.approval import split_approval
from aims_graph.intake.cells import fold, plain, says_nothing, slug, unique
from aims_graph.intake.days import read_day
from aims_graph.intake.organisation import AISystem, Organisation, SoAEntry
from aims_graph.intake.soa_listing import Listing, RawRow

_SEPARATOR: Final = re.compile(r"[;\n]|,\s")
_EVERY: Final = frozenset(
    {
        "all", "all systems", "all ai systems", "every system", "every ai system", "as the organisation decides", "aims",
        "alle", "alle systeme", "alle ki systeme", "alle systemen", "tous", "tous les systemes", "tutti",
        "tutti i sistemi", "todos", "todos los sistemas", "todos los sistemas de ia", "todos os sistemas",
        "segun decida la organizacion",
    }
)  # fmt: skip
"""Folded words that name no system but all of them."""


def systems_named(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the AI systems that the cells name, in one order; none where they mean all.

    >>> systems_named(["Recommender; Chatbot"]), systems_named(["All AI systems"])
    (('Chatbot', 'Recommender'), ())
    """
    return tuple(sorted(part for part in _parts(cells) if fold(part) not in _EVERY))


def _parts(cells: Iterable[str]) -> list[str]:
    parts = (plain(part).strip() for cell in cells for part in _SEPARATOR.split(cell))
    return list(dict.fromkeys(part for part in parts if part and not says_nothing(part)))


def with_more(entry: SoAEntry, lines: Sequence[tuple[RawRow, Listing]], edition: str) -> SoAEntry:
    """Return the entry of the SoA of ``edition`` with what the lines say of grounds, owner and approval.

    A control of another standard or of the firm's own keeps the edition whose SoA it stands in.
    """
    raw = lines[0][0]
    approved_by, approved_on = _approval(lines)
    grounds = (part for line, _ in lines for role in ("risk", "grounds") for part in _parts(line.texts.get(role, ())))
    own = entry.control.startswith("own:")
    return replace(
        entry,
        grounds=tuple(dict.fromkeys(grounds)),
        owner=next((text for line, _ in lines if (text := line.text("owner"))), None),
        approved_by=approved_by,
        approved_on=approved_on,
        edition=None if entry.control.startswith("iso42001:") else edition,
        title=plain(raw.first("title")) or None if own else None,
    )


def _approval(lines: Sequence[tuple[RawRow, Listing]]) -> tuple[str | None, date | None]:
    for raw, listing in lines:
        text, on = raw.text("approver"), raw.first("approved_on")
        day = read_day(on) if on and not says_nothing(on) else None
        if on and day is None and not says_nothing(on):
            message = "The day of approval is not understood; it was left out."
            listing.warn("date_not_understood", message, raw.row, "approved_on", found=plain(on))
        name, other = split_approval(text) if text else (None, None)
        if name or day or other:
            return name, day or other
    return None, None


def of_firm(entries: Sequence[SoAEntry], organisation: str) -> tuple[list[SoAEntry], list[AISystem], list[Problem]]:
    """Return the entries with the keys of AI systems for their names and with ids for own controls; the AI systems.

    A system that an SoA names is one that the firm says it has: it is taken up, and told.
    """
    keys: dict[str, str] = {}
    systems: list[AISystem] = []
    own: dict[str, str] = {}
    made = []
    for entry in entries:
        for name in entry.systems:
            if fold(name) not in keys:
                keys[fold(name)] = unique(slug(name, "system"), keys.values())
                systems.append(AISystem(keys[fold(name)], name, source=entry.source))
        control = entry.control
        if control.startswith("own:"):
            identifier = control.removeprefix("own:")
            own.setdefault(identifier, unique(slug(identifier, "control"), own.values()))
            control = f"org:{organisation}/control/{own[identifier]}"
        made.append(replace(entry, control=control, systems=tuple(sorted(keys[fold(n)] for n in entry.systems))))
    problems = []
    if systems:
        names = "; ".join(system.label for system in systems)
        message = say(
            "The SoA names {count} AI systems; where no inventory lists them, all that is known is the name: {names}.",
            count=len(systems), names=names,
        )  # fmt: skip
        source = systems[0].source
        problems.append(Problem("system_named_by_soa", message, "warning", source.file if source else None))
    return made, systems, problems


def listing_them(organisation: Organisation, listed: Sequence[AISystem]) -> None:
    """Add the AI systems of an inventory; one that the SoA names by its name or id is the one of the inventory."""
    known = {fold(name): system.slug for system in listed for name in (system.label, system.identifier or system.slug)}
    same = {system.slug: known[fold(system.label)] for system in organisation.systems if fold(system.label) in known}
    organisation.soa = [
        replace(entry, systems=tuple(sorted(same.get(name, name) for name in entry.systems)))
        for entry in organisation.soa
    ]
    kept = [system for system in organisation.systems if system.slug not in same]
    taken = {system.slug for system in listed}
    for number, system in enumerate(kept):
        if system.slug in taken:
            renamed = unique(system.slug, taken)
            kept[number] = replace(system, slug=renamed)
            organisation.soa = [
                replace(entry, systems=tuple(renamed if name == system.slug else name for name in entry.systems))
                for entry in organisation.soa
            ]
    organisation.systems = [*kept, *listed]


def under(organisation: Organisation, slug_: str, known: Mapping[str, str]) -> Organisation:
    """Return ``organisation`` with the slug ``slug_``: its own controls lie below it, and AI systems that its SoA names
    and that are ``known`` there (name → slug) are those."""
    before, after = f"org:{organisation.slug}/control/", f"org:{slug_}/control/"
    folded = {fold(name): key for name, key in known.items()}
    named = {name for entry in organisation.soa for name in entry.systems}
    same = {
        system.slug: folded[fold(system.label)]
        for system in organisation.systems
        if system.slug in named and fold(system.label) in folded
    }
    soa = [
        replace(
            entry,
            control=after + entry.control.removeprefix(before) if entry.control.startswith(before) else entry.control,
            systems=tuple(sorted(same.get(name, name) for name in entry.systems)),
        )
        for entry in organisation.soa
    ]
    return replace(organisation, slug=slug_, soa=soa, systems=[s for s in organisation.systems if s.slug not in same])
