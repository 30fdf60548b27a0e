"""Every page under AppTest: default, filtered, empty."""

from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages import PAGES
from tests.dashboard import builds

VIEWS = Path(__file__).parents[2] / "dashboard" / "views"
NAMES = [Path(page.file).stem for page in PAGES]


def run(page, warehouse, monkeypatch, **query):
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(warehouse))
    app = AppTest.from_file(str(VIEWS / f"{page}.py"), default_timeout=20)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def shown_ids(app):
    return [piece.split('"', 1)[0] for piece in html(app).split('data-statement="')[1:]]


@pytest.mark.parametrize("page", NAMES)
def test_every_page_runs(page, awkward_warehouse, monkeypatch):
    run(page, awkward_warehouse, monkeypatch)


@pytest.mark.parametrize("page", NAMES)
def test_every_page_runs_on_a_build_without_articles_and_says_so(page, empty_warehouse, monkeypatch):
    app = run(page, empty_warehouse, monkeypatch)
    assert any("no statements" in info.value or "no articles" in info.value for info in app.info)


def test_the_timeline_shows_every_statement_and_both_charts(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch)
    assert len(shown_ids(app)) == 12
    assert len(app.get("plotly_chart")) == 2
    assert any("Undated" in heading.value for heading in app.subheader)


def test_choosing_an_actor_leaves_only_that_actor(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch)
    app.multiselect(key="actor").select("milley").run()
    assert shown_ids(app) == ["s-milley"]


def test_choosing_a_camp_leaves_its_sides(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch)
    app.multiselect(key="camp").select("west").run()
    assert set(shown_ids(app)) == {"s-milley", "s-price", "s-ryder", "s-long", "s-evil", "s-formula"}


def test_the_address_names_the_actors(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch, actor=["Mark Milley", "nobody"])
    assert app.multiselect(key="actor").value == ["milley"]
    assert shown_ids(app) == ["s-milley"]


def test_the_address_restores_the_filters(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch, side="RU · Russia", undated="false")
    assert app.multiselect(key="side").value == ["RU"]
    assert set(shown_ids(app)) == {"s-antonov", "s-lavrov"}


def test_the_box_finds_words_in_all_their_forms_beside_the_other_filters(loaded_warehouse, monkeypatch):
    assert len(shown_ids(run("timeline", loaded_warehouse, monkeypatch))) == 3
    assert len(shown_ids(run("timeline", loaded_warehouse, monkeypatch, q="drone"))) == 2
    assert len(shown_ids(run("timeline", loaded_warehouse, monkeypatch, q="drones", side="RU · Russia"))) == 1
    assert len(shown_ids(run("timeline", loaded_warehouse, monkeypatch, q="Shoigu OR contact"))) == 2


def test_a_hint_below_the_box_says_what_was_not_understood(loaded_warehouse, monkeypatch):
    app = run("timeline", loaded_warehouse, monkeypatch, q="**drone** foo:bar")
    assert any("no condition is called 'foo'" in text.value for text in app.text)


def test_a_build_without_an_index_says_so_and_shows_nothing_for_words(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch, q="drone")
    assert shown_ids(app) == []
    assert any("has no index" in text.value for text in app.text)


def test_filters_that_match_nothing_are_named_and_can_be_reset(awkward_warehouse, monkeypatch):
    app = run("timeline", awkward_warehouse, monkeypatch, q="no such words")
    assert "search" in app.info[0].value
    app.button(key="reset_empty").click().run()
    assert len(shown_ids(app)) == 12


def test_pages_of_the_list_follow_each_other(many_warehouse, monkeypatch):
    app = run("timeline", many_warehouse, monkeypatch)
    assert len(shown_ids(app)) == 50
    assert any("Showing 1–50 of 320; the CSV holds the 50 shown." in caption.value for caption in app.caption)
    first = shown_ids(app)
    app.number_input[0].set_value(7).run()
    assert len(shown_ids(app)) == 20
    assert not set(first) & set(shown_ids(app))


