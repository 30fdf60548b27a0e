"""Which story keeps its id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.stories.identity import named

BEFORE = {"a": "story-a", "b": "story-a", "c": "story-a", "x": "story-x", "y": "story-x"}


@pytest.mark.parametrize(
    ("stories", "ids", "changes"),
    [
        pytest.param([["a", "b", "c"], ["x", "y"]], ["story-a", "story-x"], [], id="nothing changed"),
        pytest.param([["a", "b", "c", "d"], ["x", "y"]], ["story-a", "story-x"], [], id="one more article"),
        pytest.param([["n", "m"], ["a", "b", "c"], ["x", "y"]], ["story-n", "story-a", "story-x"], [], id="a new one"),
        pytest.param([["a", "b", "c", "x", "y"]], ["story-a"], [("joined", "story-x", "story-a")], id="two become one"),
        pytest.param(
            [["x", "y"], ["a", "b"], ["c", "d"]],
            ["story-x", "story-a", "story-c"],
            [("parted", "story-c", "story-a")],
            id="one becomes two",
        ),
        pytest.param([["a", "b", "c"]], ["story-a"], [("ended", "story-x", None)], id="its articles are gone"),
        pytest.param(
            [["b", "c"], ["a", "x", "y"]], ["story-a", "story-x"], [], id="an article that was another's first"
        ),
    ],
)
def test_ids(stories, ids, changes):
    found = named(stories, BEFORE, set())
    assert found.ids == ids
    assert [change[:3] for change in found.changes] == changes
    assert all(change.reason for change in found.changes)


def test_an_id_that_was_ever_given_is_not_given_again():
    assert named([["a", "b"]], {}, {"story-a"}).ids == ["story-b"]
    assert named([["a", "b"]], {}, {"story-a", "story-b"}).ids == ["story-a-2"]


ARTICLES = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


@given(ARTICLES, ARTICLES, st.integers(1, 5))
def test_ids_are_unique_and_each_old_one_is_kept_or_logged(now, old, size):
    stories = [now[place : place + size] for place in range(0, len(now), size)]
    before = {article: f"story-{old[place - place % 3]}" for place, article in enumerate(old)}
    ids, changes = named(stories, before, set())
    assert len(set(ids)) == len(ids) == len(stories)
    gone = {change.group_id for change in changes if change.what != "parted"}
    assert gone | set(ids) >= set(before.values())
    assert gone.isdisjoint(ids)
