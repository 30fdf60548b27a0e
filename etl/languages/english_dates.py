"""How English writes dates."""

from __future__ import annotations

import re

from etl.dates.reading.grammar import Grammar, Rule
from etl.dates.reading.tense import Endings
from etl.dates.resolve import absolute, clock, periods, relative, weekdays

_SETS = {
    "date": "(?: (?: anyday comma? )? anymonth the? dayofmonth (?! measure ) (?: comma? anyyear (?! measure ) )?"
    " | (?: anyday comma? )? dayofmonth of anymonth (?: comma? anyyear )?"
    " | (?: anyday comma? )? [day nth] anymonth (?: comma? anyyear )? )",
    "oclock": "(?: (?: day | time | decimal | number ) meridiem zone? | (?: time | fourdigits | year ) zone"
    " | (?: day | number ) hours | noon zone? )",
    "place": "(?: position hyphen? )",
    "whose": "(?: year | this unit | which unit | the unit | full unit | fiscal unit? year? )",
}

_NO_DATES = (
    Rule("version 10.3.2010", "numbered (?: year | numeric | decimal | day )", None),
    Rule("every Monday", "every .? (?: rank | which | few )? (?: anyunit | weekday | part | anymonth | season )", None),
    Rule(
        "the past two weeks",
        "(?: which | few | bygone | beside | this ) (?: howmany | few | rank ) hyphen? units",
        None,
    ),
    Rule("the next 12 to 18 months", "which howmany (?: to | and | hyphen ) howmany units", None),
    Rule("several years", "few anyunit", None),
    Rule("Sunday mornings", "weekday habits", None),
    Rule("on a Tuesday", "(?<= in ) one weekday (?! part )", None),
    Rule("Monday through Friday", "weekday (?: to | hyphen ) weekday", None),
    Rule("the three-day talks", "howmany hyphen unit (?! hyphen? ago )", None),
    Rule("9 p.m. to 5 a.m. every day", "oclock every unit", None),
)

_DAYS = (
    Rule("2023-03-14", "iso", absolute.iso_day),
    Rule("03/14/2023", "numeric", absolute.numeric_day),
    Rule("the week of March 6", "unit of date", absolute.week_of),
    Rule("5 p.m. EST, Nov. 6", "oclock comma? date", clock.clock_time, late=True),
    Rule("15:00 GMT Saturday", "oclock comma? (?: weekday | dayword )", clock.clock_time, late=True),
    Rule(
        "March 10 to 12",
        "(?: anyday comma? )? anymonth [day nth] (?: to | hyphen | and ) [day nth]"
        " (?! unit | units | measure | meridiem ) (?: comma? anyyear )?",
        absolute.days_of_month,
    ),
    Rule("10-12 March 2023", "[day nth] (?: to | hyphen | and ) [day nth] of? anymonth year?", absolute.days_of_month),
    Rule("Tuesday evening, March 14", "weekday part comma date", relative.part_of_day),
    Rule("this coming Sunday, March eighth", "(?: this | which ){1,2} weekday comma date", absolute.day_of_month),
    Rule("on the morning of Aug. 7", "part of (?: date | weekday )", relative.part_of_day),
    Rule(
        "the first week of October", "(?: rank | which ) unit (?: of | in ) anymonth anyyear?", absolute.week_of_month
    ),
    Rule("Oct. 24 of last year", "date (?: of | comma )? (?: which | this ) unit", absolute.day_of_month),
    Rule("late on March 14", "place? which? date (?! hyphen )", absolute.day_of_month),
    Rule("Christmas Eve 2011", "(?<= in | at | bounds | since | until ) holiday year?", absolute.holiday),
    Rule("last Christmas", "(?: which | this ) holiday", absolute.holiday),
)

_CLOCK = (
    Rule("at 3 p.m.", "(?: day | time | decimal | number ) meridiem zone?", clock.clock_time, late=True),
    Rule("0735 GMT", "(?: time | fourdigits | year ) zone", clock.clock_time, late=True),
    Rule(
        "at 10:35",
        "(?<= at | until | since | in | bounds | to | comma | opening ) time",
        clock.clock_time,
        late=True,
    ),
    Rule("at three o'clock", "(?: day | number ) hours", clock.clock_time, late=True),
    Rule("at noon", "(?<= at | until | since | in | bounds | to | hyphen ) noon zone?", clock.clock_time, late=True),
)

