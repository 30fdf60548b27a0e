"""What a verb may have before its complement: times, places, asides."""

from __future__ import annotations

from etl.parse.parsed import Parsed
from etl.statements.phrases import extent


def after_times(parsed: Parsed, i: int, stop: int) -> int:
    """The token after the blanks and the words of time that follow a verb ("said Friday afternoon, …")."""
    while i < stop and (parsed.outer[i] == "_" or parsed.lower[i] in parsed.lexicon.groups["times"]):
        i += 1
    return i


def adjunct_end(parsed: Parsed, i: int, stop: int) -> int:
    """The token after what an English verb may have before its complement: times, adverbs, where and how it was said.

    "said Friday that", "said in a statement on Thursday that", "said, however, that".
    """
    position = i
    while position < stop:
        letter, word = parsed.outer[position], parsed.lower[position]
        if letter in "_K" or word in parsed.lexicon.groups["times"] or (letter == "A" and word not in ("not", "n't")):
            position += 1
        elif (
            letter == "D"
            and parsed.lower[position + 1 : position + 2]
            and (parsed.lower[position + 1] in parsed.lexicon.groups["times"])
        ):
            position += 2
        elif letter == "I" and word in parsed.lexicon.groups["settings"]:
            end = _setting_end(parsed, position + 1, stop)
            if end is None:
                break
            position = end
        elif letter == ",":
            closing = parsed.outer.find(",", position + 1, min(stop, position + 14))
            aside = parsed.outer[position + 1 : closing]
            if closing < 0 or any(letter in "VXRWSqG" for letter in aside):
                break
            position = closing + 1
        else:
            break
    return position


def _setting_end(parsed: Parsed, i: int, stop: int) -> int | None:
    """Where the noun phrase of "in a statement", "at a rally in Ohio", "on Fox News" ends; None where none begins."""
    end = extent(parsed, i, stop)
    return end if end > i else None
