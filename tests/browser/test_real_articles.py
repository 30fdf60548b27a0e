"""The whole chain as an analyst meets it: real articles, loaded by the ETL, in the real server and Chromium."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from etl.model.places import ROOT, SAMPLE
from etl.warehouse.builds import current_build, open_build
from tests.browser import screen

pytestmark = pytest.mark.browser
SEED = ROOT.parent / "shared" / "seed" / "000_1d4b991454309166.txt"
RUSSIA_BESIDE_THE_STATES = "side-by-side?left=RU+·+Russia&right=US+·+United+States"


def loaded(source, warehouse):
    command = [sys.executable, "-m", "etl", "load", str(source), "--warehouse", str(warehouse)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "published" in done.stdout
    return warehouse


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    if not SEED.is_file():
        pytest.skip("the first article is not part of the project: ../shared/seed is not there")
    return loaded(SEED, tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return loaded(SAMPLE, tmp_path_factory.mktemp("sample"))


def rows(warehouse, query):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(query).fetchall()


def test_the_first_article_has_each_ones_words_on_the_right_side(page, server, seed):
    screen.open_page(page, f"{server(seed)}/{RUSSIA_BESIDE_THE_STATES}")
    russia = " ".join(screen.column(page, "Russia").locator(".cc-card").all_text_contents())
    states = " ".join(screen.column(page, "United States").locator(".cc-card").all_text_contents())
    assert "Nikolai Patrushev" in russia
    assert "ils participent directement à la guerre" in russia
    assert "Sergei Shoigu" in russia
    assert "les vols de drones américains le long des côtes de Crimée" in russia
    assert "Ned Price" in states
    assert "une incompétence flagrante" in states
    assert "Mark Milley" in states
    assert "la perturbation était" in states
    for name in ("Ned Price", "Mark Milley"):
        assert name not in russia
    for name in ("Nikolai Patrushev", "Sergei Shoigu"):
        assert name not in states


def test_one_actor_of_the_first_article_alone(page, server, seed):
    screen.open_page(page, f"{server(seed)}/timeline")
    screen.choose(page, "Actor", "Mark Milley")
    query = "SELECT statement_id FROM statements WHERE actor_id = 'mark-milley' ORDER BY ordinal"
    screen.shows(page, [statement_id for (statement_id,) in rows(seed, query)])


def test_the_first_article_is_undated_and_shown(page, server, seed):
    screen.open_page(page, f"{server(seed)}/timeline")
    expect(page.get_by_text("Undated: in the order of the text (10)")).to_be_visible()
    expect(page.locator(".stPlotlyChart")).to_have_count(1)


def test_the_csv_of_the_first_article_holds_the_rows_shown(page, server, seed):
    screen.open_page(page, f"{server(seed)}/{RUSSIA_BESIDE_THE_STATES}")
    data, _ = screen.download(page, "Download these")
    assert data.startswith(b"\xef\xbb\xbf")
    found = screen.parsed(data)
    assert [row["statement_id"] for row in found] == screen.ids(page)
    assert "Sergueï Choïgou" in {row["speaker"] for row in found}


@pytest.mark.parametrize("name", ["Nikolai Patrushev", "Sergei Shoigu", "Ned Price"])
def test_a_click_marks_exactly_the_statements_characters(page, server, seed, name):
    query = f"SELECT statement_id, content FROM statements JOIN actors USING (actor_id) WHERE name = '{name}'"
    (statement_id, content), *_ = rows(seed, query)
    screen.open_page(page, f"{server(seed)}/{RUSSIA_BESIDE_THE_STATES}")
    page.locator(f'.cc-card[data-statement="{statement_id}"] .cc-words').click()
    assert "".join(screen.marked(page)) == content


def test_a_new_server_knows_each_page_by_its_address(chromium, server, tmp_path):
    page = chromium.new_page()
    screen.open_page(page, f"{server(loaded(SAMPLE, tmp_path))}/side-by-side")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.close()


def test_the_sample_has_two_sides_that_disagree(page, server, sample):
    screen.open_page(page, f"{server(sample)}/{RUSSIA_BESIDE_THE_STATES}&story=all")
    for side, name in (("RU", "Russia"), ("US", "United States")):
        query = f"SELECT statement_id FROM statements WHERE side = '{side}'"
        shown = set(screen.ids(screen.column(page, name)))
        assert len(shown) > 10
        assert shown <= {statement_id for (statement_id,) in rows(sample, query)}


# One statement of each kind, interrupted or not, with another inside or not.
ONE_OF_EACH = """
SELECT statement_id, content FROM statements WHERE statement_id IN (
    SELECT min(one.statement_id)
    FROM statements one LEFT JOIN statements other ON one.article_id = other.article_id
        AND one.statement_id != other.statement_id
        AND other.content_ranges[1].char_start >= one.content_ranges[1].char_start
        AND other.content_ranges[1].char_start < one.content_ranges[-1].char_end
    GROUP BY one.kind, len(one.content_ranges) > 1, other.statement_id IS NOT NULL
) ORDER BY statement_id
"""


def test_all_kinds_of_statements_are_marked_in_their_articles(page, server, sample):
    address = server(sample)
    for statement_id, content in rows(sample, ONE_OF_EACH):
        screen.open_page(page, f"{address}/article?statement={statement_id}")
        assert " […] ".join(screen.marked(page)) == content
