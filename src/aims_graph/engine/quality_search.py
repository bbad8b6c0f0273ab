"""What is wrong with the knowledge and no single node shows: cycles, repetitions, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.sssom import Row, text_hash
from aims_graph.knowledge.stale import text_of
from aims_graph.knowledge.told import Teller

CONTRADICTION: Final = "relation-contradiction"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: ``severity`` is Violation, Warning or Info; ``subject`` the id it is about."""

    severity: str
    subject: str
    code: str
    sentence: str


def search(knowledge: Knowledge) -> list[Finding]:
    """Return every finding that takes more than one node to see."""
    rows = [row for group in knowledge.mapping_sets for row in group.rows]
    return [
        *_cycles(knowledge.catalogue),
        *_repeated_texts(knowledge.catalogue),
        *_repeated_rows(knowledge.mapping_sets),
        *_stale(rows, knowledge.catalogue),
        *_reviews(rows),
        *_contradictions(knowledge),
    ]


def _cycles(catalogue: Catalogue) -> Iterator[Finding]:
    """Each cycle of what must come before what, once, told in full from its first statement on."""
    after = {curie: statement.after for curie, statement in catalogue.statements.items()}
    for cycle in cycles(after):
        told = " after ".join([*cycle, cycle[0]])
        yield Finding("Violation", cycle[0], "after-cycle", f"Statements wait for each other: {told}.")


def cycles(after: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the cycles that a depth-first walk over ``after`` closes, each from its smallest node on."""
    done: set[str] = set()
    found: set[tuple[str, ...]] = set()
    for start in after:
        path: list[str] = []
        waiting: list[tuple[str, int]] = [(start, 0)]
        while waiting:
            node, depth = waiting.pop()
            if node in path[:depth]:
                loop = path[path.index(node) : depth]
                turn = loop.index(min(loop))
                found.add((*loop[turn:], *loop[:turn]))
                continue
            done.update(path[depth:])
            del path[depth:]
            if node not in done:
                path.append(node)
                waiting.extend((before, depth + 1) for before in after.get(node, ()))
        done.update(path)
    return sorted(found)


def _repeated_texts(catalogue: Catalogue) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for curie, statement in catalogue.statements.items():
        edition = curie.partition(":")[0]
        for language, text in statement.text.items():
            first = seen.setdefault((edition, language, " ".join(text.casefold().split()).rstrip(".")), curie)
            if first != curie:
                yield Finding("Warning", curie, "text-repeated", f"The text ({language}) is that of {first}.")


def _repeated_rows(groups: Sequence[MappingSet]) -> Iterator[Finding]:
    """Two ends are the same pair within one set only: two sources may both have nothing for one statement."""
    records: set[str] = set()
    pairs: dict[tuple[str, ...], str] = {}
    reasons: dict[str, str] = {}
    for group, row in ((one, row) for one in groups for row in one.rows):
        if row.record_id in records:
            yield Finding("Violation", row.record_id, "record-id-repeated", "Two rows have this record id.")
        records.add(row.record_id)
        ends = (group.source, group.target, row.subject_id, row.object_id)
        first = pairs.setdefault(ends, row.record_id)
        if first != row.record_id:
            yield Finding("Warning", row.record_id, "pair-repeated", f"{first} speaks of the same two ends.")
        for language, reason in row.rationales.items():
            first = reasons.setdefault(reason, row.record_id)
            if first != row.record_id:
                sentence = f"The rationale ({language}) is that of {first}."
                yield Finding("Warning", row.record_id, "rationale-repeated", sentence)


def _stale(rows: Sequence[Row], catalogue: Catalogue) -> Iterator[Finding]:
    for row in rows:
        for end, kept in ((row.subject_id, row.subject_hash), (row.object_id, row.object_hash)):
            text = text_of(end, catalogue)
            if text is None or kept == text_hash(text):
                continue
            sentence = (
                f"The text of {end} has changed since the row was written: read the row again."
                if kept
                else f"The row does not say which text of {end} it was written from."
            )
            yield Finding("Warning", row.record_id, "row-stale" if kept else "row-without-hash", sentence)


def _reviews(rows: Sequence[Row]) -> Iterator[Finding]:
    """A review names its reader and how far the readings agreed: 1, 0.5 resolved, 0 disputed."""
    for row in rows:
        word = row.review_status or "unreviewed"
        if word in ("reviewed", "disputed") and not row.reviewer_id:
            yield Finding("Violation", row.record_id, "review-by-nobody", f"The row is {word} and names no reviewer.")
        if word == "unreviewed" and row.reviewer_id:
            yield Finding("Warning", row.record_id, "review-word", "The row names a reviewer and is unreviewed.")
        nought = row.reviewer_agreement.strip("0.") == ""
        if row.reviewer_agreement and nought != (word == "disputed"):
            sentence = f"The row is {word} at an agreement of {row.reviewer_agreement}; 0 is for disputed rows."
            yield Finding("Warning", row.record_id, "review-agreement", sentence)


def _contradictions(knowledge: Knowledge) -> Iterator[Finding]:
    """What follows from all rows together and cannot all hold, with both proofs."""
    teller = Teller(knowledge, "en")
    for found in knowledge.inference.closure.contradictions():
        one, other = (" ".join(teller.proof(proof)) for proof in found.proofs)
        row = found.proofs[1].evidence[-1] if found.proofs[1].evidence else found.first
        record = knowledge.rows[row].record_id if row in knowledge.rows else row
        yield Finding("Violation", record, CONTRADICTION, f"{one} But: {other}")
