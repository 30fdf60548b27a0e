"""Stories and search as a reader meets them: the way from the home page to the passage."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import screen

pytestmark = pytest.mark.browser


def test_a_click_on_a_story_opens_its_accounts_and_goes_along(page, storied):
    screen.open_page(page, storied)
    page.get_by_role("link", name="Pentagon on the drone").click()
    screen.settled(page)
    assert "story=story-drone" in page.url
    screen.shows(screen.column(page, "United States"), ["s-ryder", "s-milley", "s-price"])
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    screen.settled(page)
    assert "story=story-drone" in page.url
    expect(page.locator(".cc-card")).to_have_count(8)


def test_the_words_of_a_title_never_run(page, storied):
    screen.open_page(page, storied)
    screen.open_page(page, f"{storied}/timeline?story=story-evil")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x], a[href^='javascript:'], .katex").count() == 0


def test_a_bar_says_what_it_counts(page, storied):
    screen.open_page(page, storied)
    bars = page.locator(".cc-story").first.locator(".cc-strip span")
    expect(bars).to_have_count(2)
    assert re.match(
        r"15 March 2023: US · United States 1, RU · Russia 1|15 March 2023: RU", bars.first.get_attribute("title")
    )


@pytest.mark.parametrize("path", ["", "search", "side-by-side"])
def test_a_narrow_screen_is_wide_enough(page, storied, path):
    page.set_viewport_size({"width": 390, "height": 900})
    screen.open_page(page, f"{storied}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_from_a_question_to_the_passage(page, searched):
    screen.open_page(page, f"{searched}/search")
    box = page.get_by_role("textbox", name="Search titles")
    box.fill("drones Moscou")
    box.press("Enter")
    screen.settled(page)
    assert "q=drones" in page.url
    page.locator(".cc-hit .cc-words").first.click()
    expect(page.locator("#marked-statement")).to_be_in_viewport()
    assert "drone" in "".join(screen.marked(page))
