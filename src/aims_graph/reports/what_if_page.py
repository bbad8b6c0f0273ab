"""What follows from a supposed change, as one self-contained page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from aims_graph.assess.difference import Difference, ItemChange
from aims_graph.assess.difference_words import HEADINGS, reasons_of, sections_of, standing_text
from aims_graph.assess.what_if import WhatIf
from aims_graph.base.errors import UsageError
from aims_graph.reports.html import render_page
from aims_graph.reports.wording import LANGUAGES

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "title": "What if", "confidential": "Confidential", "supposed": "Supposed", "as_of": "As things stand on",
            "then": "Seen from", "item": "Item", "asks": "What it asks", "before": "Before", "after": "After", "why": "Why",
            "note": "Nothing of this has happened, and nothing was stored: the same rules ran once on what was handed in and once on it with the "
            "change made. A mapping proposes, evidence decides; no certificate is foretold.",
            "original": "This reads the AI Act as first published, not as it stands. Do not plan by it.",
            "knowledge": "State of the knowledge", "held": "Taken as held", "targets": "Asked about",
        },
        "es": {
            "title": "Qué pasaría si", "confidential": "Confidencial", "supposed": "Se supone", "as_of": "Situación a fecha de",
            "then": "Visto desde", "item": "Elemento", "asks": "Qué pide", "before": "Antes", "after": "Después", "why": "Por qué",
            "note": "Nada de esto ha ocurrido y nada se ha guardado: las mismas reglas se aplicaron una vez a lo entregado y otra a lo entregado con "
            "el cambio hecho. Una correspondencia propone, la evidencia decide; no se pronostica ningún certificado.",
            "original": "Esta lectura usa el Reglamento de IA en su texto original, no el vigente. No debe usarse para planificar.",
            "knowledge": "Estado del conocimiento", "held": "Sistemas de partida", "targets": "Se pregunta por",
        },
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """An item that differs, in words."""

    item: str
    title: str
    text: str
    before: str
    after: str
    reasons: tuple[str, ...]


def render_what_if(found: WhatIf, lang: str) -> str:
    """Return the whole page in ``lang``; the same input gives the same text. Raises ``UsageError`` for another language."""
    if lang not in _WORDS:
        raise UsageError(f"There is no page in the language {lang!r}; expected one of: {', '.join(_WORDS)}.")
    difference = found.difference
    lists = [
        (name, [_row(change, difference, lang) for change in changes])
        for name, changes in (
            ("changed", difference.changed), ("new", difference.new), ("gone", difference.gone), ("touched", difference.touched),
        )
        if changes
    ]  # fmt: skip
    return render_page(
        "what_if.html.j2",
        d=difference,
        lang=lang,
        p=_WORDS[lang],
        t=LANGUAGES[lang].__getitem__,
        running=f"{_WORDS[lang]['title']} · {difference.organisation} · {difference.after.as_of}",
        h=HEADINGS[lang],
        supposed=[text.get(lang) or text.get("en", "") for text in found.supposed],
        lists=lists,
        sections=[(name, lines) for name, lines in sections_of(difference, lang) if lines],
        original="original" in (difference.before.law, difference.after.law),
    )


def _row(change: ItemChange, found: Difference, lang: str) -> _Row:
    text = change.text.get(lang) or f"{change.text.get('en', '')} [en]"
    return _Row(
        item=change.item,
        title=change.requirement_title,
        text=text,
        before=standing_text(change.before, found, lang) or "–",
        after=standing_text(change.after, found, lang) or "–",
        reasons=tuple(reasons_of(change, found, lang)),
    )
