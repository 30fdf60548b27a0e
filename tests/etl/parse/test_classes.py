"""Word classes, cues and sentences of short texts: a table of each, a sentence a row."""

import pytest

from etl.languages.known import load_language
from etl.parse.parsed import parse
from etl.parse.pipeline import load_pipeline


def parsed(lang, text):
    language = load_language(lang)
    return parse(load_pipeline(language)(text), language)


CLASSES = [  # (word, its letter)
    pytest.param("fr", "Il l'affirme depuis mardi.", ("l'", "K"), id="pronoun spelt like an article"),
    pytest.param("fr", "Il voit l'affaire.", ("l'", "D"), id="article"),
    pytest.param("fr", "Elle leur dit tout.", ("leur", "K"), id="dative"),
    pytest.param("fr", "Elle voit leur maison.", ("leur", "D"), id="determiner"),
    pytest.param("fr", "Il viendra s'il peut.", ("s'", "S"), id="if he"),
    pytest.param("fr", "Le pays doit répondre.", ("doit", "V"), id="modal spelt like a noun"),
    pytest.param("fr", "La forte demande surprend.", ("demande", "N"), id="noun spelt like a verb"),
    pytest.param("fr", "Il demande du temps.", ("demande", "V"), id="verb spelt like a noun"),
    pytest.param("fr", "Hier Bruno Le Maire est parti.", ("Le", "M"), id="article of a name"),
    pytest.param("fr", "Par ailleurs, il part.", ("ailleurs", "A"), id="adverb of two words"),
    pytest.param("fr", "Pourquoi le dit-il ?", ("-il", "R"), id="inverted pronoun"),
    pytest.param("en", "He dropped the plan that failed.", ("that", "W"), id="relative that"),
    pytest.param("en", "He said that it failed.", ("that", "S"), id="that of a clause"),
    pytest.param("en", "He's leaving.", ("'s", "X"), id="is"),
    pytest.param("en", "Russia's fleet is leaving.", ("'s", "D"), id="possessive"),
    pytest.param("en", "They told her that it failed.", ("her", "K"), id="her, whom"),
    pytest.param("en", "They told her aides.", ("her", "D"), id="her, whose"),
    pytest.param("en", "The deal signed by Price is dead.", ("signed", "T"), id="participle with an agent"),
    pytest.param("en", "The three senators all suggested a vote.", ("suggested", "V"), id="all of them"),
    pytest.param("en", "He wants to often claim it.", ("claim", "F"), id="infinitive behind an adverb"),
    pytest.param("en", "The claim failed.", ("claim", "N"), id="claim, a noun"),
    pytest.param("en", "Yesterday Ban Ki-moon left.", ("moon", "M"), id="Korean name"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CLASSES)
def test_classes(lang, text, expected):
    document = parsed(lang, text)
    word, letter = expected
    assert document.classes[document.words.index(word)] == letter


CUES = [  # (words of the cue, its form, whether it is passive)
    pytest.param("fr", "Il a par ailleurs déclaré non.", [("a par ailleurs déclaré", "finite", False)], id="time"),
    pytest.param("fr", "Il a été accusé de tout.", [("a été accusé", "finite", True)], id="passive"),
    pytest.param("fr", "Il s'est félicité de tout.", [("est félicité", "finite", False)], id="pronominal, no passive"),
    pytest.param("fr", "Je me félicite de tout.", [("félicite", "finite", False)], id="pronominal, first person"),
    pytest.param("fr", "Il félicite le club.", [], id="another verb without its pronoun"),
    pytest.param("fr", "Il se présente demain.", [], id="another verb with a pronoun"),
    pytest.param("fr", "Rappelons que tout va bien.", [], id="the paper itself"),
    pytest.param("fr", "Il vient d'annoncer que tout va.", [("vient d'annoncer", "finite", False)], id="light"),
    pytest.param("fr", "La réponse du club tarde.", [], id="noun"),
    pytest.param("fr", "Avant d'ajouter : « Non. »", [("ajouter", "infinitive", False)], id="infinitive"),
    pytest.param("fr", "Sans ajouter : « Non. »", [], id="what was not said"),
    pytest.param("fr", "Patrouchev tonné : « Non. »", [("tonné", "bare", False)], id="participle without auxiliary"),
    pytest.param("en", "He was accused of theft.", [("was accused", "finite", True)], id="English passive"),
    pytest.param("en", "He was saying that it failed.", [("was saying", "finite", False)], id="no passive"),
    pytest.param("en", "He would not say that it failed.", [("would not say", "finite", False)], id="modal"),
    pytest.param("en", "He tried to say that it failed.", [("tried to say", "finite", False)], id="tried to"),
    pytest.param("en", "He left, saying that it failed.", [("saying", "gerund", False)], id="present participle"),
    pytest.param("en", "The warning is old.", [], id="English noun"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CUES)
def test_cues(lang, text, expected):
    document = parsed(lang, text)
    found = [(document.starts[cue.start], document.ends[cue.end - 1], cue) for cue in document.cues]
    assert [(text[start:end], cue.form, cue.passive) for start, end, cue in found] == expected


SENTENCES = [  # how many
    pytest.param("fr", "M. Dupont est là. Il part.", 2, id="abbreviation"),
    pytest.param("fr", "« Tout va bien. » explique le maire.", 1, id="cue at once"),
    pytest.param("fr", "Il parle d'« un grand vide » Le groupe part.", 2, id="a capital alone"),
    pytest.param("en", "The “great void” The Times saw.", 1, id="no sentence in English"),
    pytest.param("en", "“Is it over?” Mr Smith asked.", 1, id="cue behind a name"),
    pytest.param("en", "“Is it over?” She asked nobody.", 2, id="a pronoun with a capital"),
    pytest.param("en", "“Is it over?” Nobody there, Smith asked.", 2, id="cue behind a comma"),
    pytest.param("en", "“It is over.” The report is out.", 2, id="a noun spelt like a cue"),
    pytest.param("fr", "Une ligne\n\nUne autre", 2, id="empty line"),
    pytest.param("fr", "Un titre :\n« Tout va bien. »", 1, id="colon at the end of a line"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SENTENCES)
def test_sentences(lang, text, expected):
    assert len(parsed(lang, text).sentences) == expected
