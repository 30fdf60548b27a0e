"""The occasion that a statement belongs to, carried on: who goes on speaking does so at the time told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.mentions import mentions_in
from etl.dates.outside import names_another_date
from etl.model.article import Date
from etl.model.extraction import DateMention, Said
from etl.parse.parsed import Parsed, Range
from etl.statements.find import Attribution
from etl.statements.phrases import first_phrase

CARRIED = frozenset(("minute", "hours", "day", "week"))  # precisions that are an occasion's: not "said in 2009"
NEAR = 3  # sentences from one statement of somebody to his next one on the same occasion


def continued(
    parsed: Parsed,
    found: Sequence[Attribution],
    own: Sequence[Said | None],
    mentions: Sequence[DateMention],
    entries: Sequence[int | None],
) -> list[Said | None]:
    """What each statement tells of its time, or else what the same speaker's words just before it tell, or just after.

    Args:
        parsed: the document.
        found: its statements, in order.
        own: what the sentence or entry of each tells.
        mentions: the dates of the document, in order.
        entries: the entry of a live report that each stands in; nothing goes on from one into another.
    """
    result = [said or _told(parsed, found[number], mentions) for number, said in enumerate(own)]
    for number, said in enumerate(result):
        before = _before(parsed, found, entries, number) if said is None else None
        if before is None:
            continue
        same_sentence = found[before].draft.sentence == found[number].draft.sentence
        if same_sentence or not names_another_date(parsed, found[number], mentions):
            result[number] = _of_occasion(result[before])
    for number in range(len(found) - 1, 0, -1):
        before = _before(parsed, found, entries, number)
        if before is not None and result[number] and result[before] is None and _adds(parsed, found[number]):
            result[before] = _of_occasion(result[number])
    return result


def _of_occasion(said: Said | None) -> Said | None:
    return replace(said, learnt_from="occasion") if said and said.precision in CARRIED else None


def _told(parsed: Parsed, one: Attribution, mentions: Sequence[DateMention]) -> Said | None:
    """What a sentence of its own beside a statement tells: "Anna Harsk *spoke to reporters on Tuesday*. She said …",
    "« … », a dit le maire. *Il s'exprimait mardi à la radio*"."""
    if one.speaker.name is None or at_another_time(parsed, one) or names_another_date(parsed, one, mentions):
        return None
    for number in (one.draft.sentence - 1, one.draft.sentence + 1):
        if not 0 <= number < len(parsed.sentences) or parsed.sentences[number][0] in parsed.entries[1:]:
            continue
        date = _of_sentence(parsed, number, one, mentions)
        if date:
            return Said(date.start, date.end, date.precision, "occasion", date.offset)
    return None


def _of_sentence(parsed: Parsed, number: int, one: Attribution, mentions: Sequence[DateMention]) -> Date | None:
    """The date of a sentence that tells that somebody spoke, where its subject is the speaker, or a pronoun behind."""
    first, stop = parsed.sentences[number]
    verb = next((i for i in range(first, stop) if parsed.lower[i] in parsed.lexicon.groups["spoke"]), None)
    if verb is None or any(cue.end <= verb for cue in parsed.cues_from(first, stop)):
        return None
    subject = first_phrase(parsed, first, verb) or Range(first, first + 1)
    pronoun = parsed.outer[subject.start] == "R" and number > one.draft.sentence
    named = (one.speaker.name or "").split()[-1].lower() in parsed.lower[subject.start : subject.end]
    dates = (mention.date for mention in mentions_in(mentions, parsed.starts[first], parsed.ends[stop - 1]))
    inside = [date for date in dates if date.precision in CARRIED]
    return inside[0] if len(inside) == 1 and (named or pronoun) else None


def _before(parsed: Parsed, found: Sequence[Attribution], entries: Sequence[int | None], number: int) -> int | None:
    """The statement with which somebody's next one goes on: the last of his, near before it; None where another time
    begins ("he had said", "plus tôt") or nobody is named."""
    one = found[number]
    if one.speaker.name is None or at_another_time(parsed, one):
        return None
    for before in range(number - 1, -1, -1):
        other = found[before]
        if entries[before] != entries[number] or one.draft.sentence - other.draft.sentence > NEAR:
            return None
        if other.speaker.name == one.speaker.name:
            return before
    return None


def at_another_time(parsed: Parsed, one: Attribution) -> bool:
    """Whether the verb or an adverb beside it tells of another time: "*had* said", "avait-il déclaré *plus tôt*"."""
    cue, groups = one.draft.cue, parsed.lexicon.groups
    if cue is None:
        return False
    pluperfect = any(parsed.lower[i] in groups["pluperfect"] for i in range(*cue))
    first, stop = parsed.sentences[one.draft.sentence]
    beside = range(max(first, cue.start - 3), min(cue.end + 4, stop))
    return pluperfect or any(parsed.lower[i] in groups["other times"] and parsed.outer[i] != "q" for i in beside)


def _adds(parsed: Parsed, one: Attribution) -> bool:
    """Whether a verb goes on with what was said before: "a-t-il *ajouté*"."""
    return one.draft.lemma in parsed.lexicon.groups["going on"]
