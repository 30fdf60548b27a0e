"""Replies that reject what was said before them in their article without saying it again."""

import pytest

from etl.points.replies import NEAR, rejects, replies
from tests.etl.points.claims import said

ACCUSED = "Russia blew up the dam of Zelenhrad."
REPLIES = [
    pytest.param("No.", "en", id="no"),
    pytest.param("This claim is false.", "en", id="this claim"),
    pytest.param("That is not true.", "en", id="not true"),
    pytest.param("Cette accusation est fausse.", "fr", id="cette accusation"),
    pytest.param("Ce n'est pas vrai.", "fr", id="ce n'est pas vrai"),
    pytest.param("That is false.", "en", id="that is false"),
    pytest.param("C'est faux.", "fr", id="c'est faux"),
    pytest.param("These accusations are baseless.", "en", id="baseless"),
    pytest.param("Ces accusations sont infondées.", "fr", id="infondées"),
    pytest.param("Non.", "fr", id="non"),
]
NO_REPLIES = [
    pytest.param("Yes.", "en", id="yes"),
    pytest.param("The drone fell into the sea.", "en", id="an account"),
    pytest.param(
        "These accusations are baseless, for the engineers of the plant inspected each gate, each turbine and the road"
        " across the river on Tuesday.",
        "en",
        id="a reply that says what it is about",
    ),
    pytest.param("Ces accusations sont graves.", "fr", id="accusations that are not rejected"),
]


@pytest.mark.parametrize(("text", "lang"), REPLIES)
def test_a_reply_that_rejects(text, lang):
    assert rejects(said(text, lang))


@pytest.mark.parametrize(("text", "lang"), NO_REPLIES)
def test_no_reply(text, lang):
    assert not rejects(said(text, lang))


def test_what_is_denied_is_no_reply():
    assert not rejects(said("That is false.", polarity="denied"))


def told(*claims):
    """Side, text and article of statements in the order of their articles; what rejects what, by places."""
    found = [
        said(text, side=side, article=article, ordinal=ordinal) for ordinal, (side, text, article) in enumerate(claims)
    ]
    return [(one, other) for one, other, _ in replies(found)]


REPLY = "These accusations are baseless."
ASIDE = "The weather was fine over the harbour on Tuesday."


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([("UA", ACCUSED, "x"), ("RU", REPLY, "x")], [(0, 1)], id="the one before"),
        pytest.param(
            [("UA", ACCUSED, "x"), ("US", ASIDE, "x"), ("RU", REPLY, "x")],
            [(0, 2)],
            id="who speaks of the replying side",
        ),
        pytest.param([("UA", ASIDE, "x"), ("RU", REPLY, "x")], [(0, 1)], id="or of something else"),
        pytest.param([("UA", ACCUSED, "x"), ("RU", REPLY, "y")], [], id="in another article"),
        pytest.param([("RU", ACCUSED, "x"), ("RU", REPLY, "x")], [], id="of the same side"),
        pytest.param([(None, ACCUSED, "x"), ("RU", REPLY, "x")], [], id="nobody knows of which side"),
        pytest.param([("UA", ACCUSED, "x"), (None, REPLY, "x")], [], id="nobody knows who replies"),
        pytest.param([("UA", REPLY, "x"), ("RU", REPLY, "x")], [], id="a reply to a reply"),
        pytest.param(
            [("UA", ACCUSED, "x"), *[("RU", ASIDE, "x")] * NEAR, ("RU", REPLY, "x")], [], id="too far before it"
        ),
        pytest.param([("RU", REPLY, "x"), ("UA", ACCUSED, "x")], [], id="nothing stands before it"),
    ],
)
def test_what_a_reply_rejects(claims, expected):
    assert told(*claims) == expected


def test_the_ground_quotes_both():
    claims = [said(ACCUSED, side="UA", article="x"), said(REPLY, side="RU", article="x", ordinal=1)]
    ((_, _, ground),) = replies(claims)
    assert (ground.kind, ground.words) == ("reply", (ACCUSED, REPLY))
