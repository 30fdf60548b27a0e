"""Wrong decodings are undone, right text is left alone, and every place keeps its way back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.repair import repair

RIGHT = [
    "«\xa0Je suis déjà là\xa0», dit-il à Genève\u202f: «\u202fÉté\u202f!\u202f»",
    "L’été à Orléans — « À demain », “ça ira”, ‘non’… 10 € l’œuvre n° 3, § 2, 20 °C",
    '»Je suis de nature provocatrice." mot»à mot»é',
    "Der Straßenbau kostet „fünf“ Millionen Euro.",
    "El señor Peña: «¿Mañana? ¡Sí!», 3.ª edición",
    "O ministro NÃO falou às 15h; AMANHÃ também não.",
    "Rzecznik powiedział: „żołnierze są gotowi”",
    "Министр заявил: «Ёлки — не оружие», № 5",
    "Речник: «є ґрунт, її, йод»",
    "قالت وزارة الدفاع: «لا»، والسلام؟",
    "国防部发言人说：“无人机坠入黑海。”",
    "Ο υπουργός είπε: «Όχι»",
    "Erdoğan İstanbul’da, “Şimdi” dedi",
    "first line\x85second line é",
    "e\u0301te\u0301 in two characters",
    "&eacute; &nbsp; stay, ﬁ stays, ½ stays",
    "",
]
BROKEN = [
    "dÃ©jÃ\xa0 vu",
    "Â«\xa0Oui\xa0Â»",
    "câ€™est Ã§a",
    "â€œOuiâ€\x9d",
    "ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€",
    "don\x92t",
    "sÃƒÂ©rie",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_comes_back_as_it_is(text):
    assert repair(text) == (text, None)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("L'armÃ©e a dÃ©clarÃ©", "L'armée a déclaré", id="UTF-8 read as Latin-1"),
        pytest.param(
            "une perte dâ€™altitude, « déjà »", "une perte d’altitude, « déjà »", id="one place in a right line"
        ),
        pytest.param("«\xa0là\xa0»\nÃ©tÃ©\n«\xa0là\xa0»", "«\xa0là\xa0»\nété\n«\xa0là\xa0»", id="one line of three"),
        pytest.param("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет", id="Russian"),
        pytest.param("sÃƒÂ©rie", "série", id="twice"),
        pytest.param("don\x92t", "don’t", id="cp1252 read as Latin-1"),
        pytest.param("voilÃ le travail", "voilà le travail", id="a no-break space lost on the way"),
        pytest.param("â€œ so â€�", "“ so �", id="a letter lost on the way"),
    ],
)
def test_wrong_decodings_are_undone(text, mended):
    assert repair(text).text == mended


def test_places_lead_back_to_the_characters_they_come_from():
    text = "Il dit : Â« dÃ©jÃ\xa0 Â»\r\nPuis « rien », câ€™est tout."
    mended, offsets = repair(text)
    assert offsets is not None
    for word, came in [("déjà", "dÃ©jÃ\xa0"), ("rien", "rien"), ("c’est", "câ€™est"), ("»\r\nPuis", "Â»\r\nPuis")]:
        start = mended.index(word)
        assert text[offsets[start] : offsets[start + len(word)]] == came


@given(st.lists(st.one_of(st.text(), st.sampled_from(RIGHT + BROKEN), st.just("\n"))).map("".join))
def test_whatever_the_text_places_are_in_order_and_in_range(text):
    mended, offsets = repair(text)
    if offsets is None:
        assert mended == text
        return
    assert len(offsets) == len(mended) + 1
    assert offsets[0] == 0
    assert offsets[-1] == len(text)
    assert all(a <= b for a, b in pairwise(offsets))


@given(st.text(st.characters(max_codepoint=0x24FF, exclude_categories=["Cs"])))
def test_broken_on_purpose_and_mended_again(text):
    for encoding in ("latin-1", "cp1252"):
        try:
            broken = text.encode().decode(encoding)
        except UnicodeDecodeError:
            continue
        mended, offsets = repair(broken)
        assert offsets is None or (offsets[0], offsets[-1]) == (0, len(broken))
        assert repair(mended).text == mended
