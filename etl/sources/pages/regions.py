"""Which boxes of a page are furniture: menus, notices, comments, related stories, offers, captions, other articles.

A name misleads now and then (an article in an `aside`, its last part in `class="teaser"`), so that nothing counts as
furniture that holds the page's headline or most of its prose; but notices, comments and a page's frame never do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, islice

from etl.model.cut_off import says_cut
from etl.model.folding import words
from etl.sources.pages.boxes import Block, Box, Layout
from etl.sources.pages.furniture import is_notice, is_same_title, kind_of_heading, kind_of_line

_TAGS = {
    **dict.fromkeys(("nav", "menu", "footer"), "frame"),
    **dict.fromkeys(("address", "form"), "offer"),
    "aside": "beside",
    **dict.fromkeys(("button", "label", "option"), "share"),
    "figcaption": "caption",
    "dialog": "notice",
}
_ROLES = {
    **dict.fromkeys(("navigation", "menu", "menubar", "toolbar", "search", "contentinfo"), "frame"),
    "banner": "menu",
    **dict.fromkeys(("complementary", "note"), "beside"),
    **dict.fromkeys(("dialog", "alertdialog", "alert"), "notice"),
}
NEVER = ("notice", "comments", "frame")  # whatever they hold
_ORDER = ("notice", "comments", "menu", "related", "offer", "share", "caption", "byline", "beside")
_LONGEST_CARD = 400  # characters of prose of a teaser
_FEW = 6  # blocks of such a box
_SMALL = 500  # characters of a box about an offer, a topic
_MOST_HEADINGS = 200  # such as "À lire aussi"
_LIST = 4  # teasers that make a list of articles
_LONGEST_LISTED = 250  # characters of prose of each of them
_MOST = 0.5  # of the page's prose
_NEARLY_ALL = 0.8
_NEEDED = {"beside": _MOST}  # what only a tag says, a name does not
_WHOLE = frozenset(("html", "body", "main", "h1"))
_ANSWERS = frozenset(
    (
        "reply",
        "repondre",
        "like",
        "report",
        "signaler",
        "upvote",
        "quote",
        "citer",
        "share reply",
        "j aime",
        "alerter",
        "reply to",
    )
)


class Prose:
    """How much prose stands between any two blocks, furniture left out or not."""

    def __init__(self, blocks: list[Block]) -> None:
        self._all = [0, *accumulate(len(block.text) if block.is_prose else 0 for block in blocks)]
        self._count = [0, *accumulate(int(block.is_prose) for block in blocks)]

    def of(self, box: Box) -> int:
        """The characters of prose in a box."""
        return self._all[box.end] - self._all[box.first]

    def count(self, box: Box) -> int:
        """The paragraphs of prose in a box."""
        return self._count[box.end] - self._count[box.first]


def mark_furniture(page: Layout, title: str | None) -> None:
    """Says of each box that is furniture what it is."""
    prose = Prose(page.blocks)
    headline = headline_of(page, title)
    boxes = list(_boxes(page.root))
    for box in boxes:
        box.furniture = _by_name(box)
    _mark_sections(page, prose, headline)
    _mark_cards(boxes, page, prose)
    _mark_answers(page)
    _mark_words_of_the_site(page)
    _mark_other_articles(page, headline, title)
    _spare(boxes, page, prose, headline)


def headline_of(page: Layout, title: str | None) -> Block | None:
    """The page's headline: the h1 that says its title, else the first one."""
    first = [block for block in page.blocks if block.box.tag == "h1" or _is_in(block, "h1")]
    same = [block for block in first or page.blocks if title and is_same_title(block.text, title)]
    return next(iter(same or first), None)


def _boxes(root: Box) -> Iterator[Box]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        waiting.extend(reversed(box.children))


def _is_in(block: Block, tag: str) -> bool:
    return any(box.tag == tag for box in block.box.around())


