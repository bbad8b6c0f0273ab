"""The law section: a prohibition first and outside the counts, questions once, provisions as lawyers cite them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pyoxigraph import RdfFormat, Triple, parse
from tests.classification.conftest import HEAD, organisation

from aims_graph import api
from aims_graph.assess.question import sort_out
from aims_graph.reports.citing import cited
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.sheets import sheets
from aims_graph.reports.wording import Wording

SYSTEMS = {
    "hiring": {"true": ["aiSystem", "recruitment", "roleProvider", "profiling"]},
    "mood": {
        "true": ["aiSystem", "emotionInferenceWorkEducation", "roleDeployer"],
        "false": ["medicalOrSafetyReasons"],
    },
}


@pytest.fixture(scope="module")
def result(knowledge):
    run = api.assess(
        knowledge, organisation(SYSTEMS), as_of=date(2026, 11, 29), targets=["aiact"], held=["none"], judge=False
    )
    return run.result


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_prohibited_practice_is_first_and_counted_nowhere(result, lang):
    content = build(result, lang)
    first = content.law[0]
    assert str(first.unit) == "mood"
    assert first.prohibited
    assert first.count("dutyInForce") == 0
    assert "mood" in content.law_message[0]
    assert all(line.stop for group in first.groups for line in group.lines)
    page = render_html(content)
    assert page.index(content.law_message[0]) < page.index(content.wording.t("law.overview"))


def test_a_prohibition_is_no_work_to_be_created(result):
    sheet = next(s for s in sheets(build(result, "en")) if s.name == "AI Act")
    row = next(row for row in sheet.rows if row[0] == "mood")
    assert "new, unless you already have it" not in row
    assert "Met by the facts declared: stop, and take counsel." in row
    assert not [note for note in result.notes if "aiact:5.1.f" in note.text["en"]]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_question_stands_once_a_unit_without_codes_of_the_program(result, lang):
    content = build(result, lang)
    for unit in content.law:
        texts = [str(text) for group in unit.asked for _, text in group.questions]
        assert len(texts) == len(set(texts)) == unit.questions
    page = render_html(content)
    section = page[page.index('id="s-law"') : page.index('id="s-looked"')]
    assert "fact-" not in section
    assert not re.search(r"\baiact:", re.sub(r'title="[^"]*"', "", section))


def test_no_sheet_is_empty(result):
    assert [sheet.name for sheet in sheets(build(result, "en")) if not sheet.rows] == []


def test_the_sheet_of_questions_has_as_many_lines(result):
    content = build(result, "es")
    sheet = next(s for s in sheets(content) if s.name == content.wording.t("sheet.facts"))
    assert len(sheet.rows) == sum(unit.questions for unit in content.law) > 0


@pytest.mark.parametrize(
    ("provision", "en", "es"),
    [
        ("aiact:17.1.a", "Art. 17(1)(a)", "Art. 17.1.a)"),
        ("aiact:4a.1", "Art. 4a(1)", "Art. 4a.1"),
        ("aiact:3.23", "Art. 3(23)", "Art. 3.23"),
        ("aiact:43.1.s2.a", "Art. 43(1)(a), subparagraph 2", "Art. 43.1.a), párrafo 2"),
        ("aiact:III.4.a", "Annex III(4)(a)", "Anexo III.4.a)"),
    ],
)
def test_provisions_are_cited_as_lawyers_do(result, provision, en, es):
    assert cited(provision, Wording("en", result)) == en
    assert cited(provision, Wording("es", result)) == es


def test_the_board_reads_statements_and_items_apart_where_several_units_are_asked(knowledge):
    asked = ["iso42001", "aiact"]
    # the items of the prohibited use count in no number, so a third unit that counts is needed
    firm = organisation({**SYSTEMS, "chat": {"true": ["aiSystem", "roleProvider"]}})
    run = api.assess(knowledge, firm, as_of=date(2026, 11, 29), targets=asked, held=["none"], judge=False)
    content = build(run.result, "es")
    own = [item for item in run.result.items if item.legal is None and item.counted]
    first = content.message[0]
    assert f"{len({item.statement for item in own})} enunciados, que dan {len(own)} elementos en 3" in first
    assert "2024/1689" not in first
    page = render_html(content)
    assert "Regulation (EU)" not in page[: page.index('id="s-summary"')]
    decided = page[page.index('id="s-decisions"') : page.index('id="s-law"')]
    assert content.law_message[0] in decided


def test_the_note_on_english_texts_stands_only_where_there_are_any(result):
    page = render_html(build(result, "es"))
    notice = Wording("es", result).t("translated")
    assert (notice in page) == ('<span class="en">' in page)
    assert notice not in render_html(build(result, "en"))
    assert "<!--translated-->" not in page


def test_an_organisation_that_declares_no_entity_stands_under_its_own_name(knowledge):
    run = api.assess(knowledge, _without_entity(), as_of=date(2026, 11, 29), held=["none"], judge=False)
    assert [unit.label for unit in run.result.units if unit.kind == "entity"] == ["O"]


def _without_entity():
    return sort_out([Triple(q.subject, q.predicate, q.object) for q in parse(HEAD.encode(), RdfFormat.TURTLE)], "test")
