"""Addresses are fetched with care: from a real server on loopback, and never from where it is not allowed."""

import gzip
import shutil
import ssl
import subprocess
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from etl.model.article import Article, Reject
from etl.sources import network
from etl.sources.fetch import AGENT, Fetcher, Limits, find_address
from etl.sources.items import Document, Meter, Opened, ReadOptions
from etl.sources.masked import masked
from etl.sources.robots import LONGEST_DELAY
from tests.etl.sources.server import Reply, Server, free_port

PAGE = "<!DOCTYPE html><html lang='fr'><body><p>« Non », a déclaré le ministre.</p></body></html>".encode()
PATIENT = Limits(delay=0, connect=20, silence=20, total=60, largest=100_000)  # a machine under load is no slow server
HASTY = Limits(delay=0, connect=20, silence=0.5, total=1.5, largest=100_000)  # where slowness is what is tested


@pytest.fixture
def server():
    with Server() as running:
        yield running


def fetched(address, *, private=True, limits=PATIENT, meter=None, fetcher=None):
    """What comes after `Opened`."""
    options = ReadOptions(allow_private=private)
    fetcher = fetcher or Fetcher(limits, allow_private=private)
    first, *rest = find_address(address, options, meter or Meter(), fetcher=fetcher)
    assert first == Opened(masked(address))
    return rest


def only(address, **how):
    (item,) = fetched(address, **how)
    return item


def reason(address, **how):
    item = only(address, **how)
    assert isinstance(item, Reject)
    assert item.source == masked(address)
    return item.reason


# Pages


def test_a_page_comes_with_its_address_and_charset(server):
    server.pages["/2023/03/14/x"] = Reply(PAGE.decode().encode("cp1252"), type="text/html; charset=windows-1252")
    meter = Meter()
    address = server.address("/2023/03/14/x")
    assert only(address, meter=meter) == Document(
        address, "x.html", PAGE.decode().encode("cp1252"), {"address": address}, "windows-1252"
    )
    assert meter.bytes == len(PAGE.decode().encode("cp1252"))


def test_who_asks_is_said_and_no_cookie_is_kept(server):
    server.pages["/a"] = Reply(PAGE, headers={"Set-Cookie": "who=you"})
    fetcher = Fetcher(PATIENT, allow_private=True)
    for _ in range(2):
        only(server.address("/a"), fetcher=fetcher)
    assert {asked.headers["User-Agent"] for asked in server.asked} == {AGENT}
    assert not any("Cookie" in asked.headers for asked in server.asked)


@pytest.mark.parametrize(
    ("path", "content_type", "body", "name"),
    [
        pytest.param("/a", "text/html", PAGE, "a.html", id="HTML"),
        pytest.param("/a.php", "application/xhtml+xml", PAGE, "a.html", id="XHTML"),
        pytest.param("/a", "application/pdf", b"%PDF-1.7", "a.pdf", id="PDF"),
        pytest.param("/", "text/plain", b"Un texte.", "page.txt", id="plain text"),
        pytest.param("/README.md", "text/plain", b"# Un texte.", "README.md", id="ending says more than plain text"),
        pytest.param("/a.pdf", "application/octet-stream", b"%PDF-1.7", "a.pdf", id="ending says more than nothing"),
        pytest.param("/a", None, PAGE, "a.html", id="no type but HTML"),
        pytest.param("/a", "text/plain", PAGE, "a.html", id="HTML as plain text"),
        pytest.param("/a", "TEXT/HTML;Charset=UTF-8", PAGE, "a.html", id="capitals"),
    ],
)
def test_a_document_is_named_after_its_format(server, path, content_type, body, name):
    server.pages[path] = Reply(body, type=content_type)
    assert only(server.address(path)).name == name


