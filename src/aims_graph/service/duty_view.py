"""From a duty of a law to what the API answers with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from aims_graph.knowledge.duties import Dated, Duties, Duty
from aims_graph.service import models


class Coder(Protocol):
    """Whoever gives a code its label."""

    def code(self, name: str) -> models.Code:
        """Return a code with its label."""


def duty_view(coder: Coder, duties: Duties, duty: Duty) -> models.Duty:
    """Return whom ``duty`` binds and for what, its conditions, time limit, dates, transitions and readings."""

    def codes(names: Iterable[str]) -> list[models.Code]:
        return [coder.code(name) for name in names]

    def dated_view(dated: Dated) -> models.DutyDate:
        return models.DutyDate(
            law=coder.code(f"law{dated.law.capitalize()}"),
            route=coder.code(dated.route),
            applies_from=date.fromisoformat(dated.applies_from),
            effective_from=date.fromisoformat(duties.effective_from(duty, dated)),
            legal_basis=dict(dated.source),
        )

    return models.Duty(
        binds=duty.binds,
        in_law=codes(f"law{law.capitalize()}" for law in duty.laws),
        addressees=codes(duty.actors),
        categories=codes(duty.categories),
        conditions=codes(duty.conditions),
        derogations=codes(duty.derogations),
        met_otherwise=codes(duty.met_otherwise),
        transitions=codes(duty.transitions),
        dates=[dated_view(dated) for law in duty.laws for dated in duties.dates(duty, law)],
        time_limit=dict(duty.limit),
        reading=dict(duty.reading),
        reading_of_dates=dict(duties.applications[duty.application].reading),
    )
