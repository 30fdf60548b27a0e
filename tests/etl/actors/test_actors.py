"""Which actor a speaker is: names in context, near-misses beside them."""

import pickle
from dataclasses import replace
from datetime import date

import pytest

from etl.actors import registry_build
from etl.actors.cast import cast
from etl.actors.registry_build import load_registry
from etl.extract import extract
from etl.model.article import Article
from etl.model.tables import DataError

CASES = [
    pytest.param("fr", "« Non », a déclaré Choïgou.", "sergei-shoigu", "RU", id="surname alone"),
    pytest.param("fr", "« Non », a déclaré Sergej Schoigu.", "sergei-shoigu", "RU", id="german spelling"),
    pytest.param("fr", "« Non », a dit le ministère russe de la Défense.", "ru-ministry-of-defence", "RU", id="body"),
    pytest.param("fr", "« Non », a déclaré la Maison Blanche.", "white-house", "US", id="metonym"),
    pytest.param(
        "fr", "Le porte-parole du département d'État, Prix Ned a expliqué : « Non. »", "ned-price", "US",
        id="mangled name beside its office",
    ),
    pytest.param("fr", "Dans la rue, Prix Ned a expliqué : « Non. »", "found-prix-ned", None, id="mangled name alone"),
    pytest.param("fr", "« Non », a déclaré un responsable américain.", None, "US", id="unnamed, with a side"),
    pytest.param("fr", "« Non », a déclaré un voisin.", None, None, id="unnamed, without one"),
    pytest.param("fr", "« Non », a déclaré Nina Austin.", "found-nina-austin", None, id="another of the same surname"),
    pytest.param("en", "“No,” said Nikolai Patrushev.", "nikolai-patrushev", "RU", id="english spelling"),
    pytest.param("en", "“No,” the White House said.", "white-house", "US", id="english metonym"),
    pytest.param("en", "“No,” State Department spokesman Ned Price said.", "ned-price", "US", id="after office"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "actor", "side"), CASES)
def test_who_speaks(lang, text, actor, side):
    (statement,) = extract(Article(text=text, lang=lang)).statements
    assert (statement.actor, statement.side) == (actor, side)


def test_a_description_is_who_was_named_with_it():
    text = "Le ministère russe de la Défense a parlé. « Non », a ajouté le ministère."
    *_, statement = extract(Article(text=text, lang="fr")).statements
    assert statement.actor == "ru-ministry-of-defence"


def test_what_is_learnt_of_somebody_later_holds_for_his_first_words():
    text = "« Non », a déclaré Jan-Maria Kowalski. « Si », a ajouté le général polonais Jan Maria Kowalski."
    statements = extract(Article(text=text, lang="fr")).statements
    assert [(statement.actor, statement.side) for statement in statements] == [("found-jan-maria-kowalski", "PL")] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("L'ONU et l'UE", ["un", "eu"], id="acronyms"),
        pytest.param("un pays, il a eu peur", [], id="words spelt like acronyms"),
        pytest.param(
            "le Conseil de sécurité du kremlin", ["ru-security-council"], id="longest name wins, in mixed case"
        ),
    ],
)
def test_names_in_a_text(text, expected):
    found = [actor for _, actor in load_registry().find(text)]
    assert len(found) == len(expected)
    if expected == ["ru-security-council"]:
        assert found == expected


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,X,planet,RU,,", "unknown kind 'planet'"),
        ("X y,X,person,RU,,", "id 'X y'"),
        ("x,X,person", "3 cells; expected 6"),
        ("x,X,person,RU,,\nx,Y,person,RU,,", "used twice"),
    ],
)
def test_a_bad_registry_says_where_and_what(tmp_path, monkeypatch, row, reason):
    for name in ("people.csv", "institutions.csv"):
        (tmp_path / name).write_text(
            f"id,name,kind,side,role,aliases\n# a comment\n{row if name == 'people.csv' else ''}\n"
        )
    monkeypatch.setattr(registry_build, "REGISTRY", tmp_path)
    with pytest.raises(DataError, match=r"people\.csv line \d") as error:
        load_registry.__wrapped__()
    assert reason in str(error.value)


def test_a_registry_that_was_stored_and_read_back_answers_the_same():
    registry = pickle.loads(pickle.dumps(load_registry()))
    text = "« Non », a déclaré Sergueï Choïgou. Le ministre russe de la Défense a affirmé que oui."
    statements = extract(Article(text=text, lang="fr")).statements
    again = cast(text, statements, registry, date(2023, 3, 15))
    assert again == cast(text, statements, load_registry(), date(2023, 3, 15))
    assert [statement.actor for statement in again.statements] == ["sergei-shoigu"] * 2


def test_the_registry_that_is_given_is_asked_and_no_other():
    text = "« Non », a déclaré Mark Rutte. Le premier ministre néerlandais a affirmé que oui."
    statements = extract(Article(text=text, lang="fr")).statements
    given = cast(text, statements, load_registry(), date(2022, 7, 17)).statements
    undated = cast(text, statements, replace(load_registry(), terms={}, sides={}), date(2022, 7, 17)).statements
    assert [(each.actor, each.side) for each in given] == [("mark-rutte", "NL")] * 2
    assert [(each.actor, each.side) for each in undated] == [("mark-rutte", "NATO"), (None, "NL")]
