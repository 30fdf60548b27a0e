"""Queries on a real build: which statements the filters let through, and in which order."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from dashboard.rows.build import fetch, sql
from dashboard.rows.filters import Filters
from dashboard.rows.statement import statement_of
from dashboard.rows.statements import QUERY
from etl.warehouse.builds import current_build, open_build
from tests.dashboard import builds


@pytest.fixture(scope="module")
def connection(awkward_warehouse):
    with open_build(current_build(awkward_warehouse)) as opened:
        yield opened


def ask(connection, *, limit=1000, offset=0, found=None, **filters):
    return fetch(connection, QUERY, {**Filters(**filters).parameters(found), "limit": limit, "offset": offset})


ALL = {
    "s-long",
    "s-ar",
    "s-ryder",
    "s-antonov",
    "s-evil",
    "s-formula",
    "s-lavrov",
    "s-shoigu",
    "s-patrushev",
    "s-milley",
    "s-price",
    "s-nobody",
}
UNDATED = {"s-shoigu", "s-patrushev", "s-milley", "s-price", "s-nobody"}
CASES = [
    pytest.param({}, ALL, id="no filter"),
    pytest.param({"actors": ("milley",)}, {"s-milley"}, id="one actor"),
    pytest.param({"sides": ("RU",)}, {"s-shoigu", "s-patrushev", "s-antonov", "s-lavrov"}, id="one side"),
    pytest.param({"sides": ("",)}, {"s-nobody", "s-ar"}, id="side unknown"),
    pytest.param({"sides": ("", "NATO")}, {"s-nobody", "s-ar", "s-evil", "s-formula"}, id="unknown or a side"),
    pytest.param({"kinds": ("mixed",)}, {"s-price"}, id="kind"),
    pytest.param({"langs": ("ru", "ar")}, {"s-lavrov", "s-ar"}, id="languages"),
    pytest.param({"outlets": ("",)}, UNDATED, id="outlet unknown"),
    pytest.param({"undated": False}, ALL - UNDATED, id="dated only"),
    pytest.param(
        {"since": date(2023, 3, 16), "undated": False},
        {"s-lavrov", "s-ar", "s-long"},
        id="since: an open month or year may still reach it",
    ),
    pytest.param(
        {"until": date(2023, 3, 15), "undated": False}, ALL - UNDATED - {"s-lavrov"}, id="until: that day too"
    ),
    pytest.param({"since": date(2023, 3, 16)}, UNDATED | {"s-lavrov", "s-ar", "s-long"}, id="the undated stay"),
    pytest.param({"since": date(2024, 1, 1), "undated": False}, set(), id="since: half-open end of the year"),
    pytest.param({"search": "x", "found": ["s-shoigu", "s-lavrov"]}, {"s-shoigu", "s-lavrov"}, id="what search found"),
    pytest.param({"search": "x", "found": ["s-shoigu", "s-milley"], "sides": ("US",)}, {"s-milley"}, id="and a side"),
    pytest.param({"search": "x", "found": []}, set(), id="search found nothing"),
    pytest.param({"search": " ", "found": None}, ALL, id="nothing searched for"),
    pytest.param({"actors": ("milley",), "sides": ("RU",)}, set(), id="filters that exclude each other"),
]


@pytest.mark.parametrize(("filters", "ids"), CASES)
def test_filters(connection, filters, ids):
    found = ask(connection, **filters)
    assert {row["statement_id"] for row in found} == ids
    assert all(row["total"] == len(ids) for row in found)


def test_a_search_that_nobody_made_is_no_filter_that_is_lost():
    with pytest.raises(ValueError, match="expected the ids of what it finds"):
        Filters(search="drone").parameters()


def test_statements_come_in_the_order_in_which_they_were_said_then_the_undated_in_that_of_the_text(connection):
    found = ask(connection)
    places = [
        row["said_start"] + (row["said_end"] - row["said_start"]) / 2 if row["said_end"] else None for row in found
    ]
    dated = [moment for moment in places if moment]
    assert places == sorted(dated) + [None] * (len(places) - len(dated))
    undated = [row for row in found if row["said_end"] is None]
    assert all(a["ordinal"] < b["ordinal"] for a, b in pairwise(undated))
    assert found[0]["total_undated"] == len(undated)


def test_pages_follow_each_other_without_gap_or_repeat(connection):
    whole = [row["statement_id"] for row in ask(connection)]
    pages = [ask(connection, limit=5, offset=offset) for offset in (0, 5, 10)]
    assert [row["statement_id"] for page in pages for row in page] == whole


def test_a_row_becomes_a_statement_with_its_ranges(connection):
    (row,) = ask(connection, found=["s-shoigu"])
    found = statement_of(row)
    text = fetch(connection, "article", {"article_id": found.article_id})[0]["text"]
    assert [text[start:end] for start, end in found.content_ranges] == [
        "Le drone a provoqué",
        "une escalade dangereuse",
    ]


def test_facets_count_the_unknown_too(connection):
    counts = {(row["facet"], row["value"]): row["statements"] for row in fetch(connection, "facets", {})}
    assert counts["side", "RU"] == 4
    assert counts["side", ""] == 2
    assert counts["outlet", ""] == 5


def known(words, start, end):
    return {"said_start": start, "said_end": end, "said_precision": "day" if start else "unknown", "said_from": words}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A build of statements of which more and less is known: a day, a week, by when, a minute in two zones."""
    source = builds.article("a", "One. Two. Three. Four. Five.", date=builds.dated("2023-03-16"))
    day, next_day = datetime(2023, 3, 14), datetime(2023, 3, 15)
    ten, three = datetime(2023, 3, 14, 10), datetime(2023, 3, 14, 3, 5)
    rows = [
        {**builds.said("day", source, "One."), **known("sentence", day, next_day)},
        {**builds.said("by", source, "Two."), **known("published", None, datetime(2023, 3, 15, 10))},
        {**builds.said("week", source, "Three."), **known("sentence", datetime(2023, 3, 13), datetime(2023, 3, 20))},
        {**builds.said("east", source, "Four."), **known("entry", ten, ten + timedelta(minutes=1)),
         "said_precision": "minute", "said_offset": 180},
        {**builds.said("west", source, "Five."), **known("entry", three, three + timedelta(minutes=1)),
         "said_precision": "minute", "said_offset": -240},
    ]  # fmt: skip
    warehouse = builds.write_build(tmp_path_factory.mktemp("told") / "w", articles=[source], statements=rows)
    with open_build(current_build(warehouse)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "surely", "maybe"),
    [
        pytest.param({}, ["east", "west", "day", "by", "week"], [], id="no range"),
        pytest.param(
            {"since": date(2023, 3, 14), "until": date(2023, 3, 14)},
            ["east", "west", "day"],
            ["by", "week"],
            id="a day",
        ),
        pytest.param({"since": date(2023, 3, 15)}, [], ["by", "week"], id="from a day on"),
        pytest.param({"until": date(2023, 3, 13)}, [], ["by", "week"], id="until a day: nobody knows since when"),
        pytest.param({"until": date(2023, 3, 15)}, ["east", "west", "day", "by"], ["week"], id="printed by its end"),
        pytest.param({"since": date(2023, 3, 14), "surely": True}, ["east", "west", "day"], [], id="surely alone"),
    ],
)
def test_a_range_lets_through_what_may_lie_within_and_tells_what_surely_does(told, filters, surely, maybe):
    found = ask(told, **filters)
    assert [row["statement_id"] for row in found if row["surely_within"]] == surely
    assert [row["statement_id"] for row in found if not row["surely_within"]] == maybe


def test_local_times_are_ordered_by_their_zones(told):
    """Ten in Moscow is 07:00 UTC, five past three in Washington 07:05."""
    assert [row["statement_id"] for row in ask(told)][:2] == ["east", "west"]


def test_a_query_that_includes_another_has_its_words():
    assert sql(QUERY) in sql("points/side_by_side")
    assert "-- include" not in sql("points/side_by_side")
