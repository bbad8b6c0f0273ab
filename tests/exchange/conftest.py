"""Crosswalks to read and write."""

from __future__ import annotations

import pytest

from aims_graph.exchange.rows import outgoing


@pytest.fixture(scope="session", params=[0, 1], ids=["there", "back"])
def out(knowledge, request):
    """Each shipped mapping set, ready to be written."""
    group = knowledge.mapping_sets[request.param]
    return outgoing(knowledge, group, group.rows, asked(knowledge, group.target), "0.1.0")


def asked(knowledge, slug):
    """The statements of an edition."""
    catalogue = knowledge.catalogue
    of = {curie: statement.requirement for curie, statement in catalogue.statements.items()}
    return tuple(curie for curie, above in of.items() if catalogue.provisions[above].edition == slug)
