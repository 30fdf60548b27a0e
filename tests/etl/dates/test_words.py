"""The words of dates: what a list may hold, and that the lists of the project can be read whole."""

import pytest

from etl.dates.reading import words
from etl.dates.reading.kinds import LETTERS, NEVER_FIRST, compiled_kinds
from etl.dates.reading.words import date_words
from etl.languages.known import load_language
from etl.model.tables import DataError


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Writes a list of English and reads it."""
    monkeypatch.setattr(words, "LEXICON", tmp_path)
    (tmp_path / "en").mkdir()

    def read(line):
        (tmp_path / "en" / "dates.tsv").write_text(line, "utf-8")
        return date_words.__wrapped__("en")

    return read


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("soon\tsoonish\t1", "line 1: unknown kind 'soonish'; expected one of month"),
        ("dusk\tpart\tlate", "line 1: part has the value 'late'; expected the hours of a part of the day, 18-24"),
        ("fortnight\tunit", "line 1: unit has the value ''; expected the unit of the calendar"),
    ],
)
def test_what_a_list_may_not_hold(listed, line, message):
    with pytest.raises(DataError, match=message):
        listed(line)


def test_a_word_an_abbreviation_and_a_phrase(listed):
    found = listed("fortnight\tunit\tweek\nSept.\tshortmonth\t9\nday before yesterday\tdayword\t-2")
    assert found.get("Fortnight").value == "week"
    assert (found.get("Sept.").value, found.get("Sept").value, found.get("sept")) == (9, 9, None)
    assert found.phrases["day"][0][0] == "day before yesterday"
    assert found.get("tuesday") == ("weekday", 1)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_rule_begins_with_a_word_that_the_scan_passes(lang):
    """Such a rule would never match."""
    never = {LETTERS[kind] for kind in NEVER_FIRST}
    first = [
        compiled_kinds(rule.pattern, load_language(lang).dates.all_sets)[:1] for rule in load_language(lang).dates.rules
    ]
    assert never.isdisjoint(first)


def test_a_pattern_with_an_unknown_kind_is_an_error():
    with pytest.raises(KeyError):
        compiled_kinds("weekday soonish")
