"""What was typed is understood, or a hint says what was taken for what; nothing typed is an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.controls import shown
from etl.search.query import MOST_CHARACTERS, MOST_PARTS, Field, Words, parse


def word(text, *, excluded=False):
    return Words(text, (text,), inflected=True, excluded=excluded)


UNDERSTOOD = {
    "drone": [(word("drone"),)],
    "drone wreck": [(word("drone"),), (word("wreck"),)],
    "drone OR wreck": [(word("drone"), word("wreck"))],
    "a OR b OR c d": [(word("a"), word("b"), word("c")), (word("d"),)],
    "drone -wreck": [(word("drone"),), (word("wreck", excluded=True),)],
    "drone - wreck": [(word("drone"),), (word("wreck"),)],
    '"Black Sea"': [(Words("Black Sea", ("black", "sea")),)],
    '-"Black Sea" x': [(Words("Black Sea", ("black", "sea"), excluded=True),), (word("x"),)],
    '"drone"': [(Words("drone", ("drone",)),)],
    "« mer Noire »": [(Words("mer Noire", ("mer", "noire")),)],
    "„Schwarzes Meer“": [(Words("Schwarzes Meer", ("schwarzes", "meer")),)],
    "cessez-le-feu": [(Words("cessez-le-feu", ("cessez", "le", "feu")),)],
    "l’été": [(Words("l’été", ("l", "ete")),)],
    "16 000": [(Words("16 000", ("16000",), inflected=True),)],
    "2023 100": [(word("2023"),), (word("100"),)],
    "18:30": [(Words("18:30", ("18", "30")),)],
    "side:RU": [(Field("side", "RU"),)],
    "-Side:ru x": [(Field("side", "ru", excluded=True),), (word("x"),)],
    'actor:"Mark Milley"': [(Field("actor", "Mark Milley"),)],
    "side:RU OR side:UA": [(Field("side", "RU"), Field("side", "UA"))],
    "before:2023-03-15": [(Field("before", "2023-03-15", date(2023, 3, 15)),)],
    "after:2023-03": [(Field("after", "2023-03", date(2023, 3, 1)),)],
    "after:2023": [(Field("after", "2023", date(2023, 1, 1)),)],
    "or": [(word("or"),)],
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_understood(text):
    found = parse(text)
    assert list(found.clauses) == UNDERSTOOD[text]
    assert not found.hints or text == "drone - wreck"


HINTS = {
    "": ([], "type a word"),
    "   ": ([], "type a word"),
    "%": ([], "no letter or digit is in '%'"),
    '"': ([], "is not closed"),
    '"open sea': ([(Words("open sea", ("open", "sea")),)], "is not closed"),
    "OR": ([], "OR stands between two words"),
    "drone OR": ([(word("drone"),)], "OR stands between two words"),
    "OR drone": ([(word("drone"),)], "OR stands between two words"),
    "a OR OR b": ([(word("a"), word("b"))], "OR stands between two words"),
    "-": ([], "no letter or digit is in '-'"),
    "before:yesterdayish": ([], "'yesterdayish' is no date"),
    "x before:2023-02-30": ([(word("x"),)], "'2023-02-30' is no date"),
    "after:": ([], "after: has no value"),
    "side:": ([], "side: has no value"),
    "side: RU": ([(Words("RU", ("ru",), inflected=True),)], "without a blank"),
    "foo:bar": ([(Words("foo bar", ("foo", "bar")),)], "no condition is called 'foo'; there are actor, side"),
    "-drone": ([(word("drone", excluded=True),)], "no word says what to look for"),
    "\x00\x1b[2J": ([(Words("2J", ("2j",), inflected=True),)], None),
    "x" * 10_000: ([(Words("x" * MOST_CHARACTERS, ("x" * 255,), inflected=True),)], "only the first 4,000 of 10,000"),
    "y " * 100: ([(word("y"),)] * MOST_PARTS, f"only the first {MOST_PARTS} words"),
}


@pytest.mark.parametrize("text", HINTS, ids=lambda text: repr(text[:20]))
def test_what_is_not_is_said(text):
    clauses, hint = HINTS[text]
    found = parse(text)
    assert list(found.clauses) == clauses
    assert any(hint in each for each in found.hints) if hint else True


@given(st.text())
def test_no_text_is_an_error(text):
    found = parse(text)
    assert found.clauses or found.hints
    assert all(shown(hint) == hint for hint in found.hints)  # on one line, nothing that a terminal obeys
