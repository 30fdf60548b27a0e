"""The words that mean something, and the tables of data/lexicon by which they are compared: whole, and of one mind."""

import re
from collections import Counter, defaultdict

import pytest

from etl.languages.word_tables import forms_of, rows_of
from etl.model.article import LANGUAGES
from etl.model.places import ROOT
from etl.model.tables import DataError, cells, read_pairs
from etl.points.assertions.agents import HELPING
from etl.points.assertions.assertion import BARE, BREAKS, INEXACT, assertion_of
from etl.points.assertions.roles import ROLES
from etl.points.origins import AGENCIES
from etl.points.relations.chance import ASKED, TABLE, weights_in_use
from etl.points.relations.features import SIGNS as TOLD_SIGNS
from etl.points.relations.features import passage_features
from etl.points.relations.grounds import grounds_of
from etl.points.relations.strength import FIRM, HEDGES, weighed
from etl.points.words.lexicon import (
    CONCEPTS,
    FAMILIES,
    FAMILY,
    HARMS,
    OPPOSITES,
    PREDICATES,
    REFERENTS,
    SIGNS,
    VAGUE,
    harms,
    vague_questions,
    words_of,
)
from etl.points.words.numbers import TABLE as NUMBERS
from etl.points.words.numbers import number_words
from etl.points.words.signs import signs_of
from etl.points.words.tokens import tokens_of
from tests.etl.points.claims import matched, words

ALL = ("en", "fr", "de", "es", "it", "ru", "uk")
IDS = {SIGNS: 1, PREDICATES: 1, OPPOSITES: 2, REFERENTS: 1, NUMBERS: 2, CONCEPTS: 1}
# Signs that only French has; numbers that a language makes of others ("dix-sept"); concepts of other tables' words.
MAY_LACK_WORDS = {
    SIGNS: {("first negations",), ("second negations",), ("limiting",)},
    NUMBERS: {(each, "number") for each in ("17", "18", "19", "70", "80", "90")} | {("75", "share")},
}


@pytest.mark.parametrize("path", IDS, ids=lambda path: path.stem)
def test_a_table_is_whole(path):
    rows = list(rows_of(path))
    columns = rows[0][0]
    assert columns[IDS[path] :] == ALL
    ids = [row[: IDS[path]] for _, row in rows]
    assert [each for each, count in Counter(ids).items() if count > 1] == []
    if path != CONCEPTS:  # each of its rows has words in some languages
        lacking = {row[: IDS[path]] for _, row in rows for lang in LANGUAGES if not cells(row[columns.index(lang)])}
        assert lacking <= MAY_LACK_WORDS.get(path, set())


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem) for path in IDS],
)
def test_a_word_stands_once_in_a_cell_and_in_lower_case(path):
    twice = [
        (row[: IDS[path]], lang, word)
        for columns, row in rows_of(path)
        for lang, cell in zip(columns[IDS[path] :], row[IDS[path] :], strict=True)
        for word, count in Counter(cells(cell)).items()
        if count > 1
    ]
    assert twice == []


def test_signs_and_numbers_stand_as_in_text_in_lower_case():
    for path in (SIGNS, NUMBERS):
        for columns, row in rows_of(path):
            for cell in row[IDS[path] :]:
                assert cell == cell.lower(), (path.name, row[: IDS[path]], columns)
                assert "’" not in cell


def test_a_line_with_other_cells_is_named(tmp_path):
    path = tmp_path / "wrong.tsv"
    path.write_text("# a comment\nconcept\ten\tfr\ndam\tdam\tbarrage\nship\tship\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"line 4: 2 cells; expected 3: concept, en, fr"):
        list(rows_of(path))


def test_a_language_that_a_table_has_not_has_no_forms(tmp_path):
    path = tmp_path / "few.tsv"
    path.write_text("concept\ten\ndam\tdam\n", encoding="utf-8")
    assert forms_of(path, "pl") == {}
    assert forms_of(path, "en")["dams"] == (("dam",),)


@pytest.mark.parametrize("lang", ALL)
def test_the_answers_to_a_question_exclude_each_other(lang):
    """In all forms that are derived: a word is in one pole of a question."""
    for form, poles in words_of(lang).opposites.items():
        answers = defaultdict(set)
        for question, pole in poles:
            answers[question].add(pole)
        assert {question: found for question, found in answers.items() if len(found) > 1} == {}, form


def test_a_question_has_at_least_two_answers():
    answers = Counter(row[0] for _, row in rows_of(OPPOSITES))
    assert [question for question, count in answers.items() if count < 2] == []


def poles():
    return {(row[0], row[1]) for _, row in rows_of(OPPOSITES)}


def test_families_hold_answers_that_there_are():
    families = [row for _, row in rows_of(FAMILIES)]
    held = [tuple(answer.split(":", 1)) for _, _, answers in families for answer in cells(answers)]
    assert [each for each in held if each not in poles()] == []
    assert set(Counter(name for name, _, _ in families).values()) == {2}


def test_no_family_has_an_answer_in_both_of_its_poles():
    held = defaultdict(list)
    for _, (family, _, answers) in rows_of(FAMILIES):
        held[family] += cells(answers)
    assert {family: each for family, of in held.items() for each, count in Counter(of).items() if count > 1} == {}


def test_vague_questions_are_questions_or_families():
    questions = {question for question, _ in poles()} | {f"{FAMILY}{row[0]}" for _, row in rows_of(FAMILIES)}
    assert sorted(vague_questions() - questions) == []


def acts():
    return {row[0] for _, row in rows_of(PREDICATES)}


def test_harms_are_acts():
    assert sorted(act for act, _ in read_pairs(HARMS) if act not in acts()) == []


def test_helping_acts_are_acts_and_no_harms():
    assert sorted(each for each in HELPING if each.partition(":")[2] not in acts()) == []
    assert HELPING.isdisjoint(harms())


@pytest.mark.parametrize("path", [HARMS, VAGUE], ids=lambda path: path.stem)
def test_a_list_names_each_once(path):
    assert [each for each, count in Counter(each for each, _ in read_pairs(path)).items() if count > 1] == []


def test_the_kinds_of_signs_that_are_asked_for_are_there():
    kinds = {row[0] for _, row in rows_of(SIGNS)}
    asked = {*BARE, *BREAKS, *INEXACT, *ROLES, *HEDGES, *FIRM, *TOLD_SIGNS}
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "etl" / "points").rglob("*.py")]
    asked |= {kind for text in code for kind in re.findall(r"(?:sign|each|first)\.kind [!=]= \"([^\"]+)\"", text)}
    asked |= {kind for text in code for kind in re.findall(r"\"([^\"]+)\" in (?:\w+\.)*(?:kinds|signs)\b", text)}
    assert sorted(asked - kinds) == []
    assert "negations" in asked


