"""Feeds become articles, whole ones and broken ones, and nothing in them makes the reader fetch, wait or swell."""

import json
import time
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.model.article import Article, Reject
from etl.sources import feeds
from etl.sources.items import DEFAULT_OPTIONS, Document
from etl.sources.read import LARGEST
from tests.etl.sources.server import Server

SOURCE = "feeds/ledger.xml"
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(feed, page=None, **how):
    raw = feed if isinstance(feed, bytes) else feed.encode()
    return list(feeds.items(raw, SOURCE, DEFAULT_OPTIONS, page, **how))


def only(feed, page=None, **how):
    (item,) = read(feed, page, **how)
    return item


def rss(*entries, channel="<title>Ledger</title><language>fr</language>"):
    items = "\n".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0"?>\n<rss version="2.0" {CONTENT} {DC}><channel>{channel}\n{items}\n</channel></rss>'


def atom(*entries, lang="fr"):
    whole = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}"><title>Ledger</title>{whole}</feed>'


def facts(article):
    assert isinstance(article, Article)
    date = article.date.start.isoformat() if article.date.start else None
    return (article.title, article.outlet, article.lang, article.address, article.record, date, article.date.precision)


# The kinds of feeds


RSS_ENTRY = """<title>Choc en mer &amp;amp; ciel</title><link>https://a.example/1</link>
<guid isPermaLink="false">g1</guid><pubDate>Tue, 14 Mar 2023 18:30:00 +0100</pubDate><description>Résumé.</description>
<content:encoded><![CDATA[<p>« Non »,&nbsp;a dit <b>M.&nbsp;X</b>.</p><p>Et plus.</p>]]></content:encoded>"""
ATOM_ENTRY = """<title type="html">Choc en mer &amp;amp; ciel</title><id>g1</id><link href="https://a.example/1"/>
<published>2023-03-14T18:30:00+01:00</published><updated>2023-03-16T08:00:00Z</updated><summary>Résumé.</summary>"""
HTML = "<p>« Non »,&amp;nbsp;a dit <b>M.&amp;nbsp;X</b>.</p><p>Et plus.</p>"
ESCAPED = HTML.replace("<", "&lt;").replace(">", "&gt;")
XHTML = f'<div xmlns="http://www.w3.org/1999/xhtml">{HTML.replace("&amp;nbsp;", "&#160;")}</div>'
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" {CONTENT} {DC}><channel rdf:about="https://a.example/"><title>Ledger</title>
<dc:language>fr</dc:language><items><rdf:Seq><rdf:li rdf:resource="g1"/></rdf:Seq></items></channel>
<item rdf:about="g1"><title>Choc en mer &amp;amp; ciel</title><link>https://a.example/1</link>
<dc:date>2023-03-14T18:30:00+01:00</dc:date><content:encoded>{ESCAPED}</content:encoded></item></rdf:RDF>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Ledger",
    "language": "fr",
    "items": [
        {
            "id": "g1",
            "url": "https://a.example/1",
            "title": "Choc en mer & ciel",
            "content_html": HTML.replace("&amp;nbsp;", "&nbsp;"),
            "date_published": "2023-03-14T18:30:00+01:00",
        }
    ],
}


@pytest.mark.parametrize(
    "feed",
    [
        pytest.param(rss(RSS_ENTRY), id="RSS 2.0"),
        pytest.param(RDF, id="RSS 1.0"),
        pytest.param(atom(f'{ATOM_ENTRY}<content type="html">{ESCAPED}</content>'), id="Atom, HTML"),
        pytest.param(atom(f'{ATOM_ENTRY}<content type="xhtml">{XHTML}</content>'), id="Atom, XHTML"),
        pytest.param(
            atom(f"{ATOM_ENTRY}<content>« Non »,&#160;a dit M.&#160;X.\n\nEt plus.</content>"), id="Atom, plain text"
        ),
        pytest.param(json.dumps(JSON_FEED), id="JSON Feed"),
        pytest.param(rss(RSS_ENTRY).encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + rss(RSS_ENTRY).encode(), id="byte-order mark"),
    ],
)
def test_the_same_article_comes_out_of_every_kind(feed):
    article = only(feed)
    assert article.text == "« Non »,\xa0a dit M.\xa0X.\n\nEt plus."
    assert facts(article) == (
        "Choc en mer & ciel", "Ledger", "fr", "https://a.example/1", "g1", "2023-03-14T18:30:00", "minute",
    )  # fmt: skip
    assert (article.source, article.as_came) == (SOURCE, None)


