"""Points of contention: side by side by point, the point's page, the sharpest on Stories, what is dismissed."""

from html import escape

import duckdb
import pytest

from dashboard.controls.points import _csv
from dashboard.rows.filters import Filters
from dashboard.rows.points import MOST, Accounts, load_meetings
from etl.warehouse.builds import current_build
from etl.warehouse.lists.points import COLUMNS
from tests.dashboard import builds
from tests.dashboard.elements.test_csv_export import parsed
from tests.dashboard.test_pages import html, run, shown_ids

SURE, UNSURE = "s-shoigu s-milley", "s-ryder s-antonov"


@pytest.fixture(scope="module")
def crowded_warehouse(tmp_path_factory):
    return builds.crowded(tmp_path_factory.mktemp("crowded"))


def points_shown(app):
    return [piece.split('"', 1)[0] for piece in html(app).split('data-point="')[1:]]


def relations_shown(app):
    return [piece.split('"', 1)[0] for piece in html(app).split('data-relation="')[1:]]


def marks(app):
    return html(app).count('class="cc-mark')


def section(app, point_id):
    """What stands of one point in the side-by-side."""
    return html(app).split(f'data-point="{point_id}"')[1].split("</section>")[0]


def side_by_side(warehouse, monkeypatch, **query):
    return run("side_by_side", warehouse, monkeypatch, **{"story": "story-drone", **query})


def test_the_points_stand_side_by_side_those_where_both_speak_first(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch)
    assert points_shown(app) == ["point-contact", "point-recover"]
    assert marks(app) == 2
    contact = section(app, "point-contact")
    for part in (
        'href="point?point=point-contact" lang="en" dir="auto">Contact or not?</a>',
        "15 March 2023",
        "5 statements of 4 independent origins",
        "silent on it: <span",
        "contradict each other",
        "opposite words: “provoqué” against “intentionnelle”",
        "confidence high 0.82",
        "confidence low 0.55",
    ):
        assert part in contact


def test_the_reason_stands_between_the_two_statements(contended_warehouse, monkeypatch):
    contact = section(side_by_side(contended_warehouse, monkeypatch), "point-contact")
    places = [contact.index(part) for part in ('"s-shoigu"', "opposite words", '"s-milley"', "affirms", '"s-ryder"')]
    assert places == sorted(places)


def test_who_says_nothing_leaves_a_gap(contended_warehouse, monkeypatch):
    recover = section(side_by_side(contended_warehouse, monkeypatch), "point-recover")
    assert '<b dir="auto">US</b> has not answered in these articles' in recover
    assert "cc-mark" not in recover


def test_what_is_on_no_point_stands_behind(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch)
    assert any(heading.value == "On no point" for heading in app.subheader)
    assert shown_ids(app)[-1] == "s-price"
    assert len(shown_ids(app)) == len(set(shown_ids(app))) == 7


@pytest.mark.parametrize(
    ("query", "shown", "gap"),
    [
        pytest.param({"kind": "direct"}, {"s-shoigu", "s-lavrov", "s-ryder"}, "has not answered", id="kind"),
        pytest.param(
            {"side": "US · United States"}, {"s-milley", "s-ryder", "s-price"}, "the filters let through", id="side"
        ),
        pytest.param({"lang": "ru · Russian"}, {"s-lavrov"}, "has not answered", id="language"),
    ],
)
def test_the_filters_apply_to_the_statements(query, shown, gap, contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch, **query)
    assert set(shown_ids(app)) == shown
    assert gap in html(app)


def test_an_actor_against_a_side(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch, left="Mark Milley", right="RU · Russia")
    contact = section(app, "point-contact")
    shown = {piece.split('"', 1)[0] for piece in contact.split('data-statement="')[1:]}
    assert shown == {"s-milley", "s-shoigu", "s-antonov"}
    assert '<b dir="auto">Mark Milley</b> has not answered' in section(app, "point-recover")


def test_the_unknown_side_is_an_account(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch, left="unknown", right="US · United States")
    assert points_shown(app) == ["point-contact"]
    assert {"s-nobody", "s-milley", "s-ryder"} <= set(shown_ids(app))


def test_the_address_chooses_the_lists(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch, view="As lists")
    assert points_shown(app) == []
    assert marks(app) == 0
    assert "s-price" in shown_ids(app)


def test_a_story_without_points_and_all_articles_are_lists(storied_warehouse, contended_warehouse, monkeypatch):
    for app in (
        side_by_side(storied_warehouse, monkeypatch),
        run("side_by_side", contended_warehouse, monkeypatch, story="all"),
    ):
        assert not app.get("button_group")
        assert points_shown(app) == []


def test_filters_that_leave_nothing_are_named(contended_warehouse, monkeypatch):
    app = side_by_side(contended_warehouse, monkeypatch, q="no such words")
    assert "search" in app.info[0].value
    assert points_shown(app) == []


