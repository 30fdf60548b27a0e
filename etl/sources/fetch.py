"""Addresses become documents: pages, and the entries of feeds, fetched with care for the network and its servers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import PurePosixPath

import httpx

from etl.model.article import Reject
from etl.sources import feed_xml, feeds, robots
from etl.sources.items import Document, Item, Meter, Opened, ReadOptions, Unreadable
from etl.sources.masked import masked, masked_in
from etl.sources.network import Deadline, VettedTransport
from etl.sources.read import LARGEST, SUFFIXES
from etl.sources.robots import Answer, Robots

AGENT = "Contrechamp/0.1 (news analysis; respects robots.txt)"
# What servers call the formats that `read` knows.
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SAY_NOTHING = {"", "text/plain", "application/octet-stream", "binary/octet-stream"}  # here the address's ending may
_CODINGS = {"", "identity", "gzip", "deflate"}
_TRY_LATER = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}


@dataclass(frozen=True)
class Limits:
    """How patient and how modest the fetching is; times in seconds, sizes in bytes.

    Attributes:
        delay: between two requests to one host; a longer Crawl-delay of its robots.txt outranks it.
        connect: until a connection is made.
        silence: between two pieces of an answer.
        total: for an address with its redirects, waits of our own left out.
        retry_after: the longest wait that a 429 or 503 may ask for, once.
        redirects: followed at most.
        largest: of an answer, after decompression.
    """

    delay: float = 1.0
    connect: float = 10.0
    silence: float = 20.0
    total: float = 120.0
    retry_after: float = 30.0
    redirects: int = 5
    largest: int = LARGEST


class Fetcher:
    """One client for a run and what it must remember: each site's robots.txt, and when each host was last asked.

    It is for one thread: two at once would each keep the delay, and a host would get both.
    """

    def __init__(self, limits: Limits = Limits(), *, allow_private: bool = False) -> None:
        self._limits = limits
        self._client = httpx.Client(
            transport=VettedTransport(allow_private=allow_private),
            trust_env=False,  # a proxy would look names up itself, behind our back
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(limits.silence, connect=limits.connect),
        )
        self._robots = Robots(self._robots_txt)
        self._asked: dict[str, float] = {}  # host → when its last answer ended

    def get(self, address: str, meter: Meter) -> Answer:
        """What the address answers in the end, its redirects followed; only a 200 has a body.

        Raises:
            Unreadable: it cannot or may not be fetched, and why.
        """
        return self._follow(_checked(address), meter, self._robots.delay, largest=self._limits.largest)

    def _robots_txt(self, address: httpx.URL) -> Answer:
        """A robots.txt as far as it is looked at; none stands above it that could forbid it."""
        return self._follow(address, Meter(), lambda _: 0.0, largest=robots.LARGEST, cut=True)

    def _follow(
        self,
        address: httpx.URL,
        meter: Meter,
        permitted: Callable[[httpx.URL], float],
        *,
        largest: int,
        cut: bool = False,
    ) -> Answer:
        """The answer at the end of the redirects; `permitted` gives the delay that a site wants, or raises."""
        deadline = Deadline(self._limits.total)
        for _ in range(self._limits.redirects + 1):
            began = time.monotonic()
            delay = max(self._limits.delay, permitted(address))
            deadline.extend(time.monotonic() - began)  # robots.txt has a deadline of its own
            answer = self._ask_again(address, meter, deadline, delay=delay, largest=largest, cut=cut)
            if isinstance(answer, Answer):
                return answer
            address = answer
        raise Unreadable(f"more than {self._limits.redirects} redirects, the last one to {address}")

    def _ask_again(
        self, address: httpx.URL, meter: Meter, deadline: Deadline, *, delay: float, largest: int, cut: bool
    ) -> Answer | httpx.URL:
        """The answer or where it redirects to, asked for a second time where the server names a time for that."""
        for again in (True, False):
            self._wait(address.host, delay, deadline)
            try:
                with self._client.stream("GET", address, extensions={"deadline": deadline}) as response:
                    wait = _retry_after(response, self._limits.retry_after) if again else None
                    if wait is None:
                        return _answer(address, response, meter, largest=largest, cut=cut)
            except httpx.DecodingError as error:
                raise Unreadable(f"damaged compression: {error}") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:  # httpx looks at where a redirect leads before we do
                raise Unreadable(f"{address} answers what cannot be followed: {error}") from error
            finally:
                self._asked[address.host] = time.monotonic()
            delay = max(delay, wait)
        raise AssertionError("the second answer counts")  # pragma: no cover

    def _wait(self, host: str, delay: float, deadline: Deadline) -> None:
        """Let `delay` seconds pass since the host's last answer."""
        pause = self._asked[host] + delay - time.monotonic() if host in self._asked else 0.0
        if pause > 0:
            deadline.extend(pause)
            time.sleep(pause)


@cache
def _fetcher(allow_private: bool) -> Fetcher:
    return Fetcher(allow_private=allow_private)


