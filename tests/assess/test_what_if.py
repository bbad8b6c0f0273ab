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
from aims_graph.assess.supposals import Change, circumstances
from aims_graph.assess.what_if import KINDS, supposing
from aims_graph.base.errors import InputError
from aims_graph.base.terms import aims
from aims_graph.cli.example import import_example

TARGET = "iso42001-2023"
DAY = date(2026, 11, 24)


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
    return api.assess(knowledge, handed, as_of=DAY, held=["iso27001"], judge=False, **more).result


def suppose(handed: Handed, knowledge, *changes: tuple[str, str]) -> Handed:
    return supposing(handed, [Change(*change) for change in changes], knowledge.catalogue, [TARGET], DAY)


@pytest.fixture(scope="module")
def before(handed, knowledge) -> AssessmentResult:
    """The organisation as it is."""
    return result(handed, knowledge)


def test_nothing_supposed_is_no_difference(handed, knowledge, before):
    assert suppose(handed, knowledge) is handed
    assert difference(before, before).empty


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


def test_changes_say_what_a_file_would_say(handed, knowledge):
    made = suppose(
        handed, knowledge, ("expire", "HF-PRO-07@2026-11-24"), ("supersede", "HF-PRO-07=HF-PLN-05"), ("redesign", "ranker@2026-12-01"),
        ("retire", "Ranker@2027-01-01"), ("add", "recruitment=no@system/ranker"), ("exclude", "system/ranker@2026-12-24"),
    )  # fmt: skip
    said = {
        (str(t.subject).rpartition("/")[2].rstrip(">"), t.predicate.value.removeprefix(aims(""))): t.object.value
        for t in made.triples
    }
    assert said["hf-pro-07", "validUntil"] == "2026-11-24"
    assert said["hf-pro-07", "documentStatus"] == aims("statusSuperseded")
    assert said["hf-pln-05", "supersedes"].endswith("/hf-pro-07")
    assert (said["ranker", "redesignedOn"], said["ranker", "retiredOn"]) == ("2026-12-01", "2027-01-01")
    entry = "what-if.system.ranker"
    assert (said[entry, "scopeDecision"], said[entry, "signedOn"]) == (aims("scopeOut"), "2026-11-24")
    assert said[entry, "effectiveFrom"] == "2026-12-24"
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
        ("include", "system/none", "system/ranker"),
        ("include", "wave/2", "the scope has no waves"),
        ("include", "ranker=2", "wave/N"),
        ("include", "ranker=wave/two@2027-01-01", "wave/N"),
        ("leave", "entity/mian@2027-01-01", "entity/"),
        ("withdraw", "https://w3id.org/aims-graph/org/other/artefact/hf-pro-07", "artefact/"),
        ("exclude", "https://w3id.org/aims-graph/org/other/system/ranker", "ranker"),
        ("withdraw", "", "artefact/"),
        ("retire", "@2027-01-01", "NAME@YYYY-MM-DD"),
        ("retire", "ranker@2026-11-23", "2026-11-24 or a later day"),
        ("exclude", "ranker@2020-01-01", "2026-11-24 or a later day"),
        ("exclude", "ranker@soon", "NAME@YYYY-MM-DD"),
        ("exclude", "iso42001:A.10.4@2027-01-01", "iso42001:A.10.4"),
        ("explode", "ranker", "one of expire, withdraw"),
        ("add", "recruitment@system/ranker", "FACT=yes@UNIT"),
        ("add", "recruitmnt=yes@system/ranker", "recruitment"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(handed, knowledge, kind, about, expected):
    with pytest.raises(InputError) as raised:
        suppose(handed, knowledge, (kind, about))
    assert expected in raised.value.problems[0].sentence()


@pytest.mark.parametrize(
    "changes",
    [
        [("include", "system/ranker"), ("exclude", "Ranker")],
        [("exclude", "system/ranker"), ("exclude", "system/ranker@2027-01-01")],
        [("retire", "ranker@2027-01-01"), ("retire", "ranker@2027-02-01")],
        [("redesign", "ranker@2027-03-01"), ("retire", "ranker@2027-02-01")],
        [("withdraw", "HF-PRO-07"), ("supersede", "HF-PLN-05=HF-PRO-07")],
        [("supersede", "HF-PRO-07=HF-PLN-05"), ("supersede", "HF-PLN-05=HF-PRO-07")],
        [("supersede", "HF-PRO-07=HF-PRO-07")],
        [("expire", "HF-PRO-07@2027-01-01"), ("expire", "DPIA Procedure@2027-01-02")],
        [("add", "recruitment=yes@ranker"), ("add", "recruitment=no@system/ranker")],
    ],
)
def test_two_supposals_that_cannot_both_come_true_are_refused(handed, knowledge, changes):
    with pytest.raises(InputError) as raised:
        suppose(handed, knowledge, *changes)
    said = raised.value.problems[0]
    assert said.code == "contradiction"
    assert changes[-1][1] in said.found or changes[0][1] in said.found


def test_the_same_supposal_twice_is_one(handed, knowledge):
    once = suppose(handed, knowledge, ("retire", "ranker@2027-01-01"))
    assert set(suppose(handed, knowledge, *[("retire", "ranker@2027-01-01")] * 2).triples) == set(once.triples)


def test_one_brings_in_every_unit_of_a_wave(handed, knowledge):
    later, unit = NamedNode(f"{handed.iri}/scope/later"), NamedNode(f"{handed.iri}/system/ranker")
    more = (Triple(later, NamedNode(aims("unit")), unit), Triple(later, NamedNode(aims("wave")), Literal(2)))
    made = suppose(replace(handed, triples=(*handed.triples, *more)), knowledge, ("include", "wave/2@2026-12-01"))
    new = {
        t.predicate.value.removeprefix(aims("")): t.object.value for t in made.triples if "what-if" in str(t.subject)
    }
    assert (new["unit"], new["scopeDecision"], new["wave"]) == (unit.value, aims("scopeIn"), "2")


def test_nothing_is_seen_from_before_the_day_asked_about(handed, knowledge):
    with pytest.raises(InputError, match="before the day asked about"):
        api.what_if(knowledge, handed, [], as_of=DAY, then=date(2026, 11, 23), held=["iso27001"])


@pytest.mark.parametrize("kind", [*KINDS, "confirm", "reject"])
def test_each_supposal_is_a_sentence_in_both_languages(kind):
    told = Change(kind, {"supersede": "A=B", "add": "recruitment=yes@system/x"}.get(kind, "X@2027-01-01")).words()
    assert told["en"] != told["es"]
    assert not any("{" in text for text in told.values())
    if kind not in ("supersede", "add", "withdraw", "confirm", "reject"):
        assert all("2027-01-01" in text and "@" not in text for text in told.values())


def test_the_circumstances_are_told_in_both_languages():
    told = circumstances(DAY, "original")
    assert [text["es"] for text in told] == ["visto desde el 2026-11-24", "con la ley en su texto original"]
    assert [text["en"] for text in told] == ["seen from 2026-11-24", "under the law as first published"]
