"""Crosswalks to read and write."""

from __future__ import annotations

import pytest

from aims_graph.exchange.rows import asked_of, outgoing


@pytest.fixture(scope="session", params=[0, 1], ids=["there", "back"])
def out(knowledge, request):
    """Each shipped mapping set, ready to be written."""
    group = knowledge.mapping_sets[request.param]
    return outgoing(knowledge, group, group.rows, asked_of(knowledge, group.target), "0.1.0")
