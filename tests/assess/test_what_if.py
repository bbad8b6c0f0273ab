"""What-if says before it happens what the same change gives for real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from aims_graph import api
from aims_graph.assess.difference import difference
from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.what_if import Change, supposing
from aims_graph.base.errors import InputError
from aims_graph.base.terms import aims
from aims_graph.cli.example import import_example

TARGET = "iso42001-2023"


@pytest.fixture(scope="module")
def handed(knowledge) -> Handed:
    """The shipped organisation, with an AI system and a second entity."""
    told = import_example(knowledge)
    label, kind = (NamedNode(iri) for iri in ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))  # fmt: skip
    system = NamedNode(f"{told.iri}/system/ranker")
    more = (Triple(system, kind, NamedNode(aims("AISystem"))), Triple(system, label, Literal("Ranker")))
    return replace(
        told,
        triples=(*told.triples, *more),
        units=((f"{told.iri}/entity/main", "unitEntity"), (system.value, "unitSystem")),
    )


def result(handed: Handed, knowledge, **more: Any) -> AssessmentResult:
    return api.assess(knowledge, handed, as_of=date(2026, 11, 24), held=["iso27001"], judge=False, **more).result


def suppose(handed: Handed, knowledge, *changes: tuple[str, str]) -> Handed:
    return supposing(handed, [Change(*change) for change in changes], knowledge.catalogue, TARGET)


@pytest.fixture(scope="module")
def before(handed, knowledge) -> AssessmentResult:
    """The organisation as it is."""
    return result(handed, knowledge)


def test_nothing_supposed_is_no_difference(handed, knowledge, before):
    same = suppose(handed, knowledge)
    assert same is handed
    assert difference(before, result(same, knowledge)).empty


def test_a_withdrawn_document_given_for_real_is_what_was_said(handed, knowledge, before):
    """For real: the firm's register says withdrawn, in another order of lines."""
    status = NamedNode(aims("documentStatus"))
    real = tuple(
        Triple(t.subject, t.predicate, NamedNode(aims("statusWithdrawn")))
        if t.predicate == status and str(t.subject).endswith("/artefact/hf-pro-07>") else t
        for t in reversed(handed.triples)
    )  # fmt: skip
    supposed = result(suppose(handed, knowledge, ("withdraw", "DPIA procedure")), knowledge)
    assert difference(supposed, result(replace(handed, triples=real), knowledge)).empty
    found = difference(before, supposed)
    assert {change.statement for change in found.changed} == {"iso42001:6.1.4_1", "iso42001:A.5.2_1"}
    assert [each.deficiencies_after for each in found.artefacts] == [("superseded",)]


def test_an_excluded_control_and_a_unit_that_falls_away(handed, knowledge, before):
    found = difference(before, result(suppose(handed, knowledge, ("exclude", "iso42001:A.10.4"), ("exclude", "system/ranker")), knowledge))  # fmt: skip
    changed = {change.statement: change for change in found.changed}
    assert changed["iso42001:A.10.4_1"].after.state == "not_applicable"
    assert found.units_gone == ("system/ranker",)
    assert found.units_new == ("system/none-declared",)
    assert all(change.unit == "system/ranker" for change in found.gone)
    assert found.gone


def test_changes_say_what_a_file_would_say(handed, knowledge):
    made = suppose(
        handed, knowledge, ("expire", "HF-PRO-07@2026-11-01"), ("supersede", "HF-PRO-07=HF-PLN-05"), ("redesign", "ranker@2026-12-01"),
        ("retire", "Ranker@2027-01-01"), ("leave", "entity/main@2027-01-01"), ("add", "recruitment=yes@system/ranker"),
        ("add", "recruitment=no@system/ranker"),
    )  # fmt: skip
    said = {
        (str(t.subject).rpartition("/")[2].rstrip(">"), t.predicate.value.removeprefix(aims(""))): t.object.value
        for t in made.triples
    }
    assert said["hf-pro-07", "validUntil"] == "2026-11-01"
    assert said["hf-pro-07", "documentStatus"] == aims("statusSuperseded")
    assert said["hf-pln-05", "supersedes"].endswith("/hf-pro-07")
    assert (said["ranker", "redesignedOn"], said["ranker", "retiredOn"]) == ("2026-12-01", "2027-01-01")
    assert said["main", "leftOn"] == "2027-01-01"
    assert said["system.ranker.recruitment", "factValue"] == "false"


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("withdraw", "DPIA procedur", "dpia procedure"),
        ("expire", "HF-PRO-07", "NAME@YYYY-MM-DD"),
        ("expire", "HF-PRO-07@2026-02-30", "NAME@YYYY-MM-DD"),
        ("supersede", "HF-PRO-07", "OLD=NEW"),
        ("redesign", "rankr@2026-12-01", "ranker"),
        ("exclude", "iso42001:A.10.44", "iso42001:A.10.4"),
        ("exclude", "iso42001:9.2", "clauses are never excluded"),
        ("exclude", "iso27001:A.5.1", "a control of iso42001-2023"),
        ("exclude", "system/rankr", "system/ranker"),
        ("leave", "entity/mian@2027-01-01", "entity/main"),
        ("add", "recruitment@system/ranker", "FACT=yes@UNIT"),
        ("add", "recruitmnt=yes@system/ranker", "recruitment"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(handed, knowledge, kind, about, expected):
    with pytest.raises(InputError) as raised:
        suppose(handed, knowledge, (kind, about))
    assert expected in raised.value.problems[0].sentence()
