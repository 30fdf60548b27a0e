"""Tokens: the same as spaCy's, and in a time that grows with the text."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.parse.tokens import LONGEST, RememberingTokenizer

PIECES = [
    "a",
    "l'",
    "d’",
    "Jean-Pierre",
    "U.S.",
    "don't",
    "«",
    "»",
    '"',
    ".",
    ",",
    "...",
    " ",
    "  ",
    "\n",
    "\u00a0",
    "1,5",
    "a-t-il",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=60))


@pytest.fixture(scope="module", params=["fr", "en"])
def both(request):
    nlp = spacy.blank(request.param)
    return nlp.tokenizer, RememberingTokenizer(nlp.vocab, nlp.tokenizer)


@settings(max_examples=300)
@given(text=TEXTS)
def test_the_same_tokens_as_spacy(both, text):
    spacys, ours = both
    for _ in range(2):  # the second time from memory
        assert [(token.text, token.idx) for token in ours(text)] == [(token.text, token.idx) for token in spacys(text)]
    assert ours(text).text == text


def test_a_long_stretch_is_cut_and_kept(both):
    text = "a " + '"«»' * LONGEST + " b"
    assert both[1](text).text == text
