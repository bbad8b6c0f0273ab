"""One rule's CONSTRUCT query, read: what it writes, what it reads, and which forms in it are not portable.

rdflib's SPARQL parser gives the structure. It is imported when called: most commands lint nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode

from aims_graph.base.terms import PREFIXES
from aims_graph.engine.rule_tree import is_a, is_a_name, leaf, listed, name_of, parts_of, touched, triples_of
from aims_graph.graph.literals import canonical

TESTS: Final = frozenset(
    ("BOUND", "CONTAINS", "EXISTS", "NOTEXISTS", "STRENDS", "STRSTARTS", "isIRI", "isLITERAL", "sameTerm")
)
"""The functions that give true or false."""
FUNCTIONS: Final = TESTS | frozenset(
    ("COALESCE", "CONCAT", "DATATYPE", "IF", "IRI", "LANG", "LCASE", "STR", "STRAFTER", "STRBEFORE", "STRLEN",
     "UCASE")
)  # fmt: skip
"""The functions that were measured to agree between the engines on the values that rules see."""
CHANCE: Final = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))
_LOGIC: Final = frozenset(("ConditionalOrExpression", "ConditionalAndExpression", "RelationalExpression", "UnaryNot"))

_SEEN_BY_PYSHACL: Final = re.compile(r"[\s{}()][$?]this\b")
_PATTERNS: Final = {
    "MinusGraphPattern": ("minus", "MINUS"),
    "InlineData": ("values", "VALUES"),
    "ServiceGraphPattern": ("network", "SERVICE"),
    "GraphGraphPattern": ("graph", "GRAPH"),
}
_EXISTS: Final = {"Bind": "BIND", "OptionalGraphPattern": "OPTIONAL"}
_MODIFIERS: Final = ("groupby", "having", "orderby", "limitoffset", "valuesClause")


@dataclass(slots=True)
class RuleQuery:
    """What a rule's query writes and reads, and what is wrong with its form.

    A predicate stands as its IRI; ``rdf:type`` as ``a IRI`` of the class, or as ``a *`` where the class is a
    variable. ``needs``: what of ``reads`` every solution holds, since it stands outside OPTIONAL, UNION and EXISTS.
    ``faults``: pairs of code and what was found.
    """

    writes: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Scope:
    """The variables of a group: those that every solution binds, and those that some may bind."""

    certain: set[str]
    possible: set[str]

    def add(self, names: set[str]) -> None:
        self.certain |= names
        self.possible |= names


def read_query(text: str, prefixes: Mapping[str, str]) -> RuleQuery:
    """Return what the query ``text`` writes and reads under the declared ``prefixes``, and its faults."""
    found = RuleQuery()
    tree = _parsed(text, prefixes, found)
    if tree is not None:
        _Reader(found).query(tree, text)
    return found


def _parsed(text: str, prefixes: Mapping[str, str], found: RuleQuery) -> Any:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translatePName, translatePrologue, traverse
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        prologue, query = parseQuery(text)
    except ParseException as error:
        found.faults.append(("not-a-construct", f"line {error.lineno}: {error.line.strip()}"))
        return None
    if query.name != "ConstructQuery":
        found.faults.append(("not-a-construct", query.name))
        return None
    if not query.template:
        found.faults.append(("not-a-construct", "a CONSTRUCT without a head"))
        return None
    if prologue:
        found.faults.append(("prefix", "a PREFIX or BASE line in the rule"))
    used: set[str] = set()
    traverse(query, visitPre=lambda node: used.add(node.prefix or "") if is_a_name(node) else None)
    unknown = sorted(used - set(prefixes))
    if unknown:  # rdflib brings prefixes of its own, such as org:, which mean something else there
        found.faults.append(("prefix", " ".join(f"{name}:" for name in unknown)))
        return None
    known = translatePrologue(prologue, None, initNs=prefixes)
    return traverse(query, visitPost=functools.partial(translatePName, prologue=known))


class _Reader:
    """Walks the parse tree of one query and writes down what it finds."""

    def __init__(self, found: RuleQuery) -> None:
        self.found = found
        self._unions = 0

    def fault(self, code: str, what: str) -> None:
        if (code, what) not in self.found.faults:
            self.found.faults.append((code, what))

    # ── the query as a whole ──

    def query(self, tree: Any, text: str) -> None:
        if tree.datasetClause:
            self.fault("network", "FROM")
        for name in _MODIFIERS:
            if name in tree:
                self.fault("modifier", name)
        scope = self.group(tree.where, outer=set(), in_exists=False)
        for subject, predicate, value in triples_of(tree.template):
            self._head_triple(subject, predicate, value, scope)
        for part in parts_of(tree.where) if tree.where.name != "SubSelect" else ():
            triples = triples_of(part.triples) if part.name == "TriplesBlock" else ()
            self.found.needs |= {touched(iri, value) for _, path, value in triples for iri in self._needed(path)}
        if not self._mentions_this(tree.where):
            self.fault("no-this", "no triple pattern of the WHERE mentions it")
        elif not _SEEN_BY_PYSHACL.search(text):
            self.fault("no-this", "pySHACL looks for it only after a space or a bracket")

    def _mentions_this(self, where: Any) -> bool:
        blocks = [part.triples for part in parts_of(where) if part.name == "TriplesBlock"]
        triples = [triple for block in blocks for triple in triples_of(block)]
        return any(name_of(term) == "this" for triple in triples for term in triple)

    def _head_triple(self, subject: Any, predicate: Any, value: Any, scope: _Scope) -> None:
        for term in (subject, value):
            if is_a(term, "BNode"):
                self.fault("blank-node", "a blank node in the head")
            self._term(term)
        for term in (subject, predicate, value):
            name = name_of(term)
            if name and name not in scope.certain | {"this"}:
                self.fault("head-unbound", f"?{name}")
        if name_of(predicate):
            self.fault("variable-predicate", f"?{name_of(predicate)} in the head")
        else:
            self.found.writes.add(touched(str(predicate), value))

    # ── groups ──

    def group(self, group: Any, outer: set[str], *, in_exists: bool) -> _Scope:
        """Read a group. ``outer``: the variables from outside that its filters may see."""
        scope, filters = _Scope(set(), set()), []
        if group.name == "SubSelect":
            self.fault("sub-select", "SELECT inside the WHERE")
            return scope
        for part in parts_of(group):
            if part.name == "Filter":
                filters.append(part.expr)
            else:
                self._part(part, scope, in_exists=in_exists)
        for expression in filters:
            self._truth(expression)
            self.expression(expression, scope.possible | outer | {"this"})
        return scope

    def _part(self, part: Any, scope: _Scope, *, in_exists: bool) -> None:
        if part.name == "TriplesBlock":
            self._block(part, scope)
        elif part.name in _PATTERNS:
            self.fault(*_PATTERNS[part.name])
        elif in_exists:
            self.fault("exists-form", _EXISTS.get(part.name, "a group or UNION"))
        elif part.name == "Bind":
            self.expression(part.expr, scope.possible | {"this"})
            if name_of(part.var) == "this":
                self.fault("no-this", "BIND gives it another value")
            scope.add({name_of(part.var)})
        elif part.name == "OptionalGraphPattern":
            inner = self.group(part.graph, outer=scope.possible, in_exists=False)
            scope.possible |= inner.possible
        elif part.name == "GroupOrUnionGraphPattern":
            self._union(part.graph, scope)
        else:
            self.fault("not-a-construct", part.name)

    def _union(self, branches: Any, scope: _Scope) -> None:
        if len(branches) == 1 and branches[0].name != "SubSelect":
            self.fault("nested-group", "{ { … } }")
        self._unions += 1
        inner = [self.group(branch, outer=set(), in_exists=False) for branch in branches]
        self._unions -= 1
        scope.certain |= set.intersection(*(branch.certain for branch in inner))
        scope.possible |= set.union(*(branch.possible for branch in inner))

    def _block(self, block: Any, scope: _Scope) -> None:
        for subject, predicate, value in triples_of(block.triples):
            if name_of(predicate):
                self.fault("variable-predicate", f"?{name_of(predicate)}")
            for iri in self._path(predicate):
                self.found.reads.add(touched(iri, value))
            for term in (subject, value):
                self._term(term)
            scope.add({name_of(term) for term in (subject, predicate, value)} - {""})

    def _path(self, path: Any) -> Iterator[str]:
        """Yield the predicates that a path reads."""
        if is_a(path, "URIRef"):
            yield str(path)
        elif getattr(path, "name", None):
            if path.name == "PathNegatedPropertySet" or path.mod:
                self.fault("path", str(path.mod or "!"))
            for part in listed(path.part):
                yield from self._path(part)

    def _needed(self, path: Any) -> Iterator[str]:
        """Yield the predicates without which a path leads nowhere: none of alternatives."""
        if is_a(path, "URIRef"):
            yield str(path)
        elif getattr(path, "name", None) and not (path.name == "PathAlternative" and len(listed(path.part)) > 1):
            for part in listed(path.part):
                yield from self._needed(part)

    # ── expressions ──

    def expression(self, node: Any, seen: set[str]) -> None:
        """Read an expression; ``seen``: the variables it may use."""
        if name_of(node):
            if name_of(node) not in seen:
                self.fault("filter-scope", f"?{name_of(node)}")
            return
        self._term(node)
        kind = getattr(node, "name", None)
        if kind is None:
            for part in node if isinstance(node, list) or is_a(node, "ParseResults") else ():
                self.expression(part, seen)
            return
        self._operation(kind, node)
        if kind in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            if self._unions:
                self.fault("exists-form", "EXISTS in a branch of a UNION")
            self.group(node.graph, outer=seen, in_exists=True)
            return
        for key, part in node.items():
            if key not in ("op", "iri", "distinct", "separator"):
                self.expression(part, seen)

    def _operation(self, kind: str, node: Any) -> None:
        if kind in ("AdditiveExpression", "MultiplicativeExpression") and node.op:
            self.fault("arithmetic", " ".join(map(str, listed(node.op))))
        elif kind in ("UnaryMinus", "UnaryPlus"):
            self.fault("arithmetic", kind)
        elif kind == "Function":
            self.fault("function", str(node.iri))
        elif kind.startswith("Aggregate_"):
            self.fault("modifier", kind.removeprefix("Aggregate_").upper())
        elif kind.startswith("Builtin_"):
            name = kind.removeprefix("Builtin_")
            if name in CHANCE:
                self.fault("chance", f"{name}()")
            elif name not in FUNCTIONS:
                self.fault("function", name)
        elif kind in ("ConditionalOrExpression", "ConditionalAndExpression") and node.other:
            for part in (node.expr, *listed(node.other)):
                self._truth(part)
        elif kind == "UnaryNot":
            self._truth(node.expr)

    def _truth(self, node: Any) -> None:
        """Fault an expression that is taken as true or false without being a comparison or a test."""
        inner = leaf(node)
        kind = str(getattr(inner, "name", ""))
        if kind not in _LOGIC and kind.removeprefix("Builtin_") not in TESTS | CHANCE:
            self.fault("truth", f"?{name_of(inner)}" if name_of(inner) else kind or str(inner))

    def _term(self, term: Any) -> None:
        if not is_a(term, "Literal"):
            return
        if term.language:
            value = Value(str(term), language=term.language)
        else:
            value = Value(str(term), datatype=NamedNode(str(term.datatype or PREFIXES["xsd"] + "string")))
        if canonical(value) != value:
            self.fault("literal", str(value))
