"""Looking at what was handed in as triples: nodes by class, values by property, and the key of each node."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import AIMS, PREFIXES, aims, compact
from aims_graph.intake.cells import slug, unique
from aims_graph.intake.organisation import Source, Value, Values
from aims_graph.intake.workbook_fields import is_key
from aims_graph.intake.workbook_model import Column, Page
from aims_graph.intake.workbook_pages import RECORDS
from aims_graph.intake.workbook_pages import page as page_of

_XSD: Final = PREFIXES["xsd"]
_NAMED: Final = {
    "type": PREFIXES["rdf"] + "type",
    "label": PREFIXES["rdfs"] + "label",
    "title": PREFIXES["dcterms"] + "title",
    "identifier": PREFIXES["dcterms"] + "identifier",
}
_BESIDE: Final = ("type", "label", "sourceFile", "sourceSheet", "sourceRow", "ofAudit", "ofOrganisation")
"""What a row has besides the columns of its page."""

KINDS: Final = {
    "LegalEntity": "entity", "AISystem": "system", "Artefact": "artefact", "Address": "address",
    **{page.row_class or "": page.kind for page in RECORDS},
}  # fmt: skip
"""Class of a node → what stands in its IRI before its key."""


def iri_of(name: str) -> str:
    """Return the IRI of the property ``name``, as the writer of triples names it."""
    return _NAMED.get(name) or aims(name)


class View:
    """The triples of one organisation. Keys are those of the IRIs, or new ones where an IRI has another form."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._facts: dict[str, dict[str, list[NamedNode | Literal]]] = {}
        self._of: dict[str, list[str]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                held = self._facts.setdefault(subject.value, {}).setdefault(triple.predicate.value, [])
                if value not in held:
                    held.append(value)
                    if triple.predicate.value == _NAMED["type"]:
                        self._of.setdefault(value.value.removeprefix(AIMS), []).append(subject.value)
        self.root = self.nodes("Organisation")[0]
        self.keys: dict[str, str] = {}
        for name, kind in KINDS.items():
            self._name(kind, self.nodes(name))

    def _name(self, kind: str, nodes: list[str]) -> None:
        start = f"{self.root}/{kind}/"
        tails = {node: node.removeprefix(start) if node.startswith(start) else "" for node in nodes}
        taken = {tail for tail in tails.values() if is_key(tail)}
        for node, tail in tails.items():
            if not is_key(tail):
                tail = unique(slug(node.removeprefix(self.root)), taken)
                taken.add(tail)
            self.keys[node] = f"{kind}/{tail}"

    def nodes(self, name: str) -> list[str]:
        """Return the nodes of the class ``name``, in the order of the triples."""
        return self._of.get(name, [])

    def key(self, node: str) -> str:
        """Return the key of ``node``, without its kind."""
        return self.keys[node].partition("/")[2]

    def terms(self, node: str, name: str) -> list[NamedNode | Literal]:
        """Return the values of a property, in the order of the triples."""
        return self._facts.get(node, {}).get(iri_of(name), [])

    def text(self, node: str, name: str) -> str | None:
        """Return the first value of a property as a text."""
        return next((term.value for term in self.terms(node, name)), None)

    def code(self, node: str, name: str) -> str | None:
        """Return the local name of the code that a property has."""
        return next((term.value.removeprefix(AIMS) for term in self.terms(node, name)), None)

    def codes(self, node: str, name: str) -> tuple[str, ...]:
        """Return the local names of the codes that a property has."""
        return tuple(term.value.removeprefix(AIMS) for term in self.terms(node, name))

    def day(self, node: str, name: str) -> date | None:
        """Return the day that a property has."""
        return parse_day(self.text(node, name) or "")

    def days(self, node: str, name: str) -> tuple[date, ...]:
        """Return the days that a property has, in their order."""
        return tuple(sorted(day for term in self.terms(node, name) if (day := parse_day(term.value))))

    def flag(self, node: str, name: str) -> bool | None:
        """Return true or false, None where nothing is said."""
        said = self.text(node, name)
        return None if said is None else said in ("true", "1")

    def linked(self, node: str, name: str) -> str | None:
        """Return ``kind/key`` of the node that a property names."""
        found = self.text(node, name)
        return self.keys.get(found) if found else None

    def source(self, node: str) -> Source | None:
        """Return where the node stood in a file."""
        file, row = self.text(node, "sourceFile"), self.text(node, "sourceRow")
        return Source(file, self.text(node, "sourceSheet"), int(row) if row else None) if file else None

    # ── what the generic reading knows ──

    def values(self, node: str, page: Page) -> Values:
        """Return column → values of the columns of ``page`` that the generic reading knows.

        Raises ``InputError`` for a value that no column of the page can hold.
        """
        said: dict[str, list[Value]] = {}
        for name in dict.fromkeys(column.prop or "" for column in page.told):
            columns = [column for column in page.told if column.prop == name]
            for term in self.terms(node, name):
                column = next((one for one in columns if self._fits(one, term)), None)
                if column is None:
                    raise self._no_place(node, page, name, term)
                said.setdefault(column.key, []).append(self._value(column, term))
        return {column.key: tuple(said[column.key]) for column in page.told if column.key in said}

    def nothing_else(self, node: str, page: Page) -> None:
        """Raise ``InputError`` where a row says something that its page has no column for."""
        known = {iri_of(column.prop or "") for column in page.told} | set(map(iri_of, _BESIDE))
        for iri, terms in self._facts.get(node, {}).items():
            if iri not in known:
                raise self._no_place(node, page, compact(iri).removeprefix("aims:"), terms[0])

    def _fits(self, column: Column, term: NamedNode | Literal) -> bool:
        if column.kind == "names":
            kind = page_of(column.values or "").kind
            return self.keys.get(term.value, "").partition("/")[0] == kind
        return True

    def _value(self, column: Column, term: NamedNode | Literal) -> Value:
        if isinstance(term, NamedNode):
            if column.kind == "names":
                return self.keys[term.value]
            return self._own_id(term.value) if column.kind == "ids" else term.value.removeprefix(AIMS)
        kind = term.datatype.value
        if column.kind == "decimal":
            return Decimal(term.value)
        if kind == _XSD + "integer":
            return int(term.value)
        if kind == _XSD + "boolean":
            return term.value in ("true", "1")
        day = parse_day(term.value) if kind == _XSD + "date" else None
        return day or term.value

    def _own_id(self, iri: str) -> str:
        """Return an id as the pages write it: an own requirement by its key, whatever its IRI."""
        kept = self.keys.get(iri, "")
        return f"{compact(self.root)}/{kept}" if kept.startswith("rule/") else compact(iri)

    def _no_place(self, node: str, page: Page, name: str, term: NamedNode | Literal) -> InputError:
        message = f"{compact(node)}: the page {page.label.en} has no place for this {name}."
        found = compact(term.value) if isinstance(term, NamedNode) else term.value
        kinds = " or ".join(c.label.en for c in page.told if c.prop == name) or "one of its columns"
        return InputError(Problem("no_place_in_workbook", message, found=found, expected=f"a value of {kinds}"))
