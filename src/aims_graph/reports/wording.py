"""The words of one report language, and texts that say which language they are in.

Interface words come from the data modules ``words_en`` and ``words_es``. Knowledge comes with the result;
where it is written in English only, its :class:`Phrase` says so, and every format marks it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from aims_graph.assess.result import Artefact, AssessmentResult, Item, SoAEntry, Words
from aims_graph.base.errors import UsageError
from aims_graph.reports.words_en import WORDS as ENGLISH
from aims_graph.reports.words_es import WORDS as SPANISH

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"en": ENGLISH, "es": SPANISH}

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_STATEMENT = re.compile(r"_\d+$")
_NUMBERED = re.compile(r"(?:\b([a-z][a-z0-9-]*):|(?<![\w:.-]))([A-Z]\.\d[\d.]*|\d[\d.]*)_(\d+)\b")
_NAME: Final = 160
"""Characters of a document's name in a sentence; the sheet of artefacts has it whole."""


def printable(text: str) -> str:
    """Return ``text`` with what neither HTML nor a spreadsheet can hold replaced by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def clipped(name: str) -> str:
    """Return the name of a document as a sentence can hold it."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


def local(curie: str) -> str:
    """Return the part of ``curie`` after its prefix: ``9.2.2_1``."""
    return curie.partition(":")[2] or curie


def provision(curie: str) -> str:
    """Return the requirement or control of ``curie``: ``iso27001:9.2.2_1`` → ``iso27001:9.2.2``."""
    return _STATEMENT.sub("", curie)


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts ``9.2`` before ``10.1`` and clauses before annexes."""
    parts = re.findall(r"\d+|[^\d.:_\-]+", identifier)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its origin: ``foreign`` is English knowledge in a report of another language,
    ``own`` are words that the organisation handed in."""

    text: str
    foreign: bool = False
    own: bool = False

    def __str__(self) -> str:
        return f"{printable(self.text)} (en)" if self.foreign else printable(self.text)


def joined(phrases: Iterable[Phrase | str], separator: str = "; ") -> str:
    """Return ``phrases`` as one line of plain text, with their marks."""
    return separator.join(str(phrase) for phrase in phrases)


