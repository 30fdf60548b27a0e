"""What a language is called."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def names() -> dict[str, str]:
    """The English names of languages by ISO 639 code."""
    return dict(Locale("en").languages)


def language_label(lang: str) -> str:
    """`fr · French`, or the code itself where it is not known."""
    name = names().get(lang)
    return f"{lang} · {name}" if name else lang
