"""Which styles of a Word document hide the words that are set in them."""

from __future__ import annotations

from typing import NamedTuple

from etl.sources.items import Unreadable
from etl.sources.word.elements import Attributes, walk

MOST_STYLES = 20_000
_LONGEST_CHAIN = 30  # styles, each based on the next one: Word follows eleven
_OFF = ("0", "false", "off")


class _Style(NamedTuple):
    """What a style is for, whether it hides words (None: as the one that it is based on), and which one that is."""

    type: str
    based_on: str | None = None
    hides: bool | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, raw: bytes | None, name: str = "") -> None:
        """Reads the part that defines them; without one there are none.

        Raises:
            Unreadable: the part cannot be read.
        """
        reader = _Reader()
        if raw is not None:
            walk(raw, reader, name)
        self._styles, self._defaults = reader.styles, reader.defaults
        self._known: dict[tuple[str, str | None], bool] = {}

    def hide(self, paragraph: str | None, run: str | None) -> bool:
        """Whether words in a run of this style, in a paragraph of that one, are hidden.

        Where both styles hide them they are shown: such a property of the one turns that of the other round.
        """
        return self._hides("paragraph", paragraph) != self._hides("character", run)

    def _hides(self, type_: str, style: str | None) -> bool:
        key = type_, style
        if key not in self._known:
            self._known[key] = self._looked_up(style or self._defaults.get(type_))
        return self._known[key]

    def _looked_up(self, style: str | None) -> bool:
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style or "")
            if found is None:
                return False
            if found.hides is not None:
                return found.hides
            style = found.based_on
        return False


def is_on(attributes: Attributes) -> bool:
    """Whether a property that is either on or off is on: without a value it is."""
    return attributes.get("val", "").lower() not in _OFF


class _Reader:
    """The styles, as the part that defines them is walked."""

    def __init__(self) -> None:
        self.styles: dict[str, _Style] = {}
        self.defaults: dict[str, str] = {}
        self._open: list[str] = []
        self._style = ""

    def start(self, kind: str, attributes: Attributes, /) -> None:
        self._open.append(kind)
        within = self._open[2:]
        if self._open[:2] != ["styles", "style"]:
            return
        if not within:
            self._begin(attributes)
        elif within == ["basedOn"]:
            self._learn(based_on=attributes.get("val"))
        elif within == ["rPr", "vanish"]:
            self._learn(hides=is_on(attributes))

    def end(self, _: str, /) -> None:
        self._open.pop()

    def data(self, _: str, /) -> None: ...

    def _begin(self, attributes: Attributes) -> None:
        if len(self.styles) == MOST_STYLES:
            raise Unreadable(f"more than {MOST_STYLES:,} styles in this Word document; expected so many at most")
        self._style, type_ = attributes.get("styleId", ""), attributes.get("type", "paragraph")
        self.styles[self._style] = _Style(type_)
        if "default" in attributes and is_on({"val": attributes["default"]}):
            self.defaults[type_] = self._style

    def _learn(self, **known: str | bool | None) -> None:
        self.styles[self._style] = self.styles[self._style]._replace(**known)  # type: ignore[arg-type]
