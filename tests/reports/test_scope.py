"""The section on scope: what is in and why, whose it is, and what nobody signed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.scope import Scope, ScopeLine, UnitScope
from aims_graph.assess.scope_words import say
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.xlsx import render_xlsx

MakeResult = Callable[..., AssessmentResult]
MakeItem = Callable[..., Item]


def line(name: str, standing: str, **changes: Any) -> ScopeLine:
    made = ScopeLine(
        id=f"scope/{name}", label=name, units=(f"system/{name}",), decision="scopeIn", standing=standing,
        reason="Answers customers", boundary=None, wave=None, signed_by="CEO", signed_on="2026-10-02",
        effective_from="2026-10-02", counts_from="2026-10-02", document=None, file="x.xlsx", sheet="Scope", row=8,
    )  # fmt: skip
    return replace(made, **changes)


def unit(name: str, kind: str = "system", **changes: Any) -> UnitScope:
    made = UnitScope(
        unit=f"{kind}/{name}", label=name, kind=kind, standing="in", entity=None, entries=(), unsigned=(), since=None,
        wave=None, under_act=(), controlled_by=None,
    )  # fmt: skip
    return replace(made, **changes)


@pytest.fixture
def scoped(make_result: MakeResult, make_item: MakeItem) -> Callable[..., AssessmentResult]:
    def make(*units: UnitScope) -> AssessmentResult:
        entries = (line("chat", "in_force"), line("helper", "unsigned", decision="scopeOut", signed_by=None))
        scope = Scope(statement="AI for shops.", document=None, entries=entries, units=units)
        return make_result([make_item(1, "iso42001:4.1", "unassessed", "create")], scope=scope)

    return make


UNITS = (
    unit("main", "entity"),
    unit("chat", entries=("scope/chat",), since="2026-10-02"),
    unit("helper", unsigned=("scope/helper",)),
    unit("other"),
)


def part(result: AssessmentResult, lang: str) -> str:
    text = render_html(build(result, lang))
    start = text.index('id="s-scope"')
    return text[start : text.index("</section>", start)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ("from 2 October 2026", "signed by CEO on 2 October 2026", "no entry of the"),
        ),
        (
            "es",
            ("2 de octubre de 2026", "firmado por CEO", "ninguna entrada"),
        ),
    ],
)
def test_each_unit_says_why_it_stands_where_it_stands(
    scoped: Callable[..., AssessmentResult], lang: str, words: tuple[str, ...]
) -> None:
    shown = part(scoped(*UNITS), lang)
    for said in (*words, say("not_signed", lang)):
        assert said in shown
    assert "chat: Answers customers" not in shown, "an entry named like its unit is not named twice"


def test_the_legal_entity_is_a_column_only_where_there_are_several(scoped: Callable[..., AssessmentResult]) -> None:
    assert "Legal entity</th>" not in part(scoped(*UNITS), "en")
    group = (unit("b", "entity", controlled_by="entity/main"), replace(UNITS[1], entity="entity/b"))
    shown = part(scoped(UNITS[0], *group), "en")
    assert "Legal entity</th>" in shown
    assert "<bdi>b</bdi></td><td><bdi>" in shown
    assert shown.count("main") > 1, "who controls an entity is named beside it"


def test_the_sheet_has_the_same_grounds(scoped: Callable[..., AssessmentResult]) -> None:
    for lang, name in (("en", "Scope"), ("es", "Alcance")):
        book = openpyxl.load_workbook(io.BytesIO(render_xlsx(build(scoped(*UNITS), lang))))
        grounds = {
            row[0]: row[-1] for row in book[name].iter_rows(values_only=True) if str(row[0]).startswith("system/")
        }
        assert set(grounds) == {"system/chat", "system/helper", "system/other"}
        assert all(grounds.values())


def test_a_scope_that_was_read_is_not_said_to_be_unread(
    scoped: Callable[..., AssessmentResult], rich: AssessmentResult
) -> None:
    read, unread = build(scoped(*UNITS), "en").coverage.limits, build(rich, "en").coverage.limits
    assert any("read as you stated" in limit for limit in read)
    assert not any("nothing handed in was read as that decision" in limit for limit in read)
    assert any("nothing handed in was read as that decision" in limit for limit in unread)
