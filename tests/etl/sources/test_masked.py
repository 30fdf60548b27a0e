"""What opens a door stands in no message and in no row; what only looks like it stays."""

from pathlib import Path

import pytest

from etl.model.article import Article
from etl.sources.fields import article_of
from etl.sources.masked import masked, masked_in
from tests.etl.loading import load

SECRET = "s3cret"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://me:s3cret@a.example/x", "https://***@a.example/x", id="name and password"),
        pytest.param("https://s3cret@a.example/x", "https://***@a.example/x", id="a token as name"),
        pytest.param("//me:s3cret@a.example/x", "//***@a.example/x", id="without scheme"),
        pytest.param("ftp://me:s3cret@a.example/x", "ftp://***@a.example/x", id="another scheme"),
        pytest.param("https://me:s3 cret@a.example/", "https://***@a.example/", id="a blank in it"),
        pytest.param("https://me:a/s3cret@a.example/", "https://me:***", id="a slash in it"),
        pytest.param("https://a.example/f?id=3&token=s3cret#x", "https://a.example/f?id=3&token=***#x", id="token"),
        pytest.param("https://a.example/f?API_KEY=s3cret", "https://a.example/f?API_KEY=***", id="capitals"),
        pytest.param("https://a.example/@me/1", "https://a.example/@me/1", id="a writer's page"),
        pytest.param("https://a.example/?to=x@b.example", "https://a.example/?to=x@b.example", id="an e-mail address"),
        pytest.param("https://a.example:8080/x@y", "https://a.example:8080/x@y", id="a port"),
        pytest.param("https://[::1]:8080/x", "https://[::1]:8080/x", id="IPv6"),
        pytest.param("https://a.example/?tokens=3", "https://a.example/?tokens=3", id="another parameter"),
    ],
)
def test_an_address(address, expected):
    assert masked(address) == expected


def test_addresses_in_a_message():
    said = "http://me:s3cret@a.example/x leads to 'https://b.example/?token=s3cret', see https://c.example/@me"
    assert SECRET not in masked_in(said)
    assert "https://c.example/@me" in masked_in(said)


def test_an_article_s_address_and_id():
    article = article_of("Harbour.", {"address": f"https://x:{SECRET}@a.example/", "id": f"//x:{SECRET}@a"}, source="a")
    assert isinstance(article, Article)
    assert (article.address, article.record) == ("https://***@a.example/", "//***@a")


@pytest.mark.parametrize(
    "address",
    [f"https://me:{SECRET}@a.invalid/x", f"https://me:a/{SECRET}@a.invalid/", f"ftp://me:{SECRET}@a.invalid/"],
)
def test_a_load_of_it_says_and_stores_nothing_of_it(tmp_path, address):
    (tmp_path / "a.jsonl").write_text(
        f'{{"text": "The light was out.", "lang": "en", "url": "https://me:{SECRET}@a.example/1"}}\n', "utf-8"
    )
    report = load([address, tmp_path / "a.jsonl"], tmp_path / "w")
    assert report.rejected == 1
    assert SECRET not in repr(report)
    assert not any(SECRET.encode() in path.read_bytes() for path in Path(tmp_path / "w").rglob("*") if path.is_file())
