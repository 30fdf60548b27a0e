"""Files become articles, or rejects that say why."""

from datetime import datetime

import pytest

from etl.model import Reject
from etl.read import find_files, read_article

BODY = "Le texte.\n"


def article(tmp_path, text, name="a.txt"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_article(path)


def test_a_header_is_read_and_is_no_part_of_the_text(tmp_path):
    found = article(
        tmp_path, f"Title: T\nDate: 2023-03-14T18:30\nOutlet: O\nLanguage: fr\nAddress: https://a.example\n\n{BODY}"
    )
    assert (found.text, found.title, found.outlet, found.lang, found.address) == (
        BODY,
        "T",
        "O",
        "fr",
        "https://a.example",
    )
    assert (found.date.start, found.date.precision, found.date.learnt_from) == (
        datetime(2023, 3, 14, 18, 30),
        "minute",
        "metadata",
    )


@pytest.mark.parametrize(
    ("text", "name", "precision", "learnt_from"),
    [
        pytest.param(f"Date: 2023-03\n\n{BODY}", "a.txt", "month", "metadata", id="month in the header"),
        pytest.param(f"Date: 2023\n\n{BODY}", "a.txt", "year", "metadata", id="year in the header"),
        pytest.param(f"Url: https://a.example/2023/03/14/x\n\n{BODY}", "a.txt", "day", "address", id="address"),
        pytest.param(BODY, "2023-03-14-x.txt", "day", "file", id="name of the file"),
        pytest.param(BODY, "000_1d4b991454309166.txt", "unknown", None, id="digits that are no date"),
        pytest.param(BODY, "2023-99-99.txt", "unknown", None, id="no day of the calendar"),
    ],
)
def test_where_the_date_is_learnt_from(tmp_path, text, name, precision, learnt_from):
    date = article(tmp_path, text, name).date
    assert (date.precision, date.learnt_from) == (precision, learnt_from)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Washington: la suite.\n\nLe texte.\n", id="no known key"),
        pytest.param("Title: T\nLe texte suit sans ligne vide.\n", id="no empty line"),
        pytest.param("\ufeffLe texte.\n", id="byte-order mark"),
    ],
)
def test_what_only_looks_like_a_header_stays_in_the_text(tmp_path, text):
    assert article(tmp_path, text).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t", "empty", id="blank"),
        pytest.param(b"Title: T\n\n", "empty", id="header alone"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "binary", id="binary"),
        pytest.param("Défense\nélevée".encode("cp1252"), "not UTF-8: byte 0xe9 in line 1 ('é' in cp1252)", id="cp1252"),
        pytest.param("Défense".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(b"Date: 14/03/2023\n\ntext\n", "line 1: date '14/03/2023' is not ISO 8601", id="date"),
    ],
)
def test_rejects_say_why(tmp_path, content, reason):
    found = article(tmp_path, content)
    assert isinstance(found, Reject)
    assert reason in found.reason


def test_what_is_not_there_or_of_another_kind(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "none").mkdir()
    reasons = [item.reason for item in find_files([tmp_path / "no.txt", tmp_path / "a.pdf", tmp_path / "none"])]
    assert "not there" in reasons[0]
    assert "'.pdf'" in reasons[1]
    assert "no article in this folder" in reasons[2]
