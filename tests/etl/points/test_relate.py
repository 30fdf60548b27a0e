"""What must hold of any two statements, and the relations of statements in a story."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.points.relations.claims import later
from etl.points.relations.relate import relation_of, relation_within
from etl.points.words.tokens import LONGEST
from tests.etl.points.claims import read, said

KINDS = {"contradicts", "agrees", "differs", "unrelated", "shifts", "concedes"}
WORDS = {
    "en": "Russia Ukraine the dam was not never destroyed by blew up denied that 12 40 people killed at least about no"
    " nobody , . ; but if is deliberate accident false claims Monday 07:15 2023 90 % “ ” n't it's half million",
    "fr": "la Russie l'Ukraine le barrage n'a pas jamais détruit par dément que 12 40 000 morts au moins environ aucun"
    " personne , . ; mais si est volontaire accident faux rumeurs lundi 7 h 03 2023 90 % « » qu' c'est qui ne plus",
    "ru": "Россия Украина плотина не разрушена никогда 12 40 человек убиты около , . но если ложь",
}
PIECES = {lang: st.sampled_from(found.split()) for lang, found in WORDS.items()}
TEXTS = {
    lang: st.lists(st.one_of(PIECES[lang], st.text(max_size=5)), max_size=14).map(lambda found: " ".join((*found, ".")))
    for lang in WORDS
}
HERE = Path(__file__).parent
PAIRS = [row for row in read(HERE / "pairs.tsv") if row["lang"]]
QUOTED = re.compile(r"“(.*?)”(?= against | \(|$)", re.DOTALL)
SIDES = st.sampled_from((None, "RU", "UA"))
DAYS = st.sampled_from((None, "2023-03-14", "2023-03-15"))


@pytest.mark.parametrize("lang", WORDS)
@settings(max_examples=120)
@given(data=st.data())
def test_any_two_texts_have_one_relation(lang, data):
    texts = [data.draw(TEXTS[lang]) for _ in "ab"]
    claims = [said(text, lang, data.draw(SIDES), day=data.draw(DAYS)) for text in texts]
    for relate in (relation_of, relation_within):
        relation = relate(*claims)
        assert relation.kind in KINDS
        assert 0 <= relation.confidence <= 1
        assert relation.why
        assert relate(*claims) == relation
        if relation.kind == "contradicts":
            assert relation.ground is not None
            for words, text in zip(relation.ground.words, texts, strict=True):
                assert words in text


@pytest.mark.parametrize("lang", WORDS)
@settings(max_examples=120)
@given(data=st.data())
def test_it_does_not_matter_which_stands_first(lang, data):
    one, other = (said(data.draw(TEXTS[lang]), lang, data.draw(SIDES)) for _ in "ab")
    assert (relation_of(one, other).kind == "contradicts") == (relation_of(other, one).kind == "contradicts")


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in PAIRS])
def test_it_does_not_matter_which_of_known_pairs_stands_first(row):
    one, other = (said(row[which], row["lang"]) for which in "ab")
    assert (relation_of(one, other).kind == "contradicts") == (relation_of(other, one).kind == "contradicts")


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in PAIRS[:60]])
def test_the_words_that_are_quoted_stand_in_the_texts(row):
    relation = relation_of(*(said(row[which], row["lang"]) for which in "ab"))
    if relation.kind == "contradicts":
        quoted = QUOTED.findall(relation.why)
        assert len(quoted) == 2
        assert all(words in row[which] for words, which in zip(quoted, "ab", strict=True))
    else:
        assert "“" not in relation.why


@settings(max_examples=40)
@given(text=TEXTS["en"])
def test_a_statement_has_no_negation_of_itself(text):
    ground = relation_of(said(text), said(text)).ground
    assert ground is None or ground.kind != "negation" or ground.words[0] != ground.words[1]


@pytest.mark.parametrize("text", [" ", ".", "?!", "“”", "\u200b", "😀", "no", "0", "٣", "²", "9" * 400])
@pytest.mark.parametrize("lang", ["en", "fr", "ru", "pl"])
def test_next_to_nothing_is_compared(text, lang):
    for one, other in ((text, text), (text, "The dam burst in 1954."), ("The dam burst.", text)):
        relation = relation_of(said(one, lang), said(other, lang))
        assert relation.kind in KINDS
        assert 0 <= relation.confidence <= 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Moscow denied", "en", id="a denial"),
        pytest.param("the shelling has stopped", "en", id="what stopped"),
        pytest.param("Moscou dément", "fr", id="a denial, in French"),
    ],
)
def test_a_denial_may_be_the_last_word(text, lang):
    assert relation_of(said(text, lang), said("The dam burst.", lang)).kind in KINDS


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_compared(lang):
    assert relation_of(said("", lang), said("The dam burst.", lang)).kind == "unrelated"


def test_of_a_long_statement_the_beginning_is_compared():
    long = said("The dam burst. " * 1000)
    assert long.assertion.tokens[-1].end <= LONGEST
    assert relation_of(long, said("The dam did not burst.")).kind in KINDS


HIT = "Russian jets hit the drone over the Black Sea."
NOT_HIT = "Russian jets did not hit the drone over the Black Sea."


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(said(HIT, side="US"), said(NOT_HIT, side="RU"), "contradicts", id="two sides"),
        pytest.param(
            said(HIT, side="US", actor="a", day="2023-03-14"),
            said(NOT_HIT, side="US", actor="a", day="2023-03-16"),
            "shifts",
            id="one speaker, later",
        ),
        pytest.param(
            said(NOT_HIT, side="RU", actor="a", day="2023-03-14"),
            said(HIT, side="RU", actor="a", day="2023-03-16"),
            "concedes",
            id="one speaker, who later affirms what he denied",
        ),
        pytest.param(
            said(HIT, side="US", article="x"),
            said(NOT_HIT, side="US", article="x"),
            "contradicts",
            id="two of one side",
        ),
    ],
)
def test_inside_a_story(one, other, kind):
    relation = relation_within(one, other)
    assert relation.kind == kind
    assert relation.ground.kind == "negation"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            said(HIT, side="US", article="x"), said(NOT_HIT, side="US", article="y"), id="one side in two articles"
        ),
        pytest.param(said(HIT), said(NOT_HIT), id="nobody knows whose words they are"),
        pytest.param(
            said(HIT, side="US", actor="a", article="x"),
            said(NOT_HIT, side="US", actor="a", article="y"),
            id="one speaker in two articles, nobody knows in which order",
        ),
        pytest.param(said(HIT, side="US"), said("Bread costs more in Lyon.", side="RU"), id="two matters"),
        pytest.param(said(HIT, side="US"), said(HIT, side="RU"), id="the same words"),
        pytest.param(
            said(HIT, side="US"),
            said(NOT_HIT, side="RU", polarity="denied"),
            id="who denies the denial affirms it",
            marks=pytest.mark.xfail(reason="the words before “not” seem denied where all that is said is"),
        ),
    ],
)
def test_inside_a_story_no_sides_meet(one, other):
    assert relation_within(one, other).kind not in ("contradicts", "shifts", "concedes")


def test_who_denies_the_words_contradicts_who_says_them():
    relation = relation_within(said(HIT, side="US"), said(HIT, side="RU", polarity="denied"))
    assert relation.kind == "contradicts"
    assert relation.why.endswith("(denied)")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("2023-03-15", "2023-03-14", True, id="the day after"),
        pytest.param("2023-03-14", "2023-03-15", False, id="the day before"),
        pytest.param("2023-03-14", "2023-03-14", None, id="one day"),
        pytest.param("2023-03-14", None, None, id="one day is unknown"),
        pytest.param(None, None, None, id="both are"),
    ],
)
def test_which_was_said_later(one, other, expected):
    assert later(said("x", day=one), said("x", day=other)) is expected
