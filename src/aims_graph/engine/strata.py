"""Strata of rules: one Turtle file each, a ``sh:NodeShape`` with ``sh:SPARQLRule`` (design: portable rule form)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from aims_graph.base.errors import AimsGraphError
from aims_graph.base.terms import PREFIXES, aims

SH: Final = PREFIXES["sh"]
STARTS_FROM: Final = aims("startsFrom")
THIS: Final = re.compile(r"[$?]this\b")
PROLOGUE: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its label and its CONSTRUCT query, without prefixes."""

    label: str
    construct: str

    def query(self, focus: str) -> str:
        """Return the query with prefixes, ``$this`` replaced by the IRI ``focus``."""
        return PROLOGUE + THIS.sub(f"<{focus}>", self.construct)


@dataclass(frozen=True, slots=True)
class Stratum:
    """The rules of one file. They do not read what they write, so their order among themselves is free.

    ``starts_from``: IRIs of properties and classes that every solution of every rule needs (the linter sees to it), so
    that the stratum gives nothing, and may be left out, while one of them stands in no triple.
    """

    name: str
    order: float
    rules: tuple[Rule, ...]
    starts_from: tuple[str, ...] = ()


def read_strata(files: Iterable[Path]) -> list[Stratum]:
    """Return the strata in ``files``, by ``sh:order``. Files without rules, such as the prefixes, are left out.

    Raises ``AimsGraphError`` where two strata share an order: they would run in no certain order.
    """
    strata = [stratum for path in files for stratum in _strata_of(path)]
    strata.sort(key=lambda stratum: (stratum.order, stratum.name))
    for before, after in pairwise(strata):
        if before.order == after.order:
            raise AimsGraphError(f"the strata {before.name} and {after.name} have the same sh:order {after.order:g}")
    return strata


def _strata_of(path: Path) -> list[Stratum]:
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    shapes = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(SH + "rule"), None)}
    return [_stratum(store, shape, path) for shape in sorted(shapes, key=str)]


def _stratum(store: Store, shape: object, path: Path) -> Stratum:
    def value(subject: object, iri: str) -> str | None:
        found = list(store.quads_for_pattern(subject, NamedNode(iri), None))  # type: ignore[arg-type]
        return found[0].object.value if found and isinstance(found[0].object, Literal | NamedNode) else None

    order = value(shape, SH + "order")
    if order is None:
        raise AimsGraphError(f"{path.name}: the stratum has no sh:order on its shape")
    rules = []
    for quad in store.quads_for_pattern(shape, NamedNode(SH + "rule"), None):  # type: ignore[arg-type]
        construct = value(quad.object, SH + "construct")
        if construct is not None:
            rules.append(Rule(value(quad.object, PREFIXES["rdfs"] + "label") or "", construct))
    starts = sorted(
        quad.object.value
        for quad in store.quads_for_pattern(shape, NamedNode(STARTS_FROM), None)  # type: ignore[arg-type]
        if isinstance(quad.object, NamedNode)
    )
    rules.sort(key=lambda rule: (rule.label, rule.construct))
    return Stratum(path.stem, float(order), tuple(rules), tuple(starts))
