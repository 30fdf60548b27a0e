"""Points from build to build: what is written, what stays, under which ids, and in whatever order articles come."""

import json
from collections import Counter

import duckdb
import pytest

from etl.model.places import ROOT, SAMPLE
from etl.warehouse.builds import current_build
from tests.benchmarks.points import _verdicts
from tests.etl.loading import load
from tests.etl.points.articles import ALONE, BRIDGE, DRONE, ELSEWHERE, LATER, SHORT

SEED = ROOT.parent / "shared" / "seed"
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="the first article is not here: ../shared/seed")
FOUND = 13  # of the sample's expected contradictions, found or met on a point: as measured, minus 1
# What is on which point, by words: ids differ between builds that were made in other orders.
TOLD = """
SELECT a.record, s.content, p.point_id FROM point_statements AS p
JOIN statements AS s USING (statement_id) JOIN articles AS a USING (article_id)
"""
RELATED = """
SELECT one.content, other.content, relation, why FROM relations AS r
JOIN statements AS one USING (statement_id) JOIN statements AS other ON other.statement_id = r.other_id
"""


def written(path, records):
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


@pytest.fixture
def loaded(tmp_path):
    """Loads some records as a file of their own and gives the warehouse."""

    def step(records, name="warehouse", **options):
        number = len(list(tmp_path.glob("*.jsonl")))
        load([written(tmp_path / f"{number}.jsonl", records)], tmp_path / name, **options)
        return tmp_path / name

    return step


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Two stories and an article that stands alone."""
    folder = tmp_path_factory.mktemp("several")
    load([written(folder / "all.jsonl", [*DRONE, LATER, *BRIDGE, ALONE])], folder / "w")
    return folder / "w"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    load([SAMPLE], folder)
    return folder


def asked(warehouse, query):
    with duckdb.connect(str(current_build(warehouse)), read_only=True) as connection:
        return connection.execute(query).fetchall()


def points(warehouse):
    """The records of each point's statements with their words, by its id."""
    found = {}
    for record, content, point in asked(warehouse, TOLD):
        found.setdefault(point, set()).add((record, content))
    return found


def relations(warehouse):
    """What pairs of statements are to each other, whichever stands first."""
    return Counter((frozenset((one, other)), kind) for one, other, kind, _ in asked(warehouse, RELATED))


def of(warehouse, *records):
    """The points of the story that these are of."""
    ids = {record["id"] for record in records}
    return {point: told for point, told in points(warehouse).items() if ids & {record for record, _ in told}}


BUILDS = pytest.mark.parametrize("build", ["several", pytest.param("sample", marks=pytest.mark.slow)])


@BUILDS
def test_statements_on_points_exist_and_are_on_one_alone(build, request):
    warehouse = request.getfixturevalue(build)
    assert asked(warehouse, "SELECT count(*) > 0 FROM points") == [(True,)]
    for query in (
        "SELECT * FROM point_statements ANTI JOIN statements USING (statement_id)",
        "SELECT * FROM point_statements ANTI JOIN points USING (point_id)",
        "SELECT * FROM points ANTI JOIN point_statements USING (point_id)",
        "SELECT statement_id FROM point_statements GROUP BY ALL HAVING count(*) > 1",
        "SELECT point_id FROM points GROUP BY ALL HAVING count(*) > 1",
        "SELECT * FROM point_statements WHERE centrality NOT BETWEEN 0 AND 1",
        "SELECT * FROM point_statements AS p ANTI JOIN point_statements AS o ON o.point_id = p.point_id"
        " AND o.statement_id = p.origin",
    ):
        assert asked(warehouse, query) == [], query


@BUILDS
def test_relations_are_between_statements_of_their_point(build, request):
    warehouse = request.getfixturevalue(build)
    for query in (
        "SELECT * FROM relations AS r ANTI JOIN point_statements AS p USING (point_id, statement_id)",
        "SELECT * FROM relations AS r ANTI JOIN point_statements AS p"
        " ON p.point_id = r.point_id AND p.statement_id = r.other_id",
        "SELECT * FROM relations WHERE statement_id = other_id OR why = '' OR confidence NOT BETWEEN 0 AND 1",
        "SELECT least(statement_id, other_id), greatest(statement_id, other_id) FROM relations"
        " GROUP BY ALL HAVING count(*) > 1",
        "SELECT * FROM points ANTI JOIN relations USING (point_id)",
        # The earlier one stands first, where that is known.
        "SELECT * FROM relations AS r JOIN statements AS one USING (statement_id)"
        " JOIN statements AS other ON other.statement_id = r.other_id"
        " ANTI JOIN quotations AS q ON q.statement_id IN (r.statement_id, r.other_id)"
        " WHERE one.said_start >= other.said_end",
    ):
        assert asked(warehouse, query) == [], query


