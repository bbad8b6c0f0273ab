"""Named queries: ``.rq`` files whose head comments say title, definition and parameters.

    # title.en: What answers a requirement
    # param.target: the CURIE of a provision or statement, such as iso42001:9.2.2

A parameter ``{{name}}`` stands for an IRI: a CURIE is expanded, anything else is refused, so that a parameter
can never carry query text. ``{{lang}}`` stands for the language that texts are wanted in.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.base.terms import expand
from aims_graph.knowledge.files import text_of

_HEAD: Final = re.compile(r"^#\s*(title|definition|param)\.([a-z_]+):\s*(.+)$")
_SLOT: Final = re.compile(r"\{\{(\w+)\}\}")
_LANG: Final = "{{lang}}"
LANGUAGES: Final = ("en", "es")
"""The languages that texts of the knowledge are written in."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its words."""

    name: str
    title: Mapping[str, str]
    definition: Mapping[str, str]
    params: Mapping[str, str]
    """Parameter → what it stands for."""
    text: str

    def filled(self, values: Mapping[str, str], lang: str = "en") -> str:
        """Return the query with parameters put in; its texts come in ``lang``, else in English.

        Raises ``UsageError`` where a parameter is missing or unknown, or the language is none of ours,
        ``InputError`` where a value is no id.
        """
        if lang not in LANGUAGES:
            raise UsageError(f"there are no texts in the language {lang[:20]!r}; expected {' or '.join(LANGUAGES)}")
        missing = sorted(set(self.params) - set(values))
        unknown = sorted(set(values) - set(self.params))
        if missing or unknown:
            given = ", ".join(sorted(values)) or "none"
            wanted = ", ".join(f"{name} ({what})" for name, what in self.params.items()) or "no parameters"
            raise UsageError(f"the query {self.name} takes {wanted}; given: {given[:200]}")
        return _SLOT.sub(lambda slot: f"<{self._iri(slot[1], values[slot[1]])}>", self.worded(lang))

    def worded(self, lang: str) -> str:
        """Return the text of the query, its parameters still open, with texts asked for in ``lang``."""
        return self.text.replace(_LANG, f'"{lang}"')

    def _iri(self, name: str, value: str) -> str:
        try:
            return expand(value)
        except ValueError as error:
            raise InputError(
                Problem(
                    "parameter",
                    f"the parameter {name} of the query {self.name}: {error}.",
                    found=value,
                    expected=self.params[name],
                )
            ) from error


def read_query(path: Path) -> NamedQuery:
    """Return the named query in ``path``."""
    text = text_of(path)
    words: dict[str, dict[str, str]] = {"title": {}, "definition": {}, "param": {}}
    for line in text.splitlines():
        match = _HEAD.match(line)
        if match:
            words[match[1]][match[2]] = match[3].strip()
    return NamedQuery(path.stem, words["title"], words["definition"], words["param"], text)


def find_query(name: str, files: Mapping[str, Path]) -> NamedQuery:
    """Return the query called ``name``. Raises ``InputError`` with the nearest name where there is none."""
    if name not in files:
        nearest = difflib.get_close_matches(name, list(files), n=1)
        raise InputError(
            Problem(
                "unknown-query",
                "there is no named query of this name.",
                found=name,
                expected="a name of `query --list`, a file, or - for standard input",
                nearest=nearest[0] if nearest else None,
            )
        )
    return read_query(files[name])