def test_another_filter_begins_at_the_first_page(many_warehouse, monkeypatch):
    app = run("timeline", many_warehouse, monkeypatch)
    app.number_input[0].set_value(3).run()
    app.multiselect(key="kind").select("direct").run()
    assert any("Showing 1–50 of 107" in caption.value for caption in app.caption)


def test_side_by_side_begins_with_the_two_sides_that_say_most(awkward_warehouse, monkeypatch):
    app = run("side_by_side", awkward_warehouse, monkeypatch)
    assert [box.value.value for box in app.selectbox[:2]] == ["RU", "US"]
    assert shown_ids(app) == [
        "s-antonov",
        "s-lavrov",
        "s-shoigu",
        "s-patrushev",
        "s-ryder",
        "s-long",
        "s-milley",
        "s-price",
    ]


def test_a_column_that_the_sidebar_excludes_is_empty_and_says_why(awkward_warehouse, monkeypatch):
    app = run("side_by_side", awkward_warehouse, monkeypatch)
    app.multiselect(key="side").select("US").run()
    assert not app.exception
    assert {"s-milley", "s-price"} <= set(shown_ids(app))
    assert "s-shoigu" not in shown_ids(app)
    assert "side" in app.info[0].value


def test_the_article_page_marks_exactly_the_statement(awkward_warehouse, monkeypatch):
    text = html(run("article", awkward_warehouse, monkeypatch, statement="s-shoigu"))
    body = text[text.index("cc-text") :]
    assert '<mark id="marked-statement">Le drone a provoqué</mark>' in body
    assert "<mark>une escalade dangereuse</mark>" in body
    assert body.count("<mark") == 2
    assert '<s class="cc-ignored" title="left out: footer">Catégories : monde</s>' in body


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"article": "a-silent"}, "Nobody says anything here.", id="an article without statements"),
        pytest.param({"article": "a-ar"}, 'dir="auto"', id="a text from right to left"),
    ],
)
def test_an_article_can_be_opened_by_its_id(query, expected, awkward_warehouse, monkeypatch):
    assert expected in html(run("article", awkward_warehouse, monkeypatch, **query))


@pytest.mark.parametrize("query", [{"statement": "<b>nope"}, {"article": "nope"}], ids=["statement", "article"])
def test_an_unknown_id_is_said_to_be_unknown(query, awkward_warehouse, monkeypatch):
    app = run("article", awkward_warehouse, monkeypatch, **query)
    assert "holds no" in app.error[0].value
    assert app.text[0].value == next(iter(query.values()))
    assert app.selectbox


def test_sources_lists_notes_and_the_article_shows_its_own(awkward_warehouse, monkeypatch):
    sources = run("sources", awkward_warehouse, monkeypatch)
    assert "when articles were read: 1 =cut off." in " ".join(caption.value for caption in sources.caption)
    assert html(sources).count(escape(builds.HOSTILE)) >= 3  # title, note, and in the list of notes
    article = html(run("article", awkward_warehouse, monkeypatch, article="a-hostile"))
    assert f'<b>=cut off</b>: <span dir="auto">{escape(builds.HOSTILE)}</span>.' in article


def test_sources_lists_articles_and_rejects(awkward_warehouse, monkeypatch):
    text = html(run("sources", awkward_warehouse, monkeypatch))
    for part in ("Pentagon on the drone", "the file is empty", "&lt;xx&gt;", "b-test"):
        assert part in text


def test_a_new_build_is_seen_at_the_next_rerun(tmp_path, monkeypatch):
    builds.write_build(tmp_path, build_id="b1")
    app = run("sources", tmp_path, monkeypatch)
    builds.write_build(tmp_path, build_id="b2")
    app.run()
    assert "b2" in html(app)


def test_the_app_itself_runs(awkward_warehouse, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(awkward_warehouse))
    app = AppTest.from_file(str(VIEWS.parent / "app.py"), default_timeout=20).run()
    assert not app.exception
    assert app.title[0].value == "Stories"


