"""The page Search: what is typed, what is found, and the way to the passage."""

import pytest

from tests.dashboard.test_pages import html, run, shown_ids


def test_an_empty_box_says_what_can_be_typed(loaded_warehouse, monkeypatch):
    text = html(run("search", loaded_warehouse, monkeypatch))
    assert "search?q=Kakhovka" in text
    assert "actor:Choïgou side:RU" in text


def test_hits_are_marked_and_lead_to_their_passage(loaded_warehouse, monkeypatch):
    app = run("search", loaded_warehouse, monkeypatch, q="drone")
    text = html(app)
    assert len(shown_ids(app)) == 2
    assert "<mark>drone</mark>" in text
    assert "<mark>drones</mark>" in text
    assert all(f"article?statement={each}" in text for each in shown_ids(app))
    assert any("1–2 of 2 statements" in caption.value for caption in app.caption)


def test_articles_have_the_places_of_the_hits(loaded_warehouse, monkeypatch):
    app = run("search", loaded_warehouse, monkeypatch, q="drone")
    app.segmented_control[0].set_value("articles").run()
    text = html(app)
    (link,) = [piece.split('"', 1)[0] for piece in text.split('class="cc-words" href="')[1:]]
    _, _, query = link.replace("&amp;", "&").partition("?")
    known = dict(pair.split("=") for pair in query.split("&"))
    known["at"] = known["at"].replace("%2C", ",")
    shown = html(run("article", loaded_warehouse, monkeypatch, **known))
    assert shown.count('<mark id="marked-statement">') == 1
    assert "drone" in shown.split('<mark id="marked-statement">', 1)[1][:300]
    assert "what was searched for" in shown


@pytest.mark.parametrize("at", ["", "x", "5", "9999999-99999999", "7-3", "-1-2", "1-2,<b>"])
def test_places_that_are_none_are_left_out(at, loaded_warehouse, monkeypatch):
    text = html(run("search", loaded_warehouse, monkeypatch, q="drone"))
    article_id = text.split('data-article="')[1].split('"', 1)[0]
    assert "cc-text" in html(run("article", loaded_warehouse, monkeypatch, article=article_id, at=at))


def test_the_name_of_a_speaker_is_marked(loaded_warehouse, monkeypatch):
    text = html(run("search", loaded_warehouse, monkeypatch, q="Shoigu"))
    assert "<mark>Sergei Shoigu</mark>" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param('"drone', "quotation mark", id="an open quotation mark"),
        pytest.param("OR", "OR", id="OR alone"),
        pytest.param("foo:bar", "foo", id="a condition that there is not"),
        pytest.param("x " * 5000, "characters", id="ten thousand characters"),
    ],
)
def test_what_was_not_understood_is_said(typed, said, loaded_warehouse, monkeypatch):
    app = run("search", loaded_warehouse, monkeypatch, q=typed)
    assert any(said in text.value for text in app.text)


def test_nothing_found_offers_other_ways(loaded_warehouse, monkeypatch):
    app = run("search", loaded_warehouse, monkeypatch, q="zorglub")
    assert "Nothing has all of this" in app.info[0].value


def test_a_build_without_an_index_says_so(awkward_warehouse, monkeypatch):
    app = run("search", awkward_warehouse, monkeypatch, q="drone")
    assert any("has no index" in text.value for text in app.text)


@pytest.mark.slow
def test_a_story_narrows_what_is_found(sample_warehouse, monkeypatch):
    from dashboard.rows.stories import story_choices
    from etl.warehouse.builds import current_build

    everywhere = run("search", sample_warehouse, monkeypatch, q="explosion OR drone")
    stories = {row["first_day"].month: row["story_id"] for row in story_choices(current_build(sample_warehouse), "en")}
    within = run("search", sample_warehouse, monkeypatch, q="explosion OR drone", story=stories[3])
    assert 0 < len(shown_ids(within)) <= len(shown_ids(everywhere))
    assert within.segmented_control[0].options != everywhere.segmented_control[0].options
