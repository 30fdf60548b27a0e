"""Which blocks of a page are its article: the container with most prose, and what belongs to it.

The order of thought is Readability's (the best container, then its siblings), with two differences: an article may
stand in several places of a page, and what is furniture was marked before, so that more may be taken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from etl.model.folding import words
from etl.sources.pages.boxes import Block, Box, Layout
from etl.sources.pages.furniture import is_dateline, is_same_title
from etl.sources.pages.regions import furniture_of, headline_of, is_number, mark_furniture

_WIDE = frozenset(("html", "body"))
_LISTED = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"))
_ELSEWHERE = frozenset(("notice", "comments", "related", "frame", "beside"))  # before which no article begins
_AMONG = frozenset((None, "byline", "caption", "pull"))  # what may stand between two parts of an article
_LONG = 40  # characters of a paragraph that is not there twice by chance
_BIG = 0.5  # of the prose of the best container
_MOST_LINKED = 0.5  # of the characters of a short line

Groups = dict[Box, list[Block]]


@dataclass(frozen=True)
class Body:
    """The blocks of the article in order, and the paragraphs that are neither in it nor of another thing by name."""

    blocks: list[Block]
    left: list[Block]


def body_of(page: Layout, title: str | None, stated: str = "") -> Body:
    """The article's blocks, where the page has some; `stated` is the text that the page's data give for it."""
    mark_furniture(page, title)
    kinds = [furniture_of(block) for block in page.blocks]
    free = [block for block in page.blocks if kinds[block.place] is None]
    prose = [block for block in free if block.is_prose and not is_dateline(block.text)]
    prose = prose or [block for block in free if _is_line_of_article(block)]
    if not prose:
        return Body([], [])
    groups = _groups(page, prose)
    choice = _Choice(groups, kinds, f" {words(stated)} ", headline_of(page, title))
    taken = {block.place for box in groups if choice.takes(box) for block in groups[box]}
    taken |= {block.place for block in prose if choice.confirms(block)}
    among = _Among(page.blocks[min(taken)], page.blocks[max(taken)], choice, title)
    blocks = [block for block in free if block.place in taken or among.holds(block)]
    return Body(_without_loose_headings(blocks), _left(page, kinds, taken))


def _is_line_of_article(block: Block) -> bool:
    """Whether a line stands in what the page calls its article: read where it has no paragraphs, as of results."""
    said = not block.is_heading and block.linked <= _MOST_LINKED and len(words(block.text).split()) > 2
    return said and any(_is_article(box) for box in block.box.around())


def _left(page: Layout, kinds: list[str | None], taken: set[int]) -> list[Block]:
    beside = (block for block in page.blocks if kinds[block.place] in (None, "beside") and block.place not in taken)
    return [block for block in beside if block.is_prose and not is_dateline(block.text)]


def _groups(page: Layout, prose: list[Block]) -> Groups:
    """The paragraphs by container: the nearest box that holds at least two of them."""
    places = {block.place for block in prose}
    before = [0, *accumulate(int(block.place in places) for block in page.blocks)]
    groups: Groups = defaultdict(list)
    for block in prose:
        holding = (box for box in block.box.around() if before[box.end] - before[box.first] > 1)
        groups[next(holding, page.root)].append(block)
    return groups


class _Choice:
    """What is asked of each container: whether it is a part of the article whose best container is the core."""

    def __init__(self, groups: Groups, kinds: list[str | None], stated: str, headline: Block | None) -> None:
        self._groups, self._kinds, self._stated, self.headline = groups, kinds, stated, headline
        self._core = max(groups, key=lambda box: _weight(groups[box]))
        self._around = list(self._core.around())
        self.first, self.last = groups[self._core][0].place, groups[self._core][-1].place
        self._article = next((box for box in self._around if _is_article(box) and not _is_entry(box)), None)

    def takes(self, box: Box) -> bool:
        """Whether a container stands in the core, is named like it, is in one article with it, or goes on from it."""
        blocks = self._groups[box]
        if box is self._core or self.first < blocks[0].place < self.last:
            return True
        if box.signature == self._core.signature and box.signature.partition(".")[2]:
            return True
        common = next(around for around in box.around() if around in self._around)
        if self._article is not None:
            return (self._article in common.around() and common.tag not in _WIDE) or self._is_big(blocks)
        return common.tag not in _WIDE or self._follows(blocks) or self._is_big(blocks)

    def confirms(self, block: Block) -> bool:
        """Whether a paragraph leads from the headline to the core, or the page's data have it too."""
        if self.headline is not None and self.headline.place < block.place < self.first:
            return _ELSEWHERE.isdisjoint(self._kinds[block.place : self.first])
        folded = words(block.text)
        return len(folded) >= _LONG and f" {folded} " in self._stated

    def _is_big(self, blocks: list[Block]) -> bool:
        return len(blocks) > 1 and _weight(blocks) >= _BIG * _weight(self._groups[self._core])

    def _follows(self, blocks: list[Block]) -> bool:
        """Whether no furniture stands between the core and these paragraphs."""
        before = blocks[-1].place < self.first
        between = self._kinds[blocks[-1].place : self.first] if before else self._kinds[self.last : blocks[0].place]
        return _AMONG.issuperset(between)


def _weight(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_article(box: Box) -> bool:
    said = box.attributes.get("itemprop") == "articleBody" or box.attributes.get("role") == "article"
    return said or box.tag in ("article", "main")


def _is_entry(box: Box) -> bool:
    """Whether it is one article beside others alike, each perhaps in an item of a list: an entry of a live page."""
    if box.tag != "article" or box.parent is None:
        return False
    alike = [each for each in box.parent.children if each.signature == box.signature]
    if len(alike) == 1 and box.parent.parent:
        items = [each for each in box.parent.parent.children if each.signature == box.parent.signature]
        alike = [each for item in items for each in item.children if each.signature == box.signature]
    return len(alike) > 1


class _Among:
    """What is asked of headings, short lines and times: whether they stand among the paragraphs that were taken."""

    def __init__(self, first: Block, last: Block, choice: _Choice, title: str | None) -> None:
        self._first, self._last, self._end = first, last, _place_of(last)
        self._headline, self._title = choice.headline, title
        self._core = range(choice.first, choice.last)

    def holds(self, block: Block) -> bool:
        """Whether it does, and is neither the title nor mainly links."""
        if block is self._headline or (self._title and is_same_title(block.text, self._title)):
            return False
        if block.linked > _MOST_LINKED or (is_number(block.text) and not block.label):
            return False
        if block.place not in self._core and (block.is_prose or is_dateline(block.text)):
            return False
        if block.place < self._first.place:
            return self._headline is not None and self._headline.place < block.place and self._leads(block)
        return block.place < self._last.place or _place_of(block) is self._end

    def _leads(self, block: Block) -> bool:
        """Whether a line between headline and text belongs to it: the points of a summary and their heading."""
        long = len(words(block.text).split()) > (1 if block.box.tag == "li" else 3)
        return long or block.is_heading or block.box.parent is self._first.box.parent


def _place_of(block: Block) -> Box | None:
    """The box in which a paragraph, list or table stands, those that hold nothing else left out."""
    box = block.box
    while box.parent and (box.parent.end - box.parent.first == 1 or _LISTED.issuperset((box.tag, box.parent.tag))):
        box = box.parent
    return box.parent


def _without_loose_headings(blocks: list[Block]) -> list[Block]:
    """The blocks, less headings at the end under which nothing stands."""
    end = next((number for number in range(len(blocks), 0, -1) if not blocks[number - 1].is_heading), 0)
    return blocks[:end]
