"""``confirm``, ``reject``, ``amend`` on an artefact for an item: kept beside the organisation's file, and what follows."""

from __future__ import annotations

import argparse
import difflib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aims_graph import api
from aims_graph.assess.candidates import (
    CONFIRMED,
    REJECTED,
    CandidateDecision,
    as_read,
    decisions_in,
    with_decision,
)
from aims_graph.assess.difference import difference
from aims_graph.assess.question import Handed
from aims_graph.assess.result import Artefact, AssessmentResult, Item
from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.base.terms import EDITIONS
from aims_graph.cli.assessing import find_item
from aims_graph.cli.differing import change_lines
from aims_graph.cli.out import names
from aims_graph.graph.locks import locked
from aims_graph.graph.store import read_triples, turtle, write_atomic
from aims_graph.knowledge.deciding import Verdict
from aims_graph.knowledge.knowledge import Knowledge

_WORDS = {
    "en": {CONFIRMED: "{artefact} confirmed for {item}, in {file}", REJECTED: "{artefact} rejected for {item}, in {file}",
           "same": "nothing else follows"},
    "es": {CONFIRMED: "{artefact} confirmado para {item}, en {file}", REJECTED: "{artefact} rechazado para {item}, en {file}",
           "same": "no se sigue nada más"},
}  # fmt: skip


def confirm(arguments: argparse.Namespace, verdict: Verdict) -> int:
    """Take the artefact as the answer to the item. Raises ``InputError`` for an unknown item or artefact."""
    case = _Case.open(arguments)
    decided = case.decision(CONFIRMED, verdict)
    if not (arguments.design or arguments.operating):
        arguments.design = "declared"
    return case.take([_based(decided, arguments, verdict)], arguments)


def reject(arguments: argparse.Namespace, verdict: Verdict) -> int:
    """Take the artefact out for the item. Raises ``InputError`` where nothing offers it, too."""
    case = _Case.open(arguments)
    offered = _offered(case.item)
    if case.artefact.id not in offered:
        raise InputError(
            Problem("not-offered", f"nothing offers this artefact for {case.item.id}, so there is nothing to reject.",
                    found=case.artefact.id, expected=", ".join(offered) or "an artefact that is offered; there is none")
        )  # fmt: skip
    return case.take([case.decision(REJECTED, verdict)], arguments)


def amend(arguments: argparse.Namespace, verdict: Verdict) -> int:
    """Change how it is known that the artefact answers the item, or which item it answers instead.

    Raises ``UsageError`` where nothing is to change, ``InputError`` where the artefact answers nothing here yet.
    """
    case = _Case.open(arguments)
    uses = [use for use in case.item.addresses if use.artefact == case.artefact.id and use.kind == "exact"]
    if not uses:
        raise InputError(
            Problem("not-confirmed", f"this artefact is not confirmed for {case.item.id}; confirm it instead.",
                    found=case.artefact.id)
        )  # fmt: skip
    if not (arguments.design or arguments.operating or arguments.to or arguments.period):
        raise UsageError("say what to amend: --design, --operating, --period, or --to another item")
    use = uses[0]
    before = next((each for each in case.kept if each.key == case.decision(CONFIRMED, verdict).key), None)
    start = before or replace(
        case.decision(CONFIRMED, verdict),
        design=use.design, operating=use.operating, inspected_by=use.inspected_by, inspected_on=use.inspected_on,
    )  # fmt: skip
    start = replace(start, verdict=CONFIRMED, who=verdict.who, when=verdict.when, why=verdict.why)
    changed = _based(start, arguments, verdict)
    if not arguments.to:
        return case.take([changed], arguments)
    other = find_item(case.result, arguments.to)
    if other.id == case.item.id:
        raise UsageError(f"{other.id} is what it answers already")
    gone = case.decision(REJECTED, verdict)
    return case.take([gone, replace(changed, statement=other.statement, unit=other.unit)], arguments)


