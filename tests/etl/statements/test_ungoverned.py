"""Statements that no verb announces: of a noun, a preposition, a colon, a dash; near-misses give nothing."""

import pytest

from etl.extract import attributions_of
from etl.model.article import Article

CASES = [  # (language, text, [(construction, words, speaker)])
    pytest.param(
        "fr",
        "Le maire est formel : « Tout va très bien ».",
        [("colon quotation", "Tout va très bien", "Le maire")],
        id="colon",
    ),
    pytest.param("fr", "Le verdict : « Coupable ».", [], id="one word after a colon"),
    pytest.param("fr", "Jean Dupont : « Nous partons »", [("headline", "Nous partons", "Jean Dupont")], id="headline"),
    pytest.param(
        "en", "“We will not go.” — Jane Doe, teacher", [("signature", "We will not go.", "Jane Doe")], id="signature"
    ),
    pytest.param(
        "en",
        "The report is blunt about “a plan that was never going to work” in its last part.",
        [("fragment quotation", "a plan that was never going to work", "The report")],
        id="long fragment",
    ),
    pytest.param("en", "The report is blunt about “a plan”.", [], id="scare quotes"),
    pytest.param("en", "“(CROSSTALK)”", [], id="stage direction"),
    pytest.param("en", "'The Last Word'", [], id="crosshead"),
    pytest.param(
        "fr",
        "« Le maire m'a dit : “Je pars demain” », raconte Jean Dupont.",
        [
            ("inverted quotation", "Le maire m'a dit : “Je pars demain”", "Jean Dupont"),
            ("nested quotation", "Je pars demain", "Le maire"),
        ],
        id="a quotation inside",
    ),
    pytest.param(
        "fr",
        "« Il m'a dit : “Je pars demain” », raconte Jean Dupont.",
        [("inverted quotation", "Il m'a dit : “Je pars demain”", "Jean Dupont")],
        id="a quotation inside, of nobody named",
    ),
    pytest.param("fr", "Jean Dupont a réitéré sa promesse de rester.", [("noun", "rester", "sa")], id="promise"),
    pytest.param("fr", "Une promesse de rester ne vaut rien.", [], id="nobody's promise"),
    pytest.param("fr", "La rumeur selon laquelle il part court.", [], id="nobody's rumour"),
    pytest.param(
        "en",
        "He rejected Ned Price's claim that the jets came close.",
        [("noun", "the jets came close", "Ned Price")],
        id="whose",
    ),
    pytest.param(
        "en",
        "He rejected the claim by Ned Price that the jets came close.",
        [("noun", "the jets came close", "Ned Price")],
        id="by whom",
    ),
    pytest.param("en", "A promise to stay is worth little.", [], id="nobody's promise in English"),
    pytest.param(
        "fr",
        "Le drone est tombé, selon Moscou, et Kiev se tait.",
        [("according", "Le drone est tombé", "Moscou")],
        id="what goes on is no part",
    ),
    pytest.param(
        "fr", "Au dire du maire, le drone est tombé.", [("according", "le drone est tombé", "maire")], id="contracted"
    ),
    pytest.param(
        "fr", "Pour Jean Dupont, le drone est tombé.", [("according", "le drone est tombé", "Jean Dupont")], id="pour"
    ),
    pytest.param("fr", "Selon que l'on monte ou descend, la note change.", [], id="selon que"),
    pytest.param(
        "en",
        "“A is gone,” Ned Price said. “B is gone too.”",
        [("inverted quotation", "A is gone, … B is gone too.", "Ned Price")],
        id="resumed",
    ),
    pytest.param(
        "fr",
        "« A est parti », a dit Jean Dupont. « B est parti aussi. »",
        [("inverted quotation", "A est parti", "Jean Dupont"), ("floating", "B est parti aussi.", "Jean Dupont")],
        id="two in French",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_found(lang, text, expected):
    found = [
        (one.draft.pattern, " … ".join(text[slice(*span)] for span in one.statement.content), one.speaker.name)
        for one in attributions_of(Article(text=text, lang=lang))
    ]
    assert found == expected
