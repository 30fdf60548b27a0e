"""Text, Markdown, HTML and Word files become articles, or rejects that say why."""

import io
import zipfile
from datetime import datetime

import docx
import pytest

from etl.model.article import Article, Reject
from etl.sources import read as reading
from etl.sources.items import Document, ReadOptions
from etl.sources.read import SUFFIXES, read

BODY = "Le texte.\n"


def article(content, name="a.txt", given=None, **options):
    raw = content if isinstance(content, bytes) else content.encode()
    return read(Document(name, name, raw, given or {}), ReadOptions(**options))


def reason(content, name="a.txt", **options):
    found = article(content, name, **options)
    assert isinstance(found, Reject), found
    assert found.source == name
    return found.reason


# Text


def test_a_header_is_read_and_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Title: T\nDate: 2023-03-14T18:30\nOutlet: O\nLanguage: fr\nAddress: https://a.example\n\n{BODY}")
    found = read(Document(str(path), path.name, path))
    assert isinstance(found, Article)
    assert (found.text, found.title, found.outlet, found.lang, found.address, found.source, found.line) == (
        BODY, "T", "O", "fr", "https://a.example", str(path), None
    )  # fmt: skip
    assert (found.date.start, found.date.precision, found.date.learnt_from) == (
        datetime(2023, 3, 14, 18, 30), "minute", "metadata"
    )  # fmt: skip


def test_a_header_in_words_of_its_own():
    found = article(f"Titre : « Oui »\r\nDate de publication : 14 mars 2023\r\nMédia : O\r\n\r\n{BODY}")
    assert (found.text, found.title, found.outlet, found.date.precision) == (BODY, "« Oui »", "O", "day")


@pytest.mark.parametrize(
    ("text", "name", "precision", "learnt_from"),
    [
        pytest.param(f"Date: 2023-03\n\n{BODY}", "a.txt", "month", "metadata", id="month in the header"),
        pytest.param(f"Date: 2023\n\n{BODY}", "a.txt", "year", "metadata", id="year in the header"),
        pytest.param(f"Date: 14/03/2023\n\n{BODY}", "a.txt", "day", "metadata", id="day and month in numbers"),
        pytest.param(f"Url: https://a.example/2023/03/14/x\n\n{BODY}", "a.txt", "day", "address", id="address"),
        pytest.param(BODY, "2023-03-14-x.txt", "day", "file", id="name of the file"),
        pytest.param(BODY, "000_1d4b991454309166.txt", "unknown", None, id="digits that are no date"),
        pytest.param(BODY, "2023-99-99.txt", "unknown", None, id="no day of the calendar"),
    ],
)
def test_where_the_date_is_learnt_from(text, name, precision, learnt_from):
    date = article(text, name).date
    assert (date.precision, date.learnt_from) == (precision, learnt_from)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Washington: la suite.\n\nLe texte.\n", id="no known key"),
        pytest.param("Text: la suite.\n\nLe texte.\n", id="a key that is no header"),
        pytest.param("Title: T\nLe texte suit sans ligne vide.\n", id="no empty line"),
        pytest.param("\ufeffLe texte.\n", id="byte-order mark"),
        pytest.param("\nTitle: T\n\nLe texte.\n", id="an empty line first"),
        pytest.param("«\xa0Oui\xa0»\u202f!\r\n\r\n“Non”\x85", id="blanks and ends of lines stay"),
    ],
)
def test_what_only_looks_like_a_header_stays_in_the_text(text):
    assert article(text).text == text.removeprefix("\ufeff")


def test_an_encoding_and_a_repair_are_noted():
    found = article("Média: Défense\n\nL'armée a déclaré.".encode("cp1252"))
    assert (found.text, found.outlet, found.encoding, found.as_came) == (
        "L'armée a déclaré.",
        "Défense",
        "cp1252",
        None,
    )
    found = article("MÃ©dia: DÃ©fense\n\ndÃ©jÃ\xa0 vu")
    assert (found.text, found.outlet, found.encoding, found.as_came) == ("déjà vu", "Défense", None, "dÃ©jÃ\xa0 vu")
    assert article("MÃ©dia: DÃ©fense\n\ndéjà vu").as_came is None


def test_what_is_known_from_around_outranks_the_header():
    found = article(f"Title: T\nDate: yesterday\n\n{BODY}", given={"title": "G", "date": "2023-03-14", "outlet": "O"})
    assert (found.title, found.outlet, found.date.precision) == ("G", "O", "day")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t", "empty", id="blank"),
        pytest.param(b"Title: T\n\n", "empty", id="header alone"),
        pytest.param(b"MZ\x90\x00\x03", "binary", id="binary"),
        pytest.param("A\nété".encode("cp850"), "not UTF-8: byte 0x82 in line 2", id="an encoding that cannot be told"),
        pytest.param(
            b"Title: T\nDate: 03/04/2023\n\nx\n", "line 2: date '03/04/2023' can be", id="date of two readings"
        ),
        pytest.param(b"%PDF-1.7\n", "looks like a PDF, not like a .txt file; name it .pdf", id="PDF"),
        pytest.param(b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", "looks like HTML", id="HTML"),
        pytest.param(b"PK\x03\x04" + b"\0" * 26 + b"a.csv", "looks like a zip archive", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "looks like an image, not like a .txt file", id="picture"),
        pytest.param(b"{\\rtf1\\ansi", "looks like rich text", id="RTF"),
    ],
)
def test_rejects_of_text_say_why(content, says):
    assert says in reason(content)


