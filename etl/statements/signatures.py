"""Who signed a quotation: the name after a dash behind it, or on a line of its own below it."""

from __future__ import annotations

from bisect import bisect_left

from etl.parse.letters import AFTER_SIGNATURE, SIGNATURE_LINE
from etl.parse.marks import Quote
from etl.parse.parsed import Parsed, Range
from etl.statements.phrases import phrase_from

FULL_NAME = 2  # words of a name that signs without saying who it is
_DASHES = frozenset(("—", "–", "―", "--"))
_LINE_DASHES = _DASHES | {"-"}
_BLOCKQUOTE = ">"  # before the lines of a quotation in mails and in Markdown


def signature(parsed: Parsed, quote: Quote) -> Range | None:
    """The name that signs a quotation; None where none does."""
    i = bisect_left(parsed.starts, quote.span.end)
    head = _past_blanks(parsed, i)
    breaks = parsed.text[quote.span.end : parsed.starts[head]].count("\n") if head < len(parsed) else 0
    if breaks:
        return _below(parsed, quote, head, breaks)
    return _behind(parsed, head) if parsed.words[head] in _DASHES else None


def _behind(parsed: Parsed, dash: int) -> Range | None:
    """ "“No way back.” — *Jane Doe*", as readers' letters and lists of voices have it."""
    line_end = _line_end(parsed, dash)
    name = _name_from(parsed, dash + 1, line_end)
    return None if name is None or parsed.outer[name.end : line_end].strip(AFTER_SIGNATURE) else name


def _below(parsed: Parsed, quote: Quote, head: int, breaks: int) -> Range | None:
    """ "“No way back.”⏎— *Jane Doe*", "⏎*Jane Doe, mayor*"; not a list, a dialogue, the byline of what follows."""
    dashed = parsed.words[head] in _LINE_DASHES
    line_end = _line_end(parsed, head)
    name = _name_from(parsed, head + dashed, line_end)
    if name is None or parsed.outer[name.start : line_end].strip(SIGNATURE_LINE) or not _begins_line(parsed, quote):
        return None
    comma = parsed.outer.find(",", name.start, line_end)
    described = comma >= 0 and any(parsed.lexicon.is_speaker_noun(word) for word in parsed.lower[comma:line_end])
    named = parsed.outer[name.start] == "M" and parsed.outer.startswith("M" * FULL_NAME, name.start)
    if not dashed:
        return name if described and named and breaks == 1 else None
    listed = parsed.words[_past_blanks(parsed, line_end)] == parsed.words[head]
    return name if (described or named) and not listed else None


def _begins_line(parsed: Parsed, quote: Quote) -> bool:
    """Whether nothing but marks stands on its line before a quotation."""
    before = parsed.text[parsed.text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start]
    return not any(character.isalnum() for character in before)


def _name_from(parsed: Parsed, i: int, line_end: int) -> Range | None:
    """The phrase at a token, past a blank, where it holds a name."""
    name = phrase_from(parsed, i + (parsed.outer[i] == "_"), line_end)
    return name if name and "M" in parsed.outer[name.start : name.end] else None


def _past_blanks(parsed: Parsed, i: int) -> int:
    """The token after blanks, line breaks and what marks the lines of a quotation."""
    while parsed.outer[i] == "_" or (parsed.words[i] == _BLOCKQUOTE and "\n" in parsed.words[i - 1]):
        i += 1
    return i


def _line_end(parsed: Parsed, i: int) -> int:
    return next((k for k in range(i, len(parsed)) if "\n" in parsed.words[k]), len(parsed))
