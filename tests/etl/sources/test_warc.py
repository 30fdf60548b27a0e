"""Web archives: the pages that were fetched well, whatever is broken beside them."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.model.article import Reject
from etl.sources import warc
from etl.sources.items import Document
from tests.etl.sources.test_find import found, rejects

HTML = "text/html; charset=windows-1252"


class Archive:
    """A web archive in the making, and where its records begin."""

    def __init__(self, packed=True):
        self.buffer, self.starts = io.BytesIO(), []
        self.writer = WARCWriter(self.buffer, gzip=packed)

    def add(self, name, content=b"<p>A", kind="response", status="200 OK", content_type=HTML, **headers):
        self.starts.append(self.buffer.tell())
        http = None
        if kind == "response":
            fields = [
                ("Content-Type", content_type),
                *((key.replace("_", "-"), value) for key, value in headers.items()),
            ]
            http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        address = name if ":" in name else f"https://a.example/{name}"
        self.writer.write_record(
            self.writer.create_warc_record(
                address, kind, io.BytesIO(content), http_headers=http, warc_content_type=None if http else content_type
            )
        )
        return self

    def save(self, path, change=lambda raw: raw):
        path.write_bytes(change(self.buffer.getvalue()))
        return path


def pages(items):
    return [item.given["address"].rpartition("/")[2] for item in items if isinstance(item, Document)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages(tmp_path, packed):
    archive = Archive(packed).add("a", b"<p>\xe9").add("b", b"%PDF", content_type="application/pdf")
    archive.add("c", b"C", "resource", content_type="text/plain").add(
        "d", b"D", "conversion", content_type="text/plain"
    )
    path = archive.save(tmp_path / ("a.warc.gz" if packed else "a.warc"))
    items = found(path)
    assert items[0] == Document(
        f"{path}#https://a.example/a",
        "page.html",
        b"<p>\xe9",
        {"address": "https://a.example/a"},
        "windows-1252",
    )
    assert [(item.name, item.data) for item in items[1:]] == [
        ("page.pdf", b"%PDF"),
        ("page.txt", b"C"),
        ("page.txt", b"D"),
    ]


def test_what_is_no_page_is_passed_over(tmp_path):
    archive = Archive().add("a").add("b", status="404 Not Found").add("c", status="301 Moved Permanently")
    archive.add("d", content_type="image/png").add("e", b"GET / HTTP/1.1\r\n\r\n", "request", content_type="text/html")
    archive.add("f", kind="metadata").add("robots.txt", content_type="text/plain")
    archive.add("dns:a.example", kind="resource", content_type="text/plain").add("g", content_type="text/html")
    items = found(archive.save(tmp_path / "a.warc.gz"))
    assert pages(items) == ["a", "g"]
    assert rejects(items) == []


def test_what_the_server_packed_is_unpacked(tmp_path):
    archive = Archive().add("a", gzip.compress(b"<p>A"), Content_Encoding="gzip")
    archive.add("b", b"4\r\n<p>B\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    archive.add("c", b"x", Content_Encoding="zstd").add("d", gzip.compress(b"<p>" * 9999)[:40], Content_Encoding="gzip")
    items = found(archive.save(tmp_path / "a.warc.gz"))
    assert [item.data for item in items if isinstance(item, Document)] == [b"<p>A", b"<p>B"]
    assert [reason.split(": ")[1][:16].rstrip(";") for _, reason in rejects(items)] == ["packed with zstd", "cut off"]


def test_a_web_archive_that_was_gzipped_as_a_whole(tmp_path):
    path = Archive(packed=False).add("a").add("b").add("c").save(tmp_path / "a.warc.gz", gzip.compress)
    assert pages(found(path)) == ["a", "b", "c"]


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_truncated_file_what_came_before_is_kept(tmp_path, packed):
    archive = Archive(packed).add("a").add("b").add("c", b"<p>" * 1000)
    path = archive.save(tmp_path / ("a.warc.gz" if packed else "a.warc"), lambda raw: raw[:-20])
    items = found(path)
    assert pages(items) == ["a", "b"]
    [(_, why)] = rejects(items)
    assert why.startswith(f"broken at byte {archive.starts[2]:,}: ")


@pytest.mark.parametrize("at", range(1, 400, 7))
@pytest.mark.parametrize("packed", [True, False])
def test_wherever_a_file_is_cut_the_whole_records_are_kept(tmp_path, packed, at):
    archive = Archive(packed).add("a").add("b")
    path = archive.save(tmp_path / ("a.warc.gz" if packed else "a.warc"), lambda raw: raw[: archive.starts[1] + at])
    assert pages(found(path))[:1] == ["a"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_costs_only_itself(tmp_path, packed):
    archive = Archive(packed).add("a").add("b", bytes(range(256)) * 20).add("c").add("d")
    middle = archive.starts[1] + (60 if packed else 0)
    path = archive.save(
        tmp_path / ("a.warc.gz" if packed else "a.warc"), lambda raw: raw[:middle] + b"\xff" * 20 + raw[middle + 20 :]
    )
    items = found(path)
    assert pages(items) == ["a", "c", "d"]
    [(_, why)] = rejects(items)
    assert why.startswith(f"broken at byte {archive.starts[1]:,}: ")


@pytest.mark.parametrize("length", [b"0", b"9999999", b"-5", b"many", b"250"])
def test_a_record_that_states_a_wrong_length(tmp_path, length):
    archive = Archive(packed=False).add("a").add("b", b"<p>" * 1000).add("c")

    def change(raw):
        start = raw.index(b"Content-Length: ", archive.starts[1]) + len(b"Content-Length: ")
        return raw[:start] + length + raw[raw.index(b"\r\n", start) :]

    items = found(archive.save(tmp_path / "a.warc", change))
    assert pages(items) == ["a", "c"]
    assert f"broken at byte {archive.starts[1]:,}" in rejects(items)[0][1]


def test_a_page_that_is_too_large(tmp_path):
    archive = Archive(packed=False).add("a").add("b", b"<p>x" * 6_000_000).add("c")
    items = found(archive.save(tmp_path / "a.warc"))
    assert pages(items) == ["a", "c"]
    [reject] = [item for item in items if isinstance(item, Reject)]
    assert reject.source.endswith("#https://a.example/b")
    assert "more than 20,000,000 bytes" in reject.reason


def test_headers_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LARGEST_HEADERS", 5_000)
    archive = Archive(packed=False).add("a").add("b").add("c")
    path = archive.save(
        tmp_path / "a.warc", lambda raw: raw.replace(b"WARC-Type: response", b"WARC-Type: " + b"x" * 9000, 2)
    )
    items = found(path)
    assert pages(items) == ["c"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"no archive at all", "broken at byte 0: ArchiveLoadFailed: Invalid WARC record", id="text"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(Archive(packed=False).add("a", status="404 No").buffer.getvalue(), "no page in it", id="no page"),
    ],
)
def test_files_without_pages(tmp_path, content, reason):
    (tmp_path / "a.warc").write_bytes(content)
    [(_, why)] = rejects(found(tmp_path / "a.warc"))
    assert reason in why