def _by_name(box: Box) -> str | None:
    if box.tag in _WHOLE or box.attributes.get("itemprop") == "articleBody" or "pull" in box.kinds:
        return None  # a quotation set large may be nowhere else
    kinds = box.kinds
    named = next((kind for kind in _ORDER if kind in kinds), None)
    if named and not ("text" in kinds and named not in NEVER):
        return named
    if box.attributes.get("itemprop") == "comment" or box.attributes.get("itemtype", "").endswith("/Comment"):
        return "comments"
    role = _ROLES.get(box.attributes.get("role", "").lower())
    tag = _TAGS.get(box.tag) or ("menu" if box.tag == "header" and box.parent and box.parent.tag == "body" else None)
    if box.tag == "footer" and any(around.tag == "article" for around in box.around()):
        tag = "beside"  # of the article, not of the page
    found = role or tag
    return None if found == "beside" and "text" in kinds else found


def _mark_sections(page: Layout, prose: Prose, headline: Block | None) -> None:
    """What stands under a heading such as "À lire aussi" or "Comments"."""
    lines = (block for block in page.blocks if block.is_heading or (len(block.text) <= 60 and block.linked <= 0.5))
    headings = ((block, kind) for block in lines if block is not headline and (kind := kind_of_heading(block.text)))
    for block, kind in islice(headings, _MOST_HEADINGS):
        box = block.box
        while box.parent and box.parent.first == block.place and not _holds(box.parent, headline):
            box = box.parent
        if box.end > block.place + 1:
            if kind == "comments" or _is_links(box, page, prose) or prose.of(box) < _SMALL:
                box.furniture = box.furniture or kind
        elif box.parent:
            box.furniture = box.furniture or kind
            _mark_following(box, kind, page, prose)


def _mark_following(heading: Box, kind: str, page: Layout, prose: Prose) -> None:
    """The siblings after a heading, up to the next one; among the article's paragraphs only lists of links."""
    siblings = heading.parent.children if heading.parent else []
    for sibling in siblings[siblings.index(heading) + 1 :]:
        if sibling.tag == heading.tag or (kind != "comments" and not _is_links(sibling, page, prose)):
            return
        sibling.furniture = sibling.furniture or kind


def _is_links(box: Box, page: Layout, prose: Prose) -> bool:
    """Whether a box is mainly links, or short things that stand with links."""
    blocks = page.blocks[box.first : box.end]
    links = sum(block.links for block in blocks)
    return links > 0.3 * sum(len(block.text) for block in blocks) or not prose.of(box)


def _mark_cards(boxes: list[Box], page: Layout, prose: Prose) -> None:
    """Teasers: alike, side by side, each a heading that leads to another page, with a few words.

    Where they are most of a page it must have many, all short, to be a list of articles and not one.
    """
    whole = prose.of(page.root)
    for box in boxes:
        alike = defaultdict(list)
        for child in box.children:
            alike[child.signature].append(child)
        for group in alike.values():
            cards = [child for child in group if _is_card(child, page, prose)]
            length = sum(map(prose.of, cards))
            few = length <= _MOST * whole or (len(cards) >= _LIST and length <= _LONGEST_LISTED * len(cards))
            if len(group) > 1 and len(cards) >= 0.7 * len(group) and few:
                for card in group:
                    card.furniture = card.furniture or "related"


def _is_card(box: Box, page: Layout, prose: Prose) -> bool:
    head = page.blocks[box.first : min(box.end, box.first + 4)]
    leads = [block for block in head if block.linked > 0.9 and block.target and block.target[0] not in "#?"]
    return bool(leads) and prose.of(box) <= _LONGEST_CARD and any(len(words(block.text).split()) > 2 for block in leads)


def _mark_answers(page: Layout) -> None:
    """Comments without a name: what has "Reply" or "Répondre" under it, alike and side by side."""
    for block in page.blocks:
        if len(block.text) > 30 or words(block.text) not in _ANSWERS:
            continue
        around = list(islice(block.box.around(), 4))
        for box in around if not any(box.furniture == "comments" for box in around) else ():
            siblings = [each for each in box.parent.children if each.signature == box.signature] if box.parent else []
            if box.end - box.first > 1 and len(siblings) > 1 and box.tag not in _WHOLE:
                for each in siblings:
                    each.furniture = each.furniture or "comments"
                break


