"""How dates, sides, quotations and confidence read."""

from datetime import datetime

import pytest

from dashboard.bootstrap import progress
from dashboard.elements.cards import confidence_words
from dashboard.elements.dates import date_with_precision, date_words, learnt_from, said_words
from dashboard.elements.languages import language_label
from dashboard.elements.sentence import quoted, words_shown
from dashboard.elements.sides import PALETTE, UNKNOWN_COLOUR, side_colour, side_label
from dashboard.rows.filters import Filters
from etl.model.folding import searchable as fold
from etl.warehouse.columns import iso
from tests.dashboard.examples import statement

DAY = datetime(2023, 3, 15)
DATES = [
    pytest.param(
        DAY.replace(hour=14, minute=5), DAY.replace(hour=14, minute=6), "minute", "15 March 2023, 14:05", id="minute"
    ),
    pytest.param(DAY, datetime(2023, 3, 16), "day", "15 March 2023", id="day: the end is half-open"),
    pytest.param(datetime(2023, 3, 14), datetime(2023, 3, 17), "day", "14 March 2023 – 16 March 2023", id="three days"),
    pytest.param(datetime(2023, 3, 1), datetime(2023, 4, 1), "month", "March 2023", id="month, never a day"),
    pytest.param(datetime(2023, 1, 1), datetime(2024, 1, 1), "year", "2023", id="year, never a month"),
    pytest.param(DAY.replace(hour=18), datetime(2023, 3, 16), "hours", "15 March 2023, 18:00–00:00", id="evening"),
    pytest.param(datetime(2023, 1, 1), datetime(2023, 4, 1), "quarter", "January 2023 – March 2023", id="quarter"),
    pytest.param(datetime(1950, 1, 1), datetime(1960, 1, 1), "decade", "1950 – 1959", id="decade"),
    pytest.param(DAY, None, "day", "15 March 2023", id="no end"),
    pytest.param(None, None, "unknown", "undated", id="undated"),
]


@pytest.mark.parametrize(("start", "end", "precision", "words"), DATES)
def test_date_words(start, end, precision, words):
    assert date_words(start, end, precision) == words


def test_a_date_is_shown_with_its_precision_and_where_it_was_learnt():
    assert date_with_precision(DAY, datetime(2023, 3, 16), "day") == "15 March 2023 · day"
    assert date_with_precision(None, None, "unknown") == "undated"
    assert learnt_from("text") == "from text"
    assert learnt_from(None) is None


@pytest.mark.parametrize(
    ("moment", "precision", "expected"),
    [
        (DAY, "day", "2023-03-15"),
        (DAY, "month", "2023-03-15"),
        (DAY, "minute", "2023-03-15T00:00"),
        (DAY, "hours", "2023-03-15T00:00"),
        (None, "unknown", ""),
    ],
)
def test_iso(moment, precision, expected):
    assert iso(moment, precision) == expected


@pytest.mark.parametrize(
    ("side", "label"),
    [
        ("RU", "RU · Russia"),
        ("US", "US · United States"),
        ("EU", "EU · European Union"),
        ("NATO", "NATO"),
        ("UN", "UN · United Nations"),
        (None, "unknown"),
        ("", "unknown"),
    ],
)
def test_side_label(side, label):
    assert side_label(side) == label


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*PALETTE, UNKNOWN_COLOUR])
@pytest.mark.parametrize("page", ["#ffffff", "#1a1917"], ids=["light", "dark"])
def test_each_colour_keeps_the_contrast_that_wcag_asks_of_graphics(colour, page):
    lighter, darker = sorted((luminance(colour), luminance(page)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_the_colour_of_a_side_is_stable_and_the_main_sides_differ():
    assert len({side_colour(side) for side in ("US", "RU", "UA", "CN", "NATO", "EU", "GB", "FR")}) == 8
    assert side_colour("IAEA") == side_colour("IAEA")
    assert side_colour(None) == UNKNOWN_COLOUR


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("fr", "«\u202fmot\u202f»"), ("en", "“mot”"), ("de", "„mot“"), ("ru", "«mot»"), ("xx", "“mot”")],
)
def test_quoted(lang, shown):
    assert quoted("mot", lang) == shown


def test_only_direct_words_stand_between_marks():
    assert words_shown(statement(content="mot")) == "«\u202fmot\u202f»"
    assert words_shown(statement(content="mot", kind="mixed")) == "mot"
    assert words_shown(statement(content="mot", kind="indirect")) == "mot"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.0, "low 0.00"), (0.59, "low 0.59"), (0.6, "medium 0.60"), (0.8, "high 0.80"), (1, "high 1.00")],
)
def test_confidence_words(confidence, words):
    assert confidence_words(confidence) == words


@pytest.mark.parametrize(
    ("words", "folded"),
    [("Choïgou", "choigou"), ("  ÉTÉ ", "ete"), ("Straße", "strasse"), ("Лавров", "лавров"), ("ﬁn", "fin"), ("", "")],
)
def test_fold(words, folded):
    assert fold(words) == folded


@pytest.mark.parametrize(
    ("line", "share"), [("3/5 articles", 0.6), ("articles: 5 / 5", 1.0), ("0/0", None), ("reading", None), ("7/5", 1.0)]
)
def test_progress(line, share):
    assert progress(line) == share


def test_filters_tell_which_of_them_hide_something():
    assert Filters().active() == ()
    assert Filters(sides=("RU",), undated=False, search="x").active() == ("side", "include undated", "search")


def test_language_label():
    assert language_label("fr") == "fr · French"
    assert language_label("xx") == "xx"


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        pytest.param(DAY, datetime(2023, 3, 16), "day", "said Wed 15 March 2023", id="day"),
        pytest.param(
            DAY.replace(hour=6, minute=10), DAY.replace(hour=6, minute=11), "minute", "said Wed 15 March 2023, 06:10",
            id="minute",
        ),
        pytest.param(DAY, datetime(2023, 3, 17), "day", "said Wed 15 March 2023 – Thu 16 March 2023", id="two days"),
        pytest.param(datetime(2023, 3, 1), datetime(2023, 4, 1), "month", "said March 2023", id="month"),
        pytest.param(None, DAY.replace(hour=23, minute=31), "unknown", "by Wed 15 March 2023, 23:30", id="by then"),
        pytest.param(None, datetime(2023, 3, 16), "unknown", "by Wed 15 March 2023", id="printed that day"),
        pytest.param(None, None, "unknown", "undated", id="nothing"),
    ],
)  # fmt: skip
def test_when_it_was_said_is_told_as_far_as_it_is_known(start, end, precision, words):
    assert said_words(start, end, precision) == words