class Wording:
    """Everything that turns codes, days and texts of ``result`` into words of ``lang``.

    Raises :class:`UsageError` for a language that there is no report in.
    """

    def __init__(self, lang: str, result: AssessmentResult) -> None:
        if lang not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise UsageError(f"There is no report in the language {lang!r}; expected one of: {known}.")
        self.lang = lang
        self._words = LANGUAGES[lang]
        self._result = result
        self._requirements = {requirement.id: requirement for requirement in result.requirements}

    @cached_property
    def usual(self) -> tuple[str, str]:
        """The review and the status of the base that most rows in use have: said once, not on every line.
        Both are empty where no row is in use."""
        rows = [row for item in self._result.items for row in item.rows if not row.outranked]
        most = (Counter(row.review for row in rows), Counter(row.base_status for row in rows))
        review, base = (next((code for code, _ in count.most_common(1)), "") for count in most)
        return review, base

    def t(self, key: str, **values: object) -> str:
        """Return the interface words for ``key`` with ``values`` filled in."""
        return self._words[key].format(**values) if values else self._words[key]

    def n(self, noun: str, count: int) -> str:
        """Return ``count`` with its noun: ``1 item``, ``3 items``."""
        if not count and self.has(f"n.{noun}.zero"):
            return self.t(f"n.{noun}.zero")
        return self.t(f"n.{noun}.one" if count == 1 else f"n.{noun}.other", n=count)

    def has(self, key: str) -> bool:
        """Return whether there are interface words for ``key``."""
        return key in self._words

    def series(self, key: str) -> tuple[str, ...]:
        """Return the words ``key.1``, ``key.2``, … in order."""
        found = sorted((word for word in self._words if re.fullmatch(rf"{re.escape(key)}\.\d+", word)), key=natural)
        return tuple(self._words[word] for word in found)

    def words(self, words: Words) -> Phrase:
        """Return the text of ``words`` in this language, else the English one, marked."""
        if words.get(self.lang):
            return Phrase(self.told(words[self.lang]))
        return self.english(words.get("en", ""))

    def english(self, text: str) -> Phrase:
        """Return a text of the knowledge that exists in English only."""
        return Phrase(self.told(text), foreign=self.lang != "en" and bool(text))

    def label(self, code: str) -> Phrase:
        """Return the label of a code of the vocabulary; the code itself where it has none."""
        words = self._result.labels.get(code)
        return self.words(words) if words else Phrase(code)

    def labels(self, codes: Iterable[str]) -> tuple[Phrase, ...]:
        """Return the labels of ``codes``, in their order."""
        return tuple(self.label(code) for code in codes)

    def definition(self, code: str) -> Phrase | None:
        """Return the definition of a code, if it has one."""
        words = self._result.definitions.get(code)
        return self.words(words) if words else None

    def action(self, item: Item) -> Phrase:
        """Return what the item takes: not yet known + create reads "new, unless you already have it"."""
        if item.action is None:
            return Phrase(self.t("action.none"))
        if item.action == "create" and item.state == "unassessed":
            return Phrase(self.t("action.create_unless"))
        return self.label(item.action)

    def blocks(self, item: Item) -> str:
        """Return which certification stage the open item potentially blocks."""
        return self.t(f"blocks.{item.blocks}") if item.action else ""

    def title(self, requirement: str, fallback: str = "") -> Phrase:
        """Return the title of a requirement: the official one, or ours in this language."""
        known = self._requirements.get(requirement)
        if known is None:
            return self.english(fallback)
        own = known.own_title.get(self.lang)
        if own and (self.lang != "en" or not known.title):
            return Phrase(own)
        return self.english(known.title or known.own_title.get("en", fallback))

    def reference(self, curie: str) -> str:
        """Return an identifier as people say it: ``ISO 27001 A.5.24``, ``ISO 27001 9.2.2 · statement 1``."""
        prefix, colon, rest = curie.partition(":")
        key = f"framework.{prefix}"
        return f"{self.t(key)} {self.numbered(rest)}" if colon and self.has(key) else curie

    def numbered(self, curie: str) -> str:
        """Return an id as a heading or a table says it, our number apart, so that nobody takes it for an official
        letter: ``iso42001:10.2_6`` → ``10.2 · statement 6``."""
        place, under, number = local(curie).rpartition("_")
        return self.t("statement.one", place=place, n=number) if under and number.isdecimal() else local(curie)

    def gathered(self, curies: Iterable[str]) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
        """Return statements by requirement, in the order given: its number, the noun, and id and number of each."""
        found: dict[str, list[tuple[str, str]]] = {}
        for curie in curies:
            found.setdefault(provision(curie), []).append((curie, curie.rpartition("_")[2]))
        return tuple(
            (local(place), self.t("statement.noun" if len(members) == 1 else "statement.nouns"), tuple(members))
            for place, members in found.items()
        )

    def several(self, curies: Iterable[str]) -> tuple[str, ...]:
        """Return statements by requirement as plain text: ``9.2.2 · statements 1, 4``."""
        return tuple(
            f"{place} · {noun} {', '.join(number for _, number in members)}"
            for place, noun, members in self.gathered(curies)
        )

    def told(self, text: str) -> str:
        """Return a text of the knowledge with the ids of our statements in words: ``9.2.2 statement 1``."""
        return _NUMBERED.sub(self._number, text)

    def _number(self, match: re.Match[str]) -> str:
        framework = f"framework.{match[1]}"
        place = f"{self.t(framework)} {match[2]}" if match[1] and self.has(framework) else match[2]
        return self.t("statement.in_text", place=place, n=match[3])

    def edition(self, edition: str) -> str:
        """Return the name of an edition held or targeted, given by its prefix, slug or CURIE."""
        for system in self._result.held:
            if system.edition == edition:
                return system.title
        prefix = edition.rpartition("/")[2].partition(":")[0]
        for known in (prefix, prefix.rpartition("-")[0]):
            if self.has(f"framework.{known}"):
                return self.t(f"framework.{known}")
        return self._result.target_titles.get(edition, edition)

    def framework(self, target: str) -> str:
        """Return the title of a target; of the law, which has one in each language, that one."""
        return self.t("law.regulation") if target == "aiact" else self._result.target_titles.get(target, target)

    def control(self, curie: str) -> Phrase:
        """Return a control as people name it: its number and title; one of the firm's own by what the firm calls it."""
        if not curie.startswith("org:"):
            return Phrase(f"{local(curie)} {self.title(curie)}".strip())
        named = (entry.title for entry in self._result.entries.values() if entry.control == curie and entry.title)
        return Phrase(next(named, curie.rpartition("/")[2]), own=True)

    def unit(self, unit_id: str) -> Phrase:
        """Return the name of the legal entity or AI system an item is about."""
        for unit in self._result.units:
            if unit.id == unit_id:
                return Phrase(self.t("unit.undeclared")) if unit.kind == "undeclared" else Phrase(unit.label, own=True)
        return Phrase(unit_id, own=True)

    def day(self, iso: str | None) -> str:
        """Return a day in words: ``23 November 2026``; a day that is none stays as it is."""
        match = _DAY.fullmatch(iso or "")
        if not match:
            return iso or ""
        month = self.t("months").split()[int(match[2]) - 1]
        return self.t("day", day=int(match[3]), month=month, year=match[1])

    def number(self, text: str) -> str:
        """Return a number as the language writes it: ``0.71`` is ``0,71`` in Spanish; any other text stays."""
        return text.replace(".", ",") if self.lang == "es" and _DECIMAL.fullmatch(text) else text

    def place(self, source: Artefact | SoAEntry) -> str:
        """Return where something handed in stands: file, sheet, row."""
        if not source.file:
            return ""
        parts = [source.file]
        if source.sheet:
            parts.append(self.t("place.sheet", sheet=source.sheet))
        if source.row is not None:
            parts.append(self.t("place.row", row=source.row))
        return ", ".join(parts)

    def document(self, artefact_id: str) -> Phrase:
        """Return an artefact as people name it: identifier and title."""
        artefact = self._result.artefacts.get(artefact_id)
        if artefact is None:
            return Phrase(artefact_id, own=True)
        title = self._title_of(artefact)
        name = f"{artefact.identifier} {title}" if artefact.identifier else title
        return Phrase(clipped(name), own=True)

    def _title_of(self, artefact: Artefact) -> str:
        """Return the title of an artefact; of a file handed in that bears none, its type in this language."""
        ending = f" ({artefact.file})"
        words = self._result.labels.get(artefact.type, {})
        if artefact.file and artefact.title.casefold() == f"{words.get('en', '')}{ending}".casefold():
            return f"{self.words(words)}{ending}"
        return artefact.title

    def documents(self, artefact_ids: Iterable[str]) -> str:
        """Return several artefacts in one line."""
        return ", ".join(self.document(artefact_id).text for artefact_id in artefact_ids)
