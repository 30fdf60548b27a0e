"""PDF files for tests: words set in Helvetica, in lines, columns and boxes, at stated places."""

import unicodedata
from typing import NamedTuple

# The widths of Helvetica's letters from blank to tilde, in thousandths of the size.
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_OTHERS = {"’": 222, "‘": 222, "“": 333, "”": 333, "—": 1000, "…": 1000, "\xa0": 278, "•": 350, "œ": 944, "ﬁ": 500}
_LIGATURES = {"ﬁ": b"\x01", "ﬂ": b"\x02"}
_NAMELESS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>"
)
_TURNS = {0: b"1 0 0 1", 90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0", 45: b".7 .7 -.7 .7"}
WIDTH, HEIGHT = 595, 842


class Set(NamedTuple):
    """A line as it is to be set: how far it is moved in, and what each blank is widened by."""

    text: str
    moved: float = 0.0
    widened: float = 0.0


def width(text, size=10.0):
    """How wide a text in Helvetica is."""
    return sum(map(_width, text)) * size / 1000


def _width(letter):
    plain = unicodedata.normalize("NFD", letter)[0]
    return _ASCII[ord(plain) - 32] if " " <= plain <= "~" else _OTHERS.get(plain, 556)


def flow(paragraphs, measure, size=10.0, *, indent=0.0, gap=0, justified=False, shape=None):
    """The lines of the paragraphs, `measure` points wide; a soft hyphen is where a word may be broken.

    `gap` empty lines stand between paragraphs; `shape` gives for the number of a line how far it is moved in and
    how much narrower it is, where something stands beside it.
    """
    lines = []
    for number, paragraph in enumerate(paragraphs):
        lines += [Set("")] * (gap if number else 0)
        pieces, first = paragraph.split(" "), True
        while pieces:
            moved, less = shape(len(lines)) if shape else (0.0, 0.0)
            moved += indent if first else 0.0
            room = measure - moved - less
            text, pieces = _filled(pieces, room, size)
            blanks = text.count(" ")
            widened = (room - width(text, size)) / blanks if justified and pieces and blanks else 0.0
            widened = widened if widened < 0.6 * size else 0.0  # a line of few words stays short
            lines.append(Set(text, moved, widened))
            first = False
    return lines


def _filled(pieces, room, size):
    """As much of the words as goes on a line, and what is left."""
    text = ""
    for place, piece in enumerate(pieces):
        longer = f"{text} {piece}".lstrip()
        if width(longer.replace("\xad", ""), size) <= room or not text:
            text = longer
            continue
        parts = piece.split("\xad")
        for cut in range(len(parts) - 1, 0, -1):
            broken = f"{text} {''.join(parts[:cut])}-"
            if width(broken.replace("\xad", ""), size) <= room:
                return broken.replace("\xad", ""), ["\xad".join(parts[cut:]), *pieces[place + 1 :]]
        return text.replace("\xad", ""), pieces[place:]
    return text.replace("\xad", ""), []


class Page:
    """A page to be filled; places are points from its lower left corner, as in a PDF."""

    def __init__(self, rotated=0, height=HEIGHT):
        self.rotated, self.height = rotated, height
        self.drawn = []

    def line(self, x, y, text, size=10.0, *, turn=0, widened=0.0, bold=False):
        """One line that begins at this place; `turn` is against the clock."""
        parts, encoded = "", []
        for letter in [*text, ""]:
            if letter and letter not in _LIGATURES:
                parts += letter
                continue
            if parts:
                encoded.append((b"B" if bold else b"F", parts.encode("cp1252")))
            if letter:
                encoded.append((b"L", _LIGATURES[letter]))
            parts = ""
        shown = b" ".join(b"/%s %.2f Tf <%s> Tj" % (font, size, raw.hex().encode()) for font, raw in encoded)
        self.drawn.append(b"BT %s %.2f %.2f Tm %.3f Tw %s ET" % (_TURNS[turn], x, y, widened, shown))
        return self

    def put(self, lines, x, y, size=10.0, leading=12.0):
        """The lines one below the other, the first of them here."""
        for number, line in enumerate(lines):
            if line.text:
                self.line(x + line.moved, y - number * leading, line.text, size, widened=line.widened)
        return self

    def nameless(self, x, y, size=10.0):
        """A letter of a font that does not say which letters it has."""
        self.drawn.append(b"BT /N %.2f Tf %.2f %.2f Td <0007> Tj ET" % (size, x, y))
        return self

    def box(self, x, y, wide, high):
        """A frame, its lower left corner here."""
        self.drawn.append(b"%.2f %.2f %.2f %.2f re S" % (x, y, wide, high))
        return self


def pdf(pages, trailer=b""):
    """The bytes of a PDF of these pages."""
    first = 7  # the objects before it are shared
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[1/fi/fl]>>>>",
        _NAMELESS,
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R/B 4 0 R/L 5 0 R/N 6 0 R>>>>>>"
            % (WIDTH, page.height, page.rotated, first + 2 * number + 1)
        )
        objects.append(stream(b"\n".join(page.drawn)))
    return written(objects, trailer)


def stream(content, entries=b""):
    """A stream object with this content."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def written(objects, trailer=b""):
    """The bytes of a PDF of these objects, of which the first is the catalogue."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(body))
    return bytes(body) + xref + end
