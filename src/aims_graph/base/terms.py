"""Identifiers: the base IRI, the vocabulary, and the CURIEs people type (design: identifiers).

>>> expand("iso42001:A.6.2.4")
'https://w3id.org/aims-graph/iso42001-2023/A.6.2.4'
>>> compact("https://w3id.org/aims-graph/iso27001-2022/9.2.2_1")
'iso27001:9.2.2_1'
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

BASE: Final = "https://w3id.org/aims-graph/"
AIMS: Final = BASE + "ontology#"
MAPPING: Final = BASE + "mapping/"
DERIVED: Final = BASE + "derived/"
"""Derived rows have IRIs of their own, so that none can be taken for a row that somebody wrote."""
ORG: Final = BASE + "org/"
SEMAPV: Final = "https://w3id.org/semapv/vocab/"

EDITIONS: Final = MappingProxyType(
    {
        "iso42001": "iso42001-2023",
        "iso27001": "iso27001-2022",
        "iso9001": "iso9001-2015",
        "iso9001-2026": "iso9001-2026",
        "aiact": "aiact",
    }
)
"""CURIE prefix → slug of the edition it stands for."""

PREFIXES: Final = MappingProxyType(
    {
        "aims": AIMS,
        **{prefix: f"{BASE}{slug}/" for prefix, slug in EDITIONS.items()},
        "mapping": MAPPING,
        "derived": DERIVED,
        "org": ORG,
        "dcterms": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "semapv": SEMAPV,
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sssom": "https://w3id.org/sssom/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefixes for reading and writing, in the order they are printed."""

NO_TERM_FOUND: Final = "https://w3id.org/sssom/NoTermFound"

_LOCAL = re.compile(r"[A-Za-z0-9._\-]+(?:/[A-Za-z0-9._\-]+)*")


def aims(name: str) -> str:
    """Return the IRI of the vocabulary term ``name``."""
    return AIMS + name


def edition_iri(prefix: str) -> str:
    """Return the IRI of the edition that ``prefix`` stands for. Raises ``KeyError`` for another prefix."""
    return BASE + EDITIONS[prefix]


def expand(curie: str) -> str:
    """Return the IRI of ``curie``. Raises ``ValueError`` with a sentence where the prefix or form is unknown."""
    prefix, colon, local = curie.strip().partition(":")
    if not colon or prefix not in PREFIXES:
        raise ValueError(f"{curie[:80]!r} has no known prefix; expected one of {', '.join(EDITIONS)}")
    if not _LOCAL.fullmatch(local):
        raise ValueError(f"{curie[:80]!r} is not an identifier of the form prefix:number, such as iso42001:6.1.4")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Return the CURIE of ``iri``, or ``iri`` itself where no prefix fits."""
    best = max((p for p in PREFIXES if iri.startswith(PREFIXES[p])), key=lambda p: len(PREFIXES[p]), default=None)
    if best is None or not _LOCAL.fullmatch(iri[len(PREFIXES[best]) :]):
        return iri
    return f"{best}:{iri[len(PREFIXES[best]) :]}"
