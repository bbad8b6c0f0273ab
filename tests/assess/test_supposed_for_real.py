"""Each kind of supposal against a workbook that really says so: the same facts, so the same items, counts and reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple

from aims_graph import api
from aims_graph.assess.difference import difference
from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.supposals import Change
from aims_graph.assess.what_if import KINDS, supposing
from aims_graph.base.terms import aims
from aims_graph.intake.choices import choices
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Entity,
    FactDeclaration,
    HeldSystem,
    Organisation,
    Row,
    SoAEntry,
)
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.knowledge import Knowledge

DAY = date(2026, 11, 24)
TARGET = "iso42001-2023"
OURS = "Supposed to be decided for a reason that the firm has yet to write."
NOT_SAID = {  # where a row stood, and how a name was written: no rule reads it
    NamedNode(aims(name)) for name in ("sourceFile", "sourceSheet", "sourceRow", "declaredBy", "declaredOn")
} | {NamedNode("http://www.w3.org/2000/01/rdf-schema#label")}


def firm() -> Organisation:
    """A firm of two entities with two AI systems, a policy and its successor, and a wave to come."""
    return Organisation(
        "firm", "Firm",
        entities=[Entity("main", "Firm S.A."), Entity("lab", "Firm Lab S.A.")],
        systems=[
            AISystem("ranker", "Ranker", stage="operation", entity="main", in_use_since=date(2025, 3, 1)),
            AISystem("chat", "Chat", stage="operation", entity="lab"),
            AISystem("scorer", "Scorer", stage="design", entity="main"),
        ],
        held=[HeldSystem("iso27001-2022", certificate_seen=True)],
        artefacts=[
            Artefact("pol-1", "AI policy", "AIPolicy", identifier="POL-1", status="Approved", approver="CEO", owner="CISO"),
            Artefact("pol-2", "AI policy 2", "AIPolicy", identifier="POL-2", status="Approved", approver="CEO", owner="CISO"),
            Artefact("con-1", "Contract with Lexa", "SupplierContract", identifier="CON-1", status="Approved", owner="CISO"),
        ],
        addresses=[
            Address("a1", "pol-1", "iso42001:A.2.2_1", design="inspected", operating="inspected", inspected_by="A. Auditor",
                    inspected_on=date(2026, 10, 1)),
            Address("a2", "con-1", "iso42001:A.10.2_1", design="inspected", operating="inspected", inspected_by="A. Auditor",
                    inspected_on=date(2026, 10, 1)),
        ],
        soa=[SoAEntry("iso42001:A.10.4", True, "Implemented", edition=TARGET, justification="Customers rely on it")],
        rows=[
            Row("scope", "later", "Scorer later", {
                "system": ("system/scorer",), "in_out": ("scopeIn",), "wave": (2,), "signed_by": ("CEO",),
                "signed_on": (date(2026, 10, 1),), "from": (date(2027, 6, 1),),
            }),
        ],
    )  # fmt: skip


def scoped(unit: str, said: str, starts: date | None = None) -> Row:
    kind, _, slug = unit.partition("/")
    values = {
        kind: (unit,), "in_out": (said,), "signed_by": ("what-if",), "signed_on": (DAY,), "reason": (OURS,),
        **({"from": (starts,)} if starts else {}),
    }  # fmt: skip
    return Row("scope", f"what-if.{kind}.{slug}", f"what-if.{kind}.{slug}", values)


def _expire(org: Organisation) -> None:
    org.artefacts[2] = replace(org.artefacts[2], valid_until=date(2026, 11, 25))


def _withdraw(org: Organisation) -> None:
    org.artefacts[0] = replace(org.artefacts[0], status="Withdrawn")


def _supersede(org: Organisation) -> None:
    org.artefacts[0] = replace(org.artefacts[0], status="Superseded")
    org.artefacts[1] = replace(org.artefacts[1], values={"supersedes": ("artefact/pol-1",)})


def _redesign(org: Organisation) -> None:
    org.systems[0] = replace(org.systems[0], redesigned=(date(2026, 11, 25),))


def _retire(org: Organisation) -> None:
    org.systems[0] = replace(org.systems[0], retired_on=date(2026, 11, 25), stage="retired")


def _exclude_control(org: Organisation) -> None:
    org.soa[0] = replace(org.soa[0], applicable=False, implementation="Excluded", justification=OURS)


def _exclude_unit(org: Organisation) -> None:
    org.rows.append(scoped("system/chat", "scopeOut"))


def _include(org: Organisation) -> None:
    org.rows.append(scoped("system/scorer", "scopeIn"))


def _leave(org: Organisation) -> None:
    org.entities[1] = replace(org.entities[1], values={"left_on": (date(2026, 11, 25),)})


def _add(org: Organisation) -> None:
    org.declarations.append(FactDeclaration("system/ranker", "fact-recruitment", value=True))


CASES: list[tuple[str, str, Callable[[Organisation], None]]] = [
    ("expire", "CON-1@2026-11-25", _expire),
    ("withdraw", "AI policy", _withdraw),
    ("supersede", "POL-1=POL-2", _supersede),
    ("redesign", "ranker@2026-11-25", _redesign),
    ("retire", "system/ranker@2026-11-25", _retire),
    ("exclude", "iso42001:A.10.4", _exclude_control),
    ("exclude", "Chat", _exclude_unit),
    ("include", "system/scorer", _include),
    ("leave", "Firm Lab S.A.@2026-11-25", _leave),
    ("add", "recruitment=yes@system/ranker", _add),
]
TOGETHER = [case for case in CASES if case[0] not in ("supersede", "retire")]


class Files:
    """Writes the workbook of an organisation and reads it as any file handed in."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        self.folder, self.knowledge, self.number = folder, knowledge, 0

    def handed(self, *edits: Callable[[Organisation], None]) -> Handed:
        org = firm()
        for edit in edits:
            edit(org)
        self.number += 1
        path = self.folder / str(self.number) / "firm.xlsx"
        path.parent.mkdir()
        write_template(path, lang="en", choices=choices(self.knowledge, "en"), organisation=org)
        return api.read_organisation(path, self.knowledge)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Files:
    return Files(tmp_path_factory.mktemp("books"), knowledge)


