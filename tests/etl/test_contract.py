"""`python -m etl extract`: JSON lines in, JSON lines out, in the same order."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.contract import extract_lines
from etl.extract import CannotExtract, Settings, extract
from etl.model.article import Article
from etl.model.places import ROOT
from etl.sources.repair import repair

LINES = [
    {"id": 1, "text": "\r\n😀 « Il n'y a rien », a déclaré Moscou.\r\n", "lang": "fr"},
    "not JSON",
    {"id": "three"},
    {"id": 4, "text": 4},
    [5],
    {"id": 6, "text": "Гром гремит над морем.", "lang": "ru"},
    {"id": 7, "text": "   "},
    {"id": 8, "text": "Moscow said there was no contact.", "published_at": "2023-03-15"},
    {"id": 9, "text": "Rien.", "published_at": "yesterday", "lang": "fr"},
]


@pytest.fixture(scope="module")
def answers():
    given_lines = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in LINES) + "\n\n"
    command = [sys.executable, "-m", "etl", "extract"]
    done = subprocess.run(command, cwd=ROOT, input=given_lines, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_for_each_in_the_same_order(answers):
    assert [answer["id"] for answer in answers] == [1, None, "three", 4, None, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("position", "reason"),
    [
        (1, "not JSON"),
        (2, "no field 'text'"),
        (3, "is a int"),
        (4, "a JSON list"),
        (5, "'ru'"),
        (6, "empty"),
        (8, "ISO 8601"),
    ],
)
def test_what_is_not_valid_says_why(answers, position, reason):
    assert reason in answers[position]["error"]
    assert answers[position]["statements"] == []


def test_a_text_that_was_decoded_wrongly_is_read_and_answered_in_its_own_offsets(answers):
    mended = "Selon Moscou, le drone est tombé. « C'était une provocation », a déclaré Sergueï Choïgou à l'été 2023."
    given_text = mended.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\xa0")
    (answer,) = [json.loads(line) for line in extract_lines([json.dumps({"id": 1, "text": given_text})], Settings())]
    (right,) = [json.loads(line) for line in extract_lines([json.dumps({"id": 1, "text": mended})], Settings())]
    assert [s["speaker"] for s in answer["statements"]] == [s["speaker"] for s in right["statements"]]
    for found, expected in zip(answer["statements"], right["statements"], strict=True):
        for (start, end), (right_start, right_end) in zip(found["content"], expected["content"], strict=True):
            assert repair(given_text[start:end]).text == mended[right_start:right_end]


def test_offsets_are_indices_into_the_given_text(answers):
    text = LINES[0]["text"]
    (statement,) = answers[0]["statements"]
    assert [text[slice(*span)] for span in statement["content"]] == ["Il n'y a rien"]
    assert text[slice(*statement["cue"])] == "a déclaré"
    assert text[slice(*statement["source"])] == "Moscou"
    assert (statement["kind"], statement["speaker"], statement["actor"], statement["side"]) == (
        "direct", "Moscou", "country-ru", "RU",
    )  # fmt: skip


def test_all_fields_are_there(answers):
    assert set(answers[7]) == {"id", "lang", "statements", "actors", "dates"}
    (actor,) = answers[7]["actors"]
    assert actor == {
        "id": "country-ru",
        "name": "Russia",
        "kind": "country",
        "side": "RU",
        "role": None,
        "mentions": [[0, 6]],
    }


MARKS = ["« ", " »", '"', "”", "“", "'", "’", "\n", "\n\n", ". ", ", ", ": ", "(", ")", "—", "- ", "\u00a0"]
WORDS = [" a déclaré que ", "selon ", " dit-il", " said ", "that ", "according to ", "he ", "d'", "é", "X ", "mardi "]
PIECES = st.sampled_from([*MARKS, *WORDS, "Jean Martin", "le ministre"])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=150)
@given(text=TEXTS)
def test_nothing_breaks_it(lang, text):
    try:
        first = extract(Article(text=text, lang=lang))
    except CannotExtract:
        return
    assert extract(Article(text=text, lang=lang)) == first
    for statement in first.statements:
        ends = [0]
        for start, end in statement.content:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
        for span in (statement.cue, statement.source):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0 <= statement.confidence <= 1
