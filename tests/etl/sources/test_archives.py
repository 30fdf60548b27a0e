"""Zip archives and gzipped files: what is whole in them is read, and none can fill the memory or lead out."""

import gzip
import io
import stat
import struct
import time
import tracemalloc
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.model.article import Reject
from etl.sources import archives
from etl.sources.items import Document
from etl.sources.read import LARGEST
from tests.etl.sources.test_find import found, rejects, texts


def zipped(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def documents(items):
    return [(item.name, item.data) for item in items if isinstance(item, Document)]


def reject_of(items, name):
    [reason] = [item.reason for item in items if isinstance(item, Reject) and item.source.endswith(f"#{name}")]
    return reason


def test_a_zip_archive_of_everything(tmp_path):
    table = io.BytesIO()
    pq.write_table(pa.table({"text": ["P"]}), table)
    path = zipped(
        tmp_path / "a.zip",
        [
            ("in/page.html", "<p>H"),
            ("in/export.jsonl", '{"text": "J"}\n{"text": 5}\n'),
            ("in/export.csv", "text\nC\n"),
            ("in/export.json", '[{"text": "O"}]'),
            ("in/export.parquet", table.getvalue()),
            ("in/photo.jpg", "x"),
            (".hidden.txt", "x"),
            ("__MACOSX/in/._page.html", "x"),
            ("in/empty/", ""),
        ],
    )
    items = found(path)
    assert documents(items) == [("in/page.html", b"<p>H")]
    assert items[0].source == f"{path}#in/page.html"
    assert texts(items) == ["J", "C", "O", "P"]
    assert (items[1].source, items[1].line) == (f"{path}#in/export.jsonl", 1)
    assert rejects(items) == [(2, "the text is a number; expected a string")]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack(tmp_path, compression):
    items = found(zipped(tmp_path / "a.zip", [("a.txt", "A")], compression))
    assert f"packed by method {compression}; expected stored or deflated" in reject_of(items, "a.txt")


@pytest.mark.parametrize("name", ["../a.txt", "in/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_path_that_climbs_out(tmp_path, name):
    items = found(zipped(tmp_path / "a.zip", [(name, "x"), ("b.txt", "B")]))
    assert documents(items) == [("b.txt", b"B")]
    assert "leads out of the archive" in reject_of(items, name)


def test_a_symbolic_link(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    items = found(zipped(tmp_path / "a.zip", [(link, "/etc/passwd"), ("b.txt", "B")]))
    assert documents(items) == [("b.txt", b"B")]
    assert reject_of(items, "link.txt") == "a symbolic link, not followed"


@pytest.mark.parametrize("name", ["a.zip", "a.warc", "a.warc.gz", "a.txt.gz"])
def test_an_archive_inside_an_archive(tmp_path, name):
    items = found(zipped(tmp_path / "outer.zip", [(name, "x"), ("b.txt", "B")]))
    assert documents(items) == [("b.txt", b"B")]
    assert "an archive inside an archive is not opened" in reject_of(items, name)


def test_a_manifest_inside_an_archive(tmp_path):
    items = found(zipped(tmp_path / "a.zip", [("manifest.csv", "file\nb.txt\n"), ("b.txt", "B")]))
    assert "unpack the archive" in reject_of(items, "manifest.csv")


def test_of_members_with_one_name_the_last_is_read(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(tmp_path / "a.zip", [("a.txt", "old"), ("b.txt", "B"), ("a.txt", "new")])
    items = found(path)
    assert documents(items) == [("b.txt", b"B"), ("a.txt", b"new")]
    assert "more than once" in reject_of(items, "a.txt")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bomb.txt", "bomb.jsonl", "bomb.csv"])
def test_a_zip_bomb(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(name, "w") as member:
            for _ in range(300):
                member.write(bytes(1_000_000))
        archive.writestr("b.txt", "B")
    tracemalloc.start()
    items = found(tmp_path / "a.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents(items) == [("b.txt", b"B")]
    reasons = [item.reason for item in items if isinstance(item, Reject)]
    assert any("bytes" in reason for reason in reasons)
    assert peak < 6 * LARGEST


def test_a_member_that_is_larger_than_its_header_says(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", bytes(LARGEST + 1)), ("b.txt", "B")])
    raw = path.read_bytes()
    size = struct.pack("<I", LARGEST + 1)
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, struct.pack("<I", 5)))
    items = found(path)
    assert documents(items) == [("b.txt", b"B")]
    assert reject_of(items, "a.txt")


def test_an_encrypted_member(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", "A"), ("b.txt", "B")])
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    items = found(path)
    assert documents(items) == [("b.txt", b"B")]
    assert "encrypted" in reject_of(items, "a.txt")


def test_a_compression_that_is_not_known(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", "A"), ("b.txt", "B")])
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 10] = 9  # Deflate64
    path.write_bytes(raw)
    items = found(path)
    assert documents(items) == [("b.txt", b"B")]
    assert "packed by method 9" in reject_of(items, "a.txt")


def test_a_member_with_a_bad_checksum(tmp_path):
    lines = '{"text": "A"}\n' * 2
    path = zipped(tmp_path / "a.zip", [("a.txt", "AAAA"), ("a.jsonl", lines), ("b.txt", "B")], zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"AAAA", b"AXAA").replace(b'"A"', b'"C"'))
    items = found(path)
    assert documents(items) == [("b.txt", b"B")]
    assert texts(items) == []  # the checksum was read together with them
    assert "BadZipFile: Bad CRC-32" in reject_of(items, "a.txt")
    assert "BadZipFile: Bad CRC-32" in reject_of(items, "a.jsonl")


@pytest.mark.parametrize("kept", [2, 40, -1, -30])
def test_a_truncated_zip_archive(tmp_path, kept):
    path = zipped(tmp_path / "a.zip", [("a.txt", "A"), ("b.txt", "B")])
    path.write_bytes(path.read_bytes()[:kept])
    (tmp_path / "b.jsonl").write_text('{"text": "B"}')
    items = found(tmp_path)
    assert texts(items) == ["B"]
    assert "BadZipFile" in rejects(items)[0][1]


def test_a_zip_archive_without_articles(tmp_path):
    [(_, why)] = rejects(found(zipped(tmp_path / "a.zip", [("photo.jpg", "x")])))
    assert "no article in this archive" in why


def test_too_many_members(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", [(f"{number}.txt", "x") for number in range(10)])
    monkeypatch.setattr(archives, "MOST_MEMBERS", 9)
    assert "10 members; expected 9 members at most" in rejects(found(path))[0][1]
    monkeypatch.setattr(archives, "LARGEST_DIRECTORY", 100)
    assert "a directory of" in rejects(found(path))[0][1]


@pytest.mark.parametrize("name", ["export.jsonl.gz", "EXPORT.JSONL.GZ", "export.csv.gz", "export.json.gz"])
def test_gzipped_records(tmp_path, name):
    content = {"l": b'{"text": "A"}\n{"text": "B"}\n', "v": b"text\nA\nB\n", "n": b'[{"text": "A"}, {"text": "B"}]'}
    (tmp_path / name).write_bytes(gzip.compress(content[name.lower().removesuffix(".gz")[-1]]))
    items = found(tmp_path)
    assert texts(items) == ["A", "B"]
    assert {item.source for item in items} == {str(tmp_path / name)}


def test_a_gzipped_page(tmp_path):
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<p>A"))
    assert found(tmp_path) == [Document(str(tmp_path / "page.html.gz"), "page.html", b"<p>A")]


def test_gzipped_parts_one_after_the_other(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A"}\n') + gzip.compress(b'{"text": "B"}\n'))
    assert texts(found(tmp_path)) == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.zip.gz", gzip.compress(b"PK"), "an archive inside an archive is not opened", id="zip"),
        pytest.param("a.tar.gz", gzip.compress(b"x"), "cannot read '.tar.gz'", id="tar"),
        pytest.param("a.gz", gzip.compress(b"x"), "cannot read '.gz'", id="no ending below"),
        pytest.param("a.txt.gz", b"no gzip", "BadGzipFile", id="no gzip"),
        pytest.param("a.txt.gz", gzip.compress(b"A" * 1000)[:-9], "EOFError", id="truncated"),
    ],
)
def test_gzipped_files_that_cannot_be_read(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    [(_, why)] = rejects(found(tmp_path / name))
    assert reason in why


def test_of_a_truncated_gzipped_file_the_lines_before_its_end_are_read(tmp_path):
    lines = "".join(f'{{"text": "Texte {number} {number**7}."}}\n' for number in range(10_000))
    whole = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    items = found(tmp_path)
    assert 4_000 < len(texts(items)) < 6_000
    assert texts(items)[-1].startswith(f"Texte {len(texts(items)) - 1} ")
    [(_, why)] = rejects(items)
    assert "EOFError" in why


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.json.gz", "a.csv.gz", "a.xml.gz", "a.warc.gz"])
def test_a_gzip_bomb(tmp_path, name):
    with gzip.open(tmp_path / name, "wb") as file:
        for _ in range(500):
            file.write(bytes(1_000_000))
    tracemalloc.start()
    started = time.process_time()
    items = found(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(item) for item in items] == [Reject]
    assert time.process_time() - started < 20
    assert peak < 8 * LARGEST
