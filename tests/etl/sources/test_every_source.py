"""From every kind of source to statements in the warehouse, with every kind of damage beside it."""

import csv
import gzip
import io
import json
import os
import zipfile

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.sources.items import ReadOptions
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load
from tests.etl.sources.pdf_writer import Page, flow, pdf
from tests.etl.sources.server import Reply, Server
from tests.etl.sources.test_warc import Archive

FILLING = (
    "The meeting lasted for three hours, and nobody who took part in it wanted to be named afterwards. The delegations "
    "left the building by different doors. It was the second meeting of its kind within a month."
)


def text(name):
    return f"According to the Kremlin, the {name} fell into the sea. {FILLING}"


def page(name):
    return (
        f"<html lang=en><head><title>T {name}</title></head><body><article><p>{text(name)}</p></article></body></html>"
    )


def table(names, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(
        [["Headline", "Body", "Date"], *([n, text(n), "2023-03-14"] for n in names)]
    )
    return out.getvalue()


def word_file(name):
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(text(name))
    document.save(out)
    return out.getvalue()


def feed(name):
    return (
        f"<rss version='2.0'><channel><title>Ledger</title><language>en</language><item><title>T</title>"
        f"<guid isPermaLink='false'>{name}</guid><description>{text(name)}</description></item></channel></rss>"
    )


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def stored(name):
    return Archive().add("a", page(name).encode()).buffer.getvalue()


def parquet(name):
    out = io.BytesIO()
    pq.write_table(pa.table({"text": [text(name)], "title": ["T"]}), out)
    return out.getvalue()


GOOD = {
    "a.txt": lambda name: f"Title: T\nLanguage: en\n\n{text(name)}".encode(),
    "b.md": lambda name: f"---\ntitle: T\n---\n{text(name)}".encode(),
    "c.html": lambda name: page(name).encode(),
    "d.htm": lambda name: page(name).encode("utf-16"),
    "e.json": lambda name: json.dumps({"articles": [{"content": text(name)}]}).encode(),
    "f.jsonl": lambda name: json.dumps({"body": text(name), "id": 1}).encode(),
    "g.csv": lambda name: table([name], ";").encode("utf-8-sig"),
    "h.tsv": lambda name: table([name], "\t").encode("utf-16"),
    "i.parquet": parquet,
    "j.docx": word_file,
    "k.pdf": lambda name: pdf([Page().put(flow([text(name)], 400), 72, 700)]),
    "l.zip": lambda name: packed(**{"in/a.txt": text(name)}),
    "m.jsonl.gz": lambda name: gzip.compress(json.dumps({"text": text(name)}).encode()),
    "n.warc.gz": stored,
    "o.rss": lambda name: feed(name).encode(),
}
BAD = {
    "truncated.docx": (lambda: word_file("x")[:500], "damaged Word document"),
    "truncated.parquet": (lambda: parquet("x")[:-9], "arquet"),
    "truncated.jsonl.gz": (lambda: gzip.compress(os.urandom(4000))[:-9], ""),
    "truncated.zip": (lambda: packed(a=b"x" * 999)[:80], ""),
    "wrong.txt": (lambda: "Лавров: «Мы не согласны»".encode("cp866", "replace"), "not UTF-8"),
    "empty.txt": (lambda: b"", "empty"),
    "huge.txt": (lambda: b"x" * 20_000_001, "20,000,000"),
    "nested.zip": (lambda: packed(**{"in.zip": packed(a="b")}), "not opened"),
    "bomb.zip": (lambda: packed(**{"bomb.txt": b"0" * 300_000_000}), "20,000,000"),
    "climbs.zip": (lambda: packed(**{"../../climbs.txt": text("y")}), "leads out of the archive"),
    "wide.csv": (lambda: ",".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n1,2\n", "1,000 columns"),
    "scanned.pdf": (lambda: pdf([Page()]), "no text"),
}


def query(warehouse, sql):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, make in GOOD.items():
        (folder / name).write_bytes(make(name[0] * 5))
    for name, (make, _) in BAD.items():
        (folder / name).write_bytes(make())
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    lines = [json.dumps({"text": text(f"line{n}")}) for n in range(1, 6)]
    lines[2] = lines[2][:-5]
    (folder / "third.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_every_good_article_is_loaded_and_every_bad_one_says_why(inbox, tmp_path):
    warehouse = tmp_path / "w"
    report = load([inbox], warehouse)
    said = query(
        warehouse,
        "SELECT parse_filename(split_part(articles.source, '#', 1)), content"
        " FROM statements JOIN articles USING (article_id)",
    )
    found = {}
    for name, content in said:
        found.setdefault(name, []).append(content.split(" fell")[0])
    expected = {name: [f"the {name[0] * 5}"] for name in GOOD} | {"third.jsonl": [f"the line{n}" for n in (1, 2, 4, 5)]}
    assert {name: sorted(words) for name, words in found.items()} == expected
    assert report.read == len(GOOD) + 4
    rejects = query(warehouse, "SELECT parse_filename(split_part(source, '#', 1)), line, reason FROM rejects")
    assert {name for name, _, _ in rejects} == {*BAD, "link.txt", "third.jsonl"}
    for name, (_, reason) in BAD.items():
        assert any(reason in why for file, _, why in rejects if file == name), name
    assert [line for name, line, _ in rejects if name == "third.jsonl"] == [3]


def test_only_what_is_bad_is_read_again(inbox, tmp_path):
    warehouse = tmp_path / "w"
    load([inbox], warehouse)
    again = load([inbox], warehouse)
    assert again.unchanged
    assert (again.unchanged_files, again.read) == (len(GOOD), 4)


def test_an_address_and_a_feed_are_loaded(tmp_path):
    with Server() as server:
        server.pages["/page"] = Reply(page("ppppp").encode())
        server.pages["/feed"] = Reply(feed("fffff").encode(), type="application/rss+xml")
        addresses = [server.address("/page"), server.address("/feed")]
        refused = load(addresses, tmp_path / "w")
        assert refused.rejected == 2
        assert refused.build is None
        report = load(addresses, tmp_path / "w", options=ReadOptions(allow_private=True))
        assert report.rejects == []
    found = query(tmp_path / "w", "SELECT content FROM statements ORDER BY content")
    assert [content.split(" fell")[0] for (content,) in found] == ["the fffff", "the ppppp"]
