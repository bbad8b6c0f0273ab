"""Property: a document register in any layout reads back the same, whatever the file, language, order, days."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aims_graph.intake.imports import import_register
from aims_graph.knowledge.types import ArtefactType

HEADINGS = {
    "en": {"identifier": ["Doc ID", "Document number", "Ref."], "title": ["Title", "Document name"], "owner": ["Owner", "Responsible"],
           "version": ["Version", "Rev."], "effective_from": ["Effective date", "Approved on"], "next_review": ["Next review", "Review due"],
           "status": ["Status"]},
    "de": {"identifier": ["Dok.-ID", "Dokumentenkennung"], "title": ["Titel", "Bezeichnung"], "owner": ["Verantwortlich", "Dokumenteneigentümer"],
           "version": ["Version"], "effective_from": ["Gültig ab", "Freigabedatum"], "next_review": ["Nächste Prüfung"], "status": ["Freigabestatus"]},
    "fr": {"identifier": ["Référence", "N°"], "title": ["Titre"], "owner": ["Propriétaire"], "version": ["Indice"],
           "effective_from": ["Date d'application"], "next_review": ["Prochaine revue"], "status": ["Statut"]},
    "es": {"identifier": ["Código"], "title": ["Título", "Nombre del documento"], "owner": ["Responsable"], "version": ["Edición"],
           "effective_from": ["Fecha de aprobación"], "next_review": ["Próxima revisión"], "status": ["Estado"]},
    "it": {"identifier": ["Codice"], "title": ["Titolo"], "owner": ["Responsabile"], "version": ["Revisione"],
           "effective_from": ["Data di emissione"], "next_review": ["Prossimo riesame"], "status": ["Stato"]},
    "pt": {"identifier": ["Código"], "title": ["Título do documento"], "owner": ["Responsável"], "version": ["Versão"],
           "effective_from": ["Data de aprovação"], "next_review": ["Próxima revisão"], "status": ["Situação"]},
    "nl": {"identifier": ["Documentnummer"], "title": ["Documentnaam"], "owner": ["Eigenaar"], "version": ["Versie"],
           "effective_from": ["Ingangsdatum"], "next_review": ["Volgende herziening"], "status": ["Status"]},
}  # fmt: skip
STATUS = {
    "en": ["Approved", "Draft", "Withdrawn"], "de": ["Freigegeben", "nicht freigegeben", "außer Kraft"], "fr": ["Approuvé", "Non approuvé", "Retiré"],
    "es": ["Aprobado", "Borrador", "Obsoleto"], "it": ["In vigore", "Bozza", "Ritirato"], "pt": ["Aprovado", "Rascunho", "Revogado"],
    "nl": ["Goedgekeurd", "Concept", "Ingetrokken"],
}  # fmt: skip
STATES = ["Approved", "Draft", "Withdrawn"]
DAYS = {
    "iso": "%Y-%m-%d", "dots": "%d.%m.%Y", "slashes": "%d/%m/%Y", "us": "%m/%d/%Y", "short": "%d/%m/%y", "words": "%d %B %Y",
    "clock": "%d.%m.%Y 09:30",
}  # fmt: skip
NO_DAY = ["", "-", "Continuous", "n/a", "every 12 months"]


@dataclass(frozen=True)
class Listed:
    identifier: str
    title: str
    owner: str
    version: str
    effective_from: date
    next_review: date | None
    state: int


@st.composite
def registers(draw: st.DrawFn) -> tuple[str, str, str, list[str], list[str], list[Listed]]:
    language, file = draw(st.sampled_from(sorted(HEADINGS))), draw(st.sampled_from([",", ";", "\t", "|", "xlsx", "md"]))
    needed = ["identifier", "title", "effective_from"]
    extra = draw(st.lists(st.sampled_from(["owner", "version", "next_review", "status"]), unique=True, min_size=1))
    roles = list(draw(st.permutations([*needed, *extra])))
    headings = [draw(st.sampled_from(HEADINGS[language][role])) for role in roles]
    count = draw(st.integers(2, 8))
    form = draw(st.sampled_from(["POL-{:03}", "ISMS-PRO-{}", "D.{:02}", "QM {:04}", "RL{:02}"]))
    listed = []
    for number in range(1, count + 1):
        # the first row has a day after the twelfth, so that the order of day and month can be told
        day = 25 if number == 1 else draw(st.integers(1, 28))
        review = None if number > 1 and draw(st.booleans()) else date(2027, draw(st.integers(1, 12)), 26)
        listed.append(
            Listed(
                form.format(number), f"{draw(st.sampled_from(['Access, keys; doors', 'Backup', 'Suppliers | partners', 'Über alles']))} {number}",
                draw(st.sampled_from(["CISO", "Jane Doe", "IT"])), draw(st.sampled_from(["1.0", "2", "3.12", "A"])),
                date(2025, draw(st.integers(1, 12)), day), review, draw(st.integers(0, 2)),
            )
        )  # fmt: skip
    return language, file, draw(st.sampled_from(sorted(DAYS))), roles, headings, listed


def row_of(item: Listed, roles: Sequence[str], language: str, days: str) -> list[str]:
    blank = NO_DAY[len(item.title) % len(NO_DAY)]
    said = {
        "identifier": item.identifier, "title": item.title, "owner": item.owner, "version": item.version,
        "effective_from": item.effective_from.strftime(DAYS[days]),
        "next_review": item.next_review.strftime(DAYS[days]) if item.next_review else blank, "status": STATUS[language][item.state],
    }  # fmt: skip
    return [said[role] for role in roles]


def save(folder: Path, file: str, rows: list[list[str]]) -> Path:
    path = folder / ("register." + (file if len(file) > 1 else "csv"))
    if file == "xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in [["List of documents"], [], *rows]:
            sheet.append(row)
        book.save(path)
    elif file == "md":
        lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
        path.write_text(
            "\n".join([f"| {lines[0]} |", "|" + "---|" * len(rows[0]), *(f"| {x} |" for x in lines[1:])]), "utf-8"
        )
    else:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=file).writerows(rows)
        path.write_text(buffer.getvalue(), encoding="utf-8")
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers())
def test_any_register_reads_back_the_same(
    types: Sequence[ArtefactType], register: tuple[str, str, str, list[str], list[str], list[Listed]]
) -> None:
    language, file, days, roles, headings, listed = register
    rows = [headings, *(row_of(item, roles, language, days) for item in listed)]
    with tempfile.TemporaryDirectory() as folder:
        result = import_register([save(Path(folder), file, rows)], org_label="Muster", types=types)
    read = [a for a in result.organisation.artefacts if a.source and a.source.row]
    assert [(a.identifier, a.title, a.effective_from) for a in read] == [
        (item.identifier, item.title, item.effective_from) for item in listed
    ]
    for artefact, item in zip(read, listed, strict=True):
        assert artefact.owner == (item.owner if "owner" in roles else None)
        assert artefact.version == (item.version if "version" in roles else None)
        assert artefact.next_review == (item.next_review if "next_review" in roles else None)
        assert artefact.status == (STATES[item.state] if "status" in roles else "NotStated")
    assert not result.problems
