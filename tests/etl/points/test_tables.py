"""How often pairs of statements are judged as readers judged them, never below floors; the form of the tables.

A floor is the figure as it was measured, minus 0.02. `taught.tsv` taught the weights, `pairs.tsv` did not.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from etl.model.places import ROOT
from tests.etl.points.claims import read, told

HERE = Path(__file__).parent
DACCORD = ROOT.parent / "shared" / "gold" / "pairs" / "daccord-dev.tsv"
needs_gold = pytest.mark.skipif(not DACCORD.is_file(), reason="pairs of DACCORD are not here: ../shared/gold")
COLUMNS = ["id", "lang", "a", "b", "relation", "a_said", "b_said", "kind"]
RELATIONS = {"contradicts", "agrees", "differs", "unrelated"}
TABLES = ("pairs.tsv", "taught.tsv")
FLOORS = {"pairs.tsv": 0.635, "taught.tsv": 0.715}


@pytest.mark.parametrize("table", TABLES)
def test_contradictions_are_told_from_what_is_none(table):
    rows = read(HERE / table)
    answers = told(rows)
    assert not [answer for answer in answers if "error" in answer]
    right = sum(
        (row["relation"] == "contradicts") == (answer["relation"] == "contradicts")
        for row, answer in zip(rows, answers, strict=True)
    )
    assert right / len(rows) >= FLOORS[table]


@needs_gold
def test_what_is_said_of_pairs_that_others_judged():
    with DACCORD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [
        {"id": row["id"], "lang": "fr", "a": row["premise"], "b": row["hypothesis"], "a_said": "", "b_said": ""}
        for row in rows
    ]
    said = [answer["relation"] == "contradicts" for answer in told(pairs)]
    gold = [row["contradiction"] == "1" for row in rows]
    right = sum(one and other for one, other in zip(said, gold, strict=True))
    assert right / sum(said) >= 0.77
    assert right / sum(gold) >= 0.45


@pytest.mark.parametrize("table", TABLES)
def test_the_form_of_a_table(table):
    lines = (HERE / table).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.count("\t") != len(COLUMNS) - 1] == []
    rows = read(HERE / table)
    assert list(rows[0]) == COLUMNS
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["relation"] for row in rows} == RELATIONS
    assert {row["lang"] for row in rows} <= {"", "en", "fr"}
    assert [row["id"] for row in rows if not row["a"].strip() or not row["b"].strip() or not row["kind"]] == []


@pytest.mark.parametrize("table", TABLES)
def test_half_of_a_table_contradicts(table):
    relations = Counter(row["relation"] for row in read(HERE / table))
    assert relations["contradicts"] / relations.total() == pytest.approx(0.5, abs=0.06)


def test_no_pair_teaches_and_is_judged():
    taught, judged = ({frozenset((row["a"], row["b"])) for row in read(HERE / table)} for table in TABLES)
    assert taught.isdisjoint(judged)
