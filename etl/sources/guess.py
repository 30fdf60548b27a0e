"""Which encoding bytes are in that are no UTF-8 and say nothing of it: told by the letters of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lingua import LanguageDetector

ENOUGH = 20_000  # bytes of lines with letters beyond ASCII: more tell no more
LARGEST_ODD_SHARE = 0.2  # of the characters beyond ASCII: names from elsewhere, but not a wrong encoding
_MARGIN = 0.05  # by how much the second best has to be messier than the best
_MESSY = 0.2  # how much chaos charset-normalizer may see: short headlines have some

_WEST = ("cp1252", "iso8859-15", "mac-roman")
_CENTRE = ("cp1250", "iso8859-2")
_NORTH = ("cp1257", "iso8859-13")
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "mac-cyrillic")
# The encodings that news in a language came in, the commonest first, and its letters beyond ASCII (ranges allowed).
_LANGUAGES: dict[str, tuple[tuple[str, ...], str]] = {
    "FRENCH": (_WEST, "àâæçéèêëîïôœùûüÿ"),
    "ENGLISH": (_WEST, "àâçéèêëïíóñöü"),
    "GERMAN": (_WEST, "äöüßéàè"),
    "SPANISH": (_WEST, "áéíñóúüç"),
    "ITALIAN": (_WEST, "àèéìíîòóùú"),
    "PORTUGUESE": (_WEST, "àáâãçéêíóôõúü"),
    "DUTCH": (_WEST, "áéèêëïíóöúü"),
    "CATALAN": (_WEST, "àçéèíïóòúü·"),
    "SWEDISH": (_WEST, "åäöéü"),
    "DANISH": (_WEST, "æøåéü"),
    "BOKMAL": (_WEST, "æøåéèêòôü"),
    "FINNISH": (_WEST, "äöåé"),
    "POLISH": (_CENTRE, "ąćęłńóśźżé"),
    "CZECH": (_CENTRE, "áčďéěíňóřšťúůýžö"),
    "SLOVAK": (_CENTRE, "áäčďéíĺľňóôŕšťúýž"),
    "HUNGARIAN": (_CENTRE, "áéíóöőúüű"),
    "ROMANIAN": (("iso8859-16", *_CENTRE), "ăâîșțşţ"),
    "CROATIAN": (_CENTRE, "čćđšž"),
    "SLOVENE": (_CENTRE, "čšžćđ"),
    "TURKISH": (("cp1254",), "çğıİöşüâîû"),
    "LITHUANIAN": (_NORTH, "ąčęėįšųūž"),
    "LATVIAN": (_NORTH, "āčēģīķļņšūž"),
    "ESTONIAN": ((*_NORTH, "cp1252"), "äõöüšž"),
    "RUSSIAN": (_CYRILLIC, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "UKRAINIAN": (_CYRILLIC, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "BULGARIAN": (_CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъьюя"),
    "BELARUSIAN": (_CYRILLIC, "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "SERBIAN": (_CYRILLIC, "абвгдђежзијклљмнњопрстћуфхцчџш"),
    "GREEK": (("cp1253", "iso8859-7"), "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"),
    "ARABIC": (("cp1256", "iso8859-6"), "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ،؛؟"),
    "PERSIAN": (("cp1256",), "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهویيـ،؛؟"),
    "HEBREW": (("cp1255", "iso8859-8"), "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    "CHINESE": (("gb18030", "big5"), "一-鿿　-〿＀-￯"),
    "JAPANESE": (("cp932", "euc_jp"), "ぁ-ヿ一-鿿　-〿＀-￯"),
    "KOREAN": (("cp949",), "가-힣　-〿＀-￯"),
}
_MARKS = "«»“”„‘’‚‹›–—…€§°·•†¿¡ªº™©®²³½№\xa0\xad"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# The wrong one of two encodings makes capitals inside words ("dÈclarÈ", "мИНИСТР"), words of two scripts ("dйclarй")
# and marks between letters ("D…FENSE").
_MISPLACED = re.compile(
    r"(?<=[a-zß-öø-ÿа-я])(?:[À-ÖØ-Þ]|[А-Я])|(?<=[A-Za-z])[Ͱ-ۿ]|[Ͱ-ۿ](?=[A-Za-z])"
    r"|(?<=[^\W\d_])[…«»“”„‚•†€§°©®™](?=[^\W\d_])"
)
_TRIED = tuple(dict.fromkeys(encoding for encodings, _ in _LANGUAGES.values() for encoding in encodings))


class _Candidate(NamedTuple):
    """An encoding on trial; the smaller the better, field by field."""

    odd: float  # share of the characters beyond ASCII that the language does not use so
    mess: float  # what charset-normalizer holds of the text, chaos less coherence
    rank: int  # 0 for the commonest encoding of the language
    encoding: str


def guess(raw: bytes) -> str | None:
    """The encoding in which the bytes are text of some language, None where that is not certain.

    charset-normalizer says in which encodings they are text at all. Many share most of their places, so of these the
    one is taken that makes letters of the very language that the text is in, and whose rivals make fewer.
    """
    sample = _telling(raw)
    best: dict[str, _Candidate] = {}  # by the text that the encoding makes of the sample
    for encoding, mess in _possible(sample):
        if _decodes(raw, encoding):
            text = sample.decode(encoding)
            candidate = _judge(text, encoding, mess)
            best[text] = min(best.get(text, candidate), candidate)
    ranked = sorted(best.values())
    if not ranked or ranked[0].odd > LARGEST_ODD_SHARE or (len(ranked) > 1 and _close(ranked[0], ranked[1])):
        return None
    return ranked[0].encoding


def _close(first: _Candidate, second: _Candidate) -> bool:
    """Whether two different readings of the bytes are about as good."""
    return first.odd == second.odd and second.mess - first.mess < _MARGIN


def _telling(raw: bytes) -> bytes:
    """The lines with bytes beyond ASCII, so many as are enough."""
    kept: list[bytes] = []
    length = 0
    for line in raw.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line)
            length += len(line)
        if length >= ENOUGH:
            break
    return b"".join(kept)


def _possible(sample: bytes) -> Iterator[tuple[str, float]]:
    """The encodings in which the sample is text, each with the mess that it makes."""
    from charset_normalizer import from_bytes  # as lingua, only bytes that are no UTF-8 cost it

    matches = from_bytes(sample, cp_isolation=list(_TRIED), threshold=_MESSY, preemptive_behaviour=False)
    for match in matches:
        for name in _TRIED:
            if name.replace("-", "_") in match.could_be_from_charset:
                yield name, match.chaos - match.coherence


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _judge(text: str, encoding: str, mess: float) -> _Candidate:
    language = _detector().detect_language_of(text)
    encodings = _LANGUAGES[language.name][0] if language else ()
    if language is None or encoding not in encodings:
        return _Candidate(1.0, mess, len(_TRIED), encoding)
    odd = len(_odd(language.name).findall(text)) + len(_MISPLACED.findall(text))
    return _Candidate(odd / len(_BEYOND_ASCII.findall(text)), mess, encodings.index(encoding), encoding)


@cache
def _odd(language: str) -> re.Pattern[str]:
    """The characters beyond ASCII that texts in the language do not use."""
    letters = _LANGUAGES[language][1]
    return re.compile(f"[^\\x00-\\x7f{letters}{letters.upper()}{_MARKS}]")


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in _LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