@pytest.mark.parametrize(
    ("raw", "content_type", "expected"),
    [
        pytest.param(b"<rss version='2.0'>", "", True, id="RSS"),
        pytest.param(
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <html> -->\n<feed xmlns='x'>", "", True, id="after a comment"
        ),
        pytest.param(b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'>", "", True, id="RDF"),
        pytest.param(b"<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'x>y.dtd'><rss>", "", True, id="after a DOCTYPE"),
        pytest.param("<rss>".encode("utf-16"), "", True, id="UTF-16"),
        pytest.param(json.dumps(JSON_FEED).encode(), "application/json", True, id="JSON Feed"),
        pytest.param(b"broken", "application/rss+xml", True, id="by type alone"),
        pytest.param(b"<!DOCTYPE html><html><body><rss></rss></body></html>", "text/html", False, id="HTML"),
        pytest.param(b'{"a": 1}', "application/json", False, id="JSON"),
        pytest.param(b"<urlset>", "text/xml", False, id="sitemap"),
        pytest.param(b"", "", False, id="empty"),
    ],
)
def test_what_is_a_feed(raw, content_type, expected):
    assert feeds.is_feed(raw, content_type) is expected


# Entries


@pytest.mark.parametrize(
    ("dates", "start", "precision"),
    [
        pytest.param("<pubDate>Tue, 14 Mar 2023 18:30:00 GMT</pubDate>", "2023-03-14T18:30:00", "minute", id="RFC 822"),
        pytest.param("<pubDate>14 Mar 23 18:30 UT</pubDate>", "2023-03-14T18:30:00", "minute", id="two digits"),
        pytest.param("<pubDate>14 Mar 2023</pubDate>", "2023-03-14T00:00:00", "day", id="day"),
        pytest.param("<dc:date>2023-03</dc:date>", "2023-03-01T00:00:00", "month", id="month"),
        pytest.param("", None, "unknown", id="none"),
    ],
)
def test_the_date_of_an_rss_entry(dates, start, precision):
    assert facts(only(rss(f"<description>Texte.</description>{dates}")))[-2:] == (start, precision)


@pytest.mark.parametrize(
    ("dates", "start", "precision"),
    [
        pytest.param(
            "<updated>2023-03-16T08:00:00Z</updated><published>2023-03-14T18:30:00Z</published>",
            "2023-03-14T18:30:00",
            "minute",
            id="published outranks updated",
        ),
        pytest.param(
            "<updated>2023-03-16T08:00:00Z</updated>", "2023-03-16T00:00:00", "day", id="only updated: the day"
        ),
    ],
)
def test_the_date_of_an_atom_entry(dates, start, precision):
    assert facts(only(atom(f"<content>Texte.</content>{dates}")))[-2:] == (start, precision)


def test_a_date_of_two_readings_costs_that_entry_alone():
    bad, good = read(rss("<title>T</title><description>a</description><pubDate>03/04/2023</pubDate>", RSS_ENTRY))
    assert isinstance(bad, Reject)
    assert bad.reason.startswith("entry 1 (T): date '03/04/2023'")
    assert isinstance(good, Article)


def test_a_date_that_is_none_costs_no_entry():
    found = only(rss("<title>T</title><description>a</description><pubDate>gestern</pubDate>"))
    assert (found.text, found.date.precision) == ("a", "unknown")
    assert [note.text for note in found.notes if note.kind == "field not read"] == [found.notes[-1].text]
    assert "date 'gestern' is none that can be read" in found.notes[-1].text


def test_an_entry_s_own_outlet_and_language_outrank_the_feed_s():
    entry = "<source><title>Wire &amp; Co</title></source><content xml:lang='en'>A text.</content><title>T</title>"
    assert facts(only(atom(entry)))[:3] == ("T", "Wire & Co", "en")
    assert facts(only(rss("<description>a</description><source url='https://w.example/'>Wire</source>")))[1] == "Wire"


@pytest.mark.parametrize(
    ("link", "base", "address"),
    [
        pytest.param("<link>/x</link>", "https://a.example/deep/feed", "https://a.example/x", id="relative"),
        pytest.param("<link>/x</link>", None, None, id="relative to a file"),
        pytest.param("<guid>https://a.example/y</guid>", None, "https://a.example/y", id="a guid that is an address"),
        pytest.param("<link>javascript:alert(1)</link>", None, None, id="script"),
        pytest.param("<link>file:///etc/passwd</link>", None, None, id="file"),
    ],
)
def test_the_address_of_an_entry(link, base, address):
    assert only(rss(f"<description>a</description>{link}"), base=base).address == address


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("Un seul, <i>sans</i> balise.", "Un seul, sans balise.", id="no paragraph"),
        pytest.param("a<br/>b<br><br>c", "a\nb\n\nc", id="line breaks"),
        pytest.param("<p>a</p>\n\n  <p>b\n  c</p>", "a\n\nb c", id="blanks"),
        pytest.param("<p>a</p><blockquote><p>b</p></blockquote>c", "a\n\nb\n\nc", id="quotation"),
        pytest.param("a<script>b</script><style>c</style><!-- d -->e", "ae", id="no text of programs"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "a\n\nb", id="list"),
        pytest.param("a &lt; b &amp;&amp; c", "a < b && c", id="signs"),
        pytest.param("<p>a</p><p>a</p>", "a\n\na", id="the same twice stays"),
    ],
)
def test_html_becomes_text_with_its_paragraphs(html, text):
    assert only(rss(f"<content:encoded><![CDATA[{html}]]></content:encoded>")).text == text


