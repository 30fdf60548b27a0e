"""The quotation marks of a language."""

from __future__ import annotations

ENGLISH = ("“", "”")
FRENCH = ("«\u202f", "\u202f»")  # narrow no-break spaces
GUILLEMETS = ("«", "»")
GERMAN = ("„", "“")
POLISH = ("„", "”")
CORNERS = ("「", "」")
MARKS = {
    "fr": FRENCH,
    **dict.fromkeys(("ar", "el", "es", "fa", "hy", "it", "nb", "no", "pt", "ru", "sq", "uk"), GUILLEMETS),
    **dict.fromkeys(("bg", "cs", "de", "et", "is", "ka", "lt", "lv", "sk", "sl", "sr"), GERMAN),
    **dict.fromkeys(("hr", "hu", "pl", "ro"), POLISH),
    **dict.fromkeys(("fi", "sv"), ("”", "”")),
    **dict.fromkeys(("ja", "zh"), CORNERS),
}


def quoted(words: str, lang: str) -> str:
    """The words between the marks of their language; English marks where the language's are not listed."""
    opening, closing = MARKS.get(lang, ENGLISH)
    return f"{opening}{words}{closing}"
