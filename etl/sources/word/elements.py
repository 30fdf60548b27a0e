"""The XML of a part, walked from its first element to its last; no tree of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]

from etl.sources.damage import library
from etl.sources.items import Unreadable

DAMAGED = "damaged Word document"
MOST_ELEMENTS = 1_000_000
MOST_DEEP = 250  # elements, one within the other: forty tables
_STEP = 65_536  # bytes that are parsed at once
# The namespaces, as they were first named and as the strict form of the format names them.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHERS = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math": ("t", "r", "den"),
    "http://purl.oclc.org/ooxml/officeDocument/math": ("t", "r", "den"),
    "http://schemas.openxmlformats.org/drawingml/2006/main": ("t", "p", "br", "txBody"),
    "http://purl.oclc.org/ooxml/drawingml/main": ("t", "p", "br", "txBody"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": ("AlternateContent", "Choice", "Fallback"),
    "urn:schemas-microsoft-com:vml": ("textpath",),
}
Attributes = Mapping[str, str]  # by their names without namespace


class Walker(Protocol):
    """Whoever is told of each element, and of the characters in it.

    An element's kind is its name ("p"), with a colon before it where that says nothing of words (":posOffset").
    """

    def start(self, kind: str, attributes: Attributes, /) -> None:
        """An element begins."""

    def end(self, kind: str, /) -> None:
        """It ends."""

    def data(self, text: str, /) -> None:
        """Characters of the element that began last and has not ended; long ones come in pieces."""


def walk(raw: bytes, walker: Walker, name: str) -> None:
    """Tells the walker of a part's elements in order.

    Raises:
        Unreadable: it is no XML, has a document type (entities may grow without end), or more than a document needs.
    """
    parser = etree.XMLParser(target=_Bounded(walker, name), resolve_entities=False, no_network=True)
    with library(f"{DAMAGED}: {name!r}", etree.LxmlError):
        for start in range(0, len(raw), _STEP):
            parser.feed(raw[start : start + _STEP])
        parser.close()


class _Bounded:
    """What lxml tells of each element is passed on, up to a number and a depth."""

    def __init__(self, walker: Walker, name: str) -> None:
        self._walker, self._name = walker, name
        self._elements = self._depth = 0
        self.data = walker.data

    def doctype(self, *_: object) -> None:
        raise Unreadable(f"a document type in {self._name!r}, whose entities may grow without end; Word writes none")

    def start(self, tag: str, attributes: Attributes) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS:
            raise Unreadable(f"more than {MOST_ELEMENTS:,} elements in {self._name!r}; expected so many at most")
        if self._depth > MOST_DEEP:
            raise Unreadable(
                f"more than {MOST_DEEP} elements one within the other in {self._name!r}; Word writes fewer"
            )
        self._walker.start(_kind(tag), {_local(key): value for key, value in attributes.items()} if attributes else {})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._walker.end(_kind(tag))

    def close(self) -> None: ...


@lru_cache(maxsize=2_000)
def _kind(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return name if namespace in _WORD or name in _OTHERS.get(namespace, ()) else f":{name}"


@lru_cache(maxsize=2_000)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
