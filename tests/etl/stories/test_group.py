"""Which articles become one story."""

import numpy as np
import pytest

from etl.stories.group import stories
from etl.stories.vectors import articles_of
from tests.etl.stories.articles import DAM, FOOTBALL, fights, told


def grouped(found):
    """The stories, each as the places of its articles."""
    articles = articles_of(found)
    return sorted(sorted(map(int, story.places)) for story in stories(articles, [np.arange(len(found))]))


def test_reports_of_one_matter_are_one_story():
    assert grouped(fights("Hasim Dorn", "Mannheim", "seventh")) == [[0, 1, 2, 3, 4]]


def test_rivals_are_two():
    """Two matches of one champion, alike in all but the opponent and the town."""
    found = [*fights("Hasim Dorn", "Mannheim", "seventh"), *fights("Tony Brask", "Berne", "sixth")]
    assert grouped(found) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


@pytest.mark.parametrize("lang", ["fr", "de", "ru"])
def test_articles_in_two_languages_are_one_story(lang):
    found = [told(DAM["en"], "en", day="2023-06-06"), told(DAM[lang], lang, day="2023-06-07")]
    assert grouped([*found, told(FOOTBALL["en"], "en", day="2023-06-07")]) == [[0, 1], [2]]


def test_what_is_not_compared_is_not_one_story():
    found = fights("Hasim Dorn", "Mannheim", "seventh")
    parts = stories(articles_of(found), [np.array([0, 1]), np.array([2, 3, 4])])
    assert sorted(sorted(map(int, story.places)) for story in parts) == [[0, 1], [2, 3, 4]]


def test_the_order_decides_nothing():
    found = [*fights("Hasim Dorn", "Mannheim", "seventh"), *fights("Tony Brask", "Berne", "sixth")]
    order = np.random.default_rng(7).permutation(len(found))
    turned = grouped([found[place] for place in order])
    assert sorted(sorted(int(order[place]) for place in story) for story in turned) == grouped(found)


def test_one_article_is_alone_and_no_article_is_no_story():
    assert grouped([told(DAM["en"])]) == [[0]]


def test_the_most_central_article_is_one_of_the_matter_not_at_its_edge():
    found = [*fights("Hasim Dorn", "Mannheim", "seventh"), told("Viktor Kolm stopped Hasim Dorn in Mannheim.")]
    (story,) = stories(articles_of(found), [np.arange(len(found))])
    assert int(story.places[np.argmin(story.centrality)]) == 5
    assert np.all((story.centrality > 0) & (story.centrality <= 1))
