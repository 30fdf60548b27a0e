"""Words for offices stand once, with their forms; what is said of the masculine ones holds for the feminine ones."""

import pytest

from etl.actors import registry_files
from etl.actors.descriptions import gender_told, genders_beside
from etl.actors.offices import gender_of_role, offices_in
from etl.actors.registry_build import load_registry
from etl.actors.registry_files import load_offices, load_titles, load_words
from etl.model.article import Span
from etl.model.folding import fold
from etl.model.tables import DataError, cells, read_rows

HEADER = "title,masculine,feminine,english,english_masculine,english_feminine,in_roles,groups\n"
TITLES = list({title.title: title for title in load_titles().by_form.values()}.values())


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.title)
def test_all_forms_are_one_office_and_of_the_same_groups(title):
    forms = [form for forms in title.languages for form in forms]
    assert {frozenset(offices_in(form)) for form in forms} == {frozenset({title.in_roles} - {""})}
    for group in title.groups:
        assert {fold(form).split("-")[0] for form in forms} <= load_words()[group]


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.title)
def test_no_group_of_words_repeats_a_title(title):
    for _, row in read_rows(registry_files.REGISTRY / "words.csv", registry_files.WORD_COLUMNS):
        if row["group"] in registry_files.TITLE_GROUPS:
            assert not set(map(fold, cells(row["words"]))) & {fold(form) for forms in title.languages for form in forms}


def test_a_phrase_with_a_title_in_braces_has_all_its_forms():
    phrases = load_offices()["foreign-minister"].phrases
    assert {frozenset(("chef", "diplomatie")), frozenset(("cheffe", "diplomatie"))} <= set(phrases)
    assert frozenset(("chief", "diplomatie")) not in phrases
    begins = load_offices()["spokesperson-of-the-president"].words_of_role
    assert {"Spokesman of the President", "Spokeswoman of the President"} <= set(begins)


def test_a_group_that_is_missing_is_named(tmp_path, monkeypatch):
    load_titles()
    (tmp_path / "words.csv").write_text("group,words\ntrades,baker\n", "utf-8")
    monkeypatch.setattr(registry_files, "REGISTRY", tmp_path)
    with pytest.raises(DataError, match=r"words\.csv: no group 'ambiguous'; expected ambiguous, associations, bodies"):
        load_words.__wrapped__()


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("titles.csv", HEADER + "x,a,b,c,,,,leader", "unknown group 'leader'"),
        ("titles.csv", HEADER + "x,chef,cheffe,,,,,\ny,chef,,,,,,", "'chef' stands under x too"),
        ("offices.csv", "office,sides,words_of_role,phrases\nx,,Baker,{boulanger} tokyo", "unknown title 'boulanger'"),
    ],
)
def test_a_bad_line_says_where_and_what(tmp_path, monkeypatch, file, text, reason):
    load_titles()
    load_words()
    (tmp_path / file).write_text(text, "utf-8")
    monkeypatch.setattr(registry_files, "REGISTRY", tmp_path)
    load = {"titles.csv": load_titles, "offices.csv": load_offices}[file]
    with pytest.raises(DataError, match=rf"{file} line \d") as error:
        load.__wrapped__()
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [
        ("la directrice", "feminine"),
        ("le directeur", "masculine"),
        ("la ministre", "feminine"),
        ("ce ministre", "masculine"),
        ("l'ambassadrice", "feminine"),
        ("l'ambassadeur", "masculine"),
        ("la nouvelle porte-parole du gouvernement", "feminine"),
        ("la vice-présidente", "feminine"),
        ("la première ministre", "feminine"),
        ("l'ancienne secrétaire générale", "feminine"),
        ("le secrétaire général", "masculine"),
        ("the spokeswoman", "feminine"),
        ("the chairman", "masculine"),
        ("l'aide", None),
        ("the president", None),
        ("the minister", None),
        ("la source", None),
        ("la source du ministre", None),
        ("la numéro deux du président", None),
        ("le ministère", None),
        ("", None),
    ],
)
def test_the_gender_that_a_description_tells(phrase, gender):
    assert gender_told(phrase) == gender


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        ("Mme *Colonna* a parlé", {"feminine"}),
        ("M. *Lavrov* a parlé", {"masculine"}),
        ("Mr. *Lavrov* spoke", {"masculine"}),
        ("la présidente *Sandu* a parlé", {"feminine"}),
        ("la ministre française des Affaires étrangères *Catherine Colonna* a parlé", {"feminine"}),
        ("le directeur de la CIA *William Burns* a parlé", {"masculine"}),
        ("la première ministre italienne *Giorgia Meloni* a parlé", {"feminine"}),
        ("*Kristalina Georgieva*, directrice générale du FMI, a parlé", {"feminine"}),
        ("*Kristalina Georgieva*, la directrice du FMI, a parlé", {"feminine"}),
        ("*Angela Merkel*, ancienne chancelière allemande, a parlé", {"feminine"}),
        ("*Vladimir Poutine* (président de la Russie)", {"masculine"}),
        ("White House spokeswoman *Karine Jean-Pierre* spoke", {"feminine"}),
        ("President *Vladimir Putin* spoke", set()),
        ("*Vladimir Putin*, president of Russia, spoke", set()),
        ("*Catherine Colonna*, ministre des Affaires étrangères, a parlé", set()),
        ("la ministre accuse *Vladimir Poutine*", set()),
        ("la ministre de *Vladimir Poutine*", set()),
        ("la ministre et *Vladimir Poutine*", set()),
        ("la ministre de la Défense rencontre *Vladimir Poutine*", set()),
        ("la directrice, *Vladimir Poutine* et le roi", set()),
        ("après avoir vu *Vladimir Poutine*, la ministre assure que rien n'est perdu", set()),
        ("la porte-parole de la Maison Blanche *Karine Jean-Pierre* a parlé", {"feminine"}),
        ("*Sergueï Lavrov*, la ministre française des Affaires étrangères Catherine Colonna et Li Wei", set()),
        ("*Sergueï Lavrov*, la ministre française Anne Petit, Li Wei", set()),
        ("*Sergueï Lavrov*, la présidente de la Commission Anna Petit, Li Wei", set()),
        ("*Antony Blinken*, Spokeswoman Anna Petit and Li Wei spoke", set()),
        ("*Vladimir Poutine*, dont la ministre est partie", set()),
    ],
)
def test_the_gender_that_titles_beside_a_name_tell(text, genders):
    start, stop = (place for place, letter in enumerate(text) if letter == "*")
    bare = text.replace("*", "")
    assert set(genders_beside(bare, Span(start, stop - 1), load_registry())) == genders


@pytest.mark.parametrize(
    ("role", "gender"),
    [
        ("Spokeswoman of the President of Ukraine (2019–2021)", "feminine"),
        ("Deputy Chairman of the Security Council of Russia (from 2020)", "masculine"),
        ("Minister of Defence of Russia (2012–2024)", None),
        ("Adviser to the King of Jordan", None),
        ("", None),
    ],
)
def test_the_gender_that_a_role_tells(role, gender):
    assert gender_of_role(role) == gender
