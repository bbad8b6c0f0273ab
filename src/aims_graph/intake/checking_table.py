"""What is asked of each thing that an organisation hands in, as in ``shapes/organisation.ttl``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from aims_graph.base.terms import PREFIXES, aims
from aims_graph.intake.workbook_pages import PAGES, list_class

OWN: Final = (
    "LegalEntity", "AISystem", "ManagementSystem", "Artefact", "SoAEntry", "Address", "UnresolvedReference",
    "CompletenessDeclaration", "FactDeclaration", "Audit",
)  # fmt: skip
"""Classes of the nodes that lie below their organisation."""

DAYS: Final = (
    "effectiveFrom", "lastReview", "nextReview", "validUntil", "inspectedOn", "periodFrom", "periodTo",
    "completeAsOf", "inUseSince", "retiredOn", "lastAssessed", "nextAssessment",
    "placedOnMarketOn", "redesignedOn", "assessmentDocumentedOn", "declaredOn",
    "signedOn", "acceptedOn", "assessedOn", "doneOn", "decidedOn", "effectiveOn", "releasedOn", "measuredOn",
    "due", "occurredOn", "awareOn", "notifiedOn", "closedOn", "issuedOn", "joinedOn", "leftOn", "approvedOn",
)  # fmt: skip
"""Properties whose values are days."""

LISTS: Final = tuple(list_class(key) for page in PAGES for key, _ in page.complete)
"""Classes of the lists that can be declared complete."""

SEEN: Final = frozenset((aims("inspected"), aims("sampled")))
"""Bases that somebody has to stand for."""

_LABEL: Final = PREFIXES["rdfs"] + "label"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of ``property`` on nodes of the class ``subject``.

    Values are of one of ``classes``, or one of ``codes``, or true or false; free where none of these is said.
    """

    subject: str
    property: str
    code: str
    sentence: str
    expected: str
    least: int = 0
    most: int | None = None
    classes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    own_control: bool = False
    """A control of the firm's own, below its IRI, will do too."""
    boolean: bool = False
    severity: Literal["error", "warning"] = "error"


_TYPE: Final = "a type of the vocabulary, such as aims:InternalAuditProgramme; aims:Document where none is known"
_ARTEFACT: Final = "an artefact of the same file"
_BASES: Final = ("declared", "inspected", "sampled")
_BASIS: Final = "one of aims:declared, aims:inspected, aims:sampled"

