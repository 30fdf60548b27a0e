"""Texts that are the beginning of an article alone: where the words begin that say so, for nobody said them.

The text is not changed here: a page leaves these words out (`etl/sources/html.py`), the reading copy of any other text
blanks them (`etl/parse/clean.py`), and the article has a note (`etl/sources/fields.py`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from etl.model.folding import words
from etl.model.places import FURNITURE
from etl.model.tables import cells, read_rows

# "[+4321 chars]" as news services write it, "(312 more words)" as blogs do; "[…]".
_COUNTED = re.compile(
    r"[\[(](?=[^\])]*(?:\d|…|\.{3}|\+|more))\s*(?:…|\.{3})?\s*\+?\s*[\d\s.,]*(?:more\s+|autres\s+)?"
    r"(?:chars?|characters?|caractères|words?|mots)(?:\s+(?:more|left|de plus|restants))?\s*[\])]\Z",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.{3}|&hellip;|&#8230;)\s*[\])]\Z")
_LAST_SENTENCE = re.compile(r"(?:.*(?:[.!?…»”\"\])]|\.{3})\s+|.*\n)?(.+)\Z", re.DOTALL)
_ELLIPSIS = re.compile(r"(?:…|\.{3})\s*\Z")
_TAIL = 80  # characters of words that say it after the last sentence
_LONGEST = 400  # characters of a line that says it
_SEEN = 500  # characters at the end in which it is looked for: a text of such lines alone is read once
_MARKS = "«»“”„\"'‘’‹›"
_PAIRS = (("“", "”"), ("«", "»"))
_NUMBERS = re.compile(r"(?<= )\d+ ")


class Cut(NamedTuple):
    """The text without what says that it is cut off, and that, None where nothing does."""

    text: str
    said: str | None


def cut_off(text: str) -> Cut:
    """The text, less a last line or last words such as "Lire la suite" or "[+4321 chars]": always its beginning.

    A text that ends with three dots inside a quotation is cut off too, though nothing says so.
    """
    first = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    said: str | None = None
    while (start := _last(text, first, end)) is not None:
        said = said or text[start:end].strip()
        end = _before_blanks(text, start)
    if said is not None:
        return Cut(text[:end], said)
    if _ELLIPSIS.search(text, max(0, end - 3)) and _is_open(text[text.rfind("\n\n") + 1 :]):
        said = "…" if text[:end].endswith("…") else "..."
    return Cut(text, said)


def says_cut(text: str, *, plainly: bool = False) -> bool:
    """Whether a line says that the article goes on elsewhere: "Lire la suite", "Subscribe to continue reading".

    `plainly` leaves out what buttons of all kinds say, such as "Lire la suite". What begins with a quotation mark was
    said by somebody: "« Il reste à lire le rapport », a dit Ana Belcourt."
    """
    if len(text) > _LONGEST or text.lstrip()[:1] in _MARKS:
        return False
    folded = _NUMBERS.sub("", f" {words(text)} ")
    whole = not plainly and _pattern("cut line").fullmatch(folded)
    return bool(whole or _pattern("cut").match(folded))


def _last(text: str, first: int, end: int) -> int | None:
    """Where the last thing before `end` begins that says the text is cut off, None where nothing does.

    Something must stand before it: `first` is where the text begins.
    """
    seen = text[max(first, end - _SEEN) : end]
    begin = end - len(seen)
    for pattern in (_COUNTED, _BRACKETS):
        found = pattern.search(seen)
        if found and begin + found.start() > first:
            return begin + found.start()
    paragraph = seen.rpartition("\n\n")[2]
    if end - len(paragraph) > first and "\n\n" in seen and _ends_so(paragraph.strip()):
        return end - len(paragraph)
    tail = _LAST_SENTENCE.match(paragraph)
    if tail and tail.start(1) and len(tail.group(1)) <= _TAIL and _ends_so(tail.group(1)):
        return end - len(tail.group(1))
    return None


@lru_cache(maxsize=1_000)  # the articles of one service end alike
def _ends_so(text: str) -> bool:
    """Whether the last line or words of a text say that it goes on elsewhere: "Continue reading Ferry aground →"."""
    if says_cut(text):
        return True
    return text[:1] not in _MARKS and len(text) <= _LONGEST and bool(_pattern("cut last").match(f" {words(text)} "))


def _before_blanks(text: str, end: int) -> int:
    """Where the text up to `end` ends without the blanks there."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _is_open(paragraph: str) -> bool:
    """Whether a quotation begins in a paragraph and does not end."""
    straight = paragraph.count('"') % 2 == 1
    return straight or any(paragraph.rfind(opening) > paragraph.rfind(closing) for opening, closing in _PAIRS)


@cache
def _pattern(place: str) -> re.Pattern[str]:
    """The words of one place of data/furniture.csv."""
    found = [cell for _, row in read_rows(FURNITURE, ["place", "kind", "words"]) if row["place"] == place
             for each in cells(row["words"]) if (cell := words(each))]  # fmt: skip
    return re.compile(rf" (?:{'|'.join(map(re.escape, found))}) ")
