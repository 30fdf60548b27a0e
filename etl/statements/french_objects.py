"""Whether a noun phrase behind a French verb may be its object: not a time, not what a preposition governs."""

from __future__ import annotations

from etl.parse.letters import DATE, GOVERNED, NOMINAL
from etl.parse.parsed import Parsed

DATE_WORDS = 3  # tokens that "le 25 juillet" takes at most


def is_object(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a noun phrase begins that may be the verb's object: "dénonce *un acte*", not "le 25 juillet"."""
    return parsed.outer[i] in NOMINAL and not _is_governed(parsed, i) and not _is_date(parsed, i, limit)


def _is_date(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a word of time stands at a token, or right after its article or number ("le 25 juillet")."""
    times = parsed.lexicon.groups["times"]
    return any(parsed.lower[k] in times for k in range(i, min(i + DATE_WORDS, limit)) if parsed.outer[k] in DATE)


def _is_governed(parsed: Parsed, i: int) -> bool:
    """Whether a noun phrase is governed by a preposition, and so no object: "devant *la presse*", "*aux* députés"."""
    contracted = parsed.lexicon.groups["contracted"]
    if parsed.lower[i] in contracted and parsed.outer[i] == "D":
        return True
    j = i - 1
    while j >= 0 and parsed.outer[j] in GOVERNED and parsed.lower[j] not in contracted:
        j -= 1
    return j >= 0 and (parsed.outer[j] == "I" or parsed.lower[j] in contracted)
