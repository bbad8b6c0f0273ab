"""The quality of our own knowledge: the shapes of ``shapes/knowledge.ttl``, and what needs a search over all.

pySHACL judges what can be said of one node; :mod:`aims_graph.engine.quality_search` finds cycles, repeated
texts, stale rows and contradictions; the linter reads the rules; :mod:`aims_graph.engine.quality_numbers`
counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from aims_graph.base.terms import PREFIXES, compact
from aims_graph.engine import linter, reference
from aims_graph.engine.quality_decided import decided
from aims_graph.engine.quality_numbers import numbers
from aims_graph.engine.quality_search import CONTRADICTION, Finding, search
from aims_graph.knowledge.knowledge import Knowledge

__all__ = ["Finding", "QualityReport", "check_knowledge", "sentences"]

_ENDS: Final = frozenset(("row-source", "row-target", "after-dangling", "statement-of", "parent-unknown"))
"""Codes whose value is an id that does not exist: the nearest one that does helps."""
_WORST_FIRST: Final = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What a check of the knowledge gives: numbers, what is wrong, how many contradictions it holds."""

    numbers: dict[str, int | str]
    findings: tuple[Finding, ...]
    contradictions: int

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "numbers": dict(self.numbers),
            "findings": [asdict(finding) for finding in self.findings],
            "contradictions": self.contradictions,
        }


def check_knowledge(knowledge: Knowledge) -> QualityReport:
    """Return the numbers of ``knowledge``, overlay included, and what is wrong with it, worst first."""
    found = [
        *_by_shapes(knowledge), *search(knowledge), *decided(knowledge), *_by_linter(knowledge.rule_files()),
    ]  # fmt: skip
    return QualityReport(
        numbers=numbers(knowledge),
        findings=tuple(sorted(found, key=lambda f: (_WORST_FIRST.index(f.severity), f.subject, f.code, f.sentence))),
        contradictions=sum(finding.code == CONTRADICTION for finding in found),
    )


def _by_shapes(knowledge: Knowledge) -> Iterable[Finding]:
    file = knowledge.folder / "shapes" / "knowledge.ttl"
    words = sentences(file)
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in knowledge.store)
    for result in reference.judge(triples, [file]):
        sentence = words.get(result.message, result.message)
        if result.value and result.value != result.node:
            sentence += f" Found: {compact(result.value)}."
            nearest = knowledge.catalogue.nearest(compact(result.value)) if result.message in _ENDS else None
            sentence += f" Nearest: {nearest}." if nearest and nearest != compact(result.value) else ""
        yield Finding(result.severity, compact(result.node), result.message, sentence)


def sentences(file: Path) -> dict[str, str]:
    """Return what the shapes in ``file`` ask: message code → English sentence."""
    store = Store()
    store.load(path=str(file), format=RdfFormat.TURTLE)
    comment = NamedNode(PREFIXES["rdfs"] + "comment")
    asked: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, NamedNode(PREFIXES["sh"] + "message"), None):
        texts = [found.object for found in store.quads_for_pattern(quad.subject, comment, None)]
        english = [text.value for text in texts if isinstance(text, Literal) and text.language == "en"]
        if english and isinstance(quad.object, Literal):
            asked[quad.object.value] = english[0]
    return asked


def _by_linter(files: list[Path]) -> Iterable[Finding]:
    for breach in linter.lint(files):
        place = f"{breach.file}, {breach.rule}" if breach.rule else breach.file
        yield Finding("Violation", place, f"rule-{breach.code}", breach.sentence)
