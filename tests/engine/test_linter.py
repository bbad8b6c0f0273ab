"""The linter: the shipped strata pass, every documented bad example is refused, its good neighbour passes."""

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

XSD = "http://www.w3.org/2001/XMLSchema#"


def query(rest: str = "", head: str = "?x aims:p true") -> str:
    """Return a query of the good form whose WHERE goes on with ``rest``."""
    return f"CONSTRUCT {{ {head} }} WHERE {{ $this aims:q ?x . {rest} }}"


GOOD = {
    "prefix": query("?x rdfs:subClassOf owl:Thing"),
    "not-a-construct": query(),
    "no-this": "CONSTRUCT { ?x aims:p true } WHERE { ?x aims:q $this }",
    "blank-node": query("?x aims:r [ aims:s true ]"),
    "head-unbound": query("{ ?x aims:r ?y } UNION { ?x aims:s ?y }", head="?x aims:p ?y"),
    "variable-predicate": query("?x aims:r ?y", head="?x aims:p ?y"),
    "chance": query("$this aims:asOf ?day . ?x aims:r ?due . FILTER(?due < ?day)"),
    "minus": query("FILTER NOT EXISTS { ?y aims:r $this }"),
    "values": query("FILTER(?x IN (aims:evidenced, aims:claimed))"),
    "network": query("?x aims:r ?y"),
    "graph": query("OPTIONAL { ?x aims:r ?y }"),
    "sub-select": query("FILTER EXISTS { ?x aims:r ?y }"),
    "modifier": query("BIND(STR(?x) AS ?order)"),
    "nested-group": query("?x aims:r ?y . FILTER(?y = $this)"),
    "exists-form": query("FILTER NOT EXISTS { ?x aims:r ?y . FILTER NOT EXISTS { ?y aims:s ?x } }"),
    "filter-scope": query("OPTIONAL { ?z aims:s ?y . FILTER(?z != ?x) }"),
    "path": query("?x aims:r/^aims:s|aims:t ?y"),
    "arithmetic": query("$this aims:asOf ?day . ?x aims:r ?due . FILTER(?due >= ?day)"),
    "function": query("FILTER(STRSTARTS(STR(?x), 'a') && !isIRI(?x))"),
    "truth": query("?x aims:r ?flag . FILTER(?flag = true || ?x = 1)"),
    "literal": query(f"?x aims:r false, 3, 2.5, '2026-11-23'^^<{XSD}date>"),
    "same-stratum": query("?x a aims:Item ; aims:r ?y", head="?y a aims:RowUse"),
}
"""Code → a query like its bad example that the linter lets pass."""

