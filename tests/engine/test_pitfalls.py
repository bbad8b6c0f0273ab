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


def true_of(*pairs: str) -> set[str]:
    """Return the triples ``node property true`` of ``node property`` pairs, as the bench prints them."""
    return {"<{}> <{}> \"true\"^^<xsd:boolean>".format(*pair.split()) for pair in pairs}


# ── order ──

WRITER = "CONSTRUCT { ?x aims:one true } WHERE { $this aims:q ?x }"
READER = "CONSTRUCT { ?x aims:two true } WHERE { $this a aims:Assessment . ?x aims:one true }"


def test_order_given_on_rules_in_separate_shapes_only(bench: Any, one_stratum: Text) -> None:
    first = one_stratum(1, WRITER).replace("sh:order 1 ;", "").replace("rdfs:label", "sh:order 1 ; rdfs:label")
    second = one_stratum(2, READER).replace("sh:order 2 ;", "").replace("rdfs:label", "sh:order 2 ; rdfs:label")
    assert codes(bench.files(first, second)) == {"order-missing", "order-on-rule"}
    assert bench.reference(bench.files(first, second), ONE) == true_of("x one", "x two")
    assert bench.reference(bench.files(second, first), ONE) == true_of("x one"), "pySHACL follows the files"
    with pytest.raises(AimsGraphError, match="no sh:order"):
        bench.fast(bench.files(first, second), ONE)


@pytest.mark.parametrize("turn", [1, -1])
def test_order_on_shapes_agrees_in_any_order_of_files(turn: int, bench: Any, one_stratum: Text) -> None:
    files = bench.files(*(one_stratum(10, WRITER), one_stratum(20, READER))[::turn])
    assert codes(files) == set()
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == true_of("x one", "x two")


# ── recursion ──

CHAIN = f"<{THIS}> aims:q o:a . o:a aims:next o:b . o:b aims:next o:c . o:c aims:next o:d . o:d aims:next o:e ."
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
    where = '$this aims:q ?x . BIND(IRI(CONCAT(STR($this), "/1")) AS ?node)'
    files = bench.files(one_stratum(10, f"CONSTRUCT {{ $this aims:p ?node . ?node aims:r ?x }} WHERE {{ {where} }}"))
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
    alone = "CONSTRUCT { ?x aims:alone true } WHERE { $this aims:q ?x . FILTER NOT EXISTS { ?x aims:one true } }"
    files = bench.files(one_stratum(10, alone), one_stratum(20, WRITER))
    assert codes(files) == {"later-stratum"}
    assert bench.fast(files, ONE) == bench.reference(files, ONE) == true_of("x one", "x alone"), "denies its premise"
    turned = bench.files(one_stratum(30, alone), one_stratum(20, WRITER))
    assert codes(turned) == set()
    assert bench.fast(turned, ONE) == bench.reference(turned, ONE) == true_of("x one")


# ── $this and the variables of groups ──


def test_a_sub_select_that_does_not_project_this(bench: Any, one_stratum: Text) -> None:
    count = "{ SELECT (COUNT(?x) AS ?n) WHERE { ?x aims:of $this } }"
    files = bench.files(one_stratum(10, f"CONSTRUCT {{ $this aims:n ?n }} WHERE {{ $this a aims:Assessment . {count} }}"))
    data = f"o:x aims:of <{THIS}> . o:y aims:of o:another ."
    assert codes(files) == {"sub-select"}
    assert bench.reference(files, data) == {'<this> <n> "1"^^<xsd:integer>'}, "per node"
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in bench.triples(data))
    solutions = store.query(
        f"PREFIX aims: <{PREFIXES['aims']}> SELECT $this ?n WHERE {{ $this a aims:Assessment . {count} }}",
        substitutions={Variable("this"): NamedNode(THIS)},
    )
    assert isinstance(solutions, QuerySolutions)
    assert [row["n"] for row in solutions] == [Literal(2)], "over the whole graph, where $this is bound and not written in"


WEB = f"""<{THIS}> aims:q o:x ; aims:held o:h . o:x aims:of <{THIS}> ; aims:h o:h .
    o:y aims:of <{THIS}> ; aims:h o:k . o:z aims:of o:x ; aims:day '2026-01-31'^^xsd:date ; aims:text 'a'@en ;
    aims:many 1, 2.5 ."""


def where(text: str, head: str = "?x aims:r true") -> str:
    return f"CONSTRUCT {{ {head} }} WHERE {{ {text} }}"


