"""A statement of applicability of ISO/IEC 42001 added to an organisation that was stored with another one."""

from __future__ import annotations

from collections.abc import Callable

from aims_graph.intake.adding import Stored
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import AISystem, Organisation
from aims_graph.intake.rdf import to_triples

ROWS = "Control,Applicable,Justification,AI systems\nA.6.2.4,Yes,Drift,Ranker\nA.7.4,No,No data of our own,Bot\nOWN-1,Yes,Drift,\n"


def test_systems_stored_are_those_it_names_and_own_controls_lie_below_the_firm(
    imported: Callable[..., ImportResult],
) -> None:
    stored = Organisation("acme", "Acme", systems=[AISystem("ai-1", "Ranker")])
    added = imported(ROWS, framework="iso42001", org_label="Another name").organisation
    both = Stored.of(to_triples(stored), "acme.ttl").with_(added)
    root = "https://w3id.org/aims-graph/org/acme/"
    subjects = {t.subject.value.removeprefix(root) for t in both if t.subject.value.startswith(root)}
    assert {subject for subject in subjects if subject.startswith("system/")} == {"system/ai-1", "system/bot"}
    assert "soa/iso42001-2023/A.6.2.4--for--ai-1" in subjects
    controls = {t.object.value.removeprefix(root) for t in both if t.predicate.value.endswith("#control")}
    assert "control/own-1" in controls
