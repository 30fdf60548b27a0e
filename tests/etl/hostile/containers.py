"""Files of many articles made to eat the machine: id → name, bytes, and what is said of each ("" where it is read)."""

import gzip
import io
import json
import struct
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq

GOOD = "The harbour light was out that night, said Odile Marsan, who keeps it. Number {}."


def _lines(*texts):
    return "".join(json.dumps({"text": text, "lang": "en"}) + "\n" for text in texts).encode()


def _gzip(piece, times, end=b""):
    """So many times the piece, packed without ever being held."""
    out, packer = io.BytesIO(), zlib.compressobj(9, zlib.DEFLATED, 31)
    block, whole = piece * 100_000, times // 100_000
    for _ in range(whole):
        out.write(packer.compress(block))
    out.write(packer.compress(piece * (times % 100_000) + end) + packer.flush())
    return out.getvalue()


def records():
    """What eats the machine as JSON."""
    return {
        "a line of 60 MB": ("a.jsonl", b'{"text": "' + b"x" * 60_000_000 + b'"}\n', "has more than 20,000,000 bytes"),
        "200,000 brackets deep": ("b.json", b"[" * 200_000, "nested too deeply"),
        "an array of 10 million empties": ("c.json", b"[" + b"{}," * 10_000_000 + b"{}]", "MB of memory"),
        "a line 200,000 deep": ("d.jsonl", _lines("x" * 9)[:9] + b"[" * 200_000 + b"\n", "nested too deeply"),
        "a number of a million digits": ("e.jsonl", b'{"text": ' + b"9" * 1_000_000 + b"}\n", "not JSON"),
        "a million lines that hold nothing": ("f.jsonl", b"{}\n" * 100_000, "one after another that are no articles"),
        "an object of a million keys": (
            "g.json",
            b"{" + b",".join(b'"%d":1' % number for number in range(300_000)) + b"}",
            "no column for text",
        ),
        "empty lines without end": ("h.jsonl", b"\n" * 30_000_000 + _lines(GOOD), "empty lines one after another"),
    }


def tables():
    """What eats the machine as a table."""
    head = b"text,title\n"
    return {
        "a header of 10 million columns": ("a.csv", b"text" + b"," * 10_000_000 + b"\nx\n", "a header of more than"),
        "a row of 10 million cells": ("b.csv", head + b"," * 10_000_000 + b"\nHarbour.,x\n", ""),
        "a quotation mark that swallows 27 MB": (
            "c.csv",
            head + b'"' + (b"x" * 3000 + b"\n") * 9_000,
            "a quoted cell that is still open",
        ),
        "a quotation mark a line": ("d.csv", head + b'"x,y\n' * 300_000, "one after another that are no articles"),
        "empty cells without end": ("e.csv", head + b",\n" * 4_000_000, "empty rows one after another"),
        "one line of 60 MB": ("f.tsv", b"text\ttitle\n" + b"x" * 60_000_000, "has more than 20,000,000 bytes"),
        "line feeds packed well": ("g.csv.gz", _gzip(b"\n", 400_000_000, head), "empty"),
        "old line ends alone": ("h.csv", b"text\r" + b"\r" * 8_000_000, "empty lines one after another"),
    }


def _parquet(columns, **options):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def _nested(depth):
    kind = pa.string()
    for _ in range(depth):
        kind = pa.list_(kind)
    return pa.table({"text": pa.array([GOOD]), "x": pa.nulls(1, kind)})


def _written(table):
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def parquet():
    """What eats the machine as Parquet."""
    huge = "x" * 300_000_000
    return {
        "a text of 300 MB": ("a.parquet", _parquet({"text": [huge, GOOD]}, compression="zstd"), "MB of memory"),
        "30,000 columns": ("b.parquet", _parquet({f"c{n}": [1] for n in range(30_000)}), "30,000 columns"),
        "types nested 300 deep": ("c.parquet", _written(_nested(300)), "nested"),
        "20 million empty rows": (
            "d.parquet",
            _parquet({"text": pa.array([""]).take(pa.array([0] * 5_000_000))}),
            "one after another that are no articles",
        ),
        "a text of a million rows": (
            "e.parquet",
            _parquet({"text": pa.array(["x" * 100_000] * 300)}, compression="zstd", use_dictionary=True),
            "",
        ),
        "a directory of 2,000 million bytes": (
            "f.parquet", b"PAR1" + bytes(1000) + struct.pack("<I", 2_000_000_000) + b"PAR1", "cannot be read"
        ),
        "prefixes that multiply": (
            "g.parquet",
            _parquet(
                {"text": pa.array(["x" * 1_000_000] * 400)},
                use_dictionary=False,
                column_encoding={"text": "DELTA_BYTE_ARRAY"},
            ),
            None,
        ),
    }  # fmt: skip


def _record(headers, body=b""):
    head = b"".join(b"%s: %s\r\n" % (name.encode(), str(value).encode()) for name, value in headers.items())
    return b"WARC/1.0\r\n" + head + b"\r\n" + body + b"\r\n\r\n"


