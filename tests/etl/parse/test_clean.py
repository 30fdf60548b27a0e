"""What is left out of the account, marked and never cut."""

import pytest

from etl.model.tables import DataError
from etl.parse.clean import _navigation, clean

TOLD = "the jets came close to the drone before it fell, the Pentagon said on Tuesday in a long statement."
DATELINES = [
    ("WASHINGTON – ", True),
    ("PARIS, 14 mars (Agence) — ", True),
    ("NEW YORK (Wire) — ", True),
    ("KYIV, Ukraine -- ", True),
    ("МОСКВА — ", True),
    ("SAINT-PÉTERSBOURG – ", True),
    ("The talks – ", False),
    ("« OUI – ", False),
    ("– Oui, ", False),
    ("LA DÉLÉGATION, qui ", False),
]


@pytest.mark.parametrize(("head", "is_one"), DATELINES)
def test_a_dateline_is_not_part_of_the_account(head, is_one):
    reading = clean(head + TOLD)
    assert [(region.span, region.reason) for region in reading.regions] == [((0, len(head)), "dateline")] * is_one
    assert len(reading.text) == len(head + TOLD)


def test_a_title_is_no_dateline():
    assert clean(f"DIRECT – {TOLD[:90]}\n\n{TOLD}").regions == ()


NAVIGATION = [
    ("Lire aussi : le drone est tombé, dit Moscou", True),
    ("Read more", True),
    ("S’abonner", True),
    ("Partager sur un réseau", True),
    ("Partager, c'est bien, dit le maire", False),
    ("Subscribers left, he said", False),
    ("Il faut lire aussi les notes", False),
]


@pytest.mark.parametrize(("line", "is_one"), NAVIGATION)
def test_a_link_or_a_label_is_not_part_of_the_account(line, is_one):
    reading = clean(f"{TOLD}\n\n{line}\n\n{TOLD}")
    assert [region.reason for region in reading.regions] == ["navigation"] * is_one


def test_a_kind_of_line_that_is_not_known_is_named(tmp_path, monkeypatch):
    table = tmp_path / "navigation.tsv"
    table.write_text("voir plus\tbouton\n", encoding="utf-8")
    monkeypatch.setattr("etl.parse.clean.NAVIGATION", table)
    _navigation.cache_clear()
    with pytest.raises(DataError, match=r"navigation\.tsv: 'voir plus' is bouton; expected one of link, label"):
        clean(TOLD)
    monkeypatch.undo()
    _navigation.cache_clear()
