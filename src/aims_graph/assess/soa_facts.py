"""What the words of a firm's lists say to rules, which read no words: reasons that are none, citations, suppliers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.terms import PREFIXES, aims, compact
from aims_graph.intake.cells import fold, says_nothing
from aims_graph.intake.reasons import gives_no_reason

_TYPE: Final = PREFIXES["rdf"] + "type"
_LABEL: Final = PREFIXES["rdfs"] + "label"
_IDENTIFIER: Final = PREFIXES["dcterms"] + "identifier"
_TITLE: Final = PREFIXES["dcterms"] + "title"
_GROUNDS: Final = ("Risk", "ImpactAssessment", "Obligation")
"""Classes of rows that a reason may rest on: risk, impact assessment, law or contract."""
_SCOPE_WORDS: Final = ("in out of scope outside within", "dentro fuera del alcance queda")
"""Words that only repeat what an entry of the scope decides."""
_OWN: Final = frozenset(
    [
        "own",
        "own",
        "work",
        "own",
        "development",
        "in",
        "house",
        "inhouse",
        "internal",
        "self",
        "developed",
        "ourselves",
        "propio",
        "propia",
        "desarrollo",
        "propio",
        "trabajo",
        "propio",
        "interno",
        "interna",
        "none",
        "no",
        "ninguno",
        "eigen",
        "eigenentwicklung",
        "intern",
        "interne",
        "propre",
    ]
)
"""Folded words of which the name of a supplier is made where it is nobody else."""


def word_facts(triples: Sequence[Triple], titles: Callable[[str], Iterable[str]]) -> list[Triple]:
    """Return what the words of ``triples``, handed in, say to rules. ``titles``: CURIE of a provision → its titles."""
    return list(_Words(triples, titles).facts())


class _Words:
    def __init__(self, triples: Sequence[Triple], titles: Callable[[str], Iterable[str]]) -> None:
        self._titles = titles
        self._facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._of: dict[str, list[str]] = defaultdict(list)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._facts[subject.value][triple.predicate.value].append(value.value)
                if triple.predicate.value == _TYPE:
                    self._of[value.value].append(subject.value)

    def facts(self) -> Iterator[Triple]:
        names = self._names()
        for entry in sorted(set(self._of[aims("SoAEntry")])):
            yield from self._reason(entry)
            yield from self._grounds(entry, names)
        for entry in sorted(set(self._of[aims("ScopeEntry")])):
            words = [*self._all(entry, _LABEL), *_SCOPE_WORDS]
            if any(gives_no_reason(text, words) for text in self._all(entry, "justification")):
                yield _true(entry, "saysNoReason")
        for model in self._of[aims("Model")]:
            if any(map(self._of_others, self._all(model, "supplier"))):
                yield _true(model, "fromSupplier")
        for system in self._of[aims("AISystem")]:
            if any(map(self._of_others, self._all(system, "modelStated"))):
                yield _true(system, "fromSupplier")

    def _all(self, node: str, name: str) -> list[str]:
        return self._facts[node].get(name if name.startswith("http") else aims(name), [])

    def _reason(self, entry: str) -> Iterator[Triple]:
        titles = [title for control in self._all(entry, "control") for title in self._titles(compact(control))]
        titles += self._all(entry, _TITLE)
        if any(gives_no_reason(text, titles) for text in self._all(entry, "justification")):
            yield _true(entry, "saysNoReason")

    # ── what a reason cites ──

    def _names(self) -> dict[str, list[str]]:
        """Return folded id or title → the rows called so; an impact assessment also by its document."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in (row for name in _GROUNDS for row in self._of[aims(name)]):
            documents = self._all(row, "recordedIn")
            said = [*self._all(row, _IDENTIFIER), *self._all(row, _LABEL)]
            said += [text for one in documents for name in (_IDENTIFIER, _TITLE) for text in self._all(one, name)]
            for name in dict.fromkeys(fold(text) for text in said):
                if name and row not in found[name]:
                    found[name].append(row)
        return found

    def _grounds(self, entry: str, names: dict[str, list[str]]) -> Iterator[Triple]:
        cited: dict[str, None] = {}
        for text in self._all(entry, "groundStated"):
            rows = names.get(fold(text)) or self._named_in(text, names)
            cited |= dict.fromkeys(rows)
            if not rows:
                yield Triple(NamedNode(entry), NamedNode(aims("groundUnresolved")), Literal(text))
        for text in self._all(entry, "justification"):
            cited |= dict.fromkeys(self._named_in(text, names))
        for row in cited:
            yield Triple(NamedNode(entry), NamedNode(aims("restsOn")), NamedNode(row))

    @staticmethod
    def _named_in(text: str, names: dict[str, list[str]]) -> list[str]:
        """Return the rows whose id stands in the text; an id holds a digit and a letter."""
        padded = f" {fold(text)} "
        ids = (name for name in names if re.search(r"\d", name) and re.search(r"[a-z]", name))
        return [row for name in ids if f" {name} " in padded for row in names[name]]

    def _of_others(self, supplier: str) -> bool:
        """Tell whether the words name a supplier that is not the firm itself."""
        firm = {fold(label) for root in self._of[aims("Organisation")] for label in self._all(root, _LABEL)}
        folded = fold(supplier)
        return not says_nothing(supplier) and folded not in firm and not set(folded.split()) <= _OWN


def _true(node: str, name: str) -> Triple:
    return Triple(NamedNode(node), NamedNode(aims(name)), Literal(True))
