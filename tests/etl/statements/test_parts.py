"""What parts a text: quotations set apart, headline tags, entries of live reports, boxes, interviews."""

import pytest

from etl.extract import extract
from etl.model.article import Article

PULL_QUOTES = [
    pytest.param(
        "en",
        "“We will hold the line,” Bolt said on Monday.\n\n“They will not pass”\n\nIn Port-Bel it rained.\n\n"
        "“They will not pass, and they know it,” Harsk said.",
        [("We will hold the line,", "Bolt"), ("They will not pass", "Harsk"),
         ("They will not pass, and they know it,", "Harsk")],
        id="repeats what somebody says below",
    ),
    pytest.param(
        "en",
        "“They will not pass, and they know it,” Harsk said.\n\nBolt said “it is raining again”.\n\n"
        "“They will not pass.”",
        [("They will not pass, and they know it,", "Harsk"), ("it is raining again", "Bolt"),
         ("They will not pass.", "Harsk")],
        id="repeats what somebody said above, with a full stop",
    ),
    pytest.param(
        "fr",
        "« Le port tiendra », a dit Bolt.\n\n« Ils ne fermeront jamais le port »\n\nIl pleut.\n\n"
        "Harsk l'assure : « Non, ils ne fermeront jamais notre port, jamais. »",
        [("Le port tiendra", "Bolt"), ("Ils ne fermeront jamais le port", None),
         ("Non, ils ne fermeront jamais notre port, jamais.", "Harsk")],
        id="half of it repeats: nobody's",
    ),
    pytest.param(
        "fr",
        "« Le port tiendra », a dit Bolt.\n\n« ILS NE FERMERONT PAS LE PORT »\n\nIl pleut.\n\n"
        "« Ils ne fermeront pas le port », répond Harsk.",
        [("Le port tiendra", "Bolt"), ("ILS NE FERMERONT PAS LE PORT", "Harsk"),
         ("Ils ne fermeront pas le port", "Harsk")],
        id="repeats in capitals",
    ),
    pytest.param(
        "fr",
        "« Le port tiendra », a dit Bolt.\n\n« Ils ne passeront pas »\n\nIl pleut.",
        [("Le port tiendra", "Bolt"), ("Ils ne passeront pas", None)],
        id="between two paragraphs, without a stop: nobody's",
    ),
    pytest.param(
        "fr",
        "Bolt a dit qu'il pleuvait : « Le port tiendra. »\n\n« Ils ne passeront pas. Nous serons là. »\n\nIl pleut.",
        [("il pleuvait", "Bolt"), ("Le port tiendra.", "Bolt"), ("Ils ne passeront pas. Nous serons là.", "Bolt")],
        id="whole sentences go on with whoever spoke",
    ),
    pytest.param(
        "en",
        "“We will hold the line,” Bolt said.\n\n“They will not pass\n\n“and they know it.”\n\nIt rained.",
        [("We will hold the line,", "Bolt"), ("They will not pass\n\n“and they know it.", "Bolt")],
        id="a quotation of two paragraphs goes on",
    ),
    pytest.param(
        "en",
        "“We will,” Harsk said.\n\nTom Bolt said “it is raining again”.\n\n“We will.”",
        [("We will,", "Harsk"), ("it is raining again", "Tom Bolt"), ("We will.", "Tom Bolt")],
        id="two words repeat nothing",
    ),
]  # fmt: skip

TAGS = [
    pytest.param(
        "fr", "ALERTE - Harsk à Bolt : « Nous partons demain »", [("Nous partons demain", "Harsk")], id="dash"
    ),
    pytest.param("fr", "EN DIRECT. Harsk : « Nous partons demain »", [("Nous partons demain", "Harsk")], id="stop"),
    pytest.param("fr", "Direct. Harsk : « Nous partons demain »", [("Nous partons demain", "Harsk")], id="one capital"),
    pytest.param("fr", "URGENT : le port ferme, annonce Harsk", [("le port ferme", "Harsk")], id="colon"),
    pytest.param("fr", "EXCLUSIF « Nous partons », annonce Harsk", [("Nous partons", "Harsk")], id="no mark"),
    pytest.param(
        "fr", "INFO LE PHARE - Harsk : « Nous partons demain »", [("Nous partons demain", "Harsk")], id="outlet"
    ),
    pytest.param("fr", "INFO Le Phare. Harsk : « Nous partons »", [("Nous partons", "Harsk")], id="outlet in capitals"),
    pytest.param("en", "BREAKING: Harsk: “We leave tomorrow”", [("We leave tomorrow", "Harsk")], id="two colons"),
    pytest.param("en", "LIVE UPDATES: “We leave”, Harsk says", [("We leave", "Harsk")], id="two words"),
    pytest.param("en", "[VIDEO] Harsk: “We leave tomorrow”", [("We leave tomorrow", "Harsk")], id="brackets"),
    pytest.param("en", "BREAKING: “We leave tomorrow”", [("We leave tomorrow", None)], id="no speaker"),
    pytest.param("en", "Alert Bay: “We leave tomorrow”", [("We leave tomorrow", "Alert Bay")], id="a name is no tag"),
    pytest.param(
        "fr", "Direct Énergie : « Nous partons »", [("Nous partons", "Direct Énergie")], id="a firm is no tag"
    ),
]

