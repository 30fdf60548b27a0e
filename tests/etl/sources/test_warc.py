"""Web archives: the pages that were fetched well, whatever is broken beside them, and which they lack."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.model.article import Reject
from etl.sources import captures, warc
from etl.sources.items import Document
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load
from tests.etl.sources.test_find import found, rejects

HTML = "text/html; charset=windows-1252"


class Archive:
    """A web archive in the making, and where its records begin."""

    def __init__(self, packed=True):
        self.buffer, self.starts = io.BytesIO(), []
        self.writer = WARCWriter(self.buffer, gzip=packed)

    def add(self, name, content=b"<p>A", kind="response", status="200 OK", content_type=HTML, date=None, **headers):
        http = fields_of(status, content_type, headers) if kind == "response" else None
        return self.write(
            self.writer.create_warc_record(
                address(name),
                kind,
                io.BytesIO(content),
                http_headers=http,
                warc_content_type=None if http else content_type,
                warc_headers_dict={"WARC-Date": date} if date else None,
            )
        )

    def unchanged(self, name, refers_to=None, status="200 OK", content_type=HTML, since="2024-05-02T09:00:00Z"):
        """Adds what a crawler writes of a page that it met as it had been."""
        http = fields_of(status, content_type, {})
        refers_to = address(refers_to or name)
        return self.write(self.writer.create_revisit_record(address(name), "sha1:AAAA", refers_to, since, http))

    def write(self, record):
        self.starts.append(self.buffer.tell())
        self.writer.write_record(record)
        return self

    def save(self, path, change=lambda raw: raw):
        path.write_bytes(change(self.buffer.getvalue()))
        return path


def address(name):
    return name if ":" in name else f"https://a.example/{name}"


def fields_of(status, content_type, headers):
    fields = [("Content-Type", content_type)] if content_type else []
    fields += [(key.replace("_", "-"), value) for key, value in headers.items()]
    return StatusAndHeaders(status, fields, protocol="HTTP/1.1")


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


def named(items):
    """The pages that an archive is said to have no text of."""
    return [
        item.source.partition("#")[2].rpartition("/")[2]
        for item in items
        if isinstance(item, Reject) and "stored in an earlier crawl" in item.reason
    ]


@pytest.mark.parametrize(
    ("unchanged", "expected"),
    [
        pytest.param({"name": "b"}, ["b"], id="a page that is stored elsewhere"),
        pytest.param({"name": "a"}, [], id="its text is in this archive"),
        pytest.param({"name": "a#part"}, [], id="a part of a page that is here"),
        pytest.param({"name": "b", "refers_to": "a"}, [], id="the text is here, under another address"),
        pytest.param({"name": "b", "refers_to": "c"}, ["b"], id="the text is elsewhere, under another address"),
        pytest.param({"name": "b", "status": "304 Not Modified", "content_type": None}, ["b"], id="not sent again"),
        pytest.param({"name": "b", "content_type": "application/pdf"}, ["b"], id="a PDF"),
        pytest.param({"name": "b.jpg", "content_type": "image/jpeg"}, [], id="an image"),
        pytest.param({"name": "b.jpg?w=80", "status": "304 Not Modified", "content_type": None}, [], id="no type told"),
        pytest.param({"name": "b.jpg"}, ["b.jpg"], id="a page that ends like an image"),
        pytest.param({"name": "b", "status": "404 Not Found"}, [], id="an error"),
        pytest.param({"name": "b", "status": "302 Found"}, [], id="a redirect"),
        pytest.param({"name": "robots.txt", "content_type": "text/plain"}, [], id="a text for machines"),
        pytest.param({"name": "dns:b.example"}, [], id="no page"),
        pytest.param({"name": "https://[b", "content_type": None}, ["[b"], id="an address that is none"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_page_that_had_not_changed_is_named_where_its_text_is_not_here(tmp_path, unchanged, expected, first):
    archive = Archive().unchanged(**unchanged).add("a") if first else Archive().add("a").unchanged(**unchanged)
    items = found(archive.save(tmp_path / "a.warc.gz"))
    assert (pages(items), named(items), len(rejects(items))) == (["a"], expected, len(expected))


def test_what_is_said_of_such_a_page(tmp_path):
    archive = Archive().unchanged("https://me:word@a.example/b?token=abc").unchanged("c", since="").unchanged("c")
    path = archive.save(tmp_path / "a.warc.gz")
    assert found(path) == [
        Reject(f"{path}#https://***@a.example/b?token=***", captures._stored_earlier("2024-05-02T09:00:00Z")),
        Reject(f"{path}#https://a.example/c", captures._stored_earlier("")),
    ]
    assert "(2024-05-02T09:00:00Z)" in captures._stored_earlier("2024-05-02T09:00:00Z")


def test_of_more_pages_than_can_be_named_the_number_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(captures, "MOST_NAMED", 2)
    archive = Archive().add("a").unchanged("a").unchanged("b").unchanged("c").unchanged("d")
    items = found(archive.save(tmp_path / "a.warc.gz"))
    assert named(items) == ["b", ""]
    assert rejects(items)[1][1].startswith("2 more pages were stored in an earlier crawl: ")


EARLY, LATE = "2024-05-02T09:00:00Z", "2024-05-03T09:00:00Z"
BEFORE = b"<article><p>The harbour is open, said Tomas Rekk, the pilot of the port.</p></article>"
AFTER = b"<article><p>The harbour is closed, said Tomas Rekk, the pilot of the port.</p></article>"


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        pytest.param((EARLY, LATE), [0, 1], id="in the order of time"),
        pytest.param((LATE, EARLY), [0, 1, 0], id="the other way round"),
        pytest.param((EARLY, EARLY), [0, 1], id="at the same time"),
        pytest.param((LATE, "2024"), [0, 1, 0], id="of the earlier one only the year"),
        pytest.param((EARLY, LATE, EARLY), [0, 1, 2, 1], id="the latest between others"),
        pytest.param((LATE, EARLY, "2024-05-02T10:00:00Z"), [0, 1, 2, 0], id="the latest before others"),
    ],
)
@pytest.mark.parametrize("packed", [True, False, gzip.compress], ids=["each record", "not", "as a whole"])
def test_the_page_that_was_fetched_last_comes_last(tmp_path, packed, dates, read):
    archive = Archive(packed is True).add("other", date=EARLY)
    for number, date in enumerate(dates):
        archive.add("a", b"%d" % number, date=date)
    archive.add("another", date=EARLY)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    items = found(archive.save(path, packed) if callable(packed) else archive.save(path))
    assert [int(item.data) for item in items if item.source.endswith("/a")] == read
    assert pages(items).count("other") == pages(items).count("another") == 1


@pytest.mark.parametrize("later_first", [True, False])
def test_the_page_that_was_fetched_last_is_the_version_in_force(tmp_path, later_first):
    archive = Archive()
    for content, date in sorted([(BEFORE, EARLY), (AFTER, LATE)], key=lambda each: each[1], reverse=later_first):
        archive.add("a", content, date=date)
    load([archive.save(tmp_path / "a.warc.gz")], tmp_path / "warehouse")
    with open_build(current_build(tmp_path / "warehouse")) as connection:
        assert "closed" in connection.sql("SELECT string_agg(text, ' | ') FROM articles").fetchall()[0][0]
        assert "open" in connection.sql("SELECT string_agg(text, ' | ') FROM replaced_articles").fetchall()[0][0]
