"""The intake workbook as a file: its pages, its safety, and the consistency of its own data."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from aims_graph.base.errors import InputError
from aims_graph.intake.choices import choices
from aims_graph.intake.organisation import Address, Artefact, Organisation, Reference, SoAEntry
from aims_graph.intake.workbook_lists import LISTS, Lists, edition_code
from aims_graph.intake.workbook_model import Choices, Lang, Page
from aims_graph.intake.workbook_pages import PAGES
from aims_graph.intake.workbook_read import is_workbook, read_workbook
from aims_graph.intake.workbook_text import join_parts, split_parts
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.knowledge import Knowledge

EMPTY = Choices(controls={}, statements=(), artefact_types=())
LANGS: tuple[Lang, ...] = ("en", "es")
IN_ORDER = (
    "Organisation", "Entities", "Management systems", "Scope and changes", "AI systems",
    "Facts for the AI Act", "Models and suppliers", "Data sets", "Artefacts", "SoA 27001", "SoA 42001",
    "Risks and criteria", "Impact assessments", "Evaluations and tests", "Objectives and measures", "Legal register",
    "Interested parties", "Roles (RACI)", "Decisions", "Incidents", "Training", "Meetings",
    "Audits and findings", "Own requirements", "Interviews", "Questionnaire",
)  # fmt: skip


def _parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("lang", LANGS)
def test_the_shipped_knowledge_makes_a_workbook_that_reads_back(
    lang: Lang, knowledge: Knowledge, tmp_path: Path
) -> None:
    offered = choices(knowledge, lang)
    org = Organisation("firm", "Firm")
    org.soa = [SoAEntry("iso42001:A.6.2.4", True, "Partial"), SoAEntry("iso27001:A.8.34", None, "Unknown")]
    org.artefacts = [Artefact(kind.id, kind.label_es, kind.id, "Statement") for kind in offered.artefact_types]
    org.addresses = [Address(f"a{n}", org.artefacts[0].slug, curie) for n, (curie, _) in enumerate(offered.statements)]
    path = tmp_path / "firm.xlsx"
    write_template(path, lang=lang, choices=offered, organisation=org)
    result = read_workbook(path, choices=offered)
    result.organisation.soa.reverse()
    assert result.organisation == org
    assert is_workbook(path)


def test_every_page_of_the_design_stands_in_its_order(tmp_path: Path) -> None:
    assert tuple(page.label.en for page in PAGES) == IN_ORDER
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        write_template(path, lang=lang, choices=EMPTY)
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[: len(PAGES)] == [page.label.of(lang) for page in PAGES]
        assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == book.sheetnames[-1:]
        assert book.custom_doc_props["aims-graph-workbook"].value == f"2.{lang}"


def test_the_controls_stand_in_both_soa_pages(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, lang="es", choices=choices(knowledge, "es"))
    book = openpyxl.load_workbook(path)
    for name, count in (("SoA 27001", 93), ("SoA 42001", 38)):
        rows = [row for row in book[name] if re.fullmatch(r"A\.\d+(\.\d+)+", str(row[2].value))]
        assert rows[0][1].value == "EJEMPLO"
        controls = [row[2].value for row in rows[1:]]
        assert (len(controls), len(set(controls))) == (count, count)
        assert rows[0][2].value in controls


def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "http://example.org", "mailto:a@b.c", "\t=1"]
    org = Organisation("firm", "=cmd|'/c calc'!A0", artefacts=[Artefact(f"a{n}", t) for n, t in enumerate(texts)])
    org.soa = [SoAEntry("iso27001:A.5.1", True, "Implemented", references=(Reference("=2+2"),))]
    path = tmp_path / "firm.xlsx"
    write_template(path, lang="en", choices=EMPTY, organisation=org)
    sheets = {name: xml for name, xml in _parts(path).items() if name.startswith("xl/worksheets/sheet")}
    assert len(sheets) == len(PAGES) + 2
    for name, xml in sheets.items():
        assert not re.search(r"<f[ >/]", xml), name
        assert not any(text in re.sub("<hyperlink[^>]*internal", "", xml) for text in ("example.org", "mailto")), name


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    org = Organisation("firm", "Firm", artefacts=[Artefact("a", "A", last_review=date(2026, 1, 1))])
    for path in (one, other):
        write_template(path, lang="en", choices=EMPTY, organisation=org)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("org", "words"),
    [
        (Organisation("o", "O", artefacts=[Artefact("a", "x" * 32_768)]), "too long for a cell"),
        (Organisation("o", "O", artefacts=[Artefact("a", "🙂" * 16_384)]), "too long for a cell"),
        (Organisation("o", "O", soa=[SoAEntry("iso9001:8.5.1", True, "Planned")]), "no place for an SoA row"),
        (
            Organisation("o", "O", addresses=[Address("a", "gone", "iso42001:6.1.4")]),
            "unlisted artefact 'gone'",
        ),
        (
            Organisation("o", "O", artefacts=[Artefact("a", "A")], addresses=[Address("x", "a", "b", "system/no")]),
            "the unit 'system/no'",
        ),
    ],
)
def test_what_no_page_can_hold_is_refused_and_nothing_is_written(org: Organisation, words: str, tmp_path: Path) -> None:
    path = tmp_path / "firm.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(InputError, match=words):
        write_template(path, lang="en", choices=EMPTY, organisation=org)
    assert [file.name for file in tmp_path.iterdir()] == ["firm.xlsx"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_the_data_of_a_page_is_consistent(page: Page) -> None:
    """Both languages, unique keys and headings, and an example that could itself be read."""
    lists = Lists(EMPTY)
    keys = [column.key for column in page.columns]
    assert len(set(keys)) == len(keys)
    assert page.form or page.complete
    assert not any(len(name) > 31 or set(name) & set(r"[]:*?/\'") for name in page.label)
    for lang in LANGS:
        headings = [column.label.of(lang) for column in page.columns]
        assert len(set(headings)) == len(headings)
        for column in page.columns:
            assert column.help.of(lang).endswith((".", "?")), column.key
            example = column.example.of(lang)
            if column.kind == "day" and example:
                assert date.fromisoformat(example)
            elif column.kind in ("choice", "several") and column.values not in ("types", "facts"):
                assert column.values in LISTS
                assert all(lists.code(column.values or "", part) for part in split_parts(example)), column.key


def test_words_of_a_list_lead_back_to_their_code_in_both_languages(knowledge: Knowledge) -> None:
    lists = Lists(choices(knowledge, "en"))
    for name in lists.names():
        for lang in LANGS:
            words = lists.words(name, lang)
            assert len(set(words)) == len(words), name
            for word in words:
                code = lists.code(name, word)
                assert code is not None
                assert lists.word(name, code, lang) == word


@pytest.mark.parametrize(
    ("found", "slug"),
    [
        ("ISO/IEC 27001:2022", "iso27001-2022"),
        ("27001", "iso27001-2022"),
        ("ISO 42001", "iso42001-2023"),
        ("ISO 9001:2026", "iso9001-2026"),
        ("ISO 9001", None),
        ("ISO/IEC 27001:2013", None),
        ("ISO/IEC 27001 (2013)", None),
        ("127001", None),
    ],
)
def test_an_edition_is_taken_only_where_it_is_certain(found: str, slug: str | None) -> None:
    assert edition_code(found) == slug


def test_several_values_share_a_cell() -> None:
    parts = ["plain", "a; b", '"q" r', "two\nlines", "x"]
    assert split_parts(join_parts(parts)) == parts
    assert split_parts(' a ;; b\n"c; d" ; "open') == ["a", "b", "c; d", '"open']
