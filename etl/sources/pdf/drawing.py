"""How much drawing the pages of a PDF ask for: what they name, as often as they name it, whether or not it is large.

PDFium draws all of it before it can be asked anything. A file of two kilobytes may name a stream a thousand times, or a
form that names a form a hundred times, and so on. What a page asks for is therefore counted from its dictionaries and
streams, without drawing: roughly, as for names that are written in several ways, and only where streams are deflated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from etl.sources.items import Unreadable

MOST_DRAWN = 100_000_000  # bytes of drawing on all pages together: a thousand pages of a newspaper
MOST_ON_PAGE = 8_000_000  # bytes: PDFium keeps all that a page draws, in up to 120 for each
MOST_LISTED = 50_000_000  # bytes of objects in packed lists
MOST_NAMED = 10_000  # parts that one list of pages, of contents or of forms names
DEEPEST = 100  # pages in lists of pages in lists …
_FORM = 20  # bytes of drawing that take as long as drawing a form in which nothing is
_NESTED = 40  # forms in forms: PDFium draws no deeper ones
_REFERENCE = rb"(\d{1,10})\s{1,20}\d{1,5}\s{1,20}"
_REFERS = re.compile(_REFERENCE + rb"R\b")
_OBJECT = re.compile(rb"(?<!\d)" + _REFERENCE + rb"obj\b")
_END = re.compile(rb"stream\r?\n|endobj")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s{1,20}Do\b")
_ENTRY = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s{0,20}" + _REFERENCE + rb"R\b")
_FORMS = re.compile(rb"/XObject\s{0,20}<<([^<>]*)>>")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_LIST = re.compile(rb"/Type\s{0,20}/ObjStm\b")
_FIRST = re.compile(rb"/First\s{1,20}(\d{1,10})\b")
_PLACE = re.compile(rb"(\d{1,10})\s{1,20}(\d{1,10})")


Forms = dict[bytes, list[int]]  # the numbers of forms by name


@dataclass
class _Stream:
    """A stream: its bytes when unpacked, and how often it draws the forms of each name."""

    size: int
    draws: Counter[bytes]


@dataclass
class Drawing:
    """The objects of a PDF by number; of a number that comes twice all that it says."""

    texts: dict[int, list[bytes]] = field(default_factory=dict)
    streams: dict[int, list[_Stream]] = field(default_factory=dict)
    listed: int = 0
    _known: dict[tuple[int, int, int], int] = field(default_factory=dict)
    _forms: dict[int, Forms] = field(default_factory=dict)

    def add(self, number: int, text: bytes) -> None:
        """Takes an object's dictionary, or what else it is."""
        self.texts.setdefault(number, []).append(text)

    def add_stream(self, number: int, text: bytes, content: bytes) -> None:
        """Takes what an object's stream holds, unpacked: drawing, or a list of objects.

        Raises:
            Unreadable: there are too many of them.
        """
        if _LIST.search(text):
            self.listed += len(content)
            if self.listed > MOST_LISTED:
                raise Unreadable(f"lists of objects in this PDF unpack to over {MOST_LISTED:,} bytes")
            for inner, found in _objects_of(text, content):
                self.add(inner, found)
            return
        draws = Counter(_name(match.group(1)) for match in _DRAWS.finditer(content))
        self.streams.setdefault(number, []).append(_Stream(len(content), draws))

    def check(self) -> None:
        """Lets a PDF pass whose pages ask for no more than any newspaper.

        Raises:
            Unreadable: they ask for more.
        """
        roots = {
            int(match.group(1)) for texts in self.texts.values() for text in texts for match in _named("Pages", text)
        }
        drawn = max((self._of_pages(root, (), {}) for root in roots), default=0)
        if drawn > MOST_DRAWN:
            raise Unreadable(
                f"the pages of this PDF ask for {drawn:,} bytes of drawing; expected {MOST_DRAWN:,} at most"
            )

    def _of_pages(self, number: int, above: tuple[int, ...], known: dict[int, int]) -> int:
        """The bytes that a page asks for, or all those of a list of pages."""
        if number in above:
            return 0
        if len(above) > DEEPEST:
            raise Unreadable(f"pages in lists of pages, more than {DEEPEST} deep; expected so many at most")
        if number not in known:
            kids = self._listed(number, "Kids")
            inner = sum(count * self._of_pages(kid, (*above, number), known) for kid, count in kids.items())
            owner = next((each for each in (number, *reversed(above)) if self._forms_of(each)), number)
            contents = self._listed(number, "Contents")
            own = sum(count * self._of(each, owner, 0) for each, count in contents.items())
            if own > MOST_ON_PAGE:
                raise Unreadable(
                    f"a page of this PDF asks for {own:,} bytes of drawing; expected {MOST_ON_PAGE:,} at most"
                )
            known[number] = inner + own
        return known[number]

    def _of(self, number: int, owner: int, deep: int) -> int:
        """The bytes of a stream with all forms that it draws: its own, or where it has none those of the owner."""
        if deep > _NESTED:  # also of a form that draws itself
            return 0
        key = number, number if deep and self._forms_of(number) else owner, deep
        if key not in self._known:
            drawn = [self._drawn(stream, key[1], deep) for stream in self.streams.get(number, ())]
            self._known[key] = max(drawn, default=0)
        return self._known[key]

    def _drawn(self, stream: _Stream, owner: int, deep: int) -> int:
        forms = self._forms_of(owner)
        inner = sum(
            count * (_FORM + max(self._of(form, owner, deep + 1) for form in forms[name]))
            for name, count in stream.draws.items()
            if name in forms
        )
        return stream.size + inner

    def _listed(self, number: int, key: str) -> Counter[int]:
        """How often an object names each other one under a key, be it in a list that stands elsewhere."""
        found = Counter[int]()
        for text in self.texts.get(number, ()):
            for match in _named(key, text):
                other = int(match.group(1) or 0)
                lists = [each for each in self.texts.get(other, ()) if each.lstrip()[:1] == b"["] if other else []
                for each in lists or [match.group()]:
                    found.update(_references(each))
        return found

    def _forms_of(self, number: int) -> Forms:
        """The forms that an object names in its resources, by name."""
        if number not in self._forms:
            self._forms[number] = self._looked_up(number)
        return self._forms[number]

    def _looked_up(self, number: int) -> Forms:
        found: Forms = {}
        for text in [*self.texts.get(number, ()), *self._named_by(number, "Resources")]:
            places = [match.group(1) for match in _FORMS.finditer(text)]
            others = (int(match.group(1) or 0) for match in _named("XObject", text))
            places += [each for other in others for each in self.texts.get(other, ())]
            for place in places:
                for match in islice(_ENTRY.finditer(place), MOST_NAMED):
                    found.setdefault(_name(match.group(1)), []).append(int(match.group(2)))
        return found

    def _named_by(self, number: int, key: str) -> Iterator[bytes]:
        for text in self.texts.get(number, ()):
            for match in _named(key, text):
                yield from self.texts.get(int(match.group(1) or 0), ())


