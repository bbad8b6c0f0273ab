"""The words: the same keys and gaps in both languages, none missing, none left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from aims_graph import reports
from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.wording import Wording
from aims_graph.reports.words_en import WORDS as ENGLISH
from aims_graph.reports.words_es import WORDS as SPANISH

FOLDER = Path(reports.__file__).parent
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in (*FOLDER.glob("*.py"), *FOLDER.glob("templates/*"))
    if not path.name.startswith("words_")
}
_KEY = re.compile(r"[a-z0-9_]+(?:\.[A-Za-z0-9_\-]+)+|[a-z_]+")


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(ENGLISH) == set(SPANISH)


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_both_languages_fill_the_same_gaps(key: str) -> None:
    assert _gaps(ENGLISH[key]) == _gaps(SPANISH[key])


def test_every_key_named_in_code_and_templates_exists() -> None:
    named = re.compile(r"""\b(?:t|n)\(\s*"([a-z0-9_.]+)"\s*[,)]""")
    for path, source in SOURCES.items():
        for call in named.finditer(source):
            keys = {call[1], f"n.{call[1]}.one"}
            assert keys & set(ENGLISH), f"{path.name}: {call[1]}"


def test_no_key_is_left_over() -> None:
    literals: set[str] = set()
    stems: set[str] = set()
    for source in SOURCES.values():
        literals |= set(re.findall(r"""["']([A-Za-z0-9_.\-]+)["']""", source))
        stems |= set(re.findall(r"""f["']([a-z0-9_.]+[._])\{""", source))
        stems |= set(re.findall(r"""["']([a-z0-9_.]+\.)["']\s*~""", source))
    series = {f"{name}." for name in literals if f"{name}.1" in ENGLISH}
    nouns = {f"n.{name}." for name in literals}
    starts = tuple(stems | series | nouns)
    assert [key for key in ENGLISH if key not in literals and not key.startswith(starts)] == []


@pytest.mark.parametrize("words", [ENGLISH, SPANISH])
def test_no_word_claims_what_only_an_auditor_may_say(words: dict[str, str]) -> None:
    text = " ".join(words.values()).lower()
    for forbidden in ("violation", "compliant", "certified to", "overdue duty", "vencido el plazo", "%"):
        assert forbidden not in text


def test_ids_of_statements_in_texts_are_said_in_words(plain: AssessmentResult) -> None:
    english, spanish = Wording("en", plain), Wording("es", plain)
    assert english.numbered("iso42001:10.2_6") == "10.2 · statement 6"
    assert spanish.numbered("iso42001:A.6.2.4_1") == "A.6.2.4 · enunciado 1"
    assert english.numbered("iso27001:A.5.24") == "A.5.24"
    assert english.reference("iso27001:9.2.2_1") == "ISO 27001 9.2.2 · statement 1"
    assert spanish.several(["iso42001:9.2.2_1", "iso42001:9.2.2_4", "iso42001:4.1_1"]) == (
        "9.2.2 · enunciados 1, 4",
        "4.1 · enunciado 1",
    )
    assert (
        english.told("Looked at 6.1.2_1 and A.5.34 (8.2_3).")
        == "Looked at 6.1.2 statement 1 and A.5.34 (8.2 statement 3)."
    )
    assert english.told("whether iso42001:4.1_2 is asked") == "whether ISO 42001 4.1 statement 2 is asked"
    for left in ("iso27001.9.2.2_1--iso42001.9.2.2_1", "file_2_1.csv", "A.5.24-28", "2026-11-29"):
        assert english.told(left) == left


def test_the_state_claimed_has_one_word_in_spanish(plain: AssessmentResult) -> None:
    word = str(Wording("es", plain).label("claimed")).capitalize()
    for key in ("figure.confirm", "list.confirm", "method.state.3", "method.action.1"):
        assert SPANISH[key].startswith(f"{word}:"), key
