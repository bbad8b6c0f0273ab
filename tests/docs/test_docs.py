"""The documentation says what there is: verbs, exit codes, decisions, folders; and links lead somewhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from aims_graph.cli import ExitCode
from aims_graph.cli.parser import _parser

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def verbs() -> list[str]:
    """The verbs of the command line."""
    actions = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return sorted(actions[0].choices)


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_stands_in_the_readme(verb):
    assert re.search(rf"^\| `{verb}\b", README, re.MULTILINE), verb


def test_the_readme_names_no_verb_that_is_not_there():
    named = re.findall(r"^\| `([a-z-]+)", README, re.MULTILINE)
    assert {name for name in named if not name.startswith("iso")} <= set(verbs())


def test_the_two_commands_are_in_the_readme():
    assert "make demo" in README
    assert "make test" in README


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_told(code):
    assert re.search(rf"\b{code.value}\b", README)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for record in sorted(folder.glob("0*.md")):
        assert record.name in index
        text = record.read_text(encoding="utf-8")
        assert all(part in text for part in ("Date: ", "## Decision")), record.name
        assert len(text.split()) < 700, f"{record.name} is longer than a page"
