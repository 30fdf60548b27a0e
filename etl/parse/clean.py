"""What to ignore and what to repair in a text, marked and never cut: labels and times at the heads of lines too.

The reading copy has the length of the text, character for character: what is ignored is blanked, what is repaired is
replaced one for one. Offsets into the copy are therefore offsets into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

from etl.model.article import Span
from etl.model.cut_off import cut_off
from etl.model.extraction import Region
from etl.model.places import LEXICON
from etl.model.tables import DataError, read_pairs
from etl.parse.marks import ANSWER, DOUBLE, ENTRY, PARAGRAPH, QUESTION

NAVIGATION = LEXICON / "navigation.tsv"
LABELS = LEXICON / "labels.tsv"

# "l"économie", "qu"un": an apostrophe that an export turned into a double quotation mark.
_BROKEN_APOSTROPHE = re.compile(
    r'(?<![^\W\d_])((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd))"(?=[^\W\d_]|["«“])', re.IGNORECASE
)
_TYPOGRAPHIC_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ‘´`](?=[^\W\d_]|\s?«)")  # "d’un", "qu’« un"
_ODD_BLANK = re.compile(r"[^\S\n ]|[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_CATEGORIES = re.compile(r"^\s*\|[^|\n]+(?:\|[^|\n]*)*\|?\s*$")
# "WASHINGTON – ", "PARIS, 14 mars (Agence) — ": where and by whom, before the first words of the account.
_CITY = r"[^\W\d_a-zà-öø-ÿа-я]{2,}"
_DATELINE = re.compile(
    rf"^{_CITY}(?:[ '’.-]+{_CITY}){{0,3}}(?:, [^–—\n]{{2,30}}?)?(?: ?\([^()\n]{{2,30}}\))?"
    r" ?(?:[–—]|--|(?<=\) )-(?= )) ?(?=\S)"
)
_CITY_AND_AGENCY = re.compile(
    r"^[A-Z][a-z]+(?:[ '’-][A-Z][a-z]+){0,2} ?\((?:CNN|AP|AFP|Reuters|Agence [\w ]+)\) (?=[A-Z])"
)
_BEHIND_HEADLINE = re.compile(  # "… Met With Mockery WASHINGTON (Agency) — Hundreds …": the headline runs into it
    rf"(?<=\w )(?:{_CITY} ){{1,3}}\([A-Z][\w -]{{2,30}}\) ?(?:[–—]|--) ?(?=\S)"
)
_GOES_ON = {  # how a line goes on after the words of `navigation.tsv`
    "link": r"\b.{0,120}",
    "label": r"\b[^.,;:!?«»“”\"]{0,60}[.!]?",  # it could begin a sentence too, and must not go on like one
}
_TIME = r"(?:[01]?\d|2[0-3])(?: ?[h:] ?[0-5]\d|[.][0-5]\d(?= ?[ap][.]?m)| ?h\b|(?= ?[ap][.]?m))(?: ?[ap][.]?m\b[.]?)?"
_ZONE = r"(?: \(?(?:UTC|[A-Z]{1,4}T)\)?)?(?!\w)"
_EMPHASIS = (
    rf"[*_#\[( {PARAGRAPH}]*"  # what may stand around a label or a time: "**09:40**", "[09:40]", "## Key points"
)
_BULLET = re.compile(r"^[•▪◦‣■●](?=\s)", re.MULTILINE)  # before a line of a box, a paragraph of its own
_BOLD_QUESTION = re.compile(r"[*][*][^*\n]+[?][*][*]")
_PARTS = {
    "dateline behind a headline": PARAGRAPH,
    "entry": ENTRY,
    "box": ENTRY,
    "question": QUESTION,
    "answer": ANSWER,
}  # other regions part nothing
_MARKED = r" ?(?:[:!|][*_]*(?: +|$)|[•–—-][*_]*(?: +|$)|[.][*_]*(?: +|$))"  # between a tag and its headline
HEADS = 3  # lines of a text among which its dateline stands
_PARAGRAPH = 80  # characters that a line with a dateline has at least


def dateline_of(line: str) -> re.Match[str] | None:
    """Where and by whom a line begins: "WASHINGTON – ", "Washington (CNN) "."""
    return _DATELINE.match(line) or _CITY_AND_AGENCY.match(line)


@dataclass(frozen=True)
class Reading:
    """A text as it is to be read: the copy, the title found in it, and the regions that are not part of the account."""

    text: str
    title: str | None
    regions: tuple[Region, ...]


@dataclass(frozen=True)
class Labels:
    """What stands at the head of a line without being part of what is said: a pattern for each kind."""

    tag: re.Pattern[str]
    entry: re.Pattern[str]
    box: re.Pattern[str]
    question: re.Pattern[str]
    answer: re.Pattern[str]


@cache
def _labels() -> Labels:
    """The patterns of `labels.tsv`; each ends where the words of the article begin."""
    words: dict[str, list[str]] = {kind: [] for kind in ("tag", "outlet tag", "stamp", "box", "question", "answer")}
    for phrase, kind in read_pairs(LABELS):
        if kind not in words:
            raise DataError(f"{LABELS}: {phrase!r} is {kind or 'nothing'}; expected one of {', '.join(words)}")
        words[kind].append(re.escape(phrase).replace("'", "['’]"))
    any_of = {kind: "|".join(sorted(phrases, key=len, reverse=True)) for kind, phrases in words.items()}
    capitals, first = any_of["tag"].upper(), "|".join(each[0].upper() + each[1:] for each in words["tag"])
    tags = (
        rf"(?:{capitals})[])]?{_MARKED}",
        rf"(?:{first})[])]?{_MARKED}",
        rf"(?:{capitals})[])]? ?(?=[«“\"]|$)|(?:{capitals})[])]? (?=[^\W\d_a-z][^\W\d_A-Z])",
        rf"(?:{any_of['outlet tag'].upper()})(?: [^\W\d_a-z][\w'’&-]*){{1,4}}?{_MARKED}",
    )
    turn = r"(?i:{}) ?[.:][*_]* +(?=\S)"
    return Labels(
        tag=re.compile(rf"(?:[^\w\s«“\"-] ?)?[*_#]*(?:[\[(]?(?:{'|'.join(tags)}))+"),
        entry=re.compile(
            rf"{_EMPHASIS}(?P<stamp>(?i:{any_of['stamp']}) ?:? ?)?{_TIME}{_ZONE}[])*_]*"
            r"(?P<mark> ?(?:[|•–—:-]|[.] )[*_]*)? *"
        ),
        box=re.compile(rf"{_EMPHASIS}(?i:{any_of['box']})[*_]*(?: ?[:.][*_]*(?: +|$)|$)"),
        question=re.compile("[*_]*" + turn.format(f"(?:{any_of['question']})")),
        answer=re.compile("[*_]*" + turn.format(f"(?:{any_of['answer']})")),
    )


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
    repaired = _repaired(text)
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
        elif position < HEADS and len(line) > _PARAGRAPH and span != title_span and (dateline := dateline_of(line)):
            regions.append(Region(Span(span.start, span.start + dateline.end()), "dateline"))
        elif position < HEADS and (dateline := _BEHIND_HEADLINE.search(repaired, *span)):
            regions.append(Region(Span(*dateline.span()), "dateline behind a headline"))
    taken = {region.span.start for region in regions}
    heads = (head for head in _heads(repaired, lines) if head.span.start not in taken)
    regions = sorted([*regions, *heads], key=lambda region: region.span)
    whole, said = len(text.rstrip()), len(cut_off(text).text)
    if said < whole:
        kept = [region for region in regions if region.span.start < said]
        regions = [*kept, Region(Span(said, whole), "cut off")]
    return Reading(_blanked(repaired, regions), found_title, tuple(regions))


def _blanked(text: str, regions: Iterable[Region]) -> str:
    """The text with blanks for what is ignored, the first of them one that parts the text, where the region does."""
    copy = list(text)
    for region in regions:
        length = region.span.end - region.span.start
        copy[region.span.start : region.span.end] = _PARTS.get(region.reason, " ") + " " * (length - 1)
    return "".join(copy)


def _heads(text: str, lines: list[Span]) -> Iterator[Region]:
    """The labels, tags and times at the heads of lines, and the marks around a question in bold letters."""
    labels = _labels()
    several = sum(_is_entry(labels.entry.match(text, *span), text, span, several=True) for span in lines) > 1
    turns = all(any(turn.match(text, *span) for span in lines) for turn in (labels.question, labels.answer))
    for span in lines:
        found = labels.entry.match(text, *span)
        if _is_entry(found, text, span, several=several):
            yield Region(Span(span.start, found.end()), "entry")
        elif found := labels.tag.match(text, *span):
            yield Region(Span(span.start, found.end()), "tag")
        elif found := labels.box.match(text, *span):
            yield Region(Span(span.start, found.end()), "box")
        elif turns and (found := labels.question.match(text, *span)):
            yield Region(Span(span.start, found.end()), "question")
        elif turns and (found := labels.answer.match(text, *span)):
            yield Region(Span(span.start, found.end()), "answer")
        elif _BOLD_QUESTION.fullmatch(text, *span):
            yield Region(Span(span.start, span.start + 2), "question")
            yield Region(Span(span.end - 2, span.end), "answer")


def _is_entry(found: re.Match[str] | None, text: str, span: Span, *, several: bool) -> TypeGuard[re.Match[str]]:
    """Whether a time heads an entry: alone on its line, before a mark, or before a capital in several lines."""
    if found is None:
        return False
    after = text[found.end() : span.end][:1]
    if not after or (found["mark"] and not after.isdigit()):
        return True
    return (several or bool(found["stamp"])) and (after.isupper() or after in DOUBLE) and text[found.end() - 1] == " "


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
    return _BULLET.sub(PARAGRAPH, _ODD_BLANK.sub(" ", text))
