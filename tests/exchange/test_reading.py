"""SSSOM and CSV as other people write them."""

from __future__ import annotations

import pytest

from aims_graph.base.errors import InputError
from aims_graph.exchange.formats import read_crosswalk
from aims_graph.exchange.relations import relation_of

HEAD = "#curie_map:\n#  isms: https://w3id.org/aims-graph/iso27001-2022/\n#mapping_set_id: https://example.org/set\n"
COLUMNS = "object_id\tmapping_justification\tsubject_id\tpredicate_id\tsubject_label\n"
ROW = "theirs:9\tsemapv:ManualMappingCuration\tisms:A.5.1\tskos:broadMatch\tPolicies\n"


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def one(path, **more):
    (entry,) = read_crosswalk(path, **more).entries
    return entry


def test_columns_in_any_order_and_the_metadata_in_the_head(tmp_path):
    path = write(tmp_path / "x.tsv", HEAD + COLUMNS + ROW)
    walk = read_crosswalk(path)
    (entry,) = walk.entries
    assert (entry.row, entry.source, entry.relation, entry.target, entry.source_title) == (
        5,
        "isms:A.5.1",
        "subsetOf",
        "theirs:9",
        "Policies",
    )
    assert walk.prefixes["isms"].endswith("iso27001-2022/")
    assert walk.metadata["mapping_set_id"] == "https://example.org/set"


@pytest.mark.parametrize("name", ["x.yml", "x.sssom.yml", "x-meta.yml"])
def test_metadata_beside_the_table(name, tmp_path):
    write(
        tmp_path / name,
        "curie_map:\n  isms: https://w3id.org/aims-graph/iso27001-2022/\npredicate_id: skos:exactMatch\n",
    )
    path = write(tmp_path / "x.sssom.tsv", "subject_id\tobject_id\tmapping_justification\nisms:A.5.1\ttheirs:9\ts:m\n")
    walk = read_crosswalk(path)
    assert walk.prefixes["isms"].endswith("iso27001-2022/")
    assert walk.entries[0].relation == "equalTo"


def test_metadata_named(tmp_path):
    apart = write(tmp_path / "about.yaml", "curie_map:\n  isms: https://w3id.org/aims-graph/iso27001-2022/\n")
    path = write(tmp_path / "x.tsv", COLUMNS + ROW)
    assert read_crosswalk(path, metadata=apart).prefixes["isms"].endswith("iso27001-2022/")


def test_sssom_as_csv(tmp_path):
    path = write(tmp_path / "x.sssom.csv", HEAD + COLUMNS.replace("\t", ",") + ROW.replace("\t", ","))
    assert one(path).relation == "subsetOf"


def test_a_negated_row_says_nothing_of_a_relation(tmp_path):
    path = write(
        tmp_path / "x.tsv",
        "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\na:1\tNot\tskos:exactMatch\tb:1\n",
    )
    entry = one(path)
    assert (entry.relation, entry.word) == (None, "Not skos:exactMatch")


def test_a_comment_is_the_reason_where_there_is_no_other(tmp_path):
    path = write(
        tmp_path / "x.tsv", "subject_id\tpredicate_id\tobject_id\tcomment\na:1\tskos:exactMatch\tb:1\tthe same act\n"
    )
    assert one(path).rationale == "the same act"


@pytest.mark.parametrize(
    ("cell", "read"),
    [('"quoted"', "quoted"), ('"a ""b"" c"', 'a "b" c'), ('"a" and "b"', '"a" and "b"'), ('say "x"', 'say "x"'),
     ('"over\ntwo lines"', "over\ntwo lines")],
)  # fmt: skip
def test_quotes_are_read_as_they_are_meant(cell, read, tmp_path):
    path = write(
        tmp_path / "x.tsv", f"subject_id\tpredicate_id\tobject_id\tcomment\na:1\tskos:exactMatch\tb:1\t{cell}\n"
    )
    assert one(path).rationale == read


def test_a_lacking_column_is_said(tmp_path):
    with pytest.raises(InputError, match="predicate_id"):
        read_crosswalk(write(tmp_path / "x.tsv", "#a: b\nsubject_id\tobject_id\na:1\tb:1\n"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator(separator, tmp_path):
    text = (
        separator.join(["Source", "Relationship", "Target"])
        + "\n"
        + separator.join(["A.5.1", "equal to", "A.2.2"])
        + "\n"
    )
    entry = one(write(tmp_path / "x.csv", text))
    assert (entry.source, entry.relation, entry.target) == ("A.5.1", "equalTo", "A.2.2")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("ISO 27001:2022,ISO 42001", "A.5.1,A.2.2"),
        ("#,Topic,ISO 27001:2022,ISO 42001,Owner", "7,Policies and so on,A.5.1,A.2.2,somebody"),
        ("ISO 42001 control,relationship,ISO 27001 control", "A.5.1,x,A.2.2"),
        ("subject,predicate,object", "A.5.1,x,A.2.2"),
        ("Control ID,Control name,Mapped to,Comment", "A.5.1,Policies for information security,A.2.2,both"),
        ("from,to,confidence,date", "A.5.1,A.2.2,0.8,2026-01-01"),
        ("A.5.2,A.3.2", "A.5.1,A.2.2"),
    ],
)
def test_any_layout(head, row, tmp_path):
    entry = read_crosswalk(write(tmp_path / "x.csv", f"{head}\n{row}\n")).entries[-1]
    assert (entry.source, entry.target) == ("A.5.1", "A.2.2")


