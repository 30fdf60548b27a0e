"""What the reader of a page sees is what is read: all of the article, once, and nothing that is hidden or beside it."""

import pytest

from etl.extract import extract
from etl.model.article import Article, Reject
from etl.sources.items import Document
from etl.sources.read import read

STORY = [
    "The lighthouse at Cape Merrow stayed dark for a third night on Sunday after a storm tore the cable from its mast.",
    '"Nobody told the ferries," the keeper, Jon Aske, said at the pier.',
    "The coastal board denied this and showed a list of the calls that it had made.",
    '"We rang every captain twice," said Mira Holt, who speaks for the board.',
    "A ship with a new cable is expected on Tuesday if the wind turns to the south.",
    '"I shall climb up myself if I must," mayor Ada Lund told the council.',
]
SPEAKERS = ["Jon Aske", "Mira Holt", "Ada Lund"]
HEAD = '<meta charset="utf-8"><title>A dark lighthouse</title>'
MENU = '<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>'
NOTICE = "<p>We use cookies to remember what you like. By reading on you agree to that, now and later.</p>"
FOOTER = "<footer><p>The Merrow Mail, Harbour Road 4. All the news of the cape since 1911.</p></footer>"
P = [f"<p>{paragraph}</p>" for paragraph in STORY]
ALL = "".join(P)


def page(body, head=HEAD, lang="en"):
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{MENU}{body}{FOOTER}</body></html>'


def article(content):
    return read(Document("a.html", "a.html", content.encode()))


def paragraphs(content):
    found = article(content)
    assert isinstance(found, Article), found
    return found.text.split("\n\n")


PARTS = {
    "two containers with an advertisement between": f'<div id="c"><div class="story">{P[0]}{P[1]}{P[2]}</div>'
    f'<div class="ad-slot">Advertisement</div><div class="story">{P[3]}{P[4]}{P[5]}</div></div>',
    "three sections of different names": f'<div><h1>A dark lighthouse</h1><section class="top">{P[0]}{P[1]}</section>'
    f'<section class="middle">{P[2]}{P[3]}</section><div class="promo"><a href="/x">Buy a lamp</a></div>'
    f'<section class="rest">{P[4]}{P[5]}</section></div>',
    "parts right in the body": f"<h1>A dark lighthouse</h1><div>{P[0]}{P[1]}{P[2]}</div><div>{P[3]}{P[4]}{P[5]}</div>",
    "cells of a table that arranges the page": f"<table><tr><td>{P[0]}{P[1]}{P[2]}</td></tr>"
    f"<tr><td>{P[3]}{P[4]}{P[5]}</td></tr></table>",
    "a teaser and a remainder": f'<article><div class="teaser-content">{P[0]}{P[1]}</div>'
    f'<div class="remainder-content">{"".join(P[2:])}</div></article>',
    "an excerpt and the rest": f'<article><h1>A dark lighthouse</h1><div class="excerpt">{P[0]}{P[1]}</div>'
    f'<div class="more-text">{"".join(P[2:])}</div></article>',
    "the beginning in the header": f"<article><header><h1>A dark lighthouse</h1>{P[0]}{P[1]}</header>"
    f'<div class="body">{"".join(P[2:])}</div></article>',
    "the beginning in a summary": f'<main><h1>A dark lighthouse</h1><div class="summary">{P[0]}</div>'
    f'<div class="content">{"".join(P[1:])}</div></main>',
    "an aside": f'<div class="cookie">{NOTICE}</div><main><h1>A dark lighthouse</h1><aside class="story-body">{ALL}'
    "</aside></main>",
    "an aside, and a notice without a name": f"<div><div>{NOTICE}</div></div><div><aside>{ALL}</aside></div>",
    "a notice among the paragraphs": f"<div>{NOTICE}{ALL}</div>",
    "a wish for scripts": f"<div><p>Please enable JavaScript to see all of this page.</p></div><div>{ALL}</div>",
    "an aside without a name": f'<div id="consent-box">{NOTICE}</div><h1>A dark lighthouse</h1><aside>{ALL}</aside>',
    "what is complementary": f'<h1>A dark lighthouse</h1><div role="complementary">{ALL}</div>',
    "a form": f'<form action="/x"><h1>A dark lighthouse</h1><div>{ALL}</div><input type="hidden"></form>',
    "a form without a headline": f'<form action="/x">{ALL}<input type="hidden"></form>',
    "a sidebar by name": f'<div class="sidebar-layout"><div class="sidebar">{ALL}</div></div>',
    "a teaser by name": f'<div class="teaser"><div>{ALL}</div></div>',
    "paragraphs marked for a paywall": "<article>"
    + "".join(p.replace("<p>", '<p class="paywall">') for p in P)
    + "</article>",
    "three screens": f'<div class="text desktop">{ALL}</div><div class="text tablet">{ALL}</div>'
    f'<div class="text mobile">{ALL}</div>',
    "two screens, other elements": f"<div class='wide'>{ALL}</div><div class='narrow'>"
    + "".join(f"<div><span>{paragraph}</span></div>" for paragraph in STORY)
    + "</div>",
    "its beginning, then all of it": f'<div class="lead">{P[0]}{P[1]}</div><div class="all">{ALL}</div>',
    "custom elements": "".join(f"<x-line>{paragraph}</x-line>" for paragraph in STORY),
    "two line breaks": f"<div>{'<br><br>'.join(STORY)}</div>",
    "a shadow root": f'<x-page><template shadowrootmode="open"><div>{ALL}</div></template></x-page>',
    "a page put aside for a dialogue": f'<div role="dialog">{NOTICE}</div><div aria-hidden="true">{ALL}</div>',
    "a body hidden until its script runs": f"<style>body{{visibility:hidden}}</style><main>{ALL}</main>",
    "details that open": f"<details open><summary>A dark lighthouse</summary>{ALL}</details>",
}


