"""Crosswalks to read and write."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.exchange.rows import asked_of, outgoing

SETS = sorted((Path(__file__).resolve().parents[2] / "mappings").glob("*.sssom.tsv"))


@pytest.fixture(scope="session", params=range(len(SETS)), ids=[path.name.partition(".")[0] for path in SETS])
def out(knowledge, request):
    """Each shipped mapping set, ready to be written."""
    group = knowledge.mapping_sets[request.param]
    return outgoing(knowledge, group, group.rows, asked_of(knowledge, group.target), "0.1.0")