@dataclass(slots=True)
class _Case:
    """An organisation, an item of it and an artefact that is decided on."""

    knowledge: Knowledge
    handed: Handed
    result: AssessmentResult
    item: Item
    artefact: Artefact
    file: Path
    kept: list[CandidateDecision]

    @classmethod
    def open(cls, arguments: argparse.Namespace) -> _Case:
        path = Path(arguments.what[0])
        knowledge = api.load_knowledge(arguments.knowledge)
        handed = api.read_organisation(path, knowledge)
        result = _assess(knowledge, handed, arguments)
        item = find_item(result, arguments.what[1])
        file = api.decisions_beside(path)
        return cls(
            knowledge, handed, result, item, find_artefact(result, arguments.artefact), file, _kept(file, handed)
        )

    def decision(self, verdict: str, by: Verdict) -> CandidateDecision:
        return CandidateDecision(
            self.artefact.id, self.item.statement, self.item.unit, verdict, by.who, by.when, by.why
        )

    def take(self, decisions: list[CandidateDecision], arguments: argparse.Namespace) -> int:
        """Write the decisions, and say what follows from them."""
        with locked(self.file):
            kept = _kept(self.file, self.handed)  # again: somebody may have decided while this was assessed
            for decision in decisions:
                read = as_read(decision, self.handed.triples, self.handed.iri, self.knowledge.catalogue)
                kept = with_decision(kept, read)
            write_atomic(
                self.file,
                turtle((t for each in kept for t in each.triples(self.handed.iri)), ("aims", "org", "xsd", *EDITIONS)),
            )
        words = _WORDS[arguments.lang]
        for decision in decisions:
            item = f"{decision.statement}@{decision.unit}"
            print(words[decision.verdict].format(artefact=self.artefact.title, item=item, file=self.file))
        after = _assess(self.knowledge, api.read_organisation(Path(arguments.what[0]), self.knowledge), arguments)
        found = difference(self.result, after)
        lines = [
            line for change in (*found.changed, *found.touched) for line in change_lines(change, found, arguments.lang)
        ]
        print("\n".join(lines or [words["same"]]))
        return 0


def _kept(file: Path, handed: Handed) -> list[CandidateDecision]:
    return decisions_in(read_triples(file), handed.iri) if file.is_file() else []


def find_artefact(result: AssessmentResult, given: str) -> Artefact:
    """Return the artefact that ``given`` names by id, number or title. Raises ``InputError`` with the nearest one."""
    wanted = " ".join(given.split()).casefold()
    found = [
        artefact
        for artefact in result.artefacts.values()
        if wanted in (artefact.id, artefact.id.removeprefix("artefact/"))
        or wanted in ((artefact.identifier or "").casefold(), artefact.title.casefold())
    ]
    if len(found) == 1:
        return found[0]
    known = [name for each in result.artefacts.values() for name in (each.title, each.identifier or each.id)]
    nearest = difflib.get_close_matches(given, known, n=1, cutoff=0.4)
    message = "several artefacts are called so; name one by its id." if found else "there is no such artefact in ORG."
    expected = ", ".join(each.id for each in found) or "a number, title or id of its list of artefacts"
    raise InputError(
        Problem("unknown-artefact", message, found=given, expected=expected, nearest=nearest[0] if nearest and not found else None)
    )  # fmt: skip


def _assess(knowledge: Knowledge, handed: Handed, arguments: argparse.Namespace) -> AssessmentResult:
    prefix = arguments.what[1].partition(":")[0]
    if prefix not in EDITIONS:
        nearest = difflib.get_close_matches(prefix, list(EDITIONS), n=1, cutoff=0.4)
        raise InputError(
            Problem("unknown-item", "this names no item.", found=arguments.what[1], expected="statement[@unit], such as "
                    "iso42001:9.2.2_1", nearest=nearest[0] if nearest else None)
        )  # fmt: skip
    held = names(arguments.held) or [system for system in handed.held if system != EDITIONS[prefix]] or [api.NONE_HELD]
    as_of = parse_day(arguments.when or "") or date.today()
    return api.assess(knowledge, handed, as_of=as_of, targets=[prefix], held=held, judge=False).result


def _offered(item: Item) -> list[str]:
    """Return the artefacts that anything but an inspection ties to the item."""
    tied = [use.artefact for use in item.addresses]
    named = [artefact for row in item.rows for artefact in row.named]
    return list(dict.fromkeys([*tied, *item.candidates, *named]))


def _based(decision: CandidateDecision, arguments: argparse.Namespace, verdict: Verdict) -> CandidateDecision:
    """Return the decision with what the options say of how it is known."""
    design, operating = arguments.design or decision.design, arguments.operating or decision.operating
    seen = {"sampled", "inspected"} & {design, operating}
    first, last = _period(arguments.period) if arguments.period else (decision.period_from, decision.period_to)
    return replace(
        decision,
        design=design,
        operating=operating,
        inspected_by=(arguments.by or decision.inspected_by or verdict.who) if seen else None,
        inspected_on=(_day("--on", arguments.on) if arguments.on else decision.inspected_on or verdict.when) if seen else None,
        period_from=first,
        period_to=last,
    )  # fmt: skip


def _period(text: str) -> tuple[str, str]:
    first, _, last = text.partition("..")
    days = _day("--period", first), _day("--period", last)
    if days[0] > days[1]:
        raise InputError(
            Problem("period", "--period ends before it begins.", found=text, expected="the first day, then the last")
        )
    return days


def _day(option: str, text: str) -> str:
    day = parse_day(text)
    if day is None:
        raise InputError(Problem("day", f"{option} is no day of the calendar.", found=text, expected="YYYY-MM-DD"))
    return day.isoformat()