def test_a_page_that_only_links_a_feed_is_a_page(server):
    link = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>x</body></html>'
    server.pages["/a"] = Reply(link)
    assert isinstance(only(server.address("/a")), Document)
    assert "/feed" not in server.paths()


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param(
            Reply(b"\x89PNG", type="image/png"),
            "the content type is 'image/png'; expected a feed or text/html",
            id="image",
        ),
        pytest.param(Reply(b"abc", type=None), "the content type is 'not given'", id="no type"),
        pytest.param(Reply(b'{"a": 1}', type="application/json"), "'application/json'; expected", id="JSON"),
        pytest.param(Reply(b"<?xml version='1.0'?><urlset></urlset>", type="text/xml"), "a sitemap", id="sitemap"),
        pytest.param(Reply(b"x", 404), "404 Not Found; expected 200 OK", id="404"),
        pytest.param(Reply(b"x", 500), "500 Internal Server Error", id="500"),
        pytest.param(Reply(b"x", 299), "the server answers 299;", id="unknown status"),
        pytest.param(Reply(status=204, headers={"Content-Length": None}), "204 No Content", id="204"),
        pytest.param(Reply(status=304, headers={"Content-Length": None}), "304 Not Modified", id="304"),
        pytest.param(Reply(b""), "with nothing in it", id="empty"),
        pytest.param(Reply(b" \n"), "with nothing in it", id="blank"),
        pytest.param(Reply(PAGE, headers={"Content-Length": "999"}), "broke off", id="less than announced"),
        pytest.param(Reply(raw=b"SSH-2.0-OpenSSH\r\n\r\n"), "broke off", id="not HTTP"),
        pytest.param(Reply(raw=b""), "broke off", id="hangs up"),
        pytest.param(Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "damaged compression", id="no gzip"),
        pytest.param(Reply(PAGE, headers={"Content-Encoding": "br"}), "compressed as 'br'; expected gzip", id="brotli"),
        pytest.param(Reply(PAGE, headers={"Content-Encoding": "gzip, gzip"}), "'gzip, gzip'", id="gzip in gzip"),
        pytest.param(Reply(b"x" * 100_001), "100,001 bytes; expected 100,000 at most", id="announced too large"),
        pytest.param(
            Reply(b"x" * 300_000, headers={"Content-Length": None}), "more than 100,000 bytes", id="too large"
        ),
    ],
)
def test_what_is_no_article_is_rejected_with_the_reason(server, reply, expected):
    server.pages["/a"] = reply
    assert expected in reason(server.address("/a"))


@pytest.mark.parametrize(
    "packed", [pytest.param(gzip.compress(PAGE), id="gzip"), pytest.param(zlib.compress(PAGE), id="deflate")]
)
def test_a_compressed_page_is_unpacked(server, packed):
    coding = "gzip" if packed[:2] == b"\x1f\x8b" else "deflate"
    server.pages["/a"] = Reply(packed, headers={"Content-Encoding": coding})
    assert only(server.address("/a")).data == PAGE


def test_a_gzip_bomb_stops_early(server):
    bomb = gzip.compress(bytes(400_000_000))
    server.pages["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        said = reason(server.address("/a"), limits=Limits(delay=0))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "more than 20,000,000 bytes" in said
    assert peak < 200_000_000


# Time


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(b"x" * 1000, drip=0.1), id="body"),
        pytest.param(Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000, drip=0.1), id="headers"),
    ],
)
def test_a_server_that_drips_is_left_at_the_deadline(server, reply):
    server.pages["/a"] = reply
    began = time.monotonic()
    assert "not complete after 1.5 seconds" in reason(server.address("/a"), limits=HASTY)
    assert time.monotonic() - began < 60  # all of it takes a hundred seconds


def test_a_server_that_falls_silent_is_left(server):
    server.pages["/a"] = Reply(b"xxx", drip=2.0)
    assert "stopped sending" in reason(server.address("/a"), limits=HASTY)


