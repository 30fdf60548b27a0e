"""Words as search has them: folded like all that is searched, each with its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.search.terms import Forms, terms

CASES = {
    "L’enquête": ["l", "enquete"],
    "l'œuvre": ["l", "oeuvre"],
    "cessez‑le-feu": ["cessez", "le", "feu"],
    "12\u202f000 morts": ["12000", "morts"],
    "1 234 567": ["1234567"],
    "2023 100": ["2023", "100"],
    "12 0000": ["12", "0000"],
    "en\u00adquête": ["enquete"],
    "e\u0301te\u0301": ["ete"],
    "Шойгу": ["шоигу"],
    "об\u2019єкт обʼєкт": ["об", "єкт", "об", "єкт"],
    "snake_case": ["snake", "case"],
    "无人机": ["无", "人", "机"],
    "MQ-9": ["mq", "9"],
    "«mer»": ["mer"],
    "…!?": [],
}


@pytest.mark.parametrize("text", CASES)
def test_words(text):
    assert [term.form for term in terms(text)] == CASES[text]


def test_each_stands_where_it_says():
    text = "« L’enquête : 12\u202f000 »"
    assert [text[term.start : term.end] for term in terms(text)] == ["L", "enquête", "12\u202f000"]


@given(st.one_of(st.text(), st.text(alphabet="aé’'œ-\u2011\u00ad\u202f 0123\n«»_ʼ无\u0301")))
def test_the_index_reads_the_words_that_are_marked(text):
    assert Forms().spelled(text).split() == [term.form for term in terms(text)]
