"""What the API answers about what follows from all rows together."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aims_graph.service.models import Body, Code, End, Page, Relation

Standing = Literal["reviewed", "unreviewed", "disputed", "stale"]


class Derived(Body):
    """A relation that follows from rows; never more than a candidate. It has no reuse and no delta."""

    id: str = Field(description="The record id.", examples=["iso27001.A.5.1_1--iso42001.A.2.2_1"])
    iri: str = Field(examples=["https://w3id.org/aims-graph/derived/iso27001.A.5.1_1--iso42001.A.2.2_1"])
    source_edition: str
    target_edition: str
    source: End
    target: End
    relation: Code
    justification: Literal["MappingChaining", "MappingInversion"]
    derived_from: list[str] = Field(description="Record ids of the rows it stands on, in the order of the proof.")
    weakest: Standing = Field(description="The weakest standing among those rows.")
    href: str


class DerivedRows(Page):
    """A page of derived rows."""

    items: list[Derived]


class ProofFact(Body):
    """One fact that a proof stands on."""

    says: Literal["inside", "overlaps", "disjoint", "not_inside"]
    first: str
    second: str
    because: Literal["row", "part", "only_part", "whole"] = Field(description="A row, or what stands in what.")
    evidence: str = Field(description="The record id of the row, or the requirement.")


class Proof(Body):
    """Why something holds between two ids, told in sentences."""

    shows: Literal["inside", "overlaps", "disjoint", "not_inside", "equal"]
    first: str
    second: str
    facts: list[ProofFact]
    evidence: list[str] = Field(description="Record ids of the rows, in reading order.")
    weakest: Standing
    told: dict[str, list[str]] = Field(description="Sentences by language.")


class Decider(Body):
    """A row that would decide what is unknown."""

    source: str
    target: str
    relations: list[Relation] = Field(description="What it would have to say; empty where any relation decides.")
    gives: Relation | None = Field(description="What would then follow; null where it is what the row says.")


class Explanation(Body):
    """What is known between two ids, and why; else who has looked, and what would decide it."""

    source: End
    target: End
    known: Literal["same", "asserted", "structure", "derived", "contradiction", "nothing_found", "unknown"]
    relation: Code | None
    proof: Proof | None
    rows: list[str] = Field(description="Record ids of the rows written on just these two ends.")
    searched: list[str] = Field(description="Record ids of the rows that say: searched, nothing found.")
    deciders: list[Decider]
    against: list[list[Proof]] = Field(description="Pairs of proofs that contradict each other.")
    not_inside: list[Proof]
    told: dict[str, list[str]] = Field(description="All of it in sentences, by language.")


class Falls(Body):
    """A relation that is no longer known without a row."""

    source: str
    target: str
    relation: Relation
    left: Relation | None = Field(description="What is known then.")


class Carried(Body):
    """Everything that falls if a mapping row is rejected."""

    record_id: str
    falls: list[Falls]
    derived: list[str] = Field(description="Record ids of the derived rows that fall.")
    weakened: list[str] = Field(description="Record ids of derived rows that would stand on other rows.")
    told: dict[str, list[str]] = Field(description="All of it in sentences, by language.")
