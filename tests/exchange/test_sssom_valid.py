"""Our SSSOM before other judges: the shapes of the standard, and sssom-py where it is installed."""

from __future__ import annotations

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH

from aims_graph.base.terms import expand
from aims_graph.exchange.formats import read_crosswalk, write_sssom

SSSOM = Namespace("https://w3id.org/sssom/")
PAV = Namespace("http://purl.org/pav/")
PATHS = {
    "subject_id": OWL.annotatedSource, "predicate_id": OWL.annotatedProperty, "object_id": OWL.annotatedTarget,
    "mapping_justification": SSSOM.mapping_justification, "confidence": SSSOM.confidence, "author_id": PAV.authoredBy,
    "mapping_date": DCTERMS.created, "reviewer_id": SSSOM.reviewer_id, "reviewer_agreement": SSSOM.reviewer_agreement,
    "comment": RDFS.comment, "record_id": SSSOM.record_id,
}  # fmt: skip
"""Slot → property, as the standard has it; our own slots are extensions, which its closed shapes do not know."""


@pytest.fixture(scope="module")
def shapes(shared):
    path = shared / "reference" / "vocab" / "sssom_schema.shacl.ttl"
    if not path.is_file():
        pytest.skip("the SSSOM shapes are not here")
    return Graph().parse(path)


def axioms(path, shapes, rows) -> Graph:
    """The rows of a file as the axioms that the shapes judge, with the datatypes they name."""
    datatypes = {
        shapes.value(found, SH.path): shapes.value(found, SH.datatype)
        for found in shapes.objects(OWL.Axiom, SH.property)
    }
    graph = Graph()
    for entry in read_crosswalk(path).entries[:rows]:
        node = BNode()
        graph.add((node, RDF.type, OWL.Axiom))
        said = {"subject_id": entry.source, "predicate_id": entry.word, "object_id": entry.target, **entry.slots}
        for slot, iri in PATHS.items():
            if value := said.get(slot):
                graph.add((node, iri, Literal(value, datatype=datatypes.get(iri))))
    return graph


def test_the_shapes_of_the_standard_find_nothing(out, shapes, tmp_path):
    path = tmp_path / "x.sssom.tsv"
    path.write_text(write_sssom(out).text, encoding="utf-8")
    conforms, _, text = validate(axioms(path, shapes, 40), shacl_graph=shapes)
    assert conforms, text


@pytest.mark.parametrize(
    ("slot", "cell"), [("mapping_date", "last week"), ("confidence", "high"), ("predicate_id", "")]
)
def test_the_shapes_would_say_so(slot, cell, out, shapes, tmp_path):
    path = tmp_path / "x.sssom.tsv"
    path.write_text(write_sssom(out).text, encoding="utf-8")
    graph = axioms(path, shapes, 1)
    (old,) = graph.triples((None, PATHS[slot], None))
    graph.remove(old)
    if cell:
        graph.add((old[0], old[1], Literal(cell, datatype=old[2].datatype)))
    assert not validate(graph, shacl_graph=shapes)[0]


def test_every_curie_of_a_row_is_declared_and_expands_to_what_we_mean(out, tmp_path):
    path = tmp_path / "x.sssom.tsv"
    path.write_text(write_sssom(out).text, encoding="utf-8")
    walk = read_crosswalk(path)
    for entry in walk.entries:
        for text in (
            entry.source,
            entry.target,
            entry.word,
            entry.slots["mapping_justification"],
            entry.slots["record_id"],
        ):
            prefix, _, local = text.partition(":")
            iri = walk.prefixes[prefix] + local
            assert URIRef(iri)
            assert prefix == "semapv" or iri == expand(text)


def test_sssom_py_reads_it_and_finds_nothing(out, tmp_path):
    """Heavy (pandas, linkml), so no requirement of our tests: ``pip install sssom`` to run it."""
    pytest.importorskip("sssom", reason="sssom-py is not installed")
    from sssom.constants import SchemaValidationType
    from sssom.parsers import parse_sssom_table
    from sssom.validators import validate as judge

    path = tmp_path / "x.sssom.tsv"
    path.write_text(write_sssom(out).text, encoding="utf-8")
    read = parse_sssom_table(path)
    assert len(read.df) == len(out.rows)
    kinds = [
        SchemaValidationType.JsonSchema,
        SchemaValidationType.PrefixMapCompleteness,
        SchemaValidationType.StrictCurieFormat,
    ]
    assert not [found for report in judge(read, kinds, fail_on_error=False).values() for found in report.results]