def test_no_agency_goes_by_the_name_of_another():
    names = [each for name, others in read_pairs(AGENCIES) for each in (name, *cells(others))]
    assert [each for each, count in Counter(names).items() if count > 1] == []


def test_every_feature_has_a_weight_or_none_at_all():
    """A weight of a feature that no pair has is a word that was renamed."""
    pair = matched("The dam was blown up by Russia.", "Ukraine did not blow up the dam.")
    features = passage_features(pair, weighed(pair, grounds_of(pair)))
    weights = weights_in_use()
    assert weights.keys() == set(ASKED)
    assert {name for of in weights.values() for name in of} - features.keys() == {"always"}
    assert TABLE.is_file()


@pytest.mark.parametrize(
    ("lang", "counts", "word", "value"),
    [
        pytest.param("en", "number", "dozen", 12, id="dozen"),
        pytest.param("fr", "number", "douzaine", 12, id="douzaine"),
        pytest.param("fr", "times", "milliards", 1e9, id="milliards"),
        pytest.param("en", "share", "half", 50, id="half"),
        pytest.param("ru", "number", "три", 3, id="Russian"),
        pytest.param("en", "number", "half", None, id="half is no number"),
        pytest.param("pl", "number", "trzy", None, id="a language that the table has not"),
    ],
)
def test_numbers_in_words(lang, counts, word, value):
    assert number_words(lang, counts).get(word) == value


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        pytest.param("The drone was hit by a Russian jet.", "en", ["drone", "hit", "Russian", "jet"], id="English"),
        pytest.param("Le barrage a cédé dans la nuit.", "fr", ["barrage", "cédé", "dans la nuit"], id="a phrase"),
        pytest.param("It is as it was.", "en", [], id="words that mean nothing by themselves"),
        pytest.param("12 000", "fr", [], id="figures are no words"),
        pytest.param("?!… ()", "en", [], id="marks"),
        pytest.param("Войска перешли границу.", "ru", ["Войска", "перешли", "границу"], id="Russian"),
    ],
)
def test_which_words_mean_something(text, lang, expected):
    assertion = assertion_of(text, lang)
    assert words(assertion, range(len(assertion.units))) == expected


@pytest.mark.parametrize(
    ("one", "other", "lang", "shared"),
    [
        pytest.param("The dam was destroyed.", "The destruction of the dam.", "en", "predicates:destroy", id="a noun"),
        pytest.param("Le barrage est détruit.", "Ils ont détruit le barrage.", "fr", "concepts:dam", id="a concept"),
        pytest.param("He spoke in Geneva.", "In Geneva it rained.", "en", None, id="a place"),
        pytest.param("They saw Shoigu.", "Near Shoigu.", "en", None, id="a name"),
    ],
)
def test_words_that_mean_the_same_share_a_key(one, other, lang, shared):
    pair = matched(one, other, lang)
    assert pair.same
    keys = {
        key
        for each in pair.same
        for key in pair.one.units[each.one].meaning.keys & pair.other.units[each.other].meaning.keys
    }
    assert shared in keys or any(key.startswith(("place:", "sound:", "actor:")) for key in keys)


def kinds(text, lang):
    return [sign.kind for sign in signs_of(tokens_of(text, lang), words_of(lang))]


@pytest.mark.parametrize(
    ("text", "lang", "kind", "there"),
    [
        pytest.param("They deny it.", "en", "denying", True, id="deny"),
        pytest.param("Ils nient tout.", "fr", "denying", True, id="nier"),
        pytest.param("Not only he.", "en", "negations", False, id="a phrase is no sign by its words"),
        pytest.param("Il est là-bas.", "fr", "there", True, id="là-bas"),
        pytest.param(
            "La ville dort.",
            "fr",
            "there",
            False,
            id="an article",
        ),
        pytest.param(
            "Il a dormi.",
            "fr",
            "where",
            False,
            id="an auxiliary",
        ),
        pytest.param(
            "They were here.",
            "en",
            "conditional",
            False,
            id="were",
        ),
        pytest.param(
            "It has not yet ended.",
            "en",
            "but",
            False,
            id="not yet",
        ),
    ],
)
def test_signs(text, lang, kind, there):
    assert (kind in kinds(text, lang)) is there
