"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

CANDIDATES = (
    "ENGLISH",
    "FRENCH",
    "GERMAN",
    "ITALIAN",
    "SPANISH",
    "PORTUGUESE",
    "DUTCH",
    "POLISH",
    "RUSSIAN",
    "UKRAINIAN",
)
ENOUGH = 3000  # characters: more tell no more


@cache
def _detector() -> LanguageDetector:
    languages = [getattr(Language, name) for name in CANDIDATES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in, or None where there is nothing to go by."""
    language = _detector().detect_language_of(text[:ENOUGH])
    return language.iso_code_639_1.name.lower() if language else None
