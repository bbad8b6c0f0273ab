"""The measured pitfalls of running rules under two engines: each refused by the linter, or shown to agree.

Where it is cheap, a test also shows that the engines really differ on the bad form.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Variable

from aims_graph.base.errors import AimsGraphError
from aims_graph.base.terms import PREFIXES
from aims_graph.engine.linter import lint

XSD = PREFIXES["xsd"]
THIS = "https://w3id.org/aims-graph/org/o/assessment/a"
ONE = f"<{THIS}> aims:q o:x ."
Text = Callable[..., str]


def codes(files: list[Path]) -> set[str]:
    return {finding.code for finding in lint(files)}


def where(text: str, head: str = "?x aims:r true") -> str:
    return f"CONSTRUCT {{ {head} }} WHERE {{ {text} }}"


def true_of(*pairs: str) -> set[str]:
    """Return the triples ``node property true`` of ``node property`` pairs, as the bench prints them."""
    return {'<{}> <{}> "true"^^<xsd:boolean>'.format(*pair.split()) for pair in pairs}


# ── order ──

WRITER = "CONSTRUCT { ?x aims:one true } WHERE { $this aims:q ?x }"
READER = "CONSTRUCT { ?x aims:two true } WHERE { $this a aims:Assessment . ?x aims:one true }"


def test_order_given_on_rules_in_separate_shapes_only(bench: Any, one_stratum: Text) -> None:
    def on_the_rule(order: int, query: str) -> str:
        good = one_stratum(order, query)
        return good.replace(f"sh:order {order} ;", "").replace("rdfs:label", f"sh:order {order} ; rdfs:label")

    first, second = on_the_rule(1, WRITER), on_the_rule(2, READER)
    assert codes(bench.files(first, second)) == {"order-missing", "order-on-rule"}
    assert bench.at_once(bench.files(first, second), ONE) == true_of("x one", "x two")
    assert bench.at_once(bench.files(second, first), ONE) == true_of("x one"), "pySHACL follows the files"
    for engine in (bench.fast, bench.reference):
        with pytest.raises(AimsGraphError, match="no sh:order"):
            engine(bench.files(first, second), ONE)


@pytest.mark.parametrize("turn", [1, -1])
def test_order_on_shapes_agrees_in_any_order_of_files(turn: int, bench: Any, one_stratum: Text) -> None:
    files = bench.files(*(one_stratum(10, WRITER), one_stratum(20, READER))[::turn])
    assert codes(files) == set()
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == true_of("x one", "x two")


# ── recursion ──

CHAIN = f"<{THIS}> aims:q o:a ." + "".join(f"o:{x} aims:next o:{y} ." for x, y in ("ab", "bc", "cd", "de"))
START = "CONSTRUCT { ?x aims:odd true } WHERE { $this aims:q ?x }"
EVEN = "CONSTRUCT { ?y aims:even true } WHERE { $this a aims:Assessment . ?x aims:odd true ; aims:next ?y }"
ODD = "CONSTRUCT { ?y aims:odd true } WHERE { $this a aims:Assessment . ?x aims:even true ; aims:next ?y }"


def test_recursion_across_two_shapes_never_reaches_its_fixpoint(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, START), one_stratum(20, EVEN), one_stratum(30, ODD))
    assert codes(files) == {"later-stratum"}
    short = true_of("a odd", "b even", "c odd")
    assert bench.repeated(files, CHAIN) == short, "even where pySHACL repeats each shape, d and e are missing"
    assert bench.reference(files, CHAIN) == bench.fast(files, CHAIN) == short


def test_recursion_inside_one_shape(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, START), one_stratum(20, EVEN, ODD))
    assert codes(files) == {"same-stratum"}
    assert len(bench.repeated(files, CHAIN)) == 5
    assert len(bench.reference(files, CHAIN)) == 3, "as we call it, pySHACL does not repeat"
    assert len(bench.fast(files, CHAIN)) == 2


# ── blank nodes ──


def test_a_blank_node_in_a_head(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, "CONSTRUCT { $this aims:p [ aims:r ?x ] } WHERE { $this aims:q ?x }"))
    assert codes(files) == {"blank-node"}
    assert bench.fast(files, ONE) != bench.fast(files, ONE), "no two runs are equal"
    with pytest.raises(Exception, match="exceeded iteration limit of 100"):
        bench.repeated(files, ONE)


def test_a_minted_iri_agrees_and_ends(bench: Any, one_stratum: Text) -> None:
    minted = "$this aims:q ?x . BIND(IRI(CONCAT(STR($this), '/1')) AS ?node)"
    files = bench.files(one_stratum(10, where(minted, "$this aims:p ?node . ?node aims:r ?x")))
    assert codes(files) == set()
    assert len(bench.fast(files, ONE)) == 2
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == bench.repeated(files, ONE)


# ── reading what is not finished ──


def test_a_rule_that_reads_what_another_writes_in_the_same_pass(bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, WRITER, READER))
    assert codes(files) == {"same-stratum"}
    assert bench.fast(files, ONE) == true_of("x one")
    assert bench.reference(files, ONE) == true_of("x one", "x two")


def test_negation_over_what_a_later_stratum_writes(bench: Any, one_stratum: Text) -> None:
    alone = where("$this aims:q ?x . FILTER NOT EXISTS { ?x aims:one true }", "?x aims:alone true")
    files = bench.files(one_stratum(10, alone), one_stratum(20, WRITER))
    assert codes(files) == {"later-stratum"}
    agreed = true_of("x one", "x alone")
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == agreed, "which denies its own premise"
    turned = bench.files(one_stratum(30, alone), one_stratum(20, WRITER))
    assert codes(turned) == set()
    assert bench.fast(turned, ONE) == bench.reference(turned, ONE) == true_of("x one")


# ── $this and the variables of groups ──


def test_a_sub_select_that_does_not_project_this(bench: Any, one_stratum: Text) -> None:
    count = "{ SELECT (COUNT(?x) AS ?n) WHERE { ?x aims:of $this } }"
    files = bench.files(one_stratum(10, where(f"$this a aims:Assessment . {count}", "$this aims:n ?n")))
    data = f"o:x aims:of <{THIS}> . o:y aims:of o:another ."
    assert "sub-select" in codes(files)
    assert bench.reference(files, data) == {'<this> <n> "1"^^<xsd:integer>'}, "per node"
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in bench.triples(data))
    solutions = store.query(
        f"PREFIX aims: <{PREFIXES['aims']}> SELECT $this ?n WHERE {{ $this a aims:Assessment . {count} }}",
        substitutions={Variable("this"): NamedNode(THIS)},
    )
    assert isinstance(solutions, QuerySolutions)
    assert [row["n"] for row in solutions] == [Literal(2)], "over the whole graph, where $this is bound"


WEB = f"""<{THIS}> aims:q o:x ; aims:held o:h . o:x aims:of <{THIS}> ; aims:h o:h .
    o:y aims:of <{THIS}> ; aims:h o:k . o:z aims:of o:x ; aims:day '2026-01-31'^^xsd:date ; aims:text 'a'@en ;
    aims:many 1, 2.5 ."""


DIFFERENT = [
    ("nested-group", where("$this aims:held ?h . { ?x aims:of ?y . FILTER(!BOUND(?h)) }")),
    ("exists-form", where("$this aims:q ?z . ?x aims:of ?y . "
                          "FILTER EXISTS { { ?x aims:of ?k . FILTER(?k = ?y) } }")),
    ("exists-form", where("$this aims:q ?z . ?x aims:of ?y . "
                          "FILTER EXISTS { ?x aims:h ?k . BIND(?y AS ?m) FILTER(?m = ?y) }")),
    ("exists-form", where("$this aims:held ?h . ?x aims:of ?y . "
                          "{ ?x aims:h ?k . FILTER EXISTS { ?x aims:h ?h } } UNION { ?x aims:none ?k }")),
    ("filter-scope", where("$this aims:held ?h . "
                           "{ ?x aims:of ?y . FILTER(!BOUND(?h)) } UNION { ?x aims:none ?y }")),
    ("minus", where("?x aims:of $this . MINUS { ?y aims:of $this }")),
    ("no-this", where("?x aims:of ?y,$this")),
    ("no-this", where("?x aims:of ?y . FILTER(?y=$this)")),
    ("arithmetic", where("$this aims:asOf ?a . ?x aims:day ?b . BIND(?a - ?b AS ?n)", "?x aims:r ?n")),
    ("arithmetic", where("$this a aims:Assessment . ?x aims:many ?n . BIND(?n * 2 AS ?m)", "?x aims:r ?m")),
    ("function", where(f"$this aims:asOf ?day . BIND(<{XSD}date>(?day) AS ?other)", "$this aims:r ?other")),
    ("truth", where("$this aims:asOf ?day . ?x aims:of $this . FILTER(?day)")),
    ("truth", where("$this a aims:Assessment . ?x aims:text ?t . FILTER(?t)")),
    ("literal", where("?x aims:of $this", "?x aims:r 2.0")),
    ("prefix", where("$this a aims:Assessment . ?x rdf:type ?c", "?x dcterms:subject org:a")),
]  # fmt: skip
"""Code → a rule on which the engines give different triples."""


@pytest.mark.parametrize(("code", "query"), DIFFERENT)
def test_the_engines_differ_on_what_is_refused(code: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert code in codes(files)
    assert bench.fast(files, WEB) != bench.reference(files, WEB)


BROKEN = [
    ("graph", where("$this aims:q ?x . GRAPH ?g { ?x aims:of ?y }")),
    ("values", where("VALUES $this { aims:a } ?x aims:of ?y")),
    ("path", where("$this a aims:Assessment . ?x aims:of* ?y", "?x aims:r ?y")),
]


@pytest.mark.parametrize(("code", "query"), BROKEN)
def test_one_engine_raises_on_what_is_refused(code: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert code in codes(files)
    with pytest.raises(Exception):  # noqa: B017, PT011, PT012 - each engine raises its own kind
        bench.fast(files, WEB)
        bench.reference(files, WEB)


AGREE = [
    where("$this aims:held ?h . ?x aims:h ?k . FILTER(?k != ?h)"),
    where("$this aims:held ?h . ?x aims:h ?k . FILTER NOT EXISTS { ?x aims:h ?h }"),
    where("?x aims:of $this . FILTER NOT EXISTS { $this aims:q ?x }"),
    where("$this aims:held ?h . ?x aims:of ?y . "
          "FILTER NOT EXISTS { ?x aims:h ?k . FILTER NOT EXISTS { $this aims:held ?k } }"),
    where("$this aims:held ?h . ?x aims:of ?y . "
          "{ ?x aims:h ?k . FILTER(?k != $this) } UNION { ?x aims:day ?k }", "?x aims:r ?k"),
    where("$this aims:asOf ?day . ?x aims:of ?y . "
          "OPTIONAL { ?x aims:day ?d . FILTER(?d < ?day) } FILTER(!BOUND(?d))"),
    where("?x aims:of/aims:of $this . ?x ^aims:of|aims:day ?y", "?x aims:r ?y"),
    where("$this aims:asOf ?day . ?x aims:day ?other . FILTER(?other <= ?day && ?other != ?day)"),
]  # fmt: skip


@pytest.mark.parametrize("query", AGREE)
def test_the_engines_agree_on_what_the_linter_lets_pass(query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert codes(files) == set()
    assert bench.fast(files, WEB) == bench.reference(files, WEB)
