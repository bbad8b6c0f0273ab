"""Alignments are links from our terms to terms that exist, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.knowledge.conftest import AIMS, BASE, ONTOLOGY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.knowledge.conftest import Graph

FILES = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
ELI = "http://data.europa.eu/eli/"
DPV = "https://w3id.org/dpv/legal/eu/aiact#"
LINKS = {SKOS + name for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")} | {
    RDFS + "seeAlso",
    RDFS + "subClassOf",
    ELI + "ontology#amended_by",
    ELI + "ontology#consolidated_by",
}
THEIRS = {
    "airo": ("https://w3id.org/airo#",),
    "dpv-eu-aiact": (DPV,),
    "eli": (ELI + "ontology#", ELI + "reg/"),
    "org": ("http://www.w3.org/ns/org#",),
    "prov-o": ("http://www.w3.org/ns/prov#",),
}


def links(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def objects(name: str) -> set[str]:
    return {quad.object.value for quad in links(ONTOLOGY / "alignments" / f"{name}.ttl")}


def test_there_is_a_file_for_each_vocabulary() -> None:
    assert {path.stem for path in FILES} == set(THEIRS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_line_links_a_term_of_ours_to_one_of_theirs(path: Path, graph: Graph) -> None:
    found = links(path)
    assert found
    assert {quad.predicate.value for quad in found} <= LINKS
    for quad in found:
        assert quad.subject.value.startswith(BASE), quad
        assert graph.kinds(quad.subject), f"{quad.subject} is no term or provision of ours"
        assert isinstance(quad.object, ox.NamedNode), quad
        assert quad.object.value.startswith(THEIRS[path.stem]), quad


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_pair_is_linked_twice(path: Path) -> None:
    pairs = [(quad.subject, quad.object) for quad in links(path)]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_term_is_exactly_one_other(path: Path) -> None:
    exact = [quad for quad in links(path) if quad.predicate.value == SKOS + "exactMatch"]
    assert len({quad.subject for quad in exact}) == len(exact)
    assert len({quad.object for quad in exact if quad.subject.value.startswith(AIMS + "actor-")}) == len(
        [quad for quad in exact if quad.subject.value.startswith(AIMS + "actor-")]
    )


def test_every_linked_term_of_dpv_exists(shared: Path) -> None:
    reference = ox.parse(path=str(shared / "reference" / "vocab" / "dpv-2.3-eu-aiact.ttl"), format=ox.RdfFormat.TURTLE)
    defined = {
        quad.subject.value
        for quad in reference
        if quad.predicate.value == SKOS + "prefLabel" and isinstance(quad.subject, ox.NamedNode)
    }
    assert objects("dpv-eu-aiact") <= defined


def test_every_class_of_high_risk_and_of_prohibited_systems_is_linked(shared: Path) -> None:
    reference = ox.parse(path=str(shared / "reference" / "vocab" / "dpv-2.3-eu-aiact.ttl"), format=ox.RdfFormat.TURTLE)
    wanted = {
        quad.subject.value
        for quad in reference
        if quad.predicate.value == SKOS + "prefLabel"
        and quad.subject.value.startswith((DPV + "HighRiskAISystem", DPV + "ProhibitedAISystem"))
    }
    assert wanted
    assert wanted <= objects("dpv-eu-aiact")


def test_a_point_leads_to_the_class_with_its_own_number() -> None:
    """`aiact:III.5.b` to `…AnnexIII-5-b`, `aiact:5.1.f` to `…A5-1-f`, `aiact:I.B.13` to `…AnnexI-13`."""
    for quad in links(ONTOLOGY / "alignments" / "dpv-eu-aiact.ttl"):
        local = quad.subject.value.removeprefix(BASE + "aiact/")
        theirs = quad.object.value.removeprefix(DPV)
        if theirs.startswith("HighRiskAISystem-AnnexIII-"):
            assert theirs.removeprefix("HighRiskAISystem-Annex").replace("-", ".") == local
        elif theirs.startswith("HighRiskAISystem-AnnexI-"):
            assert local.rpartition(".")[2] == theirs.rpartition("-")[2]
        elif theirs.startswith("ProhibitedAISystem-A"):
            assert theirs.removeprefix("ProhibitedAISystem-A").replace("-", ".") == local


def test_terms_of_airo_are_those_that_were_read() -> None:
    read = {
        "AIDeployer",
        "AIOperator",
        "AIProvider",
        "AISystem",
        "GPAIModel",
        "Purpose",
        "Risk",
        "RiskSource",
        "hasPurpose",
    }
    assert {term.rpartition("#")[2] for term in objects("airo")} == read
