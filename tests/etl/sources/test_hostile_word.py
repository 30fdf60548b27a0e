"""Word documents made to eat the machine are refused, or read, within seconds and little memory."""

import bz2
import io
import random
import struct
import sys
import zipfile

import pytest

from tests.etl.sources.docx_writer import WORD, cell, docx, listed, p, root, row, table, zipped
from tests.etl.sources.hostile import too_dear

MAIN = "word/document.xml"
START = listed('<Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/>')


def of_main(main, packing=zipfile.ZIP_DEFLATED):
    return zipped({"_rels/.rels": START, MAIN: main}, packing)


def whole(inner):
    return of_main(root("document", f"<w:body>{inner}</w:body>"))


def stated(raw, size, packing=None):
    """The archive with another size, or way of packing, stated for its main part, in directory and header."""
    changed = bytearray(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        header = archive.getinfo(MAIN).header_offset
    entry = raw.rindex(b"PK\x01\x02", 0, raw.rindex(MAIN.encode()))
    for place, size_at, packing_at in ((header, 22, 8), (entry, 24, 10)):
        struct.pack_into("<L", changed, place + size_at, size)
        if packing is not None:
            struct.pack_into("<H", changed, place + packing_at, packing)
    return bytes(changed)


def packed_by_bzip2():
    """A part that unpacks to 60 MB and states that it has a thousand bytes."""
    return stated(of_main(bz2.compress(bytes(60_000_000)), zipfile.ZIP_STORED), 1_000, zipfile.ZIP_BZIP2)


def entities(depth=9):
    more = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(depth))
    kind = f"<!DOCTYPE w:document [<!ENTITY l0 'so'>{more}]>"
    return f"{kind}<w:document xmlns:w='{WORD}'><w:body>{p(f'&l{depth};')}</w:body></w:document>"


def styles(count):
    """Each based on the next one."""
    return "".join(f"<w:style w:styleId='S{n}'><w:basedOn w:val='S{n + 1}'/></w:style>" for n in range(count))


CHAIN = styles(15_000)
ATTRIBUTES = "".join(f' a{n}="b"' for n in range(100_000))
DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
STYLE = "<w:pStyle w:val='S{}'/>"
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
NOTE = "<w:footnote w:id='{0}'><w:p/></w:footnote>"
REFERENCE = "<w:r><w:footnoteReference w:id='{0}'/></w:r>"


def hostile():
    """Each with what is said of it; "" where it may also be read."""
    return {
        "a cell of two thousand million columns": (
            whole(table(row(cell("a", properties="<w:gridSpan w:val='2000000000'/>")))),
            "",
        ),
        "a part packed by bzip2": (packed_by_bzip2(), "'word/document.xml' is packed by method 12"),
        "a part packed by LZMA": (of_main(root("document", p("a")), zipfile.ZIP_LZMA), "is packed by method 14"),
        "a part of 60 MB": (of_main(bytes(60_000_000)), "unpacks to more than 50,000,000 bytes"),
        "a part of 60 MB that states ten bytes": (stated(of_main(bytes(60_000_000)), 10), "damaged Word document"),
        "another part of 60 MB": (
            zipped({"_rels/.rels": START, MAIN: root("document", p("a")), "b": bytes(60_000_000)}),
            "",
        ),
        "entities": (of_main(entities()), "a document type in 'word/document.xml'"),
        "elements two million deep": (whole("<w:p>" * 2_000_000), "elements one within the other"),
        "tables a thousand deep": (whole("<w:tbl><w:tr><w:tc>" * 1_000), "elements one within the other"),
        "more than a million paragraphs": (whole("<w:p/>" * 1_500_000), "more than 1,000,000 elements"),
        "a million paragraphs": (whole("<w:p/>" * 999_000), "empty"),
        "nearly a million cells": (whole(f"<w:tbl><w:tr>{'<w:tc/>' * 900_000}</w:tr></w:tbl>"), "empty"),
        "a third of a million words": (whole("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 333_000), ""),
        "four million letters": (whole(p("a" * 4_000_000)), "more than 1,000,000 characters"),
        "300,000 fields, one in the other": (whole(f"<w:p>{FIELD * 300_000}</w:p>{p('a')}"), ""),
        "a line of 990,000 pieces": (whole(f"<w:p><w:r>{'<w:br/>' * 990_000}<w:t>a</w:t></w:r></w:p>"), ""),
        "paragraphs without an end": (whole(DELETED_END * 240_000 + p("a")), ""),
        "an element with a hundred thousand attributes": (
            whole(f"<w:p {ATTRIBUTES}/>"),
            "",
        ),
        "a hundred thousand namespaces": (whole(f"<w:p {ATTRIBUTES.replace(' a', ' xmlns:a')}/>"), ""),
        "names of elements that never come twice": (whole("".join(f"<w:a{n}/>" for n in range(500_000))), ""),
        "styles in a chain": (
            docx("".join(p("a", properties=STYLE.format(n)) for n in range(15_000)), parts={"styles": CHAIN}),
            "",
        ),
        "a hundred thousand notes": (
            docx(
                p(*(REFERENCE.format(n) for n in range(100_000)), "a"),
                parts={"footnotes": "".join(NOTE.format(n) for n in range(100_000))},
            ),
            "",
        ),
        "three headers of 50 MB": (
            docx(p("a"), parts={f"header{n}": b"<a>" + b" " * 49_000_000 + b"</a>" for n in range(3)}),
            "",
        ),
        "twenty thousand parts": (
            zipped({str(number): "" for number in range(20_000)}),
            "parts in this Word document",
        ),
        "noise": (of_main(random.Random(1).randbytes(5_000_000)), "damaged Word document"),
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="reads the process's memory from /proc")
def test_each_hostile_document_is_done_with_in_seconds(tmp_path):
    assert too_dear(tmp_path, hostile(), ".docx", mebibytes=500) == {}
