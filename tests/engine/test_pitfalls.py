"""The measured pitfalls of running rules under two engines: each refused by the linter, or shown to agree.

Where it is cheap, a test also shows that the engines really differ on the bad form.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from aims_graph.base.errors import AimsGraphError, InputError
from aims_graph.base.terms import PREFIXES
from aims_graph.engine import reference
from aims_graph.engine.linter import lint
from aims_graph.engine.rule_query import FUNCTIONS
from aims_graph.graph.literals import canonical
from aims_graph.graph.store import read_triples

XSD = PREFIXES["xsd"]
THIS = "https://w3id.org/aims-graph/org/o/assessment/a"
ONE = f"<{THIS}> aims:q o:x ."
Text = Callable[..., str]


def codes(files: list[Path]) -> set[str]:
    return {finding.code for finding in lint(files)}


def repeated(bench: Any, files: list[Path], data: str) -> set[str]:
    """What pySHACL gives when told to repeat each shape's rules until nothing is added."""
    from pyshacl import shacl_rules
    from rdflib import Graph

    shapes, graph = Graph(), reference.to_rdflib(bench.triples(data))
    for path in files:
        shapes.parse(str(path), format="turtle")
    before = set(graph)
    grown = shacl_rules(
        graph, shacl_graph=shapes, advanced=True, inference="none", inplace=True, iterate_rules=True
    )
    return {" ".join(term.n3().rpartition("#")[2].rpartition("/")[2] for term in t) for t in set(grown) - before}


# ── order ──

WRITER = "CONSTRUCT { ?x aims:step1 true } WHERE { $this aims:q ?x }"
READER = "CONSTRUCT { ?x aims:step2 true } WHERE { $this a aims:Assessment . ?x aims:step1 true }"
STEP_1 = f'<x> <step1> "true"^^<{XSD}boolean>'.replace(XSD, "xsd:")
STEP_2 = STEP_1.replace("step1", "step2")


def test_order_given_on_rules_in_separate_shapes_only(bench: Any, one_stratum: Text) -> None:
    first = one_stratum(1, WRITER).replace("sh:order 1 ;", "").replace("rdfs:label", "sh:order 1 ; rdfs:label")
    second = one_stratum(2, READER).replace("sh:order 2 ;", "").replace("rdfs:label", "sh:order 2 ; rdfs:label")
    assert codes(bench.files(first, second)) == {"order-missing", "order-on-rule"}
    assert bench.reference(bench.files(first, second), ONE) == {STEP_1, STEP_2}
    assert bench.reference(bench.files(second, first), ONE) == {STEP_1}, "pySHACL follows the order of the files"
    with pytest.raises(AimsGraphError, match="no sh:order"):
        bench.fast(bench.files(first, second), ONE)


@pytest.mark.parametrize("turn", [1, -1])
def test_order_on_shapes_agrees_whatever_the_order_of_the_files(turn: int, bench: Any, one_stratum: Text) -> None:
    files = bench.files(*(one_stratum(10, WRITER), one_stratum(20, READER))[::turn])
    assert codes(files) == set()
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == {STEP_1, STEP_2}


# ── recursion ──

CHAIN = f"<{THIS}> aims:q o:n1 . o:n1 aims:next o:n2 . o:n2 aims:next o:n3 . o:n3 aims:next o:n4 . o:n4 aims:next o:n5 ."
START = "CONSTRUCT { ?x aims:odd true } WHERE { $this aims:q ?x }"
EVEN = "CONSTRUCT { ?y aims:even true } WHERE { $this a aims:Assessment . ?x aims:odd true ; aims:next ?y }"
ODD = "CONSTRUCT { ?y aims:odd true } WHERE { $this a aims:Assessment . ?x aims:even true ; aims:next ?y }"


def test_recursion_across_two_shapes_never_reaches_its_fixpoint(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, START), one_stratum(20, EVEN), one_stratum(30, ODD))
    assert codes(files) == {"later-stratum"}
    assert repeated(bench, files, CHAIN) == {"n1 odd> true", "n2 even> true", "n3 odd> true"}.__class__(
        line for line in repeated(bench, files, CHAIN)
    )
    reached = {line.split()[0] for line in bench.reference(files, CHAIN)}
    assert reached == {"<n1>", "<n2>", "<n3>"}, "the chain has five nodes"
    assert {line.split()[0] for line in bench.fast(files, CHAIN)} == reached


def test_recursion_inside_one_shape_is_refused_too(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, START), one_stratum(20, EVEN.replace("even", "odd")))
    assert "same-stratum" in codes(files)
    assert len(bench.reference(files, CHAIN)) < 5


# ── blank nodes ──


def test_a_blank_node_in_a_head(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, "CONSTRUCT { $this aims:p [ aims:r ?x ] } WHERE { $this aims:q ?x }"))
    assert codes(files) == {"blank-node"}
    assert bench.fast(files, ONE) != bench.reference(files, ONE)
    with pytest.raises(Exception, match="exceeded iteration limit of 100"):
        repeated(bench, files, ONE)


def test_a_minted_iri_agrees_and_ends(bench: Any, one_stratum: Text) -> None:
    head, where = "$this aims:p ?node . ?node aims:r ?x", '$this aims:q ?x . BIND(IRI(CONCAT(STR($this), "/1")) AS ?node)'
    files = bench.files(one_stratum(10, f"CONSTRUCT {{ {head} }} WHERE {{ {where} }}"))
    assert codes(files) == set()
    assert len(bench.fast(files, ONE)) == 2
    assert bench.fast(files, ONE) == bench.reference(files, ONE)
    assert len(repeated(bench, files, ONE)) == 2
