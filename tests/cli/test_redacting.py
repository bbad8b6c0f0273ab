"""No name that was handed in appears in anything written with --redact, and roles stay unless all is asked for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from aims_graph.assess.question import sort_out
from aims_graph.assess.redaction import redact
from aims_graph.cli import main
from aims_graph.graph.store import read_triples
from aims_graph.knowledge.knowledge import Knowledge

pytestmark = pytest.mark.usefixtures("one_knowledge")
PEOPLE = (
    "Lucía Ferrer",
    "M. Okafor",
    "Ian Brandt",
    "Brandt",
    "Sokolova",
    "Aiko Tanaka",
    "lucia-ferrer",
    "aiko-tanaka",
    "ferrer@firm.example",
)
ORG = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix o: <https://w3id.org/aims-graph/org/firm/> .
<https://w3id.org/aims-graph/org/firm> a aims:Organisation ; rdfs:label "Firm" ; aims:remark "Told by Lucía Ferrer." .
<https://w3id.org/aims-graph/org/firm/entity/main> a aims:LegalEntity ; rdfs:label "Firm" .
<https://w3id.org/aims-graph/org/firm/held/iso27001-2022> a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> .
<https://w3id.org/aims-graph/org/firm/system/scorer> a aims:AISystem ; rdfs:label "Scorer" ; aims:owner "Lucía Ferrer (Head of data)" ;
    aims:purpose "Ranks offers; asked for by lucía ferrer" .
<https://w3id.org/aims-graph/org/firm/artefact/pol> a aims:Artefact ; aims:artefactType aims:AIPolicy ; dcterms:title "AI policy" ;
    aims:documentStatus aims:statusDraft ; aims:owner "CISO: M. Okafor" ; aims:approver "Ian Brandt; CEO" ; aims:sourceFile "Register Sokolova.xlsx" ;
    aims:sourceRow 3 ; aims:nextReview "2026-01-01"^^xsd:date .
<https://w3id.org/aims-graph/org/firm/artefact/aiko-tanaka-cv> a aims:Artefact ; aims:artefactType aims:Record ; dcterms:title "CV of Aiko Tanaka" ;
    aims:owner "Aiko Tanaka, Legal" .
<https://w3id.org/aims-graph/org/firm/address/1> a aims:Address ; aims:artefact <https://w3id.org/aims-graph/org/firm/artefact/pol> ;
    aims:addresses <https://w3id.org/aims-graph/iso42001-2023/A.2.2_1> ; aims:designBasis aims:inspected ;
    aims:inspectedBy "Sokolova" ; aims:inspectedOn "2026-11-03"^^xsd:date .
<https://w3id.org/aims-graph/org/firm/address/2> a aims:Address ; aims:artefact <https://w3id.org/aims-graph/org/firm/artefact/aiko-tanaka-cv> ;
    aims:addresses <https://w3id.org/aims-graph/iso42001-2023/7.2_1> ; aims:designBasis aims:inspected ;
    aims:inspectedBy "Lucía Ferrer, ferrer@firm.example" ; aims:inspectedOn "2026-11-03"^^xsd:date .
<https://w3id.org/aims-graph/org/firm/declaration/1> a aims:FactDeclaration ; aims:aboutUnit <https://w3id.org/aims-graph/org/firm/system/scorer> ;
    aims:fact aims:fact-aiSystem ; aims:factValue true ; aims:declaredBy "Ian Brandt" ; aims:declaredOn "2026-11-01"^^xsd:date .
"""  # fmt: skip
ASKED = ["--as-of", "2026-11-23"]


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.ttl"
    path.write_text(ORG, encoding="utf-8")
    return path


def written(folder: Path) -> str:
    """Everything below ``folder`` as text: the parts of workbooks, their properties too, unpacked."""
    texts = []
    for path in sorted(folder.rglob("*")):
        texts.append(path.name)
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                texts += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
        elif path.is_file():
            texts.append(path.read_text(encoding="utf-8"))
    return "\n".join(texts)


def none_named(text: str) -> None:
    for name in PEOPLE:
        assert name.casefold() not in text.casefold(), name


def test_no_name_is_left_in_anything_written(org: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    runs: list[list[str]] = [
        ["report", str(org), "-o", str(out / "report"), "--redact", "--format", "html,xlsx,json"],
        *(["assess", str(org), "--format", form, "-o", str(out / f"a.{form}"), "--redact"] for form in ("csv", "json", "ttl", "table")),
        ["why", str(org), "iso42001:A.2.2_1@entity/main", "-o", str(out / "why.txt"), "--redact", "--lang", "es"],
        ["authority-pack", str(org), "system/scorer", "-o", str(out / "pack"), "--redact"],
    ]  # fmt: skip
    for run in runs:
        assert main([*run, *ASKED]) == 0
    assert main(["export", "organisation", str(org), "-o", str(out / "org.ttl"), "--redact"]) == 0
    text = written(out)
    none_named(text)
    assert "CISO" in text
    assert "Head of data" in text
    assert "Person 1" in text
    assert "Persona 1" in text or "Persona 2" in text
    told = capfd.readouterr()
    none_named(told.out)
    assert "Not redacted, and may name somebody: " in told.err
    assert "purpose" in told.err


def test_without_redact_names_stand(org: Path, tmp_path: Path) -> None:
    assert main(["export", "organisation", str(org), "-o", str(tmp_path / "same.ttl")]) == 0
    assert "Ian Brandt" in (tmp_path / "same.ttl").read_text(encoding="utf-8")


def test_one_person_has_one_pseudonym_and_roles_stay(org: Path, knowledge: Knowledge) -> None:
    redacted = redact(sort_out(read_triples(org), "org.ttl"), knowledge)
    said = {str(t.subject).rpartition("/")[2].strip(">") + " " + t.predicate.value.rpartition("#")[2]: t.object.value for t in redacted.handed.triples if hasattr(t.object, "value")}  # fmt: skip
    lucia = said["scorer owner"].removesuffix(" (Head of data)")
    assert lucia.startswith("Person ")
    assert said["firm remark"] == f"Told by {lucia}."
    assert said["scorer purpose"] == f"Ranks offers; asked for by {lucia}"
    assert said["pol owner"].startswith("CISO: Person ")
    assert said["pol approver"] == said["1 declaredBy"] + "; CEO"
    assert redacted.names == len({"lucia", "okafor", "brandt", "sokolova", "tanaka", "mail"})
    again = redact(sort_out(list(reversed(read_triples(org))), "org.ttl"), knowledge)
    assert set(again.handed.triples) == set(redacted.handed.triples)


def test_all_takes_roles_too(org: Path, knowledge: Knowledge) -> None:
    redacted = redact(sort_out(read_triples(org), "org.ttl"), knowledge, roles=True, lang="es")
    text = "\n".join(str(t.object) for t in redacted.handed.triples)
    assert "CISO" not in text
    assert "CEO" not in text
    assert "Persona " in text


def test_every_property_that_says_by_whom_is_marked(knowledge: Knowledge) -> None:
    store = knowledge.store
    found = store.query(
        "SELECT ?p WHERE { ?p a <http://www.w3.org/2002/07/owl#DatatypeProperty> ; <http://www.w3.org/2000/01/rdf-schema#range> <http://www.w3.org/2001/XMLSchema#string> "
        'FILTER(STRENDS(STR(?p), "By")) FILTER NOT EXISTS { ?p ?mark true FILTER(?mark IN (<https://w3id.org/aims-graph/ontology#holdsNames>, <https://w3id.org/aims-graph/ontology#holdsText>)) } }'
    )
    assert [str(row["p"]) for row in found] == []
