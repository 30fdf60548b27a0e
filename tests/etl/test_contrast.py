"""`python -m etl contrast`: JSON lines of pairs in, JSON lines of relations out, in the same order."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.contrast import NEEDED, OPTIONAL, contrast_lines
from etl.model.places import ROOT

HIT = "Russian jets hit the drone over the Black Sea."
NOT_HIT = "Russian jets did not hit the drone over the Black Sea."
KEYS = ["id", "relation", "confidence", "why"]
RELATIONS = {"contradicts", "agrees", "differs", "unrelated"}
LINES = [
    {"id": 1, "a": HIT, "b": NOT_HIT, "lang": "en"},
    "not JSON",
    {"id": "three", "a": HIT},
    {"id": 4, "a": HIT, "b": 4},
    [5],
    {"id": 6, "a": HIT, "b": "   "},
    {"id": 7, "a": HIT, "b": NOT_HIT, "a_said": "yesterday"},
    {"id": 8, "a": "Le train est parti.", "b": "Bread costs more.", "a_lang": "fr", "b_lang": "en"},
    {"a": HIT, "b": NOT_HIT},
    {"id": {"x": 10}, "a": HIT, "b": HIT, "lang": None},
    {"id": 11, "a": HIT, "b": NOT_HIT, "lang": 5},
]


def answered(*given):
    lines = [line if isinstance(line, str) else json.dumps(line) for line in given]
    return [json.loads(line) for line in contrast_lines(lines)]


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    path = tmp_path_factory.mktemp("pairs") / "pairs.jsonl"
    lines = [line if isinstance(line, str) else json.dumps(line) for line in LINES]
    path.write_text("\ufeff" + "\n\n".join(lines) + "\n \n", encoding="utf-8")
    command = [sys.executable, "-m", "etl", "contrast", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_for_each_that_is_not_blank_in_the_same_order(answers):
    assert [answer["id"] for answer in answers] == [1, None, "three", 4, None, 6, 7, 8, None, {"x": 10}, 11]


def test_the_keys_of_an_answer(answers):
    for answer in answers:
        assert list(answer) == ([*KEYS, "error"] if "error" in answer else KEYS)
        assert answer["relation"] in RELATIONS
        assert 0 <= answer["confidence"] <= 1
        assert answer["confidence"] == round(answer["confidence"], 3)
    assert answers[0]["relation"] == "contradicts"
    assert "not hit" in answers[0]["why"]
    assert "error" not in answers[7]
    assert "error" not in answers[9]


@pytest.mark.parametrize(
    ("position", "found", "allowed"),
    [
        (1, "not JSON", ""),
        (2, "no field 'b'", "expected id, a, b and optionally lang, a_lang, b_lang, a_said, b_said"),
        (3, "field 'b' is a int", "expected a string"),
        (4, "a JSON list", "expected an object with id, a, b"),
        (5, "field 'b' is empty", "expected a statement of 2,000 characters at most"),
        (6, "yesterday", "ISO 8601"),
        (8, "no field 'id'", "expected id, a, b"),
        (10, "field 'lang' is a int", "expected a string"),
    ],
)
def test_what_is_not_valid_says_what_was_found_and_what_is_allowed(answers, position, found, allowed):
    answer = answers[position]
    assert found in answer["error"]
    assert allowed in answer["error"]
    assert (answer["relation"], answer["confidence"], answer["why"]) == ("unrelated", 0.0, "")


@pytest.mark.parametrize("name", NEEDED)
def test_each_field_that_is_needed(name):
    pair = {"id": 1, "a": HIT, "b": HIT}
    del pair[name]
    (answer,) = answered(pair)
    assert f"no field {name!r}" in answer["error"]


@pytest.mark.parametrize("name", [*NEEDED[1:], *OPTIONAL])
@pytest.mark.parametrize("value", [1, 1.5, True, [], {}])
def test_each_field_is_a_string(name, value):
    (answer,) = answered({"id": 1, "a": HIT, "b": HIT, name: value})
    assert f"field {name!r} is a {type(value).__name__}; expected a string" in answer["error"]


@pytest.mark.parametrize("name", OPTIONAL)
@pytest.mark.parametrize("value", [None, ""])
def test_what_is_optional_may_be_empty(name, value):
    (answer,) = answered({"id": 1, "a": HIT, "b": NOT_HIT, name: value})
    assert answer["relation"] == "contradicts"


@pytest.mark.parametrize("name", NEEDED[1:])
def test_null_is_no_statement(name):
    (answer,) = answered({"id": 1, "a": HIT, "b": HIT, name: None})
    assert f"field {name!r}" in answer["error"]
    assert "expected a string" in answer["error"]


def test_what_is_told_of_one_speaker_over_time_is_told_of_two_statements():
    pair = {"id": 1, "a": HIT, "b": NOT_HIT, "a_said": "2023-03-14", "b_said": "2023-03-15T10:00"}
    (answer,) = answered(pair)
    assert answer["relation"] == "contradicts"


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        pytest.param({"a_said": "2023-02-06", "b_said": "2023-02-08"}, "differs", id="grew"),
        pytest.param({"a_said": "2023-02-08", "b_said": "2023-02-06"}, "contradicts", id="fell"),
        pytest.param({"a_said": "2023-02-06", "b_said": "2023-02-06"}, "contradicts", id="one day"),
        pytest.param({"a_said": "2023-02-06T08:00:00+00:00", "b_said": "2023-02-08"}, "differs", id="a time of day"),
        pytest.param({}, "contradicts", id="nobody knows when"),
    ],
)
def test_a_figure_that_grew_contradicts_nothing(said, relation):
    pair = {"id": 1, "a": "The quake killed 12 people.", "b": "The quake killed 40 people.", "lang": "en", **said}
    (answer,) = answered(pair)
    assert answer["relation"] == relation


def test_a_language_is_detected_or_given():
    pair = {
        "id": 1,
        "a": "Le maire n'a pas signé le décret sur la chasse.",
        "b": "Le maire a signé le décret sur la chasse.",
    }
    detected, told, tagged = answered(pair, {**pair, "lang": "fr"}, {**pair, "lang": "FR-ca"})
    assert detected == told == tagged
    assert told["relation"] == "contradicts"


def test_a_language_without_words_of_its_own_is_compared_by_its_words_alone():
    (answer,) = answered({"id": 1, "a": "Wojska weszły do miasta.", "b": "Wojska weszły do miasta.", "lang": "pl"})
    assert "error" not in answer
    assert answer["relation"] != "contradicts"


@pytest.mark.parametrize("lang", ["xx", "q", "12", "klingon"])
def test_an_unknown_language_is_told_with_those_that_are_known(lang):
    (answer,) = answered({"id": 1, "a": HIT, "b": HIT, "lang": lang})
    assert f"{lang!r}" in answer["error"]
    assert "ISO 639-1 code such as fr or en" in answer["error"]


@pytest.mark.parametrize("lang", ["xx", "q", "12", "klingon"])
def test_an_unknown_language_costs_its_pair_alone(lang):
    answers = answered({"id": 1, "a": HIT, "b": HIT, "lang": lang}, {"id": 2, "a": HIT, "b": NOT_HIT})
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[1]["relation"] == "contradicts"


def test_a_very_long_text_is_read_as_far_as_it_is_looked_at():
    long = HIT + " The pilots flew home." * 50_000
    (answer,) = answered({"id": 1, "a": long, "b": NOT_HIT, "lang": "en"})
    assert "error" not in answer


def test_half_a_surrogate_pair_in_an_id_comes_back_as_it_was(etl):
    done = etl("contrast", given=json.dumps({"id": "\ud800", "a": HIT, "b": NOT_HIT}) + "\n")
    assert done.returncode == 0
    (answer,) = map(json.loads, done.stdout.splitlines())
    assert answer["id"] == "\ud800"
    assert answer["relation"] == "contradicts"


@pytest.mark.parametrize(
    "part",
    [
        "surrogate",
        "expected Unicode text",
    ],
)
def test_half_a_surrogate_pair_in_a_statement_costs_its_pair_alone(part):
    first, second = answered({"id": 1, "a": "The drone \ud83d fell.", "b": HIT}, {"id": 2, "a": HIT, "b": NOT_HIT})
    assert part in first["error"]
    assert second["relation"] == "contradicts"


def test_what_is_nested_too_deeply_is_told():
    (answer,) = answered("[" * 100_000)
    assert "error" in answer


def test_an_answer_is_one_line_that_no_terminal_obeys():
    (line,) = contrast_lines([json.dumps({"id": "\x1b[2J\n", "a": f"\x1b[2J {HIT}", "b": NOT_HIT, "lang": "en"})])
    assert "\x1b" not in line
    assert "\n" not in line


def test_no_pair_no_answer(etl):
    assert list(contrast_lines(["", "\n", "  \t "])) == []
    assert etl("contrast", given="\n\n").stdout == ""


def test_a_file_that_is_not_there(etl, tmp_path):
    done = etl("contrast", tmp_path / "none.jsonl")
    assert done.returncode == 2
    assert "none.jsonl" in "".join(line.strip("│ ") for line in done.stderr.splitlines())  # however the panel breaks


VALUES = st.one_of(st.integers(), st.text(max_size=20), st.lists(st.text(max_size=3), max_size=2))
FIELDS = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(NEEDED, VALUES), **dict.fromkeys(OPTIONAL, st.one_of(st.none(), VALUES))}
)


@settings(max_examples=150)
@given(pair=FIELDS)
def test_whatever_is_given_there_is_one_answer(pair):
    (answer,) = answered(pair)
    assert answer["relation"] in RELATIONS
    assert 0 <= answer["confidence"] <= 1
    assert answer.get("id") == pair.get("id")


@settings(max_examples=100)
@given(line=st.text(max_size=40))
def test_whatever_a_line_is_there_is_one_answer_or_none(line):
    assert len(list(contrast_lines([line]))) == bool(line.strip())
