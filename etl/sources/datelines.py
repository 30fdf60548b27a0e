"""When an article was published, by its dateline: "PARIS, 14 mars 2023 (Agence) –". Without a year it tells nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from etl.model.article import LANGUAGES, UNDATED, Date
from etl.parse.clean import HEADS, dateline_of

LOOKED_AT = 2_000  # characters of a text among which its dateline stands
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_dateline(text: str) -> Date:
    """The day that a text's dateline names in full; `UNDATED` where there is none, or several."""
    lines = (line.strip() for line in text[:LOOKED_AT].splitlines() if line.strip())
    for line in islice(lines, HEADS):
        dateline = dateline_of(line)
        if dateline and _YEAR.search(dateline.group()):
            return next((date for lang in LANGUAGES if (date := _only_day(dateline.group(), lang)).start), UNDATED)
    return UNDATED


def _only_day(words: str, lang: str) -> Date:
    from etl.dates.find import find_dates  # few texts need it, and a reader has little memory
    from etl.languages.known import load_language

    days = [each.date for each in find_dates(words, load_language(lang)) if each.resolved == "written"]
    return replace(days[0], learnt_from="text") if len(days) == 1 and days[0].precision == "day" else UNDATED
