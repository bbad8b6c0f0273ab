"""What lint finds: a rule, a place, and what was found, expected, nearest. Sentences are made when they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aims_graph.exchange.lint_words import RULES, Severity, word


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of a proof: ``first`` ``kind`` ``second``, said by ``row`` of ``file``, or by the edition itself."""

    first: str
    kind: str
    second: str
    file: str = ""
    row: int | None = None

    def words(self, lang: str) -> str:
        """Return it as part of a sentence."""
        where = f"{self.file}, {word('row', lang)} {self.row}" if self.row else word("structure", lang)
        return f"{self.first} {word(self.kind, lang)} {self.second} ({where})"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``values`` fill the sentence of the rule; those that are words are put in its language."""

    rule: str
    file: str
    row: int | None = None
    place: str = ""
    found: str | None = None
    expected: str | None = None
    nearest: str | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)
    proofs: tuple[tuple[Told, ...], ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return RULES[self.rule].severity

    def sentence(self, lang: str = "en") -> str:
        """Return what is wrong as a sentence."""
        filled: dict[str, Any] = {
            name: word(value, lang) if isinstance(value, str) else value for name, value in self.values.items()
        }
        for name, proof in zip(("proof", "against"), self.proofs, strict=False):
            filled[name] = "; ".join(told.words(lang) for told in proof)
        filled.setdefault("found", self.found or "")
        texts = RULES[self.rule].sentence
        return texts.get(lang, texts["en"]).format(**filled)

    def full(self, lang: str = "en") -> str:
        """Return the sentence with what was expected and what is nearest."""
        text = self.sentence(lang)
        if self.expected:
            text += f" {word('expected', lang)}: {word(self.expected, lang)}."
        if self.nearest:
            text += f" {word('nearest', lang)}: {self.nearest}."
        return text

    def where(self, lang: str = "en") -> str:
        """Return its place: file, row, and the place within a tree."""
        parts = [self.file, f"{word('row', lang)} {self.row}" if self.row else "", self.place]
        return ", ".join(part for part in parts if part)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """Return it as JSON, without what is empty."""
        told = {
            "rule": self.rule, "severity": self.severity, "file": self.file, "row": self.row,
            "place": self.place or None, "message": self.sentence(lang), "found": self.found,
            "expected": word(self.expected, lang) if self.expected else None, "nearest": self.nearest,
            "proofs": [[part.words(lang) for part in proof] for proof in self.proofs] or None,
        }  # fmt: skip
        return {name: value for name, value in told.items() if value is not None}


def in_order(findings: Sequence[Finding], files: Sequence[str]) -> tuple[Finding, ...]:
    """Return findings by file in the order given, then row, then rule."""
    place = {file: number for number, file in enumerate(files)}
    return tuple(sorted(findings, key=lambda f: (place.get(f.file, -1), f.row or 0, f.place, f.rule, f.found or "")))
