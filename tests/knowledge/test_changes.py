"""What AI changes in a system held: every id exists, both languages, every code is one of its list."""

from __future__ import annotations

import re

from aims_graph.base.terms import EDITIONS
from aims_graph.knowledge.knowledge import Knowledge


def test_there_are_as_many_as_a_lead_auditor_would_list(knowledge: Knowledge) -> None:
    assert 35 <= len(knowledge.changes) <= 50
    assert sorted(int(change.id.split("-")[1]) for change in knowledge.changes) == list(
        range(1, len(knowledge.changes) + 1)
    )


def test_everything_they_concern_exists_and_is_of_their_edition(knowledge: Knowledge) -> None:
    catalogue = knowledge.catalogue
    for change in knowledge.changes:
        assert change.edition in EDITIONS.values()
        assert change.concerns, change.id
        for concern in change.concerns:
            assert concern.id in catalogue.statements or concern.id in catalogue.provisions, concern.id
            assert catalogue.provisions[concern.provision].edition == change.edition
            assert concern.title["en"]
            assert concern.title["es"]


def test_text_and_reason_are_in_both_languages_and_differ(knowledge: Knowledge) -> None:
    said = [words[lang] for c in knowledge.changes for words in (c.text, c.why) for lang in ("en", "es")]
    assert len(said) == len(set(said)) == 4 * len(knowledge.changes)
    for text in said:
        assert text.endswith("."), text
        assert len(text.split()) <= 65, text


def test_every_code_is_one_of_its_list_and_every_area_is_used(knowledge: Knowledge) -> None:
    catalogue = knowledge.catalogue
    areas = catalogue.members("ChangeArea")
    assert list(dict.fromkeys(change.area for change in knowledge.changes)) == areas
    assert {change.when for change in knowledge.changes} == set(catalogue.members("ChangeCondition"))
    assert {change.owner_role for change in knowledge.changes} <= set(catalogue.members("Role"))
    assert {change.effort for change in knowledge.changes} <= {"effortS", "effortM", "effortL"}


def test_conflicts_ask_for_a_decision(knowledge: Knowledge) -> None:
    conflicts = [change for change in knowledge.changes if change.conflict]
    assert len(conflicts) >= 3
    for change in conflicts:
        assert change.text["en"].startswith("Decide")
        assert change.text["es"].startswith("Decidir")


def test_none_is_put_as_a_requirement_of_the_standard(knowledge: Knowledge) -> None:
    for change in knowledge.changes:
        assert not re.search(r"\b(shall|27001 (requires|asks|demands))\b", f"{change.text['en']} {change.why['en']}")


def test_they_are_out_of_what_the_rules_read(knowledge: Knowledge) -> None:
    kept = {t.predicate.value.rpartition("#")[2] for t in knowledge.reasoning_core if "#change-" in t.subject.value}
    assert kept <= {"type"}


def test_every_code_says_what_it_means_in_both_languages(knowledge: Knowledge) -> None:
    catalogue = knowledge.catalogue
    classes = (
        *("State", "Action", "Cause", "Observation", "Basis", "Bearing", "BaseStatus", "Reach", "ReuseStanding"),
        *("Theme", "Role", "Implementation", "Relation", "Code", "AddressKind", "Evidence", "EvidenceLevel"),
        *("Applicability", "ChangeArea", "ChangeCondition"),
    )
    codes = {code for name in classes for code in catalogue.members(name)}
    lacking = sorted(code for code in codes if not {"en", "es"} <= set(catalogue.definition(code)))
    assert lacking == []
