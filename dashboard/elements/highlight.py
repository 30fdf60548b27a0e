"""An article's text as HTML with some of its characters marked: none of the text is lost, none of it is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True)
class Layer:
    """A half-open range of the text and the element to put around it.

    Where two layers with the same `tag` overlap, the one that comes first in the list wins.
    """

    start: int
    end: int
    tag: str
    css: str = ""
    title: str = ""
    href: str = ""
    anchor: str = ""  # becomes the id of the first stretch

    def opening(self, *, first: bool) -> str:
        """The opening tag; only the first stretch of a layer bears its id."""
        values = {"class": self.css, "title": self.title, "href": self.href, "id": self.anchor if first else ""}
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
        return f"<{self.tag}{attributes}>"


def highlight(text: str, layers: Sequence[Layer]) -> str:
    """The escaped text with each layer's element around its characters.

    Layers may overlap and nest in any way: the text is cut where a layer begins or ends, and each piece gets the
    elements of the layers that cover it.
    """
    begun: set[Layer] = set()
    pieces = []
    for start, end, covering in stretches(len(text), layers):
        opening = "".join(layer.opening(first=layer not in begun) for layer in covering)
        closing = "".join(f"</{layer.tag}>" for layer in reversed(covering))
        begun.update(covering)
        pieces.append(f"{opening}{escape(text[start:end])}{closing}")
    return "".join(pieces)


def stretches(length: int, layers: Sequence[Layer]) -> Iterable[tuple[int, int, list[Layer]]]:
    """The text cut into pieces: start, end, and the layers that cover the piece, one a tag, outermost first."""
    inside = [layer for layer in layers if 0 <= layer.start < layer.end <= length]
    edges = sorted({0, length, *(layer.start for layer in inside), *(layer.end for layer in inside)})
    opened: dict[int, list[int]] = {}
    for number, layer in enumerate(inside):
        opened.setdefault(layer.start, []).append(number)
    active: set[int] = set()
    for start, end in pairwise(edges):
        active = {number for number in active if inside[number].end > start}
        active.update(opened.get(start, ()))
        one_a_tag: dict[str, Layer] = {}
        for number in sorted(active):
            one_a_tag.setdefault(inside[number].tag, inside[number])
        yield start, end, list(one_a_tag.values())
