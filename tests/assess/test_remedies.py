"""Every code that a rule or a shape can give tells its owner what to do, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from aims_graph.assess.remedy_values import Case, filled
from aims_graph.assess.soa_path import BOUND
from aims_graph.base.terms import PREFIXES
from aims_graph.knowledge.knowledge import Knowledge

WALKED = ("Cause", "Observation", "Ground", "StaleCause", "SoAFinding", "Doing")
WRITTEN = re.compile(r"aims:(?:cause|observation|artefactDeficiency|artefactObservation|addressCause) aims:(\w+)")
PLACE = re.compile(r"\{(\w+)\}")


def instructed(knowledge: Knowledge) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every code that can be told of an item, an artefact, a row or a decision, with what it asks for."""
    catalogue = knowledge.catalogue
    for name in WALKED:
        for code in catalogue.members(name):
            yield code, catalogue.words_of(code, "remedy")
    for code in catalogue.members("RecordCode"):
        yield code, catalogue.words_of(code, "sentence")


def test_every_code_tells_its_owner_what_to_do(knowledge: Knowledge) -> None:
    told = dict(instructed(knowledge))
    assert len(told) > 150
    for code, words in told.items():
        assert set(words) == {"en", "es"}, code
        for text in words.values():
            assert text.endswith("."), code
            assert not re.search(r"violation|infracción|@@", text), code


def test_every_code_that_strata_and_shapes_write_is_one_of_them(knowledge: Knowledge) -> None:
    told = {code for code, _ in instructed(knowledge)}
    written = {code for path in knowledge.rule_files() for code in WRITTEN.findall(path.read_text("utf-8"))}
    assert len(written) > 30
    assert written <= told
    shapes = Store()
    for path in knowledge.record_shape_files():
        shapes.load(path=str(path), format=RdfFormat.TURTLE)
    messages = {q.object.value for q in shapes.quads_for_pattern(None, NamedNode(PREFIXES["sh"] + "message"), None)}
    assert len(messages) > 50
    assert {f"record-{message}" for message in messages} <= told
    assert BOUND in told


def test_both_languages_have_the_same_places(knowledge: Knowledge) -> None:
    """A place that one language lacks is a fact that its readers are not told."""
    for code, words in instructed(knowledge):
        assert set(PLACE.findall(words["en"])) == set(PLACE.findall(words["es"])), code


def test_without_a_place_a_sentence_says_what_it_can(knowledge: Knowledge) -> None:
    """What is about a row of the firm names it: without the row there is nothing to say."""
    for code in ("finding-risk-without-treatment", "scope_change_unsigned"):
        template = knowledge.catalogue.words_of(code, "remedy")["en"]
        assert filled(template, {"unit": "Ranker"}) is None
        said = filled(template, {"unit": "Ranker", "subject": "R-1"})
        assert said is not None
        assert "[" not in said
        assert "R-1" in said


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_sentence_brought_along_stands_behind_the_name_of_its_row(knowledge: Knowledge, lang: str) -> None:
    from aims_graph.assess.graph_view import GraphView
    from aims_graph.assess.remedy_values import Known

    known = Known(knowledge, GraphView(Store()), "https://w3id.org/aims-graph/org/firm")
    case = Case(
        "not_operated", row="https://w3id.org/aims-graph/org/firm/decision/go", said={"en": "Do.", "es": "Haga."}
    )
    assert known.sentence(case)[lang] == {"en": "go: Do.", "es": "go: Haga."}[lang]
