"""Judging what the organisation's records say: cases made by rules, judged by the record shapes, before items are.

A shape that asks for something to be there gives a deficiency only where its absence is known: a list declared
complete would hold it. Elsewhere the same result is a question to ask (docs/decisions/0020-records.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.records_due import DAY_OF, Notice
from aims_graph.base.terms import AIMS, PREFIXES, aims
from aims_graph.engine import reference
from aims_graph.knowledge.catalogue import Catalogue

SH: Final = PREFIXES["sh"]
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
ROWS: Final = (
    *DAY_OF, "ScopeEntry", "DataSet", "InterestedParty", "RoleAssignment", "AuditFinding", "OwnRequirement", "Question",
)  # fmt: skip
"""Classes of rows that the record shapes may read."""
FIRST: Final = 20
"""Strata below this order make the cases; the others read what the shapes found."""

_READ: Final = (*ROWS, "RecordCase", "AISystem")


@dataclass(frozen=True, slots=True)
class RecordShape:
    """A record shape: what it judges, what it says where it is not met, and what that bears on."""

    name: str
    code: str
    targets: tuple[str, ...]
    """Local names of the classes of cases it judges."""
    bears_on: tuple[str, ...]
    """IRIs of statements."""
    cause: str | None
    absence: bool
    """True where it asks for something to be there: absent only from a list declared complete."""
    effect: str
    """effectDeficiency, or effectObservation where it changes no state."""


def read_shapes(files: Iterable[Path]) -> dict[str, RecordShape]:
    """Return the record shapes in ``files`` by IRI. Parts of shapes, which carry no message, are left out."""
    store = Store()
    for path in files:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    view = GraphView(store)
    shapes = {}
    for quad in store.quads_for_pattern(None, NamedNode(SH + "message"), None):
        if isinstance(quad.subject, NamedNode):
            iri = quad.subject.value
            shapes[iri] = RecordShape(
                name=iri.removeprefix(AIMS),
                code=view.one(iri, SH + "message") or "",
                targets=tuple(target.removeprefix(AIMS) for target in view.all(iri, SH + "targetClass")),
                bears_on=tuple(view.all(iri, "bearsOn")),
                cause=view.one(iri, "cause"),
                absence=view.truth(iri, "asksForPresence") is True,
                effect=view.code(iri, "effect") or "effectDeficiency",
            )
    return shapes


def notices(catalogue: Catalogue) -> dict[str, Notice]:
    """Return how long the report of a serious incident may take, by its kind; ``""`` for kinds without their own."""
    found = {}
    for code in catalogue.members("NoticePeriod"):
        days, statement = catalogue.value_of(code, aims("withinDays")), catalogue.value_of(code, aims("noticeUnder"))
        kinds = catalogue.codes_of(code, "noticeOf") or ("",)
        if days and statement:
            found.update({kind: Notice(int(days), statement) for kind in kinds})
    return found


def has_rows(triples: Iterable[Triple]) -> bool:
    """Return whether an organisation handed in any row that a record shape may read."""
    wanted = {NamedNode(aims(name)) for name in ROWS}
    return any(triple.predicate == _TYPE and triple.object in wanted for triple in triples)


def judge_records(store: Store, assessment: str, files: Sequence[Path]) -> list[Triple]:
    """Return what the record shapes in ``files`` find of the cases in ``store``, as ``aims:RecordFinding`` nodes."""
    view = GraphView(store)
    if not view.of_type("RecordCase"):
        return []
    shapes = read_shapes(files)
    triples = []
    for found in reference.judge(_rows(store, view), files):
        shape = shapes[found.shape]
        if view.all(found.node, "caseOutside"):
            # the scope touches no duty of the law, and leaves nothing else to say of the system
            duties = set(view.all(found.node, "dutyOutside"))
            shape = replace(shape, bears_on=tuple(one for one in shape.bears_on if one in duties))
            if not shape.bears_on:
                continue
        number = f"{shape.name.removeprefix('shape-record-')}/{found.node.removeprefix(assessment + '/case/')}"
        triples += _finding(view, f"{assessment}/finding/{number}", found.node, found.shape, shape)
    return list(dict.fromkeys(triples))


def _rows(store: Store, view: GraphView) -> list[Triple]:
    keep = {node for name in _READ for node in view.of_type(name)}
    return [Triple(q.subject, q.predicate, q.object) for q in store if getattr(q.subject, "value", "") in keep]


def _finding(view: GraphView, iri: str, case: str, shape_iri: str, shape: RecordShape) -> list[Triple]:
    absent = view.all(case, "absenceShownBy")
    asked = shape.absence and not absent
    effect = "effectQuestion" if asked else shape.effect
    links: Mapping[str, Sequence[str]] = {
        "ofCase": [case],
        "ofShape": [shape_iri],
        "ofRecord": view.all(case, "caseRow"),
        "unit": view.all(case, "caseUnit"),
        "bearsOn": shape.bears_on,
        "findingCause": [shape.cause] if shape.cause else [],
        "effect": [aims(effect)],
        "absenceShownBy": absent if shape.absence else [],
    }
    node = NamedNode(iri)
    return [
        Triple(node, _TYPE, NamedNode(aims("RecordFinding"))),
        Triple(node, NamedNode(aims("findingCode")), Literal(shape.code)),
        *(Triple(node, NamedNode(aims(name)), NamedNode(value)) for name, values in links.items() for value in values),
    ]