@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS)
def test_all_of_the_article_is_read_once(body):
    found = article(page(body))
    assert isinstance(found, Article), found
    assert found.text.split("\n\n") == STORY
    assert [statement.speaker for statement in extract(found).statements] == SPEAKERS
    assert found.notes == ()


HIDDEN = '<p>"This is not to be seen," said Igor Plat.</p>'
OUT_OF_SIGHT = {
    "hidden": HIDDEN.replace("<p>", "<p hidden>"),
    "hidden until it is found": HIDDEN.replace("<p>", '<p hidden="until-found">'),
    "style": f'<div style="color:red; display: none">{HIDDEN}</div>',
    "visibility": f'<div style="visibility:hidden">{HIDDEN}</div>',
    "off the screen": f'<div style="position:absolute; left:-9999px">{HIDDEN}</div>',
    "aria-hidden": HIDDEN.replace("<p>", '<p aria-hidden="true">'),
    "template": f"<template>{HIDDEN}</template>",
    "noscript": f"<noscript>{HIDDEN}</noscript>",
    "a closed dialog": f"<dialog>{HIDDEN}</dialog>",
    "a class of a framework": f'<div class="d-none">{HIDDEN}</div>',
    "for screen readers": f'<div class="visually-hidden">{HIDDEN}</div>',
    "for print": f'<div class="print-only">{HIDDEN}</div>',
    "a class of the page": "<style>/* x */ .off, p.none { color: red; display:none }</style>"
    f"<div class='a off'>{HIDDEN}</div>",
    "an id of the page": f"<style>#late{{display:none!important}}</style><div id='late'>{HIDDEN}</div>",
    "one inside the other": "<style>.tabs > .tab{visibility:hidden}</style>"
    f"<div class='tabs'><div class='tab'>{HIDDEN}</div></div>",
    "on every screen": f"<style>@media screen{{.off{{display:none}}}}</style><div class='off'>{HIDDEN}</div>",
    "a later rule": f"<style>.x{{display:block}}.x{{display:none}}</style><div class='x'>{HIDDEN}</div>",
    "a more special rule": f"<style>div.x.y{{display:none}}.x{{display:block}}</style><div class='x y'>{HIDDEN}</div>",
    "an input": f'<textarea>{HIDDEN}</textarea>',
}  # fmt: skip


@pytest.mark.parametrize("hidden", OUT_OF_SIGHT.values(), ids=OUT_OF_SIGHT)
def test_what_nobody_sees_is_not_read(hidden):
    assert (
        paragraphs(page(f"<article><h1>A dark lighthouse</h1>{''.join(P[:3])}{hidden}{''.join(P[3:])}</article>"))
        == STORY
    )


SHOWN = {
    "only on paper": "<style>@media print{.x{display:none}}</style><div class='x'>",
    "only on small screens": "<style>@media (max-width: 600px){.x{display:none}}</style><div class='x'>",
    "a sheet for paper": "<style media='print'>.x{display:none}</style><div class='x'>",
    "shown again by a later rule": "<style>.x{display:none}.x{display:block}</style><div class='x'>",
    "another class": "<style>.xy{display:none}.x .z{display:none}</style><div class='x'>",
    "under a pointer": "<style>.x:hover{display:none}.x::before{display:none}</style><div class='x'>",
    "words of a rule": "<style>.x::after{content:'.x{display:none}'}</style><div class='x'>",
    "wide screens": "<div class='hidden md:block'>",
    "wide screens of another framework": "<div class='d-none d-lg-block'>",
}


