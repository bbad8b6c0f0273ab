"""Which framework a text names: a heading, a URN, a file reference, an id with its standard in front."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from aims_graph.base.terms import BASE, EDITIONS


@dataclass(frozen=True, slots=True)
class Named:
    """A framework that a text names. ``prefix``: ours, or None. ``former``: the year of an edition gone.

    ``end`` is where the name ends in the text.
    """

    prefix: str | None
    former: str | None
    name: str
    end: int


_YEAR: Final = r"(?:\s*[:\-_/]?\s*(?P<year{n}>(?:19|20)\d\d)(?!\d))?"
_NAMES: Final = re.compile(
    r"(?:iso\s*[/\-_]?\s*(?:iec)?\s*[/\-_]?\s*)?(?:"
    rf"(?<!\d)(?P<s27001>27001){_YEAR.format(n='a')}"
    rf"|(?<!\d)(?P<s42001>42001){_YEAR.format(n='b')}"
    rf"|(?<!\d)(?P<s9001>9001){_YEAR.format(n='c')}"
    r"|(?P<aiact>(?:eu[\s_\-]?)?ai[\s_\-]?act\b|(?:\(eu\)\s*)?2024[/\-]1689)"
    r")(?!\d)",
    re.IGNORECASE,
)
_SLUGS: Final = {slug: prefix for prefix, slug in EDITIONS.items()}


def named(text: str) -> Named | None:
    """Return the framework of ours, or former edition, that ``text`` names; None where it names none.

    >>> named("ISO/IEC 27001:2013 Annex A").former, named("urn:x:framework:iso42001-2023").prefix
    ('2013', 'iso42001')
    """
    bare = text.removeprefix(BASE)
    if bare in EDITIONS or bare in _SLUGS:
        return Named(_SLUGS.get(bare, bare), None, bare, len(text))
    match = _NAMES.search(text)
    if not match:
        return None
    name, end = match.group(0).strip(), match.end()
    if match["aiact"]:
        return Named("aiact", None, name, end)
    if match["s27001"]:
        return _edition("iso27001", match["yeara"], {"2022"}, {"2013", "2005"}, name, end)
    if match["s42001"]:
        return _edition("iso42001", match["yearb"], {"2023"}, set(), name, end)
    if match["yearc"] == "2026":
        return Named("iso9001-2026", None, name, end)
    return _edition("iso9001", match["yearc"], {"2015"}, {"2008", "2000"}, name, end)


def _edition(prefix: str, year: str | None, ours: set[str], gone: set[str], name: str, end: int) -> Named | None:
    if year is None or year in ours:
        return Named(prefix, None, name, end)
    if year in gone:
        return Named(prefix, year, name, end)
    return Named(prefix, None, name, end) if int(year) > int(max(ours)) else None


def edition_words(prefix: str) -> str:
    """Return how people call the edition that ``prefix`` stands for.

    >>> edition_words("iso27001"), edition_words("aiact")
    ('ISO/IEC 27001:2022', 'EU AI Act')
    """
    if prefix == "aiact":
        return "EU AI Act"
    number, _, year = EDITIONS[prefix].removeprefix("iso").partition("-")
    return f"ISO {number}:{year}" if number == "9001" else f"ISO/IEC {number}:{year}"
