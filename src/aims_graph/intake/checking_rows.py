"""Whether the rows that an organisation keeps can be used, as ``shapes/organisation.ttl`` asks, code by code.

What a value may be is said by the vocabulary: the range of its property, whether there is only one, and which
codes a closed list has. So a new property is checked once the vocabulary has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from aims_graph.base.terms import AIMS, PREFIXES, aims, compact
from aims_graph.knowledge.catalogue import Catalogue

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal

_XSD: Final = PREFIXES["xsd"]
_RANGE: Final = PREFIXES["rdfs"] + "range"
_SUB_CLASS: Final = PREFIXES["rdfs"] + "subClassOf"
_OWL: Final = PREFIXES["owl"]
_KINDS: Final = {
    _XSD + "string": "a text without language", _XSD + "boolean": "true or false",
    _XSD + "integer": "a whole number", _XSD + "decimal": "a number",
}  # fmt: skip
_LINKED: Final = tuple(map(aims, ("Artefact", "Decision", "Model", "LegalEntity", "Audit")))
_IDS: Final = ("necessaryControl", "requirementRaised", "relatedTo")
_ONCE: Final = (
    "owner", "approver", "description", "justification", "lastReview", "effectiveFrom", "periodFrom", "periodTo",
)  # fmt: skip
_ID: Final = "an id such as iso42001:A.6.2.4, an own control or an own requirement of the same file"


class Wrong(NamedTuple):
    """What is wrong with a node, and the pool in which the nearest valid value is sought."""

    node: Node
    code: str
    sentence: str
    found: str
    expected: str
    pool: Iterable[str] = ()


class Vocabulary:
    """What the vocabulary says of the properties of rows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.ranges: dict[str, str] = {}
        for iri in catalogue.typed(_OWL + "DatatypeProperty", _OWL + "ObjectProperty"):
            found = catalogue.value_of(iri.removeprefix(AIMS), _RANGE) if iri.startswith(AIMS) else None
            if found:
                self.ranges[iri] = found
        self.once = {iri for iri in catalogue.typed(_OWL + "FunctionalProperty") if iri.startswith(AIMS)}
        self.codes: dict[str, set[str]] = {}
        for code in catalogue.members("Code"):
            for of in catalogue.codes_of(code, "valueOf"):
                self.codes.setdefault(aims(of), set()).add(aims(code))
        classes = catalogue.typed(_OWL + "Class")
        row = aims("RecordRow")
        found_rows = {iri for iri in classes if catalogue.value_of(iri.removeprefix(AIMS), _SUB_CLASS) == row}
        self.rows: frozenset[str] = frozenset({row, *found_rows})
        self.ids = catalogue.statements.keys() | catalogue.provisions.keys()