@pytest.mark.parametrize("opening", SHOWN.values(), ids=SHOWN)
def test_what_is_hidden_elsewhere_is_read(opening):
    assert paragraphs(page(f"<article>{P[0]}{opening}{P[1]}</div>{''.join(P[2:])}</article>")) == STORY


BESIDE = {
    "comments": "<section class='comments'><h2>Comments</h2>" + HIDDEN * 3 + "</section>",
    "comments with an answer each": "<div>" + f"<div class='c'>{HIDDEN}<a href='#r'>Reply</a></div>" * 3 + "</div>",
    "under a heading": f"<div><h3>12 Comments</h3>{HIDDEN}{HIDDEN}</div>",
    "related stories": "<div><h3>Related stories</h3><ul><li><a href='/x'>Keeper wins a prize</a></li></ul></div>",
    "cards": "<div>"
    + "<div class='k'><a href='/x'><h3>Keeper wins a prize</h3></a><p>He said it was late.</p></div>" * 3
    + "</div>",
    "a caption": "<figure><figcaption>The dark lighthouse on Sunday, he said. Photo: A. Holt</figcaption></figure>",
    "an offer": "<div class='newsletter-box'><p>The cape in your inbox, every evening at six.</p></div>",
    "an author": "<div class='author-bio'><p>Tom Reed has written about the sea since 1999.</p></div>",
    "another article": "<article><h1>A windy market</h1><p>The stalls were closed, a fishmonger said.</p></article>",
}  # fmt: skip


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_article_is_not_read(beside):
    found = article(page(f"<main><article><h1>A dark lighthouse</h1>{ALL}</article>{beside}</main>"))
    assert found.text.split("\n\n") == STORY


INSETS = {
    "a pull quote": "<blockquote class='pullquote'><p>We rang every captain twice</p></blockquote>",
    "with its name": "<aside class='quote'><p>“We rang every captain twice”</p><cite>Mira Holt</cite></aside>",
    "in marks alone": "<p>“I shall climb up myself if I must”</p>",
    "a figure": "<figure class='wp-block-pullquote'><blockquote><p>Nobody told the ferries</p></blockquote></figure>",
}


@pytest.mark.parametrize("inset", INSETS.values(), ids=INSETS)
def test_a_quotation_set_beside_the_words_it_repeats_is_not_read_again(inset):
    assert paragraphs(page(f"<article>{''.join(P[:2])}{inset}{''.join(P[2:])}</article>")) == STORY


def test_an_article_about_cookies_is_no_notice():
    own = [
        "The site uses cookies of forty firms, the regulator found, and asked for nobody’s consent.",
        "“We use cookies like everyone else,” Ada Lund said on Friday.",
        "Visitors had to accept all cookies before they could read the tide table of the harbour.",
    ]
    assert paragraphs(page("<article>" + "".join(f"<p>{each}</p>" for each in own) + "</article>")) == own


def test_an_inset_quotation_that_is_nowhere_else_is_read():
    own = "<blockquote class='pullquote'><p>“There were forty ships out there”</p></blockquote>"
    assert "“There were forty ships out there”" in paragraphs(
        page(f"<article>{''.join(P[:2])}{own}{''.join(P[2:])}</article>")
    )


def test_what_is_said_twice_in_one_place_is_read_twice():
    body = f"<article>{P[0]}<p>“No.”</p>{P[1]}<p>“No.”</p>{P[2]}</article>"
    assert paragraphs(page(body)) == [STORY[0], "“No.”", STORY[1], "“No.”", STORY[2]]


@pytest.mark.parametrize(
    ("words", "lang", "read_as"),
    [
        pytest.param("<q>Non.</q>, a dit Ana.", "fr", "«\xa0Non.\xa0», a dit Ana.", id="French"),
        pytest.param("<q>No</q>, said Ana.", "en", "“No”, said Ana.", id="English"),
        pytest.param("<q>Er rief <q>Halt</q></q>.", "de", "„Er rief ‚Halt‘“.", id="one in the other"),
        pytest.param('Il a dit <q lang="en">no</q>.', "fr", "Il a dit “no”.", id="in another language"),
        pytest.param("<q>«\xa0Non\xa0»</q>, a dit Ana.", "fr", "«\xa0Non\xa0», a dit Ana.", id="with marks of its own"),
        pytest.param("«\xa0<q>Non</q>\xa0», a dit Ana.", "fr", "«\xa0Non\xa0», a dit Ana.", id="within marks"),
        pytest.param("<q></q>Rien de tel.", "fr", "Rien de tel.", id="empty"),
    ],
)
def test_the_marks_of_a_browser_stand_around_quotations(words, lang, read_as):
    found = paragraphs(page(f"<article>{ALL}<p>{words} Et voilà tout ce qui fut dit.</p></article>", lang=lang))
    assert found[-1] == f"{read_as} Et voilà tout ce qui fut dit."