@BUILDS
def test_a_point_counts_what_is_on_it(build, request):
    warehouse = request.getfixturevalue(build)
    for query in (
        "SELECT * FROM points WHERE (story_id IS NULL) = (article_id IS NULL)",
        "SELECT * FROM points ANTI JOIN stories USING (story_id) WHERE story_id IS NOT NULL",
        "SELECT * FROM points ANTI JOIN articles USING (article_id) WHERE article_id IS NOT NULL",
        "SELECT * FROM points SEMI JOIN story_articles USING (article_id)",
        "SELECT * FROM points AS p WHERE statements != (SELECT count(*) FROM point_statements"
        " WHERE point_id = p.point_id)",
        "SELECT * FROM points AS p WHERE origins != (SELECT count(DISTINCT origin) FROM point_statements"
        " WHERE point_id = p.point_id)",
        "SELECT * FROM points AS p WHERE contradictions != (SELECT count(*) FROM relations"
        " WHERE relation = 'contradicts' AND point_id = p.point_id)",
        "SELECT * FROM points WHERE (sharpness > 0) != (statement_id IS NOT NULL AND other_id IS NOT NULL)",
        "SELECT * FROM points ANTI JOIN relations USING (point_id, statement_id, other_id) WHERE sharpness > 0",
        "SELECT * FROM points WHERE len(list_intersect(sides, silent)) > 0",
        "SELECT * FROM points WHERE heading = '' OR contains(heading, 'None') OR heading != headings[1].heading",
        "SELECT * FROM points WHERE NOT list_has_all([h.lang FOR h IN headings], ['fr', 'en'])",
        "SELECT coalesce(story_id, article_id) FROM points GROUP BY ALL"
        " HAVING max(place) != count(*) OR min(place) != 1",
        "SELECT * FROM points AS p JOIN points AS o ON coalesce(p.story_id, p.article_id)"
        " = coalesce(o.story_id, o.article_id) WHERE p.place < o.place AND p.sharpness < o.sharpness",
    ):
        assert asked(warehouse, query) == [], query


def test_sides_that_contradict_each_other_meet_on_a_point(several):
    (drone, *_), (bridge, *_) = (
        asked(
            several,
            "SELECT p.sides, p.contradictions FROM points AS p JOIN stories USING (story_id)"
            f" WHERE title ILIKE '%{word}%' ORDER BY place",
        )
        for word in ("drone", "bridge")
    )
    assert {"RU", "US"} <= set(drone[0])
    assert drone[1] >= 1
    assert {"RU", "UA"} <= set(bridge[0])
    assert bridge[1] >= 1


def test_an_article_that_stands_alone_has_points_of_its_own(several):
    query = "SELECT record, story_id, sharpness > 0 FROM points JOIN articles USING (article_id)"
    assert asked(several, query) == [("alone", None, True)]


def test_a_story_of_six_statements_has_the_point_that_it_is_about(loaded):
    warehouse = loaded([{**record, "text": text} for record, text in zip(BRIDGE, SHORT, strict=True)])
    assert asked(warehouse, "SELECT count(*) FROM stories") == [(1,)]
    assert asked(warehouse, "SELECT count(*) > 0 FROM points WHERE contradictions > 0") == [(True,)]


def test_an_article_without_accounts_that_meet_has_none(loaded):
    warehouse = loaded([{**ALONE, "text": ELSEWHERE}])
    assert points(warehouse) == {}
    assert asked(warehouse, "FROM relations") == []


def test_a_copy_stands_beside_its_original_and_is_no_origin_of_its_own(loaded):
    copy = {**DRONE[0], "id": "copy", "outlet": "Another"}
    warehouse = loaded([*DRONE, copy])
    told = asked(
        warehouse,
        "SELECT p.point_id, count(DISTINCT origin), count(*) FROM point_statements AS p"
        " JOIN statements USING (statement_id) JOIN articles USING (article_id)"
        " WHERE record IN ('us', 'copy') GROUP BY ALL",
    )
    assert told
    assert all(count == 1 and statements > 1 for _, count, statements in told)


@pytest.mark.parametrize(("credit", "count"), [(" (AFP)", 1), (" (Gazette)", 2)], ids=["AFP", "no agency"])
def test_what_two_outlets_have_from_one_agency_is_one_origin(loaded, credit, count):
    """Of what both say on a point with the side that contradicts them."""
    told = [{**record, "text": record["text"] + credit} for record in (DRONE[0], LATER)]
    warehouse = loaded([*told, DRONE[1]])
    query = (
        "SELECT count(DISTINCT origin), count(DISTINCT record) FROM point_statements"
        " JOIN statements USING (statement_id) JOIN articles USING (article_id) WHERE record IN ('us', 'later')"
    )
    assert asked(warehouse, query) == [(count, 2)]


def test_the_same_load_again_publishes_nothing_and_a_rebuild_keeps_the_ids(loaded):
    warehouse = loaded([*DRONE, *BRIDGE])
    before, build, related = points(warehouse), current_build(warehouse), relations(warehouse)
    loaded([*DRONE, *BRIDGE])
    assert current_build(warehouse) == build
    loaded([*DRONE, *BRIDGE], rebuild=True)
    assert points(warehouse) == before
    assert relations(warehouse) == related
    assert asked(warehouse, "FROM point_log") == []


