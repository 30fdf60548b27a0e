"""The page Stories, the filter of that name, and the pages within a story."""

from html import escape

import pytest

from tests.dashboard import builds
from tests.dashboard.test_pages import html, run, shown_ids

OF_DRONE = {"s-shoigu", "s-patrushev", "s-milley", "s-price", "s-nobody", "s-ryder", "s-antonov", "s-lavrov"}


def test_the_stories_stand_in_their_order(storied_warehouse, monkeypatch):
    app = run("stories", storied_warehouse, monkeypatch)
    titles = [piece.split('"', 1)[0] for piece in html(app).split('data-story="')[1:]]
    assert titles == ["story-drone", "story-evil"]
    assert any("1–2 of 2 stories" in caption.value for caption in app.caption)


def test_a_story_tells_how_large_it_is_who_speaks_and_what_is_new(storied_warehouse, monkeypatch):
    text = html(run("stories", storied_warehouse, monkeypatch))
    for part in ("15 – 16 March 2023", "3 articles", "7 statements", "French, English", "1 new article</b>"):
        assert part.replace("</b>", "") in text
    assert "Anatoly Antonov" in text
    assert "side-by-side?story=story-drone" in text
    assert "US · United States 1" in text  # of the strip


def test_a_hostile_title_is_words(storied_warehouse, monkeypatch):
    text = html(run("stories", storied_warehouse, monkeypatch))
    assert escape(builds.HOSTILE)[:40] in text
    assert "<script>" not in text
    assert "<img" not in text


def test_without_stories_the_page_says_so(awkward_warehouse, monkeypatch):
    assert "no story yet" in run("stories", awkward_warehouse, monkeypatch).info[0].value


@pytest.mark.parametrize("page", ["timeline", "side_by_side"])
def test_the_address_opens_a_page_within_a_story(page, storied_warehouse, monkeypatch):
    app = run(page, storied_warehouse, monkeypatch, story="story-drone")
    assert app.selectbox(key="story").value == "story-drone"
    assert "Story: <b" in html(app)
    assert set(shown_ids(app)) <= OF_DRONE
    assert {"s-milley", "s-antonov"} <= set(shown_ids(app))


def test_the_columns_begin_with_the_sides_of_the_story(storied_warehouse, monkeypatch):
    app = run("side_by_side", storied_warehouse, monkeypatch, story="story-evil")
    assert [app.selectbox(key=key).value.value for key in ("left", "right")] == ["NATO", "US"]


def test_side_by_side_asks_for_a_story(storied_warehouse, monkeypatch):
    app = run("side_by_side", storied_warehouse, monkeypatch)
    assert "Choose a story" in app.info[0].value
    assert shown_ids(app) == []
    assert "side-by-side?story=story-drone" in html(app)
    app.button(key="across").click().run()
    assert len(shown_ids(app)) > len(OF_DRONE) - 2
    assert app.selectbox(key="story").value == "all"


def test_the_filter_narrows_and_can_be_taken_off(storied_warehouse, monkeypatch):
    app = run("timeline", storied_warehouse, monkeypatch)
    assert len(shown_ids(app)) == 12
    app.selectbox(key="story").select("story-evil").run()
    assert set(shown_ids(app)) == {"s-evil", "s-formula", "s-long"}
    app.button(key="reset").click().run()
    assert len(shown_ids(app)) == 12


def test_a_story_that_the_build_does_not_have_is_said(storied_warehouse, monkeypatch):
    app = run("timeline", storied_warehouse, monkeypatch, story="story-gone")
    assert "no story" in app.warning[0].value
    assert len(shown_ids(app)) == 12


@pytest.mark.slow
def test_the_sample_is_three_stories_whose_titles_are_in_the_readers_language(sample_warehouse, monkeypatch):
    from dashboard.rows.stories import load_stories
    from etl.warehouse.builds import current_build

    for lang, word in (("fr", "récits"), ("en", "Kakhovka"), ("uk", "день")):
        stories = load_stories(current_build(sample_warehouse), lang, order="newest", limit=9)
        assert len(stories) == 3
        assert word.lower() in stories[0].title.lower()
        assert len(stories[0].days) > 5
