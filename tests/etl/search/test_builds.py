"""An index belongs to its build: written with it, right after every further load, gone with it."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from etl.load import run as loading
from etl.load.publish import UNFINISHED
from etl.model.places import ROOT
from etl.search.index import NoIndex, open_index
from etl.warehouse.builds import builds_in, current_build, index_of
from tests.etl.loading import load
from tests.etl.search.conftest import Searched

FIRST = "« Il n'y a pas eu de contact », a déclaré Sergueï Choïgou à Moscou."
SECOND = "The Pentagon said the jets came close. “The crew flew on,” Pat Ryder said."
THIRD = "Selon Kiev, deux explosions ont détruit la digue."
MORE = f"{FIRST.replace('contact', 'choc')} Deux explosions ont détruit la digue, selon Kiev."  # a version of the first
QUERIES = ("contact", "Shoigu", "explosion", "jets", "side:RU", "side:UA", "-contact", "actor:Ryder", "digue OR crew")


def lines(path, *texts, **more):
    """A file of articles; each text has an address of its own, by its place."""
    records = [{"text": text, "url": f"https://a.example/{place}", **more} for place, text in enumerate(texts) if text]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def found(warehouse):
    """What each query finds: totals, ids and where the words stand, but no scores."""
    searched = Searched(warehouse)
    answers = {}
    for query in QUERIES:
        answer = searched.find(query, limit=50)
        hits = sorted((hit.statement_id or "", hit.article_id, hit.marks, hit.side or "") for hit in answer.hits)
        answers[query] = (answer.totals, hits, sorted(searched.ids(query).statement_ids))
    searched.connection.close()
    return answers


STEPS = {
    "an article more": [(FIRST, SECOND), (FIRST, SECOND, THIRD)],
    "an article that changed": [(FIRST, SECOND), (MORE, SECOND)],
    "one that changed a little": [(FIRST, SECOND), (FIRST.replace("contact", "choc"), SECOND)],
    "changed and changed back": [(FIRST, SECOND), (MORE, SECOND), (FIRST, SECOND)],
}


@pytest.mark.parametrize("case", STEPS)
def test_after_further_loads_search_finds_what_a_load_of_all_finds(tmp_path, case):
    for number, texts in enumerate(STEPS[case]):
        load([lines(tmp_path / f"{number}.jsonl", *texts)], tmp_path / "w")
    load([lines(tmp_path / "all.jsonl", *STEPS[case][-1])], tmp_path / "whole")
    assert found(tmp_path / "w") == found(tmp_path / "whole")


def test_a_side_that_a_later_load_changes_is_found_at_once(tmp_path):
    says = "“We are ready,” said Odile Marsan, {}. “We are late,” said Odile Marsan."
    load([lines(tmp_path / "1.jsonl", says.format("the Russian spokeswoman"))], tmp_path / "w")
    before = Searched(tmp_path / "w").find("side:RU").totals
    more = [None, *(says.format("the Ukrainian spokeswoman") + f" It was {place}." for place in ("noon", "one", "two"))]
    load([lines(tmp_path / "2.jsonl", *more)], tmp_path / "w")
    after = Searched(tmp_path / "w")
    sides = after.rows("SELECT side, count(*), count(DISTINCT article_id) FROM statements GROUP BY side ORDER BY side")
    assert before["statements"] == 2
    assert sides == [("UA", 8, 4)]
    assert after.find("side:RU").totals == {"statements": 0, "articles": 0}
    assert after.find("side:UA").totals == {"statements": 8, "articles": 4}


def test_the_old_index_stays_as_it_was(tmp_path):
    load([lines(tmp_path / "1.jsonl", FIRST)], tmp_path / "w")
    old = index_of(current_build(tmp_path / "w"))
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    load([lines(tmp_path / "2.jsonl", THIRD)], tmp_path / "w")
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before


def test_segments_are_shared_and_not_copied(tmp_path):
    load([lines(tmp_path / "1.jsonl", FIRST)], tmp_path / "w")
    old = index_of(current_build(tmp_path / "w"))
    load([lines(tmp_path / "2.jsonl", FIRST, THIRD)], tmp_path / "w")
    new = index_of(current_build(tmp_path / "w"))
    shared = [path for path in old.rglob("*.pos") if (new / path.relative_to(old)).samefile(path)]
    assert len(shared) == 2


def test_a_build_whose_index_is_gone_says_so_and_the_next_load_makes_one(tmp_path):
    load([lines(tmp_path / "1.jsonl", FIRST)], tmp_path / "w")
    build = current_build(tmp_path / "w")
    shutil.rmtree(index_of(build))
    with pytest.raises(NoIndex, match="has no index of its statements; load once more"):
        open_index(build, "statements")
    load([lines(tmp_path / "2.jsonl", FIRST, THIRD)], tmp_path / "w")
    assert Searched(tmp_path / "w").find("contact").totals == {"statements": 1, "articles": 1}


def test_an_index_that_cannot_be_read_says_so(tmp_path):
    load([lines(tmp_path / "1.jsonl", FIRST)], tmp_path / "w")
    build = current_build(tmp_path / "w")
    (index_of(build) / "articles" / "meta.json").write_text("{", "utf-8")
    with pytest.raises(NoIndex, match="cannot be read"):
        open_index(build, "articles")


def test_old_builds_go_with_their_indexes(tmp_path):
    for number in range(7):
        load([lines(tmp_path / f"{number}.jsonl", f"Le port {number} a fermé, a déclaré Moscou.")], tmp_path / "w")
    indexes = {path.name for path in (tmp_path / "w").glob("*.search")}
    assert indexes == {index_of(build).name for build in builds_in(tmp_path / "w")}
    assert len(indexes) == 5


def test_a_load_that_fails_while_it_indexes_leaves_nothing(tmp_path, monkeypatch):
    load([lines(tmp_path / "1.jsonl", FIRST)], tmp_path / "w")
    before = sorted(path.name for path in (tmp_path / "w").iterdir())

    def broken(run):
        index_of(run.build).mkdir()
        raise OSError("No space left on device")

    monkeypatch.setattr(loading, "write_search", broken)
    with pytest.raises(OSError, match="No space left"):
        load([lines(tmp_path / "2.jsonl", THIRD)], tmp_path / "w")
    assert sorted({path.name for path in (tmp_path / "w").iterdir()} - {".work"}) == before


KILLED = """
import os, sys
from pathlib import Path
from etl.load import publish, run
from etl.load.run import Loading, load

step, source, warehouse = sys.argv[1:]
if step == "half written":
    real = run.write_search
    run.write_search = lambda given: (real(given), os._exit(9))
else:
    publish._point = lambda *_: os._exit(9)
load(Loading([source], Path(warehouse), processes=1))
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", ["half written", "before the pointer moves"])
def test_a_load_that_is_killed_leaves_no_index_that_counts(tmp_path, step):
    warehouse = tmp_path / "w"
    load([lines(tmp_path / "1.jsonl", FIRST)], warehouse)
    more = lines(tmp_path / "2.jsonl", FIRST, THIRD)
    command = [sys.executable, "-c", KILLED, step, str(more), str(warehouse)]
    assert subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode == 9
    assert Searched(warehouse).find("digue").totals == {"statements": 0, "articles": 0}
    load([more], warehouse)
    assert Searched(warehouse).find("digue").totals["articles"] == 1
    assert not list(warehouse.glob(f"*{UNFINISHED.removesuffix('.duckdb')}*"))
