"""The grounds on which two assertions may contradict each other, and how strong what they share makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.points.relations.grounds import Ground, figure_words, grounds_of, poles_of, words_at
from etl.points.relations.strength import strongest, weighed
from tests.etl.points.claims import matched

# Two texts, the kind of ground that they must have, its words.
HITS = [
    pytest.param("The jet hit the boat.", "The jet did not hit the boat.", "negation", ("hit", "not hit"), id="not"),
    pytest.param(
        "The guards beat the prisoner.",
        "The guards denied beating the prisoner.",
        "negation",
        ("beat", "denied beating"),
        id="a denial",
    ),
    pytest.param("The hostage is alive.", "The hostage is dead.", "opposite", ("alive", "dead"), id="opposite words"),
    pytest.param(
        "The fire was deliberate.",
        "The fire was caused by a technical fault.",
        "contrary",
        ("deliberate", "technical fault"),
        id="answers of one family",
    ),
    pytest.param(
        "The blast killed 12 people.", "The blast killed 40 people.", "figure", ("12 people", "40 people"), id="figures"
    ),
    pytest.param("The dam is 90% full.", "The dam is 40% full.", "figure", ("90%", "40%"), id="shares"),
    pytest.param(
        "The plane left at 07:15.", "The plane left at 09:40.", "moment", ("07:15", "09:40"), id="times of day"
    ),
    pytest.param("It was built in 1954.", "It was built in 1972.", "moment", ("1954", "1972"), id="years"),
    pytest.param("Russia blew up the dam.", "Ukraine blew up the dam.", "agent", ("Russia", "Ukraine"), id="culprits"),
    pytest.param(
        "Russian terrorists destroyed the dam.",
        "The dam fell to a sabotage by the Ukrainian side.",
        "blame",
        ("Russian", "Ukrainian"),
        id="each blames another",
    ),
    pytest.param(
        "The shots came from the roof.", "The shots came from the street.", "slot", ("roof", "street"), id="a place"
    ),
]
MISSES = [
    pytest.param("The jet hit the boat.", "The jet hit the boat.", "negation", id="the same"),
    pytest.param("The jet did not hit it.", "The jet never hit it.", "negation", id="both negative"),
    pytest.param("The hostage is alive.", "The hostage is not dead.", "opposite", id="the opposite is denied"),
    pytest.param("The hostage is alive.", "The hostage lives.", "opposite", id="one answer"),
    pytest.param("The blast killed 12 people.", "The blast killed twelve people.", "figure", id="the same figure"),
    pytest.param("The blast killed 12 people.", "The blast burned 40 houses.", "figure", id="other things counted"),
    pytest.param("At least 30 people died.", "50 people died.", "figure", id="a range holds it"),
    pytest.param(
        "12 people died, 40 people fled.", "40 people died, 12 people fled.", "figure", id="each figure is in the other"
    ),
    pytest.param("The plane left at 07:15.", "The plane left in 1954.", "moment", id="times of other kinds"),
    pytest.param("The plane left at 07:15.", "The plane left.", "moment", id="one has no time"),
    pytest.param("Russia blew up the dam.", "The dam was blown up by Russia.", "agent", id="one culprit"),
    pytest.param("Russia blew up the dam.", "The dam was blown up.", "agent", id="nobody is named"),
    pytest.param("Russia left the town.", "Ukraine rebuilt the town.", "blame", id="no act of harm"),
    pytest.param("The shots came from the roof.", "Bread costs more in Lyon.", "slot", id="two matters"),
]


@pytest.mark.parametrize(("one", "other", "kind", "words"), HITS)
def test_a_ground_there_is(one, other, kind, words):
    grounds = grounds_of(matched(one, other))
    assert words in [ground.words for ground in grounds if ground.kind == kind]


@pytest.mark.parametrize(("one", "other", "kind", "words"), HITS)
def test_a_ground_turns_with_the_statements(one, other, kind, words):
    back = [ground.turned() for ground in grounds_of(matched(other, one)) if ground.kind == kind]
    assert words in [ground.words for ground in back]
    if kind != "slot":  # of which only the first is taken
        assert set(back) == {ground for ground in grounds_of(matched(one, other)) if ground.kind == kind}


@pytest.mark.parametrize(("one", "other", "kind"), MISSES)
def test_a_ground_there_is_not(one, other, kind):
    assert [ground.words for ground in grounds_of(matched(one, other)) if ground.kind == kind] == []


def strength(one, other, kind):
    pair = matched(one, other)
    return strongest(weighed(pair, grounds_of(pair)), kind)


BASE = ("Russian jets hit the drone over the sea.", "Russian jets did not hit the drone over the sea.", "negation")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(BASE[0], f"If the pilots are right, {BASE[1].lower()}", "negation", id="a condition"),
        pytest.param(BASE[0], "Did Russian jets not hit the drone over the sea?", "negation", id="a question"),
        pytest.param(
            "Russian jets hit the drone in 2023.", "Russian jets did not hit the drone in 2021.", "negation", id="years"
        ),
        pytest.param(BASE[0], "The drone was not bought from a shop.", "negation", id="another act"),
    ],
)
def test_what_weakens_a_ground(one, other, kind):
    assert strength(one, other, kind) <= strength(*BASE)


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(case.values[0], case.values[1], id=case.id) for case in (*HITS, *MISSES)]
)
def test_strengths_are_shares_and_the_strongest_stands_first(one, other):
    pair = matched(one, other)
    found = weighed(pair, grounds_of(pair))
    assert [each.strength for each in found] == sorted((each.strength for each in found), reverse=True)
    assert all(0 <= each.strength <= 1 and 0 <= each.rest <= 1 for each in found)


def test_there_is_no_strength_without_a_ground():
    assert strength("The jet hit the boat.", "Bread costs more.", "negation") == 0


def test_the_poles_of_a_ground():
    pair = matched("The hostage is alive.", "The hostage is dead.")
    ground = next(each for each in grounds_of(pair) if each.kind == "opposite")
    assert [question for question, _ in poles_of(pair.one, pair.other, ground)] == ["life", "life"]
    other = matched("The jet hit the boat.", "The jet did not hit the boat.")
    assert poles_of(other.one, other.other, grounds_of(other)[0]) is None


def test_words_are_quoted_with_what_negates_them():
    pair = matched("Ses avions n'ont pas touché le drone.", "Il a vu 12 navires.", "fr")
    (touched,) = [n for n, unit in enumerate(pair.one.units) if pair.one.tokens[unit.first].text == "touché"]
    assert words_at(pair.one, touched) == "n'ont pas touché"
    (figure,) = pair.other.figures
    assert figure_words(pair.other, figure) == "12 navires"


@pytest.mark.parametrize(
    ("kind", "values", "forward", "expected"),
    [
        pytest.param("figure", (12.0, 40.0), True, True, id="grew"),
        pytest.param("figure", (40.0, 12.0), True, False, id="fell"),
        pytest.param("figure", (40.0, 12.0), False, True, id="grew, the later one first"),
        pytest.param("moment", (12.0, 40.0), True, False, id="a time does not grow"),
        pytest.param("negation", None, True, False, id="no figure"),
    ],
)
def test_a_count_that_grew(kind, values, forward, expected):
    assert Ground(kind, 5.0, 0, 0, ("a", "b"), values).grows(forward=forward) is expected


PAIR = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6))


@given(values=st.one_of(st.none(), PAIR), one=st.integers(0, 9), other=st.integers(0, 9))
def test_turned_twice_it_is_the_same(values, one, other):
    ground = Ground("figure", 5.0, one, other, ("a", "b"), values)
    assert ground.turned().turned() == ground
    assert ground.turned().grows(forward=True) == ground.grows(forward=False)