def _mark_words_of_the_site(page: Layout) -> None:
    """Notices, and small boxes in which a line asks to subscribe: the lines beside it are about that too."""
    for block in page.blocks:
        box = block.box if block.box.end - block.box.first > 1 else block.box.parent
        kind = _word_of_the_site(block)
        if kind == "notice":
            block.box.furniture = block.box.furniture or kind
        if kind and box and box.tag not in _WHOLE and box.tag != "article" and _is_small(box, page):
            box.furniture = box.furniture or kind


def _word_of_the_site(block: Block) -> str | None:
    if block.is_prose and is_notice(block.text):
        return "notice"
    begins = block.box.parent is not None and block.box.parent.first == block.place
    if kind_of_line(block.text) in ("offer", "invite") or (begins and says_cut(block.text, plainly=True)):
        return "offer"
    return None


def _is_small(box: Box, page: Layout) -> bool:
    few = box.end - box.first <= _FEW
    return few and sum(len(block.text) for block in page.blocks[box.first : box.end]) <= _SMALL


def _mark_other_articles(page: Layout, headline: Block | None, title: str | None) -> None:
    """The articles that follow on a page which never ends, each with a headline of its own."""
    if headline is None:
        return
    own = next((box for box in headline.box.around() if box.tag == "article"), None)
    for block in page.blocks:
        if block is headline or block.box.tag != "h1" or (title and is_same_title(block.text, title)):
            continue
        other = next((box for box in block.box.around() if box.tag == "article"), None)
        if other is not None and other is not own and not other.first <= headline.place < other.end:
            other.furniture = other.furniture or "related"


def _spare(boxes: list[Box], page: Layout, prose: Prose, headline: Block | None) -> None:
    """Takes back what was said of boxes that hold the headline or most of the prose that is no notice or comment."""
    for box in boxes:
        if box.furniture != "notice" and _holds(box, headline) and box.end > box.first + 1:
            box.furniture = None
    together: dict[tuple[str | None, str], int] = defaultdict(int)  # of boxes alike: paragraphs may have one each
    kept = _kept(boxes, prose)
    for box in boxes:
        together[box.furniture, box.signature] += kept[box]
    whole = prose.of(page.root) - sum(prose.of(box) for box in boxes if _is_outermost_never(box))
    kept = {}
    for box in reversed(boxes):  # those inside come first
        kept[box] = _own(box, prose) + sum(kept[child] for child in box.children if not child.furniture)
        if box.furniture is None or box.furniture == "notice" or not kept[box]:
            continue
        needed = _NEEDED.get(box.furniture, _NEARLY_ALL) * whole
        if box.furniture not in NEVER and max(kept[box], together[box.furniture, box.signature]) > needed:
            box.furniture = None
    for box in boxes:  # those around come first
        box.furniture = (box.parent.furniture if box.parent else None) or box.furniture


def _holds(box: Box, headline: Block | None) -> bool:
    return box.tag in _WHOLE or (headline is not None and box.first <= headline.place < box.end)


def _kept(boxes: list[Box], prose: Prose) -> dict[Box, int]:
    """For each box the characters of prose in it that no furniture inside it holds."""
    kept: dict[Box, int] = {}
    for box in reversed(boxes):
        kept[box] = _own(box, prose) + sum(kept[child] for child in box.children if not child.furniture)
    return kept


def _own(box: Box, prose: Prose) -> int:
    """The characters of prose that stand in a box and in none inside it."""
    return prose.of(box) - sum(map(prose.of, box.children))


def _is_outermost_never(box: Box) -> bool:
    return box.furniture in NEVER and not any(around.furniture in NEVER for around in box.around() if around is not box)


def furniture_of(block: Block) -> str | None:
    """What piece of furniture a block stands in, or is by its own words; None for what may be the article's."""
    if block.box.furniture:
        return block.box.furniture
    named = block.inline - {"text", "pull"}
    if named and not block.is_prose:
        return next(iter(sorted(named)))
    return None if block.is_heading else kind_of_line(block.text)


def is_number(text: str) -> bool:
    """Whether a line has no words: a count of comments, a place in a list."""
    return not re.search(r"[^\W\d_]{2,}", text)
