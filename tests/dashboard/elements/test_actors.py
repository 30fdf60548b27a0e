"""How actors are listed, found and grouped."""

from dashboard.elements import actors

SHOIGU = {
    "actor_id": "sergei-shoigu",
    "name": "Sergei Shoigu",
    "kind": "person",
    "side": "RU",
    "office": "defence-minister",
    "statements": 3,
    "spellings": ["Sergueï Choïgou", "Shoigu", "SHOIGU"],
    "aliases": ["Шойгу"],
}
MILLEY = {**SHOIGU, "actor_id": "mark-milley", "name": "Mark Milley", "side": "US", "office": None, "statements": 5,
          "spellings": ["Milley"], "aliases": []}  # fmt: skip
PENTAGON = {**MILLEY, "actor_id": "pentagon", "name": "Pentagon", "kind": "institution", "statements": 1}


def test_a_spelling_that_another_holds_is_not_repeated():
    assert actors.other_spellings(SHOIGU) == ["Sergueï Choïgou"]


def test_who_is_spelt_so_comes_before_who_sounds_so():
    sounding = {**MILLEY, "actor_id": "other", "name": "Anna Šojgu", "spellings": []}
    assert actors.matching([SHOIGU, sounding], "shoigu") == [SHOIGU]
    assert actors.matching([SHOIGU, sounding], "Schojgu") == [SHOIGU, sounding]
    assert actors.matching([SHOIGU, MILLEY], "") == [SHOIGU, MILLEY]
    assert actors.matching([SHOIGU, MILLEY], "Tailor") == []


def test_the_group_that_says_most_comes_first_and_those_without_office_last():
    everybody = [SHOIGU, MILLEY, PENTAGON]
    assert actors.grouped(everybody, "side") == [
        ("US · United States", [MILLEY, PENTAGON]),
        ("RU · Russia", [SHOIGU]),
    ]
    assert [name for name, _ in actors.grouped(everybody, "role")] == [
        "defence minister",
        "institution",
        "office not known",
    ]


def test_an_option_can_be_found_without_accents_and_in_another_script():
    option = actors.option(SHOIGU, "Sergei Shoigu")
    assert option.startswith("Sergei Shoigu · RU · 3 · Sergueï Choïgou")
    assert "serguei choigou" in option
    assert "Шойгу" in option
