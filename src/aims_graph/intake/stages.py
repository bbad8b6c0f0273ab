"""The life-cycle stage that a cell of an AI inventory states, where its words leave no doubt."""

from __future__ import annotations

import re
from typing import Final

from aims_graph.intake.cells import fold
from aims_graph.intake.inventory_words import STAGES

_STAGE_OF: Final = {fold(phrase): stage for stage, phrases in STAGES.items() for phrase in phrases}
_PHRASE: Final = re.compile(rf"\b(?:{'|'.join(sorted(_STAGE_OF, key=lambda phrase: (-len(phrase), phrase)))})\b")
_BEFORE: Final = re.compile(
    r"(?:(?:currently|already|initial|early|now|aktuell|bereits|derzeit|actuellement|ya|actualmente) )+"
)
_DENIED: Final = re.compile(
    r"\b(?:not|nicht|non|pas|sin|no(?! longer))(?: yet| aun| encore| noch)?(?: (?:in|im|en))? [a-z]+"
)
_TO_COME: Final = re.compile(
    r"\b(?:planned|to|from|until|pending|expected|future|begin|soon|geplant|ab|bis|prevue?s?|previst[oa]s?|hasta|"
    r"a partir)\b"
)
_MOST_WORDS: Final = 7


def read_stage(text: str) -> str | None:
    """Return ``idea``, ``development``, ``verification``, ``deployment``, ``operation`` or ``retired``; None in doubt.

    A stage is read only from a short cell that begins with one, names no other and speaks of today.

    >>> read_stage("In production: more than 1 year"), read_stage("Planned (not in production)")
    ('operation', 'idea')
    >>> read_stage("Investigating/Proof of concept"), read_stage("Production planned for 2027")
    (None, None)
    """
    folded = fold(text)
    if folded in _STAGE_OF:
        return _STAGE_OF[folded]
    said = _BEFORE.sub("", " ".join(_DENIED.sub(" ", folded).split()), count=1)
    if said in _STAGE_OF:
        return _STAGE_OF[said]
    first = _PHRASE.match(said)
    if first is None or len(said.split()) > _MOST_WORDS or _TO_COME.search(said[first.end() :]):
        return None
    stages = {_STAGE_OF[found.group()] for found in _PHRASE.finditer(said)}
    return stages.pop() if len(stages) == 1 else None
