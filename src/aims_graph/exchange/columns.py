"""Which column of a crosswalk is which: by its heading, and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.exchange.names import named
from aims_graph.knowledge.sssom import COLUMNS

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("source", "source id", "subject", "subject id", "from", "source control", "source requirement",
               "source node id", "origen", "quelle", "focal document element", "source ref", "a"),
    "target": ("target", "target id", "object id", "to", "target control", "target requirement", "target node id",
               "destino", "ziel", "reference document element", "target ref", "mapped to", "maps to", "b"),
    "relation": ("relation", "relationship", "predicate", "predicate id", "relationship type", "mapping type",
                 "match", "match type", "type", "strm relationship", "relación", "beziehung"),
    "source_title": ("source title", "source name", "source label", "subject label", "subject title",
                     "source description"),
    "target_title": ("target title", "target name", "target label", "object label", "object title",
                     "target description"),
    "source_set": ("source framework", "subject source", "source standard", "source edition"),
    "target_set": ("target framework", "object source", "target standard", "target edition"),
}  # fmt: skip
_RATIONALE: Final = (
    "rationale", "reason", "justification", "comment", "comments", "explanation", "note", "notes", "why", "remarks",
    "justificación", "motivo", "comentario", "begründung", "strm rationale", "annotation",
)  # fmt: skip
_ROLES: Final = {head: role for role, heads in _HEADS.items() for head in heads}
_TITLE: Final = re.compile(r"title|name|label|control text|description|t[íi]tulo|bezeichnung|nombre", re.IGNORECASE)
_ID_HEAD: Final = re.compile(r"\bids?\b|control|clause|requirement|article|ref|number|nr|annex", re.IGNORECASE)
_NO_ID: Final = re.compile(r"\d{4}-\d\d-\d\d|0?\.\d+|[01]|100|\d+ ?%")
_PART: Final = re.compile(r"[;|\n]|,\s*")
_TITLED: Final = re.compile(
    r"(?P<id>(?:[A-Da-d][. ]?)?\d{1,2}(?:\.\d{1,2}){1,3})[ \t]*[-–—:]?[ \t]+(?P<title>[^\W\d][^;|\n\d]{3,})"
)
_LONGEST: Final = 60
_WORDS: Final = 6
_ENOUGH: Final = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns found. ``places``: role → column. ``slots``: our column names → column. ``headed``: 1 with a head."""

    names: tuple[str, ...]
    places: Mapping[str, int]
    slots: Mapping[str, int]
    headed: int

    @property
    def well_headed(self) -> bool:
        """True where at least two headings are words that we know: no row of titles or notes."""
        known = [name for name in self.names if name and (_plain(name) in _ROLES or named(name))]
        return bool(self.headed) and len(known) > 1

    def head(self, role: str) -> str:
        """Return the heading of the column in ``role``, where it names a framework."""
        if not self.headed or role not in self.places:
            return ""
        text = self.names[self.places[role]]
        return text if named(text) or _plain(text) not in _ROLES else ""


def with_title(cell: str) -> tuple[str, str]:
    """Return the id and the title of a cell that holds both, such as ``A.5.1 Policies``; else the cell, and nothing.

    >>> with_title("A.5.1 – Policies for information security"), with_title("A.5.1")
    (('A.5.1', 'Policies for information security'), ('A.5.1', ''))
    """
    match = _TITLED.fullmatch(cell.strip())
    return (match["id"], match["title"]) if match else (cell, "")


def looks_like_id(cell: str) -> bool:
    """Tell whether a cell could hold an id, or several: short, with a number in it, and no date or share."""
    parts = [part.strip() for part in _PART.split(with_title(cell)[0]) if part.strip()]
    return bool(parts) and all(
        len(part) <= _LONGEST
        and len(part.split()) <= _WORDS
        and any(sign.isdigit() for sign in part)
        and not _NO_ID.fullmatch(part)
        for part in parts
    )


def find_columns(sample: Sequence[Sequence[str]]) -> Columns | None:
    """Return which column is which, from the first rows of a table; None where no two columns hold ids."""
    heads = [cell.strip() for cell in sample[0]]
    plain = [_plain(head) for head in heads]
    known = any(head in _ROLES or named(head) or head in _RATIONALE for head in plain)
    headed = int(known or not any(looks_like_id(head) for head in heads))
    body = sample[headed:]
    places: dict[str, int] = {}
    for place, head in enumerate(plain):
        if headed and head in _ROLES:
            places.setdefault(_ROLES[head], place)
    if headed and "target" not in places and "object" in plain:
        places["target"] = plain.index("object")
    slots = _slots(plain, places) if headed else {}
    _find_ids(body, heads, places, set(slots.values()), headed)
    if "source" not in places or "target" not in places:
        return None
    if headed:
        _find_titles(heads, places)
    return Columns(tuple(heads), places, slots, headed)


def _plain(head: str) -> str:
    return " ".join(re.split(r"[\s_\-:.*]+", head.strip().lower().strip("\"'"))).strip()


def _slots(plain: Sequence[str], places: Mapping[str, int]) -> dict[str, int]:
    ours = {name.replace("_", " "): name for name in COLUMNS}
    taken = set(places.values())
    slots = {ours[head]: place for place, head in enumerate(plain) if head in ours and place not in taken}
    if "rationale" not in slots:
        for wanted in _RATIONALE:
            place = next((p for p, head in enumerate(plain) if head == wanted and p not in taken), None)
            if place is not None:
                slots["rationale"] = place
                break
    return slots


def _find_ids(
    body: Sequence[Sequence[str]], heads: Sequence[str], places: dict[str, int], taken: set[int], headed: int
) -> None:
    """Fill in the columns of ids that no heading told, in their order: those of a framework first."""
    wanted = [role for role in ("source", "target") if role not in places]
    if not wanted:
        return
    free = [place for place in range(len(heads)) if place not in places.values() and place not in taken]
    shares = {place: _share(body, place) for place in free}
    fit = [place for place in free if shares[place] >= _ENOUGH]
    if headed:
        better = [p for p in fit if named(heads[p]) or _ID_HEAD.search(heads[p])]
        fit = better + [p for p in fit if p not in better] if len(better) < len(wanted) else better
    chosen = sorted(fit[: len(wanted)])
    if len(chosen) == len(wanted):
        places.update(zip(wanted, chosen, strict=True))


def _share(body: Sequence[Sequence[str]], place: int) -> float:
    cells = [row[place].strip() for row in body if place < len(row) and row[place].strip()]
    return sum(map(looks_like_id, cells)) / len(cells) if cells else 0.0


def _find_titles(heads: Sequence[str], places: dict[str, int]) -> None:
    """A column of titles belongs to the ids before it."""
    used = set(places.values())
    for role in ("source", "target"):
        after = places[role] + 1
        if f"{role}_title" not in places and after < len(heads) and after not in used and _TITLE.search(heads[after]):
            places[f"{role}_title"] = after
