"""When words were said, of several articles together: the tightest bounds that any gives, and which article does."""

import pytest

from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

WORDS = "Nous ne quitterons jamais cette île, quoi qu'il en coûte"
HEAD = "---\ndate: {date}\noutlet: {outlet}\nlang: fr\n---\n"
SAID = "SELECT outlet, said_start, said_end, said_from, said_by FROM statement_rows ORDER BY outlet"


def article(folder, outlet, date, words):
    folder.mkdir(exist_ok=True)
    (folder / f"{outlet}.md").write_text(HEAD.format(date=date, outlet=outlet) + words + "\n", "utf-8")


def said(warehouse):
    with open_build(current_build(warehouse)) as connection:
        rows = connection.execute(SAID).fetchall()
        ids = dict(connection.execute("SELECT statement_id, outlet FROM statement_rows").fetchall())
    return {
        outlet: (f"{start:%m-%d %H:%M}" if start else None, f"{end:%m-%d %H:%M}", told_by, ids.get(by))
        for outlet, start, end, told_by, by in rows
    }


def test_the_same_words_take_the_tightest_bounds_of_all_articles(tmp_path):
    articles = tmp_path / "articles"
    article(articles, "A", "2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou.")
    article(articles, "B", "2023-03-14T12:00", f"« {WORDS} », a dit Sergueï Choïgou.")
    article(articles, "C", "2023-03-17T09:00", f"« {WORDS} », a répété Sergueï Choïgou.")
    load([articles], tmp_path / "w")
    assert said(tmp_path / "w") == {
        "A": ("03-14 00:00", "03-14 12:01", "sentence", None),
        "B": ("03-14 00:00", "03-14 12:01", "sentence", "A"),
        "C": ("03-14 00:00", "03-14 12:01", "sentence", "A"),
    }


def test_where_no_article_tells_the_earliest_print_bounds_them_all(tmp_path):
    articles = tmp_path / "articles"
    article(articles, "A", "2023-03-16T18:30", f"« {WORDS} », a déclaré Sergueï Choïgou.")
    article(articles, "B", "2023-03-14T12:00", f"« {WORDS} », a dit Sergueï Choïgou.")
    load([articles], tmp_path / "w")
    assert said(tmp_path / "w") == {
        "A": (None, "03-14 12:01", "published", "B"),
        "B": (None, "03-14 12:01", "published", None),
    }


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f"« {WORDS} », a dit mercredi Sergueï Choïgou.", id="another day"),
        pytest.param(f"« {WORDS} », a dit mercredi Lloyd Austin.", id="another actor"),
    ],
)
def test_articles_that_contradict_each_other_keep_what_each_tells(tmp_path, other):
    articles = tmp_path / "articles"
    article(articles, "A", "2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou.")
    article(articles, "B", "2023-03-16T20:00", other)
    load([articles], tmp_path / "w")
    assert said(tmp_path / "w") == {
        "A": ("03-14 00:00", "03-15 00:00", "sentence", None),
        "B": ("03-15 00:00", "03-16 00:00", "sentence", None),
    }


def test_an_article_that_goes_takes_its_bounds_with_it(tmp_path):
    articles = tmp_path / "articles"
    article(articles, "A", "2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou.")
    article(articles, "B", "2023-03-15T12:00", f"« {WORDS} », a dit Sergueï Choïgou.")
    article(articles, "C", "2023-03-17T12:00", f"« {WORDS} », a dit Sergueï Choïgou.")
    load([articles], tmp_path / "w")
    assert said(tmp_path / "w")["C"] == ("03-14 00:00", "03-15 00:00", "sentence", "A")
    article(articles, "A", "2023-03-16T18:30", "Rien n'est dit.")
    load([articles], tmp_path / "w")
    assert said(tmp_path / "w")["C"] == (None, "03-15 12:01", "published", "B")
