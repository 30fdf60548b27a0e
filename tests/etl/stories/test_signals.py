"""What an article is taken to be about."""

import pytest

from etl.stories.signals import MOST_TERMS
from etl.stories.terms import Kind, term
from tests.etl.stories.articles import DAM, kind_of, told

DAY = 19_500  # 2023-05-23


def numbers(text, **known):
    return set(told(text, **known)[1].numbers)


def name(low):
    return term(Kind.NAME, low, 1.0).number


@pytest.mark.parametrize(
    ("text", "known", "present", "absent"),
    [
        pytest.param(
            "The ferry Ondine left Marsan. The ferry came back.", {}, ["ondine", "marsan"], ["ferry"], id="names"
        ),
        pytest.param("Marsan’s ferry left Marsan.", {}, ["marsan"], ["marsan’s"], id="a possessive"),
        pytest.param("La ville d'Arlanc attend.", {"lang": "fr"}, ["arlanc"], ["d'arlanc"], id="an elision"),
        pytest.param("Robbers came. The robbers left.", {}, [], ["robbers"], id="a capital at the head of a sentence"),
    ],
)
def test_names(text, known, present, absent):
    found = numbers(text, **known)
    assert {name(each) for each in present} <= found
    assert found.isdisjoint(name(each) for each in absent)


@pytest.mark.parametrize("written", ["12,000", "12 000", "12\u202f000", "12.000"])
def test_a_figure_is_one_however_it_is_written(written):
    assert term(Kind.FIGURE, "12000").number in numbers(f"Some {written} people fled the town.")


def test_a_broken_number_stays_one():
    assert term(Kind.FIGURE, "4.4").number in numbers("A quake of magnitude 4.4 struck the coast.")


def test_what_is_left_out_of_the_account_tells_nothing():
    text = "Le barrage a cédé mardi à l'aube.\n\nLire aussi : Zelenhrad sous les eaux\n\nLe maire attend."
    assert name("zelenhrad") not in numbers(text, lang="fr")


def test_the_day_is_that_of_publication_or_the_first_that_the_head_names():
    assert told("The dam burst.", day="2023-05-23")[1].day == DAY
    assert told("May 23, 2023\nThe dam burst.")[1].day == DAY
    assert told("The dam burst last year.")[1].day is None


def test_the_head_weighs_more():
    _, first = told("Zelenhrad waits. " + "The water rises slowly over the fields. " * 20 + "So does Marsan.")
    weights = dict(zip(first.numbers, first.weights, strict=True))
    assert weights[name("zelenhrad")] > weights[name("marsan")]


def test_terms_are_few_and_the_heaviest_come_first():
    _, signals = told(" ".join(f"Name{chr(97 + a)}{chr(97 + b)}x waits." for a in range(20) for b in range(20)))
    of_one_language = (Kind.NAME, Kind.WORD)
    own = [w for n, w in zip(signals.numbers, signals.weights, strict=True) if kind_of(n) in of_one_language]
    assert len(own) == MOST_TERMS
    assert own == sorted(own, reverse=True)


def test_keys_share_a_length_of_one():
    _, signals = told(DAM["en"])
    for keys in (signals.own_keys, signals.shared_keys):
        assert 0 < sum(share * share for _, share in keys) <= 1.0001


@pytest.mark.parametrize("text", ["…", "1234", "«»", "a"])
def test_a_text_that_says_nothing_has_few_signals_and_no_error(text):
    assert len(told(text)[1].numbers) <= 2