_PERIODS = (
    Rule(
        "the year-earlier quarter", "unit hyphen? (?: ago | earlier ) (?: quarter | period | half )", periods.reported
    ),
    Rule("year-earlier results", "unit hyphen earlier", periods.reported),
    Rule("the latest period", "latest (?: quarter | period | half )", periods.reported),
    Rule("the 1989 period", "year period", periods.reported),
    Rule("the 1988 third quarter", "year rank hyphen? quarter", periods.quarter),
    Rule(
        "the first half of the year", "(?: rank | which ) half of the? (?: whose | unit | manyyears )", periods.quarter
    ),
    Rule("third-quarter earnings", "rank hyphen? fiscal? quarter (?: (?: comma | of )? the? whose )?", periods.quarter),
    Rule("the fiscal first quarter", "fiscal rank quarter", periods.quarter),
    Rule("the late 1980s", "place? the? manyyears", periods.decade),
    Rule("the 1980's", "(?: (?<= the ) | place ) owningyear", periods.decade),
    Rule("1990's record", "owningyear", absolute.owning_year),
    Rule("the sixties", "place? the? decade", periods.decade),
    Rule("the 20th century", "place? rank hyphen? unit", periods.century),
    Rule("fiscal 1989", "fiscal unit? anyyear", absolute.year),
    Rule(
        "in two thousand one", "(?<= in | since | unit | and ) thousand and? (?: number | one )", absolute.spelled_year
    ),
    Rule(
        "nineteen ninety-eight",
        "number (?: number | count ) (?: hyphen? number )? (?! units | measure )",
        absolute.spelled_year,
    ),
    Rule("the year two thousand", "unit thousand", absolute.year),
    Rule("the spring of 2012", "place? season of? anyyear", periods.season),
    Rule("late last summer", "place? (?: which | this bygone? | bygone ) season", periods.season),
    Rule("the spring of next year", "season of? (?: which | this ) unit", periods.season),
    Rule("in October last year", "anymonth of? (?: which | this ) unit", absolute.month),
    Rule("in the summer", "(?<= the ) season (?! of | year | part )", periods.season),
    Rule("early in March 2023", "place? anymonth (?: of | comma )? anyyear (?! measure )", absolute.month),
    Rule("late last July", "place? (?: which | this ) anymonth", absolute.month),
    Rule("early May", "place anymonth", absolute.month),
)

_RELATIVE = (
    Rule("earlier this year", "earlier this (?: unit | quarter )", relative.shifted),
    Rule("earlier yesterday", "earlier dayword", relative.dayword),
    Rule("two and a half years ago", "howmany and one half units ago", relative.ago_and_half),
    Rule("a year and a half ago", "howmany anyunit and one half ago", relative.ago_and_half),
    Rule("a week ago Monday", "howmany (?: unit | units ) ago weekday", relative.weekday_of_week),
    Rule("two years ago", "howmany hyphen? anyunit ago", relative.ago),
    Rule("by year-end", "yearend year?", relative.year_end),
    Rule("earlier in the week", "earlier in the unit", relative.shifted),
    Rule("the following Monday", "(?<= the ) beside weekday", weekdays.weekday_beside),
    Rule("the night before,", "(?<= the ) part bounds (?= comma | stop )", relative.part_of_day),
    Rule("a year earlier", "howmany anyunit earlier", relative.later),
    Rule("two years before,", "howmany anyunit bounds (?= comma | stop )", relative.later),
    Rule("the day before,", "(?<= the ) unit bounds (?= comma | stop )", relative.later),
    Rule("the next morning", "(?<= the ) (?: which | beside ) part", relative.part_of_day),
    Rule("that night", "same part", relative.part_of_day),
    Rule("the next day", "(?<= the ) (?: which | beside ) unit", relative.following),
    Rule("the day before last Tuesday", "unit bounds (?: which? weekday | dayword | date )", relative.beside_day),
    Rule("the previous day", "beside unit", relative.same),
    Rule("that month", "same (?: unit | quarter )", relative.same),
    Rule("this morning", "place? (?: this | which ) part", relative.part_of_today),
    Rule("late tonight", "place? daypart", relative.part_of_today),
    Rule("Tuesday evening", "place? (?: which | this )? (?: weekday | dayword ) place? part", relative.part_of_day),
    Rule("mid-afternoon yesterday", "place? part (?: weekday | dayword )", relative.part_of_day),
    Rule("by mid afternoon", "place part", relative.part_of_day),
    Rule("late last week", "place? (?: which | this | full ) (?: unit | quarter )", relative.shifted),
    Rule("for the year", "(?<= running the ) unit (?! ended | of )", relative.year_so_far),
    Rule("the end of the year", "position the unit (?! of )", relative.shifted),
    Rule("this past Monday", "this? (?: which | bygone ) weekday", weekdays.weekday),
    Rule("next Tuesday", "place? (?: which | this ){1,2} weekday", weekdays.weekday),
    Rule("over the weekend", "(?<= the ) bygone? unit", weekdays.the_weekend),
    Rule("this past weekend", "this bygone unit", weekdays.the_weekend),
    Rule("early Friday", "place? weekday", weekdays.weekday),
    Rule("late yesterday", "place? dayword", relative.today),
    Rule("in three days", "(?<= in ) howmany (?: unit | units ) (?! hyphen )", relative.within),
)

_ALONE = (
    Rule("in May", "(?<= licence ) (?: namedmonth | shortmonth )", absolute.month),
    Rule("May and June 2022", "namedmonth (?= (?: and | to | hyphen | comma ) anymonth )", absolute.month),
    Rule("December", "month", absolute.month),
    Rule("1914-18", "year hyphen (?: day | smallcount ) (?! hyphen | anymonth )", absolute.years_to),
    Rule("the end of 1994", "place? year (?! measure )", absolute.bare_year),
    Rule("the summer of '58", "(?<= in | of | since | until | position ) shortyear", absolute.year),
    Rule("during the quarter", "(?<= the ) quarter (?! of )", periods.reported),
)

ENGLISH_DATES = Grammar(
    rules=(*_NO_DATES, *_DAYS, *_CLOCK, *_PERIODS, *_RELATIVE, *_ALONE),
    sets=_SETS,
    endings=Endings(past=re.compile(r"[a-z]{2,}[^e\W]ed"), future=None),
    months_also_words=frozenset(("may", "march")),
    day_first=False,
)
