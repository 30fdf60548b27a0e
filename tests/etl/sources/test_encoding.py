"""Bytes in any usual encoding become the right text, and what cannot be told is refused."""

import pytest

from etl.sources.encoding import decode
from etl.sources.items import Unreadable

FRENCH = "Défense, « déclaré »"
LONGER = "L’armée américaine a déclaré : « C’est inacceptable », a-t-il ajouté à Genève, où l’on a vu des débris."
EURO = "Le cœur du problème coûte 10 €, a dit le ministre délégué."
RUSSIAN = "Министерство обороны России заявило, что самолёт не применял оружие."


@pytest.mark.parametrize(
    ("text", "written", "noted"),
    [
        pytest.param(FRENCH, "utf-8", None, id="UTF-8"),
        pytest.param(FRENCH, "utf-8-sig", None, id="UTF-8 with a mark"),
        pytest.param(FRENCH, "utf-16", "utf-16", id="UTF-16"),
        pytest.param(RUSSIAN, "utf-32", "utf-32", id="UTF-32"),
        pytest.param(FRENCH, "cp1252", "cp1252", id="a few words of cp1252"),
        pytest.param(FRENCH, "mac-roman", "mac-roman", id="a few words of an old Macintosh"),
        pytest.param(LONGER, "cp1252", "cp1252", id="cp1252 with typographic marks"),
        pytest.param("L'ÉTAT-MAJOR A ÉTÉ PRÉVENU À TEMPS", "cp1252", "cp1252", id="capitals"),
        pytest.param(EURO, "iso-8859-15", "iso8859-15", id="ISO 8859-15, told by œ and €"),
        pytest.param("The ministry said: “We don’t know” — it’s unclear.", "cp1252", "cp1252", id="English marks"),
        pytest.param("It doesn’t.", "cp1252", "cp1252", id="one apostrophe"),
        pytest.param("Die Behörden erklärten, die Maßnahmen seien „nötig“.", "cp1252", "cp1252", id="German"),
        pytest.param("El señor Peña dijo: «Mañana será otro día»", "cp1252", "cp1252", id="Spanish"),
        pytest.param("Il ministro ha detto che è così e perché.", "cp1252", "cp1252", id="Italian"),
        pytest.param("Rzecznik powiedział, że wojska są gotowe i żołnierze czekają.", "cp1250", "cp1250", id="Polish"),
        pytest.param("Mluvčí řekl, že vláda přijala opatření.", "iso-8859-2", "iso8859-2", id="Czech"),
        pytest.param("Sözcü, uçağın düştüğünü söyledi.", "cp1254", "cp1254", id="Turkish"),
        pytest.param(RUSSIAN, "cp1251", "cp1251", id="Russian cp1251"),
        pytest.param(RUSSIAN, "koi8-r", "koi8-r", id="Russian KOI8-R"),
        pytest.param("Речник сказав, що військові готові і є ще час.", "cp1251", "cp1251", id="Ukrainian"),
        pytest.param("قالت وزارة الدفاع إن الطائرة سقطت في البحر الأسود", "cp1256", "cp1256", id="Arabic"),
        pytest.param("国防部发言人说，无人机坠入黑海。", "gb18030", "gb18030", id="Chinese"),
        pytest.param("국방부 대변인은 무인기가 흑해에 추락했다고 말했다.", "euc-kr", "cp949", id="Korean"),
        pytest.param("国防省の報道官は、無人機が黒海に墜落したと述べた。", "shift-jis", "cp932", id="Japanese"),
    ],
)
def test_encodings(text, written, noted):
    assert decode(text.encode(written)) == (text, noted, None)


@pytest.mark.parametrize(
    ("raw", "declared", "text", "noted"),
    [
        pytest.param("Été".encode("cp1252"), "iso-8859-1", "Été", "cp1252", id="Latin-1 means cp1252"),
        pytest.param("“Été”".encode("cp1252"), "ISO-8859-1", "“Été”", "cp1252", id="and its marks"),
        pytest.param("Мы".encode("koi8-r"), "koi8-r", "Мы", "koi8-r", id="two letters"),
        pytest.param("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本", "iso2022_jp", id="seven bits"),
        pytest.param("Été".encode(), "iso-8859-1", "Été", None, id="it is UTF-8 all the same"),
        pytest.param("Il a déclaré.".encode("cp1252"), "utf-8", "Il a déclaré.", "cp1252", id="it is not UTF-8"),
        pytest.param("Il a déclaré.".encode("cp1252"), "no-such", "Il a déclaré.", "cp1252", id="no such charset"),
    ],
)
def test_what_a_page_declares(raw, declared, text, noted):
    assert decode(raw, declared) == (text, noted, None)


def test_few_accents_in_a_long_text_are_enough():
    text = "The ministry said nothing of it.\n" * 10_000 + "It doesn’t matter, the minister told the café’s owner.\n"
    assert decode(text.encode("cp1252")) == (text, "cp1252", None)


def test_a_wrong_decoding_is_undone_and_kept():
    assert decode("dÃ©jÃ\xa0 vu".encode()) == ("déjà vu", None, "dÃ©jÃ\xa0 vu")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t", "empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf ", "empty", id="a mark alone"),
        pytest.param("  ".encode("utf-16"), "empty", id="blank UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "binary", id="a picture"),
        pytest.param(b"MZ\x90\x00\x03\x00\x00", "binary", id="a program"),
        pytest.param(b"a\x01\x02b", "binary", id="controls"),
        pytest.param(b"\xff\xfea", "begins as utf-16 but is not", id="half a UTF-16 character"),
        pytest.param(
            "A\nété".encode("cp850"), "not UTF-8: byte 0x82 in line 2 ('‚' in cp1252), and no other", id="no letters"
        ),
        pytest.param(bytes(range(0x80, 0x100)) * 3, "not UTF-8: byte 0x80 in line 1", id="noise"),
    ],
)
def test_what_cannot_be_told_is_refused(raw, reason):
    with pytest.raises(Unreadable) as error:
        decode(raw)
    assert reason in str(error.value)
