"""Whether what an organisation hands in can be used: wrong ids, missing links, unknown words.

The same as ``shapes/organisation.ttl`` asks, code by code, in plain Python, so that commands need not wait
for pySHACL. What a cell of a file says wrongly its importer has told already; this is for data written by
hand or by other tools, and a last look at our own.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from typing import Literal as Choice

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from aims_graph.base.dates import parse_day
from aims_graph.base.errors import Problem
from aims_graph.base.terms import AIMS, PREFIXES, aims, compact
from aims_graph.intake.checking_rows import RowCheck, Wrong, row_classes
from aims_graph.intake.checking_table import ASKED, DAYS, OWN, SEEN, Asked
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal

_MOST_SOUGHT: Final = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem and the node that it is about: an IRI, or the label of a blank node."""

    node: str
    problem: Problem


def check_handed(triples: Iterable[Triple], catalogue: Catalogue, file: str) -> list[Problem]:
    """Return what is wrong with ``triples``, handed in as ``file``: found, expected, nearest valid id.

    An ``error`` has to be put right before anything is assessed; a ``warning`` is told. Nothing is raised.
    """
    return [replace(fault.problem, file=file) for fault in faults(triples, catalogue)]


def faults(triples: Iterable[Triple], catalogue: Catalogue) -> list[Fault]:
    """Return the faults of ``triples`` with the nodes they are about, by node and code."""
    found = _Check(triples, catalogue).run()
    return sorted(found, key=lambda fault: (fault.node, fault.problem.code, fault.problem.found or ""))