def test_a_second_passes_between_two_requests_to_a_host(server):
    server.pages["/a"] = Reply(PAGE)
    only(server.address("/a"), limits=Limits())
    first, second = (asked.at for asked in server.asked)
    assert second - first >= Limits().delay == 1.0


def test_the_delay_of_robots_txt_is_kept(server):
    server.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4", type="text/plain")
    server.pages["/a"] = Reply(PAGE)
    fetcher = Fetcher(PATIENT, allow_private=True)
    for _ in range(2):
        only(server.address("/a"), fetcher=fetcher)
    times = [asked.at for asked in server.asked]
    assert server.paths() == ["/robots.txt", "/a", "/a"]
    assert all(later - earlier >= 0.4 for earlier, later in pairwise(times))


# Asked for again


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("style", ["seconds", "date"])
def test_a_busy_server_is_asked_again_when_it_says(server, status, style):
    when = "1" if style == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    server.pages["/a"] = [Reply(b"later", status, headers={"Retry-After": when}), Reply(PAGE)]
    assert only(server.address("/a")).data == PAGE
    if style == "seconds":
        assert server.asked[-1].at - server.asked[-2].at >= 1


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        pytest.param({}, 1, id="no time named"),
        pytest.param({"Retry-After": "31"}, 1, id="too long"),
        pytest.param({"Retry-After": "soon"}, 1, id="nonsense"),
        pytest.param({"Retry-After": "9" * 400}, 1, id="without end"),
        pytest.param({"Retry-After": "-5"}, 1, id="negative"),
        pytest.param({"Retry-After": "NaN"}, 1, id="no number"),
        pytest.param({"Retry-After": "Mon, 01 Jan 2024 00:00:00 +" + "9" * 20}, 1, id="a zone without end"),
        pytest.param({"Retry-After": "Fri, 31 Dec 9999 23:59:59 -2300"}, 1, id="behind the calendar"),
        pytest.param({"Retry-After": "0"}, 2, id="still busy"),
    ],
)
def test_a_server_that_stays_busy_is_left(server, headers, asked):
    server.pages["/a"] = Reply(b"later", 429, headers=headers)
    assert "429 Too Many Requests" in reason(server.address("/a"))
    assert server.paths().count("/a") == asked


# Redirects


def test_redirects_are_followed_to_the_final_address(server):
    server.pages["/a"] = Reply(status=301, headers={"Location": "/b?q=1#part"})
    server.pages["/b?q=1"] = Reply(status=307, headers={"Location": server.address("/c")})
    server.pages["/c"] = Reply(PAGE)
    found = only(server.address("/a"))
    assert (found.source, found.given["address"]) == (server.address("/a"), server.address("/c"))


def test_a_redirect_in_a_circle_ends(server):
    server.pages["/a"] = Reply(status=302, headers={"Location": "/a"})
    assert "more than 5 redirects" in reason(server.address("/a"))
    assert server.paths().count("/a") == 6


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        pytest.param("file:///etc/passwd", "begins with 'file'; expected http:// or https://", id="file"),
        pytest.param("ftp://a.example/x", "begins with 'ftp'", id="ftp"),
        pytest.param("http://me:secret@a.example/", "a user name or password", id="password"),
        pytest.param("http://a.example:99999/", "no valid host and port", id="port"),
        pytest.param("http://[::1", "cannot be followed", id="no address"),
    ],
)
def test_a_redirect_to_what_may_not_be_fetched(server, location, expected):
    server.pages["/a"] = Reply(status=302, headers={"Location": location})
    assert expected in reason(server.address("/a"))


def test_a_redirect_without_location(server):
    server.pages["/a"] = Reply(status=302)
    assert "302 Found" in reason(server.address("/a"))