DIFFERENT = [
    ("nested-group", where("$this aims:held ?h . { ?x aims:of ?y . FILTER(!BOUND(?h)) }")),
    ("exists-form", where("?x aims:of ?y . $this aims:q ?z . FILTER EXISTS { { ?x aims:of ?k . FILTER(?k = ?y) } }")),
    ("exists-form", where("$this aims:q ?z . ?x aims:of ?y . FILTER EXISTS { ?x aims:h ?k . BIND(?y AS ?m) FILTER(?m = ?y) }")),
    ("exists-form", where("$this aims:held ?h . ?x aims:of ?y . { ?x aims:h ?k . FILTER EXISTS { ?x aims:h ?h } } "
                          "UNION { ?x aims:none ?k }")),
    ("filter-scope", where("$this aims:held ?h . { ?x aims:of ?y . FILTER(!BOUND(?h)) } UNION { ?x aims:none ?y }")),
    ("minus", where("?x aims:of $this . MINUS { ?y aims:of $this }")),
    ("no-this", where("?x aims:of ?y,$this")),
    ("no-this", where("?x aims:of ?y . FILTER(?y=$this)")),
    ("arithmetic", where("$this aims:asOf ?day . ?x aims:day ?other . BIND(?day - ?other AS ?n)", "?x aims:r ?n")),
    ("arithmetic", where("$this a aims:Assessment . ?x aims:many ?n . BIND(?n * 2 AS ?m)", "?x aims:r ?m")),
    ("function", where(f"$this aims:asOf ?day . BIND(<{XSD}date>(?day) AS ?other)", "$this aims:r ?other")),
    ("truth", where("$this aims:asOf ?day . ?x aims:of $this . FILTER(!?day)")),
    ("truth", where("$this a aims:Assessment . ?x aims:text ?t . FILTER(!?t)")),
    ("literal", where("?x aims:of $this", "?x aims:r 2.0")),
    ("prefix", where("$this a aims:Assessment . ?x rdf:type ?c", "?x dcterms:subject org:a")),
]  # fmt: skip
"""Code → a rule on which the engines give different triples."""