class _Check:
    def __init__(self, triples: Iterable[Triple], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facts: dict[Node, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._of: dict[str, list[Node]] = defaultdict(list)
        for triple in sorted(set(triples), key=str):
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode | BlankNode) and isinstance(value, NamedNode | BlankNode | Literal):
                self._facts[subject][triple.predicate.value].append(value)
                if triple.predicate.value == RDF_TYPE:
                    self._of[value.value.removeprefix(AIMS)].append(subject)
        self._sought = 0
        self._choices: dict[tuple[str, ...], frozenset[str]] = {}

    def run(self) -> Iterator[Fault]:
        yield from self._organisation()
        for asked in ASKED:
            for node in self._of[asked.subject]:
                yield from self._asked(node, asked)
        for address in self._of["Address"]:
            yield from self._end(address)
            yield from self._seen(address)
            yield from self._period(address)
        for declaration in self._of["FactDeclaration"]:
            yield from self._fact_unit(declaration)
        for wrong in RowCheck(self._catalogue, self._facts, self._of).run():
            yield self._wrong(wrong)
        yield from self._days()
        yield from self._repeated()
        yield from self._words()

    def _wrong(self, wrong: Wrong) -> Fault:
        """Return the fault with the nearest value; a file wrong throughout is not searched for ever."""
        self._sought += 1
        near = _closest(wrong.found, wrong.pool) if self._sought <= _MOST_SOUGHT else None
        return _fault(wrong.node, wrong.code, wrong.sentence, wrong.found, wrong.expected, near)

    # ── what the table asks ──

    def _asked(self, node: Node, asked: Asked) -> Iterator[Fault]:
        values = self._values(node, asked.property)

        def fault(found: str, nearest: str | None = None) -> Fault:
            return _fault(node, asked.code, asked.sentence, found, asked.expected, nearest, asked.severity)

        if len(values) < asked.least:
            yield fault("nothing")
        if asked.most is not None and len(values) > asked.most:
            yield fault(" and ".join(map(_told, values)))
        for value in values:
            if not self._allowed(value, asked):
                yield fault(_told(value), self._nearest(value, asked))

    def _allowed(self, value: Value, asked: Asked) -> bool:
        if asked.boolean:
            return isinstance(value, Literal) and value.datatype.value == PREFIXES["xsd"] + "boolean"
        if not asked.classes and not asked.codes:
            return True
        if not isinstance(value, NamedNode | BlankNode):
            return False
        organisation, found, _ = value.value.removeprefix(PREFIXES["org"]).partition("/control/")
        if asked.own_control and found and "/" not in organisation:
            return True
        return value.value in self._may_stand(asked)

    def _may_stand(self, asked: Asked) -> frozenset[str]:
        """The codes, or the nodes of the classes, in the knowledge and in what was handed in."""
        key = (*asked.classes, *asked.codes)
        if key not in self._choices:
            handed = (node.value for name in asked.classes for node in self._of[name])
            known = self._catalogue.typed(*map(aims, asked.classes)) if asked.classes else frozenset[str]()
            self._choices[key] = frozenset((*map(aims, asked.codes), *handed)) | known
        return self._choices[key]

    def _nearest(self, value: Value, asked: Asked) -> str | None:
        if asked.boolean or isinstance(value, BlankNode):
            return None
        return _closest(_told(value), map(compact, self._may_stand(asked)))

    def _values(self, node: Node, iri: str) -> Sequence[Value]:
        return self._facts[node].get(iri, ())

    # ── what takes more than one property ──

    def _organisation(self) -> Iterator[Fault]:
        roots = self._of["Organisation"]
        if len(roots) != 1:
            said = " and ".join(map(_told, roots)) or "nothing"
            sentence = "the data speaks of exactly one organisation."
            yield _fault(
                NamedNode(aims("Organisation")),
                "organisation-count",
                sentence,
                said,
                "one node of this class",
            )
        for node in dict.fromkeys(
            node for name in ("Organisation", *OWN, *row_classes(self._catalogue)) for node in self._of[name]
        ):
            below = all(node.value.startswith(f"{root.value}/") for root in roots) or node in roots
            if isinstance(node, BlankNode):
                yield _fault(node, "node-without-iri", "items are named after it.", "a blank node", "an IRI")
            elif not below:
                sentence = "it does not lie below its organisation."
                yield _fault(node, "node-outside", sentence, node.value, f"{_told(roots[0])}/…")
        for node in list(self._facts):
            values = self._values(node, aims("ofOrganisation"))
            if len(values) > 1 or any(value not in roots for value in values):
                sentence = "it belongs to something that is not the organisation."
                expected = _told(roots[0]) if roots else "the organisation"
                yield _fault(node, "of-organisation", sentence, " and ".join(map(_told, values)), expected)

    def _end(self, address: Node) -> Iterator[Fault]:
        values = self._values(address, aims("addresses"))
        sentence = "an address answers one statement or requirement that exists."
        expected = "an id such as iso42001:9.2.2_1 or iso42001:9.2.2"
        if len(values) != 1:
            yield _fault(address, "address-end", sentence, " and ".join(map(_told, values)) or "nothing", expected)
        for value in values:
            curie = self._catalogue.resolve(value.value) if isinstance(value, NamedNode) else None
            if curie is None:
                nearest = self._catalogue.nearest(_told(value))
                yield _fault(address, "address-end", sentence, _told(value), expected, nearest)
            elif curie not in self._catalogue.statements and value.value not in self._asking():
                said = "it answers a heading, which asks nothing: name what stands below it."
                yield _fault(address, "address-end-asks-nothing", said, curie, expected, severity="warning")

    def _asking(self) -> frozenset[str]:
        return self._catalogue.typed(aims("Requirement"))

    def _seen(self, address: Node) -> Iterator[Fault]:
        bases = (*self._values(address, aims("designBasis")), *self._values(address, aims("operatingBasis")))
        if any(value.value in SEEN for value in bases):
            for name, what in (("inspectedBy", "by whom"), ("inspectedOn", "on which day")):
                if not self._values(address, aims(name)):
                    code = "address-inspected-by" if name == "inspectedBy" else "address-inspected-on"
                    sentence = f"what was inspected or sampled says {what}."
                    yield _fault(address, code, sentence, "nothing", f"an aims:{name}")

    def _fact_unit(self, declaration: Node) -> Iterator[Fault]:
        kinds = {"LegalEntity": "unitEntity", "AISystem": "unitSystem"}
        for fact in self._values(declaration, aims("fact")):
            wanted = self._catalogue.codes_of(fact.value.removeprefix(AIMS), "factOf")
            for unit in self._values(declaration, aims("aboutUnit")):
                found = {kinds[name] for name in kinds if unit in self._of[name]}
                if wanted and found and not found & set(wanted):
                    sentence = "this fact is about another kind of unit."
                    expected = " or ".join(name for name, kind in kinds.items() if kind in wanted)
                    yield _fault(declaration, "fact-unit", sentence, _told(unit), f"an aims:{expected}")

    def _period(self, address: Node) -> Iterator[Fault]:
        for first in self._values(address, aims("periodFrom")):
            for last in self._values(address, aims("periodTo")):
                if _is_day(first) and _is_day(last) and first.value > last.value:
                    sentence = "the period of the sample ends before it begins."
                    found = f"{first.value} to {last.value}"
                    yield _fault(address, "address-period", sentence, found, "the first day, then the last")

    def _days(self) -> Iterator[Fault]:
        for node, facts in list(self._facts.items()):
            for name in DAYS:
                for value in facts.get(aims(name), ()):
                    if not _is_day(value):
                        said = f"aims:{name} is not a day."
                        yield _fault(node, "day", said, _told(value), 'a real day, such as "2026-11-23"^^xsd:date')

    def _repeated(self) -> Iterator[Fault]:
        spoken: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
        for node in list(self._facts):
            units = [unit.value for unit in self._values(node, aims("unit"))] or [""]
            for system in self._values(node, aims("soaOf")):
                for control in self._values(node, aims("control")):
                    for unit in units:
                        spoken[system.value, control.value, unit].append(node)
        told: set[Node] = set()
        for (_, twice, _), nodes in spoken.items():
            for node in nodes if len(nodes) > 1 else ():
                if node not in told:
                    told.add(node)
                    others = " and ".join(map(_told, nodes))
                    sentence = f"the SoA speaks of {compact(twice)} more than once."
                    yield _fault(node, "entry-repeated", sentence, others, "one entry a control, or one an AI system")

    def _words(self) -> Iterator[Fault]:
        roots = tuple(root.value for root in self._of["Organisation"])
        mine = [facts for node, facts in self._facts.items() if node.value.startswith(roots)]
        used = {name: "property" for facts in mine for name in facts}
        used |= {value.value: "class" for facts in mine for value in facts.get(RDF_TYPE, ())}
        known = self._catalogue.typed() | {node.value for node, facts in self._facts.items() if RDF_TYPE in facts}
        for term, kind in sorted(used.items()):
            if term.startswith(AIMS) and term not in known:
                nearest = _closest(compact(term), (compact(other) for other in known if other.startswith(AIMS)))
                sentence, expected = f"the vocabulary has no such {kind}.", f"a {kind} of the vocabulary"
                yield _fault(NamedNode(term), "term-unknown", sentence, compact(term), expected, nearest)


def _is_day(value: Value) -> bool:
    typed = isinstance(value, Literal) and value.datatype.value == PREFIXES["xsd"] + "date"
    return typed and parse_day(value.value) is not None


def _told(value: Value) -> str:
    return compact(value.value) if isinstance(value, NamedNode) else value.value


def _closest(text: str, pool: Iterable[str]) -> str | None:
    found = difflib.get_close_matches(text, sorted(pool), n=1, cutoff=0.6)
    return found[0] if found else None


def _fault(
    node: Node,
    code: str,
    sentence: str,
    found: str,
    expected: str,
    nearest: str | None = None,
    severity: Choice["error", "warning"] = "error",
) -> Fault:
    place = compact(node.value) if isinstance(node, NamedNode) else "a node without an IRI"
    problem = Problem(code, f"{place}: {sentence}", severity, found=found, expected=expected, nearest=nearest)
    return Fault(node.value, problem)
