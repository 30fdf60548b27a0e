"""A page as its reader sees it: boxes (elements that stand as blocks) and in them, in order, blocks of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from etl.sources.pages.furniture import kinds_of_name

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark nobr q rt ruby s "
    "samp slot small span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTROLS = frozenset(("button", "label", "option", "summary"))
# What makes of a table one that arranges a page, not figures.
_LAYOUT = "boolean(.//p | .//div | .//ul | .//ol | .//table | .//h1 | .//h2 | .//h3 | .//article | .//section)"
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_LONGEST_NAME = 300  # characters of classes that are looked at
_LONG_CELL = 250  # characters
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # no-break spaces stay
_SENTENCE_END = re.compile(r"[.!?…:。！？؟।][)\]»”\"'’」』]*\s*\Z|[»”\"」]\s*\Z")
_PROSE = 80  # characters of a paragraph that need no full stop
_SENTENCE = 20  # characters of a sentence with one


@dataclass(eq=False, slots=True)
class Box:
    """An element that stands as a block, and which blocks of text are in it: `first` to before `end`."""

    tag: str
    parent: Box | None
    kinds: frozenset[str]  # what its names say it is
    signature: str  # tag and classes: alike in what is repeated
    attributes: dict[str, str]
    first: int
    end: int = -1
    children: list[Box] = field(default_factory=list)
    furniture: str | None = None  # why what stands in it is no article

    def around(self) -> Iterator[Box]:
        """The box itself, then those around it."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(eq=False, slots=True)
