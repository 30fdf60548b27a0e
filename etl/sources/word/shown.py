"""What Word shows of a part of a document: inserted words and no deleted ones, results of fields, each box once.

Only what stands in an element for text (`w:t`) is text. What is not shown is passed over with all that is in it; the
elements of which nothing is known are looked into.
"""

from __future__ import annotations

from collections.abc import Callable

from etl.sources.items import Unreadable
from etl.sources.word.blocks import Block, Shown
from etl.sources.word.elements import Attributes
from etl.sources.word.story import Run, Story
from etl.sources.word.styles import Styles, is_on
from etl.sources.word.symbols import UNKNOWN, symbol

MOST_CHARACTERS = 1_000_000  # of a document: a thousand pages
MOST_UNREAD = 10  # that are named
SHOWN = 60  # characters of what is not read
_CHANGED = ("ins", "del", "moveTo", "moveFrom")
# Deleted words, instructions of fields, pronunciation, properties of sections, tables and controls.
_NOT_SHOWN = frozenset(
    "del moveFrom delText instrText delInstrText fldData ffData rt rubyPr sectPr tblPr tblPrEx tblGrid sdtPr sdtEndPr "
    "customXmlPr smartTagPr".split()
)
_PROPERTIES = frozenset(("pPr", "rPr", "trPr", "tcPr"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
# Elements whose characters are no words: places and sizes of pictures, kinds of objects.
_NO_WORDS = frozenset(
    ":posOffset :align :pctWidth :pctHeight :pctPosHOffset :pctPosVOffset :LinkType :LockedField :FieldCodes".split()
)
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLANKS = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00ad": None})  # Word shows no soft hyphen within a line
_UNREAD = {
    "altChunk": "a part in another format that stands within the text",
    "subDoc": "another document that stands within the text",
    ":chart": "the words of a chart",
    ":relIds": "the words of a diagram",
}


class Reader:
    """Walks a part; `shown` holds what it shows when it was walked."""

    def __init__(self, styles: Styles, *, with_fields: bool = True) -> None:
        """Begins; without `with_fields` what stands in the instruction of a field is read too."""
        self.shown = Shown()
        self._styles, self._with_fields = styles, with_fields
        self._stories = [Story()]
        self._open: list[str] = []
        self._passed_over = 0  # elements that are open in one that is not shown, itself included
        self._taken: list[bool] = []  # of each choice between alternatives, whether one was shown
        self._said: list[int] = []  # characters before the alternative that is open
        self._characters = 0

    def start(self, kind: str, attributes: Attributes, /) -> None:
        """Opens the element, or passes it over."""
        if self._passed_over:
            self._passed_over += 1
            return
        parent = self._open[-1] if self._open else ""
        if parent in _PROPERTIES and kind != "rPr":
            self.shown.changed |= kind in _CHANGED or kind == "cellDel"
            if told := _TOLD.get((parent, kind)):
                told(self, attributes)
            self._passed_over = 1
            return
        self.shown.changed |= kind in _CHANGED
        begin = _BEGINS.get(kind)
        if kind in _NOT_SHOWN or (begin and begin(self, attributes) is False):
            self._passed_over = 1
            return
        if kind in _UNREAD:
            self._tell(_UNREAD[kind])
        elif kind in _MARKS:
            self._say(_MARKS[kind])
        self._open.append(kind)

    def end(self, kind: str, /) -> None:
        """Closes it."""
        if self._passed_over:
            self._passed_over -= 1
            return
        self._open.pop()
        if end := _ENDS.get(kind):
            end(self)
        if not self._open:
            self.shown.root, self.shown.blocks = kind, self._end_story()

    def data(self, text: str, /) -> None:
        """Reads the characters where they are words."""
        if self._passed_over:
            return
        if self._open[-1] == "t":
            self._say(text.translate(_BLANKS))
        elif self._open[-1] not in _NO_WORDS and any(map(str.isalpha, text)):
            self._tell(f"“{text.strip()[:SHOWN]}” in an element {self._open[-1].lstrip(':')!r}")

    # Words

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _say(self, text: str) -> None:
        """Adds to the open paragraph what is shown."""
        story = self._story
        if self._is_instruction() or (story.runs and story.runs[-1].is_mark):
            return
        if self._is_hidden():
            self.shown.hidden += len(text.strip())
        else:
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                raise Unreadable(f"more than {MOST_CHARACTERS:,} characters in this Word document; no article has them")
            self.shown.unknown += text.count(UNKNOWN)
            story.open_paragraph().pieces.append(text)

    def _is_instruction(self) -> bool:
        return self._with_fields and self._story.instructions > 0

    def _is_hidden(self) -> bool:
        story = self._story
        paragraph = story.paragraphs[-1].style if story.paragraphs else None
        if story.hidden or not story.runs:
            return story.hidden or self._styles.hide(paragraph, None)
        run = story.runs[-1]
        if run.settled is None:
            run.settled = self._styles.hide(paragraph, run.style) if run.hidden is None else run.hidden
        return run.settled

    def _tell(self, unread: str) -> None:
        if len(self.shown.unread) < MOST_UNREAD:
            self.shown.unread[unread] = None

    def _symbol(self, attributes: Attributes) -> None:
        self._say(symbol(attributes.get("font", ""), attributes.get("char", "")))

    def _art(self, attributes: Attributes) -> None:
        """Words set along a line, which stand in an attribute, are a box of their own."""
        if "string" in attributes and self._begin_box(attributes):
            self._say(attributes["string"].translate(_BLANKS))
            self._end_box()

    # Paragraphs, runs, fields

    def _begin_paragraph(self, _: Attributes) -> None:
        self._story.begin_paragraph()

    def _set(self, name: str, value: object) -> None:
        if self._story.paragraphs:
            setattr(self._story.paragraphs[-1], name, value)

    def _style_paragraph(self, attributes: Attributes) -> None:
        self._set("style", attributes.get("val"))

    def _frame(self, attributes: Attributes) -> None:
        """A large initial is a paragraph of its own in the file, and the beginning of the next one to its reader."""
        if attributes.get("dropCap", "none") != "none":
            self._set("goes_on", True)

    def _begin_properties(self, _: Attributes) -> bool:
        """Those of a run, or of the mark that ends a paragraph."""
        return bool(self._open) and self._open[-1] in ("r", "pPr")

    def _hide(self, attributes: Attributes) -> None:
        if self._open[-2] == "r":
            self._story.runs[-1].hidden = is_on(attributes)
        else:
            self._hide_mark(attributes)

    def _hide_mark(self, attributes: Attributes) -> None:
        """Where the mark at its end is deleted or hidden, a paragraph goes on with the next."""
        if self._open[-2] == "pPr" and is_on(attributes):
            self._set("goes_on", True)

    def _style_run(self, attributes: Attributes) -> None:
        if self._open[-2] == "r":
            self._story.runs[-1].style = attributes.get("val")

    def _begin_run(self, _: Attributes) -> None:
        self._story.runs.append(Run())

    def _mark_field(self, attributes: Attributes) -> None:
        self._story.mark_field(attributes.get("fldCharType", ""))

    # Cells, boxes, alternatives, notes

    def _merge(self, attributes: Attributes) -> None:
        """A cell that goes on with the one above it or to its left shows nothing."""
        if attributes.get("val", "continue") != "restart":
            self._story.drop_cell()

    def _begin_box(self, _: Attributes) -> bool:
        if self._is_instruction():
            return False
        self._stories.append(Story(hidden=self._is_hidden()))
        return True

    def _end_box(self) -> None:
        blocks, story = self._end_story(), self._story
        (story.paragraphs[-1].boxes if story.paragraphs else story.cells[-1]).extend(blocks)

    def _end_story(self) -> list[Block]:
        story = self._stories.pop()
        self.shown.open_fields |= story.instructions > 0
        return story.blocks

    def _begin_choice(self, _: Attributes) -> bool:
        if self._taken and self._taken[-1]:
            return False
        self._said.append(self._characters)
        return True

    def _end_choice(self) -> None:
        """An alternative with words is the one that is shown; the next is, where it has none."""
        before = self._said.pop()
        if self._taken:
            self._taken[-1] = self._characters > before

    def _refer(self, kind: str, attributes: Attributes) -> None:
        story = self._story
        if self._is_instruction() or self._is_hidden():
            return
        story.open_paragraph().refers_to.append((kind, attributes.get("id", "")))
        if story.runs and "customMarkFollows" in attributes:
            story.runs[-1].is_mark = is_on({"val": attributes["customMarkFollows"]})

    def _begin_note(self, attributes: Attributes) -> bool:
        if attributes.get("type") in _SEPARATORS:
            return False
        self._note = attributes.get("id", "")
        self._stories.append(Story())
        return True

    def _end_note(self, kind: str) -> None:
        self.shown.notes[kind, self._note] = self._end_story()


_Told = Callable[[Reader, Attributes], object]
# What an element does when it begins; where it returns False, it is not shown.
_BEGINS: dict[str, _Told] = {
    "p": Reader._begin_paragraph,
    "r": Reader._begin_run,
    "rPr": Reader._begin_properties,
    "tbl": lambda reader, _: reader._story.begin_table(),
    "tr": lambda reader, _: reader._story.begin_row(),
    "tc": lambda reader, _: reader._story.begin_cell(),
    "sym": Reader._symbol,
    "den": lambda reader, _: reader._say("/"),  # of a fraction
    "textpath": Reader._art,
    "fldChar": Reader._mark_field,
    "txbxContent": Reader._begin_box,
    "txBody": Reader._begin_box,
    "AlternateContent": lambda reader, _: reader._taken.append(False),
    "Choice": Reader._begin_choice,
    "Fallback": Reader._begin_choice,
    "footnoteReference": lambda reader, attributes: reader._refer("footnote", attributes),
    "endnoteReference": lambda reader, attributes: reader._refer("endnote", attributes),
    "footnote": Reader._begin_note,
    "endnote": Reader._begin_note,
}
_ENDS: dict[str, Callable[[Reader], object]] = {
    "p": lambda reader: reader._story.end_paragraph(),
    "r": lambda reader: reader._story.runs.pop(),
    "tbl": lambda reader: reader._story.end_table(),
    "tr": lambda reader: reader._story.end_row(),
    "tc": lambda reader: reader._story.end_cell(),
    "txbxContent": Reader._end_box,
    "txBody": Reader._end_box,
    "AlternateContent": lambda reader: reader._taken.pop(),
    "Choice": Reader._end_choice,
    "Fallback": Reader._end_choice,
    "footnote": lambda reader: reader._end_note("footnote"),
    "endnote": lambda reader: reader._end_note("endnote"),
}
# What a property, an element within such and such properties, says of the paragraph, run, row or cell that is open.
_TOLD: dict[tuple[str, str], _Told] = {
    ("pPr", "pStyle"): Reader._style_paragraph,
    ("pPr", "framePr"): Reader._frame,
    ("rPr", "vanish"): Reader._hide,
    ("rPr", "specVanish"): Reader._hide_mark,
    ("rPr", "rStyle"): Reader._style_run,
    ("rPr", "del"): Reader._hide_mark,
    ("rPr", "moveFrom"): Reader._hide_mark,
    ("trPr", "del"): lambda reader, _: reader._story.drop_row(),
    ("trPr", "hidden"): lambda reader, attributes: reader._story.drop_row() if is_on(attributes) else None,
    ("tcPr", "cellDel"): lambda reader, _: reader._story.drop_cell(),
    ("tcPr", "vMerge"): Reader._merge,
    ("tcPr", "hMerge"): Reader._merge,
}
