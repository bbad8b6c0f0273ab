"""The example rows of the template, taken as data: they fit each other, and go through every form and back."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyoxigraph import NamedNode, Triple

from aims_graph import api
from aims_graph.base.errors import InputError
from aims_graph.base.terms import aims
from aims_graph.cli import main
from aims_graph.graph.store import read_triples, turtle, write_atomic
from aims_graph.intake.choices import choices
from aims_graph.intake.organisation import Organisation
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.rdf_read import from_triples
from aims_graph.intake.workbook_model import EXAMPLE_MARKS, Choices, Lang
from aims_graph.intake.workbook_pages import PAGES, RECORDS
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge

LANGS: tuple[Lang, ...] = ("en", "es")
NAMED = ("POL-001", "POL-020", *(f"REC-{n:03}" for n in (1, 4, 12, 15, 20, 21, 22, 25, 30, 31, 40, 41, 43)))
"""The documents that example rows name, beside the one on the page of artefacts."""

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def offered(knowledge: Knowledge) -> Choices:
    return choices(knowledge, "en")


def _template(folder: Path, lang: Lang, knowledge: Knowledge) -> Path:
    path = folder / f"examples-{lang}.xlsx"
    write_template(path, lang=lang, choices=choices(knowledge, lang))
    return path


def _taken_as_data(path: Path) -> None:
    """Take the mark off the example rows, answer the form with its examples, list the documents that are named."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(max_row=12):
            if str(row[1].value).casefold() in EXAMPLE_MARKS and not str(sheet["A1"].value).startswith("aims2.facts."):
                row[1].value = None
            if str(row[0].value).startswith("aims2.organisation.") and row[3].value:
                row[2].value = row[3].value
            if str(row[0].value) == "aims2.artefacts.#head":
                _list_documents(sheet, row[0].row + 2)
    book.save(path)


def _list_documents(sheet: Any, first: int) -> None:
    columns = {str(cell.value).rpartition(".")[2]: cell.column for cell in sheet[1] if cell.value}
    for number, identifier in enumerate(NAMED, start=first):
        sheet.cell(number, columns["identifier"], identifier)
        sheet.cell(number, columns["title"], f"Document {identifier}")


@pytest.fixture(scope="module", params=LANGS)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    path = _template(tmp_path_factory.mktemp("examples"), request.param, knowledge)
    _taken_as_data(path)
    return path


def test_the_examples_can_be_read_and_fill_every_column(example: Path, offered: Choices) -> None:
    """Each page has one row, and whatever its example shows is among what was read."""
    result = read_workbook(example, choices=offered)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    rows = {row.page: row for row in result.organisation.rows}
    assert list(rows) == [page.key for page in RECORDS]
    for page in RECORDS:
        shown = {column.key for column in page.told if column.example.en}
        assert set(rows[page.key].values) == shown, page.key
    audits = [t for t in to_triples(result.organisation) if str(t.object).endswith("#Audit>")]
    assert len(audits) == 1


def test_examples_are_handed_in_without_a_fault(example: Path, knowledge: Knowledge) -> None:
    handed = api.read_organisation(example, knowledge)
    assert len({t.subject for t in handed.triples if "/risk/" in str(t.subject)}) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_examples_go_through_turtle_and_a_workbook_of_either_language(
    example: Path, lang: Lang, offered: Choices, tmp_path: Path
) -> None:
    read = read_workbook(example, choices=offered).organisation
    write_atomic(tmp_path / "org.ttl", turtle(to_triples(read)))
    stored = from_triples(read_triples(tmp_path / "org.ttl"))
    assert set(to_triples(stored)) == set(to_triples(read))
    write_template(tmp_path / "again.xlsx", lang=lang, choices=offered, organisation=stored)
    again = read_workbook(tmp_path / "again.xlsx", choices=offered).organisation
    assert set(to_triples(again)) == set(to_triples(read))


