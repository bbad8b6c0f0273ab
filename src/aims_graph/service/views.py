"""From the knowledge to what the API answers with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import quote

from aims_graph.base.dates import parse_day
from aims_graph.base.terms import AIMS, BASE, DERIVED, EDITIONS, MAPPING, expand
from aims_graph.knowledge import catalogue as facts
from aims_graph.knowledge.catalogue import DCTERMS
from aims_graph.knowledge.explained import carried_json, explanation_json
from aims_graph.knowledge.explaining import Carried, Explanation
from aims_graph.knowledge.inference import Derived, edition_of
from aims_graph.knowledge.queries import NamedQuery as QueryFacts
from aims_graph.knowledge.sssom import NOTHING, REUSE_CODES
from aims_graph.service import models, models_inferred
from aims_graph.service.index import FRAMEWORK, Index, PlacedRow
from aims_graph.service.settings import API

_REVIEW: dict[str, models.Review] = {"reviewed": "reviewed", "disputed": "disputed"}


class Views:
    """Makes the answers. Reads the index, keeps nothing."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._catalogue = index.knowledge.catalogue

    # ── codes, titles, references ──

    def code(self, name: str) -> models.Code:
        """Return a code with its label."""
        return models.Code(id=f"aims:{name}", label=self._catalogue.label(name))

    def _maybe(self, name: str | None) -> models.Code | None:
        return self.code(name) if name else None

    def _codes(self, names: Iterable[str]) -> list[models.Code]:
        return [self.code(name) for name in names]

    def _titles(self, iri: str) -> list[models.Title]:
        official = self._index.words(iri, DCTERMS + "title")
        ours = self._index.words(iri, AIMS + "ownTitle")
        found = [models.Title(lang=lang, text=text, ours=False) for lang, text in official.items()]
        return found + [models.Title(lang=lang, text=text, ours=True) for lang, text in ours.items()]

    def ref(self, curie: str) -> models.Ref:
        """Return a reference to a provision or statement."""
        statement = self._catalogue.statements.get(curie)
        if statement:
            return models.Ref(id=curie, iri=statement.iri, label=dict(statement.text), href=_href("statements", curie))
        provision = self._catalogue.provisions.get(curie)
        label = self.label(provision) if provision else {}  # an overlay may name an end that nobody describes
        return models.Ref(id=curie, iri=expand(curie), label=label, href=_href("provisions", curie))

    def label(self, provision: facts.Provision) -> dict[str, str]:
        """Return the title by language; where there is none, the title above it with its own number."""
        words = {"en": provision.title} if provision.title else {}
        words |= {lang: text for lang, text in provision.own_title.items() if lang not in words}
        if words:
            return words
        number = provision.curie.partition(":")[2]
        if provision.parent is None:
            return {"en": number}
        above = self._titled(self._catalogue.provisions[provision.parent])
        return {lang: f"{text} – {number}" for lang, text in self.label(above).items()}

    def _titled(self, provision: facts.Provision) -> facts.Provision:
        while not provision.title and not provision.own_title and provision.parent:
            provision = self._catalogue.provisions[provision.parent]
        return provision

    # ── frameworks ──

    def framework(self, name: str) -> models.Framework:
        """Return a framework with its editions."""
        iri = FRAMEWORK + name
        slugs = [edition.slug for edition in self._index.editions.values() if edition.framework == name]
        return models.Framework(
            id=name,
            iri=iri,
            titles=self._titles(iri),
            editions=[self._edition(slug) for slug in slugs],
            href=_href("frameworks", name),
        )

    def _edition(self, slug: str) -> models.Edition:
        iri = BASE + slug
        counts = dict(self._index.counts.get(slug, {}))
        sets = self._index.knowledge.mapping_sets
        return models.Edition(
            id=slug,
            prefix=self._index.editions[slug].prefix,
            iri=iri,
            titles=self._titles(iri),
            subject=self._index.text(iri, DCTERMS + "alternative"),
            note=self._index.words(iri, AIMS + "note"),
            statements=counts.pop("statements", 0),
            provisions=dict(sorted(counts.items())),
            mapped_from={group.source: len(group.rows) for group in sets if group.target == slug},
            mapped_to={group.target: len(group.rows) for group in sets if group.source == slug},
            href=f"{API}/provisions?edition={quote(slug)}",
        )

    # ── provisions and statements ──

    def brief(self, provision: facts.Provision) -> models.ProvisionBrief:
        """Return a provision as a list shows it."""
        return models.ProvisionBrief(
            id=provision.curie,
            iri=provision.iri,
            edition=provision.edition,
            framework=self._index.framework_of(provision.edition),
            kind=self.code(provision.kind),
            label=self.label(provision),
            titles=self._titles(provision.iri),
            parent=self.ref(provision.parent) if provision.parent else None,
            statements_count=len(self._catalogue.statements_of.get(provision.curie, [])),
            href=_href("provisions", provision.curie),
        )

    def provision(self, provision: facts.Provision) -> models.Provision:
        """Return a provision with what stands in it."""
        statements = self._catalogue.statements_of.get(provision.curie, [])
        return models.Provision(
            **dict(self.brief(provision)),
            themes=self._codes(provision.themes),
            guidance=[self.ref(curie) for curie in provision.guidance],
            guides=[self.ref(curie) for curie in self._catalogue.advised.get(provision.curie, [])],
            in_law=self._codes(provision.in_law),
            applies_from=self._day(provision.iri, AIMS + "appliesFrom"),
            applies_from_note=self._index.words(provision.iri, AIMS + "appliesFromNote"),
            note=dict(provision.note),
            children=[self.ref(child) for child in self._catalogue.children.get(provision.curie, [])],
            statements=[self.statement(self._catalogue.statements[curie]) for curie in statements],
            versions=[self._version(iri) for iri in self._index.subjects(AIMS + "versionOf", provision.iri)],
            mappings=self._counts(provision.curie),
        )

    def statement(self, statement: facts.Statement) -> models.Statement:
        """Return a statement with everything that is said of it."""
        return models.Statement(
            id=statement.curie,
            iri=statement.iri,
            requirement=self.ref(statement.requirement),
            position=statement.position,
            official_letter=statement.letter,
            text=dict(statement.text),
            modality=self.code(statement.modality),
            unit_kind=self.code(statement.unit_kind),
            evidence_need=self.code(statement.evidence_need),
            documented_information=statement.documented_information,
            fitting_types=self._codes(statement.fitting_types),
            blocks=self.code(statement.blocks),
            standing=self.code(statement.standing),
            block=self._maybe(statement.block),
            themes=self._codes(statement.themes),
            owner_role=self._maybe(statement.owner_role),
            effort_extend=self._maybe(statement.effort_extend),
            effort_new=self._maybe(statement.effort_new),
            after=[self.ref(curie) for curie in statement.after],
            note=dict(statement.note),
            mappings=self._counts(statement.curie),
            href=_href("statements", statement.curie),
        )

    def _version(self, iri: str) -> models.Version:
        change = self._index.text(iri, AIMS + "change")
        laws = (term.value.removeprefix(AIMS) for term in self._index.values(iri, AIMS + "inLaw"))
        return models.Version(
            iri=iri,
            in_law=self._codes(laws),
            change=self._maybe(change.removeprefix(AIMS) if change else None),
            changed_by=self._index.text(iri, AIMS + "changedBy"),
            applies_from=self._day(iri, AIMS + "appliesFrom"),
            applies_from_note=self._index.words(iri, AIMS + "appliesFromNote"),
            source=self._index.words(iri, DCTERMS + "source"),
            note=self._index.words(iri, AIMS + "note"),
        )

    def _day(self, iri: str, predicate: str) -> date | None:
        text = self._index.text(iri, predicate)
        return parse_day(text) if text else None

    # ── mapping rows ──

    def _counts(self, curie: str) -> models.Counts:
        return models.Counts(
            as_source=_row_counts(self._index.rows_over_source.get(curie, []), "source", curie),
            as_target=_row_counts(self._index.rows_over_target.get(curie, []), "target", curie),
        )

    def mapping(self, placed: PlacedRow) -> models.Mapping:
        """Return a mapping row with both its ends."""
        row = placed.row
        record = row.record_id.removeprefix("mapping:")
        return models.Mapping(
            id=record,
            iri=MAPPING + record,
            source_edition=placed.source_edition,
            target_edition=placed.target_edition,
            source=self._end(row.subject_id, placed.source_edition),
            target=self._end(row.object_id, placed.target_edition),
            nothing_found=row.searched,
            relation=None if row.searched else self.code(row.relation),
            reuse=self.code(REUSE_CODES[row.reuse]),
            object=row.object or None,
            rationale_kind=row.rationale_kind or None,
            rationale=row.rationales,
            delta=row.deltas,
            review=review_of(placed),
            reviewers=[name for name in row.reviewer_id.split("|") if name],
            author=row.author_id,
            dated=parse_day(row.mapping_date),
            note=row.notes,
            href=_href("mappings", record),
        )

    def derived(self, row: Derived) -> models_inferred.Derived:
        """Return a derived row with both its ends."""
        editions = [EDITIONS[edition_of(end)] for end in (row.source, row.target)]
        return models_inferred.Derived.model_validate(
            {
                "id": row.record_id,
                "iri": DERIVED + row.record_id,
                "source_edition": editions[0],
                "target_edition": editions[1],
                "source": self.end(row.source),
                "target": self.end(row.target),
                "relation": self.code(row.relation),
                "justification": row.justification,
                "derived_from": list(row.evidence),
                "weakest": row.weakest,
                "href": _href("derived", row.record_id),
            }
        )

    def explanation(self, found: Explanation) -> models_inferred.Explanation:
        """Return what is known between two ids."""
        plain = explanation_json(self._index.knowledge, found)
        plain |= {
            "source": self.end(found.source),
            "target": self.end(found.target),
            "relation": self.code(found.relation) if found.relation else None,
            "proof": _proof(plain["proof"]) if plain["proof"] else None,
            "against": [[_proof(proof) for proof in pair] for pair in plain["against"]],
            "not_inside": [_proof(proof) for proof in plain["not_inside"]],
        }
        return models_inferred.Explanation.model_validate(plain)

    def carried(self, found: Carried) -> models_inferred.Carried:
        """Return what hangs on a row."""
        plain = carried_json(self._index.knowledge, found)
        return models_inferred.Carried.model_validate(plain | {"derived": [row.record_id for row in found.derived]})

    def end(self, curie: str) -> models.End:
        """Return an id of a known edition as an end of a row."""
        found = self._end(curie, EDITIONS[edition_of(curie)])
        assert found is not None
        return found

    def _end(self, curie: str, edition: str) -> models.End | None:
        if curie == NOTHING:
            return None
        ref = self.ref(curie)
        statement = self._catalogue.statements.get(curie)
        return models.End(
            **dict(ref), edition=edition, requirement=self.ref(statement.requirement) if statement else None
        )

    # ── named queries ──

    def query(self, query: QueryFacts) -> models.NamedQuery:
        """Return a named query with its words."""
        return models.NamedQuery(
            name=query.name,
            title=dict(query.title),
            definition=dict(query.definition),
            parameters=[models.QueryParameter(name=name, description=text) for name, text in query.params.items()],
            text=query.worded("en"),
            href=_href("queries", query.name),
        )


def _proof(plain: dict[str, Any]) -> models_inferred.Proof:
    """People are shown the weakest standing of a proof, never its confidence."""
    return models_inferred.Proof.model_validate({name: plain[name] for name in plain if name != "confidence"})


def review_of(placed: PlacedRow) -> models.Review:
    """Return the word for how far a row was read by others: people are never shown its confidence."""
    return _REVIEW.get(placed.row.review_status, "unreviewed")


def _row_counts(rows: list[PlacedRow], side: str, curie: str) -> models.RowCounts:
    nothing = sum(placed.row.searched for placed in rows)
    unrelated = sum(placed.row.relation == "noRelationship" for placed in rows)
    return models.RowCounts(
        related=len(rows) - nothing - unrelated,
        unrelated=unrelated,
        nothing_found=nothing,
        href=f"{API}/mappings?{side}={quote(curie, safe=':')}",
    )


def _href(kind: str, name: str) -> str:
    return f"{API}/{kind}/{quote(name, safe=':')}"
