"""What a reader sees on a page, and what they do there."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import TimeoutError, expect

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def open_page(page, address):
    """Opens the address and waits until the page is complete."""
    page.goto(address)
    settled(page)


def settled(page):
    """Waits until the page no longer changes: a heading stands and no rerun is under way."""
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(IDLE)).to_have_count(1)
    page.wait_for_timeout(300)  # a change takes this long to begin a rerun
    expect(page.locator(IDLE)).to_have_count(1)


def ids(place):
    """The ids of the statements whose cards stand in a place, from top to bottom."""
    return place.locator(".cc-card").evaluate_all("cards => cards.map(card => card.dataset.statement)")


def shows(place, expected):
    """Asserts that exactly these statements show, in this order, as soon as the page has drawn them."""
    expect(place.locator(".cc-card")).to_have_count(len(expected))
    assert ids(place) == expected


def marked_on_cards(place):
    """The words that are marked in the sentences on the cards in a place."""
    marks = "card => [...card.querySelectorAll('mark')].map(mark => mark.textContent).join('')"
    return place.locator(".cc-card .cc-words").evaluate_all(f"cards => cards.map({marks})")


def column(page, name):
    """The column of the side-by-side that bears this heading."""
    heading = page.locator("h3.cc-column", has_text=name)
    return page.locator('[data-testid="stColumn"]').filter(has=heading)


def choose(page, label, option):
    """Chooses an option in the select box or multiselect with this label."""
    box = page.get_by_role("combobox", name=re.compile(f"{label}$|{label}\\b"))
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()
    page.keyboard.press("Escape")
    settled(page)


def until(page, address, act, tries=5):
    """Acts until the address says so: on a busy machine a click may fall on a list that is being drawn anew."""
    for _ in range(tries):
        act()
        try:
            page.wait_for_url(address, timeout=4000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"{page.url} does not match {address.pattern}")


def download(page, button):
    """The bytes and the name of the file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile(button)).click()
    return Path(waiting.value.path()).read_bytes(), waiting.value.suggested_filename


def parsed(data, separator=","):
    """The rows of a downloaded file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


# Where another statement's link begins or ends inside a mark, the mark is two elements side by side.
JOIN_NEIGHBOURS = """marks => marks.reduce((joined, mark) => {
  if (mark.previousSibling?.nodeName === "MARK") joined[joined.length - 1] += mark.textContent;
  else joined.push(mark.textContent);
  return joined;
}, [])"""


def marked(page):
    """The marked stretches of the article, in the order of the text."""
    expect(page.locator(".cc-text")).to_be_visible()
    return page.locator(".cc-text mark").evaluate_all(JOIN_NEIGHBOURS)
