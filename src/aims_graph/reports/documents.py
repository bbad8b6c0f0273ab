"""The extensions, document by document: each document once, with everything it has to take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from aims_graph.assess.result import Artefact, AssessmentResult, Item, RowUse
from aims_graph.reports.lines import Sorter, units_of
from aims_graph.reports.reasons import row_facts, standing_rows, unlisted
from aims_graph.reports.wording import Phrase, Wording, natural, provision

JOINED: Final = "reuseJoined"
TYPED: Final = "reuseTyped"
"""Joined, but by what the document is: no row of an SoA and no address refers to it for this base."""
NAMED: Final = "reuseNamed"
PRESUMED: Final = "reusePresumed"


@dataclass(frozen=True, slots=True)
class Addition:
    """Something a document has to take, and for which statements.

    ``under``: the document before it that has the same addition, written out with its reason; its number.
    ``brief``: the facts without those that hold for most rows. ``titled``: the first addition of its document
    that leans on this provision.
    """

    delta: Phrase
    statements: tuple[tuple[str, Phrase], ...]
    items: int
    source: str
    source_title: Phrase
    facts: tuple[Phrase, ...]
    brief: tuple[Phrase, ...]
    rationale: Phrase
    record: str
    under: tuple[int, Phrase] | None = None
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A document to extend. Where no document is known, ``artefact`` is None and ``base`` says what it would
    be the document of."""

    standing: str
    name: Phrase
    base: str
    base_title: Phrase
    artefact: Artefact | None
    facts: tuple[Phrase, ...]
    remedies: tuple[Phrase, ...]
    additions: tuple[Addition, ...]
    owners: tuple[Phrase, ...]
    efforts: tuple[str, ...]
    statements: int
    number: int = 0

    @property
    def written(self) -> tuple[Addition, ...]:
        """Return the additions that are written out under this document."""
        return tuple(addition for addition in self.additions if addition.under is None)

    @property
    def elsewhere(self) -> tuple[tuple[int, Phrase, tuple[str, ...]], ...]:
        """Return the other documents under which additions are written out: number, name, statements."""
        found: dict[tuple[int, Phrase], list[str]] = {}
        for addition in self.additions:
            if addition.under is not None:
                found.setdefault(addition.under, []).extend(statement for statement, _ in addition.statements)
        return tuple((*under, tuple(dict.fromkeys(names))) for under, names in found.items())


@dataclass(slots=True)
class _Stack:
    uses: dict[str, list[tuple[Item, RowUse]]] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)

    def add(self, item: Item, row: RowUse) -> None:
        self.uses.setdefault(row.delta.get("en", "") or row.record_id, []).append((item, row))
        self.items[item.id] = item


def documents(result: AssessmentResult, wording: Wording) -> tuple[Document, ...]:
    """Return the documents to extend: those referred to first, then those tied by what they are, then those named
    by title, then bases without any.

    Every row that stands gives its delta to every document behind it; a document has the same delta once.
    """
    stacks: dict[tuple[str, str], _Stack] = {}
    for item in sorted(result.items, key=Sorter(result)):
        if item.action == "extend" and not item.planned:
            for row in standing_rows(item):
                for key in _keys(row):
                    stacks.setdefault(key, _Stack()).add(item, row)
    rank = {JOINED: 0, TYPED: 1, NAMED: 2, PRESUMED: 3}
    ordered = sorted(stacks, key=lambda key: (rank[key[0]], *_by_name(key, result, wording)))
    return _told_once(_document(*key, stacks[key], result, wording) for key in ordered)


def _told_once(found: Iterable[Document]) -> tuple[Document, ...]:
    """Return ``found`` with each addition pointing to the document that had it first, if one did."""
    first: dict[tuple[str, tuple[str, ...]], tuple[int, Phrase]] = {}
    told: list[Document] = []
    for number, document in enumerate(found, start=1):
        additions: list[Addition] = []
        named: set[str] = set()
        for addition in document.additions:
            key = (addition.record, tuple(statement for statement, _ in addition.statements))
            base = provision(addition.source)
            additions.append(replace(addition, under=first.get(key), titled=base not in named))
            if key not in first:
                named.add(base)
            first.setdefault(key, (number, document.name))
        told.append(replace(document, additions=tuple(additions), number=number))
    return tuple(told)


def _keys(row: RowUse) -> list[tuple[str, str]]:
    if row.joined:
        return [(TYPED if artefact in row.by_type else JOINED, artefact) for artefact in row.joined]
    if row.named:
        return [(NAMED, artefact) for artefact in row.named]
    return [(PRESUMED, provision(row.source))]


