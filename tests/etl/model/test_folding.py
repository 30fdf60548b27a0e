"""What looks alike on the page or on the keyboard is found, however either has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.folding import searchable
from etl.search.find import statement_ids
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.export import export
from etl.warehouse.filters import Filters
from tests.etl.loading import load

# What stands in the text, what somebody types, and whether that finds it.
CASES = [
    pytest.param("L’enquête avance", "l'enquete", True, id="typographic apostrophe"),
    pytest.param("L'enquête avance", "L’enquête", True, id="straight apostrophe, typographic typed"),
    pytest.param("L`enquête avance", "l'enquête", True, id="grave accent for an apostrophe"),
    pytest.param("O\u02bcBrien", "o'brien", True, id="modifier letter apostrophe"),
    pytest.param("de bon cœur", "coeur", True, id="ligature"),
    pytest.param("de bon coeur", "CŒUR", True, id="ligature typed"),
    pytest.param("l’affaire Læ̀rke", "laerke", True, id="ae with an accent"),
    pytest.param("Jørgen et Łukasz", "jorgen et lukasz", True, id="letters with a stroke"),
    pytest.param("la porte\u2011parole", "porte-parole", True, id="hyphen that does not break"),
    pytest.param("la porte\u2010parole", "porte-parole", True, id="hyphen proper"),
    pytest.param("la porte-\nparole", "porte-parole", True, id="broken at its hyphen"),
    pytest.param("la porte-parole", "porte\u2011parole", True, id="hyphen that does not break, typed"),
    pytest.param("gouver\u00adnement", "gouvernement", True, id="soft hyphen"),
    pytest.param("gou\u200bver\u2060nement", "gouvernement", True, id="blanks of no width"),
    pytest.param("12\u202f000 morts", "12 000 morts", True, id="narrow blank in a number"),
    pytest.param("12\u00a0000\u00a0morts", "12000 morts", True, id="number typed without blank"),
    pytest.param("12000 morts", "12 000 morts", True, id="number typed with a blank"),
    pytest.param("1\u202f250\u202f000 euros", "1250000", True, id="millions"),
    pytest.param("le pont\nde la ville", "pont de la ville", True, id="line break"),
    pytest.param("le pont \u00a0 de", "pont de", True, id="several blanks"),
    pytest.param("« Le pont » tient", '"le pont"', True, id="quotation marks with blanks inside"),
    pytest.param("Vingt – trente – morts", "vingt - trente", True, id="dashes"),
    pytest.param("attendez…", "attendez...", True, id="dots"),
    pytest.param("Choïgou", "CHOIGOU", True, id="accents and case"),
    pytest.param("Ｎａｔｏ", "nato", True, id="wide letters"),
    pytest.param("Шойгу", "шойгу", True, id="another script"),
    pytest.param("en 2023 12 morts", "202312", False, id="two numbers are not one"),
    pytest.param("12 0000", "120000", False, id="four digits are no thousands"),
    pytest.param("l enquête", "l'enquête", False, id="a blank is no apostrophe"),
    pytest.param("portes", "porte-s", False, id="a hyphen is not nothing"),
    pytest.param("pêche", "pecher", False, id="other words"),
]


@pytest.mark.parametrize(("text", "typed", "found"), CASES)
def test_what_is_typed_is_found_in_the_text(text, typed, found):
    assert (searchable(typed) in searchable(text)) is found


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_folding_twice_changes_nothing_for_plain_text(text):
    once = searchable(text)
    assert searchable(once) == once


@given(st.text(alphabet="aé’'œ-\u2011\u00ad\u202f 0\n«»", max_size=30))
def test_every_text_is_found_by_itself(text):
    assert searchable(text) in searchable(f"Avant {text} après") or not searchable(text)


@pytest.mark.parametrize("typed", ["l'enquête", "l’enquête", "aujourd'hui", "coeur", "porte-parole", "12000 plongeurs"])
def test_search_and_export_find_it(tmp_path, typed):
    words = "« L’enquête n’a pas aujourd’hui de cœur, ni 12\u202f000 plongeurs, ni de porte\u2011parole. »"
    text = f"La maire, Odile Marsan, a dit : {words}"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    load([tmp_path / "a.txt"], tmp_path / "w")
    build = current_build(tmp_path / "w")
    with open_build(build) as connection:
        found = statement_ids(build, connection, typed).statement_ids
        written = export(
            connection, tmp_path / "a.csv", filters=Filters(search=typed), found=found, form="csv", build_id="b"
        )
    assert written == 1
