"""``--redact``: names of people out of what is exported, and what may still name somebody."""

from __future__ import annotations

import argparse

from aims_graph.assess.question import Handed
from aims_graph.cli.out import note
from aims_graph.knowledge.knowledge import Knowledge

_TOLD = {
    "en": "{n} names replaced by pseudonyms. Not redacted, and may name somebody: {texts}. Read them before you pass this on.",
    "es": "{n} nombres sustituidos por seudónimos. Sin seudonimizar, y pueden nombrar a alguien: {texts}. Léalos antes de entregarlo.",
}  # fmt: skip


def as_asked(handed: Handed, knowledge: Knowledge, arguments: argparse.Namespace) -> Handed:
    """Return ``handed``, without names where ``--redact`` asks for it, and say what was not redacted."""
    if not arguments.redact:
        return handed
    from aims_graph.assess.redaction import redact

    lang = getattr(arguments, "lang", "en")
    redacted = redact(handed, knowledge, roles=arguments.redact == "all", lang=lang)
    texts = "; ".join(dict.fromkeys(redacted.texts)) or "–"
    note(_TOLD[lang].format(n=redacted.names, texts=texts))
    return redacted.handed
