"""No load ends silently with less than it was given: of each paragraph are there its words, or a word why not."""

from collections import defaultdict
from typing import NamedTuple

import pytest

from etl.model.folding import searchable
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load
from tests.etl.shapes import DAY, SPEAKERS, STORY, shapes

SHAPES = shapes()
DAYS = {
    "date of a change": None,
    "date of another article": None,
    "dates of Québec": DAY,
    "lines before the header": DAY,
}


TOLD = """
SELECT a.source, s.content FROM statements AS s JOIN articles AS a USING (article_id)
WHERE contains(s.content, 'the tug')
"""


class Loaded(NamedTuple):
    """By the name of its file: the text, the speakers, what was noted or refused, the day, what somebody was told."""

    texts: dict[str, str]
    speakers: dict[str, list[str]]
    said: dict[str, list[str]]
    days: dict[str, str]
    told: dict[str, str]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """What one load of all the files made of each."""
    folder = tmp_path_factory.mktemp("shapes")
    outlets = ["file,outlet\n"]  # which keep files with the same text apart
    for files in SHAPES.values():
        for name, content in files:
            (folder / name).write_bytes(content)
            outlets.append(f"{name},Outlet of {name}\n")
    (folder / "manifest.csv").write_text("".join(outlets), "utf-8")
    load([folder], folder / "warehouse")
    texts, speakers, said = defaultdict(str), defaultdict(list), defaultdict(list)
    with open_build(current_build(folder / "warehouse")) as connection:
        for source, text, notes in connection.execute("SELECT source, text, notes FROM articles").fetchall():
            texts[_file(source)] += searchable(text) + "\n"
            said[_file(source)] += [note["text"] for note in notes or ()]
        told = dict(connection.execute(TOLD).fetchall())
        asked = "SELECT a.source, s.speaker FROM statements AS s JOIN articles AS a USING (article_id) ORDER BY ordinal"
        for source, speaker in connection.execute(asked).fetchall():
            speakers[_file(source)].append(speaker)
        for source, reason in connection.execute("SELECT source, reason FROM rejects").fetchall():
            said[_file(source)].append(reason)
        days = dict(connection.execute("SELECT source, date_start::DATE::VARCHAR FROM articles").fetchall())
    days, told = ({_file(source): value for source, value in each.items()} for each in (days, told))
    return Loaded(texts, speakers, said, days, told)


def _file(source):
    return source.partition("#")[0].rpartition("/")[2]


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("kind", SHAPES)
def test_of_each_paragraph_there_are_the_words_or_a_word_why_not(loaded, kind, number):
    name, _ = SHAPES[kind][number]
    missing = [paragraph for paragraph in _given(kind) if searchable(paragraph)[1:-12] not in loaded.texts[name]]
    assert not missing or loaded.said[name], missing


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("kind", SHAPES)
def test_each_quotation_is_its_speaker_s_and_stands_once(loaded, kind, number):
    name, _ = SHAPES[kind][number]
    speakers = loaded.speakers[name]
    named = [speaker for speaker in speakers if speaker in SPEAKERS]
    assert set(named) == set(SPEAKERS)
    assert set(speakers) <= {*SPEAKERS, None}
    assert len(named) <= len(SPEAKERS) + (kind in ("inset quotation", "told somebody"))


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(("kind", "day"), DAYS.items())
def test_a_day_is_what_the_input_says_of_itself(loaded, kind, day, number):
    name, _ = SHAPES[kind][number]
    assert loaded.days[name] == day


@pytest.mark.parametrize("number", range(3))
def test_who_was_told_is_no_part_of_what_was_said(loaded, number):
    name, _ = SHAPES["told somebody"][number]
    assert loaded.told[name] == "they “should not wait for the tug”"


def _given(kind):
    """The paragraphs that a kind of input has just so."""
    if kind == "rows with one address":
        return STORY[1::2]
    return STORY[:-1] if kind == "signature" else STORY
