"""Documents made to eat the machine: id → name, bytes, and what is said of each ("" where it is read)."""

import io
import struct
import zipfile
import zlib

from tests.etl.sources.pdf_writer import stream, written

PROSE = "The harbour light was out that night. The quay was empty and the boats lay in the outer basin.\n\n"


def _page(body):
    return f"<html><body><article><h1>Light out</h1><p>{PROSE}</p>{body}</article></body></html>".encode()


def text():
    """What eats the machine as text."""
    return {
        "one line of 20 MB": ("a.txt", b"harbour " * 2_490_000, "expected 2,000,000 at most"),
        "more than 20 MB": ("b.txt", b"harbour " * 2_600_000, "expected 20,000,000 at most"),
        "19 MB of line feeds": ("c.txt", b"\n" * 19_000_000, "empty"),
        "two million headers": ("d.txt", b"Title: x\n" * 2_000_000 + b"\nHarbour.", "expected 2,000,000 at most"),
        "a header of 19 MB": ("e.txt", b"Title: " + b"x" * 19_000_000, "expected 2,000,000 at most"),
        "19 MB of NUL": ("f.txt", bytes(19_000_000), "empty"),
        "a word of 5 MB": ("g.txt", b"x" * 5_000_000, "expected 2,000,000 at most"),
        "wrong decodings without end": ("h.txt", "Ã©".encode() * 50_000, ""),
    }


def markdown():
    """What eats the machine as markdown."""
    return {
        "brackets 100,000 deep": ("a.md", b"[" * 100_000 + b"](x)" * 100_000, None),
        "emphasis without end": ("b.md", b"*a **b " * 60_000, None),
        "list markers 100,000 deep": ("c.md", b"- " * 100_000 + b"x", "empty"),
        "quotations 100,000 deep": ("d.md", b">" * 100_000 + b"x", "empty"),
        "ticks of every length": ("e.md", b" ".join(b"e" + b"`" * number for number in range(1, 1500)), None),
        "aliases that multiply": (
            "f.md",
            b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9))
            + b"---\n\nHarbour.\n",
            None,
        ),
        "front matter 50,000 deep": ("g.md", b"---\na: " + b"[" * 50_000 + b"\n---\n\nHarbour.\n", "front matter"),
        "a table of a million cells": ("h.md", b"|a" * 1000 + b"|\n" + b"|-" * 1000 + b"|\n" + b"|x\n" * 50_000, None),
        "references without end": (
            "i.md",
            b"".join(b"[a%d]: /x\n" % n for n in range(40_000)) + b"[a1] " * 40_000,
            None,
        ),
    }


def html():
    """What eats the machine as html."""
    return {
        "40,000 attributes on an element": (
            "a.html",
            _page(f"<p {' '.join(f'a{number}=1' for number in range(40_000))}>x</p>"),
            "attributes of an element",
        ),
        "100,000 nested boxes": ("b.html", _page("<div>" * 99_000 + "x"), "nested more than 255 deep"),
        "elements without end": ("c.html", _page("<b>x</b>" * 900_000), "expected 100,000 at most"),
        "a comment that never ends": ("d.html", b"<!--" + b"-" * 15_000_000, "Document is empty"),
        "entities that multiply": (
            "e.html",
            b'<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + _page("&b;" * 100_000),
            "",
        ),
        "a style sheet without end": (
            "f.html",
            _page(f"<p>Style.</p><style>{'.a .b > .c { display: none } ' * 200_000}</style>"),
            "",
        ),
        "unclosed tags without end": ("g.html", _page("<a <" * 900_000), "attributes of an element"),
        "JSON-LD 100,000 deep": (
            "h.html", _page(f'<p>Data.</p><script type="application/ld+json">{"[" * 100_000}</script>'), ""
        ),
    }  # fmt: skip


def docx(body=b"<w:p/>", packing=zipfile.ZIP_DEFLATED, extra=()):
    """A Word file with this body."""
    document = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + body + b"</w:body></w:document>"
    )
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document, packing)
        for name, content in extra:
            archive.writestr(name, content)
    return whole.getvalue()


def _cell(span):
    return b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>' % span


def _said(text):
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def _states(data, real, stated):
    """The archive, its sizes of a member changed from the real one to another."""
    return data.replace(struct.pack("<I", real), struct.pack("<I", stated))


def word():
    """What eats the machine as word."""
    blank = b" " * 60_000_000
    return {
        "a cell two thousand million columns wide": ("a.docx", docx(_cell(2_000_000_000) + _said(b"Harbour.")), None),
        "a part packed by bzip2": ("b.docx", docx(_said(b"x" * 90_000_000), zipfile.ZIP_BZIP2), None),
        "a part that unpacks to 60 MB": ("c.docx", docx(_said(b"x") + blank), None),
        "a part that is larger than it says": (
            "d.docx",
            _states(docx(_said(b"x") + blank), len(blank) + 184, 1000),
            None,
        ),
        "a paragraph of a million runs": ("e.docx", docx(b"<w:p>" + b"<w:r/>" * 300_000 + b"</w:p>"), None),
        "tables 2,000 deep": (
            "f.docx",
            docx(b"<w:tbl><w:tr><w:tc>" * 2_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 2_000),
            None,
        ),
        "100,000 empty paragraphs": ("g.docx", docx(b"<w:p/>" * 100_000), None),
        "50,000 parts": ("h.docx", docx(_said(b"Harbour."), extra=[(f"x/{n}.xml", b"") for n in range(50_000)]), None),
    }


def _pdf(content, pages=1):
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 3 0 R>>"
    )  # fmt: skip
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
            stream(zlib.compress(content, 9), b"/Filter/FlateDecode"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *[page] * pages,
        ]
    )


def _drawn(content):
    return b"BT /F 10 Tf 50 700 Td " + content + b" ET"


def pdf():
    """What eats the machine as pdf."""
    return {
        "2,000 pages that share 2,000 lines": (
            "a.pdf",
            _pdf(_drawn(b"(a)' " * 2000), 2000),
            "objects on the 2,000 pages",
        ),
        "a million letters on a page": ("b.pdf", _pdf(_drawn(b"(a)Tj " * 800_000)), None),
        "a page that unpacks to 100 MB": ("c.pdf", _pdf(b" " * 100_000_000), "unpacks to over"),
        "states saved two million times": ("d.pdf", _pdf(b"q " * 2_000_000), "no text"),
        "a catalogue half a million deep": (
            "e.pdf",
            written([b"<</Type/Catalog/Pages 2 0 R/X %s>>" % (b"[" * 500_000), b"<</Type/Pages/Kids[]/Count 0>>"]),
            None,
        ),
        "20 MB of nothing": ("f.pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 2_000_000, None),
    }
