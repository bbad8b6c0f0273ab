"""The strata on duties give the same triples under Oxigraph and under pySHACL."""

from __future__ import annotations

from datetime import date

import pytest

from aims_graph import api

from .conftest import organisation
from .test_scenarios import SCENARIOS, entity_of


@pytest.mark.parametrize(
    "name",
    [
        "chatbot-legacy",
        pytest.param("municipality-legacy", marks=pytest.mark.slow),
        pytest.param("emotion-at-work", marks=pytest.mark.slow),
    ],
)
def test_both_engines_agree(knowledge, name):
    scenario = next(s for s in SCENARIOS if s["id"] == name)
    handed = organisation({"s": scenario}, {"s": entity_of(scenario)})
    run = api.assess(
        knowledge, handed, as_of=date(2028, 1, 1), targets=["aiact"], held=["none"], engine="both", judge=False
    )
    assert run.result.items