class Block:
    """A paragraph, heading, item or row: its text, how much of that is links, and the box in which it stands."""

    place: int
    text: str
    box: Box
    links: int = 0  # characters
    target: str | None = None  # of its first link
    inline: frozenset[str] = frozenset()  # what the names of the elements in it say that hold all of it
    label: bool = False  # a time that stands before its entry
    is_prose: bool = False  # whether it reads as a paragraph of an article

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by its tag."""
        return self.box.tag in _HEADINGS

    @property
    def linked(self) -> float:
        """The share of its characters that are links."""
        return self.links / max(1, len(self.text))


@dataclass
class Layout:
    """The blocks of a page in order, and its outermost box."""

    root: Box
    blocks: list[Block]


def layout(tree: Any) -> Layout:
    """The boxes and blocks of what the page shows."""
    return _Walk().of(tree)


class _Walk:
    """One way through the tree, which collects text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[tuple[str, bool]] = []
        self.link: list[Any] = []
        self.target: str | None = None
        self.names: list[frozenset[str]] = []  # of the inline elements that are open
        self.inline: frozenset[str] | None = None
        self.rows = 0  # tables of figures around us
        self.blank = True  # whether nothing was collected yet
        self.label = False  # whether what is collected is a time at the beginning of a block

    def of(self, tree: Any) -> Layout:
        root = Box("html", None, frozenset(), "", {}, 0)
        box = root
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _INLINE:
                    self._open_inline(element, box)
                else:
                    box = self._open(element, box)
                self._add(element.text, box)
                continue
            if tag in _INLINE:
                self._close_inline(element, box)
            else:
                box = self._close(element, box)
            self._add(element.tail if element is not tree else None, box)
        self._flush(box)
        root.end = len(self.blocks)
        return Layout(root, self.blocks)

    def _open(self, element: Any, box: Box) -> Box:
        tag = element.tag
        if self.rows and tag in ("td", "th", "tbody", "thead", "tfoot"):
            self.pieces.append((" | " if tag in ("td", "th") and element.getprevious() is not None else "", False))
            return box
        self._flush(box)
        if tag == "table" and not element.xpath(_LAYOUT) and _has_short_cells(element):
            self.rows += 1
        kinds = _kinds(element, "class", "id", "data-component")
        kept = {key: element.get(key) for key in ("role", "itemprop", "itemtype", "rel") if element.get(key)}
        inner = Box(tag, box, kinds, f"{tag}.{element.get('class') or ''}", kept, len(self.blocks))
        box.children.append(inner)
        return inner

    def _close(self, element: Any, box: Box) -> Box:
        if self.rows and element.tag in ("td", "th", "tbody", "thead", "tfoot"):
            return box
        self._flush(box)
        if self.rows and element.tag == "table":
            self.rows -= 1
        box.end = len(self.blocks)
        return box.parent or box

    def _open_inline(self, element: Any, box: Box) -> None:
        if element.tag == "br":
            self._break(box)
            return
        if element.tag == "time" and self.blank:
            self._flush(box)
            self.label = True
        self.names.append(_kinds(element, "class", "itemprop"))
        if element.tag == "a" and element.get("href"):
            self.link.append(element)
            self.target = self.target or element.get("href")

    def _close_inline(self, element: Any, box: Box) -> None:
        if element.tag == "br":
            return
        if self.names:
            self.names.pop()
        if self.link and element is self.link[-1]:
            self.link.pop()
        if element.tag == "time" and self.label:
            self._flush(box, label=True)

    def _break(self, box: Box) -> None:
        """A line break; two of them end a paragraph."""
        blanks = [text for text, _ in self.pieces[-2:]]
        if not self.blank and ("\n" in blanks[-1:] or (blanks[:1] == ["\n"] and not blanks[1].strip())):
            self._flush(box)
        elif not self.blank:
            self.pieces.append(("\n", False))

    def _add(self, text: str | None, box: Box) -> None:
        if text and box.tag == "pre":
            self._add_lines(text, box)
        elif text:
            self._add_piece(_BLANKS.sub(" ", text))

    def _add_lines(self, text: str, box: Box) -> None:
        """Text whose lines stay, and whose empty lines end a paragraph."""
        for place, part in enumerate(_EMPTY_LINE.split(text)):
            if place:
                self._flush(box)
            for number, line in enumerate(part.splitlines()):
                if number and not self.blank:
                    self.pieces.append(("\n", False))
                self._add_piece(_BLANKS.sub(" ", line))

    def _add_piece(self, plain: str) -> None:
        self.pieces.append((plain, bool(self.link)))
        if plain.strip():
            self.blank = False
            around = frozenset().union(*self.names)
            self.inline = around if self.inline is None else self.inline & around

    def _flush(self, box: Box, *, label: bool = False) -> None:
        """What was collected becomes a block, if there is more than blanks."""
        if self.pieces:
            joined = re.sub(r" {2,}", " ", re.sub(r" *\n *", "\n", "".join(text for text, _ in self.pieces))).strip()
            if joined:
                links = sum(len(text.strip()) for text, linked in self.pieces if linked)
                inline = self.inline or frozenset()
                block = Block(len(self.blocks), joined, box, links, self.target, inline, label)
                block.is_prose = _is_prose(block)
                self.blocks.append(block)
        self.pieces, self.inline, self.blank, self.label = [], None, True, False
        self.target = self.link[-1].get("href") if self.link else None


def _is_prose(block: Block) -> bool:
    """Whether it reads as a paragraph of an article: long, or a sentence, and not mainly links."""
    if block.is_heading or block.label or block.box.tag in _CONTROLS or block.linked > 0.8:
        return False
    ends = bool(_SENTENCE_END.search(block.text[-_SENTENCE:]))
    return len(block.text) >= (_SENTENCE if ends else _PROSE) and (ends or block.linked <= 0.5)


def _kinds(element: Any, *attributes: str) -> frozenset[str]:
    name = " ".join((element.get(attribute) or "")[:_LONGEST_NAME] for attribute in attributes).strip()
    return kinds_of_name(name) if name else frozenset()


def _has_short_cells(table: Any) -> bool:
    return all(len(cell.text_content()) <= _LONG_CELL for cell in table.iter("td", "th"))
