"""Copies, quotations in several articles, and earlier versions, as the pages show them."""

import pytest

from tests.dashboard import builds
from tests.dashboard.test_pages import html, run, shown_ids


@pytest.fixture(scope="module")
def repeated(tmp_path_factory):
    return builds.repeated(tmp_path_factory.mktemp("repeated"))


def test_copies_count_once_where_asked(repeated, monkeypatch):
    app = run("timeline", repeated, monkeypatch)
    assert set(shown_ids(app)) == {"t-1", "t-2", "t-3"}
    app.checkbox(key="once").check().run()
    assert set(shown_ids(app)) == {"t-1", "t-3"}
    app.button(key="reset").click().run()
    assert set(shown_ids(app)) == {"t-1", "t-2", "t-3"}


def test_a_card_says_in_how_many_other_articles_its_words_stand(repeated, monkeypatch):
    assert html(run("timeline", repeated, monkeypatch)).count("also in 2 other articles") == 3


def test_sources_count_articles_and_independent_texts(repeated, monkeypatch):
    app = run("sources", repeated, monkeypatch)
    shown = html(app)
    for words in ("<b>3</b> articles", "<b>2</b> independent texts", "<b>1</b> earlier versions"):
        assert words in shown
    assert "The Copy &lt;b&gt;" in shown
    app.checkbox(key="once").check().run()
    assert "The Copy" not in html(app)


def test_actors_count_articles_or_independent_texts(repeated, monkeypatch):
    app = run("actors", repeated, monkeypatch)
    three = html(app)
    app.checkbox(key="once").check().run()
    assert html(app) != three


def test_an_article_names_its_copies_and_where_else_the_words_stand(repeated, monkeypatch):
    shown = html(run("article", repeated, monkeypatch, statement="t-1"))
    assert "Much the same text stands in 1 other article:" in shown
    assert "The Copy &lt;b&gt;</a> (15 March 2023)" in shown
    assert "The same quotation stands in 2 other places" in shown
    assert 'href="article?statement=t-3"' in shown


def test_a_replaced_version_is_shown_as_such_with_its_statements(repeated, monkeypatch):
    shown = html(run("article", repeated, monkeypatch, statement="t-old"))
    assert "This is an earlier version." in shown
    assert 'href="article?article=r-1"' in shown
    assert "windows-1252" in shown
    assert "The talks are over." in shown
    assert '<mark id="marked-statement">We will not accept' in shown
    assert "set right" in shown
