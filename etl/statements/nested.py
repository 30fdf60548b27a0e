"""Quotations inside a quotation, where a verb in it says whose they are: « Il m'a dit : “Je pars” », raconte Jean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.model.article import Span
from etl.parse.components import Parsed
from etl.parse.marks import Quote, find_quotes
from etl.statements.clauses import announced
from etl.statements.draft import Draft, Range, settle

SHORTEST = 3  # words: shorter ones are scare quotes more often than not


def nested(doc: Parsed, quote: Quote, number: int) -> Iterator[Draft]:
    """The statements of a quotation that quote somebody in turn, found as if the quotation were all of the text.

    Only those of somebody named or described: a pronoun in what is said may be anybody.
    """
    for part in quote.parts:
        inner = [_moved(found, part.start) for found in find_quotes(doc.text[part.start : part.end]) if found.opened]
        if all(_words(doc.text, found.span) < SHORTEST for found in inner):
            continue
        first, last = bisect_left(doc.starts, part.start), bisect_left(doc.starts, part.end)
        inside = _within(doc, first, last, inner)
        for draft in announced(inside, 0, [cue for cue in inside.cues if inside.outer[cue.start] != "q"]):
            if _named(inside, draft.source) and all(_is_quotation(inside, span) for span in draft.content):
                content = tuple(settle(inside, span)[1] for span in draft.content)
                yield replace(
                    draft,
                    pattern="nested quotation",
                    sentence=number,
                    content=content,
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


def _within(doc: Parsed, first: int, last: int, inner: list[Quote]) -> Parsed:
    """Tokens `[first, last)` as a document of one sentence, with only the quotations that stand inside it."""
    starts = doc.starts[first:last]
    inside = [-1] * len(starts)
    for index, quote in enumerate(inner):
        for i in range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end)):
            inside[i] = index
    classes = doc.classes[first:last]
    from_cue = bisect_left(doc.cues, first, key=lambda cue: cue.start)
    to_cue = bisect_left(doc.cues, last, key=lambda cue: cue.start)
    return replace(
        doc,
        words=doc.words[first:last],
        lower=doc.lower[first:last],
        starts=starts,
        ends=doc.ends[first:last],
        classes=classes,
        outer="".join("q" if k >= 0 else letter for letter, k in zip(classes, inside, strict=True)),
        inside=inside,
        quotes=inner,
        cues=[replace(cue, start=cue.start - first, end=cue.end - first) for cue in doc.cues[from_cue:to_cue]],
        sentences=[(0, len(starts))],
        subjects={},
    )


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def _named(doc: Parsed, source: Range | None) -> bool:
    return source is not None and any(
        doc.classes[i] == "M" or doc.lower[i] in doc.lexicon.people for i in range(source.start, source.end)
    )


def _is_quotation(doc: Parsed, span: Span) -> bool:
    return settle(doc, span)[0] == "direct" and _words(doc.text, span) >= SHORTEST
