"""What a side is called and how it is coloured."""

from __future__ import annotations

from functools import cache
from zlib import crc32

from babel import Locale

UNKNOWN = "unknown"
UNKNOWN_COLOUR = "#7f7f7f"
# From Okabe & Ito 2008 and Tol 2021, darkened or lightened until each keeps 3:1 on a white and on a black page.
PALETTE = ("#0072b2", "#d55e00", "#008a65", "#c0669a", "#a67c00", "#3d8fc0", "#8f63c9", "#6d8b2f")
# Sides that are often next to each other never share a colour; the others take theirs from their name.
FIXED = {"US": 0, "RU": 1, "UA": 4, "CN": 3, "NATO": 5, "EU": 2, "UN": 5, "GB": 6, "FR": 7, "DE": 2}


@cache
def territories() -> dict[str, str]:
    """The English names of ISO 3166-1 alpha-2 codes."""
    return dict(Locale("en").territories)


def side_label(side: str | None) -> str:
    """`RU · Russia` for a country, the acronym itself for a bloc, `unknown` for none."""
    if not side:
        return UNKNOWN
    name = territories().get(side)
    return f"{side} · {name}" if name else side


def side_colour(side: str | None) -> str:
    """The side's colour, always the same one, readable on a light and on a dark page."""
    if not side:
        return UNKNOWN_COLOUR
    return PALETTE[FIXED.get(side, crc32(side.encode()) % len(PALETTE))]
