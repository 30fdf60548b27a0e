"""When words were said, of several articles together: the tightest bounds that any gives, and which article does."""

import pytest

from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

WORDS = "Nous ne quitterons jamais cette île, quoi qu'il en coûte"
HEAD = "---\ndate: {date}\noutlet: {outlet}\nlang: fr\n---\n"
SAID = "SELECT outlet, said_start, said_end, said_from, said_by FROM statement_rows ORDER BY outlet"


def said(folder, **articles):
    """What the warehouse tells of each outlet's words, these loaded as `outlet=(date, text)` over those before."""
    (folder / "articles").mkdir(exist_ok=True)
    for outlet, (date, text) in articles.items():
        whole = HEAD.format(date=date, outlet=outlet) + text + "\n"
        (folder / "articles" / f"{outlet}.md").write_text(whole, "utf-8")
    load([folder / "articles"], folder / "w")
    with open_build(current_build(folder / "w")) as connection:
        rows = connection.execute(SAID).fetchall()
        ids = dict(connection.execute("SELECT statement_id, outlet FROM statement_rows").fetchall())
    return {
        outlet: (f"{start:%m-%d %H:%M}" if start else None, f"{end:%m-%d %H:%M}", told_by, ids.get(by))
        for outlet, start, end, told_by, by in rows
    }


def test_the_same_words_take_the_tightest_bounds_of_all_articles(tmp_path):
    assert said(
        tmp_path,
        A=("2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou."),
        B=("2023-03-14T12:00", f"« {WORDS} », a dit Sergueï Choïgou."),
        C=("2023-03-17T09:00", f"« {WORDS} », a répété Sergueï Choïgou."),
    ) == {
        "A": ("03-14 00:00", "03-14 12:01", "sentence", None),
        "B": ("03-14 00:00", "03-14 12:01", "sentence", "A"),
        "C": ("03-14 00:00", "03-14 12:01", "sentence", "A"),
    }


def test_where_no_article_tells_the_earliest_print_bounds_them_all(tmp_path):
    assert said(
        tmp_path,
        A=("2023-03-16T18:30", f"« {WORDS} », a déclaré Sergueï Choïgou."),
        B=("2023-03-14T12:00", f"« {WORDS} », a dit Sergueï Choïgou."),
    ) == {
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
    assert said(
        tmp_path,
        A=("2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou."),
        B=("2023-03-16T20:00", other),
    ) == {
        "A": ("03-14 00:00", "03-15 00:00", "sentence", None),
        "B": ("03-15 00:00", "03-16 00:00", "sentence", None),
    }


def test_an_article_that_goes_takes_its_bounds_with_it(tmp_path):
    before = said(
        tmp_path,
        A=("2023-03-16T18:30", f"« {WORDS} », a déclaré mardi Sergueï Choïgou."),
        B=("2023-03-15T12:00", f"« {WORDS} », a dit Sergueï Choïgou."),
        C=("2023-03-17T12:00", f"« {WORDS} », a dit Sergueï Choïgou."),
    )
    assert before["C"] == ("03-14 00:00", "03-15 00:00", "sentence", "A")
    after = said(tmp_path, A=("2023-03-16T18:30", "Rien n'est dit."))
    assert after["C"] == (None, "03-15 12:01", "published", "B")
