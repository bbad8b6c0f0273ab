"""The rules that a firm has set itself, as one more framework beside standards and laws (practice: 9.2.1 audits against
them): each for the units it names, with its state and what shows it. Reads the derived graph, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aims_graph.assess.graph_view import DCTERMS, GraphView
from aims_graph.assess.record_result import RecordPlace
from aims_graph.assess.texts import Words
from aims_graph.base.terms import compact
from aims_graph.knowledge.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class OwnItem:
    """A rule of the firm's own for one unit: one state, never counted with the items of standards and laws."""

    id: str
    """``own/committee-monthly@entity/main``."""
    iri: str
    rule: RecordPlace
    identifier: str | None
    unit: str
    state: str
    """evidenced, claimed, not_evidenced or unassessed."""
    sentence: Words
    causes: tuple[str, ...] = ()
    owner: str | None = None
    document: str | None = None
    """Local id of the artefact that the rule stands in."""
    interval_months: int | None = None
    related: tuple[str, ...] = ()
    """CURIEs of requirements and statements that it has to do with."""
    shown_by: tuple[RecordPlace, ...] = ()
    """Rows within its interval that it is tested on, and artefacts said to answer it."""
    findings: tuple[str, ...] = ()
    """Ids of the findings on records that speak against it."""


def read_own(
    catalogue: Catalogue, view: GraphView, local: Callable[[str], str], place: Callable[[str], RecordPlace]
) -> tuple[OwnItem, ...]:
    """Return the rules of the firm's own for each unit they are asked of, by their place in what was handed in."""
    found = [_item(catalogue, view, local, place, iri) for iri in view.of_type("OwnItem")]
    return tuple(sorted(found, key=lambda item: (item.rule.file or "", item.rule.row or 0, item.id)))


def _item(
    catalogue: Catalogue, view: GraphView, local: Callable[[str], str], place: Callable[[str], RecordPlace], iri: str
) -> OwnItem:
    rule, unit = view.one(iri, "statement") or "", local(view.one(iri, "unit") or "")
    state, document = view.code(iri, "state") or "", view.one(rule, "recordedIn")
    return OwnItem(
        id=f"{local(rule)}@{unit}",
        iri=iri,
        rule=place(rule),
        identifier=view.one(rule, DCTERMS + "identifier"),
        unit=unit,
        state=state,
        sentence=catalogue.words_of(f"own-{state}", "sentence"),
        causes=view.codes(iri, "cause"),
        owner=view.one(rule, "owner"),
        document=local(document) if document else None,
        interval_months=view.number(rule, "plannedInterval"),
        related=tuple(compact(one) for one in view.all(rule, "relatedTo")),
        shown_by=tuple(place(one) for one in dict.fromkeys(_shown(view, iri))),
        findings=tuple(one.partition("/finding/")[2] for one in view.all(iri, "recordAgainst")),
    )


def _shown(view: GraphView, item: str) -> list[str]:
    """Return the rows and artefacts by which the addresses of an item answer it."""
    return [shown for address in view.all(item, "exactAddress") for shown in view.all(address, "ofRow")]