def _page(body, number=1, length=None):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    headers = {
        "WARC-Type": "response",
        "WARC-Target-URI": f"https://ledger.example/{number}",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Date": "2023-03-14T00:00:00Z",
        "Content-Type": "application/http;msgtype=response",
        "Content-Length": len(page) if length is None else length,
    }
    return _record(headers, page)


def _html(text=GOOD):
    return f"<html><body><article><p>{text}</p></article></body></html>".encode()


def warc():
    """What eats the machine as a web archive."""
    return {
        "a header without end": ("a.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 5_000_000, "headers of more than"),
        "a header line without end": ("b.warc", b"WARC/1.0\r\nX: " + b"y" * 40_000_000, "headers of more than"),
        "a record of 10^15 bytes": ("c.warc", _page(_html(), length=10**15), "before the record does"),
        "a page of 60 MB": ("d.warc", _page(b"x" * 60_000_000) + _page(_html(), 2), "expected 20,000,000 at most"),
        "a record packed a thousand times": (
            "e.warc.gz",
            gzip.compress(_page(b"x" * 300_000_000)) + gzip.compress(_page(_html(), 2)),
            "which no text does",
        ),
        "30,000 broken beginnings": ("f.warc", b"WARC/1.0\r\n\r\n\r\nWARC/" * 30_000, "broken at byte"),
        "a page packed twice": (
            "g.warc",
            _page(gzip.compress(b"x" * 200_000_000)).replace(b"200 OK\r\n", b"200 OK\r\nContent-Encoding: gzip\r\n"),
            "broken at byte",
        ),
    }


def _zip(members, packing=zipfile.ZIP_DEFLATED):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return whole.getvalue()


def _overlapping(times):
    """An archive whose members are all the same bytes."""
    whole = bytearray(_zip([("0.jsonl", _lines("x" * 1_000_000))]))
    end = whole.rindex(b"PK\x05\x06")
    directory = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    entry = bytes(whole[directory:end])
    entries = entry * times
    tail = bytearray(whole[end:])
    tail[8:12] = struct.pack("<HH", times, times)
    tail[12:16] = struct.pack("<I", len(entries))
    return bytes(whole[:directory]) + entries + bytes(tail)


def packed():
    """What eats the machine as an archive."""
    return {
        "60,000 members that hold nothing": (
            "a.zip",
            _zip((f"{number}.json", b"") for number in range(60_000)),
            "one after another that are no articles",
        ),
        "a member of 300 MB of zeros": ("b.zip", _zip([("a.jsonl", bytes(300_000_000))]), "which no text does"),
        "members that overlap": ("c.zip", _overlapping(5_000), "more than once"),
        "an archive in an archive": ("d.zip", _zip([("a.zip", _zip([("b.zip", b"")]))]), "an archive inside"),
        "300 MB of zeros": ("e.jsonl.gz", _gzip(b"\0", 300_000_000), "which no text does"),
        "a hundred thousand streams": ("f.jsonl.gz", gzip.compress(b"") * 500_000 + gzip.compress(b"\n"), "empty"),
        "a gzip in a gzip": ("g.jsonl.gz", gzip.compress(gzip.compress(_lines(GOOD))), "binary, not text"),
        "a member that never unpacks": (
            "h.zip",
            _zip([("a.csv", b"text,title\n" + b"\n" * 15_000_000), ("b.jsonl", _lines(GOOD))]),
            "empty lines one after another",
        ),
    }


def _rss(items, head=b""):
    return (
        b'<?xml version="1.0"?>' + head + b'<rss version="2.0"><channel><title>Ledger</title>' + items
        + b"</channel></rss>"
    )  # fmt: skip


def feeds():
    """What eats the machine as a feed."""
    entity = b'<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    words = b"<item><description>%s</description></item>"
    return {
        "a million entries": ("a.rss", _rss(b"<item/>" * 1_000_000), "expected 20,000 at most"),
        "elements 200,000 deep": ("b.rss", _rss(b"<item>" + b"<a>" * 200_000), None),
        "entities that multiply": ("c.rss", _rss(words % b"&b;", entity), "a DOCTYPE with declarations"),
        "an entry of 19 MB": ("d.rss", _rss(words % (b"x" * 19_000_000)), None),
        "40,000 attributes of an element": (
            "e.rss",
            _rss(words % (b"&lt;p " + b"".join(b"a%d=1 " % number for number in range(40_000)) + b"&gt;x")),
            "attributes of an element",
        ),
        "dates out of every calendar": (
            "f.rss",
            _rss(
                b"".join(
                    b"<item><description>The harbour light %d was out all night, said Odile Marsan, who keeps it."
                    b"</description><pubDate>Mon, 01 Jan 2024 00:00:00 +%s</pubDate></item>"
                    % (number, b"9" * 10 * number)
                    for number in range(1, 30)
                )
            ),
            "",
        ),
        "a JSON feed 100,000 deep": (
            "g.json",
            b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
            "recursion",
        ),
        "tags without end": ("h.rss", _rss(b"<b/>" * 3_000_000), "expected 1,000,000 at most"),
    }