@pytest.fixture(scope="module")
def base(files: Files) -> Handed:
    return files.handed()


def supposed(base: Handed, knowledge: Knowledge, *changes: tuple[str, str]) -> Handed:
    made = [Change(*change) for change in changes]
    return supposing(base, made, knowledge.catalogue, [TARGET], DAY)


def said(handed: Handed) -> set[Triple]:
    return {t for t in handed.triples if t.predicate not in NOT_SAID}


def assessed(handed: Handed, knowledge: Knowledge, day: date) -> AssessmentResult:
    return api.assess(knowledge, handed, as_of=day, held=["iso27001"], judge=False).result


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, _, _ in CASES} == set(KINDS)


@pytest.mark.parametrize(("kind", "about", "edit"), CASES, ids=[f"{kind} {about}" for kind, about, _ in CASES])
def test_it_says_what_the_changed_workbook_says(
    base: Handed, files: Files, knowledge: Knowledge, kind: str, about: str, edit: Callable[[Organisation], None]
) -> None:
    real, tried = said(files.handed(edit)), said(supposed(base, knowledge, (kind, about)))
    assert real != said(base)
    assert tried == real, (tried - real, real - tried)


def test_the_assessments_are_the_same_and_the_states_change(base: Handed, files: Files, knowledge: Knowledge) -> None:
    """All at once: one assessment of the workbook as it is, one of it changed, one of what was supposed."""
    day = date(2026, 11, 26)
    tried = assessed(supposed(base, knowledge, *(case[:2] for case in TOGETHER)), knowledge, day)
    real = assessed(files.handed(*(case[2] for case in TOGETHER)), knowledge, day)
    apart = difference(tried, real)
    assert apart.empty
    assert [(count.id, count.value) for count in tried.counts] == [(count.id, count.value) for count in real.counts]
    found = difference(assessed(base, knowledge, day), tried)
    states = {
        change.item: (change.before.state, change.after.state)
        for change in found.changed
        if change.before and change.after
    }
    assert states["iso42001:A.10.4_1@entity/main"][1] == "not_applicable"
    assert states["iso42001:A.2.2_1@entity/main"] == ("evidenced", "not_evidenced")
    assert states["iso42001:A.10.2_1@system/ranker"] == ("evidenced", "not_evidenced")
    gone = {change.unit for change in found.gone}
    assert gone == {"entity/lab", "system/chat"}
    touched = {change.item: change.reasons for change in found.touched}
    assert "planned_wave" in {reason.before for reason in touched["iso42001:A.6.2.4_1@system/scorer"]}
