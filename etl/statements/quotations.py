"""Quotations that no verb governs: floating ones that go on with the last speaker, headlines, long fragments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model.article import Span, overlaps
from etl.parse.letters import BESIDE_QUOTATION, SUBJECT, VERB, past
from etl.parse.marks import Quote
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range
from etl.statements.phrases import first_phrase, head_speaks, phrase_from
from etl.statements.signatures import signature

LONG_FRAGMENT = 5  # words; shorter ones without a cue are scare quotes, titles, nicknames
SHORTEST = 3  # words of a quotation that says something without a verb or a full stop
COLON = 20  # characters, mostly blanks, that may stand between a colon and its quotation
_SINGLE = "'‘"
_BLANKS = " \n\r\t"  # between a colon and its quotation; what parts two turns or entries is none
_STOPS = ".!?…"
_BESIDE = str.maketrans("", "", BESIDE_QUOTATION)


@dataclass(frozen=True)
class _Loose:
    """A quotation that no verb governs, in the sentence `number`, beside the statements `governed` of that sentence."""

    parsed: Parsed
    number: int
    quote: Quote
    governed: Sequence[Draft]

    @property
    def content(self) -> Span:
        """What stands between its marks."""
        return Span(self.quote.parts[0].start, self.quote.parts[-1].end)

    @property
    def sentence(self) -> Range:
        """The tokens of its sentence."""
        return Range(*self.parsed.sentences[self.number])

    def draft(self, pattern: str, *, source: Range | None = None, holder: Range | None = None) -> Draft:
        """The statement that it is, by a construction."""
        return Draft(content=(self.content,), pattern=pattern, sentence=self.number, source=source, holder=holder)


def ungoverned(parsed: Parsed, number: int, governed: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations of one sentence that no other statement holds, each by the first construction that it fits."""
    taken = [span for draft in governed for span in draft.content]
    for quote in _quotes_of(parsed, number):
        if not quote.parts:
            continue
        loose = _Loose(parsed, number, quote, governed)
        if any(overlaps(loose.content, span) for span in taken):
            continue
        draft = next(filter(None, (construction(loose) for construction in CONSTRUCTIONS)), None)
        if draft:
            yield draft


def _quotes_of(parsed: Parsed, number: int) -> list[Quote]:
    numbers = sorted(set(parsed.inside[slice(*parsed.sentences[number])]) - {-1})
    return [parsed.quotes[number] for number in numbers]


def _headline(loose: _Loose) -> Draft | None:
    """Of the name before a colon, in a headline or a transcript: "Patrouchev : « Les Américains participent »"."""
    parsed, (first, _) = loose.parsed, loose.sentence
    colon = bisect_left(parsed.starts, loose.quote.span.start) - 1
    while colon > first and parsed.outer[colon] == "_":
        colon -= 1
    first = past("_", parsed.outer, first, colon)  # a tag stood there
    if colon <= first or parsed.outer[colon] != ":" or "M" not in parsed.outer[first:colon]:
        return None
    label = phrase_from(parsed, first, colon)
    if label is None or parsed.outer[label.end : colon].strip("_"):
        return None
    return loose.draft("headline", source=label)


def _floating(loose: _Loose) -> Draft | None:
    """Of whoever spoke last: all of its sentence, but for a connector or two: "« Nous n'avons rien vu. »"."""
    first, stop = loose.sentence
    alone = len(loose.parsed.outer[first:stop].translate(_BESIDE)) <= 1
    return loose.draft("floating") if alone and _says_something(loose.parsed, loose.content) else None


def _after_colon(loose: _Loose) -> Draft | None:
    """Of whoever spoke or was named in the sentence before a colon: "Le ministre est formel : « Tout va bien »"."""
    parsed, start = loose.parsed, loose.quote.span.start
    if not parsed.text[max(0, start - COLON) : start].rstrip(_BLANKS).endswith(":"):
        return None
    words = _word_count(parsed, loose.content)
    if words < LONG_FRAGMENT and (words < SHORTEST or not _holds_verb(loose)):
        return None
    before = [draft.source or draft.holder for draft in loose.governed if draft.content[0] < loose.content]
    holder = before[-1] if before else first_phrase(parsed, *loose.sentence)
    speaks = holder is not None and (before or parsed.outer[holder.start] in SUBJECT or head_speaks(parsed, holder))
    return loose.draft("colon quotation", holder=holder if speaks else None)


def _fragment(loose: _Loose) -> Draft | None:
    """Of whoever the sentence is about, where it is long: "The report is blunt about “a plan that could not work”"."""
    if _word_count(loose.parsed, loose.content) < LONG_FRAGMENT or not _holds_verb(loose):
        return None
    holder = first_phrase(loose.parsed, *loose.sentence)
    timed = holder is not None and any(
        word in loose.parsed.lexicon.groups["times"] for word in _words_of(loose, holder)
    )
    return loose.draft("fragment quotation", holder=None if timed else holder)


def _words_of(loose: _Loose, phrase: Range) -> list[str]:
    """The words of a phrase, without the plural's "s"."""
    return [word.removesuffix("s") for word in loose.parsed.lower[phrase.start : phrase.end]]


def _signed(loose: _Loose) -> Draft | None:
    """Of the name after a dash, or on a line of its own below: "“No way back.” — Jane Doe"."""
    name = signature(loose.parsed, loose.quote)
    return loose.draft("signature", source=name) if name else None


CONSTRUCTIONS = (_headline, _signed, _floating, _after_colon, _fragment)  # the surest first


def _word_count(parsed: Parsed, span: Span) -> int:
    return len(parsed.text[span.start : span.end].split())


def _says_something(parsed: Parsed, span: Span) -> bool:
    """Whether a quotation that stands alone is a sentence rather than a title: three words, or a full stop.

    A crosshead in single marks and a stage direction ("(CROSSTALK)") are none.
    """
    words = parsed.text[span.start : span.end].split()
    heading = parsed.text[span.start - 1] in _SINGLE and all(word[0].isupper() or len(word) < 4 for word in words)
    if heading or (words[0].startswith("(") and words[-1].rstrip(".").endswith(")")):
        return False
    return len(words) >= SHORTEST or parsed.text[span.end - 1] in _STOPS


def _holds_verb(loose: _Loose) -> bool:
    parsed, span = loose.parsed, loose.quote.span
    first, stop = bisect_left(parsed.starts, span.start), bisect_left(parsed.starts, span.end)
    return any(letter in VERB for letter in parsed.classes[first:stop])
