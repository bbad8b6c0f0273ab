"""A person's decisions on candidates: an artefact that answers a statement for a unit, or that does not.

A decision is a node of ``aims:CandidateDecision`` with who, when and why, in a file of its own beside the
organisation's (``org.decisions.ttl``), or in that one. It stands for as long as the artefact and the statement are
those that were read: :func:`settled` says so in triples before the rules run, and nothing of it is stored.
"""

from __future__ import annotations

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.errors import Problem
from aims_graph.base.terms import AIMS, aims, compact, expand
from aims_graph.graph.literals import XSD
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue
from aims_graph.knowledge.sssom import text_hash

_TYPE: Final = NamedNode(RDF_TYPE)
_DECISION: Final = NamedNode(aims("CandidateDecision"))
_ADDRESS: Final = NamedNode(aims("Address"))
_STANDS: Final = NamedNode(aims("decisionStands"))
_STALE: Final = NamedNode(aims("staleBecause"))
_TITLE: Final = "http://purl.org/dc/terms/title"
CONFIRMED: Final = "verdictConfirmed"
REJECTED: Final = "verdictRejected"
BASES: Final = ("declared", "sampled", "inspected")
_NEEDED: Final = {
    "artefact": "an artefact of the organisation", "addresses": "a statement, such as iso42001:9.2.2_1",
    "unit": "a unit, such as …/entity/main", "verdict": "aims:verdictConfirmed or aims:verdictRejected",
    "decidedBy": "who decided", "decidedOn": "the day of the decision", "grounds": "the reason",
}  # fmt: skip

