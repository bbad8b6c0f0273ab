"""Reading Accept headers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aims_graph.service.negotiate import choose

OFFERS = ["application/json", "text/turtle", "text/html"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/turtle"),
        ("TEXT/HTML", "text/html"),
        ("text/html;level=1", "text/html"),
        ("text/html, application/json;q=0.9", "text/html"),
        ("application/json;q=0.1, text/turtle;q=0.2", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*;q=0.1, application/json;q=0", "text/turtle"),
        ("text/*;q=0.9, text/turtle;q=0.1, */*;q=0.5", "text/html"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("application/json;q=0.000", None),
        (";;;,,/,*/json", "application/json"),
        ("application/json;q=2", "application/json"),
        ("text/html;q=x, text/turtle", "text/turtle"),
    ],
)
def test_the_best_offer_is_chosen(accept: str | None, expected: str | None) -> None:
    assert choose(accept, OFFERS) == expected


@given(st.text(alphabet='*/,;=q.01 abtexhml+-"\\\x00\xff', max_size=60))
def test_no_header_breaks_it(accept: str) -> None:
    assert choose(accept, OFFERS) in (None, *OFFERS)
