"""Quotations inside a quotation, where a verb in it says whose they are: « Il m'a dit : “Je pars” », raconte Jean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.model.article import Span
from etl.parse.marks import Quote, find_quotes
from etl.parse.parsed import Parsed, beyond_letters, beyond_words, outer_letters
from etl.statements.clauses import announced
from etl.statements.draft import Draft, Range, kind_and_span

SHORTEST = 3  # words: shorter ones are scare quotes more often than not


def nested(parsed: Parsed, quote: Quote, number: int) -> Iterator[Draft]:
    """The statements of a quotation that quote somebody in turn, found as if the quotation were all of the text.

    Only those of somebody named or described: a pronoun in what is said may be anybody.
    """
    for part in quote.parts:
        inner = [_moved(found, part.start) for found in find_quotes(parsed.text[part.start : part.end]) if found.opened]
        if all(_word_count(parsed.text, found.span) < SHORTEST for found in inner):
            continue
        first, stop = bisect_left(parsed.starts, part.start), bisect_left(parsed.starts, part.end)
        inside = _within(parsed, first, stop, inner)
        for draft in announced(inside, 0, [cue for cue in inside.cues if inside.outer[cue.start] != "q"]):
            if _named(inside, draft.source) and all(_is_quotation(inside, span) for span in draft.content):
                yield _outside(inside, draft, number, first)


def _outside(inside: Parsed, draft: Draft, number: int, first: int) -> Draft:
    """A draft of a quotation as one of the document: the quotation begins at its token `first`."""
    return replace(
        draft,
        pattern="nested quotation",
        sentence=number,
        content=tuple(kind_and_span(inside, span).span for span in draft.content),
        cue=_back(draft.cue, first),
        source=_back(draft.source, first),
        holder=_back(draft.holder, first),
    )


def _back(tokens: Range | None, first: int) -> Range | None:
    return Range(tokens.start + first, tokens.end + first) if tokens else None


def _moved(quote: Quote, by: int) -> Quote:
    def shifted(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(quote, span=shifted(quote.span), parts=tuple(map(shifted, quote.parts)))


def _within(parsed: Parsed, first: int, stop: int, inner: list[Quote]) -> Parsed:
    """Tokens `[first, stop)` as a document of one sentence, with only the quotations that stand inside it."""
    starts = parsed.starts[first:stop]
    inside = _numbers(starts, inner)
    classes = parsed.classes[first:stop]
    from_cue = bisect_left(parsed.cues, first, key=lambda cue: cue.start)
    to_cue = bisect_left(parsed.cues, stop, key=lambda cue: cue.start)
    return replace(
        parsed,
        words=beyond_words(parsed.words[first:stop]),
        lower=beyond_words(parsed.lower[first:stop]),
        starts=starts,
        ends=parsed.ends[first:stop],
        classes=beyond_letters(classes),
        outer=beyond_letters(outer_letters(classes, inside)),
        inside=inside,
        quotes=inner,
        cues=[replace(cue, start=cue.start - first, end=cue.end - first) for cue in parsed.cues[from_cue:to_cue]],
        sentences=[(0, len(starts))],
        entries=[0],
        turns=[],
        subjects={},
    )


def _numbers(starts: list[int], quotes: list[Quote]) -> list[int]:
    """For each token the number of its quotation, -1 for none."""
    inside = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for i in range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end)):
            inside[i] = number
    return inside


def _word_count(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def _named(parsed: Parsed, source: Range | None) -> bool:
    return source is not None and any(
        parsed.classes[i] == "M" or parsed.lower[i] in parsed.lexicon.people for i in range(source.start, source.end)
    )


def _is_quotation(parsed: Parsed, span: Span) -> bool:
    return kind_and_span(parsed, span).kind == "direct" and _word_count(parsed.text, span) >= SHORTEST
