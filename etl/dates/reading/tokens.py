"""A text as the rules for dates read it: a letter a word, as its kind has it, and "." for what is none of a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from etl.dates.reading.kinds import LETTERS, OTHER
from etl.dates.reading.words import DateWord, DateWords, Value

_TOKEN = re.compile(
    r"""
    (?=\S|\n[^\S\n]*\n)(?:  # so that a blank is passed at once
      (?P<word>(?:[LDld]|[Qq]u|[Jj]usqu)['’](?=[^\W\d_])|[^\W\d_]+)
    | (?P<mark>[^\w\s'’‘`])
    | (?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d(?![\w-]))
    | (?P<numeric>\d{1,2}(?P<by>[/.])\d{1,2}(?P=by)(?:(?:19|20)\d\d|\d\d)(?![\w/]|[.,]\d))
    | (?P<clock>(?:[01]?\d|2[0-4])[^\S\n]?[hH](?:[^\S\n]?[0-5]\d)?(?!\w))
    | (?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\w:]))
    | (?P<decimal>(?:[01]?\d|2[0-3])[.][0-5]\d(?![\w%]|[.,]\d))
    | (?P<nth>\d{1,3}(?:st|nd|rd|th|er|ère|ème|e)(?!\w))
    | (?P<manyyears>(?:1\d|20)\d0s(?!\w)|['’‘`]\d0s(?!\w))
    | (?P<owningyear>(?:1\d|20)\d0['’]s(?!\w))
    | (?P<shortyear>(?<!\w)['’‘]\d\d(?![\w'’]))
    | (?P<year>[12]\d{3}(?=[-–/](?:[12]\d{3}|\d\d)(?![\w/.,-]?\d)))
    | (?P<day>\d{1,2}(?=[-–]\d{1,2}(?![\w:./-]?\d)))
    | (?P<compound>\d+(?:[-.,:/]\d+)+)
    | (?P<number>\d+)
    | (?P<blank>\n[^\S\n]*\n\s*)
    | (?P<quote>['’‘`])
    )""",
    re.VERBOSE,
)
_MARKS = {
    **dict.fromkeys("-–—", "hyphen"),
    **dict.fromkeys("'’", "apostrophe"),
    **dict.fromkeys("([", "opening"),
    **dict.fromkeys(")]", "closing"),
    **dict.fromkeys("!?;:", "stop"),
    ",": "comma",
}
_NO_DATE_BEHIND = frozenset("$€£¥#№°@/\\.:+=_&*")  # before a number: a price, a number of something, part of an address
_HYPHENS = frozenset("-–")
_NO_DATE_BEFORE = frozenset("%°€$£¥/\\_&@+=*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, numbers and marks of a text: where they stand, their letters, and what those of dates stand for."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: dict[int, Value]

    def word(self, token: int) -> str:
        """The characters of a token; none past the end."""
        if token >= len(self.starts):
            return ""
        return self.text[self.starts[token] : self.ends[token]]


def tokens_of(text: str, words: DateWords) -> Tokens:
    """The tokens of a text; what holds several words ("il y a", "a.m.") is one of them."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: dict[int, Value] = {}
    begins = words.begins
    taken = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        shape, found = match.lastgroup, None
        if shape == "word":
            form = match.group()
            if form in begins or (not form.islower() and form.lower() in begins):  # most words are none of these
                found = words.get(form)
                if form.lower() in words.longer:
                    found, end = _phrase(text, start, end, words) or (found, end)
        else:
            found = _SHAPES[shape or ""](match)
        taken = end
        if found:
            values[len(starts)] = found.value
        letters.append(LETTERS[found.kind] if found else OTHER)
        starts.append(start)
        ends.append(end)
    return Tokens(text, "".join(letters), starts, ends, values)


def _phrase(text: str, start: int, end: int, words: DateWords) -> tuple[DateWord, int] | None:
    """The longest phrase or abbreviation that begins with a word, and where it ends."""
    first = text[start:end].rstrip("'’").lower()
    for phrase, word in words.phrases.get(first, ()):
        stop = start + len(phrase)
        here = text[start:stop].replace("’", "'")
        if (here == phrase or (here.lower() == phrase)) and not text[stop : stop + 1].isalnum():
            return word, stop
    if text[end : end + 1] == "." and (short := words.get(text[start : end + 1])):
        return short, end + 1
    return None


def _whole(match: re.Match[str]) -> bool:
    """Whether a number stands by itself, rather than in a name, a price, an address."""
    text, start, end = match.string, *match.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in _NO_DATE_BEHIND or before.isalnum() or after in _NO_DATE_BEFORE or after.isalpha():
        return False
    return before not in _HYPHENS or not text[start - 2 : start - 1].isdigit() or _ends_year(text, start - 1)


def _ends_year(text: str, at: int) -> bool:
    """Whether the digits before a hyphen are a year or a day: "1982-1990", "10-12"."""
    return bool(re.search(r"(?<!\d)(?:[12]\d{3}|\d{1,2})$", text[max(0, at - 6) : at]))


def _number(match: re.Match[str]) -> DateWord | None:
    """Day, year, number of something or nothing, by how many digits there are."""
    digits = match.group()
    if not _whole(match) or len(digits) > 4:
        return None
    value = int(digits)
    if len(digits) == 4:
        return DateWord("year", value) if 1000 <= value < 2100 else DateWord("fourdigits", value)
    if len(digits) == 2 and digits[0] == "0" and not value:
        return DateWord("smallcount", 0)
    return DateWord("day", value) if 0 < value <= 31 and len(digits) < 3 else DateWord("smallcount", value)


def _clock(match: re.Match[str]) -> DateWord | None:
    """A time of day: its hour and minute, -1 where it is named by the hour alone."""
    hour, *minute = (int(digits) for digits in re.findall(r"\d+", match.group())[:2])
    return DateWord(match.lastgroup or "", (hour, minute[0] if minute else -1)) if _whole(match) else None


def _numeric(match: re.Match[str]) -> DateWord | None:
    return DateWord(match.lastgroup or "", match.group()) if _whole(match) else None


def _many_years(match: re.Match[str]) -> DateWord | None:
    return DateWord(match.lastgroup or "", int(re.findall(r"\d+", match.group())[0]))


def _mark(match: re.Match[str]) -> DateWord | None:
    mark = match.group()
    if mark == ".":
        return DateWord("stop") if _ends_sentence(match) else None
    kind = _MARKS.get(mark)
    return DateWord(kind) if kind else None


def _ends_sentence(match: re.Match[str]) -> bool:
    """Whether a full stop is one: not behind the letter of "U.S.", not before a letter in lower case."""
    text, start, end = match.string, *match.span()
    after = text[end : end + 2]
    return not (text[start - 2 : start - 1] in (" ", ".") or after[:1].isalnum() or after[1:].islower())


_SHAPES: Mapping[str, Callable[[re.Match[str]], DateWord | None]] = {
    "iso": _numeric,
    "numeric": _numeric,
    "clock": _clock,
    "time": _clock,
    "decimal": _clock,
    "nth": lambda match: DateWord("nth", int(re.findall(r"\d+", match.group())[0])),
    "manyyears": _many_years,
    "owningyear": _many_years,
    "shortyear": lambda match: DateWord("shortyear", int(match.group()[1:])),
    "year": _number,
    "day": _number,
    "compound": lambda _match: None,
    "number": _number,
    "blank": lambda _match: DateWord("stop"),
    "mark": _mark,
    "quote": _mark,
}