def test_hostile_words_of_a_point_are_words(contended_warehouse, monkeypatch):
    for app in (
        side_by_side(contended_warehouse, monkeypatch, story="story-evil"),
        run("point", contended_warehouse, monkeypatch, point="point-evil"),
        run("article", contended_warehouse, monkeypatch, statement="s-evil"),
        run("stories", contended_warehouse, monkeypatch),
    ):
        assert escape(builds.HOSTILE)[:40] in html(app)
        assert "<script>window" not in html(app)
        assert "<img" not in html(app)


def test_points_come_in_pages(crowded_warehouse, monkeypatch):
    app = side_by_side(crowded_warehouse, monkeypatch, story="story-many")
    assert len(points_shown(app)) == 10
    assert points_shown(app)[0] == "point-many"
    assert any("1–10 of 25 points" in caption.value for caption in app.caption)
    app.number_input[0].set_value(3).run()
    assert points_shown(app) == [f"point-{number}" for number in range(19, 24)]


def test_some_cards_a_side_and_the_way_to_the_others(crowded_warehouse, monkeypatch):
    many = section(side_by_side(crowded_warehouse, monkeypatch, story="story-many"), "point-many")
    assert many.count('class="cc-card"') == 6
    assert many.count('class="cc-mark') == 3
    assert "25 contradictions between the two, 3 marked below" in many
    assert "30 more of US</a>" in many


def test_only_what_is_shown_is_loaded(crowded_warehouse):
    found = load_meetings(
        current_build(crowded_warehouse), Filters(story="story-many"), Accounts(left_side="US", right_side="RU"),
        lang="en", dismissed=(), limit=10,
    )  # fmt: skip
    assert max(len(each.left) for each in found.meetings) == max(len(each.right) for each in found.meetings) == 3


def test_each_story_names_its_sharpest_contradiction(contended_warehouse, monkeypatch):
    app = run("stories", contended_warehouse, monkeypatch)
    assert relations_shown(app) == [SURE, "s-evil s-long"]
    text = html(app)
    for part in (
        '<a href="point?point=point-contact" dir="auto">Contact or not?</a>',
        'data-said="s-shoigu"',
        '<a href="article?statement=s-milley"',
        "Mark Milley",
        "confidence high 0.82",
    ):
        assert part in text


def test_a_story_without_contradictions_names_none(storied_warehouse, monkeypatch):
    assert "Sharpest" not in html(run("stories", storied_warehouse, monkeypatch))


def test_what_is_dismissed_stands_nowhere(contended_warehouse, monkeypatch):
    app = run("point", contended_warehouse, monkeypatch, point="point-contact")
    assert relations_shown(app) == [SURE, UNSURE, "s-shoigu s-antonov"]
    app.button(key=f"Dismiss {SURE}").click().run()
    assert relations_shown(app)[:2] == [UNSURE, "s-shoigu s-antonov"]
    assert app.expander[0].label == "Dismissed (1)"
    app.button(key=f"Bring back {SURE}").click().run()
    assert relations_shown(app) == [SURE, UNSURE, "s-shoigu s-antonov"]
    for key in (SURE, UNSURE):
        app.button(key=f"Dismiss {key}").click().run()
    app.button(key="bring all back").click().run()
    assert relations_shown(app) == [SURE, UNSURE, "s-shoigu s-antonov"]


def with_dismissed(page, warehouse, monkeypatch, keys, **query):
    app = run(page, warehouse, monkeypatch, **query)
    app.session_state["dismissed"] = keys
    app.run()
    assert not app.exception
    return app


def test_a_dismissed_contradiction_is_no_mark(contended_warehouse, monkeypatch):
    app = with_dismissed("side_by_side", contended_warehouse, monkeypatch, (SURE,), story="story-drone")
    assert marks(app) == 1
    assert {"s-shoigu", "s-milley"} <= set(shown_ids(app))
    both = with_dismissed("side_by_side", contended_warehouse, monkeypatch, (SURE, UNSURE), story="story-drone")
    assert marks(both) == 0


def test_nor_is_it_the_sharpest_nor_on_the_article(contended_warehouse, monkeypatch):
    stories = with_dismissed("stories", contended_warehouse, monkeypatch, (SURE,))
    assert relations_shown(stories) == [UNSURE, "s-evil s-long"]
    none = with_dismissed("stories", contended_warehouse, monkeypatch, (SURE, UNSURE))
    assert relations_shown(none) == ["s-evil s-long"]
    article = with_dismissed("article", contended_warehouse, monkeypatch, (SURE,), statement="s-milley")
    assert "On the point" in html(article)
    assert relations_shown(article) == []


