"""Clauses, what happens in each, and who does what is told, as far as he is named."""

import pytest

from etl.points.assertions.assertion import assertion_of, scaled
from etl.points.assertions.roles import role_of
from tests.etl.points.claims import words

PREDICATES = [
    pytest.param("The troops entered the town.", "en", ["entered"], id="a verb"),
    pytest.param("The troops have been captured.", "en", ["captured"], id="behind auxiliaries"),
    pytest.param("The march was peaceful.", "en", ["peaceful"], id="what is the case"),
    pytest.param("La marche était pacifique.", "fr", ["pacifique"], id="what is the case, in French"),
    pytest.param("Le barrage a été détruit.", "fr", ["détruit"], id="a passive"),
    pytest.param("The dam exploded, and the town was evacuated.", "en", ["exploded", "evacuated"], id="two clauses"),
    pytest.param("Le barrage a cédé, mais la ville résiste.", "fr", ["cédé", "résiste"], id="but"),
    pytest.param("Russian shelling.", "en", ["shelling"], id="a noun for an act"),
]
AGENTS = [
    pytest.param("Russia blew up the dam.", "en", {"blew up": "RU"}, id="active"),
    pytest.param("The dam was blown up by Russia.", "en", {"blown up": "RU"}, id="passive"),
    pytest.param("Le barrage a été détruit par la Russie.", "fr", {"détruit": "RU"}, id="passive, in French"),
    pytest.param("L'Ukraine a bombardé la prison.", "fr", {"bombardé": "UA"}, id="active, in French"),
    pytest.param("Russian shelling destroyed the school.", "en", {"shelling": "RU"}, id="an adjective before a noun"),
    pytest.param("des frappes massives ukrainiennes sur la ville", "fr", {"frappes": "UA"}, id="and behind it"),
    pytest.param("The dam was blown up.", "en", {}, id="nobody is named"),
    pytest.param("The army blew up the dam.", "en", {}, id="nobody known is named"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), PREDICATES)
def test_what_happens_in_each_clause(text, lang, expected):
    assertion = assertion_of(text, lang)
    assert words(assertion, [each.predicate for each in assertion.clauses if each.predicate is not None]) == expected


@pytest.mark.parametrize(("text", "lang", "expected"), AGENTS)
def test_who_does_what(text, lang, expected):
    assertion = assertion_of(text, lang)
    found = {
        words(assertion, [act])[0]: side.removeprefix("side:")
        for act, (who, _) in assertion.agents.items()
        for side in who
    }
    assert expected.items() <= found.items()
    assert expected or not found


@pytest.mark.parametrize(
    ("text", "lang", "word", "expected"),
    [
        pytest.param("Russia attacked the dam.", "en", "Russia", "before", id="subject"),
        pytest.param("Russia attacked the dam.", "en", "attacked", "predicate", id="verb"),
        pytest.param("Russia attacked the dam.", "en", "dam", "behind", id="object"),
        pytest.param("The dam was attacked by Russia.", "en", "Russia", "by", id="by"),
        pytest.param("The shots came from the roof.", "en", "roof", "by", id="from, which may be a cause"),
        pytest.param("Le tir est parti depuis le toit.", "fr", "toit", "from", id="depuis"),
        pytest.param("The dam burst during the storm.", "en", "storm", "time order", id="during"),
        pytest.param("The drone fell near the harbour.", "en", "harbour", "where", id="near"),
    ],
)
def test_what_part_a_word_plays(text, lang, word, expected):
    assertion = assertion_of(text, lang)
    (number,) = [each for each in range(len(assertion.units)) if words(assertion, [each]) == [word]]
    assert role_of(assertion, number) == expected


def test_every_unit_stands_in_the_clause_of_its_token():
    assertion = assertion_of("The dam burst, but the town, which Russia shelled, was not evacuated in time.", "en")
    assert [number for clause in assertion.clauses for number in clause.units] == list(range(len(assertion.units)))
    for number, unit in enumerate(assertion.units):
        assert assertion.clause_of[number] == assertion.clause_numbers[unit.first]


def test_what_all_speak_of_weighs_less():
    assertion = assertion_of("The drone hit the boat.", "en")
    lighter = scaled(assertion, {"concepts:drone": 0.25, "en:drone": 0.5})
    for before, after in zip(assertion.units, lighter.units, strict=True):
        drone = "en:drone" in before.meaning.keys
        assert after.meaning.weight == pytest.approx(before.meaning.weight * (0.25 if drone else 1))
