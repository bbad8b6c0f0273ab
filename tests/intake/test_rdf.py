"""An organisation as triples: nothing lost, nothing that rules may not see, every word in the vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.terms import AIMS, BASE, aims
from aims_graph.graph.literals import canonical
from aims_graph.graph.store import read_triples, turtle, write_atomic
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Complete,
    Entity,
    FactDeclaration,
    HeldSystem,
    Organisation,
    Reference,
    SoAEntry,
    Source,
)
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge

ORG = BASE + "org/muster"
DAY = date(2026, 1, 15)


def full() -> Organisation:
    """Return an organisation in which every field says something of its own."""
    source = Source("soa.xlsx", "SoA sheet", 7)
    return Organisation(
        slug="muster", label="Muster GmbH", sector="logistics", size_class="medium",
        entities=[Entity("main", "Muster GmbH"), Entity("es", "Muster SL")],
        systems=[AISystem("cv", "CV screening", "rank applicants", "HR lead", "operation", Source("inv.csv", None, 3), "AI-7",
                          "People team", "In use since May", "Neural network", "first selection", "Very high", date(2025, 5, 2),
                          date(2026, 6, 3), date(2027, 6, 4), date(2028, 7, 5), date(2025, 8, 6), (date(2026, 9, 7), date(2027, 10, 8)),
                          date(2025, 1, 9), "es", "Model M by Maker")],
        held=[HeldSystem("iso27001-2022", True, "Body AG", date(2027, 2, 1), "All sites")],
        artefacts=[
            Artefact("pol-1", 'A "quoted"\npolicy \\ é', "InformationSecurityPolicy", "Title", "POL-1", "Policy stated", "Approved",
                     "Owner A", "Approver B", "2.0", DAY, date(2026, 2, 15), date(2027, 3, 15), date(2028, 4, 15),
                     "iso27001-2022", source),
        ],
        soa=[
            SoAEntry("iso27001:A.5.1", True, "Partial", "Partly there", "by law", "as described",
                     (Reference("POL-1", "pol-1"), Reference("RACI", None, "RolesAndResponsibilities"), Reference("CMDB")), source),
            SoAEntry("iso27001:A.5.2", None, "Unknown"),
        ],
        addresses=[
            Address("1", "pol-1", "iso42001:5.2_1", "entity/main", "inspected", "sampled", "Ann Auditor", date(2026, 5, 5),
                    date(2026, 3, 1), date(2026, 4, 30), ("content_deficient",), Source("wb.xlsx", "Artefacts", 9)),
        ],
        declarations=[
            FactDeclaration("system/cv", "fact-recruitment", True, "Dee Clare", date(2026, 11, 20), Source("wb.xlsx", "Facts", 4)),
            FactDeclaration("system/cv", "fact-recruitment", False),
            FactDeclaration("entity/es", "fact-employer", True),
        ],
        complete=[Complete("documents", date(2026, 11, 23))],
    )  # fmt: skip


def said(triples: list[Triple], subject: str, name: str) -> list[str]:
    return [
        t.object.value for t in triples if t.subject.value == f"{ORG}{subject}" and t.predicate == NamedNode(aims(name))
    ]


def test_one_entry_of_each_kind() -> None:
    triples = to_triples(full())
    assert said(triples, "/soa/iso27001-2022/A.5.1", "control") == [BASE + "iso27001-2022/A.5.1"]
    assert said(triples, "/soa/iso27001-2022/A.5.1", "soaOf") == [ORG + "/held/iso27001-2022"]
    assert said(triples, "/soa/iso27001-2022/A.5.1", "implementation") == [AIMS + "implementationPartial"]
    assert said(triples, "/soa/iso27001-2022/A.5.1", "refersTo") == [ORG + "/artefact/pol-1"]
    assert said(triples, "/soa/iso27001-2022/A.5.2", "applicable") == [], "what is not said is absent"
    assert said(triples, "/reference/1", "inEntry") == [ORG + "/soa/iso27001-2022/A.5.1"]
    assert said(triples, "/reference/1", "artefactType") == [AIMS + "RolesAndResponsibilities"]
    assert said(triples, "/reference/2", "artefactType") == []
    assert said(triples, "/artefact/pol-1", "typeBasis") == [AIMS + "typeByTitle"]
    assert said(triples, "/artefact/pol-1", "documentStatus") == [AIMS + "statusApproved"]
    assert said(triples, "/artefact/pol-1", "managementSystem") == [ORG + "/held/iso27001-2022"]
    assert said(triples, "/held/iso27001-2022", "certificateStatus") == [AIMS + "certificateSeen"]
    assert said(triples, "/address/1", "addresses") == [BASE + "iso42001-2023/5.2_1"]
    assert said(triples, "/address/1", "unit") == [ORG + "/entity/main"]
    assert said(triples, "/address/1", "operatingBasis") == [AIMS + "sampled"]
    assert said(triples, "/address/1", "deficiency") == [AIMS + "content_deficient"]
    assert said(triples, "/complete/documents", "completeAsOf") == ["2026-11-23"]


def _leaves(value: object) -> list[object]:
    if is_dataclass(value) and not isinstance(value, type):
        return [leaf for f in fields(value) for leaf in _leaves(getattr(value, f.name))]
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in _leaves(item)]
    return [] if value is None else [value]


def test_nothing_is_lost() -> None:
    triples = to_triples(full())
    written = {t.object.value for t in triples} | {t.subject.value for t in triples}
    everything = "\n".join(written)
    codes = {"Partial", "Unknown", "Approved", "Title"}
    for leaf in _leaves(full()):
        text = (
            leaf.isoformat() if isinstance(leaf, date) else str(leaf).lower() if isinstance(leaf, bool) else str(leaf)
        )
        if text in ("POL-1",):
            assert text in written
        elif ":" in text and text.partition(":")[0] in ("iso27001", "iso42001"):
            assert text.partition(":")[2] in everything
        else:
            assert text in written or text in codes or f"/{text}" in everything or f"#{text}" in everything, text


def test_only_values_that_rules_may_see() -> None:
    for triple in to_triples(full()):
        assert isinstance(triple.subject, NamedNode)
        assert triple.subject.value.startswith(ORG)
        if isinstance(triple.object, Literal):
            assert canonical(triple.object) == triple.object
        else:
            assert isinstance(triple.object, NamedNode)


def test_the_file_reads_back_the_same(tmp_path: Path) -> None:
    triples = to_triples(full())
    write_atomic(tmp_path / "org.ttl", turtle(triples))
    assert {str(t) for t in read_triples(tmp_path / "org.ttl")} == {str(t) for t in triples}


def test_an_organisation_always_has_an_entity() -> None:
    triples = to_triples(Organisation("muster", "Muster GmbH"))
    assert said(triples, "/entity/main", "ofOrganisation") == [ORG]


def test_every_word_is_in_the_vocabulary(knowledge: Knowledge) -> None:
    known = {quad.subject.value for quad in knowledge.store.quads_for_pattern(None, None, None)}
    used = {t.predicate.value for t in to_triples(full())} | {
        t.object.value for t in to_triples(full()) if isinstance(t.object, NamedNode)
    }
    unknown = {iri.removeprefix(AIMS) for iri in used if iri.startswith(AIMS) and iri not in known}
    assert unknown == set()


def test_an_import_gives_the_same_triples_each_time(imported: Callable[..., ImportResult]) -> None:
    soa = "Control;Applicable;Justification;Status;Reference\nA.5.1;Yes;law;Planned;D1\nA.5.2;No;none;;x\n"
    once, again = (to_triples(imported(soa).organisation) for _ in range(2))
    assert once == again
    assert len({str(t) for t in once}) == len(once), "no triple twice"


@pytest.mark.parametrize("control", ["A.5.1", "iso99:A.5.1"])
def test_an_id_without_a_known_prefix_is_refused(control: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        to_triples(Organisation("m", "M", soa=[SoAEntry(control, True, "Planned")]))
