"""Whatever an article holds, a card shows it as text."""

import re
from html.parser import HTMLParser

import pytest

from dashboard.elements.article.text import address_link, article_body, article_heading
from dashboard.elements.cards import article_link, card, cards
from dashboard.elements.sources import articles_table, rejects_table
from tests.dashboard.builds import HOSTILE, NOW
from tests.dashboard.examples import statement, undated

OURS = {"div", "span", "b", "a", "i", "mark", "em", "s", "h1", "table", "thead", "tbody", "tr", "th", "td"}


class Elements(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.links, self.text = set(), [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.text += data


def elements(html):
    parser = Elements()
    parser.feed(html)
    parser.close()
    return parser


HOSTILE_STATEMENT = undated(
    statement_id='"><script>', content=HOSTILE, cue=HOSTILE, speaker=HOSTILE + "2", actor=HOSTILE, side=HOSTILE,
    role=HOSTILE, outlet=HOSTILE, lang='"><b>',
)  # fmt: skip
HOSTILE_ARTICLE = {
    "article_id": '"><script>', "title": HOSTILE, "outlet": HOSTILE, "lang": '"><script>', "source": HOSTILE,
    "line": 7, "copies": 2, "address": "javascript:alert(1)", "text": HOSTILE,
    "date_start": None, "date_end": None, "statements": 1,
    "date_precision": "unknown", "date_from": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(cards([HOSTILE_STATEMENT]), id="card"),
        pytest.param(article_heading(HOSTILE_ARTICLE), id="article heading"),
        pytest.param(
            article_body(
                HOSTILE_ARTICLE,
                [HOSTILE_STATEMENT],
                [{"char_start": 0, "char_end": 9, "reason": HOSTILE}],
                undated(content_ranges=((3, 30),)),
            ),
            id="article text",
        ),
        pytest.param(articles_table([HOSTILE_ARTICLE]), id="articles"),
        pytest.param(
            rejects_table([{"source": HOSTILE, "line": 1, "reason": HOSTILE, "first_seen": NOW}]),
            id="rejects",
        ),
    ],
)
def test_nothing_of_an_article_becomes_markup(html):
    found = elements(html)
    assert found.tags <= OURS
    assert HOSTILE in found.text
    assert all(re.match(r"article\?(statement|article)=", link) for link in found.links)


def test_a_card_tells_who_what_where_when_and_how_sure():
    shown = elements(card(statement()))
    for part in ("RU", "Sergueï Choïgou", "Minister", "direct", "« Le drone", "a dit", "Le Journal",
                 "said Wed 15 March 2023", "its sentence", "printed 16 March 2023", "high 0.93"):  # fmt: skip
        assert part in shown.text
    assert "uncertain" not in shown.text
    assert set(shown.links) == {"article?statement=s1"}


SENTENCE = "Hier, a dit Anne au port, la mer monte."


def in_sentence(**changes):
    words, cue, source = (
        (SENTENCE.index(part), SENTENCE.index(part) + len(part)) for part in ("la mer monte", "a dit", "Anne")
    )
    known = {
        "kind": "indirect", "content": "la mer monte", "content_ranges": ((100 + words[0], 100 + words[1]),),
        "cue_start": 100 + cue[0], "cue_end": 100 + cue[1], "source_start": 100 + source[0],
        "source_end": 100 + source[1], "sentence": SENTENCE, "sentence_start": 100,
    }  # fmt: skip
    return statement(**{**known, **changes})


def test_a_card_shows_the_sentence_with_its_parts_marked():
    html = card(in_sentence())
    assert "Hier, " in html
    assert "<mark>la mer monte</mark>" in html
    assert '<em class="cc-cue">a dit</em>' in html
    assert '<span class="cc-source">Anne</span>' in html
    assert elements(html).text.count(SENTENCE) == 1


@pytest.mark.parametrize(
    ("polarity", "word"),
    [("denied", "denies"), ("questioned", "asks or doubts"), ("refused", "declines to say")],
)
def test_what_is_not_asserted_is_said(polarity, word):
    assert word in elements(card(in_sentence(polarity=polarity))).text
    assert word not in elements(card(in_sentence())).text


def test_without_a_sentence_the_words_stand_alone():
    shown = elements(card(in_sentence(sentence=None, sentence_start=None, kind="direct"))).text
    assert "«\u202fla mer monte\u202f»" in shown


def test_of_a_very_long_sentence_the_words_are_shown():
    long = "x " * 5_000 + SENTENCE
    start = 100 - 10_000
    shown = card(in_sentence(sentence=long, sentence_start=start))
    assert "<mark>la mer monte</mark>" in shown
    assert "…" in shown
    assert len(shown) < 7_000


def test_what_is_not_known_is_said():
    text = elements(card(undated(speaker=None, actor=None, side=None, outlet=None, confidence=0.4))).text
    for part in ("unknown", "speaker unknown", "outlet unknown", "undated", "uncertain", "low 0.40"):
        assert part in text


def test_the_name_that_the_article_uses_stands_beside_the_actor():
    assert "named “Prix Ned”" in elements(card(statement(actor="Ned Price", speaker="Prix Ned"))).text
    assert "named" not in elements(card(statement())).text


@pytest.mark.parametrize(
    ("address", "is_link"),
    [("https://example.org/a?b=1&c", True), ("HTTP://example.org", True), ("javascript:alert(1)", False),
     (" javascript:alert(1)", False), ("data:text/html,x", False), ("/etc/passwd", False), ("http://[", False)],
)  # fmt: skip
def test_only_web_addresses_become_links(address, is_link):
    found = elements(address_link(address))
    assert bool(found.links) == is_link
    assert found.text == address


def test_ids_are_quoted_in_links():
    assert article_link(statement_id="a b&c=1") == "article?statement=a%20b%26c%3D1"
    assert article_link(article_id="a/b") == "article?article=a%2Fb"
