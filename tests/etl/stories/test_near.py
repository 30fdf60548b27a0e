"""Which articles are compared at all."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.stories import pieces as cutting
from etl.stories.near import LONGEST_GAP, MOST, WINDOW, Keys, Links, links
from etl.stories.pieces import pieces


def keys(*articles):
    """The keys of articles that are given as lists of numbers, all of one weight."""
    rows = [place for place, article in enumerate(articles) for _ in article]
    shares = [1 / np.sqrt(len(article)) for article in articles for _ in article]
    return Keys(np.array(rows), np.array([number for article in articles for number in article]), np.array(shares))


def pairs(found, days=None, fresh=None):
    number = len(set(found.rows.tolist()))
    days = np.full(number, np.nan) if days is None else np.array(days, float)
    blocks = links(found, days, np.arange(number) if fresh is None else np.array(fresh))
    return {
        (int(one), int(other)): round(float(shared), 3)
        for block in blocks
        for one, other, shared in zip(*block, strict=True)
    }


def test_what_shares_keys_is_linked_and_nothing_else():
    found = pairs(keys([1, 2, 3, 4], [1, 2, 5, 6], [7, 8], [8, 9]))
    assert found == {(0, 1): 0.5, (1, 0): 0.5, (2, 3): 0.5, (3, 2): 0.5}


def test_only_what_is_fresh_looks_for_links():
    assert pairs(keys([1, 2], [1, 2], [1, 2]), fresh=[2]) == {(2, 0): 1.0, (2, 1): 1.0}


def test_articles_far_apart_in_time_are_not_linked():
    assert pairs(keys([1], [1], [1]), days=[0, LONGEST_GAP + 1, np.nan]).keys() == {(0, 2), (1, 2), (2, 0), (2, 1)}


def test_a_key_of_very_many_links_neighbours_in_time():
    number = 3 * WINDOW
    found = pairs(keys(*([1] for _ in range(number))), days=[place / 100 for place in range(number)])
    assert {abs(one - other) for one, other in found} <= set(range(1, WINDOW + 1))
    assert all(sum(one == place for one, _ in found) == MOST for place in (0, number // 2, number - 1))


def cut(number, *found):
    ones, others, shared = zip(*found, strict=True) if found else ((), (), ())
    return [
        piece.tolist() for piece in pieces(number, Links(np.array(ones, int), np.array(others, int), np.array(shared)))
    ]


def test_pieces_hang_together_by_links():
    assert cut(6, (0, 1, 0.5), (1, 2, 0.2), (4, 5, 0.3), (2, 4, 0.1)) == [[0, 1, 2], [4, 5]]
    assert cut(3) == []


def test_a_piece_that_is_too_large_is_cut_at_its_weakest_links(monkeypatch):
    monkeypatch.setattr(cutting, "MOST_TOGETHER", 3)
    strong = [(place, place + 1, 0.6) for place in (0, 1, 3, 4)]
    assert cut(6, *strong, (2, 3, 0.2)) == [[0, 1, 2], [3, 4, 5]]
    assert cut(6, *((place, place + 1, 0.9) for place in range(5))) == [[0, 1, 2], [3, 4, 5]]


EDGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.floats(0, 1)), max_size=120)


@given(EDGES, st.integers(2, 40))
def test_no_article_is_in_two_pieces_and_no_piece_is_too_large(found, most):
    before, cutting.MOST_TOGETHER = cutting.MOST_TOGETHER, most
    try:
        result = cut(31, *found)
    finally:
        cutting.MOST_TOGETHER = before
    places = [place for piece in result for place in piece]
    assert len(places) == len(set(places))
    assert all(1 <= len(piece) <= most for piece in result)
