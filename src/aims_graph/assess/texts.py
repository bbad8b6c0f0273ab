"""A text in several languages."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
"""Language → text. English is always there; Spanish where somebody wrote it."""
