"""The values that rules see: what is refused because engines read it differently, and what agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from aims_graph.base.errors import InputError
from aims_graph.base.terms import PREFIXES
from aims_graph.engine.linter import lint
from aims_graph.engine.rule_query import FUNCTIONS
from aims_graph.graph.literals import canonical
from aims_graph.graph.store import read_triples

XSD = PREFIXES["xsd"]
THIS = "https://w3id.org/aims-graph/org/o/assessment/a"
Text = Callable[..., str]


def where(text: str, head: str = "?x aims:r true") -> str:
    return f"CONSTRUCT {{ {head} }} WHERE {{ {text} }}"


CALLS = (
    "BOUND(?v)", "COALESCE(?v, 1)", "CONCAT(STR(?v), 'x')", "CONTAINS(?v, 'a')", "DATATYPE(?v)", "LANG(?v)",
    "IF(?v = ?w, 1, 2)", "IRI(CONCAT('urn:x:', LANG(?v)))", "LCASE(?v)", "STR(?v)", "STRAFTER(STR(?v), '2')",
    "STRBEFORE(STR(?v), '2')", "STRENDS(STR(?v), '1')", "STRLEN(?v)", "STRSTARTS(STR(?v), '2')", "UCASE(?v)",
    "isIRI(?v)", "isLITERAL(?v)", "sameTerm(?v, ?w)",
)  # fmt: skip
VALUES = [
    Literal("a"), Literal(""), Literal("É b"), Literal("b", language="en"), Literal(1), Literal(-20),
    Literal(True),
    *(Literal(text, datatype=NamedNode(XSD + "decimal")) for text in ("2.0", "2.50", "-0.0", "+.5")),
    *(Literal(text, datatype=NamedNode(XSD + "date")) for text in ("2026-02-28", "2024-02-29")),
]  # fmt: skip


PAIR = "?x aims:v ?v ; aims:of $this . ?y aims:v ?w ; aims:of $this ."
SIGNS = {"same": "=", "other": "!="}


def test_functions_and_clean_values_agree(bench: Any, one_stratum: Text) -> None:
    assert {call.partition("(")[0] for call in CALLS} == FUNCTIONS - {"EXISTS", "NOTEXISTS"}
    calls = [where(f"{PAIR} BIND({call} AS ?is)", f"?x aims:c{n} ?is") for n, call in enumerate(CALLS)]
    signs = [where(f"{PAIR} FILTER(?v {sign} ?w)", f"?x aims:{name} ?y") for name, sign in SIGNS.items()]
    files = bench.files(one_stratum(10, *calls, *signs))
    assert lint(files) == []
    clean = [canonical(value) for value in VALUES]
    assert None not in clean
    nodes = [*map(str, clean), "<urn:x:iri>"]
    data = "".join(f"o:n{place} aims:v {node} ; aims:of <{THIS}> ." for place, node in enumerate(nodes))
    assert bench.fast(files, data) == bench.reference(files, data)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
def test_values_of_one_type_are_ordered_alike(sign: str, bench: Any, one_stratum: Text) -> None:
    days = [f"'{day}'^^xsd:date" for day in ("2024-02-29", "2026-01-01", "2026-11-23", "2027-12-31")]
    numbers = ["-20", "0", "3", "2.5", "-0.5", "100000000000000000"]
    files = bench.files(one_stratum(10, where(f"{PAIR} FILTER(?v {sign} ?w)", "?x aims:r ?y")))
    assert lint(files) == []
    for values in (days, numbers):
        data = "".join(f"o:n{n} aims:v {value} ; aims:of <{THIS}> ." for n, value in enumerate(values))
        found = bench.fast(files, data)
        assert found == bench.reference(files, data)
        assert len(found) >= len(values)


REFUSED = [
    ("date", "2026-02-30"), ("date", "2026-02-28Z"), ("date", "2026-02-28+02:00"), ("date", "soon"),
    ("date", "2026-2-3"), ("dateTime", "2026-02-28T00:00:00"), ("dateTime", "2026-02-28T00:00:00Z"),
    ("integer", "x"), ("integer", "1.5"), ("integer", "9" * 19), ("integer", "9" * 5000), ("decimal", "1e3"),
    ("decimal", "0." + "1" * 19), ("boolean", "maybe"), ("double", "1.5"), ("duration", "P1D"),
    ("gYear", "2026"), ("token", "a"),
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
    assert text[:18] in problem.sentence()


LESS = where("$this aims:asOf ?day . ?x aims:v ?v . FILTER(!(?v < ?day))")
FIVE = where("$this a aims:Assessment . ?x aims:v ?v . FILTER(?v != 5)")
MORE = where("$this a aims:Assessment . ?x aims:v ?v . FILTER(?v > 1)")
KEPT = where("$this a aims:Assessment . ?x aims:v ?v", "?x aims:r ?v")


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ("'2026-02-28Z'^^xsd:date", KEPT),
        ("'2026-02-28T00:00:00.000'^^xsd:dateTime", LESS),
        ("'2.0'^^xsd:decimal", KEPT),
        ("'99999999999999999999'^^xsd:integer", MORE),
        ("'maybe'^^xsd:boolean", FIVE),
        ("'x'^^xsd:integer", LESS),
        ("'abc'^^xsd:date", LESS),
        ("'2026-02-30'^^xsd:date", FIVE),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_engines_differ_on_what_is_refused(value: str, query: str, bench: Any, one_stratum: Text) -> None:
    files = bench.files(one_stratum(10, query))
    data = f"o:x aims:v {value} ."
    assert bench.fast(files, data) != bench.reference(files, data)