def test_quotation_elements_are_statements():
    body = (
        "<article><p>Le gardien, Jon Aske, a déclaré : <q>Personne n’a prévenu les bateaux.</q> Il parlait au quai.</p>"
        "<p><q>Nous avons appelé chaque capitaine deux fois</q>, a répondu Mira Holt, la porte-parole.</p></article>"
    )
    found = article(page(body, lang="fr"))
    statements = [(s.speaker, found.text[slice(*s.content[0])]) for s in extract(found).statements]
    assert statements == [
        ("Jon Aske", "Personne n’a prévenu les bateaux."),
        ("Mira Holt", "Nous avons appelé chaque capitaine deux fois"),
    ]


def test_entries_of_a_live_page_have_their_times_apart():
    body = (
        f"<main><h1>A dark lighthouse</h1><div><p>14:05 — {STORY[3]}</p><p><time>13 h 40</time> {STORY[1]}</p>"
        f"<p>Posted at 12:10</p>{P[0]}<p>UPDATED 11.30 {STORY[5]}</p></div></main>"
    )
    assert paragraphs(page(body)) == [
        *("14:05", STORY[3], "13 h 40", STORY[1], "Posted at 12:10", STORY[0], "UPDATED 11.30", STORY[5])
    ]


def test_a_time_within_an_article_that_is_no_live_page_stays():
    own = "14:05 Central was late again, and nobody said why."
    assert own in paragraphs(page(f"<article>{ALL}<p>{own}</p></article>"))


def test_points_above_a_text_and_questions_in_bold_are_paragraphs():
    body = (
        "<article><h1>A dark lighthouse</h1>"
        "<div class='key'><h2>L’essentiel</h2><ul><li>Three dark nights</li></ul></div>"
        f"{P[0]}<p><strong>Who told the ferries?</strong></p>{P[1]}<p><b>Nobody?</b><br>No.</p>{P[2]}</article>"
    )
    assert paragraphs(page(body)) == [
        *("L’essentiel", "Three dark nights", STORY[0], "Who told the ferries?", STORY[1], "Nobody?\nNo.", STORY[2])
    ]


IN_DATA = {
    "JSON-LD": '<script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"A dark lighthouse","articleBody":"%s"}</script>',
    "a state": '<script id="__NEXT_DATA__" type="application/json">'
    '{"props":{"article":{"title":"A dark lighthouse","body":"%s"}}}</script>',
    "an assignment": '<script>window.__STATE__ = {"list":[{"title":"Other","text":"Short."}],'
    '"doc":{"headline":"A dark lighthouse","content":"%s"}};</script>',
}  # fmt: skip


@pytest.mark.parametrize("script", IN_DATA.values(), ids=IN_DATA)
def test_the_text_of_an_application_stands_in_its_data(script):
    filled = script % "\\n\\n".join(STORY).replace('"', '\\"')
    found = article(page(f'<div id="root">Loading…</div>{filled}'))
    assert found.text.split("\n\n") == STORY
    assert [note.kind for note in found.notes] == ["text from data"]


def test_of_several_texts_in_the_data_none_with_the_title_none_is_taken():
    text = "and so it went on for a long while. " * 9
    items = ",".join(f'{{"title":"Other {number}","text":"{number} {text}"}}' for number in "12")
    found = article(page(f'<div id="root"></div><script>window.__STATE__ = {{"list":[{items}]}};</script>'))
    assert isinstance(found, Reject)
    assert "no article text" in found.reason


def test_what_is_left_out_is_noted():
    other = "".join(
        f"<p>Another text of the page, number {n}, whose place says nothing of what it is for.</p>" for n in "12"
    )
    found = article(page(f"<main><article>{ALL}</article></main><div>{MENU}<section>{other}</section></div>"))
    assert found.text.split("\n\n") == STORY
    assert [note.kind for note in found.notes] == ["shorter than visible"]
    assert "2 paragraphs" in found.notes[0].text
    assert "Another text of the page" in found.notes[0].text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(f'<div class="cookie-wall">{NOTICE}</div>', "it shows a notice", id="a cookie wall"),
        pytest.param(f'<div role="alertdialog">{NOTICE}</div>', "it shows a notice", id="a dialogue"),
        pytest.param(f"<div style='display:none'>{ALL}</div>", "no article text", id="hidden"),
        pytest.param(
            "<div class='t'><a href='/x'><h2>A title of the day</h2></a><p>And a few words.</p></div>" * 9,
            "no article text",
            id="a list of articles",
        ),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_refused(body, says):
    found = article(page(body))
    assert isinstance(found, Reject), found
    assert says in found.reason