PARTS = [
    pytest.param(
        "fr",
        "09 h 40\nLena Harsk a annoncé que le port fermait.\n\n10 h 05\nElle a affirmé que le tunnel ouvrait.",
        [("le port fermait", "Lena Harsk"), ("le tunnel ouvrait", None)],
        id="no pronoun crosses into another entry",
    ),
    pytest.param(
        "fr",
        "9h40 - Lena Harsk annonce :\n\n9h50 - « Le port est fermé. »",
        [("Le port est fermé.", None)],
        id="no colon crosses",
    ),
    pytest.param(
        "en",
        "14:05 GMT Harsk said “the port would\n\n14:20 GMT “It is a bad day,” Bolt said.",
        [("the port would", "Harsk"), ("It is a bad day,", "Bolt")],
        id="no quotation crosses, nor is the time said",
    ),
    pytest.param(
        "en",
        "Posted at 14:05\nHarsk said the port would close.\n\nUPDATED 14:20\n“It is a bad day for us.”",
        [("the port would close", "Harsk"), ("It is a bad day for us.", None)],
        id="no speaker crosses",
    ),
    pytest.param(
        "fr",
        "Le train de 10 h 12 est parti, a dit Harsk.\n\n10 h 12, c'est trop tôt, a-t-elle ajouté.",
        [("Le train de 10 h 12 est parti", "Harsk"), ("10 h 12, c'est trop tôt", "Harsk")],
        id="a time in a sentence begins no entry",
    ),
    pytest.param(
        "fr",
        "Harsk a dit qu'il pleuvait.\n\nL’essentiel :\n• Tom Bolt affirme que le port ferme.\n"
        "• « Nous partons », dit Rekk.",
        [("il pleuvait", "Harsk"), ("le port ferme", "Tom Bolt"), ("Nous partons", "Rekk")],
        id="a box",
    ),
    pytest.param(
        "en",
        "Harsk said it rained.\n\nKey points: “We leave tomorrow for good.”",
        [("it rained", "Harsk"), ("We leave tomorrow for good.", None)],
        id="a box's title does not speak",
    ),
    pytest.param(
        "en",
        "Tom Bolt said it rained.\n\nKey points were lost, the mayor said.",
        [("it rained", "Tom Bolt"), ("Key points were lost", "the mayor")],
        id="no box's title",
    ),
    pytest.param(
        "fr",
        "Harsk dit qu'il pleut.\n\n**Tom Bolt dit que « tout va bien ». Vrai ?**\n\n« C'est faux et il le sait. »",
        [("il pleut", "Harsk"), ("tout va bien", "Tom Bolt"), ("C'est faux et il le sait.", "Harsk")],
        id="an answer is not by whom the question names",
    ),
    pytest.param(
        "en",
        "Harsk said she would stay.\n\nQ: “Why do you stay?”\nA: “Because the port is mine.”",
        [("she would stay", "Harsk"), ("Why do you stay?", None), ("Because the port is mine.", "Harsk")],
        id="a question is nobody's",
    ),
    pytest.param(
        "fr",
        "Le Phare : « Pourquoi partez-vous ? »\nLena Harsk : « Parce que le port ferme. »",
        [("Pourquoi partez-vous ?", "Le Phare"), ("Parce que le port ferme.", "Lena Harsk")],
        id="an outlet asks",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*PULL_QUOTES, *TAGS, *PARTS])
def test_parts(lang, text, expected):
    statements = extract(Article(text=text, lang=lang)).statements
    assert [(text[s.content[0].start : s.content[-1].end], s.speaker) for s in statements] == expected
