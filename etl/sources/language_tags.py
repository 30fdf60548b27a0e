"""What a source calls a language, as the code that everything else uses."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global

from etl.model.folding import fold

_NAMED_IN = ("en", "fr", "de", "es", "it", "ru")


def language_code(value: str) -> str:
    """The ISO 639-1 code for "fr-FR", "fr_FR", "fra", "French" or "français"; what is none of them comes back."""
    value = value.strip()
    named = _names().get(fold(value))
    if named:
        return named
    tag = value.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    code: str = get_global("language_aliases").get(tag, tag)
    try:
        return Locale.parse(code).language
    except (UnknownLocaleError, ValueError):
        return value


def is_language(code: str) -> bool:
    """Whether there is a language of this code, as far as Babel knows."""
    return bool(re.fullmatch(r"[a-z]{2,3}", code)) and localedata.exists(code)


@cache
def _names() -> dict[str, str]:
    """Names of languages, folded, in the languages in which exports give them."""
    names: dict[str, str] = {}
    for language in _NAMED_IN:
        for code, name in Locale(language).languages.items():
            if "_" not in code:
                names.setdefault(fold(name), code)
    return names
