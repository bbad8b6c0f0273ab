"""The page: whole, valid, harmless, in one language, and with the numbers of the result."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import html5rdf
import pytest

from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.content import build
from aims_graph.reports.html import anchor, css_string, render_html
from aims_graph.reports.words_en import WORDS as ENGLISH
from aims_graph.reports.words_es import WORDS as SPANISH

_VOID = {"meta", "col", "br", "link", "hr", "img", "input"}


class Reader(HTMLParser):
    """Reads text outside style, with and without what is marked as English, and every id and link."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.own: list[str] = []
        self.all: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        if named.get("id"):
            self.ids.append(named["id"] or "")
        if named.get("href"):
            self.links.append(named["href"] or "")
        assert not any(name.startswith("on") for name in named)
        marked = named.get("lang") in ("en", "zxx") and tag != "html"
        if tag not in _VOID:
            self.open.append((tag, marked or named.get("class") == "en" or tag in ("style", "bdi")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] != "style":
            self.all.append(data)
            if not any(foreign for _, foreign in self.open):
                self.own.append(data)


def page(result: AssessmentResult, lang: str = "en") -> str:
    return render_html(build(result, lang))


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def flat(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_is_valid_html(rich: AssessmentResult, lang: str) -> None:
    html5rdf.HTMLParser(strict=True).parse(page(rich, lang))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_ids_are_unique_and_links_lead_somewhere(rich: AssessmentResult, lang: str) -> None:
    reader = read(page(rich, lang))
    assert len(reader.ids) == len(set(reader.ids))
    assert [link for link in reader.links if not link.startswith("#")] == []
    assert {link[1:] for link in reader.links} <= set(reader.ids)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_handed_in_becomes_markup(rich: AssessmentResult, lang: str) -> None:
    text = page(rich, lang)
    reader = read(text)
    assert not reader.tags & {"script", "iframe", "img", "link", "b2", "object"}
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in flat(reader.all)
    assert text.count("</style>") == 1
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)


def test_nothing_is_loaded_from_elsewhere(rich: AssessmentResult) -> None:
    text = page(rich)
    assert not re.search(r"(?:src|href|action)\s*=\s*\"(?!#)", text)
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_a_css_string_cannot_end_early() -> None:
    assert css_string('a"}</style>\\ \u202e') == '"a\\22 \\7D \\3C \\2F style\\3E \\5C  "'


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_forbidden_word_is_shown(rich: AssessmentResult, lang: str) -> None:
    shown = flat(read(page(rich, lang)).all).lower()
    for word in ("violation", "compliant", "certified to 42001", "%s done"):
        assert word not in shown
    assert not re.search(r"\d\s?%", shown)
    assert not re.search(r"\b0\.\d", shown.replace("0.1.0", ""))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_number_of_the_result_is_shown_with_its_definition_and_query(rich: AssessmentResult, lang: str) -> None:
    text = page(rich, lang)
    for count in rich.counts:
        found = re.search(rf'<tr id="n-{re.escape(anchor(count.id))}"><td>.*?</td><td>(\d+)</td>', text)
        assert found, count.id
        assert int(found[1]) == count.value
        assert count.definition[lang] in text
    assert "SELECT ?code ?n WHERE" in text
    assert "# title.en" not in text


def test_numbers_by_requirement_and_by_item_stand_side_by_side(rich: AssessmentResult) -> None:
    numbers = {count.id: count.value for count in rich.counts}
    cells = re.compile(
        r'<a href="#n-items-by-action-extend">(\d+)</a>\s*</td><td>\s*'
        r'<a href="#n-requirements-by-action-extend">(\d+)</a>'
    ).search(page(rich))
    assert cells
    assert [int(n) for n in cells.groups()] == [
        numbers["items-by-action/extend"],
        numbers["requirements-by-action/extend"],
    ]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_statement_is_in_a_list_and_every_open_one_in_the_working_order(
    rich: AssessmentResult, lang: str
) -> None:
    text = page(rich, lang)
    lists = text[text.index('id="s-details"') : text.index('id="s-later"')]
    opened = text[text.index('id="s-open"') : text.index('id="s-soa"')]
    opened += text[text.index('id="s-later"') : text.index('id="s-evidence"')]
    for item in rich.items:
        name = f'title="{item.statement}"'
        assert name in lists, item.id
        assert (name in opened) == (item.action is not None), item.id


def test_statements_that_differ_by_unit_only_make_one_line(rich: AssessmentResult) -> None:
    text = page(rich)
    opened = text[text.index('id="s-open"') : text.index('id="s-soa"')]
    assert opened.count('title="iso42001:A.6.2.4_31"') == 1


def test_new_reads_unless_you_already_have_it(rich: AssessmentResult) -> None:
    assert "new, unless you already have it" in page(rich)


def test_the_draft_is_pending_and_proposes_every_control(rich: AssessmentResult) -> None:
    text = page(rich)
    soa = text[text.index('id="s-soa"') : text.index('id="s-documented"')]
    assert "Proposal pending 6.1.3" in soa
    assert soa.count("to be decided by 6.1.3; include unless it finds the control unnecessary") == 1
    assert soa.count("declared by you: excluded") == 1
    controls = [r.id for r in rich.requirements if r.kind == "Control"]
    assert all(f">{control.partition(':')[2]}<" in soa for control in controls)


def test_spanish_interface_has_no_english_words_left(plain: AssessmentResult) -> None:
    shown = flat(read(page(plain, "es")).own).lower()
    spanish = " ".join(SPANISH.values()).lower()
    for key, text in ENGLISH.items():
        for piece in re.split(r"\{\w+\}", text):
            fragment = piece.strip(" .,;:()·").lower()
            if len(fragment) > 3 and fragment not in spanish:
                assert not re.search(rf"\b{re.escape(fragment)}\b", shown), f"{key}: {fragment}"
    for word in (" the ", " of ", " and ", " with ", " is ", "none-declared"):
        assert word not in shown


def test_knowledge_in_english_only_is_marked_in_a_spanish_report(rich: AssessmentResult) -> None:
    text = page(rich, "es")
    assert '<span lang="en">A note in English.</span> <span class="en">(en)</span>' in text
    assert text.count('<span class="en">') == 1
    assert "(en)" not in flat(read(page(rich, "en")).all)
    assert "Incorporar la parte 2." in text


def test_reasons_titles_and_additions_come_in_the_language_of_the_report(plain: AssessmentResult) -> None:
    text = page(plain, "es")
    for spanish in ("Motivo número", "Nada próximo.", "El mismo número, nada en común.", "Planificación de algo"):
        assert spanish in text
    for english in ("Rationale number", "Nothing near", "no common ground", "Planning of something"):
        assert english not in text


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_same_result_gives_the_same_page(rich: AssessmentResult, lang: str) -> None:
    assert page(rich, lang) == page(rich, lang)


def test_an_empty_result_still_makes_a_page(rich: AssessmentResult) -> None:
    empty = replace(rich, items=(), requirements=(), counts=(), artefacts={}, entries={}, held=(), notes=(), units=())
    html5rdf.HTMLParser(strict=True).parse(page(empty))
    read(page(empty, "es"))


def test_what_is_not_settled_is_shown_and_marked(rich: AssessmentResult) -> None:
    text = page(rich)
    assert "not settled, not counted" in text
    assert "Outside the order" in text


@pytest.mark.parametrize(("lang", "shown"), [("en", "· statement 46"), ("es", "· enunciado 46")])
def test_our_numbers_of_statements_look_like_nobodys_letters(rich: AssessmentResult, lang: str, shown: str) -> None:
    text = page(rich, lang)
    assert f'<span class="id" title="iso42001:10.2_46">10.2 <span class="st">{shown}</span></span>' in text
    said = flat(read(re.sub(r"<pre.*?</pre>", "", text, flags=re.DOTALL)).own)
    assert re.findall(r"\b[\dA][\d.]*_\d+", said) == ["9.2.2_1"], "the section on method says once what an id is"
