"""What ``why`` tells beside the state: the path of 6.1.3, records, scope – on the items that each bears on, on no other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.assess.test_difference import item, result

from aims_graph.assess.item_findings import findings_of, item_json
from aims_graph.assess.record_result import RecordCase, RecordFinding, RecordPlace
from aims_graph.assess.result import AssessmentResult, Unit
from aims_graph.assess.scope import Scope, ScopeLine, UnitScope
from aims_graph.assess.soa_path import Ground, SoAFlag, SoAPath
from aims_graph.assess.why import why_lines

UNREASONED = SoAFlag(
    code="soa-reason-missing", text={"en": "No reason is given.", "es": "No consta el motivo."}, control="iso42001:A.2.2",
    entry="soa/iso42001-2023/A.2.2", id="soa-reason-missing/soa/iso42001-2023/A.2.2",
    remedy={"en": "Write the reason.", "es": "Indique el motivo."}, bears_on=("iso42001:6.1.3_9",),
)  # fmt: skip
ACCEPTED = SoAFlag(
    code="risk-not-accepted", text={"en": "Nobody accepted it.", "es": "Nadie lo aceptó."}, units=("system/ranker",), ground="risk/r-1",
    question=True, id="risk-not-accepted/risk/r-1", remedy={"en": "Have it accepted.", "es": "Recabe la aceptación."},
    bears_on=("iso42001:6.1.3_13",),
)  # fmt: skip
IMPLAUSIBLE = SoAFlag(
    code="whileUsing", text={"en": "Ranker is in use.", "es": "Ranker está en uso."}, control="iso42001:A.9.2", units=("entity/main",),
    entry="soa/iso42001-2023/A.9.2", id="whileUsing/soa/iso42001-2023/A.9.2", remedy={"en": "Withdraw it.", "es": "Retírela."},
)  # fmt: skip
LATE = RecordFinding(
    id="not-verified/release/go", code="release-not-verified", shape="aims:shape", case="release/go", effect="effectQuestion",
    sentence={"en": "Which verification?", "es": "¿Qué verificación?"}, bears_on=("iso42001:A.6.2.4_1",), units=("entity/main",),
)  # fmt: skip
CASE = RecordCase("release/go", "releaseCase", "lifeCycle", "asked", RecordPlace("decision/go", "Go live"))
SCOPE = Scope(
    entries=(
        ScopeLine("scope/arga", "Arga out", ("entity/main",), "scopeOut", "unsigned"),
        ScopeLine("scope/later", "Arga later", ("entity/main",), "scopeOut", "coming", counts_from="2027-01-01"),
        ScopeLine("scope/nobody", "Plant 9", (), "scopeIn", "unknown_unit"),
    ),
    units=(UnitScope("entity/main", "Arga", "entity", "in", unsigned=("scope/arga",)),),
)
UNITS = (Unit("entity/main", "Arga", "entity"), Unit("system/ranker", "Ranker", "system"))


def assessed(*items: Any, **more: Any) -> AssessmentResult:
    path = SoAPath(
        handed_in=True, approved=False, not_considered=(), grounds={"risk/r-1": Ground("risk/r-1", "risk", "Drift", "R-1")},
        flags=(UNREASONED, ACCEPTED, IMPLAUSIBLE),
    )  # fmt: skip
    return result(
        *items, soa=path, record_findings=(LATE,), record_cases=(CASE,), scope=more.pop("scope", Scope()), units=UNITS
    )


def flags(statement: str, **more: Any) -> list[str]:
    one = item(statement, **more)
    return [flag.code for flag in findings_of(assessed(one), one).soa]


def test_a_finding_on_a_row_bears_on_what_it_is_about_and_on_the_item_of_the_row() -> None:
    assert flags("iso42001:6.1.3_9") == ["soa-reason-missing"]
    assert flags("iso42001:A.2.2_1", target_entry=UNREASONED.entry) == ["soa-reason-missing"]
    assert flags("iso42001:A.2.2_1", target_entry="soa/iso42001-2023/A.2.2.ranker") == []
    assert flags("iso42001:6.1.3_8") == []


def test_a_finding_on_an_ai_system_bears_on_the_entity_that_answers_for_it() -> None:
    assert flags("iso42001:6.1.3_13") == ["risk-not-accepted"]


def test_an_implausible_exclusion_stands_at_the_item_of_its_control() -> None:
    assert flags("iso42001:A.9.2_1", target_entry=IMPLAUSIBLE.entry) == ["whileUsing"]
    assert flags("iso42001:A.9.3_1", target_entry="soa/iso42001-2023/A.9.3") == []


def test_what_speaks_against_it_comes_first() -> None:
    one = item("iso42001:6.1.3_9", record_findings=(ACCEPTED.id,))
    assert [flag.code for flag in findings_of(assessed(one), one).soa] == ["risk-not-accepted", "soa-reason-missing"]


@pytest.mark.parametrize(
    ("lang", "path", "asked"),
    [
        ("en", ["R-1: to be asked: Nobody accepted it.", "to do: Have it accepted."], "to be asked: Which verification?"),
        ("es", ["R-1: por preguntar: Nadie lo aceptó.", "qué hacer: Recabe la aceptación."], "por preguntar: ¿Qué verificación?"),
    ],
)  # fmt: skip
def test_why_prints_them_in_both_languages(lang: str, path: list[str], asked: str) -> None:
    accepted, verified = item("iso42001:6.1.3_13"), item("iso42001:A.6.2.4_1")
    text = "\n".join(why_lines(assessed(accepted), accepted, lang))
    assert all(line in text for line in path)
    assert asked not in text
    assert asked in "\n".join(why_lines(assessed(verified), verified, lang))


def test_the_scope_is_told_where_it_bears() -> None:
    here, clause, law = item("iso42001:5.1_1"), item("iso42001:4.3_1"), item("aiact:9.1_1")
    found = assessed(here, clause, scope=SCOPE)
    told = [point["en"] for point in findings_of(found, here).scope]
    assert len(told) == 2
    assert told[0].startswith("“Arga out” is not signed")
    assert told[1] == "“Arga later” counts from 2027-01-01."
    whole = [point["es"] for point in findings_of(found, clause).scope]
    assert whole[0].startswith("No se ha entregado ninguna declaración de alcance")
    assert any("«Plant 9» no nombra ninguna unidad" in point for point in whole)
    assert len(why_lines(found, here, "es")) == len(why_lines(found, here, "en"))
    assert findings_of(found, law).records == ()


def test_json_has_them_beside_the_item() -> None:
    one = item("iso42001:6.1.3_13")
    told = item_json(assessed(one), one)
    assert told["id"] == one.id
    assert [flag["remedy"]["es"] for flag in told["findings"]["soa"]] == ["Recabe la aceptación."]
    assert told["findings"]["records"] == told["findings"]["scope"] == ()
