"""Words that give a reason for a control, and words that give none."""

from __future__ import annotations

import pytest

from aims_graph.intake.reasons import gives_no_reason

TITLES = ("Suppliers", "Proveedores")


@pytest.mark.parametrize(
    "text",
    [
        "N/A", "n.a.", "-", "[TODO]", "Not applicable", "No aplica.", "No es aplicable", "Nicht anwendbar", "Suppliers",
        "A.10.3 Suppliers", "Proveedores", "The control is not required.", "Required by ISO/IEC 42001", "Mandatory",
        "No", "Suppliers: applicable",
    ],
)  # fmt: skip
def test_no_reason(text: str) -> None:
    assert gives_no_reason(text, TITLES)


@pytest.mark.parametrize(
    "text",
    ["No suppliers", "Drift", "R-07", "Risk R-07: unclear rules for staff", "Contract with customer A", "Sin proveedores",
     "We build everything ourselves"],
)  # fmt: skip
def test_a_reason(text: str) -> None:
    assert not gives_no_reason(text, TITLES)
