"""What the page's own style sheets take out of sight: the elements that `display: none` or `visibility: hidden` is for.

Read are rules for the screen whose selectors are of names, classes and ids (`.tab .panel`, `p.old`, `#menu > li`); what
asks for a state (`:hover`) or an attribute is passed over. Of two rules the more special one counts, else the later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from etl.sources.items import Unreadable

LARGEST = 1_000_000  # characters of style sheets that are looked at
MOST_RULES = 5_000
MOST_STEPS = 1_000_000  # comparisons of an element with a selector
_NOT_RULES = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"([^{};]*+)([{};])")
_ON_SCREEN = re.compile(r"@(?:supports|layer|container)\b|@media\s+(?:only\s+)?(?:screen|all)\s*\Z", re.IGNORECASE)
_DECLARED = re.compile(r"(?:\A|;)\s*(display|visibility)\s*:\s*([\w-]+)\s*(!\s*important)?", re.IGNORECASE)
_SELECTOR = re.compile(r"(?:[\w-]+|[.#][\w-]+)(?:[.#][\w-]+)*(?:(?:\s*>\s*|\s+)(?:[\w-]+|[.#][\w-]+)(?:[.#][\w-]+)*)*")
_PART = re.compile(r"[.#]?[\w-]+")
_HIGHEST = 40  # elements up to which a selector looks for those around
HIDING = {"display": ("none",), "visibility": ("hidden", "collapse")}


class _Compound(NamedTuple):
    """The part of a selector that one element must match: `p.old#x`."""

    tag: str
    classes: frozenset[str]
    id: str

    def matches(self, element: Any) -> bool:
        if not isinstance(element.tag, str) or (self.tag and element.tag != self.tag):
            return False
        if self.id and element.get("id") != self.id:
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").split())


@dataclass(frozen=True)
class _Rule:
    """What a selector says of one property, and how much it weighs against other rules."""

    path: tuple[_Compound, ...]  # the last one is for the element itself
    children: tuple[bool, ...]  # before each part but the first: whether it must be a child
    property: str
    hides: bool
    weight: tuple[int, int, int, int, int]

    def matches(self, element: Any) -> bool:
        *above, own = self.path
        return own.matches(element) and self._stands_in(islice(element.iterancestors(), _HIGHEST), len(above) - 1)

    def _stands_in(self, ancestors: Iterator[Any], place: int) -> bool:
        while place >= 0:
            element = next(ancestors, None)
            if element is None:
                return False
            found = self.path[place].matches(element)
            if not found and self.children[place]:
                return False
            place -= found
        return True


class Style:
    """The page's style sheets, asked of each element whether they take it out of sight."""

    def __init__(self, tree: Any) -> None:
        self._steps = 0
        self._rules: dict[str, list[_Rule]] = defaultdict(list)  # by a class, id or name that the element must have
        sheets = [style.text or "" for style in tree.iter("style") if _for_screen(style)]
        for rule in _rules("\n".join(sheets)[:LARGEST]):
            own = rule.path[-1]
            self._rules[own.id or next(iter(own.classes), "") or own.tag].append(rule)
        if not any(rule.hides for rules in self._rules.values() for rule in rules):
            self._rules.clear()

    def hides(self, element: Any) -> bool:
        """Whether the element is out of sight, those around it left out.

        Raises:
            Unreadable: the style sheets ask for more comparisons than those of a newspaper do.
        """
        keys = {*(element.get("class") or "").split(), element.get("id") or "", element.tag}
        rules = [rule for key in keys for rule in self._rules.get(key, ())]
        self._steps += sum(len(rule.path) for rule in rules)
        if self._steps > MOST_STEPS:
            raise Unreadable("style sheets too intricate to tell what they hide")
        found = [rule for rule in rules if rule.matches(element)]
        by_property = {rule.property: rule for rule in sorted(found, key=lambda rule: rule.weight)}
        return any(rule.hides for rule in by_property.values())


def _for_screen(style: Any) -> bool:
    return (style.get("media") or "all").strip().lower() in ("all", "screen", "only screen")


def _rules(css: str) -> Iterator[_Rule]:
    order = 0
    for selectors, declarations in _blocks(_NOT_RULES.sub(" ", css)):
        for name, value, important in _DECLARED.findall(declarations):
            name, hides = name.lower(), value.lower() in HIDING[name.lower()]
            for selector in selectors.split(","):
                order += 1
                if order > MOST_RULES:
                    return
                path = _path(selector.strip())
                if path:
                    yield _Rule(path[0], path[1], name, hides, (bool(important), *_special(path[0]), order))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule that holds on a screen of any width."""
    around: list[bool] = []  # of each block that is open, whether what it holds counts
    selectors, declarations, inside = "", "", False
    for text, mark in _BRACE.findall(css):
        if inside:
            declarations += f"{text};"
            if mark == "}":
                yield selectors, declarations
                inside = False
        elif mark == "{" and text.lstrip().startswith("@"):
            around.append(bool(_ON_SCREEN.match(text.strip())))
        elif mark == "{":
            selectors, declarations, inside = text, "", all(around)
            if not inside:
                around.append(False)
        elif mark == "}" and around:
            around.pop()


def _path(selector: str) -> tuple[tuple[_Compound, ...], tuple[bool, ...]] | None:
    if not _SELECTOR.fullmatch(selector):
        return None
    tokens = re.split(r"\s*(>)\s*|\s+", selector)
    parts = [token for token in tokens if token and token != ">"]
    marks = re.findall(r"\s*(>)\s*|\s+", selector)
    return tuple(_compound(part) for part in parts), tuple(mark == ">" for mark in marks)


def _compound(part: str) -> _Compound:
    names = _PART.findall(part)
    tag = next((name.lower() for name in names if name[0] not in ".#"), "")
    classes = frozenset(name[1:] for name in names if name[0] == ".")
    return _Compound(tag, classes, next((name[1:] for name in names if name[0] == "#"), ""))


def _special(path: tuple[_Compound, ...]) -> tuple[int, int, int]:
    """How special a selector is, as CSS counts it: ids, classes, names."""
    return (
        sum(bool(each.id) for each in path),
        sum(len(each.classes) for each in path),
        sum(bool(each.tag) for each in path),
    )
