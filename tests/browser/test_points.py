"""Points of contention as a reader meets them: side by side, the page of one, what they dismiss."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import screen

pytestmark = pytest.mark.browser
DRONE = "side-by-side?story=story-drone"
PAGES = [DRONE, "side-by-side?story=story-evil", "point?point=point-contact", "point?point=point-evil", ""]


def sides(page):
    """The sides on the cards, from top to bottom."""
    return page.locator(".cc-card .cc-head .cc-side").all_text_contents()


def top(place):
    return place.bounding_box()["y"]


def test_the_address_tells_whether_by_point_or_as_lists(page, contended):
    screen.open_page(page, f"{contended}/{DRONE}")
    expect(page.locator(".cc-point")).to_have_count(2)
    page.get_by_role("radio", name="As lists").or_(page.get_by_role("button", name="As lists")).first.click()
    expect(page).to_have_url(re.compile("view=As"))
    expect(page.locator(".cc-point")).to_have_count(0)
    address = page.url
    screen.open_page(page, address)
    expect(page.locator(".cc-point")).to_have_count(0)
    screen.shows(screen.column(page, "United States"), ["s-ryder", "s-milley", "s-price"])
    for name in ("Timeline", "Side by side"):
        page.get_by_role("link", name=name, exact=True).click()
        screen.settled(page)
    expect(page.locator("h3.cc-column")).to_have_count(2)
    expect(page.locator(".cc-point")).to_have_count(0)
    page.get_by_role("radio", name="By point").or_(page.get_by_role("button", name="By point")).first.click()
    expect(page.locator(".cc-point")).to_have_count(2)
    assert "view=" not in page.url


def test_the_mark_stands_between_the_two(page, contended):
    screen.open_page(page, f"{contended}/{DRONE}")
    pair = page.locator(".cc-pair").first
    left, mark, right = (pair.locator(":scope > *").nth(place).bounding_box() for place in range(3))
    assert left["x"] + left["width"] <= mark["x"]
    assert mark["x"] + mark["width"] <= right["x"]
    expect(pair.locator(".cc-mark")).to_contain_text("confidence high 0.82")


def test_on_a_narrow_screen_it_stands_below_one_and_above_the_other_and_each_says_its_side(page, contended):
    page.set_viewport_size({"width": 390, "height": 900})
    screen.open_page(page, f"{contended}/{DRONE}")
    pair = page.locator(".cc-pair").first
    left, mark, right = (top(pair.locator(":scope > *").nth(place)) for place in range(3))
    assert left < mark < right
    assert sides(page)[:2] == ["RU", "US"]
    assert len(sides(page)) == page.locator(".cc-card").count()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_the_screen_and_no_words_run(page, contended, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    screen.open_page(page, f"{contended}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x], a[href^='javascript:'], .katex").count() == 0


def test_from_the_story_to_the_point_to_the_words_and_back(page, contended):
    screen.open_page(page, contended)
    page.locator('[data-story="story-drone"] .cc-sharpest').get_by_role("link", name="Contact or not?").click()
    page.wait_for_url("**/point?point=point-contact")
    screen.settled(page)
    expect(page.locator("h1.cc-title")).to_have_text("Contact or not?")
    page.locator('.cc-relation [data-said="s-milley"] a').first.click()
    page.wait_for_url("**statement=s-milley")
    screen.settled(page)
    assert screen.marked(page) == ["que l'interception était intentionnelle"]
    page.locator(".cc-on-point").get_by_role("link", name="Contact or not?").click()
    page.wait_for_url("**/point?point=point-contact")
    screen.settled(page)
    page.get_by_role("link", name="Pentagon on the drone").click()
    page.wait_for_url("**/side-by-side?story=story-drone")
    screen.settled(page)
    page.locator(".cc-point h3").get_by_role("link", name="Récupérer ou non ?").click()
    page.wait_for_url("**/point?point=point-recover")


def test_the_page_of_a_point_is_not_in_the_navigation_and_keeps_the_story(page, contended):
    screen.open_page(page, f"{contended}/point?point=point-contact")
    expect(page.get_by_role("link", name="Side by side", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Point", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Side by side", exact=True).click()
    expect(page.locator(".cc-point")).to_have_count(2)
    assert "story=story-drone" in page.url


def test_what_is_dismissed_leaves_every_page_until_it_is_brought_back(page, contended):
    """By links within a page too, which open it anew."""
    sure = '[data-relation="s-shoigu s-milley"]'
    screen.open_page(page, f"{contended}/point?point=point-contact")
    expect(page.locator(".cc-relation")).to_have_count(3)
    page.get_by_role("button", name="Dismiss").first.click()
    expect(page.get_by_text("Dismissed (1)")).to_be_visible()
    page.get_by_role("link", name="Stories", exact=True).click()
    expect(page.locator(".cc-sharpest")).to_have_count(2)
    expect(page.locator(sure)).to_have_count(0)
    page.get_by_role("link", name="Pentagon on the drone").first.click()
    expect(page.locator(".cc-mark")).to_have_count(1)
    page.locator(".cc-point h3").get_by_role("link", name="Contact or not?").click()
    page.wait_for_url("**/point?point=point-contact")
    page.get_by_text("Dismissed (1)").click()
    page.get_by_role("button", name="Bring back", exact=True).click()
    expect(page.get_by_text("Dismissed (1)")).to_have_count(0)
    expect(page.locator(sure)).to_have_count(1)
    screen.open_page(page, f"{contended}/{DRONE}")
    expect(page.locator(".cc-mark")).to_have_count(2)


def test_another_reader_sees_what_one_has_dismissed(page, chromium, contended):
    screen.open_page(page, f"{contended}/point?point=point-contact")
    page.get_by_role("button", name="Dismiss").first.click()
    expect(page.get_by_text("Dismissed (1)")).to_be_visible()
    other = chromium.new_context().new_page()
    screen.open_page(other, f"{contended}/{DRONE}")
    expect(other.locator(".cc-mark")).to_have_count(2)
    other.context.close()


def test_a_click_on_a_claim_shows_its_statement(page, contended):
    screen.open_page(page, f"{contended}/point?point=point-contact")
    page.locator(".stPlotlyChart .points path").first.click(force=True)
    expect(page.locator(".cc-card")).to_have_count(6)


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [(DRONE, "contrechamp-b-test-points", 7), ("point?point=point-contact", "contrechamp-b-test-point-contact", 5)],
    ids=["of a story", "of a point"],
)
def test_the_csv_of_points(page, contended, path, name, count):
    screen.open_page(page, f"{contended}/{path}")
    data, found = screen.download(page, "Download (all points|this point)")
    assert found == f"{name}.csv"
    rows = screen.parsed(data)
    assert len(rows) == count
    assert {row["relation"] for row in rows if row["statement_id"] in ("s-shoigu", "s-milley")} == {"contradicts"}


def test_an_unknown_point_offers_those_of_the_story(page, contended):
    screen.open_page(page, f"{contended}/point?point=nope&story=story-drone")
    expect(page.get_by_text("holds no point with this id")).to_be_visible()
    page.get_by_role("link", name="Contact or not?").click()
    expect(page.locator("h1.cc-title")).to_have_text("Contact or not?")
