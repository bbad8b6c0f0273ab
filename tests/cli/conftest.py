"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aims_graph import api
from aims_graph.knowledge.knowledge import Knowledge


@pytest.fixture(scope="module")
def one_knowledge(knowledge: Knowledge) -> Iterator[None]:
    """Have every run of a module read the shipped knowledge from the same copy: frozen, as each process reads it once.

    An overlay is read as ever. That the command line loads the knowledge itself is shown by the modules without this.
    """
    load = api.load_knowledge

    def loaded(overlay: Path | None = None) -> Knowledge:
        return knowledge if overlay is None else load(overlay)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "load_knowledge", loaded)
        yield
