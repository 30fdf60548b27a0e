"""A date is that of publication only where a page says it of itself; all else is noted, and the article undated."""

import json
from datetime import datetime

import pytest

from etl.model.article import Article
from etl.sources.items import Document
from etl.sources.read import read

TITLE = "Fire in the old sawmill"
TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The old sawmill above Trenn burned down on the night before the fair, and nobody was hurt.",
        "“The door was open,” the watchman, Emil Sand, said on Monday in front of the ruins.",
        "Firemen from three villages came up the hill with hoses that were too short for the pond.",
    )
)
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-02T09:30:00+02:00"}
OTHER = {"@type": "NewsArticle", "headline": "A bear at the bakery", "datePublished": "2019-01-05T09:00:00+01:00"}
CANONICAL = '<link rel="canonical" href="https://trenn.example/sawmill">'


def data(*things):
    return f'<script type="application/ld+json">{json.dumps(things)}</script>'


def at(thing, address, key="url"):
    return {**thing, key: address}


def article(head="", body="", given=None, around=""):
    content = (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title>{head}</head><body>'
        f"<article><h1>{TITLE}</h1>{body}{TEXT}</article>{around}</body></html>"
    )
    found = read(Document("a.html", "a.html", content.encode(), given or {}))
    assert isinstance(found, Article), found
    return found


MINE, THEIRS = "https://trenn.example/sawmill", "https://trenn.example/bear"
THIS_DAY = datetime(2024, 5, 2, 9, 30)

SAID_OF_ITSELF = {
    "by its address": (CANONICAL + data(at(OTHER, THEIRS), at(OWN, MINE)), ""),
    "by its address in mainEntityOfPage": (
        CANONICAL + data(at(OTHER, THEIRS), at({**OWN, "headline": "Mill"}, {"@id": MINE}, "mainEntityOfPage")), "",
    ),
    "by another form of its address": (
        CANONICAL + data(at(OTHER, THEIRS), at(OWN, "http://www.trenn.example/sawmill/?utm_source=x#top")), ""
    ),
    "by its title": (data(OTHER, OWN), ""),
    "by the og:url": (
        f'<meta property="og:url" content="{MINE}">{data(at(OTHER, THEIRS), at({**OWN, "headline": "F"}, MINE))}', "",
    ),
    "in a graph": (data({"@graph": [{"@type": "WebSite"}, OTHER, OWN]}), ""),
    "in a list of types": (data({**OWN, "@type": ["Article", "NewsArticle"]}), ""),
    "the only one, whose title is another form": (data({**OWN, "headline": "Sawmill destroyed by fire"}), ""),
    "a meta beside another article's data": (
        f'{data(at(OTHER, THEIRS))}{CANONICAL}<meta property="article:published_time" content="2024-05-02T09:30">', ""
    ),
    "the first of two times": (
        "", '<p>Published <time datetime="2024-05-02T09:30">2 May</time>, '
        'updated <time datetime="2024-06-09T10:00">9 June</time></p>',
    ),
    "a time that was published and never changed": (
        "", '<time class="entry-date published updated" datetime="2024-05-02T09:30">2 May</time>',
    ),
    "in French": (
        "", '<div>Publié le <time datetime="2024-05-02T09:30">2 mai</time>'
        '<span>Mis à jour le <time datetime="2024-06-09T10:00">9 juin</time></span></div>',
    ),
    "a time beside those of other articles": (
        "", '<time datetime="2024-05-02T09:30">2 May</time><aside><time datetime="2019-01-05">2019</time></aside>'
        '<ul class="related"><li><time datetime="2018-01-05">2018</time></li></ul>',
    ),
    "a time beside one in the text": (
        "", '<time datetime="2024-05-02T09:30">2 May</time><p>The mill had stood on its hill above it all from the '
        '<time datetime="1911-03-01">first of March 1911</time>, when a storm brought down the one before it.</p>',
    ),
    "microdata": (
        "", '<meta itemprop="datePublished" content="2024-05-02T09:30"><div class="related">'
        '<meta itemprop="datePublished" content="2019-01-05"></div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "body"), SAID_OF_ITSELF.values(), ids=SAID_OF_ITSELF)
def test_a_date_that_the_page_says_of_itself_is_that_of_publication(head, body):
    found = article(head, body)
    assert (found.date.start, found.date.precision, found.date.learnt_from) == (THIS_DAY, "minute", "metadata")
    assert (found.title, found.notes) == (TITLE, ())


OF_ANOTHER = {
    "data with another address": (CANONICAL + data(at(OTHER, THEIRS)), "", "2019-01-05"),
    "data with another title": (data(OTHER), "", "2019-01-05"),
    "data of several others": (data(OTHER, {**OTHER, "headline": "Snow in May"}), "", "2019-01-05"),
    "a time in an aside": ("", '<aside><time datetime="2019-01-05">x</time></aside>', None),
    "a time of a linked story": (
        "", '<div class="related"><a href="/x">A bear</a><time datetime="2019-01-05">x</time></div>', None
    ),
    "microdata of a linked story": (
        "", '<div class="related-item"><meta itemprop="datePublished" content="2019-01-05"></div>', None
    ),
    "a comment": ("", '<div class="comments"><time datetime="2019-01-05">x</time></div>', None),
    "a date of the story": (
        "", '<p>The mill was built on <time datetime="2019-01-05">5 January 2019</time> by the grandfather of the man '
        "who "
        "ran it until the night of the fire.</p>", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "around", "noted"), OF_ANOTHER.values(), ids=OF_ANOTHER)
def test_the_date_of_another_article_is_none_of_this_one(head, around, noted):
    found = article(head, around=around)
    assert (found.date.precision, found.title) == ("unknown", TITLE)
    notes = [note for note in found.notes if note.kind != "shorter than visible"]
    assert [note.kind for note in notes] == ["date of another article"] * bool(noted)
    assert all(noted in note.text for note in notes)


CHANGED = {
    "meta": ('<meta property="article:modified_time" content="2024-06-09T09:00:00+02:00">', ""),
    "og:updated_time": ('<meta property="og:updated_time" content="2024-06-09T09:00:00+02:00">', ""),
    "a marked time": ("", '<time itemprop="dateModified" datetime="2024-06-09T09:00">9 June</time>'),
    "a time of that name": ("", '<time class="updated" datetime="2024-06-09T09:00">9 June</time>'),
    "a time after that word": ("", '<p>Last updated: <time datetime="2024-06-09T09:00">9 June</time></p>'),
    "a time after that word in French": ("", '<p>Mis à jour le <time datetime="2024-06-09T09:00">9 juin</time></p>'),
    "data": (data({**OWN, "datePublished": "", "dateModified": "2024-06-09T09:00:00Z"}), ""),
}


@pytest.mark.parametrize(("head", "body"), CHANGED.values(), ids=CHANGED)
def test_when_a_page_was_changed_says_only_that_it_is_not_later(head, body):
    found = article(head, body)
    assert found.date.precision == "unknown"
    assert [note.kind for note in found.notes] == ["not after"]
    assert "2024-06-09" in found.notes[0].text


def test_what_is_known_from_around_tells_which_data_are_the_pages_own():
    head = data(at({**OTHER, "headline": "Sawmill"}, THEIRS), at({**OWN, "headline": "Mill"}, MINE))
    assert article(head, given={"address": MINE}).date.start == THIS_DAY


def test_a_title_that_is_another_articles_is_not_taken():
    related = '<div class="related-title"><h3 class="title">A bear at the bakery</h3></div>'
    assert article(data(OTHER), around=related).title == TITLE