def objects_of(raw: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The number and the text of each object of a PDF, and where its stream begins, -1 where it has none."""
    place = 0
    while match := _OBJECT.search(raw, place):
        end = _END.search(raw, match.end())
        place = end.end() if end else len(raw)
        is_stream = end is not None and end.group() != b"endobj"
        yield int(match.group(1)), raw[match.end() : end.start() if end else None], place if is_stream else -1
        if is_stream:
            after = raw.find(b"endstream", place)
            place = after if after >= 0 else len(raw)


def _objects_of(text: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the text of each object of a list."""
    first = _FIRST.search(text)
    start = int(first.group(1)) if first else 0
    places = [(int(match.group(1)), start + int(match.group(2))) for match in _PLACE.finditer(content, 0, start)]
    ends = [begin for _, begin in places[1:]]
    for (number, begin), end in zip(places, [*ends, len(content)], strict=False):
        yield number, content[begin:end]


def _named(key: str, text: bytes) -> Iterator[re.Match[bytes]]:
    """Where the text names one other object, its number the first group, or a list of them, under a key."""
    return _KEYS[key].finditer(text)


_KEYS = {
    key: re.compile(rb"/%s\s{0,20}(?:%sR\b|\[[^\[\]]*\])" % (key.encode(), _REFERENCE))
    for key in ("Pages", "Kids", "Contents", "Resources", "XObject")
}


def _references(text: bytes) -> Iterator[int]:
    for number, match in enumerate(_REFERS.finditer(text)):
        if number == MOST_NAMED:
            raise Unreadable(f"a list in this PDF names more than {MOST_NAMED:,} parts; expected so many at most")
        yield int(match.group(1))


def _name(name: bytes) -> bytes:
    """A name as it is compared: "/#46m0" is "/Fm0"."""
    return _ESCAPED.sub(lambda match: bytes([int(match.group(1), 16)]), name)