def test_a_redirect_to_a_private_address_is_refused(server, monkeypatch):
    """The first host counts as public here, so that a loopback server can play it."""
    public = network.why_not_public
    monkeypatch.setattr(network, "resolve", lambda host, port: ["127.0.0.1" if host == "news.example" else host])
    monkeypatch.setattr(network, "why_not_public", lambda ip: None if ip == "127.0.0.1" else public(ip))
    server.pages["/a"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    said = reason(server.address("/a", host="news.example"), private=False)
    assert "169.254.169.254, a link-local address; expected one of the public internet" in said


# Where from


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        pytest.param("127.0.0.1", "loopback", id="loopback"),
        pytest.param("127.1.2.3", "loopback", id="all of 127"),
        pytest.param("localhost", "loopback", id="localhost"),
        pytest.param("LocalHost", "loopback", id="capitals"),
        pytest.param("2130706433", "loopback", id="decimal"),
        pytest.param("0x7f000001", "loopback", id="hexadecimal"),
        pytest.param("0x7f.1", "loopback", id="short"),
        pytest.param("017700000001", "loopback", id="octal"),
        pytest.param("[::1]", "loopback", id="IPv6"),
        pytest.param("[::ffff:127.0.0.1]", "loopback", id="IPv4 in IPv6"),
        pytest.param("[::ffff:a00:1]", "private", id="IPv4 in IPv6, hexadecimal"),
        pytest.param("[2002:a00:1::1]", "private", id="6to4"),
        pytest.param("[64:ff9b::10.0.0.1]", "private", id="NAT64"),
        pytest.param("[64:ff9b:1::1]", "", id="NAT64 of one's own"),
        pytest.param("[::127.0.0.1]", "reserved", id="IPv4-compatible"),
        pytest.param("[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "", id="Teredo"),
        pytest.param("[fe80::1]", "link-local", id="IPv6 link-local"),
        pytest.param("[fec0::1]", "", id="site-local"),
        pytest.param("[fd00::1]", "private", id="unique local"),
        pytest.param("[ff02::1]", "multicast", id="IPv6 multicast"),
        pytest.param("[::]", "unspecified", id="IPv6 unspecified"),
        pytest.param("0.0.0.0", "unspecified", id="unspecified"),
        pytest.param("10.1.2.3", "private", id="10"),
        pytest.param("172.16.0.1", "private", id="172.16"),
        pytest.param("192.168.1.1", "private", id="192.168"),
        pytest.param("100.64.0.1", "non-public", id="shared by a provider"),
        pytest.param("169.254.169.254", "link-local", id="cloud metadata"),
        pytest.param("224.0.0.1", "multicast", id="multicast"),
        pytest.param("240.0.0.1", "", id="reserved"),
        pytest.param("255.255.255.255", "", id="broadcast"),
    ],
)
def test_what_is_not_of_the_public_internet_is_refused(server, host, kind):
    said = reason(f"http://{host}:{server.server_port}/a", private=False)
    assert f"{kind} address; expected one of the public internet (--allow-private permits others)" in said
    assert server.asked == []


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_what_is_of_the_public_internet(address):
    assert network.why_not_public(address) is None


def test_a_public_name_with_one_private_address_is_refused(server, monkeypatch):
    monkeypatch.setattr(network, "resolve", lambda host, port: ["93.184.216.34", "10.0.0.7"])
    assert "'news.example' is 10.0.0.7, a private address" in reason("http://news.example/a", private=False)


def test_the_name_is_looked_up_once_a_connection_and_connected_to_as_vetted(server, monkeypatch):
    """A name that is public when looked up first and loopback after that (DNS rebinding) leads nowhere."""
    looked_up = []

    def rebinding(host, port):
        looked_up.append(host)
        return ["203.0.113.1"] if len(looked_up) == 1 else ["127.0.0.1"]

    monkeypatch.setattr(network, "resolve", rebinding)
    monkeypatch.setattr(network, "why_not_public", lambda ip: None if ip == "203.0.113.1" else "loopback")
    quick = Limits(delay=0, connect=0.2)
    assert "connection" in reason(server.address("/a", host="news.example"), private=False, limits=quick)
    assert (looked_up, server.asked) == (["news.example"], [])


