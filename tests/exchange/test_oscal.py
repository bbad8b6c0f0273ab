"""OSCAL: valid against the schema, references that resolve, and three kinds of silence kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import jsonschema
import pytest

from aims_graph.base.errors import InputError
from aims_graph.base.terms import EDITIONS
from aims_graph.exchange.crosswalk import NOTHING
from aims_graph.exchange.formats import read_crosswalk
from aims_graph.exchange.oscal_catalog import write_oscal_catalog
from aims_graph.exchange.oscal_ids import curie_of, token
from aims_graph.exchange.oscal_mapping import write_oscal
from aims_graph.exchange.rows import outgoing
from aims_graph.knowledge.inferred import derived_as_row


@pytest.fixture(scope="module")
def schema(shared):
    """The schema, its Unicode classes put in words that Python's ``re`` knows."""
    path = shared / "reference" / "vocab" / "oscal_mapping_schema.json"
    if not path.is_file():
        pytest.skip("the OSCAL schema is not here")
    text = path.read_text(encoding="utf-8").replace("\\\\p{L}", "[^\\\\W\\\\d_]").replace("\\\\p{N}", "\\\\d")
    return json.loads(text)


def errors(schema, tree) -> list[str]:
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schema).iter_errors(tree)]


def mapping(out):
    return json.loads(write_oscal(out).text)["mapping-collection"]


def test_our_sets_are_valid(out, schema):
    assert errors(schema, json.loads(write_oscal(out).text)) == []


def test_the_schema_would_say_so(out, schema):
    tree = json.loads(write_oscal(out).text)
    tree["mapping-collection"]["mappings"][0]["maps"][0]["sources"][0]["type"] = "clause"
    assert errors(schema, tree)


def ids(node: dict) -> Iterator[str]:
    for name in ("groups", "controls", "parts"):
        for below in node.get(name, []):
            yield below["id"]
            yield from ids(below)


def test_every_reference_resolves_in_the_catalogue_of_its_edition(out, knowledge):
    found = mapping(out)["mappings"][0]
    for side, slug in (("source", out.group.source), ("target", out.group.target)):
        prefix = next(prefix for prefix, known in EDITIONS.items() if known == slug)
        known = list(ids(json.loads(write_oscal_catalog(knowledge, prefix, "0.1.0"))["catalog"]))
        assert len(known) == len(set(known))
        named = {item["id-ref"] for one in found["maps"] for item in one[f"{side}s"]}
        gap = found.get(f"{side}-gap-summary", {"unmapped-controls": []})
        named |= {text for selected in gap["unmapped-controls"] for text in selected["with-ids"]}
        assert named <= set(known)
        assert found[f"{side}-resource"]["href"] == f"{slug}.oscal-catalog.json"


@pytest.mark.parametrize("prefix", EDITIONS)
def test_catalogues_hold_every_id_and_no_text(prefix, knowledge, schema):
    catalog = json.loads(write_oscal_catalog(knowledge, prefix, "0.1.0"))["catalog"]
    provisions = {token(c) for c, p in knowledge.catalogue.provisions.items() if p.edition == EDITIONS[prefix]}
    statements = {token(c) for c in knowledge.catalogue.statements if c.startswith(prefix + ":")}
    assert set(ids(catalog)) == provisions | statements
    texts = {text for s in knowledge.catalogue.statements.values() for text in s.text.values()}
    assert not [text for text in texts if text in json.dumps(catalog, ensure_ascii=False)]
    part = {**schema, "properties": {}, "required": [], "additionalProperties": True}
    for name, nodes in (("metadata", [catalog["metadata"]]), ("property", list(props(catalog)))):
        definition = {"$ref": f"#/definitions/oscal-mapping-oscal-metadata:{name}"}
        for node in nodes[:400]:
            assert errors({**part, **definition}, node) == []


def props(node: dict) -> Iterator[dict]:
    yield from node.get("props", [])
    for name in ("groups", "controls", "parts"):
        for below in node.get(name, []):
            yield from props(below)


def test_tokens_are_ids_again(knowledge):
    for curie in (*knowledge.catalogue.provisions, *knowledge.catalogue.statements):
        assert curie_of(token(curie)) == curie


def test_unmapped_is_not_the_same_as_not_assessed(knowledge):
    group = next(one for one in knowledge.mapping_sets if one.target == "iso42001-2023")
    searched = next(row for row in group.rows if row.searched)
    mapped = next(row for row in group.rows if not row.searched and row.relation != "noRelationship")
    kept = (searched, mapped)
    asked = tuple(c for c in knowledge.catalogue.statements if c.startswith("iso42001:"))
    out = outgoing(knowledge, replace(group, rows=kept), kept, asked, "0.1.0")
    found = mapping(out)
    assert found["provenance"]["status"] == "not-complete"
    stated = found["mappings"][0]["props"]
    silent = {curie_of(prop["value"]) for prop in stated if prop["name"] == "not-assessed"}
    nothing = {prop["value"] for prop in stated if prop.get("class") == "nothing-found" and prop["name"] == "object-id"}
    ends = {searched.object_id, mapped.object_id} - {NOTHING}
    assert silent == set(asked) - ends
    assert nothing == {searched.object_id}


def test_a_control_with_one_statement_mapped_is_no_gap(out, knowledge):
    found = mapping(out)["mappings"][0]
    for side in ("source", "target"):
        gap = found.get(f"{side}-gap-summary")
        controls = {curie_of(text) for s in gap["unmapped-controls"] for text in s["with-ids"]} if gap else set()
        mapped = {curie_of(item["id-ref"]) for one in found["maps"] for item in one[f"{side}s"]}
        above = {knowledge.catalogue.statements[c].requirement for c in mapped if c in knowledge.catalogue.statements}
        assert not controls & (mapped | above)


def test_a_set_of_nothing_but_searches_is_refused(knowledge):
    group = next(one for one in knowledge.mapping_sets if one.target == "iso42001-2023")
    rows = tuple(row for row in group.rows if row.searched)
    with pytest.raises(InputError, match="OSCAL"):
        write_oscal(outgoing(knowledge, replace(group, rows=rows), rows, (), "0.1.0"))


@pytest.mark.parametrize(
    ("word", "sources", "targets", "relation"),
    [("equal-to", 2, 1, "subsetOf"), ("equal-to", 1, 2, "supersetOf"), ("subset-of", 2, 1, "subsetOf"),
     ("superset-of", 2, 1, None), ("intersects-with", 2, 1, None), ("no-relationship", 2, 2, "noRelationship"),
     ("equal-to", 1, 1, "equalTo"), ("superset-of", 1, 2, "supersetOf"), ("subset-of", 1, 2, None)],
)  # fmt: skip
def test_a_joint_map_says_of_each_pair_only_what_follows(word, sources, targets, relation, tmp_path):
    def items(number):
        return [{"type": "control", "id-ref": f"A.5.{n + 1}"} for n in range(number)]

    one = {"relationship": word, "sources": items(sources), "targets": items(targets), "remarks": "said so"}
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"mapping-collection": {"mappings": [{"maps": [one]}]}}))
    entries = read_crosswalk(path).entries
    assert len(entries) == sources * targets
    assert {entry.relation for entry in entries} == {relation}


def test_derived_rows_alone_are_valid_too(out, knowledge, schema):
    rows = tuple(map(derived_as_row, knowledge.inference.derived[:20]))
    tree = json.loads(write_oscal(replace(out, rows=(), derived=rows)).text)
    assert errors(schema, tree) == []
    assert [mapping["status"] for mapping in tree["mapping-collection"]["mappings"]] == ["draft"]
