"""The functions for Python callers; the command line and the service are thin faces over them.

>>> from aims_graph import api                                       # doctest: +SKIP
>>> knowledge = api.load_knowledge()                                 # doctest: +SKIP
>>> handed = api.read_organisation(Path("org.ttl"), knowledge)              # doctest: +SKIP
>>> run = api.assess(knowledge, handed, as_of=date(2026, 11, 23))    # doctest: +SKIP
>>> run.result.items[0].state                                        # doctest: +SKIP
'unassessed'
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version as _installed
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from aims_graph.assess.asking import chosen_units
from aims_graph.assess.candidates import check_decisions
from aims_graph.assess.classification import Classification
from aims_graph.assess.classify import classify as _classify
from aims_graph.assess.classify_read import ACT
from aims_graph.assess.difference import difference
from aims_graph.assess.question import Handed, Law, Question, sort_out
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.run import Engine, Run
from aims_graph.assess.run import assess as _assess
from aims_graph.assess.supposals import Change, circumstances
from aims_graph.assess.texts import Words
from aims_graph.assess.what_if import WhatIf, supposing
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.base.terms import EDITIONS
from aims_graph.graph.store import read_triples
from aims_graph.intake.checking import check_handed
from aims_graph.intake.organisation import Organisation
from aims_graph.knowledge.knowledge import Knowledge

__all__ = [
    "ask",
    "assess",
    "classify",
    "edition",
    "load_knowledge",
    "read_organisation",
    "stored_organisation",
    "take",
    "version",
    "what_if",
]

NONE_HELD: Final = "none"


def version() -> str:
    """Return the version of this package."""
    return _installed("aims-graph")


def load_knowledge(overlay: Path | None = None) -> Knowledge:
    """Return the shipped knowledge, with an overlay folder on top where one is named."""
    return Knowledge.load(overlay)


def decisions_beside(path: Path) -> Path:
    """Return the file beside the organisation's at ``path`` that keeps a person's decisions on candidates."""
    return path.with_name(f"{path.stem}.decisions.ttl")


def read_organisation(path: Path, knowledge: Knowledge) -> Handed:
    """Return what the file at ``path`` hands in about one organisation: a workbook, Turtle, TriG or JSON-LD.

    Decisions on candidates that are kept beside it are read with it. ``knowledge`` says which ids there are. Raises
    ``InputError`` with every problem found.
    """
    if path.suffix.lower() == ".xlsx":
        from aims_graph.intake.choices import choices
        from aims_graph.intake.rdf import to_triples
        from aims_graph.intake.workbook_read import read_workbook

        triples = to_triples(read_workbook(path, choices=choices(knowledge, "en")).organisation)
    else:
        triples = read_triples(path)
    beside = decisions_beside(path)
    if not beside.is_file() or beside == path:
        return take(triples, knowledge, path.name)
    decided = read_triples(beside)
    wrong = check_decisions(decided, knowledge.catalogue, beside.name)
    if wrong:
        raise InputError(wrong)
    handed = take([*triples, *decided], knowledge, path.name)
    foreign = [t for t in decided if not str(getattr(t.subject, "value", "")).startswith(handed.iri + "/decided/")]
    if foreign:
        raise InputError(
            Problem(
                "decision",
                "the decisions kept beside it are about something else.",
                file=beside.name,
                found=getattr(foreign[0].subject, "value", "a blank node"),
                expected=f"decisions below {handed.iri}/decided/",
            )
        )
    return handed


def stored_organisation(path: Path, knowledge: Knowledge) -> Organisation:
    """Return everything that the file at ``path`` says of one organisation, to be written in another form.

    Raises ``InputError`` with every problem found, and where the intake workbook has no place for a value.
    """
    from aims_graph.intake.rdf_read import from_triples

    if path.suffix.lower() == ".xlsx":
        from aims_graph.intake.choices import choices
        from aims_graph.intake.workbook_read import read_workbook

        return read_workbook(path, choices=choices(knowledge, "en")).organisation
    triples = read_triples(path)
    take(triples, knowledge, path.name)
    return from_triples(triples)


def take(triples: Sequence[Triple], knowledge: Knowledge, name: str) -> Handed:
    """Return what ``triples`` hand in about one organisation; ``name`` is what problems call their source.

    Raises ``InputError`` with every problem found.
    """
    wrong = [p for p in check_handed(triples, knowledge.catalogue, name) if p.severity == "error"]
    wrong += check_decisions(triples, knowledge.catalogue, name)
    if wrong:
        raise InputError(wrong)
    return sort_out(triples, name)


def edition(name: str) -> str:
    """Return the slug of the edition that ``name`` means: a prefix (``iso27001``) or the slug itself.

    Raises ``InputError`` with the nearest valid name.
    """
    cleaned = name.strip().lower()
    if cleaned in EDITIONS:
        return EDITIONS[cleaned]
    if cleaned in EDITIONS.values():
        return cleaned
    nearest = difflib.get_close_matches(cleaned, list(EDITIONS), n=1, cutoff=0.4)
    raise InputError(
        Problem(
            "unknown-framework",
            "there is no such framework here.",
            found=name,
            expected="one of " + ", ".join(EDITIONS),
            nearest=nearest[0] if nearest else None,
        )
    )


def ask(
    handed: Handed,
    *,
    as_of: date,
    targets: Sequence[str] = ("iso42001",),
    held: Sequence[str] | None = None,
    law: Law = "current",
    units: Sequence[str] = (),
    entities: Sequence[str] = (),
    waves: Sequence[int] = (),
) -> Question:
    """Return the question about ``handed``. ``held`` None means what the organisation says it holds. ``units``,
    ``entities`` and ``waves`` ask about part of the units only.

    Raises ``InputError`` where such a unit is not there, and ``UsageError`` where nothing is known about what is held, or where a target is also held.
    """
    names = handed.held if held is None else tuple(name for name in held if name != NONE_HELD)
    if held is not None and (not held or (names and len(names) < len(held))):
        raise UsageError("name the systems held, such as iso27001, or `none` alone for a start from nothing")
    if held is None and not names:
        raise UsageError(
            f"{handed.label} does not say which management system it holds; name it with --held iso27001, or say "
            "--held none for a start from nothing"
        )
    target_slugs = tuple(dict.fromkeys(edition(name) for name in targets))
    held_slugs = tuple(dict.fromkeys(edition(name) for name in names))
    chosen = chosen_units(handed, units=units, entities=entities, waves=waves)
    both = sorted(set(target_slugs) & set(held_slugs))
    if both and held is not None:
        raise UsageError(f"{both[0]} cannot be both the target and a system held")
    return Question(handed.iri, target_slugs, tuple(s for s in held_slugs if s not in both), as_of, law, chosen)


def assess(
    knowledge: Knowledge,
    handed: Handed,
    *,
    as_of: date,
    targets: Sequence[str] = ("iso42001",),
    held: Sequence[str] | None = None,
    law: Law = "current",
    engine: Engine = "fast",
    judge: bool = True,
    units: Sequence[str] = (),
    entities: Sequence[str] = (),
    waves: Sequence[int] = (),
) -> Run:
    """Return the assessment of ``handed`` as of a day: its result and its derived graph.

    ``units``, ``entities`` and ``waves`` ask about part of the units only (:func:`ask`).

    Raises ``InputError`` where a target has no statements yet, so that nothing would be asked.
    """
    question = ask(
        handed, as_of=as_of, targets=targets, held=held, law=law, units=units, entities=entities, waves=waves
    )
    asked = {knowledge.catalogue.provisions[s.requirement].edition for s in knowledge.catalogue.statements.values()}
    for slug in question.targets:
        if slug not in asked:
            raise InputError(
                Problem(
                    "no-statements",
                    "nothing can be assessed against this edition yet: its statements are not written.",
                    found=slug,
                    expected="one of " + ", ".join(sorted(asked)),
                )
            )
    return _assess(knowledge, handed, question, version=version(), engine=engine, judge=judge)


def what_if(
    knowledge: Knowledge,
    handed: Handed,
    changes: Sequence[Change],
    *,
    as_of: date,
    then: date | None = None,
    targets: Sequence[str] = ("iso42001",),
    held: Sequence[str] | None = None,
    law: Law = "current",
    then_law: Law | None = None,
    engine: Engine = "fast",
    decided: Knowledge | None = None,
    units: Sequence[str] = (),
    entities: Sequence[str] = (),
    waves: Sequence[int] = (),
) -> WhatIf:
    """Return what differs for ``handed`` once ``changes`` are made, seen from ``then`` under ``then_law``.

    ``decided``: the knowledge afterwards, where decisions on mapping rows are supposed too. Nothing is stored. Raises
    ``InputError`` where a change names what is not there, lies in the past or contradicts another.
    """
    seen, editions = then or as_of, [edition(name) for name in targets]
    if seen < as_of:
        found, day = seen.isoformat(), as_of.isoformat()
        message = "what is supposed is seen from a day before the day asked about."
        raise InputError(Problem("past", message, found=found, expected=f"{day} or a later day"))
    changed = supposing(handed, changes, knowledge.catalogue, editions, as_of)
    systems = held if held is not None else [slug for slug in handed.held if slug not in editions] or None

    def run(known: Knowledge, data: Handed, day: date, state: Law) -> AssessmentResult:
        return assess(
            known, data, as_of=day, targets=targets, held=systems, law=state, engine=engine, judge=False,
            units=units, entities=entities, waves=waves,
        ).result  # fmt: skip

    before = run(knowledge, handed, as_of, law)
    after = run(decided or knowledge, changed, seen, then_law or law)
    said: list[Words] = [change.words() for change in dict.fromkeys(changes)]
    said += circumstances(seen if seen != as_of else None, then_law if then_law != law else None)
    return WhatIf(tuple(said), difference(before, after))


def classify(
    knowledge: Knowledge, handed: Handed, *, as_of: date, law: Law = "current", engine: Engine = "fast"
) -> Classification:
    """Return what every system of ``handed`` is under the EU AI Act as of a day, with the facts behind it.

    A past or coming day asks what will hold then of the facts declared now. Raises ``AimsGraphError`` where
    ``engine`` is both and the engines differ.
    """
    question = Question(handed.iri, (edition(ACT),), (), as_of, law)
    return _classify(knowledge, handed, question, version=version(), engine=engine)