def test_a_stored_organisation_is_had_as_a_workbook_on_the_command_line(
    example: Path, offered: Choices, knowledge: Knowledge, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From Turtle or from the workbook in the other language; wrong data is refused and nothing is written."""
    read = read_workbook(example, choices=offered).organisation
    write_atomic(tmp_path / "org.ttl", turtle(to_triples(read)))
    for source in (tmp_path / "org.ttl", example):
        assert main(["template", str(tmp_path / "out.xlsx"), "--from", str(source), "--lang", "es"]) == 0
        assert "Lumbre" in capsys.readouterr().out
        again = read_workbook(tmp_path / "out.xlsx", choices=offered).organisation
        assert _plain(again) == _plain(read)
    bad = (tmp_path / "org.ttl").read_text(encoding="utf-8").replace("aims:levelHigh", "aims:levelHihg")
    (tmp_path / "bad.ttl").write_text(bad, encoding="utf-8")
    assert main(["template", str(tmp_path / "none.xlsx"), "--from", str(tmp_path / "bad.ttl")]) == 3
    assert "aims:levelHigh" in capsys.readouterr().err
    assert not (tmp_path / "none.xlsx").exists()


def test_what_no_page_can_hold_is_refused_by_its_node(example: Path, offered: Choices) -> None:
    """An interested party is about no entity: the page has no column for it."""
    triples = to_triples(read_workbook(example, choices=offered).organisation)
    party = next(t.subject for t in triples if "/party/" in str(t.subject))
    entity = next(t.subject for t in triples if str(t.object).endswith("#LegalEntity>"))
    with pytest.raises(InputError, match=r"party/.*no place"):
        from_triples([*triples, Triple(party, NamedNode(aims("unit")), entity)])
    risk = next(t.subject for t in triples if "/risk/" in str(t.subject))
    with pytest.raises(InputError, match=r"risk/.*no place"):
        from_triples([*triples, Triple(risk, NamedNode(aims("unit")), entity)])


def _plain(org: Organisation) -> set[str]:
    return {str(triple) for triple in to_triples(org)}


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("forms", [("xlsx",), ("ods", "xlsx")], ids=["xlsx", "ods-xlsx"])
def test_what_libreoffice_saves_reads_the_same(
    forms: tuple[str, ...], offered: Choices, knowledge: Knowledge, tmp_path: Path
) -> None:
    """Opened and saved by LibreOffice, in both languages: the same organisation, and the drop-downs are there."""
    made = {}
    for lang in LANGS:
        path = _template(tmp_path, lang, knowledge)
        _taken_as_data(path)
        read = read_workbook(path, choices=offered).organisation
        write_template(path, lang=lang, choices=choices(knowledge, lang), organisation=read)
        made[path] = read
    saved = list(made)
    for number, form in enumerate(forms):
        saved = _saved_as(form, saved, tmp_path / f"saved{number}")
    for (path, read), again in zip(made.items(), saved, strict=True):
        assert _plain(read_workbook(again, choices=offered).organisation) == _plain(read), again
        assert _dropdowns(again) == _dropdowns(path)


FIRMS = ("lumbre-commerce", "posada-digital", "halmere-insurance", "brezal-integracion")


@pytest.mark.parametrize("firm", FIRMS)
def test_a_firm_goes_from_spanish_to_turtle_to_english_and_back(firm: str, offered: Choices, tmp_path: Path) -> None:
    """Each time the same triples, by their IRIs: no blank node stands among them."""
    first = read_workbook(root() / "examples" / firm / f"{firm}.xlsx", choices=offered).organisation
    said = _plain(first)
    assert not any("_:" in triple[:2] for triple in said)
    path = tmp_path / "firm.xlsx"
    for lang in ("es", "en", "es"):
        write_template(path, lang=lang, choices=offered, organisation=first)
        read = read_workbook(path, choices=offered)
        write_atomic(tmp_path / "org.ttl", turtle(to_triples(read.organisation)))
        first = from_triples(read_triples(tmp_path / "org.ttl"))
        assert (_plain(read.organisation), _plain(first), read.problems) == (said, said, ())


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("lang", LANGS)
def test_what_libreoffice_saves_of_the_example_firms_is_assessed_the_same(
    lang: Lang, knowledge: Knowledge, tmp_path: Path
) -> None:
    """Saved as .xlsx, as .ods and back: what is handed in is the same, triple by triple, and so is the assessment."""
    made = []
    for firm in FIRMS:
        source = root() / "examples" / firm / f"{firm}.xlsx"
        filled = api.stored_organisation(source, knowledge)
        write_template(tmp_path / source.name, lang=lang, choices=choices(knowledge, lang), organisation=filled)
        made.append(tmp_path / source.name)
    saved = _saved_as("xlsx", made, tmp_path / "xlsx")
    back = _saved_as("xlsx", _saved_as("ods", made, tmp_path / "ods"), tmp_path / "back")
    for path, *others in zip(made, saved, back, strict=True):
        handed = api.read_organisation(path, knowledge)
        for other in others:
            again = api.read_organisation(other, knowledge)
            assert {str(t) for t in again.triples} == {str(t) for t in handed.triples}, other
            assert (again.iri, again.held, again.units) == (handed.iri, handed.held, handed.units)
    results = [
        api.assess(
            knowledge, api.read_organisation(path, knowledge), as_of=date(2026, 11, 29), held=("none",), judge=False
        ).result
        for path in (made[1], saved[1], back[1])
    ]
    assert len({str(result.items) for result in results}) == 1
    for folder in ("empty", "emptied"):
        (tmp_path / folder).mkdir()
    write_template(tmp_path / "empty" / "e.xlsx", lang=lang, choices=choices(knowledge, lang))
    (empty,) = _saved_as("xlsx", [tmp_path / "empty" / "e.xlsx"], tmp_path / "emptied")
    with pytest.raises(InputError) as caught:
        read_workbook(empty, choices=choices(knowledge, lang))
    assert [problem.code for problem in caught.value.problems] == ["missing_value"]


def _saved_as(form: str, files: list[Path], folder: Path) -> list[Path]:
    home = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), home, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [folder / file.with_suffix(f".{form}").name for file in files]


def _dropdowns(path: Path) -> dict[str, int]:
    """Sheet → how many columns offer a list."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: sum(v.type == "list" for v in sheet.data_validations.dataValidation)
        for sheet in book
        if sheet.title in {page.label.of(lang) for page in PAGES for lang in LANGS}
    }