def test_the_host_stays_the_one_of_the_address(server, monkeypatch):
    monkeypatch.setattr(network, "resolve", lambda host, port: ["::1", "127.0.0.1"])  # nobody listens on the first
    server.pages["/a"] = Reply(PAGE)
    assert only(server.address("/a", host="news.example")).data == PAGE
    assert {asked.headers["Host"] for asked in server.asked} == {f"news.example:{server.server_port}"}


def test_no_proxy_of_the_environment_is_used(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    server.pages["/a"] = Reply(PAGE)
    assert only(server.address("/a")).data == PAGE


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("file:///etc/passwd", "begins with 'file'", id="file"),
        pytest.param(
            "http://me:secret@a.example/", "a user name or password in the address, for 'a.example'", id="password"
        ),
        pytest.param("http:///x", "no valid host and port", id="no host"),
        pytest.param("http://a.example:0/", "no valid host and port", id="port 0"),
        pytest.param("http://0177.0.0.1/", "not an address: Invalid IPv4 address", id="octal in parts"),
        pytest.param("http://a.example:port/", "not an address", id="port in letters"),
        pytest.param(f"http://{'a' * 70}.example/", "no network address is known", id="label too long"),
    ],
)
def test_an_address_that_is_none(address, expected):
    assert expected in reason(address)


def test_a_name_that_nobody_knows():
    assert "no network address is known for the host 'nobody.invalid'" in reason("http://nobody.invalid/")


def test_nobody_listens():
    assert "no connection: Connection refused" in reason(f"http://127.0.0.1:{free_port()}/a")


# TLS


def test_https_where_plain_http_is_spoken(server):
    assert "no safe connection" in reason(server.address("/a").replace("http:", "https:"))


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for(server, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=127.0.0.1"
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    assert "no safe connection: self-signed certificate" in reason(server.address("/a").replace("http:", "https:"))


# robots.txt


@pytest.mark.parametrize(
    ("rules", "permitted"),
    [
        pytest.param("User-agent: *\nDisallow: /", False, id="everybody"),
        pytest.param("User-agent: *\nDisallow: /private/", True, id="elsewhere"),
        pytest.param("User-agent: contrechamp\nDisallow: /a", False, id="by name"),
        pytest.param("User-agent: champ\nDisallow: /", True, id="somebody else"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: Contrechamp\nAllow: /a", True, id="our own exception"),
        pytest.param("<html>Not found</html>", True, id="no rules"),
        pytest.param("#" + "x" * 600_000 + "\nUser-agent: *\nDisallow: /", True, id="behind 500 KiB"),
    ],
)
def test_robots_txt_is_respected(server, rules, permitted):
    server.pages["/robots.txt"] = Reply(rules.encode(), type="text/plain")
    server.pages["/a"] = Reply(PAGE)
    found = only(server.address("/a"))
    assert isinstance(found, Document) == permitted
    if not permitted:
        assert "the robots.txt of 127.0.0.1 does not permit '/a'" in found.reason
        assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param(Reply(status=500), "answers 500 Internal Server Error, and without it nothing", id="500"),
        pytest.param(Reply(b"x" * 1000, drip=0.1), "not complete after 1.5 seconds", id="drips"),
        pytest.param(Reply(raw=b""), "broke off", id="hangs up"),
        pytest.param(
            Reply(status=302, headers={"Location": "file:///x"}), "begins with 'file'", id="redirect to a file"
        ),
        pytest.param(Reply(status=302, headers={"Location": "/robots.txt"}), "more than 5 redirects", id="circle"),
    ],
)
def test_without_an_answer_of_robots_txt_nothing_is_fetched(server, reply, expected):
    server.pages["/robots.txt"] = reply
    server.pages["/a"] = Reply(PAGE)
    said = reason(server.address("/a"), limits=HASTY if reply.drip else PATIENT)
    assert expected in said
    assert server.address("/robots.txt") in said
    assert "/a" not in server.paths()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_a_robots_txt_everything_may_be_fetched(server, status):
    server.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status)
    server.pages["/a"] = Reply(PAGE)
    assert isinstance(only(server.address("/a")), Document)


