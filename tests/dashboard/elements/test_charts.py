"""Figures: every statement has one marker at its date, and what an article says is never markup."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.elements.timeline import charts
from tests.dashboard.builds import HOSTILE
from tests.dashboard.examples import statement, undated

DAY = datetime(2023, 3, 15)


def marker_traces(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


def drawn(figure):
    """Each statement's id with the place of its marker."""
    return {
        data[0]: (x, y)
        for trace in marker_traces(figure)
        for data, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }


@pytest.mark.parametrize(
    ("precision", "start", "end", "x"),
    [
        pytest.param(
            "minute", DAY.replace(hour=14), DAY.replace(hour=14, minute=1), DAY.replace(hour=14), id="minute: exact"
        ),
        pytest.param("day", DAY, DAY + timedelta(1), DAY.replace(hour=12), id="day: in its middle"),
        pytest.param(
            "month", datetime(2023, 4, 1), datetime(2023, 5, 1), datetime(2023, 4, 16), id="month: in its middle"
        ),
    ],
)
def test_a_marker_stands_at_its_date(precision, start, end, x):
    figure = charts.timeline([statement(said_start=start, said_end=end, said_precision=precision)])
    assert drawn(figure)["s1"][0] == x
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [tuple(trace.x[:2]) for trace in lines] == ([] if precision == "minute" else [(start, end)])


def test_where_the_latest_moment_alone_is_known_a_dotted_line_leads_to_it():
    end = DAY.replace(hour=23, minute=31)
    figure = charts.timeline([statement(said_start=None, said_end=end, said_precision="unknown")])
    assert drawn(figure)["s1"][0] == end
    (line,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert (line.line.dash, line.x[1], line.x[0] < end) == ("dot", end, True)


def test_colour_is_the_side_and_symbol_the_kind():
    figure = charts.timeline([statement(), statement(statement_id="s2", side="US", kind="indirect")])
    looks = {trace.customdata[0][0]: (trace.marker.color, trace.marker.symbol) for trace in marker_traces(figure)}
    assert looks == {"s1": (charts.side_colour("RU"), "circle"), "s2": (charts.side_colour("US"), "circle-open")}


def test_lanes_stand_together_by_side_and_beyond_forty_share_one():
    crowd = [statement(statement_id=f"s{n}", actor=f"P{n:02}", side="RU" if n % 2 else "US") for n in range(60)]
    lanes = charts.lanes([*crowd, statement(actor=None, speaker=None, side=None)])
    assert len(lanes) <= charts.MOST_LANES + 3
    sides = [side for side, _ in lanes]
    assert sides == sorted(sides, key=lambda side: ["RU", "US", None].index(side))
    assert {name for _, name in lanes if name == "others"} == {"others"}
    assert set(drawn(charts.timeline(crowd))) == {s.statement_id for s in crowd}


@given(st.integers(1, 40))
def test_statements_of_one_actor_and_day_stand_apart_and_inside_their_lane(count):
    same_day = [statement(statement_id=f"s{n}") for n in range(count)]
    figure = charts.timeline([*same_day, statement(statement_id="other", actor="Zed")])
    places = drawn(figure)
    heights = [places[f"s{n}"][1] for n in range(count)]
    assert len(set(heights)) == count
    assert heights == sorted(heights, reverse=True)
    assert places["other"][1] < min(heights) or places["other"][1] > max(heights)


def test_the_undated_stand_in_the_order_of_the_text_one_row_an_article():
    figure = charts.undated(
        [undated(statement_id=f"s{n}", ordinal=n, article_id="a" if n < 4 else "b", title="T") for n in (1, 2, 3, 4)]
    )
    places = drawn(figure)
    assert [places[f"s{n}"][0] for n in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert places["s1"][1] == places["s2"][1] > places["s4"][1]
    assert [annotation.text for annotation in figure.layout.annotations] == ["T", "T"]


def test_plotly_gets_no_markup_and_no_formula():
    figure = charts.timeline([statement(content=HOSTILE, actor=HOSTILE, outlet=HOSTILE)])
    texts = [*marker_traces(figure)[0].hovertext, *(annotation.text for annotation in figure.layout.annotations)]
    for text in texts:
        stripped = text.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<" not in stripped
        assert "$" not in stripped


def test_hover_tells_the_words_the_outlet_and_the_date():
    text = charts.hover(statement(content="mot " * 200))
    assert text.startswith("<b>Sergueï Choïgou · RU · Russia</b><br>")
    assert text.endswith("Le Journal<br>said Wed 15 March 2023")
    assert max(len(line) for line in text.split("<br>")) < 80
    assert text.count("<br>") < 10


def test_a_single_day_is_shown_with_a_week_around_it():
    first, last = charts.time_range([statement()])
    assert last - first >= timedelta(days=7)
