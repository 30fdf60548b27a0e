"""PDFs made to eat the machine are refused, or read, within seconds and little memory."""

import random
import sys
import zlib

import pytest

from etl.model.article import Article
from etl.sources.items import Document
from etl.sources.read import read
from tests.etl.sources.hostile import too_dear
from tests.etl.sources.pdf_writer import Page, flow, pdf, stream, written

PAGES = b"<</Type/Pages/Kids[%s]/Count %d>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</X 5 0 R>>>>"
    b"/Contents 3 0 R>>"
)
FORM = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
ONE_PAGE = PAGES % (b"3 0 R", 1)
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def packed(content):
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode")


def drawing(content, pages=1, form=b"null"):
    """So many pages that share one content."""
    kids = b" ".join(b"%d 0 R" % (6 + number) for number in range(pages))
    return written([CATALOGUE, PAGES % (kids, pages), packed(content), FONT, form, *[PAGE] * pages])


def text(content):
    return b"BT /F 10 Tf 50 700 Td " + content + b" ET"


def scattered(chance, count, *sizes, words=(b"Word",)):
    return b" ".join(
        b"BT /F %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET"
        % (chance.choice(sizes), chance.randint(0, 590), chance.randint(0, 840), chance.choice(words))
        for _ in range(count)
    )


def cell(x, y):
    return b"BT /F 2 Tf 1 0 0 1 %d %d Tm (ab) Tj ET" % (x * 8, y * 3)


def frames(chance, count):
    sides = (b"%d %d %d %d re S" % (chance.randint(0, 300), chance.randint(0, 300), 250, 400) for _ in range(count))
    return b" ".join(sides) + b" "


def form(content, forms=b""):
    """A form that may draw others."""
    entries = b"/Filter/FlateDecode/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>%s>>"
    return stream(zlib.compress(content, 9), entries % (b"/XObject<<%s>>" % forms if forms else b""))


def nested(levels, times, leaf, name=b"X"):
    """A page with a form that draws a form so many times, and so on, the last one of which draws the leaf."""
    draws, inner = b"/%s Do " % name * times, b"/X %d 0 R"
    forms = [form(draws, inner % (number + 8)) for number in range(levels)]
    return written(
        [CATALOGUE, PAGES % (b"6 0 R", 1), packed(draws), FONT, form(draws, inner % 7), PAGE, *forms, form(leaf)]
    )


def naming(contents, *objects, listed=b""):
    """A page with these contents, the third object; the others follow."""
    page = PAGE.replace(b"/Contents 3 0 R", b"/Contents " + contents)
    objects = objects or (packed(b"q Q " * 1_000_000),)
    return written([CATALOGUE, PAGES % (listed or b"6 0 R", 1), objects[0], FONT, b"null", page, *objects[1:]])


def in_a_list(raw_objects):
    """A stream that holds objects, the first of number 6."""
    places, body = [], b""
    for number, each in enumerate(raw_objects, start=6):
        places.append(b"%d %d" % (number, len(body)))
        body += each + b" "
    head = b" ".join(places) + b" "
    return stream(
        zlib.compress(head + body), b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(places), len(head))
    )


CHANCE = random.Random(1)


