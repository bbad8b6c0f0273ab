"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.knowledge.knowledge import Knowledge


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference facts and real files beside the checkout; tests that need it skip without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not here")
    return folder


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped knowledge, loaded once."""
    return Knowledge.load()
