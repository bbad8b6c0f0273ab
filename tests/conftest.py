"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aims_graph.knowledge.knowledge import Knowledge


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep what they derive to themselves, and print as wide wherever they run."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AIMS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patched.setenv("COLUMNS", "160")
        yield


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
