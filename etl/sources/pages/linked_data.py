"""What a page states of articles as data (JSON-LD, schema.org): which is its own, and which are linked stories."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from etl.model.folding import words

_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review|Story", re.I)
_ADDRESS = re.compile(r"https?://|/(?!/)")
_HOST = re.compile(r"^(?:(?:www|m|mobile|amp)\.)+")
_VARIANT = re.compile(r"(?:[/.]amp)?(?:\.s?html?)?(?:/amp)?/*$")
_TRACKING = re.compile(r"^(?:utm_|at_|fbclid|gclid|xtor|outputtype|amp)", re.I)
_ALIKE = 0.75  # of the words of the shorter of two titles
DEEPEST = 20
LARGEST = 5_000_000  # characters of a script


@dataclass(frozen=True)
class Thing:
    """An article of the page's data."""

    values: dict[str, Any]

    def text(self, name: str) -> str:
        """A value as text, empty where it is none."""
        value = self.values.get(name)
        return str(value) if isinstance(value, str | int | float | bool) else ""

    @property
    def is_article(self) -> bool:
        """Whether its type is that of an article."""
        return bool(_ARTICLE_TYPE.search(str(self.values.get("@type"))))

    @property
    def is_page(self) -> bool:
        """Whether it is about the page itself, as some sites state their dates."""
        return "WebPage" in str(self.values.get("@type"))

    @property
    def addresses(self) -> list[str]:
        """The addresses that it says are its own; one that begins with a slash is of the page's site."""
        main = self.values.get("mainEntityOfPage")
        held = [self.values.get("url"), self.values.get("@id"), main]
        held += [main.get("@id"), main.get("url")] if isinstance(main, dict) else []
        return [value for value in held if isinstance(value, str) and _ADDRESS.match(value)]

    @property
    def titles(self) -> list[str]:
        """The titles that it gives itself."""
        return [title for name in ("headline", "name", "alternativeHeadline") if (title := self.text(name))]

    @property
    def is_free(self) -> bool:
        """Whether nothing says that it is for subscribers."""
        return self.text("isAccessibleForFree").lower() not in ("false", "0", "no")


@dataclass(frozen=True)
class Things:
    """The articles of a page's data: its own, if one of them is that, and the others."""

    own: Thing | None
    others: list[Thing]


def things_of(tree: Any, addresses: list[str], titles: list[str]) -> Things:
    """The articles that the page's JSON-LD holds.

    Its own is that with one of the page's addresses, or else with its title; one alone may also say neither.
    """
    found = sorted(_articles(tree), key=lambda thing: not thing.is_article)
    by_address = [thing for thing in found if _has_address(thing, addresses)]
    by_title = [thing for thing in found if _has_title(thing, titles)]
    alike = [thing for thing in found if _is_alike(thing, titles)]
    alone = found[:1] if len(found) == 1 and _may_be_own(found[0], addresses, titles) else []
    own = next(iter([*by_address, *by_title, *alike, *alone]), None)
    return Things(own, [thing for thing in found if thing.is_article and thing not in (own, *by_address, *by_title)])


def same_address(a: str, b: str) -> bool:
    """Whether two addresses are of one page, for whatever screen: with or without www, amp, a fragment, a campaign."""
    return bool(a and b) and _normal(a) == _normal(b)


def _articles(tree: Any) -> Iterator[Thing]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > LARGEST:
            continue
        try:
            data = json.loads(_bare(script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        things = (Thing(part) for part in _parts(data))
        yield from (thing for thing in things if thing.is_article or (thing.is_page and thing.text("datePublished")))


def _bare(script: str) -> str:
    """The data without the comment or CDATA marks that old pages set around it."""
    return re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[|/\*.*?\*/)+|(?://)?\s*(?:-->|\]\]>)?\s*;?\s*$", "", script)


def _parts(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The things in lists, graphs and what a page is about; not those that an article mentions."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _parts(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity"):
            yield from _parts(data.get(name), depth + 1)
        main = data.get("mainEntityOfPage")
        if isinstance(main, dict) and "datePublished" in main:
            yield from _parts(main, depth + 1)


def _has_address(thing: Thing, addresses: list[str]) -> bool:
    return any(_same(own, address) for own in thing.addresses for address in addresses)


def _same(own: str, address: str) -> bool:
    try:
        return same_address(urljoin(address, own), address)
    except ValueError:  # a host in brackets
        return False


def _may_be_own(thing: Thing, addresses: list[str], titles: list[str]) -> bool:
    """Whether neither its address nor its title says that it is another page's."""
    return not (thing.addresses and addresses) and not _speaks_against(thing, titles)


def _has_title(thing: Thing, titles: list[str]) -> bool:
    return any(words(own) == words(title) for own in thing.titles for title in titles if words(own))


def _is_alike(thing: Thing, titles: list[str]) -> bool:
    return any(_shared(own, title) >= _ALIKE for own in thing.titles for title in titles)


def _speaks_against(thing: Thing, titles: list[str]) -> bool:
    """Whether it has a title that shares no word with the page's."""
    return bool(thing.titles and titles) and not any(_shared(own, title) for own in thing.titles for title in titles)


def _shared(a: str, b: str) -> float:
    """How many words of the shorter of two titles the other has too; short words do not count."""
    first, second = sorted(({word for word in words(title).split() if len(word) > 3} for title in (a, b)), key=len)
    return len(first & second) / len(first) if first else 0.0


def _normal(address: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ("", address, "")
    query = "&".join(sorted(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair)))
    return _HOST.sub("", parts.netloc.lower()), _VARIANT.sub("", parts.path).removeprefix("/amp").lower(), query
