"""Which provision or statement of ours an id means, however it is written.

``iso27001:A.5.1``, its IRI, ``urn:…:req_node:iso27001-2022:a.5.1``, ``iso27001.A.5.1`` (OSCAL), ``ISO 27001 A.5.1``,
``A.5.1`` or ``Art. 9(2)(a)`` in a column of that framework. Ids of frameworks that are not ours are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from aims_graph.base.terms import BASE, EDITIONS, NO_TERM_FOUND, compact
from aims_graph.exchange.crosswalk import NOTHING
from aims_graph.exchange.names import Named, edition_words, named
from aims_graph.exchange.nearness import Nearness
from aims_graph.intake.iso27001_former import CONTROLS_2005, SUCCESSORS_2013
from aims_graph.knowledge.catalogue import Catalogue


class Status(Enum):
    """What became of an id."""

    KNOWN = "known"
    DANGLING = "dangling"
    WRONG_EDITION = "wrong edition"
    AMBIGUOUS = "ambiguous"
    FOREIGN = "foreign"
    NOTHING = "nothing"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Resolved:
    """An id and what it means. ``key`` stands for the end in comparisons: our CURIE, or the id as written."""

    status: Status
    key: str
    framework: str
    curie: str | None = None
    nearest: str | None = None
    edition: str | None = None


_URN: Final = re.compile(r"^urn:[^:]+:[^:]+:req(?:uirement)?_?node:(?P<set>[^:]+):(?P<local>.+)$", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"^(?:(?:mandatory\s+)?(?:clause|control|section|kapitel|cl[áa]usula|apartado|controles?|ref|no|nr)s?\b[.:]?\s*)+",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(
    r"^(?:annex|annexe|anhang|anexo|appendix)\s*(?P<annex>[A-D])\b[\s.\-:_]*(?:controls?|controles?)?[\s.:\-]*(?=\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"^(?P<annex>[A-D])?[\s.\-_]*(?P<num>\d{1,2}(?:[.\-]\d{1,2})*)\.?(?P<nth>_\d+)?$", re.IGNORECASE
)
_LEGAL: Final = re.compile(
    r"\b(?:arts?|articles?|art[íi]culos?|annex|annexes|anexo|points?|puntos?|paragraphs?|apartados?|para|letters?|"
    r"letras?|sections?|secci[óo]n|of|the|no)\b\.?",
    re.IGNORECASE,
)
_LEGAL_PART: Final = re.compile(r"s\d+|\d+[a-z]?|[A-Za-z]+|_\d+")
_LEGAL_FORM: Final = re.compile(r"[\s\w.,()§\-]{1,80}")


class Ids:
    """Resolves the ids of one file. ``prefixes``: the prefixes that the file declares. Answers are kept."""

    def __init__(self, catalogue: Catalogue, prefixes: Mapping[str, str] | None = None) -> None:
        self._folded = {curie.lower(): curie for curie in (*catalogue.provisions, *catalogue.statements)}
        self._prefixes = dict(prefixes or {})
        self._nearness = Nearness(tuple(self._folded.values()))
        self._kept: dict[tuple[str, str], Resolved] = {}
        self._sets: dict[str, Named | None] = {}
        self.bare_is_control: dict[str, bool] = {}
        """Framework as written → what a bare number that could be both is; filled by whoever saw the whole list."""

    def resolve(self, text: str, of_set: str = "") -> Resolved:
        """Return what ``text`` means, in a list that is of ``of_set`` in the file's own words."""
        found = self._kept.get((text, of_set))
        if found is None:
            found = self._kept[text, of_set] = self._resolve(text.strip(), of_set)
        return found

    def _resolve(self, text: str, of_set: str) -> Resolved:
        if not text:
            return Resolved(Status.MISSING, "", of_set)
        if text in (NOTHING, NO_TERM_FOUND):
            return Resolved(Status.NOTHING, NOTHING, of_set)
        urn = _URN.match(text)
        if urn:
            return self._exact(named(urn["set"]), urn["local"], text, urn["set"])
        if text.startswith(("http://", "https://")):
            return self._iri(text, text, of_set)
        prefix, colon, local = text.partition(":")
        if colon and prefix in self._prefixes:
            return self._iri(self._prefixes[prefix] + local, text, prefix)
        if colon and prefix in EDITIONS:
            return self._exact(Named(prefix, None, prefix, 0), local, text, prefix)
        prefix, dot, local = text.partition(".")
        if dot and prefix in EDITIONS:
            return self._exact(Named(prefix, None, prefix, 0), local, text, prefix)
        return self._written(text, of_set)

    def _iri(self, iri: str, text: str, prefix: str) -> Resolved:
        if iri == NO_TERM_FOUND:
            return Resolved(Status.NOTHING, NOTHING, prefix)
        if iri.startswith(BASE):
            curie = compact(iri)
            edition, _, local = curie.partition(":")
            if edition in EDITIONS and local:
                return self._exact(Named(edition, None, edition, 0), local, text, edition)
        cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
        name = named(iri[:cut]) or named(prefix if "/" not in prefix else "")
        return self._exact(name, iri[cut:], text, name.name if name else prefix if "/" not in prefix else iri[:cut])

    def _written(self, text: str, of_set: str) -> Resolved:
        """An id as people write it: with the standard in front, or in a list that is of one."""
        name = named(text)
        if name:
            rest = text[name.end :].lstrip(" :,;/-–_.\t")
            return self._loose(name, rest, text, of_set) if rest else self._unknown(name, text, of_set)
        if of_set not in self._sets:
            self._sets[of_set] = named(of_set) if of_set else None
        return self._loose(self._sets[of_set], text, text, of_set)

    # ── within a framework ──

    def _exact(self, name: Named | None, local: str, text: str, of_set: str) -> Resolved:
        if name is None or name.prefix is None:
            return Resolved(Status.FOREIGN, text, of_set)
        curie = self._folded.get(f"{name.prefix}:{local}".lower())
        if curie and not name.former:
            return Resolved(Status.KNOWN, curie, name.prefix, curie)
        return self._unknown(name, text, of_set, local)

    def _loose(self, name: Named | None, local: str, text: str, of_set: str) -> Resolved:
        if name is None or name.prefix is None:
            return Resolved(Status.FOREIGN, text, of_set)
        number = _legal(local) if name.prefix == "aiact" else _iso(local)
        if number is None or name.former:
            return self._unknown(name, text, of_set, number or local)
        clause = self._folded.get(f"{name.prefix}:{number}".lower())
        control = self._folded.get(f"{name.prefix}:a.{number}") if number[0].isdigit() else None
        if clause and control and of_set not in self.bare_is_control:
            return Resolved(Status.AMBIGUOUS, text, name.prefix, None, f"{clause}, {control}")
        curie = control if control and (not clause or self.bare_is_control.get(of_set)) else clause
        if curie:
            return Resolved(Status.KNOWN, curie, name.prefix, curie)
        return self._unknown(name, text, of_set, number)

    def _unknown(self, name: Named, text: str, of_set: str, local: str = "") -> Resolved:
        prefix = name.prefix or of_set
        bare = local.upper().removeprefix("A.").partition("_")[0]
        if prefix == "iso27001" and (name.former or bare.count(".") == 2):
            heirs = SUCCESSORS_2013.get(f"A.{bare}")
            if heirs or name.former or f"A.{bare}" in CONTROLS_2005:
                year = name.former or ("2013" if heirs else "2005")
                nearest = ", ".join(f"iso27001:{heir}" for heir in heirs) if heirs else None
                return Resolved(Status.WRONG_EDITION, text, prefix, None, nearest, f"ISO/IEC 27001:{year}")
        if name.former:
            return Resolved(Status.WRONG_EDITION, text, prefix, None, None, f"{name.name}")
        other = next((p for p in EDITIONS if p != prefix and p.startswith("iso9001") and prefix.startswith("iso9001")
                      and f"{p}:{local}".lower() in self._folded), None)  # fmt: skip
        if other:
            return Resolved(Status.WRONG_EDITION, text, prefix, None, f"{other}:{local}", edition_words(other))
        return Resolved(Status.DANGLING, text, prefix, None, self._nearness.of(f"{prefix}:{local}"))

    def forget(self) -> None:
        """Forget the answers that hang on what a bare number means, since that has been told."""
        self._kept = {key: found for key, found in self._kept.items() if found.status is not Status.AMBIGUOUS}

    def could_be_control(self, text: str, of_set: str) -> tuple[bool, bool]:
        """Return whether ``text`` is a bare number that is a clause, and one that is a control."""
        name = named(of_set) if of_set else None
        number = _iso(text) if name and name.prefix else None
        if not number or not number[0].isdigit() or name is None:
            return False, False
        return f"{name.prefix}:{number}" in self._folded, f"{name.prefix}:a.{number}" in self._folded


def _iso(text: str) -> str | None:
    """Return ``A.5.1`` or ``5.1`` for an id of a management system standard as people write it."""
    bare = _LEAD.sub("", text.strip().strip("()[]*†"))
    match = _ISO.match(_ANNEX.sub(lambda found: f"{found['annex']}.", bare))
    if not match:
        return None
    number = ".".join(str(int(part)) for part in re.split(r"[.\-]", match["num"]))
    return f"{match['annex'].upper()}.{number}{match['nth'] or ''}" if match["annex"] else number + (match["nth"] or "")


def _legal(text: str) -> str | None:
    """Return ``9.2.a`` for ``Article 9(2)(a)``, ``III.4.a`` for ``Annex III, point 4(a)``."""
    if not _LEGAL_FORM.fullmatch(text):
        return None
    parts = _LEGAL_PART.findall(_LEGAL.sub(" ", text))
    return re.sub(r"\._", "_", ".".join(parts)) if parts else None
