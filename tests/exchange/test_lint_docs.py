"""Every rule is documented with an example that brings it."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from aims_graph.exchange.lint import lint_files
from aims_graph.exchange.lint_words import NOTES, RULES, WORDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "lint-rules.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## ([a-z-]+)\n.*?(```\w+[^\n]*\n.*?)```$", PAGE, re.MULTILINE | re.DOTALL))


def as_workbook(path: Path, text: str) -> None:
    """Write the sheets, parted by dashes."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(text.split("---\n")):
        sheet = book.create_sheet(f"Sheet {number}")
        for line in rows.splitlines():
            sheet.append(line.split(","))
    book.save(path)


def test_the_page_has_every_rule_and_no_other():
    assert set(re.findall(r"^## ([a-z-]+)$", PAGE, re.MULTILINE)) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_example_brings_the_rule(rule, tmp_path, knowledge):
    form, name, text = re.match(r"```(\w+) ?([^\n]*)\n(.*)", EXAMPLES[rule], re.DOTALL).groups()
    path = tmp_path / f"{name or 'example'}.{form}"
    if form == "xlsx":
        as_workbook(path, text)
    else:
        path.write_text(text, encoding="utf-8")
    report = lint_files([path], knowledge.catalogue)
    found = [finding for finding in report.findings if finding.rule == rule]
    assert found, [finding.full() for finding in report.findings]
    for lang in ("en", "es"):
        assert "{" not in found[0].full(lang)


@pytest.mark.parametrize("rule", RULES)
def test_the_table_of_the_page_says_the_severity(rule):
    assert f"| [`{rule}`](#{rule}) | {RULES[rule].severity} | {RULES[rule].name['en']} |" in PAGE


def test_everything_is_said_in_both_languages():
    for texts in (*(rule.name for rule in RULES.values()), *(rule.sentence for rule in RULES.values()),
                  *WORDS.values(), *NOTES.values()):  # fmt: skip
        assert texts["en"]
        assert texts["es"]


@pytest.mark.parametrize("rule", RULES)
def test_both_sentences_take_the_same_values(rule):
    fields = {lang: set(re.findall(r"{(\w+)}", text)) for lang, text in RULES[rule].sentence.items()}
    plain = {lang: {name.removesuffix(f"_{lang}") for name in names} for lang, names in fields.items()}
    assert plain["en"] == plain["es"]
