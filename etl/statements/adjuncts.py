"""What a verb may have before its complement: times, places, asides."""

from __future__ import annotations

from etl.parse.components import Parsed
from etl.statements.phrases import extent


def after_times(doc: Parsed, i: int, last: int) -> int:
    """The token after the blanks and the words of time that follow a verb ("said Friday afternoon, …")."""
    while i < last and (doc.outer[i] == "_" or doc.lower[i] in doc.lexicon.groups["times"]):
        i += 1
    return i


def adjunct_end(doc: Parsed, i: int, last: int) -> int:
    """The token after what an English verb may have before its complement: times, adverbs, where and how it was said.

    "said Friday that", "said in a statement on Thursday that", "said, however, that".
    """
    position = i
    while position < last:
        letter, word = doc.outer[position], doc.lower[position]
        if letter in "_K" or word in doc.lexicon.groups["times"] or (letter == "A" and word not in ("not", "n't")):
            position += 1
        elif (
            letter == "D"
            and doc.lower[position + 1 : position + 2]
            and (doc.lower[position + 1] in doc.lexicon.groups["times"])
        ):
            position += 2
        elif letter == "I" and word in doc.lexicon.groups["settings"]:
            end = _setting_end(doc, position + 1, last)
            if end is None:
                break
            position = end
        elif letter == ",":
            closing = doc.outer.find(",", position + 1, min(last, position + 14))
            aside = doc.outer[position + 1 : closing]
            if closing < 0 or any(letter in "VXRWSqG" for letter in aside):
                break
            position = closing + 1
        else:
            break
    return position


def _setting_end(doc: Parsed, i: int, last: int) -> int | None:
    """Where the noun phrase of "in a statement", "at a rally in Ohio", "on Fox News" ends; None where none begins."""
    end = extent(doc, i, last)
    return end if end > i else None
