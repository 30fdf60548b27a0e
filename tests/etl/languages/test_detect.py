"""Which language a text is in, also where it has few words of its own."""

import pytest

from etl.extract import extract
from etl.languages.detect import FEW, detect_language
from etl.model.article import Article

LONG = {
    "fr": "Le port de Belmar est resté fermé jeudi, et les pêcheurs attendent depuis la veille une réponse du maire.",
    "en": "The port of Belmar stayed closed on Thursday, and the fishermen have waited for an answer since.",
    "de": "Der Hafen von Belmar blieb am Donnerstag geschlossen, und die Fischer warten seither auf eine Antwort.",
}
RUSSIAN = "«Мы не отступим с этих рубежей ни при каких условиях и будем стоять до конца, что бы ни случилось»"


@pytest.mark.parametrize("lang", LONG)
def test_many_words_tell_their_language(lang):
    assert detect_language(LONG[lang]) == (lang, None)


def test_what_is_quoted_does_not_tell():
    assert detect_language(f"{LONG['en']} {RUSSIAN} {RUSSIAN}").code == "en"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Belcourt : « Jamais. »", "fr", id="marks"),
        pytest.param("Quint : « Stop. »", "fr", id="marks around an English word"),
        pytest.param("Quint a dit « niet ».", "fr", id="verb"),
        pytest.param("« Nein », a répété Rekk.", "fr", id="verb after it"),
        pytest.param("Rekk said “niet”.", "en", id="English verb"),
        pytest.param("Belcourt: “Never.”", "en", id="English marks"),
        pytest.param(f"The ministry posted one line: {RUSSIAN}, the spokesman said.", "en", id="long Russian"),
        pytest.param(f"Le ministère écrit : {RUSSIAN}.", "fr", id="long Russian in French"),
        pytest.param("Der Minister sagte nein.", "de", id="German"),
        pytest.param("El ministro de la defensa dijo que no.", "es", id="Spanish"),
        pytest.param("O ministro disse que não.", "pt", id="Portuguese"),
        pytest.param("Зеленський сказав «ні».", "uk", id="Ukrainian"),
    ],
)  # fmt: skip
def test_few_words_are_enough_and_are_said_to_be_few(text, lang):
    found = detect_language(text)
    assert found.code == lang
    assert found.few is not None
    assert found.few < FEW


def test_nothing_to_go_by():
    assert detect_language("1 234").code is None


@pytest.mark.parametrize(
    ("article", "kinds"),
    [
        pytest.param(Article(text="Quint a dit « niet »."), ["language guessed"], id="few words"),
        pytest.param(Article(text="Quint a dit « niet ».", lang="fr"), [], id="the source tells"),
        pytest.param(Article(text=LONG["fr"]), [], id="many words"),
    ],
)
def test_a_language_that_was_guessed_is_noted(article, kinds):
    assert [note.kind for note in extract(article).notes] == kinds


@pytest.mark.parametrize("text", ["Quint : « Stop. »", "Quint a dit « niet ».", f"The ministry said: {RUSSIAN}."])
def test_a_short_text_gives_its_statement(text):
    assert len(extract(Article(text=text)).statements) == 1