BAD = [
    ("not-a-construct", "LOAD <https://example.org/data.ttl>"),
    ("not-a-construct", "CONSTRUCT WHERE { $this aims:q ?x }"),
    ("not-a-construct", "CONSTRUCT { $this aims:p ?x } WHERE { $this aims:q ?x"),
    ("prefix", "PREFIX aims: <urn:other> " + query()),
    ("prefix", query("?x foo:r ?y")),
    ("no-this", "CONSTRUCT { ?x aims:p true } WHERE { ?x aims:q ?y,$this }"),
    ("no-this", "CONSTRUCT { $this aims:p ?x } WHERE { ?x aims:q true }"),
    ("no-this", query("BIND(?x AS $this)")),
    ("head-unbound", query(head="?x aims:p ?z")),
    ("head-unbound", query("{ ?x aims:r ?y } UNION { ?x aims:s ?z }", head="?x aims:p ?y")),
    ("variable-predicate", query(head="?x ?x true")),
    ("chance", query("BIND(RAND() AS ?z)")),
    ("chance", query("BIND(UUID() AS ?z)")),
    ("chance", query("BIND(STRUUID() AS ?z)")),
    ("chance", query("BIND(BNODE() AS ?z)")),
    ("network", query().replace("WHERE", "FROM <https://example.org/g> WHERE")),
    ("modifier", query() + " VALUES ?x { true }"),
    ("modifier", query("BIND(COUNT(?x) AS ?z)")),
    ("modifier", query() + " LIMIT 1"),
    ("nested-group", "CONSTRUCT { $this aims:p ?x } WHERE { { $this aims:q ?x } }"),
    ("exists-form", query("FILTER EXISTS { { ?x aims:r ?y } }")),
    ("exists-form", query("FILTER EXISTS { ?x aims:r ?y . OPTIONAL { ?y aims:s ?z } }")),
    ("exists-form", query("FILTER EXISTS { ?x aims:r ?y . BIND(?x AS ?z) }")),
    ("exists-form", query("{ ?x aims:r ?y . FILTER EXISTS { ?y aims:s ?x } } UNION { ?x aims:t ?y }")),
    ("filter-scope", query("FILTER(?y = ?x)")),
    ("filter-scope", query("BIND(?y AS ?z) ?x aims:r ?y")),
    ("filter-scope", query("FILTER NOT EXISTS { ?x aims:r ?y . FILTER(?z = ?y) }")),
    ("path", query("?x aims:r+ ?y")),
    ("path", query("?x aims:r? ?y")),
    ("path", query("?x !aims:r ?y")),
    ("arithmetic", query(f"?x aims:r ?due . FILTER(?due + 'P30D'^^<{XSD}dayTimeDuration> < ?x)")),
    ("arithmetic", query("FILTER(-?x < 1)")),
    ("literal", query(f"FILTER(?x < 'P1D'^^<{XSD}duration>)")),
    ("literal", query(head=f"?x aims:p '2026-11-23T00:00:00'^^<{XSD}dateTime>")),
    ("function", query(f"FILTER(<{XSD}date>(?x) = ?x)")),
    ("truth", query("FILTER(?x || ?x = 1)")),
    ("truth", query("FILTER(!?x)")),
    ("same-stratum", query("FILTER NOT EXISTS { ?x aims:p ?y }")),
    ("same-stratum", query("?x a ?class", head="?x a aims:Item")),
    ("same-stratum", query(head="?x a aims:Assessment")),
]
"""Code → more queries that it refuses."""


def test_the_shipped_strata_are_clean(knowledge: Knowledge) -> None:
    assert lint(knowledge.rule_files()) == []


def test_the_page_lists_and_shows_every_code() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| .+ \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(listed) == dict(SENTENCES)
    assert list(EXAMPLES) == list(SENTENCES)
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("code", SENTENCES)
def test_the_bad_example_is_refused_by_its_code_only(code: str, bench: Any, one_stratum: Callable[..., str]) -> None:
    texts = [one_stratum(10, text) if language == "sparql" else text for language, text in EXAMPLES[code]]
    findings = lint(bench.files(*texts))
    assert {finding.code for finding in findings} == {code}
    assert all(finding.sentence.startswith(SENTENCES[finding.code]) for finding in findings)


@pytest.mark.parametrize("code", GOOD)
def test_the_good_neighbour_passes(code: str, bench: Any, one_stratum: Callable[..., str]) -> None:
    assert lint(bench.files(one_stratum(10, GOOD[code]))) == []


@pytest.mark.parametrize(("code", "text"), BAD)
def test_the_bad_query_is_refused(code: str, text: str, bench: Any, one_stratum: Callable[..., str]) -> None:
    findings = lint(bench.files(one_stratum(10, text)))
    assert code in {finding.code for finding in findings}
    assert {finding.rule for finding in findings} == {"rule 1"}


def test_strata_that_read_only_what_is_finished_pass(bench: Any, one_stratum: Callable[..., str]) -> None:
    early = one_stratum(10, query(head="?x aims:r true"))
    late = one_stratum(20, query("FILTER NOT EXISTS { ?x aims:r ?y }"))
    assert lint(bench.files(late, early)) == []


def test_two_rules_of_a_stratum_are_told_apart(bench: Any, one_stratum: Callable[..., str]) -> None:
    text = one_stratum(10, query(), query("FILTER NOT EXISTS { ?x aims:p true }", head="?x aims:r true"))
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
    good = one_stratum(10, query())
    assert lint(bench.files(good)) == []
    before, after, code = change
    assert before in good
    assert code in {finding.code for finding in lint(bench.files(good.replace(before, after)))}


def test_a_prefix_must_mean_what_the_engine_means_by_it(bench: Any, one_stratum: Callable[..., str]) -> None:
    text = one_stratum(10, query())
    ontology = "<https://w3id.org/aims-graph/ontology>"
    other = f"{ontology} sh:declare [ sh:prefix 'rdf' ; sh:namespace 'urn:other' ] ."
    assert {finding.code for finding in lint(bench.files(text, other))} == {"prefix"}