def test_robots_txt_is_asked_for_once_a_site_also_when_it_fails(server):
    server.pages["/robots.txt"] = Reply(status=500)
    fetcher = Fetcher(PATIENT, allow_private=True)
    assert reason(server.address("/a"), fetcher=fetcher) == reason(server.address("/b"), fetcher=fetcher).replace(
        "/b", "/a"
    )
    assert server.paths() == ["/robots.txt"]


def test_robots_txt_counts_behind_a_redirect_too(server):
    server.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /hidden", type="text/plain")
    server.pages["/a"] = Reply(status=302, headers={"Location": "/hidden"})
    assert "does not permit '/hidden'" in reason(server.address("/a"))


def test_a_crawl_delay_that_is_too_long(server):
    server.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 31", type="text/plain")
    assert f"asks for 31 seconds between two requests; expected {LONGEST_DELAY:g} at most" in reason(
        server.address("/a")
    )


# Feeds


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ledger</title><language>fr</language>
<item><title>Full</title><link>/full</link><content:encoded>&lt;p&gt;Tout le texte.&lt;/p&gt;</content:encoded></item>
<item><title>Linked</title><link>/linked</link><pubDate>Tue, 14 Mar 2023 18:30:00 +0100</pubDate>
<description>Un résumé.</description></item>
<item><title>Gone</title><link>/gone</link><description>Un résumé.</description></item>
<item><title>Loop</title><link>/feed</link></item>
</channel></rss>""".encode()


@pytest.mark.parametrize(
    "content_type", ["application/rss+xml", "text/xml", "text/html", "application/octet-stream", None]
)
def test_a_feed_gives_its_entries_and_the_pages_it_links_to(server, content_type):
    server.pages["/feed"] = Reply(RSS, type=content_type)
    server.pages["/linked"] = Reply(PAGE)
    address = server.address("/feed")
    full, linked, gone, loop = fetched(address)
    assert isinstance(full, Article)
    assert (full.text, full.source, full.address) == ("Tout le texte.", address, server.address("/full"))
    assert linked == Document(
        server.address("/linked"),
        "linked.html",
        PAGE,
        {
            "address": server.address("/linked"),
            "title": "Linked",
            "outlet": "Ledger",
            "lang": "fr",
            "date": "2023-03-14T18:30:00+01:00",
        },
        "utf-8",
    )
    assert [(note.kind, note.text) for note in gone.notes] == [
        (
            "summary only",
            f"the text is the feed's summary; {server.address('/gone')} cannot be read: "
            "the server answers 404 Not Found; expected 200 OK",
        )
    ]
    assert "another feed; expected the page of an article" in loop.reason
    assert "/full" not in server.paths()


def test_links_of_a_feed_are_relative_to_where_it_was_found_in_the_end(server):
    server.pages["/feed"] = Reply(status=301, headers={"Location": "/deep/feed"})
    server.pages["/deep/feed"] = Reply(RSS.replace(b"<link>/", b"<link>"), type="text/xml")
    full, *_ = fetched(server.address("/feed"))
    assert full.address == server.address("/deep/full")


def test_the_charset_that_the_server_names_counts_for_a_feed(server):
    body = RSS.decode().replace(' encoding="utf-8"', "").replace("Tout", "Été").encode("cp1252")
    server.pages["/feed"] = Reply(body, type="application/rss+xml; charset=windows-1252")
    full, *_ = fetched(server.address("/feed"))
    assert (full.text, full.encoding) == ("Été le texte.", "windows-1252")
