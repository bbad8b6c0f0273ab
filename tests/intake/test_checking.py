"""The light check of what is handed in: its sentences, and that our own importers pass it.

That it says what the shapes say is held in tests/shapes/test_organisation.py.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph.base.errors import Problem
from aims_graph.base.terms import PREFIXES
from aims_graph.intake.checking import check_handed
from aims_graph.intake.checking_table import ASKED
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Complete,
    Entity,
    HeldSystem,
    Organisation,
    Reference,
    SoAEntry,
    Source,
)
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
FIRM = HEAD + '<https://w3id.org/aims-graph/org/t> a aims:Organisation ; rdfs:label "T" .\n'


@pytest.fixture
def checked(knowledge: Knowledge) -> Callable[[str], list[Problem]]:
    """Return a function that checks a Turtle text about a firm."""

    def run(text: str) -> list[Problem]:
        quads = parse(FIRM + f"@prefix c: <https://w3id.org/aims-graph/org/t/> .\n{text}", format=RdfFormat.TURTLE)
        triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
        return check_handed(triples, knowledge.catalogue, "org.ttl")

    return run


@pytest.mark.parametrize(
    ("text", "code", "found", "nearest"),
    [
        ("c:a a aims:Address ; aims:artefact c:d ; aims:addresses iso42001:9.2.2_1x . "
         'c:d a aims:Artefact ; dcterms:title "D" ; aims:artefactType aims:Document .',
         "address-end", "iso42001:9.2.2_1x", "iso42001:9.2.2_1"),
        ('c:d a aims:Artefact ; dcterms:title "D" ; aims:artefactType aims:InternalAuditProgram .',
         "artefact-type", "aims:InternalAuditProgram", "aims:InternalAuditProgramme"),
        ("c:s a aims:SoAEntry ; aims:control iso27001:A.5.99 ; aims:soaOf c:h ; "
         "aims:implementation aims:implementationPartial . "
         "c:h a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> .",
         "entry-control", "iso27001:A.5.99", "iso27001:A.5.9"),
        ('c:d a aims:Artefact ; dcterms:title "D" ; aims:artefactType aims:Document ; aims:ownr "CISO" .',
         "term-unknown", "aims:ownr", "aims:owner"),
        ("c:l a aims:CompletenessDeclaration ; aims:listClass aims:document ; "
         'aims:completeAsOf "2026-11-01"^^xsd:date .',
         "list-class", "aims:document", "aims:documents"),
    ],
    ids=["statement", "type", "control", "property", "list"],
)  # fmt: skip
def test_a_wrong_id_is_named_with_the_nearest_right_one(
    checked: Callable[[str], list[Problem]], text: str, code: str, found: str, nearest: str
) -> None:
    (problem,) = checked(text)
    assert (problem.code, problem.severity, problem.file) == (code, "error", "org.ttl")
    assert (problem.found, problem.nearest) == (found, nearest)
    assert problem.expected
    assert nearest in problem.sentence()


def test_a_problem_says_which_node_it_is_about(checked: Callable[[str], list[Problem]]) -> None:
    (problem,) = checked("c:l a aims:CompletenessDeclaration ; aims:listClass aims:records .")
    assert problem.sentence() == (
        "org.ttl: org:t/l: a list is complete as of one day. Found: 'nothing'. Expected: one aims:completeAsOf."
    )


def test_a_heading_is_told_and_taken(checked: Callable[[str], list[Problem]]) -> None:
    """An address to a heading says nothing; that is a warning, not a refusal."""
    (problem,) = checked(
        'c:d a aims:Artefact ; dcterms:title "D" ; aims:artefactType aims:Document . '
        "c:a a aims:Address ; aims:artefact c:d ; aims:addresses iso42001:A.6 ."
    )
    assert (problem.code, problem.severity) == ("address-end-asks-nothing", "warning")


def test_everything_that_the_plain_model_can_say_passes(knowledge: Knowledge) -> None:
    """Every field of the model filled in: what our own importers write is never refused."""
    day = date(2026, 10, 1)
    source = Source("a.csv", "Sheet", 3)
    organisation = Organisation(
        "t", "T", "software", "up to 50",
        entities=[Entity("main", "T GmbH")],
        systems=[AISystem("bot", "Bot", "answers", "CTO", "operation", source)],
        held=[HeldSystem("iso27001-2022", True, "A body", day, "all")],
        artefacts=[
            Artefact("p", "Policy", "AIPolicy", "Title", "P-1", "Policy", "Approved", "A", "B", "1", day, day, day, day,
                     "iso27001-2022", source)
        ],
        soa=[
            SoAEntry("iso27001:A.5.1", True, "Implemented", "yes", "risk", "done",
                     (Reference("Policy", "p"), Reference("RACI", None, "Record")), source),
            SoAEntry("org:t/control/own-1", True, "Planned", edition="iso27001-2022", title="Own", systems=("bot",),
                     grounds=("R-1",), owner="CTO", approved_by="CEO", approved_on=day),
        ],
        addresses=[
            Address("1", "p", "iso42001:5.2_1", "entity/main", "inspected", "sampled", "A. Auditor", day, day, day,
                    ("content_deficient",), source)
        ],
        complete=[Complete("documents", day)],
    )  # fmt: skip
    assert check_handed(to_triples(organisation), knowledge.catalogue, "t.ttl") == []


def test_real_files_pass(shared: Path, knowledge: Knowledge, imported: Callable[..., ImportResult]) -> None:
    """A real SoA with its register comes out of the importer without a problem."""
    folder = shared / "real-input"
    result = imported(
        folder / "starter-kit_de_statement-of-applicability.csv",
        [folder / "starter-kit_de_dokumentenlenkungs-register.csv"],
        framework="iso27001",
    )
    triples = to_triples(result.organisation)
    assert len(triples) > 1000
    assert check_handed(triples, knowledge.catalogue, "org.ttl") == []


def test_every_code_is_asked_of_a_known_property(knowledge: Knowledge) -> None:
    """The table speaks of terms that exist: a misspelt one would ask nothing."""
    terms = knowledge.catalogue.typed()
    for asked in ASKED:
        ours = [PREFIXES["aims"] + name for name in (asked.subject, *asked.classes, *asked.codes)]
        ours += [asked.property] if asked.property.startswith(PREFIXES["aims"]) else []
        assert [term for term in ours if term not in terms] == []


def test_the_check_needs_no_pyshacl() -> None:
    """The command line asks it before every run: it must start lightly."""
    code = "import sys, aims_graph.intake.checking as c; print('pyshacl' in sys.modules or 'rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
