"""The knowledge as one thing: catalogue, mapping rows, shapes, queries, digest, with an overlay on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, Store, Triple

from aims_graph.base.terms import AIMS, BASE, MAPPING
from aims_graph.graph.store import load_files
from aims_graph.knowledge.act import Act
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue
from aims_graph.knowledge.changes import SystemChange, read_changes
from aims_graph.knowledge.duties import Duties
from aims_graph.knowledge.files import digest, root
from aims_graph.knowledge.inference import Inference
from aims_graph.knowledge.overlay import Overlay, read_overlay
from aims_graph.knowledge.sssom import SUFFIX, Row, editions_of, read_agreement, read_rows, row_triples
from aims_graph.knowledge.stale import is_stale

_TEXTS: Final = frozenset(
    AIMS + name
    for name in (
        "text", "note", "ownTitle", "titlePhrase", "rationale", "delta", "rationaleKind", "objectChange",
        "appliesFromNote", "changedBy", "officialLetter", "confidence", "theme", "ownerRole", "block",
        "effortExtend", "effortNew", "after", "sortKey", "position", "why", "concerns", "changeArea", "when",
        "inEdition", "isConflict", "question", "reading", "deadlineText", "guidance", "check", "succeeds", "successor",
        "successionKind", "listAskedBy", "documentedBy", "whenAbsent", "remedy",
    )
)  # fmt: skip

_PART_OF: Final = "http://purl.org/dc/terms/isPartOf"


@dataclass(frozen=True, slots=True)
class MappingSet:
    """The rows of one ordered pair of editions."""

    source: str
    target: str
    rows: tuple[Row, ...]
    agreement: Mapping[str, str] = field(default_factory=dict)
    """Figures of two readings, as the head of the file states them."""


class Knowledge:
    """Everything that does not depend on an organisation. Make one with :meth:`load`."""

    def __init__(self, folder: Path, overlay: Overlay | None = None) -> None:
        self.folder = folder
        self.overlay = overlay

    @classmethod
    def load(cls, overlay: Path | None = None) -> Knowledge:
        """Return the shipped knowledge, with the overlay folder on top where one is named.

        Raises ``InputError`` where the overlay is not readable; all its faults at once.
        """
        return cls(root(), read_overlay(overlay) if overlay else None)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the sorted knowledge files, the overlay included."""
        return digest([self.folder, *([self.overlay.folder] if self.overlay else [])])

    @cached_property
    def mapping_sets(self) -> tuple[MappingSet, ...]:
        """Every mapping set, sorted by source and target, the overlay applied."""
        sets = []
        for path in sorted((self.folder / "mappings").glob("*" + SUFFIX)):
            source, target = editions_of(path)
            rows = tuple(read_rows(path))
            sets.append(MappingSet(source, target, rows, read_agreement(path)))
        return tuple(self._with_overlay(sets, self.overlay)) if self.overlay else tuple(sets)

    @staticmethod
    def _with_overlay(sets: list[MappingSet], overlay: Overlay) -> list[MappingSet]:
        stated = {(group.source, group.target): group.agreement for group in sets}
        merged = overlay.apply_rows({(group.source, group.target): group.rows for group in sets})
        return [MappingSet(*pair, rows, stated.get(pair, {})) for pair, rows in sorted(merged.items())]

    @cached_property
    def store(self) -> Store:
        """The whole knowledge graph: vocabulary, editions, mapping rows."""
        store = load_files(sorted((self.folder / "ontology").rglob("*.ttl")))
        for group in self.mapping_sets:
            for row in group.rows:
                store.extend(Quad(*triple) for triple in row_triples(row, group.source, group.target))
        if self.overlay:
            self.overlay.apply_graph(store)
            self._mark_stale(store)
        return store

    def _mark_stale(self, store: Store) -> None:
        """Say in the graph which rows an end of has another text now: the overlay may have replaced it."""
        catalogue, status = Catalogue(store), NamedNode(AIMS + "reviewStatus")
        for record, row in self.rows.items():
            if row.review_status not in ("stale", "disputed") and is_stale(row, catalogue):
                node = NamedNode(MAPPING + record)
                for quad in list(store.quads_for_pattern(node, status, None)):
                    store.remove(quad)
                store.add(Quad(node, status, NamedNode(AIMS + "stale")))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Typed look-ups over :attr:`store`."""
        return Catalogue(self.store)

    @cached_property
    def act(self) -> Act:
        """The table by which systems are classified under the EU AI Act."""
        return Act(self.catalogue)

    @cached_property
    def duties(self) -> Duties:
        """The duties of the EU AI Act with the clock they point to."""
        return Duties(self.catalogue)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every mapping row by record id, without prefix."""
        return {row.record_id.removeprefix("mapping:"): row for group in self.mapping_sets for row in group.rows}

    @cached_property
    def changes(self) -> tuple[SystemChange, ...]:
        """What AI changes in the systems that can be held, by edition, area and id."""
        return read_changes(self.store, self.catalogue)

    @cached_property
    def inference(self) -> Inference:
        """What follows from all rows together."""
        return Inference(self)

    @cached_property
    def reasoning_core(self) -> tuple[Triple, ...]:
        """The triples that rules read: no texts, of other vocabularies only what a provision is part of."""
        kept = []
        for quad in self.store:
            if quad.predicate.value in _TEXTS:
                continue
            if quad.predicate.value.startswith((AIMS, _PART_OF)) or (
                quad.predicate.value == RDF_TYPE and quad.object.value.startswith(AIMS)
            ):
                kept.append(Triple(quad.subject, quad.predicate, quad.object))
        return tuple(kept)

    def rule_files(self) -> list[Path]:
        """Return the strata of rules, in order."""
        return sorted((self.folder / "shapes" / "rules").glob("*.ttl"))

    def shape_files(self) -> list[Path]:
        """Return the files of shapes, without the rules."""
        return sorted((self.folder / "shapes").glob("*.ttl"))

    def record_shape_files(self) -> list[Path]:
        """Return the files of shapes that judge an organisation's records."""
        return sorted((self.folder / "shapes").glob("records-*.ttl"))

    def query_files(self) -> dict[str, Path]:
        """Return the named competency queries: name → file."""
        return {path.stem: path for path in sorted((self.folder / "ontology" / "queries").glob("*.rq"))}

    def edition_title(self, slug: str, lang: str = "en") -> str:
        """Return the title of an edition by its slug: our translation where ``lang`` has one."""
        ours = self.catalogue.words(BASE + slug, AIMS + "ownTitle").get(lang)
        return ours or self.catalogue._one(BASE + slug, "http://purl.org/dc/terms/title") or slug
