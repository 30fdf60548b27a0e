"""The dashboard as a reader meets it: the real server in Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import screen

pytestmark = pytest.mark.browser


def test_russia_beside_the_united_states_shows_each_ones_people(page, awkward):
    screen.open_page(page, f"{awkward}/side-by-side?left=RU+·+Russia&right=US+·+United+States")
    left, right = screen.column(page, "Russia"), screen.column(page, "United States")
    screen.shows(left, ["s-antonov", "s-lavrov", "s-shoigu", "s-patrushev"])
    screen.shows(right, ["s-ryder", "s-long", "s-milley", "s-price"])


def test_choosing_one_actor_leaves_only_that_actors_statements(page, awkward):
    screen.open_page(page, f"{awkward}/timeline")
    screen.choose(page, "Actor", "Mark Milley")
    screen.shows(page, ["s-milley"])
    assert "actor=Mark" in page.url


@pytest.mark.parametrize("typed", ["choïgou", "Choigou", "Шойгу"])
def test_the_filter_finds_an_actor_as_any_spelling_is_typed(page, awkward, typed):
    screen.open_page(page, f"{awkward}/timeline")
    page.get_by_role("combobox", name="Actor").fill(typed)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".cc-card")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"actor=Sergue%C3%AF\+Cho%C3%AFgou"))


def test_an_actor_of_the_actors_page_leads_to_what_he_says(page, awkward):
    screen.open_page(page, f"{awkward}/actors")
    page.get_by_role("link", name="Ned Price").click()
    expect(page.locator(".cc-card")).to_have_count(1)


def test_dark_where_the_system_is_dark(page, awkward):
    page.emulate_media(color_scheme="dark")
    screen.open_page(page, f"{awkward}/timeline")
    colours = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor.match(/\\d+/g)")
    assert all(int(colour) < 60 for colour in colours[:3])


def test_the_address_restores_the_filters(page, awkward):
    screen.open_page(page, f"{awkward}/timeline?side=RU+·+Russia&kind=indirect&undated=false")
    screen.shows(page, ["s-antonov"])


def test_filters_go_along_from_page_to_page(page, awkward):
    screen.open_page(page, f"{awkward}/timeline?kind=indirect")
    for name in ("Sources", "Side by side"):
        page.get_by_role("link", name=name).click()
        screen.settled(page)
    assert "kind=indirect" in page.url
    screen.shows(screen.column(page, "Russia"), ["s-antonov", "s-patrushev"])


@pytest.mark.parametrize(
    ("separator", "address"), [(",", ""), (";", "?separator=semicolon")], ids=["comma", "semicolon"]
)
def test_the_csv_holds_exactly_the_rows_shown(page, awkward, separator, address):
    screen.open_page(page, f"{awkward}/timeline{address}")
    data, name = screen.download(page, "Download these 12 rows")
    assert name == "contrechamp-b-test-timeline.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    rows = screen.parsed(data, separator)
    screen.shows(page, [row["statement_id"] for row in rows])
    for row, marked in zip(rows, screen.marked_on_cards(page), strict=True):
        assert row["content"].removeprefix("'").replace(" […] ", "") == marked
    assert "Sergueï Choïgou" in {row["speaker"] for row in rows}
    assert "'=1+1" in {row["content"] for row in rows}


def test_the_raw_csv_leaves_formulas_alone(page, awkward):
    screen.open_page(page, f"{awkward}/timeline")
    data, name = screen.download(page, "Download raw")
    assert name.endswith("-raw.csv")
    assert "=1+1" in {row["content"] for row in screen.parsed(data)}


def test_the_csv_of_a_page_holds_that_page_only(page, many):
    screen.open_page(page, f"{many}/timeline?rows=25")
    page.get_by_label("Page of 13").fill("13")
    page.keyboard.press("Enter")
    expect(page.locator(".cc-card")).to_have_count(20)
    data, _ = screen.download(page, "Download these 20 rows")
    screen.shows(page, [row["statement_id"] for row in screen.parsed(data)])


def test_the_csv_of_the_side_by_side_holds_both_columns(page, awkward):
    screen.open_page(page, f"{awkward}/side-by-side")
    data, _ = screen.download(page, "Download these 8 rows")
    rows = screen.parsed(data)
    for name, heading in (("left", "Russia"), ("right", "United States")):
        expected = [row["statement_id"] for row in rows if row["column"] == name]
        screen.shows(screen.column(page, heading), expected)


def test_a_click_on_a_statement_shows_exactly_its_characters_in_the_article(page, awkward):
    screen.open_page(page, f"{awkward}/timeline")
    page.locator('[data-statement="s-shoigu"] .cc-words').click()
    screen.settled(page)
    assert screen.marked(page) == ["Le drone a provoqué", "une escalade dangereuse"]
    expect(page.locator("#marked-statement")).to_be_in_viewport()
    page.locator(".cc-text a.cc-other", has_text="de le récupérer").click()
    page.wait_for_url("**statement=s-patrushev")
    screen.settled(page)
    assert screen.marked(page) == ["de le récupérer"]


def test_a_statement_far_down_is_scrolled_into_view(page, many):
    screen.open_page(page, f"{many}/article?statement=m319")
    assert screen.marked(page) == ["Statement number 319."]
    expect(page.locator("#marked-statement")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["/timeline", "/side-by-side?left=NATO", "/article?statement=s-evil", "/article", "/sources"],
    ids=["timeline", "side by side", "article", "choice of an article", "sources"],
)  # fmt: skip
def test_the_words_of_an_article_never_run(page, awkward, path):
    screen.open_page(page, awkward + path)
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x], a[href^='javascript:'], .katex").count() == 0
    assert page.locator(".stHtml script").count() == (1 if "statement=" in path else 0)  # our own, which scrolls


def test_names_are_plain_text_in_the_choices(page, awkward):
    screen.open_page(page, f"{awkward}/timeline")
    box, option = page.get_by_role("combobox", name="Actor"), page.get_by_role("option", name="window.ran")
    box.click()
    expect(option).to_contain_text("**bold**")
    screen.until(page, re.compile("actor="), lambda: option.click() if option.is_visible() else box.click())
    screen.settled(page)
    assert page.evaluate("window.ran") is None
    assert page.locator(".katex, [data-testid=stSidebar] strong").count() == 0
    screen.shows(page, ["s-evil", "s-formula"])


def test_a_click_on_a_marker_shows_its_statement(page, awkward):
    screen.open_page(page, f"{awkward}/timeline?actor=Mark+Milley")
    page.locator(".stPlotlyChart .points path").first.click(force=True)
    screen.shows(page, ["s-milley", "s-milley"])


def test_the_undated_stand_in_their_strip(page, awkward):
    screen.open_page(page, f"{awkward}/timeline")
    expect(page.get_by_role("heading", name="Undated: in the order of the text (5)")).to_be_visible()
    strip = page.locator(".stPlotlyChart").nth(1)
    expect(strip.locator(".points path")).to_have_count(5)
    expect(strip.locator(".annotation-text")).to_have_text("Défense : un canal")


def test_the_sources_list_rejects_with_their_reasons(page, awkward):
    screen.open_page(page, f"{awkward}/sources")
    expect(page.get_by_role("cell", name="the file is empty")).to_be_visible()
    expect(page.get_by_role("cell", name="unknown language '<xx>'; expected one of en, fr")).to_be_visible()
    page.get_by_role("link", name="Pentagon on the drone").click()
    expect(page.locator("h1.cc-title")).to_have_text("Pentagon on the drone")


def test_columns_stack_on_a_narrow_screen(page, awkward):
    page.set_viewport_size({"width": 420, "height": 900})
    screen.open_page(page, f"{awkward}/side-by-side")
    left, right = (screen.column(page, name).bounding_box() for name in ("Russia", "United States"))
    assert right["y"] >= left["y"] + left["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_two_readers_of_an_empty_warehouse_get_one_build_of_the_sample(chromium, server, tmp_path):
    address = server(tmp_path / "warehouse")
    contexts = [chromium.new_context() for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(address)
    for page in pages:
        expect(page.get_by_role("heading", name="Stories", exact=True)).to_be_visible(timeout=120_000)
        expect(page.locator(".cc-story").first).to_be_visible()
    assert len(list((tmp_path / "warehouse").glob("*.duckdb"))) == 1
    for context in contexts:
        context.close()
