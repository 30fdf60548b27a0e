"""What a page shows more than once: its text for each kind of screen, words of the article set large beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.model.folding import words
from etl.sources.pages.boxes import Block

_LONG = 40  # characters of a paragraph that does not stand there twice by chance
_LONGEST_INSET = 400
_MOST_LOOKED_AT = 500_000_000  # characters
_FEWEST = 4  # words of an inset quotation
_QUOTED = re.compile(r"\s*[«“„\"‘'].*[»”“\"’'][.!?]?\s*\Z", re.DOTALL)
_INSETS = frozenset(("aside", "blockquote", "figure", "q"))


def without_copies(blocks: list[Block]) -> list[Block]:
    """The blocks, less those that stand in another place of the page already, as in a version for small screens.

    What stands twice side by side is kept: an answer given twice, a refrain.
    """
    seen: dict[str, Block] = {}
    kept: list[Block] = []
    dropped = False
    for number, block in enumerate(blocks):
        text = words(block.text)
        first = seen.setdefault(text, block)
        again = first is not block and first.box.parent is not block.box.parent
        if again and (len(block.text) >= _LONG or dropped or _is_copied(blocks[number + 1 : number + 2], seen)):
            dropped = True
            continue
        dropped = False
        kept.append(block)
    return kept


def _is_copied(following: Iterable[Block], seen: dict[str, Block]) -> bool:
    """Whether the next block stands elsewhere too."""
    return any(
        len(block.text) >= _LONG and (first := seen.get(words(block.text))) and first.box.parent is not block.box.parent
        for block in following
    )


def without_insets(blocks: list[Block]) -> list[Block]:
    """The blocks, less quotations set beside the text that repeat its words, with the names under them."""
    texts = [f" {words(block.text)} " for block in blocks]
    whole = "\n".join(texts)
    candidates = [number for number, block in enumerate(blocks) if _may_be_inset(block)]
    insets = {
        number
        for number in candidates[: max(1, _MOST_LOOKED_AT // max(1, len(whole)))]
        if len(texts[number].split()) >= _FEWEST and whole.count(texts[number].rstrip()) > 1
    }
    boxes = {blocks[number].box.parent for number in insets if _inset_box(blocks[number])}
    return [
        block
        for number, block in enumerate(blocks)
        if number not in insets and not (block.box.parent in boxes and _inset_box(block) and not block.is_prose)
    ]


def _may_be_inset(block: Block) -> bool:
    """Whether it is a short quotation that stands by itself, or has a place or name of such."""
    return len(block.text) <= _LONGEST_INSET and bool(_inset_box(block) or _QUOTED.match(block.text))


def _inset_box(block: Block) -> bool:
    around = list(block.box.around())[:3]
    return any(box.tag in _INSETS or "pull" in box.kinds for box in around)
