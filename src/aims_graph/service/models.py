"""What the API answers with. Every code and every id comes with its words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Relation = Literal["equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship"]
Reuse = Literal["as_is", "extend", "none"]
Review = Literal["reviewed", "unreviewed", "disputed"]
Words = Annotated[dict[str, str], Field(description="Text by language.", examples=[{"en": "shall", "es": "debe"}])]


class Body(BaseModel):
    """Base of every answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Code(Body):
    """A value of a closed list of the vocabulary."""

    id: str = Field(examples=["aims:shall"])
    label: Words


class Title(Body):
    """A title in one language."""

    lang: str = Field(examples=["es"])
    text: str = Field(examples=["Programa de auditoría interna"])
    ours: bool = Field(description="True where it is our translation or our heading, not the official title.")


class Ref(Body):
    """An id with its words and its address."""

    id: str = Field(examples=["iso42001:9.2.2"])
    iri: str = Field(examples=["https://w3id.org/aims-graph/iso42001-2023/9.2.2"])
    label: Words
    href: str = Field(examples=["/api/v1/provisions/iso42001:9.2.2"])


class RowCounts(Body):
    """How many mapping rows end at an id or below it."""

    related: int = Field(description="Rows that relate it to something.")
    unrelated: int = Field(description="Rows that say it is something else in spite of its name or number.")
    nothing_found: int = Field(description="Rows that say somebody searched and found nothing.")
    href: str = Field(examples=["/api/v1/mappings?target=iso42001:9.2.2"])


class Counts(Body):
    """Mapping rows from and to an id. No row means nobody has looked."""

    as_source: RowCounts
    as_target: RowCounts


class Edition(Body):
    """One published edition of a framework."""

    id: str = Field(examples=["iso42001-2023"])
    prefix: str = Field(description="The prefix of its CURIEs.", examples=["iso42001"])
    iri: str = Field(examples=["https://w3id.org/aims-graph/iso42001-2023"])
    titles: list[Title]
    subject: str | None = Field(description="What the full title says it is about.")
    note: Words
    provisions: dict[str, int] = Field(description="How many provisions of each kind.", examples=[{"Control": 38}])
    statements: int
    mapped_from: dict[str, int] = Field(description="Source edition → mapping rows to this edition.")
    mapped_to: dict[str, int] = Field(description="Target edition → mapping rows from this edition.")
    href: str = Field(examples=["/api/v1/provisions?edition=iso42001-2023"])


class Framework(Body):
    """A standard or a law over all its editions."""

    id: str = Field(examples=["iso42001"])
    iri: str = Field(examples=["https://w3id.org/aims-graph/framework/iso42001"])
    titles: list[Title]
    editions: list[Edition]
    href: str = Field(examples=["/api/v1/frameworks/iso42001"])


class Frameworks(Body):
    """Every framework."""

    items: list[Framework]
    total: int


class Statement(Body):
    """One testable thing that a requirement asks, in our own words."""

    id: str = Field(examples=["iso42001:9.2.2_1"])
    iri: str
    requirement: Ref
    position: int = Field(description="Its number within the requirement; 1 is the canonical one.")
    official_letter: str | None
    text: Words
    modality: Code
    unit_kind: Code
    evidence_need: Code
    documented_information: bool = Field(description="Whether documented information is expressly required.")
    fitting_types: list[Code]
    blocks: Code
    standing: Code
    block: Code | None
    themes: list[Code]
    owner_role: Code | None
    effort_extend: Code | None
    effort_new: Code | None
    after: list[Ref] = Field(description="Statements that have to be met first.")
    note: Words
    mappings: Counts
    href: str


class Version(Body):
    """A dated version of a provision of a law."""

    iri: str
    in_law: list[Code]
    change: Code | None
    changed_by: str | None
    applies_from: date | None
    applies_from_note: Words
    source: Words
    note: Words


class ProvisionBrief(Body):
    """A provision as a list shows it."""

    id: str = Field(examples=["iso42001:A.6.2.4"])
    iri: str = Field(examples=["https://w3id.org/aims-graph/iso42001-2023/A.6.2.4"])
    edition: str = Field(examples=["iso42001-2023"])
    framework: str = Field(examples=["iso42001"])
    kind: Code
    label: Words = Field(description="Its title, or where it has none, the title above it with its number.")
    titles: list[Title]
    parent: Ref | None
    statements_count: int
    href: str


