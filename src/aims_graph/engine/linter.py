"""The linter of the portable rule form (design: portable rule form; the why of each code: docs/rule-form.md).

Strata that pass give the same triples under Oxigraph and under pySHACL, on the values that intake admits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from aims_graph.base.terms import AIMS, PREFIXES
from aims_graph.engine.rule_query import RuleQuery, read_query
from aims_graph.engine.rule_tree import ANY_CLASS
from aims_graph.engine.strata import STARTS_FROM

SENTENCES: Final = MappingProxyType(
    {
        "unreadable": "the file is not Turtle",
        "shapes-in-file": "a file holds one stratum: one shape with rules",
        "target": "a stratum has one target: sh:targetClass aims:Assessment",
        "order-missing": "a stratum has one sh:order, a number, on its shape",
        "order-twice": "no two strata have the same sh:order",
        "order-on-rule": "sh:order stands on the shape, never on a rule",
        "rule-kind": "a rule is a sh:SPARQLRule with one sh:construct, without condition or deactivation",
        "prefix": "a rule uses only the prefixes that its sh:prefixes declares, as the engine knows them",
        "not-a-construct": "a rule is one CONSTRUCT query with a head, in SPARQL 1.1",
        "no-this": "a triple pattern of the WHERE mentions $this, and nothing else binds it",
        "blank-node": "a head mints IRIs, never blank nodes",
        "head-unbound": "every solution of the WHERE binds every variable of the head",
        "variable-predicate": "a predicate is never a variable",
        "chance": "no clock and no chance: the day is aims:asOf of the assessment",
        "minus": "no MINUS: write FILTER NOT EXISTS",
        "values": "no VALUES: write a FILTER, or put the values into the ontology",
        "network": "no FROM and no SERVICE: rules read one flat graph",
        "graph": "no GRAPH: rules read one flat graph",
        "sub-select": "no sub-select",
        "modifier": "no grouping, ordering, limit or aggregate",
        "nested-group": "no group in a group; braces belong to EXISTS, UNION and OPTIONAL",
        "exists-form": "inside EXISTS stand triple patterns and filters only; EXISTS never stands in a UNION",
        "filter-scope": "a FILTER or BIND uses only variables that its own group may bind",
        "path": "no path of any length, no optional step, no negated set",
        "arithmetic": "no arithmetic, so none with dates",
        "function": "only the functions that were measured to agree",
        "truth": "only a comparison or a test is true or false",
        "literal": "a literal in a rule has the canonical form that intake admits",
        "same-stratum": "no rule reads what a rule of its own stratum writes, itself included",
        "start-unread": "what a stratum starts from stands in a triple pattern of every rule, outside OPTIONAL, UNION and EXISTS",
        "later-stratum": "no rule reads what a later stratum writes, least of all under negation",
    }
)  # fmt: skip
"""Code → what the rule form asks."""

_SH: Final = PREFIXES["sh"]
_BUILT_IN: Final = {name: PREFIXES[name] for name in ("rdf", "rdfs", "owl")}
_ASSESSMENT: Final = AIMS + "Assessment"
_TARGETS: Final = ("target", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_READ_BY_TARGET: Final = frozenset((f"a {_ASSESSMENT}", PREFIXES["rdfs"] + "subClassOf"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of the rule form: a code of :data:`SENTENCES`, where, and a sentence with what was found."""

    code: str
    file: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Stratum:
    file: str
    order: float | None
    rules: tuple[tuple[str, RuleQuery], ...]


def lint(files: Sequence[Path]) -> list[Finding]:
    """Return what is wrong with the strata in ``files``, by file and rule; an empty list where nothing is.

    Files without rules, such as the declaration of the prefixes, are read for their prefixes.
    """
    linter = _Linter()
    linter.read(files)
    linter.compare()
    return sorted(linter.findings, key=lambda found: (found.file, found.rule, found.code, found.sentence))


