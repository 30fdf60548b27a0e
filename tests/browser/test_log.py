"""What the server prints while a reader goes through all pages: nothing that warns."""

import pytest

from dashboard.pages import PAGES
from tests.browser import screen
from tests.browser.conftest import complaints, serving
from tests.dashboard import builds

pytestmark = pytest.mark.browser


def test_the_server_has_nothing_to_complain_of(page, tmp_path):
    log = tmp_path / "log.txt"
    with serving(builds.awkward(tmp_path / "warehouse"), log) as address:
        for each in PAGES:
            screen.open_page(page, f"{address}/{each.url}")
        screen.open_page(page, f"{address}/article?statement=s-shoigu")
        screen.open_page(page, f"{address}/timeline?surely=true&kind=indirect&rows=25&since=2023-01-01")
        for each in [each for each in reversed(PAGES) if each.listed]:  # the filters go along, and back
            page.get_by_role("link", name=each.title).first.click()
            screen.settled(page)
        page.get_by_role("link", name="Timeline").first.click()
        screen.settled(page)
        assert "surely=true" in page.url
        page.get_by_role("button", name="Reset filters").click()
        screen.settled(page)
        screen.choose(page, "Actor", "Mark Milley")
        screen.shows(page, ["s-milley"])
        screen.download(page, "Download raw")
    assert "You can now view your Streamlit app" in log.read_text(encoding="utf-8")  # it is the log
    assert complaints(log) == []


@pytest.mark.parametrize(
    ("line", "complains"),
    [
        ("2026-01-01 10:00:00.000 The widget ... stack (most recent call last)", False),
        ("DeprecationWarning: use width", True),
        ("`use_container_width` is deprecated", True),
        ("Traceback (most recent call last):", True),
        ("KeyError: 'x'", True),
        ("  URL: http://127.0.0.1:8501", False),
    ],
)
def test_which_lines_are_complaints(tmp_path, line, complains):
    log = tmp_path / "log.txt"
    log.write_text(f"started\n{line}\n", encoding="utf-8")
    assert complaints(log) == ([line] if complains else [])