class Provision(ProvisionBrief):
    """A provision with what stands in it."""

    themes: list[Code] = Field(description="Of a provision that asks nothing, such as a risk source of an annex.")
    guidance: list[Ref] = Field(description="The provisions of an annex that advise on it.")
    guides: list[Ref] = Field(description="The controls that it advises on.")
    in_law: list[Code]
    applies_from: date | None
    applies_from_note: Words
    note: Words
    children: list[Ref]
    statements: list[Statement]
    versions: list[Version]
    mappings: Counts


class Page(Body):
    """What every page says of itself."""

    total: int = Field(description="Entries of the whole list.")
    next: str | None = Field(description="Address of the next page; null at the end.")


class Provisions(Page):
    """A page of provisions in reading order."""

    items: list[ProvisionBrief]


class End(Body):
    """One end of a mapping row."""

    id: str = Field(examples=["iso27001:9.2.2_1"])
    iri: str
    edition: str = Field(examples=["iso27001-2022"])
    label: Words = Field(description="The title of a provision, the text of a statement.")
    requirement: Ref | None = Field(description="The requirement, where the end is a statement.")
    href: str


class Mapping(Body):
    """One mapping row: a typed claim between two ends, with who, why and when."""

    id: str = Field(description="The record id.", examples=["iso27001.9.2.2_1--iso42001.9.2.2_1"])
    iri: str
    source_edition: str
    target_edition: str
    source: End | None = Field(description="Null where somebody searched the source edition and found nothing.")
    target: End | None = Field(description="Null where somebody searched the target edition and found nothing.")
    nothing_found: bool = Field(description="True where the row says that somebody searched and found nothing.")
    relation: Code | None = Field(description="Between what both ends ask to be done; null where nothing was found.")
    reuse: Code
    object: str | None = Field(description="same, widened or other: what happens to the object managed.")
    rationale_kind: str | None = Field(description="syntactic, semantic or functional.")
    rationale: Words = Field(description="Why the relation is claimed.")
    delta: Words = Field(description="What must be added to the existing artefact.")
    review: Review
    reviewers: list[str]
    author: str
    dated: date | None = Field(description="The day of the mapping.")
    note: Words
    href: str


class Mappings(Page):
    """A page of mapping rows."""

    items: list[Mapping]


class MappingSet(Body):
    """All rows from one edition to another, as a file in any of several formats."""

    source_edition: str = Field(examples=["iso27001-2022"])
    target_edition: str = Field(examples=["iso42001-2023"])
    rows: int
    agreement: dict[str, str] = Field(description="Figures of the two readings of the set.")
    formats: dict[str, str] = Field(
        description="Format → media type.", examples=[{"sssom": "text/tab-separated-values"}]
    )
    href: str = Field(examples=["/api/v1/mapping-sets/iso27001-2022/iso42001-2023"])


class MappingSets(Body):
    """Every mapping set."""

    items: list[MappingSet]


class QueryParameter(Body):
    """A parameter of a named query."""

    name: str = Field(examples=["target"])
    description: str


class NamedQuery(Body):
    """A question that the graph answers, by name."""

    name: str = Field(examples=["what-answers"])
    title: Words
    definition: Words
    parameters: list[QueryParameter]
    text: str = Field(description="The SPARQL, with {{parameter}} where an id goes.")
    href: str


class NamedQueries(Body):
    """Every named query."""

    items: list[NamedQuery]
    total: int


class QueryRows(Body):
    """The solutions of a named query as plain text; ids as CURIEs. Other formats by content negotiation."""

    name: str
    title: Words
    parameters: dict[str, str]
    columns: list[str]
    rows: list[dict[str, str | None]]
    total: int


class Start(Body):
    """What there is."""

    version: str
    knowledge_digest: str
    licence: str
    links: dict[str, str]


class Health(Body):
    """That the service answers."""

    status: Literal["ok"]
    version: str
    knowledge_digest: str
    triples: int


class Fact(Body):
    """A yes-or-no fact on which the class of a system under the EU AI Act turns."""

    id: str = Field(examples=["aims:fact-recruitment"])
    label: Words
    question: Words
    provision: str = Field(examples=["aiact:III.4.a"])
    about: list[str] = Field(description="`system`, `entity` or both.", examples=[["system"]])
    denies: list[str] = Field(description="Facts that are false where this one is true.")


class Facts(Body):
    """The facts, in the order of the law."""

    items: list[Fact]
    total: int
