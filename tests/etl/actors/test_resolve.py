"""Found actors across articles and builds: spellings join, ids stay, what is not sure is a candidate."""

import duckdb
import pytest

from etl.actors.camps import load_camps
from etl.actors.registry_build import load_registry
from etl.actors.registry_files import Decisions, load_decisions
from etl.actors.resolve import FoundActor, resolve
from etl.actors.spelling import alike
from etl.model.tables import DataError
from etl.warehouse.builds import current_build, open_build


def found(name, side=None, mentions=1):
    return FoundActor("found-" + "-".join(name.casefold().split()), name, side, mentions)


def resolved(*actors, known=None, decisions=None):
    return resolve(actors, known or {}, decisions or Decisions(), load_registry())


SAME = [
    ("Igor Zubarenko", "Игорь Зубаренко"),
    ("Wassili Tschernow", "Vassili Tchernov"),
    ("Jewgeni Kusmin", "Evgueni Kouzmine"),
    ("Andriï Chevtchouk", "Andriy Shevchuk"),
    ("Nikolaj Žukov", "Nikolai Zhukov"),
    ("Zubarenko Igor", "Igor Zubarenko"),
]
TWO = [
    ("Igor Zubarenko", "Oleg Zubarenko"),
    ("Igor Zubarenko", "Igor Zubarev"),
    ("Anna Martin", "Anne-Sophie Martineau"),
    ("Ivan Petrov", "Ivan Petrovski"),
    ("Mark Miller", "Mark Milner"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_join(one, other):
    first, second = found(one, mentions=2), found(other)
    result = resolved(first, second)
    assert result.actors[second.actor_id] == first.actor_id
    assert [(change.what, change.actor_id) for change in result.changes] == [("joined", second.actor_id)]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_people_stay_two(one, other):
    first, second = found(one, mentions=2), found(other)
    assert resolved(first, second).actors[second.actor_id] == second.actor_id


def test_one_name_on_two_sides_stays_two_and_is_a_candidate():
    first, second = found("Igor Zubarenko", "UA", 2), found("Igor Zubarenco", "RU")
    result = resolved(first, second)
    assert len(set(result.actors.values())) == 2
    (candidate,) = result.candidates
    assert "one speaks for UA, the other for RU" in candidate.reason


def test_a_name_that_two_could_be_stays_apart_and_is_listed_with_both():
    a, b, c = found("Igor Zubarenko", "UA", 3), found("Igor Zubarenco", "RU", 2), found("Igor Zubarenkо", None, 1)
    result = resolved(a, b, c)
    assert result.actors[c.actor_id] == c.actor_id
    assert {candidate.actor_id for candidate in result.candidates if candidate.other_id == c.actor_id} == {
        a.actor_id, b.actor_id,
    }  # fmt: skip


def test_an_id_that_was_given_is_kept_however_often_another_spelling_comes():
    first, second = found("Igor Zubarenko", mentions=1), found("Igor Zoubarenko", mentions=50)
    result = resolved(first, second, known={first.actor_id: first.actor_id})
    assert set(result.actors.values()) == {first.actor_id}


def test_two_that_readers_have_seen_are_never_merged_by_themselves():
    first, second = found("Igor Zubarenko"), found("Igor Zoubarenko")
    result = resolved(first, second, known={first.actor_id: first.actor_id, second.actor_id: second.actor_id})
    assert len(set(result.actors.values())) == 2
    assert result.changes == []


def test_an_analyst_decides():
    first, second = found("Igor Zubarenko"), found("Igor Zoubarenko")
    apart = Decisions(different=frozenset({frozenset((first.actor_id, second.actor_id))}))
    assert len(set(resolved(first, second, decisions=apart).actors.values())) == 2
    known = {first.actor_id: first.actor_id, second.actor_id: first.actor_id}
    parted = resolved(first, second, known=known, decisions=apart)
    assert [change.what for change in parted.changes] == ["parted"]
    other = found("I. Zubarenko the Younger")
    same = resolved(first, other, decisions=Decisions(same={other.actor_id: first.actor_id}))
    assert same.actors[other.actor_id] == first.actor_id


def test_the_result_does_not_depend_on_the_order():
    actors = [found("Igor Zubarenko", mentions=2), found("Igor Zoubarenko"), found("Anna Martin"), found("Ann Martin")]
    assert resolved(*actors).actors == resolved(*reversed(actors)).actors


def test_a_name_nearly_that_of_a_known_person_is_a_candidate():
    result = resolved(found("Sergei Ryapkov"))
    assert any(candidate.actor_id == "sergei-ryabkov" for candidate in result.candidates)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Сергей Шойгу", "Serguéi Shoigú", 92, 100),
        ("Володимир Зеленський", "Zelens'kij Volodymyr", 92, 100),
        ("Dmitri Medvedev", "Viktor Medvedchuk", 0, 70),
        ("Joe Biden", "Jill Biden", 0, 70),
        ("Sergei Ryabkov", "Sergei Rybakov", 0, 91),
    ],
)
def test_how_alike_names_sound(one, other, least, most):
    assert least <= alike(one, other) <= most


