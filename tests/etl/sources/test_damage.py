"""What is damaged is a reject that says how; what our own code does wrong is never taken for a damaged file."""

import gzip
import io
import json
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.model.article import Article, Reject
from etl.sources import archives, folders
from etl.sources.feeds import items
from etl.sources.find import find
from etl.sources.items import DEFAULT_OPTIONS, Document, Meter
from etl.sources.read import SUFFIXES, read
from tests.etl.sources.test_every_source import GOOD, packed, text

CUTS = 5  # of each kind of file


def taken(path, content):
    """What comes of a file in the end: articles and rejects."""
    path.write_bytes(content)
    found = find([str(path)], DEFAULT_OPTIONS, lambda opened: False, Meter())
    read_in = (read(item) if isinstance(item, Document) else item for item in found)
    return [item for item in read_in if isinstance(item, Article | Reject)]


def reason(path, content):
    (reject,) = [item for item in taken(path, content) if isinstance(item, Reject)]
    return reject.reason


# A step of ours in each reader, and a file that leads to it.
OURS = [
    ("a.txt", "etl.sources.text._header"),
    ("b.md", "etl.sources.markdown._blocks"),
    ("b.md", "etl.sources.markdown._fields"),
    ("c.html", "etl.sources.html.body_of"),
    ("c.html", "etl.sources.html.stated_by"),
    ("e.json", "etl.sources.records._array"),
    ("e.json", "etl.sources.records.article_of"),
    ("f.jsonl", "etl.sources.records.columns_of"),
    ("f.jsonl", "etl.sources.lines.text_of"),
    ("g.csv", "etl.sources.tables.column_places"),
    ("g.csv", "etl.sources.tables.article"),
    ("g.csv", "etl.sources.fields.published"),
    ("h.tsv", "etl.sources.lines._recoded"),
    ("i.parquet", "etl.sources.parquet._picked"),
    ("i.parquet", "etl.sources.parquet.article"),
    ("j.docx", "etl.sources.word.article.texts"),
    ("k.pdf", "etl.sources.pdf.article.lines_in_order"),
    ("k.pdf", "etl.sources.pdf.article.paragraphs"),
    ("l.zip", "etl.sources.archives._reason"),
    ("m.jsonl.gz", "etl.sources.lines._is_utf8"),
    ("n.warc.gz", "etl.sources.warc._content_type"),
    ("n.warc.gz", "etl.sources.warc._content"),
    ("o.rss", "etl.sources.feed_xml._xml_entry"),
    ("o.rss", "etl.sources.feed_entries._pieces"),
    ("p.json", "etl.sources.feed_json._entry"),
    ("manifest.csv", "etl.sources.manifest._path"),
]
MORE = {
    "p.json": lambda name: json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": text(name)}]}
    ).encode(),
    "manifest.csv": lambda name: b"file\na.txt\n",
    "m.jsonl.gz": lambda name: gzip.compress(json.dumps({"text": "é"}).encode("cp1252") + b"\xe9"),
}


def slip(*args, **options):
    raise AttributeError("a slip of ours")


@pytest.mark.parametrize(("name", "step"), OURS)
def test_a_mistake_of_ours_is_no_damaged_file(tmp_path, monkeypatch, name, step):
    content = {**GOOD, **MORE}[name]("x")
    monkeypatch.setattr(step, slip)
    if folders.format_of(name) in SUFFIXES and not folders.is_packed(name):  # of these the load makes the reject
        with pytest.raises(AttributeError, match="a slip of ours"):
            taken(tmp_path / name, content)
        return
    told = [item.reason for item in taken(tmp_path / name, content) if isinstance(item, Reject)]
    assert any(reason.startswith("reading it failed: AttributeError: a slip of ours (") for reason in told)


def far_off():
    """A Parquet file of two articles, the second of a day millions of years from now."""
    out = io.BytesIO()
    dates = pa.array([0, 2**31 - 1], pa.int32()).cast(pa.date32())
    pq.write_table(pa.table({"text": ["Un texte.", "Un autre."], "date": dates}), out)
    return out.getvalue()


def line(**record):
    return json.dumps({"text": "Un texte.", **record}).encode()


