"""What a site's robots.txt permits (RFC 9309), asked once an origin and run."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

import httpx
from protego import Protego

from etl.sources.items import Unreadable
from etl.sources.network import Unreachable

LARGEST = 500 * 1024  # bytes that are looked at, the least that RFC 9309 asks for
NAME = "Contrechamp"  # what a robots.txt may call us
LONGEST_DELAY = 30.0  # seconds
_MOST_SITES = 1000  # remembered at once


class Answer(NamedTuple):
    """What a server answered in the end: the status, and of a 200 the body."""

    address: httpx.URL
    status: int
    content_type: str = ""
    charset: str | None = None
    data: bytes = b""

    @property
    def words(self) -> str:
        """The status with its name: 404 Not Found."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)


class Robots:
    """The robots.txt of all sites of a run, got with `get(address)`, which raises Unreadable where it cannot."""

    def __init__(self, get: Callable[[httpx.URL], Answer]) -> None:
        self._get = get
        self._sites: dict[str, Protego | str] = {}  # the rules, or why nothing may be fetched

    def delay(self, address: httpx.URL) -> float:
        """The seconds that the site wants between two requests, 0 where it does not say.

        Raises:
            Unreadable: the address may not be fetched, and why.
        """
        rules = self._rules(address)
        if isinstance(rules, str):
            raise Unreadable(rules)
        if not rules.can_fetch(str(address), NAME):
            raise Unreadable(f"the robots.txt of {address.host} does not permit {address.path!r}")
        delay = rules.crawl_delay(NAME) or 0.0
        if delay > LONGEST_DELAY:
            raise Unreadable(
                f"the robots.txt of {address.host} asks for {delay:g} seconds between two requests; "
                f"expected {LONGEST_DELAY:g} at most"
            )
        return delay

    def _rules(self, address: httpx.URL) -> Protego | str:
        site = f"{address.scheme}://{address.netloc.decode('ascii')}"
        if site not in self._sites:
            if len(self._sites) >= _MOST_SITES:
                del self._sites[next(iter(self._sites))]  # the oldest
            self._sites[site] = self._fetched(address.join("/robots.txt"))
        return self._sites[site]

    def _fetched(self, address: httpx.URL) -> Protego | str:
        """The rules; without an answer of the site nothing may be fetched, with a 4xx everything (RFC 9309, 2.3.1)."""
        try:
            answer = self._get(address)
        except Unreachable as error:
            return str(error)  # it would be the same with any other address of the site
        except Unreadable as error:
            return f"{address} cannot be read ({error}), and without it nothing there may be fetched"
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return Protego.parse(answer.data.decode("utf-8-sig", errors="replace"))
        if HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return Protego.parse("")
        return f"{address} answers {answer.words}, and without it nothing there may be fetched"
