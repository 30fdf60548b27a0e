"""Which letters stand for the signs of symbol fonts; data/symbols.csv has them."""

from __future__ import annotations

from functools import cache

from etl.model.places import SYMBOLS as TABLE
from etl.model.tables import DataError, read_rows

UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the codes of a symbol font
_PLAIN = range(0x20, 0xD800)


def symbol(font: str, code: str) -> str:
    """The letter for a sign of a font by its code in hexadecimal digits; U+FFFD where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    if number in _PRIVATE or number < 0x100:
        known = _table().get((font.casefold(), number % 0x100))
        if known or number in _PRIVATE:
            return known or UNKNOWN
    return chr(number) if number in _PLAIN or number in range(0xF900, 0xFFFE) else UNKNOWN


@cache
def _table() -> dict[tuple[str, int], str]:
    """The letter for each font and code.

    Raises:
        DataError: a row has no code of two hexadecimal digits.
    """
    table = {}
    for line, row in read_rows(TABLE, ["font", "code", "letter"]):
        try:
            table[row["font"].casefold(), int(row["code"], 16)] = row["letter"]
        except ValueError:
            raise DataError(f"{TABLE} line {line}: code {row['code']!r}; expected two hexadecimal digits") from None
    return table
