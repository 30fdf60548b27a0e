"""Pages that would eat time or memory: each is refused or read within bounds that grow with its length alone."""

import pytest

from etl.model.article import Article, Reject
from etl.sources.items import Document
from etl.sources.pages.bounds import MOST_ATTRIBUTES, MOST_ELEMENTS, check_bounds
from etl.sources.read import read

SENTENCE = "The ferry came back at noon without its flag, the captain said."
P = f"<p>{SENTENCE}</p>"


def article(content):
    return read(Document("a.html", "a.html", content.encode()))


def attributes(count, form='a{}="x"'):
    return f"<p {' '.join(form.format(number) for number in range(count))}>{SENTENCE}</p>"


REFUSED = {
    "attributes of one element": (attributes(300_000), "attributes of an element"),
    "attributes without a value": (attributes(40_000, "a{}"), "attributes of an element"),
    "attributes with marks in them": (attributes(40_000, "a{}='<p b=1>'"), "attributes of an element"),
    "marks that never close": (P + "<a b='" * 20_000, "attributes of an element"),
    "attributes of all elements": (attributes(400) * 1500, "attributes or more"),
    "elements": ("<b>x</b>" * 200_000, "elements or more"),
    "depth": ("<div>" * 50_000 + P, "255 deep"),
    "depth of what is open": ("<q>so " * 1_000 + P, "255 deep"),
    "intricate styles": (
        f"<style>{'.a .b .a{display:none}' * 4_000}</style>{'<i class=a>x</i>' * 2_000}{P}",
        "too intricate",
    ),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_what_costs_too_much_is_refused(content, says):
    found = article(content)
    assert isinstance(found, Reject), found
    assert says in found.reason


READ = {
    "as many attributes as may be": attributes(MOST_ATTRIBUTES),
    "an open script": P + "<script>" * 20_000,
    "an open comment": P + "<!--" * 20_000,
    "line breaks": P + f"<div>{'so it goes<br>' * 20_000}</div>",
    "answers": P + f"<div><p>{SENTENCE}!</p><a>Reply</a></div>" * 5_000,
    "headings of comments": P + f"<h2>Comments</h2><b>{SENTENCE}!</b>" * 5_000,
    "lines that say it is cut off": P + P + "<p>Read more</p>" * 5_000,
    "quotations": P + "".join(f"<p>“And so said number {number} of them”</p>" for number in range(5_000)),
    "what is put aside, one in the other": P + "<div aria-hidden='true'>" * 200 + P * 5_000,
    "data nested deeply": f"{P}<script type='application/ld+json'>{'[' * 100_000}</script>",
    "data assigned often": f"{P}<script>{'window.x={' * 50_000}</script>",
    "words that may break": f"<p>{SENTENCE} {'so<wbr>' * 1_000}</p>",
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_what_is_only_long_is_read(content):
    found = article(content)
    assert isinstance(found, Article), found
    assert SENTENCE in found.text


def test_a_page_with_as_many_elements_as_may_be_is_read():
    check_bounds(P * (MOST_ELEMENTS - 1))
