"""Property: an SoA in any layout reads back the same, whatever the file, language, order, ids, frills."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aims_graph.base.errors import InputError
from aims_graph.intake.cells import plain
from aims_graph.intake.control_ids import KnownIds
from aims_graph.intake.imports import ImportResult, import_soa
from aims_graph.knowledge.knowledge import Knowledge

HEADINGS = {
    "en": {"control": ["Control ID", "Ref", "Annex A control", "No."], "title": ["Control name", "Title"],
           "applicable": ["Applicable", "Included (Y/N)", "In scope?"], "justification": ["Justification", "Reason for inclusion/exclusion"],
           "status": ["Implementation status", "Status (Q3)"], "description": ["How implemented", "Description"],
           "reference": ["Documents", "Policy/Procedure"]},
    "de": {"control": ["Kontroll-ID", "Maßnahmen-Nr."], "title": ["Bezeichnung"], "applicable": ["Anwendbar"], "justification": ["Begründung"],
           "status": ["Umsetzungsstatus", "Stand"], "description": ["Umsetzungsbeschreibung"], "reference": ["Mitgeltende Dokumente"]},
    "fr": {"control": ["N°", "Réf."], "title": ["Intitulé"], "applicable": ["Applicable"], "justification": ["Justification"],
           "status": ["Statut", "État d'avancement"], "description": ["Modalités de mise en œuvre"], "reference": ["Références documentaires"]},
    "es": {"control": ["Código", "Nº de control"], "title": ["Título"], "applicable": ["¿Aplica?"], "justification": ["Justificación"],
           "status": ["Estado de implantación"], "description": ["Descripción"], "reference": ["Documentos relacionados"]},
    "it": {"control": ["Codice controllo"], "title": ["Titolo"], "applicable": ["Applicabile"], "justification": ["Motivazione"],
           "status": ["Stato di attuazione"], "description": ["Modalità di attuazione"], "reference": ["Riferimenti"]},
    "pt": {"control": ["Código do controle"], "title": ["Título"], "applicable": ["Aplicável"], "justification": ["Justificativa"],
           "status": ["Status de implementação"], "description": ["Descrição"], "reference": ["Documentos associados"]},
    "nl": {"control": ["Nr.", "Maatregelnummer"], "title": ["Beheersmaatregel"], "applicable": ["Van toepassing"], "justification": ["Reden"],
           "status": ["Implementatiestatus"], "description": ["Beschrijving"], "reference": ["Verwijzingen"]},
}  # fmt: skip
YES_NO = {
    "en": ("Yes", "No"),
    "de": ("Ja", "Nein"),
    "fr": ("Oui", "Non"),
    "es": ("Sí", "No"),
    "it": ("Sì", "No"),
    "pt": ("Sim", "Não"),
    "nl": ("Ja", "Nee"),
}
MARKS = [None, None, ("✓", "✗"), ("●", "○"), ("[x]", "[ ]"), ("1", "0"), ("TRUE", "FALSE"), ("Y", "N")]
"""Ways to say yes and no; None: in words."""
STATUS = {
    "en": ["Implemented", "Partially implemented", "Planned", "Not implemented", "N/A", "TBD"],
    "de": ["Umgesetzt", "Teilweise umgesetzt", "Geplant", "Nicht umgesetzt", "Nicht anwendbar", "[offen]"],
    "fr": ["Mise en œuvre", "Partielle", "À mettre en œuvre", "Non mise en œuvre", "Exclue", "-"],
    "es": ["Implantado", "En curso", "Planificado", "No implantado", "No aplica", "[TODO]"],
    "it": ["Attuato", "Parzialmente attuato", "Pianificato", "Non attuato", "Non applicabile", "–"],
    "pt": ["Implementado", "Em andamento", "Planejado", "Não implementado", "Não aplicável", "{{ estado }}"],
    "nl": ["Geïmplementeerd", "Deels geïmplementeerd", "Gepland", "Niet geïmplementeerd", "N.v.t.", "?"],
}
SCALES = {
    "percent": ["100%", "60 %", "0 %", "0%", "n/a", ""],
    "maturity": ["4", "2", "0", "0", "", ""],
    "level": ["Level 3 - Defined", "Level 1", "Level 0", "Level 0", "N/A", ""],
    "marks": ["✅ done", "🟡 partially", "📅 planned", "❌", "–", ""],
}
"""Statuses of which planned and not implemented read alike, but for the marks."""
KINDS = ["Implemented", "Partial", "Planned", "Not", "Excluded", "Unknown"]
WORDS = [
    "law", "Verträge", "risque R1", "A.5.9", "24/7", "5.19 à 5.22", '"quoted"', "one, two; three", "x | y", "año", "ISO 27001 5.2",
    "=1+1", "two\nlines", "100 %", "(see note)", "über", "'single'", "Implemented", "no",
]  # fmt: skip
FRILLS = {
    "Owner": "CISO",
    "Theme": "Organizational",
    "Remarks": "Q3 2026",
    "Risks": "R1, R2",
    "Version": "5.1",
    "Target date": "2026-01-15",
}


@dataclass(frozen=True)
class Line:
    local: str
    applicable: bool
    implementation: str
    justification: str
    description: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    language: str
    form: str
    roles: tuple[str, ...]
    headings: tuple[str, ...]
    frills: tuple[str, ...]
    titles: int
    file: str
    encoding: str
    answers: tuple[str, str]
    scale: str

    def kind(self, kind: str) -> str:
        """Return what a status reads back as: numbers do not tell planned from not implemented."""
        return "Not" if kind == "Planned" and self.scale in ("percent", "maturity", "level") else kind


text = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(" ".join).filter(lambda t: not t.startswith("="))
FORMS = (
    "A.5.1",
    "5.1",
    "A 5.1",
    "A5.1",
    "A.5.01",
    "**A.5.1**",
    " A.5.1 ",
    "Annex A 5.1",
    "A.5.1 Title",
    "A-5-1",
    "[A.5.1]",
    "Title (A.5.1)",
    "CTRL-A.5.1",
    "Control 5.1",
    "ISO 27001:2022 A.5.1",
    "float",
)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    language = draw(st.sampled_from(sorted(HEADINGS)))
    file = draw(st.sampled_from([",", ";", "\t", "|", "xlsx", "md"]))
    needed = ["control", "applicable", "justification", "status"]
    extra = draw(st.lists(st.sampled_from(["title", "description", "reference"]), unique=True))
    frills = draw(st.lists(st.sampled_from(sorted(FRILLS)), unique=True))
    roles = draw(st.permutations([*needed, *extra, *frills]))
    headings = tuple(draw(st.sampled_from(HEADINGS[language][r])) if r in HEADINGS["en"] else r for r in roles)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    form = draw(st.sampled_from(FORMS[:-1] if file != "xlsx" else FORMS))
    titles = draw(st.integers(0, 3))
    answers = draw(st.sampled_from(MARKS)) or YES_NO[language]
    scale = draw(st.sampled_from(["", "", *sorted(SCALES)]))
    if answers != YES_NO[language] or scale == "marks":
        encoding = "utf-8"
    return Layout(language, form, tuple(roles), headings, tuple(frills), titles, file, encoding, answers, scale)


@st.composite
def soas(draw: st.DrawFn) -> tuple[Layout, list[Line]]:
    layout = draw(layouts())
    groups = {5: 37, 6: 8, 7: 14, 8: 34}
    every = [f"A.{group}.{n}" for group, count in groups.items() for n in range(1, count + 1)]
    chosen = (
        every
        if layout.form == "float"
        else draw(st.lists(st.sampled_from(every), unique=True, min_size=6, max_size=14))
    )
    lines = []
    for local in chosen:
        applicable = draw(st.booleans())
        kind = draw(st.sampled_from(KINDS[:4] + KINDS[5:])) if applicable else "Excluded"
        described = draw(text) if "description" in layout.roles else ""
        cited = (
            draw(st.lists(st.sampled_from(["POL-001", "RACI matrix", "Plan B"]), unique=True))
            if "reference" in layout.roles
            else []
        )
        lines.append(Line(local, applicable, kind, draw(text), described, tuple(cited)))
    return layout, lines


def written_id(local: str, form: str) -> str | float:
    number = local.removeprefix("A.")
    group, _, last = number.partition(".")
    return {
        "A.5.1": local, "5.1": number, "A 5.1": f"A {number}", "A5.1": f"A{number}", "A.5.01": f"A.{group}.{int(last):02}",
        "**A.5.1**": f"**{local}**", " A.5.1 ": f" {local} ", "Annex A 5.1": f"Annex A {number}",
        "A.5.1 Title": f"{local} Some title of it", "A-5-1": local.replace(".", "-"), "[A.5.1]": f"[{local}]",
        "Title (A.5.1)": f"Some title of it ({local})", "CTRL-A.5.1": f"CTRL-{local}", "Control 5.1": f"Control {number}",
        "ISO 27001:2022 A.5.1": f"ISO 27001:2022 {local}", "float": float(number),
    }[form]  # fmt: skip


def cells_of(line: Line, layout: Layout, ids: KnownIds) -> list[str | float]:
    yes, no = layout.answers
    scale = SCALES.get(layout.scale, STATUS[layout.language])
    values: dict[str, str | float] = {
        "control": written_id(line.local, layout.form), "applicable": yes if line.applicable else no,
        "status": scale[KINDS.index(line.implementation)], "justification": line.justification,
        "description": line.description, "reference": "; ".join(line.references),
        "title": ids.control_title("iso27001", line.local) or "",
    }  # fmt: skip
    return [values.get(role, FRILLS.get(role, "")) for role in layout.roles]


def save(folder: Path, layout: Layout, lines: list[Line], ids: KnownIds) -> Path:
    rows = [cells_of(line, layout, ids) for line in lines]
    if layout.file == "xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for title in range(layout.titles):
            sheet.append([f"Statement of Applicability, part {title}"])
            sheet.append([])
        sheet.append(list(layout.headings))
        for row in rows:
            sheet.append(row)
        book.save(folder / "soa.xlsx")
        return folder / "soa.xlsx"
    if layout.file == "md":
        prose = "# SoA\n\n" + "Some | prose.\n\n" * layout.titles
        table = [layout.headings, ["---"] * len(layout.headings), *rows]
        body = "\n".join(
            "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", "<br>") for c in row) + " |" for row in table
        )
        path = folder / "soa.md"
        path.write_text(prose + body + "\n\nThe end.\n", encoding="utf-8")
        return path
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=layout.file)
    for title in range(layout.titles):
        writer.writerow([f"Statement of Applicability, part {title}"])
    writer.writerow(layout.headings)
    writer.writerows(rows)
    path = folder / "soa.csv"
    path.write_bytes(buffer.getvalue().encode(layout.encoding))
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(soas())
def test_any_layout_reads_back_the_same(knowledge: Knowledge, ids: KnownIds, soa: tuple[Layout, list[Line]]) -> None:
    layout, lines = soa
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder), layout, lines, ids)
        result = import_soa(
            path,
            framework="iso27001",
            org_label="Muster",
            types=tuple(knowledge.catalogue.artefact_types),
            ids=knowledge.catalogue,
        )
    read = {
        entry.control: (
            entry.applicable,
            entry.implementation,
            entry.justification,
            entry.description,
            tuple(r.text for r in entry.references),
        )
        for entry in result.organisation.soa
    }
    assert read == {
        f"iso27001:{line.local}": (
            line.applicable, layout.kind(line.implementation), plain(line.justification), plain(line.description) or None, line.references
        )
        for line in lines
    }  # fmt: skip
    assert not [p for p in result.problems if p.severity == "error"]
    told = {p.code for p in result.problems} - {
        "controls_missing",
        "no_register",
        "placeholders_left",
        "column_says_nothing",
    }
    assert told <= ({"id_lost_zero"} if layout.form == "float" else set())


def test_a_sheet_called_soa_goes_before_a_report_beside_it(
    tmp_path: Path, imported: Callable[..., ImportResult]
) -> None:
    """A report lists the same controls again, with a state of its own; what it adds is read all the same."""
    book = openpyxl.Workbook()
    sheets = {
        "Map": [["Control", "Applicable", "Status"], ["A.5.1", "no", "open"], ["A.5.2", "no", "open"]],
        "Draft SoA": [["Control", "Applicable", "Reason"], ["A.5.1", "yes", "R-1"], ["A.5.2", "yes", "R-2"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "report.xlsx")
    result = imported(tmp_path / "report.xlsx", framework="iso27001")
    assert [entry.applicable for entry in result.organisation.soa] == [True, True]
    book["Map"].append(["A.5.3", "no", "planned"])
    book.save(tmp_path / "report.xlsx")
    with pytest.raises(InputError, match="different content"):
        imported(tmp_path / "report.xlsx", framework="iso27001")
