"""Which statements of a story are compared: those that share a rarer word or act, each pair once."""

import pytest

from etl.points.assertions.assertion import assertion_of
from etl.points.near import MOST, keys_of, near

DAM = (
    "The dam was blown up by Russia.",
    "Ukraine shelled the dam for days.",
    "Nobody attacked the dam, the engineers said.",
)
BREAD = ("Bread costs more in the capital.", "The bakers raised the price of bread.")
ALONE = "A library lends umbrellas."


def pairs(texts):
    return {(one, other): shared for one, other, shared in near([assertion_of(text, "en") for text in texts])}


def test_statements_on_one_matter_are_near():
    found = pairs([*DAM, *BREAD, ALONE])
    assert {(0, 1), (0, 2), (3, 4)} <= found.keys()
    assert all(5 not in pair for pair in found)


def test_each_pair_stands_once_the_earlier_statement_first():
    found = list(near([assertion_of(text, "en") for text in (*DAM, *DAM)]))
    assert len({(one, other) for one, other, _ in found}) == len(found)
    assert all(one < other and 0 <= shared <= 1.0001 for one, other, shared in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The collision was deliberate.", "It happened by accident.", id="answers to one question"),
        pytest.param("They blew up the bridge.", "An explosion shook the town.", id="one act in other words"),
    ],
)
def test_what_shares_no_word_may_be_near(one, other):
    assert (0, 1) in pairs([one, other])


@pytest.mark.parametrize("texts", [[], [ALONE], [ALONE, "Bread costs more."], ["?!", "…"]])
def test_nothing_is_near(texts):
    assert pairs(texts) == {}


def test_a_statement_is_compared_with_so_many_at_most():
    texts = [f"The dam of Zelenhrad burst, said engineer {chr(65 + number % 26) * 3}." for number in range(60)]
    found = pairs(texts)
    assert 0 < len(found) <= MOST * len(texts)


def test_an_act_and_a_question_tell_more_than_a_word():
    keys = keys_of(assertion_of("The hostage was killed near the river.", "en"))
    assert keys["predicates:kill"] > keys["en:kill"]
    assert any(key.startswith("question:") for key in keys)
