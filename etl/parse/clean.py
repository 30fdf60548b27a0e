"""What to ignore and what to repair in a text, marked and never cut.

The reading copy has the length of the text, character for character: what is ignored is blanked, what is repaired is
replaced one for one. Offsets into the copy are therefore offsets into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.model.article import Span
from etl.model.cut_off import cut_off
from etl.model.extraction import Region
from etl.model.places import LEXICON
from etl.model.tables import DataError, read_pairs

NAVIGATION = LEXICON / "navigation.tsv"

# "l"économie", "qu"un": an apostrophe that an export turned into a double quotation mark.
_BROKEN_APOSTROPHE = re.compile(
    r'(?<![^\W\d_])((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd))"(?=[^\W\d_]|["«“])', re.IGNORECASE
)
_TYPOGRAPHIC_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ‘´`](?=[^\W\d_])")
_ODD_BLANK = re.compile(r"[^\S\n ]|[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_CATEGORIES = re.compile(r"^\s*\|[^|\n]+(?:\|[^|\n]*)*\|?\s*$")
# "WASHINGTON – ", "PARIS, 14 mars (Agence) — ": where and by whom, before the first words of the account.
_CITY = r"[^\W\d_a-zà-öø-ÿа-я]{2,}"
_DATELINE = re.compile(
    rf"^{_CITY}(?:[ '’.-]+{_CITY}){{0,3}}(?:, [^–—\n]{{2,30}}?)?(?: ?\([^()\n]{{2,30}}\))? ?(?:[–—]|--) ?(?=\S)"
)
_GOES_ON = {  # how a line goes on after the words of `navigation.tsv`
    "link": r"\b.{0,120}",
    "label": r"\b[^.,;:!?«»“”\"]{0,60}[.!]?",  # it could begin a sentence too, and must not go on like one
}
_PARAGRAPH = 80  # characters that a line with a dateline has at least


@dataclass(frozen=True)
class Reading:
    """A text as it is to be read: the copy, the title found in it, and the regions that are not part of the account."""

    text: str
    title: str | None
    regions: tuple[Region, ...]


@cache
def _navigation() -> re.Pattern[str]:
    """A line that is no part of the account: a link to another article, a button's label."""
    lines = []
    for phrase, kind in read_pairs(NAVIGATION):
        if kind not in _GOES_ON:
            raise DataError(f"{NAVIGATION}: {phrase!r} is {kind or 'nothing'}; expected one of {', '.join(_GOES_ON)}")
        lines.append(re.escape(phrase).replace("'", "['’]") + _GOES_ON[kind])
    return re.compile(rf"^\s*(?:{'|'.join(lines)})$", re.IGNORECASE)


def clean(text: str, title: str | None = None) -> Reading:
    """The reading copy of a text, of the same length, with what was marked and why."""
    lines = _lines(text)
    found_title, title_span = _title(text, lines, title)
    navigation = _navigation()
    regions = []
    for position, span in enumerate(lines):
        line = text[span.start : span.end]
        if found_title and title_span and span.start > title_span.end and _same(line, found_title):
            regions.append(Region(span, "repeated title"))
        elif position > len(lines) // 2 and _CATEGORIES.match(line):
            regions.append(Region(span, "categories"))
        elif navigation.match(line):
            regions.append(Region(span, "navigation"))
        elif position < 3 and len(line) > _PARAGRAPH and span != title_span and (dateline := _DATELINE.match(line)):
            regions.append(Region(Span(span.start, span.start + dateline.end()), "dateline"))
    whole, said = len(text.rstrip()), len(cut_off(text).text)
    if said < whole:
        kept = [region for region in regions if region.span.start < said]
        regions = [*kept, Region(Span(said, whole), "cut off")]
    copy = list(_repaired(text))
    for region in regions:
        copy[region.span.start : region.span.end] = " " * (region.span.end - region.span.start)
    return Reading("".join(copy), found_title, tuple(regions))


def _lines(text: str) -> list[Span]:
    """The lines that hold something, without the blanks around them."""
    spans = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
    return spans


def _title(text: str, lines: list[Span], given: str | None) -> tuple[str | None, Span | None]:
    """The title and where it stands: the one given, or a first line that stands alone and does not end like prose."""
    if not lines:
        return given, None
    first = lines[0]
    line = text[first.start : first.end]
    if given:
        return given, first if _same(line, given) else Span(0, 0)
    alone = text[first.end : first.end + 4].replace("\r", "").startswith("\n\n")
    if len(lines) > 1 and alone and len(line) <= 200 and not line.endswith((".", ",", ";", ":")):
        return line, first
    return None, None


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).casefold() == re.sub(r"\W+", "", b).casefold() != ""


def _repaired(text: str) -> str:
    text = _BROKEN_APOSTROPHE.sub(r"\1'", text)
    text = _TYPOGRAPHIC_APOSTROPHE.sub("'", text)
    return _ODD_BLANK.sub(" ", text)