def test_a_file_without_a_head_keeps_its_first_row(tmp_path):
    assert len(read_crosswalk(write(tmp_path / "x.csv", "A.5.1,A.2.2\nA.5.2,A.3.2\n")).entries) == 2


def test_titles_beside_ids(tmp_path):
    entry = one(write(tmp_path / "x.csv", "Source,Name,Target,Title\nA.5.1,Policies,A.2.2,AI policy\n"))
    assert (entry.source_title, entry.target_title) == ("Policies", "AI policy")


@pytest.mark.parametrize("cell", ["A.2.2; A.2.3", '"A.2.2, A.2.3"', '"A.2.2\nA.2.3"', "A.2.2 | A.2.3"])
def test_several_ids_in_one_cell(cell, tmp_path):
    entries = read_crosswalk(write(tmp_path / "x.csv", f"source,target,note\nA.5.1,{cell},said so\n")).entries
    assert [entry.target for entry in entries] == ["A.2.2", "A.2.3"]


@pytest.mark.parametrize("cell", ["A.5.1 - A.5.3", "A.5.1–5.3", "A.5.1-3", "A.5.1 to A.5.3"])
def test_a_range_is_every_id_of_it(cell, tmp_path):
    entries = read_crosswalk(write(tmp_path / "x.csv", f"source,target,note\nA.2.2,{cell},said so\n")).entries
    assert [entry.target for entry in entries] == ["A.5.1", "A.5.2", "A.5.3"]


@pytest.mark.parametrize(
    "cell", ["A.5.1 Policies for information security", "A.5.1 – Policies for information security"]
)
def test_an_id_and_its_title_in_one_cell(cell, tmp_path):
    entry = one(write(tmp_path / "x.csv", f"ISO 27001,ISO 42001,note\n{cell},A.2.2 AI policy,said so\n"))
    assert (entry.source, entry.source_title) == ("A.5.1", "Policies for information security")
    assert (entry.target, entry.target_title) == ("A.2.2", "AI policy")


def test_oscal_in_yaml_and_a_library_in_json(tmp_path):
    oscal = "mapping-collection:\n  mappings:\n  - maps:\n    - relationship: equal-to\n      sources: [{id-ref: A.5.10}]\n      targets: [{id-ref: A.4.2}]\n"
    assert one(write(tmp_path / "x.yaml", oscal)).source == "A.5.10"
    library = '{"objects": {"requirement_mapping_set": {"requirement_mappings": [{"source_requirement_urn": "urn:a", "target_requirement_urn": "urn:b", "relationship": "equal"}]}}}'
    assert one(write(tmp_path / "x.json", library)).relation == "equalTo"


def test_the_frameworks_are_in_the_headings_or_in_the_name_of_the_file(tmp_path):
    entry = one(write(tmp_path / "x.csv", "ISO 27001:2022,NIST CSF\nA.5.1,PR.AA-01\n"))
    assert (entry.source_set, entry.target_set) == ("ISO 27001:2022", "NIST CSF")
    entry = one(write(tmp_path / "iso27001-2022--iso42001-2023.csv", "source,target\nA.5.1,A.2.2\n"))
    assert (entry.source_set, entry.target_set) == ("iso27001-2022", "iso42001-2023")


def test_plain_skos_is_read(tmp_path):
    path = write(
        tmp_path / "x.ttl",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<https://w3id.org/aims-graph/iso27001-2022/A.5.1> skos:broadMatch <https://w3id.org/aims-graph/iso42001-2023/A.2.2> .\n",
    )
    entry = one(path)
    assert (entry.source, entry.relation, entry.target) == ("iso27001:A.5.1", "subsetOf", "iso42001:A.2.2")


def test_axioms_are_read_and_the_match_beside_them_is_the_same_row(tmp_path):
    path = write(
        tmp_path / "x.ttl",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "<urn:a> skos:exactMatch <urn:b> .\n"
        "[] a owl:Axiom ; owl:annotatedSource <urn:a> ; owl:annotatedProperty skos:exactMatch ; owl:annotatedTarget <urn:b> .\n",
    )
    entry = one(path)
    assert (entry.source, entry.relation, entry.target) == ("urn:a", "equalTo", "urn:b")


@pytest.mark.parametrize(
    ("word", "relation"),
    [("skos:exactMatch", "equalTo"), ("skos:broadMatch", "subsetOf"), ("skos:narrowMatch", "supersetOf"),
     ("skos:closeMatch", "intersectsWith"), ("skos:relatedMatch", None), ("rdfs:subClassOf", "subsetOf"),
     ("owl:equivalentClass", "equalTo"), ("https://w3id.org/aims-graph/ontology#supersetOf", "supersetOf"),
     ("Intersects With", "intersectsWith"), ("no-relationship", "noRelationship"), ("not_related", "noRelationship"),
     ("equivalent-to", "equalTo"), ("Subset Of", "subsetOf"), ("", None), ("maps to", None)],
)  # fmt: skip
def test_the_words_of_relations(word, relation):
    assert relation_of(word) == relation
