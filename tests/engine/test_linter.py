"""The linter: the shipped strata pass, every documented bad example is refused, and its good neighbour passes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aims_graph.engine.linter import SENTENCES, lint
from aims_graph.knowledge.knowledge import Knowledge

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rule-form.md"
_SECTION = re.compile(r"^### `([a-z-]+)`$(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(sparql|turtle)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {code: _FENCE.findall(body) for code, body in _SECTION.findall(PAGE.read_text(encoding="utf-8"))}

GOOD = {
    "prefix": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:unit ?x . ?x rdfs:subClassOf owl:Thing }",
    "not-a-construct": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x }",
    "no-this": "CONSTRUCT { ?x aims:p true } WHERE { ?x aims:q $this }",
    "blank-node": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q [ aims:r ?x ] }",
    "head-unbound": "CONSTRUCT { ?x aims:p ?y } WHERE { $this aims:q ?x . { ?x aims:r ?y } UNION { ?x aims:s ?y } }",
    "variable-predicate": "CONSTRUCT { ?x aims:p ?y } WHERE { $this aims:q ?x . ?x aims:r ?y }",
    "chance": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:asOf ?day . ?x aims:q ?due . FILTER(?due < ?day) }",
    "minus": "CONSTRUCT { ?x aims:p true } WHERE { ?x aims:q $this . FILTER NOT EXISTS { ?y aims:r $this } }",
    "values": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . FILTER(?x IN (aims:evidenced, aims:claimed)) }",
    "network": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . ?x aims:r ?y }",
    "graph": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . OPTIONAL { ?x aims:r ?y } }",
    "sub-select": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . FILTER EXISTS { ?x aims:r ?y } }",
    "modifier": "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . BIND(STR(?x) AS ?order) }",
    "nested-group": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . ?x aims:r ?y . FILTER(?y = $this) }",
    "exists-form": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER NOT EXISTS { ?x aims:r ?y . "
    "FILTER(?y != $this) FILTER NOT EXISTS { ?y aims:s ?x } } }",
    "filter-scope": "CONSTRUCT { ?x aims:p ?x } WHERE { $this aims:q ?x . OPTIONAL { ?z aims:s ?y . FILTER(?z != ?x) } }",
    "path": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . ?x aims:r/^aims:s|aims:t ?y }",
    "arithmetic": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:asOf ?day . ?x aims:r ?due . FILTER(?due >= ?day) }",
    "function": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER(STRSTARTS(STR(?x), 'a') && !isIRI(?x)) }",
    "truth": "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . ?x aims:r ?flag . FILTER(?flag = true || ?x = 1) }",
    "literal": "CONSTRUCT { ?x aims:p 2.5 } WHERE { $this aims:q ?x . ?x aims:r false, 3, '2026-11-23'^^"
    "<http://www.w3.org/2001/XMLSchema#date> }",
    "same-stratum": "CONSTRUCT { ?y a aims:RowUse } WHERE { $this aims:q ?x . ?x a aims:Item ; aims:r ?y }",
}
"""Code → a query like its bad example that the linter lets pass."""

QUERIES = {
    "LOAD <https://example.org/data.ttl>": "not-a-construct",
    "CONSTRUCT WHERE { $this aims:q ?x }": "not-a-construct",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x": "not-a-construct",
    "PREFIX aims: <urn:other> CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x }": "prefix",
    "CONSTRUCT { ?x aims:p true } WHERE { ?x aims:q ?y,$this }": "no-this",
    "CONSTRUCT { $this aims:p ?x } WHERE { ?x aims:q true }": "no-this",
    "CONSTRUCT { ?x aims:p $this } WHERE { ?x aims:q true . BIND(?x AS $this) }": "no-this",
    "CONSTRUCT { ?x aims:p ?z } WHERE { $this aims:q ?x }": "head-unbound",
    "CONSTRUCT { ?x aims:p ?y } WHERE { $this aims:q ?x . { ?x aims:r ?y } UNION { ?x aims:s ?z } }": "head-unbound",
    "CONSTRUCT { ?x ?x true } WHERE { $this aims:q ?x }": "variable-predicate",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?y . BIND(RAND() AS ?x) }": "chance",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?y . BIND(UUID() AS ?x) }": "chance",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?y . BIND(STRUUID() AS ?x) }": "chance",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?y . BIND(BNODE() AS ?x) }": "chance",
    "CONSTRUCT { $this aims:p ?x } FROM <https://example.org/g> WHERE { $this aims:q ?x }": "network",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x } VALUES ?x { true }": "modifier",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?y . BIND(COUNT(?y) AS ?x) }": "modifier",
    "CONSTRUCT { $this aims:p ?x } WHERE { { $this aims:q ?x } }": "nested-group",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . FILTER EXISTS { { ?x aims:r ?y } } }": "exists-form",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . FILTER EXISTS { ?x aims:r ?y . BIND(?x AS ?z) } }":
        "exists-form",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . { ?x aims:r ?y . FILTER EXISTS { ?y aims:s ?x } } "
    "UNION { ?x aims:t ?y } }": "exists-form",
    "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x . FILTER(?y = ?x) }": "filter-scope",
    "CONSTRUCT { $this aims:p ?z } WHERE { $this aims:q ?x . BIND(?y AS ?z) ?x aims:r ?y }": "filter-scope",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . ?x aims:r+ ?y }": "path",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . ?x !aims:r ?y }": "path",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:asOf ?day . ?x aims:r ?due . "
    "FILTER(?due + '<P30D>'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> < ?day) }": "arithmetic",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER(?x < 'P1D'^^"
    "<http://www.w3.org/2001/XMLSchema#duration>) }": "literal",
    "CONSTRUCT { ?x aims:p '2026-11-23'^^<http://www.w3.org/2001/XMLSchema#dateTime> } WHERE { $this aims:q ?x }":
        "literal",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER(<http://www.w3.org/2001/XMLSchema#date>(?x) = ?x) }":
        "function",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER(?x || ?x = 1) }": "truth",
    "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER NOT EXISTS { ?x aims:p ?y } }": "same-stratum",
    "CONSTRUCT { ?x a aims:Item } WHERE { $this aims:q ?x . ?x a ?class }": "same-stratum",
    "CONSTRUCT { ?x a aims:Assessment } WHERE { $this aims:q ?x }": "same-stratum",
}  # fmt: skip
"""More bad queries → the code that refuses them."""


def test_the_shipped_strata_are_clean(knowledge: Knowledge) -> None:
    assert lint(knowledge.rule_files()) == []


def test_the_page_lists_and_shows_every_code() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| .+ \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(listed) == dict(SENTENCES)
    assert list(EXAMPLES) == list(SENTENCES)
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("code", SENTENCES)
def test_the_bad_example_is_refused_by_its_code_only(
    code: str, bench: Any, one_stratum: Callable[..., str]
) -> None:
    texts = [one_stratum(10, text) if language == "sparql" else text for language, text in EXAMPLES[code]]
    findings = lint(bench.files(*texts))
    assert {finding.code for finding in findings} - {"no-this"} == {code} - {"no-this"}
    assert code in {finding.code for finding in findings}
    assert all(finding.sentence.startswith(SENTENCES[finding.code]) for finding in findings)


@pytest.mark.parametrize("code", GOOD)
def test_the_good_neighbour_passes(code: str, bench: Any, one_stratum: Callable[..., str]) -> None:
    assert lint(bench.files(one_stratum(10, GOOD[code]))) == []


@pytest.mark.parametrize("query", QUERIES)
def test_the_bad_query_is_refused(query: str, bench: Any, one_stratum: Callable[..., str]) -> None:
    findings = lint(bench.files(one_stratum(10, query)))
    assert QUERIES[query] in {finding.code for finding in findings}
    assert {finding.rule for finding in findings} == {"rule 1"}


def test_strata_that_read_only_what_is_finished_pass(bench: Any, one_stratum: Callable[..., str]) -> None:
    early = one_stratum(10, "CONSTRUCT { ?x aims:r true } WHERE { $this aims:q ?x }")
    late = one_stratum(20, "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x . FILTER NOT EXISTS { ?x aims:r ?y } }")
    assert lint(bench.files(late, early)) == []


def test_two_rules_of_a_stratum_are_told_apart(bench: Any, one_stratum: Callable[..., str]) -> None:
    text = one_stratum(
        10,
        "CONSTRUCT { ?x aims:p true } WHERE { $this aims:q ?x }",
        "CONSTRUCT { ?x aims:r true } WHERE { $this aims:q ?x . FILTER NOT EXISTS { ?x aims:p true } }",
    )
    (finding,) = lint(bench.files(text))
    assert (finding.code, finding.rule) == ("same-stratum", "rule 2")
    assert "written by “rule 1” of 00.ttl" in finding.sentence


@pytest.mark.parametrize(
    "change",
    [
        ("sh:targetClass aims:Assessment", "sh:targetClass aims:Assessment, aims:Item", "target"),
        ("sh:targetClass aims:Assessment", "sh:targetNode aims:Assessment", "target"),
        ("sh:order 10", 'sh:order "first"', "order-missing"),
        ("sh:order 10", "sh:order 10, 11", "order-missing"),
        ("a sh:SPARQLRule", "a sh:SPARQLRule ; sh:deactivated true", "rule-kind"),
        ("a sh:SPARQLRule", "a sh:SPARQLRule ; sh:condition aims:SomeShape", "rule-kind"),
        ("a sh:SPARQLRule", 'a sh:SPARQLRule ; sh:construct "CONSTRUCT { } WHERE { }"', "rule-kind"),
        ("a sh:NodeShape", "a sh:NodeShape ; sh:deactivated true", "rule-kind"),
        ("sh:prefixes <https://w3id.org/aims-graph/ontology> ;", "", "prefix"),
    ],
)
def test_a_shape_or_rule_of_another_form_is_refused(
    change: tuple[str, str, str], bench: Any, one_stratum: Callable[..., str]
) -> None:
    good = one_stratum(10, "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x }")
    assert lint(bench.files(good)) == []
    before, after, code = change
    assert before in good
    assert code in {finding.code for finding in lint(bench.files(good.replace(before, after)))}


def test_a_prefix_must_mean_what_the_engine_means_by_it(bench: Any, one_stratum: Callable[..., str]) -> None:
    text = one_stratum(10, "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x }")
    other = '<https://w3id.org/aims-graph/ontology> sh:declare [ sh:prefix "rdf" ; sh:namespace "urn:other" ] .'
    assert {finding.code for finding in lint(bench.files(text, other))} == {"prefix"}