def test_a_text_that_was_decoded_wrongly_before_is_mended():
    wrong = "Défense : l’élève a été là.".encode().decode("cp1252")
    article = only(rss(f"<description>{wrong}</description>"))
    assert (article.text, article.as_came) == ("Défense : l’élève a été là.", wrong)


# Only a summary

SUMMARY = """<title>T</title><link>https://a.example/1</link><guid>g1</guid>
<description>Un &lt;b&gt;résumé&lt;/b&gt;.</description>"""


def test_without_a_network_the_summary_is_the_text():
    assert only(rss(SUMMARY)).text == "Un résumé."


def test_the_linked_page_is_fetched_and_the_feed_outranks_it():
    page = Document("https://a.example/1", "1.html", b"<html>", {"address": "https://b.example/1", "charset": "utf-8"})
    found = only(rss(SUMMARY), lambda link: page if link == "https://a.example/1" else None)
    assert (found.source, found.name, found.data) == (page.source, page.name, page.data)
    assert found.given == {
        "address": "https://a.example/1",
        "charset": "utf-8",
        "title": "T",
        "outlet": "Ledger",
        "lang": "fr",
        "id": "g1",
    }


def test_where_the_page_cannot_be_had_the_summary_is_the_text_and_says_so():
    found = only(rss(SUMMARY), lambda link: Reject(link, "404"))
    assert found.text == "Un résumé."
    assert [(note.kind, note.text) for note in found.notes] == [
        ("summary only", "the text is the feed's summary; https://a.example/1 cannot be read: 404")
    ]


def test_a_page_that_cannot_be_had_is_a_reject_where_there_is_no_summary():
    found = only(rss("<title>T</title><link>https://a.example/1</link>"), lambda link: Reject(link, "404"))
    assert found == Reject(SOURCE, "entry 1 (T): no text, and https://a.example/1 cannot be read: 404")


def test_a_full_text_needs_no_page():
    assert isinstance(only(rss(RSS_ENTRY), lambda link: pytest.fail("fetched")), Article)


def test_content_that_atom_keeps_elsewhere_is_fetched_there():
    asked = []
    only(
        atom('<content type="text/html" src="https://a.example/full"/>'),
        lambda link: asked.append(link) or Reject("", ""),
    )
    assert asked == ["https://a.example/full"]


def test_without_a_link_the_summary_is_the_text():
    assert only(rss("<description>a</description>"), lambda link: pytest.fail("fetched")).text == "a"


def test_neither_text_nor_link():
    nothing, good = read(rss("<title>T</title>", RSS_ENTRY))
    assert nothing == Reject(
        SOURCE,
        "entry 1 (T): no text and nothing that could be fetched; expected a content, a description or a link",
    )
    assert isinstance(good, Article)


# Broken


def test_of_a_feed_that_is_cut_off_the_whole_entries_stay():
    feed = rss(RSS_ENTRY, RSS_ENTRY.replace("g1", "g2"), RSS_ENTRY.replace("g1", "g3"))
    *good, bad = read(feed[: feed.index("g3") + 200])
    assert [article.record for article in good] == ["g1", "g2"]
    assert isinstance(bad, Reject)
    assert "its last entry is cut off" in bad.reason
    assert bad.line == 11


@pytest.mark.parametrize("declaration", ['<?xml version="1.0"?>', ""])
def test_damage_in_the_middle_costs_no_entry_and_says_its_line(declaration):
    feed = rss(RSS_ENTRY, "<title>A & B</title><description>b</description>", "<description>c</description>")
    feed = feed.replace('<?xml version="1.0"?>', declaration)
    *good, bad = read(feed)
    assert [article.text[-1] for article in good] == [".", "b", "c"]
    assert "a broken feed: not well-formed" in bad.reason
    assert bad.line == 6