def test_an_article_changes_the_points_of_its_story_alone(loaded):
    warehouse = loaded([*DRONE, *BRIDGE, ALONE])
    rows = "SELECT * FROM points JOIN stories USING (story_id) WHERE title ILIKE '%bridge%' ORDER BY points.place"
    bridge, drone = asked(warehouse, rows), of(warehouse, *DRONE)
    untouched = of(warehouse, *BRIDGE, ALONE)
    loaded([LATER])
    assert of(warehouse, *BRIDGE, ALONE) == untouched
    after = of(warehouse, *DRONE)
    assert any("later" in {record for record, _ in told} for told in after.values())
    assert drone.keys() <= after.keys()
    kept = [row[: len(row) - 2] for row in bridge]  # new_articles and founded_at of the story stand last
    assert [row[: len(row) - 2] for row in asked(warehouse, rows)] == kept


def test_one_by_one_and_at_once_give_the_same_relations(loaded, several):
    for record in (BRIDGE[1], LATER, ALONE, DRONE[1], BRIDGE[0], DRONE[0]):
        warehouse = loaded([record])
    assert relations(warehouse) == relations(several)
    assert sorted(map(sorted, points(warehouse).values())) == sorted(map(sorted, points(several).values()))


def test_a_point_goes_with_the_article_that_made_it_and_the_log_says_so(tmp_path):
    files = [written(tmp_path / f"{record['id']}.jsonl", [record]) for record in DRONE]
    load(files, tmp_path / "w")
    before = points(tmp_path / "w")
    assert before
    written(files[0], [{**DRONE[0], "text": ELSEWHERE}])
    load(files, tmp_path / "w")
    after = points(tmp_path / "w")
    gone = set(before) - set(after)
    assert gone
    log = asked(tmp_path / "w", "SELECT what, point_id, other_id, reason FROM point_log")
    assert {point for _, point, _, _ in log} == gone
    assert {what for what, *_ in log} <= {"ended", "joined"}
    assert all(reason for *_, reason in log)
    assert not any(record == "us" for told in after.values() for record, _ in told)


def test_the_log_stays_from_build_to_build(tmp_path):
    files = [written(tmp_path / f"{record['id']}.jsonl", [record]) for record in DRONE]
    load(files, tmp_path / "w")
    written(files[0], [{**DRONE[0], "text": ELSEWHERE}])
    load(files, tmp_path / "w")
    log = asked(tmp_path / "w", "FROM point_log")
    load([written(tmp_path / "bridge.jsonl", BRIDGE)], tmp_path / "w")
    assert asked(tmp_path / "w", "FROM point_log") == log != []


def test_the_id_of_a_point_that_ended_is_given_to_no_other(tmp_path):
    files = [written(tmp_path / f"{record['id']}.jsonl", [record]) for record in DRONE]
    load(files, tmp_path / "w")
    first = set(points(tmp_path / "w"))
    written(files[0], [{**DRONE[0], "text": ELSEWHERE}])
    load(files, tmp_path / "w")
    ended = first - set(points(tmp_path / "w"))
    written(files[0], [DRONE[0]])
    load(files, tmp_path / "w")
    assert points(tmp_path / "w")
    assert ended.isdisjoint(points(tmp_path / "w"))


def test_a_statement_that_ends_in_a_denial_is_loaded(loaded):
    text = (
        "“The shelling of the dam has stopped”, said Sergei Shoigu. Volodymyr Zelensky said that the shelling went on."
    )
    warehouse = loaded([{**ALONE, "text": text}])
    assert asked(warehouse, "SELECT count(*) >= 2 FROM statements") == [(True,)]


@needs_seed
def test_the_first_article_has_the_two_points_that_are_expected(tmp_path):
    load([SEED], tmp_path / "w")
    sharp = asked(
        tmp_path / "w",
        "SELECT p.place, list_sort([one.side, other.side]), one.content, other.content, one.actor_id, other.actor_id"
        " FROM points AS p JOIN statements AS one ON one.statement_id = p.statement_id"
        " JOIN statements AS other ON other.statement_id = p.other_id ORDER BY p.place",
    )
    assert asked(tmp_path / "w", "SELECT count(*) FROM points") == [(2,)]
    (_, sides, meant, not_meant, *speakers), (_, others, hit, not_hit, *_) = sorted(
        sharp, key=lambda row: row[1] != ["US", "US"]
    )
    assert sides == ["US", "US"]
    assert speakers == ["mark-milley", "ned-price"]
    assert "intentionnelle" in meant
    assert "pas intentionnel" in not_meant
    assert others == ["RU", "US"]
    assert "Su-27" in hit
    assert "pas eu de collision" in not_hit


@pytest.mark.slow
def test_contradictions_that_the_sample_is_known_to_hold_are_found(sample):
    with duckdb.connect(str(current_build(sample)), read_only=True) as connection:
        verdicts = Counter(verdict for _, _, verdict in _verdicts(connection))
    assert verdicts["found"] + verdicts["met"] >= FOUND
