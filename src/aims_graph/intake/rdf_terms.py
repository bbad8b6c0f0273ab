"""Values as terms of RDF, canonical (decision 0004)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from aims_graph.base.terms import PREFIXES, aims
from aims_graph.intake.cells import clean
from aims_graph.intake.numbers import plain_number

_DATE = NamedNode(PREFIXES["xsd"] + "date")
_INTEGER = NamedNode(PREFIXES["xsd"] + "integer")
_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")


def class_(name: str) -> NamedNode:
    """Return the class ``name`` of our vocabulary."""
    return NamedNode(aims(name))


def code(name: str | None) -> NamedNode | None:
    """Return the code ``name`` of our vocabulary, if there is one."""
    return NamedNode(aims(name)) if name else None


def term(value: str | bool | int | Decimal | date | NamedNode) -> NamedNode | Literal:
    """Return ``value`` as a canonical term: days, numbers and answers typed, a text cleaned."""
    match value:
        case NamedNode():
            return value
        case bool():
            return Literal(value)
        case int():
            return Literal(str(value), datatype=_INTEGER)
        case Decimal():
            return Literal(plain_number(value), datatype=_DECIMAL)
        case date():
            return Literal(value.isoformat(), datatype=_DATE)
        case _:
            return Literal(clean(value))
