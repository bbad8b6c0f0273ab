"""What the service looks up again and again, made once from the knowledge."""

from __future__ import annotations

import difflib
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from aims_graph.base.terms import AIMS, BASE, PREFIXES
from aims_graph.knowledge.catalogue import RDF_TYPE
from aims_graph.knowledge.explaining import Carried, carried_by
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import NOTHING, Row

FRAMEWORK: Final = BASE + "framework/"


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """An edition as the graph describes it."""

    slug: str
    framework: str
    prefix: str


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A mapping row with its editions, and every id at or above each of its ends."""

    row: Row
    source_edition: str
    target_edition: str
    over_source: frozenset[str]
    over_target: frozenset[str]


def folded(text: str) -> str:
    """Return ``text`` without case and accents, to search in."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


class Index:
    """Look-ups beside the catalogue."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._store: Store = knowledge.store
        self._carried: dict[str, Carried] = {}
        self._working = threading.Lock()

    # ── values of the graph ──

    def values(self, iri: str, predicate: str) -> list[NamedNode | Literal]:
        """Return the IRIs and literals that ``predicate`` gives ``iri``, sorted."""
        quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None)
        found = [quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)]
        return sorted(found, key=lambda term: (term.value, str(term)))

    def text(self, iri: str, predicate: str) -> str | None:
        """Return the first value, or None."""
        found = self.values(iri, predicate)
        return found[0].value if found else None

    def words(self, iri: str, predicate: str) -> dict[str, str]:
        """Return the texts by language."""
        found = self.values(iri, predicate)
        return {term.language: term.value for term in found if isinstance(term, Literal) and term.language}

    def subjects(self, predicate: str, iri: str) -> list[str]:
        """Return the IRIs that have ``iri`` as a value of ``predicate``, sorted."""
        quads = self._store.quads_for_pattern(None, NamedNode(predicate), NamedNode(iri))
        return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))

    # ── what follows ──

    def carried(self, record: str) -> Carried:
        """Return what hangs on the row ``record``; worked out once, however many ask at the same time."""
        with self._working:
            if record not in self._carried:
                self._carried[record] = carried_by(self.knowledge, record)
            return self._carried[record]

    # ── frameworks and editions ──

    @cached_property
    def frameworks(self) -> list[str]:
        """The ids of the frameworks."""
        return [iri.removeprefix(FRAMEWORK) for iri in self.subjects(RDF_TYPE, AIMS + "Framework")]

    @cached_property
    def editions(self) -> dict[str, EditionFacts]:
        """Slug → edition."""
        found = {}
        for iri in self.subjects(RDF_TYPE, AIMS + "Edition"):
            framework = (self.text(iri, AIMS + "framework") or "").removeprefix(FRAMEWORK)
            slug = iri.removeprefix(BASE)
            found[slug] = EditionFacts(slug, framework, self.text(iri, AIMS + "prefix") or slug)
        return found

    def edition(self, name: str) -> str | None:
        """Return the slug of the edition that ``name`` is the slug or prefix of."""
        if name in self.editions:
            return name
        return next((facts.slug for facts in self.editions.values() if facts.prefix == name), None)

    def framework_of(self, edition: str) -> str:
        """Return the id of the framework of ``edition``."""
        facts = self.editions.get(edition)
        return facts.framework if facts else edition

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """Edition → how many provisions of each kind, and under ``statements`` how many statements."""
        catalogue = self.knowledge.catalogue
        found: dict[str, Counter[str]] = {}
        for provision in catalogue.provisions.values():
            counter = found.setdefault(provision.edition, Counter())
            counter[provision.kind] += 1
            counter["statements"] += len(catalogue.statements_of.get(provision.curie, []))
        return found

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of provision there are."""
        return sorted({provision.kind for provision in self.knowledge.catalogue.provisions.values()})

    # ── ids ──

    def nearest(self, text: str) -> str | None:
        """Return the known id most like ``text``: provision, statement, or mapping row."""
        curie = text[:100]
        for prefix, iri in PREFIXES.items():
            if curie.startswith(iri):
                curie = f"{prefix}:{curie.removeprefix(iri)}"
        found = self.knowledge.catalogue.nearest(curie)
        if found is None and "--" in curie:
            rows = difflib.get_close_matches(curie.removeprefix("mapping:"), list(self.knowledge.rows), n=1)
            found = rows[0] if rows else None
        return found

    def over(self, end: str) -> Iterator[str]:
        """Yield ``end`` and every id it stands in, from the inside out."""
        catalogue = self.knowledge.catalogue
        yield end
        statement = catalogue.statements.get(end)
        place = statement.requirement if statement else end
        if statement:
            yield place
        while (provision := catalogue.provisions.get(place)) and provision.parent:
            place = provision.parent
            yield place

    @cached_property
    def search(self) -> list[tuple[str, str]]:
        """CURIE of each provision, with everything a search looks at, folded."""
        catalogue = self.knowledge.catalogue
        found = []
        for provision in catalogue.provisions.values():
            statements = (catalogue.statements[s] for s in catalogue.statements_of.get(provision.curie, []))
            texts = [text for statement in statements for text in statement.text.values()]
            parts = [provision.curie, provision.title or "", *provision.own_title.values(), *texts]
            found.append((provision.curie, folded("\n".join(parts))))
        return found

    # ── mapping rows ──

    @cached_property
    def rows(self) -> list[PlacedRow]:
        """Every mapping row, in the order of the files."""
        return [
            PlacedRow(
                row, group.source, group.target,
                frozenset() if row.subject_id == NOTHING else frozenset(self.over(row.subject_id)),
                frozenset() if row.object_id == NOTHING else frozenset(self.over(row.object_id)),
            )
            for group in self.knowledge.mapping_sets for row in group.rows
        ]  # fmt: skip

    @cached_property
    def rows_over_source(self) -> dict[str, list[PlacedRow]]:
        """Id → rows whose source is it or stands below it."""
        found: dict[str, list[PlacedRow]] = {}
        for placed in self.rows:
            for over in placed.over_source:
                found.setdefault(over, []).append(placed)
        return found

    @cached_property
    def rows_over_target(self) -> dict[str, list[PlacedRow]]:
        """Id → rows whose target is it or stands below it."""
        found: dict[str, list[PlacedRow]] = {}
        for placed in self.rows:
            for over in placed.over_target:
                found.setdefault(over, []).append(placed)
        return found

    @cached_property
    def placed(self) -> dict[str, PlacedRow]:
        """Record id, without prefix → row."""
        return {placed.row.record_id.removeprefix("mapping:"): placed for placed in self.rows}