def _by_name(key: tuple[str, str], result: AssessmentResult, wording: Wording) -> tuple[object, ...]:
    standing, name = key
    return (natural(name if standing == PRESUMED else wording.document(name).text), name)


def _document(standing: str, key: str, stack: _Stack, result: AssessmentResult, wording: Wording) -> Document:
    artefact = result.artefacts.get(key) if standing != PRESUMED else None
    first = next(iter(stack.uses.values()))[0][1]
    base = provision(first.source)
    items = list(stack.items.values())
    roles = dict.fromkeys(item.owner_role for item in items if item.owner_role)
    return Document(
        standing=standing,
        name=wording.document(key) if standing != PRESUMED else Phrase(wording.reference(key)),
        base=wording.reference(base),
        base_title=wording.words(first.source_title),
        artefact=artefact,
        facts=_facts(artefact, wording) if artefact else _unlisted(stack, result, wording),
        remedies=_remedies(artefact, items, wording) if artefact else (),
        additions=tuple(_addition(uses, result, wording) for uses in stack.uses.values()),
        owners=wording.labels(roles),
        efforts=efforts(items, wording),
        statements=len({item.statement for item in items}),
    )


def _remedies(artefact: Artefact, items: Iterable[Item], wording: Wording) -> tuple[Phrase, ...]:
    """Return what its own faults ask of the owner of ``artefact`` before it is extended, each once."""
    mine = [remedy for item in items for remedy in item.remedies if remedy.artefact == artefact.id]
    told_of = {remedy.code.removeprefix("base_") for remedy in mine}
    others = (remedy for remedy in artefact.remedies if remedy.code not in told_of)
    told = (wording.words(remedy.text) for remedy in (*mine, *others))
    return tuple(dict.fromkeys(replace(phrase, own=True) for phrase in told))


def efforts(items: list[Item], wording: Wording) -> tuple[str, ...]:
    """Return how many statements there are of each effort class, largest class first: ``2 × medium``."""
    classes = {item.statement: item.effort for item in items if item.effort}
    sizes = Counter(classes.values())
    largest = [size for size in ("effortL", "effortM", "effortS") if size in sizes]
    return tuple(f"{sizes[size]} × {wording.label(size)}" for size in largest)


def _unlisted(stack: _Stack, result: AssessmentResult, wording: Wording) -> tuple[Phrase, ...]:
    """Return what a base without a document is known by: what the SoA names for it and no list contains."""
    rows = (row for uses in stack.uses.values() for _, row in uses)
    named = unlisted(rows, result)
    return (Phrase(wording.t("document.unlisted", documents=", ".join(named)), own=True),) if named else ()


def _facts(artefact: Artefact, wording: Wording) -> tuple[Phrase, ...]:
    facts = [wording.label(artefact.type)]
    if artefact.status:
        facts.append(wording.label(artefact.status))
    if artefact.version:
        facts.append(Phrase(wording.t("document.version", version=artefact.version), own=True))
    owner = artefact.owner
    facts.append(
        Phrase(wording.t("document.owner", owner=owner) if owner else wording.t("document.no_owner"), own=True)
    )
    if wording.place(artefact):
        facts.append(Phrase(wording.place(artefact), own=True))
    said = [code for code in (*artefact.deficiencies, *artefact.observations) if code != "no_owner"]
    return (*facts, *wording.labels(said))


def _addition(uses: list[tuple[Item, RowUse]], result: AssessmentResult, wording: Wording) -> Addition:
    row = uses[0][1]
    by_statement: dict[str, list[Item]] = {}
    for member, _ in uses:
        same = by_statement.setdefault(member.statement, [])
        if member not in same:
            same.append(member)
    texts = {statement: _text(members, result, wording) for statement, members in by_statement.items()}
    written = bool(row.delta.get("en"))
    return Addition(
        delta=wording.words(row.delta) if written else Phrase(wording.t("document.no_delta")),
        statements=tuple(texts.items()),
        items=sum(len(members) for members in by_statement.values()),
        source=wording.reference(row.source),
        source_title=wording.words(row.source_title),
        facts=row_facts(row, result, wording),
        brief=row_facts(row, result, wording, brief=True),
        rationale=wording.words(row.rationale),
        record=row.record_id,
    )


def _text(items: list[Item], result: AssessmentResult, wording: Wording) -> Phrase:
    phrase = wording.words(items[0].text)
    units = units_of(items, result, wording)
    if not units:
        return phrase
    listed = ", ".join(unit.text for unit in units)
    return Phrase(f"{phrase.text} ({listed})", phrase.foreign, own=True)
