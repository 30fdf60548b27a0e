"""How French writes dates."""

from __future__ import annotations

import re

from etl.dates.reading.grammar import Grammar, Rule
from etl.dates.reading.tense import Endings
from etl.dates.resolve import absolute, clock, periods, relative, weekdays

_SETS = {
    "dom": "(?: day | nth | rank | number )",
    "frenchyear": "(?: anyyear | smallcount (?! measure | units ) )",
    "date": "(?: (?: anyday comma? the? )? [day nth ordinal] anymonth frenchyear? )",
    "place": "(?: position hyphen? of? the? )",
    "oclock": "(?: (?: clock | time ) (?: meridiem | zone ){0,2} | (?: day | number ) hours (?: day | smallcount )?"
    " (?: meridiem | zone ){0,2} | noon zone? )",
    "licensed": "(?<= at | to | since | until | bounds | comma | opening | and | weekday | month )",
    "hourunit": "(?: hours | anyunit )",
}

_NO_DATES = (
    Rule("version 10.3.2010", "numbered (?: year | numeric | decimal | day )", None),
    Rule(
        "chaque lundi",
        "every (?: rank | which | few | howmany )? (?: anyunit | weekday | part | anymonth | season )",
        None,
    ),
    Rule("tous les jours", "every units", None),
    Rule("le lundi", "(?<= the ) weekday (?! comma? the? [day nth ordinal] | which | beside | same | part )", None),
    Rule("du lundi au vendredi", "(?<= of ) weekday to weekday", None),
    Rule("lundi matins", "weekday habits", None),
    Rule("le 11-Septembre", "day hyphen anymonth", None),
    Rule("les deux dernières semaines", "howmany (?: which | few ) units", None),
    Rule("ces derniers jours", "which units", None),
    Rule("pendant 8 heures", "(?<= during | every ) (?: oclock )", None),
    Rule("10 h de négociations", "clock (?= of \\. )", None),
)

_DAYS = (
    Rule("2023-03-14", "iso", absolute.iso_day),
    Rule("14/03/2023", "numeric", absolute.numeric_day),
    Rule("la semaine du 6 mars", "unit of date", absolute.week_of),
    Rule(
        "dans la nuit du 14 au 15 mars",
        "part of (?: anyday )? [day nth] anymonth? frenchyear? (?: to | and ) (?: anyday )? date",
        relative.night_between,
    ),
    Rule("la nuit de lundi à mardi", "part of weekday to weekday which?", relative.night_between),
    Rule("dans la matinée de mardi", "part of the? (?: date | weekday which? | dayword )", relative.part_of_day),
    Rule(
        "du 10 au 12 mars",
        "(?: anyday )? [day nth] (?: to | hyphen ) (?: anyday )? [day nth] anymonth frenchyear?",
        absolute.days_of_month,
    ),
    Rule(
        "les 6 et 13 avril",
        "[day nth] (?= (?: comma [day nth] ){0,9} and the? [day nth] anymonth )",
        absolute.day_of_month,
    ),
    Rule("mardi 14 mars au soir", "date (?: to | in )? part", relative.part_of_day),
    Rule(
        "le 24 octobre de l'an dernier",
        "this? date of? (?: the? unit which | this unit | yearword which )",
        absolute.day_of_month,
    ),
    Rule("le 6 mai dernier", "this? date which?", absolute.day_of_month),
    Rule(
        "lundi 15",
        "weekday day (?! measure | units | hours | anymonth | hyphen | comma day )",
        absolute.weekday_and_number,
    ),
    Rule("à Noël", "(?<= to | in | since | until | of | the ) holiday (?: which | anyyear )?", absolute.holiday),
    Rule("la veille de Noël", "beforeday of the? (?: holiday | date )", relative.beside_day),
    Rule("Noël 2011", "holiday year", absolute.holiday),
)

_CLOCK = (
    Rule("à 22 h", "licensed oclock (?! of \\. )", clock.clock_time, late=True),
    Rule("de 10 h à 12 h", "(?<= of ) oclock (?= (?: to | hyphen ) oclock )", clock.clock_time, late=True),
    Rule("15 h 30, hier", "oclock (?= comma? (?: weekday | dayword ) )", clock.clock_time, late=True),
    Rule("10h-12h", "(?<= hyphen ) (?: clock | time )", clock.clock_time, late=True),
    Rule("14h30 GMT", "(?: clock | time ) (?: zone | meridiem )", clock.clock_time, late=True),
)