def hostile():
    """Each with what is said of it; "" where it may also be read."""
    return {
        "pages that share two thousand lines": (drawing(text(b"(a)' " * 2000), 2000), "objects on the 2,000 pages"),
        "pages full of letters": (drawing(text(b"(%s) Tj" % (b"abcd " * 400)), 1900), "characters on the 1,900 pages"),
        "a page of a million letters": (drawing(text(b"(a)Tj " * 800_000)), "characters on page 1"),
        "a drawing that unpacks to 100 MB": (drawing(b" " * 100_000_000), "unpacks to over 5,000,000 bytes"),
        "a list of objects that unpacks to 100 MB": (
            written([CATALOGUE, ONE_PAGE, PAGE, packed(b"1 0 " * 25_000_000)]),
            "unpacks to over 5,000,000 bytes",
        ),
        "states saved two million times": (drawing(b"q " * 2_000_000), "no text"),
        "brackets two million deep": (drawing(b"[" * 2_000_000), "no text"),
        "half a million lines drawn": (drawing(b"0 0 m 9 9 l S " * 350_000), "no text"),
        "a thousand million pages": (written([CATALOGUE, PAGES % (b"3 0 R", 1_000_000_000), PAGE]), ""),
        "pages within themselves": (written([CATALOGUE, PAGES % (b"2 0 R 2 0 R", 2)]), ""),
        "pages nested twenty thousand deep": (
            written([CATALOGUE, *(PAGES % (b"%d 0 R" % (number + 3), 1) for number in range(20_000)), PAGE]),
            "",
        ),
        "a catalogue nested half a million deep": (
            written([b"<</Type/Catalog/Pages 2 0 R/X %s%s>>" % (b"[" * 500_000, b"]" * 500_000), ONE_PAGE, PAGE]),
            "",
        ),
        "three hundred thousand objects": (written([CATALOGUE, ONE_PAGE, PAGE, *[b"null"] * 300_000]), ""),
        "a form that draws itself": (drawing(b"/X Do", form=FORM), ""),
        "a stream named a thousand times": (naming(b"[" + b"3 0 R " * 1_000 + b"]"), "a page of this PDF asks for"),
        "a list elsewhere that names one a thousand times": (
            naming(b"7 0 R", packed(b"q Q " * 1_000_000), b"[" + b"3 0 R " * 1_000 + b"]"),
            "a page of this PDF asks for 4,000,000,000 bytes of drawing",
        ),
        "three hundred pages that share a stream": (
            drawing(b"q Q " * 1_000_000, 300),
            "the pages of this PDF ask for 1,200,000,000 bytes of drawing",
        ),
        "a page named a thousand times": (
            naming(b"3 0 R", listed=b"6 0 R " * 1_000),
            "the pages of this PDF ask for 4,000,000,000 bytes",
        ),
        "a form drawn a hundred thousand times": (
            drawing(b"/X Do " * 100_000, form=form(text(b"(a)' " * 100))),
            "a page of this PDF asks for",
        ),
        "forms in forms in forms": (nested(5, 100, text(b"(a) Tj")), "a page of this PDF asks for"),
        "forms in forms, under a name with signs written as codes": (
            nested(3, 100, b"q Q", b"#58"),
            "a page of this PDF asks for",
        ),
        "a form that draws itself sixty times": (drawing(b"/X Do", form=form(b"/X Do " * 60)), "asks for"),
        "forms in forms without anything in them": (nested(3, 60, b" "), "a page of this PDF asks for"),
        "a page in a packed list of objects": (
            written(
                [
                    CATALOGUE,
                    PAGES % (b"6 0 R", 1),
                    packed(b"/X Do " * 1_000),
                    FONT,
                    form(b"q Q " * 100_000),
                    in_a_list([PAGE]),
                ]
            ),
            "a page of this PDF asks for",
        ),
        "words anywhere": (drawing(scattered(CHANCE, 15_000, 4, 6, 9, 20)), ""),
        "frames around them": (drawing(frames(CHANCE, 90) + scattered(CHANCE, 15_000, 4)), ""),
        "thousands of initials": (drawing(scattered(CHANCE, 15_000, 5, 20, words=(b"A", b"word"))), ""),
        "thousands of marks of reference": (drawing(scattered(CHANCE, 15_000, 4, 9, words=(b"1", b"word"))), ""),
        "a table of ten thousand cells": (drawing(b" ".join(cell(x, y) for y in range(260) for x in range(38))), ""),
    }


@pytest.mark.skipif(sys.platform != "linux", reason="reads the process's memory from /proc")
def test_each_hostile_pdf_is_done_with_in_seconds(tmp_path):
    assert too_dear(tmp_path, hostile(), ".pdf", mebibytes=700) == {}


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(nested(3, 3, text(b"(Shut.) Tj")), id="forms in forms"),
        pytest.param(drawing(text(b"(Shut.) Tj"), 2), id="pages that share a stream"),
        pytest.param(naming(b"[" + b"3 0 R " * 300 + b"]", packed(text(b"(Shut.) Tj"))), id="a stream named often"),
    ],
)
def test_what_is_named_a_few_times_is_read(raw):
    found = read(Document("a.pdf", "a.pdf", raw))
    assert isinstance(found, Article), found
    assert "Shut." in found.text


def test_a_long_book_is_read():
    """Three hundred pages: half as many letters as are allowed."""
    text = [f"On page {'one' * number} the council met on Tuesday and spoke of the viaduct." for number in range(1, 19)]
    pages = [Page().put(flow([" ".join(text[number % 18 :] * 2)], 480), 50, 780) for number in range(300)]
    found = read(Document("a.pdf", "a.pdf", pdf(pages)))
    assert isinstance(found, Article)
    assert len(found.text) > 400_000