DAMAGED = [
    ("a.md", b"---\ndate: 2023-99-99\n---\nUn texte.", "front matter is not YAML: ValueError: month must be"),
    ("a.md", b"---\ndate: !!timestamp x\n---\nUn texte.", "front matter is not YAML: AttributeError"),
    ("a.md", b"---\na: " + b"[" * 600 + b"\n---\nUn texte.", "front matter is not YAML: RecursionError"),
    ("a.csv", '"titre","texte"\n"A","Un texte."\n'.encode("utf-16")[:-1], "UnicodeDecodeError"),
    ("a.csv", b"text\rx,date\nA,2023\n", "cannot be read: Error: new-line character"),
    ("a.zip", packed(**{"a.txt": "x"})[:-5], "cannot be read: BadZipFile"),
    ("a.xml", b"<?xml version='1.0' encoding='undefined'?><rss><channel/></rss>", "a damaged feed: UnicodeError"),
    ("a.docx", packed(**{"word/document.xml": "x"}), "no Word document"),
]


@pytest.mark.parametrize(("name", "content", "says"), DAMAGED, ids=[f"{name}: {says}" for name, _, says in DAMAGED])
def test_what_is_damaged_says_how(tmp_path, name, content, says):
    assert says in reason(tmp_path / name, content)


NOT_NEEDED = [
    ("a.txt", b"Date: 9999-12-31T23:59\n\nUn texte.", "the last minute of the calendar"),
    ("a.jsonl", line(date="14 Mar 2023 18:30:00 +99999999999999999999"), "is not in the calendar"),
    ("a.jsonl", b'{"text": "Un texte.", "author": "x", "id": 1e999}', "id is a number without end"),
    ("a.parquet", far_off(), "date cannot be read: OverflowError: days=2147483647"),
]


@pytest.mark.parametrize(
    ("name", "content", "says"), NOT_NEEDED, ids=[f"{name}: {says}" for name, _, says in NOT_NEEDED]
)
def test_a_field_that_is_damaged_costs_no_article(tmp_path, name, content, says):
    articles = [item for item in taken(tmp_path / name, content) if isinstance(item, Article)]
    assert "Un texte." in [article.text.strip() for article in articles]
    notes = [note for article in articles for note in article.notes]
    assert [(note.kind, says in note.text) for note in notes] == [("field not read", True)]


def test_a_member_without_a_name_costs_nothing_else(tmp_path):
    content = packed(**{"x.txt": "Un texte.", "b.txt": "Un autre."}).replace(b"x.txt", b"\0.txt")
    reject, article = taken(tmp_path / "a.zip", content)
    assert (reject.source, article.text) == (f"{tmp_path / 'a.zip'}#", "Un autre.")


def test_a_table_in_an_archive_that_unpacks_to_too_much_ends_there_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 1000)
    monkeypatch.setattr(archives, "RATIO", 1)
    rows = "".join(f"Un texte {number}.\n" for number in range(200))
    articles = taken(tmp_path / "a.zip", packed(**{"a.csv": "text\n" + rows, "b.csv": "text\nUn autre."}))
    assert [item.reason for item in articles if isinstance(item, Reject)] == [
        "unpacks to more than 1,000 bytes, which no text does: not read further"
    ]
    assert articles[-1].text == "Un autre."


def test_a_feed_that_a_server_gives_a_wrong_encoding_is_a_reject(tmp_path):
    raw = "<rss version='2.0'><channel><item><title>é</title></item></channel></rss>".encode()
    (reject,) = items(raw, "https://a.example/feed", DEFAULT_OPTIONS, charset="undefined")
    assert reject.reason.startswith("a damaged feed: UnicodeError")


@pytest.mark.parametrize("name", [*GOOD, *MORE])
def test_whatever_is_cut_or_overwritten_nothing_is_raised(tmp_path, name):
    chance = random.Random(name)
    content = {**GOOD, **MORE}[name]("x")
    for _ in range(CUTS):
        start = chance.randrange(len(content))
        noise = chance.choice([b"", bytes(8), b"\xff" * 8, chance.randbytes(8)])
        end = start + chance.choice([1, 8, len(content)])
        assert all(
            isinstance(item, Article | Reject)
            for item in taken(tmp_path / name, content[:start] + noise + content[end:])
        )
