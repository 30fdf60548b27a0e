"""Control characters of names and texts are written out, letters stay as they are."""

import json

import pytest

from etl.model.controls import json_line, shown

CASES = [
    pytest.param("Odile Marsan", "Odile Marsan", id="plain"),
    pytest.param("L’été — 12\u202f000 «\u00a0ça\u00a0»", "L’été — 12\u202f000 «\u00a0ça\u00a0»", id="French"),
    pytest.param("Шойгу 😀", "Шойгу 😀", id="other scripts stay"),
    pytest.param("\x1b[2J", "\\x1b[2J", id="clears the screen"),
    pytest.param("\x9b2J", "\\x9b2J", id="the same in one character"),
    pytest.param("a\nrejected b", "a\\nrejected b", id="a line that nobody wrote"),
    pytest.param("a\rb\x08", "a\\rb\\x08", id="writes over"),
    pytest.param("gpj.\u202etxt", "gpj.\\u202etxt", id="turns the order"),
    pytest.param("a\ud800", "a\\ud800", id="half a character"),
]


@pytest.mark.parametrize(("text", "written"), CASES)
def test_shown(text, written):
    assert shown(text) == written


@pytest.mark.parametrize("text", [case.values[0] for case in CASES])
def test_json_holds_what_it_was_given(text):
    line = json_line({"é": text})
    assert json.loads(line) == {"é": text}
    assert line.startswith('{"é"')
    assert not set(line) & set("\x1b\x9b\x08\n\r\ud800")