def row_classes(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the local names of the classes of rows, sorted."""
    return tuple(sorted(iri.removeprefix(AIMS) for iri in Vocabulary(catalogue).rows))


class RowCheck:
    """Looks at every node once. ``facts``: node → property → values; ``of``: local name of a class → nodes."""

    def __init__(
        self,
        catalogue: Catalogue,
        facts: Mapping[Node, Mapping[str, Sequence[Value]]],
        of: Mapping[str, Sequence[Node]],
    ) -> None:
        self._words = Vocabulary(catalogue)
        self._catalogue = catalogue
        self._facts = facts
        self._of = {name: set(nodes) for name, nodes in of.items()}
        self._rows = {node for iri in self._words.rows for node in self._of.get(iri.removeprefix(AIMS), ())}

    def run(self) -> Iterator[Wrong]:
        """Return what is wrong, node by node."""
        for node, facts in self._facts.items():
            for iri, values in facts.items():
                yield from self._kind(node, iri, values)
                if iri in self._words.once and len(values) > 1:
                    yield self._twice(node, iri, values)
        for node in self._rows:
            yield from self._row(node, self._facts.get(node, {}))
        for node in self._of.get("ManagementSystem", ()):
            yield from self._unit(node, self._facts.get(node, {}))

    def _kind(self, node: Node, iri: str, values: Sequence[Value]) -> Iterator[Wrong]:
        wanted = self._words.ranges.get(iri)
        name = compact(iri)
        for value in values:
            if wanted in _KINDS and not _is_of(value, wanted):
                sentence, expected = f"{name} is not {_KINDS[wanted]}.", _KINDS[wanted]
                yield Wrong(node, "row-value", sentence, told(value), expected)
            elif wanted == aims("Code") and value.value not in self._words.codes.get(iri, ()):
                codes = sorted(map(compact, self._words.codes.get(iri, ())))
                sentence = f"{name} is a choice from a closed list."
                yield Wrong(node, "row-code", sentence, told(value), f"one of {', '.join(codes)}", codes)
            elif wanted in _LINKED and value not in self._of.get(wanted.removeprefix(AIMS), ()):
                handed = [told(other) for other in self._of.get(wanted.removeprefix(AIMS), ())]
                sentence, expected = f"what {name} names was not handed in.", f"an {compact(wanted)} of the same file"
                yield Wrong(node, "row-link", sentence, told(value), expected, handed)
            elif iri in map(aims, _IDS) and not self._exists(value):
                yield Wrong(node, "row-id", f"what {name} names does not exist.", told(value), _ID, self._words.ids)
            elif iri == aims("rowClass") and value.value not in self._words.rows - {aims("RecordRow")}:
                sentence, rows = "the rows that it applies to are no class of rows.", map(compact, self._words.rows)
                yield Wrong(node, "row-applies", sentence, told(value), "a class such as aims:Meeting", rows)
            elif iri == aims("rowKind") and not any(value.value in codes for codes in self._words.codes.values()):
                every = {compact(code) for codes in self._words.codes.values() for code in codes}
                sentence = "the kind of rows that it applies to is no code of a closed list."
                yield Wrong(node, "row-applies", sentence, told(value), "a code such as aims:biasEvaluation", every)

    def _exists(self, value: Value, *, own: bool = True) -> bool:
        if isinstance(value, Literal | BlankNode):
            return False
        organisation, found, _ = value.value.removeprefix(PREFIXES["org"]).partition("/control/")
        if own and ((found and "/" not in organisation) or value in self._of.get("OwnRequirement", ())):
            return True
        return self._catalogue.resolve(value.value) is not None

    def _row(self, node: Node, facts: Mapping[str, Sequence[Value]]) -> Iterator[Wrong]:
        labels = facts.get(PREFIXES["rdfs"] + "label", ())
        if len(labels) != 1:
            found = " and ".join(map(told, labels)) or "nothing"
            yield Wrong(node, "row-name", "a row has one name.", found, "one rdfs:label")
        for iri in map(aims, _ONCE):
            if len(facts.get(iri, ())) > 1:
                yield self._twice(node, iri, facts[iri])
        yield from self._unit(node, facts)
        if node in self._of.get("Interview", ()):
            for value in facts.get(aims("addresses"), ()):
                if not self._exists(value, own=False):
                    sentence = "what an interview is about does not exist."
                    expected = "an id such as iso42001:A.6.2.4"
                    yield Wrong(node, "row-topic", sentence, told(value), expected, self._words.ids)
        if node in self._of.get("AuditFinding", ()):
            yield from self._period(node, facts)

    def _unit(self, node: Node, facts: Mapping[str, Sequence[Value]]) -> Iterator[Wrong]:
        units = self._of.get("LegalEntity", set()) | self._of.get("AISystem", set())
        for value in facts.get(aims("unit"), ()):
            if value not in units:
                expected = "a legal entity or AI system of the same file"
                sentence = "it is about a unit that was not handed in."
                yield Wrong(node, "row-unit", sentence, told(value), expected, map(told, units))

    def _period(self, node: Node, facts: Mapping[str, Sequence[Value]]) -> Iterator[Wrong]:
        for first in facts.get(aims("periodFrom"), ()):
            for last in facts.get(aims("periodTo"), ()):
                if first.value > last.value:
                    found = f"{first.value} to {last.value}"
                    yield Wrong(node, "row-period", "it ends before it begins.", found, "the first day, then the last")

    def _twice(self, node: Node, iri: str, values: Sequence[Value]) -> Wrong:
        found = " and ".join(map(told, values))
        return Wrong(node, "row-once", f"{compact(iri)} is said more than once.", found, "one value")


def told(value: Value) -> str:
    """Return a value as a person would write it."""
    return compact(value.value) if isinstance(value, NamedNode) else value.value


def _is_of(value: Value, wanted: str) -> bool:
    if not isinstance(value, Literal):
        return False
    found = value.datatype.value
    return found == wanted or (wanted == _XSD + "decimal" and found == _XSD + "integer")