def test_the_page_of_a_point(contended_warehouse, monkeypatch):
    app = run("point", contended_warehouse, monkeypatch, point="point-contact")
    text = html(app)
    for part in (
        'dir="auto">Contact or not?</h1>',
        '<a href="side-by-side?story=story-drone"><b dir="auto">Pentagon on the drone</b></a>',
        "5 statements of 4 independent origins",
        "speak: <span",
        "not independent: the same origin as",
    ):
        assert part in text
    assert text.index('data-side="RU"') < text.index('data-side="US"') < text.index('data-side=""')
    assert set(shown_ids(app)) == {"s-shoigu", "s-antonov", "s-milley", "s-ryder", "s-nobody"}
    assert len(app.get("plotly_chart")) == 1
    assert any("3 statements without any date are not in the chart." in caption.value for caption in app.caption)
    assert not any(heading.value == "Who moved" for heading in app.subheader)


def test_who_moved_stands_from_what_to_what(contended_warehouse, monkeypatch):
    app = run("point", contended_warehouse, monkeypatch, point="point-evil")
    assert any(heading.value == "Who moved" for heading in app.subheader)
    assert relations_shown(app)[0] == "s-evil s-formula"
    app.button(key="Dismiss s-evil s-formula").click().run()
    assert not any(heading.value == "Who moved" for heading in app.subheader)


def test_a_point_within_one_article(contended_warehouse, monkeypatch):
    text = html(run("point", contended_warehouse, monkeypatch, point="point-alone"))
    assert 'A point within the article <a href="article?article=a-ar">' in text
    assert 'lang="ar" dir="auto">هل سقطت الطائرة؟</h1>' in text


def test_a_point_without_dates_has_no_chart(tmp_path, monkeypatch):
    warehouse = builds.storied(tmp_path)
    with duckdb.connect(str(warehouse / "b-test.duckdb")) as connection:
        on = {"s-shoigu": "o-1", "s-price": "o-2"}
        builds.point(connection, "point-undated", "story-drone", 1, {"fr": "Quand ?"}, on)
    app = run("point", warehouse, monkeypatch, point="point-undated")
    assert not app.get("plotly_chart")
    assert "undated · 2 statements" in html(app)
    assert len(shown_ids(app)) == 2


def test_a_point_of_very_many_statements_shows_the_first_and_says_so(crowded_warehouse, monkeypatch):
    app = run("point", crowded_warehouse, monkeypatch, point="point-many")
    assert f"first {MOST} of 316" in app.warning[0].value
    assert len(shown_ids(app)) == MOST
    assert len(relations_shown(app)) == 10
    app.number_input[0].set_value(3).run()
    assert len(relations_shown(app)) == 5


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"story": "story-drone"}, ["point-contact", "point-recover"], id="of the story"),
        pytest.param({}, ["point-contact", "point-recover", "point-evil", "point-alone"], id="of all"),
    ],
)
def test_an_unknown_point_is_said_to_be_unknown(query, expected, contended_warehouse, monkeypatch):
    app = run("point", contended_warehouse, monkeypatch, point="<b>nope", **query)
    assert "holds no point" in app.error[0].value
    assert app.text[0].value == "<b>nope"
    assert points_shown(app) == expected


def test_without_points_the_page_says_so(awkward_warehouse, monkeypatch):
    assert "no point yet" in run("point", awkward_warehouse, monkeypatch).info[0].value


def test_the_article_names_the_point_and_what_the_statement_contradicts(contended_warehouse, monkeypatch):
    text = html(run("article", contended_warehouse, monkeypatch, statement="s-milley"))
    assert 'On the point <a href="point?point=point-contact" dir="auto">Contact or not?</a>' in text
    assert 'data-said="s-shoigu"' in text
    assert 'data-said="s-milley"' not in text
    assert "On the point" not in html(run("article", contended_warehouse, monkeypatch, statement="s-price"))


def test_the_csv_has_a_row_a_statement_with_its_point_and_reason(contended_warehouse):
    build = current_build(contended_warehouse)
    rows = parsed(_csv(build, "story-drone", None, (), separator=";"), ";")
    assert tuple(rows[0]) == COLUMNS.names
    assert len(rows) == 7
    by_id = {row["statement_id"]: row for row in rows}
    assert (by_id["s-milley"]["relation"], by_id["s-milley"]["other_id"]) == ("contradicts", "s-shoigu")
    assert by_id["s-milley"]["why"].startswith("opposite words")
    assert by_id["s-nobody"]["relation"] == ""
    without = parsed(_csv(build, None, "point-contact", (SURE,), separator=","))
    assert {row["statement_id"]: row["relation"] for row in without} == {
        "s-shoigu": "agrees", "s-antonov": "contradicts", "s-milley": "", "s-ryder": "contradicts", "s-nobody": "",
    }  # fmt: skip


def test_a_formula_in_it_is_neutralised_unless_raw_is_asked_for(contended_warehouse):
    build = current_build(contended_warehouse)
    contents = [
        {row["content"] for row in parsed(_csv(build, None, "point-evil", (), separator=",", raw=raw))}
        for raw in (False, True)
    ]
    assert "'=1+1" in contents[0]
    assert "=1+1" in contents[1]
