"""JSON-LD that would hold the engine for minutes, or end its process, is refused before it is read."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import RdfFormat

from aims_graph.base.errors import InputError
from aims_graph.graph.json_limits import MAX_CONTEXTS, MAX_DEPTH
from aims_graph.graph.store import parse_triples

VALUE = {"https://w3id.org/aims-graph/ontology#label": 'a [ and a \\" { in a text'}


def nested(levels: int) -> bytes:
    return b'{"@graph":' * levels + b"{}" + b"}" * levels


@pytest.mark.parametrize("data", [nested(5000), b"[" * 100_000, b'\n{"a:b":["\\\\",' * 5000])
def test_deep_json_is_refused(data):
    with pytest.raises(InputError, match=f"nests too deep.*at most {MAX_DEPTH} levels"):
        parse_triples(data, RdfFormat.JSON_LD, "org.jsonld")


@pytest.mark.parametrize("key", ["@context", "\\u0040context", "@contex\\u0074"])
def test_very_many_contexts_are_refused(key):
    one = '{"' + key + '":{}}'
    data = "[" + ",".join([one] * (MAX_CONTEXTS + 1)) + "]"
    with pytest.raises(InputError, match="too many contexts"):
        parse_triples(data.encode(), RdfFormat.JSON_LD, "org.jsonld")


def test_brackets_in_texts_and_ordinary_depth_are_read():
    assert parse_triples(nested(MAX_DEPTH - 1), RdfFormat.JSON_LD, "org.jsonld") == []
    data = json.dumps([{"@id": f"https://example.org/{number}", **VALUE} for number in range(200)]).encode()
    assert len(parse_triples(data, RdfFormat.JSON_LD, "org.jsonld")) == 200


@pytest.mark.parametrize("data", [b'"', b'{"a', b'"\\', b'["\\"', b"\\" * 50, b'"\\"' * 50_000])
def test_what_is_no_json_ends_in_a_sentence(data):
    with pytest.raises(InputError, match="not readable as JSON-LD"):
        parse_triples(data, RdfFormat.JSON_LD, "org.jsonld")
