"""The values that rules may see, and how each is written (design: values).

Engines differ on everything else: Oxigraph rewrites literals on loading, rdflib accepts 30 February. So one
normaliser admits plain strings, language-tagged strings, unzoned real days, booleans, integers and decimals,
each in its canonical form, and refuses the rest by name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pyoxigraph import Literal

from aims_graph.base.dates import parse_day

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
RDF_LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
MAX_DIGITS: Final = 18
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff]")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


def canonical(literal: Literal) -> Literal | None:
    """Return ``literal`` in canonical form, or None where its type or value is not admitted."""
    kind = literal.datatype.value
    if kind in (XSD + "string", RDF_LANG_STRING):
        words = _plain(literal.value)
        return Literal(words, language=literal.language) if literal.language else Literal(words)
    text = _canonical_text(kind, literal.value.strip())
    return None if text is None else Literal(text, datatype=literal.datatype)


def _plain(text: str) -> str:
    """Return a text in NFC, without control characters, fixed blanks as blanks, nothing around it."""
    return _CONTROL.sub("", unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")).strip()


def _canonical_text(kind: str, text: str) -> str | None:
    if kind == XSD + "date":
        day = parse_day(text)
        return day.isoformat() if day else None
    if kind == XSD + "boolean":
        return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(text)
    if kind == XSD + "integer" and _INTEGER.fullmatch(text):
        return _number(text)
    if kind == XSD + "decimal" and _DECIMAL.fullmatch(text):
        return _number(text)
    return None


def _number(text: str) -> str | None:
    """Return a number as Oxigraph keeps it, ``2`` for ``2.0``; None beyond what both engines can compare."""
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0"), part.rstrip("0")
    if len(whole) + len(part) > MAX_DIGITS:
        return None
    number = f"{whole or '0'}.{part}" if part else whole or "0"
    return f"-{number}" if text.startswith("-") and number != "0" else number


ADMITTED: Final = (
    "text, a day as YYYY-MM-DD without time zone, true or false, "
    f"a whole number or a decimal of at most {MAX_DIGITS} digits"
)
