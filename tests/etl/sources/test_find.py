"""Files, folders and archives become documents, articles and rejects, and the meter agrees with the total."""

import os

import pytest

from etl.model.article import Article, Reject
from etl.sources.find import find, total_bytes
from etl.sources.items import DEFAULT_OPTIONS, Document, Meter, Opened


def found(*sources, options=DEFAULT_OPTIONS, unchanged=lambda opened: False):
    """What is found, the openings left out; the meter has to end where the total says, and never beyond on the way."""
    sources = [str(source) for source in sources]
    meter, total, items = Meter(), total_bytes(sources, options), []
    for item in find(sources, options, unchanged, meter):
        assert meter.bytes <= total
        items.append(item)
    assert meter.bytes == total
    return [item for item in items if not isinstance(item, Opened)]


def texts(items):
    return [item.text for item in items if isinstance(item, Article)]


def rejects(items):
    return [(item.line, item.reason) for item in items if isinstance(item, Reject)]


def test_each_file_is_opened_and_then_read(tmp_path):
    (tmp_path / "b.txt").write_text("B")
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n')
    items = list(find([str(tmp_path)], DEFAULT_OPTIONS, lambda opened: False, Meter()))
    a, b = tmp_path / "a.jsonl", tmp_path / "b.txt"
    assert items == [
        Opened(str(a), 14, a.stat().st_mtime_ns),
        Article(text="A", source=str(a), line=1),
        Opened(str(b), 1, b.stat().st_mtime_ns),
        Document(str(b), "b.txt", b),
    ]


def test_of_an_unchanged_file_nothing_more_comes(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n')
    (tmp_path / "b.jsonl").write_text('{"text": "B"}\n')
    assert texts(found(tmp_path, unchanged=lambda opened: opened.source.endswith("a.jsonl"))) == ["B"]


def test_a_folder_is_walked_by_name_and_what_is_no_article_is_passed_over(tmp_path):
    for name in ("b/2.html", "b/1.txt", "a.md", "c.PDF", "photo.jpg", "x.py", ".hidden.txt", ".git/a.txt", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    items = found(tmp_path)
    assert [item.source.removeprefix(f"{tmp_path}/") for item in items] == ["a.md", "b/1.txt", "b/2.html", "c.PDF"]


def test_what_may_hold_articles_and_is_not_read_is_a_reject_also_inside_a_folder(tmp_path):
    for name in ("old.doc", "export.xlsx", "all.tar.gz", "mail.mbox"):
        (tmp_path / name).write_text("x")
    assert [reason.partition(";")[0] for _, reason in rejects(found(tmp_path))] == [
        "cannot read '.tar.gz'",
        "cannot read '.xlsx'",
        "cannot read '.mbox'",
        "cannot read '.doc'",
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("no.txt", None, "not there", id="missing"),
        pytest.param("a.exe", b"MZ", "cannot read '.exe'; expected .txt", id="another kind"),
        pytest.param("notes", b"x", "cannot read a file without ending", id="no ending"),
        pytest.param("a.jsonl", b"", "empty", id="empty"),
        pytest.param("a.xml", b"<a/>", "not a feed", id="XML that is no feed"),
    ],
)
def test_what_the_user_names_and_cannot_be_read(tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    [(_, why)] = rejects(found(tmp_path / name))
    assert reason in why


def test_a_folder_without_articles(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "no article in this folder; expected" in rejects(found(tmp_path))[0][1]


def test_links_inside_a_folder_are_not_followed_but_the_user_may_name_one(tmp_path):
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.txt").write_text("A")
    (folder / "b.txt").write_text("B")
    (folder / "link.txt").symlink_to(outside / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(outside / "gone.txt")
    (tmp_path / "named").symlink_to(outside)
    items = found(folder)
    assert [item.name for item in items if isinstance(item, Document)] == ["b.txt"]
    assert [item.source for item in items if isinstance(item, Reject)] == [
        str(folder / name) for name in ("gone.txt", "link.txt", "loop")
    ]
    assert all("symbolic link" in reason for _, reason in rejects(items))
    assert [item.name for item in found(tmp_path / "named")] == ["a.txt"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").write_text('{"text": "B"}\n')
    items = found(tmp_path, tmp_path / "a.jsonl")
    assert texts(items) == ["B"]
    assert [reason for _, reason in rejects(items)] == ["neither a file nor a folder"] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n')
    (tmp_path / "b.jsonl").write_text('{"text": "B"}\n')
    (tmp_path / "a.jsonl").chmod(0)
    items = found(tmp_path)
    assert texts(items) == ["B"]
    assert "Permission denied" in rejects(items)[0][1]


def test_a_file_that_goes_away_while_the_folder_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "b.jsonl").write_text('{"text": "B"}\n')
    (tmp_path / "c.jsonl").write_text('{"text": "C"}\n')
    items = []
    for item in find([str(tmp_path)], DEFAULT_OPTIONS, lambda opened: False, Meter()):
        (tmp_path / "b.jsonl").unlink(missing_ok=True)
        items.append(item)
    assert texts(items) == ["C"]
    assert [reason for _, reason in rejects(items)] == ["cannot be read: No such file or directory"]


def test_a_name_that_is_no_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.jsonl"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b'{"text": "A"}')
    [article] = found(tmp_path)
    assert article.source == f"{tmp_path}/\\xe9t\\xe9.jsonl"


def test_folders_in_folders_four_hundred_deep(tmp_path):
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.jsonl").write_text('{"text": "A"}')
    assert texts(found(tmp_path)) == ["A"]


def test_the_meter_advances_inside_a_large_file(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a text of some length"}\n' * 20_000)
    meter, seen = Meter(), set()
    for _ in find([str(path)], DEFAULT_OPTIONS, lambda opened: False, meter):
        seen.add(meter.bytes)
    assert len(seen) > 5
    assert max(seen) == path.stat().st_size


def test_a_feed_in_a_file(tmp_path):
    path = tmp_path / "a.rss"
    path.write_text(
        '<rss version="2.0"><channel><title>Agence</title><item><title>T</title><link>https://a.example/1</link>'
        "<description>Le texte.</description></item></channel></rss>"
    )
    [article] = found(path)
    assert (article.text, article.title, article.source) == ("Le texte.", "T", str(path))


def test_with_an_address_there_is_no_total():
    assert total_bytes(["https://a.example/", "a.txt"]) is None