def test_files_that_are_not_read(tmp_path):
    assert "cannot read '.eml'; expected .txt, .md" in reason(b"x", "a.eml")
    assert "cannot read 'a file without ending'" in reason(b"x", "a")
    missing = read(Document("gone", "gone.txt", tmp_path / "gone.txt"))
    assert isinstance(missing, Reject)
    assert missing.reason == "cannot be read: No such file or directory"


@pytest.mark.parametrize("as_file", [True, False])
def test_a_huge_file_is_not_read(tmp_path, as_file):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(reading.LARGEST + 1)
    found = read(Document("a", "a.txt", path if as_file else path.read_bytes()))
    assert isinstance(found, Reject)
    assert found.reason == "20,000,001 bytes; expected 20,000,000 at most"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "noise", [b"\x00", b"%PDF-1.4", b"PK\x03\x04word/", b"<html>" * 20_000, b"---\n- [" * 9, b"\xff" * 99]
)
def test_whatever_the_bytes_are_nothing_is_raised(suffix, noise):
    assert isinstance(article(noise, "a" + suffix), Article | Reject)


def test_the_order_of_day_and_month_is_passed_on():
    assert article(f"Date: 03/04/2023\n\n{BODY}", day_first=True).date.start == datetime(2023, 4, 3)


# Markdown

MARKDOWN = """---
title: "Un drone : « tombé »"
date: 2023-03-14
media: Le Journal
tags: [a, b]
lang: fr
---
# Une «\xa0chute\xa0»

"Oui", dit-il -- à l'*ambassadeur* **russe**… ([source](https://a.example "titre")).
La suite de la ligne,\\
et une autre.

![image](a.png)

> « Non », a dit \\*l'autre\\* &eacute;t&eacute;.

- premier
- <b>second</b>

```python
code
```

<div>brut</div>

| a | b |
|---|---|
| 1 | 2 |
"""


def test_markdown_becomes_paragraphs_with_its_marks_as_written():
    found = article(MARKDOWN, "a.md")
    assert found.text.split("\n\n") == [
        "Une «\xa0chute\xa0»",
        '"Oui", dit-il -- à l\'ambassadeur russe… (source).\nLa suite de la ligne,\net une autre.',
        "« Non », a dit *l'autre* été.",
        "premier",
        "second",
        "a | b",
        "1 | 2",
    ]
    assert (found.title, found.outlet, found.lang) == ("Un drone : « tombé »", "Le Journal", "fr")
    assert (found.date.start, found.date.precision) == (datetime(2023, 3, 14), "day")


def test_markdown_without_front_matter():
    assert article("---\n\ntext\n\n---\n\nmore", "a.markdown").text == "text\n\nmore"
    assert article("just text", "a.md").title is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("---\ntitle: [a\n---\ntext", "front matter is not YAML", id="YAML"),
        pytest.param("---\ntitle: !!python/object:os.system x\n---\ntext", "front matter is not YAML", id="objects"),
        pytest.param("---\ntitle: T\n---\n![a](b.png)\n", "empty", id="nothing but an image"),
        pytest.param("---\ndate: 03/04/2023\n---\ntext", "date '03/04/2023' can be", id="date of two readings"),
        pytest.param("", "empty", id="empty"),
    ],
)
def test_rejects_of_markdown_say_why(content, says):
    assert says in reason(content, "a.md")


# Word


def word(fill):
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def fill(document):
    document.core_properties.title = "Modèle"
    document.core_properties.created = datetime(2011, 1, 1)
    document.add_heading("Un drone", 1)
    document.add_paragraph("«\xa0Oui\xa0», dit-il.\nPuis rien.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Camp", "Drones", "Russie", "0"], strict=True):
        cell.text = words
    document.add_paragraph("")
    document.add_paragraph("“Non.”")


def test_a_word_document_in_order():
    found = article(word(fill), "a.docx", given={"outlet": "O"})
    assert found.text == "Un drone\n\n«\xa0Oui\xa0», dit-il.\nPuis rien.\n\nCamp | Drones\n\nRussie | 0\n\n“Non.”"
    assert (found.title, found.outlet, found.date.precision) == (None, "O", "unknown")


def repacked(part, content, compression=zipfile.ZIP_DEFLATED):
    """A Word document with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(fill))) as old, zipfile.ZipFile(file, "w", compression) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info))
        new.writestr(part, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(lambda: word(fill)[:5000], "damaged", id="truncated"),
        pytest.param(lambda: b"", "", id="empty file"),
        pytest.param(lambda: word(lambda document: None), "empty: no text", id="without text"),
        pytest.param(
            lambda: repacked("word/document.xml", b"<a"),
            "damaged Word document: 'word/document.xml': XMLSyntaxError",
            id="bad XML",
        ),
        pytest.param(
            lambda: repacked("word/document.xml", b"\0" * 60_000_000), "unpacks to more than 50,", id="a bomb"
        ),
        pytest.param(lambda: b"%PDF-1.7", "looks like a PDF, not like a .docx file", id="PDF"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "looks like an old Word", id="old Word"),
    ],
)
def test_rejects_of_word_say_why(content, says):
    assert says in reason(content(), "a.docx")


def test_entities_of_a_word_document_do_not_grow():
    lol = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))
    xml = f"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY l0 'lol'>{lol}]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    assert isinstance(article(repacked("word/document.xml", xml), "a.docx"), Reject)
