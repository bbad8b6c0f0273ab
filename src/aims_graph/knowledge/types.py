"""Artefact types as plain values, with the phrases by which firms title such documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArtefactType:
    """A kind of document or record. ``phrases``: language → lower-case title phrases, longest match wins."""

    id: str
    label_en: str
    label_es: str
    parent: str | None
    specific: bool
    list_class: str
    """``documents`` or ``records``: the list of the organisation that would contain it."""
    needs_approval: bool
    can_expire: bool
    phrases: Mapping[str, tuple[str, ...]]
