"""Headings of points: neutral, with both answers where these are opposite, in whatever language is asked for."""

import pytest

from etl.points.find import found_in
from etl.points.heading import UNNAMED, heading
from tests.etl.points.claims import said, story

INTENT = [
    said("La perturbation du drone était délibérée.", "fr", "US"),
    said("La perturbation du drone était accidentelle.", "fr", "RU"),
]
LIFE = [said("Le maire de Kherson est vivant.", "fr", "UA"), said("Le maire de Kherson est mort.", "fr", "RU")]
CONTACT = [
    said("Russian jets hit the drone over the Black Sea.", side="US"),
    said("Russian jets did not hit the drone over the Black Sea.", side="RU"),
]
DEAD = [said("The blast killed 12 people.", side="UA"), said("The blast killed 40 people.", side="RU")]
CULPRIT = [said("The dam was blown up by Russia.", side="UA"), said("Ukraine blew up the dam.", side="RU")]
IN_TWO = [
    said("L'explosion du barrage a tué 12 personnes.", "fr", "UA"),
    said("The explosion of the dam killed 40 people.", "en", "RU"),
]
EVERY = {
    "intent": INTENT,
    "life": LIFE,
    "contact": CONTACT,
    "dead": DEAD,
    "culprit": CULPRIT,
    "in two languages": IN_TWO,
}
LANGS = ("fr", "en", "de", "es", "it", "ru", "uk", "pl")


def point(claims):
    found = next(found_in(story(*claims)))
    assert found.sharpest
    return found


@pytest.mark.parametrize(
    ("claims", "lang", "parts"),
    [
        pytest.param(LIFE, "fr", ("vivant", " ou ", " ?"), id="opposite words, French"),
        pytest.param(LIFE, "en", ("alive", " or ", "dead", "?"), id="opposite words, English"),
        pytest.param(LIFE, "de", (" oder ", "?"), id="opposite words, German"),
        pytest.param(
            INTENT,
            "fr",
            (" ou ", " ?"),
            id="opposite words of a family",
        ),
        pytest.param(CONTACT, "en", ("or not?",), id="or not"),
        pytest.param(CONTACT, "fr", ("ou non ?",), id="or not, French"),
        pytest.param(CONTACT, "ru", ("или нет?",), id="or not, Russian"),
        pytest.param(DEAD, "en", ("12 or 40?",), id="figures"),
        pytest.param(DEAD, "fr", ("12 ou 40 ?",), id="figures, French"),
        pytest.param(CULPRIT, "en", ("Russia", "or", "Ukraine"), id="culprits"),
        pytest.param(CULPRIT, "fr", ("Russie", "ou", "Ukraine"), id="culprits, French"),
        pytest.param(CULPRIT, "de", ("Russland", "oder", "Ukraine"), id="culprits, German"),
        pytest.param(IN_TWO, "fr", ("12 ou 40 ?",), id="statements in two languages"),
    ],
)
def test_both_answers_are_named(claims, lang, parts):
    told = point(claims).heading(lang)
    for part in parts:
        assert part in told


@pytest.mark.parametrize("claims", [pytest.param(each, id=name) for name, each in EVERY.items()])
@pytest.mark.parametrize("lang", LANGS)
def test_a_heading_is_a_short_line_of_words(claims, lang):
    told = point(claims).heading(lang)
    assert 0 < len(told) <= 120
    assert "\n" not in told
    assert "None" not in told
    assert told == told.strip()
    assert told[0] == told[0].upper()


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
@pytest.mark.parametrize("claims", [LIFE, DEAD, CONTACT], ids=["life", "dead", "contact"])
def test_it_is_the_same_whoever_speaks_first(claims, lang):
    """But for the order of figures: none stands first by its side."""
    forth, back = point(claims).heading(lang), point(claims[::-1]).heading(lang)
    assert sorted(forth.lower()) == sorted(back.lower())


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
def test_no_side_is_named_first_because_it_spoke_first(lang):
    """Opposite answers stand in the order of the alphabet."""
    assert point(LIFE).heading(lang) == point(LIFE[::-1]).heading(lang)


@pytest.mark.parametrize("lang", ["fr", "en", "ru"])
def test_statements_that_share_nothing_have_a_heading_still(lang):
    claims = [said("Bread costs more.", side="FR"), said("No.", side="US")]
    assert heading(claims, None, lang) == UNNAMED[lang]


def test_of_a_language_without_a_name_for_it_the_english_one():
    assert heading([said("Bread costs more.", side="FR"), said("No.", side="US")], None, "pl") == UNNAMED["en"]


def test_numbers_are_in_the_readers_language():
    claims = [
        said("Eight people died in the flood of Kherson.", "en", "RU"),
        said("Trois personnes sont mortes dans l'inondation de Kherson.", "fr", "UA"),
    ]
    told = point(claims).heading("en")
    assert "trois" not in told