_PERIODS = (
    Rule(
        "le troisième trimestre 2012",
        "rank (?: quarter | half ) (?: of? (?: the? fiscal? anyyear | yearword anyyear | which | the unit which? ) )?",
        periods.quarter,
    ),
    Rule(
        "fin des années 30", "place? units (?: manyyears | smallcount | day | year | count | number )", periods.decade
    ),
    Rule("le XXe siècle", "place? rank anyunit", periods.century),
    Rule("aux XVIIe et XVIIIe siècles", "rank (?= (?: and | comma ) rank units )", periods.century),
    Rule("l'exercice 2010", "fiscal (?: of )? anyyear", absolute.year),
    Rule("l'an 2000", "place? (?: yearword | unit ) anyyear", absolute.year),
    Rule("au printemps 2012", "place? season of? frenchyear", periods.season),
    Rule("l'automne de l'an dernier", "season of? (?: the? unit which | this unit | yearword which )", periods.season),
    Rule("en juin de l'an dernier", "anymonth of? (?: the? unit which | this unit | yearword which )", absolute.month),
    Rule("cet été", "place? this season (?: which | here )?", periods.season),
    Rule("la fin de l'été", "position of the season which?", periods.season),
    Rule("l'été dernier", "(?<= the | to | position ) season which", periods.season),
    Rule("à l'automne", "(?<= the | to ) season (?! which | of )", periods.season),
    Rule("fin février 2023", "place? anymonth frenchyear", absolute.month),
    Rule("en juin prochain", "place? (?: month | shortmonth ) which?", absolute.month),
    Rule("au début du mois de juin", "place? unit of anymonth (?: frenchyear | which )?", absolute.month_named),
    Rule("mi-mars", "place anymonth which?", absolute.month),
)

_RELATIVE = (
    Rule("plus tôt cette semaine", "earlier this unit", relative.shifted),
    Rule("plus tôt hier", "earlier dayword", relative.dayword),
    Rule("plus tôt dans la journée", "earlier within the unit", None),
    Rule("il y a deux ans", "ago one? howmany of? hourunit (?! of )", relative.ago),
    Rule("trois jours plus tard", "one? howmany of? hourunit earlier", relative.later),
    Rule("deux ans après,", "howmany anyunit bounds (?= comma | stop )", relative.later),
    Rule("dans trois jours", "(?<= within ) one? howmany of? hourunit (?! of )", relative.within),
    Rule("la semaine suivante", "unit beside", relative.same),
    Rule("cette année-là", "this unit hyphen there", relative.same),
    Rule("le même jour", "(?<= the ) same unit", relative.same),
    Rule("ce même mois", "this same unit", relative.same),
    Rule("le même soir", "(?<= the ) same part", relative.part_of_day),
    Rule("le jour même", "unit same", relative.same),
    Rule("le matin même", "part same", relative.part_of_day),
    Rule("le lendemain matin", "beforeday (?: to | in )? part", relative.part_of_day),
    Rule("ce soir-là", "this part hyphen there", relative.part_of_day),
    Rule("ce même lundi après-midi", "this same? weekday part", relative.part_of_day),
    Rule("ce même lundi", "this same weekday", weekdays.weekday),
    Rule("jeudi soir dernier", "weekday part which", relative.part_of_day),
    Rule("ce matin", "place? this part", relative.part_of_today),
    Rule("la nuit dernière", "part which", relative.part_of_today),
    Rule(
        "hier en début d'après-midi",
        "(?: dayword weekday? | this? weekday which? ) (?: to the? | in | within the )? place? part",
        relative.part_of_day,
    ),
    Rule("dans la nuit", "(?: (?<= within the ) | (?<= during the ) ) part (?! of )", relative.part_of_day),
    Rule("en fin d'après-midi", "position of? the? part", relative.part_of_day),
    Rule("en soirée", "(?<= in ) part", relative.part_of_day),
    Rule("ce mois-ci", "place? this (?: unit | quarter | half ) (?: hyphen here )?", relative.shifted),
    Rule("la semaine dernière", "place? (?: unit | quarter | half ) (?: which )", relative.shifted),
    Rule("l'an dernier", "place? yearword which", relative.shifted),
    Rule("la prochaine semaine", "which unit", relative.shifted),
    Rule("la fin de l'année", "position (?: of the? | the ) unit", relative.shifted),
    Rule("aujourd'hui vendredi", "dayword weekday", relative.dayword),
    Rule("demain", "dayword", relative.today),
    Rule("la veille", "beforeday", relative.beforeday),
    Rule("ce lundi", "this weekday (?: hyphen here )?", weekdays.weekday),
    Rule("lundi prochain", "weekday (?: which | beside )?", weekdays.weekday),
)

_ALONE = (
    Rule("1914-18", "year hyphen (?: day | smallcount ) (?! hyphen | anymonth )", absolute.years_to),
    Rule("fin 2022", "position (?: hyphen | of )? (?: year | smallcount ) (?! measure | units )", absolute.year),
    Rule(
        "en 1975",
        "(?<= in | since | until | of | to | and | hyphen | opening ) year (?! measure | units )",
        absolute.bare_year,
    ),
    Rule("1975", "year (?! measure | units )", absolute.bare_year),
    Rule("en 68,", "(?<= in | since ) smallcount (?= comma | stop | closing )", absolute.year),
)

FRENCH_DATES = Grammar(
    rules=(*_NO_DATES, *_DAYS, *_CLOCK, *_PERIODS, *_RELATIVE, *_ALONE),
    sets=_SETS,
    endings=Endings(
        past=re.compile(r"[^\W\dA-Z]{2,}(?:[^r\W]ai(?:t|ent)|èrent|irent|urent)"),
        future=re.compile(r"[^\W\dA-Z]{1,}r(?:a|ont|ai|ons|ez)"),
    ),
    months_also_words=frozenset(),
    day_first=True,
)
