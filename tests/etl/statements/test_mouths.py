"""Whose words, for which side, denied or not; `mouths.tsv` has ten and more a construction and language."""

from collections import Counter
from pathlib import Path

import pytest

from etl.extract import extract
from etl.model.article import Article, Date

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("mouths.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
EDGE = " .,;:«»“”\"'\u00a0\u202f"


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [pytest.param(*row[1:], id=f"{row[0]}: {row[2][:60]}") for row in CASES]
)
def test_mouths(lang, text, expected):
    wanted = [] if expected == "nothing" else [_wanted(one) for one in expected.split(" || ")]
    assert found(lang, text) == wanted


def found(lang, text):
    return [
        (
            " … ".join(text[slice(*span)].strip(EDGE) for span in one.content),
            (one.speaker or "-").casefold(),
            one.side or "-",
            one.polarity,
        )
        for one in extract(Article(text=text, lang=lang, date=Date())).statements
    ]


def _wanted(one):
    words, speaker, side, *polarity = one.split(" => ")
    parts = " … ".join(part.strip(EDGE) for part in words.split(" … "))
    return parts, speaker.casefold(), side, polarity[0] if polarity else "asserted"


def test_every_construction_has_ten_cases_in_each_language():
    constructions = Counter((row[0], row[1]) for row in CASES)
    assert {one for one, _ in constructions} == {one for one, lang in constructions if lang == "en"}
    assert {one for one, _ in constructions} == {one for one, lang in constructions if lang == "fr"}
    assert min(constructions.values()) >= 10
