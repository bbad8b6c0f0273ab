"""Customers' questionnaires about AI, in anybody's layout → the rows of the page Questionnaire.

What was asked and what was answered; whether an answer may be given out is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.cells import fold, plain, says_nothing, slug, unique, value
from aims_graph.intake.columns import Block, Profile, share_of
from aims_graph.intake.days import month_first, read_day, read_serial
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.headings import Recogniser
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import Artefact, Complete, Entity, Organisation, Source, Value
from aims_graph.intake.organisation import Row as Recorded
from aims_graph.intake.recognition import Recognition, TableTaken
from aims_graph.intake.references import Joiner
from aims_graph.intake.tables import Document, Row, Table, first_headings, read_document
from aims_graph.knowledge.types import ArtefactType

QUESTIONNAIRE: Final = "questionnaire"

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "number": ("id", "question id", "no", "nr", "number", "question no", "question number", "ref", "reference",
                       "Frage Nr", "Fragen-ID", "Nummer", "Lfd Nr", "N°", "Nº", "Número", "Núm", "Referencia",
                       "Id de la pregunta"),
        "question": ("question", "questions", "question text", "customer question", "control question", "requirement",
                     "query", "what we ask", "Frage", "Fragen", "Fragestellung", "Anforderung", "Question posée",
                     "Pregunta", "Preguntas", "Cuestión", "Requisito", "Texto de la pregunta"),
        "answer": ("answer", "answers", "response", "responses", "vendor response", "supplier response", "our answer",
                   "your answer", "your response", "reply", "Antwort", "Antworten", "Ihre Antwort", "Stellungnahme",
                   "Réponse", "Respuesta", "Respuestas", "Su respuesta", "Contestación", "Respuesta del proveedor"),
        "comment": ("comment", "comments", "remarks", "details", "explanation", "additional information", "Kommentar",
                    "Bemerkung", "Bemerkungen", "Erläuterung", "Comentario", "Comentarios", "Observaciones",
                    "Explicación", "Aclaración", "Commentaire"),
        "evidence": ("evidence", "supporting evidence", "supporting documents", "documentation", "attachments",
                     "attachment", "document", "documents", "proof", "Nachweis", "Nachweise", "Beleg", "Belege",
                     "Dokument", "Dokumente", "Anlage", "Preuve", "Preuves", "Evidencia", "Evidencias", "Documento",
                     "Documentos", "Documentación", "Anexo", "Anexos", "Prueba"),
        "customer": ("customer", "client", "asked by", "requested by", "customer name", "requester", "Kunde",
                     "Auftraggeber", "Gefragt von", "Client", "Cliente", "Solicitante", "Preguntado por"),
        "released_by": ("released by", "approved by", "answered by", "signed off by", "Freigegeben von",
                        "Beantwortet von", "Genehmigt von", "Autorizada por", "Aprobada por", "Aprobado por",
                        "Autorizado por", "Respondida por", "Validé par"),
        "released_on": ("released on", "release date", "approved on", "date of release", "answered on", "date",
                        "Freigegeben am", "Beantwortet am", "Datum", "Autorizada el", "Aprobada el", "Fecha",
                        "Fecha de autorización", "Fecha de respuesta", "Date de validation"),
        "other": ("category", "domain", "section", "topic", "area", "weight", "score", "risk", "status", "type",
                  "Kategorie", "Bereich", "Thema", "Gewichtung", "Categoría", "Dominio", "Sección", "Tema", "Área",
                  "Peso", "Puntuación"),
    }
)  # fmt: skip
"""What a column says → how customers and firms head it, en, de, fr, es."""

_SAYS_ANSWER: Final = ("answer", "comment", "evidence", "released_by")
_NUMBERED: Final = re.compile(r"(?:\d{1,3}[.)]|[-*])\s+(.{8,})")
_ASKER: Final = re.compile(
    r"(?:customer|client|asked by|kunde|auftraggeber|cliente|solicitante)\s*[:\-–]\s*(\S.*)", re.IGNORECASE
)


def import_questionnaire(
    paths: Sequence[Path],
    *,
    org_label: str,
    types: Sequence[ArtefactType],
    listed: Sequence[Artefact] = (),
    customer: str | None = None,
    columns: Mapping[str, str] | None = None,
    complete: Sequence[Complete] = (),
    accept_valid: bool = False,
) -> ImportResult:
    """Return the organisation with the questions of the files as rows of its page Questionnaire.

    Evidence joins the documents ``listed`` before, by id or title; what joins none is told, and stays in the answer
    as it was written. ``customer`` speaks for rows that name none; else a line above the table such as
    ``Customer: Acme`` does.

    Raises ``UsageError`` for an unknown column; ``InputError`` where a file is no questionnaire, or with all problems
    where one is an error and ``accept_valid`` is not given.
    """
    reader = _Reader(Joiner(listed, TypeFinder(types)), bool(listed), customer)
    tables: list[TableTaken] = []
    notes, problems, failures = [], list[Problem](), list[Problem]()
    for path in paths:
        try:
            document = read_document(path)
            tables += _read(document, reader, columns)
        except InputError as error:
            failures += error.problems
            continue
        problems += document.problems
        notes += [f"{document.file}: {note}" for note in document.notes]
    problems += reader.problems
    if failures or (not accept_valid and any(problem.severity == "error" for problem in problems)):
        raise InputError([*failures, *problems])
    organisation = Organisation(
        slug(org_label, "organisation"), org_label, entities=[Entity("main", org_label)], rows=reader.rows,
        complete=list(complete),
    )  # fmt: skip
    told = reader.told()
    return ImportResult(organisation, tuple(problems), Recognition(tuple(tables), notes=tuple(notes), not_told=told))


def with_documents(result: ImportResult, registered: ImportResult) -> ImportResult:
    """Return ``result`` with the documents of registers read beside it."""
    organisation = result.organisation
    organisation.artefacts = [*registered.organisation.artefacts, *organisation.artefacts]
    recognition = replace(result.recognition, tables=(*registered.recognition.tables, *result.recognition.tables))
    return ImportResult(organisation, (*registered.problems, *result.problems), recognition)


def _profile() -> Profile:
    day = share_of(lambda text: read_day(text) is not None or bool(re.fullmatch(r"[\d./ -]{4,12}", text)))
    short = share_of(lambda text: len(text) <= 30)
    return Profile(
        headings=HEADINGS,
        keys=frozenset({"question"}),
        probes={"released_on": day, "number": short},
        several=frozenset({"answer", "comment", "evidence", "other"}),
        strict=frozenset({"released_on"}),
        doubts={},
        alone=frozenset(fold(word) for words in HEADINGS.values() for word in words if " " not in word)
        - {"question", "frage", "pregunta", "answer", "antwort", "respuesta", "evidence", "nachweis", "evidencia"},
    )


def _read(document: Document, reader: _Reader, columns: Mapping[str, str] | None) -> list[TableTaken]:
    recogniser = Recogniser(_profile(), columns)
    blocks = [(table, block) for table in document.tables for block in recogniser.blocks(table)]
    recogniser.check_told([block for _, block in blocks], document)
    taken, count = [], 0
    for table, block in blocks:
        asked = block.one("question") is not None and block.heading_row is not None
        read = reader.read(document, table, block) if asked else 0
        count += read
        first = block.heading_row or (block.rows[0].number if block.rows else 1)
        why = f"headings in row {block.heading_row}" if asked else "it has no column of questions"
        kind = QUESTIONNAIRE if asked else None
        taken.append(TableTaken(document.file, table.sheet, table.section, first, kind, why, block.columns, read))
    if not count and not document.tables:
        count = reader.read_prose(document)
    if not count:
        raise InputError([_no_questionnaire(document), *document.problems])
    return taken


def _no_questionnaire(document: Document) -> Problem:
    named = first_headings(document)
    message = "This is no questionnaire: no column holds questions."
    expected = "a table with one question a row, or --column question=HEADING"
    return Problem("no_questionnaire", message, file=document.file, found=named or None, expected=expected)


class _Reader:
    """Takes the questions of tables. ``rows``: what was read; ``problems``: what was told on the way."""

    def __init__(self, joiner: Joiner, documents: bool, customer: str | None) -> None:
        self._joiner = joiner
        self._documents = documents
        self._customer = customer
        self._taken: set[str] = set()
        self._seen: dict[tuple[str, ...], Source] = {}
        self._loose = 0
        self.rows: list[Recorded] = []
        self.problems: list[Problem] = []

    def read(self, document: Document, table: Table, block: Block) -> int:
        """Take the rows of a block; return how many gave a question."""
        above = "\n".join(cell for row in block.above for cell in row.cells if cell)
        said = next((match[1] for line in above.splitlines() if (match := _ASKER.search(line))), None)
        customer = self._customer or (plain(said) if said else None)
        months = month_first(row.cell(block.one("released_on")) for row in block.rows)
        before = len(self.rows)
        for row in block.rows:
            place = Source(document.file, table.sheet, row.number)
            question = value(row.cell(block.one("question")))
            answered = any(value(row.cell(at)) for role in _SAYS_ANSWER for at in block.of(role))
            if question is None:
                if answered:
                    self._warn("answer_without_question", "The row answers no question; it was left out.", place)
            elif len(row.filled) > 1 or question.endswith("?") or block.width == 1:
                self._take(row, block, question, place, customer, months)
        return len(self.rows) - before

    def read_prose(self, document: Document) -> int:
        """Take the numbered questions of a text without tables; return how many there were."""
        for number, line in enumerate(document.prose.splitlines(), start=1):
            match = _NUMBERED.fullmatch(line.strip())
            if match:
                said: dict[str, tuple[Value, ...]] = {"customer": (self._customer,)} if self._customer else {}
                self._keep(plain(match[1]), None, said, Source(document.file, None, number))
        return len(self.rows)

    def told(self) -> tuple[str, ...]:
        """Return what the files leave open, in numbers."""
        lacking = {
            "an answer": sum("answer" not in row.values for row in self.rows),
            "evidence among the documents": sum("evidence" not in row.values for row in self.rows),
            "a named person who released the answer": sum("released_by" not in row.values for row in self.rows),
            "a customer (say it with --customer)": sum("customer" not in row.values for row in self.rows),
        }
        said = ", ".join(f"{count} without {what}" for what, count in lacking.items() if count)
        lines = [f"of {len(self.rows)} questions: {said}."] if said else []
        if self._loose and not self._documents:
            lines.append("no documents were handed in to join evidence with: use --into ORG.ttl or --register FILE.")
        return tuple(lines)

    def _take(
        self, row: Row, block: Block, question: str, place: Source, customer: str | None, months: bool | None
    ) -> None:
        answer = [text for role in ("answer", "comment") for at in block.of(role) if (text := value(row.cell(at)))]
        cells = [cell for at in block.of("evidence") if (cell := row.cell(at)) and not says_nothing(cell)]
        joined, loose = list[str](), list[str]()
        for match in self._joiner.read(cells):
            artefact = match.reference.artefact
            (joined if artefact else loose).append(f"artefact/{artefact}" if artefact else match.reference.text)
        for text in loose if self._documents else ():
            self._warn("evidence_unresolved", "The evidence joins no document; it stays in the answer.", place, text)
        self._loose += len(loose)
        answer += [f"[{text}]" for text in loose]
        said: dict[str, tuple[Value, ...]] = {
            "customer": _one(value(row.cell(block.one("customer"))) or customer),
            "answer": _one("\n".join(dict.fromkeys(answer)) or None),
            "evidence": tuple(dict.fromkeys(joined)),
            "released_by": _one(value(row.cell(block.one("released_by")))),
            "released_on": _one(self._day(row.cell(block.one("released_on")), months, place)),
        }
        self._keep(question, value(row.cell(block.one("number"))), said, place)

    def _keep(
        self, question: str, identifier: str | None, given: Mapping[str, tuple[Value, ...]], place: Source
    ) -> None:
        values = {key: found for key, found in given.items() if found}
        same = (fold(question), *(str(values.get(key, "")) for key in ("customer", "answer", "evidence")))
        if same in self._seen:
            self._warn(
                "repeated_question",
                say("The question stands in row {number} too.", number=self._seen[same].row),
                place,
                question,
            )
            return
        self._seen[same] = place
        words = " ".join(map(str, (*values.get("customer", ()), identifier or question)))
        key = unique(slug(words, "question"), self._taken)
        self._taken.add(key)
        self.rows.append(Recorded("questionnaire", key, question, values, place))

    def _day(self, text: str, months: bool | None, place: Source) -> date | None:
        if not text or says_nothing(text):
            return None
        day = read_day(text, months) or read_serial(text)
        if day is None:
            self._warn("not_a_day", "This names no certain day of release; it was left empty.", place, plain(text))
        return day

    def _warn(self, code: str, message: str, place: Source, found: str | None = None) -> None:
        self.problems.append(Problem(code, message, "warning", place.file, place.sheet, place.row, found=found))


def _one(said: Value | None) -> tuple[Value, ...]:
    return () if said is None else (said,)
