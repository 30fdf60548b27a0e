"""Quotations that no verb governs: floating ones that go on with the last speaker, headlines, long fragments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl.model.article import Span
from etl.parse.components import Parsed
from etl.parse.marks import Quote
from etl.statements.draft import Draft, Range
from etl.statements.phrases import first_phrase, phrase_from

LONG_FRAGMENT = 5  # words; shorter ones without a cue are scare quotes, titles, nicknames
_BESIDE = str.maketrans("", "", "q_.,;:-C")


def ungoverned(doc: Parsed, number: int, governed: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations of one sentence that no other statement holds."""
    first, last = doc.sentences[number]
    taken = [span for draft in governed for span in draft.content]
    for quote in _quotes_of(doc, first, last):
        if not quote.parts or any(
            quote.parts[0].start < span.end and span.start < quote.parts[-1].end for span in taken
        ):
            continue
        content = Span(quote.parts[0].start, quote.parts[-1].end)
        label = _label(doc, quote, first)
        signature = _signature(doc, quote)
        if label is not None:
            yield Draft((content,), "headline", number, None, label)
        elif signature is not None:
            yield Draft((content,), "signature", number, None, signature)
        elif _fills(doc, first, last) and _says_something(doc, content):
            yield Draft((content,), "floating", number)
        elif _after_colon(doc, quote) and (
            _word_count(doc, content) >= LONG_FRAGMENT or (_word_count(doc, content) > 2 and _has_verb(doc, quote))
        ):
            before = [draft.source or draft.holder for draft in governed if draft.content[0] < content]
            holder = before[-1] if before else first_phrase(doc, first, last)
            yield Draft((content,), "colon quotation", number, None, None, holder)
        elif _word_count(doc, content) >= LONG_FRAGMENT and _has_verb(doc, quote):
            yield Draft((content,), "fragment quotation", number, None, None, first_phrase(doc, first, last))


def _quotes_of(doc: Parsed, first: int, last: int) -> list[Quote]:
    numbers = sorted({doc.inside[i] for i in range(first, last) if doc.inside[i] >= 0})
    return [doc.quotes[number] for number in numbers]


def _label(doc: Parsed, quote: Quote, first: int) -> Range | None:
    """The name before the colon of a headline or a transcript ("Patrouchev : « … »"), if that is all there is."""
    colon = bisect_left(doc.starts, quote.span.start) - 1
    while colon > first and doc.outer[colon] == "_":
        colon -= 1
    if colon <= first or doc.outer[colon] != ":":
        return None
    phrase = phrase_from(doc, first, colon)
    return (
        phrase if phrase and doc.outer[phrase.end : colon].strip("_") == "" and "M" in doc.outer[first:colon] else None
    )


def _signature(doc: Parsed, quote: Quote) -> Range | None:
    """The name after a quotation's dash, as readers' letters and lists of voices have it (“…” — Jane Doe)."""
    i = bisect_left(doc.starts, quote.span.end)
    while i < len(doc.outer) and doc.outer[i] == "_" and "\n" not in doc.words[i]:
        i += 1
    if i >= len(doc.outer) or doc.words[i] not in ("—", "–", "―", "--"):
        return None
    line_end = next((k for k in range(i, len(doc.words)) if "\n" in doc.words[k]), len(doc.words))
    phrase = phrase_from(doc, i + 1 + (doc.outer[i + 1 : i + 2] == "_"), line_end)
    if phrase is None or "M" not in doc.outer[phrase.start : phrase.end]:
        return None
    return phrase if not doc.outer[phrase.end : line_end].strip("_.-,N()") else None


def _fills(doc: Parsed, first: int, last: int) -> bool:
    """Whether the quotation is all of its sentence, but for a connector or two before it."""
    return len(doc.outer[first:last].translate(_BESIDE)) <= 1


def _after_colon(doc: Parsed, quote: Quote) -> bool:
    return doc.text[max(0, quote.span.start - 20) : quote.span.start].rstrip().endswith(":")


def _word_count(doc: Parsed, span: Span) -> int:
    return len(doc.text[span.start : span.end].split())


def _says_something(doc: Parsed, span: Span) -> bool:
    """Whether a quotation that stands alone is a sentence rather than a title: three words, or a full stop.

    A crosshead in single marks and a stage direction ("(CROSSTALK)") are none.
    """
    words = doc.text[span.start : span.end].split()
    heading = doc.text[span.start - 1] in "'‘" and all(word[0].isupper() or len(word) < 4 for word in words)
    if heading or (words[0].startswith("(") and words[-1].rstrip(".").endswith(")")):
        return False
    return _word_count(doc, span) > 2 or doc.text[span.end - 1] in ".!?…"


def _has_verb(doc: Parsed, quote: Quote) -> bool:
    first, stop = bisect_left(doc.starts, quote.span.start), bisect_left(doc.starts, quote.span.end)
    return "V" in doc.classes[first:stop] or "X" in doc.classes[first:stop]
