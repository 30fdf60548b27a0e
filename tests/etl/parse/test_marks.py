"""Quotation marks, paired as the writer meant them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parse.clean import clean
from etl.parse.marks import find_quotes

CASES = [
    pytest.param("« a b » c", [["a b"]], id="guillemets"),
    pytest.param("“a b” c", [["a b"]], id="curly"),
    pytest.param("„a b“ c", [["a b"]], id="german"),
    pytest.param('"a b" c', [["a b"]], id="straight"),
    pytest.param("He said 'a b,' then", [["a b,"]], id="single"),
    pytest.param("‘a b’ c", [["a b"]], id="single curly"),
    pytest.param("dit »a b« puis", [["a b"]], id="reversed"),
    pytest.param('dit »a b." et', [["a b."]], id="styles mixed"),
    pytest.param("«\u202fa b\u00a0»", [["a b"]], id="narrow and no-break blanks"),
    pytest.param("« a “b” c » d", [["a “b” c"]], id="nested"),
    pytest.param("« a « b » c » d", [["a « b » c"]], id="nested alike"),
    pytest.param("“One.\n\n“Two.” he said", [["One.", "Two."]], id="a mark at each paragraph"),
    pytest.param('"One.\nTwo." he', [["One.\nTwo."]], id="a sentence a line"),
    pytest.param("Il dit : « a b. Puis il part.", [["a b."]], id="never closed: its sentence"),
    pytest.param('l"économie d"ici et "a b"', [["a b"]], id="broken apostrophes"),
    pytest.param("the workers' plan isn't John's", [], id="apostrophes"),
    pytest.param("l’avion d’hier", [], id="curly apostrophes"),
    pytest.param("no marks", [], id="none"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text, expected):
    found = find_quotes(clean(text).text)
    assert [[text[part.start : part.end] for part in quote.parts] for quote in found if quote.opened] == expected


@given(st.text(alphabet=st.sampled_from(list("ab .,:\n«»“”„\"'’‘")), max_size=80))
def test_quotations_come_in_order_and_never_overlap(text):
    quotes = find_quotes(text)
    spans = [quote.span for quote in quotes if quote.opened]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= part.start < part.end <= len(text) for quote in quotes for part in quote.parts)


@given(st.text(max_size=200))
def test_the_reading_copy_has_the_length_of_the_text(text):
    assert len(clean(text).text) == len(text)


def test_a_repeated_title_and_the_categories_are_ignored():
    text = "Un titre\n\nLe corps du texte.\n\nUn titre\n\n| UN, DEUX |\n"
    reading = clean(text)
    assert reading.title == "Un titre"
    assert [(text[slice(*region.span)], region.reason) for region in reading.regions] == [
        ("Un titre", "repeated title"),
        ("| UN, DEUX |", "categories"),
    ]
