"""A manifest says of a folder's files what they do not say themselves."""

import json
import os
import zipfile

import pytest

from etl.model.article import Article, Reject
from etl.sources.find import find
from etl.sources.items import DEFAULT_OPTIONS, Document, Meter, Opened, ReadOptions
from tests.etl.sources.test_find import found, rejects

HEADER = "file,outlet,date,address,language,title"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "in/c.html"):
        (tmp_path / name).write_text("x")
    return tmp_path


def write(folder, *rows, header=HEADER):
    (folder / "manifest.csv").write_text("\n".join([header, *rows]))


def names(items):
    return [item.name for item in items if isinstance(item, Document)]


def test_a_row_says_what_is_known_of_its_file(folder):
    write(folder, "in/c.html,Agence,2023-03-14,https://a.example/c,fr,Le titre", "a.txt,,,,,")
    items = found(folder)
    assert [(item.name, dict(item.given)) for item in items] == [
        (
            "c.html",
            {
                "outlet": "Agence",
                "date": "2023-03-14",
                "address": "https://a.example/c",
                "lang": "fr",
                "title": "Le titre",
            },
        ),
        ("a.txt", {}),
        ("b.txt", {}),  # not listed, read all the same
    ]


def test_a_manifest_that_is_named_itself_loads_what_it_lists(folder):
    write(folder, "b.txt;Agence", ".\\in\\c.html;Agence", header="Fichier;Média")
    assert names(found(folder / "manifest.csv")) == ["b.txt", "c.html"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("gone.txt,A,,,,", "'gone.txt' is not there", id="missing"),
        pytest.param("in,A,,,,", "'in' is no file", id="folder"),
        pytest.param("../x.txt,A,,,,", "leads out of the manifest's folder", id="climbs out"),
        pytest.param("/etc/passwd,A,,,,", "leads out of the manifest's folder", id="absolute"),
        pytest.param("C:\\x.txt,A,,,,", "leads out of the manifest's folder", id="drive"),
        pytest.param("link.txt,A,,,,", "symbolic link", id="link"),
        pytest.param("linked/c.html,A,,,,", "symbolic link", id="link on the way"),
        pytest.param("a.txt,B,,,,", "listed twice", id="twice"),
        pytest.param("./a.txt,B,,,,", "listed twice", id="twice, written otherwise"),
        pytest.param("manifest.csv,A,,,,", "not manifests", id="itself"),
        pytest.param(",A,,,,", "no file named", id="no file"),
        pytest.param("photo.jpg,A,,,,", "cannot read '.jpg'", id="another kind"),
        pytest.param("b.txt,A", "2 cells; expected 6", id="too short"),
        pytest.param('"b.txt,A,,,,', "a quoted cell that never closes", id="quote that never closes"),
        pytest.param("a\0.txt,A,,,,", "NUL", id="NUL"),
    ],
)
def test_a_row_that_leads_to_no_file_costs_only_itself(folder, row, reason):
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "linked").symlink_to(folder / "in")
    (folder / "photo.jpg").write_text("x")
    write(folder, "a.txt,Agence,,,,", row, "in/c.html,Agence,,,,")
    items = found(folder / "manifest.csv")
    assert names(items) == ["a.txt", "c.html"]
    [(line, why)] = rejects(items)
    assert line == 3
    assert reason in why


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("name,outlet\na.txt,A\n", "no column for file", id="no column"),
        pytest.param("", "empty", id="empty"),
        pytest.param("file" + ",x" * 100_000, "columns at most", id="columns"),
    ],
)
def test_a_manifest_that_cannot_be_read_costs_no_article(folder, content, reason):
    (folder / "manifest.csv").write_text(content)
    items = found(folder)
    assert names(items) == ["a.txt", "b.txt", "c.html"]
    [(_, why)] = rejects(items)
    assert reason in why


def test_the_rejects_of_a_manifest_come_right_after_it_is_opened(folder):
    write(folder, "a.txt,A,,,,", "gone.txt,A,,,,")
    items = list(find([str(folder)], DEFAULT_OPTIONS, lambda opened: False, Meter()))
    assert [type(item) for item in items[:3]] == [Opened, Reject, Opened]
    assert items[0].source == items[1].source == str(folder / "manifest.csv")


def test_a_file_counts_as_changed_when_its_manifest_did(folder):
    write(folder, "a.txt,A,,,,")
    os.utime(folder / "a.txt", (1, 1))
    os.utime(folder / "b.txt", (1, 1))
    items = find([str(folder)], DEFAULT_OPTIONS, lambda opened: False, Meter())
    opened = {item.source: item.modified for item in items if isinstance(item, Opened)}
    assert opened[str(folder / "a.txt")] == (folder / "manifest.csv").stat().st_mtime_ns
    assert opened[str(folder / "b.txt")] == 1_000_000_000


def test_a_manifest_in_a_folder_inside(folder):
    write(folder, "in/c.html,Outer,,,,")
    (folder / "in" / "d.txt").write_text("x")
    write(folder / "in", "c.html,Inner,,,,", "d.txt,Inner,,,,")
    items = found(folder)
    assert [(item.name, item.given.get("outlet")) for item in items if isinstance(item, Document)] == [
        ("c.html", "Outer"),
        ("a.txt", None),
        ("b.txt", None),
        ("d.txt", "Inner"),
    ]
    assert rejects(items) == [(2, "'c.html' is listed twice; the first row counts")]


def test_what_a_row_says_of_a_file_of_many_articles(folder):
    own = {"text": "A", "outlet": "Own", "date": "2023-03-14", "language": "ru"}
    (folder / "x.jsonl").write_text(json.dumps(own) + '\n{"text": "B"}\n')
    with zipfile.ZipFile(folder / "y.zip", "w") as archive:
        archive.writestr("z.txt", "Z")
    rest = "Agence,2020-01-01,https://a.example/,French,Le titre"
    write(folder, f"x.jsonl,{rest}", f"y.zip,{rest}")
    items = found(folder / "manifest.csv")
    first, second = [item for item in items if isinstance(item, Article)]
    assert (first.outlet, first.lang, first.date.start.year, first.title, first.address) == (
        "Own",
        "ru",
        2023,
        None,
        None,
    )
    assert (second.outlet, second.lang, second.date.start.year, second.title, second.address) == (
        "Agence",
        "fr",
        2020,
        None,
        None,
    )
    assert [dict(item.given) for item in items if isinstance(item, Document)] == [
        {"outlet": "Agence", "lang": "French"}
    ]


def test_the_columns_that_the_user_names(folder):
    write(folder, "a.txt,Agence", header="where,who")
    options = ReadOptions(columns={"file": "where", "outlet": "who", "text": "corps"})
    [document] = found(folder / "manifest.csv", options=options)
    assert dict(document.given) == {"outlet": "Agence"}
