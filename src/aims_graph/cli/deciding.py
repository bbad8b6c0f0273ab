"""``confirm``, ``reject``, ``amend``: a person's decision on a row, kept in the overlay folder."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from types import MappingProxyType

from aims_graph import api
from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.cli import deciding_candidates as candidates
from aims_graph.cli.out import note
from aims_graph.graph.locks import locked
from aims_graph.knowledge.deciding import AMENDABLE, Decisions, Verdict
from aims_graph.knowledge.explaining import carried_by
from aims_graph.knowledge.sssom import Row
from aims_graph.knowledge.told import Teller

_TOLD = MappingProxyType(
    {
        "en": {"confirmed": "confirmed", "amended": "amended", "rejected": "rejected", "in": "in"},
        "es": {"confirmed": "confirmada", "amended": "modificada", "rejected": "rechazada", "in": "en"},
    }
)


def confirm(arguments: argparse.Namespace) -> int:
    """Take a row as read and right, or an artefact as the answer to an item."""
    if _on_candidate(arguments):
        return candidates.confirm(arguments, _verdict(arguments))
    with _alone(arguments):
        row = _decisions(arguments).confirm(arguments.row, _verdict(arguments), changes=_changes(arguments))
    return _say("confirmed", row, arguments)


def amend(arguments: argparse.Namespace) -> int:
    """Change what a row says, or what an artefact confirmed for an item answers and how that is known."""
    if _on_candidate(arguments):
        return candidates.amend(arguments, _verdict(arguments))
    with _alone(arguments):
        row = _decisions(arguments).amend(arguments.row, _verdict(arguments), _changes(arguments))
    return _say("amended", row, arguments)


def reject(arguments: argparse.Namespace) -> int:
    """Take a row out, and say what falls with it; or an artefact offered for an item."""
    if _on_candidate(arguments):
        return candidates.reject(arguments, _verdict(arguments))
    with _alone(arguments):
        decisions = _decisions(arguments)
        record = arguments.row.removeprefix("mapping:")
        falls = carried_by(decisions.knowledge, record) if record in decisions.knowledge.rows else None
        name = decisions.reject(arguments.row, _verdict(arguments))
    words = _TOLD[arguments.lang]
    print(f"{name} {words['rejected']} {words['in']} {arguments.knowledge}")
    if falls is not None:
        for line in Teller(decisions.knowledge, arguments.lang).carried(falls):
            print(line)
    return 0


_OF_ROWS = ("relation", "reuse", "object", "delta_en", "delta_es", "rationale", "rationale_es")
_OF_CANDIDATES = ("artefact", "held", "design", "operating", "by", "on", "period", "to")


def _on_candidate(arguments: argparse.Namespace) -> bool:
    """True where ORG and ITEM are named; else the row is put in its place. Raises ``UsageError`` where neither fits."""
    many = len(arguments.what)
    given = [name for name in (_OF_CANDIDATES if many == 1 else _OF_ROWS) if getattr(arguments, name, None) is not None]
    if many > 2:
        raise UsageError(f"name a mapping row, or an organisation's file and an item; {many} were named")
    if given:
        where = "a mapping row" if many == 1 else "an artefact for an item"
        raise UsageError(f"--{given[0].replace('_', '-')} says nothing about {where}")
    if many == 2 and not arguments.artefact:
        raise UsageError("say which document of ORG you decide on, with --artefact")
    arguments.row = arguments.what[0]
    return many == 2


def _alone(arguments: argparse.Namespace) -> AbstractContextManager[None]:
    """One decision at a time in a folder: each reads what is kept there and writes it again."""
    return locked(arguments.knowledge) if arguments.knowledge is not None else nullcontext()


def _decisions(arguments: argparse.Namespace) -> Decisions:
    if arguments.knowledge is None:
        raise UsageError("a decision is kept in your own knowledge: name its folder with --knowledge DIR")
    if not arguments.knowledge.exists():
        note(f"{arguments.knowledge} is made")
    return Decisions(arguments.knowledge, version=api.version())


def _verdict(arguments: argparse.Namespace) -> Verdict:
    day = parse_day(arguments.when) if arguments.when else date.today()
    if day is None:
        raise InputError(
            Problem("day", "this is no day of the calendar.", found=arguments.when, expected="a day as YYYY-MM-DD")
        )
    for name in ("who", "why", "by", *AMENDABLE):
        _refuse_broken(name, getattr(arguments, name, None))
    return Verdict(arguments.who, day.isoformat(), arguments.why)


def _refuse_broken(name: str, text: str | None) -> None:
    """A shell may hand over bytes that are no text; they could not be kept in a file."""
    try:
        (text or "").encode()
    except UnicodeEncodeError as error:
        option = f"--{name.replace('_', '-')}"
        raise InputError(
            Problem("encoding", f"{option} is no text in UTF-8.", found=ascii(text), expected="the text in UTF-8")
        ) from error


def _changes(arguments: argparse.Namespace) -> dict[str, str]:
    return {name: value for name in AMENDABLE if (value := getattr(arguments, name, None)) is not None}


def _say(what: str, row: Row, arguments: argparse.Namespace) -> int:
    words = _TOLD[arguments.lang]
    print(f"{row.record_id} {words[what]} {words['in']} {arguments.knowledge}")
    print(f"{row.subject_id} {row.relation} {row.object_id} · {row.reuse} · {row.review_status}")
    return 0
