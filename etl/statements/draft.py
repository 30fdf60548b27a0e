"""A statement while it is being found: token ranges and the construction that gave it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.article import Span
from etl.model.extraction import Kind
from etl.parse.letters import SPAN_BEGINS_AFTER, SPAN_ENDS_BEFORE
from etl.parse.marks import Quote
from etl.parse.parsed import Parsed, Range

AROUND = 1_000  # characters of a sentence that are kept before and behind a statement's own at most


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A statement as a construction finds it; `pattern` names the construction, for the confidence."""

    content: tuple[Span, ...]
    pattern: str
    sentence: int
    cue: Range | None = None
    source: Range | None = None
    holder: Range | None = None  # who it is where the source phrase is another ("La Russie, ajoute le communiqué, …")
    lemma: str = ""
    passive: bool = False  # without an agent nobody is named who says it


def span_of(parsed: Parsed, tokens: Range) -> Span:
    """The characters of a token range."""
    return Span(parsed.starts[tokens.start], parsed.ends[tokens.end - 1])


def trim_clause(parsed: Parsed, start: int, end: int) -> Span | None:
    """The characters of tokens `[start, end)` without blanks and punctuation around them; None where none are left."""
    while start < end and (parsed.outer[start] in SPAN_BEGINS_AFTER or parsed.words[start].isspace()):
        start += 1
    while end > start and parsed.outer[end - 1] in SPAN_ENDS_BEFORE:
        end -= 1
    if end <= start:
        return None
    return span_of(parsed, Range(start, end))


class Said(NamedTuple):
    """What is said: its kind, and the stretch of text, which has no marks around it where it is one whole quotation."""

    kind: Kind
    span: Span


def kind_and_span(parsed: Parsed, span: Span) -> Said:
    """What is said in a stretch of text: « Nous partons » is direct without its marks, "que « tout » va bien" mixed."""
    touched = _touched(parsed, span)
    if not touched:
        return Said("indirect", span)
    if len(touched) == 1 and touched[0].parts and _is_all_of(parsed, touched[0], span):
        return Said("direct", Span(touched[0].parts[0].start, touched[0].parts[-1].end))
    return Said("mixed", span)


def _is_all_of(parsed: Parsed, quote: Quote, span: Span) -> bool:
    """Whether no word of a stretch stands outside of the quotation in it."""
    before = parsed.text[span.start : max(span.start, quote.span.start)]
    after = parsed.text[min(quote.span.end, span.end) : span.end]
    return not _words_in(before) and not _words_in(after)


def _touched(parsed: Parsed, span: Span) -> list[Quote]:
    """The quotations that share characters with a stretch of text."""
    first = bisect_right(parsed.quotes, span.start, key=lambda quote: quote.span.end)
    stop = bisect_left(parsed.quotes, span.end, key=lambda quote: quote.span.start)
    return parsed.quotes[first:stop]


def _words_in(text: str) -> bool:
    return any(character.isalnum() for character in text)


def quoted_parts(parsed: Parsed, span: Span) -> tuple[Span, ...]:
    """The parts of the quotation that the span is, one a paragraph; the span itself where it is none."""
    for quote in _touched(parsed, span):
        if len(quote.parts) > 1 and quote.parts[0].start == span.start and quote.parts[-1].end == span.end:
            return quote.parts
    return (span,)


def sentence_around(parsed: Parsed, content: tuple[Span, ...], draft: Draft) -> Span:
    """The characters of the sentences that the words, their cue and their source stand in, blanks around them aside."""
    first, last = bisect_right(parsed.starts, content[0].start) - 1, bisect_left(parsed.starts, content[-1].end) - 1
    ranges = [tokens for tokens in (draft.cue, draft.source) if tokens]
    first = min([first, *(tokens.start for tokens in ranges)])
    last = max([last, *(tokens.end - 1 for tokens in ranges)])
    start = parsed.sentences[bisect_right(parsed.sentences, (first, len(parsed))) - 1][0]
    stop = parsed.sentences[bisect_right(parsed.sentences, (last, len(parsed))) - 1][1]
    while start < first and parsed.words[start].isspace():
        start += 1
    while stop - 1 > last and parsed.words[stop - 1].isspace():
        stop -= 1
    begin, end = min(content[0].start, parsed.starts[first]), max(content[-1].end, parsed.ends[last])
    return Span(
        max(min(parsed.starts[start], begin), begin - AROUND), min(max(parsed.ends[stop - 1], end), end + AROUND)
    )
