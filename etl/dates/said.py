"""When each statement was made, as far as the text tells; else publication is the latest that it can have been.

What tells, the surest first: the statement's own sentence ("a déclaré mardi"), or the document that speaks ("a report
released on Friday said"); the time of the live report's entry that it stands in; the occasion that somebody's words
before belong to, where they go on ("… lors d'une conférence de presse lundi. « … », a-t-il ajouté").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from etl.dates.beside import date_beside
from etl.dates.calendar import as_fine_as
from etl.dates.entries import Entry
from etl.dates.occasions import at_another_time, continued
from etl.model.article import Date
from etl.model.extraction import NEVER, DateMention, Said, Statement
from etl.parse.parsed import Parsed
from etl.statements.find import Attribution

NEAR = 8  # dates before one that is counted from another


def said_of(
    parsed: Parsed,
    found: Sequence[Attribution],
    mentions: Sequence[DateMention],
    entries: Sequence[Entry],
    published: Date,
) -> list[Said]:
    """When each statement of a document was made, in the same order.

    Args:
        parsed: the document.
        found: its statements, in order, each with how it was found.
        mentions: the dates that it names, in order, resolved.
        entries: those of a live report, in order, with their times.
        published: the article's date.
    """
    known = [
        mention
        for number, mention in enumerate(mentions)
        if mention.date.start
        and not _is_to_come(mention, published)
        and (mention.resolved != "before" or _follows(parsed.text, mentions[max(number - NEAR, 0) : number], mention))
    ]
    numbers = [_entry_of(one.statement, entries) for one in found]
    dates = [None if number is None else entries[number].date for number in numbers]
    own = [_own(parsed, one, known, date) for one, date in zip(found, dates, strict=True)]
    latest = Said(None, published.end, "unknown", "published", published.offset) if published.end else NEVER
    return [said or latest for said in continued(parsed, found, own, known, numbers)]


def _own(parsed: Parsed, one: Attribution, mentions: Sequence[DateMention], entry: Date | None) -> Said | None:
    """What a statement's own sentence tells, or its entry, whose time is given; None where they tell nothing."""
    beside = date_beside(parsed, one, mentions)
    if beside:
        return beside
    if entry is None or entry.start is None:
        return None
    if at_another_time(parsed, one):  # "He has repeatedly said …": by then
        return Said(None, entry.end, "unknown", "entry", entry.offset)
    return Said(entry.start, entry.end, entry.precision, "entry", entry.offset)


def _entry_of(statement: Statement, entries: Sequence[Entry]) -> int | None:
    """The entry that a statement stands in; None where it stands in none."""
    number = bisect_right(entries, statement.content[0].start, key=lambda entry: entry.start) - 1
    return number if number >= 0 else None


def _follows(text: str, before: Sequence[DateMention], mention: DateMention) -> bool:
    """Whether a date is that of one before, or what it is counted from stands in its paragraph: elsewhere "two days
    later" may mean another event."""
    if any(one.date.start == mention.date.start for one in before):
        return True
    days = (one.span.end for one in before if as_fine_as(one.date, "day"))
    return any("\n" not in text[end : mention.span.start] for end in days)


def _is_to_come(mention: DateMention, published: Date) -> bool:
    """Whether a date lies after publication: nothing was said then."""
    return bool(published.end and mention.date.start and mention.date.start >= published.end)
