"""Texts that are beginnings alone: what says so is no word of the article, and the article says that it is cut off."""

import json

import pytest

from etl.extract import extract
from etl.model.cut_off import cut_off
from etl.sources.items import Document
from etl.sources.read import read

TEXT = [
    "The orchard of Belmar will be sold in lots on Friday after a year of quarrel among the heirs.",
    "“My father planted every tree,” Rosa Quint said at the gate.",
    "Her brother sees it differently, and has a letter to prove it.",
]
P = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
HEAD = "<title>An orchard in lots</title>"


def article(body, head=HEAD, lang="en"):
    content = (
        f"<html lang='{lang}'><head>{head}</head><body><article><h1>An orchard in lots</h1>{body}</article></body>"
    )
    return read(Document("a.html", "a.html", content.encode()))


SAYS_SO = {
    "a link": '<p><a href="/x">Continue reading</a></p>',
    "a link in French": '<p><a href="/x">Lire la suite</a></p>',
    "a button": "<button>Read more</button>",
    "a share that is left": "<p>Il vous reste 71 % de cet article à lire. La suite est réservée aux abonnés.</p>",
    "an offer": '<div class="offer"><h3>Subscribe to continue reading</h3><p>One euro a month.</p></div>',
    "a wall": '<div id="wall"><p>Already a subscriber? <a href="/login">Log in</a></p></div>',
    "in the last paragraph": '<p>He will show it <a href="/x">… Lire la suite</a></p>',
    "brackets": "<p>He will show it in court when […]</p>",
    "a count": "<p>He will show it in court when [+4321 chars]</p>",
    "an open quotation": "<p>“I shall show it in court, and everybody will se…</p>",
}


@pytest.mark.parametrize("ending", SAYS_SO.values(), ids=SAYS_SO)
def test_a_page_that_goes_on_elsewhere_is_noted(ending):
    found = article(P + ending)
    assert found.text.split("\n\n")[:3] == TEXT
    assert [note.kind for note in found.notes] == ["cut off"]
    for words in ("Continue", "Lire la suite", "Read more", "Il vous reste", "Subscri", "[…]", "chars"):
        assert words not in found.text
    assert extract(found).statements[0].speaker == "Rosa Quint"


WHOLE = {
    "nothing": "",
    "three dots": "<p>And so they wait…</p>",
    "links to other articles": '<div class="related"><a href="/x">Read more</a></div>',
    "after comments": '<section class="comments"><p>Nice.</p></section><p>Read more</p>',
    "a sentence": "<p>He went on to read more of it aloud until the light failed.</p>",
}


@pytest.mark.parametrize("ending", WHOLE.values(), ids=WHOLE)
def test_a_whole_page_is_not_noted(ending):
    assert article(P + ending).notes == ()


def free(value, **more):
    thing = {"@type": "NewsArticle", "headline": "An orchard in lots", "isAccessibleForFree": value, **more}
    return f'{HEAD}<script type="application/ld+json">{json.dumps(thing)}</script>'


@pytest.mark.parametrize(
    ("head", "noted"),
    [
        pytest.param(free(False), True, id="for subscribers"),
        pytest.param(free("False", articleBody=" ".join(TEXT * 4)), True, id="with more in the data"),
        pytest.param(free(False, articleBody="\n".join(TEXT)), False, id="with no more in the data"),
        pytest.param(free(True), False, id="for all"),
    ],
)
def test_what_the_page_says_of_who_may_read_it(head, noted):
    found = article(P, head)
    assert found.text.split("\n\n") == TEXT
    assert [note.kind for note in found.notes] == ["cut off"] * noted


@pytest.mark.parametrize(
    ("text", "shorter", "said"),
    [
        pytest.param("He said “the log will sho… [+43 chars]", "He said “the log will sho…", "[+43 chars]", id="count"),
        pytest.param("He left [+12 345 caractères]", "He left", "[+12 345 caractères]", id="count in French"),
        pytest.param("He left. […]", "He left.", "[…]", id="brackets"),
        pytest.param("He left.\n\nLire la suite", "He left.", "Lire la suite", id="line"),
        pytest.param("He left. Continue reading →", "He left.", "Continue reading →", id="words"),
        pytest.param("He left.", "He left.", None, id="nothing"),
        pytest.param("Read more", "Read more", None, id="no text before it"),
        pytest.param("He left to read more", "He left to read more", None, id="no line"),
        pytest.param("He said “yes…” and left…", "He said “yes…” and left…", None, id="dots"),
    ],
)  # fmt: skip
def test_texts_of_any_source(text, shorter, said):
    assert cut_off(text) == (shorter, said)
