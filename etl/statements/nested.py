"""Quotations inside a quotation, where a verb in it says whose they are: « Il m'a dit : “Je pars” », raconte Jean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from etl.components import Parsed
from etl.marks import Quote, find_quotes
from etl.model import Span
from etl.statements.clauses import announced
from etl.statements.draft import Draft, Range, settle

SHORTEST = 3  # words: shorter ones are scare quotes more often than not


def nested(doc: Parsed, quote: Quote, number: int) -> Iterator[Draft]:
    """The statements of a quotation that quote somebody in turn, found as if the quotation were all of the text.

    Only those of somebody named or described: a pronoun in what is said may be anybody.
    """
    for part in quote.parts:
        inner = [_moved(found, part.start) for found in find_quotes(doc.text[part.start : part.end]) if found.opened]
        if not inner:
            continue
        inside = _within(doc, part, inner)
        cues = [cue for cue in doc.cues if part.start <= doc.starts[cue.start] < part.end]
        for draft in announced(inside, 0, [cue for cue in cues if inside.outer[cue.start] != "q"]):
            if _named(doc, draft.source) and all(_is_quotation(inside, span) for span in draft.content):
                content = tuple(settle(inside, span)[1] for span in draft.content)
                yield replace(draft, pattern="nested quotation", sentence=number, content=content)


def _moved(quote: Quote, by: int) -> Quote:
    def shifted(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(quote, span=shifted(quote.span), parts=tuple(map(shifted, quote.parts)))


def _within(doc: Parsed, part: Span, inner: list[Quote]) -> Parsed:
    """The document with one part of a quotation as its only sentence, and the quotations in it as the only ones."""
    first, last = bisect_left(doc.starts, part.start), bisect_left(doc.starts, part.end)
    inside = [-1] * len(doc.starts)
    for index, quote in enumerate(inner):
        for i in range(bisect_left(doc.starts, quote.span.start), bisect_left(doc.starts, quote.span.end)):
            inside[i] = index
    outer = "".join("q" if k >= 0 else letter for letter, k in zip(doc.classes, inside, strict=True))
    return replace(doc, outer=outer, inside=inside, quotes=inner, sentences=[(first, last)])


def _named(doc: Parsed, source: Range | None) -> bool:
    return source is not None and any(
        doc.classes[i] == "M" or doc.lower[i] in doc.lexicon.people for i in range(source.start, source.end)
    )


def _is_quotation(doc: Parsed, span: Span) -> bool:
    return settle(doc, span)[0] == "direct" and len(doc.text[span.start : span.end].split()) >= SHORTEST
