"""Texts of RDF files come in as those of a workbook do."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from aims_graph.graph.literals import canonical


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Poli\u0301tica", "Pol\u00edtica"), ("  CISO\u00a0", "CISO"), ("AI\u00a0policy", "AI policy"), ("a\x07b", "ab"), ("a\nb", "a\nb")],
)  # fmt: skip
def test_a_text_is_normalised(given: str, kept: str) -> None:
    assert canonical(Literal(given)) == Literal(kept)
    assert canonical(Literal(given, language="es")) == Literal(kept, language="es")
