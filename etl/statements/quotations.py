"""Quotations that no verb governs: floating ones that go on with the last speaker, headlines, long fragments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl.model.article import Span
from etl.parse.marks import Quote
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range
from etl.statements.phrases import first_phrase, phrase_from

LONG_FRAGMENT = 5  # words; shorter ones without a cue are scare quotes, titles, nicknames
_BESIDE = str.maketrans("", "", "q_.,;:-C")


def ungoverned(parsed: Parsed, number: int, governed: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations of one sentence that no other statement holds."""
    first, stop = parsed.sentences[number]
    taken = [span for draft in governed for span in draft.content]
    for quote in _quotes_of(parsed, first, stop):
        if not quote.parts or any(
            quote.parts[0].start < span.end and span.start < quote.parts[-1].end for span in taken
        ):
            continue
        content = Span(quote.parts[0].start, quote.parts[-1].end)
        label = _label(parsed, quote, first)
        signature = _signature(parsed, quote)
        if label is not None:
            yield Draft((content,), "headline", number, None, label)
        elif signature is not None:
            yield Draft((content,), "signature", number, None, signature)
        elif _fills(parsed, first, stop) and _says_something(parsed, content):
            yield Draft((content,), "floating", number)
        elif _after_colon(parsed, quote) and (
            _word_count(parsed, content) >= LONG_FRAGMENT
            or (_word_count(parsed, content) > 2 and _has_verb(parsed, quote))
        ):
            before = [draft.source or draft.holder for draft in governed if draft.content[0] < content]
            holder = before[-1] if before else first_phrase(parsed, first, stop)
            yield Draft((content,), "colon quotation", number, None, None, holder)
        elif _word_count(parsed, content) >= LONG_FRAGMENT and _has_verb(parsed, quote):
            yield Draft((content,), "fragment quotation", number, None, None, first_phrase(parsed, first, stop))


def _quotes_of(parsed: Parsed, first: int, stop: int) -> list[Quote]:
    numbers = sorted({parsed.inside[i] for i in range(first, stop) if parsed.inside[i] >= 0})
    return [parsed.quotes[number] for number in numbers]


def _label(parsed: Parsed, quote: Quote, first: int) -> Range | None:
    """The name before the colon of a headline or a transcript ("Patrouchev : « … »"), if that is all there is."""
    colon = bisect_left(parsed.starts, quote.span.start) - 1
    while colon > first and parsed.outer[colon] == "_":
        colon -= 1
    if colon <= first or parsed.outer[colon] != ":":
        return None
    phrase = phrase_from(parsed, first, colon)
    return (
        phrase
        if phrase and parsed.outer[phrase.end : colon].strip("_") == "" and "M" in parsed.outer[first:colon]
        else None
    )


def _signature(parsed: Parsed, quote: Quote) -> Range | None:
    """The name after a quotation's dash, as readers' letters and lists of voices have it (“…” — Jane Doe)."""
    i = bisect_left(parsed.starts, quote.span.end)
    while i < len(parsed) and parsed.outer[i] == "_" and "\n" not in parsed.words[i]:
        i += 1
    if i >= len(parsed) or parsed.words[i] not in ("—", "–", "―", "--"):
        return None
    line_end = next((k for k in range(i, len(parsed)) if "\n" in parsed.words[k]), len(parsed))
    phrase = phrase_from(parsed, i + 1 + (parsed.outer[i + 1 : i + 2] == "_"), line_end)
    if phrase is None or "M" not in parsed.outer[phrase.start : phrase.end]:
        return None
    return phrase if not parsed.outer[phrase.end : line_end].strip("_.-,N()") else None


def _fills(parsed: Parsed, first: int, stop: int) -> bool:
    """Whether the quotation is all of its sentence, but for a connector or two before it."""
    return len(parsed.outer[first:stop].translate(_BESIDE)) <= 1


def _after_colon(parsed: Parsed, quote: Quote) -> bool:
    return parsed.text[max(0, quote.span.start - 20) : quote.span.start].rstrip().endswith(":")


def _word_count(parsed: Parsed, span: Span) -> int:
    return len(parsed.text[span.start : span.end].split())


def _says_something(parsed: Parsed, span: Span) -> bool:
    """Whether a quotation that stands alone is a sentence rather than a title: three words, or a full stop.

    A crosshead in single marks and a stage direction ("(CROSSTALK)") are none.
    """
    words = parsed.text[span.start : span.end].split()
    heading = parsed.text[span.start - 1] in "'‘" and all(word[0].isupper() or len(word) < 4 for word in words)
    if heading or (words[0].startswith("(") and words[-1].rstrip(".").endswith(")")):
        return False
    return _word_count(parsed, span) > 2 or parsed.text[span.end - 1] in ".!?…"


def _has_verb(parsed: Parsed, quote: Quote) -> bool:
    first, stop = bisect_left(parsed.starts, quote.span.start), bisect_left(parsed.starts, quote.span.end)
    return "V" in parsed.classes[first:stop] or "X" in parsed.classes[first:stop]
