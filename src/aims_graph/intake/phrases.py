"""Known phrases in what a cell says, each with whether a word before it denies it: "non appliquée"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from aims_graph.intake.cells import fold

_DENYING: Final = frozenset(
    """
    not no non nicht kein keine keinen keiner nie niemals ohne pas jamais aucun aucune sans sin nunca ningun
    ninguna nao nem senza nessun nessuna mai niet geen nooit zonder never without isn doesn aren hasn wasn don
    neither
    """.split()  # noqa: SIM905
)
_REACH: Final = 3
"""A denying word counts up to so many words before a phrase: "no formal process implemented"."""
_CLAUSES: Final = re.compile(r"[,;:()\[\]|\n–—]|\.\s")
_WHOLE: Final = re.compile(
    r"(?:fully|full|completely|entirely|vollstandig\w*|ganz|totalmente|completamente|entierement|volledig)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands in a text as whole words. ``denied``: a word before it says that it is not so;
    ``whole``: what is denied is only that it is so in full ("not yet fully implemented")."""

    phrase: str
    denied: bool = False
    whole: bool = False


def phrases_in(text: str, phrases: Iterable[str], shortest: int = 1) -> list[Found]:
    """Return the folded ``phrases`` that stand in ``text``, not overlapping; earlier ones in ``phrases`` go first.

    A denial does not reach over punctuation.

    >>> phrases_in("Non appliquée", ["appliquee"]), phrases_in("No, but planned", ["planned"])
    ([Found(phrase='appliquee', denied=True, whole=False)], [Found(phrase='planned', denied=False, whole=False)])
    """
    clauses = [f" {folded} " for part in _CLAUSES.split(text) if (folded := fold(part))]
    found = []
    for phrase in phrases:
        if len(phrase) < shortest:
            continue
        for number, clause in enumerate(clauses):
            start = clause.find(f" {phrase} ")
            if start < 0:
                continue
            before = clause[:start].rpartition("|")[2].split()[-_REACH:]
            denied = any(word in _DENYING for word in before)
            whole = bool(_WHOLE.match(phrase)) or bool(before and _WHOLE.match(before[-1]))
            found.append(Found(phrase, denied, denied and whole))
            clauses[number] = clause[: start + 1] + "|" * len(phrase) + clause[start + 1 + len(phrase) :]
            break
    return found
