"""The day a cell names, in any usual form; words such as "Continuous" name none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from aims_graph.intake.cells import fold, plain, says_nothing
from aims_graph.intake.status_words import NOT_A_DAY

_MONTHS: Final = {
    1: "jan january januar janner janvier janv enero ene gennaio gen janeiro",
    2: "feb february februar fevrier fevr fev febrero febbraio fevereiro",
    3: "mar march marz maerz mrz mars marzo marco",
    4: "apr april avril avr abril abr aprile",
    5: "may mai mayo maggio mag maio",
    6: "jun june juni juin junio giugno giu junho",
    7: "jul july juli juillet juil julio luglio lug julho",
    8: "aug august aout agosto ago",
    9: "sep sept september septembre septiembre settembre set setembro",
    10: "oct october okt oktober octobre octubre ottobre ott outubro out",
    11: "nov november novembre noviembre novembro",
    12: "dec december dez dezember decembre diciembre dic dicembre dezembro",
}
_MONTH_OF: Final = {name: number for number, names in _MONTHS.items() for name in names.split()}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_NUMERIC = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|o)? (?:de |of )?([a-z]+) (?:de |del )?(\d{4}|\d{2})")
_HOW_OFTEN = re.compile(
    r"(?:every|each|once|twice|at least|alle|jedes|jede|mindestens|tous les|toutes les|chaque|cada|ogni|a cada|elke|elk|ieder)\b"
    r"|\d+ ?(?:years?|months?|jahre?|monate?|ans?|mois|anos?|meses|mes|anni|anno|mesi|jaar|maanden)\b"
)
_TIME = re.compile(
    r"(?<=\d)[,T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M|Uhr|h)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050
"""1970-01-01 and 2099-12-31 in the count of days that spreadsheets keep."""
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")


def names_no_day(text: str) -> bool:
    """Tell whether the words say how often, or that the document is a living one: no day was meant."""
    folded = fold(text)
    return folded in NOT_A_DAY or says_nothing(text) or bool(_HOW_OFTEN.match(folded))


def month_first(texts: Iterable[str]) -> bool | None:
    """Tell whether a column writes the month first (05/13/2026); None where no cell decides."""
    firsts = seconds = False
    for text in texts:
        match = _NUMERIC.fullmatch(_TIME.sub("", plain(text)))
        if match:
            firsts = firsts or int(match.group(1)) > 12
            seconds = seconds or int(match.group(3)) > 12
    return None if firsts == seconds else seconds


def read_day(text: str, month_comes_first: bool | None = None) -> date | None:
    """Return the day, or None where the cell names none that is certain.

    ``05/06/2026`` is read only where the column decides (``month_comes_first``); with dots the day comes
    first.

    >>> read_day("15. Januar 2026"), read_day("31.12.2026"), read_day("30.02.2026")
    (datetime.date(2026, 1, 15), datetime.date(2026, 12, 31), None)
    """
    stripped = _TIME.sub("", plain(text))
    iso = _ISO.fullmatch(stripped)
    if iso:
        return _day(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    numeric = _NUMERIC.fullmatch(stripped)
    if numeric:
        return _numeric(numeric, month_comes_first)
    folded = fold(stripped)
    words = _DAY_FIRST.fullmatch(folded)
    if words and words.group(2) in _MONTH_OF:
        return _day(_year(words.group(3)), _MONTH_OF[words.group(2)], int(words.group(1)))
    words = _MONTH_FIRST.fullmatch(folded)
    if words and words.group(1) in _MONTH_OF:
        return _day(int(words.group(3)), _MONTH_OF[words.group(1)], int(words.group(2)))
    return None


def read_serial(text: str) -> date | None:
    """Return the day of a number as spreadsheets count days (1 is 1900-01-01), None where it is none of our time.

    >>> read_serial("45672"), read_serial("2026"), read_serial("12/2026")
    (datetime.date(2025, 1, 15), None, None)
    """
    stripped = plain(text)
    if not _SERIAL.fullmatch(stripped) or not _FIRST_SERIAL <= float(stripped) <= _LAST_SERIAL:
        return None
    return date(1899, 12, 30) + timedelta(days=int(float(stripped)))


def _numeric(match: re.Match[str], month_comes_first: bool | None) -> date | None:
    first, mark, second, year = (
        int(match.group(1)),
        match.group(2),
        int(match.group(3)),
        _year(match.group(4)),
    )
    if month_comes_first is None:
        if mark != "." and first <= 12 and second <= 12 and first != second:
            return None
        month_comes_first = first <= 12 < second
    return _day(year, first, second) if month_comes_first else _day(year, second, first)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None
