"""Who is speaking and for which side: a table of names in context, a third of them near-misses that must not be merged.

The cases stand in `actor_cases.csv`; they were written before the rules. `actor` is a registry id, `found:Name` for
somebody whom the registry does not know, `-` for nobody who is named. The last statement of the text is asked about.
"""

import csv
from pathlib import Path

import pytest

from etl.actors.registry import fold_name
from etl.dates.iso import parse_date
from etl.extract import extract
from etl.model.article import UNDATED, Article
from etl.model.extraction import FOUND

CASES = Path(__file__).with_name("actor_cases.csv")
# Known failures: what would have to be known that is not.
XFAIL = {
    "description of an unknown named before, le maire (fr)": "nothing in the text says that the official is the mayor",
    "discovery: mayor of Nagasaki": "no list of cities says where Nagasaki is",
    "discovery: mayor of Medellín": "no list of cities says where Medellín is",
    "mangled, Anna Painter for Hanna Maliar (en)": "a translated name, and a deputy minister is not the only one",
}


def rows():
    with CASES.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def expected(row):
    actor = row["actor"]
    if actor.startswith("found:"):
        actor = FOUND + "-".join(fold_name(actor.removeprefix("found:")))
    return (None if actor == "-" else actor, None if row["side"] == "-" else row["side"])


def given(row):
    date = parse_date(row["date"], "metadata") if row["date"] else UNDATED
    statements = extract(Article(text=row["text"], lang=row["lang"], date=date)).statements
    return (statements[-1].actor, statements[-1].side) if statements else ("no statement", None)


PARAMETERS = [
    pytest.param(
        row, id=row["case"], marks=[pytest.mark.xfail(reason=XFAIL[row["case"]])] if row["case"] in XFAIL else []
    )
    for row in rows()
]


@pytest.mark.parametrize("row", PARAMETERS)
def test_case(row):
    assert given(row) == expected(row)


def test_the_table_is_as_large_as_it_should_be():
    table = list(rows())
    near_misses = [row for row in table if row["case"].startswith("near-miss")]
    assert len(table) >= 300
    assert len(near_misses) * 3 >= len(table)
    assert len(XFAIL) <= 0.03 * len(table)
