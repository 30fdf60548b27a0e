"""What a verb may have before its complement: times, places, asides."""

from __future__ import annotations

from collections.abc import Callable

from etl.parse.letters import BLANK_OR_PRONOUN, DATE, NO_ASIDE, NOUN, holds
from etl.parse.parsed import Parsed
from etl.statements.phrases import extent

REACH = 40  # tokens after a verb within which its complement begins
ASIDE = 13  # tokens from the comma that opens an aside to the one that closes it

Adjunct = Callable[[Parsed, int, int], int | None]


def after_times(parsed: Parsed, i: int, stop: int) -> int:
    """The token after the blanks and the words of time that follow a verb ("said *Friday afternoon*, …")."""
    times = parsed.lexicon.groups["times"]
    while i < stop and (parsed.outer[i] == "_" or parsed.lower[i] in times):
        i += 1
    return i


def adjunct_end(parsed: Parsed, i: int, stop: int) -> int:
    """The token after all that an English verb has before its complement: "said *on Friday in a statement* that"."""
    while i < stop:
        end = _one_adjunct_end(parsed, i, stop)
        if end is None:
            break
        i = end
    return i


def _one_adjunct_end(parsed: Parsed, i: int, stop: int) -> int | None:
    """The token after the adjunct that begins at a token; None where none does."""
    for adjunct in ADJUNCTS:
        end = adjunct(parsed, i, stop)
        if end is not None:
            return end
    return None


def _word(parsed: Parsed, i: int, _stop: int) -> int | None:
    """ "said *Friday* that", "said *repeatedly* that", but not "said *not* all is lost"."""
    letter, word = parsed.outer[i], parsed.lower[i]
    adverb = letter == "A" and word not in parsed.lexicon.groups["negations"]
    return i + 1 if letter in BLANK_OR_PRONOUN or adverb or word in parsed.lexicon.groups["times"] else None


def _time_with_determiner(parsed: Parsed, i: int, _stop: int) -> int | None:
    """ "announced *this month* that"."""
    is_time = parsed.outer[i] == "D" and parsed.lower[i + 1] in parsed.lexicon.groups["times"]
    return i + 2 if is_time else None


def _time_ago(parsed: Parsed, i: int, _stop: int) -> int | None:
    """ "said *two weeks ago* that"."""
    return i + 3 if parsed.outer[i] in DATE and parsed.lower[i + 2] in parsed.lexicon.groups["ago"] else None


def _late(parsed: Parsed, i: int, _stop: int) -> int | None:
    """ "said *late* Tuesday that", "said *late* on Tuesday that"; not "said late payments"."""
    groups, time = parsed.lexicon.groups, i + 1 + (parsed.outer[i + 1] == "I")
    return i + 1 if parsed.lower[i] in groups["late"] and parsed.lower[time] in groups["times"] else None


def _setting(parsed: Parsed, i: int, stop: int) -> int | None:
    """ "said *in a statement* that", "said *at a rally in Ohio* that", "said *on Fox News* that"."""
    if parsed.outer[i] != "I" or parsed.lower[i] not in parsed.lexicon.groups["settings"]:
        return None
    end = extent(parsed, i + 1, stop)
    return end if end > i + 1 else None


def _issued(parsed: Parsed, i: int, _stop: int) -> int | None:
    """ "said in a statement *released* on Friday that"."""
    return i + 1 if parsed.lower[i] in parsed.lexicon.groups["issued"] and parsed.outer[i - 1] in NOUN else None


def aside_end(parsed: Parsed, i: int, stop: int) -> int | None:
    """ "said*, however,* that"."""
    if parsed.outer[i] != ",":
        return None
    closing = parsed.outer.find(",", i + 1, min(stop, i + ASIDE + 1))
    return closing + 1 if closing >= 0 and not holds(parsed.outer[i + 1 : closing], NO_ASIDE) else None


ADJUNCTS: tuple[Adjunct, ...] = (_word, _time_with_determiner, _time_ago, _late, _setting, _issued, aside_end)
