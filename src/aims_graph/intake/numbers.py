"""Numbers in cells: read as a person types them or as a spreadsheet keeps them, and written so that they come back."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d*,\d+", re.ASCII)
_PART: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_PLACES: Final = Decimal("1e-8")
_WHOLE_DIGITS: Final = Decimal("1e10")
"""With eight places, what every engine can compare and what a spreadsheet keeps without loss."""


def read_number(text: str, *, comma: bool) -> Decimal | None:
    """Return the number that ``text`` writes, None where it is none or has too many digits.

    A point always stands for the decimal point, since spreadsheets hand over numbers so. With ``comma`` a
    single comma does too; thousands are never separated. A percentage is what a spreadsheet makes of it.

    >>> read_number("0,05", comma=True), read_number("1,234", comma=False), read_number("5 %", comma=True)
    (Decimal('0.05'), None, Decimal('0.05'))
    """
    stripped = text.strip().replace("\N{MINUS SIGN}", "-")
    if stripped.endswith("%"):
        share = read_number(stripped[:-1], comma=comma)
        return None if share is None else canonical_number((share / 100).quantize(_PLACES, ROUND_HALF_EVEN))
    if comma and _DECIMAL_COMMA.fullmatch(stripped):
        stripped = stripped.replace(",", ".")
    if not _NUMBER.fullmatch(stripped):
        return None
    number = Decimal(stripped)
    if abs(number) >= _WHOLE_DIGITS:
        return None
    return canonical_number(number.quantize(_PLACES, ROUND_HALF_EVEN))


def canonical_number(number: Decimal) -> Decimal:
    """Return ``number`` without trailing zeros, and without an exponent."""
    plain = Decimal(plain_number(number))
    return Decimal(0) if plain == 0 else plain


def plain_number(number: Decimal) -> str:
    """Return ``number`` in digits, without trailing zeros and without an exponent.

    >>> plain_number(Decimal("5.00")), plain_number(Decimal("1E-7")), plain_number(Decimal("1E3"))
    ('5', '0.0000001', '1000')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def nearest_number(text: str, *, whole: bool) -> str | None:
    """Return the one number that stands in ``text`` among other words, None where there is none or more than one."""
    found = _PART.findall(text)
    number = found[0].replace(",", ".") if len(found) == 1 else ""
    return number if number and not (whole and "." in number) else None
