"""Statements for the tests: claims of their words, and what the comparison says of pairs in a table."""

import csv
import json
from datetime import datetime, timedelta

from etl.contrast import contrast_lines
from etl.points.assertions.assertion import assertion_of
from etl.points.relations.claims import Claim
from etl.points.relations.match import match
from etl.points.relations.relate import REASONS


def said(text, lang="en", side=None, *, day=None, polarity="asserted", **known):
    """The claim that somebody makes, on a day."""
    start = datetime.fromisoformat(day) if day else None
    return Claim(
        claim_id=known.pop("claim_id", "c"),
        assertion=assertion_of(text, lang, polarity),
        side=side,
        start=start,
        end=start + timedelta(days=1) if start else None,
        **known,
    )


# What a story tells besides: words weigh by how few of a story's statements have them.
BESIDES = (
    "Bread costs more in the capital.",
    "A library lends umbrellas to its readers.",
    "The striker scored twice for the visitors.",
    "Farmers planted olive trees on the hill.",
    "The orchestra plays Mahler next week.",
    "Tourists photographed the cathedral.",
    "A laboratory sequenced the genome of a beetle.",
    "The parliament debates pensions.",
    "Her novel won a prize in Stockholm.",
    "Snow closed the schools of the valley.",
)


def story(*claims):
    """Claims among others that have nothing to do with them, which stand behind."""
    return [*claims, *(said(text, side="FR") for text in BESIDES)]


def matched(one, other, lang="en"):
    """Two texts next to each other."""
    return match(assertion_of(one, lang), assertion_of(other, lang))


def words(assertion, numbers):
    """Units as the text has them."""
    tokens = assertion.tokens
    units = [assertion.units[number] for number in numbers]
    return [assertion.text[tokens[unit.first].start : tokens[unit.stop - 1].end] for unit in units]


def read(path):
    """The rows of a table whose cells tabs separate."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(rows):
    """What the comparison answers on each row of a table of pairs.

    `lang` "fr/en" is of a pair in two languages, an empty one of a pair whose languages are to be detected.
    """
    return list(map(json.loads, contrast_lines(json.dumps(_asked(row)) for row in rows)))


def _asked(row):
    langs = row["lang"].split("/")
    return {**row, "lang": None, "a_lang": langs[0], "b_lang": langs[-1]}


def ground_of(answer):
    """The kind of ground that an answer names; empty where it names none."""
    return next((kind for kind, reason in REASONS.items() if answer["why"].startswith(f"{reason}: ")), "")
