"""The page of a supposal: everything that differs, escaped, in both languages, with nothing of the other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.assess.test_difference import item, result

from aims_graph.assess.difference import difference
from aims_graph.assess.result import Artefact, AssessmentResult, Unit
from aims_graph.assess.supposals import Change
from aims_graph.assess.what_if import WhatIf
from aims_graph.base.errors import UsageError
from aims_graph.reports.what_if_page import render_what_if

LABELS = {
    "evidenced": {"en": "evidenced", "es": "evidenciado"}, "not_evidenced": {"en": "gap", "es": "brecha"},
    "expired": {"en": "expired", "es": "caducado"}, "repair": {"en": "repair", "es": "corregir"},
}  # fmt: skip
CONTRACT = Artefact("artefact/con-1", "Contract <Lexa>", "Contract")


def supposed(after: AssessmentResult) -> WhatIf:
    before = result(
        item("iso42001:A.10.2_1", "evidenced", None),
        item("iso42001:A.2.2_1"),
        artefacts={CONTRACT.id: CONTRACT},
        labels=LABELS,
    )
    return WhatIf((Change("expire", "CON-1@2027-01-01").words(),), difference(before, after))


CHANGED = result(
    item("iso42001:A.10.2_1", "not_evidenced", "repair", causes=("expired",)), item("iso42001:A.3.2_1"),
    artefacts={CONTRACT.id: replace(CONTRACT, deficiencies=("expired",))}, labels=LABELS,
    units=(Unit("entity/main", "Arga", "entity"), Unit("system/x", "Ranker", "system")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["CON-1 is valid until 2027-01-01", "Items that change", "now known against it: expired", "New units", "Items that fall away"]),
        ("es", ["CON-1 es válido hasta el 2027-01-01", "Elementos que cambian", "pasa a constar en su contra: caducado", "Unidades nuevas", "Elementos que desaparecen"]),
    ],
)  # fmt: skip
def test_it_says_what_differs(lang: str, said: list[str]) -> None:
    page = render_what_if(supposed(CHANGED), lang)
    assert page.startswith("<!DOCTYPE html>")
    assert f'lang="{lang}"' in page
    assert [text for text in said if text not in page] == []
    assert "Contract &lt;Lexa&gt;" in page
    assert not re.search(r"https?://|Violation|violation", page)


def test_nothing_that_differs_is_said_too() -> None:
    same = result(item("a_1"))
    assert "No cambia nada." in render_what_if(WhatIf((), difference(same, same)), "es")


def test_it_is_the_same_twice_and_in_no_other_language() -> None:
    found = supposed(CHANGED)
    assert render_what_if(found, "en") == render_what_if(found, "en")
    with pytest.raises(UsageError):
        render_what_if(found, "fr")
