"""Pairs of statements, a kind of contradiction or a near-miss a row, as a reader would judge them.

`cases.tsv`: the relation "compatible" is any but a contradiction; `ground` names what a contradiction may rest on;
`wrong` says why the program still judges otherwise than a reader.
"""

from pathlib import Path

import pytest

from etl.points.relations.relate import REASONS
from tests.etl.points.claims import ground_of, read, told

ROWS = read(Path(__file__).parent / "cases.tsv")
RELATIONS = ("contradicts", "agrees", "differs", "unrelated", "compatible")


def case(row):
    marks = pytest.mark.xfail(reason=row["wrong"]) if row["wrong"] else ()
    return pytest.param(row, id=row["id"], marks=marks)


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_what_two_statements_are_to_each_other(row):
    (answer,) = told([row])
    if row["relation"] == "compatible":
        assert answer["relation"] != "contradicts", answer["why"]
    else:
        assert answer["relation"] == row["relation"], answer["why"]
    if row["ground"]:
        assert ground_of(answer) in row["ground"].split("|"), answer["why"]


def test_the_table_is_whole():
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 60
    assert {row["relation"] for row in ROWS} == set(RELATIONS)
    assert {ground for row in ROWS if row["ground"] for ground in row["ground"].split("|")} <= REASONS.keys()
    assert all(row["note"] for row in ROWS)
    assert sum(bool(row["wrong"]) for row in ROWS) <= 12
