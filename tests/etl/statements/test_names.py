"""Noun phrases and the names in them: a table, a phrase a row."""

import pytest

from etl.languages.known import load_language
from etl.parse.parsed import parse
from etl.parse.pipeline import load_pipeline
from etl.statements.names import full_names, name_in
from etl.statements.phrases import phrase_from

PHRASES = [  # (language, text, the phrase that begins it, the person's name in it)
    pytest.param("fr", "Le ministre mardi a parlé.", "Le ministre", None, id="a day is no part"),
    pytest.param("fr", "Les ministres et hier encore", "Les ministres", None, id="a connector at the end is no part"),
    pytest.param("fr", "Les deux ministres et la reine", "Les deux ministres et la reine", None, id="two joined"),
    pytest.param("fr", "Jean Dupont, mardi, a parlé", "Jean Dupont", "Jean Dupont", id="a day is no apposition"),
    pytest.param(
        "fr", "Jean Dupont, ministre, a parlé", "Jean Dupont, ministre", "Jean Dupont", id="an office in apposition"
    ),
    pytest.param(
        "fr",
        "Le ministre de la Paix, Jean Dupont,",
        "Le ministre de la Paix, Jean Dupont",
        "Jean Dupont",
        id="a title first",
    ),
    pytest.param("fr", "Le ministre de la Défense", "Le ministre de la Défense", None, id="a ministry is no person"),
    pytest.param(
        "fr",
        "Le ministre du Travail Jean Martin",
        "Le ministre du Travail Jean Martin",
        "Jean Martin",
        id="behind a ministry",
    ),
    pytest.param("fr", "Le Premier ministre", "Le Premier ministre", None, id="an office with a capital"),
    pytest.param("fr", "Caroline Fiat (LFI)", "Caroline Fiat (LFI)", "Caroline Fiat", id="a party in brackets"),
    pytest.param(
        "fr", "Le maire Ursula von der Leyen", "Le maire Ursula von der Leyen", "Ursula von der Leyen", id="noble"
    ),
    pytest.param("fr", "Le chef Ana Zelens'kij", "Le chef Ana Zelens'kij", "Ana Zelens'kij", id="an apostrophe"),
    pytest.param("en", "The three ministers on Tuesday", "The three ministers", None, id="when"),
    pytest.param("en", "Jane Doe, 45, of Ohio", "Jane Doe, 45", "Jane Doe", id="an age"),
    pytest.param("en", "State spokesman Ned Price", "State spokesman Ned Price", "Ned Price", id="behind an office"),
    pytest.param("en", "The official, Ann Oakley, said", "The official, Ann Oakley", "Ann Oakley", id="in apposition"),
    pytest.param(
        "en", "Majority Leader Ann McCoy", "Majority Leader Ann McCoy", "Ann McCoy", id="an office in capitals"
    ),
    pytest.param("en", "The Pentagon", "The Pentagon", None, id="a body with its article"),
    pytest.param("en", "U.S. officials", "U.S. officials", None, id="a name before its noun"),
    pytest.param("en", "Okafor's campaign", "Okafor's campaign", None, id="whose"),
    pytest.param("en", "Russia's Defence Ministry", "Russia's Defence Ministry", None, id="whose, with capitals"),
]


def parsed(lang, text):
    language = load_language(lang)
    return parse(load_pipeline(language)(text), language)


@pytest.mark.parametrize(("lang", "text", "words", "name"), PHRASES)
def test_phrases(lang, text, words, name):
    document = parsed(lang, text)
    phrase = phrase_from(document, 0, len(document))
    assert text[document.starts[phrase.start] : document.ends[phrase.end - 1]] == words
    assert name_in(document, phrase) == name


NAMES = [  # (text, last word → fullest name)
    pytest.param("Jean Dupont part. Dupont revient.", {"dupont": "Jean Dupont"}, id="the fullest one"),
    pytest.param("Jean Dupont part. Anne Dupont revient.", {}, id="two people of one name"),
    pytest.param("Jean-Paul Dupont part. J. Dupont revient.", {"dupont": "Jean-Paul Dupont"}, id="an initial"),
    pytest.param("Mme Dupont part.", {"dupont": "Dupont"}, id="a title is no name"),
    pytest.param("Le F16 est parti.", {}, id="a machine"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_full_names(text, expected):
    assert full_names(parsed("fr", text)) == expected
