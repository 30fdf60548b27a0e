"""Damaged texts go through the extraction like others: the sample's own, cut, reordered and strewn with marks.

The seeds are fixed, so that a text that fails once fails again; the parts share the work among processes.
"""

import random

import pytest

from etl.extract import extract
from etl.model.article import LANGUAGES, Article
from etl.model.places import SAMPLE
from etl.parse.clean import clean

PARTS = 6
TEXTS = 1500  # a part: some ten seconds
LONGEST = 900  # characters of a text
MARKS = [
    *"«»“”\"'‘’„,.;:()—–-…?!\n•*>",
    " ",
    "\u00a0",
    "\u202f",
    "\f",
    "\x1c",
    "09:40 – ",
    "ALERTE : ",
    "\nQ: ",
    "\nA: ",
]


def sample_texts():
    """Each language's articles of the sample that are plain texts, in order of their names."""
    texts = {lang: [] for lang in LANGUAGES}
    for path in sorted(SAMPLE.rglob("*.txt")):
        lang = next((lang for lang in LANGUAGES if f"-{lang}-" in f"-{path.name}"), None)
        if lang:
            texts[lang].append(path.read_text(encoding="utf-8"))
    return texts


def cut(text, chance):
    return text[: chance.randrange(1, len(text) + 1)]


def without_words(text, chance):
    words = text.split(" ")
    first = chance.randrange(len(words))
    del words[first : first + chance.randrange(1, 6)]
    return " ".join(words)


def with_words_exchanged(text, chance):
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def with_a_mark(text, chance):
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(MARKS) + text[place:]


def without_a_character(text, chance):
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :]


DAMAGES = (cut, without_words, with_words_exchanged, with_a_mark, with_a_mark, without_a_character)


def damaged(text, chance):
    """A piece of a text with up to a dozen damages."""
    first = chance.randrange(max(1, len(text) - LONGEST))
    text = text[first : first + chance.randrange(20, LONGEST)]
    for _ in range(chance.randrange(1, 13)):
        text = chance.choice(DAMAGES)(text, chance) or text
    return text


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_texts_are_read(part):
    chance = random.Random(part)
    texts = sample_texts()
    assert all(texts.values())
    for _ in range(TEXTS):
        lang = chance.choice(LANGUAGES)
        text = damaged(chance.choice(texts[lang]), chance)
        if text.strip():
            check(text, lang)


def check(text, lang):
    reading = clean(text)
    assert len(reading.text) == len(text), repr(text)
    assert reading.text.count("\n") == text.count("\n"), repr(text)
    extraction = extract(Article(text=text, lang=lang))
    for region in extraction.regions:
        assert 0 <= region.span.start < region.span.end <= len(text), repr(text)
    for statement in extraction.statements:
        assert statement.content, repr(text)
        for start, end in (*statement.content, *filter(None, (statement.cue, statement.source))):
            assert 0 <= start < end <= len(text), repr(text)
        assert all(text[start:end].strip() for start, end in statement.content), repr(text)
