"""Controls told by their official titles where no column holds ids."""

from __future__ import annotations

from collections.abc import Callable

from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import SoAEntry

Entries = Callable[..., dict[str, SoAEntry]]
HEAD = "Control;Applicable;Justification;Status\n"
ROWS = (
    "Policies for information security;Yes;r;Implemented\nThreat intelligence;No;r;\n"
    "Clear desk and clear screen;Yes;r;Planned\nOur own AI rule;Yes;r;Planned\n"
)


def test_official_titles_stand_for_ids(entries: Entries, imported: Callable[..., ImportResult]) -> None:
    found = entries(HEAD + ROWS)
    assert {local: (e.applicable, e.implementation) for local, e in found.items()} == {
        "A.5.1": (True, "Implemented"), "A.5.7": (False, "Excluded"), "A.7.7": (True, "Planned")
    }  # fmt: skip
    told = {p.code for p in imported(HEAD + ROWS).problems}
    assert {"ids_by_title", "row_without_id"} <= told, "the row of no official title is told, not guessed"


def test_titles_tell_42001_too(imported: Callable[..., ImportResult]) -> None:
    rows = "AI policy;Yes;r;Planned\nAI system impact assessment process;Yes;r;Planned\nQuality of data for AI systems;No;r;\n"
    result = imported(HEAD + rows)
    assert [e.control for e in result.organisation.soa] == ["iso42001:A.2.2", "iso42001:A.5.2", "iso42001:A.7.4"]


def test_an_id_in_brackets_after_the_title(entries: Entries) -> None:
    found = entries(
        HEAD + "Policies (A.5.1);Yes;r;Implemented\nRoles [A.5.2];No;r;\nLogs (ISO 27001 A.8.15);Yes;r;Planned\n"
    )
    assert list(found) == ["A.5.1", "A.5.2", "A.8.15"]
