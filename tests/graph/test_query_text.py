"""What the text of a query says of itself, before an engine sees it."""

from __future__ import annotations

import time

import pytest

from aims_graph.graph.query_text import QueryRefusedError, read_query_text, tokens


def read(text: str) -> tuple[str, tuple[str, ...]]:
    reading = read_query_text(text, longest=100_000, deepest=100, base="http://base.example/")
    return reading.form, reading.graphs


def code(text: str) -> str:
    with pytest.raises(QueryRefusedError) as refused:
        read(text)
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    "text",
    [
        "ASK {}",
        "ask{}",
        "# SERVICE INSERT LOAD\nASK {}",
        "ASK { ?service ?load $insert }",
        "ASK { ?s ?p 'SERVICE <http://x/> {}' }",
        'ASK { ?s ?p "DROP ALL" , """SERVICE\n<x> {}""" , \'\'\'it\'s SERVICE\'\'\' }',
        "ASK { ?s <http://example.org/SERVICE#it's> ?o }",
        "ASK { ?s <urn:x#service> ?o }",
        "PREFIX service: <http://x/> ASK { service:a service:b service:c GRAPH service:d { ?x a 1 } }",
        "PREFIX x: <http://x/> ASK { x:SERVICE x:LOAD x:a\\#b . x:c\\'d ?p ?o }",
        "ASK { ?s ?p 'a'@en-GB , 1.5e3 , .5 , _:b.c , true }",
        "ASK { ?é ?p <http://x/é> }",
        "PREFIX x: <http://x/> ASK { x:\U0001f600 ?p ?\U0001f600 }",
        "ASK { FILTER(?a<?b && ?c>?d) FILTER(?a<=?b||?a!=?c) }",
        "ASK { FILTER(?a<?b#>\n) ?s ?p '''\n''' }",
        "ASK { ?s (<a>|^<b>)*/!<c>+ ?o }",
        "BASE <http://x/> PREFIX : <y#> VERSION '1.2' SELECT DISTINCT ?x { :a :b << ?x ?y ?z >> }",
    ],
)
def test_words_that_are_no_keywords_do_not_count(text: str) -> None:
    assert read(text)[0] in ("ASK", "SELECT")


@pytest.mark.parametrize(
    "text",
    [
        "ASK { SERVICE <http://x/> {} }",
        "ASK { SERVICE SILENT <http://x/> {} }",
        "ask{service<http://x/>{}}",
        "ASK { SERVICE ?where {} }",
        "PREFIX x: <http://x/> ASK { {} SERVICE x:y {} }",
        "ASK { {}SERVICESILENT<http://x/> {} }",
        "PREFIX SERVICEx: <y:> PREFIX x: <http://x/> ASK { SERVICEx:y {} }",
        "PREFIX SERVICEx: <y:> PREFIX x: <http://x/> ASK { ?s ?p 1SERVICEx:y {} }",
        "PREFIX SERVICE: <y:> PREFIX : <http://x/> ASK { SERVICE:y {} }",
        "ASK { ?s ?p trueSERVICE<http://x/> {} }",
        "ASK { ?s ?p 1SERVICE<http://x/> {} }",
        "ASK { ?s ?p 'a'SERVICE<http://x/> {} }",
        'ASK { ?s ?p """ "SERVICE<http://x/> {} }',
        "ASK { # '\n SERVICE <http://x/> {} # '\n }",
        "ASK { # '\r SERVICE <http://x/> {} # '\r }",
        "ASK { FILTER(?a<'x>')  SERVICE <http://x/> {} #'\n }",
        "ASK { FILTER(?a<?b#> '''\n) SERVICE <http://x/> {} #'''\n }",
    ],
)
def test_service_is_found_wherever_an_engine_finds_it(text: str) -> None:
    assert code(text) == "query-service"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA {}",
        "delete where {}",
        "LOAD <http://x/>",
        "PREFIX x: <http://x/> CLEAR ALL",
        "DROP ALL",
        "WITH <x> DELETE {} WHERE {}",
    ],
)
def test_updates_are_refused_by_name(text: str) -> None:
    assert code(text) == "query-update"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  # nothing\n",
        "PREFIX x: <http://x/>",
        "FROB {}",
        "ASK { ?s ?p 'open }",
        "ASK \x00 {}",
        "ASK {\ud800}",
    ],
)
def test_what_is_no_query_is_refused(text: str) -> None:
    assert code(text) == "query-syntax"


def test_depth_counts_brackets_outside_strings() -> None:
    assert read("ASK " + "{" * 100 + "}" * 100)[0] == "ASK"
    assert read("ASK { ?s ?p '" + "{" * 500 + "' } # " + "(" * 500)[0] == "ASK"
    assert code("ASK " + "{" * 101 + "}" * 101) == "query-too-deep"
    assert code("ASK { ?s ?p " + "([{" * 34) == "query-too-deep"


def test_length_is_limited() -> None:
    assert code("ASK {} #" + "x" * 100_000) == "query-too-long"


def test_the_place_is_counted_from_one() -> None:
    with pytest.raises(QueryRefusedError, match=r"row 3, column 3: SERVICE is not offered"):
        read("ASK {\n\n  SERVICE <http://x/> {}\n}")


def test_graphs_of_the_dataset_clause_are_resolved() -> None:
    text = "BASE <http://y/> PREFIX x: <http://x/> SELECT * FROM x:a FROM <b> FROM NAMED <http://z/c> {}"
    assert read(text)[1] == ("http://x/a", "http://y/b", "http://z/c")
    assert read("ASK FROM <d> {}")[1] == ("http://base.example/d",)


@pytest.mark.parametrize(
    "piece",
    [
        "'''",
        '"""',
        "'",
        "<",
        "<a",
        "a",
        "@a-",
        ":%",
        "1e",
        "?",
        "\\",
        "'''a''b",
        "\"'''",
        "_:",
        "'''\\'",
        "a:",
        "::",
        "<?b#>'",
    ],
)
def test_no_text_takes_long_to_cut(piece: str) -> None:
    text = piece * (64_000 // len(piece))
    started = time.monotonic()
    try:
        for _ in tokens(text):
            pass
    except QueryRefusedError:
        pass
    assert time.monotonic() - started < 5
