"""Which standard a list of controls is of: by its ids, its titles, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold
from aims_graph.intake.control_ids import KnownIds, Number, edition_name, former_edition, successors

PREFIXES: Final = ("iso27001", "iso42001")
"""The standards whose SoAs can be read."""

_AI_WORDS = re.compile(r"\b(?:ai|ki|ia|artificial|kunstlich\w*|artificielle|artificiale)\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """A control as listed: its number, the title beside it, the row."""

    number: Number
    title: str
    row: int
    file: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The standard a list is of: a prefix, ``2013`` or ``2005`` for former editions, None: unclear."""

    standard: str | None
    why: str


def similarity(one: str, other: str, floor: float = 0.0) -> float:
    """Return how alike two titles are, 0 to 1, whatever their case, accents, marks; 0 below ``floor``."""
    first, second = fold(one), fold(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if 2 * min(len(first), len(second)) < floor * (len(first) + len(second)):
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= floor else 0.0
    return ratio if ratio >= floor else 0.0


def verdict(listed: Sequence[Listed], ids: KnownIds, prose: str) -> Verdict:
    """Return which standard explains the list best.

    The numbers of ISO/IEC 27001 and 42001 overlap (A.5.2 is in both), so a tie of numbers is decided by the
    titles, then by what the file says of itself.
    """
    numbers = {item.number for item in listed}
    if not numbers:
        return Verdict(None, "it lists no control")
    explained = {prefix: sum(ids.is_control(prefix, number) for number in numbers) for prefix in PREFIXES}
    explained["2013"] = sum(former_edition(number) == "2013" for number in numbers)
    explained["2005"] = sum(former_edition(number) is not None for number in numbers) if _only_2005(numbers) else 0
    titled = [item for item in listed if item.title]
    alike = {prefix: _alike(titled, ids, prefix) for prefix in PREFIXES}
    mentions = {prefix: _mentions(prose, prefix) for prefix in PREFIXES}
    ai = sum(1 for item in titled if _AI_WORDS.search(fold(item.title))) / max(len(titled), 1)

    def score(standard: str) -> float:
        total = 2.0 * explained[standard] / len(numbers)
        total += alike.get(standard, 0.0) + (0.4 if mentions.get(standard) else 0.0)
        return total + (ai if standard == "iso42001" and ai >= 0.25 else 0.0)

    ranked = sorted(explained, key=score, reverse=True)
    best, second = ranked[0], ranked[1]
    count = say("{count} of {all} ids are its controls", count=explained[best], all=len(numbers))
    if not explained[best] or score(best) - score(second) < 0.05:
        return Verdict(None, "its ids fit more than one standard" if explained[best] else "none of its ids is known")
    if alike.get(best):
        count = say(
            "{ids}, {count} of {all} titles are its titles",
            ids=count, count=round(alike[best] * len(titled)), all=len(titled),
        )  # fmt: skip
    return Verdict(best, count)


def _only_2005(numbers: set[Number]) -> bool:
    return any(former_edition(number) == "2005" for number in numbers)


def _alike(titled: Sequence[Listed], ids: KnownIds, prefix: str) -> float:
    if not titled:
        return 0.0
    hits = sum(similarity(item.title, ids.control_title(prefix, item.number.local) or "", 0.8) > 0 for item in titled)
    return hits / len(titled)


def _mentions(prose: str, prefix: str) -> bool:
    """Tell whether the prose names this standard and not the other one."""
    digits = {"iso27001": "27001", "iso42001": "42001"}
    return digits[prefix] in prose and all(d not in prose for p, d in digits.items() if p != prefix)


def refusal(asked: str, found: Verdict, listed: Sequence[Listed]) -> list[Problem]:
    """Return the problems that say: this is an SoA of another standard or edition than the one asked for."""
    file, sheet = listed[0].file, listed[0].sheet
    if found.standard in ("2013", "2005"):
        name = f"ISO/IEC 27001:{found.standard}"
        message = say(
            "This is a statement of applicability of {name} ({why}); Annex A was renumbered in 2022.",
            name=name, why=found.why,
        )  # fmt: skip
        first = Problem("wrong_edition", message, file=file, sheet=sheet, expected=edition_name(asked))
        return [first, *(former_problem(item) for item in listed if former_edition(item.number))]
    if found.standard and found.standard != asked:
        message = say(
            "This is a statement of applicability of {name} ({why}).",
            name=edition_name(found.standard), why=found.why,
        )  # fmt: skip
        hint = say(
            "{edition}, or the import with framework {framework}",
            edition=edition_name(asked), framework=found.standard,
        )  # fmt: skip
        return [Problem("wrong_standard", message, file=file, sheet=sheet, expected=hint)]
    return []


def former_problem(item: Listed) -> Problem:
    """Return the problem of one id of a former edition, with its successors where they are certain."""
    year = former_edition(item.number)
    heirs = successors(item.number)
    message = say(
        "{id} is a control id of ISO/IEC 27001:{year}; ids have two levels since 2022.", id=item.number.local, year=year
    )
    nearest = say("{ids} (its successor in 2022)", ids=", ".join(heirs)) if heirs and year == "2013" else None
    return Problem(
        "wrong_edition",
        message,
        file=item.file,
        sheet=item.sheet,
        row=item.row,
        found=item.number.local,
        nearest=nearest,
    )
