"""For whom a statement in the build is made: as its article says of a known speaker, as most say of a found one."""

import json

import pytest

from etl.actors.registry_files import Decisions
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load


def sides(tmp_path, *articles):
    """The side of each statement, by its content, after the articles were loaded one after the other."""
    tmp_path.mkdir(exist_ok=True)
    for number, article in enumerate(articles):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps({"id": "1", "lang": "fr", **article}) + "\n", "utf-8")
        load([file], tmp_path / "w")
    with open_build(current_build(tmp_path / "w")) as connection:
        return dict(connection.execute("SELECT content, side FROM statements").fetchall())


def test_a_found_name_that_an_analyst_knows_has_the_side_of_the_actor_that_it_is(tmp_path, monkeypatch):
    decisions = Decisions({"found-igor-zubarenko": "sergei-shoigu"})
    monkeypatch.setattr("etl.load.write.settle.load_decisions", lambda: decisions)
    text = "« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien."
    assert sides(tmp_path, {"text": text}) == {"Rien n'est perdu": "RU"}


def test_another_spelling_has_the_side_that_the_articles_give_the_actor(tmp_path):
    placed = {"text": "« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien."}
    other = {"text": "« Tout est perdu », a déclaré Igor Zubarenco."}
    assert sides(tmp_path, placed, other) == {"Rien n'est perdu": "UA", "Tout est perdu": "UA"}
    assert sides(tmp_path / "other way", other, placed) == {"Rien n'est perdu": "UA", "Tout est perdu": "UA"}


def test_where_the_articles_disagree_evenly_there_is_no_side_and_one_more_article_decides(tmp_path):
    articles = [
        {"text": f"« Rien n'est perdu {number} », a déclaré Igor Zubarenko, député {nation}."}
        for number, nation in enumerate(("ukrainien", "russe", "russe"))
    ]
    assert set(sides(tmp_path / "two", *articles[:2]).values()) == {None}
    assert set(sides(tmp_path / "three", *articles).values()) == {"RU"}


@pytest.mark.parametrize(("date", "side"), [("2012-05-20", "NATO"), ("2005-05-20", "DK")])
def test_a_known_speaker_keeps_the_side_of_the_day_whatever_later_articles_say(tmp_path, date, side):
    then = {"text": "« Rien n'est perdu », a déclaré Anders Fogh Rasmussen.", "date": date}
    later = {"text": "« Tout est perdu », a déclaré Anders Fogh Rasmussen.", "date": "2023-03-15"}
    assert sides(tmp_path, then, later)["Rien n'est perdu"] == side
