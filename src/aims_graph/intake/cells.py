"""Text of cells: cleaned once, compared folded, and told apart from blanks and placeholders."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKED = re.compile(r"[*_`\[<&\\]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "№": "no", "°": "o", "º": "o"})
_LINK = re.compile(r"!?\[([^\]\[]*)\]\(([^)]*)\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{2})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_BLANKS = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "--",
        "---",
        "/",
        ".",
        "…",
        "...",
        "?",
        "n/a",
        "na",
        "n.a.",
        "n. a.",
        "n.a",
        "k.a.",
        "s/o",
        "n.v.t.",
        "n.v.t",
        "nvt",
    }
)
_PLACEHOLDER = re.compile(
    r"""(?: \[{1,2}(?!\s*(?:[xX✓✔]?\s*\]|[A-D]?[.\s]?\d+\.\d))[^\[\]]*\]{1,2}  # [TODO: policy], [[ netbox.site ]], [CEO]; no [x]
          | \{\{.*?\}\}                     # {{ handbook.owner }}
          | <[^<>]{1,60}>                   # <date>
          | _{3,} | \.{3,} | x{3,}          # ______
          | \b(?:to-?do|tbd|tbc|tba|fixme|t\.b\.d\.)\b[:\s].* | \b(?:to-?do|tbd|tbc|tba|fixme|t\.b\.d\.)
        )[\s%.,;:]*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def clean(text: str) -> str:
    """Return ``text`` in NFC without invisible and control characters, blanks collapsed, line breaks kept."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(lines).strip()


def plain(text: str) -> str:
    """Return ``text`` without Markdown marks: emphasis, code, links, breaks, entities.

    >>> plain("**A.5.1**"), plain("[Access policy](docs/ac.md)"), plain("`0010_Policy.md`")
    ('A.5.1', 'Access policy', '0010_Policy.md')
    """
    if not _MARKED.search(text):
        return clean(text)
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    text = _LINK.sub(lambda m: m.group(1) or m.group(2), text)
    for _ in range(2):
        text = _EMPHASIS.sub(lambda m: m.group(2), text)
    return clean(html.unescape(text.replace("`", "")).replace("\\|", "|"))


def fold(text: str) -> str:
    """Return ``text`` for comparing: no case, accents, punctuation or Markdown; words joined by one blank.

    >>> fold("À mettre en œuvre"), fold("**Maßnahmen-Nr.**")
    ('a mettre en oeuvre', 'massnahmen nr')
    """
    if text.isascii():
        return " ".join(_NO_WORD.sub(" ", text.lower()).split())
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(ch if ch.isalnum() else " " for ch in text if not unicodedata.combining(ch))
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """Tell whether the cell says nothing: empty, a dash, ``n/a``. (``N/A`` is no justification either.)"""
    return " ".join(plain(text).casefold().split()) in _BLANKS


def is_placeholder(text: str) -> bool:
    """Tell whether the cell was left to be filled in: ``[TODO]``, ``{{ owner }}``, ``TBD``, ``____``."""
    return bool(_PLACEHOLDER.fullmatch(text.strip().strip("*`").strip()))


def says_nothing(text: str) -> bool:
    """Tell whether the cell is blank or a placeholder."""
    return is_blank(text) or is_placeholder(text)


def value(text: str) -> str | None:
    """Return what the cell says, without Markdown, or None where it says nothing."""
    return None if says_nothing(text) else plain(text)


def slug(text: str, default: str = "unnamed") -> str:
    """Return ``text`` as a part of an IRI: ASCII lower-case letters, digits, hyphens; at most 80 characters.

    >>> slug("Richtlinie zur Geschäftskontinuität"), slug("POL-001")
    ('richtlinie-zur-geschaftskontinuitat', 'pol-001')
    """
    ascii_text = fold(text).encode("ascii", "ignore").decode()
    return "-".join(ascii_text.split())[:80].strip("-") or default


def unique(name: str, taken: Iterable[str]) -> str:
    """Return ``name``, or ``name-2``, ``name-3`` … where it is taken."""
    used = taken if isinstance(taken, (set, frozenset, dict)) else set(taken)
    if name not in used:
        return name
    number = 2
    while f"{name}-{number}" in used:
        number += 1
    return f"{name}-{number}"