def test_a_choice_that_a_new_build_no_longer_offers_is_dropped(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(builds.awkward(tmp_path)))
    app = AppTest.from_file(str(VIEWS.parent / "app.py"), default_timeout=20).run()
    app.switch_page(str(VIEWS / "timeline.py")).run()
    app.multiselect(key="actor").select("milley").run()
    builds.many(tmp_path, count=12, build_id="b-next")
    app.run()
    assert not app.exception
    assert app.multiselect(key="actor").value == []
    assert len(shown_ids(app)) == 12


def test_a_side_that_a_new_build_no_longer_has_leaves_its_column(tmp_path, monkeypatch):
    app = run("side_by_side", builds.awkward(tmp_path), monkeypatch, left="unknown")
    builds.write_build(tmp_path, build_id="b-next")
    app.run()
    assert not app.exception
    builds.many(tmp_path, count=12, build_id="b-third")
    app.run()
    assert not app.exception
    assert app.selectbox(key="left").value.value in {"US", "RU", "UA", "CN", "NATO", "FR"}


def test_an_article_can_be_chosen(awkward_warehouse, monkeypatch):
    app = run("article", awkward_warehouse, monkeypatch)
    app.selectbox[0].select("a-ru").run()
    assert "Лавров" in html(app)


@pytest.mark.parametrize("spelling", ["choigou", "SHOIGU", "Шойгу", "Schojgu"])
def test_the_actors_page_finds_an_actor_in_any_spelling(awkward_warehouse, monkeypatch, spelling):
    text = html(run("actors", awkward_warehouse, monkeypatch, name=spelling))
    assert text.count("?actor=Sergue%C3%AF%20Cho%C3%AFgou") == 1
    assert "Mark Milley" not in text


def test_the_actors_page_says_when_nobody_is_named_so(awkward_warehouse, monkeypatch):
    app = run("actors", awkward_warehouse, monkeypatch, name="Qwertz")
    assert "None of the 8 actors" in app.info[0].value


def test_the_actors_page_groups_by_side_kind_and_role(awkward_warehouse, monkeypatch):
    app = run("actors", awkward_warehouse, monkeypatch)
    assert [heading.value for heading in app.subheader][:2] == ["RU · Russia (4)", "US · United States (3)"]
    app.selectbox(key="group").select("role").run()
    assert [heading.value for heading in app.subheader][:2] == ["defence minister (1)", "office not known (7)"]
    app.selectbox(key="group").select("kind").run()
    assert app.subheader[0].value == "person (8)"


def test_the_actors_page_escapes_what_the_sources_say(awkward_warehouse, monkeypatch):
    text = html(run("actors", awkward_warehouse, monkeypatch))
    assert "<script>" not in text
    assert "<img" not in text
    assert "<b>role</b>" not in text
    assert "found-prix-ned" in text
    assert "81" in text


SHORT = 50_000  # characters of a page that shows nothing of a million characters whole


@pytest.fixture(scope="module")
def huge_warehouse(tmp_path_factory):
    return builds.huge(tmp_path_factory.mktemp("huge"))


@pytest.mark.parametrize("page", ["timeline", "side_by_side", "actors", "sources", "article"])
def test_giant_words_are_shown_cut(page, huge_warehouse, monkeypatch):
    app = run(page, huge_warehouse, monkeypatch)
    assert len(html(app)) < SHORT
    for choice in (*app.selectbox, *app.multiselect):
        assert sum(map(len, choice.options)) < SHORT
    for chart in app.get("plotly_chart"):
        assert len(chart.proto.spec) < 3 * SHORT


def test_the_article_shows_them_whole_on_demand(huge_warehouse, monkeypatch):
    text = html(run("article", huge_warehouse, monkeypatch, article="h-1"))
    assert "(1,000,000 characters: show all)" in text
    assert f"<details><summary>{'T' * 299}…" in text
    assert f"</summary>{'T' * 1_000_000}</details>" in text
    assert "W" * 1_000_000 in text
