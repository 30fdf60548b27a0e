"""Stories from build to build: what joins, founds, bridges or goes, under which ids, and in whatever order."""

import json
import random

import duckdb
import pytest

from etl.measure.stories import b_cubed
from etl.model.places import SAMPLE
from etl.warehouse.builds import current_build
from tests.etl.loading import load
from tests.etl.stories.articles import DAM, FIGHT, FOOTBALL, MORE

DAY = "2023-06-0"


def record(name, text, lang="en", day="6", outlet=None, title=None):
    known = {"id": name, "text": text, "lang": lang, "date": f"{DAY}{day}", "outlet": outlet or f"Outlet {name}"}
    return known | ({"title": title} if title else {})


def fight(name, other, town, number, more):
    return record(name, FIGHT.format(champion="Viktor Kolm", other=other, town=town, number=number, more=MORE[more]))


DAMS = [record(f"dam-{lang}", text, lang) for lang, text in DAM.items()]
MATCH = [record(f"football-{lang}", text, lang) for lang, text in FOOTBALL.items()]
FIRST = [fight(f"dorn-{number}", "Hasim Dorn", "Mannheim", "seventh", number) for number in range(3)]
ALONE = record("alone", "A library in Arlanc lends umbrellas. The librarian, Ann Pell, said nobody returns them.")


@pytest.fixture
def loaded(tmp_path):
    """Loads some records into a warehouse and gives what a query finds there."""

    def step(records, **options):
        source = tmp_path / f"{len(list(tmp_path.glob('*.jsonl')))}.jsonl"
        source.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
        load([source], tmp_path / "warehouse", **options)
        return tmp_path / "warehouse"

    return step


def asked(warehouse, query):
    with duckdb.connect(str(current_build(warehouse)), read_only=True) as connection:
        return connection.execute(query).fetchall()


def told(warehouse):
    """Which articles, by the ids of their file, are in which story."""
    query = (
        "SELECT story_id, list(record ORDER BY record) FROM story_articles JOIN articles USING (article_id) GROUP BY 1"
    )
    return {frozenset(records): story for story, records in asked(warehouse, query)}


def of(*records):
    return frozenset(each["id"] for each in records)


def test_articles_of_one_matter_are_one_story_in_whatever_language(loaded):
    warehouse = loaded([*DAMS, *MATCH, ALONE])
    assert told(warehouse).keys() == {of(*DAMS), of(*MATCH)}


def test_what_a_story_shows(loaded):
    titled = [{**each, "title": f"Title of {each['id']}"} for each in DAMS]
    copy = {**titled[0], "id": "copy", "outlet": "Another", "date": f"{DAY}8"}
    warehouse = loaded([*titled, copy])
    columns = "first_day::VARCHAR, last_day::VARCHAR, articles, texts, outlets, list_sort(langs), new_articles, title"
    (row,) = asked(warehouse, f"SELECT {columns}, statements, sides FROM stories")
    assert row[:7] == ("2023-06-06", "2023-06-08", 5, 4, 5, ["de", "en", "fr", "ru"], 5)
    assert row[7].startswith("Title of dam-")
    assert row[8] > 0
    assert {"UA", "RU"} <= set(row[9])


def test_a_copy_is_in_the_story_of_its_lead_and_weighs_nothing(loaded):
    copies = [{**DAMS[0], "id": f"copy-{number}", "outlet": f"Copier {number}"} for number in range(3)]
    warehouse = loaded([*DAMS, *copies, ALONE, {**ALONE, "id": "again", "outlet": "Another"}])
    assert told(warehouse).keys() == {of(*DAMS, *copies), frozenset(("alone", "again"))}
    (linked,) = asked(warehouse, "SELECT count(*) FROM story_links WHERE article_id = other_id")
    assert linked == (0,)


def test_a_new_article_joins_and_the_id_stays(loaded):
    before = told(loaded([*DAMS[:2], *MATCH]))
    warehouse = loaded([DAMS[2], ALONE])
    after = told(warehouse)
    assert after == {of(*DAMS[:3]): before[of(*DAMS[:2])], of(*MATCH): before[of(*MATCH)]}
    assert asked(warehouse, "FROM story_log") == []
    assert asked(warehouse, "SELECT new_articles FROM stories ORDER BY 1") == [(0,), (1,)]


def test_an_article_founds_a_story_with_one_that_was_alone(loaded):
    assert told(loaded([DAMS[0], ALONE])) == {}
    (story,) = told(loaded([DAMS[1]])).items()
    assert story[0] == of(*DAMS[:2])


def test_what_goes_ends_its_story_and_the_log_says_so(tmp_path):
    files = [tmp_path / f"{lang}.txt" for lang in ("en", "fr")]
    for file in files:
        file.write_text(f"Date: {DAY}6\nLanguage: {file.stem}\n\n{DAM[file.stem]}", encoding="utf-8")
    load(files, tmp_path / "warehouse")
    (story,) = told(tmp_path / "warehouse").values()
    files[0].write_text(f"Date: {DAY}6\nLanguage: en\n\n{ALONE['text']}", encoding="utf-8")
    load(files, tmp_path / "warehouse")
    assert told(tmp_path / "warehouse") == {}
    assert asked(tmp_path / "warehouse", "SELECT what, story_id, other_id FROM story_log") == [("ended", story, None)]


def test_the_same_load_twice_publishes_nothing_and_a_rebuild_keeps_the_ids(loaded):
    warehouse = loaded([*DAMS, *FIRST, ALONE])
    before, build = told(warehouse), current_build(warehouse)
    loaded([*DAMS, *FIRST, ALONE])
    assert current_build(warehouse) == build
    loaded([*DAMS, *FIRST, ALONE], rebuild=True)
    assert told(warehouse).keys() == before.keys()


def test_step_by_step_and_at_once_give_the_same_stories(loaded, tmp_path):
    everything = [*DAMS, *MATCH, *FIRST, ALONE]
    random.Random(3).shuffle(everything)
    for each in everything:
        warehouse = loaded([each])
    other = tmp_path / "at once"
    other.mkdir()
    source = other / "all.jsonl"
    source.write_text("".join(json.dumps(each) + "\n" for each in everything), encoding="utf-8")
    load([source], other / "warehouse")
    assert told(warehouse).keys() == told(other / "warehouse").keys() == {of(*DAMS), of(*MATCH), of(*FIRST)}


def sample_stories(warehouse):
    query = "SELECT source || coalesce(line::VARCHAR, ''), coalesce(story_id, a.article_id) FROM articles AS a"
    return dict(asked(warehouse, f"{query} LEFT JOIN story_articles USING (article_id) ORDER BY 1"))


@pytest.mark.slow
def test_the_sample_is_three_stories_in_any_order(tmp_path):
    load([SAMPLE], tmp_path / "at once")
    whole = sample_stories(tmp_path / "at once")
    matters = {place: place.split("/articles/")[1].split("/")[0] for place in whole}
    assert b_cubed([matters[place] for place in whole], list(whole.values())).f1 == 1.0
    files = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
    random.Random(1).shuffle(files)
    for start in range(0, len(files), 8):
        load(files[start : start + 8], tmp_path / "in steps")
    steps = sample_stories(tmp_path / "in steps")
    assert steps.keys() == whole.keys()
    assert b_cubed(list(whole.values()), [steps[place] for place in whole]).f1 >= 0.97
