"""Explanations in words, in English and Spanish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from aims_graph.algebra import Contradiction, Proof
from aims_graph.algebra.sentences import sentences
from aims_graph.knowledge.explaining import Carried, Decider, Explanation, Known

if TYPE_CHECKING:
    from aims_graph.knowledge.knowledge import Knowledge

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "same": "Both ends are the same id.",
            "asserted": "A row says so.",
            "structure": "It follows from what stands in what.",
            "derived": "It follows from rows; a candidate for a person to confirm, no more.",
            "contradiction": "The rows contradict each other here: both of these follow.",
            "nothing_found": "Nothing follows between them. Somebody has looked:",
            "unknown": "Nothing follows between them, and nobody has looked.",
            "row": "row {row}: {source} {relation} {target}; {review}; {author}, {date}",
            "read_by": "read by {who}",
            "searched": "row {row}: searched by {author} on {date}; {review}. {why}",
            "any": "A row between {source} and {target} would decide it, whatever it says.",
            "some": "A row that says {source} {relations} {target} would show {gives}.",
            "or": "or", "weakest": "Stands as its weakest row: {review}.",
            "falls": "Without the row {row} this would no longer be known:",
            "nothing_falls": "Nothing falls without the row {row}: other rows show the same.",
            "outside": "Nothing stands on the row {row}: it says that somebody searched and found nothing.",
            "left": "{source} {relation} {target}; left: {left}", "left_nothing": "nothing",
            "weaker": "Would stand on other rows: {rows}.",
            "cover": "Every statement of {requirement}, which asks no more than they do, is covered from {edition}:",
            "no_cover": "Nothing shows that {edition} covers every statement of {requirement} and that it asks no more than they do.",
        },
        "es": {
            "same": "Ambos extremos son el mismo identificador.",
            "asserted": "Lo dice una fila.",
            "structure": "Se sigue de qué forma parte de qué.",
            "derived": "Se sigue de otras filas; es un candidato que debe confirmar una persona, nada más.",
            "contradiction": "Aquí las filas se contradicen: se siguen ambas cosas.",
            "nothing_found": "Nada se sigue entre ambos. Alguien ha buscado:",
            "unknown": "Nada se sigue entre ambos y nadie lo ha buscado.",
            "row": "fila {row}: {source} {relation} {target}; {review}; {author}, {date}",
            "read_by": "leída por {who}",
            "searched": "fila {row}: buscado por {author} el {date}; {review}. {why}",
            "any": "Una fila entre {source} y {target} lo decidiría, diga lo que diga.",
            "some": "Una fila que diga {source} {relations} {target} mostraría {gives}.",
            "or": "o", "weakest": "Vale lo que su fila más débil: {review}.",
            "falls": "Sin la fila {row} dejaría de saberse:",
            "nothing_falls": "Sin la fila {row} no cae nada: otras filas muestran lo mismo.",
            "outside": "Nada se apoya en la fila {row}: dice que alguien buscó y no halló nada.",
            "left": "{source} {relation} {target}; queda: {left}", "left_nothing": "nada",
            "weaker": "Se apoyarían en otras filas: {rows}.",
            "cover": "Todos los enunciados de {requirement}, que no pide nada más, quedan cubiertos desde {edition}:",
            "no_cover": "Nada muestra que {edition} cubra todos los enunciados de {requirement} y que este no pida nada más.",
        },
    }
)  # fmt: skip


class Teller:
    """Tells explanations in one language. Titles and reasons that are only in English are marked ``[en]``."""

    def __init__(self, knowledge: Knowledge, lang: str) -> None:
        self._knowledge = knowledge
        self._lang = lang
        self._words = _WORDS[lang]

    def label(self, code: str | None) -> str:
        """Return the label of a relation or review in the language."""
        if code is None:
            return self._words["left_nothing"]
        labels = self._knowledge.catalogue.label(code)
        return labels.get(self._lang) or labels["en"]

    def proof(self, proof: Proof) -> list[str]:
        """Return a proof as sentences."""
        return sentences(proof, self._lang, equal=self._knowledge.inference.equal_rows)

    def found(self, explanation: Explanation) -> Iterator[str]:
        """Yield what an explanation has found: why it holds, or who has looked, or what would decide it."""
        yield self._words[str(explanation.known)]
        if explanation.proof and explanation.known is not Known.ASSERTED:
            yield from self.proof(explanation.proof)
        for contradiction in explanation.against:
            yield from self.contradiction(contradiction)
        for row in explanation.searched:
            yield self.searched(row)
        for proof in explanation.not_inside:
            yield from self.proof(proof)
        for decider in explanation.deciders:
            yield self.decider(decider)
        evidence = explanation.proof.evidence if explanation.proof else ()
        for row in dict.fromkeys((*evidence, *explanation.rows)):
            yield self.row(row)
        if len(evidence) > 1:
            review = self._knowledge.inference.review(evidence)
            yield self._words["weakest"].format(review=self.label(review))

    def contradiction(self, contradiction: Contradiction) -> Iterator[str]:
        """Yield both proofs, one after the other."""
        for proof in contradiction.proofs:
            yield from self.proof(proof)

    def row(self, record: str) -> str:
        """Return one line for a row: what it says, how it stands, who wrote and read it, when."""
        row = self._knowledge.inference.rows[record]
        line = self._words["row"].format(
            row=record, source=row.subject_id, relation=self.label(row.relation), target=row.object_id,
            review=self.label(self._knowledge.inference.review([record])), author=row.author_id, date=row.mapping_date,
        )  # fmt: skip
        return line + ("; " + self._words["read_by"].format(who=row.reviewer_id) if row.reviewer_id else "")

    def searched(self, record: str) -> str:
        """Return one line for a search that found nothing: who, when, why."""
        row = self._knowledge.rows[record]
        why = row.rationales.get(self._lang) or f"{row.rationale} [en]"
        return self._words["searched"].format(
            row=record, author=row.author_id, date=row.mapping_date, why=why,
            review=self.label(row.review_status or "unreviewed"),
        )  # fmt: skip

    def decider(self, decider: Decider) -> str:
        """Return what a row would have to say to decide the question."""
        if decider.gives is None:
            return self._words["any"].format(source=decider.source, target=decider.target)
        either = f" {self._words['or']} ".join(self.label(relation) for relation in decider.relations)
        return self._words["some"].format(
            source=decider.source, target=decider.target, relations=either, gives=self.label(decider.gives)
        )

    def carried(self, carried: Carried) -> Iterator[str]:
        """Yield what falls without a row."""
        if not carried.falls:
            stands = carried.record_id in self._knowledge.inference.rows
            yield self._words["nothing_falls" if stands else "outside"].format(row=carried.record_id)
        else:
            yield self._words["falls"].format(row=carried.record_id)
        for fall in carried.falls:
            yield "  " + self._words["left"].format(
                source=fall.source, relation=self.label(fall.relation), target=fall.target, left=self.label(fall.left)
            )
        if carried.weakened:
            yield self._words["weaker"].format(rows=", ".join(carried.weakened))

    def cover(self, edition: str, requirement: str) -> Iterator[str]:
        """Yield how the statements of a requirement are covered together from an edition, part by part."""
        inference = self._knowledge.inference
        cover = next((c for c in inference.joint_covers if (c.edition, c.requirement) == (edition, requirement)), None)
        if cover is None:
            yield self._words["no_cover"].format(edition=edition, requirement=requirement)
            return
        yield self._words["cover"].format(edition=edition, requirement=requirement)
        for statement, source in cover.parts:
            proof = inference.closure.explain(statement, source)
            yield from (self.proof(proof) if proof else ())
        yield self._words["weakest"].format(review=self.label(cover.weakest))
