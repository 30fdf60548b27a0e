"""Points: statements that are on one question, on which sides meet, in groups that do not overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.points.find import found_in, in_common, related_in
from etl.points.group import Related, points
from etl.points.relations.relate import Relation
from tests.etl.points.claims import said, story

SIDES = ["RU", "US", "RU", "US", None, "UA"]
CLAIMS = [said(f"Statement {number}.", side=side) for number, side in enumerate(SIDES)]


def related(*pairs, kind="contradicts", sure=0.9):
    return [Related(one, other, Relation(kind, sure, "")) for one, other in pairs]


def groups(relations, claims=CLAIMS):
    return [point.places for point in points(claims, relations)]


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(related((0, 1)), [(0, 1)], id="two sides contradict each other"),
        pytest.param(related((0, 1), kind="agrees"), [(0, 1)], id="two sides say the same"),
        pytest.param(related((0, 2), kind="agrees"), [], id="one side says the same twice"),
        pytest.param(related((0, 1), kind="differs", sure=0.95), [], id="what only speaks of the same"),
        pytest.param(related((0, 2), kind="shifts"), [(0, 2)], id="one side over time"),
        pytest.param(related((0, 1), (2, 3)), [(0, 1), (2, 3)], id="two questions"),
        pytest.param(related((0, 1), (1, 2), (0, 2)), [(0, 1, 2)], id="three on one"),
    ],
)
def test_which_statements_are_on_one_point(relations, expected):
    assert sorted(groups(relations)) == expected


def test_a_statement_that_is_on_a_point_with_all_others_is_surest_on_it():
    (point,) = points(CLAIMS, related((0, 1), (0, 2), (0, 3), sure=0.99) + related((1, 2), kind="differs"))
    sure = dict(zip(point.places, point.centrality, strict=True))
    assert sure[0] == max(sure.values())


PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])
RELATIONS = st.dictionaries(
    PAIRS, st.tuples(st.sampled_from(("contradicts", "agrees", "differs", "shifts")), st.floats(0, 1)), max_size=12
)


@settings(max_examples=150)
@given(found=RELATIONS)
def test_a_statement_is_on_one_point_at_most(found):
    relations = [Related(*pair, Relation(kind, sure, "")) for pair, (kind, sure) in found.items()]
    told = list(points(CLAIMS, relations))
    places = [place for point in told for place in point.places]
    assert len(places) == len(set(places))
    for point in told:
        assert len(point.places) > 1
        assert list(point.places) == sorted(point.places)
        assert all(-1e-9 <= sure <= 1 + 1e-9 for sure in point.centrality)


HIT = "Russian jets hit the drone over the Black Sea."
NOT_HIT = "Russian jets did not hit the drone over the Black Sea."
STORY = story(
    said(HIT, side="US", day="2023-03-14", claim_id="hit"),
    said("Bread costs more in the capital.", side="FR", claim_id="bread"),
    said(NOT_HIT, side="RU", day="2023-03-15", claim_id="not"),
    said("The drone was lost at sea.", side="US", claim_id="lost"),
)


def test_the_points_of_a_story():
    found = list(found_in(STORY))
    assert {0, 2} <= set(found[0].point.places)
    assert all(1 not in each.point.places for each in found)
    sharp = found[0].sharpest
    assert (sharp.one, sharp.other, sharp.relation.kind) == (0, 2, "contradicts")


def test_the_earlier_statement_stands_first():
    turned = [STORY[2], STORY[1], STORY[0], *STORY[3:]]
    (pair,) = [each for each in related_in(turned) if each.relation.kind == "contradicts"]
    assert (pair.one, pair.other) == (2, 0)


def test_the_sharpest_point_stands_first():
    story = [*STORY, said("The mayor is alive.", side="UA"), said("The mayor is dead.", side="RU")]
    found = list(found_in(story))
    sharpness = [point.sharpest.relation.confidence for point in found if point.sharpest]
    assert all(one >= other for one, other in pairwise(sharpness))


def test_what_all_say_tells_nothing_between_them():
    drones = [said(f"The drone {act} near the harbour.", side="US") for act in ("fell", "burned", "sank") * 5]
    lone = in_common(drones)
    key = "en:drone"
    before, after = (
        next(unit.meaning.weight for unit in each[0].assertion.units if key in unit.meaning.keys)
        for each in (drones, lone)
    )
    assert after < before


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(
            (),
            id="two",
        ),
        pytest.param(("Bread costs more in the capital.",), id="three"),
    ],
)
def test_two_statements_are_enough_for_a_point(others):
    claims = [STORY[0], STORY[2], *(said(text, side="FR") for text in others)]
    assert [found.point.places for found in found_in(claims)] == [(0, 1)]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_statements_with_nothing_in_common_have_no_points(count):
    texts = ("Bread costs more.", "A library lends umbrellas.")[:count]
    assert list(found_in([said(text, side="FR") for text in texts])) == []