@pytest.mark.parametrize(("code", "query"), DIFFERENT)
def test_the_engines_differ_on_what_the_linter_refuses(code: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert code in codes(files)
    assert bench.fast(files, WEB) != bench.reference(files, WEB)


BROKEN = [
    ("graph", where("$this aims:q ?x . GRAPH ?g { ?x aims:of ?y }")),
    ("values", where("VALUES $this { aims:a } ?x aims:of ?y")),
    ("path", where("$this a aims:Assessment . ?x aims:of* ?y", "?x aims:r ?y")),
]


@pytest.mark.parametrize(("code", "query"), BROKEN)
def test_one_engine_raises_on_what_the_linter_refuses(code: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert code in codes(files)
    with pytest.raises(Exception):  # noqa: B017, PT011, PT012 - each engine raises its own kind
        bench.fast(files, WEB)
        bench.reference(files, WEB)


AGREE = [
    where("$this aims:held ?h . ?x aims:h ?k . FILTER(?k != ?h)"),
    where("$this aims:held ?h . ?x aims:h ?k . FILTER NOT EXISTS { ?x aims:h ?h }"),
    where("?x aims:of $this . FILTER NOT EXISTS { $this aims:q ?x }"),
    where("$this aims:held ?h . ?x aims:of ?y . FILTER NOT EXISTS { ?x aims:h ?k . FILTER NOT EXISTS { $this aims:held ?k } }"),
    where("$this aims:held ?h . ?x aims:of ?y . { ?x aims:h ?k . FILTER(?k != $this) } UNION { ?x aims:day ?k }", "?x aims:r ?k"),
    where("$this aims:asOf ?day . ?x aims:of ?y . OPTIONAL { ?x aims:day ?d . FILTER(?d < ?day) } FILTER(!BOUND(?d))"),
    where("?x aims:of/aims:of $this . ?x ^aims:of|aims:day ?y", "?x aims:r ?y"),
    where("$this aims:asOf ?day . ?x aims:day ?other . FILTER(?other <= ?day && ?other != ?day)"),
]  # fmt: skip


@pytest.mark.parametrize("query", AGREE)
def test_the_engines_agree_on_what_the_linter_lets_pass(query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    assert codes(files) == set()
    assert bench.fast(files, WEB) == bench.reference(files, WEB)


# ── functions and values ──

CALLS = {
    "BOUND": "BOUND(?v)", "COALESCE": "COALESCE(?v, 1)", "CONCAT": "CONCAT(STR(?v), 'x')", "CONTAINS": "CONTAINS(?v, 'a')",
    "DATATYPE": "DATATYPE(?v)", "IF": "IF(?v = ?w, 1, 2)", "IRI": "IRI(CONCAT('urn:x:', STR(?v)))", "LANG": "LANG(?v)",
    "LCASE": "LCASE(?v)", "STR": "STR(?v)", "STRAFTER": "STRAFTER(STR(?v), '2')", "STRBEFORE": "STRBEFORE(STR(?v), '2')",
    "STRENDS": "STRENDS(STR(?v), '1')", "STRLEN": "STRLEN(?v)", "STRSTARTS": "STRSTARTS(STR(?v), '2')", "UCASE": "UCASE(?v)",
    "isIRI": "isIRI(?v)", "isLITERAL": "isLITERAL(?v)", "sameTerm": "sameTerm(?v, ?w)",
}  # fmt: skip
VALUES = [
    Literal("a"), Literal(""), Literal("É b"), Literal("b", language="en"), Literal(1), Literal(-20), Literal(True),
    *(Literal(text, datatype=NamedNode(XSD + "decimal")) for text in ("2.0", "2.50", "-0.0", "+.5")),
    *(Literal(text, datatype=NamedNode(XSD + "date")) for text in ("2026-02-28", "2024-02-29")),
]  # fmt: skip


def test_functions_and_clean_values_agree(bench: Any, one_stratum: Text) -> None:
    assert set(CALLS) == FUNCTIONS - {"EXISTS", "NOTEXISTS"}
    calls = [
        where(f"$this aims:v ?v ; aims:v ?w . BIND({call} AS ?is)", f"$this aims:{name} ?is") for name, call in CALLS.items()
    ]
    tests = [where("$this aims:v ?v ; aims:v ?w . FILTER(?v = ?w)", "$this aims:same ?v"),
             where("$this aims:v ?v ; aims:v ?w . FILTER(?v != ?w)", "$this aims:other ?v")]
    files = bench.files(one_stratum(10, *calls, *tests))
    assert codes(files) == set()
    clean = [canonical(value) for value in VALUES]
    data = f"<{THIS}> aims:v {', '.join(map(str, clean))} , <urn:x:iri> ."
    assert None not in clean
    assert bench.fast(files, data) == bench.reference(files, data)


REFUSED = [
    ("date", "2026-02-30"), ("date", "2026-02-28Z"), ("date", "2026-02-28+02:00"), ("date", "soon"), ("date", "2026-2-3"),
    ("dateTime", "2026-02-28T00:00:00"), ("dateTime", "2026-02-28T00:00:00Z"), ("integer", "x"), ("integer", "1.5"),
    ("integer", "9" * 19), ("decimal", "1e3"), ("decimal", "0." + "1" * 19), ("boolean", "maybe"), ("double", "1.5"),
    ("duration", "P1D"), ("gYear", "2026"), ("token", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_a_value_that_engines_read_differently_is_refused(kind: str, text: str, tmp_path: Path) -> None:
    assert canonical(Literal(text, datatype=NamedNode(XSD + kind))) is None
    path = tmp_path / "o.ttl"
    path.write_text(f'<urn:a> <urn:p> "{text}"^^<{XSD}{kind}> , "fine" .', encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_triples(path)
    (problem,) = raised.value.problems
    assert (problem.code, problem.file) == ("value-refused", "o.ttl")
    assert text in problem.sentence() or len(text) > 18


LESS = where("$this aims:asOf ?day . ?x aims:v ?v . FILTER(!(?v < ?day))")
KEPT = where("$this a aims:Assessment . ?x aims:v ?v", "?x aims:r ?v")


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ("'2026-02-28Z'^^xsd:date", KEPT),
        ("'2026-02-28T00:00:00.000'^^xsd:dateTime", LESS),
        ("'2.0'^^xsd:decimal", KEPT),
        ("'99999999999999999999'^^xsd:integer", where("$this a aims:Assessment . ?x aims:v ?v . FILTER(?v > 1)")),
        ("'maybe'^^xsd:boolean", where("$this a aims:Assessment . ?x aims:v ?v . FILTER(?v != 5)")),
        ("'x'^^xsd:integer", LESS),
        ("'abc'^^xsd:date", LESS),
        ("'2026-02-30'^^xsd:date", where("$this a aims:Assessment . ?x aims:v ?v . FILTER(?v != 5)")),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_engines_differ_on_values_that_are_refused(value: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    data = f"o:x aims:v {value} ."
    assert bench.fast(files, data) != bench.reference(files, data)
