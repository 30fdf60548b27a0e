"""Dictionary forms, as the dictionaries of simplemma have them."""

import pytest

from etl.parse.lemmas import lemma

CASES = {
    ("explosions", "fr"): "explosion",
    ("déclaraient", "fr"): "déclarer",
    ("said", "en"): "say",
    ("Häuser", "de"): "Haus",
    ("explosiones", "es"): "explosión",
    ("взрывы", "ru"): "взрыв",
    ("міністра", "uk"): "міністр",
    ("Price", "fr"): "Price",
    ("prices", "en"): "price",
    ("Choïgou", "fr"): "Choïgou",
    ("explosions", "zh"): "explosions",
    ("", "fr"): "",
}


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_lemmas(case):
    assert lemma(*case) == CASES[case]