_Facts = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class CandidateDecision:
    """One decision. ``artefact`` and ``unit`` are local ids (``artefact/x``, ``entity/main``), days ``YYYY-MM-DD``.

    ``artefact_read`` and ``statement_read``: fingerprints of both ends as they were read.
    """

    artefact: str
    statement: str
    unit: str
    verdict: str
    who: str
    when: str
    why: str
    design: str | None = None
    operating: str | None = None
    inspected_by: str | None = None
    inspected_on: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    artefact_read: str = ""
    statement_read: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: there is one decision on each artefact, statement and unit."""
        return self.artefact, self.statement, self.unit

    def triples(self, root: str) -> list[Triple]:
        """Return the decision as triples below the organisation ``root``."""
        parts = (self.artefact.rpartition("/")[2], self.statement.replace(":", "."), self.unit.replace("/", "."))
        node = NamedNode(f"{root}/decided/{'--'.join(parts)}")
        links = {"artefact": f"{root}/{self.artefact}", "addresses": expand(self.statement), "unit": f"{root}/{self.unit}",
                 "verdict": aims(self.verdict), "designBasis": aims(self.design) if self.design else None,
                 "operatingBasis": aims(self.operating) if self.operating else None}  # fmt: skip
        days = {"decidedOn": self.when, "inspectedOn": self.inspected_on, "periodFrom": self.period_from,
                "periodTo": self.period_to}  # fmt: skip
        texts = {"decidedBy": self.who, "grounds": self.why, "inspectedBy": self.inspected_by,
                 "artefactRead": self.artefact_read, "statementRead": self.statement_read}  # fmt: skip
        day = NamedNode(XSD + "date")
        values: list[tuple[str, NamedNode | Literal]] = []
        values += [(name, NamedNode(iri)) for name, iri in links.items() if iri]
        values += [(name, Literal(value, datatype=day)) for name, value in days.items() if value]
        values += [(name, Literal(" ".join(value.split()))) for name, value in texts.items() if value]
        return [Triple(node, _TYPE, _DECISION), *(Triple(node, NamedNode(aims(name)), value) for name, value in values)]


def decisions_in(triples: Iterable[Triple], root: str) -> list[CandidateDecision]:
    """Return the decisions in ``triples`` that say all they have to, by artefact, statement and unit."""
    facts = _facts(triples)
    found = [_decision(facts[node], root) for node in _nodes(facts) if not list(_faults(facts[node]))]
    return sorted(found, key=lambda decision: decision.key)


def with_decision(decisions: Iterable[CandidateDecision], taken: CandidateDecision) -> list[CandidateDecision]:
    """Return ``decisions`` with ``taken``, which replaces the one on the same artefact, statement and unit."""
    return sorted([*(other for other in decisions if other.key != taken.key), taken], key=lambda each: each.key)


def check_decisions(triples: Iterable[Triple], catalogue: Catalogue, file: str) -> list[Problem]:
    """Return what is wrong with decisions in ``triples``; one whose artefact or unit has gone is stale, not wrong."""
    facts = _facts(triples)
    problems = []
    for node in _nodes(facts):
        for name in _faults(facts[node]):
            message = f"a decision on a candidate needs aims:{name}, once."
            found = " and ".join(facts[node].get(aims(name), ())) or "nothing"
            problems.append(Problem("decision", message, file=file, found=f"{found} on {node}", expected=_NEEDED[name]))
        for end in facts[node].get(aims("addresses"), ()):
            if compact(end) not in catalogue.statements:
                nearest = difflib.get_close_matches(compact(end), list(catalogue.statements), n=1)
                said = "a decision on a candidate is about a statement that exists."
                problems.append(
                    Problem("decision", said, file=file, found=compact(end), expected="such as iso42001:9.2.2_1",
                            nearest=nearest[0] if nearest else None)
                )  # fmt: skip
    return problems


def settled(triples: Sequence[Triple], catalogue: Catalogue, units: Iterable[str]) -> list[Triple]:
    """Return ``triples`` with what each decision is worth today: it stands, or it is stale and why.

    A confirmation that stands is an address; ``units`` are the IRIs of the units there are. Settling what is settled
    gives the same.
    """
    facts = _facts(triples)
    nodes = frozenset(_nodes(facts))
    if not nodes:
        return list(triples)
    known = frozenset(units)
    kept = [t for t in triples if not (_subject(t) in nodes and (t.predicate in (_STANDS, _STALE) or _is_address(t)))]
    for node in sorted(nodes):
        own = facts[node]
        if list(_faults(own)):
            continue
        subject, verdict = NamedNode(node), own[aims("verdict")][0]
        causes = list(_causes(own, facts, catalogue, known))
        kept += [Triple(subject, _STALE, NamedNode(aims(cause))) for cause in causes]
        if not causes:
            kept.append(Triple(subject, _STANDS, NamedNode(verdict)))
            if verdict == aims(CONFIRMED):
                kept.append(Triple(subject, _TYPE, _ADDRESS))
    return kept


def as_read(
    decision: CandidateDecision, triples: Iterable[Triple], root: str, catalogue: Catalogue
) -> CandidateDecision:
    """Return ``decision`` with the fingerprints of both ends as they are now."""
    artefact = _facts(triples)[f"{root}/{decision.artefact}"]
    statement = catalogue.statements[decision.statement]
    return replace(
        decision, artefact_read=_artefact_hash(artefact), statement_read=text_hash(statement.text.get("en", ""))
    )


def _causes(
    own: Mapping[str, Sequence[str]], facts: _Facts, catalogue: Catalogue, units: frozenset[str]
) -> Iterator[str]:
    artefact, end = own[aims("artefact")][0], compact(own[aims("addresses")][0])
    read = {name: (own.get(aims(name)) or [""])[0] for name in ("artefactRead", "statementRead")}
    if aims("Artefact") not in facts.get(artefact, {}).get(RDF_TYPE, ()):
        yield "artefact_gone"
    elif read["artefactRead"] and read["artefactRead"] != _artefact_hash(facts[artefact]):
        yield "artefact_changed"
    statement = catalogue.statements.get(end)
    if statement is None or (
        read["statementRead"] and read["statementRead"] != text_hash(statement.text.get("en", ""))
    ):
        yield "statement_changed"
    if own[aims("unit")][0] not in units:
        yield "unit_gone"


def _artefact_hash(artefact: Mapping[str, Sequence[str]]) -> str:
    names = (_TITLE, aims("documentVersion"), aims("documentStatus"), aims("approver"))
    said = "\n".join("\t".join(sorted(artefact.get(name, ()))) for name in names)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _decision(own: Mapping[str, Sequence[str]], root: str) -> CandidateDecision:
    def one(name: str) -> str | None:
        values = own.get(aims(name))
        return values[0] if values else None

    def code(name: str) -> str | None:
        value = one(name)
        return value.removeprefix(AIMS) if value else None

    return CandidateDecision(
        artefact=(one("artefact") or "").removeprefix(root + "/"),
        statement=compact(one("addresses") or ""),
        unit=(one("unit") or "").removeprefix(root + "/"),
        verdict=code("verdict") or "",
        who=one("decidedBy") or "",
        when=one("decidedOn") or "",
        why=one("grounds") or "",
        design=code("designBasis"),
        operating=code("operatingBasis"),
        inspected_by=one("inspectedBy"),
        inspected_on=one("inspectedOn"),
        period_from=one("periodFrom"),
        period_to=one("periodTo"),
        artefact_read=one("artefactRead") or "",
        statement_read=one("statementRead") or "",
    )


def _faults(own: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the properties that a decision lacks, has twice, or that hold no verdict."""
    for name in _NEEDED:
        values = own.get(aims(name), ())
        if (
            len(values) != 1
            or not values[0].strip()
            or (name == "verdict" and values[0] not in (aims(CONFIRMED), aims(REJECTED)))
        ):
            yield name


def _facts(triples: Iterable[Triple]) -> _Facts:
    facts: _Facts = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return facts


def _nodes(facts: _Facts) -> list[str]:
    return sorted(node for node, own in facts.items() if _DECISION.value in own.get(RDF_TYPE, ()))


def _subject(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""


def _is_address(triple: Triple) -> bool:
    return triple.predicate == _TYPE and triple.object == _ADDRESS
