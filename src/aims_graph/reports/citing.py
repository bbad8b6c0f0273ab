"""Provisions of the law as lawyers cite them: ``aiact:17.1.a`` is Art. 17(1)(a), in Spanish art. 17.1.a)."""

from __future__ import annotations

import re
from typing import Final

from aims_graph.reports.wording import Wording, local

_ACT: Final = re.compile(r"\baiact:([0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)")
_SUBPARAGRAPH: Final = re.compile(r"s(\d+)")


def cited(provision: str, wording: Wording) -> str:
    """Return a provision of the Act, with or without its prefix, as it is cited."""
    first, *rest = local(provision).split(".")
    subparagraphs = [match[1] for part in rest if (match := _SUBPARAGRAPH.fullmatch(part))]
    parts = [part for part in rest if not _SUBPARAGRAPH.fullmatch(part)]
    forms = {True: wording.t("law.letter"), False: wording.t("law.point")}
    number = first + "".join(forms[part.isalpha() and part.islower()].format(part) for part in parts)
    told = wording.t("law.annex" if first[0].isupper() else "law.article", number=number)
    return told + "".join(wording.t("law.subparagraph", n=n) for n in subparagraphs)


def cited_in(text: str, wording: Wording) -> str:
    """Return ``text`` with the ids of provisions of the Act in it as they are cited."""
    return _ACT.sub(lambda found: cited(found[1], wording), text)
