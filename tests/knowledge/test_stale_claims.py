"""What is still said of the law and the standards and is no longer so, or never was: each claim fails on our data.

A claim is data: its words as `legal-state.md` has them, and what our data would have to say for it to stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from aims_graph.knowledge.calendar import entries, milestones, standards
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.versions import versions
from aims_graph.reports.wording import LANGUAGES


def days(knowledge: Knowledge, provision: str) -> set[str]:
    """The days from which the duties of a provision have effect under the law as amended, of any route."""
    found = {
        entry.effective_from
        for entry in entries(knowledge.duties)
        if entry.duty.statement.requirement.partition(":")[2].split(".")[0] == provision
    }
    assert found, f"no duty of Article {provision} is dated"
    return found


def binds(knowledge: Knowledge, curie: str) -> bool:
    duty = knowledge.duties.by_curie[curie]
    return duty.binds and "current" in duty.laws


def high_risk_from_2026(knowledge: Knowledge) -> bool:
    return any("2026-08-02" in days(knowledge, str(article)) for article in range(8, 28))


def omnibus_pending(knowledge: Knowledge) -> bool:
    told = {m.id: m.on for m in milestones(knowledge.catalogue)}
    changed = versions(knowledge.catalogue, knowledge.catalogue.provisions["aiact:113.c"])
    return told.get("milestone-omnibus-in-force") != "2026-07-27" or {v.law for v in changed} != {
        "lawOriginal",
        "lawCurrent",
    }


def literacy_gone(knowledge: Knowledge) -> bool:
    duty = knowledge.duties.by_curie["aiact:4.1_1"]
    kept = binds(knowledge, "aiact:4.1_1") and duty.statement.modality == "shall"
    return not (
        kept and set(duty.actors) == {"actor-provider", "actor-deployer"} and "2026-07-27" in days(knowledge, "4")
    )


def registration_abolished(knowledge: Knowledge) -> bool:
    in_law = knowledge.catalogue.provisions["aiact:49.2"].in_law
    return "lawCurrent" not in in_law or not binds(knowledge, "aiact:49.2_1")


def article_50_postponed(knowledge: Knowledge) -> bool:
    (grace,) = knowledge.duties.transitions["transition-111-4"].days
    only_old_systems = (grace.cut_off, grace.comply_by) == ("2026-08-02", "2026-12-02")
    return days(knowledge, "50") != {"2026-08-02"} or not only_old_systems


def gpai_postponed(knowledge: Knowledge) -> bool:
    return any(days(knowledge, article) != {"2025-08-02"} for article in ("53", "54", "55"))


def presumption(knowledge: Knowledge) -> bool:
    denied = {"en": "gives no presumption of conformity", "es": "no da presunción de conformidad"}
    told = all(any(said in text for text in LANGUAGES[lang].values()) for lang, said in denied.items())
    en_42001 = next(m for m in milestones(knowledge.catalogue) if m.id == "milestone-en-42001")
    cited = any(s.cited or "42001" in s.identifier for s in standards(knowledge.catalogue))
    return not told or cited or "not a harmonised standard" not in en_42001.label["en"]


def basis_10_5(knowledge: Knowledge) -> bool:
    (original,) = versions(knowledge.catalogue, knowledge.catalogue.provisions["aiact:10.5"])
    moved = original.change == "changeDeleted" and "aiact:4a.1" in knowledge.catalogue.provisions
    return not moved or "current" in knowledge.duties.by_curie["aiact:10.5_1"].laws


def controls_39(knowledge: Knowledge) -> bool:
    return len(knowledge.catalogue.controls("iso42001")) != 38


def new_controls_10(knowledge: Knowledge) -> bool:
    controls = [knowledge.catalogue.provisions[curie] for curie in knowledge.catalogue.controls("iso27001")]
    new = [control for control in controls if control.note.get("en", "").startswith("New in 2022")]
    return (len(controls), len(new)) != (93, 11)


def exists(local: str) -> Callable[[Knowledge], bool]:
    return lambda knowledge: f"iso42001:{local}" in knowledge.catalogue.provisions


STALE: Final[dict[str, Callable[[Knowledge], bool]]] = {
    "High-risk duties from 2 August 2026": high_risk_from_2026,
    "the omnibus is pending": omnibus_pending,
    "Art. 4 no longer binds companies": literacy_gone,
    "Art. 49(2) registration abolished": registration_abolished,
    "Art. 50 postponed": article_50_postponed,
    "GPAI postponed": gpai_postponed,
    "42001 gives presumption of conformity": presumption,
    "10(5) is the basis for bias data": basis_10_5,
    "42001 has 39 controls": controls_39,
    "27001:2022 has 10 new controls": new_controls_10,
    "8.5": exists("8.5"),
    "8.6": exists("8.6"),
    "A.6.1.4": exists("A.6.1.4"),
    "A.6.3.2": exists("A.6.3.2"),
}
"""Claim → whether our data would let it stand."""


@pytest.mark.parametrize("claim", STALE)
def test_a_stale_claim_does_not_stand(knowledge: Knowledge, claim: str) -> None:
    assert not STALE[claim](knowledge)


def test_every_claim_that_the_legal_state_rejects_is_here(shared: Path) -> None:
    text = (shared / "reference" / "legal-state.md").read_text(encoding="utf8")
    section = text.partition("## Stale claims to reject")[2]
    assert set(re.findall(r'"([^"]+)"', section)) == set(STALE)


def test_the_ids_that_do_exist_are_found_so_that_the_test_can_fail(knowledge: Knowledge) -> None:
    assert exists("8.4")(knowledge)
    assert exists("A.6.1.3")(knowledge)


def test_article_10_5_gave_way_to_4a_and_4a_asks_nothing_by_itself(knowledge: Knowledge) -> None:
    assert knowledge.duties.by_curie["aiact:10.5_1"].laws == ("original",)
    assert "current" in knowledge.duties.by_curie["aiact:4a.1_1"].laws
    assert not knowledge.duties.by_curie["aiact:4a.1_1"].binds


def test_the_standards_seen_are_named_and_none_is_cited(knowledge: Knowledge) -> None:
    assert {entry.identifier for entry in standards(knowledge.catalogue)} >= {"EN 18286:2026", "prEN 18228"}
