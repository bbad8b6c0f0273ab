"""A day in a request: ``YYYY-MM-DD`` and nothing else, as the description of the API says."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

from aims_graph.base.dates import parse_day


def _day(value: object) -> object:
    """A number would be read as seconds since 1970, a time of day as its day; both mislead."""
    if not isinstance(value, str):
        return value
    day = parse_day(value)
    if day is None:
        raise ValueError("this is no real day as YYYY-MM-DD")
    return day


Day = Annotated[date, BeforeValidator(_day)]
