"""Text in the cells of the workbook: several values in one cell, and rows named by words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from aims_graph.intake.organisation import Artefact, SoAEntry

_KEY = "key:"
_QUOTED = re.compile(r'"((?:[^"]|"")*)"\s*(?=[;\n]|$)')
_PLAIN = re.compile(r"[^;\n]*")


def join_parts(parts: Iterable[str]) -> str:
    """Return ``parts`` as one cell, separated by ';'; a part that holds a separator stands in quotes."""
    return "; ".join(_quote(part) for part in parts)


def split_parts(text: str) -> list[str]:
    """Return the values of a cell, separated by ';' or line breaks, with quotes as in CSV."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in "; \t\n":
            at += 1
            continue
        quoted = _QUOTED.match(text, at)
        match = quoted or _PLAIN.match(text, at)
        assert match is not None
        part = quoted.group(1).replace('""', '"') if quoted else match.group(0).strip()
        if part:
            parts.append(part)
        at = match.end()
    return parts


def ids_in(part: str, known: Container[str]) -> list[str]:
    """Return the ids of one value of a cell: its first word, and what known ids stand behind it.

    The words that a drop-down puts behind an id are set aside; a second id behind a comma or a blank is not.
    """
    first, *further = (word.strip(",") for word in part.split())
    return [first, *(word for word in further if word in known)]


def same(words: str) -> str:
    """Return ``words`` for comparing names: case and blanks set aside."""
    return " ".join(words.split()).casefold()


class Names:
    """Rows of a page, found by the words people use for them: id first, then title, then key."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str | None]]]) -> None:
        self._names: dict[str, list[str]] = {}
        self._levels: list[dict[str, set[str]]] = []
        for slug, names in rows:
            candidates = [*names, slug]
            self._names[slug] = [name for name in candidates if name]
            while len(self._levels) < len(candidates):
                self._levels.append({})
            for level, name in zip(self._levels, candidates, strict=False):
                if name:
                    level.setdefault(same(name), set()).add(slug)

    def find(self, word: str) -> str | None:
        """Return the key of the one row that ``word`` names, or None where it names none or several."""
        if word.startswith(_KEY) and word[len(_KEY) :] in self._names:
            return word[len(_KEY) :]
        for level in self._levels:
            hits = level.get(same(word))
            if hits:
                return next(iter(hits)) if len(hits) == 1 else None
        return None

    def parts(self, text: str) -> list[str]:
        """Return the words of a cell that each name a row: separated by ';' or line breaks, and by commas where
        every piece is the name of a row and the whole is none."""
        found: list[str] = []
        for part in split_parts(text):
            pieces = [piece for piece in (piece.strip() for piece in part.split(",")) if piece]
            torn = len(pieces) > 1 and self.find(part) is None and all(self.find(piece) for piece in pieces)
            found += pieces if torn else [part]
        return found

    def find_cell(self, text: str) -> str | None:
        """Return the key of the one row that a cell names, or None where it names none or several."""
        parts = split_parts(text)
        return self.find(parts[0]) if len(parts) == 1 else None

    def several(self, word: str) -> bool:
        """Tell whether ``word`` names more than one row."""
        hits = next((level[same(word)] for level in self._levels if same(word) in level), ())
        return len(hits) > 1

    def name(self, slug: str) -> str | None:
        """Return the first words that lead back to the row ``slug``; None where there is no such row."""
        if slug not in self._names:
            return None
        return next((name for name in self._names[slug] if self.find(name) == slug), _KEY + slug)

    def words(self) -> list[str]:
        """Return what a person could have meant, for finding the nearest."""
        return list(dict.fromkeys(names[0] for names in self._names.values()))


def artefact_names(artefacts: Sequence[Artefact]) -> Names:
    """Return the names of the artefacts: document id, title."""
    return Names((artefact.slug, [artefact.identifier, artefact.title]) for artefact in artefacts)


def own_prefix(organisation_slug: str) -> str:
    """Return what the CURIEs of an organisation's own controls begin with."""
    return f"org:{organisation_slug}/control/"


def own_controls(organisation: str, soa: Iterable[SoAEntry]) -> Names:
    """Return the names of the own controls that the statements of applicability of ``organisation`` hold."""
    start = own_prefix(organisation)
    own = {entry.control.removeprefix(start): entry.title for entry in soa if entry.control.startswith(start)}
    return Names((local, [local, title]) for local, title in own.items())


def _quote(part: str) -> str:
    if part.startswith('"') or ";" in part or "\n" in part:
        return '"' + part.replace('"', '""') + '"'
    return part
