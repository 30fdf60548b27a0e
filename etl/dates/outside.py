"""The dates of a statement's sentence that stand outside of its words, each with what the rules ask about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.dates.mentions import mentions_in
from etl.model.extraction import DateMention
from etl.parse.letters import VERB
from etl.parse.parsed import Parsed, Range
from etl.statements.draft import Draft
from etl.statements.find import Attribution

TOO_ROUGH = frozenset(("decade", "century", "unknown"))  # precisions that do not tell when something was said
FARTHEST = 40  # tokens between a verb and the date beside it


class Beside(NamedTuple):
    """A date in a statement's sentence, as the questions below ask about it.

    Attributes:
        parsed: the document.
        pattern: the construction that gave the statement.
        cue: the tokens that announce the statement.
        source: the tokens that name who speaks, if any do.
        said: the tokens of the words, in order.
        first: the first token of the sentence.
        start: the date's first token.
        end: the token after it.
    """

    parsed: Parsed
    pattern: str
    cue: Range
    source: Range | None
    said: Sequence[Range]
    first: int
    start: int
    end: int

    @property
    def away(self) -> int:
        """How many tokens stand between the date and what announces the statement."""
        return max(self.start - self.cue.end, self.cue.start - self.end)

    def between(self, start: int, stop: int) -> str:
        """The letters of a stretch, those of the statement's own words left out."""
        return "".join(letter for _, letter in self.outside(start, stop))

    def outside(self, start: int, stop: int) -> Iterator[tuple[int, str]]:
        """The tokens of a stretch with their letters, those of the statement's own words left out."""
        for i in range(start, stop):
            if not any(a <= i < b for a, b in self.said):
                yield i, self.parsed.outer[i]


def names_another_date(parsed: Parsed, one: Attribution, mentions: Sequence[DateMention]) -> bool:
    """Whether a date stands in a statement's sentence before its verb, outside of its words: of another time."""
    return any(at.end <= at.cue.start for at, _ in dates_outside(parsed, one, mentions))


def dates_outside(
    parsed: Parsed, one: Attribution, mentions: Sequence[DateMention]
) -> Iterator[tuple[Beside, DateMention]]:
    """The dates of a statement's sentence that stand outside of its words, not too far from its verb."""
    draft, sentence = one.draft, one.statement.sentence
    if draft.cue is None or sentence is None:
        return
    said = [_tokens(parsed, *span) for span in one.statement.content]
    first = bisect_left(parsed.starts, sentence.start)
    source = draft.source or (draft.holder if draft.pattern == "noun" else None)
    for mention in mentions_in(mentions, sentence.start, sentence.end):
        tokens = _tokens(parsed, *mention.span)
        if mention.date.precision in TOO_ROUGH or any(a < tokens.end and tokens.start < b for a, b in said):
            continue
        at = Beside(parsed, draft.pattern, _verb(parsed, draft), source, said, first, *tokens)
        if at.away <= FARTHEST + sum(b - a for a, b in said):
            yield at, mention


def _verb(parsed: Parsed, draft: Draft) -> Range:
    """The tokens that announce a statement, from its verb on where a noun does: "*rejected reports* that"."""
    cue = draft.cue or Range(0, 0)
    if draft.pattern != "noun" or draft.holder is None:
        return cue
    verb = next((i for i in range(draft.holder.end, cue.start) if parsed.outer[i] in VERB), cue.start)
    return Range(verb, cue.end)


def _tokens(parsed: Parsed, start: int, end: int) -> Range:
    first = bisect_left(parsed.ends, start + 1)
    return Range(first, max(bisect_left(parsed.starts, end), first + 1))
