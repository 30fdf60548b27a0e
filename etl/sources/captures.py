"""What a web archive says of its pages besides their texts: when each was fetched, and of which it has no text.

A crawler that meets a page unchanged writes a `revisit` record in place of the text (WARC 1.1, 6.7), which stands
elsewhere in the archive, or in that of an earlier crawl.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from mimetypes import MimeTypes
from urllib.parse import urlsplit

import numpy as np

from etl.model.article import Reject
from etl.sources.masked import masked

MOST_NAMED = 10_000  # revisits whose addresses are kept
LONGEST = 2_000  # characters of an address
_NO_DIGITS = re.compile(r"[^0-9]")
_ENDINGS = MimeTypes()  # those that Python knows, not those of this machine
_NO_PAGES = re.compile(r"(?:image|audio|video|font)/|text/css|(?:text|application)/(?:javascript|json)")


class Captures:
    """The pages and revisits of one archive, some 40 bytes each."""

    def __init__(self) -> None:
        self._pages = array("Q"), array("Q")  # address, moment
        self._revisits = array("Q"), array("Q")  # its address, the one it refers to
        self._named: list[tuple[str, str]] = []  # address and date of the text, of the first revisits

    def page(self, address: str, fetched: str) -> None:
        """Writes down a page and the date of its record."""
        for values, value in zip(self._pages, (_key(address), _moment(fetched)), strict=True):
            values.append(value)

    def revisit(self, address: str, refers_to: str, date: str) -> None:
        """Writes down that a page had not changed since a date, when its address may have been another."""
        for values, value in zip(self._revisits, (address, refers_to), strict=True):
            values.append(_key(value))
        if len(self._named) < MOST_NAMED:
            self._named.append((masked(address[:LONGEST]), date[:30]))

    def to_read_again(self) -> list[int]:
        """Which pages, counted from 0, are the latest of their address though an earlier one stands behind them.

        An archive may hold them in any order, and a load takes what it reads last for the version in force.
        """
        addresses, moments = (np.array(values) for values in self._pages)
        latest, last = _last_of_each(addresses, moments), _last_of_each(addresses)
        behind = (moments[last] > 0) & (moments[last] < moments[latest])
        return sorted(map(int, latest[behind]))

    def without_text(self, source: str) -> Iterator[Reject]:
        """A reject for each page that had not changed and whose text this archive does not have."""
        own, other = (np.array(values) for values in self._revisits)
        missing = np.flatnonzero(~np.isin(own, self._pages[0]) & ~np.isin(other, self._pages[0]))
        first = np.sort(missing[np.unique(own[missing], return_index=True)[1]])
        for place in first[first < len(self._named)]:
            address, date = self._named[place]
            yield Reject(f"{source}#{address}", _stored_earlier(date))
        more = int(np.count_nonzero(first >= len(self._named)))
        if more:
            yield Reject(source, f"{more:,} more pages were {_stored_earlier('')}")


def may_be_page(address: str) -> bool:
    """Whether an address that no type is known of may be that of a page: it ends neither in .jpg nor in .css."""
    try:
        kind, _ = _ENDINGS.guess_type(urlsplit(address).path)
    except ValueError:
        return True
    return not (kind and _NO_PAGES.match(kind))


def _key(address: str) -> int:
    """64 bits that stand for an address."""
    plain = address.partition("#")[0].encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(plain, digest_size=8).digest(), "little")


def _moment(date: str) -> int:
    """20240502090000 for 2024-05-02T09:00:00Z, 0 where no date is given."""
    digits = _NO_DIGITS.sub("", date)[:14]
    return int(digits.ljust(14, "0")) if digits else 0


def _last_of_each(addresses: np.ndarray, *order: np.ndarray) -> np.ndarray:
    """For each address, in their order, the place of what comes last: in this order, or else as it was read."""
    places = np.lexsort((*order, addresses))
    following = addresses[places][1:]
    return places[np.append(following != addresses[places][:-1], True)[: len(places)]]


def _stored_earlier(date: str) -> str:
    return (
        f"stored in an earlier crawl{f' ({date})' if date else ''}: the archive says that it had not changed and has "
        "its text no more; load that crawl's archive, too"
    )
