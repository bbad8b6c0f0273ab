"""CISO Assistant: what its importer asks of a library, as far as that can be tested without it."""

from __future__ import annotations

import pytest
import yaml

from aims_graph.base.terms import EDITIONS
from aims_graph.exchange.ciso_assistant import node_urn, write_ciso_assistant
from aims_graph.exchange.ciso_framework import write_ciso_framework
from aims_graph.exchange.formats import read_crosswalk


@pytest.fixture(scope="module")
def frameworks(knowledge):
    """The framework libraries by the URN of their framework."""
    libraries = [yaml.safe_load(write_ciso_framework(knowledge, prefix)) for prefix in EDITIONS]
    return {library["objects"]["framework"]["urn"]: library for library in libraries}


def test_the_library_has_what_the_importer_asks(out):
    library = yaml.safe_load(write_ciso_assistant(out).text)
    assert {"urn", "locale", "ref_id", "name", "version", "objects", "provider", "packager"} <= library.keys()
    assert isinstance(library["version"], int)
    for mapping in library["objects"]["requirement_mapping_set"]["requirement_mappings"]:
        assert mapping["relationship"] in {"subset", "intersect", "equal", "superset", "not_related"}
        assert mapping["rationale"] in {"syntactic", "semantic", "functional"}
        assert mapping["annotation"]


def test_every_reference_resolves_in_the_libraries_it_depends_on(out, frameworks):
    library = yaml.safe_load(write_ciso_assistant(out).text)
    found = library["objects"]["requirement_mapping_set"]
    assert found["source_framework_urn"] != found["target_framework_urn"]
    for side in ("source", "target"):
        framework = frameworks[found[f"{side}_framework_urn"]]
        assert framework["urn"] in library["dependencies"]
        known = {node["urn"]: node for node in framework["objects"]["framework"]["requirement_nodes"]}
        named = {mapping[f"{side}_requirement_urn"] for mapping in found["requirement_mappings"]}
        assert named <= known.keys()
        related = [mapping for mapping in found["requirement_mappings"] if mapping["relationship"] != "not_related"]
        assert all(known[mapping[f"{side}_requirement_urn"]]["assessable"] for mapping in related)


def test_nodes_are_a_tree_in_small_letters_without_repeats(frameworks):
    for library in frameworks.values():
        nodes = library["objects"]["framework"]["requirement_nodes"]
        urns = [node["urn"] for node in nodes]
        assert len(urns) == len(set(urns))
        assert all(urn == urn.lower() for urn in urns)
        seen = {}
        for node in nodes:
            parent = node.get("parent_urn")
            assert node["depth"] == (seen[parent] + 1 if parent else 1)
            seen[node["urn"]] = node["depth"]
            assert node["name"]


def test_frameworks_hold_titles_and_no_statement(frameworks, knowledge):
    texts = [text for s in knowledge.catalogue.statements.values() for text in s.text.values()]
    for library in frameworks.values():
        whole = yaml.safe_dump(library, allow_unicode=True, width=10**6)
        assert not [text for text in texts if text in whole]


def test_small_letters_tell_ids_apart(knowledge):
    urns = [node_urn(curie) for curie in (*knowledge.catalogue.provisions, *knowledge.catalogue.statements)]
    assert len(urns) == len(set(urns))


def test_a_library_with_one_set_of_others_is_read(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(
        "urn: urn:x:risk:library:x\nobjects:\n  requirement_mapping_set:\n"
        "    source_framework_urn: urn:intuitem:risk:framework:iso27001-2022\n"
        "    target_framework_urn: urn:intuitem:risk:framework:iso42001-2023\n"
        "    requirement_mappings:\n"
        "    - source_requirement_urn: urn:intuitem:risk:req_node:iso27001-2022:a.5.10\n"
        "      target_requirement_urn: urn:intuitem:risk:req_node:iso42001-2023:a.4.2\n"
        "      relationship: intersect\n      rationale: semantic\n      strength_of_relationship: 4\n      annotation: ''\n"
    )
    (entry,) = read_crosswalk(path).entries
    assert (entry.row, entry.relation, entry.slots["strength_of_relationship"]) == (7, "intersectsWith", "4")
    assert entry.source.endswith(":a.5.10")
    assert entry.rationale == ""
