"""What is left out of the account, marked and never cut."""

import pytest

from etl.model.tables import DataError
from etl.parse.clean import _labels, _navigation, clean

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
    assert clean(f"HARBOUR – {TOLD[:90]}\n\n{TOLD}").regions == ()


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


HEADS = [  # (a line, what is blanked at its head, why)
    ("DIRECT – le port ferme", "DIRECT – ", "tag"),
    ("[VIDEO] The port closes", "[VIDEO] ", "tag"),
    ("EN DIRECT. ALERTE - Le port ferme", "EN DIRECT. ALERTE - ", "tag"),
    ("INFO LE PHARE. Le port ferme", "INFO LE PHARE. ", "tag"),
    ("LIVE MUSIC RETURNS", "", None),
    ("Directement, le port ferme", "", None),
    ("Information for the public: the port closes", "", None),
    ("09\u00a0h\u00a040 – Le port ferme", "09\u00a0h\u00a040 – ", "entry"),
    ("**9h40**: le port ferme", "**9h40**: ", "entry"),
    ("14:05 GMT", "14:05 GMT", "entry"),
    ("9.40am | The port closes", "9.40am | ", "entry"),
    ("Posted at 14:05", "Posted at 14:05", "entry"),
    ("Mis à jour à 10 h 12 : le port ferme", "Mis à jour à 10 h 12 : ", "entry"),
    ("10:12 is too early for the port", "", None),
    ("14:05 The port closes", "", None),  # one alone may be part of a sentence
    ("3.14 – a number", "", None),
    ("## Key points", "## Key points", "box"),
    ("Ce qu’il faut retenir :", "Ce qu’il faut retenir :", "box"),
    ("Key points were lost", "", None),
    ("Q: Who pays?", "", None),  # nobody answers
]


@pytest.mark.parametrize(("line", "head", "reason"), HEADS)
def test_what_heads_a_line_is_not_said(line, head, reason):
    text = f"{TOLD}\n\n{line}\n\n{TOLD}"
    reading = clean(text)
    assert [(text[slice(*region.span)], region.reason) for region in reading.regions] == [(head, reason)] * bool(reason)
    assert len(reading.text) == len(text)
    assert reading.text.count("\n") == text.count("\n")


def test_turns_are_marked_where_there_are_questions_and_answers():
    regions = clean(f"Q: Who pays?\nA: The port does.\n\n{TOLD}").regions
    assert [region.reason for region in regions] == ["question", "answer"]


def test_times_before_capitals_head_entries_where_several_lines_have_one():
    assert [region.reason for region in clean("14:05 The port closes\n14:20 Rain falls").regions] == ["entry", "entry"]


def test_a_kind_of_label_that_is_not_known_is_named(tmp_path, monkeypatch):
    table = tmp_path / "labels.tsv"
    table.write_text("alerte\tétiquette\n", encoding="utf-8")
    monkeypatch.setattr("etl.parse.clean.LABELS", table)
    _labels.cache_clear()
    with pytest.raises(DataError, match=r"labels\.tsv: 'alerte' is étiquette; expected one of tag, outlet tag, stamp"):
        clean(TOLD)
    monkeypatch.undo()
    _labels.cache_clear()