def find_address(address: str, options: ReadOptions, meter: Meter, *, fetcher: Fetcher | None = None) -> Iterator[Item]:
    """The page at an address, or what the feed there holds, its linked pages fetched; or a reject that says why not."""
    source = masked(address)
    yield Opened(source)
    fetcher = fetcher or _fetcher(options.allow_private)
    try:
        answer = _successful(fetcher.get(address, meter))
        if not feeds.is_feed(answer.data, answer.content_type):
            yield _document(source, answer)
            return
    except Unreadable as error:
        yield Reject(source, masked_in(str(error)))
        return
    yield from feeds.items(
        answer.data,
        source,
        options,
        lambda link: _page(link, fetcher, meter),
        base=str(answer.address),
        charset=answer.charset,
    )


def _page(address: str, fetcher: Fetcher, meter: Meter) -> Document | Reject:
    """The page that a feed links to."""
    try:
        answer = _successful(fetcher.get(address, meter))
        if feeds.is_feed(answer.data, answer.content_type):
            raise Unreadable("another feed; expected the page of an article")
        return _document(masked(address), answer)
    except Unreadable as error:
        return Reject(masked(address), masked_in(str(error)))


def _checked(address: str | httpx.URL) -> httpx.URL:
    """The address, when it is one that may be asked for."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        told = "" if "@" in str(address) else f": {error}"  # which may quote a password
        raise Unreadable(f"not an address{told}") from error
    if url.scheme not in ("http", "https"):
        raise Unreadable(f"the address {masked(str(url))!r} begins with {url.scheme!r}; expected http:// or https://")
    if not url.host or url.port == 0 or (url.port or 0) > 65535:
        raise Unreadable(
            f"the address {masked(str(url))!r} has no valid host and port; expected for example https://a.example/x"
        )
    if url.userinfo:
        raise Unreadable(f"a user name or password in the address, for {url.host!r}; expected an address without")
    return url


def _answer(
    address: httpx.URL, response: httpx.Response, meter: Meter, *, largest: int, cut: bool
) -> Answer | httpx.URL:
    """What the response says, or the address to which it redirects."""
    if response.has_redirect_location:
        try:
            return _checked(address.join(response.headers["location"]))
        except (Unreadable, httpx.InvalidURL) as error:
            raise Unreadable(f"{address} redirects to what cannot be followed: {error}") from error
    if response.status_code != httpx.codes.OK:
        return Answer(address, response.status_code)
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = _body(response, meter, largest=largest, cut=cut)
    return Answer(address, response.status_code, content_type, response.charset_encoding, body)


def _body(response: httpx.Response, meter: Meter, *, largest: int, cut: bool) -> bytes:
    """The body, decompressed piece by piece so that it ends where it is too large: with an error, or cut off."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:  # several, one inside the other, would multiply what a piece may grow to
        raise Unreadable(f"compressed as {coding!r}; expected gzip or deflate, once")
    declared = response.headers.get("content-length", "")
    if not cut and declared.isdecimal() and int(declared) > largest:
        raise Unreadable(f"{int(declared):,} bytes; expected {largest:,} at most")
    data = bytearray()
    for piece in response.iter_bytes():
        meter.read(len(piece))
        data += piece
        if len(data) > largest:
            if cut:
                return bytes(data[:largest])
            raise Unreadable(f"more than {largest:,} bytes; expected {largest:,} at most")
    return bytes(data)


def _retry_after(response: httpx.Response, longest: float) -> float | None:
    """The seconds after which a busy server wants to be asked again, None where it says none or too many."""
    value = response.headers.get("retry-after", "").strip()
    if response.status_code not in _TRY_LATER or not value:
        return None
    try:
        seconds = float(value) if value.isdecimal() else _seconds_until(parsedate_to_datetime(value))
    except (ValueError, TypeError, LookupError, OverflowError):  # of a date that is none, or none of our calendar
        return None
    return max(0.0, seconds) if seconds <= longest else None


def _seconds_until(moment: datetime) -> float:
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()


def _successful(answer: Answer) -> Answer:
    """The answer, when it has a body."""
    if answer.status != httpx.codes.OK:
        raise Unreadable(f"the server answers {answer.words}; expected 200 OK")
    if not answer.data.strip():
        raise Unreadable("the server answers 200 OK with nothing in it; expected a text")
    return answer


def _document(source: str, answer: Answer) -> Document:
    """The document of a page, named after its format."""
    root = feed_xml.root(answer.data)
    if root in ("urlset", "sitemapindex"):
        raise Unreadable("a sitemap, which lists addresses and holds no article; expected a page or a feed")
    path = PurePosixPath(answer.address.path)
    ending = ENDINGS.get(answer.content_type)
    if answer.content_type in _SAY_NOTHING and path.suffix.lower() in SUFFIXES:
        ending = path.suffix.lower()
    elif root == "html":
        ending = ENDINGS["text/html"]
    if not ending:
        raise Unreadable(
            f"the content type is {answer.content_type or 'not given'!r}; expected a feed or {', '.join(ENDINGS)}"
        )
    given = {"address": str(answer.address)}
    return Document(source, f"{path.stem or 'page'}{ending}", answer.data, given, answer.charset)
