"""By what words the furniture of a page is known: names of elements, headings, lines; data/furniture.csv has them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.model.folding import words
from etl.model.places import FURNITURE as TABLE
from etl.model.tables import DataError, cells, read_rows

PLACES = ("name", "heading", "counted", "begins", "label", "says", "date", "cut", "cut line", "cut last")
KINDS = (
    "invite",
    "notice",
    "comments",
    "menu",
    "related",
    "beside",
    "offer",
    "share",
    "caption",
    "byline",
    "pull",
    "text",
    "cut",
)
LONGEST = 200  # characters of a line that can be furniture
_LABEL = re.compile(r"[^:|–—/]{1,30}[:|–—/]")
_LABELLED = 5  # blanks around the words of a line that is a label and three words at most
_LONGEST_NOTICE = 800  # characters
_QUOTATION = re.compile(r"[«»“”„\"]")
_SHORTEST_TITLE = 12  # characters of one that may be the beginning of another
_NAMES = 5  # words of a line with a date that may be the writer's and the paper's
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}|\d\s?(?:min|mn)\b|\bago\b|\bil y a\b|\d{1,2}\s?(?:h|:)\s?\d{2}.*\w{4}"
)
_NOT_A_NAME = re.compile(
    r"^(?:has|have|with|without|no|is|js|tag (?!list|links|cloud)|category (?!list|links)|postid) ?"
    r"| (?:enabled|disabled|open|opened|closed|allowed|count|on|off|visible|active)$"
)
_SENTENCE_END = re.compile(r"[.!?…»”\"][)\]]?\s*\Z")


@lru_cache(maxsize=10_000)  # the pages of a site are named alike
def kinds_of_name(name: str) -> frozenset[str]:
    """What an element with these classes and ids is: "text", "related", "caption" …; often nothing.

    What says that such things are elsewhere, or what the article is about, does not count: "has-comments", "tag-ads".
    """
    folded = f" {' '.join(part for each in name.split() if not _NOT_A_NAME.search(part := words(each)))} "
    return frozenset(kind for kind, pattern in _patterns("name") if pattern.search(folded))


def kind_of_heading(text: str) -> str | None:
    """What begins under a heading: "comments" under « 12 commentaires », None under any other."""
    if len(text) > LONGEST // 2:
        return None
    whole = words(text)
    folded = re.sub(r"^\d+ | \d+$", "", whole)
    patterns = _patterns("heading") + (_patterns("counted") if folded != whole else ())
    return next((kind for kind, pattern in patterns if pattern.fullmatch(f" {folded} ")), None)


def is_notice(text: str) -> bool:
    """Whether a paragraph is the site's own word to its visitors: "We use cookies to …", "Please enable JavaScript"."""
    if len(text) > _LONGEST_NOTICE or _QUOTATION.search(text):
        return False
    folded = f" {words(text)} "
    return any(pattern.search(folded) for _, pattern in _patterns("says"))


@lru_cache(maxsize=10_000)
def kind_of_line(text: str) -> str | None:
    """What a short line is that is no word of the article: "share", "offer", "byline" …; None for all others.

    A sentence is one only as an offer: "Photo: AFP" is a caption, "Photos show the wreck, the ministry said." is not.
    """
    if len(text) > LONGEST:
        return None
    if text.startswith("©"):
        return "offer"
    folded = f" {words(text)} "
    labelled = _LABEL.match(text) or folded.count(" ") <= _LABELLED
    patterns = _patterns("begins") + (_patterns("label") if labelled else ())
    kind = next((kind for kind, pattern in patterns if pattern.match(folded)), None)
    return None if kind != "offer" and _SENTENCE_END.search(text) else kind


def is_dateline(text: str) -> bool:
    """Whether a line says when the article was written, and at most by whom: "Mis à jour le 5 mai 2024 par A. Roux"."""
    if len(text) > LONGEST or not _DATED.search(text):
        return False
    found = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", words(text)).split()
    names = [
        word for word in found if not word.isdecimal() and not any(p.match(f" {word} ") for _, p in _patterns("date"))
    ]
    return len(names) <= _NAMES and len(names) <= len(found) / 2


def is_same_title(a: str, b: str) -> bool:
    """Whether one of two titles is the other or begins it, as where the page adds the paper's name."""
    short, long = sorted((words(a), words(b)), key=len)
    return short == long or (len(short) >= _SHORTEST_TITLE and f"{long} ".startswith(f"{short} "))


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each kind the words by which it is known in this place.

    Raises:
        DataError: a row of the table has a place or kind that there is not.
    """
    found = []
    for line, row in read_rows(TABLE, ["place", "kind", "words"]):
        for column, allowed in (("place", PLACES), ("kind", KINDS)):
            if row[column] not in allowed:
                raise DataError(f"{TABLE} line {line}: {column} {row[column]!r}; expected one of {', '.join(allowed)}")
        if row["place"] == place:
            each = "|".join(re.escape(words(cell)) for cell in cells(row["words"]) if words(cell))
            found.append((row["kind"], re.compile(rf" (?:{each}) ")))
    return tuple(found)
