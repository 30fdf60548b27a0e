"""The clause after what is said that tells who spoke: where it begins, and its subject behind the verb."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.letters import ADVERBIAL, BESIDE_VERB, ENDS_SAID, OPENS_WORDS, back_over, past
from etl.parse.parsed import Parsed, Range
from etl.statements.odd_subjects import nickname_at
from etl.statements.subjects import subject_after


def clause_start(parsed: Parsed, cue: Cue, first: int) -> int | None:
    """The first token of the verb's clause: "…, *comme l'a expliqué le ministre*"; None if nothing ends before it."""
    start = back_over(BESIDE_VERB, parsed.outer, cue.start, first)
    if start > first and parsed.lower[start - 1] in parsed.lexicon.groups["as"]:
        start -= 1
    return start if start > first and parsed.outer[start - 1] in ENDS_SAID else None


def subject_behind(parsed: Parsed, cue: Cue, stop: int) -> Range | None:
    """The subject behind a verb that announces nothing after it: "…, a indiqué *le ministère*"; None without."""
    if cue.form != "finite":
        return None
    if _announces(parsed, cue.end, stop):
        return nickname_at(parsed, cue.end, stop)
    return subject_after(parsed, cue.end, stop)


def _announces(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether a complement begins right after the verb: "que", a colon, a quotation."""
    i = past(ADVERBIAL, parsed.outer, i, stop)
    return i < stop and (parsed.outer[i] in OPENS_WORDS or parsed.lower[i] in parsed.lexicon.groups["that"])
