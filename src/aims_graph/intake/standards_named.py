"""Which standard a column of standards names for each row of a list that serves several at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from aims_graph.intake.cells import fold
from aims_graph.intake.columns import Block

_NAMES: Final = (
    ("iso27001", re.compile(r"\b2700[12]\b|\biso2700[12]\b|^isms$")),
    ("iso42001", re.compile(r"\b42001\b|\biso42001\b|^aims$")),
)
_OTHERS: Final = re.compile(
    r"\b(?:iso ?(?:iec )?)?((?:27(?:0(?:0[03-9]|1\d|3\d|4\d|5\d)|701|799)|22301|9001|14001|45001|20000|31000|50001|23894|42005))\b"
    r"|\b(nis ?2|dora|tisax|vda isa|gdpr|rgpd|dsgvo|avg|c5|bsi|it grundschutz|nist|csf|cis|pci(?: dss)?|soc ?[12]|ens|hipaa|"
    r"bio|nen 7510|sox|cobit|ai act)\b"
)


_FIRST: Final = 24
"""So many columns are looked at: a column of standards stands near the ids."""


def standard_named(text: str) -> str | None:
    """Return the one standard a text names: ``iso27001`` (27002 too), ``iso42001``, or another by its name.

    >>> standard_named("ISO/IEC 27001:2022"), standard_named("ISO 27701"), standard_named("ISO 27001, NIS2")
    ('iso27001', '27701', None)
    """
    folded = fold(text)
    found = {name for name, pattern in _NAMES if pattern.search(folded)}
    found |= {match.group(1) or match.group(2) for match in _OTHERS.finditer(folded)}
    return found.pop() if len(found) == 1 else None


def standards_of(block: Block) -> Mapping[int, str]:
    """Return row number → the standard named in the row, where a column names one in most rows and several in all."""
    for column in block.columns[:_FIRST]:
        if column.role not in ("section", "other", None):
            continue
        named = {
            row.number: standard_named(cell) for row in block.rows if len(cell := row.cell(column.number - 1)) <= 60
        }
        told = {number: name for number, name in named.items() if name}
        if len(set(told.values())) > 1 and len(told) >= 0.8 * sum(1 for row in block.rows if len(row.filled) > 1):
            return told
    return {}