ASKED: Final = (
    *(
        Asked(kind, _LABEL, "unit-name", "it has no name.", "a rdfs:label", 1, severity="warning")
        for kind in ("Organisation", "LegalEntity", "AISystem")
    ),
    Asked(
        "ManagementSystem",
        aims("edition"),
        "system-edition",
        "a management system claims one known edition.",
        "an edition such as <https://w3id.org/aims-graph/iso27001-2022>",
        1,
        1,
        ("Edition",),
    ),
    Asked(
        "ManagementSystem",
        aims("certificateStatus"),
        "system-certificate",
        "a certificate was seen or not.",
        "aims:certificateSeen or aims:certificateNotSeen",
        0,
        1,
        codes=("certificateSeen", "certificateNotSeen"),
    ),
    Asked(
        "ManagementSystem",
        aims("leavesOut"),
        "system-leaves-out",
        "what a management system leaves out is a clause that exists.",
        "a clause such as iso9001:8.3",
        0,
        None,
        ("Clause",),
    ),
    Asked(
        "Artefact",
        PREFIXES["dcterms"] + "title",
        "artefact-title",
        "an artefact has one title.",
        "one dcterms:title",
        1,
        1,
    ),
    Asked(
        "Artefact",
        aims("artefactType"),
        "artefact-type",
        "an artefact has one type, and one that exists.",
        _TYPE,
        1,
        1,
        ("ArtefactType",),
    ),
    Asked(
        "Artefact",
        aims("typeBasis"),
        "artefact-type-basis",
        "a type was stated by the firm or read from the title.",
        "aims:typeByTitle or aims:typeByStatement",
        0,
        1,
        codes=("typeByTitle", "typeByStatement"),
    ),
    Asked(
        "Artefact",
        aims("documentStatus"),
        "artefact-status",
        "an artefact has at most one status, out of five.",
        "one of aims:statusApproved, Draft, Superseded, Withdrawn, NotStated",
        0,
        1,
        codes=("statusApproved", "statusDraft", "statusSuperseded", "statusWithdrawn", "statusNotStated"),
    ),
    Asked(
        "Artefact",
        aims("managementSystem"),
        "artefact-system",
        "its management system was not handed in.",
        "a management system of the same file",
        0,
        None,
        ("ManagementSystem",),
    ),
    Asked(
        "SoAEntry",
        aims("control"),
        "entry-control",
        "an SoA entry speaks of one control that exists.",
        "a control such as iso27001:A.5.1, or one of the firm's own",
        1,
        1,
        ("Control",),
        own_control=True,
    ),
    Asked(
        "SoAEntry",
        aims("implementation"),
        "entry-implementation",
        "an SoA entry says once how the control stands.",
        "one implementation status; aims:implementationUnknown where the file does not say",
        1,
        1,
        ("Implementation",),
    ),
    Asked(
        "SoAEntry",
        aims("soaOf"),
        "entry-system",
        "an SoA entry belongs to the SoA of one system handed in.",
        "a management system of the same file",
        1,
        1,
        ("ManagementSystem",),
    ),
    Asked(
        "SoAEntry",
        aims("applicable"),
        "entry-applicable",
        "a control is applicable or not.",
        "true or false",
        0,
        1,
        boolean=True,
    ),
    Asked(
        "SoAEntry",
        aims("refersTo"),
        "entry-artefact",
        "what it refers to was not handed in.",
        _ARTEFACT,
        0,
        None,
        ("Artefact",),
    ),
    Asked(
        "SoAEntry",
        aims("unit"),
        "entry-unit",
        "an SoA entry is for AI systems handed in, or for everything.",
        "an AI system of the same file",
        0,
        None,
        ("AISystem",),
    ),
    Asked(
        "UnresolvedReference",
        aims("inEntry"),
        "reference-entry",
        "a reference stands in one SoA entry.",
        "an SoA entry of the same file",
        1,
        1,
        ("SoAEntry",),
    ),
    Asked(
        "UnresolvedReference",
        aims("referenceText"),
        "reference-text",
        "a reference says what was written.",
        "an aims:referenceText",
        1,
    ),
    Asked(
        "UnresolvedReference",
        aims("artefactType"),
        "reference-type",
        "a reference suggests one type that exists.",
        _TYPE,
        0,
        1,
        ("ArtefactType",),
    ),
    Asked(
        "Address",
        aims("artefact"),
        "address-artefact",
        "an address names one artefact that was handed in.",
        _ARTEFACT,
        1,
        1,
        ("Artefact",),
    ),
    Asked(
        "Address",
        aims("unit"),
        "address-unit",
        "an address speaks for one unit that was handed in, or for all.",
        "a legal entity or AI system of the same file",
        0,
        1,
        ("LegalEntity", "AISystem"),
    ),
    Asked(
        "Address",
        aims("designBasis"),
        "address-design",
        "an address has at most one design basis.",
        _BASIS,
        0,
        1,
        codes=_BASES,
    ),
    Asked(
        "Address",
        aims("operatingBasis"),
        "address-operating",
        "an address has at most one operating basis.",
        _BASIS,
        0,
        1,
        codes=_BASES,
    ),
    Asked(
        "Address",
        aims("deficiency"),
        "address-deficiency",
        "what is known against an address is a known cause.",
        "a cause such as aims:content_deficient",
        0,
        None,
        ("Cause",),
    ),
    Asked(
        "CompletenessDeclaration",
        aims("listClass"),
        "list-class",
        "a complete list is of one class.",
        "one of aims:documents, aims:records, aims:systems, or aims:list- with a page, such as aims:list-risks",
        1,
        1,
        codes=LISTS,
    ),
    Asked(
        "CompletenessDeclaration",
        aims("completeAsOf"),
        "list-day",
        "a list is complete as of one day.",
        "one aims:completeAsOf",
        1,
        1,
    ),
    Asked(
        "FactDeclaration",
        aims("aboutUnit"),
        "fact-about",
        "a declared fact is about one unit that was handed in.",
        "a legal entity or AI system of the same file",
        1,
        1,
        ("LegalEntity", "AISystem"),
    ),
    Asked(
        "FactDeclaration",
        aims("fact"),
        "fact-known",
        "a declaration names one fact of the vocabulary.",
        "a fact such as aims:fact-recruitment",
        1,
        1,
        ("Fact",),
    ),
    Asked(
        "FactDeclaration",
        aims("factValue"),
        "fact-value",
        "a declaration says true or false, once.",
        "true or false",
        1,
        1,
        boolean=True,
    ),
    Asked(
        "FactDeclaration",
        aims("declaredBy"),
        "fact-by",
        "nobody stands for a declared fact.",
        "the name of whoever declares it",
        1,
        severity="warning",
    ),
    *(
        Asked(kind, aims(name), code, sentence, "one day at most", 0, 1)
        for kind in ("AISystem", "LegalEntity")
        for name, code, sentence in (
            ("placedOnMarketOn", "unit-placed", "the first unit was placed on the market on one day."),
            ("assessmentDocumentedOn", "unit-documented", "an assessment was documented on one day."),
            ("inUseSince", "unit-in-use", "it is in use since one day."),
        )
    ),
)
