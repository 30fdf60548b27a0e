"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from etl.languages.known import load_language
from etl.model.article import LANGUAGES

if TYPE_CHECKING:
    from lingua import LanguageDetector

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
FEW = 12  # words outside of quotations: names and foreign words among so few make the detector unsure
_TELLING = 3  # words that are enough to tell a language other than these two
_QUOTED = re.compile(r"«[^«»]{0,3000}»|“[^“”]{0,3000}”|\"[^\"\n]{0,3000}\"|„[^„“”]{0,3000}[“”]")
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_SPACED = re.compile(r"\w[ \u00a0\u202f][:;!?](?:\s|$)|«[ \u00a0\u202f]|[ \u00a0\u202f]»")  # as French sets its marks


class Detected(NamedTuple):
    """The code of a language, None where there is nothing to go by, and from how many words it had to be guessed.

    `few` is None where there were enough to tell.
    """

    code: str | None
    few: int | None = None


def detect_language(text: str) -> Detected:
    """The language that most of the text is in, what is quoted left out: an English article may quote in Russian."""
    text = text[:ENOUGH]
    outside = _QUOTED.sub(" ", text)
    found = _words(outside)
    if len(found) >= FEW:
        return Detected(_likeliest(outside))
    same_script = _is_latin(text) == _is_latin(outside)
    if same_script and len(_words(text)) >= 2 * FEW:
        return Detected(_likeliest(text), len(found))
    return Detected(_of_few(text, outside, found), len(found))


def _of_few(text: str, outside: str, found: list[str]) -> str | None:
    """The language of a few words: by their function words and verbs, French marks, and last the letters.

    The detector alone takes "Lavrov a dit" for Dutch and "Guterres :" for German.
    """
    known = {code: _known(code, found) for code in LANGUAGES}
    likeliest = _likeliest(outside if found else text)
    best, other = sorted(LANGUAGES, key=lambda code: known[code].words, reverse=True)[:2]
    if known[best].words > known[other].words and (
        likeliest in LANGUAGES or (known[best].announces and 2 * known[best].words >= len(found))
    ):
        return best
    if not _is_latin(outside):
        return likeliest
    if len(found) < _TELLING:
        return "fr" if _SPACED.search(text) else _likeliest(outside, LANGUAGES)
    return likeliest


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_latin(text: str) -> bool:
    """Whether most letters are Latin ones."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(sign < "\u0250" for sign in letters) >= len(letters)


class _Known(NamedTuple):
    """How many of some words a language's lexicon has, and whether one of them announces a statement."""

    words: int
    announces: bool


def _known(code: str, found: list[str]) -> _Known:
    lexicon = load_language(code).lexicon
    lower = [word.lower().replace("’", "'") for word in found]
    announces = [word in lexicon.cues for word in lower]
    words = [word in lexicon.classes or word in lexicon.perfect for word in lower]
    return _Known(sum(map(max, words, announces)), any(announces))


def _likeliest(text: str, among: Sequence[str] = ()) -> str | None:
    """What the detector takes the text for, of all languages that it knows or of some."""
    for each in _detector().compute_language_confidence_values(text):
        code: str = each.language.iso_code_639_1.name.lower()
        if each.value and (not among or code in among):
            return code
    return None


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder  # only texts without a language cost it

    languages = [getattr(Language, name) for name in CANDIDATES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
