"""A point in words, which statements are shown against each other, what repeats another, the chart of claims."""

from datetime import datetime

import pytest

from dashboard.elements.stories.chart import claims
from dashboard.elements.stories.points import Account, by_side, meeting, pairs, point_dates, point_facts, repeats
from dashboard.elements.stories.relations import LINE, mark, said_line
from dashboard.rows.point import Meeting, Point, Relation, heading_in
from tests.dashboard.examples import statement, undated

DAY = [datetime(2023, 3, day) for day in range(1, 32)]
US, RU = Account("US · United States", "US"), Account("RU · Russia", "RU")
POINT = Point(
    point_id="p", story_id="s", article_id=None, heading="Contact or not?", lang="en", said_start=DAY[13],
    said_end=DAY[16], statements=5, sides=("RU", "US", "UA"), silent=("NATO",), origins=1, contradictions=1,
)  # fmt: skip


def said(name, side="US", **changes):
    return statement(statement_id=name, side=side, **changes)


def relation(one, other, kind="contradicts", confidence=0.8):
    return Relation("p", one, other, kind, confidence, "opposite words")


def meet(left=(), right=(), relations=(), **more):
    counts = {"left_said": len(left), "right_said": len(right), "between_them": 0} | more
    return Meeting(point=POINT, left=tuple(left), right=tuple(right), relations=tuple(relations), **counts)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(DAY[13], DAY[16], "14 – 16 March 2023", id="the end is half-open"),
        pytest.param(DAY[13], DAY[14], "14 March 2023", id="one day"),
        pytest.param(None, DAY[14], "by 14 March 2023", id="only the latest moment is known"),
        pytest.param(None, None, "undated", id="nothing is known"),
        pytest.param(datetime(2023, 3, 14, 9), datetime(2023, 3, 14, 9), "14 March 2023", id="a moment of no length"),
    ],
)
def test_point_dates(start, end, expected):
    assert point_dates(start, end) == expected


def test_the_facts_name_the_sides_that_the_reader_does_not_see():
    facts = point_facts(POINT, (US, RU))
    assert "5 statements of 1 independent origin" in facts
    assert 'also speak: <span title="UA · Ukraine">UA</span>' in facts
    assert "silent on it: <span" in facts
    assert "RU" not in facts


ROW = {"heading": "Contact ou non ?", "headings": [{"lang": "fr", "heading": "Contact ou non ?"}]}


@pytest.mark.parametrize(
    ("row", "lang", "expected"),
    [
        pytest.param(ROW, "fr", ("Contact ou non ?", "fr"), id="the reader's"),
        pytest.param(ROW, "uk", ("Contact ou non ?", "fr"), id="the only one"),
        pytest.param({"heading": "X", "headings": []}, "en", ("X", ""), id="language not told"),
    ],
)
def test_heading_in(row, lang, expected):
    assert heading_in(row, lang) == expected


LEFT, RIGHT = [said("l1"), said("l2")], [said("r1", "RU"), said("r2", "RU")]
PAIRS = [
    pytest.param([], [], id="nothing between them"),
    pytest.param([relation("l1", "r1")], [("l1", "r1")], id="a pair"),
    pytest.param([relation("r2", "l1")], [("l1", "r2")], id="the right's was first"),
    pytest.param(
        [relation("l1", "r1", confidence=0.6), relation("l2", "r1", confidence=0.9)], [("l2", "r1")], id="each once"
    ),
    pytest.param(
        [relation("l1", "r1", "shifts", 0.95), relation("l2", "r2", confidence=0.5)],
        [("l2", "r2"), ("l1", "r1")],
        id="contradictions first",
    ),
    pytest.param([relation("l1", "l2")], [], id="near miss: within one account"),
    pytest.param([relation("l1", "gone")], [], id="near miss: a statement that is not shown"),
]


@pytest.mark.parametrize(("relations", "expected"), PAIRS)
def test_pairs(relations, expected):
    found = pairs(meet(LEFT, RIGHT, relations))
    assert [(one.statement_id, other.statement_id) for one, other, _ in found] == expected


def test_every_statement_stands_once_whatever_pairs_there_are():
    html = meeting(meet(LEFT, RIGHT, [relation("l1", "r1")]), US, RU, filtered=False)
    assert html.count('class="cc-card"') == 4
    assert html.count('class="cc-mark') == 1
    assert "cc-two cc-below" in html


GAPS = [
    pytest.param(RU, False, '<b dir="auto">RU</b> has not answered in these articles', id="a side"),
    pytest.param(RU, True, '<b dir="auto">RU</b>: nothing on this that the filters let through', id="filtered"),
    pytest.param(
        Account("NATO", "NATO"), True, '<b dir="auto">NATO</b> has not answered', id="filtered, but it is silent anyhow"
    ),
    pytest.param(Account("unknown", ""), False, "Nobody whose side is unknown speaks", id="unknown"),
    pytest.param(Account("<b>evil", None), False, "&lt;b&gt;evil</b> has not answered", id="an actor"),
]


@pytest.mark.parametrize(("account", "filtered", "expected"), GAPS)
def test_the_gap(account, filtered, expected):
    assert expected in meeting(meet(LEFT), US, account, filtered=filtered)


def test_what_more_there_is_leads_to_the_point():
    html = meeting(meet(LEFT, RIGHT, [relation("l1", "r1")], left_said=7, between_them=4), US, RU, filtered=False)
    assert '<a class="cc-more" href="point?point=p">5 more of US</a>' in html
    assert "4 contradictions between the two, 1 marked below" in html


def test_what_is_unsure_is_marked_so():
    assert "cc-unsure" in mark(relation("a", "b", confidence=0.55))
    assert "cc-unsure" not in mark(relation("a", "b", confidence=0.6))


def test_words_in_a_line_are_cut_and_escaped():
    line = said_line(said("x", kind="indirect", content="<i> " + "word\n\n " * 100))
    assert "&lt;i&gt; word word" in line
    assert line.count("word") <= LINE / 5
    assert "…</a>" in line


def test_a_copy_tells_what_it_repeats():
    first, copy, same = said("a", article_id="a1"), said("b", article_id="a2"), said("c", article_id="a1")
    notes = repeats([first, copy, same], {"a": "o", "b": "o", "c": "o"})
    assert list(notes) == ["b"]
    assert 'href="article?statement=a"' in notes["b"]


def test_forty_statements_of_one_side_unfold():
    html = by_side([said(f"s{number}") for number in range(40)], {f"s{n}": f"o{n}" for n in range(40)}, ["US"])
    assert html.count('class="cc-card"') == 40
    assert "<summary>34 more of US · United States</summary>" in html


def test_the_chart_has_a_lane_a_side():
    statements = [said("a"), said("b"), said("c", "RU"), said("d", None)]
    figure = claims(statements)
    assert [note.text for note in figure.layout.annotations] == [
        "US · United States (2)",
        "RU · Russia (1)",
        "unknown (1)",
    ]
    markers = [trace for trace in figure.data if trace.mode == "markers"]
    assert sorted(point[0] for trace in markers for point in trace.customdata) == ["a", "b", "c", "d"]


def test_the_unknown_side_has_its_cards_too():
    assert 'data-side=""' in by_side([undated(side=None)], {"s1": "o"}, [])