class _Linter:
    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.strata: list[_Stratum] = []

    def find(self, code: str, file: str, rule: str = "", found: str = "") -> None:
        sentence = f"{SENTENCES[code]}; found: {found}" if found else SENTENCES[code]
        self.findings.append(Finding(code, file, rule, sentence))

    # ── one file at a time ──

    def read(self, files: Sequence[Path]) -> None:
        stores = {path.name: store for path in files if (store := self._load(path)) is not None}
        declared = _declared(stores.values())
        for name, store in stores.items():
            shapes = sorted(_subjects(store, _sh("rule")), key=str)
            if len(shapes) > 1:
                self.find("shapes-in-file", name, found=" and ".join(map(str, shapes)))
            for shape in shapes:
                self.strata.append(self._stratum(name, store, shape, declared))

    def _load(self, path: Path) -> Store | None:
        store = Store()
        try:
            store.load(path=str(path), format=RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            self.find("unreadable", path.name, found=str(error))
            return None
        return store

    def _stratum(
        self, file: str, store: Store, shape: NamedNode | BlankNode, declared: Mapping[str, Mapping[str, str]]
    ) -> _Stratum:
        targets = {(name, value) for name in _TARGETS for value in _values(store, shape, _sh(name))}
        if targets != {("targetClass", _ASSESSMENT)}:
            self.find("target", file, found=" and ".join(f"sh:{n} {v}" for n, v in sorted(targets)) or "none")
        if _values(store, shape, _sh("deactivated")):
            self.find("rule-kind", file, found="sh:deactivated on the shape")
        orders = _values(store, shape, _sh("order"))
        order = _number(orders[0]) if len(orders) == 1 else None
        if order is None:
            self.find("order-missing", file, found=" and ".join(orders) or "none")
        rules = [quad.object for quad in store.quads_for_pattern(shape, _sh("rule"), None)]
        read = [found for rule in rules if (found := self._rule(file, store, rule, declared)) is not None]
        for start in _values(store, shape, NamedNode(STARTS_FROM)):
            for label, query in read:
                if not {start, f"a {start}"} & query.needs:
                    self.find("start-unread", file, label, _short(start))
        return _Stratum(file, order, tuple(read))

    def _rule(
        self, file: str, store: Store, node: object, declared: Mapping[str, Mapping[str, str]]
    ) -> tuple[str, RuleQuery] | None:
        assert isinstance(node, NamedNode | BlankNode)
        label = " ".join(_values(store, node, NamedNode(PREFIXES["rdfs"] + "label"))) or str(node)
        if _values(store, node, _sh("order")):
            self.find("order-on-rule", file, label)
        for name in ("condition", "deactivated"):
            if _values(store, node, _sh(name)):
                self.find("rule-kind", file, label, f"sh:{name}")
        constructs = _values(store, node, _sh("construct"))
        kinds = _values(store, node, NamedNode(PREFIXES["rdf"] + "type"))
        if len(constructs) != 1 or kinds != [_SH + "SPARQLRule"]:
            kind = " and ".join(kinds) or "no type"
            self.find("rule-kind", file, label, f"{len(constructs)} sh:construct on {kind}")
        if not constructs:
            return None
        known: dict[str, str] = dict(_BUILT_IN)
        for ontology in _values(store, node, _sh("prefixes")):
            known |= declared.get(ontology, {})
        for prefix, namespace in known.items():
            if PREFIXES.get(prefix) != namespace:
                self.find("prefix", file, label, f"{prefix}: <{namespace}>")
        query = read_query(constructs[0], known)
        for code, found in query.faults:
            self.find(code, file, label, found)
        return label, query

    # ── strata beside each other ──

    def compare(self) -> None:
        """Find what strata do to each other: equal orders, and reading what is not finished."""
        ranked = sorted((s for s in self.strata if s.order is not None), key=lambda s: (s.order or 0, s.file))
        for place, stratum in enumerate(ranked):
            for other in ranked[place + 1 :]:
                if other.order == stratum.order:
                    self.find("order-twice", other.file, found=f"{stratum.order:g}, also of {stratum.file}")
        for stratum in self.strata:
            later = [s for s in ranked if stratum.order is not None and (s.order or 0) > stratum.order]
            self._reads(stratum, "same-stratum", [stratum])
            self._reads(stratum, "later-stratum", later)
            self._reads_of_target(stratum)

    def _reads(self, stratum: _Stratum, code: str, writers: Sequence[_Stratum]) -> None:
        writes = [(f"“{label}” of {w.file}", query.writes) for w in writers for label, query in w.rules]
        for label, query in stratum.rules:
            for writer, written in writes:
                for shared in _overlap(query.reads, written):
                    self.find(code, stratum.file, label, f"{_short(shared)}, written by {writer}")

    def _reads_of_target(self, stratum: _Stratum) -> None:
        for label, query in stratum.rules:
            for shared in _overlap(_READ_BY_TARGET, query.writes):
                self.find("same-stratum", stratum.file, label, f"{_short(shared)}, which the target reads")


def _overlap(reads: Iterable[str], writes: Iterable[str]) -> list[str]:
    read, written = set(reads), set(writes)
    shared = read & written
    if ANY_CLASS in read:
        shared |= {name for name in written if name.startswith("a ")}
    if ANY_CLASS in written:
        shared |= {name for name in read if name.startswith("a ")}
    return sorted(shared)


def _declared(stores: Iterable[Store]) -> dict[str, dict[str, str]]:
    """Return ontology → the prefixes it declares, over all files: pySHACL reads them as one graph."""
    declared: dict[str, dict[str, str]] = {}
    for store in stores:
        for ontology in _subjects(store, _sh("declare")):
            for quad in store.quads_for_pattern(ontology, _sh("declare"), None):
                assert isinstance(quad.object, NamedNode | BlankNode)
                prefixes = _values(store, quad.object, _sh("prefix"))
                namespaces = _values(store, quad.object, _sh("namespace"))
                declared.setdefault(ontology.value, {}).update(zip(prefixes, namespaces, strict=False))
    return declared


def _subjects(store: Store, predicate: NamedNode) -> set[NamedNode | BlankNode]:
    subjects = {quad.subject for quad in store.quads_for_pattern(None, predicate, None)}
    return {subject for subject in subjects if isinstance(subject, NamedNode | BlankNode)}


def _values(store: Store, subject: NamedNode | BlankNode, predicate: NamedNode) -> list[str]:
    found = [quad.object for quad in store.quads_for_pattern(subject, predicate, None)]
    return sorted(term.value for term in found if isinstance(term, NamedNode | BlankNode | Literal))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _short(name: str) -> str:
    return name.replace(AIMS, "aims:")
