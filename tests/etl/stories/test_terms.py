"""What a word of an article stands for."""

import pytest

from etl.stories.terms import Kind, sounding, terms_of_name, terms_of_word
from tests.etl.stories.articles import kind_of


def kinds(terms):
    return [kind_of(term.number).name for term in terms]


def numbers(terms, kind):
    return {term.number for term in terms if kind_of(term.number) is kind}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Kakhovka", "Каховка", id="a town in Cyrillic"),
        pytest.param("Каховке", "Каховка", id="an inflected name"),
        pytest.param("Choïgou", "Shoigu", id="a habit of transliteration"),
    ],
)
def test_a_name_sounds_the_same(one, other):
    assert sounding(one) == sounding(other)


@pytest.mark.parametrize(("one", "other"), [("Milley", "Miller"), ("Kherson", "Kharkiv"), ("Ryder", "Price")])
def test_another_name_does_not(one, other):
    assert sounding(one) != sounding(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("geneva", "en"), ("genf", "de"), id="Geneva in German"),
        pytest.param(("genève", "fr"), ("женева", "ru"), id="and in Russian"),
        pytest.param(("moscou", "fr"), ("moskau", "de"), id="Moscow"),
        pytest.param(("londres", "es"), ("londra", "it"), id="London"),
    ],
)
def test_a_city_is_the_same_place_in_every_language(one, other):
    assert numbers(terms_of_name(*one), Kind.PLACE) == numbers(terms_of_name(*other), Kind.PLACE) != set()


def test_other_cities_are_other_places():
    assert numbers(terms_of_name("geneva", "en"), Kind.PLACE).isdisjoint(
        numbers(terms_of_name("genoa", "en"), Kind.PLACE)
    )
    assert not numbers(terms_of_name("zelenhrad", "en"), Kind.PLACE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("dams", "en"), ("barrages", "fr"), id="a plural"),
        pytest.param(("explosion", "en"), ("взрывы", "ru"), id="another alphabet"),
        pytest.param(("überschwemmungen", "de"), ("inondations", "fr"), id="German"),
    ],
)
def test_words_of_two_languages_are_one_concept(one, other):
    shared = numbers(terms_of_word(*one), Kind.CONCEPT) & numbers(terms_of_word(*other), Kind.CONCEPT)
    assert shared


@pytest.mark.parametrize("word", [("but", "fr"), ("die", "en"), ("mardi", "fr"), ("barrage", "pl")])
def test_a_word_without_a_concept_has_none(word):
    assert kinds(terms_of_word(*word)) == ["WORD"]


def test_a_rare_word_weighs_more():
    the, dam, rare = (terms_of_word(word, "en")[0].rarity for word in ("the", "dam", "zelenhrad"))
    assert the < 0.01 < dam < rare
