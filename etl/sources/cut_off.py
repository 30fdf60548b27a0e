"""Texts that are the beginning of an article alone: what says so is taken out of the text, for nobody said it."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.sources.pages.furniture import says_cut

# "[+4321 chars]" as news services write it, "[…]" as blogs do.
_COUNTED = re.compile(
    r"\s*[\[(](?:…|\.\.\.)?\s*\+?\s*[\d  .,]+\s*(?:chars?|characters|caractères|words|mots)[\])]\s*\Z", re.I
)
_BRACKETS = re.compile(r"\s*[\[(]\s*(?:…|\.{3}|&hellip;)\s*[\])]\s*\Z")
_LAST_SENTENCE = re.compile(r"(?:.*(?:[.!?…»”\"\])]|\.{3})\s+|.*\n)?(.+)\Z", re.DOTALL)
_ELLIPSIS = re.compile(r"(?:…|\.{3})\s*\Z")
_TAIL = 80  # characters of words that say it after the last sentence
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"))


class Cut(NamedTuple):
    """The text without what says that it is cut off, and that, None where nothing does."""

    text: str
    said: str | None


def cut_off(text: str) -> Cut:
    """The text, less a last line or last words such as "Lire la suite" or "[+4321 chars]".

    A text that ends with three dots inside a quotation is cut off too, though nothing says so.
    """
    said: str | None = None
    while True:
        shorter = _without_last(text)
        if shorter is None:
            break
        said = said or text[len(shorter) :].strip()
        text = shorter
    if said is None and _ELLIPSIS.search(text) and _is_open(text[text.rfind("\n\n") + 1 :]):
        said = text[-1:] if text.endswith("…") else text[-3:]
    return Cut(text, said)


def _without_last(text: str) -> str | None:
    """The text without the last thing in it that says it is cut off, None where there is none."""
    for pattern in (_COUNTED, _BRACKETS):
        found = pattern.search(text)
        if found and text[: found.start()].strip():
            return text[: found.start()].rstrip()
    before, _, paragraph = text.rpartition("\n\n")
    if before.strip() and says_cut(paragraph.strip()):
        return before.rstrip()
    tail = _LAST_SENTENCE.match(paragraph)
    if tail and tail.start(1) and len(tail.group(1)) <= _TAIL and says_cut(tail.group(1)):
        return text[: len(text) - len(tail.group(1))].rstrip()
    return None


def _is_open(paragraph: str) -> bool:
    """Whether a quotation begins in a paragraph and does not end."""
    straight = paragraph.count('"') % 2 == 1
    return straight or any(paragraph.rfind(opening) > paragraph.rfind(closing) for opening, closing in _PAIRS[:2])
