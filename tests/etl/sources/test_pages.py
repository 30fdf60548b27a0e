"""Pages of newspapers become articles: the text exactly, and nothing of what stands around it."""

from datetime import datetime

import pytest

from etl.model.article import Article, Reject
from etl.sources.items import Document
from etl.sources.read import read

COOKIES = (
    '<div id="cookie-banner" class="cookie-consent"><p>Nous utilisons des cookies pour améliorer votre expérience. '
    "Acceptez-vous tous les cookies de nos 842 partenaires ?</p><button>Accepter</button></div>"
)
NAVIGATION = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>'
RELATED = (
    '<aside class="related"><h3>À lire aussi</h3><ul><li><a href="/a">Ukraine : le point sur la situation</a></li>'
    '<li><a href="/b">Les drones dans la guerre</a></li></ul></aside>'
)
COMMENTS = (
    '<section id="comments" class="comments"><h3>Commentaires</h3><div class="comment"><p>Jean : Je n’y crois pas une '
    "seconde, c’est encore un mensonge.</p></div><div class='comment'><p>Paul : Moi non plus.</p></div></section>"
)
FOOTER = "<footer><p>© 2023 Le Journal. Tous droits réservés. Abonnez-vous à la newsletter.</p></footer>"
HEAD = '<meta charset="utf-8"><title>Un drone tombe | Le Journal</title>'
TEXT = [
    "Washington accuse Moscou d’avoir provoqué la chute d’un appareil\xa0; Moscou dément.",
    "«\xa0C’est inacceptable\xa0», a déclaré mardi le porte-parole du Pentagone, lors d’une conférence à Washington.",
    "“Nous continuerons à voler”, a dit M.\xa0Austin\u202f: «\u202fNous verrons.\u202f»",
    "« Non. »",
    'Le chef d’état-major n’exclut rien, selon l\'ambassadeur "Antonov", convoqué le même soir au département d’État.',
    "« Non. »",
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)


def page(body, head=HEAD, lang="fr-FR"):
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def article(content, name="a.html", given=None):
    raw = content if isinstance(content, bytes) else content.encode()
    return read(Document(name, name, raw, given or {}))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(f"<article><h1>Un drone tombe</h1>{PARAGRAPHS}</article>", TEXT, id="an article alone"),
        pytest.param(
            f"{COOKIES}{NAVIGATION}<main><article><h1>Un drone tombe</h1>{PARAGRAPHS}</article>"
            f"{RELATED}{COMMENTS}</main>{FOOTER}",
            TEXT,
            id="with everything around it",
        ),
        pytest.param(
            f'{NAVIGATION}<div class="article-content"><h1>Un drone tombe</h1>{PARAGRAPHS}</div>{COMMENTS}{FOOTER}',
            TEXT,
            id="without the marks of HTML 5",
        ),
        pytest.param(
            f"<article>{PARAGRAPHS}<h2>Une zone disputée</h2><blockquote><p>Une citation assez longue.</p></blockquote>"
            "<ul><li>Le drone volait.</li><li>Il est <em>tombé</em>, dit <a href='/x'>l’état-major</a>.</li></ul>"
            "<p>Une ligne<br>et une autre.</p><table><tr><th>Camp</th><th>Drones</th></tr><tr><td>Russie</td>"
            "<td>0</td></tr></table></article>",
            [
                *TEXT, "Une zone disputée", "Une citation assez longue.", "Le drone volait.",
                "Il est tombé, dit l’état-major.", "Une ligne\net une autre.", "Camp | Drones", "Russie | 0",
            ],
            id="headings, quotations, lists, tables",
        ),
        pytest.param(
            f"{NAVIGATION}<article><h1>Un drone tombe</h1><p>L’appareil est tombé, dit Moscou.</p></article>{FOOTER}",
            ["L’appareil est tombé, dit Moscou."],
            id="one sentence",
        ),
    ],
)  # fmt: skip
def test_the_text_of_a_page(body, text):
    found = article(page(body))
    assert isinstance(found, Article), found
    assert found.text.split("\n\n") == text
    assert (found.title, found.lang) == ("Un drone tombe", "fr")


def test_entities_are_blanks_as_written():
    written = PARAGRAPHS.replace("\xa0", "&nbsp;").replace("\u202f", "&#8239;")
    assert article(page(f"<article>{written}</article>")).text.split("\n\n") == TEXT


