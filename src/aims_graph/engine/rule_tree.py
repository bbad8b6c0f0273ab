"""Small readers of rdflib's SPARQL parse tree, which has no types of its own.

Terms are told apart by the name of their class, so that reading a tree imports nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from aims_graph.base.terms import PREFIXES

RDF_TYPE: Final = PREFIXES["rdf"] + "type"
ANY_CLASS: Final = "a *"


def leaf(node: Any) -> Any:
    """Return ``node`` without the wrappers that the parser puts around a single operand."""
    while getattr(node, "name", "").endswith("Expression") and not node.op and not node.other:
        node = node.expr
    return node


def parts_of(group: Any) -> list[Any]:
    """Return the parts of a group."""
    return listed(group.part) if group.part else []


def listed(value: Any) -> list[Any]:
    """Return ``value`` as a list: the parser writes a single part without one."""
    return list(value) if isinstance(value, list) or is_a(value, "ParseResults", "plist") else [value]


def triples_of(blocks: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the triples of blocks that the parser keeps flat."""
    for block in blocks or ():
        for place in range(0, len(block), 3):
            yield block[place], block[place + 1], block[place + 2]


def is_a(term: object, *kinds: str) -> bool:
    """Return whether ``term`` is of one of the ``kinds``, named by their classes in rdflib and pyparsing."""
    return type(term).__name__ in kinds


def is_a_name(node: object) -> bool:
    """Return whether ``node`` is a name with a prefix."""
    return getattr(node, "name", None) == "pname"


def name_of(term: object) -> str:
    """Return the name of a variable without its mark, else an empty text."""
    return str(term) if is_a(term, "Variable") else ""


def touched(predicate: str, value: object) -> str:
    """Return what a triple reads or writes: its predicate, or for ``rdf:type`` its class after ``a``."""
    if predicate != RDF_TYPE:
        return predicate
    return f"a {value}" if is_a(value, "URIRef") else ANY_CLASS
