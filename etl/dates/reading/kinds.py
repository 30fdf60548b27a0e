"""The kinds of words that dates are made of: a rule names them, and in a text each word is the letter of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What `dates.tsv` may say of a word, and what its value is there.
LISTED = {
    "month": "1 to 12",
    "namedmonth": "1 to 12, of a word that is something else too: May, March",
    "shortmonth": "1 to 12, of an abbreviation",
    "weekday": "0 for Monday to 6",
    "shortday": "0 to 6, of an abbreviation",
    "unit": "the unit of the calendar, in the singular",
    "units": "the unit, in the plural",
    "quarter": "the unit: third quarter",
    "half": "the unit: first half of the year",
    "period": "the unit where a word names no other: 'the year-ago period'",
    "number": "1 to 31, in words",
    "count": "another number",
    "one": "1: an indefinite article",
    "few": "nothing: how many is not said",
    "bygone": "-1: this past Monday",
    "habits": "nothing: mornings, after a weekday",
    "yearend": "nothing: the end of a year in one word",
    "ordinal": "1 to 31",
    "part": "the hours of a part of the day, 18-24",
    "dayword": "how many days after today",
    "daypart": "the hours of a part of today: tonight",
    "beforeday": "how many days after a day named before: la veille",
    "season": "the month in which it begins",
    "holiday": "month-day",
    "decade": "the years of a decade in words: 90",
    "which": "-1, 0, 1: last, current, next; against the article's date",
    "this": "0",
    "same": "0: of a date named before",
    "here": "0: ce mois-ci",
    "there": "0: cette année-là",
    "beside": "-1, 1: previous, following; against a date named before",
    "ago": "-1",
    "earlier": "-1, 1: earlier, later",
    "position": "early, mid or late",
    "latest": "0: of what was reported last",
    "full": "0: of the current one, whole",
    "ended": "nothing: what stands between a period and the day of its end",
    "fiscal": "nothing",
    "yearword": "nothing: what stands before the number of a year",
    "thousand": "2000: a year in words",
    "zone": "nothing",
    "meridiem": "0 or 12: the hours that are added",
    "hours": "nothing: o'clock, heures",
    "noon": "12 or 24",
    "the": "nothing",
    "owner": "nothing: a possessive",
    "numbered": "nothing: what has numbers that are no dates: version",
    "of": "nothing",
    "and": "nothing",
    "to": "nothing: between the ends of a range",
    "in": "nothing: a preposition before a date",
    "bounds": "-1 or 1: before, after",
    "running": "nothing: one before what lasts: for the year",
    "since": "nothing: one before what is past",
    "until": "nothing: one before what is to come, or an end",
    "at": "nothing: one before a clock time",
    "within": "nothing: one before a number of days to come: dans trois jours",
    "during": "nothing: one before a part of the day",
    "every": "nothing: what makes a date a habit",
    "measure": "nothing: what is counted, after a number that is then no year",
    "nowadays": "nothing: beside 'today' it means these years",
    "age": "nothing: behind 'today's' it means these years",
    "that": "nothing: what opens a clause",
    "past": "nothing: tells that something was",
    "future": "nothing: tells that something is to come",
    "present": "nothing: tells neither",
    "be": "nothing: what makes a participle part of what is to come: will be released",
    "-": "nothing: a word that is no date word, whatever Babel calls it",
}
# What the shape of a word or number tells.
SHAPED = (
    "day smallcount year shortyear manyyears owningyear fourdigits iso numeric clock time decimal nth"
    " hyphen comma apostrophe opening closing stop"
).split()
SETS = {  # names for several kinds at once
    "anymonth": "(?: month | namedmonth | shortmonth )",
    "anyday": "(?: weekday | shortday )",
    "dayofmonth": "(?: day | nth | ordinal )",
    "howmany": "(?: (?: number | count ) hyphen? (?: number | count ) | day | smallcount | number | count | one )",
    "anyyear": "(?: year | shortyear )",
    "anyunit": "(?: unit | units | quarter | half )",
    "rank": "(?: ordinal | nth )",
    "licence": "(?: in | bounds | running | since | until | of | to | and | at )",
}
OTHER = "."
LETTERS = {kind: chr(0x4E00 + number) for number, kind in enumerate((*LISTED, *SHAPED))}

NEVER_FIRST = (  # kinds of frequent words: no rule begins with one, so that a scan passes them at once
    "the owner bounds of and to in running since until at during that past future present be - measure nowadays"
    " age ended zone meridiem hours comma apostrophe opening closing stop hyphen"
).split()


def compiled_kinds(pattern: str, sets: Mapping[str, str] = SETS) -> str:
    """The regular expression over letters that a rule's pattern stands for; blanks mean nothing.

    Raises:
        KeyError: the pattern names a kind that there is not.
    """
    while set(re.findall(r"[a-z]+", pattern)) & sets.keys():
        pattern = re.sub(r"[a-z]+", lambda name: sets.get(name.group(), name.group()), pattern)
    return re.sub(r"[a-z]+", lambda name: LETTERS[name.group()], pattern).replace(" ", "")