NEWS = (
    '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
    '{"@type":"NewsArticle","datePublished":"%s"}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "more", "start", "learnt_from"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2023-03-14T18:30:00+01:00">', "",
            datetime(2023, 3, 14, 18, 30), "metadata", id="meta",
        ),
        pytest.param(NEWS % "2023-03-14T18:30:00Z", "", datetime(2023, 3, 14, 18, 30), "metadata", id="JSON-LD"),
        pytest.param(
            "", '<time datetime="2023-03-14">mardi</time>', datetime(2023, 3, 14), "metadata", id="the only time"
        ),
        pytest.param(
            "", '<span itemprop="datePublished" content="2023-03-14">x</span>', datetime(2023, 3, 14), "metadata",
            id="microdata",
        ),
        pytest.param(
            '<link rel="canonical" href="https://j.example/2023/03/14/drone">', "", datetime(2023, 3, 14), "address",
            id="address",
        ),
        pytest.param('<meta name="date" content="il y a 2 heures">', "", None, None, id="nothing that can be read"),
        pytest.param(
            "", '<time datetime="2023-03-14">a</time><time datetime="2023-03-15">b</time>', None, None, id="two times"
        ),
        pytest.param("", "<p>Le 3 février 2021, puis le 2021-02-04.</p>", None, None, id="in the words"),
        pytest.param('<meta property="article:modified_time" content="2023-03-14">', "", None, None, id="a change"),
        pytest.param('<script type="application/ld+json">{"@type":</script>', "", None, None, id="broken JSON-LD"),
    ],
)  # fmt: skip
def test_the_date_is_what_the_page_states(head, more, start, learnt_from):
    date = article(page(f"<article>{PARAGRAPHS}{more}</article>", HEAD + head)).date
    assert (date.start, date.learnt_from) == (start, learnt_from)


def test_outlet_address_and_what_is_known_from_around():
    head = f'{HEAD}<meta property="og:site_name" content="Le Journal"><link rel="canonical" href="https://j.example/x">'
    content = page(f"<article>{PARAGRAPHS}</article>", head)
    found = article(content)
    assert (found.outlet, found.address) == ("Le Journal", "https://j.example/x")
    found = article(content, given={"outlet": "O", "address": "https://o.example/y", "date": "2023"})
    assert (found.outlet, found.address, found.date.precision) == ("O", "https://o.example/y", "year")


@pytest.mark.parametrize(
    ("declaration", "encoding", "noted"),
    [
        pytest.param('<meta charset="iso-8859-1">', "cp1252", "cp1252", id="charset"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", "cp1252", id="old"
        ),
        pytest.param('<meta charset="utf-8">', "cp1252", "cp1252", id="not what it says"),
        pytest.param("", "utf-16", "utf-16", id="UTF-16"),
    ],
)
def test_the_charset_of_a_page(declaration, encoding, noted):
    text = "L’armée a déclaré : « C’est inacceptable », a-t-il ajouté à Genève, où l’on a vu des débris."
    found = article(page(f"<article><h1>Été</h1><p>{text}</p></article>", declaration).encode(encoding))
    assert (found.text, found.encoding) == (text, noted)


def test_xhtml_and_fragments():
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
    xhtml = f"{declaration}<body>{PARAGRAPHS}</body></html>"
    assert article(xhtml, "a.xhtml").text.split("\n\n") == TEXT
    assert article(PARAGRAPHS, "a.htm").text.split("\n\n") == TEXT


def test_a_wrong_decoding_is_undone():
    found = article(page("<article><p>L'armÃ©e a dÃ©clarÃ© : «\xa0Non\xa0».</p></article>"))
    assert found.text == "L'armée a déclaré : «\xa0Non\xa0»."
    assert found.as_came == "L'armÃ©e a dÃ©clarÃ© : «\xa0Non\xa0»."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"<html><body></body></html>", "no article text found in this page", id="no text"),
        pytest.param(page(NAVIGATION + FOOTER), "no article text found in this page", id="navigation alone"),
        pytest.param(
            page(
                "<ul>"
                + "".join(f"<li><a href='/{n}'>La nouvelle numéro {n} du jour</a></li>" for n in range(20))
                + "</ul>"
            ),
            "no article text found in this page",
            id="headlines",
        ),
        pytest.param(b"%PDF-1.7", "looks like a PDF, not like a .html file", id="PDF"),
        pytest.param(b"<html>\0\0", "binary", id="binary"),
    ],
)
def test_rejects_of_pages_say_why(content, says):
    found = article(content)
    assert isinstance(found, Reject), found
    assert says in found.reason


def test_a_very_deep_page_is_no_crash():
    assert isinstance(article(page("<div>" * 50_000 + "texte" + "</div>" * 50_000)), Article | Reject)
