"""Whatever is handed in: findings, or a refusal with a sentence. Never anything else."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aims_graph.base.errors import InputError
from aims_graph.exchange.lint import lint_files
from aims_graph.exchange.sarif import to_sarif

QUIET = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
WORDS = st.sampled_from(
    ["A.5.1", "A.2.2", "5.1", "iso27001:A.5.1", "iso42001:A.6.2.4", "urn:x:y:req_node:iso27001-2022:a.5.1", "Art. 9(2)",
     "equal-to", "subset", "skos:exactMatch", "none", "", "sssom:NoTermFound", "x:", ":", "://", "a,b;c|d", '"', "'", "=1",
     "ISO 27001", "ISO/IEC 27001:2013", "9" * 50, "A.9.2.1", "{found}", "é\u0301", "\u202e", "[aims-graph] [1]",
     "[aims-graph] {\"nothing_found\": [3, {\"subject_id\": \"sssom:NoTermFound\"}]}"]
)  # fmt: skip
TEXT = WORDS | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
NAMES = st.sampled_from(
    ["mappings", "maps", "sources", "targets", "id-ref", "relationship", "source-resource", "target-resource", "href", "props",
     "name", "ns", "value", "group", "remarks", "confidence-score", "percentage", "qualifiers", "description", "provenance",
     "source-gap-summary", "unmapped-controls", "with-ids", "back-matter", "resources", "metadata", "title",
     "requirement_mapping_set", "requirement_mapping_sets", "requirement_mappings", "source_requirement_urn",
     "target_requirement_urn", "annotation", "source_framework_urn", "rationale"]
)  # fmt: skip
TREE = st.recursive(
    TEXT | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES | TEXT, below, max_size=5),
    max_leaves=25,
)


def lint(path, knowledge):
    report, refused = None, []
    try:
        report = lint_files([path], knowledge.catalogue)
    except InputError as error:
        refused = [problem.sentence() for problem in error.problems]
    if report is None:
        assert all(refused)
        assert refused
        return
    for lang in ("en", "es"):
        json.dumps(report.to_json(lang))
        json.dumps(to_sarif(report, version="1", lang=lang))
        for finding in report.findings:
            assert finding.full(lang)


@pytest.mark.parametrize("root", ["mapping-collection", "objects"])
@QUIET
@given(tree=st.dictionaries(NAMES, TREE, max_size=5) | TREE)
def test_any_tree(root, tree, tmp_path, knowledge):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({root: tree}), encoding="utf-8")
    lint(path, knowledge)


@QUIET
@given(maps=st.lists(st.dictionaries(NAMES, TREE, max_size=6), max_size=4))
def test_any_maps(maps, tmp_path, knowledge):
    path = tmp_path / "x.yaml"
    tree = {"objects": {"requirement_mapping_set": {"requirement_mappings": maps, "annotation": str(maps)}}}
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    lint(path, knowledge)
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"mapping-collection": {"mappings": [{"maps": maps, "props": maps}]}}), encoding="utf-8")
    lint(path, knowledge)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@QUIET
@given(rows=st.lists(st.lists(TEXT, max_size=7), min_size=1, max_size=8))
def test_any_table(separator, rows, tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8", newline="")
    lint(path, knowledge)


@QUIET
@given(head=st.lists(TEXT, max_size=3), rows=st.lists(st.lists(TEXT, max_size=8), max_size=8))
def test_any_sssom(head, rows, tmp_path, knowledge):
    path = tmp_path / "x.tsv"
    text = "".join(f"#{line}\n" for line in head) + "subject_id\tpredicate_id\tobject_id\tcomment\tconfidence\treuse\n"
    path.write_text(text + "\n".join("\t".join(row) for row in rows), encoding="utf-8", newline="")
    lint(path, knowledge)


@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.json", "x.yaml", "x.ttl", "x.jsonld", "x"])
@QUIET
@given(data=st.binary(max_size=300) | TEXT.map(str.encode))
def test_any_bytes(name, data, tmp_path, knowledge):
    path = tmp_path / name
    path.write_bytes(data)
    lint(path, knowledge)