FIRST = "« Rien n'est perdu », a déclaré Igor Zubarenko, député ukrainien.\n"
SECOND = "“Nothing is lost,” said Igor Zoubarenko, a Ukrainian lawmaker.\n"


@pytest.mark.slow
def test_from_build_to_build_an_actor_keeps_its_id(tmp_path, etl):
    articles, warehouse = tmp_path / "articles", tmp_path / "warehouse"
    articles.mkdir()
    (articles / "one.txt").write_text(f"Language: fr\n\n{FIRST}", "utf-8")
    assert etl("load", articles, "--warehouse", warehouse).returncode == 0
    before = query(warehouse, "SELECT actor_id FROM statements")
    (articles / "two.txt").write_text(f"Language: en\n\n{SECOND * 3}", "utf-8")
    assert etl("load", articles, "--warehouse", warehouse).returncode == 0
    assert set(query(warehouse, "SELECT actor_id FROM statements")) == set(before) == {("found-igor-zubarenko",)}
    assert query(warehouse, "SELECT what, actor_id, other_id FROM actor_log") == [
        ("joined", "found-igor-zoubarenko", "found-igor-zubarenko")
    ]
    listed = etl("actors", "zoubarenko", "--warehouse", warehouse)
    assert "found-igor-zubarenko" in listed.stdout
    assert "joined" in etl("actors", "--log", "--warehouse", warehouse).stdout


def test_a_person_speaks_for_the_side_of_the_day(tmp_path, etl):
    (tmp_path / "a.txt").write_text(
        "Date: 2022-07-17\nLanguage: en\n\n“We will not forget,” said Mark Rutte.\n", "utf-8"
    )
    assert etl("load", tmp_path / "a.txt", "--warehouse", tmp_path / "w").returncode == 0
    assert query(tmp_path / "w", "SELECT side FROM statements") == [("NL",)]


def query(warehouse, sql):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(sql).fetchall()


def test_the_registry_is_as_large_as_it_should_be():
    actors = load_registry().actors.values()
    assert sum(actor.kind != "country" for actor in actors) >= 600
    assert sum(actor.kind == "country" for actor in actors) >= 240


@pytest.mark.parametrize(
    ("file", "line", "load", "reason"),
    [
        ("decisions.csv", "actor,other,decision\na,b,perhaps", load_decisions, "expected same or different"),
        ("decisions.csv", "actor,other,decision\nnato,un,same", load_decisions, "begins with found-"),
        ("camps.csv", "camp,name,sides\nx,X,RU|ZZZ", load_camps, "unknown side 'ZZZ'"),
    ],
)
def test_a_bad_line_says_where_and_what(tmp_path, monkeypatch, file, line, load, reason):
    load_registry()
    (tmp_path / file).write_text(line + "\n", "utf-8")
    monkeypatch.setattr(f"{load.__module__}.REGISTRY", tmp_path)
    with pytest.raises(DataError, match="line 2") as error:
        load.__wrapped__()
    assert reason in str(error.value)


@pytest.mark.slow
def test_a_build_of_the_first_schema_is_read_again(tmp_path, etl):
    warehouse = tmp_path / "warehouse"
    (tmp_path / "one.txt").write_text(f"Language: fr\n\n{FIRST}", "utf-8")
    etl("load", tmp_path / "one.txt", "--warehouse", warehouse)
    with duckdb.connect(str(current_build(warehouse))) as connection:
        connection.execute("DROP TABLE actor_ids; DROP TABLE actor_log; UPDATE build SET schema_version = 1")
        connection.execute("UPDATE articles SET extractor_version = 'old'")
    done = etl("load", tmp_path / "one.txt", "--warehouse", warehouse)
    assert done.returncode == 0, done.stderr
    assert query(warehouse, "SELECT found_id FROM actor_ids") == [("found-igor-zubarenko",)]
