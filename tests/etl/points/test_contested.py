"""Questions that sides answer the one and the other way again and again."""

import pytest

from etl.points.contested import FEWEST, contested
from tests.etl.points.claims import said

RESEARCH = [
    ("CN", "The airship gathered data for weather research."),
    ("CN", "The balloon served meteorological research alone, said the ministry."),
]
SPYING = [
    ("US", "The balloon carried equipment for surveillance of bases."),
    ("US", "The airship was part of a fleet for surveillance over five continents."),
]


def told(statements, alike=None):
    claims = [said(text, side=side) for side, text in statements]
    count = len(claims)
    shared = {frozenset((one, other)): 0.1 for one in range(count) for other in range(one)}
    return list(contested(claims, shared if alike is None else alike))


def sides(statements):
    return {frozenset((statements[one][0], statements[other][0])) for one, other, _ in told(statements)}


def test_two_sides_that_answer_otherwise_again_and_again():
    assert sides([*RESEARCH, *SPYING]) == {frozenset(("CN", "US"))}
    for _, _, ground in told([*RESEARCH, *SPYING]):
        assert ground.kind == "opposite"
        assert sorted("surveillance" in words for words in ground.words) == [False, True]
        assert any("research" in words or "meteorological" in words for words in ground.words)


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([], id="none"),
        pytest.param(RESEARCH, id="one side"),
        pytest.param([RESEARCH[0], SPYING[0]], id=f"fewer than {FEWEST} answers"),
        pytest.param([(None, text) for _, text in (*RESEARCH, *SPYING)], id="sides that nobody knows"),
        pytest.param([("US", text) for _, text in (*RESEARCH, *SPYING)], id="a side of two minds"),
        pytest.param(
            [*RESEARCH, *[(side, f"We hope: {text.lower()}") for side, text in SPYING]], id="wishes are no accounts"
        ),
        pytest.param([*RESEARCH, ("US", "Surveillance."), ("US", "Surveillance!")], id="bare words"),
        pytest.param(
            [*RESEARCH, *[(side, f"{text} It did weather research, too.") for side, text in SPYING]],
            id="one who has both words",
        ),
    ],
)
def test_no_question_is_contested(statements):
    assert told(statements) == []


def test_statements_that_are_not_near_are_not_set_against_each_other():
    assert told([*RESEARCH, *SPYING], alike={}) == []


def test_each_pair_stands_once():
    pairs = [frozenset((one, other)) for one, other, _ in told([*RESEARCH, *SPYING])]
    assert len(pairs) == len(set(pairs)) > 0