def test_html_entities_that_xml_does_not_know_are_read():
    *good, bad = read(rss("<description>l&eacute;gal</description>"))
    assert [article.text for article in good] == ["légal"]
    assert "undefined entity" in bad.reason


@pytest.mark.parametrize(
    ("feed", "expected", "line"),
    [
        pytest.param(b"", "empty", None, id="empty"),
        pytest.param(b" \n ", "empty", None, id="blank"),
        pytest.param("<html><body>x</body></html>", "the root element is 'html'; expected rss, feed", None, id="HTML"),
        pytest.param("Bonjour.", "no root element", 1, id="text"),
        pytest.param(rss(), "a feed without entries", None, id="no entry"),
        pytest.param('{"version":\n"x', "broken JSON", 2, id="JSON cut off"),
        pytest.param(
            '{"version": "x"}', "its keys are version; expected a JSON Feed with 'items'", None, id="other JSON"
        ),
        pytest.param('{"a": ' + "[" * 100_000, "broken JSON", None, id="deep JSON"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "not a feed", 1, id="image"),
        pytest.param(b"<rss>" + b" " * LARGEST, "20,000,005 bytes; expected 20,000,000 at most", None, id="huge"),
        pytest.param(
            b"<rss>" + b"<item/>" * 20_001, "20,001 entries; expected 20,000 at most", None, id="many entries"
        ),
        pytest.param(b"<rss>" + b"<a>" * 1_000_000, "1,000,002 tags; expected 1,000,000 at most", None, id="many tags"),
    ],
)
def test_what_is_no_feed_is_rejected_with_the_reason(feed, expected, line):
    found = only(feed)
    assert isinstance(found, Reject)
    assert expected in found.reason
    assert (found.source, found.line) == (SOURCE, line)


# Hostile

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY l0 "ha">\n{LAUGHS}]>\n' + rss(
    "<description>&l9;</description>"
).removeprefix('<?xml version="1.0"?>')


@pytest.mark.parametrize(
    "feed",
    [
        pytest.param(BOMB.encode(), id="plain"),
        pytest.param(BOMB.encode("utf-16"), id="UTF-16"),
        pytest.param(BOMB.replace('version="1.0"', 'version="1.0" encoding="utf-7"', 1).encode("utf-7"), id="UTF-7"),
        pytest.param(BOMB.replace("<!DOCTYPE", "<!-- <rss> --><?x <rss> ?><!DOCTYPE").encode(), id="behind a comment"),
        pytest.param(BOMB.replace("rss [", 'rss SYSTEM ">" [').encode(), id="behind a bracket in quotes"),
    ],
)
def test_a_bomb_of_entities_goes_off_nowhere(feed):
    began = time.process_time()
    tracemalloc.start()
    try:
        found = only(feed)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(found, Reject)
    assert time.process_time() - began < 10
    assert peak < 10_000_000


def test_an_entity_that_names_a_file_is_refused(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    feed = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n' + "<rss><channel><item>&x;</item></channel></rss>"
    )
    assert only(feed) == Reject(SOURCE, "a DOCTYPE with declarations (entities) of its own; expected a feed without")


def test_the_bytes_of_a_feed_are_never_taken_for_a_file_or_an_address(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(rss(RSS_ENTRY))
    with Server() as server:
        assert "no root element" in only(str(path).encode()).reason
        assert "no root element" in only(server.address("/feed").encode()).reason
        external = f'<!DOCTYPE rss SYSTEM "{server.address("/dtd")}">' + rss(RSS_ENTRY).partition("\n")[2]
        assert isinstance(only(external), Article)
        assert server.asked == []


WHOLE = [rss(RSS_ENTRY, SUMMARY).encode(), atom(ATOM_ENTRY).encode(), RDF.encode(), json.dumps(JSON_FEED).encode()]


@settings(max_examples=150)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 40), st.binary(max_size=12)), max_size=5),
)
@example(rss("<description>&amp;#x110000; &#xD800;</description>").encode(), [])
@example(b'{"items": [1, null, {"content_html": "\\u0000<p>a\\ud800"}], "title": 3}', [])
@example(b'{"items": ' + b"9" * 5000 + b"}", [])
@example(b"[1]", [])
def test_whatever_the_bytes_are_nothing_is_raised(raw, damages):
    for start, length, instead in damages:
        raw = raw[:start] + instead + raw[start + length :]
    for item in read(raw):
        assert isinstance(item, Article | Reject)
        assert isinstance(item, Reject) or item.text.encode()
